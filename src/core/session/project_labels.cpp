// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_labels.h"

#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/labels/mask_canvas.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"

#include <QHash>
#include <algorithm>
#include <limits>

namespace mixdesk {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

LabelDecision toLabel(Decision decision)
{
    switch (decision) {
    case Decision::Ok:
        return LabelDecision::Ok;
    case Decision::NotOk:
        return LabelDecision::NotOk;
    case Decision::Unsure:
        return LabelDecision::Unsure;
    case Decision::None:
        break;
    }
    return LabelDecision::None;
}

fs::path fileOf(const fs::path& root, const std::string& path)
{
    return root / fs::u8path(path); // an absolute path stays what it is
}

PictureLabel fromVerdict(const VerdictRecord& verdict, const fs::path& root)
{
    PictureLabel label;
    label.relative = verdict.image.toStdString();
    label.file = fileOf(root, label.relative);
    label.className = verdict.className.toStdString();
    label.decision = toLabel(verdict.decision);
    label.defectType = verdict.defectType.toStdString();
    label.comment = verdict.comment.toStdString();
    label.reviewer = verdict.reviewer.toStdString();
    label.created = verdict.created.toStdString();
    label.modelHash = verdict.modelHash.toStdString();
    label.flagged = verdict.flagged;
    label.score = verdict.score;
    label.threshold = verdict.threshold;
    return label;
}

PictureLabel fromFolder(const ImageRecord& image, const Dataset& dataset)
{
    PictureLabel label;
    label.relative = image.relative;
    label.file = image.path;
    label.className = dataset.classes[std::size_t(image.classIndex)];
    label.decision = image.good() ? LabelDecision::Ok : LabelDecision::NotOk;
    if (!image.good()) {
        label.defectType = image.type;
        if (!image.mask.empty())
            label.maskedTypes = {image.type};
    }
    label.score = label.threshold = kNone;
    return label;
}

Result<std::vector<LabelMask>> storedMasks(Database& database, const std::string& image)
{
    auto stored = MaskRepository(database).all(QString::fromStdString(image));
    if (!stored)
        return stored.error();
    std::vector<LabelMask> masks;
    for (const StoredMask& one : *stored) {
        MaskCanvas canvas(cv::Size(one.width, one.height));
        for (const MaskTile& tile : one.tiles)
            canvas.unpackTile({tile.x, tile.y}, tile.bits.toStdString());
        masks.push_back({one.defectType.toStdString(), canvas.mask().clone()});
    }
    return masks;
}

} // namespace

Result<LabelSet> projectLabels(Database& database, const Dataset& dataset, LabelScope scope)
{
    auto verdicts = VerdictRepository(database).current();
    if (!verdicts)
        return verdicts.error();
    auto masked = MaskRepository(database).images();
    if (!masked)
        return masked.error();

    LabelSet set;
    QHash<QString, bool> decided;
    for (const VerdictRecord& verdict : *verdicts) {
        if (verdict.decision == Decision::None)
            continue;
        decided.insert(verdict.image, true);
        set.pictures.push_back(fromVerdict(verdict, dataset.root));
    }
    QHash<QString, fs::path> groundTruth;
    if (scope == LabelScope::All)
        for (const ImageRecord& image : dataset.images) {
            const QString key = QString::fromStdString(image.relative);
            if (decided.contains(key))
                continue;
            set.pictures.push_back(fromFolder(image, dataset));
            if (!image.mask.empty())
                groundTruth.insert(key, image.mask);
        }
    for (PictureLabel& label : set.pictures) {
        const QString key = QString::fromStdString(label.relative);
        if (!std::binary_search(masked->begin(), masked->end(), key))
            continue;
        auto masks = MaskRepository(database).all(key);
        if (!masks)
            return masks.error();
        label.maskedTypes.clear();
        for (const StoredMask& mask : *masks)
            label.maskedTypes.push_back(mask.defectType.toStdString());
        groundTruth.remove(key); // what people drew goes before what came with the dataset
    }
    std::sort(set.pictures.begin(), set.pictures.end(),
              [](const PictureLabel& a, const PictureLabel& b) { return a.relative < b.relative; });
    set.masks = [&database,
                 groundTruth](const PictureLabel& label) -> Result<std::vector<LabelMask>> {
        const auto file = groundTruth.constFind(QString::fromStdString(label.relative));
        if (file == groundTruth.constEnd())
            return label.maskedTypes.empty() ? std::vector<LabelMask>()
                                             : storedMasks(database, label.relative);
        auto mask = readMask(*file);
        if (!mask)
            return mask.error();
        return std::vector<LabelMask>{{label.defectType, *mask}};
    };
    return set;
}

std::optional<LabelFormat> labelFormatByName(const std::string& name)
{
    if (name == "mvtec")
        return LabelFormat::Mvtec;
    if (name == "coco")
        return LabelFormat::CocoRle;
    if (name == "coco-polygons")
        return LabelFormat::CocoPolygons;
    if (name == "csv")
        return LabelFormat::Csv;
    return {};
}

Result<LabelSummary> exportLabels(Database& database, const LabelSet& labels, LabelFormat format,
                                  const fs::path& out, const MvtecOptions& options,
                                  const Actor& actor, const ProgressFn& progress,
                                  const StopToken& stop)
{
    const auto write = [&]() -> Result<LabelSummary> {
        switch (format) {
        case LabelFormat::Mvtec:
            return exportMvtec(labels, out, options, progress, stop);
        case LabelFormat::CocoRle:
            return exportCoco(labels, out, CocoShape::Rle, progress, stop);
        case LabelFormat::CocoPolygons:
            return exportCoco(labels, out, CocoShape::Polygons, progress, stop);
        case LabelFormat::Csv:
            break;
        }
        return exportCsv(labels, out);
    };
    auto summary = write();
    if (!summary)
        return summary;
    const char* const names[] = {"mvtec", "coco", "coco-polygons", "csv"};
    auto noted = AuditRepository(database).append(
        QStringLiteral("export"), QString::fromStdString(displayPath(out)),
        {{QStringLiteral("format"), QLatin1String(names[int(format)])},
         {QStringLiteral("pictures"), summary->pictures},
         {QStringLiteral("masks"), summary->masks}},
        actor);
    if (!noted)
        return noted.error();
    return summary;
}

Result<LabelSet> readLabels(const fs::path& from, const StopToken& stop)
{
    std::error_code ec;
    const auto status = fs::status(from, ec);
    if (fs::is_directory(status))
        return importMvtec(from, stop);
    if (fs::is_regular_file(status))
        return importCoco(from, stop);
    return Error{ErrorCode::NotFound,
                 Sentence::tr("There is no %1: name a folder in MVTec AD layout or a COCO file.")
                     .arg(displayPath(from))};
}

} // namespace mixdesk
