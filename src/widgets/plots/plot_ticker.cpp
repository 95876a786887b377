// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticker.h"

#include <QLocale>
#include <cmath>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr int kMostLogTicks = 9;

class WholeNumberTicker : public QCPAxisTicker
{
protected:
    double getTickStep(const QCPRange& range) override
    {
        const double step = QCPAxisTicker::getTickStep(range);
        const bool whole = std::floor(range.upper) - std::ceil(range.lower) >= 1.0;
        return whole ? std::max(1.0, std::round(step)) : step;
    }
    int getSubTickCount(double) override { return 0; }
};

class ValueTicker : public QCPAxisTicker
{
public:
    ValueTicker(ValueFormat format, bool logarithmic)
        : m_format(std::move(format)), m_logarithmic(logarithmic)
    {
        setTickCount(4);
    }

protected:
    QVector<double> createTickVector(double step, const QCPRange& range) override
    {
        if (m_logarithmic && range.lower > 0.0) {
            const QVector<double> ticks = logTicks(range);
            if (ticks.size() >= 3)
                return ticks;
        }
        return QCPAxisTicker::createTickVector(step, range);
    }

    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override
    {
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
    static QVector<double> logTicks(const QCPRange& range)
    {
        const int first = int(std::floor(std::log10(range.lower)));
        const int last = int(std::ceil(std::log10(range.upper)));
        const int every = std::max(1, (last - first + kMostLogTicks - 1) / kMostLogTicks);
        QVector<double> ticks;
        for (int decade = first; decade <= last; decade += every) {
            for (const double factor : {1.0, 2.0, 5.0}) {
                const double tick = factor * std::pow(10.0, decade);
                if (range.contains(tick) && (factor == 1.0 || last - first <= 3))
                    ticks << tick;
            }
        }
        return ticks;
    }

    ValueFormat m_format;
    bool m_logarithmic;
};

} // namespace

QSharedPointer<QCPAxisTicker> wholeNumberTicker()
{
    return QSharedPointer<QCPAxisTicker>(new WholeNumberTicker);
}

QSharedPointer<QCPAxisTicker> valueTicker(const ValueFormat& format, bool logarithmic)
{
    return QSharedPointer<QCPAxisTicker>(new ValueTicker(format, logarithmic));
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
