// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/notice.h"

#include <QFrame>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVector>

namespace mixdesk {

/// The window's one place for errors and results: a sentence, at most one action, and a way to
/// close it. Results without an action leave by themselves; everything else stays until closed,
/// replaced or settled.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// An answer to what was just done: takes the place of the one before.
    void show(const Notice& notice);
    /// What can wait for its turn: is shown when nothing else is, errors first, and comes back when
    /// something was shown over it.
    void offer(const Notice& notice);
    void act();     ///< does what the message offers, and closes it
    void dismiss(); ///< the one that is shown; the next that waits follows
    void clear();   ///< and all that wait
    /// Takes away what is settled by now (Notice::stands), shown or waiting.
    void review();
    void pageShown(const QString& page); ///< what leads there is settled
    const Notice& notice() const { return m_notice; }
    /// Of the window's actions that do act() and dismiss().
    static QKeySequence actionKeys() { return {Qt::ALT | Qt::Key_Return}; }
    static QKeySequence closeKeys() { return {Qt::ALT | Qt::Key_Backspace}; }

signals:
    void noticeChanged(); ///< another one, or none

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void put(const Notice& notice, bool offered);
    void putBack();
    void next();
    void takeAway(const std::function<bool(const Notice&)>& settled);
    void showCount();
    void restyle();

    Notice m_notice;
    bool m_offered = false; ///< m_notice was
    QVector<Notice> m_waiting;
    QLabel *m_icon, *m_text, *m_more;
    QPushButton* m_action;
    QToolButton* m_close;
    QTimer m_leave;
};

} // namespace mixdesk
