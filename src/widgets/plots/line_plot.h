// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

namespace mixdesk {

/// A few quantities over the epochs: loss parts, rates, learning rate.
class LinePlot : public Plot
{
    Q_OBJECT

public:
    explicit LinePlot(const QString& title, QWidget* parent = nullptr);

    /// Forgets all data. Percent formats keep 0 % to 100 % in view. Series are told apart by
    /// colours of their own, which are none of the first classes'.
    void setSeries(const QStringList& names, const ValueFormat& format = {});
    /// Offers the logarithmic scale in the header.
    void offerLogarithmic(bool on = true);

    /// One point per series at `x`; NaN and missing values leave a gap. A point at or before an
    /// earlier x replaces that one and what follows it, as when a run is resumed.
    void append(double x, const QVector<double>& values);
    /// Everything at once: values[series] beside x.
    void setData(const QVector<double>& x, const QVector<QVector<double>>& values);
    /// A second run, dotted; replaces an earlier one. values[series] beside x.
    void setComparison(const QString& name, const QVector<double>& x,
                       const QVector<QVector<double>>& values);
    void clearComparison();
    void clear();

    QVector<PlotColumn> columns() const override;
    QVector<LegendEntry> legend() const override;

private:
    void rebuild();

    QStringList m_names;
    QVector<PlotColumn> m_data, m_compared; ///< one per series
    QString m_comparison;
};

} // namespace mixdesk
