// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/training_preview.h"

#include "core/imaging/structural_similarity.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kMostPreviews = 64;

Residual residualOf(LossKind loss)
{
    switch (loss) {
    case LossKind::L2:
        return Residual::L2;
    case LossKind::Ssim:
        return Residual::Ssim;
    case LossKind::MsSsim:
        return Residual::MsSsim;
    }
    return Residual::L2;
}

TrainPreview previewOf(const ValidationItem& item, int classIndex, const cv::Mat& picture,
                       const cv::Mat& rebuilt, const TrainConfig& config,
                       const TrainingState& state)
{
    const cv::Mat x = toNetworkRange(picture);
    TrainPreview preview;
    preview.classIndex = classIndex;
    preview.type = item.type;
    preview.epoch = state.epoch;
    preview.input = picture;
    preview.reconstruction = toDisplay(rebuilt);
    const cv::Mat difference = (1.0 - ssimMap(x, rebuilt)) / 2.0;
    preview.difference = cv::min(cv::max(difference, 0.0), 1.0); // rounding may leave the range
    preview.score = ResidualMaps(x, rebuilt).mean(residualOf(config.loss));
    const RunningThreshold& running = state.thresholds[std::size_t(classIndex)];
    preview.rejected = running.started && preview.score > running.threshold(config.beta);
    return preview;
}

} // namespace

std::vector<ValidationItem> previewItems(const Dataset& dataset, const std::vector<int>& heldOut,
                                         const std::vector<ValidationItem>& validation)
{
    const auto good = goodItems(heldOut);
    std::vector<ValidationItem> items;
    for (int c = 0; c < std::min(kMostPreviews, int(dataset.classes.size())); ++c) {
        const auto ofClass = [&](const ValidationItem& item) {
            return dataset.images[std::size_t(item.image)].classIndex == c;
        };
        const auto defect =
            std::find_if(validation.begin(), validation.end(), [&](const ValidationItem& item) {
                return item.defective() && ofClass(item);
            });
        if (defect != validation.end())
            items.push_back(*defect);
        else if (const auto any = std::find_if(good.begin(), good.end(), ofClass);
                 any != good.end())
            items.push_back(*any);
    }
    return items;
}

std::vector<TrainPreview> drawPreviews(const std::vector<ValidationItem>& items,
                                       const Dataset& dataset, ImageCache& cache, Model& model,
                                       const TrainConfig& config, const TrainingState& state,
                                       const StopTokens& stops)
{
    const auto batch = std::size_t(inferenceBatch(config));
    std::vector<TrainPreview> previews;
    for (std::size_t begin = 0; begin < items.size(); begin += batch) {
        if (stops.asked())
            return {};
        std::vector<cv::Mat> pictures;
        for (std::size_t i = begin; i < std::min(items.size(), begin + batch); ++i) {
            auto picture = validationPicture(items[i], cache);
            if (!picture)
                return {};
            pictures.push_back(*picture);
        }
        const auto rebuilt = model.infer(pictures);
        if (!rebuilt)
            return {};
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            if (stops.asked())
                return {};
            const ValidationItem& item = items[begin + i];
            previews.push_back(previewOf(item, dataset.images[std::size_t(item.image)].classIndex,
                                         pictures[i], (*rebuilt)[i].image, config, state));
        }
    }
    return previews;
}

} // namespace mixdesk
