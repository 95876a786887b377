// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

namespace mixdesk {

enum class NetworkKind { Table1, Table2, Compact, Repair };
/// Structured: pictures come corrupted, with a map of where (TrainSample).
enum class NoiseKind { None, Gaussian, Masking, Structured };
enum class LossKind { L2, Ssim, MsSsim };
enum class Precision { Fp32, Bf16 };
enum class DeviceChoice { Auto, Cpu, Cuda };

/// What fixes the shape of every weight.
struct NetworkSpec
{
    NetworkKind kind = NetworkKind::Compact;
    int inputSize = 128; ///< side; Table1, Compact, Repair: power of two from 64; Table2: multiple
                         ///< of 16 from 48
    int latent = 128;    ///< all but Table2
    double width = 1.0;  ///< multiplies inner channels
    int classes = 1;     ///< outputs of the classifier
    bool defectMap = false; ///< Repair: beside the picture, where the network sees a defect
};

/// What a training step minimises: reconstruction + classifierWeight * cross-entropy
/// + contraction * squared Frobenius norm of the encoder's Jacobian (paper, section 3.7)
/// + defectWeight * defectLoss, where the network has a defect map and the samples have masks.
struct Objective
{
    NoiseKind noise = NoiseKind::Gaussian;
    double noiseAmount = 0.3;
    LossKind loss = LossKind::L2;
    double classifierWeight = 1.0;
    double dropout = 0.2;
    double contraction = 0.0;
    double contractionShare = 1.0;
    double defectWeight = 1.0;
};

/// So many images of a micro-batch, its first, does the contraction follow.
inline int followedImages(const Objective& objective, int images)
{
    if (objective.contraction <= 0.0)
        return 0;
    return std::max(1, int(std::lround(objective.contractionShare * images)));
}

} // namespace mixdesk
