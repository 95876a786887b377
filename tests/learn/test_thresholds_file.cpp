// SPDX-License-Identifier: GPL-3.0-or-later
// thresholds.yaml: rows, recheck bands, and the version that it is.
#include "core/learn/threshold_edit.h"
#include "core/learn/thresholds_file.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

using Names = std::vector<std::string>;

ClassThreshold rowWith(double mu, double sigma, double beta)
{
    ClassThreshold row;
    row.score = {Residual::Ssim, Pooling::Maximum};
    row.mu = mu;
    row.sigma = sigma;
    row.beta = beta;
    row.threshold = mu + beta * sigma;
    row.pixel = {{"ssim", row.threshold}, {"l1", 0.1}};
    row.goodImages = 12;
    row.origin = ThresholdOrigin::Hand;
    row.source = "beta set by hand: \"as agreed\", # 3.";
    row.reason = "the best score on validation, AUROC 0.912.";
    return row;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    if (at == std::string::npos)
        qFatal("the text lacks '%s'", from.c_str());
    return text.replace(at, from.size(), to);
}

} // namespace

class TestThresholdsFile : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_classes = {"bolt", "Größe: 5"};
        m_rows = {rowWith(0.1 / 3.0, 1.0 / 7.0, 1.7), rowWith(0.25, 1e-9, -0.3)};
        m_rows[1].recheckBand = {m_rows[1].threshold - 0.01, m_rows[1].threshold + 1.0 / 3.0};
    }

    void everythingComesBack()
    {
        const auto stamp = stampOf(7, m_classes, m_rows);
        const auto file = parsed(thresholdsText(m_classes, m_rows, stamp));
        QVERIFY2(file, file ? "" : file.error().message.c_str());
        for (std::size_t c = 0; c < 2; ++c) {
            const ClassThreshold &a = file->rows[c], &b = m_rows[c];
            QVERIFY(a.score == b.score && a.mu == b.mu && a.sigma == b.sigma);
            QVERIFY(a.beta == b.beta && a.threshold == b.threshold && a.alpha == b.alpha);
            QVERIFY(a.pixel == b.pixel && a.recheckBand == b.recheckBand);
            QVERIFY(a.origin == b.origin && a.goodImages == b.goodImages);
            QCOMPARE(a.source, b.source);
            QCOMPARE(a.reason, b.reason);
        }
        QVERIFY(file->stamp);
        QCOMPARE(file->stamp->id, std::int64_t(7));
        QVERIFY(stampMatches(file->stamp, m_classes, file->rows));
    }

    void theHashIsOfTheRowsAlone()
    {
        const std::string hash = thresholdsHash(m_classes, m_rows);
        QCOMPARE(hash.size(), std::size_t(64));
        std::string text = thresholdsText(m_classes, m_rows, stampOf(1, m_classes, m_rows));
        text = "# a comment\n" + replaced(text, "beta: ", "beta:    ") + "\n\n";
        auto file = parsed(text);
        QVERIFY(file);
        QCOMPARE(thresholdsHash(m_classes, file->rows), hash);
        QVERIFY(stampMatches(file->stamp, m_classes, file->rows));
        auto rows = m_rows;
        rows[0].source += " ";
        QVERIFY(thresholdsHash(m_classes, rows) != hash);
        rows = m_rows;
        rows[0].pixel["l1"] = std::nextafter(0.1, 1.0);
        QVERIFY(thresholdsHash(m_classes, rows) != hash);
        rows = m_rows;
        rows[1].recheckBand.reset();
        QVERIFY(thresholdsHash(m_classes, rows) != hash);
        QVERIFY(thresholdsHash({"bolt", "nut"}, m_rows) != hash);
    }

    /// Changed by hand: it loads, and says so.
    void aChangeOutsideIsNoticed()
    {
        const std::string text = thresholdsText(m_classes, m_rows, stampOf(3, m_classes, m_rows));
        const auto file = parsed(replaced(text, "good_images: 12", "good_images: 13"));
        QVERIFY(file);
        QCOMPARE(file->stamp->id, std::int64_t(3));
        QVERIFY(!stampMatches(file->stamp, m_classes, file->rows));
        const auto spoilt = parsed(replaced(text, "version_hash: ", "version_hash: x"));
        QVERIFY(spoilt && !stampMatches(spoilt->stamp, m_classes, spoilt->rows));
    }

    void aFileWithoutStampLoads()
    {
        const std::string text = thresholdsText(m_classes, m_rows);
        QVERIFY(text.find("version_") == std::string::npos);
        for (const char* version : {"version: 1", "version: 2"}) {
            const auto file = parsed(replaced(text, "version: 2", version));
            QVERIFY(file);
            QVERIFY(!file->stamp);
            QVERIFY(!stampMatches(file->stamp, m_classes, file->rows));
        }
    }

    void brokenStampsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const char* name, const char* from, const char* to, const char* part) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(part);
        };
        row("words", "version_id: 7", "version_id: seven", "version_id");
        row("negative", "version_id: 7", "version_id: -7", "version_id");
        row("too large", "version_id: 7", "version_id: 99999999999999999999", "version_id");
        row("a list", "version_id: 7", "version_id: [7]", "version_id");
        row("no id", "version_id: 7", "# none", "'version_id' is missing");
        row("no hash", "version_hash: ", "# ", "'version_hash' is missing");
        row("newer", "version: 2", "version: 3", "'version'");
    }

    void brokenStampsAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, part);
        const auto file =
            parsed(replaced(thresholdsText(m_classes, m_rows, stampOf(7, m_classes, m_rows)),
                            from.toStdString(), to.toStdString()));
        QVERIFY(!file);
        QVERIFY2(file.error().message.find(part.toStdString()) != std::string::npos,
                 file.error().message.c_str());
        QVERIFY(file.error().message.find("here.yaml") != std::string::npos);
    }

    void bandsHoldTheirThreshold()
    {
        const double t = m_rows[0].threshold;
        for (const auto& band : {std::pair{t, t}, {t - 1.0, t}, {t, t + 1.0}}) {
            m_rows[0].recheckBand = band;
            QVERIFY(parsed(thresholdsText(m_classes, m_rows)));
        }
        const double nan = std::nan(""), far = std::numeric_limits<double>::infinity();
        for (const auto& band : {std::pair{t + 0.1, t + 0.2},
                                 {t - 0.2, t - 0.1},
                                 {t + 1, t - 1},
                                 {nan, t},
                                 {t, nan},
                                 {-far, t},
                                 {t, far}}) {
            m_rows[0].recheckBand = band;
            QVERIFY(!parsed(thresholdsText(m_classes, m_rows)));
            QVERIFY(!checkThreshold(m_rows[0], "bolt", "here"));
        }
        m_rows[0].recheckBand = {t - 1.0, t + 1.0};
        const auto half = parsed(replaced(thresholdsText(m_classes, m_rows), "low: ", "# "));
        QVERIFY(!half);
        QVERIFY(half.error().message.find("recheck.low") != std::string::npos);
    }

    void verdicts()
    {
        ClassThreshold row = rowWith(0.0, 1.0, 2.0); // T = 2
        QVERIFY(verdictOf(row, 2.0) == Verdict::Ok);
        QVERIFY(verdictOf(row, std::nextafter(2.0, 3.0)) == Verdict::NotOk);
        QVERIFY(verdictOf(row, std::nan("")) == Verdict::NotOk);
        row.recheckBand = {1.5, 3.0};
        for (const auto& [score, verdict] : {std::pair{1.49, Verdict::Ok},
                                             {1.5, Verdict::Recheck},
                                             {2.0, Verdict::Recheck},
                                             {3.0, Verdict::Recheck},
                                             {3.01, Verdict::NotOk},
                                             {std::nan(""), Verdict::NotOk}})
            QVERIFY(verdictOf(row, score) == verdict);
    }

    /// A band keeps its distances when the threshold is moved.
    void bandsMoveWithTheThreshold()
    {
        RunModel model;
        model.classes = m_classes;
        model.thresholds = m_rows;
        model.thresholds[0].recheckBand = {model.thresholds[0].threshold - 0.05,
                                           model.thresholds[0].threshold + 0.1};
        QVERIFY(setBeta(model, "bolt", 4.0, {}));
        const ClassThreshold& row = model.thresholds[0];
        QVERIFY(std::abs(row.threshold - row.recheckBand->first - 0.05) < 1e-12);
        QVERIFY(std::abs(row.recheckBand->second - row.threshold - 0.1) < 1e-12);
        QVERIFY(checkThreshold(row, "bolt", "here"));
        QVERIFY(model.thresholds[1].recheckBand == m_rows[1].recheckBand);
    }

    /// What is no longer a version is not written as one.
    void writingDropsAStaleStamp()
    {
        QTemporaryDir folder;
        const RunPaths paths(fs::u8path(folder.path().toStdString()));
        RunModel model;
        model.classes = m_classes;
        model.thresholds = m_rows;
        model.stamp = stampOf(5, m_classes, m_rows);
        QVERIFY(writeThresholds(paths, model));
        const auto kept = parsed(readFile(paths.thresholds()).value());
        QVERIFY(kept && kept->stamp && kept->stamp->id == 5);
        QVERIFY(setBeta(model, "bolt", 4.0, {}));
        QVERIFY(writeThresholds(paths, model));
        const auto changed = parsed(readFile(paths.thresholds()).value());
        QVERIFY(changed && !changed->stamp);
        QCOMPARE(changed->rows[0].beta, 4.0);
    }

private:
    Result<ThresholdsFile> parsed(const std::string& text) const
    {
        return parseThresholds(text, "here.yaml", m_classes);
    }

    Names m_classes;
    std::vector<ClassThreshold> m_rows;
};

QTEST_GUILESS_MAIN(TestThresholdsFile)
#include "test_thresholds_file.moc"
