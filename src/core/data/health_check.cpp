// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_check.h"

#include "core/data/health_rules.h"

#include <algorithm>
#include <tuple>

namespace mixdesk {

namespace {

void countImage(const ImageRecord& image, const detail::ImageFacts& facts, ClassHealth& health)
{
    if (image.subset == Subset::Train)
        ++health.trainGood;
    else if (image.good())
        ++health.testGood;
    else
        ++health.testDefective[image.type];
    if (!image.mask.empty())
        ++health.masks;
    if (!facts.readable())
        return;
    const bool first = health.channels == 0;
    const int width = facts.size.width, height = facts.size.height;
    health.smallestWidth = first ? width : std::min(health.smallestWidth, width);
    health.smallestHeight = first ? height : std::min(health.smallestHeight, height);
    health.largestWidth = std::max(health.largestWidth, width);
    health.largestHeight = std::max(health.largestHeight, height);
    health.channels = std::max(health.channels, facts.grey ? 1 : 3);
}

std::vector<ClassHealth> countClasses(const Dataset& dataset,
                                      const std::vector<detail::ImageFacts>& facts)
{
    std::vector<ClassHealth> classes(dataset.classes.size());
    for (std::size_t c = 0; c < classes.size(); ++c)
        classes[c].name = dataset.classes[c];
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const ImageRecord& image = dataset.images[i];
        countImage(image, facts[i], classes[std::size_t(image.classIndex)]);
    }
    return classes;
}

bool worseFirst(const Finding& a, const Finding& b)
{
    if (a.severity != b.severity)
        return a.severity > b.severity;
    return std::tie(a.file, a.className, a.rule) < std::tie(b.file, b.className, b.rule);
}

} // namespace

int HealthReport::count(Severity severity) const
{
    return int(std::count_if(findings.begin(), findings.end(), [severity](const Finding& finding) {
        return finding.severity == severity;
    }));
}

Result<HealthReport> checkDataset(const Dataset& dataset, const ProgressFn& progress,
                                  const StopToken& stop, ContentCache* cache)
{
    const auto facts = detail::gatherFacts(dataset, progress, stop, cache);
    if (!facts)
        return facts.error();
    HealthReport report;
    report.root = displayPath(dataset.root);
    report.images = int(dataset.images.size());
    report.classes = countClasses(dataset, *facts);

    detail::HealthContext context{dataset, *facts, report.classes, report.findings};
    detail::checkFiles(context);
    detail::checkMasks(context);
    detail::checkBalance(context);
    detail::checkExactDuplicates(context);
    if (auto done = detail::checkNearDuplicates(context, stop); !done)
        return done.error();
    detail::checkOutliers(context);
    detail::checkStrays(context);
    std::stable_sort(report.findings.begin(), report.findings.end(), worseFirst);
    return report;
}

} // namespace mixdesk
