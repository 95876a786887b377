// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/runs_panel.h"

#include "widgets/common/theme.h"
#include "widgets/train/runs_model.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

RunsPanel::RunsPanel(RunList& runs, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), m_model(new RunsModel(runs, this)), m_table(new QTableView(this)),
      m_empty(new QLabel(tr("Every training is kept here: its settings, curves and model."), this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(7 * kSpace);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RunsModel::Name, QHeaderView::Stretch);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(actions);
    m_empty->setProperty("soft", true);
    m_empty->setAlignment(Qt::AlignCenter);

    m_tools = buildTools(actions);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kSpace, 0, 0);
    column->setSpacing(kSpace);

    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);

    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { emit activated(m_model->nameAt(index.row())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunsPanel::selectionChanged);
    for (const auto signal : {&RunsModel::rowsInserted, &RunsModel::rowsRemoved})
        connect(m_model, signal, this, &RunsPanel::showEmpty);
    connect(m_model, &RunsModel::modelReset, this, &RunsPanel::showEmpty);
    connect(m_model, &RunsModel::dataChanged, this, &RunsPanel::selectionChanged);
    showEmpty();
}

QWidget* RunsPanel::buildTools(const QList<QAction*>& actions)
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    for (QAction* action : actions) {
        auto* button = new QToolButton(widget);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIconSize({16, 16});
        row->addWidget(button);
    }
    row->addStretch(1);
    return widget;
}

int RunsPanel::toolsWidth() const
{
    int width = 0;
    for (const QToolButton* button : m_tools->findChildren<QToolButton*>()) {
        const int icon = button->iconSize().width() + 4 * kSpace;
        width += icon + button->fontMetrics().horizontalAdvance(button->text()) + 2 * kSpace;
    }
    return width;
}

void RunsPanel::setCompact(bool on)
{
    for (QToolButton* button : m_tools->findChildren<QToolButton*>())
        button->setToolButtonStyle(on ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

void RunsPanel::showEmpty()
{
    const bool empty = m_model->rowCount() == 0;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
}

QString RunsPanel::selected() const
{
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : m_model->nameAt(rows.first().row());
}

void RunsPanel::select(const QString& name)
{
    const int row = m_model->rowOf(name);
    if (row >= 0)
        m_table->selectRow(row);
    else
        m_table->clearSelection();
}

} // namespace mixdesk
