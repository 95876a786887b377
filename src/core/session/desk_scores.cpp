// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/desk_scores.h"

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

void addAt(Confusion& confusion, const SortedScores& good, const SortedScores& defective,
           double threshold)
{
    const int rejects = good.above(threshold), caught = defective.above(threshold);
    confusion.falsePositive += rejects;
    confusion.trueNegative += good.size() - rejects;
    confusion.truePositive += caught;
    confusion.falseNegative += defective.size() - caught;
}

void addRecheck(DeskCounts& counts, const SortedScores& good, const SortedScores& defective,
                const ClassThreshold& row)
{
    if (!row.recheckBand)
        return;
    const auto [low, high] = *row.recheckBand;
    const double t = row.threshold;
    counts.recheckGood += good.within(low, high);
    counts.recheckDefective += defective.within(low, high);
    // T lies in the band: above T are the rejected ones.
    counts.recheckFalseRejects += good.above(t) - good.above(high);
    counts.recheckEscapes += defective.within(low, t);
}

Confusion& operator+=(Confusion& a, const Confusion& b)
{
    a.truePositive += b.truePositive;
    a.falsePositive += b.falsePositive;
    a.trueNegative += b.trueNegative;
    a.falseNegative += b.falseNegative;
    return a;
}

/// Mean of what is there.
class Mean
{
public:
    void add(const std::optional<double>& value)
    {
        if (value) {
            m_sum += *value;
            ++m_count;
        }
    }
    std::optional<double> value() const
    {
        return m_count ? std::optional<double>(m_sum / m_count) : std::nullopt;
    }

private:
    double m_sum = 0.0;
    int m_count = 0;
};

} // namespace

void SortedScores::settle()
{
    const auto middle = m_values.begin() + std::ptrdiff_t(m_sorted);
    std::sort(middle, m_values.end());
    std::inplace_merge(m_values.begin(), middle, m_values.end());
    m_sorted = m_values.size();
}

int SortedScores::above(double threshold) const
{
    return int(m_values.end() - std::upper_bound(m_values.begin(), m_values.end(), threshold));
}

int SortedScores::within(double low, double high) const
{
    const auto first = std::lower_bound(m_values.begin(), m_values.end(), low);
    const auto last = std::upper_bound(m_values.begin(), m_values.end(), high);
    return std::max(0, int(last - first));
}

DeskCounts& DeskCounts::operator+=(const DeskCounts& other)
{
    mixdesk::operator+=(confusion, other.confusion);
    mixdesk::operator+=(ifClassKnown, other.ifClassKnown);
    recheckGood += other.recheckGood;
    recheckDefective += other.recheckDefective;
    recheckFalseRejects += other.recheckFalseRejects;
    recheckEscapes += other.recheckEscapes;
    unlabelled += other.unlabelled;
    unlabelledRejected += other.unlabelledRejected;
    unlabelledRecheck += other.unlabelledRecheck;
    misrouted += other.misrouted;
    byPeople += other.byPeople;
    return *this;
}

DeskFigures figuresOf(const std::vector<Confusion>& classes)
{
    Mean precision, recall, f1, trivial, balanced, defective;
    for (const Confusion& c : classes) {
        precision.add(c.precision());
        recall.add(c.recall());
        f1.add(c.f1());
        trivial.add(c.trivialF1());
        balanced.add(c.balancedAccuracy());
        const int bad = c.truePositive + c.falseNegative;
        const int all = bad + c.trueNegative + c.falsePositive;
        if (all > 0)
            defective.add(double(bad) / all);
    }
    DeskFigures figures;
    figures.precision = precision.value();
    figures.recall = recall.value();
    figures.f1 = f1.value();
    figures.trivialF1 = trivial.value();
    figures.balancedAccuracy = balanced.value();
    if (figures.precision && figures.recall)
        figures.paperF1 = harmonicMean(*figures.precision, *figures.recall);
    // Everything rejected: precision is the share of defects, recall is 1.
    if (const auto share = defective.value())
        figures.paperTrivialF1 = harmonicMean(*share, 1.0);
    return figures;
}

double upperBound(int k, int n)
{
    return proportionInterval(k, n, 0.90).second;
}

std::optional<double> expectedCost(const Confusion& confusion, const FitTarget& target)
{
    const auto good = confusion.normalAccuracy();
    const auto caught = confusion.recall();
    if (!good || !caught)
        return {};
    return target.falseRejectCost * (1.0 - *good) * (1.0 - target.defectRate) +
           target.escapeCost * (1.0 - *caught) * target.defectRate;
}

void DeskScores::clear(int classes)
{
    m_classes.assign(std::size_t(classes), {});
    m_known.clear();
    m_pictures = 0;
    ++m_revision;
}

void DeskScores::add(const std::vector<GalleryEntry>& entries, const QVector<int>& indices)
{
    m_known.resize(std::max(m_known.size(), entries.size()), false);
    for (const int i : indices) {
        const auto index = std::size_t(i);
        if (i < 0 || index >= entries.size() || m_known[index] || !entries[index].scored ||
            entries[index].training)
            continue;
        m_known[index] = true;
        put(entries[index]);
    }
    settle();
    ++m_revision;
}

void DeskScores::addAll(const std::vector<GalleryEntry>& entries)
{
    QVector<int> all;
    for (int i = 0; i < int(entries.size()); ++i)
        all.append(i);
    add(entries, all);
}

void DeskScores::put(const GalleryEntry& entry)
{
    const int routed = entry.routedClass;
    // Whoever judges a picture without a class of its own has seen what it was taken for.
    const bool anybodys = entry.trueClass < 0 && entry.className.isEmpty() && entry.decided();
    const int own = anybodys ? routed : entry.trueClass;
    if (routed < 0 || routed >= classCount() || own >= classCount() ||
        !std::isfinite(entry.score) || (entry.labelled() && own < 0))
        return;
    ++m_pictures;
    PerClass& by = m_classes[std::size_t(routed)];
    if (!entry.labelled()) {
        by.routed.unlabelled.add(entry.score);
        return;
    }
    PerClass& of = m_classes[std::size_t(own)];
    Truths& cell = of.routedAs[routed];
    const bool defective = entry.defective();
    of.byPeople += entry.decided() ? 1 : 0;
    (defective ? by.routed.defective : by.routed.good).add(entry.score);
    (defective ? cell.defective : cell.good).add(entry.score);
    if (std::isfinite(entry.ownScore))
        (defective ? of.own.defective : of.own.good).add(entry.ownScore);
}

void DeskScores::settle()
{
    for (PerClass& c : m_classes) {
        for (SortedScores* scores : {&c.routed.good, &c.routed.defective, &c.routed.unlabelled,
                                     &c.own.good, &c.own.defective})
            scores->settle();
        for (auto& [routed, cell] : c.routedAs) {
            cell.good.settle();
            cell.defective.settle();
        }
    }
}

DeskCounts DeskScores::counts(int c, const std::vector<ClassThreshold>& rows) const
{
    const PerClass& of = m_classes[std::size_t(c)];
    DeskCounts counts;
    for (const auto& [routed, cell] : of.routedAs) {
        const ClassThreshold& row = rows[std::size_t(routed)];
        addAt(counts.confusion, cell.good, cell.defective, row.threshold);
        addRecheck(counts, cell.good, cell.defective, row);
        if (routed != c)
            counts.misrouted += cell.good.size() + cell.defective.size();
    }
    const ClassThreshold& own = rows[std::size_t(c)];
    addAt(counts.ifClassKnown, of.own.good, of.own.defective, own.threshold);
    counts.byPeople = of.byPeople;
    counts.unlabelled = of.routed.unlabelled.size();
    counts.unlabelledRejected = of.routed.unlabelled.above(own.threshold);
    if (own.recheckBand)
        counts.unlabelledRecheck =
            of.routed.unlabelled.within(own.recheckBand->first, own.recheckBand->second);
    return counts;
}

std::vector<int> DeskScores::dependants(int c) const
{
    std::vector<int> classes;
    for (int k = 0; k < classCount(); ++k)
        if (k == c || m_classes[std::size_t(k)].routedAs.count(c))
            classes.push_back(k);
    return classes;
}

} // namespace mixdesk
