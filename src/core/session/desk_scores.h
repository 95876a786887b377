// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/thresholds.h"
#include "core/learn/thresholds_file.h"
#include "core/metrics/metrics.h"
#include "core/session/scoring_session.h"

#include <QVector>
#include <map>
#include <optional>
#include <vector>

namespace mixdesk {

/// Scores kept sorted, so that a count at a threshold is a binary search.
class SortedScores
{
public:
    void add(double score) { m_values.push_back(score); }
    void settle(); ///< sorts in what was added; before any of the questions below

    int size() const { return int(m_values.size()); }
    int above(double threshold) const;                             ///< scores > threshold
    int within(double low, double high) const;                     ///< low <= score <= high
    const std::vector<double>& values() const { return m_values; } ///< ascending

private:
    std::vector<double> m_values;
    std::size_t m_sorted = 0;
};

/// Counts of one class at some thresholds. "Of a class" means pictures whose true class it is
/// (unlabelled: that were routed to it).
struct DeskCounts
{
    Confusion confusion;    ///< Algorithm 1: the routed class's score and threshold decide
    Confusion ifClassKnown; ///< own class's score and threshold: no routing errors
    int recheckGood = 0, recheckDefective = 0; ///< within the recheck band
    /// Of these, the ones that the threshold alone would judge wrongly.
    int recheckFalseRejects = 0, recheckEscapes = 0;
    int unlabelled = 0, unlabelledRejected = 0, unlabelledRecheck = 0;
    int misrouted = 0; ///< labelled pictures taken for another class
    int byPeople = 0;  ///< labelled pictures whose truth is a person's word, not the folder's

    int good() const { return confusion.trueNegative + confusion.falsePositive; }
    int defective() const { return confusion.truePositive + confusion.falseNegative; }
    /// Without those that the recheck band asks to look at again: by verdict, not by T alone.
    int falseRejects() const { return confusion.falsePositive - recheckFalseRejects; }
    int escapes() const { return confusion.falseNegative - recheckEscapes; }
    DeskCounts& operator+=(const DeskCounts& other);
};

/// Means over the classes that have the figure, and the paper's F from mean P and mean R.
struct DeskFigures
{
    std::optional<double> precision, recall, f1, trivialF1, balancedAccuracy;
    std::optional<double> paperF1, paperTrivialF1;
};
DeskFigures figuresOf(const std::vector<Confusion>& classes);

/// Fewer labelled pictures than these say too little about a threshold.
constexpr int kFewGood = 20, kFewDefective = 10;

/// Largest share that k of n still speaks for: one-sided 95 % Clopper-Pearson bound, 1 for n = 0.
double upperBound(int k, int n);

/// Expected cost per part of one confusion's rates, by the target's costs and defect rate.
std::optional<double> expectedCost(const Confusion& confusion, const FitTarget& target);

/// The scored pictures, by true class, routed class and truth. Training pictures and pictures that
/// are labelled with a class that the run does not know are left out.
class DeskScores
{
public:
    void clear(int classes);
    /// Each entry once: one that is there already, is not scored or trains is passed over.
    void add(const std::vector<GalleryEntry>& entries, const QVector<int>& indices);
    void addAll(const std::vector<GalleryEntry>& entries);

    int classCount() const { return int(m_classes.size()); }
    int pictures() const { return m_pictures; } ///< that went in
    int revision() const { return m_revision; } ///< another one whenever scores changed
    DeskCounts counts(int c, const std::vector<ClassThreshold>& rows) const;
    /// Classes whose counts depend on the threshold of c: c and those with parts routed to it.
    std::vector<int> dependants(int c) const;

    struct Routed
    {
        SortedScores good, defective, unlabelled;
    };
    /// What the threshold of c decides about: pictures routed to it, by truth.
    const Routed& routedTo(int c) const { return m_classes[std::size_t(c)].routed; }

private:
    struct Truths
    {
        SortedScores good, defective;
    };
    struct PerClass
    {
        Routed routed;
        Truths own;                     ///< own scores of this true class
        std::map<int, Truths> routedAs; ///< scores of this true class, by routed class
        int byPeople = 0;
    };
    void put(const GalleryEntry& entry);
    void settle();

    std::vector<PerClass> m_classes;
    std::vector<bool> m_known; ///< per entry
    int m_pictures = 0, m_revision = 0;
};

} // namespace mixdesk
