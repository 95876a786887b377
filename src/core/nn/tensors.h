// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace mixdesk {

/// A dense float32 tensor, row-major: the only kind that run folders hold.
struct Tensor32
{
    std::vector<std::int64_t> shape;
    std::vector<float> values;

    std::int64_t count() const
    {
        std::int64_t n = 1;
        for (const auto extent : shape)
            n *= extent;
        return n;
    }
};

using TensorMap = std::map<std::string, Tensor32>;

} // namespace mixdesk
