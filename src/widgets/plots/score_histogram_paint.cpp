// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/plots/score_histogram.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

QColor faded(QColor colour, float alpha)
{
    colour.setAlphaF(alpha);
    return colour;
}

} // namespace

QRectF ScoreHistogram::area(const Span& span) const
{
    const double middle = breadth() / 2.0;
    const QRectF bar(QPointF(middle + span.from, span.low), QPointF(middle + span.to, span.high));
    return (upright() ? bar : QRectF(bar.y(), bar.x(), bar.height(), bar.width())).normalized();
}

QLineF ScoreHistogram::across(double value) const
{
    const double at = std::round(exactPixel(value));
    return upright() ? QLineF(0, at, width(), at) : QLineF(at, 0, at, height());
}

void ScoreHistogram::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.fillRect(rect(), t.raised);
    paintBand(painter);
    painter.setPen(t.line);
    const double middle = std::floor(breadth() / 2.0);
    const double from = kAxisMargin, to = length() - kAxisMargin;
    painter.drawLine(upright() ? QLineF(middle, from, middle, to)
                               : QLineF(from, middle, to, middle));
    if (std::isnan(m_threshold)) {
        paintBars(painter, false);
    } else {
        // The bar under the threshold shows both halves of itself.
        for (const bool rejected : {false, true}) {
            const double at = exactPixel(m_threshold);
            const bool towardsZero = upright() == rejected;
            QRectF side(rect());
            if (upright())
                towardsZero ? side.setBottom(at) : side.setTop(at);
            else
                towardsZero ? side.setRight(at) : side.setLeft(at);
            painter.setClipRect(side);
            paintBars(painter, rejected);
        }
        painter.setClipping(false);
    }
    paintUnlabelled(painter);
    paintCaptions(painter);
    paintMarker(painter);
    paintThreshold(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(t.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ScoreHistogram::paintBars(QPainter& painter, bool rejected) const
{
    const Theme& t = theme();
    const double half = breadth() / 2.0 - 3.0;
    const double width = (m_range.second - m_range.first) / double(m_bins.size());
    for (int i = 0; i < m_bins.size(); ++i) {
        const double low = std::round(exactPixel(m_range.first + width * i));
        const double high = std::round(exactPixel(m_range.first + width * (i + 1)));
        const double gap = upright() ? 1.0 : -1.0;
        for (const ScoreGroup group : {ScoreGroup::Good, ScoreGroup::Defective}) {
            const int count = m_bins.at(i).of(group);
            if (count == 0)
                continue;
            const bool good = group == ScoreGroup::Good;
            const bool wrong = !std::isnan(m_threshold) && good == rejected;
            const double size = std::max(2.0, half * count / m_tallest);
            const QRectF bar = area({low, high + gap, good ? -1.0 : 1.0, good ? -size : size});
            const QColor colour = good ? t.ok : t.notOk;
            painter.fillRect(bar, faded(colour, wrong ? 1.0F : good ? 0.5F : 0.28F));
            if (!good)
                painter.fillRect(bar, QBrush(wrong ? t.raised : colour, Qt::BDiagPattern));
        }
    }
}

void ScoreHistogram::paintUnlabelled(QPainter& painter) const
{
    if (m_scores.count(ScoreGroup::Unlabelled) == 0)
        return;
    const double half = breadth() / 2.0 - 3.0;
    const double width = (m_range.second - m_range.first) / double(m_bins.size());
    painter.setPen(QPen(theme().unlabelled, 1));
    for (const double side : {-1.0, 1.0}) {
        QPolygonF outline;
        const auto add = [&](int edge, double share) {
            const double at = exactPixel(m_range.first + width * edge);
            const double out = breadth() / 2.0 + side * (1.0 + half * share);
            outline << (upright() ? QPointF(out, at) : QPointF(at, out));
        };
        for (int i = 0; i <= m_bins.size(); ++i) {
            const int count = i < m_bins.size() ? m_bins.at(i).of(ScoreGroup::Unlabelled) : 0;
            if (count == 0 && outline.isEmpty())
                continue;
            if (outline.isEmpty())
                add(i, 0.0);
            add(i, count / 2.0 / m_tallest);
            if (count > 0) {
                add(i + 1, count / 2.0 / m_tallest);
            } else {
                painter.drawPolyline(outline);
                outline.clear();
            }
        }
    }
}

void ScoreHistogram::paintBand(QPainter& painter) const
{
    if (!m_band)
        return;
    const Theme& t = theme();
    const double half = breadth() / 2.0;
    const double low = exactPixel(m_band->first), high = exactPixel(m_band->second);
    const QRectF field = area({low, high, -half, half});
    painter.fillRect(field, faded(t.recheck, 0.16F));
    painter.setPen(QPen(t.recheck, 1, Qt::DashLine));
    painter.drawLine(across(m_band->first));
    painter.drawLine(across(m_band->second));
    if ((upright() ? field.height() : field.width()) >= 14) {
        painter.setFont(textFont(0.9, QFont::DemiBold));
        painter.drawText(field.adjusted(4, 1, -4, -1), Qt::AlignLeft | Qt::AlignBottom,
                         QStringLiteral("?"));
    }
}

QRect ScoreHistogram::captionRect(ScoreGroup group) const
{
    const bool good = group == ScoreGroup::Good;
    const QFontMetrics metrics(textFont(0.8));
    const QString word = good ? tr("good") : tr("defective");
    const QRect inside = rect().adjusted(3, 2, -3, -2);
    const int needed =
        metrics.horizontalAdvance(tr("good")) + metrics.horizontalAdvance(tr("defective")) + 12;
    if (width() < needed || (!upright() && height() < 3 * metrics.height()))
        return {};
    QVector<QRect> taken;
    const auto line = [&](double value) {
        const int at = int(std::round(value));
        return upright() ? QRect(0, at - 2, width(), 5) : QRect(at - 3, 0, 7, height());
    };
    if (!std::isnan(m_threshold))
        taken << line(exactPixel(m_threshold)) << thresholdLabel();
    if (m_marker && !std::isnan(*m_marker))
        taken << line(markerPixel()) << markerLabel();
    // Upright, good is on the left; lying, above. The low end comes first where scores lie.
    const Qt::Alignment side = upright() ? (good ? Qt::AlignLeft : Qt::AlignRight)
                                         : (good ? Qt::AlignTop : Qt::AlignBottom);
    const QSize size(metrics.horizontalAdvance(word), metrics.height());
    const Qt::Alignment near = upright() ? Qt::AlignTop : Qt::AlignLeft;
    const Qt::Alignment far = upright() ? Qt::AlignBottom : Qt::AlignRight;
    QVector<QRect> places{QStyle::alignedRect(Qt::LeftToRight, side | near, size, inside),
                          QStyle::alignedRect(Qt::LeftToRight, side | far, size, inside)};
    for (const QRect& one : std::as_const(taken)) { // just behind what is in the way
        QRect place = places.first();
        upright() ? place.moveTop(one.bottom() + 3) : place.moveLeft(one.right() + 3);
        places << place;
    }
    for (const QRect& place : std::as_const(places)) {
        const auto hit = [&](const QRect& one) { return one.intersects(place); };
        if (inside.contains(place) && std::none_of(taken.begin(), taken.end(), hit))
            return place;
    }
    return {};
}

void ScoreHistogram::paintCaptions(QPainter& painter) const
{
    const Theme& t = theme();
    painter.setFont(textFont(0.8));
    for (const ScoreGroup group : {ScoreGroup::Good, ScoreGroup::Defective}) {
        const QRect place = captionRect(group);
        if (place.isNull())
            continue;
        const bool good = group == ScoreGroup::Good;
        painter.fillRect(place.adjusted(-2, 0, 2, 0), faded(t.raised, 0.75F));
        painter.setPen(good ? t.ok : t.notOk);
        painter.drawText(place, Qt::AlignCenter, good ? tr("good") : tr("defective"));
    }
}

QRect ScoreHistogram::thresholdLabel() const
{
    const QLineF line = across(m_threshold);
    const QFontMetrics metrics(textFont(0.85, QFont::DemiBold));
    QRect label(0, 0, metrics.horizontalAdvance(QLocale().toString(m_threshold, 'g', 3)) + 6,
                metrics.height());
    if (upright())
        label.moveBottomRight({width() - 2, int(line.y1()) - 3});
    else
        label.moveTopLeft({int(line.x1()) + 3, 2});
    if (label.top() < 1)
        label.moveTop(int(line.y1()) + 3);
    if (label.right() > width() - 2)
        label.moveRight(int(line.x1()) - 3);
    return label;
}

double ScoreHistogram::markerPixel() const
{
    return std::clamp(exactPixel(*m_marker), double(kAxisMargin) / 2,
                      length() - double(kAxisMargin) / 2);
}

QRect ScoreHistogram::markerLabel() const
{
    const int at = int(markerPixel());
    const QFontMetrics metrics(textFont(0.8));
    QRect label(0, 0, metrics.horizontalAdvance(tr("this part")) + 6, metrics.height());
    if (upright())
        label.moveBottomLeft({2, at - 2});
    else
        label.moveBottomLeft({at + 3, height() - 2});
    if (label.right() > width() - 2)
        label.moveRight(at - 3);
    if (std::isnan(m_threshold))
        return label;
    // Where the threshold's line would strike it through: the marker's other side, else beside
    // the line.
    const QRect line = thresholdStroke();
    QRect other = label, before = label, behind = label;
    if (upright()) {
        other.moveTop(at + 3);
        before.moveBottom(line.top() - 2);
        behind.moveTop(line.bottom() + 2);
    } else {
        label.left() > at ? other.moveRight(at - 3) : other.moveLeft(at + 3);
        before.moveRight(line.left() - 2);
        behind.moveLeft(line.right() + 2);
    }
    for (const QRect& place : {label, other, before, behind})
        if (rect().contains(place) && !place.intersects(line))
            return place;
    return label;
}

QRect ScoreHistogram::thresholdStroke() const
{
    const int at = int(std::round(exactPixel(m_threshold)));
    return upright() ? QRect(0, at - 1, width(), 2) : QRect(at - 1, 0, 2, height());
}

void ScoreHistogram::paintThreshold(QPainter& painter) const
{
    if (std::isnan(m_threshold))
        return;
    const Theme& t = theme();
    const bool held = m_grip == Grip::Threshold || m_hovered == Grip::Threshold || hasFocus();
    const QColor colour = held && m_editable ? t.accent : t.ink;
    const QLineF line = across(m_threshold);
    painter.setPen(QPen(colour, 2));
    painter.drawLine(line);
    const QRect label = thresholdLabel();
    painter.fillRect(label, faded(t.raised, 0.85F));
    painter.setFont(textFont(0.85, QFont::DemiBold));
    painter.setPen(colour);
    painter.drawText(label, Qt::AlignCenter, QLocale().toString(m_threshold, 'g', 3));
    if (!m_editable)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF end = line.p1();
    painter.drawPolygon(
        upright() ? QPolygonF{end + QPointF(0, -5), end + QPointF(7, 0), end + QPointF(0, 5)}
                  : QPolygonF{QPointF(end.x() - 5, height()), QPointF(end.x(), height() - 7),
                              QPointF(end.x() + 5, height())});
}

void ScoreHistogram::paintMarker(QPainter& painter) const
{
    if (!m_marker || std::isnan(*m_marker))
        return;
    const Theme& t = theme();
    const double at = markerPixel();
    const double middle = std::floor(breadth() / 2.0);
    const QPointF centre = upright() ? QPointF(middle, at) : QPointF(at, middle);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(t.ink, 1, Qt::DotLine));
    painter.drawLine(upright() ? QLineF(0, at, width(), at) : QLineF(at, 0, at, height()));
    const QRect label = markerLabel();
    painter.fillRect(label, faded(t.raised, 0.85F));
    painter.setFont(textFont(0.8));
    painter.setPen(t.ink);
    painter.drawText(label, Qt::AlignCenter, tr("this part"));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.raised, 1.5));
    painter.setBrush(t.ink);
    constexpr double kSize = 6.0;
    painter.drawPolygon(QPolygonF{centre + QPointF(0, -kSize), centre + QPointF(kSize, 0),
                                  centre + QPointF(0, kSize), centre + QPointF(-kSize, 0)});
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace mixdesk
