// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_canvas.h"

#include <cmath>
#include <limits>
#include <qcustomplot.h>
#include <tuple>

namespace mixdesk {

namespace {

constexpr double kNoLimit = std::numeric_limits<double>::max();
constexpr double kBandDepth = 3.0; ///< how far a band may pull a logarithmic scale down

} // namespace

std::optional<Range> PlotCanvas::ownExtent() const
{
    std::optional<Range> extent;
    for (const Series& series : m_series) {
        const auto points = series.graph->data();
        if (points->isEmpty() || !series.graph->visible())
            continue;
        const Range own(points->constBegin()->key, (points->constEnd() - 1)->key);
        extent =
            extent ? Range(std::min(extent->first, own.first), std::max(extent->second, own.second))
                   : own;
    }
    return extent;
}

Range PlotCanvas::paddedExtent() const
{
    std::optional<Range> all = ownExtent();
    for (const QPointer<PlotCanvas>& other : m_linked) {
        const auto extent = other ? other->ownExtent() : std::nullopt;
        if (extent)
            all = all ? Range(std::min(all->first, extent->first),
                              std::max(all->second, extent->second))
                      : extent;
    }
    if (!all)
        return {0.0, 1.0};
    auto [low, high] = *all;
    if (!(high > low))
        high = low + std::max(1.0, std::abs(low) * 1e-6);
    const double margin = (high - low) * 0.02;
    return {low - margin, high + margin};
}

void PlotCanvas::fit()
{
    if (m_following)
        applyX(paddedExtent(), true);
    else if (!m_valuesByHand)
        fitValues();
}

void PlotCanvas::applyX(Range range, bool follow)
{
    if (!QCPRange::validRange(range.first, range.second))
        return;
    forLinked([&](PlotCanvas& canvas) {
        const QCPRange wanted(range.first, range.second);
        canvas.m_following = follow;
        const bool moved = canvas.m_chart->xAxis->range() != wanted;
        if (moved)
            canvas.m_chart->xAxis->setRange(wanted);
        if (!canvas.m_valuesByHand && (moved || &canvas == this))
            canvas.fitValues();
        if (moved) {
            canvas.changed();
            emit canvas.xRangeChanged(range.first, range.second);
        }
    });
}

void PlotCanvas::forLinked(const std::function<void(PlotCanvas&)>& visit)
{
    visit(*this);
    for (const QPointer<PlotCanvas>& other : std::as_const(m_linked)) {
        if (other)
            visit(*other);
    }
}

std::optional<Range> PlotCanvas::visibleValues() const
{
    const auto domain = m_logarithmic ? QCP::sdPositive : QCP::sdBoth;
    // Where nothing is in view, everything counts.
    for (const QCPRange& keys : {m_chart->xAxis->range(), QCPRange()}) {
        std::optional<QCPRange> found;
        double lowest = kNoLimit; // of the edges of bands, which may come close to zero
        for (const Series& series : m_series) {
            bool any = false;
            const QCPRange own = series.graph->visible()
                                     ? series.graph->getValueRange(any, domain, keys)
                                     : QCPRange();
            if (!any)
                continue;
            if (m_logarithmic && !series.spec.fitsLog)
                lowest = std::min(lowest, own.lower);
            else
                found = found ? found->expanded(own) : own;
        }
        if (found)
            return Range(std::min(found->lower, std::max(lowest, found->lower / kBandDepth)),
                         found->upper);
    }
    return {};
}

void PlotCanvas::fitValues()
{
    const std::optional<Range> found = visibleValues();
    double low = found ? found->first : (m_logarithmic ? 0.1 : 0.0);
    double high = found ? found->second : 1.0;
    if (m_logarithmic) {
        const double margin = std::max(1.05, std::pow(high / low, 0.06));
        low /= margin;
        high *= margin;
    } else {
        if (m_baseRange) {
            low = std::min(low, m_baseRange->first);
            high = std::max(high, m_baseRange->second);
        }
        const double flat = std::max(std::abs(low) * 0.1, 1e-12);
        if (!(high > low)) // a flat line sits in the middle
            std::tie(low, high) = std::pair(low - flat, high + flat);
        const double margin = (high - low) * 0.06;
        // Zero belongs to a scale that begins near it.
        low = low >= 0.0 && low < 0.4 * high ? 0.0 : low - margin;
        high += margin;
    }
    if (QCPRange::validRange(low, high))
        m_chart->yAxis->setRange(low, high);
}

} // namespace mixdesk
