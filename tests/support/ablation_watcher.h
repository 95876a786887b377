// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation.h"

namespace mixdesk::support {

/// Counts trainings, and can stop within one.
class Watcher : public AblationObserver
{
public:
    int trainings = 0, epochs = 0, stopAfterEpochs = -1;
    StopSource stop;
    AblationProgress last;

    void onNetwork(const std::vector<LayerSummary>&, std::int64_t) override { ++trainings; }
    void onRows(const AblationProgress& progress) override { last = progress; }
    void onEpoch(const EpochReport&) override
    {
        if (++epochs == stopAfterEpochs)
            stop.requestStop();
    }
};

} // namespace mixdesk::support
