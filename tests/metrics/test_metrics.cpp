// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/metrics/bootstrap.h"
#include "core/metrics/metrics.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace mixdesk;

namespace {

bool near(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

/// P(X <= k), X ~ Binomial(n, p), added up term by term.
double binomialCdf(int k, int n, double p)
{
    double sum = 0.0;
    for (int i = 0; i <= k; ++i)
        sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(i + 1.0) - std::lgamma(n - i + 1.0) +
                        i * std::log(p) + (n - i) * std::log1p(-p));
    return sum;
}

std::vector<ScoredLabel> randomItems(int count, int levels, std::uint64_t seed)
{
    Random random(seed);
    std::vector<ScoredLabel> items;
    for (int i = 0; i < count; ++i) {
        const bool defective = random.chance(0.4);
        items.push_back({double(random.integer(0, levels) + (defective ? 2 : 0)), defective});
    }
    return items;
}

double pairwiseAuroc(const std::vector<ScoredLabel>& items)
{
    double wins = 0.0, pairs = 0.0;
    for (const ScoredLabel& bad : items) {
        for (const ScoredLabel& good : items) {
            if (!bad.defective || good.defective)
                continue;
            pairs += 1.0;
            wins += bad.score > good.score ? 1.0 : bad.score == good.score ? 0.5 : 0.0;
        }
    }
    return wins / pairs;
}

} // namespace

class TestMetrics : public QObject
{
    Q_OBJECT

private slots:
    void confusionByHand();
    void confusionWithoutDenominators();
    void confusionNothingRejected();
    void aurocByHand();
    void aurocAgainstPairs();
    void aurocNeedsBothKinds();
    void rankCorrelationByHand();
    void rocByHand();
    void rocAreaIsAuroc();
    void harmonicMeanIsThePapersF();
    void intervalKnownValues();
    void intervalSolvesBinomialTails();
    void intervalRuleOfThree();
    void percentiles();
    void bootstrapOfAMean();
    void bootstrapIsStratified();
    void bootstrapOfNothing();
};

void TestMetrics::confusionByHand()
{
    Confusion c;
    for (int i = 0; i < 6; ++i)
        c.add(true, true);
    for (int i = 0; i < 2; ++i)
        c.add(true, false);
    for (int i = 0; i < 3; ++i)
        c.add(false, true);
    for (int i = 0; i < 9; ++i)
        c.add(false, false);
    QCOMPARE(c.truePositive, 6);
    QCOMPARE(c.falseNegative, 2);
    QCOMPARE(c.falsePositive, 3);
    QCOMPARE(c.trueNegative, 9);
    QCOMPARE(*c.precision(), 6.0 / 9.0);
    QCOMPARE(*c.recall(), 0.75);
    QCOMPARE(*c.f1(), 12.0 / 17.0);
    QCOMPARE(*c.normalAccuracy(), 0.75);
    QCOMPARE(*c.balancedAccuracy(), 0.75);
    QCOMPARE(*c.trivialF1(), 16.0 / 28.0); // P = 8/20, R = 1
}

void TestMetrics::confusionWithoutDenominators()
{
    Confusion onlyGood;
    onlyGood.add(false, false);
    QVERIFY(!onlyGood.precision());
    QVERIFY(!onlyGood.recall());
    QVERIFY(!onlyGood.f1());
    QVERIFY(!onlyGood.balancedAccuracy());
    QVERIFY(!onlyGood.trivialF1());
    QCOMPARE(*onlyGood.normalAccuracy(), 1.0);
    QVERIFY(!Confusion().normalAccuracy());
}

void TestMetrics::confusionNothingRejected()
{
    Confusion c;
    c.add(true, false);
    c.add(false, false);
    QCOMPARE(*c.precision(), 0.0);
    QCOMPARE(*c.recall(), 0.0);
    QCOMPARE(*c.f1(), 0.0);
    QCOMPARE(*c.balancedAccuracy(), 0.5);
}

void TestMetrics::aurocByHand()
{
    // Defects 3 and 2 against good 2 and 1: wins 1 + 1 + 0.5 + 1 of 4 pairs.
    QCOMPARE(*auroc({{1, false}, {2, false}, {2, true}, {3, true}}), 3.5 / 4.0);
    QCOMPARE(*auroc({{1, false}, {2, true}}), 1.0);
    QCOMPARE(*auroc({{1, true}, {2, false}}), 0.0);
    QCOMPARE(*auroc({{5, true}, {5, false}, {5, true}}), 0.5);
}

void TestMetrics::aurocAgainstPairs()
{
    for (int levels : {1, 5, 1000}) {
        const auto items = randomItems(300, levels, std::uint64_t(levels));
        QVERIFY(near(*auroc(items), pairwiseAuroc(items), 1e-12));
    }
}

void TestMetrics::aurocNeedsBothKinds()
{
    QVERIFY(!auroc({}));
    QVERIFY(!auroc({{1, true}, {2, true}}));
    QVERIFY(!auroc({{1, false}}));
    QVERIFY(!auroc({{NAN, false}, {1, true}}));
    QVERIFY(rocCurve({{1, false}}).empty());
}

void TestMetrics::rankCorrelationByHand()
{
    QCOMPARE(*rankCorrelation({.1, .2, .9}, {10, 20, 21}), 1.0);
    QCOMPARE(*rankCorrelation({.1, .2, .9}, {3, 2, 1}), -1.0);
    // 1 - 6 * (0 + 1 + 1 + 0) / (4 * 15)
    QVERIFY(near(*rankCorrelation({1, 2, 3, 4}, {1, 3, 2, 4}), 0.8, 1e-12));
    // Ranks 1.5, 1.5, 3 and 1, 2, 3: 1.5 / sqrt(1.5 * 2)
    QVERIFY(near(*rankCorrelation({5, 5, 6}, {1, 2, 3}), std::sqrt(0.75), 1e-12));
    QVERIFY(!rankCorrelation({1, 2}, {1, 2}) && !rankCorrelation({1, 2, 3}, {1, 2}));
    QVERIFY(!rankCorrelation({1, 2, 3}, {7, 7, 7}));
}

void TestMetrics::rocByHand()
{
    const auto curve = rocCurve({{1, false}, {2, false}, {2, true}, {3, true}});
    QCOMPARE(curve.size(), std::size_t(4));
    const double expected[][2] = {{0, 0}, {0, 0.5}, {0.5, 1}, {1, 1}};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        QCOMPARE(curve[i].falsePositiveRate, expected[i][0]);
        QCOMPARE(curve[i].truePositiveRate, expected[i][1]);
    }
    QVERIFY(std::isinf(curve[0].threshold));
    QCOMPARE(curve[1].threshold, 3.0);
    QCOMPARE(curve[3].threshold, 1.0);
}

void TestMetrics::rocAreaIsAuroc()
{
    const auto items = randomItems(500, 9, 77);
    const auto curve = rocCurve(items);
    QVERIFY(curve.size() <= 13);
    double area = 0.0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        area += 0.5 * (curve[i].truePositiveRate + curve[i - 1].truePositiveRate) *
                (curve[i].falsePositiveRate - curve[i - 1].falsePositiveRate);
        QVERIFY(curve[i].threshold < curve[i - 1].threshold);
    }
    QVERIFY(near(area, *auroc(items), 1e-12));
    QCOMPARE(curve.back().falsePositiveRate, 1.0);
    QCOMPARE(curve.back().truePositiveRate, 1.0);
}

void TestMetrics::harmonicMeanIsThePapersF()
{
    QVERIFY(near(harmonicMean(0.690, 0.677), 0.684, 6e-4));
    QVERIFY(near(harmonicMean(0.726, 0.956), 0.825, 6e-4));
    QCOMPARE(harmonicMean(0.0, 0.0), 0.0);
    QCOMPARE(harmonicMean(1.0, 0.0), 0.0);
}

void TestMetrics::intervalKnownValues()
{
    // 0 of n has the closed form 1 - (0.025)^(1/n).
    const auto none = proportionInterval(0, 117);
    QCOMPARE(none.first, 0.0);
    QVERIFY(near(none.second, 1.0 - std::pow(0.025, 1.0 / 117), 1e-12));
    QVERIFY(near(none.second, 0.0310, 5e-5));
    const auto all = proportionInterval(117, 117);
    QVERIFY(near(all.first, 1.0 - none.second, 1e-12));
    QCOMPARE(all.second, 1.0);
    const auto half = proportionInterval(5, 10); // published table: 0.1871 .. 0.8129
    QVERIFY(near(half.first, 0.1871, 5e-5));
    QVERIFY(near(half.second, 0.8129, 5e-5));
    const auto one = proportionInterval(1, 10); // 0.0025 .. 0.4450
    QVERIFY(near(one.first, 0.0025, 5e-5));
    QVERIFY(near(one.second, 0.4450, 5e-5));
    QCOMPARE(proportionInterval(0, 0), (std::pair<double, double>(0.0, 1.0)));
}

void TestMetrics::intervalSolvesBinomialTails()
{
    for (const auto& [k, n] : {std::pair(3, 117), {22, 368}, {96, 887}, {700, 1000}, {40, 41}}) {
        for (double confidence : {0.9, 0.95, 0.99}) {
            const auto [low, high] = proportionInterval(k, n, confidence);
            const double tail = 0.5 * (1.0 - confidence);
            QVERIFY(low < double(k) / n && double(k) / n < high);
            QVERIFY(near(1.0 - binomialCdf(k - 1, n, low), tail, 1e-9));
            QVERIFY(near(binomialCdf(k, n, high), tail, 1e-9));
        }
    }
}

void TestMetrics::intervalRuleOfThree()
{
    // One-sided 95 % (two-sided 90 %): upper limit of 0 of n is about 3 / n.
    for (int n : {100, 1000, 100000})
        QVERIFY(near(proportionInterval(0, n, 0.9).second * n, 3.0, 0.06));
}

void TestMetrics::percentiles()
{
    QCOMPARE(percentile({3, 1, 2}, 0.0), 1.0);
    QCOMPARE(percentile({3, 1, 2}, 0.5), 2.0);
    QCOMPARE(percentile({3, 1, 2}, 1.0), 3.0);
    QCOMPARE(percentile({4, 1, 3, 2}, 0.5), 2.5);
    QCOMPARE(percentile({10, 20}, 0.95), 19.5);
    QCOMPARE(percentile({7}, 0.95), 7.0);
    QCOMPARE(percentile({1, 2}, 2.0), 2.0);
}

void TestMetrics::bootstrapOfAMean()
{
    Random random(5);
    std::vector<double> values(400);
    for (double& value : values)
        value = random.normal(10.0, 2.0);
    std::vector<std::vector<int>> groups(1, std::vector<int>(values.size()));
    std::iota(groups[0].begin(), groups[0].end(), 0);
    const auto mean = [&](const std::vector<int>& picked) -> std::optional<double> {
        double total = 0.0;
        for (int i : picked)
            total += values[std::size_t(i)];
        return total / double(picked.size());
    };
    const auto limits = bootstrapInterval(groups, mean, 1);
    QVERIFY(limits.has_value());
    const double centre = *mean(groups[0]);
    const double expected = 1.96 * 2.0 / 20.0; // normal theory
    QVERIFY(near(centre - limits->first, expected, 0.035));
    QVERIFY(near(limits->second - centre, expected, 0.035));
    QVERIFY(bootstrapInterval(groups, mean, 1) == limits);
    QVERIFY(bootstrapInterval(groups, mean, 2) != limits);
}

void TestMetrics::bootstrapIsStratified()
{
    const std::vector<std::vector<int>> groups{{0, 1, 2}, {}, {10, 11, 12, 13}};
    bool everMixed = false, everRepeated = false;
    const auto statistic = [&](const std::vector<int>& picked) -> std::optional<double> {
        int low = 0;
        for (int i : picked)
            low += i < 10 ? 1 : 0;
        everMixed = everMixed || low != 3 || picked.size() != 7;
        std::vector<int> sorted = picked;
        std::sort(sorted.begin(), sorted.end());
        everRepeated =
            everRepeated || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
        return 1.0;
    };
    QVERIFY(bootstrapInterval(groups, statistic, 3, 50).has_value());
    QVERIFY(!everMixed);
    QVERIFY(everRepeated);
}

void TestMetrics::bootstrapOfNothing()
{
    const auto never = [](const std::vector<int>&) -> std::optional<double> {
        return std::nullopt;
    };
    QVERIFY(!bootstrapInterval({{1, 2}}, never, 1));
    int calls = 0;
    const auto rarely = [&](const std::vector<int>&) -> std::optional<double> {
        return ++calls % 3 == 0 ? std::optional<double>(1.0) : std::nullopt;
    };
    QVERIFY(!bootstrapInterval({{1, 2}}, rarely, 1, 99));
}

QTEST_APPLESS_MAIN(TestMetrics)
#include "test_metrics.moc"
