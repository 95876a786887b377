// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/metrics/metrics.h"
#include "core/report/svg_plot.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// The figures of one class or of their mean; empty where there was nothing to measure.
struct ReportFigures
{
    std::optional<double> precision, recall, f1, trivialF1;
    std::optional<double> normalAccuracy, anomalyAccuracy, balancedAccuracy;
    std::optional<double> imageAuroc, pixelAuroc, aupro;
};

/// Score statistics of good held-out images, one entry per epoch (the paper's Figure 3).
struct LearningCurve
{
    std::vector<int> epoch;
    std::vector<double> mean, deviation, threshold;
};

struct ReportClass
{
    std::string name;
    std::string scoreName;   ///< e.g. "calibrated"
    std::string scoreReason; ///< why this score was chosen, one sentence
    std::optional<double> threshold;
    Confusion confusion; ///< by routed class and threshold
    ReportFigures figures;
    int blankMasks = 0; ///< left out of the pixel figures
    std::vector<ScoredLabel> scores;
    LearningCurve learning; ///< may be empty
};

/// One overall figure with its 95 % interval.
struct OverallFigure
{
    std::string name;    ///< "Mean image AUROC"
    std::string meaning; ///< one plain sentence
    std::optional<double> value;
    std::optional<std::pair<double, double>> interval;
};

/// Image AUROC of several anomaly scores, class by class.
struct ScoreComparison
{
    std::vector<std::string> scoreNames;
    struct Row
    {
        std::string className;
        std::vector<std::optional<double>> imageAuroc; ///< per score
        int chosen = -1;                               ///< index of the deployed score
        /// Per score on the run's validation; empty where that is not another set of pictures.
        std::vector<std::optional<double>> validationAuroc = {};
        std::optional<double> agreement = {}; ///< rank correlation of the two
    };
    std::vector<Row> rows;

    std::optional<double> meanAgreement() const;
};

/// Counts of images by true class (row) and routed class (column); empty where nothing routes.
struct RoutingTable
{
    std::vector<std::string> classNames;
    std::vector<std::vector<int>> counts;
};

/// A picture that was judged wrongly. Pictures and map have one size.
struct GalleryItem
{
    bool falseReject = false; ///< else an escape
    std::string className, file, defectType;
    std::string routedClass; ///< empty where nothing routes
    double score = 0.0, threshold = 0.0;
    std::optional<double> disagreement;           ///< of an ensemble's members, as in ScoredPicture
    double pixelThreshold = 0.0, heatUpper = 0.0; ///< scale of the heat map
    cv::Mat input;                                ///< 8UC3 BGR
    cv::Mat reconstruction;                       ///< 8UC3 BGR
    cv::Mat map;                                  ///< 32FC1
    cv::Mat mask;                                 ///< 8UC1, or empty
};

struct ReportData
{
    std::string title = "Inspection report";
    std::string created; ///< date and time with zone, as shown
    std::string datasetPath, datasetHash, modelHash;
    std::string validationStatement; ///< printed under every table
    bool mvtecAd = false;            ///< puts the paper's published figures beside
    int images = 0;
    double seconds = 0.0; ///< evaluation time

    std::vector<OverallFigure> overall;
    std::vector<ReportClass> classes;
    ReportFigures mean;
    std::optional<double> paperPrecision, paperRecall; ///< means over the classes
    std::optional<double> paperF1, paperTrivialF1;     ///< harmonic means of mean P and mean R
    RoutingTable routing;
    ScoreComparison comparison;
    std::vector<LineSeries> losses;   ///< per epoch; colours may be empty
    std::vector<GalleryItem> gallery; ///< worst first

    std::string configuration;                                 ///< the resolved YAML
    std::vector<std::pair<std::string, std::string>> versions; ///< component, version
};

/// One self-contained page: no script, nothing loaded from elsewhere, pictures inline.
std::string renderHtmlReport(const ReportData& data);

/// Writes the page as FOLDER/report.html and returns its path.
Result<fs::path> writeHtmlReport(const fs::path& folder, const ReportData& data);

} // namespace mixdesk
