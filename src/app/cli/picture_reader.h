// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/picture_judge.h"
#include "app/cli/picture_list.h"
#include "core/base/stop_token.h"
#include "core/base/work_ahead.h"

#include <vector>

namespace mixdesk::cli {

/// Reads the pictures of a list on a few threads while those before are judged. A list that comes
/// slowly is read as it comes: nothing waits for a batch to fill.
class PictureReader
{
public:
    PictureReader(PictureList& list, const PictureJudge& judge, StopToken stop);

    /// Those that are ready, in the list's order: at least one, at most a micro-batch. None at the
    /// end, or once a stop was asked for.
    std::vector<ReadPicture> next();

private:
    void askAhead();
    void askNext();

    PictureList& m_list;
    const PictureJudge& m_judge;
    StopToken m_stop;
    const std::size_t m_most, m_ahead; ///< pictures of a batch; read or being read
    bool m_ended = false;
    WorkAhead<ReadPicture> m_pictures;
};

} // namespace mixdesk::cli
