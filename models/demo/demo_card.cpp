// SPDX-License-Identifier: GPL-3.0-or-later
// Used by packaging/make-demo-model.sh: writes what the demo model ships beside the run's own
// files.
#include "core/base/files.h"
#include "core/data/demo_fingerprint.h"

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using nlohmann::ordered_json;

namespace {

std::string format(const char* pattern, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, pattern, value);
    return text;
}

/// Curves need no seventeen digits; the file is half as long with five.
void shorten(ordered_json& node)
{
    if (node.is_number_float())
        node = std::strtod(format("%.5g", node.get<double>()).c_str(), nullptr);
    else if (node.is_structured())
        for (auto& child : node)
            shorten(child);
}

std::string shortenedLines(const std::string& text)
{
    std::string out;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        auto line = ordered_json::parse(text.substr(begin, end - begin));
        shorten(line);
        out += line.dump() + "\n";
        begin = end + 1;
    }
    return out;
}

Result<DemoPlantOptions> plantOptions(const fs::path& plant)
{
    const auto text = readFile(plant / "demo-plant.json", 1 << 20);
    if (!text)
        return text.error();
    const auto marker = ordered_json::parse(*text);
    DemoPlantOptions options;
    options.seed = marker.at("seed");
    options.side = marker.at("side");
    options.trainGood = marker.at("train_good");
    options.testGood = marker.at("test_good");
    options.testPerDefect = marker.at("test_per_defect");
    if (marker.at("classes") != demoClasses())
        return Error{ErrorCode::Usage, "The demo model needs a plant with every product."};
    return options;
}

std::string tableRow(const std::string& name, const ordered_json& figures)
{
    const int good = figures.at("n_good"), defective = figures.at("n_defective");
    return "| " + name + " | " + figures.at("score").get<std::string>() + " | " +
           std::to_string(figures.at("false_rejects").get<int>()) + " of " + std::to_string(good) +
           " | " + std::to_string(figures.at("escapes").get<int>()) + " of " +
           std::to_string(defective) + " | " +
           format("%.3f", figures.at("balanced_accuracy").get<double>()) + " | " +
           format("%.3f", figures.at("image_auroc").get<double>()) + " | " +
           format("%.3f", figures.at("pixel_auroc").get<double>()) + " |\n";
}

std::string intervalText(const ordered_json& interval)
{
    return format("%.3f", interval.at(0).get<double>()) + " to " +
           format("%.3f", interval.at(1).get<double>());
}

std::string measuredText(const ordered_json& evaluation)
{
    const auto& mean = evaluation.at("mean");
    const auto& intervals = mean.at("intervals");
    std::string text =
        "| product | score | good parts rejected | defects missed | balanced accuracy "
        "| image AUROC | pixel AUROC |\n|---|---|---|---|---|---|---|\n";
    for (const auto& [name, figures] : evaluation.at("classes").items())
        text += tableRow(name, figures);
    text += "| **mean** | | | | **" + format("%.3f", mean.at("balanced_accuracy").get<double>()) +
            "** | **" + format("%.3f", mean.at("image_auroc").get<double>()) + "** | **" +
            format("%.3f", mean.at("pixel_auroc").get<double>()) + "** |\n\n";
    text += "95 % intervals: balanced accuracy " + intervalText(intervals.at("balanced_accuracy")) +
            ", image AUROC " + intervalText(intervals.at("image_auroc")) + "; routing accuracy " +
            format("%.3f", evaluation.at("routing_accuracy").get<double>()) + " on " +
            std::to_string(evaluation.at("images").get<int>()) + " test pictures.\n" +
            evaluation.at("statement").get<std::string>() + "\n";
    return text;
}

std::string cardText(const DemoData& data, const ordered_json& evaluation,
                     const std::string& settings)
{
    return "# The demo model\n\n"
           "A finished run (its files: `src/core/learn/FORMAT.md`) that opens with the demo plant: "
           "a narrow `compact`\nnetwork that knows the plant's " +
           std::to_string(demoClasses().size()) +
           " made-up products and nothing else. It is there to show the program, not\nto inspect "
           "real parts.\n\n## How it was made\n\n`packaging/make-demo-model.sh` draws the plant "
           "(seed " +
           std::to_string(data.options.seed) + ", " + std::to_string(data.options.trainGood) +
           " good training pictures a product, side " + std::to_string(data.options.side) +
           "),\ntrains on a processor with the settings below, evaluates, and wrote this file and "
           "everything beside it.\n`data.yaml` tells which pictures those were, by a hash over "
           "decoded pixels; `metrics.jsonl` is rounded to five digits.\n\n    " +
           settings + "\n\n## Measured\n\n" + measuredText(evaluation) +
           "\nThe products and their defects are drawn by one program, so these figures say "
           "nothing "
           "about photographs.\n\n## Rights\n\nWeights and pictures are made from nothing but this "
           "repository: the weights are GPL-3.0-or-later like it, the\npictures CC0 1.0.\n";
}

Result<void> writeCard(const fs::path& run, const fs::path& plant, const fs::path& evaluationFile,
                       const std::string& settings, const fs::path& out)
{
    const auto options = plantOptions(plant);
    if (!options)
        return options.error();
    auto pictures = demoFingerprint(plant, *options);
    if (!pictures)
        return pictures.error();
    const DemoData data{*options, std::move(*pictures)};
    const auto metrics = readFile(run / "metrics.jsonl");
    if (!metrics)
        return metrics.error();
    const auto evaluation = readFile(evaluationFile);
    if (!evaluation)
        return evaluation.error();
    if (auto ok = writeFileAtomic(out / "data.yaml", demoDataToYaml(data)); !ok)
        return ok;
    if (auto ok = writeFileAtomic(out / "metrics.jsonl", shortenedLines(*metrics)); !ok)
        return ok;
    return writeFileAtomic(out / "README.md",
                           cardText(data, ordered_json::parse(*evaluation), settings));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 6) {
        std::fprintf(stderr, "Usage: mixdesk-demo-card RUN PLANT EVALUATION.json SETTINGS OUT\n");
        return 2;
    }
    try {
        const auto written = writeCard(argv[1], argv[2], argv[3], argv[4], argv[5]);
        if (written)
            return 0;
        std::fprintf(stderr, "%s\n", written.error().message.c_str());
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "The demo model's card was not written: %s\n", problem.what());
    }
    return 1;
}
