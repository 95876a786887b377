// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/nn/process_environment.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace at {
class Tensor;
}

namespace mixdesk {

struct JoinOptions
{
    /// The network interface that this process listens on and is reached by: nothing of the job can
    /// be reached through another. The default keeps the job on this machine.
    std::string interface = "lo";
    StopToken stop;                       ///< ends the wait for the others
    std::chrono::seconds joinWithin{300}; ///< all processes are there, or an Error names who is not
    /// A process that gives no sign of life for so long is lost. One whose connection closes is
    /// lost within a few seconds.
    std::chrono::seconds lostAfter{30};
};

/// The processes of one job, over torch's c10d (TCPStore, Gloo). What a member function says "all"
/// do is to be called by every process, in the same order; it blocks until they did, or until one
/// of them ended or is lost: then it ends, in each, with a Disconnected error that names that one.
/// After an error the group is of no use. From one thread at a time.
///
/// There is no password and no encryption: whoever reaches the interface can join or disturb. The
/// store's listener of c10d 1.13 cannot be bound to one address, so it shows in `ss` on all of
/// them; a filter in the kernel drops what was sent to any but the interface's own (IPv4).
class ProcessGroup
{
public:
    /// All. Usage error for an interface or address that is not here.
    static Result<std::shared_ptr<ProcessGroup>> join(const ProcessEnvironment& environment,
                                                      const JoinOptions& options);
    ~ProcessGroup();

    int rank() const;
    int size() const;
    bool first() const { return rank() == 0; }
    /// Of the numeric library, for this process's share of its machine.
    int threads() const;

    /// All, with as many values: each gets the sums, the same to the last bit.
    Result<void> sum(std::vector<double>& values);
    /// All: what each process gave, by rank.
    Result<std::vector<std::string>> gather(const std::string& own);
    /// All: an Error (BadData) where one gave another text than process 0; `sentence` says it, by
    /// the rank of the first such.
    Result<void> expectSame(const std::string& own,
                            const std::function<std::string(int rank)>& sentence);
    /// All: what process 0 gave.
    Result<std::string> fromFirst(const std::string& text);

    /// An Error once a process ended or is lost: for long work between two calls that all do.
    Result<void> whole();

    /// All: the last call of a job that went well; returns when every process is done.
    void leave();
    /// This process goes no further: the others end with a sentence that names it and quotes this
    /// one. Process 0 stays until they heard of it, for a few seconds at most.
    void abandon(const std::string& sentence);

    // For tensors of core/nn, on the processor; these throw GroupBroken.
    void sumInPlace(at::Tensor& tensor);
    /// Begins to sum; the tensor holds the sums once what is returned was called. In two threads of
    /// its own, beside the other calls: all processes begin these in the same order.
    std::function<void()> beginSum(const at::Tensor& tensor);
    void copyFromFirst(at::Tensor& tensor);

private:
    struct Impl;
    explicit ProcessGroup(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

struct GroupBroken : std::exception
{
    explicit GroupBroken(Error e) : error(std::move(e)) {}
    const char* what() const noexcept override { return error.message.c_str(); }
    Error error;
};

} // namespace mixdesk
