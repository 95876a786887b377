// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/matrix_view.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/inspect/verdict_panel.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/view/triple_view.h"

#include <QLocale>
#include <algorithm>

namespace mixdesk {

namespace {

using Only = GalleryFilterSpec::Only;

} // namespace

void InspectPage::takeEntries()
{
    m_preparer->clear();
    m_part.reset();
    m_shownEntry = m_seenEntry = -1;
    m_histogramState = {-1, 0};
    m_current = -1;
    GalleryFilterSpec spec = m_model->spec(); // class indices belong to the run of before
    if (m_classes != m_scoring.classes()) {
        spec.countedClass.reset();
        spec.routedClass.reset();
        m_classes = m_scoring.classes();
    }
    m_filter->setClasses(m_classes);
    m_filter->setSpec(spec);
    m_model->setSpec(spec);
    m_takingEntries = true; // the list refreshes itself, and would open its first part
    m_model->reset(&m_scoring.entries(), m_scoring.classes());
    m_takingEntries = false;
    int found = -1;
    const auto& entries = m_scoring.entries();
    for (std::size_t i = 0; i < entries.size() && found < 0 && !m_currentPath.isEmpty(); ++i)
        if (entries[i].path == m_currentPath)
            found = int(i);
    m_keepCurrent = m_keepCurrent && found >= 0;
    if (found >= 0)
        setCurrent(found, 1);
    else if (entries.empty())
        setCurrent(-1, 1);
    else
        refreshed();
    if (spec.training) // once the list is whole
        QMetaObject::invokeMethod(&m_scoring, &ScoringSession::listTraining, Qt::QueuedConnection);
    updateEmptyState();
}

void InspectPage::takeAdded(int first)
{
    m_model->grow();
    if (m_scoring.entries()[std::size_t(first)].training) { // asked for by their chip
        m_keepCurrent = false;
        m_model->flush();
        m_keepCurrent = true;
        return;
    }
    if (!m_scoring.entries()[std::size_t(first)].dropped()) { // nobody waits for an inbox picture
        updateEmptyState();
        return;
    }
    GalleryFilterSpec spec = m_model->spec().cleared();
    spec.only = Only::Outside;
    showEntries(spec);
    updateEmptyState();
    m_keepCurrent = true;
    setCurrent(first, 1);
}

void InspectPage::updateEmptyState()
{
    using State = ScoringSession::State;
    const bool noEntries = m_scoring.entries().empty();
    if (studyShown() && !noEntries)
        return; // a study goes on
    m_stack->setCurrentIndex(1);
    m_emptyLeadsTo = QStringLiteral("data");
    if (m_scoring.state() == State::NoRun) {
        m_empty->setText(tr("Train a model first"),
                         tr("Here you will see every part with its reconstruction, its difference "
                            "and the verdict. That takes a trained model."));
        m_empty->setAction(tr("Go to Train"), tr("Opens the page where a model is trained"));
        m_emptyLeadsTo = QStringLiteral("train");
    } else if (m_scoring.state() == State::Failed) {
        m_empty->setText(tr("This run cannot score"),
                         tr("Its files could not be read. The message above says why. Copy the run "
                            "again, or choose another one on the Train page."));
        m_empty->setAction(tr("Try again"), tr("Reads the run's files once more"));
        m_emptyLeadsTo.clear();
    } else if (!noEntries) {
        m_stack->setCurrentIndex(0);
    } else if (m_dataset.state() == DatasetSession::State::Scanning) {
        m_empty->setText(tr("Reading the dataset folder"),
                         tr("Its test pictures appear here in a moment."));
        m_empty->setAction({}, {});
    } else if (m_dataset.state() == DatasetSession::State::Ready) {
        m_empty->setText(tr("No test pictures for this model"),
                         tr("The dataset has no test pictures of the classes that the active model "
                            "knows. Drop pictures here to score them, or choose another dataset."));
        m_empty->setAction(tr("Go to Data"), tr("Opens the page where the dataset is chosen"));
    } else {
        m_empty->setText(tr("Open a dataset"),
                         tr("Its test pictures will be scored and shown here. You can also drop "
                            "single pictures or a folder on this page."));
        m_empty->setAction(tr("Go to Data"), tr("Opens the page where the dataset is chosen"));
    }
    updateStrip();
}

void InspectPage::updateStrip()
{
    const QLocale locale;
    const ScoringSession::Tally& tally = m_scoring.tally(m_model->spec().training);
    const int open = tally.listed - tally.scored - tally.failed;
    const bool outside = m_model->spec().only == Only::Outside;
    m_removeOutside->setEnabled(outside);
    m_scoreRest->setEnabled(false);
    if (outside) {
        m_stripText->setText(tr("These pictures do not belong to the dataset."));
        m_stripButton->setText(tr("Remove them"));
        m_stripButton->setToolTip(m_removeOutside->toolTip());
        m_strip->show();
        return;
    }
    const bool stopped = open > 0 && !m_scoring.job().running() && m_scoring.ready();
    m_scoreRest->setEnabled(stopped);
    m_strip->setVisible(stopped);
    if (!stopped)
        return;
    m_stripText->setText(tr("%1 of %2 pictures are not scored yet.")
                             .arg(locale.toString(open), locale.toString(tally.listed)));
    m_stripButton->setText(tr("Score the rest"));
    m_stripButton->setToolTip(m_scoreRest->toolTip());
}

void InspectPage::refreshed()
{
    const GalleryCounts& counts = m_model->index().counts();
    m_filter->setCounts(counts);
    m_gallery->setEmptyText(
        counts.all == 0 ? QString() : tr("No picture passes these filters. Shift+C clears them."));
    updateMatrices();
    updateStrip();
    const int first = m_model->entryAt(0);
    const bool shown = m_model->rowOf(m_current) >= 0;
    if (first >= 0 && !m_takingEntries && (m_current < 0 || (!m_keepCurrent && !shown)))
        setCurrent(first, 1);
    else
        syncView();
    updateHistogram();
    updatePanel();
}

/// Until the hand chooses a part, the first one of the order is open: known once all are scored.
void InspectPage::goToFirst()
{
    if (m_keepCurrent || !isVisible())
        return;
    m_model->flush();
    if (const int first = m_model->entryAt(0); first >= 0 && first != m_current)
        setCurrent(first, 1);
}

void InspectPage::specChosen(const GalleryFilterSpec& spec)
{
    m_keepCurrent = false; // the hand asked for other pictures
    m_model->setSpec(spec);
    if (spec.training)
        m_scoring.listTraining();
    m_keepCurrent = true;
}

void InspectPage::showEntries(const GalleryFilterSpec& spec)
{
    m_filter->setSpec(spec);
    specChosen(spec);
    if (const int first = m_model->entryAt(0); first >= 0)
        setCurrent(first, 1);
}

void InspectPage::showEntries(const QString& className, Show show)
{
    GalleryFilterSpec spec = m_model->spec().cleared();
    if (const auto c = m_scoring.classes().indexOf(className); c >= 0)
        spec.countedClass = int(c);
    spec.only = show == Show::Escapes        ? Only::Misses
                : show == Show::FalseRejects ? Only::FalseRejects
                : show == Show::Misrouted    ? Only::Misrouted
                                             : Only::All;
    showEntries(spec);
}

void InspectPage::updateMatrices()
{
    updateVerdictMatrix();
    updateRoutingMatrix();
}

void InspectPage::updateVerdictMatrix()
{
    const auto& matrix = m_model->index().counts().matrix;
    const auto any = [&](Truth truth) {
        const auto& row = matrix[std::size_t(truth)];
        return row[0] + row[1] + row[2] > 0;
    };
    bool recheck = false;
    for (const auto& row : matrix)
        recheck = recheck || row[std::size_t(Verdict::Recheck)] > 0;
    m_truthRows = {Truth::Good, Truth::Defective};
    if (any(Truth::Unlabelled))
        m_truthRows.append(Truth::Unlabelled);
    m_verdictColumns = {Verdict::Ok, Verdict::NotOk};
    if (recheck)
        m_verdictColumns.insert(1, Verdict::Recheck);
    QStringList rows, columns;
    for (const Verdict verdict : std::as_const(m_verdictColumns))
        columns << VerdictWords::name(verdict);
    QVector<MatrixView::Cell> cells;
    std::optional<QPoint> chosen;
    const GalleryFilterSpec& spec = m_model->spec();
    for (const Truth truth : std::as_const(m_truthRows)) {
        rows << VerdictWords::name(truth);
        for (const Verdict verdict : std::as_const(m_verdictColumns)) {
            MatrixView::Cell cell;
            cell.count = matrix[std::size_t(truth)][std::size_t(verdict)];
            if (verdict == Verdict::Recheck)
                cell.meaning = MatrixView::Meaning::Unsure;
            else if (truth != Truth::Unlabelled)
                cell.meaning = (truth == Truth::Good) == (verdict == Verdict::Ok)
                                   ? MatrixView::Meaning::Right
                                   : MatrixView::Meaning::Wrong;
            cell.toolTip = tr("Labelled %1, verdict %2: %3")
                               .arg(VerdictWords::name(truth), VerdictWords::name(verdict),
                                    QLocale().toString(cell.count));
            if (spec.truth == truth && spec.verdict == verdict)
                chosen = QPoint(int(cells.size()) % int(columns.size()),
                                int(cells.size()) / int(columns.size()));
            cells << cell;
        }
    }
    m_verdicts->setMatrix(tr("labelled"), tr("verdict"), rows, columns, cells);
    m_verdicts->setChosen(chosen);
    updateRates();
}

void InspectPage::updateRates()
{
    const auto& matrix = m_model->index().counts().matrix;
    const auto line = [](const QString& sentence, int part, const std::array<int, 3>& row) {
        const int all = row[0] + row[1] + row[2];
        if (all == 0)
            return QString();
        const QLocale locale;
        return sentence.arg(locale.toString(part), locale.toString(all),
                            locale.toString(100.0 * part / all, 'f', 1));
    };
    const auto& good = matrix[std::size_t(Truth::Good)];
    const auto& defective = matrix[std::size_t(Truth::Defective)];
    QStringList lines{
        line(tr("%1 of %2 good parts rejected (%3 %)"), good[std::size_t(Verdict::NotOk)], good),
        line(tr("%1 of %2 defective parts missed (%3 %)"), defective[std::size_t(Verdict::Ok)],
             defective)};
    lines.removeAll(QString());
    m_rates->setText(lines.join(QLatin1Char('\n')));
}

void InspectPage::updateRoutingMatrix()
{
    const auto& routing = m_model->index().counts().routing;
    const QStringList& classes = m_scoring.classes();
    const int n = std::min(int(routing.size()), int(classes.size()));
    QVector<MatrixView::Cell> cells;
    QVector<QColor> colours;
    std::optional<QPoint> chosen;
    const GalleryFilterSpec& spec = m_model->spec();
    for (int row = 0; row < n; ++row) {
        colours << classColour(row);
        for (int column = 0; column < n; ++column) {
            MatrixView::Cell cell;
            cell.count = routing[std::size_t(row)][std::size_t(column)];
            cell.meaning = row == column    ? MatrixView::Meaning::Right
                           : cell.count > 0 ? MatrixView::Meaning::Wrong
                                            : MatrixView::Meaning::Neutral;
            cell.toolTip =
                (row == column ? tr("%1 recognised as %2: %3") : tr("%1 taken for %2: %3"))
                    .arg(classes[row], classes[column], QLocale().toString(cell.count));
            if (spec.countedClass == row && spec.routedClass == column)
                chosen = QPoint(column, row);
            cells << cell;
        }
    }
    m_routing->setMatrix({}, tr("taken for"), classes.mid(0, n), classes.mid(0, n), cells);
    m_routing->setColours(colours, colours);
    m_routing->setChosen(chosen);
}

void InspectPage::verdictCellClicked(int row, int column)
{
    GalleryFilterSpec spec = m_model->spec();
    const Truth truth = m_truthRows[row];
    const Verdict verdict = m_verdictColumns[column];
    const bool again = spec.truth == truth && spec.verdict == verdict;
    spec.only = Only::All;
    spec.truth = again ? std::nullopt : std::optional(truth);
    spec.verdict = again ? std::nullopt : std::optional(verdict);
    m_filter->setSpec(spec);
    specChosen(spec);
}

void InspectPage::routingCellClicked(int row, int column)
{
    GalleryFilterSpec spec = m_model->spec();
    const bool again = spec.countedClass == row && spec.routedClass == column;
    spec.only = Only::All;
    spec.countedClass = again ? std::nullopt : std::optional(row);
    spec.routedClass = again ? std::nullopt : std::optional(column);
    m_filter->setSpec(spec);
    specChosen(spec);
}

} // namespace mixdesk
