// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/tensor_memory.h"

#include <algorithm>
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <new>
#include <sys/mman.h>
#include <unordered_map>

namespace mixdesk::nn {

namespace {

constexpr std::size_t kLarge = 1 << 20;
constexpr std::size_t kHugePage = 2 << 20; // alignment, by which large blocks are told from others
constexpr std::size_t kSmallestStep = 64 << 10;

/// Sizes in steps of an eighth of a power of two: tensors of about the same size share blocks.
std::size_t roundedUp(std::size_t bytes)
{
    std::size_t power = kLarge;
    while (power * 2 <= bytes)
        power *= 2;
    const std::size_t step = std::max(power / 8, kSmallestStep);
    return (bytes + step - 1) / step * step;
}

class BlockStore
{
public:
    void* take(std::size_t bytes)
    {
        const std::size_t size = roundedUp(bytes);
        const std::lock_guard<std::mutex> lock(m_mutex);
        // Twice as large is taken as well, for the smaller batch at the end of an epoch.
        auto found = m_free.lower_bound(size);
        if (found == m_free.end() || found->first > 2 * size)
            found = m_free.emplace(size, fresh(size));
        const auto [taken, block] = *found;
        m_free.erase(found);
        m_used += taken;
        m_mostUsed = std::max(m_mostUsed, m_used);
        return block;
    }

    /// False: the block is none of the store's.
    bool giveBack(void* block)
    {
        if (reinterpret_cast<std::uintptr_t>(block) % kHugePage != 0)
            return false;
        const std::lock_guard<std::mutex> lock(m_mutex);
        const auto found = m_sizes.find(block);
        if (found == m_sizes.end())
            return false;
        m_used -= found->second;
        m_free.emplace(found->second, block);
        return true;
    }

    void release()
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        while (!m_free.empty())
            releaseOne();
        m_mostUsed = m_used;
    }

    std::size_t held()
    {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_held;
    }

private:
    void* fresh(std::size_t size)
    {
        const std::size_t most = std::max(m_mostUsed, m_used + size);
        while (!m_free.empty() && m_held + size > most + most / 4)
            releaseOne();
        void* block = std::aligned_alloc(kHugePage, (size + kHugePage - 1) / kHugePage * kHugePage);
        if (!block)
            throw std::bad_alloc();
        ::madvise(block, size, MADV_HUGEPAGE);
        m_sizes.emplace(block, size);
        m_held += size;
        return block;
    }

    /// The smallest.
    void releaseOne()
    {
        const auto first = m_free.begin();
        m_held -= first->first;
        m_sizes.erase(first->second);
        std::free(first->second);
        m_free.erase(first);
    }

    std::mutex m_mutex;
    std::multimap<std::size_t, void*> m_free;
    std::unordered_map<void*, std::size_t> m_sizes; ///< of all blocks
    std::size_t m_held = 0, m_used = 0, m_mostUsed = 0;
};

/// Lives as long as the process: tensors in static places are freed last.
BlockStore& store()
{
    static auto* const blocks = new BlockStore;
    return *blocks;
}

void freeTensor(void* block)
{
    if (!store().giveBack(block))
        c10::free_cpu(block);
}

class KeepingAllocator : public c10::Allocator
{
public:
    c10::DataPtr allocate(std::size_t bytes) const override
    {
        void* block = bytes < kLarge ? c10::alloc_cpu(bytes) : store().take(bytes);
        return {block, block, &freeTensor, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &freeTensor; }
};

} // namespace

void keepTensorMemory()
{
    static const bool done = [] {
        static KeepingAllocator allocator;
        c10::SetCPUAllocator(&allocator);
        return true;
    }();
    static_cast<void>(done);
}

void releaseTensorMemory()
{
    store().release();
}

std::size_t heldTensorMemory()
{
    return store().held();
}

SystemTensorMemory::SystemTensorMemory() : m_before(c10::GetCPUAllocator())
{
    c10::SetCPUAllocator(c10::GetDefaultCPUAllocator());
}

SystemTensorMemory::~SystemTensorMemory()
{
    c10::SetCPUAllocator(m_before);
}

} // namespace mixdesk::nn
