// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation.h"
#include "core/learn/ensemble_run.h"
#include "core/learn/finish_run.h"
#include "core/learn/scorer.h"
#include "core/learn/threshold_edit.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

TrainConfig memberConfig(LossKind loss, double classifierWeight)
{
    TrainConfig config = tinyConfig();
    config.loss = loss;
    config.classifierWeight = classifierWeight;
    return config;
}

bool says(const Error& error, const char* part)
{
    return error.message.find(part) != std::string::npos;
}

} // namespace

class TestEnsembleRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        trainTiny(m_dataset, m_root / "l2", memberConfig(LossKind::L2, 1.0));
        trainTiny(m_dataset, m_root / "ssim", memberConfig(LossKind::Ssim, 1.0));
        trainTiny(m_dataset, m_root / "plain", memberConfig(LossKind::L2, 0.0));
        TrainConfig other = memberConfig(LossKind::L2, 1.0);
        other.seed = 7;
        trainTiny(m_dataset, m_root / "seed7", other);
    }

    /// Every verdict of the run against Eq. 10 by hand.
    void votesByHand()
    {
        const fs::path out = make("votes", {"l2", "ssim", "plain"}, Combination::Vote, {4, 3, 2});
        auto ensemble = Scorer::open(out, DeviceChoice::Cpu, 1);
        QVERIFY2(ensemble, ensemble ? "" : ensemble.error().message.c_str());
        const double weights[] = {4.0 / 9, 3.0 / 9, 2.0 / 9};
        std::vector<std::unique_ptr<Scorer>> members;
        for (const char* name : {"l2", "ssim", "plain"})
            members.push_back(Scorer::open(m_root / name, DeviceChoice::Cpu, 1).value());
        int rejected = 0;
        for (const int i : m_dataset.select(Subset::Test)) {
            const cv::Mat input =
                (*ensemble)->prepare(readPicture(m_dataset.images[std::size_t(i)].path).value());
            const auto said = (*ensemble)->score({input}, {true, true}).value().front();
            double share = 0.0;
            for (std::size_t m = 0; m < 3; ++m)
                share += weights[m] * members[m]->score({input}).value().front().rejected;
            QVERIFY(std::abs(said.score - share) < 1e-8);
            QCOMPARE(said.rejected, share > 0.5);
            QVERIFY(std::abs(said.disagreement - (1 - std::abs(2 * share - 1))) < 1e-8);
            QCOMPARE(said.scores.size(), allScores().size());
            QCOMPARE(said.reconstruction.size(), input.size());
            QVERIFY(!said.map.empty() && said.pixelThreshold == 1.0);
            rejected += said.rejected;
        }
        QVERIFY(rejected > 0);
    }

    void meansOfStandardisedScores()
    {
        const fs::path out = make("mean", {"l2", "ssim"}, Combination::Mean, {1, 1});
        auto ensemble = Scorer::open(out, DeviceChoice::Cpu, 1).value();
        auto a = Scorer::open(m_root / "l2", DeviceChoice::Cpu, 1).value();
        auto b = Scorer::open(m_root / "ssim", DeviceChoice::Cpu, 1).value();
        const auto standard = [](const ScoredPicture& said, const RunModel& run) {
            const ClassThreshold& t = run.thresholds[std::size_t(said.routedClass)];
            return (said.score - t.mu) / t.sigma;
        };
        for (const int i : m_dataset.select(Subset::Test)) {
            const cv::Mat input =
                a->prepare(readPicture(m_dataset.images[std::size_t(i)].path).value());
            const auto said = ensemble->score({input}).value().front();
            const double expected = (standard(a->score({input}).value().front(), a->run()) +
                                     standard(b->score({input}).value().front(), b->run())) /
                                    2;
            QVERIFY(std::abs(said.score - expected) < 1e-9);
            QCOMPARE(said.threshold,
                     ensemble->run().thresholds[std::size_t(said.routedClass)].threshold);
            QCOMPARE(said.rejected, said.score > said.threshold);
        }
    }

    /// The ablation's ensembles come from stored verdicts, those of run folders from networks.
    void agreesWithTheAblationsEnsemble()
    {
        AblationRequest request;
        request.base = tinyConfig();
        request.base.epochs = 1;
        request.dataset = m_dataset;
        request.out = m_root / "ablation";
        request.seeds = 1;
        AblationObserver silent;
        const auto outcome = runAblation(request, silent, {});
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        EnsembleRequest ensemble;
        for (const AblationRow& row : ablationRows())
            ensemble.runs.push_back(AblationPaths(request.out).run(row, 1));
        for (const Combination combination : {Combination::Vote, Combination::Mean}) {
            ensemble.combination = combination;
            ensemble.out = m_root / ("all_" + combinationName(combination));
            const auto made = makeEnsemble(ensemble, {});
            QVERIFY2(made, made ? "" : made.error().message.c_str());
            const AblationResult& row =
                outcome->rows[combination == Combination::Vote ? 7 : 8].front();
            for (std::size_t m = 0; m < row.memberWeights.size(); ++m)
                QVERIFY(std::abs(made->members[m].weight - row.memberWeights[m]) < 1e-12);
            auto scorer = Scorer::open(ensemble.out, DeviceChoice::Cpu, 1).value();
            const auto e = evaluate(*scorer, m_dataset, {}, {}).value();
            for (std::size_t i = 0; i < row.test.size(); ++i) {
                QCOMPARE(e.images[i].path, row.test[i].image);
                QCOMPARE(e.images[i].rejected, row.test[i].rejected);
                QVERIFY(std::abs(e.images[i].score - row.test[i].score) < 1e-6);
            }
            QVERIFY(evaluationToCsv(e, scorer->run().classes).find("disagreement") !=
                    std::string::npos);
        }
    }

    void isARunLikeAnyOther()
    {
        const fs::path out = make("whole", {"l2", "ssim"}, Combination::Mean, {});
        const auto run = readRun(RunPaths(out));
        QVERIFY2(run, run ? "" : run.error().message.c_str());
        QCOMPARE(run->members.size(), std::size_t(2));
        const auto rows = readValidation(RunPaths(out), 2).value();
        QCOMPARE(rows.size(), readValidation(RunPaths(m_root / "l2"), 2).value().size());
        for (const auto& row : rows)
            for (const ScoreKind kind : ensembleScores())
                QVERIFY(std::isfinite(scoreOf(row, kind)));
        auto scorer = Scorer::open(out, DeviceChoice::Cpu, 1).value();
        const auto test = m_dataset.select(Subset::Test);
        const auto part = scorer->inspect(
            scorer->prepare(readPicture(m_dataset.images[std::size_t(test.front())].path).value()));
        QVERIFY(part);
        QCOMPARE(part->maps.size(), std::size_t(1));
        QCOMPARE(part->maps[0].name, std::string("members"));
        QCOMPARE(part->maps[0].threshold, 1.0);
        RunModel edited = *run;
        QVERIFY(fitOnValidation(edited, rows, {FitTarget::Kind::MaxFalseReject, 0.1}, "5 %"));
        QVERIFY(setBeta(edited, edited.classes[0], 2.5, rows));
        QCOMPARE(edited.thresholds[0].pixel.at("members"), 1.0);
        QVERIFY(scorer->setThresholds(edited.thresholds));
        ClassThreshold foreign = edited.thresholds[0];
        foreign.score = {Residual::L1, Pooling::Mean};
        foreign.pixel["l1"] = 1.0;
        edited.thresholds[0] = foreign;
        QVERIFY(!scorer->setThresholds(edited.thresholds));
        const auto data = evaluationReport(evaluate(*scorer, m_dataset, {}, {}).value(), *scorer,
                                           m_dataset, out, {});
        QVERIFY(data);
        QVERIFY(!renderHtmlReport(*data).empty());
    }

    void singleRunsRefuseScoresOfEnsembles()
    {
        auto scorer = Scorer::open(m_root / "l2", DeviceChoice::Cpu, 1).value();
        auto rows = scorer->run().thresholds;
        rows[0].score = {Residual::L1, Pooling::Votes};
        rows[0].pixel["members"] = 1.0;
        const auto refused = scorer->setThresholds(rows);
        QVERIFY(!refused && says(refused.error(), "votes"));
        TrainConfig config;
        QVERIFY(!applyConfigSetting(config, "score.kind=votes"));
    }

    /// Figures on the test folder and on synthetic defects are no weights beside each other.
    void validationOfTwoKindsGivesNoWeights()
    {
        TrainConfig config = memberConfig(LossKind::L2, 1.0);
        config.validation = ValidationSource::Test;
        config.seed = 3;
        trainTiny(m_dataset, m_root / "on test", config);
        EnsembleRequest request;
        request.runs = {m_root / "l2", m_root / "on test"};
        request.out = m_root / "two kinds";
        const auto refused = makeEnsemble(request, {});
        QVERIFY(!refused && says(refused.error(), "different things"));
        QVERIFY(!fs::exists(request.out));
        request.metric = WeightMetric::Equal;
        QVERIFY(makeEnsemble(request, {}));
        RunModel model = readRun(RunPaths(m_root / "on test")).value();
        const auto rows = readValidation(RunPaths(m_root / "on test"), 2).value();
        QVERIFY(fitOnValidation(model, rows, {FitTarget::Kind::Balanced}, "balanced"));
        QCOMPARE(model.thresholds[0].origin, ThresholdOrigin::Test);
        QVERIFY(model.thresholds[0].source.find("TEST") != std::string::npos);
    }

    void largeWeightsAreShares()
    {
        const auto shares = normalisedWeights({1e308, 1e308, 0.5e308});
        QVERIFY(shares);
        QVERIFY(std::abs((*shares)[0] - 0.4) < 1e-12 && std::abs((*shares)[2] - 0.2) < 1e-12);
    }

    /// Members of other seeds held out other pictures: nothing is fitted on them.
    void otherSeedsShareNoValidation()
    {
        const fs::path out = make("seeds", {"l2", "seed7"}, Combination::Mean, {3, 1});
        const auto run = readRun(RunPaths(out)).value();
        QVERIFY(readValidation(RunPaths(out), 2).value().empty());
        const auto a = readRun(RunPaths(m_root / "l2")).value();
        const auto b = readRun(RunPaths(m_root / "seed7")).value();
        for (std::size_t c = 0; c < 2; ++c)
            QVERIFY(std::abs(run.thresholds[c].threshold -
                             (0.75 * a.thresholds[c].beta + 0.25 * b.thresholds[c].beta)) < 1e-12);
        RunModel fitted = run;
        const auto none =
            fitOnValidation(fitted, {}, {FitTarget::Kind::MaxFalseReject, 0.02}, "2 %");
        QVERIFY(!none && says(none.error(), "no validation images"));
        for (std::size_t c = 0; c < 2; ++c)
            QCOMPARE(fitted.thresholds[c].threshold, run.thresholds[c].threshold);
        const auto refused = promiseFalseRejects(fitted, std::nullopt, 0.1, {});
        QVERIFY(!refused && says(refused.error(), "no validation images"));
    }

    /// What one member took from the test folder, or from a hand, the ensemble has too.
    void saysWhatItsMembersWereFittedOn()
    {
        const auto edited = [&](const char* name, const char* of, ThresholdOrigin origin) {
            fs::copy(m_root / of, m_root / name, fs::copy_options::recursive);
            const RunPaths paths(m_root / name);
            RunModel model = readRun(paths).value();
            model.thresholds[1].origin = origin;
            QVERIFY(writeThresholds(paths, model));
        };
        edited("hand", "ssim", ThresholdOrigin::Hand);
        edited("test", "plain", ThresholdOrigin::Test);
        for (const Combination combination : {Combination::Vote, Combination::Mean}) {
            const std::string kind = combinationName(combination);
            make(("plain_" + kind).c_str(), {"l2", "ssim"}, combination, {});
            make(("hand_" + kind).c_str(), {"l2", "hand"}, combination, {});
            make(("test_" + kind).c_str(), {"l2", "hand", "test"}, combination, {});
            const auto read = [&](const char* first) {
                return readRun(RunPaths(m_root / (first + ("_" + kind)))).value();
            };
            QVERIFY(!chosenOnTest(read("plain")) && !chosenOnTest(read("hand")));
            QCOMPARE(read("plain").thresholds[1].origin, ThresholdOrigin::Validation);
            QCOMPARE(read("hand").thresholds[0].origin, ThresholdOrigin::Validation);
            QCOMPARE(read("hand").thresholds[1].origin, ThresholdOrigin::Hand);
            const auto test = read("test");
            QVERIFY(chosenOnTest(test));
            QVERIFY(validationStatement(test).find("TEST") != std::string::npos);
        }
    }

    /// Votes are at most 1: a threshold there would reject nothing.
    void votesPromiseNoRateThatTheyCannotKeep()
    {
        const fs::path out = make("few_votes", {"l2", "ssim"}, Combination::Vote, {});
        RunModel run = readRun(RunPaths(out)).value();
        const auto rows = readValidation(RunPaths(out), 2).value();
        const auto before = run.thresholds.front().threshold;
        const auto refused = promiseFalseRejects(run, std::nullopt, 0.001, rows);
        QVERIFY(!refused && says(refused.error(), "no part would be rejected"));
        QCOMPARE(run.thresholds.front().threshold, before);
    }

    void whatDoesNotFitIsRefused()
    {
        const auto refusal = [&](std::vector<fs::path> runs, std::vector<double> weights = {}) {
            const auto made = makeEnsemble({std::move(runs), m_root / "refused", Combination::Vote,
                                            WeightMetric::Equal, std::move(weights)},
                                           {});
            return made ? std::string() : made.error().message;
        };
        const auto has = [](const std::string& text, const char* part) {
            return text.find(part) != std::string::npos;
        };
        QVERIFY(has(refusal({m_root / "l2"}), "at least two"));
        QVERIFY(has(refusal({m_root / "l2", m_root / "none"}), "none"));
        fs::copy(m_root / "l2", m_root / "copy of l2", fs::copy_options::recursive);
        for (const char* same : {"l2", "copy of l2"})
            QVERIFY(has(refusal({m_root / "l2", m_root / "ssim", m_root / same}), "same network"));
        QVERIFY(has(refusal({m_root / "l2", m_root / "ssim"}, {1}), "1 weights for 2 runs"));
        QVERIFY(has(refusal({m_root / "l2", m_root / "ssim"}, {1, 0}), "above 0"));
        const fs::path nested = make("nested", {"l2", "ssim"}, Combination::Vote, {});
        QVERIFY(has(refusal({m_root / "l2", nested}), "ensemble itself"));
        QVERIFY(!fs::exists(m_root / "refused"));
        const auto again = makeEnsemble({{m_root / "l2", m_root / "ssim"}, nested}, {});
        QVERIFY(!again && says(again.error(), "is there already"));
    }

    void aChangedMemberIsRefused()
    {
        const fs::path out = make("changed", {"l2", "ssim"}, Combination::Vote, {});
        const RunPaths member(out / "members" / "2");
        RunModel model = readRun(member).value();
        QVERIFY(setBeta(model, model.classes[0], 3.25, readValidation(member, 2).value()));
        QVERIFY(writeThresholds(member, model));
        const auto refused = Scorer::open(out, DeviceChoice::Cpu, 1);
        QVERIFY(!refused && says(refused.error(), "has changed"));
    }

    void membersOutsideAreRefused()
    {
        for (const char* folder : {"../l2", "/tmp", "members", "members/../..", "", "."}) {
            RunModel model;
            const RunPaths paths(m_root / "hostile");
            QVERIFY(writeMembers(paths, {{folder, 1.0, "a", "b", "c"}}));
            QVERIFY2(!readMembers(paths, model), folder);
        }
    }

private:
    fs::path make(const char* name, const std::vector<const char*>& runs, Combination combination,
                  const std::vector<double>& weights)
    {
        EnsembleRequest request;
        for (const char* run : runs)
            request.runs.push_back(m_root / run);
        request.out = m_root / name;
        request.combination = combination;
        request.weights = weights;
        const auto made = makeEnsemble(request, {});
        if (!made)
            throw std::runtime_error(made.error().message);
        return request.out;
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
};

QTEST_APPLESS_MAIN(TestEnsembleRun)
#include "test_ensemble_run.moc"
