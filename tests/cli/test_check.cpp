// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mixdesk::support;

class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_plant = m_folder.filePath("plant");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
    }

    void healthy()
    {
        const QString file = m_folder.filePath("new/folder/health.json");
        const Outcome checked = call({"check", m_plant, "--json", file});
        QVERIFY2(checked.code == 0, checked.out);
        QVERIFY(!checked.hasEscapes());
        QVERIFY2(checked.out.contains("0 problems"), checked.out);
        for (const char* name : {"hex_nut", "screw"})
            QVERIFY2(checked.out.contains(name), checked.out);
        const json health = parsed(contentOf(file));
        QVERIFY(health.is_object());
        QCOMPARE(health.at("classes").size(), std::size_t(2));
        QCOMPARE(health.at("images").get<int>(), 60);
    }

    void truncatedPictureIsAProblem()
    {
        const QString plant = m_folder.filePath("truncated");
        QVERIFY(copyFolder(m_plant, plant));
        const QString broken = plant + "/screw/train/good/005.png";
        const QByteArray bytes = contentOf(broken);
        QVERIFY(bytes.size() > 200);
        QVERIFY(writeContent(broken, bytes.left(bytes.size() / 2)));
        const QString file = m_folder.filePath("health.json");
        const Outcome checked = call({"check", plant, "--json", file});
        QCOMPARE(checked.code, 1);
        QVERIFY2(checked.out.contains("screw/train/good/005.png"), checked.out);
        const json health = parsed(contentOf(file));
        QVERIFY(health.is_object());
        const auto found = std::find_if(
            health.at("findings").begin(), health.at("findings").end(),
            [](const json& finding) { return finding.at("rule") == "truncated-file"; });
        QVERIFY(found != health.at("findings").end());
        QCOMPARE(found->at("file").get<std::string>(), std::string("screw/train/good/005.png"));
        QCOMPARE(found->at("severity").get<std::string>(), std::string("problem"));
        QVERIFY(!found->at("remedy").get<std::string>().empty());
    }

    void oneClassFolder()
    {
        const Outcome checked = call({"check", m_plant + "/screw"});
        QVERIFY2(checked.code == 0, checked.err);
        QVERIFY2(checked.out.contains("30 images in 1 class"), checked.out);
    }

    void pipeIsWrittenIntoNotReplaced()
    {
        const QByteArray pipe = m_folder.filePath("pipe").toUtf8();
        QCOMPARE(::mkfifo(pipe, 0600), 0);
        const int reader = ::open(pipe, O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        const Outcome checked = call({"check", m_plant, "--json", pipe});
        QVERIFY2(checked.code == 0, checked.err);
        QByteArray text(1 << 16, '\0');
        text.resize(std::max<qsizetype>(0, ::read(reader, text.data(), std::size_t(text.size()))));
        ::close(reader);
        QVERIFY(parsed(text).is_object());
        struct stat status = {};
        QVERIFY(::stat(pipe, &status) == 0 && S_ISFIFO(status.st_mode));
    }

    void notADataset_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("empty folder") << "";
        QTest::newRow("pictures without the layout") << "sub/picture.png";
    }

    void notADataset()
    {
        QFETCH(QString, file);
        QTemporaryDir folder;
        if (!file.isEmpty()) {
            QVERIFY(QDir(folder.path()).mkpath("sub"));
            QVERIFY(QFile::copy(m_plant + "/screw/train/good/000.png", folder.filePath(file)));
        }
        const Outcome checked = call({"check", folder.path()});
        QCOMPARE(checked.code, 1);
        QVERIFY2(checked.err.contains("CLASS/train/good"), checked.err);
        QVERIFY(checked.out.isEmpty());
    }

    void quietKeepsTheResult()
    {
        const Outcome checked = call({"check", m_plant, "--quiet"});
        QCOMPARE(checked.code, 0);
        QCOMPARE(checked.err, QByteArray());
        QVERIFY(checked.out.contains("0 problems"));
    }

private:
    QTemporaryDir m_folder;
    QString m_plant;
};

QTEST_GUILESS_MAIN(TestCheck)
#include "test_check.moc"
