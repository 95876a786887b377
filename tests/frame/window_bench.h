// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/tiny_run.h"
#include "widgets/frame/main_window.h"
#include "widgets/frame/message_bar.h"
#include "widgets/train/time_probe.h"

#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace mixdesk::support {

constexpr int kWait = 20000;

/// A home of its own, with training speeds in its settings so that no page measures this machine;
/// a tiny plant and a run trained on it.
class WindowBench
{
public:
    WindowBench()
    {
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toLocal8Bit());
        QDir().mkpath(m_home.filePath(QStringLiteral("Documents")));
        QCoreApplication::setOrganizationName(QStringLiteral("Mixdesk tests"));
        QCoreApplication::setApplicationName(QStringLiteral("window"));
        for (const std::string& preset : presetNames())
            TimeProbe::remember(presetConfig(preset).value(), 200.0);
        TimeProbe::remember(tinyConfig(), 1000.0);
        trainTiny(writeTinyPlant(root() / "plant"), root() / "run");
    }

    fs::path root() const { return fs::u8path(m_home.path().toStdString()); }
    QString path(const std::string& relative) const
    {
        return QString::fromStdString(displayPath(root() / relative));
    }

    /// A project of the plant with the trained run in it, not opened.
    QString makeProject(const std::string& name, bool withRun = true)
    {
        ProjectSettings settings;
        settings.dataset = displayPath(root() / "plant");
        settings.activeRun = withRun ? "first" : "";
        auto project = Project::create(root() / name, settings);
        if (!project)
            throw std::runtime_error(project.error().message);
        if (withRun)
            fs::copy(root() / "run", project->runFolder("first"), fs::copy_options::recursive);
        return path(name);
    }

private:
    QTemporaryDir m_home;
};

inline void activate(QWidget& window)
{
    window.show();
    QApplication::setActiveWindow(&window);
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

inline MessageBar* messageBar(const MainWindow& window)
{
    return window.findChild<MessageBar*>();
}

/// What the message bar says; empty while it is closed.
inline QString notice(const MainWindow& window)
{
    const MessageBar* bar = messageBar(window);
    return bar->isVisible() ? bar->notice().text : QString();
}

inline QPushButton* noticeButton(const MainWindow& window)
{
    return messageBar(window)->findChild<QPushButton*>();
}

/// True where the window took it.
inline bool drop(QWidget& window, const QList<QUrl>& urls)
{
    QMimeData mime;
    mime.setUrls(urls);
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
    return event.isAccepted();
}

inline bool dropFiles(QWidget& window, const QStringList& paths)
{
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    return drop(window, urls);
}

} // namespace mixdesk::support
