// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/version_model.h"

#include <QDateTime>
#include <QLocale>

namespace mixdesk {

namespace {

QString localTime(const QString& utc)
{
    const QDateTime time = QDateTime::fromString(utc, Qt::ISODateWithMs).toLocalTime();
    return time.isValid() ? QLocale().toString(time, QLocale::ShortFormat) : utc;
}

} // namespace

QString originText(ThresholdVersion::Origin origin)
{
    switch (origin) {
    case ThresholdVersion::Origin::FirstFit:
        return VersionModel::tr("first fit");
    case ThresholdVersion::Origin::Saved:
        return VersionModel::tr("saved");
    case ThresholdVersion::Origin::OutsideChange:
        return VersionModel::tr("changed outside");
    case ThresholdVersion::Origin::RolledBack:
        return VersionModel::tr("rolled back");
    }
    return {};
}

VersionModel::VersionModel(ThresholdDesk& desk, QObject* parent)
    : QAbstractTableModel(parent), m_desk(desk), m_versions(desk.versions())
{
    connect(&desk, &ThresholdDesk::versionsChanged, this, &VersionModel::reload);
    connect(&desk, &ThresholdDesk::runChanged, this, &VersionModel::reload);
}

void VersionModel::reload()
{
    beginResetModel();
    m_versions = m_desk.versions();
    endResetModel();
}

int VersionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

int VersionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant VersionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ThresholdVersion& version = m_versions[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(version, index.column());
    case Qt::ToolTipRole: {
        QStringList lines;
        for (int column = 0; column < ColumnCount; ++column)
            if (const QString words = text(version, column); !words.isEmpty())
                lines.append(words);
        if (const auto summary = parseSummary(version.summary); summary && summary->byPeople > 0)
            lines.append(tr("%Ln label(s) by a person when saved", nullptr, summary->byPeople));
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(text(version, Number), text(version, Date), text(version, Comment));
    case kIdRole:
        return version.id;
    case kActiveRole:
        return index.row() == 0;
    default:
        return {};
    }
}

QString VersionModel::text(const ThresholdVersion& version, int column) const
{
    switch (column) {
    case Number:
        return tr("Version %1").arg(version.number);
    case Date:
        return localTime(version.created);
    case Who:
        return version.user;
    case Comment:
        return version.comment;
    case Origin:
        return originText(version.origin);
    case Counts: {
        const auto summary = parseSummary(version.summary);
        if (!summary)
            return {};
        int rejects = 0, escapes = 0;
        for (const auto& row : summary->rows) {
            rejects += row.after.falsePositive;
            escapes += row.after.falseNegative;
        }
        return tr("%1 rejects, %2 escapes")
            .arg(QLocale().toString(rejects), QLocale().toString(escapes));
    }
    default:
        return {};
    }
}

QVariant VersionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Version");
    case Date:
        return tr("Date");
    case Who:
        return tr("Saved by");
    case Comment:
        return tr("Comment");
    case Origin:
        return tr("Origin");
    case Counts:
        return tr("Counts when saved");
    default:
        return {};
    }
}

} // namespace mixdesk
