// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation_tables.h"
#include "core/learn/one_threshold.h"
#include "core/learn/scorer.h"
#include "support/ablation_watcher.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;
using nlohmann::json;

namespace {

bool near(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-12);
}

json jsonOf(const fs::path& path)
{
    return json::parse(readFile(path).value());
}

} // namespace

class TestAblation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        m_request.base = tinyConfig();
        m_request.base.epochs = 2;
        m_request.dataset = m_dataset;
        m_request.out = m_root / "ablation";
        m_request.seeds = 2;
        Watcher watcher;
        auto outcome = runAblation(m_request, watcher, watcher.stop.token());
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        m_outcome = std::move(*outcome);
        QCOMPARE(watcher.trainings, 14);
        QCOMPARE(watcher.last.secondsLeft, 0.0);
    }

    void rowsSwitchPartsOnAndOff()
    {
        TrainConfig base;
        base.classifierWeight = 0.0;
        base.noise = NoiseKind::Masking;
        QCOMPARE(ablationRows().size(), std::size_t(7));
        for (const AblationRow& row : ablationRows()) {
            const TrainConfig config = rowConfig(base, row, 5);
            QCOMPARE(config.noise, row.denoising ? NoiseKind::Masking : NoiseKind::None);
            QCOMPARE(config.contraction, row.contractive ? 1e-4 : 0.0);
            QCOMPARE(config.classifierWeight, row.mixer ? 3.0 : 0.0);
            QCOMPARE(config.loss, row.loss);
            QCOMPARE(config.seed, std::int64_t(5));
            QVERIFY(*scoreByName(config.score) == lossScore(row.loss));
        }
        base.contraction = 0.01;
        base.noise = NoiseKind::None;
        QCOMPARE(rowConfig(base, ablationRows()[3], 1).contraction, 0.01);
        QCOMPARE(rowConfig(base, ablationRows()[3], 1).noise, NoiseKind::Gaussian);
    }

    void everyRowAndEnsembleIsThere()
    {
        QCOMPARE(m_outcome.rows.size(), std::size_t(9));
        const AblationPaths paths(m_request.out);
        for (const auto& seeds : m_outcome.rows) {
            QCOMPARE(seeds.size(), std::size_t(2));
            for (std::size_t i = 0; i < seeds.size(); ++i) {
                QCOMPARE(seeds[i].seed, std::int64_t(i + 1));
                QVERIFY(fs::exists(paths.result(seeds[i].row, seeds[i].seed)));
            }
        }
        QVERIFY(!fs::exists(RunPaths(paths.run(ablationRows()[0], 1)).lastCheckpoint()));
    }

    /// Without the Mixer one threshold serves all classes; the run's own verdicts are the row's.
    void runsJudgeAsTheirRows()
    {
        const AblationPaths paths(m_request.out);
        for (std::size_t r = 0; r < ablationRows().size(); ++r) {
            const AblationRow& row = ablationRows()[r];
            const auto run = readRun(RunPaths(paths.run(row, 1)));
            QVERIFY2(run, run ? "" : run.error().message.c_str());
            const bool same = run->thresholds[0].threshold == run->thresholds[1].threshold;
            QCOMPARE(same, !row.mixer);
            auto scorer = Scorer::open(paths.run(row, 1), DeviceChoice::Cpu, 1).value();
            const auto e = evaluate(*scorer, m_dataset, {}, {});
            QVERIFY(e);
            const AblationResult& kept = m_outcome.rows[r][0];
            QVERIFY(near(kept.judged.mean.balancedAccuracy, e->mean.balancedAccuracy));
            QVERIFY(near(kept.judged.mean.imageAuroc, e->mean.imageAuroc));
            QVERIFY(near(kept.judged.paperF1, e->paperF1));
            QCOMPARE(kept.routingAccuracy.has_value(), row.mixer);
            if (!row.mixer)
                QVERIFY(near(kept.oneThreshold->mean.balancedAccuracy,
                             kept.judged.mean.balancedAccuracy));
        }
    }

    /// The one threshold is fitted on all classes' validation scores, by hand.
    void theOneThresholdByHand()
    {
        const fs::path run = AblationPaths(m_request.out).run(ablationRows()[1], 1);
        const auto model = readRun(RunPaths(run)).value();
        const auto rows = readValidation(RunPaths(run), 2).value();
        std::vector<double> good, defective;
        for (const auto& row : rows)
            (row.type == "good" ? good : defective)
                .push_back(row.scores[std::size_t(
                    std::find(allScores().begin(), allScores().end(), lossScore(LossKind::L2)) -
                    allScores().begin())]);
        const Moments m = momentsOf(good);
        const auto fit = fitThreshold(good, defective, m, {}, {-1.0, 6.0});
        for (const ClassThreshold& row : model.thresholds) {
            QVERIFY(std::abs(row.mu - m.mean) < 1e-12);
            QVERIFY(std::abs(row.threshold - fit.threshold) < 1e-12);
            QCOMPARE(row.goodImages, int(good.size()));
        }
    }

    void aResultReadsBackAsItWas()
    {
        for (const auto& seeds : m_outcome.rows) {
            const std::string text = ablationResultToJson(seeds[0]);
            const auto again = ablationResultFromJson(text, "row.json");
            QVERIFY2(again, again ? "" : again.error().message.c_str());
            QCOMPARE(ablationResultToJson(*again), text);
        }
        for (const std::string& bad : {std::string("{}"), std::string("no json"),
                                       std::string(R"({"format": "mixdesk-ablation-row"})")}) {
            const auto refused = ablationResultFromJson(bad, "row.json");
            QVERIFY(!refused && refused.error().code == ErrorCode::Unreadable);
            QVERIFY(refused.error().message.find("row.json") != std::string::npos);
        }
    }

    void figuresThatCannotBeAreRefused()
    {
        const json row = json::parse(ablationResultToJson(m_outcome.rows[4][0]));
        for (const char* place :
             {"/judged/mean/image_auroc", "/judged/paper_f1", "/judged/classes/1/recall",
              "/one_threshold/mean/balanced_accuracy", "/routing_accuracy",
              "/chosen_score_image_auroc", "/validation_figures/f1"})
            for (const double value : {-0.01, 1.01, 97.0}) {
                json edited = row;
                edited.at(json::json_pointer(place)) = value;
                QVERIFY2(!ablationResultFromJson(edited.dump(), "row.json"), place);
            }
        for (const json& value : {json(0.0), json(1.0), json(1.0 + 3e-16), json()}) {
            json edited = row;
            edited["judged"]["mean"]["aupro"] = value;
            QVERIFY2(ablationResultFromJson(edited.dump(), "row.json"), value.dump().c_str());
        }
    }

    /// Said before the first training, not after it.
    void picturesToMeasureOnAreNeeded()
    {
        const fs::path plant = writeTinyPlant(m_root / "untested").root;
        AblationRequest request = m_request;
        request.out = m_root / "never";
        const auto isRefused = [&] {
            request.dataset = scanDataset(plant).value();
            Watcher watcher;
            const auto refused = runAblation(request, watcher, {});
            QVERIFY(!refused && refused.error().code == ErrorCode::BadData);
            QVERIFY(refused.error().message.find("test images") != std::string::npos);
            QCOMPARE(watcher.trainings, 0);
            QVERIFY(!fs::exists(request.out));
        };
        for (const std::string& name : m_dataset.classes)
            for (const auto& entry : fs::directory_iterator(plant / name / "test"))
                if (entry.path().filename() != "good")
                    fs::remove_all(entry.path());
        isRefused(); // good ones alone
        for (const std::string& name : m_dataset.classes)
            fs::remove_all(plant / name / "test");
        isRefused();
    }

    void finishedRowsArePickedUp()
    {
        Watcher watcher;
        const auto outcome = runAblation(m_request, watcher, {});
        QVERIFY(outcome);
        QCOMPARE(watcher.trainings, 0);
        for (std::size_t r = 0; r < m_outcome.rows.size(); ++r)
            for (std::size_t s = 0; s < 2; ++s)
                QVERIFY(near(outcome->rows[r][s].judged.mean.imageAuroc,
                             m_outcome.rows[r][s].judged.mean.imageAuroc));
    }

    void onlyWhatIsMissingIsTrained()
    {
        const fs::path out = copyOfAblation("missing");
        fs::remove(AblationPaths(out).result("co_de", 2));
        fs::remove_all(AblationPaths(out).run(ablationRows()[3], 2));
        AblationRequest request = m_request;
        request.out = out;
        Watcher watcher;
        const auto outcome = runAblation(request, watcher, {});
        QVERIFY(outcome);
        QCOMPARE(watcher.trainings, 1);
        QVERIFY(near(outcome->rows[3][1].judged.mean.imageAuroc,
                     m_outcome.rows[3][1].judged.mean.imageAuroc));
    }

    /// Stopped within the third training; the next call goes on there and ends with the same rows.
    void aStoppedAblationGoesOn()
    {
        AblationRequest request = m_request;
        request.out = m_root / "parts";
        request.seeds = 1;
        Watcher first;
        first.stopAfterEpochs = 5;
        const auto stopped = runAblation(request, first, first.stop.token());
        QVERIFY(!stopped && stopped.error().cancelled());
        const AblationPaths paths(request.out);
        QVERIFY(fs::exists(paths.result("de", 1)) && !fs::exists(paths.result("co", 1)));
        QVERIFY(fs::exists(RunPaths(paths.run(ablationRows()[2], 1)).lastCheckpoint()));
        Watcher second;
        const auto outcome = runAblation(request, second, {});
        QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
        QCOMPARE(second.epochs, 2 * 7 - 5);
        for (std::size_t r = 0; r < outcome->rows.size(); ++r) {
            QVERIFY(near(outcome->rows[r][0].judged.mean.imageAuroc,
                         m_outcome.rows[r][0].judged.mean.imageAuroc));
            QVERIFY(near(outcome->rows[r][0].judged.paperF1, m_outcome.rows[r][0].judged.paperF1));
        }
    }

    void otherSettingsAndPicturesAreRefused()
    {
        const auto refusal = [](const AblationRequest& request) {
            Watcher watcher;
            const auto outcome = runAblation(request, watcher, {});
            return outcome ? std::string() : outcome.error().message;
        };
        AblationRequest request = m_request;
        request.base.epochs = 3;
        QVERIFY(refusal(request).find("other settings") != std::string::npos);
        request = m_request;
        request.minutesPerRun = 1.0;
        QVERIFY(refusal(request).find("--minutes-per-run") != std::string::npos);
        request = m_request;
        request.dataset.images.pop_back();
        QVERIFY(refusal(request).find("other pictures") != std::string::npos);
    }

    void aRowOfOtherSettingsIsRefused()
    {
        const fs::path out = copyOfAblation("foreign");
        const AblationPaths paths(out);
        fs::copy_file(paths.result("de", 1), paths.result("co", 1),
                      fs::copy_options::overwrite_existing);
        AblationRequest request = m_request;
        request.out = out;
        Watcher watcher;
        const auto refused = runAblation(request, watcher, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("co-seed1.json") != std::string::npos);
    }

    void minutesCutTheEpochsOfAllRows()
    {
        AblationRequest request = m_request;
        request.base.epochs = 100000;
        request.minutesPerRun = 0.01;
        const AblationPaths paths(m_root / "minutes");
        fs::create_directories(paths.root);
        const auto plan = takePlan(paths, request.base, request.minutesPerRun, request.dataset, {});
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        QVERIFY(plan->epochs >= 1 && plan->epochs < 100000);
        QVERIFY(plan->epochsRule.find("of 100000 epochs") != std::string::npos);
        QCOMPARE(plan->expectedSeconds.size(), ablationRows().size());
        const auto again =
            takePlan(paths, request.base, request.minutesPerRun, request.dataset, {});
        QVERIFY(again && again->epochs == plan->epochs); // recorded, not measured again
    }

    /// The tables say what the rows' files say.
    void tablesAddUp()
    {
        const AblationTables tables = ablationTables(m_outcome);
        QCOMPARE(tables.rows.size(), std::size_t(9));
        QVERIFY(!tables.mvtecAd);
        const AblationPaths paths(m_request.out);
        for (const AblationTableRow& row : tables.rows) {
            const json a = jsonOf(paths.result(row.id, 1)), b = jsonOf(paths.result(row.id, 2));
            const auto agrees = [&](const OptionalSpread& spread, const json& x, const json& y) {
                const double mean = (x.get<double>() + y.get<double>()) / 2;
                const double deviation = std::abs(x.get<double>() - y.get<double>()) / std::sqrt(2);
                return spread && spread->seeds == 2 && std::abs(spread->mean - mean) < 1e-12 &&
                       std::abs(spread->deviation - deviation) < 1e-12;
            };
            const auto mean = [](const json& file, const char* key) {
                return file.at("judged").at("mean").at(key);
            };
            for (const auto& [spread, key] :
                 {std::pair(row.precision, "precision"), std::pair(row.recall, "recall"),
                  std::pair(row.classF1, "f1"), std::pair(row.imageAuroc, "image_auroc"),
                  std::pair(row.balancedAccuracy, "balanced_accuracy"),
                  std::pair(row.mean.good, "normal_accuracy")})
                QVERIFY2(agrees(spread, mean(a, key), mean(b, key)), key);
            QVERIFY(
                agrees(row.paperF1, a.at("judged").at("paper_f1"), b.at("judged").at("paper_f1")));
            for (std::size_t c = 0; c < tables.classes.size(); ++c) {
                const auto rate = [&](const json& file) {
                    const json& of = file.at("judged").at("classes")[c];
                    return json(1.0 -
                                of.at("escapes").get<double>() / of.at("n_defective").get<int>());
                };
                QVERIFY(agrees(row.classes[c].defective, rate(a), rate(b)));
            }
        }
    }

    void filesHoldTheTables()
    {
        const AblationTables tables = ablationTables(m_outcome);
        const auto figures = ablationFigures(m_outcome, m_request.out, m_dataset, {}, {});
        QVERIFY2(figures, figures ? "" : figures.error().message.c_str());
        QCOMPARE(figures->curves.size(), std::size_t(7));
        QCOMPARE(figures->curves[0].classes[1].points.size(), std::size_t(2));
        QCOMPARE(figures->parts.size(), std::size_t(4)); // good and defective of two classes
        for (const auto& part : figures->parts)
            QCOMPARE(part.reconstructions.size(), std::size_t(7));
        const fs::path out = m_root / "tables";
        QVERIFY(writeAblation(m_outcome, out, tables, *figures, {}));
        const std::string markdown = readFile(out / "tables.md").value();
        const std::string page = readFile(out / "report.html").value();
        for (const AblationTableRow& row : tables.rows) {
            QVERIFY(markdown.find("| " + row.name + " | " + spreadText(row.precision)) !=
                    std::string::npos);
            QVERIFY(page.find(spreadText(row.imageAuroc)) != std::string::npos);
        }
        for (const std::string& text : {page, markdown}) // published figures: MVTec AD only
            QVERIFY(text.find("Paper: Mixer") == std::string::npos);
        const json all = jsonOf(out / "ablation.json");
        QCOMPARE(all.at("rows").size(), std::size_t(9));
        QVERIFY(all.at("published").is_null());
        QCOMPARE(all.at("rows")[4].at("table3").at("recall").at("mean").get<double>(),
                 tables.rows[4].recall->mean);
        const std::string csv = readFile(out / "table3.csv").value();
        QCOMPARE(std::count(csv.begin(), csv.end(), '\n'), std::ptrdiff_t(10));
        const std::string rates = readFile(out / "table4.csv").value();
        QCOMPARE(std::count(rates.begin(), rates.end(), '\n'), std::ptrdiff_t(1 + 9 * 3));
        AblationTables fifteen = tables;
        fifteen.mvtecAd = true;
        QVERIFY(writeAblation(m_outcome, out, fifteen, *figures, {}));
        const json published = jsonOf(out / "ablation.json").at("published");
        QCOMPARE(published.at("table3")[5].at("recall").get<double>(), 0.956);
        const json& mixer = published.at("table4").at("paper_mixer_l2");
        QCOMPARE(mixer.at("classes").at("pill").at("defective").get<double>(), 0.43);
        QCOMPARE(mixer.at("mean").at("mean").get<double>(), 0.64);
    }

private:
    fs::path copyOfAblation(const char* name) const
    {
        const fs::path out = m_root / name;
        fs::copy(m_request.out, out, fs::copy_options::recursive);
        return out;
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    AblationRequest m_request;
    AblationOutcome m_outcome;
};

QTEST_APPLESS_MAIN(TestAblation)
#include "test_ablation.moc"
