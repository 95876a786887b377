// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

using namespace mixdesk::support;

class TestDemoData : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedSameBytes()
    {
        const QString first = m_folder.filePath("first"), second = m_folder.filePath("second");
        const Outcome drawn = call(smallPlant(first));
        QVERIFY2(drawn.code == 0, drawn.err);
        QVERIFY2(drawn.out.contains("mixdesk-cli train"), drawn.out);
        QVERIFY(!drawn.hasEscapes());
        QCOMPARE(call(smallPlant(second)).code, 0);
        const QStringList files = filesIn(first);
        QCOMPARE(files, filesIn(second));
        for (const QString& file : files)
            QVERIFY2(contentOf(first + "/" + file) == contentOf(second + "/" + file),
                     file.toUtf8());
    }

    void layoutAndCounts()
    {
        const QString plant = m_folder.filePath("first");
        QCOMPARE(QDir(plant).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList({"hex_nut", "screw"}));
        QCOMPARE(QDir(plant + "/screw/train/good").entryList({"*.png"}).size(), 16);
        QCOMPARE(QDir(plant + "/screw/test/good").entryList({"*.png"}).size(), 4);
        const QStringList types =
            QDir(plant + "/screw/test").entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY2(types.size() >= 4, "good and at least three defect types");
        for (const QString& type : types) {
            if (type == "good")
                continue;
            const QStringList pictures = QDir(plant + "/screw/test/" + type).entryList({"*.png"});
            QCOMPARE(pictures.size(), 2);
            for (QString picture : pictures)
                QVERIFY(QFile::exists(plant + "/screw/ground_truth/" + type + "/" +
                                      picture.replace(".png", "_mask.png")));
        }
    }

    void anotherSeedOtherParts()
    {
        const QString other = m_folder.filePath("other");
        QCOMPARE(call(smallPlant(other) << "--seed"
                                        << "7")
                     .code,
                 0);
        const QString file = "/screw/train/good/000.png";
        QVERIFY(QFile::exists(other + file));
        QVERIFY(contentOf(other + file) != contentOf(m_folder.filePath("first") + file));
    }

    void unfinishedPlantIsCompleted()
    {
        const QString plant = m_folder.filePath("second");
        const QString lost = plant + "/screw/train/good/003.png";
        const QByteArray bytes = contentOf(lost);
        QVERIFY(QFile::remove(lost));
        QCOMPARE(call(smallPlant(plant)).code, 0);
        QVERIFY(!bytes.isEmpty());
        QCOMPARE(contentOf(lost), bytes);
    }

    void quietIsQuiet()
    {
        const Outcome drawn = call(smallPlant(m_folder.filePath("quiet")) << "--quiet");
        QCOMPARE(drawn.code, 0);
        QCOMPARE(drawn.err, QByteArray());
    }

    void badOptions_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("size too small") << QStringList{"--size", "10"};
        QTest::newRow("size too large") << QStringList{"--size", "100000"};
        QTest::newRow("size no number") << QStringList{"--size", "big"};
        QTest::newRow("unknown class") << QStringList{"--classes", "teapot"};
        QTest::newRow("no training pictures") << QStringList{"--train-good", "0"};
    }

    void badOptions()
    {
        QFETCH(QStringList, options);
        const QString plant = m_folder.filePath("bad");
        const Outcome drawn = call(QStringList{"demo-data", "--out", plant} + options);
        QCOMPARE(drawn.code, 2);
        QVERIFY2(drawn.err.contains(options.front().toUtf8()), drawn.err);
        QVERIFY(!QDir(plant).exists());
    }

    void foreignFolderIsLeftAlone()
    {
        const QString folder = m_folder.filePath("mine");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(writeContent(folder + "/letter.txt", "dear"));
        const Outcome drawn = call(smallPlant(folder));
        QVERIFY(drawn.code == 1 || drawn.code == 2);
        QVERIFY2(drawn.err.contains(folder.toUtf8()), drawn.err);
        QCOMPARE(filesIn(folder), QStringList{"letter.txt"});
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestDemoData)
#include "test_demo_data.moc"
