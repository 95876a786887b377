// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/score_kind.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// What beta was chosen on: it decides what may be said of figures made with it.
enum class ThresholdOrigin { Validation, Test, Hand };

/// One class's row of thresholds.yaml. T = mu + beta * sigma, exactly.
struct ClassThreshold
{
    ScoreKind score;
    double mu = 0.0, sigma = 0.0; ///< of the score over held-out good images
    double alpha = 0.65;          ///< of Eq. 6 while training; kept for the record
    double beta = 1.0;
    double threshold = 0.0;
    /// Pixel threshold per map, named as the map: l1, l2, ssim, msssim, cwssim, calibrated,
    /// calibrated_ssim, calibrated_defect; of ensembles members.
    std::map<std::string, double> pixel;
    int goodImages = 0; ///< that mu and sigma come from
    ThresholdOrigin origin = ThresholdOrigin::Validation;
    std::string source; ///< how T was chosen, one sentence
    std::string reason; ///< why this score, one sentence
    /// Scores from first to second, both included, ask for a second look: first <= T <= second.
    std::optional<std::pair<double, double>> recheckBand;
};

enum class Verdict { Ok, NotOk, Recheck };

/// Recheck within the band; else NotOk above T and Ok up to T. A score that is no number is NotOk.
Verdict verdictOf(const ClassThreshold& row, double score);

/// The map that a score is read from or goes with: a key of ClassThreshold::pixel.
std::string mapName(ScoreKind kind);

/// Which saved version a thresholds.yaml is.
struct ThresholdsStamp
{
    std::int64_t id = 0; ///< the number of the version, as the window lists it
    std::string hash;    ///< thresholdsHash() of its rows
};

struct ThresholdsFile
{
    std::vector<ClassThreshold> rows;     ///< per class, in the order of the classes
    std::optional<ThresholdsStamp> stamp; ///< absent: never saved as a version
};

/// The text of a thresholds.yaml; numbers read back bit for bit. One row per class.
std::string thresholdsText(const std::vector<std::string>& classes,
                           const std::vector<ClassThreshold>& rows,
                           const std::optional<ThresholdsStamp>& stamp = {});

/// Reads such a text. `source` (a file name) stands in messages. Refuses a newer version, unknown
/// keys, missing classes and rows that break their own rules; a stamp that does not match is taken
/// as it is.
Result<ThresholdsFile> parseThresholds(const std::string& yaml, const std::string& source,
                                       const std::vector<std::string>& classes);

/// The rules within one row: finite numbers, T = mu + beta * sigma, the recheck band around T, the
/// pixel threshold of the score's own map. `source` stands in the message.
Result<void> checkThreshold(const ClassThreshold& row, const std::string& className,
                            const std::string& source);

/// SHA-256 of the rows' canonical text: comments, spacing and stamp are no part of it.
std::string thresholdsHash(const std::vector<std::string>& classes,
                           const std::vector<ClassThreshold>& rows);

/// The stamp that these rows get as version `id`.
ThresholdsStamp stampOf(std::int64_t id, const std::vector<std::string>& classes,
                        const std::vector<ClassThreshold>& rows);

/// False where the rows were changed outside since they were stamped; and without a stamp.
bool stampMatches(const std::optional<ThresholdsStamp>& stamp,
                  const std::vector<std::string>& classes, const std::vector<ClassThreshold>& rows);

} // namespace mixdesk
