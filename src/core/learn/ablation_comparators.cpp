// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_comparators.h"

#include "core/metrics/known_mean.h"

#include <algorithm>

namespace mixdesk {

namespace {

using Optional = std::optional<double>;

/// Mean over the parts that have the figure.
Optional meanOf(const std::vector<AblationResult>& parts, Optional AblationResult::*figure)
{
    KnownMean mean;
    for (const AblationResult& part : parts)
        mean.add(part.*figure);
    return mean.value();
}

std::vector<JudgedImage> withClass(std::vector<JudgedImage> images, int classIndex)
{
    for (JudgedImage& image : images)
        image.classIndex = image.routedClass = classIndex;
    return images;
}

/// Figures of judged test images; pixel figures are those of the classes' own results.
AblationFigures figuresOfAll(const std::vector<AblationResult>& classes,
                             const std::vector<JudgedImage>& test)
{
    Evaluation evaluation;
    for (const AblationResult& part : classes) {
        ClassEvaluation row;
        row.name = part.judged.classes.front().name;
        row.runClass = int(evaluation.classes.size());
        row.figures = part.judged.classes.front().figures;
        evaluation.classes.push_back(std::move(row));
    }
    for (const JudgedImage& image : test)
        evaluation.images.push_back(asEvaluated(image));
    computePointFigures(evaluation);
    return figuresOf(evaluation);
}

void append(std::vector<JudgedImage>& all, std::vector<JudgedImage> more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

const std::vector<AblationRow>& comparatorRows()
{
    static const std::vector<AblationRow> rows{{"class_l2", "AE (L2), one per class", false, false,
                                                false, LossKind::L2, RowScope::EachClass},
                                               {"class_ssim", "AE (SSIM), one per class", false,
                                                false, false, LossKind::Ssim, RowScope::EachClass},
                                               {"patches_ssim",
                                                "AE (SSIM) on patches, textures only", false, false,
                                                false, LossKind::Ssim, RowScope::Patches}};
    return rows;
}

const std::vector<std::string>& mvtecTextures()
{
    static const std::vector<std::string> names{"carpet", "grid", "leather", "tile", "wood"};
    return names;
}

std::vector<std::string> comparatorClasses(const AblationRow& row, const Dataset& dataset,
                                           const std::vector<std::string>& textures)
{
    std::vector<std::string> names;
    for (int c = 0; c < int(dataset.classes.size()); ++c) {
        const std::string& name = dataset.classes[std::size_t(c)];
        const bool texture = std::find(textures.begin(), textures.end(), name) != textures.end();
        if (!dataset.select(Subset::Test, c).empty() && (row.scope != RowScope::Patches || texture))
            names.push_back(name);
    }
    return names;
}

Dataset onlyClass(const Dataset& dataset, const std::string& className)
{
    std::vector<std::string> others = dataset.classes;
    others.erase(std::remove(others.begin(), others.end(), className), others.end());
    return includeClasses(dataset, others);
}

AblationResult mergeClasses(const std::vector<AblationResult>& classes)
{
    AblationResult merged = classes.front();
    merged.classNames.clear();
    merged.lines.clear();
    merged.test.clear();
    merged.validated.clear();
    merged.trainSeconds = merged.evaluateSeconds = 0.0;
    for (const AblationResult& part : classes) {
        const int c = int(merged.classNames.size());
        merged.classNames.push_back(part.classNames.front());
        merged.lines.push_back(part.lines.front());
        append(merged.test, withClass(part.test, c));
        append(merged.validated, withClass(part.validated, c));
        merged.epochs = std::max(merged.epochs, part.epochs);
        merged.bestEpoch = std::max(merged.bestEpoch, part.bestEpoch);
        merged.trainSeconds += part.trainSeconds;
        merged.evaluateSeconds += part.evaluateSeconds;
    }
    merged.judged = figuresOfAll(classes, merged.test);
    merged.classKnown = merged.judged;
    merged.oneThreshold.reset(); // scores of different networks have none
    merged.chosenScoreAuroc = meanOf(classes, &AblationResult::chosenScoreAuroc);
    addValidationFigures(merged);
    return merged;
}

} // namespace mixdesk
