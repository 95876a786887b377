// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/run_history.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

namespace mixdesk {

/// A training that another program does: a command that was started from here, or any whose run
/// folder is named. What is known of it stands in that folder (metrics.jsonl, .lock, run.yaml), and
/// in what its command says; it goes on when this object goes. Looks once a second. GUI thread.
class FollowedTraining : public QObject
{
    Q_OBJECT

public:
    enum class State {
        None,
        Starting, ///< no epoch is there yet
        Running,
        Quiet,    ///< nothing came for long, and nobody can tell from here whether anything will
        Finished, ///< the run is whole
        Ended,    ///< the process is gone without that: resumable where there is a checkpoint
    };

    /// All that a later start needs in order to go on following.
    struct Track
    {
        QString run;     ///< its folder
        QString process; ///< of a command started from here (process_identity.h); else empty
        QString log;     ///< what the command says; else empty
    };

    explicit FollowedTraining(QObject* parent = nullptr);

    /// An Error where it cannot be started.
    Result<void> start(const QStringList& words, const fs::path& run);
    /// An Error where the folder is no run's and no training writes into it.
    Result<void> follow(const fs::path& run);
    void follow(const Track& track); ///< as remembered; a run that is gone is not followed
    void forget();                   ///< follows no longer; the training goes on
    /// Asks it to stop and keep a checkpoint. An Error says where else it can be stopped.
    Result<void> stop();

    State state() const { return m_state; }
    bool underWay() const
    {
        return m_state == State::Starting || m_state == State::Running || m_state == State::Quiet;
    }
    const Track& track() const { return m_track; }
    fs::path run() const;
    QString name() const; ///< the folder's
    const RunHistory& history() const { return m_history; }
    bool canStop() const; ///< it runs on this computer
    /// What there is to say of it, in one or two sentences.
    QString text() const;
    void setInterval(int ms) { m_timer.setInterval(ms); }
    /// After this time without news it is Quiet, and not before so many epochs could be over.
    void setPatience(int seconds, double epochs)
    {
        m_patience = seconds;
        m_patienceEpochs = epochs;
    }
    void look(); ///< now

signals:
    void changed(); ///< state(), history() or text()
    void ended();   ///< from under way to Finished or Ended

private:
    void begin(const Track& track);
    State stateNow();
    bool readMetrics();
    qint64 quietAfter() const; ///< seconds
    QString lastWords() const;

    Track m_track;
    State m_state = State::None;
    RunHistory m_history;
    QString m_problem; ///< why metrics.jsonl cannot be read
    qint64 m_metricsSize = -1;
    bool m_wasLocked = false, m_startedHere = false, m_stopping = false;
    QDateTime m_news; ///< when something came last
    int m_patience = 300;
    double m_patienceEpochs = 5.0;
    QTimer m_timer;
};

} // namespace mixdesk
