// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/one_threshold.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mixdesk {

namespace {

// Below it, differences between scores are chance: with 50 good images an AUROC of 0.8 has a
// standard error of about 0.03.
constexpr double kMargin = 0.02;
constexpr double kPixelPercentile = 0.95;

/// First those that see most; then the maxima of a map, for there verdict and heat map share one
/// threshold, of them the network's own and the one that is standardised; last the plain means.
const std::vector<ScoreKind>& preference()
{
    static const std::vector<ScoreKind> order = [] {
        std::vector<ScoreKind> kinds;
        for (const char* name :
             {"calibrated_combined", "combined", "calibrated_defect", "defect_max", "calibrated",
              "l1_max", "calibrated_ssim", "ssim_max", "msssim_max", "l2_max", "calibrated_top",
              "calibrated_ssim_top", "defect", "l1", "ssim", "msssim", "l2"})
            kinds.push_back(*scoreByName(name));
        return kinds;
    }();
    return order;
}

bool isTest(const ValidationRow& row)
{
    return row.type.compare(0, 5, "test/") == 0;
}

std::vector<double> scoresOfType(const std::vector<ValidationRow>& rows, int classIndex,
                                 ScoreKind kind, const std::string& type)
{
    std::vector<double> scores;
    for (const auto& row : rows)
        if (row.classIndex == classIndex && row.type == type && std::isfinite(scoreOf(row, kind)))
            scores.push_back(scoreOf(row, kind));
    return scores;
}

std::string rounded(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
}

std::string reasonFor(ScoreKind kind, double area, ScoreKind bestKind, double best)
{
    if (kind == bestKind)
        return "the best score on validation, AUROC " + rounded(area) + ".";
    return "AUROC " + rounded(area) + " on validation; " + scoreName(bestKind) + " has " +
           rounded(best) +
           ", but so small a difference is chance, and of equals this one is preferred.";
}

} // namespace

bool isDefective(const ValidationRow& row)
{
    return row.type != "good" && row.type != "training" && row.type != "test/good";
}

ValidationScores validationScores(const std::vector<ValidationRow>& rows, int classIndex,
                                  ScoreKind kind)
{
    const bool anyTest = std::any_of(rows.begin(), rows.end(), isTest);
    ValidationScores scores;
    for (const auto& row : rows) {
        const double score = scoreOf(row, kind);
        if (row.classIndex != classIndex || row.type == "training" || isTest(row) != anyTest ||
            !std::isfinite(score))
            continue;
        (isDefective(row) ? scores.defective : scores.good).push_back(score);
    }
    return scores;
}

std::vector<double> sourceScores(const std::vector<ValidationRow>& rows, int classIndex,
                                 ScoreKind kind)
{
    auto scores = scoresOfType(rows, classIndex, kind, "training");
    return scores.empty() ? heldOutScores(rows, classIndex, kind) : scores;
}

std::vector<double> heldOutScores(const std::vector<ValidationRow>& rows, int classIndex,
                                  ScoreKind kind)
{
    return scoresOfType(rows, classIndex, kind, "good");
}

std::optional<double> validationAuroc(const std::vector<ValidationRow>& rows, int classIndex,
                                      ScoreKind kind)
{
    const auto scores = validationScores(rows, classIndex, kind);
    std::vector<ScoredLabel> labels;
    for (const double score : scores.good)
        labels.push_back({score, false});
    for (const double score : scores.defective)
        labels.push_back({score, true});
    return auroc(labels);
}

ValidationFigures validationFigures(const RunModel& model, const std::vector<ValidationRow>& rows)
{
    double f1Sum = 0.0, aurocSum = 0.0;
    int f1Count = 0, aurocCount = 0;
    for (int c = 0; c < int(model.thresholds.size()); ++c) {
        const ClassThreshold& row = model.thresholds[std::size_t(c)];
        const auto scores = validationScores(rows, c, row.score);
        Confusion confusion;
        for (const double score : scores.good)
            confusion.add(false, score > row.threshold);
        for (const double score : scores.defective)
            confusion.add(true, score > row.threshold);
        if (const auto f1 = scores.defective.empty() ? std::nullopt : confusion.f1()) {
            f1Sum += *f1;
            ++f1Count;
        }
        if (const auto area = validationAuroc(rows, c, row.score)) {
            aurocSum += *area;
            ++aurocCount;
        }
    }
    ValidationFigures figures;
    if (f1Count)
        figures.f1 = f1Sum / f1Count;
    if (aurocCount)
        figures.auroc = aurocSum / aurocCount;
    return figures;
}

bool PrecisionComparison::same() const
{
    constexpr double kAuroc = 0.002, kFlips = 0.002;
    return aurocChange < kAuroc && flipped <= kFlips * verdicts;
}

PrecisionComparison comparePrecisions(const RunModel& fp32,
                                      const std::vector<ValidationRow>& fp32Rows,
                                      const RunModel& bf16,
                                      const std::vector<ValidationRow>& bf16Rows)
{
    const auto rejected = [](const RunModel& model, const ValidationRow& row) {
        const ClassThreshold& threshold = model.thresholds[std::size_t(row.routedClass)];
        return scoreOf(row, threshold.score) > threshold.threshold;
    };
    PrecisionComparison comparison;
    for (std::size_t i = 0; i < fp32Rows.size(); ++i, ++comparison.verdicts)
        comparison.flipped += rejected(fp32, fp32Rows[i]) != rejected(bf16, bf16Rows[i]);
    const auto a = validationFigures(fp32, fp32Rows).auroc,
               b = validationFigures(bf16, bf16Rows).auroc;
    if (a && b)
        comparison.aurocChange = std::abs(*a - *b);
    return comparison;
}

ChosenScore chooseScore(const std::vector<ValidationRow>& rows, int classIndex,
                        const std::string& wanted)
{
    const auto available = [&](ScoreKind kind) {
        return !sourceScores(rows, classIndex, kind).empty();
    };
    if (const auto kind = scoreByName(wanted)) {
        if (available(*kind))
            return {*kind, "asked for by score.kind."};
        return {
            {kind->residual, Pooling::Maximum},
            "score.kind asks for " + wanted +
                ", which this class has too few good images for; the uncalibrated map is used."};
    }
    double best = -1.0;
    ScoreKind bestKind;
    for (const ScoreKind kind : preference()) {
        const double area =
            available(kind) ? validationAuroc(rows, classIndex, kind).value_or(-1.0) : -1.0;
        if (area > best) {
            best = area;
            bestKind = kind;
        }
    }
    for (const ScoreKind kind : preference()) {
        if (!available(kind))
            continue;
        const auto area = validationAuroc(rows, classIndex, kind);
        if (!area && best < 0)
            return {kind, "first choice, for there is nothing to compare scores with."};
        if (area && *area >= best - kMargin)
            return {kind, reasonFor(kind, *area, bestKind, best)};
    }
    return {{Residual::L1, Pooling::Mean}, "no held-out images to compare scores with."};
}

BetaLimits betaLimits(const TrainConfig& config)
{
    return config.betaRange == BetaRange::Paper ? BetaLimits{-1.0, 1.0} : BetaLimits{-1.0, 6.0};
}

std::map<std::string, double> pixelThresholds(const std::vector<ValidationRow>& rows,
                                              int classIndex, const ClassThreshold& row)
{
    if (row.score.ensemble()) // its map is in units of the members' pixel thresholds
        return {{mapName(row.score), 1.0}};
    std::map<std::string, double> thresholds;
    for (const ScoreKind kind : allScores()) {
        if (!kind.isMapMaximum())
            continue;
        const auto maxima = heldOutScores(rows, classIndex, kind);
        if (kind == row.score)
            thresholds[mapName(kind)] = row.threshold;
        else if (!maxima.empty())
            thresholds[mapName(kind)] = percentile(maxima, kPixelPercentile);
    }
    // A class without held-out images has nothing better than T for the map its score goes with.
    thresholds.emplace(mapName(row.score), row.threshold);
    return thresholds;
}

Result<void> chooseThresholds(RunModel& model, const std::vector<ValidationRow>& rows,
                              const StopToken& stop)
{
    if (!routesByClass(model.config, model.classes.size())) {
        chooseOneThreshold(model, rows);
        return {};
    }
    model.thresholds.clear();
    for (int c = 0; c < int(model.classes.size()); ++c) {
        if (stop.stopRequested())
            return cancelledError();
        const ChosenScore chosen = chooseScore(rows, c, model.config.score);
        ClassThreshold row = classThreshold(model, rows, c, chosen);
        row.pixel = pixelThresholds(rows, c, row);
        model.thresholds.push_back(std::move(row));
    }
    return {};
}

ScoreKind preferredScore(bool defectMap)
{
    return *std::find_if(preference().begin(), preference().end(), [=](ScoreKind kind) {
        return defectMap || kind.residual != Residual::Defect;
    });
}

ThresholdOrigin validationOrigin(const TrainConfig& config)
{
    return config.validation == ValidationSource::Test ? ThresholdOrigin::Test
                                                       : ThresholdOrigin::Validation;
}

bool chosenOnTest(const RunModel& run)
{
    return validationOrigin(run.config) == ThresholdOrigin::Test ||
           std::any_of(run.thresholds.begin(), run.thresholds.end(),
                       [](const ClassThreshold& t) { return t.origin == ThresholdOrigin::Test; });
}

std::string validationStatement(const RunModel& run)
{
    if (run.config.validation == ValidationSource::Test)
        return "Scores and thresholds were chosen on the TEST folder itself (validation: test, the "
               "paper's way): these figures are optimistic.";
    std::string test, hand;
    for (std::size_t c = 0; c < run.thresholds.size(); ++c) {
        const auto origin = run.thresholds[c].origin;
        if (origin == ThresholdOrigin::Validation)
            continue;
        std::string& list = origin == ThresholdOrigin::Test ? test : hand;
        list += (list.empty() ? "" : ", ") + run.classes[c];
    }
    if (!test.empty())
        return "Thresholds of " + test +
               " were fitted on TEST pictures: figures on those pictures are optimistic.";
    if (!hand.empty())
        return "Thresholds of " + hand +
               " were set by hand; the others, and all scores, were chosen "
               "on held-out good training images and synthetic defects drawn on them.";
    return "Scores and thresholds were chosen on held-out good training images and synthetic "
           "defects drawn on them; the test folder was read by this evaluation alone.";
}

} // namespace mixdesk
