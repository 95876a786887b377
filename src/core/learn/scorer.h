// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/learn/run_folder.h"
#include "core/nn/model.h"

#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace mixdesk {

struct ScoreOptions
{
    bool pictures = false;  ///< reconstruction and map wanted
    bool allScores = false; ///< every score of the true (else the routed) class
};

/// One picture's verdict (Algorithm 1) and what it rests on.
struct ScoredPicture
{
    int routedClass = 0;
    double confidence = 0.0;           ///< the classifier's probability of the routed class
    std::vector<double> probabilities; ///< of every class, sum 1
    double score = 0.0;                ///< the routed class's own score
    double threshold = 0.0;            ///< T of the routed class
    bool rejected = false;             ///< score > threshold, whatever the recheck band
    Verdict verdict = Verdict::Ok;     ///< by the routed class's threshold and recheck band
    double ownScore = 0.0;             ///< score of the true class where it is known, else `score`
    std::vector<double> scores;        ///< with allScores, in their order; NaN where not available
    cv::Mat reconstruction;            ///< 8UC3 at input size
    cv::Mat map;                 ///< 32FC1 at input size: of the true class if known, else routed
    double pixelThreshold = 0.0; ///< of that map
    /// Between an ensemble's members: 0 all vote alike, 1 their weight is evenly split. NaN for a
    /// run of one network.
    double disagreement = std::numeric_limits<double>::quiet_NaN();
};

/// One picture laid open. Pictures and maps have the network's input size.
struct InspectedPicture
{
    struct Map
    {
        std::string name; ///< as in ClassThreshold::pixel: "ssim", "l1", ...
        cv::Mat values;   ///< 32FC1: the smoothed map that the pixel threshold belongs to
        double threshold; ///< NaN where the class had no held-out image to take it from
        double upper;     ///< where the colour scale ends; NaN with the threshold
    };

    ScoredPicture verdict;  ///< with pictures and every score
    cv::Mat input;          ///< 8UC3
    cv::Mat reconstruction; ///< 8UC3
    /// Of the true class if known, else the routed one: the map of the class's score, which pixel
    /// figures are of; then, but for that, the defect map (plain, calibrated), ssim, l1, calibrated
    /// and calibrated_ssim, as far as the network and the class's calibration maps have them.
    std::vector<Map> maps;
    std::vector<double> probabilities; ///< of every class, sum 1
};

class EnsembleScorer;

/// A trained run, loaded and warm: the one path by which window, command line and evaluation score.
/// Use from one thread at a time.
class Scorer
{
public:
    static Result<std::unique_ptr<Scorer>> open(const fs::path& run, DeviceChoice device,
                                                int threads);
    ~Scorer();
    /// From parts that are in memory already; the network is the run's.
    static std::unique_ptr<Scorer> of(RunModel run, std::unique_ptr<Model> network);

    const RunModel& run() const { return m_run; }
    std::string deviceName() const;
    /// False where the routed class means nothing (routesByClass); an ensemble routes where any
    /// member does.
    bool routes() const;
    /// The run's, or fp32 where this processor has no bf16. Of an ensemble: its members have
    /// theirs.
    Precision precision() const;

    /// Takes other thresholds without loading the network again. An Error, and nothing changed,
    /// where they do not belong to this run.
    Result<void> setThresholds(std::vector<ClassThreshold> thresholds);

    /// Picture at its own size (8UC3) to network input. Files go through readInput() or
    /// readWhole(), as in training.
    cv::Mat prepare(const cv::Mat& picture) const;

    /// `trueClasses` is empty or names each picture's class (-1 unknown). Without `pictures`, and
    /// once as many pictures have been scored before, no buffers are asked for: what results are
    /// made of is all (MS-SSIM and CW-SSIM excepted, where a class is scored by them).
    Result<std::vector<ScoredPicture>> score(const std::vector<cv::Mat>& prepared,
                                             const ScoreOptions& options = {},
                                             const std::vector<int>& trueClasses = {});

    /// Everything about one prepared picture; -1: true class unknown. Its verdict is score()'s.
    Result<InspectedPicture> inspect(const cv::Mat& prepared, int trueClass = -1);

private:
    Scorer(RunModel run, std::unique_ptr<Model> network);
    /// Of the image that m_maps holds.
    Result<ScoredPicture> judge(const Reconstruction& rebuilt, const ScoreOptions& options,
                                int trueClass);
    std::vector<InspectedPicture::Map> mapsOf(int classIndex);

    RunModel m_run;
    std::unique_ptr<Model> m_network;
    std::unique_ptr<EnsembleScorer> m_ensemble; ///< instead of a network
    ResidualMaps m_maps;                        ///< of the image in hand
};

} // namespace mixdesk
