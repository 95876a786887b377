// SPDX-License-Identifier: GPL-3.0-or-later
// What the Train page shows of a run, and what people's verdicts change of the next one.
#include "core/learn/run_folder.h"
#include "core/session/scoring_session.h"
#include "core/session/training_choice.h"
#include "widgets/train/curves_view.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/time_probe.h"
#include "widgets/train/train_page.h"
#include "widgets/train/verdict_option.h"
#include "widgets/view/preview_strip.h"

#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>

namespace mixdesk {

namespace {

/// Where the difference turns from grey to heat while training, before there are thresholds of
/// pixels: about where the finished runs' thresholds on this map come to lie.
constexpr double kPreviewThreshold = 0.5;

/// In a word: what the running threshold makes of a picture whose truth is known.
QString previewVerdict(const TrainPreview& preview)
{
    if (preview.type == "good")
        return preview.rejected ? TrainPage::tr("rejected") : TrainPage::tr("passed");
    return preview.rejected ? TrainPage::tr("found") : TrainPage::tr("missed");
}

} // namespace

void TrainPage::takePreviews()
{
    std::vector<Preview> previews;
    for (const TrainPreview& made : m_training.previews()) {
        Preview preview;
        preview.name = m_training.classes().value(made.classIndex);
        preview.classIndex = made.classIndex;
        preview.input = made.input;
        preview.reconstruction = made.reconstruction;
        preview.difference = made.difference;
        preview.threshold = kPreviewThreshold;
        if (made.epoch > 0)
            preview.verdict = previewVerdict(made);
        previews.push_back(std::move(preview));
    }
    m_previews->setPreviews(previews);
}

/// The same word never stands for two figures: those of a finished run are by its own scores and
/// thresholds, those before by the score that is trained.
QStringList TrainPage::figuresOf(const RunRow& row) const
{
    QStringList parts;
    const QLocale locale;
    const bool finished = row.state == RunState::Finished;
    if (row.epochs > 0)
        parts.append(tr("%1 of %2 epochs")
                         .arg(locale.toString(row.epochs), locale.toString(row.epochsPlanned)));
    if (row.bestF1)
        parts.append(
            (finished ? tr("F1 at the run's thresholds %1") : tr("F1 of the training score %1"))
                .arg(locale.toString(*row.bestF1, 'f', 3)));
    if (row.meanAuroc)
        parts.append(
            (finished ? tr("AUROC of the run's scores %1") : tr("AUROC of the training score %1"))
                .arg(locale.toString(*row.meanAuroc, 'f', 3)));
    parts += choiceOf(row);
    return parts;
}

/// Where the training differed from what the dataset's folders say.
QStringList TrainPage::choiceOf(const RunRow& row) const
{
    QStringList parts;
    const auto pictures = readPictureChoice(RunPaths(m_runs.folder(row.name)));
    if (!pictures) // the list of runs says what is wrong with a run
        return parts;
    if (!pictures->leftOut.empty())
        parts.append(
            tr("%Ln training picture(s) left out", nullptr, int(pictures->leftOut.size())));
    if (!pictures->added.empty())
        parts.append(tr("%Ln test picture(s) trained", nullptr, int(pictures->added.size())));
    return parts;
}

void TrainPage::showHeading()
{
    const auto row = showsFollowed() ? std::nullopt : m_runs.row(m_shown);
    m_heading->setText(showsFollowed() ? m_followed->name() : row ? m_shown : tr("No run yet"));
    QStringList parts = row ? figuresOf(*row) : QStringList();
    if (showsFollowed())
        parts.append(m_followed->text());
    if (!m_compared.isEmpty())
        parts.append(tr("dotted: %1").arg(m_compared));
    m_figures->setText(parts.join(QStringLiteral("  ·  ")));
    m_endCompare->setVisible(!m_compared.isEmpty());
}

bool TrainPage::showsTraining() const
{
    return !showsFollowed() && !m_shown.isEmpty() && m_shown == m_training.run();
}

void TrainPage::takeEpochs(int first)
{
    if (m_training.busy() && !m_pausedOnce && !m_training.epochs().empty() && first > 0)
        TimeProbe::remember(m_training.config(), m_training.epochs().back().imagesPerSecond);
    if (!showsTraining())
        return;
    if (first == 0)
        m_curves->setRun(m_training.classes(), m_training.epochs());
    else
        m_curves->append(m_training.epochs(), first);
    m_epochs->append(m_training.epochs(), first);
    m_epochTable->scrollToBottom();
    showHeading();
}

void TrainPage::useVerdicts(ScoringSession& scoring)
{
    m_scoring = &scoring;
    connect(m_scoring, &ScoringSession::reviewsChanged, this, &TrainPage::takeVerdicts);
    takeVerdicts();
}

void TrainPage::takeVerdicts()
{
    const bool ready = m_scoring && m_dataset.state() == DatasetSession::State::Ready;
    m_verdicts->setPossible(ready ? choiceByVerdicts(m_dataset.included(), m_scoring->reviews())
                                  : PictureChoice());
    m_verdicts->setReplaced(ready ? replacedIn(m_dataset.included(), m_scoring->reviews()) : 0);
    m_verdicts->setOutside(ready ? okOutside(m_scoring->reviews()) : 0);
}

} // namespace mixdesk
