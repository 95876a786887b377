// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/settings.h"

#include <QDir>
#include <QSettings>

namespace mixdesk::settings {

namespace {

constexpr int kVersion = 1;
constexpr int kRecentProjects = 10;

QVariant read(const QString& key)
{
    return QSettings().value(key);
}

void write(const QString& key, const QVariant& value)
{
    QSettings store;
    if (!store.contains(QStringLiteral("version")))
        store.setValue(QStringLiteral("version"), kVersion);
    store.setValue(key, value);
}

} // namespace

ThemeChoice themeChoice()
{
    const QString name = read(QStringLiteral("theme")).toString();
    return name == QLatin1String("light")  ? ThemeChoice::Light
           : name == QLatin1String("dark") ? ThemeChoice::Dark
                                           : ThemeChoice::System;
}

void setThemeChoice(ThemeChoice choice)
{
    write(QStringLiteral("theme"), choice == ThemeChoice::Light  ? QStringLiteral("light")
                                   : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                                 : QStringLiteral("system"));
}

QString language()
{
    return read(QStringLiteral("language")).toString();
}

void setLanguage(const QString& code)
{
    write(QStringLiteral("language"), code);
}

QStringList recentProjects()
{
    QStringList folders;
    for (const QString& folder : read(QStringLiteral("recent")).toStringList())
        if (QDir(folder).exists())
            folders.append(folder);
    return folders;
}

void addRecentProject(const QString& folder)
{
    QStringList folders = read(QStringLiteral("recent")).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    write(QStringLiteral("recent"), QVariant(folders.mid(0, kRecentProjects)));
}

void removeRecentProject(const QString& folder)
{
    QStringList folders = read(QStringLiteral("recent")).toStringList();
    folders.removeAll(folder);
    write(QStringLiteral("recent"), folders);
}

QByteArray state(const QString& name)
{
    return read(QStringLiteral("state/") + name).toByteArray();
}

void setState(const QString& name, const QByteArray& state)
{
    write(QStringLiteral("state/") + name, state);
}

QString value(const QString& name, const QString& otherwise)
{
    const QVariant stored = read(QStringLiteral("value/") + name);
    return stored.isValid() ? stored.toString() : otherwise;
}

void setValue(const QString& name, const QString& value)
{
    write(QStringLiteral("value/") + name, value);
}

} // namespace mixdesk::settings
