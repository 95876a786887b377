// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"

#include <QAbstractTableModel>
#include <QVector>

namespace mixdesk {

/// One row per class of the dataset: whether it is trained on, counts, sizes, findings. The check
/// box of the first column includes or excludes the class.
class ClassTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, TrainGood, TestGood, Defective, Masks, Size, Findings, ColumnCount };

    explicit ClassTableModel(DatasetSession& dataset, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    bool setData(const QModelIndex& index, const QVariant& value, int role) final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;
    Qt::ItemFlags flags(const QModelIndex& index) const final;

private:
    struct Row
    {
        QString name;
        int trainGood = 0, testGood = 0, defective = 0, masks = 0;
        QStringList defectTypes; ///< "scratch 8"
    };

    void rebuild();
    QVariant text(const Row& row, Column column) const;
    QString sizeText(const Row& row) const;
    QString findingsText(const Row& row) const;
    QString toolTip(const Row& row, Column column) const;

    DatasetSession& m_dataset;
    QVector<Row> m_rows;
};

} // namespace mixdesk
