// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/agreement_study.h"

#include "core/store/audit_repository.h"
#include "core/store/verdict_repository.h"
#include "store/store_fixture.h"

#include <QSet>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const Actor kBernd{QStringLiteral("bernd"), QStringLiteral("line 2")};
const QString kStudy = QStringLiteral("November");

QStringList pictures(int count)
{
    QStringList images;
    for (int i = 0; i < count; ++i)
        images << QStringLiteral("screw/test/good/%1.png").arg(i);
    return images;
}

/// Two classes: 90 pictures of one, 10 of the other, every tenth of each not OK.
std::vector<GalleryEntry> gallery()
{
    std::vector<GalleryEntry> entries(100);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        entries[i].relative = QString::number(i);
        entries[i].scored = true;
        entries[i].trueClass = i < 90 ? 0 : 1;
        entries[i].score = i % 10 == 0 ? 2.0 : 0.0;
    }
    return entries;
}

Verdict modelSays(const GalleryEntry& entry)
{
    return entry.score > 1.0 ? Verdict::NotOk : Verdict::Ok;
}

} // namespace

class TestAgreementStudy : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }

    void sampleHasTheRareOnes()
    {
        auto entries = gallery();
        entries[7].scored = false;
        const QVector<int> sample = AgreementStudy::sample(entries, modelSays, 20, 3);
        QCOMPARE(sample.size(), 20);
        QCOMPARE(QSet<int>(sample.begin(), sample.end()).size(), 20);
        int rejected = 0, second = 0;
        for (const int i : sample) {
            QVERIFY(i != 7);
            rejected += modelSays(entries[std::size_t(i)]) == Verdict::NotOk;
            second += entries[std::size_t(i)].trueClass == 1;
        }
        QVERIFY(rejected >= 6 && second >= 6);
        QCOMPARE(AgreementStudy::sample(entries, modelSays, 20, 3), sample);
        QVERIFY(AgreementStudy::sample(entries, modelSays, 20, 4) != sample);
        QCOMPARE(AgreementStudy::sample(entries, modelSays, 500, 3).size(), 99);
        QVERIFY(AgreementStudy::sample({}, modelSays, 20, 3).isEmpty());
    }

    void twoReviewers_data()
    {
        QTest::addColumn<bool>("server");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }

    void twoReviewers()
    {
        QFETCH(bool, server);
        if (server && !m_server->problem().isEmpty())
            QSKIP(qPrintable(QStringLiteral("No PostgreSQL: ") + m_server->problem()));
        serverOfTests() = server ? m_server.get() : nullptr;
        Scratch scratch;
        serverOfTests() = nullptr;
        const QStringList images = pictures(10);
        {
            auto database = scratch.open();
            AgreementStudy study(*database);
            VERIFY_OK(study.begin(kStudy, images, kAnna));
            for (int i = 0; i < 4; ++i)
                VERIFY_OK(study.judge(kStudy, images[i], Decision::Ok, kAnna));
        }
        auto database = scratch.open(); // in the middle of it
        AgreementStudy study(*database);
        const auto all = study.studies();
        VERIFY_OK(all);
        QCOMPARE(int(all->size()), 1);
        QCOMPARE(all->front().name, kStudy);
        QCOMPARE(all->front().images, images);
        QCOMPARE(study.verdictsOf(kStudy, kAnna.user)->size(), 4);
        for (int i = 4; i < 10; ++i)
            VERIFY_OK(study.judge(kStudy, images[i], Decision::NotOk, kAnna));
        for (int i = 0; i < 9; ++i) // picture 4 otherwise, picture 9 not yet
            VERIFY_OK(
                study.judge(kStudy, images[i], i < 5 ? Decision::Ok : Decision::NotOk, kBernd));
        QCOMPARE(*study.reviewers(kStudy), QStringList({kAnna.user, kBernd.user}));

        const auto outcome = study.compare(all->front(), kAnna.user, kBernd.user);
        VERIFY_OK(outcome);
        QCOMPARE(outcome->open, 1);
        QCOMPARE(outcome->agreement.items, 9);
        QCOMPARE(outcome->agreement.agreed, 8);
        QCOMPARE(int(outcome->differences.size()), 1);
        QCOMPARE(outcome->differences[0].image, images[4]);
        QCOMPARE(outcome->differences[0].first, Decision::NotOk);
        QCOMPARE(outcome->table[0][0], 4);
        QCOMPARE(outcome->table[1][0], 1);
        // po = 8/9; pe = (4 * 5 + 5 * 4) / 81
        QVERIFY(std::abs(*outcome->agreement.kappa - (8.0 / 9 - 40.0 / 81) / (1 - 40.0 / 81)) <
                1e-9);

        VERIFY_OK(study.judge(kStudy, images[4], Decision::Ok, kAnna)); // thinks again
        QCOMPARE(study.compare(all->front(), kAnna.user, kBernd.user)->agreement.agreed, 9);
        const QByteArray csv = study.csv(all->front(), kAnna.user, kBernd.user).value();
        QVERIFY(csv.startsWith("picture,anna,bernd\r\nscrew/test/good/0.png,ok,ok\r\n"));
        QVERIFY(csv.endsWith("screw/test/good/9.png,not_ok,none\r\n"));
        // The review itself knows nothing of it, and the audit everything.
        QVERIFY(VerdictRepository(*database).current()->empty());
        QVERIFY(AuditRepository(*database).verify()->sound());
        QCOMPARE(AuditRepository(*database).ofKind(QStringLiteral("verdict"))->size(),
                 std::size_t(20));
    }

    void csvHoldsNoFormulas()
    {
        Scratch scratch;
        auto database = scratch.open();
        AgreementStudy study(*database);
        const Actor odd{QStringLiteral("=HYPERLINK(\"x\")"), QStringLiteral("line 1")};
        QStringList images = pictures(AgreementStudy::kSmallest);
        images[0] = QStringLiteral("-2+3/a,b.png");
        const auto info = study.begin(kStudy, images, odd);
        VERIFY_OK(info);
        VERIFY_OK(study.judge(kStudy, images[0], Decision::Ok, odd));
        const QByteArray csv = study.csv(*info, odd.user, kAnna.user).value();
        QVERIFY2(csv.startsWith("picture,\"'=HYPERLINK(\"\"x\"\")\",anna\r\n"
                                "\"'-2+3/a,b.png\",ok,none\r\n"),
                 csv.constData());
    }

    void refusals()
    {
        Scratch scratch;
        auto database = scratch.open();
        AgreementStudy study(*database);
        QVERIFY(!study.begin(QStringLiteral("  "), pictures(10), kAnna));
        QVERIFY(!study.begin(kStudy, pictures(4), kAnna));
        VERIFY_OK(study.begin(kStudy, pictures(5), kAnna));
        const auto again = study.begin(kStudy, pictures(6), kBernd);
        QVERIFY(!again && contains(again.error().message, "another name"));
        QCOMPARE(study.studies()->front().images.size(), 5);
        QCOMPARE(study.compare({kStudy, {}, pictures(5)}, kAnna.user, kBernd.user)->open, 5);
        QVERIFY(
            !study.compare({kStudy, {}, pictures(5)}, kAnna.user, kBernd.user)->agreement.kappa);
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

QTEST_GUILESS_MAIN(TestAgreementStudy)
#include "test_agreement_study.moc"
