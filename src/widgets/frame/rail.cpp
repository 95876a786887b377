// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/rail.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QPainter>

namespace mixdesk {

namespace {
constexpr int kRailWidth = 76;
constexpr int kButtonHeight = 60;
} // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this))
{
    setFixedWidth(kRailWidth);
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(kSpace, 2 * kSpace, kSpace + 1, 2 * kSpace);
    m_layout->setSpacing(kSpace);
    m_layout->addStretch();
}

QToolButton* Rail::prepare(QToolButton* button, const QString& icon, const QString& text)
{
    button->setIcon(themedIcon(icon));
    button->setIconSize({24, 24});
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFixedHeight(kButtonHeight);
    button->setAccessibleName(text);
    return button;
}

void Rail::addPage(const QString& key, const QString& icon, const QString& text,
                   const QString& toolTip)
{
    auto* button = prepare(new QToolButton, icon, text);
    button->setCheckable(true);
    button->setToolTip(toolTip);
    button->setProperty("pageKey", key);
    m_group->addButton(button);
    m_layout->insertWidget(m_pages++, button);
    connect(button, &QToolButton::clicked, this, [this, key] { emit pageChosen(key); });
}

void Rail::addTool(QToolButton* button, const QString& icon, const QString& text)
{
    m_layout->addWidget(prepare(button, icon, text));
}

void Rail::setCurrent(const QString& key)
{
    m_group->setExclusive(false);
    for (QAbstractButton* button : m_group->buttons())
        button->setChecked(button->property("pageKey").toString() == key);
    m_group->setExclusive(true);
}

void Rail::setPagesEnabled(bool on)
{
    for (QAbstractButton* button : m_group->buttons())
        button->setEnabled(on);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
}

} // namespace mixdesk
