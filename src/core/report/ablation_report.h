// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svg_plot.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// Mean and sample deviation over the seeds that have the figure.
struct Spread
{
    double mean = 0.0, deviation = 0.0;
    int seeds = 0;
};
using OptionalSpread = std::optional<Spread>;

/// One row of the paper's Table 3 with its column of Table 4.
struct AblationTableRow
{
    std::string id, name;
    bool comparator = false; ///< stands in Table 4 alone
    int seeds = 0;
    OptionalSpread precision, recall, paperF1, classF1; ///< both F conventions
    OptionalSpread trivialPaperF1, trivialF1;           ///< of rejecting every part
    OptionalSpread balancedAccuracy, imageAuroc, pixelAuroc, aupro;
    OptionalSpread oneThreshold, classKnown; ///< balanced accuracy of the same scores
    OptionalSpread routingAccuracy, chosenScoreAuroc;
    OptionalSpread epochs, trainMinutes;
    struct PerClass
    {
        OptionalSpread good, defective, balanced; ///< shares judged right, and their mean
    };
    std::vector<PerClass> classes; ///< of the tables'; without figures where the row has none
    PerClass mean;
};

struct AblationTables
{
    std::vector<std::string> classes;
    std::vector<AblationTableRow> rows;
    bool mvtecAd = false;           ///< puts the paper's published figures beside
    std::string statement;          ///< what scores and thresholds were chosen on
    std::vector<std::string> notes; ///< one sentence each
};

/// A column of Table 3: the same in every format.
struct AblationColumn
{
    const char *key, *title;
    OptionalSpread AblationTableRow::*figure;
    int decimals;
};
const std::vector<AblationColumn>& ablationColumns();

/// "0.812 ± 0.012"; without the deviation where there is one seed; "–" where there is nothing.
std::string spreadText(const OptionalSpread& spread, int decimals = 3);

/// The paper's Figures 3 and 5 to 7, of one seed.
struct AblationFigureSet
{
    struct Curves
    {
        std::string name;                ///< of the row
        std::vector<LineSeries> classes; ///< score of held-out good images over the epochs
    };
    struct Part
    {
        std::string className, file, type;
        cv::Mat input;                                                ///< 8UC3
        std::vector<std::pair<std::string, cv::Mat>> reconstructions; ///< row name, 8UC3
    };
    std::vector<Curves> curves;
    std::vector<Part> parts;
};

struct AblationProvenance
{
    std::string created, command, datasetPath, datasetHash, configuration;
    std::vector<std::pair<std::string, std::string>> versions; ///< component, version
};

/// One self-contained page with both tables and the figures.
std::string renderAblationReport(const AblationTables& tables, const AblationFigureSet& figures,
                                 const AblationProvenance& provenance);

/// Both tables and the notes.
std::string ablationMarkdown(const AblationTables& tables);

/// One line a row, or (Table 4) one a class and row; two columns a figure: mean and deviation.
std::string ablationTable3Csv(const AblationTables& tables);
std::string ablationTable4Csv(const AblationTables& tables);

} // namespace mixdesk
