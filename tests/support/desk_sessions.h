// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"
#include "core/store/database.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>

namespace mixdesk::support {

/// A project with one trained run of two classes, "first", made once a program; tests copy it.
struct DeskProject
{
    DeskProject()
    {
        root = fs::u8path(folder.path().toStdString());
        trainTiny(writeTinyPlant(root / "plant"), root / "run");
        ProjectSettings settings;
        settings.dataset = (root / "plant").string();
        settings.activeRun = "first";
        auto made = Project::create(project(), settings).value();
        fs::create_directories(made.runsFolder());
        fs::rename(root / "run", made.runFolder("first"));
    }
    fs::path project() const { return root / "project"; }
    fs::path run() const { return Project::open(project()).value().runFolder("first"); }
    void copyTo(const fs::path& folderOfCopy) const
    {
        fs::copy(project(), folderOfCopy, fs::copy_options::recursive);
    }

    QTemporaryDir folder;
    fs::path root;
};

inline DeskProject& deskProject()
{
    static DeskProject instance;
    return instance;
}

/// An open project's sessions as the desk needs them; closed and opened again at will.
class DeskSessions
{
public:
    explicit DeskSessions(const fs::path& folder)
        : project(Project::open(folder).value()),
          database(Database::open(project.databaseFile()).value()), dataset(jobs),
          runs(project, *database), scoring(jobs, dataset, runs, *database),
          desk(runs, scoring, *database)
    {
        QObject::connect(&desk, &ThresholdDesk::notice, &desk,
                         [this](const QString& sentence) { notices.append(sentence); });
        if (auto ok = runs.load(); !ok)
            throw std::runtime_error(ok.error().message);
        if (!project.datasetFolder().empty())
            dataset.open(project.datasetFolder(), {});
    }

    bool scored() const
    {
        return !scoring.entries().empty() &&
               scoring.scoredCount() == int(scoring.entries().size()) &&
               desk.scores().pictures() == scoring.scoredCount();
    }
    bool told(const char* part) const
    {
        return notices.join(QLatin1Char('\n')).contains(QLatin1String(part));
    }
    RunModel onDisk() const { return readRun(RunPaths(runs.folder(runs.active()))).value(); }
    fs::path file() const { return RunPaths(project.runFolder("first")).thresholds(); }

    QStringList notices;
    JobBoard jobs;
    Project project;
    std::unique_ptr<Database> database;
    DatasetSession dataset;
    RunList runs;
    ScoringSession scoring;
    ThresholdDesk desk;
};

/// Somebody changes a threshold with the command line; returns the new one.
inline double changeOutside(const fs::path& run, int c, double step)
{
    const RunPaths paths(run);
    RunModel model = readRun(paths).value();
    ClassThreshold& row = model.thresholds[std::size_t(c)];
    if (auto ok = setBeta(model, model.classes[std::size_t(c)], row.beta + step,
                          readValidation(paths, int(model.classes.size())).value());
        !ok)
        throw std::runtime_error(ok.error().message);
    if (auto ok = writeThresholds(paths, model); !ok)
        throw std::runtime_error(ok.error().message);
    return model.thresholds[std::size_t(c)].threshold;
}

} // namespace mixdesk::support
