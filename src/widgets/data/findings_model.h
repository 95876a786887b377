// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"

#include <QAbstractTableModel>

namespace mixdesk {

/// The health check's findings, worst first; optionally of one class only.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Where, Message, Remedy, ColumnCount };
    static constexpr int kFileRole = Qt::UserRole + 1; ///< absolute path, empty where there is none

    explicit FindingsModel(DatasetSession& dataset, QObject* parent = nullptr);
    void setClassName(const QString& name); ///< empty: every class that is included
    QString summary() const;                ///< "2 problems, 5 warnings in 1,255 pictures"

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

private:
    void rebuild();
    bool concerns(const Finding& finding) const;

    DatasetSession& m_dataset;
    QString m_className;
    std::vector<Finding> m_findings;
};

} // namespace mixdesk
