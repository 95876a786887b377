// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/project_labels.h"

#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/labels/mask_canvas.h"
#include "core/session/label_paths.h"
#include "core/session/picture_content.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"

#include <QHash>
#include <QSet>
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

PictureLabel ofKey(const QString& key, const PicturePlaces& places)
{
    PictureLabel label;
    label.relative = labelName(key.toStdString());
    label.file = places.fileOf(key.toStdString());
    label.score = label.threshold = kNone;
    return label;
}

PictureLabel fromVerdict(const VerdictRecord& verdict, const PicturePlaces& places)
{
    PictureLabel label = ofKey(verdict.image, places);
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

/// What a person called not OK without more: the folder and its mask say which defect and where.
void addFromFolder(const ImageRecord& image, PictureLabel& label)
{
    if (image.good() || label.decision != LabelDecision::NotOk)
        return;
    if (label.defectType.empty())
        label.defectType = image.type;
    if (!image.mask.empty())
        label.maskedTypes = {label.defectType};
}

PictureLabel fromFolder(const ImageRecord& image, const Dataset& dataset)
{
    PictureLabel label;
    label.relative = image.relative;
    label.file = image.path;
    label.className = dataset.classes[std::size_t(image.classIndex)];
    label.decision = image.good() ? LabelDecision::Ok : LabelDecision::NotOk;
    addFromFolder(image, label);
    label.score = label.threshold = kNone;
    return label;
}

QString keyOf(const PictureLabel& label)
{
    return QString::fromStdString(keyOfLabel(label.relative));
}

Result<std::vector<LabelMask>> storedMasks(Database& database, const QString& image)
{
    auto stored = MaskRepository(database).all(image);
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

/// Brings together what people said, what the dataset says and what was drawn, in this order.
class LabelCollector
{
public:
    LabelCollector(Database& database, const PicturePlaces& places)
        : m_database(database), m_places(places)
    {}

    /// Finds the pictures whose files hold something else than people spoke of.
    Result<void> compareContents(ContentCache* cache, const StopToken& stop)
    {
        auto images = ImageRepository(m_database).all();
        if (!images)
            return images.error();
        for (const ReviewedImage& image : *images) {
            if (stop.stopRequested())
                return cancelledError();
            if (image.hash.isEmpty() || isReplacedName(image.path))
                continue;
            const fs::path file = m_places.fileOf(image.path.toStdString());
            const QString now = contentOf(image.path, file, cache).hash;
            if (!now.isEmpty() && now != image.hash)
                m_replaced.insert(image.path);
        }
        return {};
    }

    Result<void> addVerdicts()
    {
        auto verdicts = VerdictRepository(m_database).current();
        if (!verdicts)
            return verdicts.error();
        for (const VerdictRecord& verdict : *verdicts)
            if (m_replaced.contains(verdict.image))
                noteReplaced(verdict.image);
            else if (verdict.decision != Decision::None || verdict.flagged ||
                     !verdict.comment.isEmpty())
                add(fromVerdict(verdict, m_places));
        return {};
    }

    void addDataset(LabelScope scope)
    {
        for (const ImageRecord& image : m_places.dataset.images) {
            const QString key = QString::fromStdString(image.relative);
            const auto said = m_listed.constFind(key);
            if (said != m_listed.constEnd())
                complete(image, scope, m_labels[*said]);
            else if (scope == LabelScope::All)
                add(fromFolder(image, m_places.dataset));
            else
                continue;
            if (!m_labels[m_listed[key]].maskedTypes.empty())
                m_groundTruth.insert(key, image.mask);
        }
    }

    /// What people drew goes before what came with the dataset.
    Result<void> addDrawn()
    {
        auto drawn = MaskRepository(m_database).images();
        if (!drawn)
            return drawn.error();
        for (const QString& key : *drawn) {
            if (m_replaced.contains(key)) {
                noteReplaced(key);
                continue;
            }
            auto masks = MaskRepository(m_database).all(key);
            if (!masks)
                return masks.error();
            if (!m_listed.contains(key)) // nobody has said what it is
                add(ofKey(key, m_places));
            std::vector<std::string>& types = m_labels[m_listed[key]].maskedTypes;
            types.clear();
            for (const StoredMask& mask : *masks)
                types.push_back(mask.defectType.toStdString());
            m_groundTruth.remove(key);
        }
        return {};
    }

    LabelSet finish()
    {
        LabelSet set;
        set.pictures = std::move(m_labels);
        set.notes = std::move(m_notes);
        std::sort(
            set.pictures.begin(), set.pictures.end(),
            [](const PictureLabel& a, const PictureLabel& b) { return a.relative < b.relative; });
        set.masks = [&database = m_database, groundTruth = m_groundTruth](
                        const PictureLabel& label) -> Result<std::vector<LabelMask>> {
            if (label.maskedTypes.empty())
                return std::vector<LabelMask>();
            const auto file = groundTruth.constFind(keyOf(label));
            if (file == groundTruth.constEnd())
                return storedMasks(database, keyOf(label));
            auto mask = readMask(*file);
            if (!mask)
                return mask.error();
            return std::vector<LabelMask>{{label.defectType, *mask}};
        };
        return set;
    }

private:
    void noteReplaced(const QString& key)
    {
        if (m_told.contains(key))
            return;
        m_told.insert(key);
        m_notes.push_back(Sentence::tr("%1 was replaced since people spoke of it: what they said "
                                       "was left out. Judge it anew.")
                              .arg(labelName(key.toStdString())));
    }

    void complete(const ImageRecord& image, LabelScope scope, PictureLabel& label) const
    {
        if (scope == LabelScope::All && label.decision == LabelDecision::None) {
            PictureLabel folders = fromFolder(image, m_places.dataset);
            folders.comment = label.comment;
            folders.flagged = label.flagged;
            label = std::move(folders);
        } else {
            addFromFolder(image, label);
        }
    }

    void add(PictureLabel label)
    {
        m_listed.insert(keyOf(label), m_labels.size());
        m_labels.push_back(std::move(label));
    }

    Database& m_database;
    const PicturePlaces& m_places;
    std::vector<PictureLabel> m_labels;
    QHash<QString, std::size_t> m_listed;   ///< by key
    QHash<QString, fs::path> m_groundTruth; ///< the dataset's mask files by key
    QSet<QString> m_replaced, m_told;       ///< keys
    std::vector<std::string> m_notes;
};

} // namespace

Result<LabelSet> projectLabels(Database& database, const PicturePlaces& places, LabelScope scope,
                               ContentCache* cache, const StopToken& stop)
{
    LabelCollector collector(database, places);
    if (auto ok = collector.compareContents(cache, stop); !ok)
        return ok.error();
    if (auto ok = collector.addVerdicts(); !ok)
        return ok.error();
    collector.addDataset(scope);
    if (auto ok = collector.addDrawn(); !ok)
        return ok.error();
    return collector.finish();
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

Result<LabelSummary> exportLabels(Database& database, const LabelSet& labels,
                                  const PicturePlaces& places, const LabelExport& what,
                                  const Actor& actor, const ProgressFn& progress,
                                  const StopToken& stop)
{
    if (auto ok = checkExportTarget(what, places); !ok)
        return ok.error();
    const auto write = [&]() -> Result<LabelSummary> {
        switch (what.format) {
        case LabelFormat::Mvtec:
            return exportMvtec(labels, what.out, what.mvtec, progress, stop);
        case LabelFormat::CocoRle:
            return exportCoco(labels, what.out, CocoShape::Rle, progress, stop);
        case LabelFormat::CocoPolygons:
            return exportCoco(labels, what.out, CocoShape::Polygons, progress, stop);
        case LabelFormat::Csv:
            break;
        }
        return exportCsv(labels, what.out);
    };
    auto summary = write();
    if (!summary)
        return summary;
    summary->notes.insert(summary->notes.begin(), labels.notes.begin(), labels.notes.end());
    const char* const names[] = {"mvtec", "coco", "coco-polygons", "csv"};
    auto noted = AuditRepository(database).append(
        QStringLiteral("export"), QString::fromStdString(displayPath(what.out)),
        {{QStringLiteral("format"), QLatin1String(names[int(what.format)])},
         {QStringLiteral("pictures"), summary->pictures},
         {QStringLiteral("masks"), summary->masks}},
        actor);
    if (!noted)
        return noted.error();
    return summary;
}

Result<LabelSet> readLabels(const fs::path& from, const PicturePlaces& places,
                            const StopToken& stop)
{
    if (auto ok = checkImportSource(from, places); !ok)
        return ok.error();
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
