// SPDX-License-Identifier: GPL-3.0-or-later
// A run folder is whole and unchanged, or it is refused with a sentence.
#include "core/learn/scorer.h"
#include "core/learn/threshold_edit.h"
#include "core/learn/training_loop.h"
#include "core/nn/safetensors.h"
#include "support/pictures.h"
#include "support/same_scores.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("the file lacks '%s'", from.c_str());
    return text.replace(at, from.size(), to);
}

/// The rest of the line after `key` replaced.
std::string withValue(const std::string& text, const std::string& key, const std::string& value)
{
    const auto at = text.find(key + ": ");
    if (at == std::string::npos)
        qFatal("the file lacks '%s'", key.c_str());
    const auto begin = at + key.size() + 2;
    return text.substr(0, begin) + value + text.substr(text.find('\n', begin));
}

} // namespace

class TestRunFolder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        m_model = trainTiny(m_dataset, m_root / "run", config).model;
    }

    void init()
    {
        fs::remove_all(m_root / "copy");
        fs::copy(m_root / "run", m_root / "copy", fs::copy_options::recursive);
    }

    void everythingComesBack()
    {
        const auto read = readRun(RunPaths(m_root / "run"));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->classes, m_model.classes);
        QCOMPARE(read->modelHash, weightsHash(m_root / "run"));
        QCOMPARE(read->datasetHash, m_model.datasetHash);
        QCOMPARE(read->created, m_model.created);
        QCOMPARE(configToYaml(read->config), configToYaml(m_model.config));
        for (std::size_t c = 0; c < 2; ++c) {
            const ClassThreshold &a = read->thresholds[c], &b = m_model.thresholds[c];
            QVERIFY(a.score == b.score);
            QCOMPARE(a.mu, b.mu); // to the last bit
            QCOMPARE(a.sigma, b.sigma);
            QCOMPARE(a.beta, b.beta);
            QCOMPARE(a.threshold, b.threshold);
            QCOMPARE(a.goodImages, b.goodImages);
            QVERIFY(a.pixel == b.pixel);
            QCOMPARE(a.source, b.source);
            QCOMPARE(a.reason, b.reason);
            QCOMPARE(read->calibration[c].size(), std::size_t(2));
            for (const auto& [residual, maps] : m_model.calibration[c]) {
                const CalibrationMaps& back = read->calibration[c].at(residual);
                QCOMPARE(cv::norm(back.mean, maps.mean, cv::NORM_INF), 0.0);
                QCOMPARE(cv::norm(back.deviation, maps.deviation, cv::NORM_INF), 0.0);
            }
        }
    }

    void aCopyScoresTheSame()
    {
        fs::rename(m_root / "copy", m_root / "moved run ü");
        auto here = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1);
        auto there = Scorer::open(m_root / "moved run ü", DeviceChoice::Cpu, 1);
        QVERIFY(here && there);
        std::vector<cv::Mat> inputs;
        for (const int image : m_dataset.select(Subset::Test))
            inputs.push_back(
                (*here)->prepare(readPicture(m_dataset.images[std::size_t(image)].path).value()));
        const auto a = (*here)->score(inputs, {true, true}),
                   b = (*there)->score(inputs, {true, true});
        QVERIFY(a && b);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            QCOMPARE((*a)[i].score, (*b)[i].score);
            QVERIFY(sameScores((*a)[i].scores, (*b)[i].scores));
            QCOMPARE((*a)[i].rejected, (*a)[i].score > (*a)[i].threshold);
            QVERIFY((*a)[i].confidence >= 0.5 && (*a)[i].confidence <= 1.0);
            QCOMPARE((*a)[i].map.size(), cv::Size(64, 64));
            QCOMPARE(cv::norm((*a)[i].map, (*b)[i].map, cv::NORM_INF), 0.0);
            QCOMPARE((*a)[i].reconstruction.type(), CV_8UC3);
        }
        // One at a time or all at once: the batch is no part of a score.
        for (std::size_t i = 0; i < inputs.size(); i += 5) {
            const auto alone = (*here)->score({inputs[i]});
            QVERIFY(std::abs((*alone)[0].score - (*a)[i].score) < 1e-3 * std::abs((*a)[i].score));
        }
        fs::remove_all(m_root / "moved run ü");
    }

    /// The true class's own row is used for ownScore and map, the routed one's for the verdict.
    void scoresOfTheTrueClass()
    {
        auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1);
        const auto& image = m_dataset.images[std::size_t(m_dataset.select(Subset::Test)[0])];
        const cv::Mat input = (*scorer)->prepare(readPicture(image.path).value());
        for (const int truth : {0, 1}) {
            const auto scored = (*scorer)->score({input}, {true, true}, {truth}).value()[0];
            const auto& row = (*scorer)->run().thresholds[std::size_t(truth)];
            for (std::size_t k = 0; k < allScores().size(); ++k)
                if (allScores()[k] == row.score)
                    QCOMPARE(scored.ownScore, scored.scores[k]);
            QCOMPARE(scored.pixelThreshold, row.pixel.at(mapName(row.score)));
            const auto& routed = (*scorer)->run().thresholds[std::size_t(scored.routedClass)];
            QCOMPARE(scored.threshold, routed.threshold);
        }
    }

    void changedBytesAreNoticed()
    {
        for (const char* name : {"model.safetensors", "calibration.safetensors"}) {
            init();
            std::string bytes = readFile(m_root / "copy" / name).value();
            bytes[bytes.size() - 5] = char(bytes[bytes.size() - 5] ^ 1);
            writeBytes(m_root / "copy" / name, bytes);
            const std::string message = refusal();
            QVERIFY2(message.find(name) != std::string::npos, message.c_str());
            QVERIFY(message.find("hash") != std::string::npos);
        }
    }

    void missingFilesAreNamed()
    {
        for (const char* name : {"run.yaml", "config.yaml", "model.safetensors", "thresholds.yaml",
                                 "calibration.safetensors"}) {
            init();
            fs::remove(m_root / "copy" / name);
            const std::string message = refusal();
            QVERIFY2(message.find(name) != std::string::npos, message.c_str());
        }
        fs::remove_all(m_root / "copy");
        QVERIFY(!refusal().empty());
    }

    void damagedManifests_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("newer") << QByteArray("version") << QByteArray("99") << QByteArray("99");
        QTest::newRow("foreign") << QByteArray("format") << QByteArray("other-run")
                                 << QByteArray("other-run");
        QTest::newRow("version of words")
            << QByteArray("version") << QByteArray("one") << QByteArray("'version'");
        QTest::newRow("unknown key") << QByteArray("program") << QByteArray("0.1\nextra: 5")
                                     << QByteArray("unknown key 'extra'");
        QTest::newRow("epoch") << QByteArray("epoch") << QByteArray("-1") << QByteArray("'epoch'");
        QTest::newRow("precision")
            << QByteArray("precision") << QByteArray("fp8") << QByteArray("not fp32 or bf16");
    }

    void damagedManifests()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, part);
        const fs::path path = m_root / "copy" / "run.yaml";
        std::string text = readFile(path).value();
        if (text.find("\nprecision: ") == std::string::npos) // only runs in bf16 have it
            text += "precision: bf16\n";
        writeBytes(path, withValue(text, key.toStdString(), value.toStdString()));
        const std::string message = refusal();
        QVERIFY2(message.find(part.toStdString()) != std::string::npos, message.c_str());
        QVERIFY(message.find("run.yaml") != std::string::npos);
    }

    void damagedThresholds_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("newer") << QByteArray("version") << QByteArray("3")
                               << QByteArray("'version'");
        QTest::newRow("score") << QByteArray("score") << QByteArray("best")
                               << QByteArray("no anomaly score 'best'");
        QTest::newRow("sigma") << QByteArray("sigma") << QByteArray("-1") << QByteArray("sigma");
        QTest::newRow("nan") << QByteArray("mu") << QByteArray(".nan") << QByteArray("mu");
        QTest::newRow("infinite") << QByteArray("threshold") << QByteArray(".inf")
                                  << QByteArray("threshold");
        QTest::newRow("edited T") << QByteArray("threshold") << QByteArray("123.5")
                                  << QByteArray("mu + beta * sigma");
        QTest::newRow("unknown key")
            << QByteArray("alpha") << QByteArray("0.65\n    betta: 1") << QByteArray("betta");
        QTest::newRow("twice") << QByteArray("alpha") << QByteArray("0.65\n    alpha: 0.65")
                               << QByteArray("twice");
    }

    void damagedThresholds()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, part);
        const fs::path path = m_root / "copy" / "thresholds.yaml";
        writeBytes(path, withValue(readFile(path).value(), key.toStdString(), value.toStdString()));
        const std::string message = refusal();
        QVERIFY2(message.find(part.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.find("thresholds.yaml") != std::string::npos, message.c_str());
    }

    void hostileThresholdsNeverCrash()
    {
        const fs::path path = m_root / "copy" / "thresholds.yaml";
        const std::string text = readFile(path).value();
        for (const std::string& content :
             {std::string(), std::string("5"), std::string("[1]"), std::string("version: 1"),
              std::string("version: 1\nclasses: 7"), std::string("version: 1\nclasses: [a]"),
              "version: 1\nclasses: {" + m_model.classes[0] + ": 7}",
              "version: 1\nclasses: {" + m_model.classes[0] + ": {score: [l1]}}",
              "version: 1\nclasses: {" + m_model.classes[0] + ": {score: {l1: 1}}}",
              std::string("\0\0\0", 3), std::string(100000, '{')}) {
            writeBytes(path, content);
            QVERIFY2(!refusal().empty(), content.substr(0, 40).c_str());
        }
        for (std::size_t size = 0; size + 1 < text.size(); size += 7) {
            writeBytes(path, text.substr(0, size));
            refusal(); // a sentence, or the same numbers where only the end of a comment is gone
        }
    }

    void aClassMissesItsRow()
    {
        const fs::path path = m_root / "copy" / "thresholds.yaml";
        const std::string text = readFile(path).value();
        writeBytes(path, replaced(text, "  " + m_model.classes[1] + ":", "  other:"));
        const std::string message = refusal();
        QVERIFY2(message.find(m_model.classes[1]) != std::string::npos, message.c_str());
    }

    void otherShapesAreRefused()
    {
        const RunPaths paths(m_root / "copy");
        RunModel model = readRun(paths).value();
        model.config.latent = 16; // and a manifest that agrees with the folder
        QVERIFY(writeRun(paths, model));
        const auto refused = Scorer::open(paths.root, DeviceChoice::Cpu, 1);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("model.safetensors") != std::string::npos);
        model.config.latent = 8;
        model.config.inputSize = 128;
        QVERIFY(writeRun(paths, model));
        QVERIFY(refusal().find("calibration.safetensors") != std::string::npos);
    }

    void mapsThatAreNoNumbersAreRefused()
    {
        const RunPaths paths(m_root / "copy");
        RunModel model = readRun(paths).value();
        for (const float value : {NAN, INFINITY, 0.0F, -1.0F}) {
            RunModel broken = model;
            broken.calibration[0][Residual::L1].deviation =
                model.calibration[0].at(Residual::L1).deviation.clone();
            broken.calibration[0][Residual::L1].deviation.at<float>(5, 5) = value;
            QVERIFY(writeRun(paths, broken));
            QVERIFY2(refusal().find("not usable numbers") != std::string::npos,
                     qPrintable(QString::number(value)));
        }
    }

    void validationRowsComeBack()
    {
        const RunPaths paths(m_root / "copy");
        auto rows = readValidation(paths, 2).value();
        QVERIFY(!rows.empty());
        rows[0].scores[3] = std::nan("");
        QVERIFY(writeValidation(paths, rows));
        const auto again = readValidation(paths, 2).value();
        QCOMPARE(again.size(), rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(again[i].image, rows[i].image);
            QCOMPARE(again[i].type, rows[i].type);
            for (std::size_t k = 0; k < allScores().size(); ++k)
                QVERIFY(again[i].scores[k] == rows[i].scores[k] ||
                        (std::isnan(again[i].scores[k]) && std::isnan(rows[i].scores[k])));
        }
        for (const char* line :
             {"", "5", "[]", "{}", "{\"image\": 5}", "not JSON",
              "{\"image\":\"a\",\"class\":2,\"type\":\"good\",\"routed\":0,\"scores\":{}}",
              "{\"image\":\"a\",\"class\":0,\"type\":\"good\",\"routed\":-1,\"scores\":{}}",
              "{\"image\":\"a\",\"class\":0,\"type\":\"good\",\"routed\":0,\"scores\":[]}"}) {
            writeBytes(paths.validation(), std::string(line) + "\n");
            const auto refused = readValidation(paths, 2);
            QVERIFY2(!refused, line);
            QVERIFY(refused.error().message.find("line 1") != std::string::npos);
        }
    }

    void thresholdsByHand()
    {
        const RunPaths paths(m_root / "copy");
        RunModel model = readRun(paths).value();
        const auto rows = readValidation(paths, 2).value();
        const std::string name = model.classes[1];
        QVERIFY(setBeta(model, name, 2.5, rows));
        const ClassThreshold& t = model.thresholds[1];
        QCOMPARE(t.beta, 2.5);
        QCOMPARE(t.threshold, t.mu + 2.5 * t.sigma);
        QVERIFY(t.source.find("by hand") != std::string::npos);
        if (t.score.isMapMaximum())
            QCOMPARE(t.pixel.at(mapName(t.score)), t.threshold);
        const double wanted = t.mu + 0.7 * t.sigma;
        QVERIFY(setThreshold(model, name, wanted, rows));
        QVERIFY(std::abs(t.beta - 0.7) < 1e-9 && std::abs(t.threshold - wanted) < 1e-12);
        QVERIFY(writeThresholds(paths, model));
        QCOMPARE(readRun(paths).value().thresholds[1].threshold, t.threshold);
        const auto unknown = setBeta(model, name.substr(1), 1.0, rows);
        QVERIFY(!unknown);
        QVERIFY(unknown.error().message.find("did you mean '" + name + "'") != std::string::npos);
    }

    void thresholdsThatCouldNotBeReadAgainAreRefused()
    {
        RunModel model = readRun(RunPaths(m_root / "copy")).value();
        const auto rows = readValidation(RunPaths(m_root / "copy"), 2).value();
        const ClassThreshold before = model.thresholds[0];
        QVERIFY(!setBeta(model, model.classes[0], 1e13, rows));
        QVERIFY(!setThreshold(model, model.classes[0], 1e15, rows));
        QCOMPARE(model.thresholds[0].threshold, before.threshold);
    }

    /// What stands under every table follows where the thresholds come from.
    void theStatementNamesTheOriginOfThresholds()
    {
        RunModel model = readRun(RunPaths(m_root / "copy")).value();
        for (auto& row : model.thresholds)
            row.origin = ThresholdOrigin::Validation;
        QVERIFY(!chosenOnTest(model));
        QVERIFY(validationStatement(model).find("by this evaluation alone") != std::string::npos);
        model.thresholds[0].origin = ThresholdOrigin::Hand;
        QVERIFY(!chosenOnTest(model));
        QVERIFY(validationStatement(model).find(model.classes[0] + " were set by hand") !=
                std::string::npos);
        model.thresholds[1].origin = ThresholdOrigin::Test;
        QVERIFY(chosenOnTest(model));
        QVERIFY(validationStatement(model).find("TEST") != std::string::npos);
    }

    void weightsThatAreNoNumbersAreRefused()
    {
        auto network = Model::create(specOf(tinyConfig(), 2), DeviceChoice::Cpu, 1).value();
        TensorMap weights = network->weights();
        weights.begin()->second.values[0] = std::nanf("");
        const auto refused = network->setWeights(weights, "model.safetensors");
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("finite") != std::string::npos);
    }

    void fitsOnItsOwnValidation()
    {
        const RunPaths paths(m_root / "copy");
        RunModel model = readRun(paths).value();
        const auto rows = readValidation(paths, 2).value();
        const auto fits =
            fitOnValidation(model, rows, {FitTarget::Kind::MaxFalseReject, 0.0}, "none").value();
        QCOMPARE(fits.size(), std::size_t(2));
        for (int c = 0; c < 2; ++c) {
            const auto& t = model.thresholds[std::size_t(c)];
            QCOMPARE(t.threshold, fits[std::size_t(c)].threshold);
            QCOMPARE(fits[std::size_t(c)].confusion.falsePositive, 0);
            for (const double score : validationScores(rows, c, t.score).good)
                QVERIFY(score <= t.threshold);
        }
        QVERIFY(writeThresholds(paths, model));
        QVERIFY(readRun(paths));
    }

private:
    /// What opening the copy says; empty where it opens.
    std::string refusal() const
    {
        const auto opened = readRun(RunPaths(m_root / "copy"));
        return opened ? std::string() : opened.error().message;
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    RunModel m_model;
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "test_run_folder.moc"
