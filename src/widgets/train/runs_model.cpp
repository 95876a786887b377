// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/runs_model.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/train/field_texts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPixmap>

namespace mixdesk {

namespace {

constexpr int kIconSide = 16;

bool contains(const QVector<RunRow>& rows, const QString& name)
{
    return std::any_of(rows.begin(), rows.end(),
                       [&](const RunRow& row) { return row.name == name; });
}

/// Before a run is finished there are only the figures of the score that is trained.
QString figureText(const std::optional<double>& figure, RunState state)
{
    if (!figure)
        return {};
    const QString number = QLocale().toString(*figure, 'f', 3);
    return state == RunState::Finished ? number : RunsModel::tr("%1 (training)").arg(number);
}

} // namespace

QString runStateText(RunState state)
{
    const auto words = [](const char* text) {
        return QCoreApplication::translate("RunState", text);
    };
    switch (state) {
    case RunState::Running:
        return words(QT_TRANSLATE_NOOP("RunState", "Running"));
    case RunState::Finished:
        return words(QT_TRANSLATE_NOOP("RunState", "Finished"));
    case RunState::Interrupted:
        return words(QT_TRANSLATE_NOOP("RunState", "Interrupted"));
    case RunState::Failed:
        return words(QT_TRANSLATE_NOOP("RunState", "Failed"));
    }
    return {};
}

RunsModel::RunsModel(RunList& runs, QObject* parent)
    : QAbstractTableModel(parent), m_runs(runs), m_rows(runs.rows())
{
    connect(&runs, &RunList::changed, this, &RunsModel::follow);
    connect(&runs, &RunList::activeChanged, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    });
}

/// Row by row, so that a selection stays where it is while a training writes its figures.
void RunsModel::follow()
{
    const QVector<RunRow>& now = m_runs.rows();
    removeMissing(now);
    insertNew(now);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void RunsModel::removeMissing(const QVector<RunRow>& now)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (contains(now, m_rows[row].name))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
}

void RunsModel::insertNew(const QVector<RunRow>& now)
{
    for (int row = 0; row < now.size(); ++row) {
        const bool inPlace = row < m_rows.size() && m_rows[row].name == now[row].name;
        if (!inPlace && contains(m_rows, now[row].name)) { // another order: rare enough
            beginResetModel();
            m_rows = now;
            endResetModel();
            return;
        }
        if (!inPlace) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, now[row]);
            endInsertRows();
        }
        m_rows[row] = now[row];
    }
}

QString RunsModel::nameAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].name : QString();
}

int RunsModel::rowOf(const QString& name) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].name == name)
            return row;
    return -1;
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunsModel::text(const RunRow& run, int column) const
{
    switch (column) {
    case Name:
        return run.name == m_runs.active() ? tr("%1 (active)").arg(run.name) : run.name;
    case Created:
        return QLocale().toString(QDateTime::fromString(run.created, Qt::ISODate).toLocalTime(),
                                  QLocale::ShortFormat);
    case Preset:
        return choiceText(run.preset);
    case State:
        return m_runs.problem(run.name).isEmpty() ? runStateText(run.state) : tr("Damaged");
    case Epochs:
        if (run.epochsPlanned == 0)
            return QStringLiteral("\u2013");
        return tr("%1 of %2")
            .arg(QLocale().toString(run.epochs), QLocale().toString(run.epochsPlanned));
    case F1:
        return figureText(run.bestF1, run.state);
    case Auroc:
        return figureText(run.meanAuroc, run.state);
    default:
        return {};
    }
}

QVariant RunsModel::icon(const RunRow& run, int column) const
{
    if (column == Name && run.name == m_runs.active())
        return themedIcon(QStringLiteral("flag"));
    if (column != State)
        return {};
    const Theme& t = theme();
    struct Look
    {
        const char* name;
        QColor colour;
    };
    if (!m_runs.problem(run.name).isEmpty())
        return iconPixmap(QStringLiteral("warning"), t.notOk, kIconSide, 2.0);
    const Look look = run.state == RunState::Finished      ? Look{"tick", t.ok}
                      : run.state == RunState::Running     ? Look{"play", t.accent}
                      : run.state == RunState::Interrupted ? Look{"pause", t.recheck}
                                                           : Look{"cross", t.notOk};
    return iconPixmap(QLatin1String(look.name), look.colour, kIconSide, 2.0);
}

QString RunsModel::toolTip(const RunRow& run, int column) const
{
    switch (column) {
    case Name:
        return run.name == m_runs.active()
                   ? tr("This run scores the pictures and its thresholds are on the Desk.")
                   : tr("Press Return to use this run.");
    case State:
        if (const QString problem = m_runs.problem(run.name); !problem.isEmpty())
            return problem;
        if (!run.reason.isEmpty())
            return run.reason;
        return run.state == RunState::Interrupted
                   ? tr("Stopped before its end: it can be resumed from its checkpoint.")
                   : runStateText(run.state);
    case F1:
        return tr("Mean F1 over the classes, on validation: of a finished run by its thresholds, "
                  "before that of the best epoch's training score.");
    case Auroc:
        return tr("Mean AUROC over the classes, on validation: of a finished run by its scores, "
                  "before that of the best epoch's training score.");
    default:
        return {};
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const RunRow& run = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(run, index.column());
    case Qt::DecorationRole:
        return icon(run, index.column());
    case Qt::ToolTipRole:
        return toolTip(run, index.column());
    case Qt::FontRole:
        return run.name == m_runs.active() ? QVariant(textFont(1.0, QFont::DemiBold)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= Epochs ? int(Qt::AlignRight | Qt::AlignVCenter)
                                        : int(Qt::AlignLeft | Qt::AlignVCenter);
    case NameRole:
        return run.name;
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section >= Epochs ? int(Qt::AlignRight | Qt::AlignVCenter)
                                 : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return QStringList{tr("Run"),
                           tr("Date"),
                           tr("Preset"),
                           tr("State"),
                           tr("Epochs"),
                           tr("F1 at thresholds"),
                           tr("AUROC of scores")}
            .at(section);
    if (role == Qt::ToolTipRole && section >= F1)
        return toolTip({}, section);
    return {};
}

} // namespace mixdesk
