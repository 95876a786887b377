// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace mixdesk::nn {

/// Two planes of one channel, rows x cols each and at least 11 either way.
struct PlanePair
{
    const float *x, *y;
    std::int64_t rows, cols;
};

/// Mean over the windows that lie wholly inside of SSIM, or of its contrast and structure alone
/// (what MS-SSIM takes at all but the coarsest scale). `gradient`, where not null, becomes the
/// derivative of that mean by y. No torch, no threads; `scratch` is reused from call to call.
double meanSsimOfPlane(const PlanePair& planes, bool contrastOnly, float* gradient,
                       std::vector<float>& scratch);

} // namespace mixdesk::nn
