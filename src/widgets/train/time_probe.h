// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_probe.h"
#include "core/session/job.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <deque>
#include <memory>
#include <optional>

namespace mixdesk {

/// Training speed of this machine, measured for two seconds per kind of network in the background
/// and remembered in the settings. GUI thread.
class TimeProbe : public QObject
{
    Q_OBJECT

public:
    explicit TimeProbe(QObject* parent = nullptr);
    ~TimeProbe() override; ///< stops and joins

    /// As remembered; empty: not measured yet.
    static std::optional<double> imagesPerSecond(const TrainConfig& config);
    static void remember(const TrainConfig& config, double imagesPerSecond);

    /// Measures what is not known yet, in this order, instead of what still waits.
    void measure(const std::vector<TrainConfig>& configs, int classes);
    void giveUp(); ///< a training wants the machine for itself
    bool measuring(const TrainConfig& config) const;

signals:
    void changed(); ///< a speed was measured, or measuring began or ended

private:
    void startNext();
    void take();

    std::deque<TrainConfig> m_waiting;
    std::optional<TrainConfig> m_current;
    QSet<QString> m_refused; ///< no device or memory for it: not tried again
    int m_classes = 1;
    std::shared_ptr<std::optional<TrainingProbe>> m_measured;
    Job m_job;
};

} // namespace mixdesk
