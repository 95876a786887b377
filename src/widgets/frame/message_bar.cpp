// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/message_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace mixdesk {

namespace {

constexpr int kResultStaysMs = 10000;

QColor meaning(Notice::Kind kind)
{
    return kind == Notice::Kind::Error     ? theme().notOk
           : kind == Notice::Kind::Warning ? theme().recheck
                                           : theme().accent;
}

QString iconName(Notice::Kind kind)
{
    return kind == Notice::Kind::Error     ? QStringLiteral("error")
           : kind == Notice::Kind::Warning ? QStringLiteral("warning")
                                           : QStringLiteral("info");
}

bool isSettled(const Notice& notice)
{
    return notice.stands && !notice.stands();
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel), m_text(new QLabel), m_more(new QLabel),
      m_action(new QPushButton), m_close(new QToolButton), m_leave(this)
{
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    m_text->setWordWrap(true);
    m_action->hide();
    m_more->setProperty("soft", true);
    m_more->setToolTip(tr("Further messages, shown when this one is closed"));
    m_more->hide();
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(themedIcon(QStringLiteral("cross")));
    m_close->setToolTip(toolTipWithKeys(tr("Close this message"), closeKeys()));
    m_close->setAccessibleName(tr("Close this message"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4 * kSpace, 2 * kSpace, 2 * kSpace, 2 * kSpace);
    layout->setSpacing(3 * kSpace);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_more);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    m_leave.setSingleShot(true);
    connect(&m_leave, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::act);
    hide();
}

void MessageBar::act()
{
    const auto action = m_notice.action;
    if (m_notice.actionText.isEmpty())
        return;
    dismiss();
    if (action)
        action();
}

void MessageBar::show(const Notice& notice)
{
    putBack();
    put(notice, false);
}

void MessageBar::offer(const Notice& notice)
{
    const bool error = notice.kind == Notice::Kind::Error;
    const auto lesser = [](const Notice& n) { return n.kind != Notice::Kind::Error; };
    m_waiting.insert(
        error ? std::find_if(m_waiting.begin(), m_waiting.end(), lesser) : m_waiting.end(), notice);
    const bool goesFirst = error && m_offered && lesser(m_notice);
    if (goesFirst) {
        const Notice shown = std::exchange(m_notice, {});
        next();
        m_waiting.insert(std::find_if(m_waiting.begin(), m_waiting.end(), lesser), shown);
    } else if (m_notice.text.isEmpty()) {
        next();
    }
    showCount();
}

void MessageBar::put(const Notice& notice, bool offered)
{
    m_notice = notice;
    m_offered = offered;
    m_text->setText(notice.text);
    m_action->setText(notice.actionText);
    m_action->setToolTip(toolTipWithKeys(notice.actionText, actionKeys()));
    m_action->setVisible(!notice.actionText.isEmpty());
    showCount();
    restyle();
    setVisible(true);
    m_leave.stop();
    if (notice.kind == Notice::Kind::Result && !notice.action)
        m_leave.start(kResultStaysMs);
    QAccessibleEvent event(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    emit noticeChanged();
}

void MessageBar::putBack()
{
    if (m_offered)
        m_waiting.prepend(m_notice);
    m_offered = false;
}

void MessageBar::next()
{
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), isSettled), m_waiting.end());
    if (!m_waiting.isEmpty()) {
        put(m_waiting.takeFirst(), true);
        return;
    }
    hide();
    emit noticeChanged();
}

void MessageBar::dismiss()
{
    m_leave.stop();
    m_notice = {};
    m_offered = false;
    next();
}

void MessageBar::clear()
{
    m_waiting.clear();
    dismiss();
}

void MessageBar::takeAway(const std::function<bool(const Notice&)>& settled)
{
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), settled), m_waiting.end());
    if (!m_notice.text.isEmpty() && settled(m_notice))
        dismiss();
    showCount();
}

void MessageBar::review()
{
    takeAway(isSettled);
}

void MessageBar::pageShown(const QString& page)
{
    takeAway([&page](const Notice& notice) { return !page.isEmpty() && notice.page == page; });
}

void MessageBar::showCount()
{
    m_more->setText(tr("%n more", nullptr, int(m_waiting.size())));
    m_more->setVisible(!m_waiting.isEmpty());
}

void MessageBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QFrame::changeEvent(event);
}

void MessageBar::restyle()
{
    m_icon->setPixmap(
        iconPixmap(iconName(m_notice.kind), meaning(m_notice.kind), 20, devicePixelRatioF()));
}

void MessageBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(0, 0, 3, height()), meaning(m_notice.kind));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
}

} // namespace mixdesk
