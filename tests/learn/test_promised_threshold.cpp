// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/learn/finish_run.h"
#include "core/learn/promised_threshold.h"
#include "core/learn/run_folder.h"
#include "core/learn/threshold_edit.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr int kStored = 4000, kSplits = 200;
constexpr double kConfidence = 0.9;

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance;
}

double exponential(Random& random)
{
    return -std::log(1.0 - random.uniform());
}

/// Scores of good parts as a class might have them.
double drawn(const QString& shape, Random& random)
{
    if (shape == "normal")
        return 1.0 + 0.2 * random.normal();
    if (shape == "log-normal")
        return std::exp(0.5 * random.normal());
    if (shape == "gamma")
        return exponential(random) + exponential(random);
    if (shape == "mixture") // one part in twelve comes from another batch
        return random.chance(1.0 / 12) ? 2.0 + 0.3 * random.normal() : 1.0 + 0.2 * random.normal();
    double squares = 0.0; // Student's t with three degrees of freedom
    for (int i = 0; i < 3; ++i)
        squares += std::pow(random.normal(), 2.0);
    return std::abs(random.normal() / std::sqrt(squares / 3.0));
}

struct Split
{
    std::vector<double> heldOut, unseen;
};

Split splitOff(std::vector<double>& stored, int n, Random& random)
{
    random.shuffle(stored);
    return {{stored.begin(), stored.begin() + n}, {stored.begin() + n, stored.end()}};
}

double rateAbove(const std::vector<double>& scores, double threshold)
{
    return double(std::count_if(scores.begin(), scores.end(),
                                [=](double score) { return score > threshold; })) /
           double(scores.size());
}

/// The threshold of a normal distribution: mu + z sigma.
double normalThreshold(const std::vector<double>& scores, double rate)
{
    const Moments m = momentsOf(scores);
    double low = -10.0, high = 10.0;
    for (int i = 0; i < 60; ++i) {
        const double z = 0.5 * (low + high);
        (0.5 * std::erfc(z / std::sqrt(2.0)) > rate ? low : high) = z;
    }
    return m.mean + low * m.deviation;
}

/// A run of two classes with `good` held-out scores each, those of the second doubled.
RunModel modelOf(const std::vector<double>& good, std::vector<ValidationRow>& rows)
{
    RunModel model;
    model.classes = {"bolt", "nut"};
    model.config.classifierWeight = 1.0;
    for (int c = 0; c < 2; ++c) {
        std::vector<double> own;
        for (const double score : good) {
            own.push_back(score * (c + 1));
            rows.push_back({"", c, "good", c, std::vector<double>(allScores().size(), own.back())});
        }
        // Defects, training and test pictures promise nothing.
        for (const char* type : {"scratch", "training", "test/good"})
            rows.push_back({"", c, type, c, std::vector<double>(allScores().size(), 1e3)});
        ClassThreshold row;
        row.score = {Residual::L1, Pooling::Mean};
        row.mu = momentsOf(own).mean;
        row.sigma = momentsOf(own).deviation;
        row.threshold = row.mu + row.sigma;
        model.thresholds.push_back(row);
    }
    return model;
}

std::vector<double> upTo(int n)
{
    std::vector<double> scores;
    for (int i = 1; i <= n; ++i)
        scores.push_back(0.1 * i);
    return scores;
}

} // namespace

class TestPromisedThreshold : public QObject
{
    Q_OBJECT

private slots:
    void theOrderStatisticByHand()
    {
        const auto largest = promisedThreshold({3, 1, 9, 5, 7, 8, 2, 6, 4}, 0.1);
        QVERIFY(largest);
        QCOMPARE(largest->threshold, 9.0);
        QCOMPARE(largest->rank, 1);
        QCOMPARE(largest->goodImages, 9);
        // Beta(1, n) has the distribution function 1 - (1 - x)^n.
        QVERIFY(near(largest->low, 1.0 - std::pow(0.95, 1.0 / 9)));
        QVERIFY(near(largest->high, 1.0 - std::pow(0.05, 1.0 / 9)));
        QCOMPARE(promisedThreshold({3, 1, 9, 5, 7, 8, 2, 6, 4}, 0.29)->threshold, 8.0);
        QCOMPARE(promisedThreshold(upTo(99), 0.29)->rank, 29); // 0.29 * 100 is 28.999...
    }

    void tiesOnlyLowerTheRate()
    {
        const auto tied = promisedThreshold({1, 2, 3, 4, 5, 6, 7, 9, 9}, 0.1);
        QCOMPARE(tied->threshold, 9.0);
        QCOMPARE(tied->low, 0.0);
        QVERIFY(near(tied->high, 1.0 - std::pow(0.05, 1.0 / 9)));
        const auto constant = promisedThreshold(std::vector<double>(8, 2.0), 0.01);
        QCOMPARE(constant->threshold, 2.0);
    }

    void theTailGoesBeyondAllScores()
    {
        const std::vector<double> good = upTo(31);
        double before = good.back();
        for (const double rate : {0.03, 0.01, 0.003, 0.001}) {
            const auto promised = promisedThreshold(good, rate);
            QCOMPARE(promised->rank, 0);
            QVERIFY(promised->threshold >= before);
            QCOMPARE(promised->low, 0.0);
            QVERIFY(near(promised->high, 1.0 - std::pow(0.1, 1.0 / 31)));
            before = promised->threshold;
        }
        QVERIFY(before > good.back());
    }

    /// In another unit the same parts are rejected.
    void unitsDoNotMatter()
    {
        std::vector<double> scaled;
        for (const double score : upTo(20))
            scaled.push_back(7.0 - 3.0 + 1e-4 * score * score);
        std::vector<double> squares;
        for (const double score : upTo(20))
            squares.push_back(score * score);
        for (const double rate : {0.2, 0.01})
            QVERIFY(near(promisedThreshold(scaled, rate)->threshold,
                         4.0 + 1e-4 * promisedThreshold(squares, rate)->threshold, 1e-9));
    }

    void whatCannotBePromised()
    {
        QVERIFY(!promisedThreshold({1, 2, 3}, 0.5));
        QVERIFY(!promisedThreshold({1, 2, 3, std::nan("")}, 0.5));
        for (const double rate : {0.0, 1.0, -0.1, std::nan("")})
            QVERIFY(!promisedThreshold(upTo(10), rate));
    }

    void thePromiseIsKept_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("rate");
        for (const QString& shape :
             QStringList{"normal", "log-normal", "gamma", "mixture", "heavy tail"})
            for (const int n : {8, 31, 100})
                for (const double rate : {0.01, 0.05, 0.1})
                    QTest::newRow(
                        qPrintable(QString("%1, n %2, rate %3").arg(shape).arg(n).arg(rate)))
                        << shape << n << rate;
    }

    /// Re-splits of stored scores into held-out and unseen ones.
    void thePromiseIsKept()
    {
        QFETCH(QString, shape);
        QFETCH(int, n);
        QFETCH(double, rate);
        Random random(stableId(shape.toStdString()));
        std::vector<double> stored;
        for (int i = 0; i < kStored; ++i)
            stored.push_back(drawn(shape, random));
        int within = 0;
        MomentsMeter rates;
        for (int i = 0; i < kSplits; ++i) {
            const Split split = splitOff(stored, n, random);
            const auto promised = promisedThreshold(split.heldOut, rate, kConfidence);
            const double unseen = rateAbove(split.unseen, promised->threshold);
            within += unseen >= promised->low && unseen <= promised->high;
            rates.add(unseen);
        }
        const double error = std::sqrt(kConfidence * (1 - kConfidence) / kSplits);
        QVERIFY2(within >= (kConfidence - 3.0 * error) * kSplits, QByteArray::number(within));
        // The mean is exact where an order statistic serves; a tail is a guess at the shape.
        const double slack = 3.0 * rates.moments().deviation / std::sqrt(kSplits) +
                             (rate * (n + 1) < 1.0 ? 0.005 : 0.0);
        QVERIFY2(rates.mean <= rate + slack, QByteArray::number(rates.mean));
    }

    /// The shipped model's own leave-one-out scores, fifteen a product: eight promise, seven are
    /// unseen. Whatever the scores are, an order statistic's mean is k / (n + 1).
    void storedScoresKeepIt()
    {
        constexpr int kHeldOut = 8;
        const RunPaths demo(fs::u8path(MIXDESK_MODELS) / "demo");
        const RunModel run = readRun(demo).value();
        const auto rows = readValidation(demo, int(run.classes.size())).value();
        Random random(4);
        for (const double rate : {0.25, 0.12, 0.05}) {
            MomentsMeter rates, highs;
            for (int c = 0; c < int(run.classes.size()); ++c) {
                auto stored = heldOutScores(rows, c, run.thresholds[std::size_t(c)].score);
                QVERIFY(int(stored.size()) >= kHeldOut + 4);
                for (int i = 0; i < kSplits; ++i) {
                    const Split split = splitOff(stored, kHeldOut, random);
                    const auto promised = promisedThreshold(split.heldOut, rate, kConfidence);
                    rates.add(rateAbove(split.unseen, promised->threshold));
                    highs.add(promised->high);
                }
            }
            const double slack =
                3.0 * rates.moments().deviation / std::sqrt(double(kSplits * run.classes.size()));
            const double most = std::max(rate, rate < 1.0 / (kHeldOut + 1) ? 0.06 : 0.0);
            QVERIFY2(rates.mean <= most + slack, QByteArray::number(rates.mean));
            QVERIFY2(rates.mean < highs.mean, QByteArray::number(rates.mean));
            if (rate >= 1.0 / (kHeldOut + 1)) // and it is no idle promise
                QVERIFY2(rates.mean > 0.5 * rate, QByteArray::number(rates.mean));
        }
    }

    /// What the promise is for: mu + z sigma, by the same measure.
    void aNormalThresholdBreaksIt()
    {
        for (const int n : {8, 31, 100}) {
            Random random(3);
            std::vector<double> stored;
            for (int i = 0; i < kStored; ++i)
                stored.push_back(drawn("heavy tail", random));
            MomentsMeter rates;
            for (int i = 0; i < kSplits; ++i) {
                const Split split = splitOff(stored, n, random);
                rates.add(rateAbove(split.unseen, normalThreshold(split.heldOut, 0.01)));
            }
            const double slack = 3.0 * rates.moments().deviation / std::sqrt(kSplits) + 0.005;
            QVERIFY2(rates.mean > 0.01 + slack, QByteArray::number(rates.mean));
        }
    }

    void everyClassByItsOwnHeldOutImages()
    {
        std::vector<ValidationRow> rows;
        RunModel model = modelOf(upTo(19), rows);
        QVERIFY(promiseFalseRejects(model, {}, 0.1, rows)); // the 2nd largest
        for (int c = 0; c < 2; ++c) {
            const ClassThreshold& row = model.thresholds[std::size_t(c)];
            const double promised = 0.1 * 18 * (c + 1);
            QVERIFY(row.threshold >= promised && near(row.threshold, promised, 1e-12));
            QCOMPARE(row.threshold, row.mu + row.beta * row.sigma);
            QCOMPARE(row.origin, ThresholdOrigin::Validation);
            QVERIFY2(row.source.find("at most 10 % false rejects by the scores of 19") !=
                         std::string::npos,
                     row.source.c_str());
            QVERIFY2(row.source.find("1.9 % to 22.6 % with 90 %") != std::string::npos,
                     row.source.c_str());
        }
        const ClassThreshold before = model.thresholds[0];
        QVERIFY(promiseFalseRejects(model, "nut", 0.01, rows));
        QCOMPARE(model.thresholds[0].threshold, before.threshold);
        QVERIFY(model.thresholds[1].threshold > 0.1 * 19 * 2);
        QVERIFY(model.thresholds[1].source.find("up to 11.4 % with 90 %") != std::string::npos);
    }

    void oneThresholdForAllStaysOne()
    {
        std::vector<ValidationRow> rows;
        RunModel model = modelOf(upTo(19), rows);
        model.config.classifierWeight = 0.0;
        model.thresholds[1] = model.thresholds[0];
        QVERIFY(promiseFalseRejects(model, {}, 0.1, rows));
        QCOMPARE(model.thresholds[0].threshold, model.thresholds[1].threshold);
        QVERIFY(near(model.thresholds[0].threshold, 0.1 * 17 * 2, 1e-12)); // 3rd largest of 38
        const auto refused = promiseFalseRejects(model, "nut", 0.1, rows);
        QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
    }

    void whereOneClassFailsNoneIsChanged()
    {
        std::vector<ValidationRow> rows;
        RunModel model = modelOf(upTo(5), rows);
        const double before = model.thresholds[0].threshold;
        rows.erase(std::remove_if(rows.begin(), rows.end(),
                                  [](const ValidationRow& row) {
                                      return row.classIndex == 1 && row.type == "good" &&
                                             row.scores[0] > 0.7;
                                  }),
                   rows.end());
        const auto refused = promiseFalseRejects(model, {}, 0.1, rows);
        QVERIFY(!refused && refused.error().message.find("'nut' has 3") != std::string::npos);
        QCOMPARE(model.thresholds[0].threshold, before);
        QVERIFY(!promiseFalseRejects(model, {}, 1.0, rows));
        QVERIFY(!promiseFalseRejects(model, "nutt", 0.1, rows));
        QVERIFY(promiseFalseRejects(model, "bolt", 0.1, rows));
        model.thresholds[0].sigma = 0.0;
        QVERIFY(!promiseFalseRejects(model, "bolt", 0.1, rows));
    }
};

QTEST_APPLESS_MAIN(TestPromisedThreshold)
#include "test_promised_threshold.moc"
