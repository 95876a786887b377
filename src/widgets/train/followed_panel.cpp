// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/followed_panel.h"

#include "widgets/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace mixdesk {

FollowedPanel::FollowedPanel(FollowedTraining& training, QWidget* parent)
    : QWidget(parent), m_training(training), m_name(new QLabel(this)), m_text(new QLabel(this)),
      m_bar(new QProgressBar(this)), m_show(new QPushButton(tr("Show"), this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_forget(new QPushButton(tr("Do not follow"), this))
{
    m_name->setFont(textFont(1.0, QFont::DemiBold));
    m_name->setWordWrap(true);
    m_name->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setProperty("soft", true);
    m_text->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the training that is followed"));
    m_show->setToolTip(tr("Show the curves of this training"));
    m_stop->setToolTip(tr("Ask the command to stop, as with Ctrl+C: it keeps a checkpoint"));
    m_forget->setToolTip(tr("Take it off this page; the training itself goes on"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kSpace);
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_text, m_bar})
        column->addWidget(part);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kSpace);
    for (QPushButton* button : {m_show, m_stop, m_forget})
        buttons->addWidget(button);
    column->addLayout(buttons);
    connect(m_show, &QPushButton::clicked, this, &FollowedPanel::showRequested);
    connect(m_stop, &QPushButton::clicked, this, &FollowedPanel::stopRequested);
    connect(m_forget, &QPushButton::clicked, this, &FollowedPanel::forgetRequested);
    connect(&training, &FollowedTraining::changed, this, &FollowedPanel::refresh);
    refresh();
}

void FollowedPanel::refresh()
{
    setVisible(m_training.state() != FollowedTraining::State::None);
    m_name->setText(m_training.name());
    m_text->setText(m_training.text());
    const auto& epochs = m_training.history().epochs;
    const bool underWay = m_training.underWay();
    m_bar->setVisible(underWay);
    m_bar->setRange(0, epochs.empty() ? 0 : epochs.back().epochs);
    m_bar->setValue(epochs.empty() ? 0 : epochs.back().epoch);
    m_stop->setVisible(underWay);
    m_stop->setEnabled(underWay);
}

QString FollowedPanel::statusText() const
{
    return m_text->text();
}

} // namespace mixdesk
