// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/base/text.h"
#include "core/labels/label_formats.h"
#include "core/labels/label_text.h"
#include "core/labels/mask_outline.h"
#include "core/labels/mask_runs.h"
#include "core/labels/picture_size.h"

#include <map>

namespace mixdesk {

namespace {

using Json = nlohmann::ordered_json;

/// Specks of a noisy mask stay one annotation.
constexpr std::size_t kMostRegions = 1000;

constexpr const char* kDescription = "Labels of visual inspection, written by Mixdesk";

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class CocoWriter
{
public:
    explicit CocoWriter(CocoShape shape) : m_shape(shape) {}

    Result<void> add(const PictureLabel& label, const std::vector<LabelMask>& masks)
    {
        if (!isUtf8(label.relative))
            return pass(Sentence::tr("The name of %1 is not valid UTF-8, which JSON asks for: it "
                                     "was left out. Rename the picture.")
                            .arg(label.relative));
        const auto size = sizeOf(label, masks);
        if (!size)
            return pass(Sentence::tr("%1 was left out because its size is unknown: %2")
                            .arg(label.relative)
                            .arg(size.error().message));
        const bool ok = label.decision == LabelDecision::Ok;
        if (ok && !masks.empty())
            m_summary.notes.push_back(
                Sentence::tr("%1 is OK, so its masks were left out.").arg(label.relative));
        ++m_summary.pictures;
        const int image = m_summary.pictures;
        m_lists = ok || label.decision == LabelDecision::NotOk ? &m_forAll : &m_own;
        append(m_lists->images, {{"id", image},
                                 {"file_name", label.relative},
                                 {"width", size->width},
                                 {"height", size->height},
                                 {"mixdesk", verdictToJson(label)}});
        for (const LabelMask& mask : masks)
            if (!ok)
                if (auto added = addMask(label, mask, image, *size); !added)
                    return added;
        return {};
    }

    LabelSummary summary() const { return m_summary; }

    std::string text() const
    {
        std::string categories;
        std::map<int, std::pair<std::string, std::string>> byId;
        for (const auto& [name, id] : m_categories)
            byId[id] = name;
        for (const auto& [id, name] : byId)
            append(categories, {{"id", id}, {"name", name.second}, {"supercategory", name.first}});
        const Json info{{"description", kDescription}, {"version", "1"}};
        const std::string own =
            m_own.images.empty() ? "" : ",\n\"mixdesk\":{" + textOf(m_own) + "}";
        return "{\"info\":" + dumped(info) + ",\n\"licenses\":[],\n\"categories\":[\n" +
               categories + "\n],\n" + textOf(m_forAll) + own + "}\n";
    }

private:
    struct Lists
    {
        std::string images, annotations;
    };

    static std::string textOf(const Lists& lists)
    {
        return "\"images\":[\n" + lists.images + "\n],\n\"annotations\":[\n" + lists.annotations +
               "\n]";
    }

    static void append(std::string& list, const Json& item)
    {
        list += (list.empty() ? "" : ",\n") + dumped(item);
    }

    Result<void> pass(const std::string& note)
    {
        m_summary.notes.push_back(note);
        ++m_summary.skipped;
        return {};
    }

    static Result<cv::Size> sizeOf(const PictureLabel& label, const std::vector<LabelMask>& masks)
    {
        if (!masks.empty())
            return masks.front().mask.size();
        return sizeOfPicture(label.file);
    }

    Result<void> addMask(const PictureLabel& label, const LabelMask& mask, int image, cv::Size size)
    {
        const auto clean = cleanMask(mask, label);
        if (!clean)
            return clean.error();
        if (clean->size() != size)
            return Error{ErrorCode::BadData,
                         Sentence::tr("The masks of %1 differ in size. Draw '%2' again.")
                             .arg(label.relative)
                             .arg(mask.defectType)};
        const cv::Rect box = markedBox(*clean);
        if (box.empty())
            return {};
        ++m_summary.masks;
        const int category = categoryOf(label.className, mask.defectType);
        if (m_shape == CocoShape::Polygons) {
            const MaskRegions found = regionsOfMask((*clean)(box));
            if (found.regions.size() <= kMostRegions) {
                for (const MaskRegion& region : found.regions)
                    addRegion(found, region, box.tl(), image, category, size);
                return {};
            }
        }
        addRuns(*clean, image, category);
        return {};
    }

    void addRegion(const MaskRegions& found, const MaskRegion& region, cv::Point origin, int image,
                   int category, cv::Size size)
    {
        if (region.holes) {
            cv::Mat alone = cv::Mat::zeros(size, CV_8UC1);
            const cv::Mat own = found.labels(region.box) == region.label;
            own.copyTo(alone(region.box + origin));
            addRuns(alone, image, category);
            return;
        }
        Json corners = Json::array();
        for (const cv::Point& corner : region.outline) {
            corners.push_back(corner.x + origin.x);
            corners.push_back(corner.y + origin.y);
        }
        addAnnotation(image, category, Json::array({std::move(corners)}), region.area,
                      region.box + origin, 0);
    }

    void addRuns(const cv::Mat& mask, int image, int category)
    {
        addAnnotation(image, category,
                      {{"size", {mask.rows, mask.cols}}, {"counts", runsOfMask(mask)}},
                      cv::countNonZero(mask), markedBox(mask), 1);
    }

    void addAnnotation(int image, int category, Json segmentation, std::int64_t area, cv::Rect box,
                       int crowd)
    {
        append(m_lists->annotations, {{"id", ++m_lastAnnotation},
                                      {"image_id", image},
                                      {"category_id", category},
                                      {"iscrowd", crowd},
                                      {"area", area},
                                      {"bbox", {box.x, box.y, box.width, box.height}},
                                      {"segmentation", std::move(segmentation)}});
    }

    int categoryOf(const std::string& className, const std::string& type)
    {
        const std::pair<std::string, std::string> name(className, type.empty() ? "defect" : type);
        return m_categories.emplace(name, int(m_categories.size()) + 1).first->second;
    }

    CocoShape m_shape;
    LabelSummary m_summary;
    int m_lastAnnotation = 0;
    std::map<std::pair<std::string, std::string>, int> m_categories;
    Lists m_forAll, m_own; ///< own: what other programs would take for good
    Lists* m_lists = &m_forAll;
};

} // namespace

bool isOurCoco(const fs::path& file)
{
    return beginsWith(file, std::string("{\"info\":{\"description\":\"") + kDescription);
}

Result<LabelSummary> exportCoco(const LabelSet& labels, const fs::path& file, CocoShape shape,
                                const ProgressFn& progress, const StopToken& stop)
{
    ProgressMeter meter(progress, "writing labels", std::int64_t(labels.pictures.size()),
                        "pictures");
    CocoWriter writer(shape);
    for (const PictureLabel& label : labels.pictures) {
        if (stop.stopRequested())
            return cancelledError();
        meter.advance();
        const auto masks = masksOf(labels, label);
        if (!masks)
            return masks.error();
        if (auto added = writer.add(label, *masks); !added)
            return added.error();
    }
    if (stop.stopRequested())
        return cancelledError();
    if (auto written = writeFileAtomic(file, writer.text()); !written)
        return written.error();
    meter.finish();
    return writer.summary();
}

} // namespace mixdesk
