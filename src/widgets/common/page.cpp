// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"

#include "widgets/common/icons.h"

namespace mixdesk {

QAction* Page::makeAction(const QString& text, const QString& toolTip, const QKeySequence& shortcut,
                          const QString& icon)
{
    auto* action = new QAction(text, this);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString keys = shortcut.toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, keys));
    addAction(action);
    return action;
}

} // namespace mixdesk
