// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch.h"

#include "core/base/random.h"
#include "core/nn/corruption.h"
#include "core/nn/layer_plan.h"
#include "core/nn/picture_tensor.h"

namespace mixdesk::nn {

namespace {

std::vector<torch::Tensor> dropoutMasks(const std::vector<TrainSample>& samples, double rate)
{
    std::vector<torch::Tensor> masks;
    if (rate <= 0.0)
        return masks;
    const float keep = float(1.0 / (1.0 - rate));
    for (const auto units : classifierUnits())
        masks.push_back(torch::empty({std::int64_t(samples.size()), units}));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Random random(samples[i].dropoutSeed);
        for (auto& mask : masks) {
            float* row = mask.data_ptr<float>() + std::int64_t(i) * mask.size(1);
            for (std::int64_t u = 0; u < mask.size(1); ++u)
                row[u] = random.chance(rate) ? 0.0F : keep;
        }
    }
    return masks;
}

/// u ~ N(0, I) at the network's input of the first images.
torch::Tensor directionsOf(const std::vector<TrainSample>& samples, int followed,
                           at::IntArrayRef shape)
{
    std::vector<torch::Tensor> directions;
    for (int i = 0; i < followed; ++i)
        directions.push_back(
            seededNormal(shape, samples[std::size_t(i)].contractionSeed).unsqueeze(0));
    directions.push_back(torch::empty({0, shape[0], shape[1], shape[2]}));
    return torch::cat(directions);
}

torch::Tensor defectMasks(const std::vector<TrainSample>& samples, int side)
{
    auto masks = torch::zeros({std::int64_t(samples.size()), 1, side, side});
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].defects.empty())
            continue;
        cv::Mat plane(side, side, CV_32FC1,
                      masks.data_ptr<float>() + std::int64_t(i) * side * side);
        plane.setTo(1.0F, samples[i].defects);
    }
    return masks;
}

} // namespace

TrainBatch trainBatch(const std::vector<TrainSample>& samples, const Objective& objective, int side,
                      int followed)
{
    const auto n = std::int64_t(samples.size());
    TrainBatch batch;
    batch.clean = torch::empty({n, 3, side, side});
    batch.noisy = torch::empty_like(batch.clean);
    std::vector<std::int64_t> classes;
    for (std::int64_t i = 0; i < n; ++i) {
        const auto& sample = samples[std::size_t(i)];
        batch.clean[i].copy_(pictureToTensor(sample.picture));
        batch.noisy[i].copy_(
            sample.corrupted.empty()
                ? corrupt(batch.clean[i], objective.noise, objective.noiseAmount, sample.noiseSeed)
                : pictureToTensor(sample.corrupted));
        classes.push_back(sample.classIndex);
    }
    batch.classes = torch::tensor(classes, torch::kInt64);
    batch.dropout = dropoutMasks(samples, objective.dropout);
    if (objective.noise == NoiseKind::Structured)
        batch.defects = defectMasks(samples, side);
    if (objective.contraction > 0.0)
        batch.directions = directionsOf(samples, followed, {3, side, side});
    return batch;
}

torch::Tensor pictureBatch(const std::vector<cv::Mat>& pictures)
{
    std::vector<torch::Tensor> images;
    for (const auto& picture : pictures)
        images.push_back(pictureToTensor(picture));
    return torch::stack(images);
}

std::vector<Reconstruction> toReconstructions(const torch::Tensor& rebuilt,
                                              const torch::Tensor& probabilities,
                                              const torch::Tensor& defects)
{
    const auto pictures = rebuilt.to(torch::kCPU);
    const auto maps = defects.defined() ? defects.to(torch::kCPU).contiguous() : defects;
    const auto shares = probabilities.to(torch::kCPU).contiguous();
    std::vector<Reconstruction> results;
    for (std::int64_t i = 0; i < pictures.size(0); ++i) {
        const float* row = shares.data_ptr<float>() + i * shares.size(1);
        results.push_back({tensorToPicture(pictures[i]), {row, row + shares.size(1)}, {}});
        if (maps.defined())
            results.back().defects =
                cv::Mat(int(maps.size(2)), int(maps.size(3)), CV_32FC1, maps[i].data_ptr<float>())
                    .clone();
    }
    return results;
}

} // namespace mixdesk::nn
