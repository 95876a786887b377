// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/run_list.h"
#include "core/session/training_session.h"
#include "core/store/database.h"
#include "support/tiny_run.h"
#include "widgets/train/time_probe.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

namespace mixdesk::support {

/// Settings of a scratch home, with training speeds in it, so that no test measures this machine.
inline void useScratchHome(const QTemporaryDir& home)
{
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QCoreApplication::setOrganizationName(QStringLiteral("Mixdesk tests"));
    QCoreApplication::setApplicationName(QStringLiteral("train page"));
    for (const std::string& preset : presetNames())
        TimeProbe::remember(presetConfig(preset).value(), preset == "compact" ? 200.0 : 20.0);
    TimeProbe::remember(tinyConfig(), 1000.0);
}

/// A project with everything that the Train page works on.
struct TrainBench
{
    explicit TrainBench(const fs::path& folder)
        : project(Project::create(folder, {}).value()),
          database(Database::open(project.databaseFile()).value()), runs(project, *database),
          dataset(jobs), training(std::make_unique<TrainingSession>(jobs, runs))
    {
        if (auto ok = runs.load(); !ok)
            throw std::runtime_error(ok.error().message);
    }

    void open(const fs::path& plant)
    {
        dataset.open(plant, {});
        QTRY_COMPARE_WITH_TIMEOUT(dataset.state(), DatasetSession::State::Ready, 20000);
    }

    Project project;
    std::unique_ptr<Database> database;
    RunList runs;
    JobBoard jobs;
    DatasetSession dataset;
    std::unique_ptr<TrainingSession> training;
};

} // namespace mixdesk::support
