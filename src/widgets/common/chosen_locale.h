// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace mixdesk {

/// A language by its code, with dates and numbers as they are written where the system is; empty:
/// the system's own.
QLocale chosenLocale(const QString& code, const QLocale& system = QLocale::system());

} // namespace mixdesk
