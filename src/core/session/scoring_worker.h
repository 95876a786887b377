// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/scoring_session.h"
#include "core/base/task_queue.h"

#include <atomic>

namespace mixdesk {

/// The threads of a ScoringSession. Only tasks of `scoring` touch the Scorer.
struct ScoringSession::Worker
{
    std::atomic<quint64> runGeneration{0}; ///< grows with every other run
    std::atomic<quint64> generation{0};    ///< grows with every other list of entries
    std::unique_ptr<Scorer> scorer;
    std::string scorerError;
    // The last one is joined first: decoding posts to scoring.
    TaskQueue scoring{1, true};
    TaskQueue decoding{3, false};
};

} // namespace mixdesk
