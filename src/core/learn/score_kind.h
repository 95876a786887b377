// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// What is compared between input and reconstruction, pixel by pixel.
enum class Residual {
    L1,     ///< mean over channels of |x - r|, in [0, 2]
    L2,     ///< mean over channels of (x - r)^2, in [0, 4]
    Ssim,   ///< (1 - SSIM) / 2, in [0, 1]; Wang et al. 2004
    MsSsim, ///< (1 - MS-SSIM) / 2, in [0, 1]; Wang, Simoncelli, Bovik 2003
    Defect, ///< no comparison: the network's own probability of a defect, in [0, 1]
    CwSsim  ///< 1 - CW-SSIM, in [0, 1]; see complex_wavelet_similarity.h
};
constexpr int kResidualCount = 6;

/// How a residual map becomes one number.
enum class Pooling {
    Mean,          ///< mean over the image: the paper's kind of score
    Maximum,       ///< maximum of the smoothed map
    CalibratedMax, ///< maximum of the smoothed map standardised per pixel and class
    CalibratedTop, ///< mean of the top 1 % of that standardised map
    Combined, ///< log-odds of the defect map's maximum plus the logarithm of CalibratedMax of L1
    CalibratedCombined, ///< sum of the logarithms of CalibratedMax of the defect map and of L1
    Votes,              ///< of an ensemble: weight of the members that vote "anomaly" (Eq. 10)
    StandardMean        ///< of an ensemble: weighted mean of the members' standardised scores
};

/// An anomaly score: higher is more anomalous. Names: l1, l2, ssim, msssim, cwssim, defect (mean);
/// the same with _max; calibrated, calibrated_top (of l1), calibrated_ssim, calibrated_ssim_top,
/// calibrated_defect; combined and calibrated_combined (their map is the defect map); of ensembles
/// votes and standard_mean.
struct ScoreKind
{
    Residual residual = Residual::L1;
    Pooling pooling = Pooling::Mean;

    bool calibrated() const
    {
        return pooling == Pooling::CalibratedMax || pooling == Pooling::CalibratedTop;
    }
    /// Whether the score is made with calibration maps of this residual.
    bool calibratedBy(Residual other) const
    {
        if (pooling == Pooling::Combined || pooling == Pooling::CalibratedCombined)
            return other == Residual::L1 ||
                   (other == residual && pooling == Pooling::CalibratedCombined);
        return calibrated() && other == residual;
    }
    /// Made from members' verdicts, not from a residual.
    bool ensemble() const { return pooling >= Pooling::Votes; }
    bool isMapMaximum() const
    {
        return pooling == Pooling::Maximum || pooling == Pooling::CalibratedMax;
    }
    bool operator==(const ScoreKind& other) const
    {
        return residual == other.residual && pooling == other.pooling;
    }
};

/// What there are calibration maps of.
const std::vector<Residual>& calibratedResiduals();

std::string scoreName(ScoreKind kind);
std::optional<ScoreKind> scoreByName(const std::string& name);

/// Every score of a network in this version, in the order of tables.
const std::vector<ScoreKind>& allScores();
/// Those of ensembles.
const std::vector<ScoreKind>& ensembleScores();

} // namespace mixdesk
