// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/findings_model.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QLocale>

#include <algorithm>

namespace mixdesk {

namespace {

QPixmap severityIcon(Severity severity)
{
    switch (severity) {
    case Severity::Problem:
        return iconPixmap(QStringLiteral("error"), theme().notOk, 18, 2.0);
    case Severity::Warning:
        return iconPixmap(QStringLiteral("warning"), theme().recheck, 18, 2.0);
    default:
        return iconPixmap(QStringLiteral("info"), theme().inkSoft, 18, 2.0);
    }
}

/// The file, else the product, else the whole folder.
QString where(const Finding& finding)
{
    if (!finding.file.empty())
        return QString::fromStdString(finding.file);
    return finding.className.empty() ? FindingsModel::tr("all products")
                                     : QString::fromStdString(finding.className);
}

} // namespace

FindingsModel::FindingsModel(DatasetSession& dataset, QObject* parent)
    : QAbstractTableModel(parent), m_dataset(dataset)
{
    connect(&dataset, &DatasetSession::changed, this, &FindingsModel::rebuild);
    connect(&dataset, &DatasetSession::healthChanged, this, &FindingsModel::rebuild);
    connect(&dataset, &DatasetSession::includedChanged, this, &FindingsModel::rebuild);
    rebuild();
}

void FindingsModel::setClassName(const QString& name)
{
    if (m_className == name)
        return;
    m_className = name;
    rebuild();
}

void FindingsModel::rebuild()
{
    beginResetModel();
    m_findings.clear();
    if (m_dataset.health())
        for (const Finding& finding : m_dataset.health()->findings)
            if (m_className.isEmpty() ? concerns(finding)
                                      : finding.className == m_className.toStdString())
                m_findings.push_back(finding);
    endResetModel();
}

/// What a product has that is left out matters to nobody until it is chosen.
bool FindingsModel::concerns(const Finding& finding) const
{
    return !m_dataset.excluded().contains(QString::fromStdString(finding.className));
}

QString FindingsModel::summary() const
{
    if (!m_dataset.health())
        return {};
    const HealthReport& report = *m_dataset.health();
    const auto count = [&](Severity severity) {
        return int(std::count_if(report.findings.begin(), report.findings.end(),
                                 [&](const Finding& finding) {
                                     return finding.severity == severity && concerns(finding);
                                 }));
    };
    const int problems = count(Severity::Problem), warnings = count(Severity::Warning);
    const QString pictures = QLocale().toString(m_dataset.excluded().isEmpty()
                                                    ? int(report.images)
                                                    : int(m_dataset.included().images.size()));
    if (!problems && !warnings)
        return tr("Nothing is wrong with these %1 pictures.").arg(pictures);
    return tr("%1 and %2 in %3 pictures.")
        .arg(tr("%Ln problem(s)", nullptr, problems), tr("%Ln warning(s)", nullptr, warnings),
             pictures);
}

int FindingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding& finding = m_findings[std::size_t(index.row())];
    const QString message = QString::fromStdString(finding.message);
    const QString remedy = QString::fromStdString(finding.remedy);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Where     ? where(finding)
               : index.column() == Message ? message
                                           : remedy;
    case Qt::ToolTipRole:
        return finding.file.empty()
                   ? QStringLiteral("%1\n%2").arg(message, remedy)
                   : QStringLiteral("%1\n%2\n%3")
                         .arg(QString::fromStdString(finding.file), message, remedy);
    case Qt::DecorationRole:
        return index.column() == Where ? QVariant(severityIcon(finding.severity)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Where
                   ? QVariant((finding.severity == Severity::Problem   ? tr("Problem: %1")
                               : finding.severity == Severity::Warning ? tr("Warning: %1")
                                                                       : tr("Note: %1"))
                                  .arg(where(finding)))
                   : QVariant();
    case kFileRole:
        return finding.file.empty() ? QString()
                                    : QString::fromStdString(displayPath(m_dataset.folder() /
                                                                         fs::u8path(finding.file)));
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString names[] = {tr("Where"), tr("What was found"), tr("What to do")};
    return section >= 0 && section < ColumnCount ? QVariant(names[section]) : QVariant();
}

} // namespace mixdesk
