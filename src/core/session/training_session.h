// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/trainer.h"
#include "core/session/job.h"
#include "core/session/run_history.h"
#include "core/session/run_list.h"

#include <QObject>
#include <QStringList>
#include <QVector>
#include <memory>

namespace mixdesk {

/// A training on a worker thread of lower priority. Scalars come over complete and in order,
/// previews latest first; the window is woken at most 30 times a second. GUI thread.
class TrainingSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Running,
        Paused,   ///< holds the worker between two micro-batches, memory kept
        Stopping, ///< asked to end; what is in hand is still being finished
    };

    TrainingSession(JobBoard& jobs, RunList& runs, QObject* parent = nullptr);
    ~TrainingSession() override; ///< interrupts with a checkpoint and joins

    /// Starts a new run (a row "running" in the run list). Error: already training, bad settings,
    /// pictures that cannot be chosen so.
    Result<QString> start(const TrainConfig& config, const Dataset& dataset,
                          const PictureChoice& pictures = {});
    /// Goes on with an interrupted run of this project, with the pictures that it began with. An
    /// Error leaves the run as it was: already training, no such run, no pictures.
    Result<void> resumeRun(const QString& name, const Dataset& dataset);

    void pause();
    void resume();
    void stop();             ///< ends with the best epoch so far: the run is finished and usable
    void interrupt();        ///< saves a checkpoint; the run can be resumed later
    void interruptAndWait(); ///< for closing the window

    State state() const { return m_state; }
    bool busy() const { return m_state != State::Idle; }
    QString run() const { return m_run; } ///< of the present or last training
    const QStringList& classes() const { return m_classes; }
    const TrainConfig& config() const { return m_config; }
    /// From the first epoch on, those before a resume included.
    const std::vector<EpochReport>& epochs() const { return m_epochs; }
    const std::vector<StepReport>& live() const { return m_live; } ///< of the running epoch
    const std::vector<TrainPreview>& previews() const { return m_previews; }
    const QStringList& log() const { return m_log; }             ///< the last 1,000 lines
    std::int64_t parameterCount() const { return m_parameters; } ///< 0 until the network is built
    Job& job() { return m_job; } ///< cancelling it interrupts the training

signals:
    void stateChanged();
    void liveChanged();          ///< live() grew, or began anew
    void epochsAdded(int first); ///< epochs() grew from this index on; 0: began anew
    void previewsChanged();
    void logAdded(const QStringList& lines);
    /// The training ended; what happened is in the run's row. `usable`: the run can score.
    void ended(const QString& run, bool usable);
    /// The run list could not be written: training goes on, the sentence says what is lost.
    void recordFailed(const QString& sentence);

private:
    class Channel; // what the worker writes and the window drains

    void launch(const TrainRequest& request);
    void forget();
    void setState(State state);
    void drain();
    void takeSteps(std::vector<StepReport> steps);
    void takeEpochs(std::vector<EpochReport> epochs);
    void takeLog(QStringList lines);
    void recordEpochs();
    bool refused(const Error& error) const;
    void finish();
    void store(const RunRow& row);

    RunList& m_runs;
    std::shared_ptr<Channel> m_channel;
    State m_state = State::Idle;
    bool m_keepBest = false;                    ///< stop() was asked for
    bool m_resuming = false, m_trained = false; ///< of this training: a resume; did a step
    QString m_run;
    QStringList m_classes, m_log;
    TrainConfig m_config;
    std::vector<EpochReport> m_epochs;
    std::vector<StepReport> m_live;
    std::vector<TrainPreview> m_previews;
    std::int64_t m_parameters = 0;
    Job m_job; // last, so that its worker has ended before anything else goes
};

} // namespace mixdesk
