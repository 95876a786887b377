// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between two epochs: validation, Eq. 6, schedule, early stopping, checkpoints.
#include "core/learn/one_threshold.h"
#include "core/learn/training_loop.h"

#include "core/base/sentence.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

Result<std::vector<ScoredItem>> scoreItems(const std::vector<ValidationItem>& items,
                                           ImageCache& cache, Model& model,
                                           const TrainConfig& config, const StopTokens& stops)
{
    const auto batch = std::size_t(inferenceBatch(config));
    std::vector<ScoredItem> scored;
    for (std::size_t begin = 0; begin < items.size(); begin += batch) {
        std::vector<cv::Mat> pictures;
        for (std::size_t i = begin; i < std::min(items.size(), begin + batch); ++i) {
            if (stops.asked())
                return cancelledError();
            auto picture = validationPicture(items[i], cache);
            if (!picture)
                return picture.error();
            pictures.push_back(*picture);
        }
        std::vector<int> routed;
        auto scores = model.scores(pictures, config.loss, &routed);
        if (!scores)
            return scores.error();
        for (std::size_t i = 0; i < scores->size(); ++i)
            scored.push_back({(*scores)[i], routed[i]});
    }
    return scored;
}

/// Scores of one epoch's validation, sorted by class.
struct ScoredClasses
{
    explicit ScoredClasses(std::size_t classes) : good(classes), labels(classes), routes(classes) {}

    void add(int c, const ScoredItem& scored, bool defective, bool validates)
    {
        if (validates) {
            labels[std::size_t(c)].push_back({scored.score, defective});
            routes[std::size_t(c)].push_back(scored.routed);
        }
        routedRight += scored.routed == c;
        ++routed;
    }

    std::vector<std::vector<double>> good; ///< held out
    std::vector<std::vector<ScoredLabel>> labels;
    std::vector<std::vector<int>> routes;
    int routedRight = 0, routed = 0;
};

/// Mean over the classes that have the figure.
class ClassMean
{
public:
    void add(const std::optional<double>& value)
    {
        m_sum += value.value_or(0.0);
        m_count += value.has_value();
    }
    double valueOr(double none) const { return m_count ? m_sum / m_count : none; }

private:
    double m_sum = 0.0;
    int m_count = 0;
};

/// Per class F1 by Algorithm 1 (the routed class's threshold decides) and AUROC; mean precision,
/// recall and F1.
void judgeClasses(EpochReport& report, const ScoredClasses& scored)
{
    ClassMean precision, recall, f1;
    for (std::size_t c = 0; c < report.classes.size(); ++c) {
        Confusion confusion;
        for (std::size_t i = 0; i < scored.labels[c].size(); ++i) {
            const auto& [score, defective] = scored.labels[c][i];
            const auto routed = std::size_t(scored.routes[c][i]);
            confusion.add(defective, score > report.classes[routed].threshold);
        }
        report.classes[c].f1 = confusion.f1();
        report.classes[c].auroc = auroc(scored.labels[c]);
        precision.add(confusion.precision());
        recall.add(confusion.recall());
        f1.add(report.classes[c].f1);
    }
    report.validationPrecision = precision.valueOr(std::nan(""));
    report.validationRecall = recall.valueOr(std::nan(""));
    report.validationF1 = f1.valueOr(0.0);
    report.routingAccuracy = scored.routed ? double(scored.routedRight) / scored.routed : 0.0;
}

std::vector<MomentsMeter> metersOf(const std::vector<std::vector<double>>& scores)
{
    std::vector<MomentsMeter> meters(scores.size());
    for (std::size_t c = 0; c < scores.size(); ++c)
        for (const double score : scores[c])
            meters[c].add(score);
    return meters;
}

/// Of all classes' scores together, for the one threshold of a run without the Mixer.
Moments pooled(const std::vector<MomentsMeter>& classes)
{
    MomentsMeter all;
    for (const MomentsMeter& meter : classes)
        all.merge(meter);
    return all.moments();
}

} // namespace

/// Each process scores its part.
Result<std::vector<ScoredItem>> TrainingLoop::scoreShared(const std::vector<ValidationItem>& items)
{
    auto own = scoreItems(m_share.partOf(items), m_cache, m_model, m_config, m_stops);
    if (!m_share.shared() || (!own && !own.error().cancelled()))
        return own;
    m_asked = {m_stops.stop.stopRequested(), m_stops.enough.stopRequested()};
    return m_share.collect(own ? *own : std::vector<ScoredItem>(), items.size(), m_asked);
}

Result<EpochReport> TrainingLoop::validate()
{
    const auto begin = ProgressMeter::Clock::now();
    const auto good = goodItems(m_split.heldOut);
    auto goodScored = scoreShared(good);
    if (!goodScored)
        return goodScored.error();
    auto otherScored = scoreShared(m_validation);
    if (!otherScored)
        return otherScored.error();

    const auto classOf = [&](const ValidationItem& item) {
        return m_dataset.images[std::size_t(item.image)].classIndex;
    };
    const bool synthetic = m_config.validation == ValidationSource::Synthetic;
    ScoredClasses scored(m_dataset.classes.size());
    double lossSum = 0.0;
    for (std::size_t i = 0; i < good.size(); ++i) {
        scored.good[std::size_t(classOf(good[i]))].push_back((*goodScored)[i].score);
        lossSum += (*goodScored)[i].score;
        scored.add(classOf(good[i]), (*goodScored)[i], false, synthetic);
    }
    for (std::size_t i = 0; i < m_validation.size(); ++i)
        scored.add(classOf(m_validation[i]), (*otherScored)[i], m_validation[i].defective(), true);

    EpochReport report;
    report.classes.resize(m_dataset.classes.size());
    report.validationLoss = good.empty() ? 0.0 : lossSum / double(good.size());
    updateThresholds(report, scored.good);
    judgeClasses(report, scored);
    m_validationSeconds =
        std::chrono::duration<double>(ProgressMeter::Clock::now() - begin).count();
    return report;
}

void TrainingLoop::updateThresholds(EpochReport& report,
                                    const std::vector<std::vector<double>>& goodScores)
{
    const bool training = m_config.thresholdSource == ThresholdSource::Training;
    const bool byClass = routesByClass(m_config, report.classes.size());
    const Moments all =
        training ? pooled(m_state.meters.classScores) : pooled(metersOf(goodScores));
    for (std::size_t c = 0; c < report.classes.size(); ++c) {
        auto& row = report.classes[c];
        row.training = m_state.meters.classScores[c].moments();
        row.source = training ? row.training : momentsOf(goodScores[c]);
        if (!m_state.thresholds[c].update(byClass ? row.source : all, m_config.alpha) &&
            m_state.epoch == 0)
            m_observer.onMessage(
                Sentence::tr("'%1' has fewer than two images for its threshold; add good images.")
                    .arg(m_dataset.classes[c]));
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

void TrainingLoop::describeEpoch(EpochReport& report) const
{
    const EpochMeters& meters = m_state.meters;
    const double n = double(std::max<std::int64_t>(1, meters.images));
    report.epoch = m_state.epoch + 1;
    report.epochs = m_config.epochs;
    report.reconstruction = meters.reconstruction / n;
    report.classifier = meters.classifier / n;
    report.contraction = meters.contraction / n;
    report.learningRate = m_state.learningRate;
    report.seconds = meters.seconds;
    report.imagesPerSecond = meters.seconds > 0 ? n / meters.seconds : 0.0;
}

Result<void> TrainingLoop::finishEpoch()
{
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
    describeEpoch(report);
    report.best = judge(report);
    if (report.best) {
        m_state.bestEpoch = m_state.epoch;
        if (auto ok = keepBest(); !ok)
            return ok;
    }
    if (first())
        if (auto ok = appendLine(m_paths.metrics(), epochToJson(report, m_dataset.classes)); !ok)
            return ok;
    ++m_state.epoch;
    beginEpoch();
    const bool patienceOver =
        m_config.earlyStopping > 0 && m_state.epochsSinceF1 >= m_config.earlyStopping;
    m_state.finished = m_state.epoch >= m_config.epochs || patienceOver;
    m_observer.onEpoch(report);
    return save();
}

Result<void> TrainingLoop::keepBest()
{
    if (!first())
        return {};
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
                         {"precision", report.validationPrecision},
                         {"recall", report.validationRecall},
                         {"f1", report.validationF1},
                         {"routing_accuracy", report.routingAccuracy}}},
                       {"classes", rows},
                       {"images_per_second", report.imagesPerSecond},
                       {"seconds", report.seconds},
                       {"best", report.best}};
    return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace mixdesk
