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

ProjectOpener::ProjectOpener(Gate gate, QObject* parent)
    : QObject(parent), m_gate(std::move(gate)), m_demoJob(tr("Drawing the demo plant")),
      m_lookJob(tr("Reading the dataset folder"))
{
    m_jobs.add(&m_demoJob);
    connect(&m_demoJob, &Job::finished, this, &ProjectOpener::demoPrepared);
    connect(&m_lookJob, &Job::finished, this, &ProjectOpener::looked);
}

void ProjectOpener::openPath(const QString& path)
{
    forgetWish();
    const QFileInfo info(path);
    if (!info.exists()) {
        emit failed(
            {ErrorCode::NotFound, tr("%1 is not there any more. Choose the folder's new place.")
                                      .arg(QDir::toNativeSeparators(path))
                                      .toStdString()},
            WayOut::OtherProject);
        return;
    }
    if (info.isFile() || isProject(path))
        handProject(path);
    else
        openDataset(path);
}

void ProjectOpener::openDataset(const QString& folder)
{
    openProject(projectFolderFor(folder), folder);
}

void ProjectOpener::openProject(const QString& project, const QString& dataset)
{
    forgetWish();
    if (isProject(project)) {
        handProject(project);
        return;
    }
    m_wish = {QFileInfo(project).absoluteFilePath(), QFileInfo(dataset).absoluteFilePath()};
    updateBusy();
    if (!m_lookJob.running())
        look();
}

void ProjectOpener::retryIn(const QString& folder)
{
    const QString name =
        QFileInfo(QDir::cleanPath(m_last.dataset.isEmpty() ? m_last.project : m_last.dataset))
            .fileName();
    const QString place = QDir(folder).filePath(name);
    if (m_last.dataset.isEmpty())
        startDemo(place);
    else
        openProject(place, m_last.dataset);
}

void ProjectOpener::forgetWish()
{
    m_wish.reset();
    ++m_wishes;
    m_demoJob.cancel();
    m_lookJob.cancel();
    updateBusy();
}

void ProjectOpener::updateBusy()
{
    emit busyChanged(m_wish.has_value());
}

void ProjectOpener::look()
{
    m_lookedAt = m_wish->dataset;
    m_seen.reset();
    m_lookJob.start(
        [this, folder = pathOf(m_lookedAt)](const Job::Context& context) -> Result<void> {
            auto dataset = scanDataset(folder, context.progress, context.stop);
            if (!dataset)
                return dataset.error();
            m_seen = std::move(*dataset);
            return {};
        },
        false);
}

void ProjectOpener::looked()
{
    if (!m_wish || m_wish->dataset.isEmpty())
        return;
    const Result<void>& result = m_lookJob.result();
    if (m_wish->dataset != m_lookedAt || (!result && result.error().cancelled())) {
        look();
        return;
    }
    m_last = *std::exchange(m_wish, {});
    updateBusy();
    if (!m_lookJob.result()) {
        emit failed(m_lookJob.result().error(), WayOut::OtherDataset);
        return;
    }
    const QString text =
        tr("The project of these pictures is kept in %1. The pictures stay where they are.")
            .arg(QDir::toNativeSeparators(m_last.project));
    hand({[wish = m_last, seen = *std::exchange(m_seen, {})] {
              return Workspace::create(pathOf(wish.project), pathOf(wish.dataset), seen);
          },
          {Notice::Kind::Result, text, {}, {}},
          WayOut::OtherPlace});
}

/// What can be told without opening it is told before anything that runs is given up for it.
void ProjectOpener::handProject(const QString& path)
{
    if (auto project = Project::open(pathOf(path)); !project)
        emit failed(project.error(), WayOut::OtherProject);
    else
        hand({[path] { return Workspace::open(pathOf(path)); }});
}

void ProjectOpener::hand(const Offer& offer)
{
    m_gate([this, offer, wish = m_wishes] {
        if (wish == m_wishes)
            openOffer(offer);
    });
}

void ProjectOpener::openOffer(const Offer& offer)
{
    auto workspace = offer.open();
    if (!workspace) {
        emit failed(workspace.error(), offer.wayOut);
        return;
    }
    Workspace& fresh = **workspace;
    m_workspace = std::move(*workspace);
    emit opened(offer.notice);
    if (offer.opened)
        offer.opened(fresh);
}

void ProjectOpener::openDemo()
{
    startDemo(demoProjectFolder());
}

void ProjectOpener::startDemo(const QString& folder)
{
    forgetWish();
    m_demoJob.cancelAndWait(); // asks once per picture
    m_wish = {folder, {}};
    updateBusy();
    m_demoJob.start(
        [this, folder = pathOf(folder)](const Job::Context& c) -> Result<void> {
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
    if (!m_wish || !m_wish->dataset.isEmpty())
        return;
    m_last = *std::exchange(m_wish, {});
    updateBusy();
    if (!m_demoJob.result()) {
        if (!m_demoJob.result().error().cancelled())
            emit failed(m_demoJob.result().error(), WayOut::OtherPlace);
        return;
    }
    hand({[folder = m_demo.folder] { return Workspace::open(folder); },
          {Notice::Kind::Warning, QString::fromStdString(m_demo.message), {}, {}},
          WayOut::OtherProject,
          [this, demo = m_demo](Workspace& workspace) { completeDemo(workspace, demo); }});
}

void ProjectOpener::completeDemo(Workspace& workspace, const DemoProject& demo)
{
    if (demo.complete) {
        emit demoComplete();
        return;
    }
    // A child of the workspace: closing the project ends it.
    auto* job = new Job(tr("Demo plant"), &workspace);
    workspace.jobs().add(job);
    connect(job, &Job::finished, &workspace, [this, job, &workspace] {
        if (!job->result()) {
            if (!job->result().error().cancelled())
                emit workspace.noticed(errorNotice(job->result().error()));
            return;
        }
        workspace.dataset().rescan();
        emit demoComplete();
    });
    job->start(
        [demo](const Job::Context& c) { return completeDemoProject(demo, c.progress, c.stop); });
}

} // namespace mixdesk
