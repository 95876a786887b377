// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/ensemble.h"
#include "core/learn/scorer.h"

namespace mixdesk {

/// The members of an ensemble's run, loaded and warm. `run` is the ensemble's own, whose thresholds
/// say how verdicts come about: by votes or by the mean of standardised scores.
class EnsembleScorer
{
public:
    /// Opens every member; an Error where one has changed since it was taken in.
    static Result<std::unique_ptr<EnsembleScorer>> open(const fs::path& folder, const RunModel& run,
                                                        DeviceChoice device, int threads);

    std::string deviceName() const { return m_members.front()->deviceName(); }
    bool routes() const; ///< any member does

    /// As Scorer's. Reconstructions are the members' weighted mean; the map is the weighted mean of
    /// the members' maps, each in units of its pixel threshold. `scores` stay empty of values.
    Result<std::vector<ScoredPicture>> score(const RunModel& run,
                                             const std::vector<cv::Mat>& prepared,
                                             const ScoreOptions& options,
                                             const std::vector<int>& trueClasses);
    Result<InspectedPicture> inspect(const RunModel& run, const cv::Mat& prepared, int trueClass);

private:
    ScoredPicture judge(const RunModel& run, const std::vector<ScoredPicture>& said,
                        const ScoreOptions& options, int trueClass) const;
    void addPictures(const std::vector<ScoredPicture>& said, ScoredPicture& result) const;
    MemberVerdict verdictOf(std::size_t member, const ScoredPicture& said, int trueClass) const;

    std::vector<std::unique_ptr<Scorer>> m_members;
    std::vector<double> m_weights;
    std::vector<bool> m_routes; ///< which members tell classes apart
};

} // namespace mixdesk
