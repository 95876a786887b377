// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evaluation.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mixdesk {

/// Figures of one way of judging, in the form of tables.
struct AblationFigures
{
    struct PerClass
    {
        std::string name;
        int good = 0, defective = 0, falseRejects = 0, escapes = 0;
        ReportFigures figures;
    };
    std::vector<PerClass> classes;
    ReportFigures mean;
    std::optional<double> paperF1, paperTrivialF1;
};

/// One image as a row judged it: what ensembles are made from.
struct JudgedImage
{
    std::string image, type; ///< as in ValidationRow and EvaluatedImage
    int classIndex = 0, routedClass = 0;
    bool defective = false, rejected = false;
    double score = 0.0; ///< of the loss: the same whatever the class
};

/// mu, sigma and T by which a class was judged.
struct ClassLine
{
    double mu = 0.0, sigma = 0.0, threshold = 0.0;
};

/// A finished row of one seed, as its JSON file holds it.
struct AblationResult
{
    std::string row; ///< AblationRow::id, or an ensemble's
    std::int64_t seed = 0;
    std::string fingerprint, datasetHash; ///< of the row's settings; of all pictures
    std::string created;                  ///< ISO 8601, UTC
    std::string validation, statement;    ///< as in Evaluation
    bool mixer = false;                   ///< judged by the routed class's threshold
    int epochs = 0, bestEpoch = 0;        ///< trained; that the weights are from
    double trainSeconds = 0.0, evaluateSeconds = 0.0;

    AblationFigures judged; ///< as the row judges: one threshold, with the Mixer Algorithm 1
    /// The same scores by one threshold for all classes, and by each class's own with the class
    /// known: between them lies what routing can buy. Ensembles have neither.
    std::optional<AblationFigures> oneThreshold, classKnown;
    std::optional<double> routingAccuracy; ///< with the Mixer only
    /// Mean over the classes of the image AUROC of the score that validation would choose.
    std::optional<double> chosenScoreAuroc;
    /// On the validation images, as the row judges; weights of ensembles are made from them.
    std::optional<double> validationF1, validationBalancedAccuracy, validationAuroc;

    std::vector<std::string> classNames; ///< of the run: what class indices mean
    std::vector<ClassLine> lines;        ///< per class of the run
    /// mu and sigma come from the validated good images (of the class; without the Mixer of all
    /// classes): an ensemble standardises each of those without itself.
    bool linesFromValidated = false;
    std::vector<JudgedImage> test, validated;
    std::vector<double> memberWeights; ///< of an ensemble
};

AblationFigures figuresOf(const Evaluation& evaluation);

std::string ablationResultToJson(const AblationResult& result);
/// `source` stands in the message where the text is no such result.
Result<AblationResult> ablationResultFromJson(const std::string& text, const std::string& source);

} // namespace mixdesk
