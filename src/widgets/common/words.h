// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// With a capital first letter, as at the beginning of a sentence.
inline QString capitalised(QString text)
{
    return text.replace(0, 1, text.left(1).toUpper());
}

} // namespace mixdesk
