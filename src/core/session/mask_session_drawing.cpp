// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"

namespace mixdesk {

namespace {

QString nameOfStroke(bool erase)
{
    return erase ? QStringLiteral("eraser") : QStringLiteral("brush");
}

} // namespace

/// Null where nothing can be drawn.
MaskSession::Layer* MaskSession::begin()
{
    endStroke();
    waitUntilStored();
    Layer* into = layer();
    if (const Layer* known = find(m_image, m_type); !into && known && !known->foreign.empty())
        tellForeign(m_type, known->foreign);
    return into;
}

cv::Rect MaskSession::beginStroke(cv::Point2d at, double diameter, bool erase)
{
    Layer* into = begin();
    if (!into)
        return {};
    m_stroke = nameOfStroke(erase);
    const cv::Rect area = into->canvas.beginStroke(at, diameter, erase);
    emit changed(area);
    return area;
}

cv::Rect MaskSession::extendStroke(cv::Point2d to)
{
    Layer* into = layer();
    if (!into || !into->canvas.inStroke())
        return {};
    const cv::Rect area = into->canvas.extendStroke(to);
    if (!area.empty())
        emit changed(area);
    return area;
}

void MaskSession::endStroke()
{
    const auto drawn = [this] { return find(m_image, m_type); };
    if (!drawn() || !drawn()->canvas.inStroke())
        return;
    waitUntilStored(); // a write tried again meanwhile: the next one needs its revision
    Layer* into = drawn();
    if (!into)
        return;
    into->canvas.endStroke();
    put(m_type, m_stroke);
}

cv::Rect MaskSession::change(const QString& what, const std::function<cv::Rect(MaskCanvas&)>& draw)
{
    Layer* into = begin();
    if (!into)
        return {};
    const cv::Rect area = draw(into->canvas);
    if (area.empty())
        return area;
    put(m_type, what);
    emit changed(area);
    return area;
}

bool MaskSession::canUndo() const
{
    const MaskCanvas* one = canvas(m_type);
    return m_ready && one && one->canUndo();
}

bool MaskSession::canRedo() const
{
    const MaskCanvas* one = canvas(m_type);
    return m_ready && one && one->canRedo();
}

cv::Rect MaskSession::undo()
{
    return change(QStringLiteral("undo"), [](MaskCanvas& canvas) { return canvas.undo(); });
}

cv::Rect MaskSession::redo()
{
    return change(QStringLiteral("redo"), [](MaskCanvas& canvas) { return canvas.redo(); });
}

} // namespace mixdesk
