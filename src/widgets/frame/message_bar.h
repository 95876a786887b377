// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/notice.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace mixdesk {

/// The window's one place for errors and results: a sentence, at most one action, and a way to
/// close it. Results without an action leave by themselves; everything else stays until closed or
/// replaced.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(const Notice& notice);
    void dismiss();
    const Notice& notice() const { return m_notice; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    Notice m_notice;
    QLabel *m_icon, *m_text;
    QPushButton* m_action;
    QToolButton* m_close;
    QTimer m_leave;
};

} // namespace mixdesk
