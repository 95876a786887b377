// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/scoring_session.h"

#include "core/imaging/picture.h"
#include "core/session/bulk_scoring.h"
#include "core/session/scoring_worker.h"
#include "core/store/database.h"

#include <QTimer>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr std::size_t kPartBudget = std::size_t(512) << 20;
constexpr int kDrainMs = 100;
constexpr int kMicroBatch = 8; ///< what an opened part may have to wait for

} // namespace

ScoringSession::ScoringSession(JobBoard& jobs, DatasetSession& dataset, RunList& runs,
                               Database& database, QObject* parent)
    : QObject(parent), m_dataset(dataset), m_runs(runs), m_database(database),
      m_job(tr("Scoring pictures")), m_walkJob(tr("Looking for pictures")), m_parts(kPartBudget),
      m_worker(std::make_unique<Worker>())
{
    jobs.add(&m_job);
    jobs.add(&m_walkJob);
    connect(&m_job, &Job::finished, this, &ScoringSession::jobFinished);
    connect(&m_walkJob, &Job::finished, this, [this] {
        if (const auto files = std::exchange(m_walkedFiles, {}))
            walked(files->first, files->second);
    });
    connect(&dataset, &DatasetSession::changed, this, &ScoringSession::takeDataset);
    connect(&dataset, &DatasetSession::includedChanged, this, &ScoringSession::takeDataset);
    connect(&runs, &RunList::activeChanged, this, &ScoringSession::takeRun);
    m_drained.start();
    takeRun();
}

ScoringSession::~ScoringSession()
{
    m_job.disconnect(this);
    m_walkJob.disconnect(this);
    ++m_worker->runGeneration;
    ++m_worker->generation;
    m_walkJob.cancelAndWait();
    m_job.cancelAndWait();
    m_worker.reset(); // its tasks know it by reference: the pointer is null already
}

void ScoringSession::takeRun()
{
    const auto& model = m_runs.model();
    const ActiveRun run = model
                              ? ActiveRun{m_runs.active(), QString::fromStdString(model->modelHash),
                                          QString::fromStdString(scoreKey(*model))}
                              : ActiveRun{};
    if (run == m_run && m_state != State::Failed) {
        if (model)
            passThresholds();
        return;
    }
    m_run = run;
    m_classes.clear();
    if (model)
        for (const std::string& name : model->classes)
            m_classes.append(QString::fromStdString(name));
    ++m_worker->runGeneration;
    m_device.clear();
    m_resize = model ? model->config.resize : ResizeMode::Stretch;
    m_inputSize = model ? model->config.inputSize : m_inputSize;
    if (model)
        loadScorer();
    rebuild();
    setState(model ? State::Loading : State::NoRun);
}

void ScoringSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

void ScoringSession::loadScorer()
{
    Worker& worker = *m_worker;
    worker.scoring.post(TaskQueue::Urgency::Now, [this, &worker, folder = m_runs.folder(m_run.name),
                                                  generation = worker.runGeneration.load()] {
        if (generation != worker.runGeneration)
            return;
        worker.scorer.reset(); // two networks need not fit into memory
        worker.scorerError.clear();
        QString device;
        auto scorer = Scorer::open(folder, DeviceChoice::Auto, 0);
        if (scorer) {
            const int side = (*scorer)->run().config.inputSize;
            auto warmed = (*scorer)->score({cv::Mat(side, side, CV_8UC3, cv::Scalar::all(128))});
            if (!warmed)
                scorer = warmed.error();
        }
        if (scorer) {
            worker.scorer = std::move(*scorer);
            const int threads = setNumericThreads(0);
            device = worker.scorer->deviceName() == "cpu"
                         ? tr("CPU, %1 threads").arg(threads)
                         : tr("GPU (%1)")
                               .arg(QString::fromStdString(worker.scorer->deviceName()).toUpper());
        } else {
            worker.scorerError = scorer.error().message;
        }
        QMetaObject::invokeMethod(
            this,
            [this, generation, device, error = QString::fromStdString(worker.scorerError)] {
                loaded(generation, device, error);
            },
            Qt::QueuedConnection);
    });
}

void ScoringSession::loaded(quint64 runGeneration, const QString& device, const QString& error)
{
    if (runGeneration != m_worker->runGeneration)
        return;
    m_device = device;
    setState(error.isEmpty() ? State::Ready : State::Failed);
    if (!error.isEmpty())
        emit failed(error);
}

void ScoringSession::passThresholds()
{
    m_parts.clear(); // their maps carry the thresholds of before
    Worker& worker = *m_worker;
    worker.scoring.post(TaskQueue::Urgency::Now, [&worker, rows = m_runs.model()->thresholds,
                                                  generation = worker.runGeneration.load()] {
        if (generation != worker.runGeneration || !worker.scorer)
            return;
        // The same run's rows; were they refused, scores would not change.
        (void)worker.scorer->setThresholds(rows);
    });
}

ScoreItem ScoringSession::itemOf(int index) const
{
    const GalleryEntry& entry = m_entries[std::size_t(index)];
    ScoreItem item;
    item.entry = index;
    item.path = entry.path;
    if (!entry.dropped())
        item.image = entry.key();
    item.className = entry.className;
    item.type = entry.folderType;
    item.trueClass = entry.trueClass;
    return item;
}

std::shared_ptr<BulkScoring> ScoringSession::makeBulk()
{
    const TrainConfig& config = m_runs.model()->config;
    Worker& worker = *m_worker;
    const quint64 generation = worker.generation;
    BulkScoring::Setup setup;
    setup.database = m_database.address();
    setup.run = m_run.name;
    setup.modelHash = m_run.modelHash;
    setup.scoreKey = m_run.scoreKey;
    setup.inputSize = config.inputSize;
    setup.resize = config.resize;
    setup.microBatch = std::clamp(config.microBatch, 1, kMicroBatch);
    setup.stage = tr("scoring pictures").toStdString();
    setup.deliver = [this, generation](std::vector<ScoreResult> results) {
        deliver(generation, std::move(results));
    };
    setup.cacheFailed = [this](const Error& error) {
        const QString sentence =
            tr("Scores cannot be kept and are computed again at the next start. %1")
                .arg(QString::fromStdString(error.message));
        QMetaObject::invokeMethod(
            this, [this, sentence] { emit warned(sentence); }, Qt::QueuedConnection);
    };
    setup.score = [&worker, run = worker.runGeneration.load(),
                   generation](std::shared_ptr<ScoreBatch> batch) {
        worker.scoring.post(TaskQueue::Urgency::Later, [&worker, run, generation, batch] {
            const bool stale = run != worker.runGeneration || generation != worker.generation;
            if (stale || !worker.scorer) // without a scorer: failed() has said why
                return batch->scores.set_value(cancelledError());
            std::vector<int> classes;
            for (const ScoreItem& item : batch->items)
                classes.push_back(item.trueClass);
            batch->scores.set_value(worker.scorer->score(batch->inputs, {}, classes));
        });
    };
    return std::make_shared<BulkScoring>(std::move(setup));
}

void ScoringSession::scoreFrom(int firstEntry, bool first)
{
    if (!m_runs.model() || m_run.name.isEmpty() || firstEntry >= int(m_entries.size()))
        return;
    if (!m_bulk)
        m_bulk = makeBulk();
    std::vector<ScoreItem> items;
    for (int i = firstEntry; i < int(m_entries.size()); ++i)
        if (const GalleryEntry& entry = m_entries[std::size_t(i)];
            !entry.scored && entry.error.isEmpty())
            items.push_back(itemOf(i));
    m_bulk->push(std::move(items), first);
    startJob();
}

void ScoringSession::startJob()
{
    if (m_job.running() || !m_bulk || m_bulk->idle())
        return;
    m_runningBulk = m_bulk;
    m_job.start([bulk = m_bulk](const Job::Context& context) { return bulk->run(context); });
}

void ScoringSession::jobFinished()
{
    drain();
    const bool ofBefore = m_runningBulk != m_bulk;
    m_runningBulk.reset();
    if (m_job.result() || ofBefore)
        startJob(); // what came in just before the end, or the new list
}

void ScoringSession::scoreRest()
{
    if (m_state == State::Failed) {
        ++m_worker->runGeneration;
        setState(State::Loading);
        loadScorer();
        rebuild();
        return;
    }
    startJob();
}

void ScoringSession::deliver(quint64 generation, std::vector<ScoreResult> results)
{
    const std::lock_guard lock(m_mutex);
    if (m_inboxGeneration != generation)
        m_inbox.clear();
    m_inboxGeneration = generation;
    m_inbox.insert(m_inbox.end(), std::make_move_iterator(results.begin()),
                   std::make_move_iterator(results.end()));
    if (std::exchange(m_wakePending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const int wait = int(std::max<qint64>(0, kDrainMs - m_drained.elapsed()));
            QTimer::singleShot(wait, this, &ScoringSession::drain);
        },
        Qt::QueuedConnection);
}

void ScoringSession::drain()
{
    std::vector<ScoreResult> results;
    {
        const std::lock_guard lock(m_mutex);
        m_wakePending = false;
        results.swap(m_inbox);
        if (m_inboxGeneration != m_worker->generation)
            return;
    }
    m_drained.restart();
    if (results.empty())
        return;
    QVector<int> changed;
    changed.reserve(int(results.size()));
    for (const ScoreResult& result : results) {
        if (isOfAnotherState(result, m_entries[std::size_t(result.entry)]))
            continue;
        apply(result);
        changed.append(result.entry);
    }
    emit entriesScored(changed);
}

void ScoringSession::apply(const ScoreResult& result)
{
    GalleryEntry& entry = m_entries[std::size_t(result.entry)];
    Tally& tally = tallyOf(entry);
    tally.scored -= entry.scored ? 1 : 0;
    tally.failed -= entry.error.isEmpty() ? 0 : 1;
    entry.error = result.error;
    entry.scored = result.error.isEmpty();
    entry.routedClass = result.routedClass;
    entry.confidence = result.confidence;
    entry.score = result.score;
    entry.ownScore = result.ownScore;
    entry.mark = result.mark;
    tally.scored += entry.scored ? 1 : 0;
    tally.failed += entry.scored ? 0 : 1;
    m_computed += result.computed ? 1 : 0;
}

} // namespace mixdesk
