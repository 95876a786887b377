// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"

#include "core/base/random.h"
#include "core/store/audit_repository.h"
#include "store/store_fixture.h"

#include <QFile>
#include <QSignalSpy>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kImage = QStringLiteral("screw/test/scratch/007.png");
const QString kOther = QStringLiteral("screw/test/scratch/008.png");
const QString kScratch = QStringLiteral("scratch"), kDent = QStringLiteral("dent");
const cv::Size kSize(700, 500);
const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const Actor kBernd{QStringLiteral("bernd"), QStringLiteral("line 2")};

/// A session on a picture, opened.
struct Station
{
    MaskSession masks;
    QSignalSpy opened{&masks, &MaskSession::opened}, failed{&masks, &MaskSession::failed},
        conflicted{&masks, &MaskSession::conflicted};

    explicit Station(const Scratch& scratch, const Actor& actor = kAnna) : masks(scratch.address)
    {
        masks.setActor(actor);
    }
    void open(const QString& image = kImage, cv::Size size = kSize)
    {
        opened.clear();
        masks.open(image, size);
        QTRY_VERIFY(masks.ready());
    }
    void stroke(cv::Point2d from, cv::Point2d to, bool erase = false)
    {
        masks.beginStroke(from, 20.0, erase);
        masks.extendStroke(to);
        masks.endStroke();
    }
    cv::Mat pixels(const QString& type = kScratch) const
    {
        const MaskCanvas* canvas = masks.canvas(type);
        return canvas ? canvas->mask().clone() : cv::Mat();
    }
};

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && (a.empty() || cv::countNonZero(a != b) == 0);
}

/// What a connection of its own finds in the database.
cv::Mat inDatabase(const Scratch& scratch, const QString& type = kScratch,
                   const QString& image = kImage)
{
    auto database = scratch.open();
    const auto read = MaskRepository(*database).read(image, type);
    if (!read || !*read)
        return {};
    MaskCanvas canvas({(*read)->width, (*read)->height});
    for (const MaskTile& tile : (*read)->tiles)
        canvas.unpackTile({tile.x, tile.y}, tile.bits.toStdString());
    return canvas.mask().clone();
}

int revisionInDatabase(const Scratch& scratch)
{
    auto database = scratch.open();
    const auto read = MaskRepository(*database).read(kImage, kScratch);
    return read && *read ? (*read)->revision : 0;
}

cv::Rect clearAll(MaskCanvas& canvas)
{
    return canvas.clear();
}

void run(const Scratch& scratch, const char* sql)
{
    auto database = scratch.open();
    VERIFY_OK(database->run(QString::fromLatin1(sql)));
}

double memoryMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').first().toDouble() / 1024.0;
    return 0.0;
}

} // namespace

class TestMaskSession : public QObject
{
    Q_OBJECT

private slots:
    void aStrokeIsStoredBeforeTheNextBegins()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        Random random(3);
        for (int i = 0; i < 12; ++i) {
            const cv::Mat before = anna.pixels();
            anna.masks.beginStroke({random.uniform(0, 700), random.uniform(0, 500)}, 15.0,
                                   i % 4 == 3);
            QVERIFY(anna.masks.allStored());
            QVERIFY(same(inDatabase(scratch), before));
            anna.masks.extendStroke({random.uniform(0, 700), random.uniform(0, 500)});
            anna.masks.endStroke();
        }
        anna.masks.waitUntilStored();
        QVERIFY(same(inDatabase(scratch), anna.pixels()));
        QVERIFY(anna.failed.isEmpty() && anna.conflicted.isEmpty());
    }

    void nothingIsDrawnBeforeThePictureIsReadOrWithoutAType()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.masks.open(kImage, kSize);
        anna.masks.setType(kScratch);
        QVERIFY(!anna.masks.ready());
        QVERIFY(anna.masks.beginStroke({10, 10}, 5, false).empty());
        anna.masks.endStroke();
        QTRY_VERIFY(anna.masks.ready());
        anna.masks.setType({});
        QVERIFY(anna.masks.beginStroke({10, 10}, 5, false).empty());
        QVERIFY(anna.masks.change(QStringLiteral("clear"), clearAll).empty());
        QVERIFY(!anna.masks.marked());
        QCOMPARE(anna.masks.types(), QStringList());
    }

    void undoAndRedoAreStored()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        std::vector<cv::Mat> states{cv::Mat::zeros(kSize, CV_8UC1)};
        for (int i = 0; i < 5; ++i) {
            anna.stroke({50.0 + 100 * i, 100}, {80.0 + 100 * i, 400});
            states.push_back(anna.pixels());
        }
        for (std::size_t i = 5; i > 0; --i) {
            QVERIFY(anna.masks.canUndo());
            QVERIFY(!anna.masks.undo().empty());
            anna.masks.waitUntilStored();
            QVERIFY(same(inDatabase(scratch), states[i - 1]));
        }
        QVERIFY(!anna.masks.canUndo());
        for (std::size_t i = 1; i <= 5; ++i) {
            QVERIFY(!anna.masks.redo().empty());
            anna.masks.waitUntilStored();
            QVERIFY(same(inDatabase(scratch), states[i]));
        }
        QVERIFY(!anna.masks.canRedo());
    }

    void undoOutlivesAnotherPicture()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        const cv::Mat first = anna.pixels();
        anna.stroke({300, 100}, {400, 200});
        anna.open(kOther, {300, 200});
        QVERIFY(anna.pixels().empty() && !anna.masks.canUndo());
        anna.stroke({30, 30}, {60, 60});
        anna.open();
        QVERIFY(anna.masks.canUndo());
        anna.masks.undo();
        QVERIFY(same(anna.pixels(), first));
        anna.masks.waitUntilStored();
        QVERIFY(same(inDatabase(scratch), first));
        QVERIFY(anna.conflicted.isEmpty());
    }

    void severalTypesAndReopeningGiveTheSameBytes()
    {
        Scratch scratch;
        cv::Mat scratches, dents;
        {
            Station anna(scratch);
            anna.open();
            anna.masks.setType(kScratch);
            anna.stroke({100, 100}, {600, 300});
            anna.masks.setType(kDent);
            anna.masks.change(QStringLiteral("box"), [](MaskCanvas& canvas) {
                return canvas.addBox({200, 50, 100, 300}, false);
            });
            anna.masks.setType(kScratch);
            anna.stroke({100, 400}, {650, 450});
            QCOMPARE(anna.masks.types(), QStringList({kDent, kScratch}));
            scratches = anna.pixels(kScratch);
            dents = anna.pixels(kDent);
        } // the last stroke is on its way: closing waits for it
        Station later(scratch);
        later.open();
        QCOMPARE(later.masks.types(), QStringList({kDent, kScratch}));
        QVERIFY(same(later.pixels(kScratch), scratches));
        QVERIFY(same(later.pixels(kDent), dents));
        QVERIFY(later.masks.marked());
        QCOMPARE(later.masks.type(), kDent);
    }

    void aClearedMaskIsDrawnOnAgain()
    {
        Scratch scratch;
        {
            Station anna(scratch);
            anna.open();
            anna.masks.setType(kScratch);
            anna.stroke({100, 100}, {200, 200});
            anna.masks.change(QStringLiteral("clear"), clearAll);
        }
        QCOMPARE(cv::countNonZero(inDatabase(scratch)), 0);
        Station later(scratch);
        later.open();
        later.masks.setType(kScratch);
        later.stroke({300, 100}, {400, 200});
        later.masks.waitUntilStored();
        QVERIFY(later.conflicted.isEmpty());
        QVERIFY(cv::countNonZero(inDatabase(scratch)) > 0);
        QVERIFY(same(inDatabase(scratch), later.pixels()));
    }

    void aConflictIsShownAndNothingOfTheirsIsLost()
    {
        Scratch scratch;
        Station anna(scratch, kAnna), bernd(scratch, kBernd);
        anna.open();
        bernd.open();
        anna.masks.setType(kScratch);
        bernd.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        anna.masks.waitUntilStored();
        const cv::Mat hers = anna.pixels();
        bernd.stroke({400, 100}, {500, 200});
        bernd.masks.waitUntilStored();
        QCOMPARE(bernd.conflicted.size(), 1);
        QVERIFY(bernd.conflicted[0][0].toString().startsWith(QLatin1String("anna ")));
        QVERIFY(!bernd.masks.ready()); // no stroke into a mask that is about to be replaced
        QVERIFY(bernd.masks.beginStroke({10, 10}, 5, false).empty());
        QVERIFY(same(inDatabase(scratch), hers));
        QTRY_VERIFY(bernd.masks.ready());
        QVERIFY(same(bernd.pixels(), hers));
        bernd.stroke({400, 100}, {500, 200});
        bernd.masks.waitUntilStored();
        QCOMPARE(bernd.conflicted.size(), 1);
        QVERIFY(same(inDatabase(scratch), bernd.pixels()));
        QVERIFY(cv::countNonZero(bernd.pixels()) > cv::countNonZero(hers));
    }

    void othersAreSeenWithinTwoSeconds_data()
    {
        QTest::addColumn<bool>("clears");
        QTest::newRow("drawn") << false;
        QTest::newRow("cleared") << true;
    }
    void othersAreSeenWithinTwoSeconds()
    {
        QFETCH(bool, clears);
        Scratch scratch;
        Station anna(scratch, kAnna);
        anna.open();
        anna.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        anna.masks.waitUntilStored();
        Station bernd(scratch, kBernd);
        bernd.open();
        QVERIFY(same(bernd.pixels(), anna.pixels()));
        if (clears)
            anna.masks.change(QStringLiteral("clear"), clearAll);
        else
            anna.stroke({300, 100}, {400, 200});
        QSignalSpy changed(&bernd.masks, &MaskSession::changed);
        QTRY_VERIFY_WITH_TIMEOUT(same(bernd.pixels(), anna.pixels()), 2000);
        QCOMPARE(changed.size(), 1);
        bernd.stroke({300, 300}, {400, 400});
        bernd.masks.waitUntilStored();
        QVERIFY(bernd.conflicted.isEmpty());
        QVERIFY(same(inDatabase(scratch), bernd.pixels()));
    }

    void aMaskOfAnotherSizeIsLeftAlone()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        const cv::Mat drawn = anna.pixels();
        anna.masks.waitUntilStored();

        Station later(scratch);
        later.open(kImage, {350, 250});
        QCOMPARE(later.failed.size(), 1);
        QVERIFY(later.failed[0][0].toString().contains(QLatin1String("700 x 500")));
        QVERIFY(later.failed[0][0].toString().contains(QLatin1String("350 x 250")));
        QVERIFY(!later.masks.canvas(kScratch) && later.masks.types().isEmpty());
        later.masks.setType(kScratch);
        QVERIFY(later.masks.beginStroke({10, 10}, 5, false).empty());
        QCOMPARE(later.failed.size(), 2); // whoever tries is told why nothing happens
        later.masks.setType(kDent);
        later.stroke({10, 10}, {20, 20});
        QTest::qWait(1100); // a look at what others drew passes and repeats nothing
        QCOMPARE(later.failed.size(), 2);
        QVERIFY(same(inDatabase(scratch), drawn));
        QCOMPARE(inDatabase(scratch, kDent).size(), cv::Size(350, 250));
    }

    void whatIsRefusedIsKeptAndTriedAgain()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        anna.masks.waitUntilStored();
        run(scratch, "ALTER TABLE mask_tiles RENAME TO away");
        anna.stroke({300, 100}, {400, 200});
        anna.masks.waitUntilStored();
        QCOMPARE(anna.failed.size(), 1);
        anna.stroke({500, 100}, {600, 200});
        anna.masks.waitUntilStored();
        QCOMPARE(anna.failed.size(), 1); // said once
        QVERIFY(!anna.masks.allStored());
        const cv::Mat drawn = anna.pixels();
        anna.masks.open(kOther, {300, 200}); // put away with its strokes
        run(scratch, "ALTER TABLE away RENAME TO mask_tiles");
        QTRY_VERIFY(anna.masks.allStored());
        QVERIFY(same(inDatabase(scratch), drawn));
        QCOMPARE(revisionInDatabase(scratch), 2);
        QVERIFY(anna.conflicted.isEmpty());
    }

    void closingTriesOnceMore()
    {
        Scratch scratch;
        cv::Mat drawn;
        {
            Station anna(scratch);
            anna.open();
            anna.masks.setType(kScratch);
            run(scratch, "ALTER TABLE mask_tiles RENAME TO away");
            anna.stroke({300, 100}, {400, 200});
            anna.masks.waitUntilStored();
            QCOMPARE(anna.failed.size(), 1);
            drawn = anna.pixels();
            run(scratch, "ALTER TABLE away RENAME TO mask_tiles");
        }
        QVERIFY(same(inDatabase(scratch), drawn));
    }

    void aPictureThatCannotBeReadTakesNoStrokes()
    {
        Scratch scratch;
        scratch.open(); // makes the tables
        run(scratch, "ALTER TABLE mask_tiles RENAME TO away");
        Station anna(scratch);
        anna.masks.setType(kScratch);
        anna.masks.open(kImage, kSize);
        QTRY_COMPARE(anna.failed.size(), 1);
        QVERIFY(!anna.masks.ready());
        QVERIFY(anna.masks.beginStroke({10, 10}, 5, false).empty());
    }

    void auditNamesTheTools()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.open();
        anna.masks.setType(kScratch);
        anna.stroke({100, 100}, {200, 200});
        anna.stroke({100, 100}, {120, 120}, true);
        anna.masks.undo();
        anna.masks.waitUntilStored();
        auto database = scratch.open();
        QStringList tools;
        auto query = database->run(QStringLiteral(
            "SELECT details, author FROM audit WHERE kind = 'mask' ORDER BY sequence"));
        VERIFY_OK(query);
        while (query->next()) {
            QCOMPARE(query->value(1).toString(), kAnna.user);
            tools << query->value(0).toString();
        }
        QCOMPARE(tools.size(), 3);
        QVERIFY(tools[0].contains(QLatin1String("\"brush\"")));
        QVERIFY(tools[1].contains(QLatin1String("\"eraser\"")));
        QVERIFY(tools[2].contains(QLatin1String("\"undo\"")));
    }

    void picturesPutAwayGiveTheirMemoryBack()
    {
        Scratch scratch;
        Station anna(scratch);
        anna.masks.setType(kScratch);
        double first = 0.0;
        for (int i = 0; i < 16; ++i) {
            anna.open(QStringLiteral("screw/test/scratch/%1.png").arg(i), {5472, 3648});
            anna.stroke({100, 100}, {5000, 3000});
            anna.masks.waitUntilStored();
            if (i == 1)
                first = memoryMiB();
        }
        qInfo("16 pictures of 20 megapixels: %.0f MiB more", memoryMiB() - first);
        QVERIFY(memoryMiB() - first < 60.0); // all kept: 266
    }

    void parkedCanvasesKeepMarksAndHistory()
    {
        MaskCanvas canvas(kSize);
        canvas.addBox({10, 10, 400, 300}, false);
        canvas.addPolygon({{300, 200}, {690, 20}, {600, 490}}, false);
        canvas.undo();
        canvas.beginStroke({20, 480}, 9, false); // parking ends the stroke
        const cv::Mat drawn = canvas.mask().clone();
        const auto marked = canvas.markedPixels();
        canvas.park();
        canvas.park();
        QVERIFY(canvas.mask().empty() && canvas.size().empty());
        QCOMPARE(canvas.markedPixels(), marked);
        QVERIFY(!canvas.blank() && canvas.canUndo());
        QVERIFY(canvas.undo().empty() && canvas.redo().empty() && canvas.clear().empty());
        QVERIFY(canvas.addBox({0, 0, 50, 50}, false).empty() && canvas.fill({5, 5}, true).empty());
        QVERIFY(canvas.addPolygon({{0, 0}, {50, 0}, {50, 50}}, false).empty());
        QVERIFY(canvas.unite(cv::Mat::ones(kSize, CV_8UC1)).empty());
        QVERIFY(canvas.beginStroke({5, 5}, 5, false).empty());
        QVERIFY(canvas.packTile({0, 0}).empty() && !canvas.unpackTile({0, 0}, {}));
        canvas.unpark();
        canvas.unpark();
        QVERIFY(same(canvas.mask(), drawn));
        QCOMPARE(canvas.markedPixels(), marked);
        QVERIFY(canvas.canUndo() && !canvas.canRedo());
        canvas.undo();
        canvas.undo();
        QVERIFY(canvas.blank() && cv::countNonZero(canvas.mask()) == 0);
        canvas.redo();
        canvas.redo();
        QVERIFY(same(canvas.mask(), drawn));
    }
};

STORE_TEST_MAIN(TestMaskSession)
#include "test_mask_session.moc"
