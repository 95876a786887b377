// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/score_kind.h"

namespace mixdesk {

namespace {

struct Entry
{
    const char* name;
    ScoreKind kind;
};

constexpr Entry kScores[] = {
    {"l1", {Residual::L1, Pooling::Mean}},
    {"l2", {Residual::L2, Pooling::Mean}},
    {"ssim", {Residual::Ssim, Pooling::Mean}},
    {"msssim", {Residual::MsSsim, Pooling::Mean}},
    {"l1_max", {Residual::L1, Pooling::Maximum}},
    {"l2_max", {Residual::L2, Pooling::Maximum}},
    {"ssim_max", {Residual::Ssim, Pooling::Maximum}},
    {"msssim_max", {Residual::MsSsim, Pooling::Maximum}},
    {"cwssim", {Residual::CwSsim, Pooling::Mean}},
    {"cwssim_max", {Residual::CwSsim, Pooling::Maximum}},
    {"defect", {Residual::Defect, Pooling::Mean}},
    {"defect_max", {Residual::Defect, Pooling::Maximum}},
    {"calibrated", {Residual::L1, Pooling::CalibratedMax}},
    {"calibrated_top", {Residual::L1, Pooling::CalibratedTop}},
    {"calibrated_ssim", {Residual::Ssim, Pooling::CalibratedMax}},
    {"calibrated_ssim_top", {Residual::Ssim, Pooling::CalibratedTop}},
    {"calibrated_defect", {Residual::Defect, Pooling::CalibratedMax}},
    {"combined", {Residual::Defect, Pooling::Combined}},
    {"calibrated_combined", {Residual::Defect, Pooling::CalibratedCombined}},
    {"votes", {Residual::L1, Pooling::Votes}},
    {"standard_mean", {Residual::L1, Pooling::StandardMean}},
};

std::vector<ScoreKind> scoresWhere(bool ensemble)
{
    std::vector<ScoreKind> kinds;
    for (const auto& entry : kScores)
        if (entry.kind.ensemble() == ensemble)
            kinds.push_back(entry.kind);
    return kinds;
}

} // namespace

const std::vector<Residual>& calibratedResiduals()
{
    static const std::vector<Residual> residuals{Residual::L1, Residual::Ssim, Residual::Defect};
    return residuals;
}

std::string scoreName(ScoreKind kind)
{
    for (const auto& entry : kScores)
        if (entry.kind == kind)
            return entry.name;
    return {};
}

std::optional<ScoreKind> scoreByName(const std::string& name)
{
    for (const auto& entry : kScores)
        if (name == entry.name)
            return entry.kind;
    return {};
}

const std::vector<ScoreKind>& allScores()
{
    static const std::vector<ScoreKind> all = scoresWhere(false);
    return all;
}

const std::vector<ScoreKind>& ensembleScores()
{
    static const std::vector<ScoreKind> all = scoresWhere(true);
    return all;
}

} // namespace mixdesk
