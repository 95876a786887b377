// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const std::vector<const char*> kScores{"l1", "l2", "ssim", "msssim"};

std::size_t placeOf(const char* score)
{
    const auto& all = allScores();
    return std::size_t(std::find(all.begin(), all.end(), *scoreByName(score)) - all.begin());
}

/// Of four good and four defective images a score that finds `found` of the defects; the others lie
/// below every good one.
double scoreOf(int number, bool defective, int found)
{
    if (!defective)
        return 1.0 + 0.1 * number;
    return number < found ? 2.0 : 0.5;
}

/// `found` per score, as in kScores, of a run's class 1.
std::vector<ValidationRow> rowsThatFind(const std::vector<int>& found)
{
    std::vector<ValidationRow> rows;
    for (const bool defective : {false, true})
        for (int number = 0; number < 4; ++number) {
            ValidationRow row{"a.png", 1, defective ? "scratch" : "good", 1, {}};
            row.scores.assign(allScores().size(), std::nan(""));
            for (std::size_t k = 0; k < kScores.size(); ++k)
                row.scores[placeOf(kScores[k])] = scoreOf(number, defective, found[k]);
            rows.push_back(std::move(row));
            rows.push_back({"b.png", 0, "good", 0, rows.back().scores}); // another class
        }
    return rows;
}

/// The test folder has images of class 1 alone.
Evaluation imagesThatFind(const std::vector<int>& found)
{
    Evaluation e;
    ClassEvaluation only;
    only.name = "plate";
    only.runClass = 1;
    only.threshold.score = *scoreByName("ssim");
    e.classes = {only};
    for (const auto& row : rowsThatFind(found)) {
        if (row.classIndex != 1)
            continue;
        EvaluatedImage image;
        image.trueClass = image.routedClass = 1;
        image.defective = row.type != "good";
        image.scores = row.scores;
        e.images.push_back(std::move(image));
    }
    return e;
}

} // namespace

class TestValidationAgreement : public QObject
{
    Q_OBJECT

private slots:
    void ordersByHand_data()
    {
        QTest::addColumn<std::vector<int>>("validated");
        QTest::addColumn<double>("expected");
        QTest::newRow("alike") << std::vector<int>{0, 1, 2, 4} << 1.0;
        QTest::newRow("the other way round") << std::vector<int>{4, 3, 1, 0} << -1.0;
        QTest::newRow("two changed places") << std::vector<int>{0, 2, 1, 4} << 0.8;
    }

    void ordersByHand()
    {
        QFETCH(std::vector<int>, validated);
        QFETCH(double, expected);
        Evaluation e = imagesThatFind({0, 1, 2, 3});
        QVERIFY(!compareScores(e).meanAgreement());
        e.validationRows = rowsThatFind(validated);
        const ScoreComparison comparison = compareScores(e);
        QCOMPARE(comparison.rows.size(), std::size_t(1));
        const ScoreComparison::Row& row = comparison.rows.front();
        for (std::size_t k = 0; k < kScores.size(); ++k)
            QCOMPARE(*row.validationAuroc[k], validated[k] / 4.0);
        QCOMPARE(row.chosen, 2);
        QVERIFY(std::abs(*row.agreement - expected) < 1e-12);
        QCOMPARE(comparison.meanAgreement(), row.agreement);
        const auto json = nlohmann::json::parse(evaluationToJson(e));
        QCOMPARE(json.at("rank_agreement_with_validation").at("plate").get<double>(),
                 *row.agreement);
        QCOMPARE(json.at("mean_rank_agreement_with_validation").get<double>(), *row.agreement);
        QCOMPARE(json.at("score_comparison_validation_auroc").at("plate").at("l2").get<double>(),
                 validated[1] / 4.0);
    }

    void fewScoresSayNothing()
    {
        Evaluation e = imagesThatFind({0, 1, 2, 3});
        e.validationRows = rowsThatFind({2, 2, 2, 2});
        QVERIFY(!compareScores(e).meanAgreement());
        e.validationRows = rowsThatFind({0, 1, 2, 3});
        for (auto& row : e.validationRows)
            row.scores[placeOf("l1")] = row.scores[placeOf("l2")] = std::nan("");
        QVERIFY(!compareScores(e).meanAgreement());
    }

    void ofOneNetworkWithSyntheticValidation()
    {
        const QTemporaryDir folder;
        const fs::path root = fs::u8path(folder.path().toStdString());
        const Dataset dataset = writeTinyPlant(root / "plant");
        trainTiny(dataset, root / "run");
        RunModel model = readRun(RunPaths(root / "run")).value();
        Evaluation e;
        addValidation(e, model, root / "run");
        QCOMPARE(e.validationRows.size(), readValidation(RunPaths(root / "run"), 2).value().size());
        const auto taken = [&](const RunModel& of) {
            Evaluation other;
            addValidation(other, of, root / "run");
            return !other.validationRows.empty();
        };
        RunModel fitted = model; // on the test folder: validation is what it was
        fitted.thresholds[0].origin = ThresholdOrigin::Test;
        QVERIFY(taken(fitted));
        RunModel onTest = model;
        onTest.config.validation = ValidationSource::Test;
        QVERIFY(!taken(onTest)); // the same pictures twice agree by themselves
        RunModel ensemble = model;
        ensemble.members.resize(2);
        QVERIFY(!taken(ensemble));
        QVERIFY(writeFileAtomic(RunPaths(root / "run").validation(), "no row\n"));
        Evaluation told;
        addValidation(told, model, root / "run");
        QVERIFY(told.validationRows.empty());
        QCOMPARE(told.messages.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestValidationAgreement)
#include "test_validation_agreement.moc"
