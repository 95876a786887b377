// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace mixdesk {

/// What the window remembers between starts, per user (QSettings, with a version). Every key is
/// named here once. GUI thread.
namespace settings {

ThemeChoice themeChoice();
void setThemeChoice(ThemeChoice choice);
QString language(); ///< "en", "de", or empty: the system's
void setLanguage(const QString& code);

QStringList recentProjects(); ///< newest first, at most ten; folders that are gone are left out
void addRecentProject(const QString& folder);
void removeRecentProject(const QString& folder);

/// State of a splitter, header or window by its stable name ("train/splitter").
QByteArray state(const QString& name);
void setState(const QString& name, const QByteArray& state);

/// A plain value by its stable name, for choices a page remembers.
QString value(const QString& name, const QString& otherwise = {});
void setValue(const QString& name, const QString& value);

} // namespace settings

} // namespace mixdesk
