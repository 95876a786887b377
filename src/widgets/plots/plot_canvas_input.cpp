// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_canvas.h"

#include <QMouseEvent>
#include <cmath>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr double kReach = 48.0;     ///< px from the cursor to a point that it reads
constexpr double kHandleReach = 8;  ///< px around a draggable line
constexpr double kUpDownSlack = 16; ///< px before a drag moves the value axis too
constexpr double kZoomStep = 0.8;

} // namespace

Range PlotCanvas::xRange()
{
    flush();
    return {m_chart->xAxis->range().lower, m_chart->xAxis->range().upper};
}

Range PlotCanvas::yRange()
{
    flush();
    return {m_chart->yAxis->range().lower, m_chart->yAxis->range().upper};
}

void PlotCanvas::setXRange(Range range)
{
    applyX(range, false);
}

void PlotCanvas::zoomX(double factor, std::optional<double> centre)
{
    const auto [low, high] = xRange();
    const Range whole = paddedExtent();
    const double middle = centre.value_or((low + high) / 2);
    const Range wanted(middle + (low - middle) * factor, middle + (high - middle) * factor);
    const double width = wanted.second - wanted.first;
    if (width > 4 * (whole.second - whole.first) || width < 1e-6 * (whole.second - whole.first))
        return;
    setXRange(wanted);
}

void PlotCanvas::zoomY(double factor, std::optional<double> centre)
{
    flush();
    m_valuesByHand = true;
    m_chart->yAxis->scaleRange(factor, centre.value_or(m_chart->yAxis->range().center()));
    changed();
}

void PlotCanvas::pan(double right, double up)
{
    flush();
    const auto shifted = [](QCPAxis* axis, double pixels) {
        const double low = axis->pixelToCoord(axis->coordToPixel(axis->range().lower) - pixels);
        const double high = axis->pixelToCoord(axis->coordToPixel(axis->range().upper) - pixels);
        return Range(low, high);
    };
    if (up != 0.0) {
        m_valuesByHand = true;
        const Range wanted = shifted(m_chart->yAxis, -up);
        if (QCPRange::validRange(wanted.first, wanted.second))
            m_chart->yAxis->setRange(wanted.first, wanted.second);
        changed();
    }
    if (right != 0.0)
        setXRange(shifted(m_chart->xAxis, right));
}

void PlotCanvas::resetZoom()
{
    m_valuesByHand = false;
    applyX(paddedExtent(), true);
    changed();
}

void PlotCanvas::link(const QVector<PlotCanvas*>& group)
{
    m_linked.clear();
    for (PlotCanvas* canvas : group) {
        if (canvas && canvas != this)
            m_linked << canvas;
    }
    changed();
}

std::optional<double> PlotCanvas::cursorX() const
{
    return m_cursor ? std::optional<double>(m_cursor->x) : std::nullopt;
}

void PlotCanvas::showCursor(std::optional<double> x)
{
    m_cursor = x ? std::optional<Cursor>(Cursor{*x, -1, 0.0}) : std::nullopt;
    m_overlay->update();
}

void PlotCanvas::placeCursor(std::optional<Cursor> cursor)
{
    m_cursor = cursor;
    m_overlay->update();
    setAccessibleDescription(readout());
    for (const QPointer<PlotCanvas>& other : std::as_const(m_linked)) {
        if (other)
            other->showCursor(cursorX());
    }
}

QString PlotCanvas::readout() const
{
    if (!m_cursor || m_cursor->series < 0)
        return {};
    if (m_words)
        return m_words(m_cursor->series, m_cursor->x, m_cursor->y);
    return QStringLiteral("%1\n%2 %3: %4")
        .arg(m_series.at(m_cursor->series).spec.name, m_chart->xAxis->label(),
             valueText(m_cursor->x, {}), valueText(m_cursor->y, m_format));
}

void PlotCanvas::readAt(const QPointF& pixel)
{
    const double here = m_chart->xAxis->pixelToCoord(pixel.x());
    Cursor cursor{here, -1, 0.0};
    double nearest = kReach;
    for (int i = 0; i < m_series.size(); ++i) {
        const Series& series = m_series.at(i);
        if (!series.spec.readable || !series.graph->visible())
            continue;
        const auto data = series.graph->data();
        const auto end = data->findEnd(here, true);
        for (auto point = data->findBegin(here, true); point != end; ++point) {
            if (std::isnan(point->value) || (m_logarithmic && point->value <= 0.0))
                continue;
            const QPointF away = pixelOf(point->key, point->value) - pixel;
            const double distance = std::hypot(away.x(), away.y());
            if (distance < nearest) {
                nearest = distance;
                cursor = {point->key, i, point->value};
            }
        }
    }
    placeCursor(cursor);
}

void PlotCanvas::stepCursor(int points, int series)
{
    QVector<int> readable;
    for (int i = 0; i < m_series.size(); ++i) {
        const Series& candidate = m_series.at(i);
        if (candidate.spec.readable && candidate.graph->visible() && candidate.graph->dataCount())
            readable << i;
    }
    if (readable.isEmpty())
        return;
    const bool begins = !m_cursor || !readable.contains(m_cursor->series);
    const qsizetype place = begins ? 0 : readable.indexOf(m_cursor->series) + series;
    const int chosen = readable.at((place + readable.size()) % readable.size());
    const auto data = m_series.at(chosen).graph->data();
    const double from = m_cursor ? m_cursor->x : m_chart->xAxis->range().upper;
    int index = int(data->findBegin(from, false) - data->constBegin());
    index = std::min(index, data->size() - 1);
    if (!begins)
        index = std::clamp(index + points, 0, data->size() - 1);
    const auto point = data->at(index);
    placeCursor(Cursor{point->key, chosen, point->value});
}

QPointF PlotCanvas::pixelOf(double x, double y)
{
    return {m_chart->xAxis->coordToPixel(x), m_chart->yAxis->coordToPixel(y)};
}

QRect PlotCanvas::chartArea()
{
    return m_chart->axisRect()->rect();
}

void PlotCanvas::setHandle(std::optional<double> x, const QString& word)
{
    m_handle = x;
    m_handleWord = word;
    m_overlay->update();
}

bool PlotCanvas::moveHandle(double x)
{
    const auto extent = ownExtent();
    if (!extent || !std::isfinite(x))
        return false;
    m_handle = std::clamp(x, extent->first, extent->second);
    m_overlay->update();
    emit handleDragged(*m_handle);
    return true;
}

void PlotCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressed = m_last = event->position();
    m_draggingHandle =
        m_handle && std::abs(pixelOf(*m_handle, 1.0).x() - m_pressed.x()) <= kHandleReach;
    m_panning = !m_draggingHandle;
    placeCursor({});
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_draggingHandle) {
        moveHandle(m_chart->xAxis->pixelToCoord(at.x()));
    } else if (m_panning) {
        const bool upDown = m_valuesByHand || std::abs(at.y() - m_pressed.y()) > kUpDownSlack;
        pan(at.x() - m_last.x(), upDown ? m_last.y() - at.y() : 0.0);
    } else {
        const bool overHandle =
            m_handle && std::abs(pixelOf(*m_handle, 1.0).x() - at.x()) <= kHandleReach;
        setCursor(overHandle ? Qt::SizeHorCursor : Qt::ArrowCursor);
        if (chartArea().contains(at.toPoint()))
            readAt(at);
        else
            placeCursor({});
    }
    m_last = at;
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_draggingHandle)
        emit handleReleased(*m_handle);
    m_draggingHandle = m_panning = false;
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent*)
{
    m_draggingHandle = m_panning = false;
    resetZoom();
}

void PlotCanvas::leaveEvent(QEvent*)
{
    placeCursor({});
}

void PlotCanvas::wheelEvent(QWheelEvent* event)
{
    // Alt turns the wheel sideways on some desktops: either direction zooms.
    const QPoint turned = event->angleDelta();
    const double notches = (turned.y() != 0 ? turned.y() : turned.x()) / 120.0;
    if (notches == 0.0)
        return;
    const double factor = std::pow(kZoomStep, notches);
    const QPointF at = event->position();
    const bool values =
        event->modifiers().testFlag(Qt::ControlModifier) || at.x() < chartArea().left();
    if (values)
        zoomY(factor, m_chart->yAxis->pixelToCoord(at.y()));
    else
        zoomX(factor, m_chart->xAxis->pixelToCoord(at.x()));
    event->accept();
}

bool PlotCanvas::handleKey(const QKeyEvent& event)
{
    const auto extent = ownExtent();
    if (!m_handle || !extent || event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    const double width = extent->second - extent->first;
    const bool fine = event.modifiers().testFlag(Qt::ShiftModifier);
    const double step = width / (fine ? 2000.0 : 200.0);
    double by = 0.0;
    switch (event.key()) {
    case Qt::Key_Left:
        by = -step;
        break;
    case Qt::Key_Right:
        by = step;
        break;
    case Qt::Key_PageDown:
        by = -width / 20.0;
        break;
    case Qt::Key_PageUp:
        by = width / 20.0;
        break;
    default:
        return false;
    }
    m_keyedHandle = moveHandle(*m_handle + by);
    return true;
}

void PlotCanvas::keyPressEvent(QKeyEvent* event)
{
    m_frame = true; // the keys are in use: show where they go
    m_overlay->update();
    if (handleKey(*event))
        return;
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    const double step = 40.0;
    const auto zoom = [&](double factor) { control ? zoomY(factor) : zoomX(factor); };
    switch (event->key()) {
    case Qt::Key_Left:
        control ? stepCursor(-1, 0) : pan(step, 0.0);
        break;
    case Qt::Key_Right:
        control ? stepCursor(1, 0) : pan(-step, 0.0);
        break;
    case Qt::Key_Up:
        control ? stepCursor(0, -1) : pan(0.0, -step);
        break;
    case Qt::Key_Down:
        control ? stepCursor(0, 1) : pan(0.0, step);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(kZoomStep);
        break;
    case Qt::Key_Minus:
        zoom(1.0 / kZoomStep);
        break;
    case Qt::Key_0:
        resetZoom();
        break;
    case Qt::Key_Escape:
        if (m_cursor) {
            placeCursor({});
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void PlotCanvas::keyReleaseEvent(QKeyEvent* event)
{
    if (m_keyedHandle && !event->isAutoRepeat()) {
        m_keyedHandle = false;
        emit handleReleased(*m_handle);
        return;
    }
    QWidget::keyReleaseEvent(event);
}

void PlotCanvas::focusInEvent(QFocusEvent* event)
{
    m_frame = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
              event->reason() == Qt::ShortcutFocusReason;
    m_overlay->update();
}

void PlotCanvas::focusOutEvent(QFocusEvent*)
{
    m_overlay->update();
}

} // namespace mixdesk
