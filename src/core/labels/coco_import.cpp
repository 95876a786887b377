// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/coco_segments.h"
#include "core/labels/label_formats.h"
#include "core/labels/label_text.h"

#include "core/base/sentence.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <set>

namespace mixdesk {

namespace {

using Json = nlohmann::json;

/// Drawing a picture's annotations takes at most so many steps: hostile files would take for ever.
constexpr std::int64_t kMostSteps = 4'000'000'000;
constexpr double kLargestExact = 9007199254740992.0; ///< 2^53: a double is that number alone
constexpr std::int64_t kMostMaskBytes = 4 * kMaxPicturePixels;

struct Category
{
    std::string name, className;
};

struct Picture
{
    PictureLabel label;
    cv::Size size;
    std::vector<std::pair<std::string, CocoSegment>> segments; ///< by defect type
    bool ours = false;                                         ///< has a verdict of ours
    std::int64_t steps = 0;
};

/// An absolute name of this system or Windows as the steps below its root.
std::string withoutRoot(const std::string& name)
{
    const std::size_t drive = name.find(':') == 1 ? 2 : 0;
    const std::size_t begin = name.find_first_not_of("/\\", drive);
    return begin == std::string::npos ? std::string() : name.substr(begin);
}

class CocoReader
{
public:
    CocoReader(const fs::path& file, const StopToken& stop) : m_file(file), m_stop(stop) {}

    // After read().
    int skipped() const { return int(m_passedOver.size()); }
    const std::vector<std::string>& notes() const { return m_notes; }

    Result<std::vector<Picture>> read()
    {
        auto json = readLabelJson(m_file);
        if (!json)
            return json.error();
        if (!json->is_object() || !json->contains("images"))
            return refused(Sentence::tr("it has no list of images, so it is no COCO file"));
        for (const auto& [key, reader] : std::initializer_list<
                 std::pair<const char*, Result<void> (CocoReader::*)(const Json&)>>{
                 {"categories", &CocoReader::addCategory},
                 {"images", &CocoReader::addImage},
                 {"annotations", &CocoReader::addAnnotation}})
            if (auto done = each(*json, key, reader); !done)
                return done.error();
        if (const auto own = json->find("mixdesk"); own != json->end() && own->is_object()) {
            if (auto done = each(*own, "images", &CocoReader::addImage); !done)
                return done.error();
            if (auto done = each(*own, "annotations", &CocoReader::addAnnotation); !done)
                return done.error();
        }
        for (Picture& picture : m_pictures)
            finish(picture);
        std::sort(m_pictures.begin(), m_pictures.end(), [](const Picture& a, const Picture& b) {
            return a.label.relative < b.label.relative;
        });
        return std::move(m_pictures);
    }

private:
    Error refused(const std::string& reason) const
    {
        return {
            ErrorCode::Unreadable,
            Sentence::tr("%1 cannot be read as COCO labels: %2. Export it again from its source.")
                .arg(displayPath(m_file))
                .arg(reason)};
    }

    Result<void> each(const Json& json, const char* key,
                      Result<void> (CocoReader::*reader)(const Json&))
    {
        const auto list = json.find(key);
        if (list == json.end())
            return {};
        if (!list->is_array())
            return refused(Sentence::tr("'%1' is not a list").arg(key));
        for (const Json& item : *list) {
            if (m_stop.stopRequested())
                return cancelledError();
            if (!item.is_object())
                return refused(Sentence::tr("an entry of '%1' is not an object").arg(key));
            if (auto done = (this->*reader)(item); !done)
                return done;
        }
        return {};
    }

    static bool readId(const Json& item, const char* key, std::int64_t& id)
    {
        const auto found = item.find(key);
        if (found == item.end() || !found->is_number())
            return false;
        if (found->is_number_float()) { // some tools write 256.0
            const double value = found->get<double>();
            if (std::trunc(value) != value || std::abs(value) > kLargestExact)
                return false;
        }
        id = found->get<std::int64_t>();
        return true;
    }

    static bool readSide(const Json& item, const char* key, int& side)
    {
        std::int64_t value = 0;
        if (!readId(item, key, value) || value < 1 || value > kMaxPicturePixels)
            return false;
        side = int(value);
        return true;
    }

    static std::string textOf(const Json& item, const char* key)
    {
        const auto found = item.find(key);
        return found != item.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    }

    Result<void> addCategory(const Json& item)
    {
        std::int64_t id = 0;
        const std::string name = textOf(item, "name");
        if (!readId(item, "id", id) || name.empty())
            return refused(Sentence::tr("a category has no whole number as id or no name"));
        if (!m_categories.emplace(id, Category{name, textOf(item, "supercategory")}).second)
            return refused(Sentence::tr("two categories have the id %1").arg(id));
        return {};
    }

    Result<void> addImage(const Json& item)
    {
        std::int64_t id = 0;
        Picture picture;
        const std::string name = textOf(item, "file_name");
        if (!readId(item, "id", id) || name.empty())
            return refused(Sentence::tr("an image has no whole number as id or no file_name"));
        picture.label.relative = innerPath(withoutRoot(name));
        if (picture.label.relative.empty()) {
            m_notes.push_back(Sentence::tr("The picture '%1' was left out: its name leads to no "
                                           "place within a folder.")
                                  .arg(name));
            m_passedOver.insert(id);
            return {};
        }
        if (!readSide(item, "width", picture.size.width) ||
            !readSide(item, "height", picture.size.height) ||
            picture.size.width > kMaxPicturePixels / picture.size.height)
            return refused(
                Sentence::tr("the size of '%1' is missing, or not one of a picture of up "
                             "to %2 million pixels")
                    .arg(name)
                    .arg(kMaxPicturePixels / 1'000'000));
        if (!m_byId.emplace(id, m_pictures.size()).second)
            return refused(Sentence::tr("two images have the id %1").arg(id));
        if (!m_byName.emplace(picture.label.relative, id).second)
            return refused(Sentence::tr("two images have the file_name '%1'").arg(name));
        const double none = std::numeric_limits<double>::quiet_NaN();
        picture.label.score = picture.label.threshold = none;
        picture.label.file = m_file.parent_path() / fs::u8path(picture.label.relative);
        if (const auto ours = item.find("mixdesk"); ours != item.end()) {
            picture.ours = true;
            if (!verdictFromJson(*ours, picture.label))
                return refused(Sentence::tr("the verdict of '%1' is damaged").arg(name));
        }
        m_pictures.push_back(std::move(picture));
        return {};
    }

    Result<void> addAnnotation(const Json& item)
    {
        std::int64_t id = 0, image = 0, category = 0;
        if (!readId(item, "id", id))
            return refused(Sentence::tr("an annotation has no whole number as id"));
        const bool named = readId(item, "image_id", image);
        if (named && m_passedOver.count(image) > 0)
            return {};
        if (!named || m_byId.count(image) == 0)
            return refused(
                Sentence::tr("annotation %1 belongs to an image that is not in it").arg(id));
        if (!readId(item, "category_id", category) || m_categories.count(category) == 0)
            return refused(Sentence::tr("annotation %1 has a category that is not in it").arg(id));
        Picture& picture = m_pictures[m_byId[image]];
        auto segment = readCocoSegment(item, picture.size);
        if (!segment)
            return refused(Sentence::tr("annotation %1 %2").arg(id).arg(segment.error().message));
        if (segment->passedOver > 0)
            m_notes.push_back(Sentence::tr("Annotation %1 of %2 has a polygon of fewer than three "
                                           "points, which was left out.")
                                  .arg(id)
                                  .arg(picture.label.relative));
        if (segment->empty()) {
            if (segment->passedOver == 0)
                m_notes.push_back(Sentence::tr("Annotation %1 of %2 has neither a segmentation nor "
                                               "a box that marks anything, and was left out.")
                                      .arg(id)
                                      .arg(picture.label.relative));
            return {};
        }
        picture.steps += segment->cost(picture.size);
        if (picture.steps > kMostSteps)
            return refused(Sentence::tr("the annotations of '%1' are more than can be drawn")
                               .arg(picture.label.relative));
        const Category& of = m_categories[category];
        if (!picture.ours && picture.label.className.empty())
            picture.label.className = of.className;
        return place(picture, of.name, std::move(*segment));
    }

    Result<void> place(Picture& picture, const std::string& type, CocoSegment segment)
    {
        auto& types = picture.label.maskedTypes;
        const auto at = std::lower_bound(types.begin(), types.end(), type);
        if (at == types.end() || *at != type) {
            types.insert(at, type);
            const std::int64_t bytes = std::int64_t(types.size()) * picture.size.area();
            if (bytes > kMostMaskBytes)
                return refused(Sentence::tr("'%1' has more categories than fit the memory")
                                   .arg(picture.label.relative));
        }
        picture.segments.emplace_back(type, std::move(segment));
        return {};
    }

    static void finish(Picture& picture)
    {
        if (picture.ours || picture.segments.empty())
            return;
        picture.label.decision = LabelDecision::NotOk;
        picture.label.defectType = picture.segments.front().first;
    }

    fs::path m_file;
    StopToken m_stop;
    std::map<std::int64_t, Category> m_categories;
    std::map<std::int64_t, std::size_t> m_byId;
    std::map<std::string, std::int64_t> m_byName;
    std::set<std::int64_t> m_passedOver; ///< ids of images
    std::vector<Picture> m_pictures;
    std::vector<std::string> m_notes;
};

std::vector<LabelMask> drawMasks(const Picture& picture)
{
    std::vector<LabelMask> masks;
    for (const std::string& type : picture.label.maskedTypes)
        masks.push_back({type, cv::Mat::zeros(picture.size, CV_8UC1)});
    for (const auto& [type, segment] : picture.segments) {
        const auto& types = picture.label.maskedTypes;
        const auto at = std::lower_bound(types.begin(), types.end(), type) - types.begin();
        segment.draw(masks[std::size_t(at)].mask);
    }
    return masks;
}

} // namespace

Result<LabelSet> importCoco(const fs::path& file, const StopToken& stop)
{
    CocoReader reader(fs::absolute(file), stop);
    auto read = reader.read();
    if (!read)
        return read.error();
    const auto pictures = std::make_shared<const std::vector<Picture>>(std::move(read).value());
    LabelSet labels;
    labels.notes = reader.notes();
    labels.skipped = reader.skipped();
    for (const Picture& picture : *pictures)
        labels.pictures.push_back(picture.label);
    labels.masks = [pictures](const PictureLabel& label) -> Result<std::vector<LabelMask>> {
        const auto found =
            std::lower_bound(pictures->begin(), pictures->end(), label.relative,
                             [](const Picture& picture, const std::string& relative) {
                                 return picture.label.relative < relative;
                             });
        if (found == pictures->end() || found->label.relative != label.relative)
            return std::vector<LabelMask>();
        return drawMasks(*found);
    };
    return labels;
}

} // namespace mixdesk
