// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation_gallery.h"

#include "core/base/sentence.h"
#include "core/imaging/heat_map.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <unordered_map>

namespace mixdesk {

namespace {

constexpr std::size_t kEach = 12; // false rejects, and escapes
constexpr int kSide = 256;

/// Scores of different classes compare in units of their sigma only.
double marginOf(const EvaluatedImage& row, const RunModel& run)
{
    const double sigma = run.thresholds[std::size_t(row.routedClass)].sigma;
    const double margin = std::abs(row.score - row.threshold) / (sigma > 0 ? sigma : 1.0);
    return std::isnan(margin) ? std::numeric_limits<double>::infinity() : margin;
}

std::vector<const EvaluatedImage*> worst(const std::vector<EvaluatedImage>& rows, bool defective,
                                         const RunModel& run)
{
    std::vector<const EvaluatedImage*> wrong;
    for (const auto& row : rows)
        if (row.error.empty() && row.defective == defective && row.rejected != row.defective)
            wrong.push_back(&row);
    std::stable_sort(wrong.begin(), wrong.end(), [&](const auto* a, const auto* b) {
        return marginOf(*a, run) > marginOf(*b, run);
    });
    wrong.resize(std::min(wrong.size(), kEach));
    return wrong;
}

GalleryItem describe(const EvaluatedImage& row, const Scorer& scorer)
{
    const auto& classes = scorer.run().classes;
    GalleryItem item;
    item.falseReject = !row.defective;
    item.className = classes[std::size_t(row.trueClass)];
    if (scorer.routes())
        item.routedClass = classes[std::size_t(row.routedClass)];
    item.file = row.path;
    item.defectType = row.type;
    item.score = row.score;
    item.threshold = row.threshold;
    if (std::isfinite(row.disagreement))
        item.disagreement = row.disagreement;
    return item;
}

Result<GalleryItem> draw(const EvaluatedImage& row, const ImageRecord& record, Scorer& scorer)
{
    const TrainConfig& config = scorer.run().config;
    const auto read = readWhole(record.path, config.inputSize, config.resize);
    if (!read)
        return read.error();
    const cv::Mat& picture = read->picture;
    const auto all = scorer.score({read->input}, {true, false}, {row.trueClass});
    if (!all)
        return all.error();
    const ScoredPicture& scored = all->front();
    GalleryItem item = describe(row, scorer);
    item.pixelThreshold = scored.pixelThreshold;
    item.heatUpper = heatUpper(scored.pixelThreshold);
    const double scale = double(kSide) / std::max(picture.cols, picture.rows);
    const cv::Size size(std::max(1, int(picture.cols * scale)),
                        std::max(1, int(picture.rows * scale)));
    cv::resize(picture, item.input, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Mat map = mapToPicture(scored.map, picture.size(), scorer.run().config.resize);
    cv::resize(map, item.map, size, 0, 0, cv::INTER_LINEAR);
    cv::resize(scored.reconstruction, item.reconstruction, size, 0, 0, cv::INTER_LINEAR);
    std::string told; // when the picture was measured
    if (const cv::Mat mask = maskAtSize(record, picture.size(), told); !mask.empty())
        cv::resize(mask, item.mask, size, 0, 0, cv::INTER_NEAREST);
    return item;
}

} // namespace

cv::Mat maskAtSize(const ImageRecord& record, cv::Size size, std::string& problem)
{
    if (record.mask.empty())
        return {};
    auto mask = readMask(record.mask);
    if (!mask) {
        problem = mask.error().message;
        return {};
    }
    if (mask->size() != size) {
        problem = Sentence::tr("The mask %1 has another size than its picture and was resized.")
                      .arg(displayPath(record.mask));
        cv::resize(*mask, *mask, size, 0, 0, cv::INTER_NEAREST);
    }
    return *mask;
}

std::vector<GalleryItem> drawGallery(Evaluation& evaluation, Scorer& scorer, const Dataset& dataset,
                                     const StopToken& stop)
{
    std::unordered_map<std::string, const ImageRecord*> records;
    for (const auto& record : dataset.images)
        records[record.relative] = &record;
    std::vector<GalleryItem> gallery;
    for (const bool defective : {false, true})
        for (const EvaluatedImage* row : worst(evaluation.images, defective, scorer.run())) {
            if (stop.stopRequested())
                return gallery;
            auto item = draw(*row, *records.at(row->path), scorer);
            if (item)
                gallery.push_back(std::move(*item));
            else
                evaluation.messages.push_back(item.error().message);
        }
    return gallery;
}

} // namespace mixdesk
