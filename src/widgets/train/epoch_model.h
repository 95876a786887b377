// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"

#include <QAbstractTableModel>
#include <vector>

namespace mixdesk {

/// The epochs of a training as a table, oldest first.
class EpochModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Epoch, Loss, F1, Auroc, Routing, Rate, Speed, Seconds, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEpochs(const std::vector<EpochReport>& epochs);
    /// `epochs` as a whole; rows from `first` on are new.
    void append(const std::vector<EpochReport>& epochs, int first);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const EpochReport& epoch, int column) const;
    void markKept();

    std::vector<EpochReport> m_epochs;
    int m_kept = -1; ///< row of the epoch whose weights are kept
};

} // namespace mixdesk
