// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/refused_folder.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/expected_layout.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace mixdesk {

RefusedFolder::RefusedFolder(QWidget* parent)
    : QWidget(parent), m_card(new EmptyState(QStringLiteral("folder")))
{
    m_card->setDetail(expectedLayout());
    m_card->setAction(tr("Choose another folder"),
                      toolTipWithKeys(tr("Choose the folder that holds one folder per product"),
                                      QKeySequence::New));
    connect(m_card, &EmptyState::actionTriggered, this, &RefusedFolder::chooseRequested);
    auto* back = new QPushButton(tr("Back"));
    back->setToolTip(toolTipWithKeys(tr("Back to where you were"), QKeySequence(Qt::Key_Escape)));
    connect(back, &QPushButton::clicked, this, &RefusedFolder::backRequested);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addStretch(1);
    layout->addWidget(m_card);
    layout->addWidget(back, 0, Qt::AlignHCenter);
    layout->addStretch(1);
}

void RefusedFolder::explain(const QString& sentence)
{
    m_card->setText(tr("This folder cannot be used"), sentence);
}

void RefusedFolder::takeFocus()
{
    m_card->findChild<QPushButton*>()->setFocus(Qt::OtherFocusReason);
}

void RefusedFolder::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mixdesk
