// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace mixdesk {

/// Mean of the figures that there are: a class without defective images has no recall.
class KnownMean
{
public:
    void add(const std::optional<double>& figure)
    {
        m_sum += figure.value_or(0.0);
        m_count += figure.has_value();
    }
    /// Empty where there was none.
    std::optional<double> value() const
    {
        return m_count > 0 ? std::optional(m_sum / m_count) : std::nullopt;
    }

private:
    double m_sum = 0.0;
    int m_count = 0;
};

} // namespace mixdesk
