// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/one_threshold.h"

namespace mixdesk {

namespace {

void append(std::vector<double>& all, const std::vector<double>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

std::string describeFit(const FittedThreshold& fit, const TrainConfig& config, std::size_t good,
                        std::size_t defective)
{
    const bool test = config.validation == ValidationSource::Test;
    if (defective == 0)
        return "beta fitted to reject about 5 % of " + std::to_string(good) +
               " held-out good images, for there were no validation defects.";
    return "beta fitted for balanced accuracy on " + std::to_string(good) +
           (test ? " good and " : " held-out good images and ") + std::to_string(defective) +
           (test ? " defective images of the test folder" : " synthetic defects") +
           (fit.clipped ? ", at the end of its range." : ".");
}

/// mu, sigma and the fitted beta; T = mu + beta * sigma.
ClassThreshold fitted(const TrainConfig& config, const ChosenScore& chosen,
                      const std::vector<double>& source, const ValidationScores& scores)
{
    const Moments moments = momentsOf(source);
    const FittedThreshold fit =
        fitThreshold(scores.good, scores.defective, moments, FitTarget{}, betaLimits(config));
    ClassThreshold row;
    row.score = chosen.kind;
    row.reason = chosen.reason;
    row.mu = moments.mean;
    row.sigma = moments.deviation;
    row.alpha = config.alpha;
    row.beta = fit.beta;
    row.threshold = fit.threshold;
    row.goodImages = moments.count;
    row.source = describeFit(fit, config, scores.good.size(), scores.defective.size());
    return row;
}

} // namespace

bool routesByClass(const TrainConfig& config, std::size_t classes)
{
    return config.classifierWeight > 0.0 || classes < 2;
}

ScoreKind lossScore(LossKind loss)
{
    switch (loss) {
    case LossKind::L2:
        return {Residual::L2, Pooling::Mean};
    case LossKind::Ssim:
        return {Residual::Ssim, Pooling::Mean};
    case LossKind::MsSsim:
        return {Residual::MsSsim, Pooling::Mean};
    }
    return {};
}

ClassThreshold pooledThreshold(const RunModel& model, const std::vector<ValidationRow>& rows,
                               ScoreKind kind)
{
    std::vector<double> source;
    ValidationScores scores;
    for (int c = 0; c < int(model.classes.size()); ++c) {
        append(source, sourceScores(rows, c, kind));
        const auto ofClass = validationScores(rows, c, kind);
        append(scores.good, ofClass.good);
        append(scores.defective, ofClass.defective);
    }
    ClassThreshold row = fitted(model.config, {kind, "one score for all classes."}, source, scores);
    row.source = "one threshold for all classes: " + row.source;
    return row;
}

ClassThreshold classThreshold(const RunModel& model, const std::vector<ValidationRow>& rows,
                              int classIndex, const ChosenScore& chosen)
{
    return fitted(model.config, chosen, sourceScores(rows, classIndex, chosen.kind),
                  validationScores(rows, classIndex, chosen.kind));
}

void chooseOneThreshold(RunModel& model, const std::vector<ValidationRow>& rows)
{
    const auto wanted = scoreByName(model.config.score);
    const ScoreKind kind =
        wanted && hasCalibration(*wanted, {}) ? *wanted : lossScore(model.config.loss);
    const ClassThreshold shared = pooledThreshold(model, rows, kind);
    model.thresholds.assign(model.classes.size(), shared);
    for (std::size_t c = 0; c < model.classes.size(); ++c)
        model.thresholds[c].pixel = pixelThresholds(rows, int(c), shared);
}

} // namespace mixdesk
