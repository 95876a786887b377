// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/training_session.h"

#include "core/base/sentence.h"
#include "core/session/training_channel.h"

#include <QTimer>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kDrainMs = 33;
constexpr int kLogLines = 1000;

Error alreadyTraining(const QString& run)
{
    return {ErrorCode::Usage,
            Sentence::tr("The run '%1' is training already: stop it first, or wait for its end.")
                .arg(run.toStdString())};
}

QStringList namesOf(const Dataset& dataset)
{
    QStringList names;
    for (const std::string& name : dataset.classes)
        names.append(QString::fromStdString(name));
    return names;
}

} // namespace

TrainingSession::TrainingSession(JobBoard& jobs, RunList& runs, QObject* parent)
    : QObject(parent), m_runs(runs), m_job(tr("Training"))
{
    jobs.add(&m_job);
    connect(&m_job, &Job::finished, this, &TrainingSession::finish);
    connect(&m_job, &Job::cancelRequested, this, [this] {
        m_channel->end();
        setState(State::Stopping);
    });
}

TrainingSession::~TrainingSession()
{
    interruptAndWait();
}

Result<QString> TrainingSession::start(const TrainConfig& config, const Dataset& dataset,
                                       const PictureChoice& pictures)
{
    if (busy())
        return alreadyTraining(m_run);
    if (auto ok = validateConfig(config); !ok)
        return ok.error();
    if (auto chosen = choosePictures(dataset, pictures); !chosen) // before there is a run
        return chosen.error();
    RunRow row;
    row.name = m_runs.freshName(QString::fromStdString(config.preset));
    row.preset = QString::fromStdString(config.preset);
    row.state = RunState::Running;
    row.epochsPlanned = config.epochs;
    if (auto ok = m_runs.add(row); !ok)
        return ok.error();
    forget();
    m_run = row.name;
    m_classes = namesOf(dataset);
    launch({config, dataset, m_runs.folder(m_run), false, {}, pictures});
    return m_run;
}

Result<void> TrainingSession::resumeRun(const QString& name, const Dataset& dataset)
{
    if (busy())
        return alreadyTraining(m_run);
    auto row = m_runs.row(name);
    if (!row)
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no run '%1' in this project.").arg(name.toStdString())};
    // Where the dataset is not there, a run must not lose its state to a failed start.
    if (dataset.images.empty())
        return Error{ErrorCode::BadData,
                     Sentence::tr("The run '%1' cannot go on without pictures: open its dataset "
                                  "folder first.")
                         .arg(name.toStdString())};
    const fs::path folder = m_runs.folder(name);
    auto config = runConfig(folder);
    if (!config)
        return config.error();
    forget();
    m_run = name;
    m_classes = namesOf(dataset);
    // Without a finished epoch there is no history yet; the trainer says what else is wrong.
    if (auto history = readHistory(folder)) {
        m_epochs = std::move(history->epochs);
        if (!m_epochs.empty())
            m_classes = history->classes; // the curves' own, should the pictures be refused
    }
    row->state = RunState::Running;
    row->reason.clear();
    if (auto ok = m_runs.update(*row); !ok)
        return ok;
    m_resuming = true;
    launch({*config, dataset, folder, true, {}});
    return {};
}

void TrainingSession::forget()
{
    m_keepBest = m_resuming = m_trained = false;
    m_epochs.clear();
    m_live.clear();
    m_previews.clear();
    m_log.clear();
    m_parameters = 0;
}

void TrainingSession::launch(const TrainRequest& request)
{
    m_config = request.config;
    emit epochsAdded(0);
    emit liveChanged();
    emit previewsChanged();
    m_channel = std::make_shared<Channel>([this] {
        QMetaObject::invokeMethod(
            this, [this] { QTimer::singleShot(kDrainMs, this, &TrainingSession::drain); },
            Qt::QueuedConnection);
    });
    TrainRequest work = request;
    work.enough = m_channel->enough();
    setState(State::Running);
    m_job.start([channel = m_channel, work](const Job::Context& context) -> Result<void> {
        channel->setProgress(context.progress);
        auto summary = train(work, *channel, context.stop);
        if (!summary)
            return summary.error();
        channel->setSummary(std::move(*summary));
        return {};
    });
}

void TrainingSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void TrainingSession::pause()
{
    if (m_state != State::Running)
        return;
    m_channel->setPaused(true);
    setState(State::Paused);
}

void TrainingSession::resume()
{
    if (m_state != State::Paused)
        return;
    m_channel->setPaused(false);
    setState(State::Running);
}

void TrainingSession::stop()
{
    if (m_state != State::Running && m_state != State::Paused)
        return;
    m_keepBest = true;
    m_channel->askForEnough();
    setState(State::Stopping);
}

void TrainingSession::interrupt()
{
    m_job.cancel();
}

void TrainingSession::interruptAndWait()
{
    m_job.cancelAndWait();
}

void TrainingSession::drain()
{
    Channel::Parcel parcel = m_channel->take();
    if (parcel.parameters > 0)
        m_parameters = parcel.parameters;
    if (!parcel.log.isEmpty())
        takeLog(std::move(parcel.log));
    if (!parcel.epochs.empty())
        takeEpochs(std::move(parcel.epochs));
    if (!parcel.steps.empty())
        takeSteps(std::move(parcel.steps));
    if (!parcel.previews.empty()) {
        m_previews = std::move(parcel.previews);
        emit previewsChanged();
    }
}

void TrainingSession::takeLog(QStringList lines)
{
    m_log += lines;
    if (m_log.size() > kLogLines)
        m_log = m_log.mid(m_log.size() - kLogLines);
    emit logAdded(lines);
}

void TrainingSession::takeEpochs(std::vector<EpochReport> epochs)
{
    int first = int(m_epochs.size());
    for (EpochReport& report : epochs) {
        // After a crash the history may hold an epoch that the checkpoint does not: trained again.
        if (report.epoch <= int(m_epochs.size())) {
            m_epochs.resize(std::size_t(std::max(0, report.epoch - 1)));
            first = 0;
        }
        m_epochs.push_back(std::move(report));
    }
    m_live.clear();
    emit epochsAdded(first);
    emit liveChanged();
    recordEpochs();
}

/// Steps of an epoch whose exact figures are there already are of no use any more.
void TrainingSession::takeSteps(std::vector<StepReport> steps)
{
    m_trained = true;
    const int finished = m_epochs.empty() ? 0 : m_epochs.back().epoch;
    for (StepReport& step : steps) {
        if (step.epoch <= finished && !m_live.empty())
            continue;
        if (!m_live.empty() && m_live.back().epoch != step.epoch)
            m_live.clear();
        m_live.push_back(std::move(step));
    }
    emit liveChanged();
}

void TrainingSession::recordEpochs()
{
    auto row = m_runs.row(m_run);
    if (!row)
        return;
    row->epochs = int(m_epochs.size());
    if (const EpochReport* kept = keptEpoch(m_epochs)) {
        row->bestF1 = kept->validationF1;
        row->meanAuroc = meanAuroc(*kept);
    }
    store(*row);
}

void TrainingSession::store(const RunRow& row)
{
    if (auto ok = m_runs.update(row); !ok)
        emit recordFailed(QString::fromStdString(ok.error().message));
}

/// A resume that was turned away (other pictures, say) leaves the run as resumable as it was.
bool TrainingSession::refused(const Error& error) const
{
    return m_resuming && !m_trained && error.code != ErrorCode::Numeric;
}

void TrainingSession::finish()
{
    drain();
    m_live.clear(); // an epoch that did not finish is no part of the run
    const Result<void>& result = m_job.result();
    if (auto row = m_runs.row(m_run)) {
        row->reason.clear();
        if (result) {
            row->state = RunState::Finished;
            if (const auto summary = m_channel->summary()) {
                row->epochs = summary->epochs;
                row->modelHash = QString::fromStdString(summary->model.modelHash);
            }
            noteFinishedFigures(*row, m_runs.folder(m_run));
        } else {
            row->state = result.error().cancelled() || refused(result.error())
                             ? RunState::Interrupted
                             : RunState::Failed;
            // Of an interruption there is something to say where the best was to be kept.
            if (!result.error().cancelled() || m_keepBest)
                row->reason = QString::fromStdString(result.error().message);
        }
        store(*row);
    }
    const bool usable = bool(result);
    setState(State::Idle);
    emit ended(m_run, usable);
}

} // namespace mixdesk
