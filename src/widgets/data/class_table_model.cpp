// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/class_table_model.h"

#include "widgets/common/theme.h"

#include <QMap>
#include <QPixmap>
#include <algorithm>

namespace mixdesk {

ClassTableModel::ClassTableModel(DatasetSession& dataset, QObject* parent)
    : QAbstractTableModel(parent), m_dataset(dataset)
{
    connect(&dataset, &DatasetSession::changed, this, &ClassTableModel::rebuild);
    const auto refresh = [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    };
    connect(&dataset, &DatasetSession::healthChanged, this, refresh);
    connect(&dataset, &DatasetSession::includedChanged, this, refresh);
    rebuild();
}

void ClassTableModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const Dataset& dataset = m_dataset.all();
    std::vector<QMap<QString, int>> types(dataset.classes.size());
    for (const std::string& name : dataset.classes) {
        Row row;
        row.name = QString::fromStdString(name);
        m_rows.append(row);
    }
    for (const ImageRecord& image : dataset.images) {
        Row& row = m_rows[image.classIndex];
        if (image.subset == Subset::Train)
            ++row.trainGood;
        else if (image.good())
            ++row.testGood;
        else {
            ++row.defective;
            ++types[std::size_t(image.classIndex)][QString::fromStdString(image.type)];
        }
        row.masks += !image.mask.empty();
    }
    for (int c = 0; c < m_rows.size(); ++c)
        for (auto it = types[std::size_t(c)].cbegin(); it != types[std::size_t(c)].cend(); ++it)
            m_rows[c].defectTypes.append(QStringLiteral("%1: %2").arg(it.key()).arg(it.value()));
    endResetModel();
}

int ClassTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter |
                   (column == Name || column >= Size ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::CheckStateRole:
        if (column == Name)
            return m_dataset.isIncluded(row.name) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        return column == Name ? QVariant(classColour(index.row())) : QVariant();
    case Qt::ForegroundRole:
        return m_dataset.isIncluded(row.name) ? QVariant() : QVariant(theme().inkSoft);
    default:
        return {};
    }
}

QVariant ClassTableModel::text(const Row& row, Column column) const
{
    switch (column) {
    case Name:
        return row.name;
    case TrainGood:
        return row.trainGood;
    case TestGood:
        return row.testGood;
    case Defective:
        return row.defective;
    case Masks:
        return row.masks;
    case Size:
        return sizeText(row);
    default:
        return findingsText(row);
    }
}

QString ClassTableModel::sizeText(const Row& row) const
{
    if (!m_dataset.health())
        return m_dataset.checkJob().running() ? tr("checking") : tr("not checked");
    for (const ClassHealth& health : m_dataset.health()->classes) {
        if (health.name != row.name.toStdString() || health.largestWidth == 0)
            continue;
        const QString largest =
            QStringLiteral("%1 × %2").arg(health.largestWidth).arg(health.largestHeight);
        const QString smallest =
            QStringLiteral("%1 × %2").arg(health.smallestWidth).arg(health.smallestHeight);
        const QString size = smallest == largest ? largest : tr("%1 to %2").arg(smallest, largest);
        return health.channels == 1 ? tr("%1, grey").arg(size) : size;
    }
    return {};
}

QString ClassTableModel::findingsText(const Row& row) const
{
    if (!m_dataset.health())
        return {};
    int problems = 0, warnings = 0;
    for (const Finding& finding : m_dataset.health()->findings) {
        if (finding.className != row.name.toStdString())
            continue;
        problems += finding.severity == Severity::Problem;
        warnings += finding.severity == Severity::Warning;
    }
    QStringList parts;
    if (problems)
        parts.append(tr("%Ln problem(s)", nullptr, problems));
    if (warnings)
        parts.append(tr("%Ln warning(s)", nullptr, warnings));
    return parts.isEmpty() ? tr("healthy") : parts.join(QStringLiteral(", "));
}

QString ClassTableModel::toolTip(const Row& row, Column column) const
{
    if (column == Name)
        return tr("Ticked classes are trained on.");
    if (column == Defective && !row.defectTypes.isEmpty())
        return row.defectTypes.join(QLatin1Char('\n'));
    return {};
}

bool ClassTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name || !index.isValid())
        return false;
    m_dataset.setIncluded(m_rows[index.row()].name, value.toInt() == Qt::Checked);
    return true;
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter |
                   (section == Name || section >= Size ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString names[] = {tr("Product"),   tr("Good, to learn from"), tr("Good, to test"),
                             tr("Defective"), tr("Defect outlines"),     tr("Picture size"),
                             tr("Findings")};
    return section >= 0 && section < ColumnCount ? QVariant(names[section]) : QVariant();
}

Qt::ItemFlags ClassTableModel::flags(const QModelIndex& index) const
{
    auto flags = QAbstractTableModel::flags(index);
    if (index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace mixdesk
