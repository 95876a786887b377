// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mixdesk {

/// From now on the core's sentences (errors, findings, log lines) come in the language of the
/// application's translators. Call before other threads start.
void translateCoreTexts();

} // namespace mixdesk
