// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"
#include "core/learn/evaluation.h"
#include "support/pictures.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

EvaluatedImage image(int truth, int routed, bool defective, double score, double threshold)
{
    EvaluatedImage made;
    made.path = "a/test/x.png";
    made.type = defective ? "bent" : "good";
    made.trueClass = truth;
    made.routedClass = routed;
    made.score = made.ownScore = score;
    made.threshold = threshold;
    made.rejected = score > threshold;
    made.defective = defective;
    made.scores.assign(allScores().size(), std::nan(""));
    return made;
}

ClassEvaluation classNamed(const std::string& name, int index)
{
    ClassEvaluation made;
    made.name = name;
    made.runClass = index;
    return made;
}

/// Class 0: 3 of 4 defective rejected, 1 of 2 good. Class 1: 1 of 2 defective, 0 of 3 good.
Evaluation byHand()
{
    Evaluation e;
    e.classes = {classNamed("nut", 0), classNamed("plate", 1)};
    for (const double score : {0.9, 0.8, 0.7, 0.2})
        e.images.push_back(image(0, 0, true, score, 0.5));
    for (const double score : {0.6, 0.1})
        e.images.push_back(image(0, 0, false, score, 0.5));
    e.images.push_back(image(1, 1, true, 3.0, 2.0));
    e.images.push_back(image(1, 0, true, 1.0, 2.0)); // routed wrongly
    for (const double score : {1.5, 0.5, 0.4})
        e.images.push_back(image(1, 1, false, score, 2.0));
    return e;
}

bool near(const std::optional<double>& a, double b, double tolerance = 1e-12)
{
    return a && std::abs(*a - b) <= tolerance;
}

} // namespace

class TestEvaluation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        trainTiny(m_dataset, m_root / "run");
        auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1);
        QVERIFY(scorer);
        m_scorer = std::move(*scorer);
    }

    void figuresByHand()
    {
        Evaluation e = byHand();
        computeFigures(e);
        const ReportFigures &nut = e.classes[0].figures, &plate = e.classes[1].figures;
        QVERIFY(near(nut.precision, 3.0 / 4) && near(nut.recall, 3.0 / 4) && near(nut.f1, 0.75));
        QVERIFY(near(nut.normalAccuracy, 0.5) && near(nut.balancedAccuracy, 0.625));
        QVERIFY(near(nut.imageAuroc, 7.0 / 8)); // 0.2 loses against 0.6; seven of eight pairs
        QVERIFY(near(nut.trivialF1, 2.0 * 4 / (2 * 4 + 2)));
        QVERIFY(near(plate.precision, 1.0) && near(plate.recall, 0.5) && near(plate.f1, 2.0 / 3));
        QVERIFY(near(plate.normalAccuracy, 1.0) && near(plate.imageAuroc, 5.0 / 6));
        QCOMPARE(e.classes[0].good, 2);
        QCOMPARE(e.classes[1].defective, 2);
        QVERIFY(near(e.mean.f1, (0.75 + 2.0 / 3) / 2));
        QVERIFY(near(e.mean.imageAuroc, (7.0 / 8 + 5.0 / 6) / 2));
        QVERIFY(!e.mean.pixelAuroc && !e.mean.aupro);
        // The paper's F is the harmonic mean of the mean P 0.875 and the mean R 0.625.
        QVERIFY(near(e.paperF1, 2 * 0.875 * 0.625 / 1.5));
        const double rate = (4.0 / 6 + 2.0 / 5) / 2; // and of the mean base rate with recall 1
        QVERIFY(near(e.paperTrivialF1, 2 * rate / (rate + 1)));
        QVERIFY(near(e.routingAccuracy, 10.0 / 11));
        QVERIFY(e.f1Interval && e.f1Interval->first <= *e.mean.f1 &&
                e.f1Interval->second >= *e.mean.f1);
        QVERIFY(e.imageAurocInterval && e.balancedAccuracyInterval);
    }

    void whereNothingRoutesThereIsNoRoutingFigure()
    {
        Evaluation e = byHand();
        e.routes = false;
        computeFigures(e);
        QVERIFY(!e.routingAccuracy);
        QVERIFY(nlohmann::json::parse(evaluationToJson(e)).at("routing_accuracy").is_null());
        const std::string text = evaluationToText(e);
        QVERIFY(text.find("Routing accuracy") == std::string::npos);
        QVERIFY(text.find("classifier was not trained") != std::string::npos);
    }

    /// Classifier weight 0: the routed class is what an untrained classifier says.
    void anUntrainedClassifierIsNotReported()
    {
        TrainConfig config = tinyConfig();
        config.classifierWeight = 0.0;
        config.epochs = 1;
        trainTiny(m_dataset, m_root / "unrouted", config);
        const auto scorer = Scorer::open(m_root / "unrouted", DeviceChoice::Cpu, 1).value();
        QVERIFY(!scorer->routes() && m_scorer->routes());
        const auto e = evaluate(*scorer, m_dataset, {}, {});
        QVERIFY(e && !e->routes && !e->routingAccuracy && !e->gallery.empty());
        for (const GalleryItem& item : e->gallery)
            QVERIFY(item.routedClass.empty());
        const auto data = evaluationReport(*e, *scorer, m_dataset, m_root / "unrouted", {});
        QVERIFY(data && data->routing.classNames.empty());
        for (const OverallFigure& figure : data->overall)
            QVERIFY(figure.name.find("Routing") == std::string::npos);
    }

    void brokenImagesAreInNoFigure()
    {
        Evaluation e = byHand(), with = byHand();
        EvaluatedImage broken = image(0, 0, true, 0.0, 0.0);
        broken.error = "a/test/x.png is not a picture.";
        with.images.push_back(broken);
        computeFigures(e);
        computeFigures(with);
        QCOMPARE(with.classes[0].defective, e.classes[0].defective);
        QCOMPARE(with.mean.f1, e.mean.f1);
        QCOMPARE(with.routingAccuracy, e.routingAccuracy);
        QCOMPARE(with.f1Interval, e.f1Interval);
    }

    void figuresWithoutDefectsAreEmpty()
    {
        Evaluation e;
        e.classes = {classNamed("nut", 0)};
        e.images = {image(0, 0, false, 0.1, 0.5), image(0, 0, false, 0.2, 0.5)};
        computeFigures(e);
        QVERIFY(!e.mean.f1 && !e.mean.imageAuroc && !e.paperF1);
        QVERIFY(near(e.mean.normalAccuracy, 1.0));
        const auto json = nlohmann::json::parse(evaluationToJson(e));
        QVERIFY(json.at("mean").at("f1").is_null() && json.at("paper_f1").is_null());
        QVERIFY(!evaluationToText(e).empty());
    }

    void anEvaluationAgainstBruteForce()
    {
        const auto e = evaluate(*m_scorer, m_dataset, {}, {});
        QVERIFY2(e, e ? "" : e.error().message.c_str());
        QCOMPARE(e->images.size(), m_dataset.select(Subset::Test).size());
        QCOMPARE(e->classes.size(), std::size_t(2));
        QVERIFY(e->messages.empty());
        for (const auto& row : e->classes) {
            int rejected = 0, right = 0, defective = 0;
            double wins = 0.0, pairs = 0.0;
            for (const auto& a : e->images) {
                if (a.trueClass != row.runClass)
                    continue;
                const auto& t = m_scorer->run().thresholds[std::size_t(a.routedClass)];
                QCOMPARE(a.threshold, t.threshold);
                QCOMPARE(a.rejected, a.score > t.threshold);
                rejected += a.rejected;
                right += a.rejected && a.defective;
                defective += a.defective;
                for (const auto& b : e->images)
                    if (b.trueClass == row.runClass && a.defective && !b.defective) {
                        wins += a.ownScore > b.ownScore    ? 1.0
                                : a.ownScore == b.ownScore ? 0.5
                                                           : 0.0;
                        pairs += 1.0;
                    }
            }
            QVERIFY(near(row.figures.imageAuroc, wins / pairs));
            QVERIFY(near(row.figures.recall, right / double(defective)));
            QVERIFY(near(row.figures.precision, rejected ? right / double(rejected) : 0.0));
        }
    }

    /// Area under the pixel ROC of one class from every pixel of every map.
    void pixelFiguresAgainstBruteForce()
    {
        const auto e = evaluate(*m_scorer, m_dataset, {}, {});
        QVERIFY(e);
        const int c = e->classes[0].runClass;
        std::vector<ScoredLabel> pixels;
        for (const int i : m_dataset.select(Subset::Test, c)) {
            const auto& record = m_dataset.images[std::size_t(i)];
            const cv::Mat picture = readPicture(record.path).value();
            const auto scored =
                m_scorer->score({m_scorer->prepare(picture)}, {true, false}, {c}).value()[0];
            const cv::Mat mask = record.mask.empty()
                                     ? cv::Mat(cv::Mat::zeros(picture.size(), CV_8UC1))
                                     : readMask(record.mask).value();
            const cv::Mat map = mapToPicture(scored.map, picture.size(), ResizeMode::Stretch);
            for (int y = 0; y < map.rows; ++y)
                for (int x = 0; x < map.cols; ++x)
                    pixels.push_back({map.at<float>(y, x), mask.at<uchar>(y, x) != 0});
        }
        QVERIFY(e->classes[0].figures.pixelAuroc);
        QVERIFY(near(e->classes[0].figures.pixelAuroc, auroc(pixels).value(), 2e-3));
        QVERIFY(*e->classes[0].figures.aupro >= 0.0 && *e->classes[0].figures.aupro <= 1.0);
    }

    void jsonHasItsKeys()
    {
        const auto e = evaluate(*m_scorer, m_dataset, {}, {});
        const auto json = nlohmann::json::parse(evaluationToJson(*e));
        for (const char* key : {"validation", "classes", "mean", "paper_f1", "paper_trivial_f1",
                                "routing_accuracy", "images", "seconds"})
            QVERIFY2(json.contains(key), key);
        QCOMPARE(json.at("validation").get<std::string>(), std::string("synthetic"));
        QCOMPARE(json.at("images").get<std::size_t>(), e->images.size());
        const std::vector<const char*> figures{"precision",
                                               "recall",
                                               "f1",
                                               "trivial_f1",
                                               "normal_accuracy",
                                               "anomaly_accuracy",
                                               "balanced_accuracy",
                                               "image_auroc",
                                               "pixel_auroc",
                                               "aupro"};
        for (const auto& name : m_dataset.classes) {
            const auto& row = json.at("classes").at(name);
            for (const char* key : {"score", "n_good", "n_defective", "threshold"})
                QVERIFY2(row.contains(key), key);
            for (const char* key : figures)
                QVERIFY2(row.at(key).is_number(), key);
            QVERIFY(scoreByName(row.at("score").get<std::string>()));
        }
        for (const char* key : figures)
            QVERIFY2(json.at("mean").contains(key), key);
        for (const char* key : {"f1", "balanced_accuracy", "image_auroc"})
            QCOMPARE(json.at("mean").at("intervals").at(key).size(), std::size_t(2));
    }

    void csvHasARowPerImage()
    {
        Evaluation e = byHand();
        e.images[0].path = "nut/test/a, \"b\".png";
        EvaluatedImage broken = image(1, 0, false, 0.0, 0.0);
        broken.error = "cannot be read";
        e.images.push_back(broken);
        const std::string csv = evaluationToCsv(e, {"nut", "plate"});
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < csv.size();) {
            const auto end = csv.find('\n', begin);
            lines.push_back(csv.substr(begin, end - begin));
            begin = end + 1;
        }
        QCOMPARE(lines.size(), e.images.size() + 1);
        QCOMPARE(lines[0].find("path,true_class,routed_class,score,threshold,verdict,truth"),
                 std::size_t(0));
        QCOMPARE(lines[1].find("\"nut/test/a, \"\"b\"\".png\",nut,nut,0.9,0.5,defective,defective"),
                 std::size_t(0));
        QCOMPARE(lines[8].find("a/test/x.png,plate,nut,1.0,2.0,good,defective"), std::size_t(0));
        QCOMPARE(lines.back(), std::string("a/test/x.png,plate,,,,,good,good,,cannot be read"));
        const auto commas = [](const std::string& line) {
            return std::count(line.begin(), line.end(), ',');
        };
        QCOMPARE(commas(lines.back()), commas(lines[0]));
        QCOMPARE(commas(lines[2]), commas(lines[0]));
    }

    void aBrokenTestImageIsARowWithAnError()
    {
        const Dataset dataset = writeTinyPlant(m_root / "broken");
        const auto tests = dataset.select(Subset::Test);
        const auto& first = dataset.images[std::size_t(tests[0])];
        const std::string bytes = readFile(first.path).value();
        writeBytes(first.path, bytes.substr(0, bytes.size() / 2));
        fs::path mask;
        for (const int i : tests)
            if (!dataset.images[std::size_t(i)].mask.empty())
                mask = dataset.images[std::size_t(i)].mask;
        writeBytes(mask, "no mask");
        const auto e = evaluate(*m_scorer, dataset, {}, {});
        QVERIFY(e);
        QCOMPARE(e->images.size(), tests.size());
        int errors = 0;
        for (const auto& row : e->images)
            if (!row.error.empty()) {
                ++errors;
                QCOMPARE(row.path, first.relative);
            }
        QCOMPARE(errors, 1);
        QCOMPARE(e->messages.size(), std::size_t(2));
    }

    void unknownClassesAreLeftOut()
    {
        const Dataset plant = writeTinyPlant(m_root / "foreign");
        fs::rename(m_root / "foreign" / plant.classes[0], m_root / "foreign" / "zebra");
        const auto e = evaluate(*m_scorer, scanDataset(m_root / "foreign").value(), {}, {});
        QVERIFY(e);
        QCOMPARE(e->classes.size(), std::size_t(1));
        QCOMPARE(e->classes[0].name, plant.classes[1]);
        QVERIFY(e->messages.at(0).find("'zebra'") != std::string::npos);
        fs::rename(m_root / "foreign" / plant.classes[1], m_root / "foreign" / "yak");
        QVERIFY(!evaluate(*m_scorer, scanDataset(m_root / "foreign").value(), {}, {}));
    }

    void noTrainingImageIsRead()
    {
        const Dataset dataset = writeTinyPlant(m_root / "no training");
        for (const int i : dataset.select(Subset::Train))
            writeBytes(dataset.images[std::size_t(i)].path, "no picture");
        const auto e = evaluate(*m_scorer, dataset, {}, {}),
                   same = evaluate(*m_scorer, m_dataset, {}, {});
        QVERIFY(e && same && e->messages.empty());
        QCOMPARE(e->mean.imageAuroc, same->mean.imageAuroc);
    }

    void stopIsAnswered()
    {
        StopSource stop;
        stop.requestStop();
        const auto stopped = evaluate(*m_scorer, m_dataset, {}, stop.token());
        QVERIFY(!stopped && stopped.error().cancelled());
    }

    void theReportHoldsTheFigures()
    {
        const auto e = evaluate(*m_scorer, m_dataset, {}, {});
        const auto data = evaluationReport(*e, *m_scorer, m_dataset, m_root / "run", {});
        QVERIFY2(data, data ? "" : data.error().message.c_str());
        QCOMPARE(data->classes.size(), std::size_t(2));
        QCOMPARE(data->modelHash, weightsHash(m_root / "run"));
        QCOMPARE(data->paperF1, e->paperF1);
        QCOMPARE(data->classes[0].learning.epoch, (std::vector<int>{1, 2, 3}));
        QCOMPARE(data->classes[0].scores.size() + data->classes[1].scores.size(), e->images.size());
        QVERIFY(!data->mvtecAd);
        QCOMPARE(data->comparison.scoreNames.size(), allScores().size() - 5);
        for (const auto& name : data->comparison.scoreNames) // compact has no defect map
            QVERIFY(scoreByName(name)->residual != Residual::Defect);
        QCOMPARE(data->validationStatement, e->statement);
        int counted = 0;
        for (const auto& row : data->routing.counts)
            for (const int n : row)
                counted += n;
        QCOMPARE(counted, int(e->images.size()));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    std::unique_ptr<Scorer> m_scorer;
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "test_evaluation.moc"
