// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QString>
#include <QStringList>
#include <QtGlobal>
#include <utility>

/// Any Qt warning fails a GUI test:
///     void initTestCase() { support::watchWarnings(); }
///     void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }
/// A test that provokes one on purpose takes it itself before it ends. Any thread may warn.
namespace mixdesk::support {

struct WarningWatch
{
    QMutex mutex;
    QStringList seen;
    QtMessageHandler next = nullptr;
};

inline WarningWatch& warningWatch()
{
    static WarningWatch watch;
    return watch;
}

inline void noteWarning(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    WarningWatch& watch = warningWatch();
    // The offscreen platform says this of itself whenever a window is shown.
    const bool platform = text.startsWith(QLatin1String("This plugin does not support"));
    if ((type == QtWarningMsg || type == QtCriticalMsg) && !platform) {
        const QMutexLocker lock(&watch.mutex);
        watch.seen << text;
    }
    if (watch.next)
        watch.next(type, context, text);
}

/// Messages still reach the test's log. Repeatable.
inline void watchWarnings()
{
    const QtMessageHandler before = qInstallMessageHandler(noteWarning);
    if (before != noteWarning)
        warningWatch().next = before;
}

/// What was warned since the last call.
inline QStringList takeWarnings()
{
    WarningWatch& watch = warningWatch();
    const QMutexLocker lock(&watch.mutex);
    return std::exchange(watch.seen, {});
}

} // namespace mixdesk::support
