// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/mask_canvas.h"
#include "core/session/project_labels.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/project.h"
#include "core/store/verdict_repository.h"
#include "labels/label_fixture.h"

#include <QtTest>

namespace mixdesk::support {

inline const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
inline const Actor kBob{QStringLiteral("bob"), QStringLiteral("line 2")};
inline const ProgressFn kQuiet = [](const Progress&) {};

/// A project of a dataset, without runs.
struct TestProject
{
    TestProject(const fs::path& folder, const fs::path& dataset,
                const std::vector<std::string>& inbox = {})
        : project(Project::create(folder, settingsOf(dataset, inbox)).value()),
          database(Database::open(project.databaseAddress()).value()),
          places(project, scanDataset(project.datasetFolder()).value())
    {}
    static ProjectSettings settingsOf(const fs::path& dataset,
                                      const std::vector<std::string>& inbox)
    {
        ProjectSettings settings;
        settings.dataset = dataset.string();
        settings.inbox = inbox;
        return settings;
    }

    std::optional<VerdictRecord> verdict(const char* image)
    {
        const auto all = VerdictRepository(*database).current();
        for (const VerdictRecord& one : *all)
            if (one.image == QLatin1String(image))
                return one;
        return {};
    }
    void decide(const char* image, Decision decision, const char* type = "",
                const Actor& actor = kAnna, const char* comment = "")
    {
        VerdictRecord record;
        record.image = QString::fromUtf8(image);
        record.decision = decision;
        record.className = record.image.section(QLatin1Char('/'), 0, 0);
        record.defectType = QString::fromUtf8(type);
        record.comment = QString::fromUtf8(comment);
        record.score = 0.75;
        record.threshold = 0.5;
        record.modelHash = QStringLiteral("abc");
        if (const auto before = verdict(image))
            record.replaces = before->id;
        auto outcome = VerdictRepository(*database).add({record}, actor);
        if (!outcome || !std::holds_alternative<std::vector<VerdictRecord>>(*outcome))
            throw std::runtime_error("verdict not stored");
    }
    void draw(const char* image, const char* type, const cv::Mat& mask)
    {
        MaskCanvas canvas(mask.size());
        canvas.unite(mask);
        StoredMask stored{
            QString::fromUtf8(image), QString::fromUtf8(type), mask.cols, mask.rows, 0, {}};
        if (auto before = MaskRepository(*database).read(stored.image, stored.defectType).value()) {
            stored.revision = before->revision;
            for (const MaskTile& tile : before->tiles)
                stored.tiles.push_back({tile.x, tile.y, {}});
        }
        for (cv::Point tile; tile.y < canvas.tiles().height; ++tile.y)
            for (tile.x = 0; tile.x < canvas.tiles().width; ++tile.x)
                stored.tiles.push_back(
                    {tile.x, tile.y, QByteArray::fromStdString(canvas.packTile(tile))});
        if (!MaskRepository(*database).store(stored, QStringLiteral("brush"), kAnna))
            throw std::runtime_error("mask not stored");
    }
    LabelSet labels(LabelScope scope = LabelScope::Reviewed)
    {
        return projectLabels(*database, places, scope).value();
    }
    Result<LabelSummary> tryExport(LabelFormat format, const fs::path& out,
                                   const MvtecOptions& options = {}, const StopToken& stop = {})
    {
        return exportLabels(*database, labels(), places, {format, out, options, false}, kAnna,
                            kQuiet, stop);
    }
    Result<LabelSummary> tryImport(const fs::path& from, ImportRule rule = ImportRule::KeepOurs,
                                   const StopToken& stop = {})
    {
        auto read = readLabels(from, places, stop);
        if (!read)
            return read.error();
        return importLabels(*database, *read, places, rule, kBob, kQuiet, stop);
    }
    std::vector<AuditEvent> events(const char* kind)
    {
        std::vector<AuditEvent> found;
        const auto all = AuditRepository(*database).since(0);
        for (const AuditEvent& event : *all)
            if (event.kind == QLatin1String(kind))
                found.push_back(event);
        return found;
    }
    qint64 lastEvent() { return AuditRepository(*database).lastSequence().value(); }

    Project project;
    std::unique_ptr<Database> database;
    PicturePlaces places;
};

/// The tiles of all masks as the database has them.
inline std::map<QString, QByteArray> tilesOf(TestProject& project)
{
    std::map<QString, QByteArray> all;
    const QStringList images = MaskRepository(*project.database).images().value();
    for (const QString& image : images) {
        const auto masks = MaskRepository(*project.database).all(image);
        for (const StoredMask& mask : *masks)
            for (const MaskTile& tile : mask.tiles)
                all[QStringLiteral("%1 %2 %3 %4 of %5 %6")
                        .arg(image, mask.defectType)
                        .arg(tile.x)
                        .arg(tile.y)
                        .arg(mask.width)
                        .arg(mask.height)] = tile.bits;
    }
    return all;
}

inline bool notesSay(const LabelSummary& summary, const char* part)
{
    for (const std::string& note : summary.notes)
        if (note.find(part) != std::string::npos)
            return true;
    return false;
}

/// Two projects of one plant, whose labels go from one to the other.
struct LabelProjects
{
    LabelProjects()
    {
        root = fs::u8path(dir.path().toStdString());
        ClassPlan plan;
        plan.trainGood = 3;
        writeClass(root / "plant", "bolt", plan);
        plan.side = 300; // more than one tile
        writeClass(root / "plant", "nut", plan);
        first = std::make_unique<TestProject>(root / "first", root / "plant");
        second = std::make_unique<TestProject>(root / "second", root / "plant");
    }
    fs::path folder(const char* name) const { return root / name; }

    bool auditsAreSound() const
    {
        for (auto* project : {first.get(), second.get()})
            if (project && project->database &&
                !AuditRepository(*project->database).verify().value().sound())
                return false;
        return true;
    }

    /// Verdicts of every kind and masks of one and of several types.
    void review()
    {
        first->decide("bolt/test/good/000.png", Decision::Ok, "", kAnna, "fine, \"really\"; ok");
        first->decide("bolt/test/good/001.png", Decision::NotOk, "scratch");
        first->decide("bolt/test/good/002.png", Decision::NotOk, "dent: deep");
        first->decide("bolt/test/good/003.png", Decision::NotOk);
        first->decide("nut/test/scratch/002.png", Decision::NotOk, "crack", kBob);
        first->decide("nut/test/good/003.png", Decision::Unsure, "", kBob, "ask the foreman");
        first->draw("bolt/test/good/001.png", "scratch", blot(1, {64, 64}));
        first->draw("nut/test/scratch/002.png", "crack", blot(2, {300, 300}));
        first->draw("nut/test/scratch/002.png", "rust", blot(3, {300, 300}));
    }

    QTemporaryDir dir;
    fs::path root;
    std::unique_ptr<TestProject> first, second;
};

} // namespace mixdesk::support
