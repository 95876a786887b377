// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

namespace mixdesk {

/// While one lives, theme() is the light one: what is drawn for paper is dark on white whatever
/// the screen shows. No event may be processed meanwhile. GUI thread.
class PaperTheme
{
public:
    PaperTheme();
    ~PaperTheme();
    PaperTheme(const PaperTheme&) = delete;
    PaperTheme& operator=(const PaperTheme&) = delete;

private:
    Theme m_screen;
};

} // namespace mixdesk
