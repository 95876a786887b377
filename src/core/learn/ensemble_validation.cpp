// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ensemble_validation.h"

#include "core/learn/finish_run.h"
#include "core/learn/one_threshold.h"

#include <cmath>
#include <map>
#include <tuple>

namespace mixdesk {

namespace {

/// Standardises a member's validation scores, each without what its own picture put into mu and
/// sigma.
class LeaveOneOut
{
public:
    explicit LeaveOneOut(const ValidatedMember& member)
        : m_model(member.model),
          m_routes(routesByClass(member.model.config, member.model.classes.size())),
          m_meters(member.model.classes.size())
    {
        if (m_model.config.thresholdSource == ThresholdSource::Training)
            return; // the pictures to standardise put nothing into mu and sigma
        for (const ValidationRow& row : member.rows) {
            if (row.type != "good")
                continue;
            for (std::size_t c = 0; c < m_meters.size(); ++c) {
                const double score = scoreOf(row, m_model.thresholds[c].score);
                if ((m_routes && int(c) != row.classIndex) || !std::isfinite(score))
                    continue;
                m_meters[c].add(score);
                if (int(c) == row.classIndex)
                    m_good[row.image] = score;
            }
        }
    }

    double standard(const ValidationRow& row) const
    {
        const auto c = std::size_t(row.classIndex);
        const ClassThreshold& t = m_model.thresholds[c];
        const double score = scoreOf(row, t.score);
        const auto good = m_good.find(row.image);
        if (good == m_good.end() || m_meters[c].count < 3)
            return standardScore(score, t.mu, t.sigma);
        const Moments rest = momentsWithout(m_meters[c], good->second);
        return standardScore(score, rest.mean, rest.deviation);
    }

private:
    const RunModel& m_model;
    const bool m_routes;
    std::vector<MomentsMeter> m_meters;
    std::map<std::string, double> m_good;
};

/// The same pictures with the same defects drawn on them: split and drawing follow from these.
bool sharesValidation(const ValidatedMember& a, const ValidatedMember& b)
{
    const auto same = [](const ValidationRow& x, const ValidationRow& y) {
        return std::tie(x.image, x.type, x.classIndex) == std::tie(y.image, y.type, y.classIndex);
    };
    return a.model.config.seed == b.model.config.seed &&
           a.model.datasetHash == b.model.datasetHash &&
           a.model.config.validation == b.model.config.validation &&
           a.rows.size() == b.rows.size() &&
           std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), same);
}

ClassThreshold votesRow()
{
    ClassThreshold row;
    row.score = {Residual::L1, Pooling::Votes};
    row.mu = 0.0;
    row.sigma = 1.0;
    row.beta = row.threshold = kMajority;
    row.source = "more than half of the members' weight votes for an anomaly (Eq. 10).";
    row.reason = "the members' votes.";
    return row;
}

/// Members' verdicts, and a mean of their standardised scores, are worth no more than what their
/// own thresholds were chosen on.
ThresholdOrigin originOf(const std::vector<ValidatedMember>& members, std::size_t c)
{
    auto origin = ThresholdOrigin::Validation;
    for (const ValidatedMember& member : members) {
        const auto own = member.model.thresholds[c].origin;
        if (own == ThresholdOrigin::Test ||
            validationOrigin(member.model.config) == ThresholdOrigin::Test)
            return ThresholdOrigin::Test;
        if (own == ThresholdOrigin::Hand)
            origin = own;
    }
    return origin;
}

double meanBeta(const std::vector<ValidatedMember>& members, const std::vector<double>& weights,
                std::size_t c)
{
    double sum = 0.0;
    for (std::size_t m = 0; m < members.size(); ++m)
        sum += weights[m] * members[m].model.thresholds[c].beta;
    return sum;
}

ClassThreshold meanRow(const std::vector<ValidatedMember>& members,
                       const std::vector<double>& weights, const std::vector<ValidationRow>& rows,
                       std::size_t c)
{
    const ScoreKind kind{Residual::L1, Pooling::StandardMean};
    const ChosenScore chosen{kind, "the weighted mean of the members' standardised scores."};
    ClassThreshold row = classThreshold(members.front().model, rows, int(c), chosen);
    if (row.goodImages >= 2)
        return row;
    row.mu = 0.0;
    row.sigma = 1.0;
    row.beta = row.threshold = meanBeta(members, weights, c);
    row.source = "weighted mean of the members' betas, for they held out different images.";
    return row;
}

} // namespace

double weightFrom(const RunModel& model, const std::vector<ValidationRow>& rows,
                  WeightMetric metric)
{
    AblationResult result;
    result.classNames = model.classes;
    result.validated = judgedValidation(model, rows);
    addValidationFigures(result);
    return memberWeight(result, metric);
}

std::vector<ValidationRow> ensembleValidation(const std::vector<ValidatedMember>& members,
                                              const std::vector<double>& weights)
{
    std::vector<LeaveOneOut> standards;
    std::vector<bool> routes;
    for (const ValidatedMember& member : members) {
        if (!sharesValidation(members.front(), member))
            return {};
        standards.emplace_back(member);
        routes.push_back(routesByClass(member.model.config, member.model.classes.size()));
    }
    std::vector<ValidationRow> rows;
    for (std::size_t i = 0; i < members.front().rows.size(); ++i) {
        std::vector<MemberVerdict> said;
        for (std::size_t m = 0; m < members.size(); ++m) {
            const ValidationRow& row = members[m].rows[i];
            const auto& routed = members[m].model.thresholds[std::size_t(row.routedClass)];
            const double standard = standards[m].standard(row);
            said.push_back({row.routedClass, scoreOf(row, routed.score) > routed.threshold,
                            standard, standard});
        }
        const CombinedVerdict combined = combine(said, weights, routes);
        ValidationRow row = members.front().rows[i];
        row.routedClass = combined.routedClass;
        row.scores.assign(allScores().size(), std::nan(""));
        row.scores.push_back(combined.voteShare); // in the order of ensembleScores()
        row.scores.push_back(combined.ownMean);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ClassThreshold> ensembleThresholds(const std::vector<ValidatedMember>& members,
                                               const std::vector<double>& weights,
                                               Combination combination,
                                               const std::vector<ValidationRow>& rows)
{
    std::vector<ClassThreshold> thresholds;
    for (std::size_t c = 0; c < members.front().model.classes.size(); ++c) {
        ClassThreshold row =
            combination == Combination::Vote ? votesRow() : meanRow(members, weights, rows, c);
        row.origin = originOf(members, c);
        row.pixel = pixelThresholds(rows, int(c), row);
        thresholds.push_back(std::move(row));
    }
    return thresholds;
}

} // namespace mixdesk
