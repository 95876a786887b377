// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_measure.h"
#include "core/learn/ensemble.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

bool near(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

/// Two classes; each has good parts g0..g9 and defects drawn on them, and a small test folder.
AblationResult member(const std::string& row, double step, bool mixer)
{
    AblationResult r;
    r.row = row;
    r.seed = 1;
    r.mixer = mixer;
    r.classNames = {"nut", "plate"};
    r.linesFromValidated = true;
    r.validationF1 = r.validationBalancedAccuracy = r.validationAuroc = 0.8;
    r.validation = "synthetic";
    for (const auto& name : r.classNames) {
        AblationFigures::PerClass c;
        c.name = name;
        r.judged.classes.push_back(c);
    }
    MomentsMeter all, each[2];
    for (int c = 0; c < 2; ++c)
        for (int i = 0; i < 10; ++i) {
            const std::string image = r.classNames[std::size_t(c)] + "/g" + std::to_string(i);
            const double score = c + step * i;
            each[c].add(score);
            all.add(score);
            r.validated.push_back({image, "good", c, c, false, false, score});
            r.validated.push_back({image, "scratch", c, c, true, true, score + 20 * step});
        }
    for (int c = 0; c < 2; ++c) {
        const Moments m = (mixer ? each[c] : all).moments();
        r.lines.push_back({m.mean, m.deviation, m.mean + 3 * m.deviation});
        for (const bool defective : {false, true}) {
            const double score = m.mean + (defective ? 9 : 0) * m.deviation;
            r.test.push_back({r.classNames[std::size_t(c)] + "/t" + (defective ? "1" : "0"),
                              defective ? "scratch" : "good", c, c, defective,
                              score > r.lines.back().threshold, score});
        }
    }
    return r;
}

} // namespace

class TestEnsemble : public QObject
{
    Q_OBJECT

private slots:
    void weightsAreNormalised()
    {
        const auto weights = normalisedWeights({1, 2, 5});
        QVERIFY(weights);
        QVERIFY(near((*weights)[0], 0.125) && near((*weights)[2], 0.625));
        for (const std::vector<double>& bad :
             {std::vector<double>{}, {1, 0}, {1, -1}, {1, std::nan("")}}) {
            const auto refused = normalisedWeights(bad);
            QVERIFY(!refused && refused.error().code == ErrorCode::Usage);
        }
    }

    void weightedMajorityDecides()
    {
        const std::vector<double> weights{0.5, 0.3, 0.2};
        const std::vector<bool> all{true, true, true};
        const auto heavy =
            combine({{0, true, 2, 2}, {1, false, 0, 0}, {1, false, 0, 0}}, weights, all);
        QVERIFY(near(heavy.voteShare, 0.5) && heavy.voteShare <= kMajority); // a tie is normal
        QVERIFY(near(heavy.disagreement, 1.0) && near(heavy.mean, 1.0));
        const auto two =
            combine({{0, true, 2, 2}, {1, true, 1, 3}, {1, false, 0, 0}}, weights, all);
        QVERIFY(near(two.voteShare, 0.8) && two.voteShare > kMajority);
        QVERIFY(near(two.mean, 1.3) && near(two.ownMean, 1.9));
        QVERIFY(near(two.disagreement, 0.4));
        QCOMPARE(two.routedClass, 0); // 0.5 against 0.5: the lower index
    }

    void onlyMembersThatRouteNameTheClass()
    {
        const std::vector<MemberVerdict> said{{0, true, 0, 0}, {1, true, 0, 0}, {2, true, 0, 0}};
        QCOMPARE(combine(said, {0.6, 0.3, 0.1}, {false, true, true}).routedClass, 1);
        QCOMPARE(combine(said, {0.6, 0.3, 0.1}, {false, false, true}).routedClass, 2);
    }

    /// 0.1 + 0.2 + ... is not exactly a half: rounding makes no anomaly.
    void roundingBreaksNoTie()
    {
        std::vector<MemberVerdict> said(10);
        for (std::size_t i = 0; i < 5; ++i)
            said[i].rejected = true;
        const auto weights = normalisedWeights(std::vector<double>(10, 0.3));
        QVERIFY(weights &&
                combine(said, *weights, std::vector<bool>(10, true)).voteShare <= kMajority);
        said[5].rejected = true;
        QVERIFY(combine(said, *weights, std::vector<bool>(10, true)).voteShare > kMajority);
    }

    void momentsLeaveOneOut()
    {
        const std::vector<double> values{1, 4, 4, 7, 30};
        MomentsMeter all;
        for (const double value : values)
            all.add(value);
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::vector<double> rest = values;
            rest.erase(rest.begin() + std::ptrdiff_t(i));
            const Moments expected = momentsOf(rest), found = momentsWithout(all, values[i]);
            QCOMPARE(found.count, 4);
            QVERIFY(near(found.mean, expected.mean) &&
                    near(found.deviation, expected.deviation, 1e-9));
        }
        QCOMPARE(momentsWithout(all, std::nullopt).count, 5);
    }

    void mergedMetersEqualOne()
    {
        MomentsMeter a, b, whole;
        for (int i = 0; i < 7; ++i) {
            (i < 3 ? a : b).add(i * i);
            whole.add(i * i);
        }
        a.merge(b);
        a.merge({});
        QCOMPARE(a.count, whole.count);
        QVERIFY(near(a.mean, whole.mean) && near(a.squares, whole.squares, 1e-9));
    }

    void ensemblesOfStoredVerdicts()
    {
        const std::vector<AblationResult> members{
            member("de", 0.1, false), member("mix", 0.2, true), member("ssim", 0.3, true)};
        for (const Combination combination : {Combination::Vote, Combination::Mean}) {
            const auto made =
                ensembleRow(members, combination, WeightMetric::Equal, BetaRange::Wide);
            QVERIFY2(made, made ? "" : made.error().message.c_str());
            QCOMPARE(made->memberWeights.size(), std::size_t(3));
            QCOMPARE(made->judged.classes.size(), std::size_t(2));
            for (const auto& c : made->judged.classes) {
                QCOMPARE(c.good, 1);
                QCOMPARE(c.defective, 1);
                QCOMPARE(c.falseRejects + c.escapes, 0);
            }
            QCOMPARE(made->judged.mean.imageAuroc, std::optional(1.0));
        }
    }

    void membersOfOtherImagesAreRefused()
    {
        std::vector<AblationResult> members{member("de", 0.1, false), member("mix", 0.2, true)};
        members[1].test.pop_back();
        const auto refused =
            ensembleRow(members, Combination::Vote, WeightMetric::Equal, BetaRange::Wide);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("'mix'") != std::string::npos);
    }

    void weightsFollowTheFigure()
    {
        std::vector<AblationResult> members{member("a", 0.1, true), member("b", 0.2, true)};
        members[0].validationF1 = 0.9;
        members[1].validationF1 = 0.3;
        const auto made =
            ensembleRow(members, Combination::Vote, WeightMetric::F1, BetaRange::Wide);
        QVERIFY(made && near(made->memberWeights[0], 0.75));
        for (const WeightMetric metric : {WeightMetric::Equal, WeightMetric::F1,
                                          WeightMetric::BalancedAccuracy, WeightMetric::Auroc})
            QVERIFY(weightMetricByName(weightMetricName(metric)) == metric);
        QVERIFY(!weightMetricByName("accuracy"));
    }
};

QTEST_APPLESS_MAIN(TestEnsemble)
#include "test_ensemble.moc"
