// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace mixdesk {

/// models/*.yaml, compiled in so that the program needs no files beside it.
struct EmbeddedPreset
{
    const char* name;
    const char* yaml;
};
const std::vector<EmbeddedPreset>& embeddedPresets();

} // namespace mixdesk
