// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/labels/mask_canvas.h"
#include "core/session/project_labels.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"

#include <limits>
#include <map>

namespace mixdesk {

namespace {

Decision toDecision(LabelDecision decision)
{
    switch (decision) {
    case LabelDecision::Ok:
        return Decision::Ok;
    case LabelDecision::NotOk:
        return Decision::NotOk;
    case LabelDecision::Unsure:
        return Decision::Unsure;
    case LabelDecision::None:
        break;
    }
    return Decision::None;
}

/// Finds the dataset's picture that a label speaks of.
class PictureFinder
{
public:
    explicit PictureFinder(const Dataset& dataset) : m_dataset(dataset)
    {
        for (std::size_t i = 0; i < dataset.images.size(); ++i) {
            m_byPath.emplace(dataset.images[i].relative, i);
            m_byName.emplace(dataset.images[i].path.filename().u8string(), i);
        }
    }
    const ImageRecord* find(const PictureLabel& label) const
    {
        if (const auto found = m_byPath.find(label.relative); found != m_byPath.end())
            return &m_dataset.images[found->second];
        const auto [first, last] =
            m_byName.equal_range(fs::u8path(label.relative).filename().u8string());
        return first != last && std::next(first) == last ? &m_dataset.images[first->second]
                                                         : nullptr;
    }

private:
    const Dataset& m_dataset;
    std::map<std::string, std::size_t> m_byPath;
    std::multimap<std::string, std::size_t> m_byName;
};

/// Stores what labels say, within one transaction.
class LabelImport
{
public:
    LabelImport(Database& database, const Dataset& dataset, const Actor& actor)
        : m_database(database), m_dataset(dataset), m_actor(actor)
    {}

    Result<void> begin()
    {
        auto verdicts = VerdictRepository(m_database).current();
        if (!verdicts)
            return verdicts.error();
        for (VerdictRecord& verdict : *verdicts)
            m_current.emplace(verdict.image.toStdString(), std::move(verdict));
        return {};
    }

    Result<void> take(const PictureLabel& label, const ImageRecord& image,
                      const std::vector<LabelMask>& masks, LabelSummary& summary)
    {
        if (auto ok = takeVerdict(label, image); !ok)
            return ok;
        for (const LabelMask& mask : masks)
            if (auto ok = takeMask(mask, image, summary); !ok)
                return ok;
        ++summary.pictures;
        return {};
    }

private:
    Result<void> takeVerdict(const PictureLabel& label, const ImageRecord& image)
    {
        VerdictRecord record;
        record.image = QString::fromStdString(image.relative);
        record.decision = toDecision(label.decision);
        record.className = QString::fromStdString(m_dataset.classes[std::size_t(image.classIndex)]);
        if (record.decision == Decision::NotOk)
            record.defectType = QString::fromStdString(label.defectType);
        record.comment = QString::fromStdString(label.comment);
        record.flagged = label.flagged;
        record.score = record.threshold = std::numeric_limits<double>::quiet_NaN();
        const auto known = m_current.find(image.relative);
        if (known != m_current.end()) {
            const VerdictRecord& before = known->second;
            record.replaces = before.id;
            if (before.decision == record.decision && before.defectType == record.defectType &&
                before.comment == record.comment && before.flagged == record.flagged)
                return {};
        } else if (record.decision == Decision::None) {
            return {};
        }
        if (!record.defectType.isEmpty())
            if (auto ok = DefectTypeRepository(m_database)
                              .add(record.className, record.defectType, m_actor);
                !ok)
                return ok;
        auto outcome = VerdictRepository(m_database).add({record}, m_actor);
        if (!outcome)
            return outcome.error();
        if (std::holds_alternative<VerdictConflict>(*outcome))
            return Error{ErrorCode::BadData,
                         Sentence::tr("Somebody decided about %1 meanwhile, so nothing was "
                                      "imported: import again.")
                             .arg(image.relative)};
        return {};
    }

    Result<void> takeMask(const LabelMask& mask, const ImageRecord& image, LabelSummary& summary)
    {
        const auto picture = readPicture(image.path);
        if (!picture || picture->size() != mask.mask.size()) {
            summary.notes.push_back(
                Sentence::tr("The mask '%1' of %2 has another size than the picture and was left "
                             "out.")
                    .arg(mask.defectType)
                    .arg(image.relative));
            return {};
        }
        const QString path = QString::fromStdString(image.relative);
        const QString type = QString::fromStdString(mask.defectType);
        auto before = MaskRepository(m_database).read(path, type);
        if (!before)
            return before.error();
        StoredMask stored;
        stored.image = path;
        stored.defectType = type;
        stored.width = mask.mask.cols;
        stored.height = mask.mask.rows;
        stored.revision = *before ? (*before)->revision : 0;
        MaskCanvas old(mask.mask.size()), wanted(mask.mask.size());
        if (*before)
            for (const MaskTile& tile : (*before)->tiles)
                old.unpackTile({tile.x, tile.y}, tile.bits.toStdString());
        wanted.unite(mask.mask);
        for (cv::Point tile; tile.y < wanted.tiles().height; ++tile.y)
            for (tile.x = 0; tile.x < wanted.tiles().width; ++tile.x)
                if (const std::string bits = wanted.packTile(tile); bits != old.packTile(tile))
                    stored.tiles.push_back({tile.x, tile.y, QByteArray::fromStdString(bits)});
        ++summary.masks;
        if (stored.tiles.empty())
            return {};
        auto outcome = MaskRepository(m_database).store(stored, QStringLiteral("import"), m_actor);
        if (!outcome)
            return outcome.error();
        return {};
    }

    Database& m_database;
    const Dataset& m_dataset;
    const Actor& m_actor;
    std::map<std::string, VerdictRecord> m_current;
};

} // namespace

Result<LabelSummary> importLabels(Database& database, const LabelSet& labels,
                                  const Dataset& dataset, const Actor& actor,
                                  const ProgressFn& progress, const StopToken& stop)
{
    const PictureFinder finder(dataset);
    LabelSummary summary;
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    LabelImport work(database, dataset, actor);
    if (auto ok = work.begin(); !ok)
        return ok.error();
    std::int64_t done = 0;
    for (const PictureLabel& label : labels.pictures) {
        if (stop.stopRequested())
            return cancelledError();
        progress({Sentence::tr("importing labels"), ++done, std::int64_t(labels.pictures.size()),
                  "pictures", 0.0, -1.0});
        const ImageRecord* image = finder.find(label);
        if (!image) {
            ++summary.skipped;
            summary.notes.push_back(
                Sentence::tr("%1 is not in this project's dataset.").arg(label.relative));
            continue;
        }
        auto masks = labels.masks(label);
        if (!masks)
            return masks.error();
        if (auto ok = work.take(label, *image, *masks, summary); !ok)
            return ok.error();
    }
    auto noted = AuditRepository(database).append(
        QStringLiteral("import"), QString::fromStdString(displayPath(dataset.root)),
        {{QStringLiteral("pictures"), summary.pictures}, {QStringLiteral("masks"), summary.masks}},
        actor);
    if (!noted)
        return noted.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    return summary;
}

} // namespace mixdesk
