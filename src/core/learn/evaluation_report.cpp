// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"
#include "core/nn/model.h"
#include "core/report/published_figures.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <opencv2/core/version.hpp>

namespace mixdesk {

namespace {

using nlohmann::json;

struct Curves
{
    std::vector<LearningCurve> classes;
    std::vector<LineSeries> losses;
};

void addPoint(LineSeries& series, double x, double y)
{
    series.points.push_back({x, y});
}

/// The epochs of metrics.jsonl; a line that cannot be read is left out of the plots.
Curves readCurves(const fs::path& run, const std::vector<ClassEvaluation>& classes)
{
    Curves curves;
    curves.classes.resize(classes.size());
    curves.losses.resize(3);
    curves.losses[0].name = "reconstruction";
    curves.losses[1].name = "classifier";
    curves.losses[2].name = "validation";
    auto text = readFile(RunPaths(run).metrics());
    if (!text)
        return curves;
    for (std::size_t begin = 0; begin < text->size();) {
        const auto end = std::min(text->find('\n', begin), text->size());
        const auto line = json::parse(text->begin() + std::ptrdiff_t(begin),
                                      text->begin() + std::ptrdiff_t(end), nullptr, false);
        begin = end + 1;
        try {
            const int epoch = line.at("epoch");
            addPoint(curves.losses[0], epoch, line.at("loss").at("reconstruction"));
            addPoint(curves.losses[1], epoch, line.at("loss").at("classifier"));
            addPoint(curves.losses[2], epoch, line.at("validation").at("loss"));
            for (std::size_t c = 0; c < classes.size(); ++c) {
                const auto& row = line.at("classes").at(classes[c].name);
                curves.classes[c].mean.push_back(row.at("score").at("mean"));
                curves.classes[c].deviation.push_back(row.at("score").at("deviation"));
                curves.classes[c].threshold.push_back(row.at("threshold"));
                curves.classes[c].epoch.push_back(epoch);
            }
        } catch (const json::exception&) {
            continue;
        }
    }
    return curves;
}

std::vector<std::string> classNames(const std::vector<ClassEvaluation>& classes)
{
    std::vector<std::string> names;
    for (const auto& c : classes)
        names.push_back(c.name);
    return names;
}

std::vector<OverallFigure> overallFigures(const Evaluation& e)
{
    std::vector<OverallFigure> figures{
        {"Mean image AUROC", "How well scores order defective above good parts; 0.5 is chance.",
         e.mean.imageAuroc, e.imageAurocInterval},
        {"Mean balanced accuracy",
         "Mean of the shares of good and of defective parts judged right.", e.mean.balancedAccuracy,
         e.balancedAccuracyInterval},
        {"Mean F1", "Harmonic mean of precision and recall, averaged over classes.", e.mean.f1,
         e.f1Interval},
        {"F1 of calling everything defective",
         "What the F1 above must beat to mean anything.",
         e.mean.trivialF1,
         {}},
    };
    if (e.routes)
        figures.push_back({"Routing accuracy",
                           "Share of images whose class was recognised.",
                           e.routingAccuracy,
                           {}});
    return figures;
}

RoutingTable routingTable(const Evaluation& e, const std::vector<std::string>& classes)
{
    RoutingTable table{classes, std::vector<std::vector<int>>(classes.size(),
                                                              std::vector<int>(classes.size(), 0))};
    for (const auto& image : e.images)
        if (image.error.empty())
            ++table.counts[std::size_t(image.trueClass)][std::size_t(image.routedClass)];
    return table;
}

ReportClass reportClass(const Evaluation& e, const ClassEvaluation& from)
{
    ReportClass to;
    to.name = from.name;
    to.scoreName = scoreName(from.threshold.score);
    to.scoreReason = from.threshold.reason;
    to.threshold = from.threshold.threshold;
    to.confusion = from.confusion;
    to.figures = from.figures;
    to.blankMasks = from.blankMasks;
    for (const auto& image : e.images)
        if (image.error.empty() && image.trueClass == from.runClass)
            to.scores.push_back({image.ownScore, image.defective});
    return to;
}

} // namespace

Result<ReportData> evaluationReport(const Evaluation& e, const Scorer& scorer,
                                    const Dataset& dataset, const fs::path& run,
                                    const StopToken& stop)
{
    ReportData data;
    data.created = nowUtc();
    data.datasetPath = displayPath(fs::absolute(dataset.root));
    auto hash = datasetHash(dataset, dataset.select(Subset::Test), stop);
    if (!hash)
        return hash.error();
    data.datasetHash = *hash;
    data.modelHash = scorer.run().modelHash;
    data.validationStatement = e.statement;
    data.mvtecAd = isMvtecAd(classNames(e.classes));
    data.images = scoredImages(e);
    data.seconds = e.seconds;
    data.overall = overallFigures(e);
    Curves curves = readCurves(run, e.classes);
    for (std::size_t c = 0; c < e.classes.size(); ++c) {
        data.classes.push_back(reportClass(e, e.classes[c]));
        data.classes.back().learning = std::move(curves.classes[c]);
    }
    data.mean = e.mean;
    data.paperPrecision = e.mean.precision;
    data.paperRecall = e.mean.recall;
    data.paperF1 = e.paperF1;
    data.paperTrivialF1 = e.paperTrivialF1;
    if (e.routes)
        data.routing = routingTable(e, scorer.run().classes);
    data.comparison = compareScores(e);
    data.losses = std::move(curves.losses);
    data.gallery = e.gallery;
    data.configuration = configToYaml(scorer.run().config);
    data.versions = {{"Mixdesk", MIXDESK_VERSION},
                     {"LibTorch", torchVersion()},
                     {"OpenCV", CV_VERSION},
                     {"Device", scorer.deviceName()},
                     {"Run", displayPath(fs::absolute(run))},
                     {"Trained until epoch", std::to_string(scorer.run().epoch)},
                     {"Training images SHA-256", scorer.run().datasetHash}};
    return data;
}

} // namespace mixdesk
