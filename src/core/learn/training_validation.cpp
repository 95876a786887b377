// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between two epochs: validation, Eq. 6, schedule, early stopping, checkpoints.
#include "core/learn/training_loop.h"

#include "core/nn/safetensors.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

constexpr std::size_t kInferenceBatch = 32;

struct ScoredItem
{
    double score = 0.0;
    int routed = 0;
};

Result<std::vector<ScoredItem>> scoreItems(const std::vector<ValidationItem>& items,
                                           ImageCache& cache, Model& model, LossKind loss,
                                           const StopToken& stop)
{
    std::vector<ScoredItem> scored;
    for (std::size_t begin = 0; begin < items.size(); begin += kInferenceBatch) {
        if (stop.stopRequested())
            return cancelledError();
        std::vector<cv::Mat> pictures;
        for (std::size_t i = begin; i < std::min(items.size(), begin + kInferenceBatch); ++i) {
            auto picture = validationPicture(items[i], cache);
            if (!picture)
                return picture.error();
            pictures.push_back(*picture);
        }
        std::vector<int> routed;
        auto scores = model.scores(pictures, loss, &routed);
        if (!scores)
            return scores.error();
        for (std::size_t i = 0; i < scores->size(); ++i)
            scored.push_back({(*scores)[i], routed[i]});
    }
    return scored;
}

/// Per class F1 by Algorithm 1 (the routed class's threshold decides) and AUROC; returns the mean
/// F1.
double judgeClasses(EpochReport& report, const std::vector<std::vector<ScoredLabel>>& labels,
                    const std::vector<std::vector<int>>& routes)
{
    double sum = 0.0;
    int count = 0;
    for (std::size_t c = 0; c < report.classes.size(); ++c) {
        Confusion confusion;
        for (std::size_t i = 0; i < labels[c].size(); ++i)
            confusion.add(labels[c][i].defective,
                          labels[c][i].score > report.classes[std::size_t(routes[c][i])].threshold);
        report.classes[c].f1 = confusion.f1();
        report.classes[c].auroc = auroc(labels[c]);
        if (report.classes[c].f1) {
            sum += *report.classes[c].f1;
            ++count;
        }
    }
    return count ? sum / count : 0.0;
}

} // namespace

Result<EpochReport> TrainingLoop::validate()
{
    const auto begin = ProgressMeter::Clock::now();
    const auto good = goodItems(m_split.heldOut);
    auto goodScored = scoreItems(good, m_cache, m_model, m_config.loss, m_stop);
    if (!goodScored)
        return goodScored.error();
    auto otherScored = scoreItems(m_validation, m_cache, m_model, m_config.loss, m_stop);
    if (!otherScored)
        return otherScored.error();

    EpochReport report;
    const auto classes = m_dataset.classes.size();
    report.classes.resize(classes);
    std::vector<std::vector<double>> goodScores(classes);
    std::vector<std::vector<ScoredLabel>> labels(classes);
    std::vector<std::vector<int>> routes(classes);
    int routedRight = 0, routedAll = 0;
    double lossSum = 0.0;
    const bool synthetic = m_config.validation == ValidationSource::Synthetic;
    const auto note = [&](const ValidationItem& item, const ScoredItem& scored, bool validates) {
        const int c = m_dataset.images[std::size_t(item.image)].classIndex;
        if (validates) {
            labels[std::size_t(c)].push_back({scored.score, item.defective()});
            routes[std::size_t(c)].push_back(scored.routed);
        }
        routedRight += scored.routed == c;
        ++routedAll;
    };
    for (std::size_t i = 0; i < good.size(); ++i) {
        const int c = m_dataset.images[std::size_t(good[i].image)].classIndex;
        goodScores[std::size_t(c)].push_back((*goodScored)[i].score);
        lossSum += (*goodScored)[i].score;
        note(good[i], (*goodScored)[i], synthetic);
    }
    for (std::size_t i = 0; i < m_validation.size(); ++i)
        note(m_validation[i], (*otherScored)[i], true);
    report.validationLoss = good.empty() ? 0.0 : lossSum / double(good.size());
    report.routingAccuracy = routedAll ? double(routedRight) / routedAll : 0.0;
    updateThresholds(report, goodScores);

    report.validationF1 = judgeClasses(report, labels, routes);
    m_validationSeconds =
        std::chrono::duration<double>(ProgressMeter::Clock::now() - begin).count();
    return report;
}

void TrainingLoop::updateThresholds(EpochReport& report,
                                    const std::vector<std::vector<double>>& goodScores)
{
    for (std::size_t c = 0; c < report.classes.size(); ++c) {
        auto& row = report.classes[c];
        row.training = m_state.meters.classScores[c].moments();
        row.source = m_config.thresholdSource == ThresholdSource::Training
                         ? row.training
                         : momentsOf(goodScores[c]);
        if (!m_state.thresholds[c].update(row.source, m_config.alpha) && m_state.epoch == 0)
            m_observer.onMessage("'" + m_dataset.classes[c] +
                                 "' has fewer than two images for its threshold; add good images.");
        row.running = m_state.thresholds[c];
        row.threshold = row.running.threshold(m_config.beta);
    }
}

bool TrainingLoop::judge(EpochReport& report)
{
    const bool lowerLoss = report.validationLoss < m_state.bestLoss;
    const bool betterF1 = report.validationF1 > m_state.bestF1;
    m_state.bestLoss = std::min(m_state.bestLoss, report.validationLoss);
    m_state.bestF1 = std::max(m_state.bestF1, report.validationF1);
    m_state.epochsSinceLoss = lowerLoss ? 0 : m_state.epochsSinceLoss + 1;
    m_state.epochsSinceF1 = betterF1 ? 0 : m_state.epochsSinceF1 + 1;
    if (m_config.schedule == Schedule::Plateau &&
        m_state.epochsSinceLoss > m_config.plateauPatience) {
        m_state.learningRate *= m_config.plateauFactor;
        m_state.epochsSinceLoss = 0;
    }
    switch (m_config.selection) {
    case Selection::F1:
        return betterF1;
    case Selection::Loss:
        return lowerLoss;
    case Selection::Last:
        return true;
    }
    return true;
}

Result<void> TrainingLoop::finishEpoch()
{
    const double rate = m_state.learningRate;
    const auto thresholdsBefore = m_state.thresholds;
    auto validated = validate();
    if (!validated) {
        if (!validated.error().cancelled())
            return validated.error();
        m_state.thresholds = thresholdsBefore; // the epoch's end is done again after a resume
        return interrupted();
    }
    EpochReport& report = *validated;
    if (!std::isfinite(report.validationLoss))
        return diverged();
    const EpochMeters& meters = m_state.meters;
    const double n = double(std::max<std::int64_t>(1, meters.images));
    report.epoch = m_state.epoch + 1;
    report.epochs = m_config.epochs;
    report.reconstruction = meters.reconstruction / n;
    report.classifier = meters.classifier / n;
    report.contraction = meters.contraction / n;
    report.learningRate = rate;
    report.seconds = meters.seconds;
    report.imagesPerSecond = meters.seconds > 0 ? n / meters.seconds : 0.0;
    report.best = judge(report);
    if (report.best) {
        m_state.bestEpoch = m_state.epoch;
        if (auto ok = keepBest(); !ok)
            return ok;
    }
    if (auto ok = appendLine(m_paths.metrics(), epochToJson(report, m_dataset.classes)); !ok)
        return ok;
    ++m_state.epoch;
    beginEpoch();
    const bool patienceOver =
        m_config.earlyStopping > 0 && m_state.epochsSinceF1 >= m_config.earlyStopping;
    m_state.finished = m_state.epoch >= m_config.epochs || patienceOver;
    m_observer.onEpoch(report);
    m_lastSave = ProgressMeter::Clock::now();
    return saveCheckpoint(m_paths.lastCheckpoint(), m_model, m_state);
}

Result<void> TrainingLoop::keepBest()
{
    const bool everyEpoch = m_config.selection == Selection::Last;
    if (everyEpoch && m_state.epoch + 1 < m_config.epochs && m_config.earlyStopping == 0)
        return {}; // the last epoch's weights are wanted; the last checkpoint has the others
    Safetensors file;
    file.tensors = m_model.weights();
    file.metadata = {{"format", "mixdesk-weights"},
                     {"version", "1"},
                     {"epoch", std::to_string(m_state.epoch + 1)}};
    return writeSafetensors(m_paths.bestCheckpoint(), file);
}

std::string epochToJson(const EpochReport& report, const std::vector<std::string>& classes)
{
    using nlohmann::json;
    const auto moments = [](const Moments& m) {
        return json{{"mean", m.mean}, {"deviation", m.deviation}, {"images", m.count}};
    };
    const auto optional = [](const std::optional<double>& v) { return v ? json(*v) : json(); };
    json rows = json::object();
    for (std::size_t c = 0; c < classes.size(); ++c) {
        const auto& row = report.classes[c];
        rows[classes[c]] = {{"training_score", moments(row.training)},
                            {"score", moments(row.source)},
                            {"mu", row.running.mu},
                            {"sigma", row.running.sigma},
                            {"threshold", row.threshold},
                            {"f1", optional(row.f1)},
                            {"auroc", optional(row.auroc)}};
    }
    const json line = {{"epoch", report.epoch},
                       {"epochs", report.epochs},
                       {"loss",
                        {{"reconstruction", report.reconstruction},
                         {"classifier", report.classifier},
                         {"contraction", report.contraction}}},
                       {"learning_rate", report.learningRate},
                       {"validation",
                        {{"loss", report.validationLoss},
                         {"f1", report.validationF1},
                         {"routing_accuracy", report.routingAccuracy}}},
                       {"classes", rows},
                       {"images_per_second", report.imagesPerSecond},
                       {"seconds", report.seconds},
                       {"best", report.best}};
    return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace mixdesk
