// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/run_list.h"

#include <QWidget>

class QAction;
class QLabel;
class QTableView;

namespace mixdesk {

class RunsModel;

/// The runs of the project with what can be done to one of them.
class RunsPanel : public QWidget
{
    Q_OBJECT

public:
    RunsPanel(RunList& runs, const QList<QAction*>& actions, QWidget* parent = nullptr);

    QString selected() const; ///< empty: none
    void select(const QString& name);
    QTableView* table() const { return m_table; }
    /// One button per action; the page puts it where there is room.
    QWidget* tools() const { return m_tools; }
    /// Of the buttons with their words, as wide as they want to be.
    int toolsWidth() const;
    void setCompact(bool on); ///< icons alone; their tooltips say the words

signals:
    void selectionChanged();
    void activated(const QString& name); ///< double click or Return

private:
    QWidget* buildTools(const QList<QAction*>& actions);
    void showEmpty();

    RunsModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    QWidget* m_tools;
};

} // namespace mixdesk
