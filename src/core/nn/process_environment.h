// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <optional>
#include <string>

namespace mixdesk {

/// Which of a job's processes this one is, and where the job meets.
struct ProcessEnvironment
{
    int rank = 0, size = 1;            ///< in the whole job
    int localRank = 0, localSize = 1;  ///< on this machine
    std::string address = "127.0.0.1"; ///< where process 0 keeps the store in which all meet
    int port = 29500;
    /// torchrun with a fixed address keeps that store itself; process 0 then joins it as others do,
    /// below this prefix. Empty: process 0 keeps it.
    std::string agentPrefix;

    bool alone() const { return size == 1; }
};

/// The value of an environment variable; nothing where it is not set.
using EnvironmentLookup = std::function<std::optional<std::string>(const char* name)>;
std::optional<std::string> systemEnvironment(const char* name);

/// What the launcher says: torchrun and `mixdesk-cli launch` (RANK, WORLD_SIZE, LOCAL_RANK,
/// LOCAL_WORLD_SIZE), mpirun of Open MPI (OMPI_COMM_WORLD_*) and of MPICH (PMI_RANK, PMI_SIZE,
/// MPI_LOCALRANKID, MPI_LOCALNRANKS), srun of Slurm (SLURM_PROCID, SLURM_LOCALID, the sizes of its
/// step); the first that is there counts. All of them: MASTER_ADDR and MASTER_PORT. One process
/// where none is there. Usage error, naming the variable, for what is missing or no number.
Result<ProcessEnvironment> processEnvironment(const EnvironmentLookup& lookup = systemEnvironment);

} // namespace mixdesk
