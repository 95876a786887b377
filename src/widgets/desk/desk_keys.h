// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

/// The desk's shortcuts: actions and the tooltips of their buttons share them. Keys without Ctrl
/// mean the strip in hand and are letters to a field that is typed in.
namespace mixdesk::desk {

constexpr QKeyCombination kSoloKey{Qt::Key_S}, kMuteKey{Qt::Key_M}, kLockKey{Qt::Key_L},
    kResetKey{Qt::Key_R}, kBandKey{Qt::Key_B}, kThresholdKey{Qt::Key_T}, kBetaKey{Qt::Key_K},
    kRejectsKey{Qt::Key_X}, kEscapesKey{Qt::Key_E};
constexpr QKeyCombination kBetaOfAllKey{Qt::Key_A}, kFitKey{Qt::Key_F}, kCompareKey{Qt::Key_C},
    kVersionsKey{Qt::Key_V};
constexpr QKeyCombination kFitTargetKey = Qt::SHIFT | Qt::Key_F,
                          kAllRejectsKey = Qt::SHIFT | Qt::Key_X,
                          kAllEscapesKey = Qt::SHIFT | Qt::Key_E;
constexpr QKeyCombination kDiscardKey = Qt::CTRL | Qt::Key_D, kLoadKey = Qt::CTRL | Qt::Key_L,
                          kRollBackKey = Qt::CTRL | Qt::Key_R,
                          kRestoreKey = Qt::CTRL | Qt::SHIFT | Qt::Key_S;

} // namespace mixdesk::desk
