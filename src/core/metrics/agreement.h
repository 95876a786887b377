// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace mixdesk {

/// How far two inspectors judge alike.
struct Agreement
{
    int items = 0;  ///< judged by both
    int agreed = 0; ///< judged alike
    /// Exact (Clopper-Pearson) 95 % limits of agreed / items; empty without items.
    std::optional<std::pair<double, double>> shareInterval;
    /// Cohen's kappa (Cohen 1960): agreement beyond chance, 1 is perfect, 0 what chance gives.
    /// Empty where chance alone would make them agree always: both used one and the same category.
    std::optional<double> kappa;
    /// 95 % limits by the large-sample standard error of Fleiss, Cohen and Everitt (1969), cut to
    /// [-1, 1]. Empty where kappa is, and with fewer than two items.
    std::optional<std::pair<double, double>> kappaInterval;

    double share() const { return items > 0 ? double(agreed) / items : 0.0; }
};

/// `table[a][b]`: items that the first inspector put into category a and the second into b; square.
Agreement agreementOf(const std::vector<std::vector<int>>& table);

} // namespace mixdesk
