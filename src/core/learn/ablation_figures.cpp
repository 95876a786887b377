// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_tables.h"
#include "core/learn/scorer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr int kMostClasses = 15; // as many as MVTec AD has

/// Mean and deviation of every class's held-out good images, epoch by epoch.
std::vector<LineSeries> curvesOf(const fs::path& run, const std::vector<std::string>& classes)
{
    std::vector<LineSeries> series(classes.size());
    for (std::size_t c = 0; c < classes.size(); ++c) {
        series[c].name = classes[c];
        series[c].colour = seriesColour(c);
    }
    auto text = readFile(RunPaths(run).metrics());
    for (std::size_t begin = 0; text && begin < text->size();) {
        const auto end = std::min(text->find('\n', begin), text->size());
        const auto line =
            nlohmann::json::parse(text->begin() + std::ptrdiff_t(begin),
                                  text->begin() + std::ptrdiff_t(end), nullptr, false);
        begin = end + 1;
        try {
            for (std::size_t c = 0; c < classes.size(); ++c) {
                const auto& score = line.at("classes").at(classes[c]).at("score");
                series[c].points.push_back({line.at("epoch"), score.at("mean")});
                series[c].deviation.push_back(score.at("deviation"));
            }
        } catch (const nlohmann::json::exception&) {
            continue; // a torn line is left out of the plot
        }
    }
    return series;
}

/// The first good and the first defective test picture of each class.
std::vector<int> shownParts(const Dataset& dataset)
{
    std::vector<int> shown;
    for (int c = 0; c < std::min(kMostClasses, int(dataset.classes.size())); ++c) {
        const auto test = dataset.select(Subset::Test, c);
        for (const bool good : {true, false}) {
            const auto found = std::find_if(test.begin(), test.end(), [&](int i) {
                return dataset.images[std::size_t(i)].good() == good;
            });
            if (found != test.end())
                shown.push_back(*found);
        }
    }
    return shown;
}

/// Adds what one run makes of the parts; a picture that cannot be read is left out.
Result<void> addReconstructions(const std::string& name, const fs::path& run,
                                const Dataset& dataset, const std::vector<int>& shown,
                                std::vector<AblationFigureSet::Part>& parts)
{
    auto config = runConfig(run);
    if (!config)
        return config.error();
    auto scorer = Scorer::open(run, config->device, config->threads);
    if (!scorer)
        return scorer.error();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        auto read = readInput(dataset.images[std::size_t(shown[i])].path, config->inputSize,
                              config->resize);
        if (!read)
            continue;
        auto inspected = (*scorer)->inspect(read->input);
        if (!inspected)
            return inspected.error();
        parts[i].input = inspected->input;
        parts[i].reconstructions.emplace_back(name, inspected->reconstruction);
    }
    return {};
}

} // namespace

Result<AblationFigureSet> ablationFigures(const AblationOutcome& outcome, const fs::path& out,
                                          const Dataset& dataset, const ProgressFn& progress,
                                          const StopToken& stop)
{
    const AblationPaths paths(out);
    AblationFigureSet figures;
    const std::vector<int> shown = shownParts(dataset);
    for (const int image : shown) {
        const ImageRecord& record = dataset.images[std::size_t(image)];
        figures.parts.push_back({dataset.classes[std::size_t(record.classIndex)],
                                 record.relative,
                                 record.type,
                                 {},
                                 {}});
    }
    ProgressMeter meter(progress, "drawing figures", std::int64_t(ablationRows().size()), "rows");
    for (std::size_t i = 0; i < ablationRows().size(); ++i) {
        if (stop.stopRequested())
            return cancelledError();
        const AblationRow& row = ablationRows()[i];
        const AblationResult& first = outcome.rows[i].front();
        const fs::path run = paths.run(row, first.seed);
        std::error_code ec;
        if (fs::exists(RunPaths(run).manifest(), ec)) { // people may delete runs to save space
            figures.curves.push_back({row.name, curvesOf(run, first.classNames)});
            if (auto ok = addReconstructions(row.name, run, dataset, shown, figures.parts); !ok)
                return ok.error();
        }
        meter.advance();
    }
    const auto empty = [](const auto& part) { return part.input.empty(); };
    figures.parts.erase(std::remove_if(figures.parts.begin(), figures.parts.end(), empty),
                        figures.parts.end());
    return figures;
}

} // namespace mixdesk
