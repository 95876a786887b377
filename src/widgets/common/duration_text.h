// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// "40 s", "1 min 50 s", "12 min", "9 h 20 min", "3 days": as exact as anyone wants to know.
QString durationText(double seconds);

/// "1 min 50 s left"; empty where nobody knows (negative or not a finite number).
QString timeLeftText(double seconds);

} // namespace mixdesk
