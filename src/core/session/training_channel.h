// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/training_session.h"

#include <QStringList>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace mixdesk {

/// Between the training thread, which is the observer, and the window, which takes what came.
/// Every call is safe from any thread.
class TrainingSession::Channel : public TrainObserver
{
public:
    /// What came since the last take; previews are the latest, empty when there were none.
    struct Parcel
    {
        std::vector<StepReport> steps;
        std::vector<EpochReport> epochs;
        std::vector<TrainPreview> previews;
        QStringList log;
        std::int64_t parameters = 0;
    };

    /// `wake` is called on the training thread, once until the next take().
    explicit Channel(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void setProgress(ProgressFn progress); ///< before the training, on its thread

    Parcel take();
    void setPaused(bool paused); ///< no effect once the end was asked for
    void end(); ///< after a stop token was set: a paused worker goes on, and is not paused again
    void askForEnough();
    StopToken enough() const { return m_enough.token(); }

    void setSummary(TrainSummary summary);
    std::optional<TrainSummary> summary() const;

    void onMessage(const std::string& message) override;
    void onNetwork(const std::vector<LayerSummary>& layers, std::int64_t parameters) override;
    void onProgress(const Progress& progress) override;
    void onStep(const StepReport& report) override;
    void onEpoch(const EpochReport& report) override;
    void onPreviews(const std::vector<TrainPreview>& previews) override;

private:
    void post(const std::function<void(Parcel&)>& add);
    /// Says so instead of `progress` while it holds.
    void holdWhilePaused(const Progress& progress);

    const std::function<void()> m_wake;
    ProgressFn m_progress;
    StopSource m_enough;

    mutable std::mutex m_mutex; // guards what follows
    std::condition_variable m_released;
    bool m_paused = false, m_ending = false, m_wakePending = false;
    Parcel m_parcel;
    std::optional<TrainSummary> m_summary;
};

} // namespace mixdesk
