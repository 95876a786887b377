// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace mixdesk;

class TestRandom : public QObject
{
    Q_OBJECT

private slots:
    /// SplitMix64's published numbers for the seed 1234567.
    void followsThePublishedGenerator()
    {
        Random random(1234567);
        for (const std::uint64_t expected :
             {6457827717110365317ULL, 3203168211198807973ULL, 9817491932198370423ULL,
              4593380528125082431ULL, 16408922859458223821ULL})
            QCOMPARE(random.next(), expected);
    }

    /// Every run folder rests on these: numbers from an independent program.
    void distributionsNeverChange()
    {
        Random uniform(1);
        for (const double expected : {0.5665615751722809, 0.7457817572627011, 0.9710027535867962})
            QCOMPARE(uniform.uniform(), expected);
        Random normal(1);
        for (const double expected :
             {-0.034267321791851144, -2.5000674933698677, 0.08772246831488635})
            QVERIFY(std::abs(normal.normal() - expected) < 1e-12);
        Random dice(7);
        for (const int expected : {3, 1, 6, 4, 3, 2, 3, 2, 1, 3})
            QCOMPARE(dice.integer(1, 6), expected);
        std::vector<int> items{0, 1, 2, 3, 4, 5, 6, 7};
        Random(5).shuffle(items);
        QCOMPARE(items, (std::vector<int>{7, 2, 6, 4, 0, 1, 5, 3}));
    }

    void streamSeedsNeverChange()
    {
        QCOMPARE(streamSeed(1, Purpose::InitialWeights), 16331631942134307551ULL);
        QCOMPARE(streamSeed(1, Purpose::Noise, 2, 99), 6284423969959404210ULL);
    }

    void streamSeedsDependOnEveryArgument()
    {
        std::set<std::uint64_t> seeds;
        for (std::uint64_t seed = 0; seed < 5; ++seed)
            for (std::uint64_t purpose = 1; purpose <= 10; ++purpose)
                for (std::uint64_t a = 0; a < 5; ++a)
                    for (std::uint64_t b = 0; b < 5; ++b)
                        seeds.insert(streamSeed(seed, Purpose(purpose), a, b));
        QCOMPARE(seeds.size(), std::size_t(5 * 10 * 5 * 5));
    }

    /// FNV-1a's published vectors.
    void stableIdIsFnv1a()
    {
        QCOMPARE(stableId(""), 0xcbf29ce484222325ULL);
        QCOMPARE(stableId("a"), 0xaf63dc4c8601ec8cULL);
        QCOMPARE(stableId("foobar"), 0x85944171f73967e8ULL);
        QCOMPARE(stableId("Ω"), 0x0ad41307b7283d68ULL); // bytes above 127 are not negative
    }

    void rangesAreKept()
    {
        Random random(3);
        int low = 0, high = 0;
        for (int i = 0; i < 20000; ++i) {
            const double u = random.uniform(-2.0, 3.0);
            QVERIFY(u >= -2.0 && u < 3.0);
            const int n = random.integer(-1, 2);
            QVERIFY(n >= -1 && n <= 2);
            low += n == -1;
            high += n == 2;
        }
        QVERIFY(std::abs(low - 5000) < 300 && std::abs(high - 5000) < 300);
    }

    void momentsOfTheDistributions()
    {
        constexpr int n = 100000;
        Random random(4);
        double sum = 0.0, squares = 0.0, uniform = 0.0;
        for (int i = 0; i < n; ++i) {
            const double value = random.normal(2.0, 3.0);
            sum += value;
            squares += (value - 2.0) * (value - 2.0);
            uniform += random.uniform();
        }
        QVERIFY(std::abs(sum / n - 2.0) < 5 * 3.0 / std::sqrt(double(n)));
        QVERIFY(std::abs(std::sqrt(squares / n) - 3.0) < 5 * 3.0 / std::sqrt(2.0 * n));
        QVERIFY(std::abs(uniform / n - 0.5) < 5 * std::sqrt(1.0 / 12 / n));
    }

    void shuffleOfFewItems()
    {
        std::vector<int> none, one{1};
        Random(1).shuffle(none);
        Random(1).shuffle(one);
        QVERIFY(none.empty());
        QCOMPARE(one, std::vector<int>{1});
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
