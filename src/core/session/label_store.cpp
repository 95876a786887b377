// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/session/label_import.h"
#include "core/session/project_labels.h"
#include "core/store/database.h"

#include <QDateTime>

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

/// Another program's file has no comments and flags, so it contradicts none.
bool saysTheSame(const VerdictRecord& ours, const VerdictRecord& theirs, bool theirsIsMixdesks)
{
    return ours.decision == theirs.decision && ours.defectType == theirs.defectType &&
           (!theirsIsMixdesks ||
            (ours.comment == theirs.comment && ours.flagged == theirs.flagged));
}

/// Invalid for a file that does not say, and for a moment that has not come yet.
QDateTime momentOf(const std::string& text)
{
    const auto moment = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    return moment.isValid() && moment <= QDateTime::currentDateTimeUtc() ? moment : QDateTime();
}

} // namespace

Result<void> LabelStore::begin()
{
    auto verdicts = VerdictRepository(m_database).current();
    if (!verdicts)
        return verdicts.error();
    for (VerdictRecord& verdict : *verdicts)
        m_current.emplace(verdict.image, std::move(verdict));
    return {};
}

/// What people here said of another content of the file stands against nothing.
Result<void> LabelStore::beginContent(const WantedLabel& wanted)
{
    if (wanted.content.hash.isEmpty() ||
        (wanted.label->decision == LabelDecision::None && wanted.masks.empty()))
        return {};
    auto row = ImageRepository(m_database).byPath(wanted.image);
    if (!row || !*row)
        return row ? Result<void>() : row.error();
    if ((*row)->hash.isEmpty() || (*row)->hash == wanted.content.hash)
        return {};
    m_current.erase(wanted.image);
    auto begun = ImageRepository(m_database).require(wanted.content, m_actor);
    return begun ? Result<void>() : begun.error();
}

Result<void> LabelStore::take(const WantedLabel& wanted)
{
    m_stands = false;
    if (auto ok = beginContent(wanted); !ok)
        return ok;
    if (auto ok = takeVerdict(wanted); !ok)
        return ok;
    for (const WantedMask& mask : wanted.masks)
        if (auto ok = takeMask(mask, wanted); !ok)
            return ok;
    m_summary.pictures += m_stands;
    return {};
}

VerdictRecord LabelStore::recordOf(const WantedLabel& wanted) const
{
    const PictureLabel& label = *wanted.label;
    VerdictRecord record;
    record.image = wanted.image;
    record.decision = toDecision(label.decision);
    record.className = wanted.className;
    if (record.decision == Decision::NotOk)
        record.defectType = QString::fromStdString(label.defectType);
    record.comment = QString::fromStdString(label.comment);
    record.flagged = label.flagged;
    record.score = label.score;
    record.threshold = label.threshold;
    record.modelHash = QString::fromStdString(label.modelHash);
    record.reviewer = QString::fromStdString(label.reviewer);
    if (const QDateTime given = momentOf(label.created); given.isValid())
        record.created = given.toUTC().toString(Qt::ISODateWithMs);
    return record;
}

bool LabelStore::oursStands(const VerdictRecord& ours, const PictureLabel& theirs) const
{
    if (m_rule == ImportRule::TakeTheirs)
        return false;
    const QDateTime given = momentOf(theirs.created);
    if (!given.isValid())
        return ours.decision != Decision::None;
    return given <= QDateTime::fromString(ours.created, Qt::ISODateWithMs);
}

/// False, with a note, for a name that is none for a defect type.
Result<bool> LabelStore::allowType(const QString& className, const QString& type,
                                   const QString& image)
{
    auto added = DefectTypeRepository(m_database).add(className, type, m_actor);
    if (added)
        return true;
    if (added.error().code != ErrorCode::Usage)
        return added.error();
    m_summary.notes.push_back(Sentence::tr("A label of %1 was left out. %2")
                                  .arg(image.toStdString())
                                  .arg(added.error().message));
    return false;
}

Result<void> LabelStore::takeVerdict(const WantedLabel& wanted)
{
    VerdictRecord record = recordOf(wanted);
    const auto known = m_current.find(wanted.image);
    const bool remark = record.flagged || !record.comment.isEmpty();
    if (record.decision == Decision::None &&
        (!remark || (known != m_current.end() && known->second.decision != Decision::None)))
        return {}; // what decides nothing takes no decision back
    if (known != m_current.end()) {
        const VerdictRecord& ours = known->second;
        if (saysTheSame(ours, record, !wanted.label->created.empty())) {
            m_stands = true;
            return {};
        }
        if (oursStands(ours, *wanted.label)) {
            ++m_summary.kept;
            m_summary.notes.push_back(
                Sentence::tr("%1 keeps the verdict that %2 gave here, which differs.")
                    .arg(wanted.image.toStdString())
                    .arg(ours.reviewer.toStdString()));
            return {};
        }
        record.replaces = ours.id;
    }
    if (!record.defectType.isEmpty()) {
        const auto allowed = allowType(record.className, record.defectType, record.image);
        if (!allowed || !*allowed)
            return allowed ? Result<void>() : allowed.error();
    }
    auto outcome = VerdictRepository(m_database).takeIn({record}, {wanted.content}, m_actor);
    if (!outcome)
        return outcome.error();
    if (!record.reviewer.isEmpty() && !m_reviewers.contains(record.reviewer))
        m_reviewers.append(record.reviewer);
    if (std::holds_alternative<VerdictConflict>(*outcome))
        return Error{ErrorCode::BadData,
                     Sentence::tr("Somebody decided about %1 meanwhile, so nothing was imported: "
                                  "import again.")
                         .arg(wanted.image.toStdString())};
    m_stands = true;
    return {};
}

Result<void> LabelStore::takeMask(const WantedMask& mask, const WantedLabel& wanted)
{
    auto before = MaskRepository(m_database).read(wanted.image, mask.defectType);
    if (!before)
        return before.error();
    StoredMask stored{wanted.image, mask.defectType, mask.size.width, mask.size.height, 0, {}};
    std::map<std::pair<int, int>, QByteArray> ours;
    if (*before) {
        stored.revision = (*before)->revision;
        for (const MaskTile& tile : (*before)->tiles)
            ours[{tile.x, tile.y}] = tile.bits;
    }
    for (const auto& [place, bits] : mask.squeezed)
        if (QByteArray wants = qUncompress(bits); wants != ours[place])
            stored.tiles.push_back({place.first, place.second, std::move(wants)});
    for (const auto& [place, bits] : ours)
        if (!bits.isEmpty() && mask.squeezed.count(place) == 0)
            stored.tiles.push_back({place.first, place.second, {}});
    const bool drawn = *before && !(*before)->tiles.empty();
    const bool resized =
        *before && ((*before)->width != stored.width || (*before)->height != stored.height);
    if (resized || (drawn && !stored.tiles.empty() && m_rule == ImportRule::KeepOurs)) {
        ++m_summary.kept;
        m_summary.notes.push_back(
            Sentence::tr("%1 keeps the mask '%2' that was drawn here, which differs.")
                .arg(wanted.image.toStdString())
                .arg(mask.defectType.toStdString()));
        return {};
    }
    if (!stored.tiles.empty()) {
        const auto allowed = allowType(wanted.className, mask.defectType, wanted.image);
        if (!allowed || !*allowed)
            return allowed ? Result<void>() : allowed.error();
        if (auto noted = ImageRepository(m_database).require(wanted.content, m_actor); !noted)
            return noted.error();
        auto outcome = MaskRepository(m_database).store(stored, QStringLiteral("import"), m_actor);
        if (!outcome)
            return outcome.error();
    }
    ++m_summary.masks;
    m_stands = true;
    return {};
}

} // namespace mixdesk
