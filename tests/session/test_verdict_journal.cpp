// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/verdict_journal.h"

#include "store/store_fixture.h"

#include <cmath>
#include <fstream>
#include <limits>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

GivenVerdicts given(const char* uuid, const char* image = "screw/test/scratch/007 \u00e4.png")
{
    VerdictRecord record;
    record.uuid = QString::fromUtf8(uuid);
    record.image = QString::fromUtf8(image);
    record.reviewer = QStringLiteral("anna");
    record.created = QStringLiteral("2026-11-27T10:00:00.000Z");
    record.decision = Decision::NotOk;
    record.className = QStringLiteral("screw");
    record.defectType = QStringLiteral("scratch");
    record.comment = QStringLiteral("two\nlines, \"quoted\"");
    record.flagged = true;
    record.score = 0.1;
    record.threshold = std::numeric_limits<double>::quiet_NaN();
    record.modelHash = QStringLiteral("beef");
    record.replaces = (qint64(1) << 60) + 1; // more than a double holds
    return {{record},
            {{QStringLiteral("/plant/007.png"), {4711, 1764237600123}}},
            {QStringLiteral("anna"), QStringLiteral("line 1")}};
}

fs::path onlyFile(const fs::path& folder)
{
    fs::path found;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".jsonl")
            found = entry.path();
    return found;
}

} // namespace

class TestVerdictJournal : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = fs::path(m_dir->path().toStdString()) / "waiting";
    }

    void nothingIsMadeBeforeThereIsSomething()
    {
        VerdictJournal journal(m_folder);
        QVERIFY(journal.takeOver()->given.empty());
        QVERIFY(!fs::exists(m_folder));
    }

    void whatIsSettledLeavesNothingBehind()
    {
        {
            VerdictJournal journal(m_folder);
            VERIFY_OK(journal.add(given("a"), false));
            QVERIFY(fs::file_size(onlyFile(m_folder)) > 100);
            VERIFY_OK(journal.remove(given("a"), {{QStringLiteral("i"), 1}}));
            QCOMPARE(fs::file_size(onlyFile(m_folder)), std::uintmax_t(0));
        }
        QVERIFY(!fs::exists(m_folder));
    }

    void whatWaitsComesBackAsItWas()
    {
        {
            VerdictJournal journal(m_folder);
            VERIFY_OK(journal.add(given("a"), false));
            VERIFY_OK(journal.add(given("b"), true));
            VERIFY_OK(journal.remove(given("a"), {{given("a").records[0].image, 17}}));
            VERIFY_OK(journal.remove(given("never kept"), {}));
        }
        VerdictJournal next(m_folder);
        const auto left = next.takeOver();
        VERIFY_OK(left);
        QCOMPARE(left->problems, QStringList());
        QCOMPARE(left->given.size(), std::size_t(1));
        const GivenVerdicts wanted = given("b");
        const GivenVerdicts& found = left->given.front();
        const VerdictRecord &record = found.records.front(), &was = wanted.records.front();
        QCOMPARE(record.uuid, was.uuid);
        QCOMPARE(record.image, was.image);
        QCOMPARE(record.reviewer, was.reviewer);
        QCOMPARE(record.created, was.created);
        QCOMPARE(record.decision, was.decision);
        QCOMPARE(record.className, was.className);
        QCOMPARE(record.defectType, was.defectType);
        QCOMPARE(record.comment, was.comment);
        QCOMPARE(record.flagged, was.flagged);
        QCOMPARE(record.score, was.score);
        QVERIFY(std::isnan(record.threshold));
        QCOMPARE(record.modelHash, was.modelHash);
        QCOMPARE(record.replaces, was.replaces);
        QCOMPARE(found.files.front().path, wanted.files.front().path);
        QVERIFY(found.files.front().mark == wanted.files.front().mark);
        QCOMPARE(found.actor.user, wanted.actor.user);
        QCOMPARE(found.actor.station, wanted.actor.station);
        QCOMPARE(left->own.value(was.image), 17);
    }

    /// The one that took it over dies too.
    void itIsHandedOnUntilItIsSettled()
    {
        for (int i = 0; i < 3; ++i) {
            VerdictJournal journal(m_folder);
            QCOMPARE(journal.takeOver()->given.size(), std::size_t(i));
            VERIFY_OK(journal.add(given(i == 0 ? "a" : i == 1 ? "b" : "c"), false));
        }
        {
            VerdictJournal journal(m_folder);
            const auto left = journal.takeOver();
            QCOMPARE(left->given.size(), std::size_t(3));
            for (std::size_t i = 0; i < 3; ++i)
                QCOMPARE(left->given[i].records[0].uuid, QString(QChar('a' + int(i))));
            for (const GivenVerdicts& one : left->given)
                VERIFY_OK(journal.remove(one, {}));
        }
        QVERIFY(!fs::exists(m_folder));
    }

    void ofALivingWindowNothingIsTaken()
    {
        VerdictJournal living(m_folder), other(m_folder);
        VERIFY_OK(living.add(given("a"), false));
        QVERIFY(other.takeOver()->given.empty());
        VERIFY_OK(living.remove(given("a"), {}));
    }

    /// What a power cut tore off was told to nobody as kept.
    void aTornLastLineIsLeftOut()
    {
        {
            VerdictJournal journal(m_folder);
            VERIFY_OK(journal.add(given("a"), false));
            VERIFY_OK(journal.add(given("b"), false));
        }
        const fs::path file = onlyFile(m_folder);
        fs::resize_file(file, fs::file_size(file) - 20);
        VerdictJournal journal(m_folder);
        const auto left = journal.takeOver();
        QCOMPARE(left->given.size(), std::size_t(1));
        QCOMPARE(left->given.front().records[0].uuid, QStringLiteral("a"));
    }

    void aDamagedFileIsNamedAndKept()
    {
        fs::create_directories(m_folder);
        const fs::path file = m_folder / "foreign.jsonl";
        std::ofstream(file) << "{\"given\":[{\"uuid\":\"\"}]}\n";
        VerdictJournal journal(m_folder);
        const auto left = journal.takeOver();
        QVERIFY(left->given.empty());
        QCOMPARE(left->problems.size(), 1);
        QVERIFY(contains(left->problems[0].toStdString(), "foreign.jsonl"));
        QVERIFY(fs::exists(file));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
};

QTEST_GUILESS_MAIN(TestVerdictJournal)
#include "test_verdict_journal.moc"
