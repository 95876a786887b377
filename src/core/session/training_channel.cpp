// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/training_channel.h"

#include <QCoreApplication>

namespace mixdesk {

namespace {

/// What the job bar shows of a micro-batch.
Progress progressOf(const StepReport& step)
{
    Progress progress;
    progress.stage = QCoreApplication::translate("Progress", "training epoch %1 of %2")
                         .arg(step.epoch)
                         .arg(step.epochs)
                         .toStdString();
    progress.done = std::int64_t(step.epoch - 1) * step.imagesTotal + step.images;
    progress.total = std::int64_t(step.epochs) * step.imagesTotal;
    progress.unit = "images";
    progress.perSecond = step.imagesPerSecond;
    progress.secondsLeft = step.secondsLeft;
    return progress;
}

/// How far it is, without what is true only of work that goes on.
Progress pausedAt(const Progress& progress)
{
    Progress paused = progress;
    paused.stage = QCoreApplication::translate("Progress", "paused").toStdString();
    paused.perSecond = 0.0;
    paused.secondsLeft = -1.0;
    return paused;
}

} // namespace

void TrainingSession::Channel::setProgress(ProgressFn progress)
{
    m_progress = std::move(progress);
}

TrainingSession::Channel::Parcel TrainingSession::Channel::take()
{
    const std::lock_guard lock(m_mutex);
    m_wakePending = false;
    return std::exchange(m_parcel, {});
}

void TrainingSession::Channel::post(const std::function<void(Parcel&)>& add)
{
    {
        const std::lock_guard lock(m_mutex);
        add(m_parcel);
        if (std::exchange(m_wakePending, true))
            return;
    }
    m_wake();
}

void TrainingSession::Channel::setPaused(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
    }
    m_released.notify_all();
}

void TrainingSession::Channel::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_released.notify_all();
}

void TrainingSession::Channel::askForEnough()
{
    m_enough.requestStop();
    end();
}

void TrainingSession::Channel::holdWhilePaused(const Progress& progress)
{
    const auto released = [this] { return !m_paused || m_ending; };
    std::unique_lock lock(m_mutex);
    if (released())
        return;
    lock.unlock();
    m_progress(pausedAt(progress));
    lock.lock();
    m_released.wait(lock, released);
    lock.unlock();
    m_progress(progress);
}

void TrainingSession::Channel::setSummary(TrainSummary summary)
{
    const std::lock_guard lock(m_mutex);
    m_summary = std::move(summary);
}

std::optional<TrainSummary> TrainingSession::Channel::summary() const
{
    const std::lock_guard lock(m_mutex);
    return m_summary;
}

void TrainingSession::Channel::onMessage(const std::string& message)
{
    post([&](Parcel& parcel) { parcel.log.append(QString::fromStdString(message)); });
}

void TrainingSession::Channel::onNetwork(const std::vector<LayerSummary>&, std::int64_t parameters)
{
    post([&](Parcel& parcel) { parcel.parameters = parameters; });
}

void TrainingSession::Channel::onProgress(const Progress& progress)
{
    m_progress(progress);
    holdWhilePaused(progress);
}

void TrainingSession::Channel::onStep(const StepReport& report)
{
    post([&](Parcel& parcel) { parcel.steps.push_back(report); });
    const Progress progress = progressOf(report);
    m_progress(progress);
    holdWhilePaused(progress);
}

void TrainingSession::Channel::onEpoch(const EpochReport& report)
{
    post([&](Parcel& parcel) { parcel.epochs.push_back(report); });
}

void TrainingSession::Channel::onPreviews(const std::vector<TrainPreview>& previews)
{
    post([&](Parcel& parcel) { parcel.previews = previews; });
}

} // namespace mixdesk
