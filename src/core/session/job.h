// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <QObject>
#include <QString>
#include <QVector>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace mixdesk {

/// One piece of long work on a thread of its own, as the job bar shows it. The object lives in the
/// thread that made it and signals there; the work sees only its Context. The destructor asks the
/// work to stop and waits for it.
class Job : public QObject
{
    Q_OBJECT

public:
    struct Context
    {
        ProgressFn progress; ///< from the work's thread, as often as it likes: the latest wins
        StopToken stop;
    };
    using Work = std::function<Result<void>(const Context&)>;

    explicit Job(QString title, QObject* parent = nullptr);
    ~Job() override;

    /// Must not be running. `background` lowers the thread's priority.
    void start(Work work, bool background = true);
    /// Answers at once: cancelling() is true until the work has ended.
    void cancel();
    /// Asks to stop and waits for the end; finished() is emitted before it returns.
    void cancelAndWait();

    QString title() const { return m_title; }
    bool running() const { return m_running; }
    bool cancelling() const { return m_running && m_source.token().stopRequested(); }
    const Progress& progress() const { return m_progress; }
    const Result<void>& result() const { return m_result; } ///< of the last work that ended

signals:
    void started();
    void progressed(); ///< at most about 30 times a second
    void cancelRequested();
    void finished();

private:
    void post(const Progress& progress);
    void takeProgress();
    void takeEnd();

    QString m_title;
    bool m_running = false;
    StopSource m_source;
    Progress m_progress;
    Result<void> m_result;
    std::thread m_thread;

    std::mutex m_mutex; // guards what the worker hands over
    Progress m_posted;
    bool m_wakePending = false;
    std::optional<Result<void>> m_ended;
};

/// The jobs that the window's job bar shows, oldest first.
class JobBoard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void add(Job* job); ///< not owned; watched until it dies
    QVector<Job*> running() const;

signals:
    void changed(); ///< a job started, moved on, was cancelled or ended

private:
    QVector<Job*> m_jobs;
};

} // namespace mixdesk
