// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/process_group.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace mixdesk::cli {

/// How the processes of a job find each other: options of the verbs that they can share.
class JobOptions
{
public:
    void declare(CLI::App& app)
    {
        app.add_option("--interface", m_join.interface,
                       "Network interface over which the processes of a job on several machines "
                       "reach each other (lo, which keeps to this machine, when left out)")
            ->envname("MIXDESK_INTERFACE");
        app.add_option("--lost-after", m_lostAfter,
                       "Seconds without a sign of life after which another process of the job is "
                       "lost (30 when left out)")
            ->check(CLI::Range(5, 3600));
    }

    /// The processes that a launcher started together with this one; null: none.
    /// `stop` ends the wait for the others.
    Result<std::shared_ptr<ProcessGroup>> join(const StopToken& stop)
    {
        auto job = processEnvironment();
        if (!job)
            return job.error();
        if (job->alone())
            return std::shared_ptr<ProcessGroup>();
        m_join.stop = stop;
        m_join.lostAfter = std::chrono::seconds(m_lostAfter);
        return ProcessGroup::join(*job, m_join);
    }

private:
    JoinOptions m_join;
    int m_lostAfter = 30;
};

} // namespace mixdesk::cli
