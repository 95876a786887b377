// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>

class QWidget;

namespace mixdesk {

/// For widgets that paint themselves: a screen reader is told this role, and a value beside the
/// accessible name and description. Call it in the widget's constructor. GUI thread.
void speakAs(QWidget* widget, QAccessible::Role role);

/// What the widget stands on at present ("Labelled good, verdict OK: 139"); announced where it is
/// new. After speakAs().
void setSpokenValue(QWidget* widget, const QString& value);
QString spokenValue(const QWidget* widget);

} // namespace mixdesk
