// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticker.h"

#include <QLocale>
#include <cmath>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr int kMostLogTicks = 9;
constexpr int kMostDecades = 100;    ///< between two labels
constexpr double kLabelPitch = 1.25; ///< least distance of labels in heights of their text
constexpr double kLabelGap = 1.5;    ///< between labels side by side, in heights of their text
constexpr int kMostTicks = 6;

class WholeNumberTicker : public QCPAxisTicker
{
public:
    explicit WholeNumberTicker(const QCPAxis* axis) : m_axis(axis) {}

protected:
    double getTickStep(const QCPRange& range) override
    {
        setTickCount(kMostTicks);
        double step = stepOf(range);
        for (int count = kMostTicks; count > 1 && !haveRoom(step, range); --count) {
            setTickCount(count - 1);
            step = stepOf(range);
        }
        return step;
    }
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override
    {
        if (tick == std::round(tick) && std::abs(tick) < 1e9)
            return QLocale().toString(qlonglong(tick)); // grouped, which the chart's own is not
        return QCPAxisTicker::getTickLabel(tick, locale, format, precision);
    }
    int getSubTickCount(double) override { return 0; }

private:
    double stepOf(const QCPRange& range)
    {
        const double step = QCPAxisTicker::getTickStep(range);
        const bool whole = std::floor(range.upper) - std::ceil(range.lower) >= 1.0;
        return whole ? std::max(1.0, std::round(step)) : step;
    }

    /// For the labels at that step side by side, in the coming drawing's width.
    bool haveRoom(double step, const QCPRange& range)
    {
        const QMargins margins = m_axis->axisRect()->margins();
        const double width =
            m_axis->parentPlot()->viewport().width() - margins.left() - margins.right();
        const QFontMetrics text(m_axis->tickLabelFont());
        const double last = std::floor(range.upper / step) * step;
        const double label = std::max(text.horizontalAdvance(labelOf(last)),
                                      text.horizontalAdvance(labelOf(last - step)));
        return step / range.size() * width >= label + kLabelGap * text.height();
    }

    QString labelOf(double tick)
    {
        return getTickLabel(tick, QLocale(), m_axis->numberFormat().at(0),
                            m_axis->numberPrecision());
    }

    const QCPAxis* m_axis; ///< owns this
};

class ValueTicker : public QCPAxisTicker
{
public:
    ValueTicker(ValueFormat format, bool logarithmic, const QCPAxis* axis)
        : m_format(std::move(format)), m_logarithmic(logarithmic), m_axis(axis)
    {
        setTickCount(4);
    }

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override
    {
        if (m_logarithmic && range.lower > 0.0) {
            const QVector<double> dense = logTicks(range, true, 1);
            if (dense.size() >= 3 && haveRoom(dense, range))
                return dense;
            for (int decades = 1; decades <= kMostDecades; ++decades) {
                const QVector<double> ticks = logTicks(range, false, decades);
                if (ticks.size() < 2)
                    break;
                if (haveRoom(ticks, range))
                    return ticks;
            }
        }
        const QVector<double> all = QCPAxisTicker::createTickVector(step, range);
        for (int every : {1, 2, 4}) {
            const QVector<double> ticks = multiplesOf(every * step, all);
            if (ticks.size() >= 2 && haveRoom(ticks, range))
                return ticks;
        }
        return spaced(all, range);
    }

    QString getTickLabel(double tick, const QLocale&, QChar, int) override
    {
        const QLocale locale; // grouped, which the chart's own is not
        const double size = std::abs(tick);
        if (m_format.percent)
            return locale.toString(std::round(tick * 1e4) / 1e2, 'g', 4) + QStringLiteral(" %");
        // The step's own rounding error must not show up as 1e-17 beside 0.
        if (size < 1e-12)
            return locale.toString(tick, 'g', size < 1e-30 ? 1 : 3);
        return locale.toString(tick, 'g', 5);
    }

    int getSubTickCount(double) override { return 0; }

private:
    /// Pixels from the axis's lower end. The height of the coming drawing: the axis itself still
    /// has that of the last.
    double pixelOf(double value, const QCPRange& range) const
    {
        const QMargins margins = m_axis->axisRect()->margins();
        const double height =
            m_axis->parentPlot()->viewport().height() - margins.top() - margins.bottom();
        const double share =
            m_logarithmic && range.lower > 0.0
                ? std::log(value / range.lower) / std::log(range.upper / range.lower)
                : (value - range.lower) / range.size();
        return share * height;
    }

    double pitch() const { return kLabelPitch * QFontMetrics(m_axis->tickLabelFont()).height(); }

    bool haveRoom(const QVector<double>& ticks, const QCPRange& range) const
    {
        return spaced(ticks, range).size() == ticks.size();
    }

    /// Those of them, from below, that the one before leaves room for.
    QVector<double> spaced(const QVector<double>& ticks, const QCPRange& range) const
    {
        if (!m_axis)
            return ticks;
        QVector<double> kept;
        for (const double tick : ticks) {
            if (!range.contains(tick))
                continue;
            if (kept.isEmpty() || pixelOf(tick, range) - pixelOf(kept.last(), range) >= pitch())
                kept << tick;
        }
        return kept;
    }

    static QVector<double> multiplesOf(double step, const QVector<double>& ticks)
    {
        QVector<double> kept;
        for (const double tick : ticks) {
            const double times = tick / step;
            if (std::abs(times - std::round(times)) < 1e-6)
                kept << tick;
        }
        return kept;
    }

    /// `between` powers of ten too.
    static QVector<double> logTicks(const QCPRange& range, bool between, int decades)
    {
        const int first = int(std::floor(std::log10(range.lower)));
        const int last = int(std::ceil(std::log10(range.upper)));
        const int every = std::max(decades, (last - first + kMostLogTicks - 1) / kMostLogTicks);
        QVector<double> ticks;
        for (int decade = first; decade <= last; decade += every) {
            for (const double factor : {1.0, 2.0, 5.0}) {
                const double tick = factor * std::pow(10.0, decade);
                if (range.contains(tick) && (factor == 1.0 || (between && last - first <= 3)))
                    ticks << tick;
            }
        }
        return ticks;
    }

    ValueFormat m_format;
    bool m_logarithmic;
    const QCPAxis* m_axis; ///< owns this
};

} // namespace

QSharedPointer<QCPAxisTicker> wholeNumberTicker(const QCPAxis* axis)
{
    return QSharedPointer<QCPAxisTicker>(new WholeNumberTicker(axis));
}

QSharedPointer<QCPAxisTicker> valueTicker(const ValueFormat& format, bool logarithmic,
                                          const QCPAxis* axis)
{
    return QSharedPointer<QCPAxisTicker>(new ValueTicker(format, logarithmic, axis));
}

QString valueText(double value, const ValueFormat& format)
{
    const QLocale locale;
    if (std::isnan(value))
        return QStringLiteral("\u2013");
    if (format.percent)
        return locale.toString(value * 100.0, 'f', 1) + QStringLiteral(" %");
    const QString number = locale.toString(value, 'g', 4);
    return format.unit.isEmpty() ? number : number + QLatin1Char(' ') + format.unit;
}

} // namespace mixdesk
