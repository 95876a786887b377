// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/threshold_desk.h"

#include "core/base/sentence.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr double kLowestBeta = -1.0, kHighestBeta = 6.0;
constexpr int kCostSteps = 140;

} // namespace

ThresholdDesk::ThresholdDesk(RunList& runs, ScoringSession& scoring, Database& database,
                             QObject* parent)
    : QObject(parent), m_runs(runs), m_scoring(scoring), m_database(database)
{
    connect(&runs, &RunList::activeChanged, this, &ThresholdDesk::followActive);
    connect(&scoring, &ScoringSession::entriesReset, this, &ThresholdDesk::takeScores);
    connect(&scoring, &ScoringSession::entriesScored, this, [this](const QVector<int>& entries) {
        m_scores.add(m_scoring.entries(), entries);
        emit changed(-1);
    });
    connect(&scoring, &ScoringSession::entriesReviewed, this, &ThresholdDesk::takeScores);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ThresholdDesk::checkFile);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ThresholdDesk::checkFile);
    followActive();
}

const std::vector<ClassThreshold>& ThresholdDesk::rows() const
{
    static const std::vector<ClassThreshold> none;
    return m_model ? m_model->thresholds : none;
}

void ThresholdDesk::tell(const QString& sentence)
{
    if (!sentence.isEmpty())
        emit notice(sentence);
}

void ThresholdDesk::takeScores()
{
    m_scores.clear(classCount());
    m_scores.addAll(m_scoring.entries());
    emit changed(-1);
}

Verdict ThresholdDesk::verdict(const GalleryEntry& entry) const
{
    if (!entry.scored || entry.routedClass < 0 || entry.routedClass >= classCount())
        return Verdict::NotOk;
    return verdictOf(row(entry.routedClass), entry.score);
}

double ThresholdDesk::margin(const GalleryEntry& entry) const
{
    if (!entry.scored || entry.routedClass < 0 || entry.routedClass >= classCount())
        return 0.0;
    const ClassThreshold& t = row(entry.routedClass);
    const double distance = entry.score - t.threshold;
    return t.sigma > 0.0 ? distance / t.sigma : distance;
}

DeskCounts ThresholdDesk::counts(int c) const
{
    return m_scores.counts(c, rows());
}

DeskCounts ThresholdDesk::totals() const
{
    DeskCounts sum;
    for (int c = 0; c < classCount(); ++c)
        if (counted(c))
            sum += counts(c);
    return sum;
}

std::vector<Confusion> ThresholdDesk::confusions(Confusion DeskCounts::*which) const
{
    std::vector<Confusion> all;
    for (int c = 0; c < classCount(); ++c)
        if (counted(c))
            all.push_back(counts(c).*which);
    return all;
}

DeskFigures ThresholdDesk::figures() const
{
    return figuresOf(confusions(&DeskCounts::confusion));
}

DeskFigures ThresholdDesk::figuresIfClassKnown() const
{
    return figuresOf(confusions(&DeskCounts::ifClassKnown));
}

std::vector<std::pair<double, double>> ThresholdDesk::costCurve(const FitTarget& costs, int c) const
{
    std::vector<ClassThreshold> at = rows();
    std::vector<std::pair<double, double>> curve;
    for (int step = 0; step <= kCostSteps; ++step) {
        const double beta = kLowestBeta + (kHighestBeta - kLowestBeta) * step / kCostSteps;
        for (std::size_t k = 0; k < at.size(); ++k)
            if (c < 0 || int(k) == c)
                at[k].threshold = at[k].mu + beta * at[k].sigma;
        DeskCounts sum;
        for (int k = 0; k < classCount(); ++k)
            if (c < 0 ? counted(k) : k == c)
                sum += m_scores.counts(k, at);
        if (const auto cost = expectedCost(sum.confusion, costs))
            curve.push_back({beta, *cost});
    }
    return curve;
}

void ThresholdDesk::beginGesture()
{
    if (m_gestures++ == 0)
        m_beforeGesture = rows();
}

void ThresholdDesk::endGesture()
{
    if (m_gestures == 0 || --m_gestures > 0 || !m_beforeGesture)
        return;
    const bool moved = !sameRows(*m_beforeGesture, rows());
    if (moved)
        m_history.push(std::move(*m_beforeGesture));
    m_beforeGesture.reset();
    if (moved)
        keepDraft();
    updateModified();
}

void ThresholdDesk::keepDraft()
{
    if (!m_versions)
        return;
    auto kept =
        sameRows(m_saved, rows()) ? m_versions->clearDraft() : m_versions->keepDraft(rows());
    if (!kept)
        tell(kept.error());
}

void ThresholdDesk::updateModified()
{
    m_modified = !empty() && !sameRows(m_saved, rows());
    emit modifiedChanged();
}

/// Without validation rows nothing says where the maps' own thresholds lie: they stay.
void ThresholdDesk::keepPixels(const ClassThreshold& before, ClassThreshold& after) const
{
    if (!m_validation.empty())
        return;
    after.pixel = before.pixel;
    if (after.score.isMapMaximum())
        after.pixel[mapName(after.score)] = after.threshold;
}

bool ThresholdDesk::edit(int c, const std::function<Result<void>(RunModel&)>& change)
{
    if (c < 0 || c >= classCount() || locked(c))
        return false;
    const ClassThreshold before = row(c);
    beginGesture();
    const bool done = bool(change(*m_model));
    if (done)
        keepPixels(before, editRows()[std::size_t(c)]);
    else
        editRows()[std::size_t(c)] = before;
    const bool moved = done && !sameRow(before, row(c));
    if (moved && !m_modified)
        updateModified();
    if (moved)
        for (const int k : m_scores.dependants(c))
            emit changed(k);
    endGesture();
    return done;
}

bool ThresholdDesk::setBeta(int c, double beta)
{
    return edit(c, [&](RunModel& model) {
        return mixdesk::setBeta(model, className(c), beta, m_validation);
    });
}

bool ThresholdDesk::setThreshold(int c, double threshold)
{
    return edit(c, [&](RunModel& model) {
        return mixdesk::setThreshold(model, className(c), threshold, m_validation);
    });
}

bool ThresholdDesk::setBand(int c, std::optional<std::pair<double, double>> band)
{
    return edit(c, [&](RunModel& model) {
        const double t = row(c).threshold;
        if (band)
            band = {std::min(band->first, t), std::max(band->second, t)};
        return setRecheckBand(model, className(c), band);
    });
}

void ThresholdDesk::setBetaOfAll(double beta)
{
    beginGesture();
    for (int c = 0; c < classCount(); ++c)
        setBeta(c, beta);
    endGesture();
}

bool ThresholdDesk::reset(int c)
{
    return edit(c, [&](RunModel& model) -> Result<void> {
        model.thresholds[std::size_t(c)] = m_saved[std::size_t(c)];
        return {};
    });
}

void ThresholdDesk::putRows(std::vector<ClassThreshold> rows)
{
    editRows() = std::move(rows);
    emit changed(-1);
    keepDraft();
    updateModified();
}

void ThresholdDesk::replaceRows(std::vector<ClassThreshold> rows)
{
    beginGesture();
    editRows() = std::move(rows);
    emit changed(-1);
    endGesture();
}

void ThresholdDesk::undo()
{
    if (auto state = m_history.undo(rows()))
        putRows(std::move(*state));
}

void ThresholdDesk::redo()
{
    if (auto state = m_history.redo(rows()))
        putRows(std::move(*state));
}

bool ThresholdDesk::counted(int c) const
{
    const bool anySolo = std::any_of(m_strips.begin(), m_strips.end(),
                                     [](const Strip& strip) { return strip.solo; });
    return anySolo ? solo(c) : !muted(c);
}

void ThresholdDesk::setLocked(int c, bool on)
{
    m_strips[std::size_t(c)].locked = on;
    emit stripChanged(c);
}

void ThresholdDesk::setSolo(int c, bool on)
{
    m_strips[std::size_t(c)].solo = on;
    emit stripChanged(c);
}

void ThresholdDesk::setMuted(int c, bool on)
{
    m_strips[std::size_t(c)].muted = on;
    emit stripChanged(c);
}

Result<std::vector<ClassThreshold>> ThresholdDesk::usableRows(qint64 version) const
{
    if (!m_versions)
        return Error{ErrorCode::NotFound, Sentence::tr("There is no active run.")};
    auto rows = m_versions->rowsOf(version);
    if (rows && !sameScores(*rows, m_saved))
        return Error{
            ErrorCode::Unsupported,
            Sentence::tr("That version judges by another anomaly score than the pictures were "
                         "scored with. Roll back to it: then they are scored again.")};
    return rows;
}

Result<std::vector<DeskCounts>> ThresholdDesk::countsOf(qint64 version) const
{
    auto rows = usableRows(version);
    if (!rows)
        return rows.error();
    std::vector<DeskCounts> counts;
    for (int c = 0; c < classCount(); ++c)
        counts.push_back(m_scores.counts(c, *rows));
    return counts;
}

} // namespace mixdesk
