// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/tensors.h"

#include <torch/torch.h>

#include <string>
#include <utility>
#include <vector>

namespace mixdesk::nn {

using Named = std::vector<std::pair<std::string, torch::Tensor>>;

/// "512x4x4"
std::string shapeText(const std::vector<std::int64_t>& shape);

/// Copies in fp32.
TensorMap toTensorMap(const Named& named);

/// Copies `tensors` into the targets of the same names. Error, and nothing changed, where one is
/// missing, foreign, of another shape or not finite.
Result<void> assign(const Named& targets, const TensorMap& tensors, const std::string& source);

} // namespace mixdesk::nn
