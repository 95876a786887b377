// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QStringList>
#include <QTabBar>

namespace mixdesk::support {

/// The nearest widget around it that is of this project.
inline QString ownerOf(const QWidget& widget)
{
    const QWidget* owner = widget.parentWidget();
    while (owner && !QByteArray(owner->metaObject()->className()).startsWith("mixdesk::"))
        owner = owner->parentWidget();
    return owner ? QLatin1String(owner->metaObject()->className()) : QString();
}

/// Inputs below `root` that a screen reader could not name, and buttons that can be pressed but
/// have no tooltip; each as class, object name and what is known of it. Parts of other widgets (the
/// field of a combo box, a scroll area's corner) are left out.
inline QStringList withoutName(const QWidget& root)
{
    QStringList missing;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool input = button || qobject_cast<const QLineEdit*>(widget) ||
                           qobject_cast<const QComboBox*>(widget) ||
                           qobject_cast<const QAbstractItemView*>(widget) ||
                           qobject_cast<const QAbstractSpinBox*>(widget);
        const bool part = qobject_cast<const QComboBox*>(widget->parentWidget()) ||
                          qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) ||
                          qobject_cast<const QTabBar*>(widget->parentWidget()) ||
                          qobject_cast<const QHeaderView*>(widget) ||
                          widget->objectName().startsWith(QLatin1String("qt_")) ||
                          widget->inherits("QTableCornerButton") ||
                          widget->inherits("QComboBoxListView");
        if (!input || part)
            continue;
        const QString text = button ? button->text() : QString();
        if (!widget->isVisibleTo(&root) && text.isEmpty()) // for later: it gets its text when it is shown
            continue;
        const QString what = QStringLiteral("%1 \"%2\" in %3")
                                 .arg(QLatin1String(widget->metaObject()->className()),
                                      text.isEmpty() ? widget->toolTip() : text, ownerOf(*widget));
        if (text.isEmpty() && widget->accessibleName().isEmpty())
            missing << what + QStringLiteral(": no name");
        if (button && button->isEnabled() && button->toolTip().isEmpty())
            missing << what + QStringLiteral(": no tooltip");
    }
    return missing;
}

} // namespace mixdesk::support
