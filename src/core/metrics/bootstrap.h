// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace mixdesk {

/// Percentile bootstrap over images, stratified: each group (class and truth) is resampled with
/// replacement within itself, then `statistic` is computed from the picked indices.
/// `groups[g]` holds item indices. Returns the (1-confidence)/2 limits; empty when the statistic
/// was empty in most resamples. Deterministic by seed.
std::optional<std::pair<double, double>>
bootstrapInterval(const std::vector<std::vector<int>>& groups,
                  const std::function<std::optional<double>(const std::vector<int>&)>& statistic,
                  std::uint64_t seed, int resamples = 1000, double confidence = 0.95);

} // namespace mixdesk
