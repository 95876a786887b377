// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace mixdesk {

enum class ThemeChoice { System, Light, Dark };

/// The colours everything is drawn with. Read them while painting, or again on
/// QEvent::PaletteChange; never keep one across a theme change.
struct Theme
{
    bool dark = false;
    /// Six neutral steps, from the page to the strongest ink.
    QColor page, raised, hover, line, inkSoft, ink;
    QColor accent, onAccent;
    QColor ok, notOk, recheck, unlabelled; ///< meanings; always with a shape and a word beside them
};

/// Of the application's present palette. GUI thread.
const Theme& theme();

/// Fusion style, palette, style sheet and fonts; repeatable at run time. `System` asks the desktop
/// (settings portal), else judges by the palette the program started with.
void applyTheme(ThemeChoice choice);

/// Colour of a class by its index in the dataset or run: the same on every page and plot, in both
/// themes. Okabe-Ito, then Paul Tol, as in the reports.
QColor classColour(int classIndex);

/// Application font with a weight and a size relative to body text (13 px at 100 %).
QFont textFont(double scale = 1.0, QFont::Weight weight = QFont::Normal);

/// Spacing in steps of 4 px.
constexpr int kSpace = 4;

} // namespace mixdesk
