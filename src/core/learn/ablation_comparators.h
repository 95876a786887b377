// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ablation_measure.h"

#include <string>
#include <vector>

namespace mixdesk {

/// The comparators of the paper's Table 4, which train one model per class: the plain autoencoder
/// with L2 and with SSIM on whole pictures, and the SSIM autoencoder on patches of textures
/// (Bergmann et al. 2019, Improving unsupervised defect segmentation by applying structural
/// similarity to autoencoders). The GANs stay published figures.
const std::vector<AblationRow>& comparatorRows();

/// MVTec AD's classes of textures: what `textures` is unless others are named.
const std::vector<std::string>& mvtecTextures();

/// The classes that a comparator is trained on, one by one: all with test pictures, on patches
/// those of them that are named as textures.
std::vector<std::string> comparatorClasses(const AblationRow& row, const Dataset& dataset,
                                           const std::vector<std::string>& textures);

/// The pictures of one class alone.
Dataset onlyClass(const Dataset& dataset, const std::string& className);

/// The row that results of single classes, at least one, make together: counts and figures of every
/// class by its own model, means over the classes, times added.
AblationResult mergeClasses(const std::vector<AblationResult>& classes);

/// Square patches of half the side of the training pictures of a dataset of one class, at random
/// places, as a dataset in `folder` that train() takes. Depends on the seed and the pictures'
/// relative paths alone; pictures that the split of `config` holds out are left alone.
constexpr int kPatchesPerPicture = 4;
Result<Dataset> writePatches(const Dataset& dataset, const TrainConfig& config,
                             const fs::path& folder, const StopToken& stop);

/// measureRow() for a run that was trained on patches. A picture is covered by nine patches that
/// overlap by half; its score is the mean of theirs, its map the mean of their maps. The threshold
/// is fitted on such scores of the whole pictures held out, and of synthetic defects on them.
Result<AblationResult> measurePatches(const AblationRow& row, const fs::path& run,
                                      const Dataset& dataset, const ProgressFn& progress,
                                      const StopToken& stop);

} // namespace mixdesk
