// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/threshold_desk.h"

#include "core/base/sentence.h"
#include "core/learn/one_threshold.h"

#include <QLocale>
#include <QStringList>

namespace mixdesk {

namespace {

std::string percentText(double share)
{
    return QLocale::c().toString(100.0 * share, 'g', 4).toStdString() + " %";
}

std::string costText(double cost)
{
    return QLocale::c().toString(cost, 'g', 6).toStdString();
}

/// For thresholds.yaml, whose sentences are English everywhere.
std::string targetText(const FitTarget& target)
{
    switch (target.kind) {
    case FitTarget::Kind::Balanced:
        return "balanced accuracy";
    case FitTarget::Kind::F1:
        return "F1";
    case FitTarget::Kind::MaxFalseReject:
        return "at most " + percentText(target.limit) + " false rejects";
    case FitTarget::Kind::MaxEscape:
        return "at most " + percentText(target.limit) + " escapes";
    case FitTarget::Kind::Cost:
        break;
    }
    return "least cost (false reject " + costText(target.falseRejectCost) + ", escape " +
           costText(target.escapeCost) + ", defect rate " + percentText(target.defectRate) + ")";
}

bool missesLimit(const FittedThreshold& fit, const FitTarget& target)
{
    const Confusion& k = fit.confusion;
    if (target.kind == FitTarget::Kind::MaxFalseReject)
        return k.falsePositive > target.limit * (k.falsePositive + k.trueNegative) + 1e-9;
    if (target.kind == FitTarget::Kind::MaxEscape)
        return k.falseNegative > target.limit * (k.falseNegative + k.truePositive) + 1e-9;
    return false;
}

} // namespace

Result<void> ThresholdDesk::canFit(bool onValidation) const
{
    if (empty())
        return Error{ErrorCode::Usage,
                     Sentence::tr("There is no active run whose thresholds could be fitted.")};
    if (onValidation && !m_validationProblem.isEmpty())
        return Error{ErrorCode::NotFound,
                     Sentence::tr("%1 Fit on the labelled test pictures, or train the run again.")
                         .arg(m_validationProblem.toStdString())};
    return {};
}

Result<QString> ThresholdDesk::promise(double falseRejectRate)
{
    if (auto ok = canFit(true); !ok)
        return ok.error();
    RunModel promised = *m_model;
    if (!routesByClass(promised.config, promised.classes.size())) {
        if (auto ok = promiseFalseRejects(promised, std::nullopt, falseRejectRate, m_validation);
            !ok)
            return ok.error();
    } else {
        for (int c = 0; c < classCount(); ++c)
            if (!locked(c))
                if (auto ok =
                        promiseFalseRejects(promised, className(c), falseRejectRate, m_validation);
                    !ok)
                    return ok.error();
    }
    const std::vector<FittedThreshold> fits(rows().size());
    return takeFits(promised, fits, std::vector<bool>(rows().size(), true), FitTarget());
}

Result<QString> ThresholdDesk::fit(const FitTarget& target, bool onTestPictures)
{
    if (auto ok = canFit(!onTestPictures); !ok)
        return ok.error();
    RunModel fitted = *m_model;
    std::vector<FittedThreshold> fits;
    std::vector<bool> possible(rows().size(), false);
    if (onTestPictures) {
        Evaluation evaluation;
        for (const GalleryEntry& entry : m_scoring.entries()) {
            if (!entry.scored || entry.training || !entry.labelled() || entry.trueClass < 0)
                continue;
            EvaluatedImage image;
            image.trueClass = entry.trueClass;
            image.defective = entry.defective();
            image.ownScore = entry.ownScore;
            if (!image.defective)
                possible[std::size_t(image.trueClass)] = true;
            evaluation.images.push_back(std::move(image));
        }
        fits = fitOnEvaluation(fitted, m_validation, evaluation, target, targetText(target));
    } else {
        for (int c = 0; c < classCount(); ++c)
            possible[std::size_t(c)] =
                !validationScores(m_validation, c, row(c).score).good.empty();
        auto onRows = fitOnValidation(fitted, m_validation, target, targetText(target));
        if (!onRows)
            return onRows.error();
        fits = std::move(*onRows);
    }
    return takeFits(fitted, fits, possible, target);
}

QString ThresholdDesk::takeFits(const RunModel& fitted, const std::vector<FittedThreshold>& fits,
                                const std::vector<bool>& possible, const FitTarget& target)
{
    std::vector<ClassThreshold> taken = rows();
    QStringList missed, atEnd, without;
    int done = 0, keptLocked = 0;
    for (int c = 0; c < classCount(); ++c) {
        const auto i = std::size_t(c);
        const QString name = QString::fromStdString(className(c));
        if (locked(c)) {
            ++keptLocked;
            continue;
        }
        if (!possible[i]) {
            without.append(name);
            continue;
        }
        taken[i] = fitted.thresholds[i];
        keepPixels(row(c), taken[i]);
        ++done;
        if (missesLimit(fits[i], target))
            missed.append(name);
        else if (fits[i].clipped)
            atEnd.append(name);
    }
    replaceRows(std::move(taken));
    QStringList words{tr("%n class(es) fitted.", nullptr, done)};
    if (keptLocked > 0)
        words.append(tr("%n locked class(es) left as they were.", nullptr, keptLocked));
    if (!missed.isEmpty())
        words.append(tr("The limit could not be reached for %1.").arg(missed.join(tr(", "))));
    if (!atEnd.isEmpty())
        words.append(tr("The end of beta's range was reached for %1.").arg(atEnd.join(tr(", "))));
    if (!without.isEmpty())
        words.append(tr("No good pictures to fit on for %1.").arg(without.join(tr(", "))));
    return words.join(QLatin1Char(' '));
}

} // namespace mixdesk
