// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/threshold_edit.h"

#include "core/base/sentence.h"
#include "core/base/yaml.h"
#include "core/learn/one_threshold.h"
#include "core/learn/promised_threshold.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr double kLargestThreshold = 1e9;

/// T = mu + beta * sigma with the beta that is stored; pixel thresholds follow, and the recheck
/// band moves with T.
void apply(RunModel& model, int c, double beta, ThresholdOrigin origin, const std::string& source,
           const std::vector<ValidationRow>& rows)
{
    ClassThreshold& row = model.thresholds[std::size_t(c)];
    row.origin = origin;
    row.beta = beta;
    const double before = row.threshold;
    row.threshold = row.mu + beta * row.sigma;
    if (auto& band = row.recheckBand)
        band = {row.threshold - (before - band->first), row.threshold + (band->second - before)};
    row.source = source;
    row.pixel = pixelThresholds(rows, c, row);
}

/// What a fit came to, with a word of warning where it missed a limit that was asked for.
std::string outcome(const FittedThreshold& fit, const FitTarget& target)
{
    const Confusion& k = fit.confusion;
    const bool escapes = target.kind == FitTarget::Kind::MaxEscape;
    const int part = escapes ? k.falseNegative : k.falsePositive;
    const int all = part + (escapes ? k.truePositive : k.trueNegative);
    const bool limited = escapes || target.kind == FitTarget::Kind::MaxFalseReject;
    if (!limited || all == 0 || double(part) <= target.limit * all + 1e-9)
        return ".";
    return "; NOT reached within beta's range: " + std::to_string(part) + " of " +
           std::to_string(all) + (escapes ? " escape." : " good ones are rejected.");
}

/// Beyond it a file of thresholds could not be read again.
Result<void> checkRange(const std::string& what, double value)
{
    if (std::fabs(value) < kLargestThreshold)
        return {};
    return Error{ErrorCode::Usage, Sentence::tr("%1 must lie between -1e9 and 1e9.").arg(what)};
}

Result<double> betaOf(const RunModel& model, int c, double threshold)
{
    const ClassThreshold& row = model.thresholds[std::size_t(c)];
    if (row.sigma <= 0.0)
        return Error{
            ErrorCode::BadData,
            Sentence::tr("'%1' has no spread in its good scores, so no beta gives that threshold.")
                .arg(model.classes[std::size_t(c)])};
    const double beta = (threshold - row.mu) / row.sigma;
    if (auto ok = checkRange(Sentence::tr("A threshold"), threshold); !ok)
        return ok.error();
    if (auto ok = checkRange(Sentence::tr("The beta of that threshold"), beta); !ok)
        return ok.error();
    return beta;
}

/// A score at the promised threshold is not above it, so mu + beta * sigma may not round to below.
double roundedUp(double beta, const ClassThreshold& row, double threshold)
{
    for (double step = (1.0 + std::fabs(beta)) * std::numeric_limits<double>::epsilon();
         row.mu + beta * row.sigma < threshold; step *= 2.0)
        beta += step;
    return beta;
}

std::string percentText(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g %%", 100.0 * share);
    return text;
}

std::string promiseText(const PromisedThreshold& promised, double rate)
{
    const std::string images = std::to_string(promised.goodImages);
    if (promised.rank == 0)
        return "set for about " + percentText(rate) + " false rejects, beyond the scores of all " +
               images + " held-out good images; on unseen good parts up to " +
               percentText(promised.high) + " with 90 % confidence.";
    return "set for at most " + percentText(rate) + " false rejects by the scores of " + images +
           " held-out good images; on unseen good parts " + percentText(promised.low) + " to " +
           percentText(promised.high) + " with 90 % confidence.";
}

/// The held-out good scores that the promise for class c rests on.
std::vector<double> scoresForPromise(const RunModel& model, int c,
                                     const std::vector<ValidationRow>& rows)
{
    const ScoreKind kind = model.thresholds[std::size_t(c)].score;
    if (routesByClass(model.config, model.classes.size()))
        return heldOutScores(rows, c, kind);
    std::vector<double> all;
    for (int other = 0; other < int(model.classes.size()); ++other) {
        const auto scores = heldOutScores(rows, other, kind);
        all.insert(all.end(), scores.begin(), scores.end());
    }
    return all;
}

Result<void> promiseClass(RunModel& model, int c, double rate,
                          const std::vector<ValidationRow>& rows)
{
    const auto scores = scoresForPromise(model, c, rows);
    const auto promised = promisedThreshold(scores, rate);
    if (!promised)
        return Error{ErrorCode::BadData,
                     Sentence::tr("'%1' has %2 held-out good images with a score, too few to keep "
                                  "a false-reject rate: at least %3 are needed. Train with more "
                                  "good images.")
                         .arg(model.classes[std::size_t(c)])
                         .arg(scores.size())
                         .arg(kFewestForPromise)};
    if (model.thresholds[std::size_t(c)].score.pooling == Pooling::Votes &&
        promised->threshold >= 1.0)
        return Error{
            ErrorCode::BadData,
            Sentence::tr("'%1' is judged by its members' votes, which are too coarse to keep "
                         "that rate: no part would be rejected. Ask for a higher rate, or "
                         "combine the runs by their mean score.")
                .arg(model.classes[std::size_t(c)])};
    auto beta = betaOf(model, c, promised->threshold);
    if (!beta)
        return beta.error();
    apply(model, c, roundedUp(*beta, model.thresholds[std::size_t(c)], promised->threshold),
          ThresholdOrigin::Validation, promiseText(*promised, rate), rows);
    return {};
}

constexpr const char* kOnTestImages = " on TEST images, figures on which are optimistic";

FittedThreshold fitClass(RunModel& model, int c, const ValidationScores& scores,
                         const FitTarget& target, ThresholdOrigin origin, const std::string& source,
                         const std::vector<ValidationRow>& rows)
{
    const ClassThreshold& row = model.thresholds[std::size_t(c)];
    const Moments moments{row.goodImages, row.mu, row.sigma};
    const FittedThreshold fit =
        fitThreshold(scores.good, scores.defective, moments, target, betaLimits(model.config));
    apply(model, c, fit.beta, origin, source + outcome(fit, target), rows);
    return fit;
}

} // namespace

Error noValidationError()
{
    return {ErrorCode::BadData,
            Sentence::tr("The run has no validation images that thresholds could be fitted on: the "
                         "members of an ensemble must have been trained with one seed for that.")};
}

Result<int> classIndexOf(const RunModel& model, const std::string& className)
{
    const auto found = std::find(model.classes.begin(), model.classes.end(), className);
    if (found != model.classes.end())
        return int(found - model.classes.begin());
    const std::string near = nearestKey(className, model.classes);
    return Error{ErrorCode::Usage,
                 near.empty() ? Sentence::tr("The run has no class '%1'.").arg(className)
                              : Sentence::tr("The run has no class '%1'; did you mean '%2'?")
                                    .arg(className)
                                    .arg(near)};
}

Result<void> setBeta(RunModel& model, const std::string& className, double beta,
                     const std::vector<ValidationRow>& rows)
{
    auto c = classIndexOf(model, className);
    if (!c)
        return c.error();
    if (auto ok = checkRange(Sentence::tr("beta"), beta); !ok)
        return ok;
    apply(model, *c, beta, ThresholdOrigin::Hand, "beta set by hand.", rows);
    return {};
}

Result<void> setThreshold(RunModel& model, const std::string& className, double threshold,
                          const std::vector<ValidationRow>& rows)
{
    auto c = classIndexOf(model, className);
    if (!c)
        return c.error();
    auto beta = betaOf(model, *c, threshold);
    if (!beta)
        return beta.error();
    apply(model, *c, *beta, ThresholdOrigin::Hand, "threshold set by hand.", rows);
    return {};
}

Result<void> promiseFalseRejects(RunModel& model, const std::optional<std::string>& className,
                                 double rate, const std::vector<ValidationRow>& rows)
{
    if (!(rate > 0.0 && rate < 1.0))
        return Error{ErrorCode::Usage,
                     Sentence::tr("A false-reject rate must lie between 0 and 1, both excluded.")};
    if (rows.empty())
        return noValidationError();
    if (className && !routesByClass(model.config, model.classes.size()))
        return Error{ErrorCode::Usage,
                     Sentence::tr("This run tells no classes apart and has one threshold: ask for "
                                  "one false-reject rate for all classes.")};
    std::vector<int> wanted;
    for (int c = 0; c < int(model.classes.size()); ++c)
        wanted.push_back(c);
    if (className) {
        auto c = classIndexOf(model, *className);
        if (!c)
            return c.error();
        wanted = {*c};
    }
    const auto before = model.thresholds;
    for (const int c : wanted)
        if (auto ok = promiseClass(model, c, rate, rows); !ok) {
            model.thresholds = before;
            return ok;
        }
    return {};
}

Result<void> setRecheckBand(RunModel& model, const std::string& className,
                            std::optional<std::pair<double, double>> band)
{
    auto c = classIndexOf(model, className);
    if (!c)
        return c.error();
    ClassThreshold& row = model.thresholds[std::size_t(*c)];
    if (band) {
        for (const double limit : {band->first, band->second})
            if (auto ok = checkRange(Sentence::tr("Both limits of a recheck band"), limit); !ok)
                return ok;
        const double t = row.threshold;
        if (!(band->first <= t && t <= band->second)) {
            const std::string is = nlohmann::json(t).dump(); // reads back as T itself
            return Error{ErrorCode::Usage,
                         Sentence::tr("The threshold of '%1' is %2, and the recheck band must hold "
                                      "it: LOW <= %3 <= HIGH.")
                             .arg(className)
                             .arg(is)
                             .arg(is)};
        }
    }
    row.recheckBand = band;
    return {};
}

Result<std::vector<FittedThreshold>> fitOnValidation(RunModel& model,
                                                     const std::vector<ValidationRow>& rows,
                                                     const FitTarget& target,
                                                     const std::string& targetText)
{
    if (rows.empty())
        return noValidationError();
    const auto origin = validationOrigin(model.config);
    const std::string source =
        "beta fitted for " + targetText +
        (origin == ThresholdOrigin::Test ? kOnTestImages : " on the run's validation images");
    std::vector<FittedThreshold> fits(model.classes.size());
    for (int c = 0; c < int(model.classes.size()); ++c) {
        const auto scores = validationScores(rows, c, model.thresholds[std::size_t(c)].score);
        if (!scores.good.empty() || !scores.defective.empty())
            fits[std::size_t(c)] = fitClass(model, c, scores, target, origin, source, rows);
    }
    return fits;
}

std::vector<FittedThreshold> fitOnEvaluation(RunModel& model,
                                             const std::vector<ValidationRow>& rows,
                                             const Evaluation& evaluation, const FitTarget& target,
                                             const std::string& targetText)
{
    std::vector<FittedThreshold> fits(model.classes.size());
    for (int c = 0; c < int(model.classes.size()); ++c) {
        ValidationScores scores;
        for (const auto& image : evaluation.images)
            if (image.error.empty() && image.trueClass == c)
                (image.defective ? scores.defective : scores.good).push_back(image.ownScore);
        if (!scores.good.empty())
            fits[std::size_t(c)] = fitClass(model, c, scores, target, ThresholdOrigin::Test,
                                            "beta fitted for " + targetText + kOnTestImages, rows);
    }
    return fits;
}

} // namespace mixdesk
