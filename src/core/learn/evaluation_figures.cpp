// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include "core/base/random.h"
#include "core/learn/finish_run.h"
#include "core/metrics/bootstrap.h"
#include "core/metrics/known_mean.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace mixdesk {

namespace {

using Optional = std::optional<double>;

/// The figures that rest on image verdicts, for the images picked.
ReportFigures imageFigures(const std::vector<const EvaluatedImage*>& images, Confusion& confusion)
{
    std::vector<ScoredLabel> labels;
    for (const auto* image : images) {
        confusion.add(image->defective, image->rejected);
        labels.push_back({image->ownScore, image->defective});
    }
    ReportFigures f;
    f.precision = confusion.precision();
    f.recall = confusion.recall();
    f.f1 = confusion.f1();
    f.trivialF1 = confusion.trivialF1();
    f.normalAccuracy = confusion.normalAccuracy();
    f.anomalyAccuracy = confusion.recall();
    f.balancedAccuracy = confusion.balancedAccuracy();
    f.imageAuroc = auroc(labels);
    return f;
}

constexpr Optional ReportFigures::*kFigures[] = {&ReportFigures::precision,
                                                 &ReportFigures::recall,
                                                 &ReportFigures::f1,
                                                 &ReportFigures::trivialF1,
                                                 &ReportFigures::normalAccuracy,
                                                 &ReportFigures::anomalyAccuracy,
                                                 &ReportFigures::balancedAccuracy,
                                                 &ReportFigures::imageAuroc,
                                                 &ReportFigures::pixelAuroc,
                                                 &ReportFigures::aupro};

/// Mean over the classes that have the figure.
ReportFigures meanOf(const std::vector<ReportFigures>& rows)
{
    ReportFigures mean;
    for (const auto figure : kFigures) {
        KnownMean known;
        for (const auto& row : rows)
            known.add(row.*figure);
        mean.*figure = known.value();
    }
    return mean;
}

/// Harmonic mean of the mean P and mean R: the paper's F.
Optional paperF(const Optional& precision, const Optional& recall)
{
    if (!precision || !recall)
        return {};
    return harmonicMean(*precision, *recall);
}

Optional paperTrivialF(const std::vector<ClassEvaluation>& classes)
{
    KnownMean precision;
    for (const auto& c : classes)
        if (c.good + c.defective > 0)
            precision.add(double(c.defective) / (c.good + c.defective));
    return paperF(precision.value(), 1.0);
}

/// Image indices by true class and truth: what the bootstrap resamples within.
using Strata = std::map<std::pair<int, bool>, std::vector<int>>;

void addIntervals(Evaluation& evaluation)
{
    Strata strata;
    for (std::size_t i = 0; i < evaluation.images.size(); ++i) {
        const auto& image = evaluation.images[i];
        if (image.error.empty())
            strata[{image.trueClass, image.defective}].push_back(int(i));
    }
    std::vector<std::vector<int>> groups;
    for (const auto& [key, items] : strata)
        groups.push_back(items);
    const auto interval = [&](Optional ReportFigures::*figure) {
        const auto statistic = [&](const std::vector<int>& picked) {
            std::map<int, std::vector<const EvaluatedImage*>> classes;
            for (const int i : picked) {
                const auto& image = evaluation.images[std::size_t(i)];
                classes[image.trueClass].push_back(&image);
            }
            std::vector<ReportFigures> resampled;
            for (auto& [c, images] : classes) {
                Confusion confusion;
                resampled.push_back(imageFigures(images, confusion));
            }
            return meanOf(resampled).*figure;
        };
        return bootstrapInterval(groups, statistic, streamSeed(1, Purpose::Bootstrap), 1000);
    };
    evaluation.f1Interval = interval(&ReportFigures::f1);
    evaluation.balancedAccuracyInterval = interval(&ReportFigures::balancedAccuracy);
    evaluation.imageAurocInterval = interval(&ReportFigures::imageAuroc);
}

/// Of the scores that both know.
std::optional<double> agreementOf(const ScoreComparison::Row& row)
{
    std::vector<double> validated, tested;
    for (std::size_t k = 0; k < row.validationAuroc.size(); ++k)
        if (row.validationAuroc[k] && row.imageAuroc[k]) {
            validated.push_back(*row.validationAuroc[k]);
            tested.push_back(*row.imageAuroc[k]);
        }
    return rankCorrelation(validated, tested);
}

} // namespace

int scoredImages(const Evaluation& evaluation)
{
    return int(std::count_if(evaluation.images.begin(), evaluation.images.end(),
                             [](const EvaluatedImage& image) { return image.error.empty(); }));
}

void computeFigures(Evaluation& evaluation)
{
    computePointFigures(evaluation);
    addIntervals(evaluation);
}

void computePointFigures(Evaluation& evaluation)
{
    std::map<int, std::vector<const EvaluatedImage*>> byClass;
    int routedRight = 0, scored = 0;
    for (const auto& image : evaluation.images) {
        if (!image.error.empty())
            continue;
        byClass[image.trueClass].push_back(&image);
        routedRight += image.routedClass == image.trueClass;
        ++scored;
    }
    std::vector<ReportFigures> rows;
    for (auto& row : evaluation.classes) {
        row.confusion = {};
        const ReportFigures figures = imageFigures(byClass[row.runClass], row.confusion);
        const auto pixelAuroc = row.figures.pixelAuroc, aupro = row.figures.aupro;
        row.figures = figures;
        row.figures.pixelAuroc = pixelAuroc;
        row.figures.aupro = aupro;
        row.defective = row.confusion.truePositive + row.confusion.falseNegative;
        row.good = row.confusion.trueNegative + row.confusion.falsePositive;
        rows.push_back(row.figures);
    }
    evaluation.mean = meanOf(rows);
    evaluation.paperF1 = paperF(evaluation.mean.precision, evaluation.mean.recall);
    evaluation.paperTrivialF1 = paperTrivialF(evaluation.classes);
    if (scored && evaluation.routes)
        evaluation.routingAccuracy = double(routedRight) / scored;
}

std::vector<std::size_t> knownScores(const Evaluation& evaluation)
{
    std::vector<std::size_t> known;
    for (std::size_t k = 0; k < allScores().size(); ++k)
        if (std::any_of(evaluation.images.begin(), evaluation.images.end(),
                        [&](const EvaluatedImage& image) {
                            return k < image.scores.size() && std::isfinite(image.scores[k]);
                        }))
            known.push_back(k);
    return known;
}

void addValidation(Evaluation& evaluation, const RunModel& model, const fs::path& run)
{
    if (!model.members.empty() || model.config.validation != ValidationSource::Synthetic)
        return;
    auto rows = readValidation(RunPaths(run), int(model.classes.size()));
    if (rows)
        evaluation.validationRows = std::move(*rows);
    else
        evaluation.messages.push_back(rows.error().message);
}

ScoreComparison compareScores(const Evaluation& evaluation)
{
    ScoreComparison comparison;
    const auto ofEnsemble = [](const ClassEvaluation& c) { return c.threshold.score.ensemble(); };
    if (std::any_of(evaluation.classes.begin(), evaluation.classes.end(), ofEnsemble))
        return comparison;
    const auto known = knownScores(evaluation);
    for (const std::size_t k : known)
        comparison.scoreNames.push_back(scoreName(allScores()[k]));
    for (const auto& c : evaluation.classes) {
        ScoreComparison::Row row;
        row.className = c.name;
        for (std::size_t place = 0; place < known.size(); ++place) {
            const std::size_t k = known[place];
            std::vector<ScoredLabel> labels;
            for (const auto& image : evaluation.images)
                if (image.error.empty() && image.trueClass == c.runClass &&
                    std::isfinite(image.scores[k]))
                    labels.push_back({image.scores[k], image.defective});
            row.imageAuroc.push_back(auroc(labels));
            if (allScores()[k] == c.threshold.score)
                row.chosen = int(place);
            if (!evaluation.validationRows.empty())
                row.validationAuroc.push_back(
                    validationAuroc(evaluation.validationRows, c.runClass, allScores()[k]));
        }
        row.agreement = agreementOf(row);
        comparison.rows.push_back(std::move(row));
    }
    return comparison;
}

} // namespace mixdesk
