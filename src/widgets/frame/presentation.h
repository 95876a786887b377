// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/workspace.h"

#include <QLabel>
#include <QTimer>
#include <QWidget>
#include <memory>

namespace mixdesk {

class ScoreCurvePlot;
class ScoreHistogram;
class TripleView;

/// Parts to show an audience: of every class a good part and its most and least obvious defects,
/// only such as are scored.
QVector<int> partsToPresent(const std::vector<GalleryEntry>& entries);

/// One part at a time, large: verdict, triple view, the class's scores and how it learned them.
/// Steps by itself or by the arrow keys. A window of its own.
class Presentation : public QWidget
{
    Q_OBJECT

public:
    explicit Presentation(Workspace& workspace, const QVector<int>& parts,
                          QWidget* parent = nullptr);

    int position() const { return m_position; }
    void step(int by);
    void setRunning(bool on);
    bool running() const { return m_timer.isActive(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void showPart(const OpenedPart& part);
    void showVerdict(int entry);
    void showClass(int classIndex);
    void updateFoot();

    Workspace& m_workspace;
    QVector<int> m_parts;
    int m_position = 0;
    int m_shownClass = -1, m_shownRevision = -1;
    QTimer m_timer;
    QLabel *m_icon, *m_verdict, *m_sentence, *m_figures, *m_foot, *m_learned, *m_scores;
    TripleView* m_view;
    ScoreCurvePlot* m_curve;
    ScoreHistogram* m_histogram;
};

} // namespace mixdesk
