// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/process_group.h"

#include "core/base/sentence.h"
#include "core/nn/process_watch.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <sched.h>
#include <thread>
#include <torch/csrc/distributed/c10d/PrefixStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <unistd.h>

namespace mixdesk {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kPatience = 5s;        // of one request to the store
constexpr auto kConnecting = 60s;     // once all have joined
constexpr auto kUnbounded = 24h * 30; // whether a process is lost is for the watch to say
constexpr auto kPoll = 100ms;
constexpr auto kUntilHeard = 6s;

/// Gloo's with a limit to connecting, and none to what comes then.
class Collectives : public c10d::ProcessGroupGloo
{
public:
    Collectives(const nn::StorePointer& store, int rank, int size,
                const c10::intrusive_ptr<Options>& options)
        : ProcessGroupGloo(store, rank, size, options)
    {
        for (auto& context : contexts_)
            context->setTimeout(kUnbounded);
    }
};
using CollectivesPointer = c10::intrusive_ptr<Collectives>;

CollectivesPointer connect(const nn::StorePointer& store, const std::string& name, int rank,
                           int size, const std::string& interface)
{
    auto options = c10d::ProcessGroupGloo::Options::create();
    options->timeout = kConnecting;
    options->devices.push_back(c10d::ProcessGroupGloo::createDeviceForInterface(interface));
    return c10::make_intrusive<Collectives>(
        c10::make_intrusive<c10d::PrefixStore>("gloo/" + name, store), rank, size, options);
}

std::string hostName()
{
    char name[256] = {};
    gethostname(name, sizeof name - 1);
    return name;
}

int coresHere()
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    return sched_getaffinity(0, sizeof cores, &cores) == 0 ? CPU_COUNT(&cores) : 1;
}

Error disconnected(const std::string& why)
{
    return {ErrorCode::Disconnected, why};
}

} // namespace

struct ProcessGroup::Impl
{
    ProcessEnvironment environment;
    std::string address;
    nn::StorePointer store;
    std::unique_ptr<nn::ProcessWatch> watch;
    /// Buckets of gradients have collectives of their own, as they begin while a backward pass uses
    /// the others, at another point in each process.
    CollectivesPointer step, buckets;
    bool broken = false, abandoned = false;

    void await(c10d::Work& work);
    [[noreturn]] void breakDown(const std::string& cause);
    Result<void> awaitEveryone(const JoinOptions& options);
    bool allEnded();

    template <typename Work> auto guarded(Work work) -> decltype(work())
    {
        try {
            return work();
        } catch (const GroupBroken& e) {
            return e.error;
        }
    }
};

/// Until the work is done or the watch knows that it never will be.
void ProcessGroup::Impl::await(c10d::Work& work)
{
    while (!work.isCompleted()) {
        if (const auto verdict = watch->verdict()) {
            broken = true;
            throw GroupBroken(disconnected(*verdict));
        }
        try {
            work.wait(kPoll);
        } catch (const std::exception&) {
            // Out of time, or what the work itself threw: isCompleted() tells.
        }
    }
    if (work.exception()) {
        try {
            std::rethrow_exception(work.exception());
        } catch (const std::exception& e) {
            breakDown(e.what());
        }
    }
}

/// A connection closed. By whose end is for the watch to find out.
void ProcessGroup::Impl::breakDown(const std::string& cause)
{
    broken = true;
    watch->suspect();
    const auto giveUp = Clock::now() + 20s;
    while (Clock::now() < giveUp) {
        if (const auto verdict = watch->verdict())
            throw GroupBroken(disconnected(*verdict));
        std::this_thread::sleep_for(kPoll);
    }
    throw GroupBroken(disconnected(Sentence::tr("The connection to another process broke: %1")
                                       .arg(cause.substr(0, cause.find('\n')))));
}

Result<void> ProcessGroup::Impl::awaitEveryone(const JoinOptions& options)
{
    const auto giveUp = Clock::now() + options.joinWithin;
    while (true) {
        if (options.stop.stopRequested())
            return cancelledError();
        std::string missing;
        for (int rank = 0; rank < environment.size; ++rank)
            if (!store->check({nn::ProcessWatch::hostKey(rank)}))
                missing += (missing.empty() ? "" : ", ") + std::to_string(rank);
        if (missing.empty())
            return {};
        if (Clock::now() > giveUp)
            return disconnected(Sentence::tr("Of %1 processes these did not join within %2 s: %3. "
                                             "Look at what they say on their machines.")
                                    .arg(environment.size)
                                    .arg(std::int64_t(options.joinWithin.count()))
                                    .arg(missing));
        std::this_thread::sleep_for(kPoll);
    }
}

bool ProcessGroup::Impl::allEnded()
{
    for (int rank = 0; rank < environment.size; ++rank)
        if (!store->check({nn::ProcessWatch::endKey(rank)}))
            return false;
    return true;
}

ProcessGroup::ProcessGroup(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

ProcessGroup::~ProcessGroup()
{
    m_impl->watch.reset();
    if (!m_impl->broken)
        return;
    // Their threads wait for a process that is gone: they end with this one.
    m_impl->step.release();
    m_impl->buckets.release();
}

Result<std::shared_ptr<ProcessGroup>> ProcessGroup::join(const ProcessEnvironment& environment,
                                                         const JoinOptions& options)
{
    auto impl = std::make_unique<Impl>();
    impl->environment = environment;
    auto address = nn::meetingAddress(environment, options.interface);
    if (!address)
        return address.error();
    const int rank = environment.rank, size = environment.size;
    try {
        impl->store =
            nn::openStore(environment, *address, rank == 0 && environment.agentPrefix.empty(),
                          options.joinWithin);
        nn::setText(*impl->store, nn::ProcessWatch::hostKey(rank), hostName());
        if (auto ok = impl->awaitEveryone(options); !ok)
            return ok.error();
        impl->store->setTimeout(kConnecting);
        impl->step = connect(impl->store, "step", rank, size, options.interface);
        impl->buckets = connect(impl->store, "buckets", rank, size, options.interface);
        impl->store->wait({"open"}, kPatience); // from here on no request may take longer
        impl->watch = std::make_unique<nn::ProcessWatch>(
            [environment, at = *address] {
                return nn::openStore(environment, at, false, kPatience);
            },
            rank, size, options.lostAfter);
    } catch (const std::exception& e) {
        if (options.stop.stopRequested())
            return cancelledError();
        const std::string why = e.what();
        return disconnected(Sentence::tr("The processes could not meet at %1, port %2: %3")
                                .arg(*address)
                                .arg(environment.port)
                                .arg(why.substr(0, why.find('\n'))));
    }
    return std::shared_ptr<ProcessGroup>(new ProcessGroup(std::move(impl)));
}

int ProcessGroup::rank() const
{
    return m_impl->environment.rank;
}

int ProcessGroup::size() const
{
    return m_impl->environment.size;
}

int ProcessGroup::threads() const
{
    return std::max(1, coresHere() / m_impl->environment.localSize);
}

Result<void> ProcessGroup::sum(std::vector<double>& values)
{
    return m_impl->guarded([&]() -> Result<void> {
        auto tensor = at::from_blob(values.data(), std::int64_t(values.size()), at::kDouble);
        auto summed = tensor.clone(); // a broken call may still write to it
        sumInPlace(summed);
        tensor.copy_(summed);
        return {};
    });
}

Result<std::vector<std::string>> ProcessGroup::gather(const std::string& own)
{
    return m_impl->guarded([&]() -> Result<std::vector<std::string>> {
        std::vector<double> sizes(std::size_t(size()), 0.0);
        sizes[std::size_t(rank())] = double(own.size());
        if (auto ok = sum(sizes); !ok)
            return ok.error();
        const auto longest = std::int64_t(*std::max_element(sizes.begin(), sizes.end()));
        auto mine = at::zeros({std::max<std::int64_t>(longest, 1)}, at::kByte);
        std::copy(own.begin(), own.end(), mine.data_ptr<std::uint8_t>());
        std::vector<std::vector<at::Tensor>> all(1);
        for (int i = 0; i < size(); ++i)
            all[0].push_back(at::empty_like(mine));
        std::vector<at::Tensor> input{mine};
        m_impl->await(*m_impl->step->allgather(all, input));
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < all[0].size(); ++i) {
            const auto* bytes = all[0][i].data_ptr<std::uint8_t>();
            texts.emplace_back(bytes, bytes + std::size_t(sizes[i]));
        }
        return texts;
    });
}

Result<std::string> ProcessGroup::fromFirst(const std::string& text)
{
    return m_impl->guarded([&]() -> Result<std::string> {
        std::vector<double> length{first() ? double(text.size()) : 0.0};
        if (auto ok = sum(length); !ok)
            return ok.error();
        auto bytes = at::zeros({std::max<std::int64_t>(1, std::int64_t(length[0]))}, at::kByte);
        if (first())
            std::copy(text.begin(), text.end(), bytes.data_ptr<std::uint8_t>());
        copyFromFirst(bytes);
        const auto* begin = bytes.data_ptr<std::uint8_t>();
        return std::string(begin, begin + std::size_t(length[0]));
    });
}

void ProcessGroup::sumInPlace(at::Tensor& tensor)
{
    std::vector<at::Tensor> tensors{tensor};
    m_impl->await(*m_impl->step->allreduce(tensors));
}

std::function<void()> ProcessGroup::beginSum(const at::Tensor& tensor)
{
    std::vector<at::Tensor> tensors{tensor};
    return [this, work = m_impl->buckets->allreduce(tensors)] { m_impl->await(*work); };
}

void ProcessGroup::copyFromFirst(at::Tensor& tensor)
{
    std::vector<at::Tensor> tensors{tensor};
    m_impl->await(*m_impl->step->broadcast(tensors));
}

Result<void> ProcessGroup::expectSame(const std::string& own,
                                      const std::function<std::string(int rank)>& sentence)
{
    const auto all = gather(own);
    if (!all)
        return all.error();
    for (std::size_t rank = 1; rank < all->size(); ++rank)
        if ((*all)[rank] != all->front())
            return Error{ErrorCode::BadData, sentence(int(rank))};
    return {};
}

Result<void> ProcessGroup::whole()
{
    const auto verdict = m_impl->watch->verdict();
    if (!verdict)
        return {};
    m_impl->broken = true;
    return disconnected(*verdict);
}

void ProcessGroup::leave()
{
    try {
        nn::setText(*m_impl->store, nn::ProcessWatch::endKey(rank()), "done");
        while (!m_impl->allEnded() && !m_impl->watch->verdict())
            std::this_thread::sleep_for(20ms);
    } catch (const std::exception&) {
        // Process 0 closed the store: it saw that all were done, this one among them.
    }
}

void ProcessGroup::abandon(const std::string& sentence)
{
    if (m_impl->abandoned)
        return;
    m_impl->broken = m_impl->abandoned = true;
    try {
        nn::StorePointer& store = m_impl->store;
        if (!m_impl->watch->verdict())
            nn::ProcessWatch::decide(*store,
                                     nn::ProcessWatch::nameOf(*store, rank()) + ": " + sentence);
        nn::setText(*store, nn::ProcessWatch::endKey(rank()), "failed");
        const auto giveUp = Clock::now() + kUntilHeard;
        while (first() && Clock::now() < giveUp && !m_impl->allEnded())
            std::this_thread::sleep_for(kPoll);
    } catch (const std::exception&) {
        // The store is gone, and with it whom this could be told to.
    }
}

} // namespace mixdesk
