// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/thresholds_file.h"
#include "core/session/gallery_entry.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>
#include <array>
#include <functional>
#include <optional>
#include <vector>

namespace mixdesk {

enum class Truth { Good, Defective, Unlabelled };
enum class GalleryOrder {
    Score,  ///< highest first
    Margin, ///< score minus threshold in units of sigma, highest first
    Class,  ///< within a class highest margin first
    File,   ///< as in the dataset
};

/// Which pictures a gallery shows and in which order. A default one shows all of them.
struct GalleryFilterSpec
{
    enum class Only {
        All,
        Misses,       ///< defective, and the verdict is OK: escapes
        FalseRejects, ///< good, and the verdict is NOT OK
        Misrouted,    ///< taken for a part of another class
        Outside,      ///< dropped from the file manager
        Unreviewed,   ///< no person has decided
        Disagreeing,  ///< a person and the model say different things
        Disputed,     ///< two people do
        Flagged,      ///< marked by a person to come back to
        Inbox,        ///< from the project's inbox folders
    };
    static constexpr int kOnlyCount = int(Only::Inbox) + 1;

    std::optional<int> countedClass; ///< GalleryEntry::countedClass()
    std::optional<int> routedClass;
    std::optional<Verdict> verdict;
    std::optional<Truth> truth;
    QString type; ///< "good" or a defect type; empty: any
    Only only = Only::All;
    bool training = false; ///< the training pictures, which are shown and counted apart
    QString text;          ///< every word of it occurs in path, class or type, in any case
    GalleryOrder order = GalleryOrder::Margin;
    bool reversed = false;

    bool operator==(const GalleryFilterSpec& other) const;
    bool operator!=(const GalleryFilterSpec& other) const { return !(*this == other); }
    /// The same order without any filter.
    GalleryFilterSpec cleared() const;
    bool filters() const { return *this != cleared(); }
};

/// What the thresholds on the desk say of a scored entry.
struct Judgement
{
    Verdict verdict = Verdict::Ok;
    double margin = 0.0;
};
using Judge = std::function<Judgement(const GalleryEntry&)>;

/// How many pictures each value of a filter would show, the other filters being as they are.
struct GalleryCounts
{
    int all = 0;
    int shown = 0;
    std::vector<int> ofClass;                    ///< per class of the run, by countedClass()
    std::array<int, 3> ofVerdict{};              ///< by Verdict
    std::array<int, 3> ofTruth{};                ///< by Truth
    std::vector<std::pair<QString, int>> ofType; ///< by name, good first
    std::array<int, GalleryFilterSpec::kOnlyCount> ofOnly{}; ///< by Only
    /// Truth x Verdict of scored test pictures, as the class, type and text filters leave them.
    std::array<std::array<int, 3>, 3> matrix{};
    /// True class x routed class of scored test pictures, whatever the class filters.
    std::vector<std::vector<int>> routing;
    /// Of ofClass, ofVerdict, ofTruth, ofType: what "all" would show.
    std::array<int, 4> anyOf{};
};

/// Filters and sorts entries by itself: 100,000 in some tens of milliseconds. No widgets, one
/// thread.
class GalleryIndex
{
public:
    /// The entries must live and stay in place until the next call. All of them are unjudged.
    void reset(const std::vector<GalleryEntry>* entries, int classes);
    /// Entries were appended: takes them in; apply() shows them.
    void grow();
    /// The types of these entries changed; apply() shows it.
    void retype(const QVector<int>& entries);
    /// Asks for the verdicts of these entries, or of all.
    void judge(const Judge& judge, const QVector<int>& entries);
    void judgeAll(const Judge& judge);

    void setSpec(const GalleryFilterSpec& spec) { m_spec = spec; }
    const GalleryFilterSpec& spec() const { return m_spec; }
    /// Builds rows() and counts() anew; false: the rows are as before.
    bool apply();

    const std::vector<int>& rows() const { return m_rows; } ///< entry indices in order
    const GalleryCounts& counts() const { return m_counts; }
    int rowOf(int entry) const; ///< -1: filtered out

    const GalleryEntry& entry(int index) const { return (*m_entries)[std::size_t(index)]; }
    int size() const { return m_entries ? int(m_entries->size()) : 0; }
    /// Empty until it is scored.
    std::optional<Judgement> judgement(int index) const;

private:
    int typeIndex(const QString& type);
    void countOne(int index, unsigned failed);
    unsigned failedFilters(int index) const;
    unsigned memberships(int index) const;
    void sortRows();

    const std::vector<GalleryEntry>* m_entries = nullptr;
    int m_classes = 0;
    std::vector<Judgement> m_judged;
    std::vector<char> m_isJudged;
    std::vector<int> m_typeOf; ///< per entry, into m_types; -1: unlabelled
    QStringList m_types;       ///< as met
    QHash<QString, int> m_typeIndex;
    std::vector<QString> m_texts; ///< folded; filled by the first search
    QStringList m_words;
    int m_wantedType = -1;
    GalleryFilterSpec m_spec;
    std::vector<int> m_rows, m_rowOf, m_countOfType;
    GalleryCounts m_counts;
};

} // namespace mixdesk
