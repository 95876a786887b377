// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/stop_token.h"
#include "core/data/dataset.h"
#include "core/learn/scorer.h"
#include "core/metrics/metrics.h"
#include "core/nn/process_group.h"
#include "core/report/html_report.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// One test image's verdict. Class indices are the run's.
struct EvaluatedImage
{
    std::string path; ///< relative to the dataset
    std::string type; ///< "good" or the defect type
    int trueClass = 0, routedClass = 0;
    double confidence = 0.0, score = 0.0, threshold = 0.0;
    bool rejected = false, defective = false;
    double ownScore = 0.0;      ///< the true class's score: what AUROC is computed from
    std::vector<double> scores; ///< every kind, for the comparison table
    /// Between an ensemble's members, as in ScoredPicture; NaN for one network.
    double disagreement = std::numeric_limits<double>::quiet_NaN();
    std::string error; ///< not empty: unreadable, in no figure
};

struct ClassEvaluation
{
    std::string name;
    int runClass = 0; ///< index into the run's classes
    ClassThreshold threshold;
    int good = 0, defective = 0;
    Confusion confusion; ///< Algorithm 1: routed class, its score, its threshold
    ReportFigures figures;
    int blankMasks = 0;
};

using Interval = std::optional<std::pair<double, double>>;

struct Evaluation
{
    std::vector<ClassEvaluation> classes; ///< of the run, where the dataset has test images
    ReportFigures mean;
    /// 95 % bootstrap intervals of the means, images resampled within class and truth.
    Interval f1Interval, balancedAccuracyInterval, imageAurocInterval;
    std::optional<double> paperF1, paperTrivialF1; ///< harmonic mean of mean P and mean R
    bool routes = true; ///< false: the classifier was not trained, one threshold serves all
    std::optional<double> routingAccuracy; ///< empty where nothing routes
    std::vector<EvaluatedImage> images;
    std::vector<GalleryItem> gallery; ///< worst false rejects and escapes; bounded
    double seconds = 0.0;
    std::string validation; ///< "synthetic" or "test"
    /// By addValidation(): compareScores() sets AUROC on them beside that on the test folder.
    std::vector<ValidationRow> validationRows;
    std::string statement;             ///< for under every table
    std::vector<std::string> messages; ///< what was left out and why
};

/// Scores the test folder and computes every figure. Reads no training image. All processes of a
/// group score their part each; process 0 has the result, to the last bit that of one process, and
/// the others an empty one.
Result<Evaluation> evaluate(Scorer& scorer, const Dataset& dataset, const ProgressFn& progress,
                            const StopToken& stop, ProcessGroup* group = nullptr);

/// Images that could be read: those that figures rest on.
int scoredImages(const Evaluation& evaluation);

/// Counts and image figures from the verdicts; pixel figures stay as they are.
void computeFigures(Evaluation& evaluation);
/// The same without the intervals, which take most of the time.
void computePointFigures(Evaluation& evaluation);

std::string evaluationToJson(const Evaluation& evaluation);
std::string evaluationToCsv(const Evaluation& evaluation,
                            const std::vector<std::string>& runClasses);
/// The paper's Table 3 and Table 4 layouts and the class table, for a terminal.
std::string evaluationToText(const Evaluation& evaluation);

/// Places in allScores() of the scores that any image has: not every network has a defect map.
std::vector<std::size_t> knownScores(const Evaluation& evaluation);

/// Takes the validation rows of the run in that folder along, for compareScores(): of one network
/// that was validated on synthetic defects. A message where they cannot be read.
void addValidation(Evaluation& evaluation, const RunModel& model, const fs::path& run);

/// Image AUROC of every known score, class by class; empty for ensembles, whose members have their
/// own.
ScoreComparison compareScores(const Evaluation& evaluation);

/// Everything the HTML page shows.
Result<ReportData> evaluationReport(const Evaluation& evaluation, const Scorer& scorer,
                                    const Dataset& dataset, const fs::path& run,
                                    const StopToken& stop);

} // namespace mixdesk
