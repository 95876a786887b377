// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdict_repository.h"

#include "core/store/audit_repository.h"
#include "store/store_fixture.h"

#include <cmath>
#include <limits>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

using Records = std::vector<VerdictRecord>;

const QString kImage = QStringLiteral("screw/test/scratch/007 ä'\".png");
const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const Actor kBernd{QStringLiteral("bernd"), QStringLiteral("line 2")};

VerdictRecord verdictOf(const QString& image, Decision decision, qint64 replaces = 0)
{
    VerdictRecord verdict;
    verdict.image = image;
    verdict.decision = decision;
    verdict.className = QStringLiteral("screw");
    verdict.replaces = replaces;
    return verdict;
}

/// The records as stored, or none where they were not.
Records added(Database& database, const Records& verdicts, const Actor& actor = kAnna)
{
    auto outcome = VerdictRepository(database).add(verdicts, actor);
    if (!outcome)
        qWarning("%s", outcome.error().message.c_str());
    const Records* stored = outcome ? std::get_if<Records>(&*outcome) : nullptr;
    return stored ? *stored : Records();
}

qint64 eventCount(Database& database)
{
    return valueOf(database, QStringLiteral("SELECT COUNT(*) FROM audit")).toLongLong();
}

bool same(double a, double b)
{
    return std::isnan(a) ? std::isnan(b) : a == b;
}

} // namespace

class TestVerdicts : public QObject
{
    Q_OBJECT

private slots:
    void aVerdictComesBackFromAnotherConnection()
    {
        Scratch scratch;
        VerdictRecord verdict = verdictOf(kImage, Decision::NotOk);
        verdict.defectType = QStringLiteral("scratch");
        verdict.comment = QStringLiteral("look; 'again' \\ später\n");
        verdict.flagged = true;
        verdict.score = 0.1 + 0.2;
        verdict.threshold = std::nan("");
        verdict.modelHash = QString(64, QLatin1Char('a'));
        Records stored;
        {
            auto database = scratch.open();
            stored = added(*database, {verdict});
            QCOMPARE(stored.size(), std::size_t(1));
        }
        auto database = scratch.open();
        const auto read = VerdictRepository(*database).current();
        VERIFY_OK(read);
        QCOMPARE(read->size(), std::size_t(1));
        const VerdictRecord& found = read->front();
        QCOMPARE(found.id, stored[0].id);
        QVERIFY(found.id > 0);
        QCOMPARE(found.image, kImage);
        QCOMPARE(found.reviewer, kAnna.user);
        QCOMPARE(found.station, kAnna.station);
        QCOMPARE(found.created, stored[0].created);
        QVERIFY(found.created.endsWith(QLatin1Char('Z')));
        QVERIFY(found.decision == Decision::NotOk);
        QCOMPARE(found.className, verdict.className);
        QCOMPARE(found.defectType, verdict.defectType);
        QCOMPARE(found.comment, verdict.comment);
        QVERIFY(found.flagged);
        QVERIFY(same(found.score, 0.1 + 0.2) && same(found.threshold, verdict.threshold));
        QCOMPARE(found.modelHash, verdict.modelHash);
        QCOMPARE(found.replaces, 0);
        QVERIFY(found.study.isEmpty());
    }

    void theNewestCountsAndTheOldStay()
    {
        Scratch scratch;
        auto database = scratch.open();
        const auto first = added(*database, {verdictOf(kImage, Decision::Ok)});
        const auto second =
            added(*database, {verdictOf(kImage, Decision::NotOk, first[0].id)}, kBernd);
        const auto third = added(*database, {verdictOf(kImage, Decision::None, second[0].id)});
        QCOMPARE(third.size(), std::size_t(1));
        VerdictRepository verdicts(*database);
        const auto current = verdicts.current();
        QCOMPARE(current->size(), std::size_t(1));
        QVERIFY(current->front().decision == Decision::None);
        const auto history = verdicts.history(kImage);
        QCOMPARE(history->size(), std::size_t(3));
        QVERIFY(history->front().decision == Decision::Ok);
        QCOMPARE(history->back().replaces, second[0].id);
        const auto since = verdicts.since(first[0].id);
        QCOMPARE(since->size(), std::size_t(2));
        QCOMPARE(since->front().reviewer, kBernd.user);
        const auto people = verdicts.perReviewer();
        QCOMPARE(people->size(), std::size_t(2));
        QCOMPARE((*people)[0].reviewer, kAnna.user);
        QVERIFY((*people)[0].decision == Decision::None);
        QVERIFY((*people)[1].decision == Decision::NotOk);
    }

    /// Two windows look at the same picture: the second to decide is told, and nothing is lost.
    void twoConnectionsNeverOverwriteEachOther()
    {
        Scratch scratch;
        auto anna = scratch.open();
        auto bernd = scratch.open();
        const auto hers = added(*anna, {verdictOf(kImage, Decision::Ok)});
        const qint64 events = eventCount(*bernd);
        const Records his = {verdictOf(QStringLiteral("other.png"), Decision::Ok),
                             verdictOf(kImage, Decision::NotOk)};
        const auto outcome = VerdictRepository(*bernd).add(his, kBernd);
        VERIFY_OK(outcome);
        const auto* conflict = std::get_if<VerdictConflict>(&*outcome);
        QVERIFY(conflict);
        QCOMPARE(conflict->theirs.id, hers[0].id);
        QCOMPARE(conflict->theirs.reviewer, kAnna.user);
        QCOMPARE(VerdictRepository(*bernd).current()->size(), std::size_t(1)); // all or none
        QCOMPARE(eventCount(*bernd), events);

        QCOMPARE(added(*bernd, {verdictOf(kImage, Decision::NotOk, hers[0].id)}, kBernd).size(),
                 std::size_t(1));
        QVERIFY(VerdictRepository(*anna).current()->front().decision == Decision::NotOk);
        // What was taken for a first verdict by one who saw a later one is a conflict too.
        QVERIFY(added(*anna, {verdictOf(kImage, Decision::Ok, hers[0].id)}).empty());
    }

    void manyAtOnceFromTwoThreadsAreEachKeptOnce()
    {
        Scratch scratch;
        scratch.open();
        std::atomic<int> stored{0}, conflicts{0};
        const auto work = [&](const Actor& actor) {
            auto database = scratch.open();
            for (int i = 0; i < 20; ++i) {
                const auto outcome = VerdictRepository(*database).add(
                    {verdictOf(QString::number(i), Decision::Ok)}, actor);
                if (!outcome)
                    qWarning("%s", outcome.error().message.c_str());
                else if (std::holds_alternative<Records>(*outcome))
                    ++stored;
                else
                    ++conflicts;
            }
        };
        std::thread first(work, kAnna), second(work, kBernd);
        first.join();
        second.join();
        QCOMPARE(stored.load(), 20);
        QCOMPARE(conflicts.load(), 20);
        auto database = scratch.open();
        const auto report = AuditRepository(*database).verify();
        VERIFY_OK(report);
        QVERIFY(report->sound());
        QCOMPARE(report->events, 40); // a picture and a verdict each
    }

    /// The answer to the first was lost, and meanwhile others went on.
    void whatArrivesTwiceIsStoredOnce()
    {
        Scratch scratch;
        auto database = scratch.open();
        VerdictRecord given = verdictOf(kImage, Decision::NotOk);
        given.uuid = QStringLiteral("5f0c");
        const Records first = added(*database, {given});
        QCOMPARE(first.size(), std::size_t(1));
        VerdictRecord later = verdictOf(kImage, Decision::Ok, first[0].id);
        later.uuid = QStringLiteral("77aa");
        QCOMPARE(added(*database, {later}, kBernd).size(), std::size_t(1));
        const qint64 events = eventCount(*database);

        VerdictRecord another = verdictOf(QStringLiteral("b.png"), Decision::Ok);
        another.uuid = QStringLiteral("0d1e");
        ReviewedImage changed{0, kImage, 9, QString(64, QLatin1Char('a'))};
        given.id = 12345; // what a caller has in there counts for nothing
        const auto outcome = VerdictRepository(*database).add({given, another}, {changed}, kAnna);
        VERIFY_OK(outcome);
        const Records& again = std::get<Records>(*outcome);
        QCOMPARE(again[0].id, first[0].id);
        QCOMPARE(again[0].created, first[0].created);
        QCOMPARE(eventCount(*database), events + 2); // the other picture and its verdict
        QCOMPARE(VerdictRepository(*database).history(kImage)->size(), std::size_t(2));
        QCOMPARE(ImageRepository(*database).byPath(kImage).value()->hash, QString());
        QCOMPARE(again[1].uuid, another.uuid);

        const auto stolen = database->run(
            QStringLiteral("INSERT INTO verdicts (image_id, study, reviewer, station, created, "
                           "decision, class_name, defect_type, comment, flagged, model_hash, uuid) "
                           "SELECT image_id, study, reviewer, station, created, decision, "
                           "class_name, defect_type, comment, flagged, model_hash, uuid "
                           "FROM verdicts WHERE uuid = ?"),
            {given.uuid});
        QVERIFY(!stolen);
        QCOMPARE(stolen.error().code, ErrorCode::BadData);
        QVERIFY(AuditRepository(*database).verify()->sound());
    }

    void aStudyIsKeptApartFromTheReview()
    {
        Scratch scratch;
        auto database = scratch.open();
        VerdictRecord blind = verdictOf(kImage, Decision::Unsure);
        blind.study = QStringLiteral("November");
        const auto hers = added(*database, {blind});
        blind.decision = Decision::Ok; // blind: he does not see hers, so it is no conflict
        QCOMPARE(added(*database, {blind}, kBernd).size(), std::size_t(1));
        QVERIFY(added(*database, {blind}).empty());
        blind.replaces = hers[0].id;
        QCOMPARE(added(*database, {blind}).size(), std::size_t(1));
        VerdictRepository verdicts(*database);
        QVERIFY(verdicts.current()->empty());
        QVERIFY(verdicts.perReviewer()->empty());
        QCOMPARE(verdicts.perReviewer(blind.study)->size(), std::size_t(2));
        QCOMPARE(verdicts.history(kImage)->size(), std::size_t(3));
        QCOMPARE(*verdicts.studies(), QStringList{blind.study});
    }

    void theFilesOfThePicturesAreNoted()
    {
        Scratch scratch;
        auto database = scratch.open();
        ReviewedImage image;
        image.path = kImage;
        image.size = 5'000'000'000;
        image.hash = QString(64, QLatin1Char('b'));
        VerdictRepository verdicts(*database);
        const auto first = verdicts.add({verdictOf(kImage, Decision::Ok)}, {image}, kAnna);
        VERIFY_OK(first);
        ImageRepository images(*database);
        const auto found = images.byPath(kImage);
        VERIFY_OK(found);
        QCOMPARE((*found)->size, image.size);
        QCOMPARE((*found)->hash, image.hash);
        image.hash.clear(); // not computed this time: what is known stays
        image.size = 1;
        const auto id = images.require(image, kAnna);
        VERIFY_OK(id);
        QCOMPARE(*id, (*found)->id);
        QCOMPARE((*images.byPath(kImage))->size, 5'000'000'000);
    }

    void aReplacedFileHasNoVerdict()
    {
        Scratch scratch;
        auto database = scratch.open();
        VerdictRepository verdicts(*database);
        const auto content = [](char letter) {
            return ReviewedImage{0, kImage, 5, QString(64, QLatin1Char(letter))};
        };
        VERIFY_OK(verdicts.add({verdictOf(kImage, Decision::Ok)}, {content('a')}, kAnna));
        const VerdictRecord before = verdicts.current()->front();
        QCOMPARE(before.content, content('a').hash);
        // Somebody draws on what the file holds now, and somebody else has not heard of it yet.
        VERIFY_OK(ImageRepository(*database).require(content('b'), kBernd));
        QVERIFY(verdicts.current()->empty());
        QVERIFY(verdicts.perReviewer()->empty());
        const auto outcome =
            verdicts.add({verdictOf(kImage, Decision::NotOk, before.id)}, {content('b')}, kAnna);
        VERIFY_OK(outcome);
        QVERIFY(std::holds_alternative<Records>(*outcome));
        QCOMPARE(std::get<Records>(*outcome).front().content, content('b').hash);
        QCOMPARE(verdicts.current()->size(), std::size_t(1));
        QCOMPARE(verdicts.current()->front().decision, Decision::NotOk);
        QCOMPARE(verdicts.history(kImage)->size(), std::size_t(1));
        const auto all = verdicts.since(0);
        QCOMPARE(all->size(), std::size_t(2)); // nothing is lost
        QVERIFY(isReplacedName(all->front().image) && all->front().image.endsWith(kImage));
        // Twice more, also back to what it was.
        VERIFY_OK(ImageRepository(*database).require(content('a'), kAnna));
        VERIFY_OK(ImageRepository(*database).require(content('c'), kAnna));
        QVERIFY(verdicts.current()->empty());
        QCOMPARE(ImageRepository(*database).all()->size(), std::size_t(4));
        QVERIFY(AuditRepository(*database).verify()->sound());
    }

    void aPictureThatMovesKeepsItsVerdicts()
    {
        Scratch scratch;
        auto database = scratch.open();
        ImageRepository images(*database);
        added(*database, {verdictOf(QStringLiteral("/inbox/a.png"), Decision::Ok),
                          verdictOf(QStringLiteral("b.png"), Decision::Ok)});
        VERIFY_OK(images.rename(QStringLiteral("/inbox/a.png"), QStringLiteral("a.png"), kAnna));
        QCOMPARE(VerdictRepository(*database).history(QStringLiteral("a.png"))->size(),
                 std::size_t(1));
        const auto taken = images.rename(QStringLiteral("a.png"), QStringLiteral("b.png"), kAnna);
        QVERIFY(!taken);
        QVERIFY(contains(taken.error().message, "choose another name"));
        QVERIFY(!images.rename(QStringLiteral("none"), QStringLiteral("c.png"), kAnna));
        QStringList paths;
        const auto all = images.all();
        for (const ReviewedImage& image : *all)
            paths << image.path;
        QCOMPARE(paths, (QStringList{QStringLiteral("a.png"), QStringLiteral("b.png")}));
        QVERIFY(AuditRepository(*database).verify()->sound());
    }

    void pathsAreSortedByTheirBytesOnEveryDatabase()
    {
        Scratch scratch;
        auto database = scratch.open();
        const QStringList paths = {QStringLiteral("B.png"), QStringLiteral("a-2.png"),
                                   QStringLiteral("a.png"), QStringLiteral("a/b.png"),
                                   QStringLiteral("ä.png")};
        for (int i = int(paths.size()); i-- > 0;)
            added(*database, {verdictOf(paths[i], Decision::Ok)});
        const auto current = VerdictRepository(*database).current();
        QCOMPARE(current->size(), std::size_t(paths.size()));
        for (int i = 0; i < int(paths.size()); ++i)
            QCOMPARE((*current)[std::size_t(i)].image, paths[i]);
    }

    void whatCannotBeAVerdictIsRefused()
    {
        Scratch scratch;
        auto database = scratch.open();
        VerdictRepository verdicts(*database);
        const auto twice =
            verdicts.add({verdictOf(kImage, Decision::Ok), verdictOf(kImage, Decision::Ok)}, kAnna);
        QVERIFY(!twice);
        QVERIFY(!verdicts.add({verdictOf(QString(), Decision::Ok)}, kAnna));
        VerdictRecord endless = verdictOf(kImage, Decision::Ok);
        endless.comment = QString(100'000, QLatin1Char('x'));
        QVERIFY(!verdicts.add({endless}, kAnna));
        VerdictRecord zero = verdictOf(kImage, Decision::Ok);
        zero.comment = QString(3, QChar(0));
        const auto refused = verdicts.add({zero}, kAnna);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "zero character"));
        QVERIFY(verdicts.current()->empty());
        QCOMPARE(eventCount(*database), 0);
    }

    void defectTypesAreKnownByClassInTheirOrder()
    {
        Scratch scratch;
        auto database = scratch.open();
        DefectTypeRepository types(*database);
        const QString screw = QStringLiteral("screw");
        for (const char* name : {"scratch", "bent", "scratch"})
            VERIFY_OK(types.add(screw, QString::fromUtf8(name), kAnna));
        VERIFY_OK(types.add(QStringLiteral("nut"), QStringLiteral("bent"), kAnna));
        QCOMPARE(*types.all(screw),
                 (QStringList{QStringLiteral("scratch"), QStringLiteral("bent")}));
        QCOMPARE(*types.classes(), (QStringList{QStringLiteral("nut"), screw}));
        for (const char* name : {"good", "", ".", "..", "a/b", " a", "a\n"}) {
            const auto refused = types.add(screw, QString::fromUtf8(name), kAnna);
            QVERIFY2(!refused, name);
            QCOMPARE(refused.error().code, ErrorCode::Usage);
        }
        QCOMPARE(eventCount(*database), 3);
    }

    void namesOfDecisionsAreStable()
    {
        for (const auto decision :
             {Decision::None, Decision::Ok, Decision::NotOk, Decision::Unsure})
            QVERIFY(decisionByName(decisionName(decision)) == decision);
        QCOMPARE(decisionName(Decision::NotOk), QStringLiteral("not_ok"));
        QVERIFY(!decisionByName(QStringLiteral("maybe")));
        QVERIFY(!localActor().user.isEmpty());
    }
};

STORE_TEST_MAIN(TestVerdicts)
#include "test_verdicts.moc"
