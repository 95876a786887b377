// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/popup_keys.h"

#include <QApplication>
#include <QKeyEvent>

namespace mixdesk {

PopupKeys::PopupKeys(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PopupKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride || !QApplication::activePopupWidget())
        return QObject::eventFilter(watched, event);
    constexpr auto kCommand = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    if (static_cast<QKeyEvent*>(event)->modifiers() & kCommand)
        return false;
    event->accept(); // not a shortcut: it comes again as a key press
    return true;
}

} // namespace mixdesk
