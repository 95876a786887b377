// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/empty_state.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QVBoxLayout>

namespace mixdesk {

EmptyState::EmptyState(const QString& icon, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_picture(new QLabel), m_heading(new QLabel),
      m_sentence(new QLabel), m_detail(new QLabel), m_button(new QPushButton)
{
    m_heading->setFont(textFont(1.4, QFont::DemiBold));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMaximumWidth(560);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    m_button->setProperty("main", true);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(3 * kSpace);
    layout->addStretch();
    for (QWidget* widget : {static_cast<QWidget*>(m_picture), static_cast<QWidget*>(m_heading),
                            static_cast<QWidget*>(m_sentence), static_cast<QWidget*>(m_detail),
                            static_cast<QWidget*>(m_button)})
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    layout->addStretch();
    restyle();
}

void EmptyState::setText(const QString& heading, const QString& sentence)
{
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    // A word-wrapped label asks for too little by itself.
    const int wanted = m_sentence->fontMetrics().horizontalAdvance(sentence) + 2 * kSpace;
    const int width = std::min(560, wanted);
    m_sentence->setMinimumSize(width, m_sentence->heightForWidth(width));
}

void EmptyState::setDetail(const QString& monospaced)
{
    m_detail->setText(monospaced);
    m_detail->setVisible(!monospaced.isEmpty());
}

void EmptyState::setAction(const QString& text, const QString& toolTip)
{
    m_button->setText(text);
    m_button->setToolTip(toolTip);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

void EmptyState::restyle()
{
    m_picture->setPixmap(iconPixmap(m_icon, theme().inkSoft, 48, devicePixelRatioF()));
}

} // namespace mixdesk
