// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/inbox_session.h"
#include "core/session/notice.h"

#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

namespace mixdesk {

/// The project's inbox folders: which they are, what is in them, and adding and removing them.
class InboxPanel : public QWidget
{
    Q_OBJECT

public:
    explicit InboxPanel(InboxSession& inbox, QWidget* parent = nullptr);

    void add(const QString& folder);

signals:
    void noticed(const mixdesk::Notice& notice);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void choose();
    void removeSelected();

    InboxSession& m_inbox;
    QLabel* m_text;
    QListWidget* m_list;
    QPushButton *m_add, *m_remove, *m_look;
};

} // namespace mixdesk
