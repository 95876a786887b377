// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_canvas.h"

#include "core/base/random.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace mixdesk;

namespace {

/// Rows of '.' and '#', the way a small mask is easiest to check by eye.
std::string drawn(const cv::Mat& mask)
{
    std::string text;
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x)
            text += mask.at<std::uint8_t>(y, x) ? '#' : '.';
        text += '\n';
    }
    return text;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

bool onlyBlackAndWhite(const cv::Mat& mask)
{
    return cv::countNonZero((mask != 0) & (mask != 255)) == 0;
}

cv::Mat changedPixels(const cv::Mat& a, const cv::Mat& b)
{
    return a != b;
}

/// The definition of a brush, pixel by pixel: centres within the radius of the way.
cv::Mat capsuleByDefinition(cv::Size size, cv::Point2d a, cv::Point2d b, double diameter)
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    const cv::Point2d way = b - a;
    const double square = way.dot(way);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const cv::Point2d from = cv::Point2d(x + 0.5, y + 0.5) - a;
            const double t = square > 0 ? std::clamp(from.dot(way) / square, 0.0, 1.0) : 0.0;
            if (cv::norm(from - t * way) <= diameter / 2)
                mask.at<std::uint8_t>(y, x) = 255;
        }
    return mask;
}

using Polygon = std::vector<cv::Point2d>;

} // namespace

class TestMaskCanvas : public QObject
{
    Q_OBJECT

private slots:
    void brushesOfSmallSizes();
    void aStrokeIsTheSweptDisc();
    void aThinBrushLeavesNoGaps();
    void theEraserTakesAway();
    void shapesOutsideAreCut();
    void polygonIsEvenOdd();
    void boxTakesPixelsByTheirCentres();
    void fillNeedsMarksAllAround();
    void fillErasesWhatHangsTogether();
    void uniteAndClear();
    void coordinatesThatAreNoNumbers();
    void changesReportTheirRectangle();
    void undoAndRedo();
    void nothingChangedIsNoStep();
    void changedTilesAreNamedOnce();
    void tilesAtCutEdges();
    void tilesPackMostSignificantBitFirst();
    void brokenTilesAreRefused();
    void anEmptyCanvas();
    void randomWorkIsUndoneAndRedone_data();
    void randomWorkIsUndoneAndRedone();
};

void TestMaskCanvas::brushesOfSmallSizes()
{
    const auto dot = [](cv::Point2d at, double diameter) {
        MaskCanvas canvas({7, 7});
        canvas.beginStroke(at, diameter, false);
        canvas.endStroke();
        return canvas;
    };
    QCOMPARE(dot({3.5, 3.5}, 1).markedPixels(), std::int64_t(1));
    QCOMPARE(dot({3.9, 3.1}, 0.2).markedPixels(), std::int64_t(1));
    QCOMPARE(dot({3.0, 3.0}, 2).markedPixels(), std::int64_t(4));
    QCOMPARE(dot({3.5, 3.5}, 3).markedPixels(), std::int64_t(9));
    QCOMPARE(drawn(dot({3.5, 3.5}, 5).mask()), std::string(".......\n"
                                                           "..###..\n"
                                                           ".#####.\n"
                                                           ".#####.\n"
                                                           ".#####.\n"
                                                           "..###..\n"
                                                           ".......\n"));
}

void TestMaskCanvas::aStrokeIsTheSweptDisc()
{
    Random random(11);
    for (int i = 0; i < 200; ++i) {
        const cv::Size size(random.integer(20, 90), random.integer(20, 90));
        const auto anywhere = [&] {
            return cv::Point2d(random.uniform(-20, size.width + 20),
                               random.uniform(-20, size.height + 20));
        };
        const cv::Point2d a = anywhere(), b = anywhere();
        const double diameter = random.uniform(2, 25);
        MaskCanvas canvas(size);
        canvas.beginStroke(a, diameter, false);
        canvas.extendStroke(b);
        canvas.endStroke();
        const cv::Mat wanted = capsuleByDefinition(size, a, b, diameter);
        QVERIFY2(same(canvas.mask(), wanted), "a stroke differs from the swept disc");
        QCOMPARE(canvas.markedPixels(), std::int64_t(cv::countNonZero(wanted)));
    }
}

void TestMaskCanvas::aThinBrushLeavesNoGaps()
{
    Random random(12);
    for (int i = 0; i < 100; ++i) {
        MaskCanvas canvas({64, 64});
        canvas.beginStroke({random.uniform(0, 64), random.uniform(0, 64)}, 1, false);
        canvas.extendStroke({random.uniform(0, 64), random.uniform(0, 64)});
        canvas.endStroke();
        // All that was drawn hangs together: taking the region of one pixel takes all.
        std::vector<cv::Point> marked;
        cv::findNonZero(canvas.mask(), marked);
        QVERIFY(!marked.empty());
        canvas.fill(marked.front(), true);
        QVERIFY(canvas.blank());
    }
}

void TestMaskCanvas::theEraserTakesAway()
{
    MaskCanvas canvas({5, 3});
    canvas.addBox({0, 0, 5, 3}, false);
    canvas.beginStroke({0.5, 1.5}, 1, true);
    canvas.extendStroke({3.5, 1.5});
    canvas.endStroke();
    QCOMPARE(drawn(canvas.mask()), std::string("#####\n....#\n#####\n"));
    QCOMPARE(canvas.markedPixels(), std::int64_t(11));
}

void TestMaskCanvas::shapesOutsideAreCut()
{
    MaskCanvas canvas({4, 4});
    QVERIFY(canvas.beginStroke({-100, -100}, 10, false).empty());
    QVERIFY(!canvas.extendStroke({100, 100}).empty());
    canvas.endStroke();
    QCOMPARE(canvas.markedPixels(), std::int64_t(16));
    QVERIFY(canvas.addBox({-1e300, 2, 2e300, 1}, true) == cv::Rect(0, 2, 4, 1));
    QVERIFY(canvas.addPolygon({{10, 10}, {20, 10}, {20, 20}}, true).empty());
    QVERIFY(canvas.fill({-1, 0}, false).empty());
    QVERIFY(canvas.fill({4, 0}, true).empty());
    QCOMPARE(canvas.markedPixels(), std::int64_t(12));
}

void TestMaskCanvas::polygonIsEvenOdd()
{
    MaskCanvas canvas({6, 5});
    // A square that is walked around twice, the second time smaller: the inner one is out.
    canvas.addPolygon(
        {{0, 0}, {5, 0}, {5, 5}, {0, 5}, {0, 0}, {2, 2}, {3, 2}, {3, 3}, {2, 3}, {2, 2}}, false);
    QCOMPARE(drawn(canvas.mask()), std::string("#####.\n"
                                               "#####.\n"
                                               "##.##.\n"
                                               "#####.\n"
                                               "#####.\n"));
    canvas.addPolygon({{0, 0}, {4, 0}, {0, 4}}, true); // centres under the diagonal x + y = 4
    QCOMPARE(drawn(canvas.mask()), std::string("...##.\n"
                                               "..###.\n"
                                               ".#.##.\n"
                                               "#####.\n"
                                               "#####.\n"));
    QVERIFY(canvas.addPolygon({{0, 0}, {5, 5}}, false).empty());
}

void TestMaskCanvas::boxTakesPixelsByTheirCentres()
{
    MaskCanvas canvas({5, 4});
    QVERIFY(canvas.addBox({0.5, 0.6, 2.0, 2.0}, false) == cv::Rect(0, 1, 2, 2));
    QCOMPARE(drawn(canvas.mask()), std::string(".....\n##...\n##...\n.....\n"));
    canvas.clear();
    QVERIFY(canvas.addBox({4, 3, -2, -2}, false) == cv::Rect(2, 1, 2, 2));
}

void TestMaskCanvas::fillNeedsMarksAllAround()
{
    MaskCanvas canvas({7, 6});
    // A ring that holds together at its corners only.
    canvas.addPolygon({{3, 0}, {4, 0}, {4, 1}, {3, 1}}, false);
    for (const cv::Point at : {cv::Point(2, 1), {4, 1}, {1, 2}, {5, 2}, {2, 3}, {4, 3}, {3, 4}})
        canvas.addBox(cv::Rect2d(at.x, at.y, 1, 1), false);
    QVERIFY(canvas.fill({0, 0}, false).empty());
    QVERIFY(canvas.fill({3, 0}, false).empty()); // is marked
    QVERIFY(canvas.fill({3, 2}, false) == cv::Rect(2, 1, 3, 3));
    QCOMPARE(drawn(canvas.mask()), std::string("...#...\n"
                                               "..###..\n"
                                               ".#####.\n"
                                               "..###..\n"
                                               "...#...\n"
                                               ".......\n"));
    canvas.undo();
    canvas.addBox({3, 4, 1, 1}, true); // a gap
    const cv::Mat before = canvas.mask().clone();
    QVERIFY(canvas.fill({3, 2}, false).empty());
    QVERIFY(same(canvas.mask(), before));
}

void TestMaskCanvas::fillErasesWhatHangsTogether()
{
    MaskCanvas canvas({300, 300});
    for (int i = 250; i < 260; ++i)
        canvas.addBox(cv::Rect2d(i, i, 1, 1), false);
    canvas.addBox({0, 0, 3, 300}, false);
    QVERIFY(canvas.fill({255, 255}, true) == cv::Rect(250, 250, 10, 10));
    QCOMPARE(canvas.markedPixels(), std::int64_t(900));
    QVERIFY(canvas.fill({255, 255}, true).empty());
}

void TestMaskCanvas::uniteAndClear()
{
    MaskCanvas canvas({600, 300});
    cv::Mat region = cv::Mat::zeros(300, 600, CV_8UC1);
    region(cv::Rect(250, 100, 20, 10)) = 1;
    QVERIFY(!canvas.unite(region).empty());
    QCOMPARE(canvas.markedPixels(), std::int64_t(200));
    QVERIFY(onlyBlackAndWhite(canvas.mask()));
    QVERIFY(canvas.unite(region).empty());
    QVERIFY(canvas.unite(cv::Mat::ones(300, 599, CV_8UC1)).empty());
    QVERIFY(canvas.unite(cv::Mat::ones(300, 600, CV_8UC3)).empty());
    QVERIFY(canvas.unite(cv::Mat()).empty());
    QVERIFY(!canvas.clear().empty());
    QVERIFY(canvas.blank() && cv::countNonZero(canvas.mask()) == 0);
    QVERIFY(canvas.clear().empty());
    canvas.undo();
    QCOMPARE(canvas.markedPixels(), std::int64_t(200));
    canvas.undo();
    QVERIFY(canvas.blank() && !canvas.canUndo());
}

void TestMaskCanvas::coordinatesThatAreNoNumbers()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    MaskCanvas canvas({10, 10});
    QVERIFY(canvas.beginStroke({nan, 1}, 3, false).empty());
    QVERIFY(canvas.extendStroke({1, inf}).empty());
    QVERIFY(!canvas.extendStroke({1, 1}).empty());
    canvas.endStroke();
    QVERIFY(canvas.beginStroke({1, 1}, nan, true).empty());
    QVERIFY(canvas.addPolygon({{0, 0}, {nan, 0}, {5, 5}}, false).empty());
    QVERIFY(canvas.addBox({0, 0, inf, 1}, false).empty());
    QVERIFY(!canvas.beginStroke({5, 5}, 1e300, false).empty());
    QCOMPARE(canvas.markedPixels(), std::int64_t(100));
}

void TestMaskCanvas::changesReportTheirRectangle()
{
    MaskCanvas canvas({100, 100});
    QVERIFY(canvas.beginStroke({10.5, 20.5}, 3, false) == cv::Rect(9, 19, 3, 3));
    QVERIFY(canvas.extendStroke({10.5, 20.5}).empty());
    const cv::Mat before = canvas.mask().clone();
    const cv::Rect changed = canvas.extendStroke({40.5, 50.5});
    QVERIFY(canvas.inStroke());
    std::vector<cv::Point> points;
    cv::findNonZero(changedPixels(before, canvas.mask()), points);
    for (const cv::Point& point : points)
        QVERIFY(changed.contains(point));
    canvas.endStroke();
    QVERIFY(!canvas.inStroke() && canvas.extendStroke({60, 60}).empty());
}

void TestMaskCanvas::undoAndRedo()
{
    MaskCanvas canvas({10, 4});
    canvas.addBox({0, 0, 2, 2}, false);
    canvas.beginStroke({5.5, 1.5}, 1, false);
    canvas.extendStroke({8.5, 1.5});
    canvas.undo(); // ends the stroke and takes it back
    QCOMPARE(canvas.markedPixels(), std::int64_t(4));
    QVERIFY(canvas.canUndo() && canvas.canRedo());
    canvas.redo();
    QCOMPARE(canvas.markedPixels(), std::int64_t(8));
    canvas.undo();
    canvas.addBox({9, 3, 1, 1}, false); // what was undone is gone
    QVERIFY(!canvas.canRedo());
    QVERIFY(canvas.redo().empty());
    canvas.undo();
    canvas.undo();
    QVERIFY(canvas.blank() && !canvas.canUndo() && canvas.undo().empty());
}

void TestMaskCanvas::nothingChangedIsNoStep()
{
    MaskCanvas canvas({10, 10});
    canvas.addBox({0, 0, 5, 5}, false);
    canvas.undo();
    QVERIFY(canvas.addBox({0, 0, 5, 5}, true).empty());
    QVERIFY(canvas.beginStroke({50, 50}, 4, false).empty());
    canvas.endStroke();
    QVERIFY(!canvas.canUndo() && canvas.canRedo()); // and what was undone is still there
}

void TestMaskCanvas::changedTilesAreNamedOnce()
{
    MaskCanvas canvas({700, 600});
    QVERIFY((canvas.tiles() == cv::Size(3, 3)));
    canvas.beginStroke({250, 250}, 20, false);
    QVERIFY(canvas.takeChangedTiles().empty()); // not before the stroke has ended
    canvas.endStroke();
    const std::vector<cv::Point> four{{0, 0}, {1, 0}, {0, 1}, {1, 1}};
    QVERIFY(canvas.takeChangedTiles() == four);
    QVERIFY(canvas.takeChangedTiles().empty());
    canvas.undo();
    QVERIFY(canvas.takeChangedTiles() == four);
    canvas.redo();
    canvas.addBox({600, 599, 1, 1}, false);
    canvas.addBox({600, 599, 1, 1}, false);
    QCOMPARE(canvas.takeChangedTiles().size(), std::size_t(5));
}

void TestMaskCanvas::tilesAtCutEdges()
{
    MaskCanvas canvas({257, 300});
    QVERIFY((canvas.tiles() == cv::Size(2, 2)));
    QVERIFY(canvas.tileArea({1, 1}) == cv::Rect(256, 256, 1, 44));
    QVERIFY(canvas.tileArea({2, 0}).empty() && canvas.tileArea({-1, 0}).empty());
    canvas.addBox({256, 299, 1, 1}, false);
    QVERIFY(canvas.packTile({0, 0}).empty() && canvas.packTile({9, 9}).empty());
    const std::string bits = canvas.packTile({1, 1});
    QCOMPARE(bits, std::string(43, '\0') + '\x80');
    MaskCanvas other({257, 300});
    QVERIFY(other.unpackTile({1, 1}, bits));
    QVERIFY(same(other.mask(), canvas.mask()));
    QCOMPARE(other.markedPixels(), std::int64_t(1));
    QVERIFY(!other.canUndo() && other.takeChangedTiles().empty());
    QVERIFY(other.unpackTile({1, 1}, ""));
    QVERIFY(other.blank());
}

void TestMaskCanvas::tilesPackMostSignificantBitFirst()
{
    MaskCanvas canvas({11, 2});
    canvas.addBox({0, 0, 1, 1}, false);
    canvas.addBox({7, 0, 3, 1}, false);
    canvas.addBox({10, 1, 1, 1}, false);
    QCOMPARE(canvas.packTile({0, 0}), std::string("\x81\xC0\x00\x20", 4));
}

void TestMaskCanvas::brokenTilesAreRefused()
{
    MaskCanvas canvas({300, 10});
    canvas.addBox({0, 0, 300, 10}, false);
    QVERIFY(!canvas.unpackTile({0, 0}, "short"));
    QVERIFY(!canvas.unpackTile({0, 0}, std::string(1 << 20, '\0')));
    QVERIFY(!canvas.unpackTile({2, 0}, ""));
    QVERIFY(!canvas.unpackTile({0, -1}, ""));
    QVERIFY(canvas.canUndo()); // nothing has changed
    QCOMPARE(canvas.markedPixels(), std::int64_t(3000));
    // Bits of the padding count for nothing: 44 pixels leave four bits of the sixth byte.
    QVERIFY(canvas.unpackTile({1, 0}, std::string(60, '\xFF')));
    QCOMPARE(canvas.markedPixels(), std::int64_t(3000));
    std::string clean;
    for (int y = 0; y < 10; ++y)
        clean += std::string(5, '\xFF') + '\xF0';
    QCOMPARE(canvas.packTile({1, 0}), clean);
}

void TestMaskCanvas::anEmptyCanvas()
{
    MaskCanvas canvas;
    QVERIFY(canvas.blank() && canvas.size().empty());
    QVERIFY(canvas.beginStroke({1, 1}, 3, false).empty());
    canvas.endStroke();
    QVERIFY(canvas.addBox({0, 0, 5, 5}, false).empty() && canvas.fill({0, 0}, false).empty());
    QVERIFY(canvas.addPolygon({{0, 0}, {5, 0}, {5, 5}}, false).empty());
    QVERIFY(canvas.clear().empty() && canvas.undo().empty() && canvas.redo().empty());
    QVERIFY(canvas.takeChangedTiles().empty() && !canvas.unpackTile({0, 0}, ""));
}

void TestMaskCanvas::randomWorkIsUndoneAndRedone_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

namespace {

void doSomething(MaskCanvas& canvas, Random& random)
{
    const cv::Size size = canvas.size();
    const auto anywhere = [&] {
        return cv::Point2d(random.uniform(-50, size.width + 50),
                           random.uniform(-50, size.height + 50));
    };
    const bool erase = random.chance(0.35);
    switch (random.integer(0, 7)) {
    case 0:
    case 1:
    case 2: {
        canvas.beginStroke(anywhere(), random.uniform(0, 120), erase);
        for (int i = random.integer(0, 8); i > 0; --i)
            canvas.extendStroke(anywhere());
        if (random.chance(0.8))
            canvas.endStroke();
        break;
    }
    case 3: {
        Polygon corners;
        for (int i = random.integer(0, 9); i > 0; --i)
            corners.push_back(anywhere());
        canvas.addPolygon(corners, erase);
        break;
    }
    case 4:
        canvas.addBox({anywhere(), anywhere()}, erase);
        break;
    case 5:
        canvas.fill(anywhere(), erase);
        break;
    case 6: {
        cv::Mat region = cv::Mat::zeros(size, CV_8UC1);
        region(cv::Rect(random.integer(0, size.width - 1), 0, 1, size.height)) = 255;
        canvas.unite(region);
        break;
    }
    default:
        if (random.chance(0.1))
            canvas.clear();
        break;
    }
}

} // namespace

void TestMaskCanvas::randomWorkIsUndoneAndRedone()
{
    QFETCH(int, seed);
    Random random{std::uint64_t(seed)};
    MaskCanvas canvas({random.integer(200, 900), random.integer(200, 900)});
    // What a store would hold that is told of changed tiles only.
    MaskCanvas stored(canvas.size());
    const auto store = [&] {
        for (const cv::Point& tile : canvas.takeChangedTiles())
            QVERIFY(stored.unpackTile(tile, canvas.packTile(tile)));
        QVERIFY(same(stored.mask(), canvas.mask()));
    };
    for (int i = 0; i < 120; ++i) {
        doSomething(canvas, random);
        if (random.chance(0.15))
            canvas.undo();
        if (random.chance(0.1))
            canvas.redo();
        canvas.endStroke();
        store();
        QVERIFY(onlyBlackAndWhite(canvas.mask()));
        QCOMPARE(canvas.markedPixels(), std::int64_t(cv::countNonZero(canvas.mask())));
    }
    while (canvas.canRedo())
        canvas.redo();
    const cv::Mat end = canvas.mask().clone();
    std::vector<cv::Mat> states{end};
    while (canvas.canUndo()) {
        QVERIFY(!canvas.undo().empty());
        states.push_back(canvas.mask().clone());
        store();
    }
    QVERIFY(canvas.blank() && cv::countNonZero(canvas.mask()) == 0);
    QVERIFY(states.size() > 30);
    for (std::size_t i = states.size() - 1; i > 0; --i) {
        canvas.redo();
        QVERIFY(same(canvas.mask(), states[i - 1]));
    }
    QVERIFY(!canvas.canRedo() && same(canvas.mask(), end));
}

QTEST_APPLESS_MAIN(TestMaskCanvas)
#include "test_mask_canvas.moc"
