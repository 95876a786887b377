// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bootstrap.h"

#include "core/base/random.h"
#include "core/metrics/metrics.h"

#include <algorithm>

namespace mixdesk {

namespace {

void resample(const std::vector<std::vector<int>>& groups, Random& random, std::vector<int>& picked)
{
    picked.clear();
    for (const std::vector<int>& group : groups) {
        for (std::size_t i = 0; i < group.size(); ++i)
            picked.push_back(group[std::size_t(random.integer(0, int(group.size()) - 1))]);
    }
}

} // namespace

std::optional<std::pair<double, double>>
bootstrapInterval(const std::vector<std::vector<int>>& groups,
                  const std::function<std::optional<double>(const std::vector<int>&)>& statistic,
                  std::uint64_t seed, int resamples, double confidence)
{
    std::vector<double> values;
    values.reserve(std::size_t(std::max(resamples, 0)));
    std::vector<int> picked;
    for (int i = 0; i < resamples; ++i) {
        Random random(streamSeed(seed, Purpose::Bootstrap, std::uint64_t(i)));
        resample(groups, random, picked);
        if (const std::optional<double> value = statistic(picked))
            values.push_back(*value);
    }
    if (values.empty() || 2 * values.size() <= std::size_t(resamples))
        return std::nullopt;
    const double tail = 0.5 * (1.0 - confidence);
    return std::pair(percentile(values, tail), percentile(values, 1.0 - tail));
}

} // namespace mixdesk
