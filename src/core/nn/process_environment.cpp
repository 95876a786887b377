// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/process_environment.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace mixdesk {

namespace {

constexpr int kMostProcesses = 65536;

/// Names of what one launcher sets; null where it sets no such thing.
struct Launcher
{
    const char *rank, *size, *localRank, *localSize;
};

constexpr Launcher kTorchrun{"RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"};
constexpr Launcher kOpenMpi{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE",
                            "OMPI_COMM_WORLD_LOCAL_RANK", "OMPI_COMM_WORLD_LOCAL_SIZE"};
constexpr Launcher kMpich{"PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID", "MPI_LOCALNRANKS"};
// A batch script has SLURM_PROCID and SLURM_NTASKS too, but is one process: only srun's step
// counts.
constexpr Launcher kSlurm{"SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID",
                          "SLURM_STEP_TASKS_PER_NODE"};

class Reader
{
public:
    explicit Reader(const EnvironmentLookup& lookup) : m_lookup(lookup) {}

    Result<ProcessEnvironment> read() const
    {
        const Launcher* launcher = found();
        ProcessEnvironment job;
        if (!launcher)
            return job;
        if (auto ok = readPlace(*launcher, job); !ok)
            return ok.error();
        if (job.alone())
            return job;
        if (auto ok = readMeeting(job); !ok)
            return ok.error();
        return job;
    }

private:
    bool has(const char* name) const { return m_lookup(name).has_value(); }

    const Launcher* found() const
    {
        if (has(kTorchrun.rank) || has(kTorchrun.size))
            return &kTorchrun;
        for (const Launcher* launcher : {&kOpenMpi, &kMpich})
            if (has(launcher->size))
                return launcher;
        return has(kSlurm.size) && has("SLURM_STEP_ID") ? &kSlurm : nullptr;
    }

    Result<int> number(const char* name, int low, int high) const
    {
        const auto text = m_lookup(name);
        if (!text)
            return Error{ErrorCode::Usage,
                         Sentence::tr("This looks like one process of a job, but the environment "
                                      "variable %1 is missing. Start it through torchrun, mpirun, "
                                      "srun or mixdesk-cli launch.")
                             .arg(name)};
        int value = 0;
        const char* end = text->data() + text->size();
        const auto parsed = std::from_chars(text->data(), end, value);
        if (parsed.ec != std::errc() || parsed.ptr != end || value < low || value > high)
            return Error{ErrorCode::Usage, Sentence::tr("The environment variable %1 is '%2', but "
                                                        "must be a number from %3 to %4.")
                                               .arg(name)
                                               .arg(*text)
                                               .arg(low)
                                               .arg(high)};
        return value;
    }

    Result<void> readPlace(const Launcher& launcher, ProcessEnvironment& job) const
    {
        auto size = number(launcher.size, 1, kMostProcesses);
        if (!size)
            return size.error();
        auto rank = number(launcher.rank, 0, *size - 1);
        if (!rank)
            return rank.error();
        job.size = *size;
        job.rank = *rank;
        if (has(launcher.localRank)) {
            auto local = number(launcher.localRank, 0, kMostProcesses);
            if (!local)
                return local.error();
            job.localRank = *local;
        }
        return readLocalSize(launcher, job);
    }

    Result<void> readLocalSize(const Launcher& launcher, ProcessEnvironment& job) const
    {
        if (!has(launcher.localSize))
            return {};
        if (&launcher == &kSlurm) { // "2(x3),1": two on each of three machines, one on the last
            const auto text = *m_lookup(launcher.localSize);
            std::from_chars(text.data(), text.data() + text.size(), job.localSize);
            job.localSize = std::clamp(job.localSize, 1, job.size);
            return {};
        }
        auto local = number(launcher.localSize, 1, job.size);
        if (!local)
            return local.error();
        job.localSize = *local;
        return {};
    }

    Result<void> readMeeting(ProcessEnvironment& job) const
    {
        const auto address = m_lookup("MASTER_ADDR");
        if (address && !address->empty())
            job.address = *address;
        else if (job.localSize < job.size)
            return Error{ErrorCode::Usage,
                         Sentence::tr("The environment variable MASTER_ADDR is missing: set it to "
                                      "the address of the machine that process 0 runs on.")};
        if (has("MASTER_PORT")) {
            auto port = number("MASTER_PORT", 1, 65535);
            if (!port)
                return port.error();
            job.port = *port;
        }
        if (m_lookup("TORCHELASTIC_USE_AGENT_STORE") == "True")
            job.agentPrefix =
                "/worker/attempt_" + m_lookup("TORCHELASTIC_RESTART_COUNT").value_or("0");
        return {};
    }

    const EnvironmentLookup& m_lookup;
};

} // namespace

std::optional<std::string> systemEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value ? std::optional<std::string>(value) : std::nullopt;
}

Result<ProcessEnvironment> processEnvironment(const EnvironmentLookup& lookup)
{
    return Reader(lookup).read();
}

} // namespace mixdesk
