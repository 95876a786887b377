// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/run_list.h"

#include <QAbstractTableModel>

namespace mixdesk {

/// The runs of a project as a table, newest first; follows the run list.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Created, Preset, State, Epochs, F1, Auroc, ColumnCount };
    static constexpr int NameRole = Qt::UserRole; ///< the run's folder name

    explicit RunsModel(RunList& runs, QObject* parent = nullptr);

    QString nameAt(int row) const;
    int rowOf(const QString& name) const; ///< -1: no such run

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();
    void removeMissing(const QVector<RunRow>& now);
    void insertNew(const QVector<RunRow>& now);
    QString text(const RunRow& run, int column) const;
    QVariant icon(const RunRow& run, int column) const;
    QString toolTip(const RunRow& run, int column) const;

    RunList& m_runs;
    QVector<RunRow> m_rows;
};

/// "Finished", "Interrupted", ...
QString runStateText(RunState state);

} // namespace mixdesk
