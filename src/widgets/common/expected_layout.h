// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mixdesk {

/// The folders that a dataset has and what is in them, one a line: for EmptyState::setDetail().
QString expectedLayout();

} // namespace mixdesk
