// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/job.h"

#include "core/base/thread_priority.h"

#include <QTimer>

namespace mixdesk {

namespace {
constexpr int kDrainMs = 33;
}

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
    m_ended.reset();
    const Context context{[this](const Progress& p) { post(p); }, m_source.token()};
    m_thread = std::thread([this, context, background, work = std::move(work)] {
        if (background)
            lowerThreadPriority();
        auto result = work(context);
        {
            const std::lock_guard lock(m_mutex);
            m_ended = std::move(result);
        }
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_ended)
                    end(*std::exchange(m_ended, {}));
            },
            Qt::QueuedConnection);
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
    if (m_ended)
        end(*std::exchange(m_ended, {}));
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

void Job::end(Result<void> result)
{
    m_running = false;
    m_result = std::move(result);
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
