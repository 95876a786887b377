// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/popup_keys.h"

#include <QApplication>
#include <QComboBox>

namespace mixdesk {

PopupKeys::PopupKeys(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PopupKeys::eventFilter(QObject* watched, QEvent* event)
{
    QWidget* popup = QApplication::activePopupWidget();
    const bool isPress = event->type() == QEvent::KeyPress;
    if (m_asking || !popup || (!isPress && event->type() != QEvent::ShortcutOverride))
        return QObject::eventFilter(watched, event);
    constexpr auto kCommand = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & kCommand)
        return false;
    if (isPress) {
        const bool chooses =
            key->key() == Qt::Key_Space && qobject_cast<QComboBox*>(popup->parentWidget());
        if (chooses)
            ask(watched, QKeyEvent(QEvent::ShortcutOverride, Qt::Key_Return, {}));
        return chooses; // the box itself would open its list again
    }
    // A combo box takes Return for its list now, not when it comes as a press.
    ask(watched, QKeyEvent(key->type(), key->key(), key->modifiers(), key->text()));
    event->accept(); // not a shortcut: it comes again as a key press
    return true;
}

void PopupKeys::ask(QObject* watched, QKeyEvent event)
{
    m_asking = true;
    QCoreApplication::sendEvent(watched, &event);
    m_asking = false;
}

} // namespace mixdesk
