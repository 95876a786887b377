// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_measure.h"

#include "core/learn/one_threshold.h"
#include "core/learn/scorer.h"
#include "core/metrics/known_mean.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using Clock = std::chrono::steady_clock;

std::size_t indexOf(ScoreKind kind)
{
    const auto& all = allScores();
    return std::size_t(std::find(all.begin(), all.end(), kind) - all.begin());
}

/// The same images judged by the true class's threshold on one score.
AblationFigures judgedBy(const Evaluation& evaluation, const std::vector<ClassThreshold>& rows)
{
    Evaluation again;
    again.classes = evaluation.classes;
    again.images = evaluation.images;
    for (EvaluatedImage& image : again.images) {
        if (!image.error.empty())
            continue;
        const ClassThreshold& row = rows[std::size_t(image.trueClass)];
        image.routedClass = image.trueClass;
        image.score = image.ownScore = image.scores[indexOf(row.score)];
        image.threshold = row.threshold;
        image.rejected = image.score > image.threshold;
    }
    computePointFigures(again);
    return figuresOf(again);
}

/// Mean AUROC of the score that validation would choose class by class.
std::optional<double> chosenScoreAuroc(const Evaluation& evaluation,
                                       const std::vector<ValidationRow>& rows)
{
    const ScoreComparison comparison = compareScores(evaluation);
    KnownMean mean;
    for (std::size_t i = 0; i < evaluation.classes.size(); ++i) {
        const ChosenScore chosen = chooseScore(rows, evaluation.classes[i].runClass, "auto");
        const auto& names = comparison.scoreNames;
        const auto place = std::find(names.begin(), names.end(), scoreName(chosen.kind));
        if (place == names.end())
            continue;
        mean.add(comparison.rows[i].imageAuroc[std::size_t(place - names.begin())]);
    }
    return mean.value();
}

std::vector<JudgedImage> judgedTest(const Evaluation& evaluation)
{
    std::vector<JudgedImage> judged;
    for (const EvaluatedImage& image : evaluation.images)
        if (image.error.empty())
            judged.push_back({image.path, image.type, image.trueClass, image.routedClass,
                              image.defective, image.rejected, image.score});
    return judged;
}

void addThresholds(AblationResult& result, const RunModel& model,
                   const std::vector<ValidationRow>& rows, const Evaluation& evaluation)
{
    for (const ClassThreshold& row : model.thresholds)
        result.lines.push_back({row.mu, row.sigma, row.threshold});
    result.linesFromValidated = model.config.thresholdSource == ThresholdSource::HeldOut &&
                                model.config.validation == ValidationSource::Synthetic;
    const ScoreKind kind = lossScore(model.config.loss);
    std::vector<ClassThreshold> known;
    for (int c = 0; c < int(model.classes.size()); ++c)
        known.push_back(classThreshold(model, rows, c, {kind, {}}));
    result.classKnown = judgedBy(evaluation, known);
    result.oneThreshold = judgedBy(
        evaluation, std::vector<ClassThreshold>(known.size(), pooledThreshold(model, rows, kind)));
}

} // namespace

std::vector<JudgedImage> judgedValidation(const RunModel& model,
                                          const std::vector<ValidationRow>& rows)
{
    const auto isTest = [](const ValidationRow& row) { return row.type.rfind("test/", 0) == 0; };
    const bool anyTest = std::any_of(rows.begin(), rows.end(), isTest);
    std::vector<JudgedImage> judged;
    for (const ValidationRow& row : rows) {
        if (row.type == "training" || isTest(row) != anyTest)
            continue;
        const ClassThreshold& t = model.thresholds[std::size_t(row.routedClass)];
        const double score = scoreOf(row, t.score);
        judged.push_back({row.image, row.type, row.classIndex, row.routedClass, isDefective(row),
                          score > t.threshold, score});
    }
    return judged;
}

EvaluatedImage asEvaluated(const JudgedImage& image)
{
    EvaluatedImage evaluated;
    evaluated.trueClass = image.classIndex;
    evaluated.routedClass = image.routedClass;
    evaluated.defective = image.defective;
    evaluated.rejected = image.rejected;
    evaluated.score = evaluated.ownScore = image.score;
    return evaluated;
}

void addTrainingTime(AblationResult& result, const fs::path& run)
{
    auto text = readFile(RunPaths(run).metrics());
    if (!text)
        return;
    for (std::size_t begin = 0; begin < text->size();) {
        const auto end = std::min(text->find('\n', begin), text->size());
        const auto line =
            nlohmann::json::parse(text->begin() + std::ptrdiff_t(begin),
                                  text->begin() + std::ptrdiff_t(end), nullptr, false);
        begin = end + 1;
        if (!line.is_object())
            continue;
        ++result.epochs;
        result.trainSeconds += line.value("seconds", 0.0);
    }
}

void addValidationFigures(AblationResult& result)
{
    Evaluation validation;
    for (std::size_t c = 0; c < result.classNames.size(); ++c) {
        validation.classes.emplace_back();
        validation.classes.back().runClass = int(c);
    }
    for (const JudgedImage& image : result.validated)
        validation.images.push_back(asEvaluated(image));
    computePointFigures(validation);
    result.validationF1 = validation.mean.f1;
    result.validationBalancedAccuracy = validation.mean.balancedAccuracy;
    result.validationAuroc = validation.mean.imageAuroc;
}

Result<AblationResult> measureRow(const AblationRow& row, const fs::path& run,
                                  const Dataset& dataset, const ProgressFn& progress,
                                  const StopToken& stop)
{
    const auto begin = Clock::now();
    auto config = runConfig(run);
    if (!config)
        return config.error();
    auto scorer = Scorer::open(run, config->device, config->threads);
    if (!scorer)
        return scorer.error();
    auto evaluation = evaluate(**scorer, dataset, progress, stop);
    if (!evaluation)
        return evaluation.error();
    const RunModel& model = (*scorer)->run();
    auto rows = readValidation(RunPaths(run), int(model.classes.size()));
    if (!rows)
        return rows.error();
    AblationResult result;
    result.row = row.id;
    result.seed = model.config.seed;
    result.fingerprint = configFingerprint(model.config);
    result.created = nowUtc();
    result.validation = evaluation->validation;
    result.statement = evaluation->statement;
    result.mixer = row.mixer;
    result.bestEpoch = model.epoch;
    result.classNames = model.classes;
    result.judged = figuresOf(*evaluation);
    if (row.mixer)
        result.routingAccuracy = evaluation->routingAccuracy;
    result.chosenScoreAuroc = chosenScoreAuroc(*evaluation, *rows);
    addThresholds(result, model, *rows, *evaluation);
    result.test = judgedTest(*evaluation);
    result.validated = judgedValidation(model, *rows);
    addValidationFigures(result);
    addTrainingTime(result, run);
    result.evaluateSeconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return result;
}

} // namespace mixdesk
