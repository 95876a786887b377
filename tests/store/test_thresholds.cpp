// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/threshold_repository.h"

#include "store/store_fixture.h"

#include <set>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

ThresholdVersion versionOf(const QString& run, const QString& yaml)
{
    ThresholdVersion version;
    version.run = run;
    version.yaml = yaml;
    return version;
}

const QString kRun = QStringLiteral("a");

} // namespace

class TestThresholds : public QObject
{
    Q_OBJECT

private slots:
    void aVersionComesBackFromAnotherConnection()
    {
        Scratch scratch;
        ThresholdVersion version =
            versionOf(kRun, QStringLiteral("version: 1\nclasses:\n  büchse: {}\n"));
        version.comment = QStringLiteral("after the audit; 'stricter'");
        version.user = QStringLiteral("Jürgen");
        version.bands = QStringLiteral("{\"a\": [0.1, 0.2]}");
        version.origin = ThresholdVersion::Origin::OutsideChange;
        version.summary = QStringLiteral("{}");
        qint64 id = 0;
        {
            auto database = scratch.open();
            addRun(*database, kRun);
            const auto added = ThresholdRepository(*database).add(version);
            VERIFY_OK(added);
            id = added->id;
            QCOMPARE(added->number, 1);
        }
        auto database = scratch.open();
        const auto found = ThresholdRepository(*database).byId(id);
        VERIFY_OK(found);
        QVERIFY(found->has_value());
        const ThresholdVersion& read = **found;
        QCOMPARE(read.run, kRun);
        QCOMPARE(read.number, 1);
        QCOMPARE(read.comment, version.comment);
        QCOMPARE(read.user, version.user);
        QVERIFY(read.created.endsWith(QLatin1Char('Z')));
        QCOMPARE(read.yaml, version.yaml);
        QCOMPARE(read.hash, ThresholdRepository::hashOf(version.yaml));
        QCOMPARE(read.bands, version.bands);
        QVERIFY(read.origin == version.origin);
        QCOMPARE(read.summary, version.summary);
        QVERIFY(!ThresholdRepository(*database).byId(id + 1)->has_value());
    }

    void theHashIsSha256OfTheText()
    {
        QCOMPARE(
            ThresholdRepository::hashOf(QStringLiteral("abc")),
            QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    void numbersCountPerRunAndTheNewestComesFirst()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        addRun(*database, QStringLiteral("b"));
        ThresholdRepository thresholds(*database);
        for (const char* yaml : {"one", "two", "one"})
            VERIFY_OK(thresholds.add(versionOf(kRun, QString::fromUtf8(yaml))));
        QCOMPARE(thresholds.add(versionOf(QStringLiteral("b"), QStringLiteral("x")))->number, 1);
        const auto all = thresholds.all(kRun);
        VERIFY_OK(all);
        QCOMPARE(all->size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE((*all)[i].number, 3 - int(i));
        const auto same =
            thresholds.byHash(kRun, ThresholdRepository::hashOf(QStringLiteral("one")));
        VERIFY_OK(same);
        QCOMPARE((*same)->number, 3);
        QVERIFY(!thresholds.byHash(kRun, ThresholdRepository::hashOf(QStringLiteral("x")))
                     ->has_value());
        QVERIFY(thresholds.all(QStringLiteral("none"))->empty());
    }

    void aRunThatIsNotThereIsSaidSo()
    {
        Scratch scratch;
        auto database = scratch.open();
        ThresholdRepository thresholds(*database);
        const auto added = thresholds.add(versionOf(kRun, QStringLiteral("x")));
        QVERIFY(!added);
        QVERIFY(contains(added.error().message, "no run 'a'"));
        const auto saved = thresholds.saveDraft(kRun, QStringLiteral("x"), QString());
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::NotFound);
    }

    /// Two windows save at the same time: each gets a number of its own.
    void twoThreadsNeverGetTheSameNumber()
    {
        Scratch scratch;
        {
            auto database = scratch.open();
            addRun(*database, kRun);
        }
        std::vector<int> numbers[2];
        const auto work = [&scratch](std::vector<int>& mine) {
            auto database = scratch.open();
            ThresholdRepository thresholds(*database);
            for (int i = 0; i < 20; ++i)
                if (auto added = thresholds.add(versionOf(kRun, QString::number(i))); added)
                    mine.push_back(added->number);
        };
        std::thread first(work, std::ref(numbers[0])), second(work, std::ref(numbers[1]));
        first.join();
        second.join();
        std::set<int> distinct(numbers[0].begin(), numbers[0].end());
        distinct.insert(numbers[1].begin(), numbers[1].end());
        QCOMPARE(distinct.size(), std::size_t(40));
        QCOMPARE(*distinct.rbegin(), 40);
    }

    void aDraftIsReplacedAndCleared()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        ThresholdRepository thresholds(*database);
        QVERIFY(!thresholds.draft(kRun)->has_value());
        VERIFY_OK(thresholds.saveDraft(kRun, QStringLiteral("one"), QStringLiteral("{}")));
        VERIFY_OK(thresholds.saveDraft(kRun, QStringLiteral("two"), QString()));
        const auto draft = thresholds.draft(kRun);
        VERIFY_OK(draft);
        QVERIFY(draft->has_value());
        QCOMPARE((*draft)->yaml, QStringLiteral("two"));
        QVERIFY((*draft)->bands.isEmpty());
        QVERIFY((*draft)->saved.endsWith(QLatin1Char('Z')));
        VERIFY_OK(thresholds.clearDraft(kRun));
        VERIFY_OK(thresholds.clearDraft(kRun));
        QVERIFY(!thresholds.draft(kRun)->has_value());
    }

    void aDraftSurvivesAKill()
    {
        Scratch scratch;
        {
            auto database = scratch.open();
            addRun(*database, kRun);
        }
        inAKilledProcess([&scratch] {
            auto database = scratch.open();
            (void)ThresholdRepository(*database).saveDraft(kRun, QStringLiteral("kept"),
                                                           QStringLiteral("[]"));
            dieAtOnce();
        });
        auto database = scratch.open();
        const auto draft = ThresholdRepository(*database).draft(kRun);
        VERIFY_OK(draft);
        QVERIFY(draft->has_value());
        QCOMPARE((*draft)->yaml, QStringLiteral("kept"));
        QCOMPARE((*draft)->bands, QStringLiteral("[]"));
    }
};

STORE_TEST_MAIN(TestThresholds)
#include "test_thresholds.moc"
