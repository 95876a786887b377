// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/demo_project.h"

#include "core/base/sentence.h"
#include "core/learn/run_folder.h"
#include "core/store/project.h"

#include <QFile>
#include <QString>
#include <algorithm>
#include <functional>

// Outside of any namespace, as Qt asks for: the linker would drop the resource otherwise.
static void initDemoModelResource()
{
    Q_INIT_RESOURCE(demo_model);
}

namespace mixdesk {

namespace {

constexpr const char* kPlant = "plant";
constexpr const char* kPlantMarker = "demo-plant.json";
constexpr const char* kProjectFile = "project.yaml";
constexpr const char* kDataFile = "data.yaml";
constexpr std::uint64_t kLargestFile = 16 << 20;

/// run.yaml last: a run folder with one is whole.
constexpr const char* kRunFiles[] = {
    "config.yaml",      "model.safetensors", "thresholds.yaml", "calibration.safetensors",
    "validation.jsonl", "metrics.jsonl",     "run.yaml"};

using FileReader = std::function<Result<std::string>(const std::string& name)>;

Result<DemoModel> readModel(const FileReader& read, const std::string& source)
{
    const auto text = read(kDataFile);
    if (!text)
        return text.error();
    auto data = demoDataFromYaml(*text, source + kDataFile);
    if (!data)
        return data.error();
    DemoModel model{std::move(*data), {}};
    for (const char* name : kRunFiles) {
        auto bytes = read(name);
        if (!bytes)
            return bytes.error();
        model.files.emplace_back(name, std::move(*bytes));
    }
    return model;
}

Result<std::string> readResource(const std::string& name)
{
    QFile file(QStringLiteral(":/mixdesk/demo-model/") + QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("This program was built without the demo model's %1.").arg(name)};
    return file.readAll().toStdString();
}

/// Refuses a folder with somebody's files, before anything is written into it.
Result<void> checkFolder(const fs::path& folder)
{
    std::error_code ec;
    const auto status = fs::status(folder, ec);
    if (!fs::exists(status))
        return {};
    const bool ours = fs::exists(folder / kPlant / kPlantMarker, ec);
    if (ours || (fs::is_directory(status) && fs::is_empty(folder, ec) && !ec))
        return {};
    return Error{
        ErrorCode::Unwritable,
        Sentence::tr(
            "%1 already holds something else; choose a new or empty folder for the demo plant.")
            .arg(displayPath(folder))};
}

/// The user may have changed the thresholds since: a whole run stays as it is.
Result<void> installModel(const fs::path& run, const DemoModel& model)
{
    std::error_code ec;
    if (fs::exists(RunPaths(run).manifest(), ec))
        return {};
    for (const auto& [name, bytes] : model.files)
        if (auto ok = writeFileAtomic(run / name, bytes); !ok)
            return ok;
    return {};
}

Result<void> ensureProject(const fs::path& folder, const fs::path& dataset)
{
    std::error_code ec;
    if (fs::exists(folder / kProjectFile, ec)) {
        const auto project = Project::open(folder);
        return project ? Result<void>() : project.error();
    }
    ProjectSettings settings;
    settings.name = "Demo plant";
    settings.dataset = displayPath(fs::absolute(dataset));
    settings.activeRun = kDemoRun;
    const auto project = Project::create(folder, settings);
    return project ? Result<void>() : project.error();
}

void compareModel(DemoProject& project, const DemoModel& model)
{
    const auto drawn = demoFingerprint(project.dataset, project.options);
    project.modelFits =
        drawn && compareFingerprints(*drawn, model.data.pictures) != DemoMatch::Other;
    if (!drawn)
        project.message = Sentence::tr("The demo plant is not whole: %1 Delete the picture and "
                                       "open the demo plant again; it is then drawn anew.")
                              .arg(drawn.error().message);
    else if (!project.modelFits)
        project.message = Sentence::tr(
            "The demo model was trained on other pictures than those of this demo plant, so its "
            "verdicts may be wrong here. Train a model on this plant to get one that fits.");
}

} // namespace

Result<DemoModel> shippedDemoModel()
{
    initDemoModelResource();
    return readModel(readResource, "demo model's ");
}

Result<DemoModel> readDemoModel(const fs::path& folder)
{
    return readModel(
        [&folder](const std::string& name) { return readFile(folder / name, kLargestFile); },
        displayPath(folder) + "/");
}

Result<DemoProject> prepareDemoProject(const fs::path& folder, const DemoModel& model,
                                       const ProgressFn& progress, const StopToken& stop)
{
    if (auto ok = checkFolder(folder); !ok)
        return ok.error();
    DemoProject project;
    project.folder = folder;
    project.dataset = folder / kPlant;
    project.options = model.data.options;
    if (auto ok = startDemoPlant(project.dataset, project.options, {}, progress, stop); !ok)
        return ok.error();
    if (auto ok = installModel(folder / "runs" / kDemoRun, model); !ok)
        return ok.error();
    if (auto ok = ensureProject(folder, project.dataset); !ok)
        return ok.error();
    compareModel(project, model);
    project.complete = demoPlantComplete(project.dataset, project.options);
    return project;
}

Result<void> completeDemoProject(const DemoProject& project, const ProgressFn& progress,
                                 const StopToken& stop)
{
    return writeDemoPlant(project.dataset, project.options, progress, stop);
}

TrainConfig liveDemoConfig(double imagesPerSecond)
{
    TrainConfig config;
    config.width = 0.1875;
    config.latent = 40;
    // Measured in units of a training image: an epoch of 680 and its validation, and the final
    // choice of scores and thresholds.
    constexpr double kSeconds = 120.0, kEpoch = 900.0, kEnd = 2000.0;
    const double epochs = (kSeconds * imagesPerSecond - kEnd) / kEpoch;
    config.epochs = epochs > 5.0 ? int(std::min(epochs, 100.0)) : 5;
    return config;
}

} // namespace mixdesk
