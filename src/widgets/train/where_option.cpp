// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/where_option.h"

#include "widgets/common/settings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

const QString kWhere = QStringLiteral("train/where");
const QString kCommand = QStringLiteral("train/command");
const QString kFirstCommand =
    QStringLiteral("mixdesk-cli train {dataset} --run {run} --config {config}");

} // namespace

WhereOption::WhereOption(QWidget* parent)
    : QWidget(parent), m_box(new QComboBox(this)), m_field(new QLineEdit(this)),
      m_follow(new QPushButton(tr("Follow a run\u2026"), this))
{
    auto* label = new QLabel(tr("Where"), this);
    label->setBuddy(m_box);
    m_box->setAccessibleName(tr("Where"));
    m_box->addItems({tr("This computer"), tr("A command")});
    m_box->setCurrentIndex(settings::value(kWhere) == QLatin1String("command") ? 1 : 0);
    m_box->setToolTip(tr("In this window, or by a command that takes the training elsewhere and "
                         "goes on when the window closes"));
    m_field->setText(settings::value(kCommand, kFirstCommand));
    m_field->setAccessibleName(tr("Command that trains"));
    m_field->setCursorPosition(0);
    m_field->setToolTip(tr("For example: mixdesk-cli launch -n 4 train {dataset} --run {run} "
                           "--config {config}, or srun, mpirun or ssh before it") +
                        QLatin1Char('\n') +
                        tr("{dataset}, {run} and {config} stand for the paths of this training. "
                           "The run folder must be seen from both sides."));
    m_follow->setToolTip(tr("Show the curves of a training that writes into a folder, whoever "
                            "started it"));
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_box, 1);
    row->addWidget(m_follow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_field);
    connect(m_box, &QComboBox::currentIndexChanged, this, [this](int index) {
        settings::setValue(kWhere, index == 1 ? QStringLiteral("command") : QStringLiteral("here"));
        refresh();
        emit changed();
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        settings::setValue(kCommand, text);
        emit changed();
    });
    connect(m_follow, &QPushButton::clicked, this, &WhereOption::followRequested);
    refresh();
}

void WhereOption::refresh()
{
    m_field->setVisible(isCommand());
}

bool WhereOption::isCommand() const
{
    return m_box->currentIndex() == 1;
}

QString WhereOption::command() const
{
    return m_field->text();
}

} // namespace mixdesk
