// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/picture_list.h"
#include "core/base/stop_token.h"
#include "core/nn/process_group.h"

#include <string>
#include <vector>

namespace mixdesk::cli {

/// The pictures of a command line in rounds of a few for each process of a job. Process 0 lists
/// them, each process makes lines of its part, and process 0 gets them all in the list's order.
/// Members are called by all processes, in the same order.
class PictureRounds
{
public:
    /// The list of process 0 counts, and so does its stop.
    PictureRounds(PictureList& pictures, ProcessGroup& group, StopToken stop)
        : m_pictures(pictures), m_group(group), m_stop(std::move(stop))
    {}

    /// What the list has at hand, at least one; empty at the end, or once a stop was asked for.
    Result<std::vector<ListedPicture>> next();
    bool isOwn(std::size_t place) const
    {
        return place % std::size_t(m_group.size()) == std::size_t(m_group.rank());
    }
    /// `own` lines, in order, to those of the whole round.
    Result<std::vector<std::string>> collect(const std::vector<std::string>& own,
                                             std::size_t pictures);

private:
    PictureList& m_pictures;
    ProcessGroup& m_group;
    StopToken m_stop;
};

} // namespace mixdesk::cli
