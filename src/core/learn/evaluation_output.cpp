// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include "core/base/text.h"
#include "core/metrics/known_mean.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using nlohmann::json;
using Optional = std::optional<double>;

json toJson(const Optional& value)
{
    return value ? json(*value) : json();
}

json toJson(const Interval& interval)
{
    return interval ? json{interval->first, interval->second} : json();
}

void putFigures(json& out, const ReportFigures& f)
{
    out["precision"] = toJson(f.precision);
    out["recall"] = toJson(f.recall);
    out["f1"] = toJson(f.f1);
    out["trivial_f1"] = toJson(f.trivialF1);
    out["normal_accuracy"] = toJson(f.normalAccuracy);
    out["anomaly_accuracy"] = toJson(f.anomalyAccuracy);
    out["balanced_accuracy"] = toJson(f.balancedAccuracy);
    out["image_auroc"] = toJson(f.imageAuroc);
    out["pixel_auroc"] = toJson(f.pixelAuroc);
    out["aupro"] = toJson(f.aupro);
}

std::string exactNumber(double value)
{
    return json(value).dump();
}

std::string cell(const Optional& value, int width = 8)
{
    char buffer[32] = "-";
    if (value)
        std::snprintf(buffer, sizeof buffer, "%.3f", *value);
    return padLeft(buffer, std::size_t(width));
}

std::string intervalText(const Interval& interval)
{
    char buffer[48];
    if (!interval)
        return "";
    std::snprintf(buffer, sizeof buffer, " (95 %% interval %.3f to %.3f)", interval->first,
                  interval->second);
    return buffer;
}

std::string classTable(const Evaluation& e, std::size_t width)
{
    std::string text = padRight("class", width) + padRight("  score", 22) +
                       "    good  defect  rejects escapes    AUROC  pix.AUC    AUPRO        T\n";
    for (const auto& c : e.classes) {
        char counts[64], threshold[32];
        std::snprintf(counts, sizeof counts, "%8d%8d%9d%8d", c.good, c.defective,
                      c.confusion.falsePositive, c.confusion.falseNegative);
        std::snprintf(threshold, sizeof threshold, "%9.4g", c.threshold.threshold);
        text += padRight(c.name, width) + "  " + padRight(scoreName(c.threshold.score), 20) +
                counts + cell(c.figures.imageAuroc, 9) + cell(c.figures.pixelAuroc, 9) +
                cell(c.figures.aupro, 9) + threshold + "\n";
    }
    return text + padRight("mean", width + 54) + cell(e.mean.imageAuroc, 9) +
           cell(e.mean.pixelAuroc, 9) + cell(e.mean.aupro, 9) + "\n";
}

std::string table3(const Evaluation& e, std::size_t width)
{
    std::string text = padRight("Table 3 (anomaly detection)", width) +
                       "       P       R       F   all-defective F\n";
    for (const auto& c : e.classes)
        text += padRight(c.name, width) + cell(c.figures.precision) + cell(c.figures.recall) +
                cell(c.figures.f1) + cell(c.figures.trivialF1, 18) + "\n";
    text += padRight("mean of classes", width) + cell(e.mean.precision) + cell(e.mean.recall) +
            cell(e.mean.f1) + cell(e.mean.trivialF1, 18) + "\n";
    return text + padRight("F of mean P and mean R (paper)", width) + cell({}) + cell({}) +
           cell(e.paperF1) + cell(e.paperTrivialF1, 18) + "\n";
}

std::string table4(const Evaluation& e, std::size_t width)
{
    std::string text =
        padRight("Table 4 (share judged right)", width) + "    good  defect    mean\n";
    for (const auto& c : e.classes)
        text += padRight(c.name, width) + cell(c.figures.normalAccuracy) +
                cell(c.figures.anomalyAccuracy) + cell(c.figures.balancedAccuracy) + "\n";
    return text + padRight("mean of classes", width) + cell(e.mean.normalAccuracy) +
           cell(e.mean.anomalyAccuracy) + cell(e.mean.balancedAccuracy) + "\n";
}

std::string comparisonTable(const Evaluation& e, std::size_t width)
{
    const ScoreComparison comparison = compareScores(e);
    if (comparison.rows.empty())
        return {};
    std::string text = padRight("Image AUROC by score", width);
    const auto wide = [](const std::string& name) {
        return std::max<std::size_t>(17, columns(name) + 2);
    };
    for (const auto& row : comparison.rows)
        text += padLeft(row.className, wide(row.className));
    text += padLeft("mean", 9) + "\n";
    for (std::size_t k = 0; k < comparison.scoreNames.size(); ++k) {
        text += padRight(comparison.scoreNames[k], width);
        KnownMean mean;
        for (const auto& row : comparison.rows) {
            text += cell(row.imageAuroc[k], int(wide(row.className)) - 1) +
                    (row.chosen == int(k) ? "*" : " ");
            mean.add(row.imageAuroc[k]);
        }
        text += cell(mean.value(), 9) + "\n";
    }
    text += "* the score this run uses for the class\n";
    if (!comparison.meanAgreement())
        return text;
    text += padRight("Agreement with validation", width);
    for (const auto& row : comparison.rows)
        text += cell(row.agreement, int(wide(row.className)) - 1) + " ";
    return text + cell(comparison.meanAgreement(), 9) +
           "\nAgreement: rank correlation of the scores' AUROC on validation with that above.\n";
}

std::string countsLine(const Evaluation& e)
{
    char line[160];
    const int images = scoredImages(e);
    if (e.routingAccuracy)
        std::snprintf(line, sizeof line, "Routing accuracy %.4f on %d images, %.1f s.\n",
                      *e.routingAccuracy, images, e.seconds);
    else
        std::snprintf(line, sizeof line, "%d images, %.1f s.%s\n", images, e.seconds,
                      e.routes ? "" : " Nothing is routed, for the classifier was not trained.");
    return line;
}

json comparisonJson(const ScoreComparison& scores)
{
    json comparison = json::object(), validated = json::object(), agreement = json::object();
    for (const auto& row : scores.rows) {
        for (std::size_t k = 0; k < scores.scoreNames.size(); ++k)
            comparison[row.className][scores.scoreNames[k]] = toJson(row.imageAuroc[k]);
        for (std::size_t k = 0; k < row.validationAuroc.size(); ++k)
            validated[row.className][scores.scoreNames[k]] = toJson(row.validationAuroc[k]);
        agreement[row.className] = toJson(row.agreement);
    }
    return {{"score_comparison_image_auroc", comparison},
            {"score_comparison_validation_auroc", validated},
            {"rank_agreement_with_validation", agreement},
            {"mean_rank_agreement_with_validation", toJson(scores.meanAgreement())}};
}

} // namespace

std::string evaluationToJson(const Evaluation& e)
{
    json classes = json::object();
    for (const auto& c : e.classes) {
        json row = {{"score", scoreName(c.threshold.score)},
                    {"n_good", c.good},
                    {"n_defective", c.defective},
                    {"false_rejects", c.confusion.falsePositive},
                    {"escapes", c.confusion.falseNegative},
                    {"blank_masks", c.blankMasks},
                    {"threshold", c.threshold.threshold}};
        putFigures(row, c.figures);
        classes[c.name] = row;
    }
    json mean = json::object();
    putFigures(mean, e.mean);
    mean["intervals"] = {{"f1", toJson(e.f1Interval)},
                         {"balanced_accuracy", toJson(e.balancedAccuracyInterval)},
                         {"image_auroc", toJson(e.imageAurocInterval)}};
    json out = {{"validation", e.validation},
                {"statement", e.statement},
                {"classes", classes},
                {"mean", mean},
                {"paper_f1", toJson(e.paperF1)},
                {"paper_trivial_f1", toJson(e.paperTrivialF1)},
                {"routing_accuracy", toJson(e.routingAccuracy)}};
    out.update(comparisonJson(compareScores(e)));
    out.update({{"images", scoredImages(e)},
                {"unreadable", int(e.images.size()) - scoredImages(e)},
                {"seconds", e.seconds},
                {"messages", e.messages}});
    return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string evaluationToCsv(const Evaluation& e, const std::vector<std::string>& runClasses)
{
    const bool ensemble =
        std::any_of(e.images.begin(), e.images.end(),
                    [](const EvaluatedImage& image) { return std::isfinite(image.disagreement); });
    std::string text = "path,true_class,routed_class,score,threshold,verdict,truth,defect_type,"
                       "own_class_score,error";
    text += ensemble ? ",disagreement" : "";
    const auto known = knownScores(e);
    for (const std::size_t k : known)
        text += ",score_" + scoreName(allScores()[k]);
    text += "\n";
    for (const auto& image : e.images) {
        const bool scored = image.error.empty();
        text +=
            csvField(image.path) + "," + csvField(runClasses[std::size_t(image.trueClass)]) + ",";
        if (scored)
            text += csvField(runClasses[std::size_t(image.routedClass)]) + "," +
                    exactNumber(image.score) + "," + exactNumber(image.threshold) + "," +
                    (image.rejected ? "defective" : "good");
        else
            text += ",,,";
        text += std::string(",") + (image.defective ? "defective" : "good") + "," +
                csvField(image.type) + "," + (scored ? exactNumber(image.ownScore) : "") + "," +
                csvField(image.error);
        if (ensemble)
            text += "," + (scored ? exactNumber(image.disagreement) : "");
        for (const std::size_t k : known)
            text += "," + (scored ? exactNumber(image.scores[k]) : "");
        text += "\n";
    }
    return text;
}

std::string evaluationToText(const Evaluation& e)
{
    std::size_t names = 20;
    for (const auto& c : e.classes)
        names = std::max(names, columns(c.name));
    const std::size_t width = std::max<std::size_t>(32, names + 2);
    std::string text = classTable(e, names) + "\n" + table3(e, width) + "\n" + table4(e, width) +
                       "\n" + comparisonTable(e, 26);
    text += "\n" + countsLine(e);
    text += "Mean image AUROC" + cell(e.mean.imageAuroc, 6) + intervalText(e.imageAurocInterval) +
            "; mean balanced accuracy" + cell(e.mean.balancedAccuracy, 6) +
            intervalText(e.balancedAccuracyInterval) + "; mean F1" + cell(e.mean.f1, 6) +
            intervalText(e.f1Interval) + ".\n";
    return text + e.statement + "\n";
}

} // namespace mixdesk
