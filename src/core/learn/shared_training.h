// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/split.h"
#include "core/learn/trainer.h"

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// What a training was asked: to stop, or to keep the best and finish.
struct Asked
{
    bool stop = false, enough = false;
    bool any() const { return stop || enough; }
};

/// A validation picture's loss, and the class that the network takes it for.
struct ScoredItem
{
    double score = 0.0;
    int routed = 0;
};

/// What one process does of a training that several share; alone it does all. Members that say
/// "all" are called by every process, in the same order.
class TrainingShare
{
public:
    explicit TrainingShare(ProcessGroup* group) : m_group(group) {}

    bool shared() const { return m_group; }
    bool first() const { return !m_group || m_group->first(); }
    int rank() const { return m_group ? m_group->rank() : 0; }
    int size() const { return m_group ? m_group->size() : 1; }

    /// The first of the images from `position` of the epoch's order on that is this process's; it
    /// has every size()-th from there.
    int firstOf(int position) const { return (rank() - position % size() + size()) % size(); }

    template <typename T> std::vector<T> partOf(const std::vector<T>& items, int position = 0) const
    {
        std::vector<T> part;
        for (auto i = std::size_t(firstOf(position)); i < items.size(); i += std::size_t(size()))
            part.push_back(items[i]);
        return part;
    }

    /// ProcessGroup::whole(), between what all do.
    Result<void> whole() const { return m_group ? m_group->whole() : Result<void>(); }

    /// All: settings and choice of pictures as process 0 has them, this one's threads and cache.
    Result<void> agreeOnRequest(TrainRequest& request) const;
    /// All: an Error that names a process whose folder holds other pictures.
    Result<void> expectSame(const std::string& fingerprint) const;
    /// All: what each could not read of `images`, by place in it, is left out by all. Returns what
    /// was left out and why; cancelled where any process was stopped.
    struct Unreadable
    {
        std::size_t place;
        std::string why;
    };
    Result<std::vector<Unreadable>> leaveOut(std::vector<int>& images,
                                             const std::vector<Unreadable>& own, bool stop) const;
    /// All: the scores of all `items` from those of partOf() each; `asked` becomes what any process
    /// was asked, and then there are no scores.
    Result<std::vector<ScoredItem>> collect(const std::vector<ScoredItem>& own, std::size_t items,
                                            Asked& asked) const;

private:
    ProcessGroup* m_group;
};

} // namespace mixdesk
