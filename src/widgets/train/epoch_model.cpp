// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/epoch_model.h"

#include "core/session/run_history.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QLocale>

namespace mixdesk {

void EpochModel::setEpochs(const std::vector<EpochReport>& epochs)
{
    beginResetModel();
    m_epochs = epochs;
    m_kept = -1;
    endResetModel();
    markKept();
}

void EpochModel::append(const std::vector<EpochReport>& epochs, int first)
{
    if (first != int(m_epochs.size()) || first > int(epochs.size())) {
        setEpochs(epochs);
        return;
    }
    if (first == int(epochs.size()))
        return;
    beginInsertRows({}, first, int(epochs.size()) - 1);
    m_epochs.insert(m_epochs.end(), epochs.begin() + first, epochs.end());
    endInsertRows();
    markKept();
}

void EpochModel::markKept()
{
    const EpochReport* kept = keptEpoch(m_epochs);
    const int before = m_kept;
    m_kept = kept ? int(kept - m_epochs.data()) : -1;
    for (const int row : {before, m_kept})
        if (row >= 0 && before != m_kept)
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int EpochModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_epochs.size());
}

int EpochModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString EpochModel::text(const EpochReport& epoch, int column) const
{
    const QLocale locale;
    switch (column) {
    case Epoch:
        return locale.toString(epoch.epoch);
    case Loss:
        return locale.toString(epoch.validationLoss, 'f', 4);
    case F1:
        return locale.toString(epoch.validationF1, 'f', 3);
    case Auroc: {
        const auto auroc = meanAuroc(epoch);
        return auroc ? locale.toString(*auroc, 'f', 3) : tr("none");
    }
    case Routing:
        return tr("%1 %").arg(locale.toString(100.0 * epoch.routingAccuracy, 'f', 1));
    case Rate:
        return locale.toString(epoch.learningRate, 'g', 3);
    case Speed:
        return locale.toString(epoch.imagesPerSecond, 'f', epoch.imagesPerSecond < 10 ? 1 : 0);
    case Seconds:
        return locale.toString(epoch.seconds, 'f', epoch.seconds < 10 ? 1 : 0);
    default:
        return {};
    }
}

QVariant EpochModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_epochs.size()))
        return {};
    const EpochReport& epoch = m_epochs[std::size_t(index.row())];
    const bool kept = index.row() == m_kept;
    switch (role) {
    case Qt::DisplayRole:
        return text(epoch, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        return kept ? QVariant(textFont(1.0, QFont::DemiBold)) : QVariant();
    case Qt::DecorationRole:
        return kept && index.column() == Epoch ? QVariant(themedIcon(QStringLiteral("tick")))
                                               : QVariant();
    case Qt::ToolTipRole:
        return kept ? tr("The weights of this epoch are kept.") : QVariant();
    default:
        return {};
    }
}

QVariant EpochModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return QStringList{
            tr("Epoch"),   tr("Loss"),          tr("F1 (training)"), tr("AUROC (training)"),
            tr("Routing"), tr("Learning rate"), tr("Images/s"),      tr("Seconds")}
            .at(section);
    if (role == Qt::ToolTipRole)
        return QStringList{
            tr("Passes over the training pictures"),
            tr("Reconstruction loss of the good pictures held out for validation"),
            tr("F1 of the training score at its running threshold (Eq. 6), mean over "
               "the classes, on validation"),
            tr("AUROC of the training score, mean over the classes, on validation"),
            tr("Share of validation pictures whose product was recognised"),
            tr("Step size of the optimiser in this epoch"),
            tr("Training pictures per second"),
            tr("Training time of the epoch in seconds, without validation")}
            .at(section);
    return {};
}

} // namespace mixdesk
