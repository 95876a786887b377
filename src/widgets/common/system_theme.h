// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace mixdesk {

/// Whether the desktop wants dark colours: its settings portal, which has 200 ms to answer, else
/// the palette that Qt took from the platform (the application's own is given up for that). GUI
/// thread, with a QApplication.
bool systemIsDark();

/// While `owner` lives, a window whose theme is chosen to be the system's (settings::themeChoice())
/// changes with the desktop: on the portal's signal, and when Qt learns of another platform theme.
void followSystemTheme(QObject& owner);

} // namespace mixdesk
