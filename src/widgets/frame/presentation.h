// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/workspace.h"

#include <QLabel>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>

class QLayout;

namespace mixdesk {

class ScoreCurvePlot;
class ScoreHistogram;
class TripleView;

/// Parts to show an audience: of every class a good part and its most and least obvious defects,
/// only such as are scored.
QVector<int> partsToPresent(const std::vector<GalleryEntry>& entries);

/// One part at a time, large: verdict, triple view, the class's scores and how it learned them.
/// Steps by itself or by the arrow keys. A window of its own, as high as what it says is large.
class Presentation : public QWidget
{
    Q_OBJECT

public:
    using Choice = std::function<QVector<int>()>;

    /// `choose` is asked for the parts now, and again whenever the list of parts has been made anew
    /// and is scored, as after a training; what is shown stays until then.
    Presentation(Workspace& workspace, Choice choose, QWidget* parent = nullptr);

    int position() const { return m_position; }
    void step(int by);
    void setRunning(bool on);
    bool running() const { return m_timer.isActive(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    QLayout* makeHead();
    QLayout* makeCharts();
    void fitToHeight();
    void forgetParts();
    void takeParts();
    void readCurve();
    void showPart(const OpenedPart& part);
    void showVerdict(const GalleryEntry& entry);
    void showClass(int classIndex);
    void restyle();
    void updateFoot();

    Workspace& m_workspace;
    Choice m_choose;
    QVector<int> m_parts; ///< empty: none, or those of before are being scored anew
    int m_position = 0;
    QString m_shown; ///< the shown part's GalleryEntry::key(); empty: none yet
    std::optional<Verdict> m_shownVerdict;
    bool m_wrong = false, m_labelled = false; ///< the verdict is; the truth is known
    double m_scale = 0.0;
    int m_shownClass = -1, m_shownRevision = -1;
    QTimer m_timer;
    QLabel *m_icon = nullptr, *m_verdict = nullptr, *m_sentence = nullptr, *m_truthIcon = nullptr;
    QLabel *m_truth = nullptr, *m_figures = nullptr, *m_foot = nullptr, *m_learned = nullptr;
    QLabel *m_learnedHow = nullptr, *m_scores = nullptr, *m_scoresHow = nullptr;
    TripleView* m_view = nullptr;
    ScoreCurvePlot* m_curve = nullptr;
    ScoreHistogram* m_histogram = nullptr;
};

} // namespace mixdesk
