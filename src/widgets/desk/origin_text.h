// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk::desk {

/// How a threshold came about: ClassThreshold::source, which is English in every thresholds.yaml,
/// in the user's language. A sentence of another program or hand comes back as it is.
QString originText(const QString& english);

} // namespace mixdesk::desk
