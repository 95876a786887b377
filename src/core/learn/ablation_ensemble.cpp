// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_measure.h"
#include "core/learn/finish_run.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mixdesk {

namespace {

using Members = std::vector<AblationResult>;

constexpr double kLeastWeight = 0.01;

/// Standardises one member's stored scores.
class Standardiser
{
public:
    explicit Standardiser(const AblationResult& member)
        : m_member(member), m_meters(member.classNames.size())
    {
        if (!member.linesFromValidated)
            return;
        for (const JudgedImage& image : member.validated) {
            if (image.defective)
                continue;
            m_good[{image.image, image.classIndex}] = image.score;
            // Without the Mixer every class's mu and sigma are those of all classes.
            for (std::size_t c = 0; c < m_meters.size(); ++c)
                if (!member.mixer || int(c) == image.classIndex)
                    m_meters[c].add(image.score);
        }
    }

    /// By a class's own mu and sigma.
    double standard(const JudgedImage& image, int classIndex) const
    {
        const ClassLine& line = m_member.lines[std::size_t(classIndex)];
        return standardScore(image.score, line.mu, line.sigma);
    }

    /// The same without what the image itself, or the one that it was drawn on, put into them.
    double validated(const JudgedImage& image, int classIndex) const
    {
        const auto good = m_good.find({image.image, image.classIndex});
        const bool wentIn = !m_member.mixer || classIndex == image.classIndex;
        if (good == m_good.end() || !wentIn || m_meters[std::size_t(classIndex)].count < 3)
            return standard(image, classIndex);
        const Moments rest = momentsWithout(m_meters[std::size_t(classIndex)], good->second);
        return standardScore(image.score, rest.mean, rest.deviation);
    }

private:
    const AblationResult& m_member;
    std::vector<MomentsMeter> m_meters;
    std::map<std::pair<std::string, int>, double> m_good;
};

bool sameImages(const std::vector<JudgedImage>& a, const std::vector<JudgedImage>& b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
               return std::tie(x.image, x.type, x.classIndex) ==
                      std::tie(y.image, y.type, y.classIndex);
           });
}

Result<void> checkMembers(const Members& members)
{
    for (const AblationResult& member : members)
        if (!sameImages(member.test, members.front().test) ||
            !sameImages(member.validated, members.front().validated) ||
            member.classNames != members.front().classNames)
            return Error{ErrorCode::BadData,
                         "The rows '" + members.front().row + "' and '" + member.row +
                             "' judged other images, so they make no ensemble. Delete their files "
                             "below rows, and they are measured again."};
    return {};
}

std::optional<double> metricOf(const AblationResult& member, WeightMetric metric)
{
    switch (metric) {
    case WeightMetric::Equal:
        return 1.0;
    case WeightMetric::F1:
        return member.validationF1;
    case WeightMetric::BalancedAccuracy:
        return member.validationBalancedAccuracy;
    case WeightMetric::Auroc:
        return member.validationAuroc;
    }
    return std::nullopt;
}

/// Every image's combined verdict; `validated` standardises leave-one-out.
std::vector<CombinedVerdict> combineAll(const Members& members, const std::vector<double>& weights,
                                        std::vector<JudgedImage> AblationResult::*images,
                                        bool validated)
{
    std::vector<Standardiser> standardisers(members.begin(), members.end());
    std::vector<bool> routes;
    for (const AblationResult& member : members)
        routes.push_back(member.mixer);
    std::vector<CombinedVerdict> verdicts;
    for (std::size_t i = 0; i < (members.front().*images).size(); ++i) {
        std::vector<MemberVerdict> said;
        for (std::size_t m = 0; m < members.size(); ++m) {
            const JudgedImage& image = (members[m].*images)[i];
            const auto by = [&](int c) {
                return validated ? standardisers[m].validated(image, c)
                                 : standardisers[m].standard(image, c);
            };
            said.push_back(
                {image.routedClass, image.rejected, by(image.routedClass), by(image.classIndex)});
        }
        verdicts.push_back(combine(said, weights, routes));
    }
    return verdicts;
}

/// Per class, from the validated images' means.
std::vector<ClassLine> fitLines(const Members& members, const std::vector<CombinedVerdict>& said,
                                const BetaLimits& limits)
{
    const auto& images = members.front().validated;
    std::vector<ClassLine> lines;
    for (int c = 0; c < int(members.front().classNames.size()); ++c) {
        std::vector<double> good, defective;
        for (std::size_t i = 0; i < images.size(); ++i)
            if (images[i].classIndex == c)
                (images[i].defective ? defective : good).push_back(said[i].ownMean);
        const Moments moments = momentsOf(good);
        const auto fit = fitThreshold(good, defective, moments, FitTarget{}, limits);
        lines.push_back({moments.mean, moments.deviation, fit.threshold});
    }
    return lines;
}

/// The combined verdicts as an evaluation's images.
Evaluation evaluationOf(const AblationResult& first, const std::vector<CombinedVerdict>& said,
                        Combination combination, const std::vector<ClassLine>& lines)
{
    Evaluation evaluation;
    for (const auto& row : first.judged.classes) {
        ClassEvaluation c;
        c.name = row.name;
        const auto& names = first.classNames;
        c.runClass = int(std::find(names.begin(), names.end(), row.name) - names.begin());
        evaluation.classes.push_back(std::move(c));
    }
    for (std::size_t i = 0; i < first.test.size(); ++i) {
        const JudgedImage& image = first.test[i];
        EvaluatedImage row;
        row.path = image.image;
        row.type = image.type;
        row.trueClass = image.classIndex;
        row.routedClass = said[i].routedClass;
        row.defective = image.defective;
        const bool vote = combination == Combination::Vote;
        row.score = vote ? said[i].voteShare : said[i].mean;
        row.ownScore = vote ? said[i].voteShare : said[i].ownMean;
        row.threshold = vote ? kMajority : lines[std::size_t(row.routedClass)].threshold;
        row.rejected = row.score > row.threshold;
        evaluation.images.push_back(std::move(row));
    }
    computePointFigures(evaluation);
    return evaluation;
}

} // namespace

std::optional<WeightMetric> weightMetricByName(const std::string& name)
{
    for (const WeightMetric metric : {WeightMetric::Equal, WeightMetric::F1,
                                      WeightMetric::BalancedAccuracy, WeightMetric::Auroc})
        if (weightMetricName(metric) == name)
            return metric;
    return std::nullopt;
}

std::string weightMetricName(WeightMetric metric)
{
    switch (metric) {
    case WeightMetric::Equal:
        return "equal";
    case WeightMetric::F1:
        return "f1";
    case WeightMetric::BalancedAccuracy:
        return "balanced_accuracy";
    case WeightMetric::Auroc:
        return "auroc";
    }
    return "equal";
}

double memberWeight(const AblationResult& member, WeightMetric metric)
{
    return std::max(metricOf(member, metric).value_or(0.0), kLeastWeight);
}

Result<AblationResult> ensembleRow(const Members& members, Combination combination,
                                   WeightMetric metric, BetaRange betaRange)
{
    if (auto ok = checkMembers(members); !ok)
        return ok.error();
    std::vector<double> figures;
    for (const AblationResult& member : members)
        figures.push_back(memberWeight(member, metric));
    auto weights = normalisedWeights(figures);
    if (!weights)
        return weights.error();
    const AblationResult& first = members.front();
    TrainConfig range;
    range.betaRange = betaRange;
    const auto validated = combineAll(members, *weights, &AblationResult::validated, true);
    const auto lines = fitLines(members, validated, betaLimits(range));
    const auto tested = combineAll(members, *weights, &AblationResult::test, false);
    const Evaluation evaluation = evaluationOf(first, tested, combination, lines);

    AblationResult result;
    result.row = combination == Combination::Vote ? kVoteRow : kMeanRow;
    result.seed = first.seed;
    result.datasetHash = first.datasetHash;
    result.created = nowUtc();
    result.validation = first.validation;
    result.statement = first.statement;
    result.mixer = true;
    result.classNames = first.classNames;
    result.judged = figuresOf(evaluation);
    result.routingAccuracy = evaluation.routingAccuracy;
    result.lines = lines;
    result.memberWeights = *weights;
    for (std::size_t i = 0; i < evaluation.images.size(); ++i) {
        const EvaluatedImage& image = evaluation.images[i];
        result.test.push_back({image.path, image.type, image.trueClass, image.routedClass,
                               image.defective, image.rejected, image.score});
    }
    for (const AblationResult& member : members) {
        result.trainSeconds += member.trainSeconds;
        result.evaluateSeconds += member.evaluateSeconds;
    }
    return result;
}

} // namespace mixdesk
