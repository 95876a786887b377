// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSplitter;

namespace mixdesk {

/// Splits as the user left it at the last start, and from now on as it is moved: sizes that nobody
/// chose are not kept. Parts do not collapse. False: there is nothing to remember yet.
bool rememberSplitter(QSplitter& splitter, const QString& name);

} // namespace mixdesk
