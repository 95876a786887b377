// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble_scorer.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/imaging/heat_map.h"
#include "core/learn/one_threshold.h"

#include <algorithm>
#include <limits>

namespace mixdesk {

namespace {

/// A member whose files are those that the ensemble was made of.
Result<void> checkMember(const EnsembleMember& member, const fs::path& folder, const RunModel& run,
                         const RunModel& ensemble)
{
    auto thresholds = sha256OfFile(RunPaths(folder).thresholds());
    if (!thresholds)
        return thresholds.error();
    if (run.modelHash != member.modelHash || run.calibrationHash != member.calibrationHash ||
        *thresholds != member.thresholdsHash)
        return Error{ErrorCode::BadData,
                     Sentence::tr("The member %1 has changed since the ensemble was made. Copy the "
                                  "run folder again, or make the ensemble anew.")
                         .arg(displayPath(folder))};
    if (run.classes != ensemble.classes || run.config.inputSize != ensemble.config.inputSize ||
        run.config.resize != ensemble.config.resize)
        return Error{ErrorCode::BadData,
                     Sentence::tr("The member %1 has other classes or another input size than the "
                                  "ensemble. Copy the run folder again.")
                         .arg(displayPath(folder))};
    return {};
}

double scoreOf(ScoreKind kind, const CombinedVerdict& verdict, bool own)
{
    if (kind.pooling == Pooling::Votes)
        return verdict.voteShare;
    return own ? verdict.ownMean : verdict.mean;
}

} // namespace

Result<std::unique_ptr<EnsembleScorer>>
EnsembleScorer::open(const fs::path& folder, const RunModel& run, DeviceChoice device, int threads)
{
    auto ensemble = std::make_unique<EnsembleScorer>();
    for (const EnsembleMember& member : run.members) {
        const fs::path place = folder / fs::u8path(member.folder);
        auto scorer = Scorer::open(place, device, threads);
        if (!scorer)
            return scorer.error();
        if (auto ok = checkMember(member, place, (*scorer)->run(), run); !ok)
            return ok.error();
        ensemble->m_routes.push_back(routesByClass((*scorer)->run().config, run.classes.size()));
        ensemble->m_members.push_back(std::move(*scorer));
        ensemble->m_weights.push_back(member.weight);
    }
    return ensemble;
}

bool EnsembleScorer::routes() const
{
    return std::find(m_routes.begin(), m_routes.end(), true) != m_routes.end();
}

MemberVerdict EnsembleScorer::verdictOf(std::size_t member, const ScoredPicture& said,
                                        int trueClass) const
{
    const auto& rows = m_members[member]->run().thresholds;
    const ClassThreshold& routed = rows[std::size_t(said.routedClass)];
    const ClassThreshold& own = trueClass >= 0 ? rows[std::size_t(trueClass)] : routed;
    return {said.routedClass, said.rejected, standardScore(said.score, routed.mu, routed.sigma),
            standardScore(said.ownScore, own.mu, own.sigma)};
}

ScoredPicture EnsembleScorer::judge(const RunModel& run, const std::vector<ScoredPicture>& said,
                                    const ScoreOptions& options, int trueClass) const
{
    std::vector<MemberVerdict> verdicts;
    ScoredPicture result;
    result.probabilities.assign(run.classes.size(), 0.0);
    const bool anyRoutes = routes();
    double weight = 0.0;
    for (std::size_t m = 0; m < said.size(); ++m) {
        verdicts.push_back(verdictOf(m, said[m], trueClass));
        if (anyRoutes && !m_routes[m])
            continue;
        weight += m_weights[m];
        for (std::size_t c = 0; c < result.probabilities.size(); ++c)
            result.probabilities[c] += m_weights[m] * said[m].probabilities[c];
    }
    for (double& probability : result.probabilities)
        probability /= weight;
    const CombinedVerdict combined = combine(verdicts, m_weights, m_routes);
    result.routedClass = combined.routedClass;
    result.confidence = result.probabilities[std::size_t(combined.routedClass)];
    const ClassThreshold& row = run.thresholds[std::size_t(combined.routedClass)];
    const ClassThreshold& own = trueClass >= 0 ? run.thresholds[std::size_t(trueClass)] : row;
    result.score = scoreOf(row.score, combined, false);
    result.ownScore = scoreOf(own.score, combined, true);
    result.threshold = row.threshold;
    result.rejected = result.score > result.threshold;
    result.verdict = mixdesk::verdictOf(row, result.score);
    result.disagreement = combined.disagreement;
    if (options.allScores)
        result.scores.assign(allScores().size(), std::numeric_limits<double>::quiet_NaN());
    if (options.pictures) {
        addPictures(said, result);
        result.pixelThreshold = own.pixel.at(mapName(own.score));
    }
    return result;
}

void EnsembleScorer::addPictures(const std::vector<ScoredPicture>& said,
                                 ScoredPicture& result) const
{
    cv::Mat mean;
    for (std::size_t m = 0; m < said.size(); ++m) {
        cv::Mat picture;
        said[m].reconstruction.convertTo(picture, CV_32FC3, m_weights[m]);
        const double unit = said[m].pixelThreshold > 0.0 ? said[m].pixelThreshold : 1.0;
        const cv::Mat map = said[m].map * (m_weights[m] / unit);
        mean = mean.empty() ? picture : cv::Mat(mean + picture);
        result.map = result.map.empty() ? map : cv::Mat(result.map + map);
    }
    mean.convertTo(result.reconstruction, CV_8UC3);
}

Result<std::vector<ScoredPicture>> EnsembleScorer::score(const RunModel& run,
                                                         const std::vector<cv::Mat>& prepared,
                                                         const ScoreOptions& options,
                                                         const std::vector<int>& trueClasses)
{
    std::vector<std::vector<ScoredPicture>> said(prepared.size());
    for (const auto& member : m_members) {
        auto scored = member->score(prepared, {options.pictures, false}, trueClasses);
        if (!scored)
            return scored.error();
        for (std::size_t i = 0; i < prepared.size(); ++i)
            said[i].push_back(std::move((*scored)[i]));
    }
    std::vector<ScoredPicture> results;
    for (std::size_t i = 0; i < prepared.size(); ++i)
        results.push_back(judge(run, said[i], options, trueClasses.empty() ? -1 : trueClasses[i]));
    return results;
}

Result<InspectedPicture> EnsembleScorer::inspect(const RunModel& run, const cv::Mat& prepared,
                                                 int trueClass)
{
    auto scored = score(run, {prepared}, {true, true}, {trueClass});
    if (!scored)
        return scored.error();
    InspectedPicture result;
    result.verdict = std::move(scored->front());
    result.input = prepared;
    result.reconstruction = result.verdict.reconstruction;
    result.probabilities = result.verdict.probabilities;
    const int shown = trueClass >= 0 ? trueClass : result.verdict.routedClass;
    const std::string name = mapName(run.thresholds[std::size_t(shown)].score);
    result.maps.push_back({name, result.verdict.map, result.verdict.pixelThreshold,
                           heatUpper(result.verdict.pixelThreshold)});
    return result;
}

} // namespace mixdesk
