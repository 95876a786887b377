// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"
#include "support/picture_bytes.h"

#include <csignal>

using namespace mixdesk::support;

namespace {

const std::vector<const char*> kKeys{"path",      "class",   "confidence",   "score",
                                     "threshold", "verdict", "milliseconds", "error"};

void verifyScored(const json& line)
{
    QCOMPARE(line.size(), kKeys.size());
    for (const char* key : kKeys)
        QVERIFY2(line.contains(key), key);
    QVERIFY2(line["error"].is_null(), line.dump().c_str());
    QVERIFY(line["class"] == "hex_nut" || line["class"] == "screw");
    QVERIFY(line["confidence"] > 0.0 && line["confidence"] <= 1.0);
    QVERIFY(line["milliseconds"] > 0.0);
    QCOMPARE(line["verdict"].get<std::string>(),
             std::string(line["score"] > line["threshold"] ? "not_ok" : "ok"));
}

void verifyFailed(const json& line)
{
    QCOMPARE(line.size(), kKeys.size());
    QVERIFY2(line["error"].is_string() && !line["error"].get<std::string>().empty(),
             line.dump().c_str());
    for (const char* key : {"class", "confidence", "score", "threshold", "verdict"})
        QVERIFY2(line.at(key).is_null(), key);
}

/// Everything but the time.
std::string verdictOf(json line)
{
    line.erase("milliseconds");
    line.erase("path");
    return line.dump();
}

} // namespace

class TestScore : public RunFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        makePlantAndRun();
        m_good = m_plant + "/screw/test/good";
    }

    void filesInTheOrderGiven()
    {
        const QStringList files{m_good + "/002.png", m_good + "/000.png",
                                m_plant + "/hex_nut/test/good/001.png"};
        const Outcome scored =
            call(QStringList{"score", m_run} + files + QStringList{"--threads", "1"});
        QVERIFY2(scored.code == 0, scored.err);
        QVERIFY(!scored.hasEscapes());
        const auto lines = parsedLines(scored.out);
        QCOMPARE(lines.size(), std::size_t(3));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            verifyScored(lines[i]);
            QCOMPARE(QString::fromStdString(lines[i]["path"]), files[qsizetype(i)]);
        }
    }

    void folderGivesEveryPictureBelowIt()
    {
        const auto lines = parsedLines(score({m_plant + "/screw/test"}).out);
        QCOMPARE(lines.size(), std::size_t(14));
        for (std::size_t i = 1; i < lines.size(); ++i)
            QVERIFY(lines[i - 1]["path"] < lines[i]["path"]);
    }

    void listOnStandardInput()
    {
        const QByteArray list =
            (m_good + "/003.png\n\n" + m_good + "/001.png\r\n" + m_good + "/000.png").toUtf8();
        const Outcome scored = call({"score", m_run, "-", "--threads", "1"}, list);
        QVERIFY2(scored.code == 0, scored.out);
        const auto lines = parsedLines(scored.out);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(QString::fromStdString(lines[0]["path"]), m_good + "/003.png");
        QCOMPARE(QString::fromStdString(lines[1]["path"]), m_good + "/001.png");
    }

    void listIsJudgedAsItComes()
    {
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, {"score", m_run, "-", "--threads", "1", "--quiet"});
        for (const char* name : {"/000.png", "/001.png"}) {
            process.write((m_good + name + "\n").toUtf8());
            while (!process.canReadLine())
                QVERIFY(process.waitForReadyRead(kProgramLimit));
            verifyScored(parsed(process.readLine()));
        }
        process.closeWriteChannel();
        QCOMPARE(finished(process).code, 0);
    }

    /// Half a line behind a whole one holds nothing up.
    void halfALineHoldsNothingUp()
    {
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, {"score", m_run, "-", "--threads", "1", "--quiet"});
        const QByteArray second = (m_good + "/001.png\n").toUtf8();
        process.write((m_good + "/000.png\n").toUtf8() + second.left(9));
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead(kProgramLimit));
        verifyScored(parsed(process.readLine()));
        process.write(second.mid(9));
        process.closeWriteChannel();
        const Outcome scored = finished(process);
        QCOMPARE(scored.code, 0);
        QCOMPARE(QString::fromStdString(parsed(scored.out)["path"]), m_good + "/001.png");
    }

    /// Nor does an empty line, nor a folder without pictures.
    void emptyLinesHoldNothingUp()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("hollow"));
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, {"score", m_run, "-", "--threads", "1", "--quiet"});
        process.write(
            ("\n" + m_good + "/000.png\n\n" + m_folder.filePath("hollow") + "\n").toUtf8());
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead(kProgramLimit));
        verifyScored(parsed(process.readLine()));
        process.closeWriteChannel();
        QCOMPARE(finished(process).code, 0);
    }

    void linesThatAreNoPaths()
    {
        QByteArray list = QByteArray(100'000, 'x') + "\n" + (m_good + "/000.png").toUtf8();
        list += QByteArray("\nzero", 5) + QByteArray(1, '\0') + "byte\n";
        const Outcome scored = call({"score", m_run, "-", "--threads", "1"}, list);
        QCOMPARE(scored.code, 1);
        const auto lines = parsedLines(scored.out);
        QCOMPARE(lines.size(), std::size_t(4));
        verifyFailed(lines[0]);
        verifyFailed(lines[1]);
        verifyScored(lines[2]);
        verifyFailed(lines[3]);
        QVERIFY(lines[3]["error"].get<std::string>().find("zero byte") != std::string::npos);
    }

    void endlessInputObeysAStop()
    {
        QProcess process;
        setUpProgram(process);
        process.setStandardInputFile("/dev/zero");
        process.start(MIXDESK_CLI, {"score", m_run, "-", "--threads", "1", "--quiet"});
        while (!process.canReadLine())
            QVERIFY(process.waitForReadyRead(kProgramLimit));
        verifyFailed(parsed(process.readLine()));
        ::kill(pid_t(process.processId()), SIGINT);
        QCOMPARE(finished(process).code, 130);
    }

    void batchesChangeNothing()
    {
        const QString folder = m_plant + "/screw/test";
        const auto together = parsedLines(score({folder}).out);
        QByteArray list;
        for (const json& line : together)
            list += QByteArray::fromStdString(line["path"]) + '\n';
        const auto listed = parsedLines(call({"score", m_run, "-", "--threads", "1"}, list).out);
        const auto withMaps =
            parsedLines(score({folder, "--maps", m_folder.filePath("batch-maps")}).out);
        QCOMPARE(together.size(), std::size_t(14));
        QCOMPARE(listed.size(), together.size());
        QCOMPARE(withMaps.size(), together.size());
        for (std::size_t i = 0; i < together.size(); ++i) {
            const QString path = QString::fromStdString(together[i]["path"]);
            QCOMPARE(verdictOf(listed[i]), verdictOf(together[i]));
            QCOMPARE(verdictOf(withMaps[i]), verdictOf(together[i]));
            if (i % 5 == 0)
                QCOMPARE(verdictOf(parsed(score({path}).out)), verdictOf(together[i]));
        }
    }

    void unreadablePictures_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = contentOf(m_good + "/000.png");
        QTest::newRow("text") << QByteArray("this is a letter\n");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("truncated") << whole.left(whole.size() / 2);
        QTest::newRow("lying size") << QByteArray::fromStdString(
            pngFile(1 << 30, 1 << 30, 8, 0, {std::string(64, '\x50')}));
    }

    void unreadablePictures()
    {
        QFETCH(QByteArray, bytes);
        const QString broken = m_folder.filePath("broken.png");
        QVERIFY(writeContent(broken, bytes));
        const Outcome scored = score({m_good + "/000.png", broken, m_good + "/001.png"});
        QCOMPARE(scored.code, 1);
        const auto lines = parsedLines(scored.out);
        QCOMPARE(lines.size(), std::size_t(3));
        verifyScored(lines[0]);
        verifyFailed(lines[1]);
        QVERIFY(lines[1]["error"].get<std::string>().find("broken.png") != std::string::npos);
        verifyScored(lines[2]);
    }

    void missingPicture()
    {
        const Outcome scored = score({"nowhere.png"});
        QCOMPARE(scored.code, 1);
        verifyFailed(parsed(scored.out));
    }

    void widePicture()
    {
        const QString wide = m_folder.filePath("wide.png");
        const std::vector<std::string> rows(3, std::string(20000, '\x50'));
        QVERIFY(writeContent(wide, QByteArray::fromStdString(pngFile(20000, 3, 8, 0, rows))));
        const Outcome scored = score({wide, "--maps", m_folder.filePath("wide-maps")});
        QVERIFY2(scored.code == 0, scored.out);
        verifyScored(parsed(scored.out));
    }

    void nothingToScore()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("empty"));
        const Outcome scored = score({m_folder.filePath("empty")});
        QCOMPARE(scored.code, 1);
        QVERIFY2(scored.err.contains("no picture"), scored.err);
    }

    void csv()
    {
        const QString file = m_folder.filePath("new/verdicts.csv");
        const QString broken = m_folder.filePath("a, \"b\".png");
        QVERIFY(writeContent(broken, "text"));
        const Outcome scored = score({m_good + "/000.png", broken, "--csv", file});
        QCOMPARE(scored.code, 1);
        QVERIFY(scored.out.isEmpty());
        const QList<QByteArray> lines = contentOf(file).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0],
                 QByteArray("path,class,confidence,score,threshold,verdict,milliseconds,error"));
        QCOMPARE(lines[1].count(','), 7);
        QVERIFY2(lines[2].contains("a, \"\"b\"\".png\",,,,,,"), lines[2]);
        QCOMPARE(filesIn(m_folder.filePath("new")), QStringList{"verdicts.csv"});
    }

    void jsonFile()
    {
        const QString file = m_folder.filePath("new/verdicts.jsonl");
        const Outcome scored = score({m_good, "--json", file});
        QCOMPARE(scored.code, 0);
        QVERIFY(scored.out.isEmpty());
        const auto lines = parsedLines(contentOf(file));
        QCOMPARE(lines.size(), std::size_t(4));
        for (const json& line : lines)
            verifyScored(line);
    }

    void interruptedFileSaysWhereItsLinesAre()
    {
        const QString file = m_folder.filePath("stopped.jsonl");
        QProcess process;
        setUpProgram(process);
        process.start(MIXDESK_CLI, {"score", m_run, "-", "--threads", "1", "--json", file});
        process.write((m_good + "/000.png\n").toUtf8());
        QTRY_VERIFY_WITH_TIMEOUT(!contentOf(file + ".part").isEmpty(), kProgramLimit);
        ::kill(pid_t(process.processId()), SIGINT);
        const Outcome stopped = finished(process);
        QCOMPARE(stopped.code, 130);
        QVERIFY2(stopped.err.contains("Stopped after 1 image; their lines are in " + file.toUtf8() +
                                      ".part"),
                 stopped.err);
        QVERIFY(!QFile::exists(file));
    }

    void fullDiskIsAFailure()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("this system has no /dev/full");
        QProcess process;
        setUpProgram(process);
        process.setStandardOutputFile("/dev/full");
        process.start(MIXDESK_CLI, {"score", m_run, m_good, "--threads", "1"});
        const Outcome scored = finished(process);
        QCOMPARE(scored.code, 1);
        QVERIFY2(scored.err.contains("disk full"), scored.err);
        QCOMPARE(score({m_good, "--json", "/dev/full"}).code, 1);
        QVERIFY(!QFile::exists("/dev/full.part"));
    }

    void mapsAreOnePictureEach()
    {
        const QString maps = m_folder.filePath("maps");
        const QString twin = m_plant + "/hex_nut/test/good/000.png";
        const Outcome scored = score({m_good, twin, "--maps", maps});
        QVERIFY2(scored.code == 0, scored.out);
        QCOMPARE(filesIn(maps).size(), 5);
        for (const QString& file : filesIn(maps))
            QVERIFY(contentOf(maps + "/" + file).startsWith("\x89PNG"));
    }

    void unicodeAndBlanksInPaths()
    {
        const QString folder = m_folder.filePath(QString::fromUtf8("Prüfung 検査 #1"));
        QVERIFY(QDir().mkpath(folder));
        const QString picture = folder + QString::fromUtf8("/schraube №7.PNG");
        QVERIFY(QFile::copy(m_good + "/000.png", picture));
        const Outcome scored = score({folder, "--maps", folder + "/maps"});
        QVERIFY2(scored.code == 0, scored.out);
        const json line = parsed(scored.out);
        verifyScored(line);
        QCOMPARE(QString::fromStdString(line["path"]), picture);
        QCOMPARE(filesIn(folder + "/maps"), QStringList{QString::fromUtf8("schraube №7_map.png")});
        QCOMPARE(verdictOf(line), verdictOf(parsed(score({m_good + "/000.png"}).out)));
    }

    void copiedRunScoresEqually()
    {
        const QString copy = copyOfRun(QString::fromUtf8("moved/läufe"));
        QVERIFY(!copy.isEmpty());
        const auto here = parsedLines(score({m_plant + "/hex_nut/test"}).out);
        const auto there =
            parsedLines(call({"score", copy, m_plant + "/hex_nut/test", "--threads", "1"}).out);
        QCOMPARE(here.size(), std::size_t(14));
        QCOMPARE(there.size(), here.size());
        for (std::size_t i = 0; i < here.size(); ++i)
            QCOMPARE(verdictOf(there[i]), verdictOf(here[i]));
    }

    void quietIsQuiet()
    {
        const Outcome scored = score({m_good, "--quiet"});
        QCOMPARE(scored.code, 0);
        QCOMPARE(scored.err, QByteArray());
        QCOMPARE(parsedLines(scored.out).size(), std::size_t(4));
    }

private:
    Outcome score(const QStringList& arguments) const
    {
        return call(QStringList{"score", m_run, "--threads", "1"} + arguments);
    }

    QString m_good;
};

QTEST_GUILESS_MAIN(TestScore)
#include "test_score.moc"
