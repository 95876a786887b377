// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_entry.h"

#include <cstddef>
#include <list>
#include <memory>
#include <unordered_map>

namespace mixdesk {

using PartPointer = std::shared_ptr<const OpenedPart>;

/// The parts that were opened last, within a budget of bytes; the newest one is kept whatever its
/// size. One thread.
class PartCache
{
public:
    explicit PartCache(std::size_t budget) : m_budget(budget) {}

    /// Null when it is not kept; counts as a use.
    PartPointer take(int entry);
    bool contains(int entry) const { return m_parts.count(entry) != 0; }
    void put(PartPointer part);
    void remove(int entry);
    void clear();
    std::size_t bytes() const { return m_bytes; }

private:
    std::size_t m_budget, m_bytes = 0;
    std::list<PartPointer> m_order; ///< last used first
    std::unordered_map<int, std::list<PartPointer>::iterator> m_parts;
};

std::size_t bytesOf(const OpenedPart& part);

} // namespace mixdesk
