// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_rules.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mixdesk::detail {

namespace {

constexpr std::size_t kFewestPictures = 12;
// On real good parts the largest value is about 6; 8 keeps to pictures of something else.
constexpr double kClearOutlier = 8.0;
// Grey levels; keeps very repeatable parts from making outliers of harmless differences.
constexpr double kSmallestDeviation = 1.5;

template <typename T> T median(std::vector<T>& values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

using Thumbnail = std::array<std::uint16_t, kThumbnailPixels>;

Thumbnail medianThumbnail(const std::vector<const Thumbnail*>& thumbnails)
{
    Thumbnail result{};
    std::vector<std::uint16_t> values(thumbnails.size());
    for (std::size_t pixel = 0; pixel < result.size(); ++pixel) {
        for (std::size_t i = 0; i < thumbnails.size(); ++i)
            values[i] = (*thumbnails[i])[pixel];
        result[pixel] = median(values);
    }
    return result;
}

double distance(const Thumbnail& a, const Thumbnail& b)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double difference = (double(a[i]) - double(b[i])) / kThumbnailScale;
        squares += difference * difference;
    }
    return std::sqrt(squares / double(a.size()));
}

void checkClass(HealthContext& context, const std::vector<int>& good)
{
    std::vector<const Thumbnail*> thumbnails;
    for (const int image : good)
        thumbnails.push_back(&context.facts[std::size_t(image)].thumbnail);
    const Thumbnail typical = medianThumbnail(thumbnails);
    std::vector<double> distances;
    for (const Thumbnail* thumbnail : thumbnails)
        distances.push_back(distance(*thumbnail, typical));
    auto scratch = distances;
    const double middle = median(scratch);
    for (std::size_t i = 0; i < scratch.size(); ++i)
        scratch[i] = std::abs(distances[i] - middle);
    const double deviation = std::max(1.4826 * median(scratch), kSmallestDeviation);
    for (std::size_t i = 0; i < good.size(); ++i) {
        const double score = (distances[i] - middle) / deviation;
        if (score < kClearOutlier)
            continue;
        const ImageRecord& image = context.dataset.images[std::size_t(good[i])];
        char deviations[32];
        std::snprintf(deviations, sizeof deviations, "%.0f", score);
        context.findings.push_back(
            {Severity::Warning, "suspicious-good", context.className(image), image.relative,
             Sentence::tr(
                 "The picture is far from the other good ones of its class (%1 deviations).")
                 .arg(deviations),
             Sentence::tr("Look at the picture and move it to where it belongs.")});
    }
}

} // namespace

void checkOutliers(HealthContext& context)
{
    std::vector<std::vector<int>> good(context.dataset.classes.size());
    for (std::size_t i = 0; i < context.facts.size(); ++i) {
        const ImageRecord& image = context.dataset.images[i];
        if (image.good() && context.facts[i].readable())
            good[std::size_t(image.classIndex)].push_back(int(i));
    }
    for (const std::vector<int>& images : good)
        if (images.size() >= kFewestPictures)
            checkClass(context, images);
}

} // namespace mixdesk::detail
