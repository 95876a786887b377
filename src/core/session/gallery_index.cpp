// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/gallery_index.h"

#include <QHash>
#include <algorithm>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

// One bit per filter that an entry does not pass: an entry counts for the values of a filter when
// it fails no other one.
enum Filter : unsigned {
    kClass = 1,
    kRouted = 2,
    kVerdict = 4,
    kTruth = 8,
    kType = 16,
    kOnly = 32,
    kText = 64,
};

Truth truthOf(const GalleryEntry& entry)
{
    return !entry.labelled()   ? Truth::Unlabelled
           : entry.defective() ? Truth::Defective
                               : Truth::Good;
}

QString foldedText(const GalleryEntry& entry)
{
    QString text = entry.outside ? entry.path : entry.relative;
    text += QLatin1Char(' ');
    text += entry.className;
    text += QLatin1Char(' ');
    text += entry.type;
    return text.toCaseFolded();
}

/// Recheck asks for a person, so that no answer contradicts it.
bool disagrees(Verdict model, Decision person)
{
    return (model == Verdict::Ok && person == Decision::NotOk) ||
           (model == Verdict::NotOk && person == Decision::Ok);
}

} // namespace

bool GalleryFilterSpec::operator==(const GalleryFilterSpec& o) const
{
    return countedClass == o.countedClass && routedClass == o.routedClass && verdict == o.verdict &&
           truth == o.truth && type == o.type && only == o.only && training == o.training &&
           text == o.text && order == o.order && reversed == o.reversed;
}

GalleryFilterSpec GalleryFilterSpec::cleared() const
{
    GalleryFilterSpec spec;
    spec.order = order;
    spec.reversed = reversed;
    return spec;
}

void GalleryIndex::reset(const std::vector<GalleryEntry>* entries, int classes)
{
    m_entries = entries;
    m_classes = classes;
    m_judged.clear();
    m_isJudged.clear();
    m_typeOf.clear();
    m_types.clear();
    m_typeIndex.clear();
    m_texts.clear();
    m_rows.clear();
    m_rowOf.clear();
    grow();
}

void GalleryIndex::grow()
{
    const auto n = std::size_t(size());
    m_judged.resize(n);
    m_isJudged.resize(n, 0);
    for (std::size_t i = m_typeOf.size(); i < n; ++i)
        m_typeOf.push_back(typeIndex((*m_entries)[i].type));
}

int GalleryIndex::typeIndex(const QString& type)
{
    if (type.isEmpty())
        return -1;
    const auto found = m_typeIndex.constFind(type);
    if (found != m_typeIndex.constEnd())
        return *found;
    m_types.append(type);
    return m_typeIndex.insert(type, int(m_types.size()) - 1).value();
}

void GalleryIndex::retype(const QVector<int>& entries)
{
    for (const int i : entries) {
        m_typeOf[std::size_t(i)] = typeIndex(entry(i).type);
        if (std::size_t(i) < m_texts.size())
            m_texts[std::size_t(i)] = foldedText(entry(i));
    }
}

void GalleryIndex::judge(const Judge& judge, const QVector<int>& entries)
{
    for (const int i : entries) {
        const GalleryEntry& one = entry(i);
        m_isJudged[std::size_t(i)] = one.scored ? 1 : 0;
        if (one.scored)
            m_judged[std::size_t(i)] = judge(one);
    }
}

void GalleryIndex::judgeAll(const Judge& judge)
{
    for (std::size_t i = 0; i < m_judged.size(); ++i) {
        const GalleryEntry& one = (*m_entries)[i];
        m_isJudged[i] = one.scored ? 1 : 0;
        if (one.scored)
            m_judged[i] = judge(one);
    }
}

std::optional<Judgement> GalleryIndex::judgement(int index) const
{
    if (!m_isJudged[std::size_t(index)])
        return {};
    return m_judged[std::size_t(index)];
}

int GalleryIndex::rowOf(int entry) const
{
    return entry >= 0 && entry < int(m_rowOf.size()) ? m_rowOf[std::size_t(entry)] : -1;
}

unsigned GalleryIndex::failedFilters(int index) const
{
    const auto i = std::size_t(index);
    const GalleryEntry& one = (*m_entries)[i];
    const bool judged = m_isJudged[i] != 0;
    const Verdict verdict = m_judged[i].verdict;
    unsigned failed = 0;
    if (m_spec.countedClass && one.countedClass() != *m_spec.countedClass)
        failed |= kClass;
    if (m_spec.routedClass && one.routedClass != *m_spec.routedClass)
        failed |= kRouted;
    if (m_spec.verdict && !(judged && verdict == *m_spec.verdict))
        failed |= kVerdict;
    if (m_spec.truth && truthOf(one) != *m_spec.truth)
        failed |= kTruth;
    if (!m_spec.type.isEmpty() && m_typeOf[i] != m_wantedType)
        failed |= kType;
    if (m_spec.only != GalleryFilterSpec::Only::All &&
        !(memberships(index) & (1U << unsigned(m_spec.only))))
        failed |= kOnly;
    for (const QString& word : m_words)
        if (!m_texts[i].contains(word)) {
            failed |= kText;
            break;
        }
    return failed;
}

/// Bit per Only that holds for the entry.
unsigned GalleryIndex::memberships(int index) const
{
    using Only = GalleryFilterSpec::Only;
    const auto i = std::size_t(index);
    const GalleryEntry& one = (*m_entries)[i];
    const bool judged = m_isJudged[i] != 0;
    const auto bit = [](Only only) { return 1U << unsigned(only); };
    unsigned member = bit(Only::All);
    if (judged && m_judged[i].verdict == Verdict::Ok && one.defective())
        member |= bit(Only::Misses);
    if (judged && m_judged[i].verdict == Verdict::NotOk && one.labelled() && !one.defective())
        member |= bit(Only::FalseRejects);
    if (one.misrouted())
        member |= bit(Only::Misrouted);
    if (one.dropped())
        member |= bit(Only::Outside);
    if (!one.inboxKey.isEmpty())
        member |= bit(Only::Inbox);
    if (one.review.decision == Decision::None)
        member |= bit(Only::Unreviewed);
    if (judged && one.decided() && disagrees(m_judged[i].verdict, one.review.decision))
        member |= bit(Only::Disagreeing);
    if (one.review.disputed)
        member |= bit(Only::Disputed);
    if (one.review.flagged)
        member |= bit(Only::Flagged);
    return member;
}

void GalleryIndex::countOne(int index, unsigned failed)
{
    const auto i = std::size_t(index);
    const GalleryEntry& one = (*m_entries)[i];
    const bool judged = m_isJudged[i] != 0;
    const auto verdict = std::size_t(m_judged[i].verdict);
    const auto truth = std::size_t(truthOf(one));
    const auto passesBut = [failed](unsigned filters) { return (failed & ~filters) == 0; };

    if (passesBut(kClass)) {
        ++m_counts.anyOf[0];
        if (const int c = one.countedClass(); c >= 0 && c < m_classes)
            ++m_counts.ofClass[std::size_t(c)];
    }
    if (passesBut(kVerdict)) {
        ++m_counts.anyOf[1];
        if (judged)
            ++m_counts.ofVerdict[verdict];
    }
    if (passesBut(kTruth)) {
        ++m_counts.anyOf[2];
        ++m_counts.ofTruth[truth];
    }
    if (passesBut(kType)) {
        ++m_counts.anyOf[3];
        if (m_typeOf[i] >= 0)
            ++m_countOfType[std::size_t(m_typeOf[i])];
    }
    if (passesBut(kOnly))
        for (unsigned member = memberships(index), only = 0; member; member >>= 1, ++only)
            m_counts.ofOnly[only] += int(member & 1U);
    if (one.training)
        return; // what a model learned from says nothing of how well it judges
    if (judged && passesBut(kVerdict | kTruth | kOnly))
        ++m_counts.matrix[truth][verdict];
    if (one.scored && one.trueClass >= 0 && one.routedClass >= 0 &&
        passesBut(kClass | kRouted | kOnly))
        ++m_counts.routing[std::size_t(one.trueClass)][std::size_t(one.routedClass)];
}

bool GalleryIndex::apply()
{
    m_words = m_spec.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!m_words.isEmpty())
        for (std::size_t i = m_texts.size(); i < std::size_t(size()); ++i)
            m_texts.push_back(foldedText((*m_entries)[i]));
    // A type that no entry has shows nothing.
    const auto wanted = m_types.indexOf(m_spec.type);
    m_wantedType = wanted < 0 ? std::numeric_limits<int>::max() : int(wanted);

    const auto classes = std::size_t(std::max(m_classes, 0));
    m_counts = {};
    m_counts.ofClass.assign(classes, 0);
    m_counts.routing.assign(classes, std::vector<int>(classes, 0));
    m_countOfType.assign(std::size_t(m_types.size()), 0);

    std::vector<int> before;
    before.swap(m_rows);
    for (int i = 0; i < size(); ++i) {
        if (entry(i).training != m_spec.training)
            continue;
        ++m_counts.all;
        const unsigned failed = failedFilters(i);
        countOne(i, failed);
        if (failed == 0)
            m_rows.push_back(i);
    }
    sortRows();
    m_rowOf.assign(std::size_t(size()), -1);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_rowOf[std::size_t(m_rows[row])] = int(row);

    m_counts.shown = int(m_rows.size());
    for (int t = 0; t < m_types.size(); ++t)
        m_counts.ofType.emplace_back(m_types[t], m_countOfType[std::size_t(t)]);
    std::sort(m_counts.ofType.begin(), m_counts.ofType.end(), [](const auto& a, const auto& b) {
        const bool goodA = a.first == QLatin1String("good"),
                   goodB = b.first == QLatin1String("good");
        return goodA != goodB ? goodA : a.first < b.first;
    });
    return m_rows != before;
}

/// Entries without a score come last, whatever the direction; equal ones stand as in the dataset.
void GalleryIndex::sortRows()
{
    struct Key
    {
        int group;    ///< ascending
        double value; ///< ascending
        int entry;
    };
    const bool up = m_spec.reversed;
    const double sign = up ? 1.0 : -1.0;
    std::vector<Key> keys;
    keys.reserve(m_rows.size());
    constexpr int kLast = std::numeric_limits<int>::max();
    for (const int index : m_rows) {
        const auto i = std::size_t(index);
        const bool judged = m_isJudged[i] != 0;
        Key key{0, 0.0, index};
        switch (m_spec.order) {
        case GalleryOrder::Score:
            key = {judged ? 0 : kLast, judged ? sign * (*m_entries)[i].score : 0.0, index};
            break;
        case GalleryOrder::Margin:
            key = {judged ? 0 : kLast, judged ? sign * m_judged[i].margin : 0.0, index};
            break;
        case GalleryOrder::Class: {
            const int c = (*m_entries)[i].countedClass();
            key = {c < 0 ? kLast : (up ? -c : c), judged ? -m_judged[i].margin : 0.0, index};
            break;
        }
        case GalleryOrder::File:
            key.value = up ? -double(index) : double(index);
            break;
        }
        if (std::isnan(key.value)) // compares with nothing: sorting would fall apart
            key.value = std::numeric_limits<double>::infinity();
        keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
        return a.group != b.group   ? a.group < b.group
               : a.value != b.value ? a.value < b.value
                                    : a.entry < b.entry;
    });
    for (std::size_t row = 0; row < keys.size(); ++row)
        m_rows[row] = keys[row].entry;
}

} // namespace mixdesk
