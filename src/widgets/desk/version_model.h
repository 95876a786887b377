// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"

#include <QAbstractTableModel>
#include <QVector>

namespace mixdesk {

/// The threshold versions of the desk's run, newest (the active one) first.
class VersionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Date, Who, Comment, Origin, Counts, ColumnCount };
    static constexpr int kIdRole = Qt::UserRole + 1;     ///< qint64
    static constexpr int kActiveRole = Qt::UserRole + 2; ///< bool

    explicit VersionModel(ThresholdDesk& desk, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

    const ThresholdVersion& version(int row) const { return m_versions[row]; }

private:
    void reload();
    QString text(const ThresholdVersion& version, int column) const;

    ThresholdDesk& m_desk;
    QVector<ThresholdVersion> m_versions;
};

/// "saved", "first fit": for lists.
QString originText(ThresholdVersion::Origin origin);

} // namespace mixdesk
