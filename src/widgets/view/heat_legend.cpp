// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/heat_legend.h"

#include "widgets/common/theme.h"
#include "widgets/view/region_outline.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kBar = 8;  ///< height of the colour bar
constexpr int kTick = 4; ///< that the threshold's tick sticks out
constexpr int kSample = 28;

} // namespace

QString mapValueText(double value)
{
    if (!std::isfinite(value))
        return HeatLegend::tr("not a number");
    const double size = std::abs(value);
    return QLocale().toString(value, 'f', size < 10.0 ? 3 : size < 100.0 ? 2 : 1);
}

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Colour scale of the difference"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void HeatLegend::setScale(std::optional<HeatScale> scale, double threshold)
{
    m_scale = scale;
    m_threshold = threshold;
    const QString meaning =
        !scale ? QString()
               : tr("Grey below %1, amber from there on, vermilion from %2 on. The class's pixel "
                    "threshold is %3.")
                     .arg(mapValueText(scale->threshold), mapValueText(scale->upper),
                          mapValueText(threshold));
    setToolTip(meaning);
    setAccessibleDescription(meaning);
    update();
}

QSize HeatLegend::sizeHint() const
{
    return {320, 2 * kTick + kBar + fontMetrics().height() + kSpace};
}

QSize HeatLegend::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void HeatLegend::paintEvent(QPaintEvent*)
{
    if (!m_scale)
        return;
    const HeatScale scale = *m_scale;
    QPainter painter(this);
    cv::Mat values(1, std::max(width(), 1), CV_32FC1);
    for (int x = 0; x < values.cols; ++x)
        values.at<float>(0, x) =
            float(scale.lower + (scale.upper - scale.lower) * (x + 0.5) / values.cols);
    const QRect bar(0, kTick, width(), kBar);
    painter.drawImage(bar, HeatTable::opaque(scale).paint(values));

    const double share = (m_threshold - scale.lower) / (scale.upper - scale.lower);
    const int tick = int(std::lround(std::clamp(share, 0.0, 1.0) * (width() - 1)));
    painter.fillRect(QRect(tick - 1, 0, 2, kBar + 2 * kTick), theme().ink);

    const QString thresholdText = (share < 0.0   ? tr("← threshold %1")
                                   : share > 1.0 ? tr("threshold %1 →")
                                                 : tr("threshold %1"))
                                      .arg(mapValueText(m_threshold));
    const int textTop = kBar + 2 * kTick;
    const int room = fontMetrics().horizontalAdvance(thresholdText);
    QRect middle(tick - room / 2, textTop, room + 1, fontMetrics().height());
    middle.moveLeft(std::clamp(middle.left(), 0, std::max(0, width() - room - 1)));
    painter.setPen(theme().ink);
    painter.drawText(middle, Qt::AlignLeft | Qt::AlignTop, thresholdText);
    painter.setPen(theme().inkSoft);
    const QRect line(0, textTop, width(), fontMetrics().height());
    const QString low = mapValueText(scale.lower), high = tr("≥ %1").arg(mapValueText(scale.upper));
    if (fontMetrics().horizontalAdvance(low) + kSpace < middle.left())
        painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, low);
    if (middle.right() + kSpace < width() - fontMetrics().horizontalAdvance(high))
        painter.drawText(line, Qt::AlignRight | Qt::AlignTop, high);
}

OutlineLegend::OutlineLegend(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Outlines"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void OutlineLegend::setShown(bool trueMask, bool predicted)
{
    m_trueMask = trueMask;
    m_predicted = predicted;
    QStringList words;
    if (trueMask)
        words << tr("solid line: marked defect");
    if (predicted)
        words << tr("dashed line: predicted region");
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

QSize OutlineLegend::sizeHint() const
{
    return {240, fontMetrics().height()};
}

void OutlineLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    int x = 0;
    const auto entry = [&](OutlineKind kind, const QString& word) {
        const double y = height() / 2.0;
        paintOutlineSample(painter, {double(x), y}, {double(x + kSample), y}, kind);
        x += kSample + 2 * kSpace;
        painter.setPen(theme().inkSoft);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         word);
        x += fontMetrics().horizontalAdvance(word) + 4 * kSpace;
    };
    if (m_trueMask)
        entry(OutlineKind::TrueMask, tr("marked defect"));
    if (m_predicted)
        entry(OutlineKind::Predicted, tr("predicted region"));
}

} // namespace mixdesk
