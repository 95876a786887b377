// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/agreement.h"

#include "core/metrics/metrics.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr double kNormal95 = 1.959963984540054;

struct Shares
{
    std::vector<std::vector<double>> cell;
    std::vector<double> first, second; ///< margins
};

Shares sharesOf(const std::vector<std::vector<int>>& table, int items)
{
    const std::size_t k = table.size();
    Shares shares{std::vector<std::vector<double>>(k, std::vector<double>(k)),
                  std::vector<double>(k), std::vector<double>(k)};
    for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = 0; b < k; ++b) {
            const double share = double(table[a][b]) / items;
            shares.cell[a][b] = share;
            shares.first[a] += share;
            shares.second[b] += share;
        }
    return shares;
}

/// Times the number of items.
double variance(const Shares& shares, double kappa, double chance)
{
    double same = 0.0, other = 0.0;
    for (std::size_t a = 0; a < shares.first.size(); ++a)
        for (std::size_t b = 0; b < shares.first.size(); ++b) {
            if (a == b)
                same += shares.cell[a][a] *
                        std::pow(1.0 - (shares.first[a] + shares.second[a]) * (1.0 - kappa), 2);
            else
                other += shares.cell[a][b] * std::pow(shares.second[a] + shares.first[b], 2);
        }
    const double last = kappa - chance * (1.0 - kappa);
    const double sum = same + (1.0 - kappa) * (1.0 - kappa) * other - last * last;
    return std::max(0.0, sum) / std::pow(1.0 - chance, 2);
}

} // namespace

Agreement agreementOf(const std::vector<std::vector<int>>& table)
{
    Agreement agreement;
    for (std::size_t a = 0; a < table.size(); ++a) {
        agreement.agreed += table[a][a];
        for (const int count : table[a])
            agreement.items += count;
    }
    if (agreement.items == 0)
        return agreement;
    agreement.shareInterval = proportionInterval(agreement.agreed, agreement.items);
    const Shares shares = sharesOf(table, agreement.items);
    double chance = 0.0;
    for (std::size_t a = 0; a < table.size(); ++a)
        chance += shares.first[a] * shares.second[a];
    if (chance > 1.0 - 1e-12)
        return agreement;
    const double kappa = (agreement.share() - chance) / (1.0 - chance);
    agreement.kappa = kappa;
    if (agreement.items < 2)
        return agreement;
    const double half =
        kNormal95 * std::sqrt(variance(shares, kappa, chance) / double(agreement.items));
    agreement.kappaInterval = {std::max(-1.0, kappa - half), std::min(1.0, kappa + half)};
    return agreement;
}

} // namespace mixdesk
