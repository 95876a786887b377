// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learn/thresholds.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace mixdesk;

namespace {

using Kind = FitTarget::Kind;

constexpr BetaLimits kNoLimits{-1e6, 1e6};

Confusion confusionAt(const std::vector<double>& good, const std::vector<double>& defective,
                      double threshold)
{
    Confusion confusion;
    for (const double score : good)
        confusion.add(false, score > threshold);
    for (const double score : defective)
        confusion.add(true, score > threshold);
    return confusion;
}

/// What a target asks for, written once more; higher is better. Below 0: the limit is broken.
double merit(const Confusion& c, const FitTarget& target)
{
    const double falseReject = c.falsePositive / double(c.falsePositive + c.trueNegative);
    const double escape = c.falseNegative / double(c.falseNegative + c.truePositive);
    switch (target.kind) {
    case Kind::Balanced:
        return 2.0 - falseReject - escape;
    case Kind::F1:
        return 2.0 * c.truePositive / (2.0 * c.truePositive + c.falsePositive + c.falseNegative);
    case Kind::Cost:
        return -(target.falseRejectCost * falseReject * (1 - target.defectRate) +
                 target.escapeCost * escape * target.defectRate);
    case Kind::MaxFalseReject:
        return falseReject <= target.limit ? 1.0 - escape : -falseReject;
    case Kind::MaxEscape:
        return escape <= target.limit ? 1.0 - falseReject : -escape;
    }
    return 0.0;
}

/// The best over one threshold below, between and above all scores, within [low, high].
double bestMerit(const std::vector<double>& good, const std::vector<double>& defective,
                 const FitTarget& target, double low, double high)
{
    std::vector<double> scores = good;
    scores.insert(scores.end(), defective.begin(), defective.end());
    std::sort(scores.begin(), scores.end());
    std::vector<double> candidates{scores.front() - 1.0, low, high};
    for (const double score : scores)
        candidates.push_back(score);
    double best = -std::numeric_limits<double>::max();
    for (const double threshold : candidates)
        if (threshold >= low && threshold <= high)
            best = std::max(best, merit(confusionAt(good, defective, threshold), target));
    return best;
}

struct Scores
{
    std::vector<double> good, defective;
};

Scores randomScores(Random& random, bool ties)
{
    Scores scores;
    const int n = random.integer(2, 15), m = random.integer(1, 15);
    const double shift = random.uniform(-1.0, 3.0);
    for (int i = 0; i < n + m; ++i) {
        const double value = random.normal(i < n ? 0.0 : shift, i < n ? 1.0 : 2.0);
        (i < n ? scores.good : scores.defective).push_back(ties ? std::round(value) : value);
    }
    return scores;
}

} // namespace

class TestThresholds : public QObject
{
    Q_OBJECT

private slots:
    /// T_0 = mu_0 + beta sigma_0; T_i = 0.35 T_{i-1} + 0.65 (mu_i + beta sigma_i).
    void equation6ByHand()
    {
        RunningThreshold running;
        QVERIFY(running.update({10, 1.0, 0.2}, 0.65));
        QCOMPARE(running.threshold(2.0), 1.4);
        QVERIFY(running.update({10, 0.6, 0.1}, 0.65));
        QVERIFY(std::abs(running.threshold(2.0) - (0.35 * 1.4 + 0.65 * 0.8)) < 1e-12); // 1.01
        QVERIFY(running.update({10, 0.5, 0.3}, 0.65));
        QVERIFY(std::abs(running.threshold(2.0) - (0.35 * 1.01 + 0.65 * 1.1)) < 1e-12); // 1.0685
    }

    /// Smoothing mu and sigma apart is smoothing T, whatever beta.
    void equation6ForEveryBeta()
    {
        Random random(1);
        for (const double beta : {-1.0, -0.3, 0.0, 1.0, 2.5, 6.0}) {
            RunningThreshold running;
            double smoothed = 0.0;
            for (int epoch = 0; epoch < 30; ++epoch) {
                const Moments m{8, random.uniform(0.1, 2.0), random.uniform(0.0, 0.5)};
                running.update(m, 0.65);
                const double now = m.mean + beta * m.deviation;
                smoothed = epoch == 0 ? now : (1 - 0.65) * smoothed + 0.65 * now;
                QVERIFY(std::abs(running.threshold(beta) - smoothed) < 1e-12);
            }
        }
    }

    void fewerThanTwoSamplesChangeNothing()
    {
        RunningThreshold running;
        QVERIFY(!running.update({1, 5.0, 0.0}, 0.65));
        QVERIFY(!running.started);
        QVERIFY(running.update({2, 1.0, 0.5}, 0.65));
        QVERIFY(!running.update({0, 0.0, 0.0}, 0.65));
        QCOMPARE(running.threshold(1.0), 1.5);
    }

    void momentsAreExact()
    {
        Random random(2);
        std::vector<double> values;
        for (int i = 0; i < 10000; ++i)
            values.push_back(1e6 + random.normal(0.0, 1e-3)); // where sums of squares fail
        long double sum = 0.0L, squares = 0.0L;
        for (const double value : values)
            sum += value;
        const long double mean = sum / 10000.0L;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        const Moments moments = momentsOf(values);
        QCOMPARE(moments.count, 10000);
        QVERIFY(std::abs(moments.mean - double(mean)) < 1e-8);
        const double deviation = double(std::sqrt(squares / 9999.0L));
        QVERIFY(std::abs(moments.deviation - deviation) < 1e-6 * deviation);
        const Moments hand = momentsOf({2, 4, 4, 4, 5, 5, 7, 9}); // squares 32, n - 1 = 7
        QCOMPARE(hand.mean, 5.0);
        QCOMPARE(hand.deviation, std::sqrt(32.0 / 7.0));
    }

    void momentsOfFewValues()
    {
        QCOMPARE(momentsOf({}).count, 0);
        QCOMPARE(momentsOf({}).deviation, 0.0);
        QCOMPARE(momentsOf({3.0}).mean, 3.0);
        QCOMPARE(momentsOf({3.0}).deviation, 0.0);
    }

    void fitEqualsBruteForce_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("limit");
        QTest::newRow("balanced") << int(Kind::Balanced) << 0.0;
        QTest::newRow("f1") << int(Kind::F1) << 0.0;
        QTest::newRow("cost") << int(Kind::Cost) << 0.0;
        QTest::newRow("max false reject 0") << int(Kind::MaxFalseReject) << 0.0;
        QTest::newRow("max false reject 0.2") << int(Kind::MaxFalseReject) << 0.2;
        QTest::newRow("max escape 0") << int(Kind::MaxEscape) << 0.0;
        QTest::newRow("max escape 0.3") << int(Kind::MaxEscape) << 0.3;
    }

    void fitEqualsBruteForce()
    {
        QFETCH(int, kind);
        QFETCH(double, limit);
        Random random(3);
        for (int round = 0; round < 400; ++round) {
            const Scores s = randomScores(random, round % 2 == 0);
            FitTarget target{Kind(kind), limit};
            target.escapeCost = random.uniform(1.0, 300.0);
            const Moments moments = momentsOf(s.good);
            if (moments.deviation == 0.0)
                continue;
            for (const BetaLimits& limits :
                 {kNoLimits, BetaLimits{-1.0, 6.0}, BetaLimits{-1.0, 1.0}}) {
                const auto fit = fitThreshold(s.good, s.defective, moments, target, limits);
                const double low = moments.mean + limits.low * moments.deviation;
                const double high = moments.mean + limits.high * moments.deviation;
                const Confusion reached = confusionAt(s.good, s.defective, fit.threshold);
                const double best = bestMerit(s.good, s.defective, target, low, high);
                QVERIFY2(std::abs(merit(reached, target) - best) < 1e-12,
                         qPrintable(QString("round %1, limits %2: %3 against %4")
                                        .arg(round)
                                        .arg(limits.high)
                                        .arg(merit(reached, target))
                                        .arg(best)));
                QCOMPARE(fit.confusion.truePositive, reached.truePositive);
                QCOMPARE(fit.confusion.falsePositive, reached.falsePositive);
                QVERIFY(fit.beta >= limits.low - 1e-9 && fit.beta <= limits.high + 1e-9);
                QCOMPARE(fit.threshold, moments.mean + fit.beta * moments.deviation);
            }
        }
    }

    void theRangeOfBetaClips()
    {
        const std::vector<double> good{0.9, 1.0, 1.1}, defective{50.0, 60.0};
        const Moments moments = momentsOf(good); // mean 1, deviation 0.1
        const auto wide = fitThreshold(good, defective, moments, {}, {-1.0, 6.0});
        QVERIFY(wide.clipped); // a quarter of the way from 1.1 to 50 is beyond beta 6
        QVERIFY(std::abs(wide.threshold - 1.6) < 1e-9);
        QCOMPARE(wide.confusion.falsePositive + wide.confusion.falseNegative, 0);
        const auto paper = fitThreshold(good, defective, moments, {}, {-1.0, 1.0});
        QVERIFY(paper.clipped);
        QVERIFY(std::abs(paper.beta - 1.0) < 1e-9);
        const auto free = fitThreshold(good, defective, moments, {}, kNoLimits);
        QVERIFY(!free.clipped);
        QVERIFY(std::abs(free.threshold - (1.1 + 0.25 * 48.9)) < 1e-6);
    }

    void withoutDefectsFivePercentAreRejected()
    {
        std::vector<double> good;
        for (int i = 1; i <= 100; ++i)
            good.push_back(i);
        for (const Kind kind : {Kind::Balanced, Kind::F1, Kind::Cost, Kind::MaxEscape}) {
            const auto fit = fitThreshold(good, {}, momentsOf(good), {kind}, kNoLimits);
            QCOMPARE(fit.confusion.falsePositive, 5);
            QCOMPARE(fit.confusion.trueNegative, 95);
        }
        const auto asked =
            fitThreshold(good, {}, momentsOf(good), {Kind::MaxFalseReject, 0.1}, kNoLimits);
        QCOMPARE(asked.confusion.falsePositive, 10);
    }

    void degenerateScoresStayFinite()
    {
        const auto equal = fitThreshold({1, 1, 1}, {1, 1}, momentsOf({1, 1, 1}), {}, {-1.0, 6.0});
        QCOMPARE(equal.threshold, 1.0); // sigma 0: T is mu
        QCOMPARE(equal.beta, 0.0);
        const auto one = fitThreshold({2.0}, {3.0}, momentsOf({2.0}), {}, {-1.0, 6.0});
        QCOMPARE(one.threshold, 2.0);
        const auto none = fitThreshold({}, {}, {}, {}, {-1.0, 6.0});
        QCOMPARE(none.threshold, 0.0);
        QVERIFY(std::isfinite(none.beta));
    }

    void targetsAreParsed()
    {
        QVERIFY(parseFitTarget("balanced")->kind == Kind::Balanced);
        QVERIFY(parseFitTarget("f1")->kind == Kind::F1);
        QVERIFY(parseFitTarget("cost")->kind == Kind::Cost);
        const FitTarget cost = parseFitTarget("cost=1.5:50:0.02").value();
        QCOMPARE(cost.falseRejectCost, 1.5);
        QCOMPARE(cost.escapeCost, 50.0);
        QCOMPARE(cost.defectRate, 0.02);
        const FitTarget reject = parseFitTarget("max-false-reject=0.05").value();
        QVERIFY(reject.kind == Kind::MaxFalseReject && reject.limit == 0.05);
        const FitTarget escape = parseFitTarget("max-escape=0").value();
        QVERIFY(escape.kind == Kind::MaxEscape && escape.limit == 0.0);
    }

    void wrongTargetsAreRefused()
    {
        for (const char* text : {"", "best", "F1", "balanced=1", "f1=", "cost=", "cost=1",
                                 "cost=1:2", "cost=1:2:3", "cost=-1:2:0.1", "cost=1:2:0.1:4",
                                 "cost=1:2:x", "max-false-reject", "max-escape=", "max-escape=1.1",
                                 "max-escape=-0.1", "max-escape=nan", "max-false-reject=5%"}) {
            const auto refused = parseFitTarget(text);
            QVERIFY2(!refused, text);
            QCOMPARE(refused.error().code, ErrorCode::Usage);
            QVERIFY(refused.error().message.find("--fit") == 0);
        }
    }
};

QTEST_APPLESS_MAIN(TestThresholds)
#include "test_thresholds.moc"
