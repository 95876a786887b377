// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_remark.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {
constexpr int kIconSide = 16;
}

RunRemark::RunRemark(const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    m_icon->setAlignment(Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace);
    for (QAction* action : actions) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({kIconSide, kIconSide});
        buttons->addWidget(button);
        m_buttons.insert(action, button);
    }
    buttons->addStretch(1);
    auto* words = new QVBoxLayout;
    words->setSpacing(kSpace);
    words->addWidget(m_text);
    words->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kSpace);
    row->addWidget(m_icon);
    row->addLayout(words, 1);
    hide();
}

void RunRemark::say(Kind kind, const QString& sentence, const QList<QAction*>& offers)
{
    m_kind = kind;
    m_text->setText(sentence);
    setAccessibleName(sentence);
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setVisible(offers.contains(it.key()));
    showIcon();
    setVisible(kind != Kind::None);
}

QString RunRemark::text() const
{
    return m_text->text();
}

void RunRemark::showIcon()
{
    const Theme& t = theme();
    switch (m_kind) {
    case Kind::Failed:
        m_icon->setPixmap(iconPixmap(QStringLiteral("cross"), t.notOk, kIconSide, 2.0));
        return;
    case Kind::Damaged:
        m_icon->setPixmap(iconPixmap(QStringLiteral("warning"), t.notOk, kIconSide, 2.0));
        return;
    case Kind::Interrupted:
        m_icon->setPixmap(iconPixmap(QStringLiteral("pause"), t.recheck, kIconSide, 2.0));
        return;
    case Kind::Unused:
        m_icon->setPixmap(iconPixmap(QStringLiteral("info"), t.accent, kIconSide, 2.0));
        return;
    case Kind::None:
        m_icon->clear();
    }
}

void RunRemark::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

} // namespace mixdesk
