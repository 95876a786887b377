// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/project_opener.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace mixdesk {

namespace {

constexpr int kMostNames = 1000;

fs::path pathOf(const QString& text)
{
    return fs::u8path(text.toStdString());
}

bool isProject(const QString& folder)
{
    return QFileInfo::exists(QDir(folder).filePath(QStringLiteral("project.yaml")));
}

bool usesDataset(const QString& project, const QString& dataset)
{
    auto opened = Project::open(pathOf(project));
    std::error_code ec;
    return opened && fs::equivalent(opened->datasetFolder(), pathOf(dataset), ec);
}

} // namespace

QString demoProjectFolder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath(QStringLiteral("Demo plant"));
}

QString projectFolderFor(const QString& dataset)
{
    const QDir base(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                        .filePath(QStringLiteral("Mixdesk")));
    const QString name = QFileInfo(QDir::cleanPath(dataset)).fileName();
    for (int number = 1; number < kMostNames; ++number) {
        const QString folder =
            base.filePath(number == 1 ? name : QStringLiteral("%1 %2").arg(name).arg(number));
        if (!QFileInfo::exists(folder) || usesDataset(folder, dataset))
            return folder;
    }
    return base.filePath(name);
}

ProjectOpener::ProjectOpener(QObject* parent)
    : QObject(parent), m_demoJob(tr("Drawing the demo plant"))
{
    connect(&m_demoJob, &Job::finished, this, &ProjectOpener::demoPrepared);
}

void ProjectOpener::openPath(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        emit failed(
            {ErrorCode::NotFound, tr("%1 is not there any more. Choose the folder's new place.")
                                      .arg(QDir::toNativeSeparators(path))
                                      .toStdString()});
        return;
    }
    if (info.isFile() || isProject(path))
        hand(Workspace::open(pathOf(path)));
    else
        openDataset(path);
}

void ProjectOpener::openDataset(const QString& folder)
{
    openProject(projectFolderFor(folder), folder);
}

void ProjectOpener::openProject(const QString& project, const QString& dataset)
{
    if (isProject(project))
        hand(Workspace::open(pathOf(project)));
    else
        hand(Workspace::create(pathOf(QFileInfo(project).absoluteFilePath()),
                               pathOf(QFileInfo(dataset).absoluteFilePath())),
             tr("The project of these pictures is kept in %1. The pictures stay where they are.")
                 .arg(QDir::toNativeSeparators(project)));
}

void ProjectOpener::hand(Result<std::unique_ptr<Workspace>> workspace, const QString& message)
{
    if (!workspace) {
        emit failed(workspace.error());
        return;
    }
    m_workspace = std::move(*workspace);
    emit opened(message);
}

void ProjectOpener::openDemo()
{
    if (m_demoJob.running())
        return;
    emit busyChanged(true);
    m_demoJob.start(
        [this, folder = pathOf(demoProjectFolder())](const Job::Context& c) -> Result<void> {
            auto model = shippedDemoModel();
            if (!model)
                return model.error();
            auto demo = prepareDemoProject(folder, *model, c.progress, c.stop);
            if (!demo)
                return demo.error();
            m_demo = std::move(*demo);
            return {};
        },
        false);
}

void ProjectOpener::demoPrepared()
{
    emit busyChanged(false);
    if (!m_demoJob.result()) {
        emit failed(m_demoJob.result().error());
        return;
    }
    auto workspace = Workspace::open(m_demo.folder);
    Workspace* demo = workspace ? workspace->get() : nullptr;
    hand(std::move(workspace), QString::fromStdString(m_demo.message));
    if (demo)
        completeDemo(*demo);
}

void ProjectOpener::completeDemo(Workspace& workspace)
{
    if (m_demo.complete)
        return;
    // A child of the workspace: closing the project ends it.
    auto* job = new Job(tr("Drawing the rest of the demo plant"), &workspace);
    workspace.jobs().add(job);
    connect(job, &Job::finished, &workspace, [this, job, &workspace] {
        if (!job->result())
            return;
        workspace.dataset().rescan();
        emit demoComplete();
    });
    job->start([demo = m_demo](const Job::Context& c) {
        return completeDemoProject(demo, c.progress, c.stop);
    });
}

} // namespace mixdesk
