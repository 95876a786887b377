// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_probe.h"
#include "core/session/job.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace mixdesk {

/// Training speed of this machine: the best of a few short runs per kind of network, measured in
/// the background and remembered in the settings. What was measured while other programs worked is
/// measured again as soon as they rest. GUI thread.
class TimeProbe : public QObject
{
    Q_OBJECT

public:
    /// One short run; called on a worker.
    using Measure = std::function<Result<TrainingProbe>(const TrainConfig&, int classes,
                                                        double seconds, const StopToken&)>;
    /// Whether other work fills the machine.
    using Busy = std::function<bool()>;

    explicit TimeProbe(QObject* parent = nullptr);
    TimeProbe(Measure measure, Busy busy, QObject* parent = nullptr);
    ~TimeProbe() override; ///< stops and joins

    /// As remembered; empty: not measured yet.
    static std::optional<double> imagesPerSecond(const TrainConfig& config);
    static void remember(const TrainConfig& config, double imagesPerSecond, bool busy = false);
    /// Measured while other programs worked: rather too slow.
    static bool measuredBusy(const TrainConfig& config);

    /// Measures what is not known yet, or was measured on a busy machine that rests now, in this
    /// order, instead of what still waits.
    void measure(const std::vector<TrainConfig>& configs, int classes);
    void giveUp(); ///< a training wants the machine for itself
    bool measuring(const TrainConfig& config) const;

signals:
    void changed(); ///< a speed was measured, or measuring began or ended

private:
    void startNext();
    void take();
    bool isKnown(const TrainConfig& config) const;

    Measure m_measure;
    Busy m_busy;
    bool m_wasBusy = false; ///< when the present measurement began
    std::deque<TrainConfig> m_waiting;
    std::optional<TrainConfig> m_current;
    QSet<QString> m_refused; ///< no device or memory for it: not tried again
    int m_classes = 1;
    std::shared_ptr<std::optional<TrainingProbe>> m_measured;
    Job m_job;
};

} // namespace mixdesk
