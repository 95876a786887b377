// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <functional>

namespace mixdesk {

/// One sentence for the message bar, with at most one way on.
struct Notice
{
    enum class Kind { Result, Warning, Error } kind = Kind::Result;
    QString text;
    QString actionText; ///< "Undo", "Choose folder"; empty: none
    std::function<void()> action;
    QString page = {}; ///< that the action leads to: who is there needs it no more
    /// False once it is settled otherwise, as by an undo; empty: it stands until it is closed.
    std::function<bool()> stands = {};
};

inline Notice errorNotice(const Error& error)
{
    return {Notice::Kind::Error, QString::fromStdString(error.message), {}, {}};
}

} // namespace mixdesk
