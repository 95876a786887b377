// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"

#include <algorithm>
#include <utility>

namespace mixdesk {

namespace {

QString nameOfStroke(bool erase)
{
    return erase ? QStringLiteral("eraser") : QStringLiteral("brush");
}

} // namespace

void MaskSession::setGiven(const QString& type, const cv::Mat& mask)
{
    m_givenType = type;
    m_given = mask.size() == m_size && mask.type() == CV_8UC1 ? mask : cv::Mat();
}

/// Exports have what people drew in the place of the dataset's mask: none of it may be lost.
void MaskSession::takeGiven()
{
    const auto layers = m_pictures.value(m_image);
    const bool drawnOn = layers && std::any_of(layers->begin(), layers->end(), [](const auto& one) {
                             return one.second.revision != 0 || !one.second.unstored.empty();
                         });
    if (!m_ready || m_given.empty() || m_givenType.isEmpty() || drawnOn)
        return;
    const QString type = std::exchange(m_type, m_givenType);
    if (Layer* into = layer()) {
        const cv::Rect area = into->canvas.unite(m_given);
        if (!area.empty()) {
            put(m_type, QStringLiteral("import"));
            waitUntilStored();
            emit changed(area);
        }
    }
    m_type = type.isEmpty() ? m_givenType : type;
}

/// Null where nothing can be drawn.
MaskSession::Layer* MaskSession::begin()
{
    endStroke();
    waitUntilStored();
    takeGiven();
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
