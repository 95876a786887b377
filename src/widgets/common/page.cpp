// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"

#include "widgets/common/icons.h"

namespace mixdesk {

QString toolTipWithKeys(const QString& text, const QKeySequence& keys)
{
    return keys.isEmpty()
               ? text
               : QStringLiteral("%1 (%2)").arg(text, keys.toString(QKeySequence::NativeText));
}

QAction* Page::makeAction(const QString& text, const QString& toolTip, const QKeySequence& shortcut,
                          const QString& icon)
{
    auto* action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTipWithKeys(toolTip, shortcut));
    addAction(action);
    return action;
}

} // namespace mixdesk
