// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_history.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using Json = nlohmann::ordered_json; // keeps the classes in the order of the file

constexpr std::uint64_t kLargestFile = 256u << 20;

/// NaN is written as null.
double number(const Json& json, const char* key)
{
    const Json& value = json.at(key);
    return value.is_null() ? std::nan("") : value.get<double>();
}

/// Of a key that earlier versions did not write: NaN there.
double laterNumber(const Json& json, const char* key)
{
    return json.contains(key) ? number(json, key) : std::nan("");
}

std::optional<double> figure(const Json& json, const char* key)
{
    const double value = number(json, key);
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Moments moments(const Json& json)
{
    return {json.at("images").get<int>(), number(json, "mean"), number(json, "deviation")};
}

EpochReport::PerClass classOf(const Json& json)
{
    EpochReport::PerClass row;
    row.training = moments(json.at("training_score"));
    row.source = moments(json.at("score"));
    row.running.mu = number(json, "mu");
    row.running.sigma = number(json, "sigma");
    row.running.started = true;
    row.threshold = number(json, "threshold");
    row.f1 = figure(json, "f1");
    row.auroc = figure(json, "auroc");
    return row;
}

EpochReport epochOf(const Json& json)
{
    EpochReport report;
    report.epoch = json.at("epoch").get<int>();
    report.epochs = json.at("epochs").get<int>();
    const Json& loss = json.at("loss");
    report.reconstruction = number(loss, "reconstruction");
    report.classifier = number(loss, "classifier");
    report.contraction = number(loss, "contraction");
    report.learningRate = number(json, "learning_rate");
    const Json& validation = json.at("validation");
    report.validationLoss = number(validation, "loss");
    report.validationPrecision = laterNumber(validation, "precision");
    report.validationRecall = laterNumber(validation, "recall");
    report.validationF1 = number(validation, "f1");
    report.routingAccuracy = number(validation, "routing_accuracy");
    for (const auto& [name, row] : json.at("classes").items())
        report.classes.push_back(classOf(row));
    report.imagesPerSecond = number(json, "images_per_second");
    report.seconds = number(json, "seconds");
    report.best = json.at("best").get<bool>();
    return report;
}

QStringList namesOf(const Json& json)
{
    QStringList names;
    for (const auto& [name, row] : json.at("classes").items())
        names.append(QString::fromStdString(name));
    return names;
}

} // namespace

Result<RunHistory> readHistory(const fs::path& run)
{
    const fs::path path = RunPaths(run).metrics();
    auto text = readFile(path, kLargestFile);
    if (!text)
        return text.error();
    RunHistory history;
    std::size_t begin = 0;
    for (int line = 1; begin < text->size(); ++line) {
        const auto end = text->find('\n', begin);
        if (end == std::string::npos) // torn by a crash: the epoch is trained again
            break;
        try {
            const Json json = Json::parse(text->begin() + std::ptrdiff_t(begin),
                                          text->begin() + std::ptrdiff_t(end));
            const QStringList names = namesOf(json);
            if (history.epochs.empty())
                history.classes = names;
            if (names != history.classes)
                throw std::invalid_argument("classes");
            history.epochs.push_back(epochOf(json));
        } catch (const std::exception&) {
            return Error{
                ErrorCode::Unreadable,
                Sentence::tr(
                    "%1, line %2, is not the record of an epoch: the run's curves cannot be shown.")
                    .arg(displayPath(path))
                    .arg(line)};
        }
        begin = end + 1;
    }
    return history;
}

const EpochReport* keptEpoch(const std::vector<EpochReport>& epochs)
{
    const auto best =
        std::find_if(epochs.rbegin(), epochs.rend(), [](const EpochReport& e) { return e.best; });
    return best == epochs.rend() ? nullptr : &*best;
}

std::optional<double> meanAuroc(const EpochReport& report)
{
    double sum = 0.0;
    int count = 0;
    for (const auto& row : report.classes)
        if (row.auroc) {
            sum += *row.auroc;
            ++count;
        }
    return count ? std::optional(sum / count) : std::nullopt;
}

} // namespace mixdesk
