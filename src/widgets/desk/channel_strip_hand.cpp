// SPDX-License-Identifier: GPL-3.0-or-later
// What hand and keys do to a strip.
#include "widgets/desk/channel_strip.h"
#include "widgets/desk/hand_gesture.h"
#include "widgets/desk/number_field.h"
#include "widgets/desk/score_fader.h"

#include <QKeyEvent>

namespace mixdesk {

void ChannelStrip::bind(HandGesture& gesture)
{
    connect(&gesture, &HandGesture::started, this, [this] {
        ++m_hands;
        m_desk.beginGesture();
        emit touched();
    });
    connect(&gesture, &HandGesture::ended, this, [this] {
        --m_hands;
        m_desk.endGesture();
        refresh();
    });
}

void ChannelStrip::beginDrag()
{
    if (m_drag)
        return;
    m_drag = true;
    ++m_hands;
    m_desk.beginGesture();
    emit touched();
}

void ChannelStrip::endDrag()
{
    if (!m_drag)
        return;
    m_drag = false;
    --m_hands;
    m_desk.endGesture();
    refresh();
}

void ChannelStrip::toggleSolo()
{
    m_desk.setSolo(m_class, !m_desk.solo(m_class));
}

void ChannelStrip::toggleMuted()
{
    m_desk.setMuted(m_class, !m_desk.muted(m_class));
}

void ChannelStrip::toggleLocked()
{
    m_desk.setLocked(m_class, !m_desk.locked(m_class));
}

void ChannelStrip::reset()
{
    m_desk.reset(m_class);
}

void ChannelStrip::setBand(bool on)
{
    const ClassThreshold& row = m_desk.row(m_class);
    const double half = row.sigma > 0.0 ? 0.25 * row.sigma : 0.05;
    if (on)
        m_desk.setBand(m_class, std::make_pair(row.threshold - half, row.threshold + half));
    else
        m_desk.setBand(m_class, std::nullopt);
    refresh();
}

void ChannelStrip::toggleBand()
{
    setBand(!m_desk.row(m_class).recheckBand);
}

void ChannelStrip::typeThreshold()
{
    m_threshold->setFocus(Qt::ShortcutFocusReason);
    m_threshold->selectAll();
}

void ChannelStrip::typeBeta()
{
    m_beta->setFocus(Qt::ShortcutFocusReason);
    m_beta->selectAll();
}

void ChannelStrip::setBandEdge(bool high, double value)
{
    auto band = m_desk.row(m_class).recheckBand;
    if (!band)
        return;
    (high ? band->second : band->first) = value;
    m_desk.setBand(m_class, band);
}

void ChannelStrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        m_fader->setFocus();
        return;
    }
    // What a histogram, a button or a count has no use for.
    const QString text = event->text();
    const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        emit sideways(event->key() == Qt::Key_Left ? -1 : 1);
    else if (plain && text.size() == 1 && text[0].isDigit() && m_threshold->isEnabled())
        m_threshold->startTyping(text);
    else
        QFrame::keyPressEvent(event);
}

} // namespace mixdesk
