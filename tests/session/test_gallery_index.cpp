// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/gallery_index.h"
#include "core/session/part_cache.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <limits>
#include <random>

using namespace mixdesk;

namespace {

using Only = GalleryFilterSpec::Only;

constexpr int kClasses = 4;
const QString kTypes[] = {QStringLiteral("good"), QStringLiteral("scratch"),
                          QStringLiteral("broken_tooth")};

std::vector<GalleryEntry> makeEntries(int count, unsigned seed = 1)
{
    std::mt19937 random(seed);
    const auto upTo = [&random](int n) { return int(random() % unsigned(n)); };
    std::vector<GalleryEntry> entries;
    for (int i = 0; i < count; ++i) {
        GalleryEntry entry;
        entry.outside = upTo(20) == 0;
        if (!entry.outside) {
            entry.trueClass = upTo(kClasses);
            entry.className = QStringLiteral("class%1").arg(entry.trueClass);
            entry.type = kTypes[upTo(3)];
        }
        entry.relative =
            QStringLiteral("%1/test/%2/%3.png").arg(entry.className, entry.type).arg(i);
        entry.path = QStringLiteral("/data/") + entry.relative;
        entry.scored = upTo(10) != 0;
        if (entry.scored) {
            entry.routedClass = upTo(8) == 0 || entry.outside ? upTo(kClasses) : entry.trueClass;
            entry.score = double(upTo(1000)) / 1000.0;
        }
        entry.review.decision = upTo(2) == 0 ? Decision(upTo(4)) : Decision::None;
        entry.review.disputed = upTo(6) == 0;
        entry.review.flagged = upTo(5) == 0;
        entries.push_back(entry);
    }
    return entries;
}

/// Every sixth of the dataset's pictures trains.
std::vector<GalleryEntry> makeMixedEntries(int count)
{
    auto entries = makeEntries(count);
    for (std::size_t i = 0; i < entries.size(); i += 6)
        entries[i].training = !entries[i].outside;
    return entries;
}

/// Another threshold and sigma for each class; a recheck band for class 1.
Judgement judgeOf(const GalleryEntry& entry, double shift = 0.0)
{
    const double threshold = 0.4 + 0.1 * entry.routedClass + shift;
    const double margin = (entry.score - threshold) / (0.1 + 0.05 * entry.routedClass);
    if (entry.routedClass == 1 && std::abs(entry.score - threshold) < 0.05)
        return {Verdict::Recheck, margin};
    return {entry.score > threshold ? Verdict::NotOk : Verdict::Ok, margin};
}

/// The same questions, asked one by one.
bool passesOnly(const GalleryEntry& entry, Only only)
{
    const bool ok = entry.scored && judgeOf(entry).verdict == Verdict::Ok;
    const bool notOk = entry.scored && judgeOf(entry).verdict == Verdict::NotOk;
    switch (only) {
    case Only::All:
        return true;
    case Only::Misses:
        return ok && (entry.type == kTypes[1] || entry.type == kTypes[2]);
    case Only::FalseRejects:
        return notOk && entry.type == kTypes[0];
    case Only::Misrouted:
        return entry.scored && entry.trueClass >= 0 && entry.trueClass != entry.routedClass;
    case Only::Outside:
        return entry.dropped();
    case Only::Unreviewed:
        return entry.review.decision == Decision::None;
    case Only::Disagreeing:
        return (ok && entry.review.decision == Decision::NotOk) ||
               (notOk && entry.review.decision == Decision::Ok);
    case Only::Disputed:
        return entry.review.disputed;
    case Only::Flagged:
        return entry.review.flagged;
    case Only::Inbox:
        return !entry.inboxKey.isEmpty();
    }
    return false;
}

Truth truthOf(const GalleryEntry& entry)
{
    return entry.type.isEmpty()      ? Truth::Unlabelled
           : entry.type == kTypes[0] ? Truth::Good
                                     : Truth::Defective;
}

bool passes(const GalleryEntry& entry, const GalleryFilterSpec& spec)
{
    if (entry.training != spec.training)
        return false;
    const int counted = entry.trueClass >= 0 ? entry.trueClass : entry.routedClass;
    if (spec.countedClass && counted != *spec.countedClass)
        return false;
    if (spec.routedClass && entry.routedClass != *spec.routedClass)
        return false;
    if (spec.verdict && (!entry.scored || judgeOf(entry).verdict != *spec.verdict))
        return false;
    if (spec.truth && truthOf(entry) != *spec.truth)
        return false;
    if (!spec.type.isEmpty() && entry.type != spec.type)
        return false;
    for (const QString& word : spec.text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!entry.path.contains(word, Qt::CaseInsensitive))
            return false;
    return passesOnly(entry, spec.only);
}

std::vector<GalleryFilterSpec> manySpecs()
{
    std::vector<GalleryFilterSpec> specs(1);
    std::mt19937 random(7);
    const auto chance = [&random] { return random() % 3 == 0; };
    for (int i = 0; i < 120; ++i) {
        GalleryFilterSpec spec;
        if (chance())
            spec.countedClass = int(random() % kClasses);
        if (chance())
            spec.routedClass = int(random() % kClasses);
        if (chance())
            spec.verdict = Verdict(random() % 3);
        if (chance())
            spec.truth = Truth(random() % 3);
        if (chance())
            spec.type = kTypes[random() % 3];
        spec.only = chance() ? Only(random() % unsigned(GalleryFilterSpec::kOnlyCount)) : Only::All;
        if (chance())
            spec.text = chance() ? QStringLiteral("CLASS1 tooth") : QStringLiteral("1");
        spec.order = GalleryOrder(random() % 4);
        spec.reversed = chance();
        spec.training = chance();
        specs.push_back(spec);
    }
    return specs;
}

GalleryIndex indexOf(const std::vector<GalleryEntry>& entries)
{
    GalleryIndex index;
    index.reset(&entries, kClasses);
    index.judgeAll([](const GalleryEntry& entry) { return judgeOf(entry); });
    return index;
}

} // namespace

class TestGalleryIndex : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreThoseThatPass();
    void countsAreWhatOneWouldSee();
    void matricesAreCountedOneByOne();
    void ordersHold();
    void unscoredComeLast();
    void scoresComeIn();
    void rowsUnchangedAreReported();
    void growing();
    void unknownTypeShowsNothing();
    void hundredThousandAreQuick();
    void partCacheKeepsWithinItsBudget();
};

void TestGalleryIndex::rowsAreThoseThatPass()
{
    const auto entries = makeMixedEntries(1500);
    GalleryIndex index = indexOf(entries);
    int shown = 0;
    for (const GalleryFilterSpec& spec : manySpecs()) {
        index.setSpec(spec);
        index.apply();
        std::vector<int> expected;
        for (int i = 0; i < int(entries.size()); ++i)
            if (passes(entries[std::size_t(i)], spec))
                expected.push_back(i);
        auto rows = index.rows();
        for (std::size_t row = 0; row < rows.size(); ++row)
            QCOMPARE(index.rowOf(rows[row]), int(row));
        std::sort(rows.begin(), rows.end());
        QCOMPARE(rows, expected);
        QCOMPARE(index.counts().shown, int(expected.size()));
        shown += int(expected.size());
    }
    QVERIFY(shown > 2000); // the specs are not all empty ones
}

void TestGalleryIndex::countsAreWhatOneWouldSee()
{
    const auto entries = makeMixedEntries(800);
    GalleryIndex index = indexOf(entries);
    const auto seen = [&entries](const GalleryFilterSpec& spec) {
        return int(std::count_if(entries.begin(), entries.end(),
                                 [&](const GalleryEntry& entry) { return passes(entry, spec); }));
    };
    for (const GalleryFilterSpec& spec : manySpecs()) {
        index.setSpec(spec);
        index.apply();
        const GalleryCounts& counts = index.counts();
        GalleryFilterSpec other = spec;
        for (int c = 0; c < kClasses; ++c) {
            other.countedClass = c;
            QCOMPARE(counts.ofClass[std::size_t(c)], seen(other));
        }
        other.countedClass.reset();
        QCOMPARE(counts.anyOf[0], seen(other));
        other = spec;
        for (int v = 0; v < 3; ++v) {
            other.verdict = Verdict(v);
            QCOMPARE(counts.ofVerdict[std::size_t(v)], seen(other));
        }
        other.verdict.reset();
        QCOMPARE(counts.anyOf[1], seen(other));
        other = spec;
        for (int t = 0; t < 3; ++t) {
            other.truth = Truth(t);
            QCOMPARE(counts.ofTruth[std::size_t(t)], seen(other));
        }
        other = spec;
        QCOMPARE(counts.ofType.size(), std::size_t(3));
        QCOMPARE(counts.ofType[0].first, QStringLiteral("good"));
        for (const auto& [type, count] : counts.ofType) {
            other.type = type;
            QCOMPARE(count, seen(other));
        }
        other = spec;
        for (int o = 0; o < GalleryFilterSpec::kOnlyCount; ++o) {
            other.only = Only(o);
            QCOMPARE(counts.ofOnly[std::size_t(o)], seen(other));
        }
    }
}

void TestGalleryIndex::matricesAreCountedOneByOne()
{
    const auto entries = makeMixedEntries(1000);
    GalleryIndex index = indexOf(entries);
    GalleryFilterSpec spec;
    spec.countedClass = 2;
    spec.verdict = Verdict::Ok; // the matrix leaves these two out,
    spec.only = Only::Misses;
    spec.text = QStringLiteral("png");
    index.setSpec(spec);
    index.apply();
    for (int t = 0; t < 3; ++t)
        for (int v = 0; v < 3; ++v) {
            int expected = 0;
            for (const GalleryEntry& entry : entries)
                expected += int(entry.scored && !entry.training && entry.countedClass() == 2 &&
                                truthOf(entry) == Truth(t) && judgeOf(entry).verdict == Verdict(v));
            QCOMPARE(index.counts().matrix[std::size_t(t)][std::size_t(v)], expected);
        }
    spec = {};
    spec.countedClass = 1; // and the routing the class
    spec.type = kTypes[1];
    index.setSpec(spec);
    index.apply();
    for (int a = 0; a < kClasses; ++a)
        for (int b = 0; b < kClasses; ++b) {
            int expected = 0;
            for (const GalleryEntry& entry : entries)
                expected += int(entry.scored && !entry.training && entry.type == kTypes[1] &&
                                entry.trueClass == a && entry.routedClass == b);
            QCOMPARE(index.counts().routing[std::size_t(a)][std::size_t(b)], expected);
        }
}

void TestGalleryIndex::ordersHold()
{
    const auto entries = makeEntries(600);
    GalleryIndex index = indexOf(entries);
    for (const auto order :
         {GalleryOrder::Score, GalleryOrder::Margin, GalleryOrder::Class, GalleryOrder::File})
        for (const bool reversed : {false, true}) {
            GalleryFilterSpec spec;
            spec.order = order;
            spec.reversed = reversed;
            index.setSpec(spec);
            index.apply();
            QCOMPARE(index.rows().size(), entries.size());
            for (std::size_t row = 1; row < index.rows().size(); ++row) {
                const int a = index.rows()[row - 1], b = index.rows()[row];
                const GalleryEntry &one = index.entry(a), &two = index.entry(b);
                if (order == GalleryOrder::File) {
                    QVERIFY(reversed ? a > b : a < b);
                    continue;
                }
                if (order == GalleryOrder::Class) {
                    if (one.countedClass() >= 0 && two.countedClass() >= 0)
                        QVERIFY(reversed ? one.countedClass() >= two.countedClass()
                                         : one.countedClass() <= two.countedClass());
                    else
                        QVERIFY(two.countedClass() < 0);
                    continue;
                }
                if (!two.scored || !one.scored) {
                    QVERIFY(!two.scored);
                    continue;
                }
                const bool byScore = order == GalleryOrder::Score;
                const double x = byScore ? one.score : judgeOf(one).margin;
                const double y = byScore ? two.score : judgeOf(two).margin;
                QVERIFY(reversed ? x <= y : x >= y);
                if (x == y)
                    QVERIFY(a < b);
            }
        }
}

void TestGalleryIndex::unscoredComeLast()
{
    auto entries = makeEntries(50);
    entries[0].scored = true;
    entries[0].routedClass = 0;
    GalleryIndex index;
    index.reset(&entries, kClasses);
    // Margins that are no numbers (a sigma of zero) must not break the order.
    index.judgeAll([](const GalleryEntry& entry) {
        return Judgement{Verdict::Ok, entry.score < 0.3 ? std::nan("") : entry.score};
    });
    for (const bool reversed : {false, true}) {
        GalleryFilterSpec spec;
        spec.reversed = reversed;
        index.setSpec(spec);
        index.apply();
        bool scored = true;
        for (const int row : index.rows()) {
            QVERIFY(scored || !index.entry(row).scored);
            scored = index.entry(row).scored;
        }
    }
}

void TestGalleryIndex::scoresComeIn()
{
    auto entries = makeEntries(100);
    for (GalleryEntry& entry : entries)
        entry.scored = false;
    GalleryIndex index;
    index.reset(&entries, kClasses);
    const Judge judge = [](const GalleryEntry& entry) { return judgeOf(entry); };
    index.judgeAll(judge);
    index.apply();
    QCOMPARE(index.counts().ofVerdict, (std::array<int, 3>{}));
    QVERIFY(!index.judgement(3));
    entries[3].scored = true;
    entries[3].routedClass = 0;
    entries[3].score = 0.9;
    index.judge(judge, {3});
    QVERIFY(index.apply());
    QCOMPARE(index.rows().front(), 3);
    QCOMPARE(index.judgement(3)->verdict, Verdict::NotOk);
    QCOMPARE(index.counts().ofVerdict[std::size_t(Verdict::NotOk)], 1);
}

void TestGalleryIndex::rowsUnchangedAreReported()
{
    const auto entries = makeEntries(300);
    GalleryIndex index = indexOf(entries);
    GalleryFilterSpec spec;
    spec.order = GalleryOrder::File;
    index.setSpec(spec);
    QVERIFY(index.apply());
    index.judgeAll([](const GalleryEntry& entry) { return judgeOf(entry, 0.1); });
    QVERIFY(!index.apply());
    spec.only = Only::Misses;
    index.setSpec(spec);
    QVERIFY(index.apply());
}

void TestGalleryIndex::growing()
{
    auto entries = makeEntries(10);
    entries.reserve(20);
    GalleryIndex index = indexOf(entries);
    GalleryFilterSpec spec;
    spec.text = QStringLiteral("dropped");
    index.setSpec(spec);
    index.apply();
    QCOMPARE(index.rows().size(), std::size_t(0));
    GalleryEntry dropped;
    dropped.path = QStringLiteral("/home/Dropped.PNG");
    dropped.outside = true;
    entries.push_back(dropped);
    index.grow();
    index.apply();
    QCOMPARE(index.rows(), std::vector<int>{10});
    QCOMPARE(index.counts().ofOnly[std::size_t(Only::Outside)], 1);
}

void TestGalleryIndex::unknownTypeShowsNothing()
{
    const auto entries = makeEntries(30);
    GalleryIndex index = indexOf(entries);
    GalleryFilterSpec spec;
    spec.type = QStringLiteral("of another dataset");
    index.setSpec(spec);
    index.apply();
    QVERIFY(index.rows().empty());
}

/// 100 ms and 50 ms are asked for. The best of a few: other programs share the machine.
void TestGalleryIndex::hundredThousandAreQuick()
{
    const auto entries = makeEntries(100'000);
    GalleryIndex index = indexOf(entries);
    qint64 bestFilter = std::numeric_limits<qint64>::max(), bestVerdicts = bestFilter;
    QElapsedTimer clock;
    for (int i = 0; i < 7; ++i) {
        GalleryFilterSpec spec;
        spec.order = i % 2 ? GalleryOrder::Score : GalleryOrder::Margin;
        spec.text = QStringLiteral("test 1");
        index.setSpec(spec);
        clock.start();
        QVERIFY(index.apply());
        if (i > 0) // the first search folds the texts
            bestFilter = std::min(bestFilter, clock.nsecsElapsed());
        spec.text.clear();
        index.setSpec(spec);
        index.apply();
        clock.start();
        index.judgeAll([i](const GalleryEntry& entry) { return judgeOf(entry, 0.01 * i); });
        index.apply();
        bestVerdicts = std::min(bestVerdicts, clock.nsecsElapsed());
    }
    qInfo("100,000 pictures: filter, search and sort %.1f ms, new thresholds %.1f ms",
          double(bestFilter) / 1e6, double(bestVerdicts) / 1e6);
    QVERIFY(bestFilter < 100'000'000);
    QVERIFY(bestVerdicts < 50'000'000);
}

void TestGalleryIndex::partCacheKeepsWithinItsBudget()
{
    const auto partOf = [](int entry, int side) {
        auto part = std::make_shared<OpenedPart>();
        part->entry = entry;
        part->picture = cv::Mat(side, side, CV_8UC3);
        return part;
    };
    PartCache cache(4 * 3 * 100 * 100);
    for (int entry = 0; entry < 3; ++entry)
        cache.put(partOf(entry, 100));
    QVERIFY(cache.take(0)); // used again: 1 is the oldest now
    cache.put(partOf(3, 100));
    QVERIFY(cache.contains(0) && !cache.contains(1) && cache.contains(2) && cache.contains(3));
    QVERIFY(cache.bytes() <= 4 * 3 * 100 * 100);
    cache.put(partOf(0, 50)); // in place of the other
    QVERIFY(cache.take(0)->picture.rows == 50);
    cache.put(partOf(9, 1000)); // larger than all of the budget, and still shown
    QVERIFY(cache.contains(9) && !cache.contains(0));
    cache.clear();
    QCOMPARE(cache.bytes(), std::size_t(0));
    QVERIFY(!cache.take(9));
}

QTEST_GUILESS_MAIN(TestGalleryIndex)
#include "test_gallery_index.moc"
