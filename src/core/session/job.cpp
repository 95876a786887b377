// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/job.h"

#include "core/base/sentence.h"
#include "core/base/thread_priority.h"

#include <QTimer>
#include <exception>
#include <new>

namespace mixdesk {

namespace {

constexpr int kDrainMs = 33;

/// The work's Errors are Results; what is thrown past them (no memory, a library's own) must not
/// end the program.
Result<void> guarded(const Job::Work& work, const Job::Context& context)
{
    try {
        return work(context);
    } catch (const std::bad_alloc&) {
        return Error{
            ErrorCode::Unreadable,
            Sentence::tr(
                "This work needs more memory than is free: close other programs and try again.")};
    } catch (const std::exception& failure) {
        return Error{ErrorCode::BadData, Sentence::tr("An unexpected error ended this work (%1): "
                                                      "try again, and report it if it comes back.")
                                             .arg(failure.what())};
    }
}

} // namespace

Job::Job(QString title, QObject* parent) : QObject(parent), m_title(std::move(title)) {}

Job::~Job()
{
    m_source.requestStop();
    if (m_thread.joinable())
        m_thread.join();
}

void Job::start(Work work, bool background)
{
    Q_ASSERT(!m_running);
    if (m_thread.joinable())
        m_thread.join();
    m_running = true;
    m_source = {};
    m_progress = {};
    {
        const std::lock_guard lock(m_mutex); // wake-ups of the last work may still be on their way
        m_posted = {};
        m_ended.reset();
    }
    const Context context{[this](const Progress& p) { post(p); }, m_source.token()};
    m_thread = std::thread([this, context, background, work = std::move(work)] {
        if (background)
            lowerThreadPriority();
        auto result = guarded(work, context);
        {
            const std::lock_guard lock(m_mutex);
            m_ended = std::move(result);
        }
        QMetaObject::invokeMethod(
            this, [this] { takeEnd(); }, Qt::QueuedConnection);
    });
    emit started();
}

void Job::cancel()
{
    if (!m_running)
        return;
    m_source.requestStop();
    emit cancelRequested();
}

void Job::cancelAndWait()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
    takeEnd();
}

void Job::post(const Progress& progress)
{
    const std::lock_guard lock(m_mutex);
    m_posted = progress;
    if (std::exchange(m_wakePending, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { QTimer::singleShot(kDrainMs, this, &Job::takeProgress); },
        Qt::QueuedConnection);
}

void Job::takeProgress()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wakePending = false;
        m_progress = m_posted;
    }
    if (m_running)
        emit progressed();
}

void Job::takeEnd()
{
    std::optional<Result<void>> result;
    {
        const std::lock_guard lock(m_mutex);
        result = std::exchange(m_ended, {});
    }
    if (!result)
        return;
    m_running = false;
    m_result = std::move(*result);
    emit finished();
}

void JobBoard::add(Job* job)
{
    m_jobs.append(job);
    for (const auto signal :
         {&Job::started, &Job::progressed, &Job::cancelRequested, &Job::finished})
        connect(job, signal, this, &JobBoard::changed);
    connect(job, &QObject::destroyed, this, [this, job] {
        m_jobs.removeOne(job);
        emit changed();
    });
}

QVector<Job*> JobBoard::running() const
{
    QVector<Job*> jobs;
    for (Job* job : m_jobs)
        if (job->running())
            jobs.append(job);
    return jobs;
}

} // namespace mixdesk
