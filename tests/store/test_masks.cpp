// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mask_repository.h"

#include "core/store/audit_repository.h"
#include "store/store_fixture.h"

#include <QElapsedTimer>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kImage = QStringLiteral("screw/test/scratch/007.png");
const QString kType = QStringLiteral("scratch");
const Actor kAnna{QStringLiteral("anna"), QStringLiteral("line 1")};
const Actor kBernd{QStringLiteral("bernd"), QStringLiteral("line 2")};

MaskTile tileOf(int x, int y, int bytes, char fill)
{
    return {x, y, QByteArray(bytes, fill)};
}

/// 600 x 300 pixels: 3 x 2 tiles, the last column 88 and the last row 44 pixels.
StoredMask maskOf(std::vector<MaskTile> tiles, int revision = 0)
{
    StoredMask mask;
    mask.image = kImage;
    mask.defectType = kType;
    mask.width = 600;
    mask.height = 300;
    mask.revision = revision;
    mask.tiles = std::move(tiles);
    return mask;
}

constexpr int kWhole = 256 * 256 / 8, kCorner = 11 * 44;

const QString kBrush = QStringLiteral("brush");

} // namespace

class TestMasks : public QObject
{
    Q_OBJECT

private slots:
    void tilesComeBackBitForBit()
    {
        Scratch scratch;
        QByteArray every(kWhole, '\0');
        for (int i = 0; i < kWhole; ++i)
            every[i] = char(i * 7 + i / 256);
        {
            auto database = scratch.open();
            const auto stored = MaskRepository(*database).store(
                maskOf({{1, 0, every}, tileOf(2, 1, kCorner, '\x80')}), kBrush, kAnna);
            VERIFY_OK(stored);
            QCOMPARE(stored->revision, 1);
            QVERIFY(!stored->conflict);
        }
        auto database = scratch.open();
        const auto read = MaskRepository(*database).read(kImage, kType);
        VERIFY_OK(read);
        QVERIFY(read->has_value());
        QCOMPARE((*read)->revision, 1);
        QCOMPARE((*read)->width, 600);
        QCOMPARE((*read)->height, 300);
        QCOMPARE((*read)->tiles.size(), std::size_t(2));
        QCOMPARE((*read)->tiles[0].bits, every);
        QCOMPARE((*read)->tiles[1].x, 2);
        QCOMPARE((*read)->tiles[1].y, 1);
        QCOMPARE((*read)->tiles[1].bits, QByteArray(kCorner, '\x80'));
        QVERIFY(!(*MaskRepository(*database).read(kImage, QStringLiteral("other"))));
    }

    void aStrokeReplacesItsTilesOnly()
    {
        Scratch scratch;
        auto database = scratch.open();
        MaskRepository masks(*database);
        VERIFY_OK(masks.store(maskOf({tileOf(0, 0, kWhole, '\1'), tileOf(1, 0, kWhole, '\2')}),
                              kBrush, kAnna));
        VERIFY_OK(masks.store(maskOf({tileOf(1, 0, kWhole, '\3')}, 1), kBrush, kAnna));
        auto read = masks.read(kImage, kType);
        QCOMPARE((*read)->tiles.size(), std::size_t(2));
        QCOMPARE((*read)->tiles[0].bits[0], '\1');
        QCOMPARE((*read)->tiles[1].bits[0], '\3');
        // Erased: as no bits at all, or as bits that are all off.
        VERIFY_OK(masks.store(maskOf({{0, 0, {}}, tileOf(1, 0, kWhole, '\0')}, 2),
                              QStringLiteral("eraser"), kAnna));
        read = masks.read(kImage, kType);
        QCOMPARE((*read)->revision, 3);
        QVERIFY((*read)->tiles.empty());
        QVERIFY(masks.all(kImage)->empty());
        QVERIFY(masks.images()->isEmpty());
        QVERIFY(AuditRepository(*database).verify()->sound());
    }

    void severalTypesAPicture()
    {
        Scratch scratch;
        auto database = scratch.open();
        MaskRepository masks(*database);
        StoredMask bent = maskOf({tileOf(0, 0, kWhole, '\1')});
        bent.defectType = QStringLiteral("bent");
        VERIFY_OK(masks.store(maskOf({tileOf(0, 0, kWhole, '\2')}), kBrush, kAnna));
        VERIFY_OK(masks.store(bent, kBrush, kAnna));
        bent.image = QStringLiteral("another.png");
        VERIFY_OK(masks.store(bent, kBrush, kAnna));
        const auto all = masks.all(kImage);
        VERIFY_OK(all);
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE((*all)[0].defectType, QStringLiteral("bent"));
        QCOMPARE(*masks.images(), (QStringList{QStringLiteral("another.png"), kImage}));
    }

    void anotherWindowsStrokeIsAConflict()
    {
        Scratch scratch;
        auto anna = scratch.open();
        auto bernd = scratch.open();
        VERIFY_OK(MaskRepository(*anna).store(maskOf({tileOf(0, 0, kWhole, '\1')}), kBrush, kAnna));
        const auto outcome =
            MaskRepository(*bernd).store(maskOf({tileOf(0, 0, kWhole, '\2')}), kBrush, kBernd);
        VERIFY_OK(outcome);
        QVERIFY(outcome->conflict);
        QCOMPARE(outcome->revision, 1);
        QCOMPARE(outcome->changedBy, kAnna.user);
        const auto read = MaskRepository(*bernd).read(kImage, kType);
        QCOMPARE((*read)->tiles[0].bits[0], '\1');
        QCOMPARE(AuditRepository(*bernd).verify()->events, 2); // the picture and one stroke
    }

    void whatDoesNotFitThePictureIsRefused_data()
    {
        QTest::addColumn<int>("x");
        QTest::addColumn<int>("y");
        QTest::addColumn<int>("bytes");
        QTest::newRow("right of it") << 3 << 0 << kWhole;
        QTest::newRow("below it") << 0 << 2 << kWhole;
        QTest::newRow("left of it") << -1 << 0 << kWhole;
        QTest::newRow("far away") << 2'000'000'000 << 2'000'000'000 << kWhole;
        QTest::newRow("too few") << 0 << 0 << kWhole - 1;
        QTest::newRow("too many") << 2 << 1 << kCorner + 1;
    }

    void whatDoesNotFitThePictureIsRefused()
    {
        QFETCH(int, x);
        QFETCH(int, y);
        QFETCH(int, bytes);
        Scratch scratch;
        auto database = scratch.open();
        MaskRepository masks(*database);
        const auto refused = masks.store(maskOf({tileOf(x, y, bytes, '\1')}), kBrush, kAnna);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "does not fit"));
        QVERIFY(!(*masks.read(kImage, kType)));
    }

    void anotherSizeIsRefused()
    {
        Scratch scratch;
        auto database = scratch.open();
        MaskRepository masks(*database);
        VERIFY_OK(masks.store(maskOf({tileOf(0, 0, kWhole, '\1')}), kBrush, kAnna));
        StoredMask other = maskOf({}, 1);
        other.width = 601;
        const auto refused = masks.store(other, kBrush, kAnna);
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "601 x 300"));
        other.width = 0;
        QVERIFY(!masks.store(other, kBrush, kAnna));
    }

    /// A brush on a picture of 20 megapixels touches a few tiles, a fill may touch them all.
    void strokesAreQuick()
    {
        Scratch scratch;
        auto database = scratch.open();
        MaskRepository masks(*database);
        StoredMask mask = maskOf({tileOf(0, 0, kWhole, '\1'), tileOf(1, 0, kWhole, '\1'),
                                  tileOf(0, 1, kWhole, '\1'), tileOf(1, 1, kWhole, '\1')});
        mask.width = 5120;
        mask.height = 3840;
        QElapsedTimer timer;
        timer.start();
        constexpr int kStrokes = 50;
        for (int i = 0; i < kStrokes; ++i) {
            mask.revision = i;
            VERIFY_OK(masks.store(mask, kBrush, kAnna));
        }
        const double each = double(timer.restart()) / kStrokes;
        mask.tiles.clear();
        for (int y = 0; y < 15; ++y)
            for (int x = 0; x < 20; ++x)
                mask.tiles.push_back(tileOf(x, y, kWhole, '\1'));
        mask.revision = kStrokes;
        VERIFY_OK(masks.store(mask, QStringLiteral("fill"), kAnna));
        qInfo("a stroke of four tiles %.1f ms, all 300 tiles of 20 megapixels %lld ms", each,
              timer.elapsed());
        QVERIFY2(each < 100, "a stroke must be stored before the next begins");
        QVERIFY(timer.elapsed() < 3000);
    }
};

STORE_TEST_MAIN(TestMasks)
#include "test_masks.moc"
