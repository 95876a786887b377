// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/desk_scores.h"
#include "core/session/desk_summary.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace mixdesk;

namespace {

GalleryEntry entryOf(int own, int routed, const QString& type, double score, double ownScore)
{
    GalleryEntry entry;
    entry.trueClass = own;
    entry.routedClass = routed;
    entry.type = type;
    entry.scored = true;
    entry.score = score;
    entry.ownScore = ownScore;
    return entry;
}

/// Scores on a coarse grid, so that many are equal to each other and to thresholds.
std::vector<GalleryEntry> randomEntries(int count, int classes, unsigned seed)
{
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return int(random() % unsigned(n)); };
    std::vector<GalleryEntry> entries;
    for (int i = 0; i < count; ++i) {
        const int own = pick(classes);
        const int routed = pick(10) == 0 ? pick(classes) : own;
        const int kind = pick(10);
        const QString type = kind < 4   ? QStringLiteral("good")
                             : kind < 8 ? QStringLiteral("scratch")
                                        : QString();
        const double score = 0.125 * pick(40) + (type == QLatin1String("scratch") ? 1.0 : 0.0);
        entries.push_back(entryOf(type.isEmpty() ? -1 : own, routed, type, score,
                                  routed == own ? score : score + 0.125));
        if (pick(7) == 0 && !type.isEmpty())
            entries.back().review.decision = kind < 4 ? Decision::Ok : Decision::NotOk;
        if (pick(20) == 0)
            entries.back().scored = false;
    }
    return entries;
}

std::vector<ClassThreshold> rowsFor(int classes)
{
    std::vector<ClassThreshold> rows;
    rows.resize(std::size_t(classes));
    for (int c = 0; c < classes; ++c) {
        ClassThreshold& row = rows[std::size_t(c)];
        row.mu = 1.5;
        row.sigma = 0.5;
        row.threshold = 2.0 + 0.125 * c;
        if (c % 2)
            row.recheckBand = {{row.threshold - 0.5, row.threshold + 0.25}};
    }
    return rows;
}

/// The same by going through every picture.
DeskCounts bruteForce(const std::vector<GalleryEntry>& entries, int c,
                      const std::vector<ClassThreshold>& rows)
{
    DeskCounts counts;
    for (const GalleryEntry& e : entries) {
        if (!e.scored)
            continue;
        const ClassThreshold& routed = rows[std::size_t(e.routedClass)];
        const bool rejected = e.score > routed.threshold;
        const bool recheck = verdictOf(routed, e.score) == Verdict::Recheck;
        if (!e.labelled()) {
            if (e.routedClass == c) {
                ++counts.unlabelled;
                counts.unlabelledRejected += rejected;
                counts.unlabelledRecheck += recheck;
            }
            continue;
        }
        if (e.trueClass != c)
            continue;
        counts.confusion.add(e.defective(), rejected);
        counts.ifClassKnown.add(e.defective(), e.ownScore > rows[std::size_t(c)].threshold);
        counts.misrouted += e.misrouted();
        counts.byPeople += e.decided();
        if (recheck) {
            ++(e.defective() ? counts.recheckDefective : counts.recheckGood);
            counts.recheckFalseRejects += !e.defective() && rejected;
            counts.recheckEscapes += e.defective() && !rejected;
        }
    }
    return counts;
}

QVector<int> flat(const DeskCounts& n)
{
    const Confusion &a = n.confusion, &b = n.ifClassKnown;
    return {a.truePositive, a.falsePositive,      a.trueNegative,        a.falseNegative,
            b.truePositive, b.falsePositive,      b.trueNegative,        b.falseNegative,
            n.recheckGood,  n.recheckDefective,   n.recheckFalseRejects, n.recheckEscapes,
            n.unlabelled,   n.unlabelledRejected, n.unlabelledRecheck,   n.misrouted,
            n.byPeople};
}

} // namespace

class TestDeskScores : public QObject
{
    Q_OBJECT

private slots:
    void countsEqualBruteForce();
    void batchesCountAsOneGo();
    void aPictureCountsOnce();
    void trainingPicturesDoNotCount();
    void foreignAndBrokenPicturesAreLeftOut();
    void dependantsFollowRouting();
    void boundsAreThoseOfClopperAndPearson();
    void figuresFollowBothConventions();
    void costOfRates();
    void draggingAHundredThousandIsFast();
    void summaryReadsBack();
};

void TestDeskScores::countsEqualBruteForce()
{
    const auto entries = randomEntries(5000, 5, 7);
    auto rows = rowsFor(5);
    DeskScores scores;
    scores.clear(5);
    scores.addAll(entries);
    for (int step = 0; step < 30; ++step) {
        for (auto& row : rows)
            row.threshold += 0.0625;
        for (auto& row : rows)
            if (row.recheckBand)
                row.recheckBand = {{row.threshold - 0.5, row.threshold + 0.25}};
        for (int c = 0; c < 5; ++c)
            QCOMPARE(flat(scores.counts(c, rows)), flat(bruteForce(entries, c, rows)));
    }
}

void TestDeskScores::batchesCountAsOneGo()
{
    const auto entries = randomEntries(900, 3, 11);
    const auto rows = rowsFor(3);
    DeskScores whole, pieces;
    whole.clear(3);
    whole.addAll(entries);
    pieces.clear(3);
    for (int first = 0; first < 900; first += 70) {
        QVector<int> batch;
        for (int i = first; i < std::min(first + 70, 900); ++i)
            batch.prepend(i);
        pieces.add(entries, batch);
    }
    QCOMPARE(pieces.pictures(), whole.pictures());
    for (int c = 0; c < 3; ++c) {
        QCOMPARE(flat(pieces.counts(c, rows)), flat(whole.counts(c, rows)));
        QCOMPARE(pieces.routedTo(c).good.values(), whole.routedTo(c).good.values());
        QVERIFY(std::is_sorted(pieces.routedTo(c).defective.values().begin(),
                               pieces.routedTo(c).defective.values().end()));
    }
}

void TestDeskScores::aPictureCountsOnce()
{
    const std::vector<GalleryEntry> entries{entryOf(0, 0, QStringLiteral("good"), 1.0, 1.0)};
    DeskScores scores;
    scores.clear(1);
    scores.add(entries, {0, 0});
    scores.add(entries, {0});
    scores.add(entries, {-1, 5});
    QCOMPARE(scores.pictures(), 1);
    QCOMPARE(scores.counts(0, rowsFor(1)).good(), 1);
}

void TestDeskScores::trainingPicturesDoNotCount()
{
    std::vector<GalleryEntry> entries{entryOf(0, 0, QStringLiteral("good"), 1.0, 1.0),
                                      entryOf(0, 0, QStringLiteral("good"), 2.0, 2.0)};
    entries[1].training = true;
    DeskScores scores;
    scores.clear(1);
    scores.addAll(entries);
    QCOMPARE(scores.pictures(), 1);
    QCOMPARE(scores.counts(0, rowsFor(1)).good(), 1);
}

void TestDeskScores::foreignAndBrokenPicturesAreLeftOut()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<GalleryEntry> entries{
        entryOf(-1, 0, QStringLiteral("good"), 1.0, 1.0), // of a class that the run does not know
        entryOf(0, 0, QStringLiteral("good"), nan, nan),
        entryOf(0, 7, QStringLiteral("good"), 1.0, 1.0),
        entryOf(7, 0, QStringLiteral("good"), 1.0, 1.0), entryOf(-1, 0, QString(), 9.0, 9.0)};
    DeskScores scores;
    scores.clear(1);
    scores.addAll(entries);
    QCOMPARE(scores.pictures(), 1);
    const DeskCounts counts = scores.counts(0, rowsFor(1));
    QCOMPARE(counts.good() + counts.defective(), 0);
    QCOMPARE(counts.unlabelledRejected, 1);
    QVERIFY(!counts.confusion.balancedAccuracy());
}

void TestDeskScores::dependantsFollowRouting()
{
    const std::vector<GalleryEntry> entries{entryOf(0, 0, QStringLiteral("good"), 1.0, 1.0),
                                            entryOf(1, 2, QStringLiteral("dent"), 1.0, 1.0)};
    DeskScores scores;
    scores.clear(3);
    scores.addAll(entries);
    QCOMPARE(scores.dependants(0), std::vector<int>{0});
    QCOMPARE(scores.dependants(2), (std::vector<int>{1, 2}));
}

void TestDeskScores::boundsAreThoseOfClopperAndPearson()
{
    QVERIFY(std::fabs(upperBound(0, 40) - 0.0722) < 5e-5); // 1 - 0.05^(1/40)
    QVERIFY(std::fabs(upperBound(0, 63) - 0.0464) < 5e-5);
    QVERIFY(std::fabs(upperBound(1, 20) - 0.2161) < 5e-5);
    QCOMPARE(upperBound(5, 5), 1.0);
    QCOMPARE(upperBound(0, 0), 1.0);
}

void TestDeskScores::figuresFollowBothConventions()
{
    const Confusion a{8, 2, 10, 2}, b{3, 0, 5, 7}; // P .8 R .8, P 1 R .3
    const DeskFigures f = figuresOf({a, b, Confusion{0, 0, 4, 0}});
    QCOMPARE(*f.precision, 0.9);
    QCOMPARE(*f.recall, 0.55);
    QCOMPARE(*f.paperF1, 2 * 0.9 * 0.55 / (0.9 + 0.55));
    QCOMPARE(*f.f1, 0.5 * (*a.f1() + *b.f1()));
    const double share = (10.0 / 22 + 10.0 / 15 + 0.0) / 3;
    QCOMPARE(*f.paperTrivialF1, 2 * share / (share + 1));
    QVERIFY(!figuresOf({}).f1);
    QVERIFY(!figuresOf({}).paperTrivialF1);
}

void TestDeskScores::costOfRates()
{
    FitTarget target;
    target.falseRejectCost = 2.0;
    target.escapeCost = 100.0;
    target.defectRate = 0.1;
    const auto cost = expectedCost(Confusion{9, 5, 15, 1}, target);
    QVERIFY(std::fabs(*cost - (2.0 * 0.25 * 0.9 + 100.0 * 0.1 * 0.1)) < 1e-12);
    QVERIFY(!expectedCost(Confusion{9, 0, 0, 1}, target));
}

void TestDeskScores::draggingAHundredThousandIsFast()
{
    constexpr int kClasses = 15, kSteps = 200;
    const auto entries = randomEntries(100000, kClasses, 3);
    auto rows = rowsFor(kClasses);
    DeskScores scores;
    scores.clear(kClasses);
    scores.addAll(entries);
    QElapsedTimer timer;
    timer.start();
    qint64 checksum = 0;
    for (int step = 0; step < kSteps; ++step) {
        rows[0].threshold = 0.02 * step;
        std::vector<Confusion> all;
        for (int c = 0; c < kClasses; ++c) {
            const DeskCounts counts = scores.counts(c, rows);
            all.push_back(counts.confusion);
            checksum += counts.confusion.falsePositive;
            checksum += qint64(1e3 * upperBound(counts.confusion.falsePositive, counts.good()));
        }
        checksum += qint64(1e3 * figuresOf(all).f1.value_or(0.0));
    }
    const double each = double(timer.nsecsElapsed()) / 1e6 / kSteps;
    qInfo("all counts, bounds and figures of 15 classes, 100,000 pictures: %.3f ms a step", each);
    QVERIFY(checksum > 0);
    QVERIFY2(each < 16.0, qPrintable(QString::number(each)));
}

void TestDeskScores::summaryReadsBack()
{
    const DeskSummary summary{42,
                              {{QStringLiteral("nut \"M8\""), {1, 2, 3, 4}, {5, 6, 7, 8}},
                               {QStringLiteral("Mutter ä"), {0, 0, 0, 0}, {1, 0, 0, 0}}},
                              17};
    const auto back = parseSummary(summaryText(summary));
    QVERIFY(back.has_value());
    QCOMPARE(back->pictures, 42);
    QCOMPARE(back->byPeople, 17);
    QCOMPARE(int(back->rows.size()), 2);
    QCOMPARE(back->rows[0].className, summary.rows[0].className);
    QCOMPARE(back->rows[0].before.falseNegative, 4);
    QCOMPARE(back->rows[0].after.trueNegative, 7);
    QVERIFY(!parseSummary(QString()));
    QVERIFY(!parseSummary(QStringLiteral("[1, 2")));
    QVERIFY(!parseSummary(QStringLiteral(
        R"({"classes": [{"class": "a", "before": [1, -2, 3, 4], "after": [1, 2, 3, 4]}]})")));
}

QTEST_GUILESS_MAIN(TestDeskScores)
#include "test_desk_scores.moc"
