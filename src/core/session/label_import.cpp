// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/label_import.h"

#include "core/base/sentence.h"
#include "core/labels/mask_canvas.h"
#include "core/labels/picture_size.h"
#include "core/session/picture_content.h"
#include "core/session/project_labels.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"

#include <QJsonArray>
#include <algorithm>
#include <iterator>

namespace mixdesk {

namespace {

/// Steps that both paths have in common at their ends.
std::ptrdiff_t commonEnding(const fs::path& a, const fs::path& b)
{
    const std::vector<fs::path> one(a.begin(), a.end()), other(b.begin(), b.end());
    return std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend()).first -
           one.rbegin();
}

/// Finds the project's picture that a label speaks of.
class PictureFinder
{
public:
    enum class Found { None, One, Several };

    explicit PictureFinder(const PicturePlaces& places) : m_places(places)
    {
        for (std::size_t i = 0; i < places.dataset.images.size(); ++i) {
            m_byPath.emplace(places.dataset.images[i].relative, i);
            m_byName.emplace(places.dataset.images[i].path.filename().u8string(), i);
        }
    }

    Found find(const PictureLabel& label, WantedLabel& wanted) const
    {
        if (const auto found = m_byPath.find(label.relative); found != m_byPath.end())
            return take({found->second}, wanted);
        const std::string key = keyOfLabel(label.relative);
        const fs::path file = m_places.fileOf(key);
        std::error_code ec;
        if (m_places.inInbox(file) && fs::is_regular_file(file, ec)) {
            wanted.image = QString::fromStdString(key);
            wanted.className = QString::fromStdString(label.className);
            wanted.file = file;
            return Found::One;
        }
        return key == label.relative ? take(byEnding(label), wanted) : Found::None;
    }

private:
    /// Pictures that the class does not speak against and of which one path ends with the other:
    /// those with the most in common. Where there are none, the only one of that file name.
    std::vector<std::size_t> byEnding(const PictureLabel& label) const
    {
        const fs::path path = fs::u8path(label.relative);
        const int named = m_places.dataset.classByName(label.className);
        std::vector<std::size_t> all, best;
        std::ptrdiff_t longest = 0;
        const auto [first, last] = m_byName.equal_range(path.filename().u8string());
        for (auto at = first; at != last; ++at) {
            const ImageRecord& image = m_places.dataset.images[at->second];
            if (named >= 0 && named != image.classIndex)
                continue;
            all.push_back(at->second);
            const fs::path own = fs::u8path(image.relative);
            const std::ptrdiff_t common = commonEnding(path, own);
            if (common < std::distance(path.begin(), path.end()) &&
                common < std::distance(own.begin(), own.end()))
                continue;
            if (common > longest)
                best.clear();
            if (common >= longest)
                best.push_back(at->second);
            longest = std::max(longest, common);
        }
        return best.empty() && all.size() == 1 ? all : best;
    }

    Found take(const std::vector<std::size_t>& candidates, WantedLabel& wanted) const
    {
        if (candidates.size() != 1)
            return candidates.empty() ? Found::None : Found::Several;
        const ImageRecord& image = m_places.dataset.images[candidates.front()];
        wanted.image = QString::fromStdString(image.relative);
        wanted.className =
            QString::fromStdString(m_places.dataset.classes[std::size_t(image.classIndex)]);
        wanted.file = image.path;
        return Found::One;
    }

    const PicturePlaces& m_places;
    std::map<std::string, std::size_t> m_byPath;
    std::multimap<std::string, std::size_t> m_byName;
};

WantedMask squeezed(const LabelMask& mask)
{
    MaskCanvas canvas(mask.mask.size());
    canvas.unite(mask.mask);
    WantedMask wanted{QString::fromStdString(mask.defectType), mask.mask.size(), {}};
    for (cv::Point tile; tile.y < canvas.tiles().height; ++tile.y)
        for (tile.x = 0; tile.x < canvas.tiles().width; ++tile.x)
            if (const std::string bits = canvas.packTile(tile); !bits.empty())
                wanted.squeezed[{tile.x, tile.y}] = qCompress(QByteArray::fromStdString(bits), 1);
    return wanted;
}

/// Reads everything that needs no database: the other windows can go on storing meanwhile.
class LabelReader
{
public:
    LabelReader(const LabelSet& labels, const PicturePlaces& places, LabelSummary& summary)
        : m_labels(labels), m_finder(places), m_summary(summary)
    {}

    Result<void> read(const PictureLabel& label, std::vector<WantedLabel>& all)
    {
        WantedLabel wanted;
        wanted.label = &label;
        const auto found = m_finder.find(label, wanted);
        if (found != PictureFinder::Found::One) {
            ++m_summary.skipped;
            note((found == PictureFinder::Found::None
                      ? Sentence::tr("%1 is not in this project.")
                      : Sentence::tr("Several pictures of this project have the name %1, and "
                                     "nothing says which is meant."))
                     .arg(label.relative));
            return {};
        }
        if (!m_taken.insert(wanted.image).second) {
            ++m_summary.skipped;
            note(Sentence::tr("%1 is named more than once; the first label counts.")
                     .arg(wanted.image.toStdString()));
            return {};
        }
        wanted.content = contentOf(wanted.image, wanted.file);
        auto masks = m_labels.masks(label);
        if (!masks && masks.error().cancelled())
            return masks.error();
        if (masks)
            takeMasks(*masks, wanted);
        else
            note(Sentence::tr("The masks of %1 were left out. %2")
                     .arg(label.relative)
                     .arg(masks.error().message));
        all.push_back(std::move(wanted));
        return {};
    }

private:
    void note(const Sentence& sentence) { m_summary.notes.push_back(sentence); }

    void takeMasks(const std::vector<LabelMask>& masks, WantedLabel& wanted)
    {
        if (masks.empty())
            return;
        const auto size = sizeOfPicture(wanted.file);
        for (const LabelMask& mask : masks) {
            if (!size || *size != mask.mask.size() || mask.mask.type() != CV_8UC1)
                note(Sentence::tr("The mask '%1' of %2 has another size than the picture and was "
                                  "left out.")
                         .arg(mask.defectType)
                         .arg(wanted.image.toStdString()));
            else
                wanted.masks.push_back(squeezed(mask));
        }
    }

    const LabelSet& m_labels;
    PictureFinder m_finder;
    LabelSummary& m_summary;
    std::set<QString> m_taken;
};

} // namespace

Result<LabelSummary> importLabels(Database& database, const LabelSet& labels,
                                  const PicturePlaces& places, ImportRule rule, const Actor& actor,
                                  const ProgressFn& progress, const StopToken& stop)
{
    LabelSummary summary;
    summary.notes = labels.notes;
    summary.skipped = labels.skipped;
    LabelReader reader(labels, places, summary);
    std::vector<WantedLabel> wanted;
    ProgressMeter meter(progress, Sentence::tr("reading labels"),
                        std::int64_t(labels.pictures.size()), "pictures");
    for (const PictureLabel& label : labels.pictures) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto ok = reader.read(label, wanted); !ok)
            return ok.error();
        meter.advance();
    }
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return transaction.error();
    LabelStore store(database, rule, actor, summary);
    if (auto ok = store.begin(); !ok)
        return ok.error();
    for (const WantedLabel& one : wanted) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto ok = store.take(one); !ok)
            return ok.error();
    }
    auto noted = AuditRepository(database).append(
        QStringLiteral("import"), QString::fromStdString(displayPath(places.dataset.root)),
        {{QStringLiteral("pictures"), summary.pictures},
         {QStringLiteral("masks"), summary.masks},
         {QStringLiteral("reviewers"), QJsonArray::fromStringList(store.reviewers())},
         {QStringLiteral("kept"), summary.kept}},
        actor);
    if (!noted)
        return noted.error();
    if (auto ok = transaction->commit(); !ok)
        return ok.error();
    meter.finish();
    std::set<std::string> told; // a verdict and a mask may fail for the same reason
    summary.notes.erase(std::remove_if(summary.notes.begin(), summary.notes.end(),
                                       [&](const auto& note) { return !told.insert(note).second; }),
                        summary.notes.end());
    return summary;
}

} // namespace mixdesk
