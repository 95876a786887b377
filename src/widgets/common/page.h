// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/notice.h"

#include <QAction>
#include <QList>
#include <QWidget>

namespace mixdesk {

/// "Go on to training (Ctrl+Return)"; without keys the text alone.
QString toolTipWithKeys(const QString& text, const QKeySequence& keys);

/// A page of the window: what the frame knows of it.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Every action with a shortcut, in the order of the shortcut sheet. They work while the page
    /// is shown (Qt::WidgetWithChildrenShortcut).
    virtual QList<QAction*> pageActions() const = 0;
    /// What Ctrl+Z and Ctrl+Shift+Z do here; null: nothing to undo on this page.
    virtual QAction* undoAction() const { return nullptr; }
    virtual QAction* redoAction() const { return nullptr; }

signals:
    void noticed(const mixdesk::Notice& notice); ///< for the message bar
    /// The way on to another page, by its key: "data", "train", "inspect", "desk".
    void pageRequested(const QString& key);

protected:
    /// An action of this page: text, tooltip with its shortcut, icon by name (may be empty).
    QAction* makeAction(const QString& text, const QString& toolTip, const QKeySequence& shortcut,
                        const QString& icon = {});
};

} // namespace mixdesk
