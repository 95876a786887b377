// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/score_repository.h"

#include "store/store_fixture.h"

#include <QElapsedTimer>

#include <cmath>
#include <limits>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kRun = QStringLiteral("a");
const QString kModel = QStringLiteral("model");
const QString kKey = QStringLiteral("ssim_max");

StoredScore scoreOf(int i)
{
    StoredScore score;
    score.image = QStringLiteral("screw/test/good/%1.png").arg(i, 6, 10, QLatin1Char('0'));
    score.size = 5'000'000'000 + i;
    score.modified = 1'790'000'000'123 + i;
    score.className = QStringLiteral("screw");
    score.type = QStringLiteral("good");
    score.routedClass = i % 15;
    score.confidence = 1.0 - i * 1e-9;
    score.score = 0.1 + i / 3.0;
    score.ownScore = i; // a whole number must come back as a double all the same
    score.width = 2448;
    score.height = 2048;
    return score;
}

bool same(double a, double b)
{
    return std::isnan(a) ? std::isnan(b) : a == b;
}

bool same(const StoredScore& a, const StoredScore& b)
{
    return a.image == b.image && a.size == b.size && a.modified == b.modified &&
           a.className == b.className && a.type == b.type && a.routedClass == b.routedClass &&
           same(a.confidence, b.confidence) && same(a.score, b.score) &&
           same(a.ownScore, b.ownScore) && a.width == b.width && a.height == b.height &&
           a.error == b.error;
}

} // namespace

class TestScores : public QObject
{
    Q_OBJECT

private slots:
    void numbersComeBackBitForBitNaNIncluded()
    {
        Scratch scratch;
        const double infinity = std::numeric_limits<double>::infinity();
        std::vector<StoredScore> scores = {scoreOf(0), scoreOf(1), scoreOf(2), scoreOf(3)};
        scores[1].score = std::nan("");
        scores[1].ownScore = infinity;
        scores[1].confidence = -infinity;
        scores[2].score = std::numeric_limits<double>::denorm_min();
        scores[2].ownScore = std::numeric_limits<double>::max();
        scores[3] = StoredScore();
        scores[3].image = QStringLiteral("Büchse/ü'\".png");
        scores[3].routedClass = -1;
        scores[3].error = QStringLiteral("The file is broken.");
        {
            auto database = scratch.open();
            addRun(*database, kRun);
            VERIFY_OK(ScoreRepository(*database).put(kRun, kModel, kKey, scores));
        }
        auto database = scratch.open();
        const auto read = ScoreRepository(*database).all(kRun, kModel, kKey);
        VERIFY_OK(read);
        QCOMPARE(read->size(), scores.size());
        QVERIFY(same((*read)[0], scores[3])); // in the order of the path
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(same((*read)[i + 1], scores[i]));
    }

    void aSecondScoreOfAnImageReplacesTheFirst()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        ScoreRepository scores(*database);
        VERIFY_OK(scores.put(kRun, kModel, kKey, {scoreOf(0), scoreOf(1)}));
        StoredScore changed = scoreOf(7);
        changed.image = scoreOf(1).image;
        changed.error = QStringLiteral("x");
        VERIFY_OK(scores.put(kRun, kModel, kKey, {changed, scoreOf(2)}));
        const auto read = scores.all(kRun, kModel, kKey);
        VERIFY_OK(read);
        QCOMPARE(read->size(), std::size_t(3));
        QVERIFY(same((*read)[0], scoreOf(0)));
        QVERIFY(same((*read)[1], changed));
    }

    void theLastOfTheSameImageInOneCallStays()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        StoredScore later = scoreOf(7);
        later.image = scoreOf(0).image;
        ScoreRepository scores(*database);
        VERIFY_OK(scores.put(kRun, kModel, kKey, {scoreOf(0), scoreOf(1), later}));
        const auto read = scores.all(kRun, kModel, kKey);
        QCOMPARE(read->size(), std::size_t(2));
        QVERIFY(same((*read)[0], later));
    }

    void setsAreKeptApart()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        addRun(*database, QStringLiteral("b"));
        ScoreRepository scores(*database);
        const QString other = QStringLiteral("other");
        VERIFY_OK(scores.put(kRun, kModel, kKey, {scoreOf(0)}));
        VERIFY_OK(scores.put(kRun, kModel, other, {scoreOf(1), scoreOf(2)}));
        VERIFY_OK(scores.put(QStringLiteral("b"), other, kKey, {scoreOf(3)}));
        QCOMPARE(scores.all(kRun, kModel, kKey)->size(), std::size_t(1));
        QCOMPARE(scores.all(kRun, kModel, other)->size(), std::size_t(2));
        QVERIFY(scores.all(kRun, other, kKey)->empty());
        VERIFY_OK(scores.clear(kRun));
        QVERIFY(scores.all(kRun, kModel, kKey)->empty());
        QVERIFY(scores.all(kRun, kModel, other)->empty());
        QCOMPARE(scores.all(QStringLiteral("b"), other, kKey)->size(), std::size_t(1));
    }

    void otherWeightsOfTheRunAreForgotten()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        ScoreRepository scores(*database);
        VERIFY_OK(scores.put(kRun, kModel, kKey, {scoreOf(0), scoreOf(1)}));
        VERIFY_OK(scores.put(kRun, QStringLiteral("newer"), kKey, {scoreOf(0)}));
        QVERIFY(scores.all(kRun, kModel, kKey)->empty());
        QCOMPARE(valueOf(*database, QStringLiteral("SELECT COUNT(*) FROM scores")), QVariant(1));
    }

    void aRunThatIsNotThereIsSaidSo()
    {
        Scratch scratch;
        auto database = scratch.open();
        const auto refused = ScoreRepository(*database).put(kRun, kModel, kKey, {scoreOf(0)});
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "no run 'a'"));
    }

    void aHundredThousandScoresAreQuick()
    {
        Scratch scratch;
        auto database = scratch.open();
        addRun(*database, kRun);
        ScoreRepository scores(*database);
        std::vector<StoredScore> rows;
        for (int i = 0; i < 100'000; ++i)
            rows.push_back(scoreOf(i));
        QElapsedTimer timer;
        timer.start();
        VERIFY_OK(scores.put(kRun, kModel, kKey, rows));
        const qint64 stored = timer.restart();
        const auto read = scores.all(kRun, kModel, kKey);
        const qint64 loaded = timer.restart();
        VERIFY_OK(read);
        QCOMPARE(read->size(), rows.size());
        QVERIFY(same(read->back(), rows.back()));
        VERIFY_OK(scores.put(kRun, kModel, kKey, rows));
        const qint64 replaced = timer.restart();
        VERIFY_OK(database->check());
        const qint64 checked = timer.elapsed();
        qInfo("100,000 scores: stored in %lld ms, loaded in %lld ms, replaced in %lld ms, file "
              "checked in %lld ms",
              stored, loaded, replaced, checked);
        QVERIFY2(stored < 5000, "storing must stay well under five seconds");
        QVERIFY2(loaded < 1000, "loading must stay under a second");
    }
};

STORE_TEST_MAIN(TestScores)
#include "test_scores.moc"
