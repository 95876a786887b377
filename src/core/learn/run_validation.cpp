// SPDX-License-Identifier: GPL-3.0-or-later
// validation.jsonl: the scores that thresholds can be fitted on again.
#include "core/base/sentence.h"
#include "core/learn/run_folder.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace mixdesk {

namespace {

bool isOfEnsemble(const nlohmann::json& scores)
{
    return std::any_of(ensembleScores().begin(), ensembleScores().end(),
                       [&](ScoreKind kind) { return scores.contains(scoreName(kind)); });
}

} // namespace

double scoreOf(const ValidationRow& row, ScoreKind kind)
{
    const auto& kinds = kind.ensemble() ? ensembleScores() : allScores();
    const auto place = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
    const auto index = std::size_t(place) + (kind.ensemble() ? allScores().size() : 0);
    return index < row.scores.size() ? row.scores[index] : std::nan("");
}

Result<void> writeValidation(const RunPaths& paths, const std::vector<ValidationRow>& rows)
{
    std::string text;
    for (const auto& row : rows) {
        nlohmann::json scores;
        for (const auto* kinds : {&allScores(), &ensembleScores()})
            for (const ScoreKind kind : *kinds)
                if (const double score = scoreOf(row, kind); std::isfinite(score))
                    scores[scoreName(kind)] = score;
        const nlohmann::json line = {{"image", row.image},
                                     {"class", row.classIndex},
                                     {"type", row.type},
                                     {"routed", row.routedClass},
                                     {"scores", scores}};
        text += line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    }
    return writeFileAtomic(paths.validation(), text);
}

Result<std::vector<ValidationRow>> readValidation(const RunPaths& paths, int classes)
{
    auto text = readFile(paths.validation());
    if (!text)
        return text.error();
    std::vector<ValidationRow> rows;
    std::size_t begin = 0;
    for (int number = 1; begin < text->size(); ++number) {
        const auto end = std::min(text->find('\n', begin), text->size());
        const auto line =
            nlohmann::json::parse(text->begin() + std::ptrdiff_t(begin),
                                  text->begin() + std::ptrdiff_t(end), nullptr, false);
        begin = end + 1;
        try {
            ValidationRow row{
                line.at("image"), line.at("class"), line.at("type"), line.at("routed"), {}};
            if (row.classIndex < 0 || row.classIndex >= classes || row.routedClass < 0 ||
                row.routedClass >= classes)
                throw std::out_of_range("class");
            const auto& scores = line.at("scores");
            for (const ScoreKind kind : allScores())
                row.scores.push_back(scores.value(scoreName(kind), std::nan("")));
            for (const ScoreKind kind : ensembleScores())
                if (isOfEnsemble(scores))
                    row.scores.push_back(scores.value(scoreName(kind), std::nan("")));
            rows.push_back(std::move(row));
        } catch (const std::exception&) {
            return Error{ErrorCode::Unreadable,
                         Sentence::tr("%1, line %2 is not a validation row of this run.")
                             .arg(displayPath(paths.validation()))
                             .arg(number)};
        }
    }
    return rows;
}

} // namespace mixdesk
