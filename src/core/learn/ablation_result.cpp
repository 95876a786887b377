// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_result.h"

#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

using json = nlohmann::ordered_json;
using Optional = std::optional<double>;

constexpr int kVersion = 1;
constexpr const char* kFormat = "mixdesk-ablation-row";

constexpr std::pair<const char*, Optional ReportFigures::*> kFigures[] = {
    {"precision", &ReportFigures::precision},
    {"recall", &ReportFigures::recall},
    {"f1", &ReportFigures::f1},
    {"trivial_f1", &ReportFigures::trivialF1},
    {"normal_accuracy", &ReportFigures::normalAccuracy},
    {"anomaly_accuracy", &ReportFigures::anomalyAccuracy},
    {"balanced_accuracy", &ReportFigures::balancedAccuracy},
    {"image_auroc", &ReportFigures::imageAuroc},
    {"pixel_auroc", &ReportFigures::pixelAuroc},
    {"aupro", &ReportFigures::aupro},
};

json toJson(const Optional& value)
{
    return value ? json(*value) : json();
}

Optional optionalFrom(const json& value)
{
    return value.is_null() ? Optional() : Optional(value.get<double>());
}

/// A rate or an area under a curve, which rounding may have put a little above 1.
Optional shareFrom(const json& value)
{
    const Optional share = optionalFrom(value);
    if (share && !(*share >= 0.0 && *share <= 1.0 + 1e-9))
        throw std::out_of_range("share");
    return share;
}

json toJson(const ReportFigures& figures)
{
    json out = json::object();
    for (const auto& [key, member] : kFigures)
        out[key] = toJson(figures.*member);
    return out;
}

ReportFigures reportFiguresFrom(const json& in)
{
    ReportFigures figures;
    for (const auto& [key, member] : kFigures)
        figures.*member = shareFrom(in.at(key));
    return figures;
}

json toJson(const AblationFigures& figures)
{
    json classes = json::array();
    for (const auto& c : figures.classes) {
        json row = {{"class", c.name},
                    {"n_good", c.good},
                    {"n_defective", c.defective},
                    {"false_rejects", c.falseRejects},
                    {"escapes", c.escapes}};
        row.update(toJson(c.figures));
        classes.push_back(std::move(row));
    }
    return {{"mean", toJson(figures.mean)},
            {"paper_f1", toJson(figures.paperF1)},
            {"paper_trivial_f1", toJson(figures.paperTrivialF1)},
            {"classes", classes}};
}

AblationFigures ablationFiguresFrom(const json& in)
{
    AblationFigures figures;
    figures.mean = reportFiguresFrom(in.at("mean"));
    figures.paperF1 = shareFrom(in.at("paper_f1"));
    figures.paperTrivialF1 = shareFrom(in.at("paper_trivial_f1"));
    for (const json& row : in.at("classes"))
        figures.classes.push_back({row.at("class"), row.at("n_good"), row.at("n_defective"),
                                   row.at("false_rejects"), row.at("escapes"),
                                   reportFiguresFrom(row)});
    return figures;
}

json toJson(const std::vector<JudgedImage>& images)
{
    json rows = json::array();
    for (const JudgedImage& image : images)
        rows.push_back({{"image", image.image},
                        {"type", image.type},
                        {"class", image.classIndex},
                        {"routed", image.routedClass},
                        {"defective", image.defective},
                        {"rejected", image.rejected},
                        {"score", image.score}});
    return rows;
}

std::vector<JudgedImage> imagesFrom(const json& rows, std::size_t classes)
{
    std::vector<JudgedImage> images;
    for (const json& row : rows) {
        images.push_back({row.at("image"), row.at("type"), row.at("class"), row.at("routed"),
                          row.at("defective"), row.at("rejected"), row.at("score")});
        for (const int c : {images.back().classIndex, images.back().routedClass})
            if (c < 0 || std::size_t(c) >= classes)
                throw std::out_of_range("class");
    }
    return images;
}

std::optional<AblationFigures> optionalFigures(const json& in)
{
    return in.is_null() ? std::nullopt : std::optional(ablationFiguresFrom(in));
}

json optionalJson(const std::optional<AblationFigures>& figures)
{
    return figures ? toJson(*figures) : json();
}

AblationResult resultFrom(const json& in)
{
    AblationResult r;
    r.row = in.at("row");
    r.seed = in.at("seed");
    r.fingerprint = in.at("settings_sha256");
    r.datasetHash = in.at("dataset_sha256");
    r.created = in.at("created");
    r.validation = in.at("validation");
    r.statement = in.at("statement");
    r.mixer = in.at("mixer");
    r.epochs = in.at("epochs");
    r.bestEpoch = in.at("best_epoch");
    r.trainSeconds = in.at("train_seconds");
    r.evaluateSeconds = in.at("evaluate_seconds");
    r.judged = ablationFiguresFrom(in.at("judged"));
    r.oneThreshold = optionalFigures(in.at("one_threshold"));
    r.classKnown = optionalFigures(in.at("class_known"));
    r.routingAccuracy = shareFrom(in.at("routing_accuracy"));
    r.chosenScoreAuroc = shareFrom(in.at("chosen_score_image_auroc"));
    const json& validation = in.at("validation_figures");
    r.validationF1 = shareFrom(validation.at("f1"));
    r.validationBalancedAccuracy = shareFrom(validation.at("balanced_accuracy"));
    r.validationAuroc = shareFrom(validation.at("image_auroc"));
    r.classNames = in.at("class_names").get<std::vector<std::string>>();
    for (const json& line : in.at("thresholds"))
        r.lines.push_back({line.at("mu"), line.at("sigma"), line.at("threshold")});
    if (r.lines.size() != r.classNames.size())
        throw std::out_of_range("thresholds");
    r.linesFromValidated = in.at("thresholds_from_validation_images");
    r.memberWeights = in.at("member_weights").get<std::vector<double>>();
    r.test = imagesFrom(in.at("test_images"), r.classNames.size());
    r.validated = imagesFrom(in.at("validation_images"), r.classNames.size());
    return r;
}

} // namespace

AblationFigures figuresOf(const Evaluation& evaluation)
{
    AblationFigures figures;
    for (const auto& c : evaluation.classes)
        figures.classes.push_back({c.name, c.good, c.defective, c.confusion.falsePositive,
                                   c.confusion.falseNegative, c.figures});
    figures.mean = evaluation.mean;
    figures.paperF1 = evaluation.paperF1;
    figures.paperTrivialF1 = evaluation.paperTrivialF1;
    return figures;
}

std::string ablationResultToJson(const AblationResult& r)
{
    json lines = json::array();
    for (const ClassLine& line : r.lines)
        lines.push_back({{"mu", line.mu}, {"sigma", line.sigma}, {"threshold", line.threshold}});
    const json out = {{"format", kFormat},
                      {"version", kVersion},
                      {"program", MIXDESK_VERSION},
                      {"row", r.row},
                      {"seed", r.seed},
                      {"settings_sha256", r.fingerprint},
                      {"dataset_sha256", r.datasetHash},
                      {"created", r.created},
                      {"validation", r.validation},
                      {"statement", r.statement},
                      {"mixer", r.mixer},
                      {"epochs", r.epochs},
                      {"best_epoch", r.bestEpoch},
                      {"train_seconds", r.trainSeconds},
                      {"evaluate_seconds", r.evaluateSeconds},
                      {"judged", toJson(r.judged)},
                      {"one_threshold", optionalJson(r.oneThreshold)},
                      {"class_known", optionalJson(r.classKnown)},
                      {"routing_accuracy", toJson(r.routingAccuracy)},
                      {"chosen_score_image_auroc", toJson(r.chosenScoreAuroc)},
                      {"validation_figures",
                       {{"f1", toJson(r.validationF1)},
                        {"balanced_accuracy", toJson(r.validationBalancedAccuracy)},
                        {"image_auroc", toJson(r.validationAuroc)}}},
                      {"member_weights", r.memberWeights},
                      {"class_names", r.classNames},
                      {"thresholds", lines},
                      {"thresholds_from_validation_images", r.linesFromValidated},
                      {"test_images", toJson(r.test)},
                      {"validation_images", toJson(r.validated)}};
    return out.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<AblationResult> ablationResultFromJson(const std::string& text, const std::string& source)
{
    const json in = json::parse(text, nullptr, false);
    try {
        if (in.at("format") != kFormat)
            throw std::invalid_argument("format");
        if (in.at("version") > kVersion)
            return Error{ErrorCode::Unsupported, source + " was written by a newer version of "
                                                          "Mixdesk. Update Mixdesk to go on."};
        return resultFrom(in);
    } catch (const std::exception&) {
        return Error{ErrorCode::Unreadable,
                     source + " is not a finished row of an ablation. Delete it, and the row is "
                              "measured again."};
    }
}

} // namespace mixdesk
