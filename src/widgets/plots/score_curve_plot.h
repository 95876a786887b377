// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <QSet>
#include <limits>

namespace mixdesk {

class ClassChips;

/// Of one class over one epoch; NaN is absent.
struct ClassPoint
{
    double mean = std::numeric_limits<double>::quiet_NaN();
    double deviation = std::numeric_limits<double>::quiet_NaN(); ///< one sigma
    double threshold = std::numeric_limits<double>::quiet_NaN();
};

struct ScoreEpoch
{
    int epoch = 0;               ///< from 1: epochs completed
    QVector<ClassPoint> classes; ///< in the order of the classes; missing ones are absent
};

/// Anomaly score per class over the epochs: mean with a band of one sigma, threshold dashed in the
/// same colour, a thin line within the running epoch. Chips solo and mute classes. The scale is
/// logarithmic at first, which keeps classes of very different scores apart and readable; linear
/// and "score / threshold" are a button away.
class ScoreCurvePlot : public Plot
{
    Q_OBJECT

public:
    explicit ScoreCurvePlot(QWidget* parent = nullptr);

    /// Forgets all data; colours go by place.
    void setClasses(const QStringList& names);
    QStringList classes() const { return m_names; }

    /// The exact point at the end of an epoch; takes away the thin line up to there. An epoch that
    /// is not after the last one replaces that one and what follows it, as when a run is resumed.
    void appendEpoch(int epoch, const QVector<ClassPoint>& points);
    /// `at` counts completed epochs with a fraction: 2.5 is the middle of the third epoch. Ignored
    /// where an exact point is there already.
    void appendLive(double at, const QVector<double>& means);
    /// All at once, as for a finished run.
    void setHistory(const QVector<ScoreEpoch>& epochs);
    void clear();

    /// Means of a second run with the same classes, dotted; replaces an earlier one.
    void setComparison(const QString& name, const QVector<ScoreEpoch>& epochs);
    void clearComparison();

    void setSolo(const QSet<int>& classes);
    void setMuted(const QSet<int>& classes);
    bool isClassVisible(int index) const;
    ClassChips* chips() const { return m_chips; }

    /// Scores divided by the class's threshold of the same epoch: every class against one limit.
    void setRelative(bool on);
    bool isRelative() const { return m_relative; }

    QVector<PlotColumn> columns() const override;
    QVector<LegendEntry> legend() const override;

signals:
    void soloChanged(const QSet<int>& classes);
    void mutedChanged(const QSet<int>& classes);

protected:
    QVector<LegendEntry> screenLegend() const override;

private:
    /// In the order of drawing.
    enum Kind { Lower, Upper, Threshold, Compared, Live, Mean, KindCount };

    int seriesOf(Kind kind, int index) const { return int(kind) * int(m_names.size()) + index; }
    void addSeries();
    void drawEpoch(const ScoreEpoch& epoch);
    void fill();
    void fillComparison();
    void applyVisibility();
    double liveValue(int index, double mean) const;
    QVector<LegendEntry> styleLegend() const;
    QString words(int series, double x, double y) const;

    QStringList m_names;
    QVector<ScoreEpoch> m_epochs, m_compared;
    QVector<PlotColumn> m_live; ///< one per class
    QString m_comparison;
    ClassChips* m_chips;
    QToolButton* m_relativeTool;
    bool m_relative = false;
};

} // namespace mixdesk
