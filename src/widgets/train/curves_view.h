// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/run_history.h"

#include <QSplitter>

namespace mixdesk {

class LinePlot;
class Plot;
class ScoreCurvePlot;

/// The curves of one run, and dotted beside them those of a second: anomaly score per class on top,
/// loss parts, validation figures and learning rate below; all over the same epochs.
class CurvesView : public QSplitter
{
    Q_OBJECT

public:
    explicit CurvesView(QWidget* parent = nullptr);

    void setRun(const QStringList& classes, const std::vector<EpochReport>& epochs);
    /// `epochs` as a whole; those from `first` on are new.
    void append(const std::vector<EpochReport>& epochs, int first);
    /// Steps of the running epoch; those shown already are skipped.
    void showLive(const std::vector<StepReport>& live);
    void setComparison(const QString& name, const RunHistory& history);
    void clearComparison();

    ScoreCurvePlot& scores() { return *m_scores; }
    LinePlot& loss() { return *m_loss; }
    LinePlot& validation() { return *m_validation; }
    LinePlot& rate() { return *m_rate; }
    QVector<Plot*> plots() const;
    /// The lower plots below each other instead of side by side.
    void setNarrow(bool on);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void giveRoom();
    void appendEpoch(const EpochReport& epoch);

    QStringList m_classes;
    QSplitter* m_below;
    ScoreCurvePlot* m_scores;
    LinePlot *m_loss, *m_validation, *m_rate;
    int m_liveEpoch = 0;
    std::size_t m_liveShown = 0;
};

} // namespace mixdesk
