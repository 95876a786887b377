// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_rules.h"

#include "core/base/sentence.h"

#include <algorithm>

namespace mixdesk::detail {

namespace {

constexpr int kFewGoodImages = 20;

std::string sizeText(cv::Size size)
{
    return std::to_string(size.width) + " x " + std::to_string(size.height);
}

void reportFault(HealthContext& context, const ImageRecord& image, const std::string& file,
                 const FileFault& fault)
{
    context.findings.push_back(
        {Severity::Problem, fault.truncated ? "truncated-file" : "unreadable-file",
         context.className(image), file, fault.message,
         Sentence::tr("Copy the file again from its source, or remove it.")});
}

void checkMask(HealthContext& context, const ImageRecord& image, const ImageFacts& facts)
{
    const std::string& name = context.className(image);
    const std::string mask = relativePath(image.mask, context.dataset.root);
    switch (facts.mask) {
    case MaskState::Unreadable:
        reportFault(context, image, mask, facts.maskFault);
        break;
    case MaskState::WrongSize:
        context.findings.push_back(
            {Severity::Problem, "mask-size", name, mask,
             Sentence::tr("The mask is %1 pixels, its picture %2.")
                 .arg(sizeText(facts.maskSize))
                 .arg(sizeText(facts.size)),
             Sentence::tr("Draw or export the mask again at the size of the picture.")});
        break;
    case MaskState::Blank:
        context.findings.push_back(
            {Severity::Warning, "blank-mask", name, mask,
             Sentence::tr("The mask marks no pixel as defect."),
             Sentence::tr(
                 "Draw the defect, or remove the mask; pixel figures leave such pictures out.")});
        break;
    case MaskState::None:
    case MaskState::Usable:
        break;
    }
}

void checkTestSides(HealthContext& context, const ClassHealth& health)
{
    int defective = 0;
    for (const auto& type : health.testDefective)
        defective += type.second;
    if (health.testGood == 0)
        context.findings.push_back({defective > 0 ? Severity::Warning : Severity::Note,
                                    "no-test-good", health.name, "",
                                    Sentence::tr("The class has no good pictures in test/good."),
                                    Sentence::tr("Add good parts to test/good: without them false "
                                                 "rejects and AUROC cannot be measured.")});
    if (defective == 0)
        context.findings.push_back(
            {health.testGood > 0 ? Severity::Warning : Severity::Note, "no-defects", health.name,
             "", Sentence::tr("The class has no defective pictures in test."),
             Sentence::tr("Add pictures of defects to test/TYPE: without them it cannot be "
                          "measured whether defects are found.")});
}

void checkTrainCount(HealthContext& context, const ClassHealth& health, int largest)
{
    if (health.trainGood == 0) {
        context.findings.push_back(
            {Severity::Problem, "few-good-images", health.name, "",
             Sentence::tr("The class has no pictures in train/good, so that training fails."),
             Sentence::tr(
                 "Add good parts to train/good, untick the class on the Data page, or move it out "
                 "of the dataset folder.")});
        return;
    }
    if (health.trainGood < kFewGoodImages)
        context.findings.push_back(
            {Severity::Warning, "few-good-images", health.name, "",
             Sentence::tr("There are few pictures of the class in train/good (%1); its threshold "
                          "will be uncertain.")
                 .arg(health.trainGood),
             Sentence::tr("Add good parts to train/good: %1 at least, better a hundred.")
                 .arg(kFewGoodImages)});
    if (health.trainGood * 5 < largest)
        context.findings.push_back(
            {health.trainGood * 10 < largest ? Severity::Warning : Severity::Note,
             "class-imbalance", health.name, "",
             Sentence::tr("Training pictures of the class: %1, of the largest class: %2.")
                 .arg(health.trainGood)
                 .arg(largest),
             Sentence::tr(
                 "Add pictures of the small class, or expect it to be learned less well.")});
}

} // namespace

void checkFiles(HealthContext& context)
{
    for (std::size_t i = 0; i < context.facts.size(); ++i)
        if (const FileFault& fault = context.facts[i].fault)
            reportFault(context, context.dataset.images[i], context.dataset.images[i].relative,
                        fault);
}

void checkMasks(HealthContext& context)
{
    std::vector<int> missing(context.dataset.classes.size());
    for (std::size_t i = 0; i < context.facts.size(); ++i) {
        const ImageRecord& image = context.dataset.images[i];
        checkMask(context, image, context.facts[i]);
        if (image.good() || !image.mask.empty())
            continue;
        ++missing[std::size_t(image.classIndex)];
        if (context.classes[std::size_t(image.classIndex)].masks > 0)
            context.findings.push_back(
                {Severity::Warning, "missing-mask", context.className(image), image.relative,
                 Sentence::tr(
                     "The picture is defective but has no mask, unlike others of its class."),
                 Sentence::tr("Add ground_truth/TYPE/NAME_mask.png; pixel figures leave such "
                              "pictures out.")});
    }
    for (std::size_t c = 0; c < missing.size(); ++c)
        if (missing[c] > 0 && context.classes[c].masks == 0)
            context.findings.push_back(
                {Severity::Note, "missing-mask", context.dataset.classes[c], "",
                 Sentence::tr("None of the %1 defective pictures of the class has a mask; pixel "
                              "figures are left out.")
                     .arg(missing[c]),
                 Sentence::tr(
                     "Add ground_truth/TYPE/NAME_mask.png where localisation is to be measured.")});
}

void checkBalance(HealthContext& context)
{
    int largest = 0;
    for (const ClassHealth& health : context.classes)
        largest = std::max(largest, health.trainGood);
    for (const ClassHealth& health : context.classes) {
        checkTrainCount(context, health, largest);
        checkTestSides(context, health);
    }
}

} // namespace mixdesk::detail
