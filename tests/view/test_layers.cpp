// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/view/layer_painter.h"
#include "widgets/view/view_camera.h"

#include <QTest>
#include <cmath>
#include <limits>

using namespace mixdesk;

namespace {

constexpr double kThreshold = 0.2, kUpper = 0.4;
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

ViewedPart flatPart(float value, cv::Size size = {96, 64})
{
    ViewedPart part;
    part.picture = cv::Mat(size, CV_8UC3, cv::Scalar(120, 130, 140));
    part.reconstruction = cv::Mat(32, 32, CV_8UC3, cv::Scalar(100, 110, 120));
    part.maps.push_back(
        {QStringLiteral("SSIM"), cv::Mat(32, 32, CV_32FC1, cv::Scalar(value)), kThreshold, kUpper});
    return part;
}

/// One device pixel per picture pixel, nothing around it.
Viewport plainView(cv::Size size = {96, 64})
{
    Viewport view;
    view.size = {size.width, size.height};
    return view;
}

QRgb rgbOf(const cv::Vec3b& bgr)
{
    return qRgb(bgr[2], bgr[1], bgr[0]);
}

bool isGrey(QRgb colour)
{
    return std::abs(qRed(colour) - qBlue(colour)) < 32 && qRed(colour) <= qBlue(colour);
}

QRgb paintedMiddle(const ViewedPart& part, Layer layer, const LayerSettings& settings = {})
{
    const QImage image = paintLayer(*prepare(part), layer, settings, plainView());
    return image.pixel(48, 32);
}

} // namespace

class TestLayers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { support::watchWarnings(); }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void heatBeginsAtTheThreshold();
    void calmGreysRise();
    void colourIsThatOfTheValue();
    void overlayLeavesCalmPartsAlone();
    void selfScaleStretchesOneMap();
    void scaleOfNegativeThresholds();
    void picturesStayInPlaceAtEveryZoom();
    void pixelsAreShownAboveTwoHundredPercent();
    void pyramidHalvesOddSizes();
    void maskOutlineRunsAlongItsEdge();
    void smallMaskCoversThePicture();
    void regionOutlineRunsAlongTheThreshold();
    void regionOutlineInLetterbox();
    void outlineOfNoiseStaysBounded();
    void outlineIsPaintedAtItsPlace();
    void anythingMayBeMissing();
    void wrongTypesCountAsEmpty();
};

void TestLayers::heatBeginsAtTheThreshold()
{
    const auto difference = [](float value) {
        return paintedMiddle(flatPart(value), Layer::Difference);
    };
    const QRgb amber = rgbOf(heatColour(kThreshold, kThreshold, kUpper).bgr);
    const QRgb vermilion = rgbOf(heatColour(kUpper, kThreshold, kUpper).bgr);
    QVERIFY(isGrey(difference(0.0F)));
    QVERIFY(isGrey(difference(0.1999F)));
    QCOMPARE(difference(std::nextafter(float(kThreshold), 1.0F)), amber);
    QCOMPARE(difference(0.4001F), vermilion);
    QCOMPARE(difference(7.0F), vermilion);
    QCOMPARE(difference(std::numeric_limits<float>::infinity()), vermilion);
    QCOMPARE(difference(kNaN), vermilion);
    QCOMPARE(difference(0.3F), rgbOf(heatColour(double(0.3F), kThreshold, kUpper).bgr));
}

void TestLayers::calmGreysRise()
{
    const HeatTable table = HeatTable::opaque(HeatScale::fixed(kThreshold, kUpper));
    QCOMPARE(table.colour(0.0), theme().hover.rgb());
    QCOMPARE(table.colour(-3.0), theme().hover.rgb());
    int before = qGray(table.colour(0.0));
    for (const double value : {0.05, 0.1, 0.15, 0.199}) {
        const int now = qGray(table.colour(value));
        QVERIFY(now != before && (now > before) == theme().dark);
        before = now;
    }
}

void TestLayers::colourIsThatOfTheValue()
{
    // Halfway between a calm and a hot column the interpolated value decides, not mixed colours.
    ViewedPart part = flatPart(0.0F, {64, 64});
    part.maps[0].values.colRange(16, 32) = 0.5F;
    const PreparedPart prepared = prepare(part);
    const QImage image = paintLayer(*prepared, Layer::Difference, {}, plainView({64, 64}));
    const HeatTable table = HeatTable::opaque(HeatScale::fixed(kThreshold, kUpper));
    for (int x = 0; x < 64; ++x)
        QCOMPARE(image.pixel(x, 20), table.colour(valuesAt(*prepared, {x, 20}, 0).difference));
}

void TestLayers::overlayLeavesCalmPartsAlone()
{
    const QRgb input = qRgb(140, 130, 120);
    QCOMPARE(paintedMiddle(flatPart(0.19F), Layer::Input), input);
    LayerSettings settings;
    settings.opacity = 1.0;
    const HeatColour heat = heatColour(1.0, kThreshold, kUpper);
    const QRgb hot = paintedMiddle(flatPart(1.0F), Layer::Input, settings);
    const double expected =
        140.0 * (1.0 - double(heat.opacity)) + heat.bgr[2] * double(heat.opacity);
    QVERIFY(std::abs(qRed(hot) - expected) <= 2.0);
    settings.opacity = 0.0;
    QCOMPARE(paintedMiddle(flatPart(1.0F), Layer::Input, settings), input);
    settings.opacity = 1.0;
    settings.overlay = false;
    QCOMPARE(paintedMiddle(flatPart(1.0F), Layer::Input, settings), input);
}

void TestLayers::selfScaleStretchesOneMap()
{
    // A calm part: 0.00 to 0.05 with the threshold far above.
    ViewedPart part = flatPart(0.0F);
    part.maps[0].values.rowRange(8, 24) = 0.05F;
    LayerSettings settings;
    QVERIFY(isGrey(paintedMiddle(part, Layer::Difference, settings)));
    settings.selfScaled = true;
    QCOMPARE(paintedMiddle(part, Layer::Difference, settings),
             rgbOf(heatColour(2.0, kThreshold, kUpper).bgr));
    QVERIFY(isGrey(paintedMiddle(flatPart(0.7F), Layer::Difference, settings)));
}

void TestLayers::scaleOfNegativeThresholds()
{
    const HeatScale scale = HeatScale::fixed(-0.5, -0.5);
    QVERIFY(scale.lower < scale.threshold && scale.threshold < scale.upper);
    const HeatTable table = HeatTable::opaque(scale);
    QVERIFY(isGrey(table.colour(-0.6)));
    QVERIFY(!isGrey(table.colour(-0.4)));
    const double never = std::numeric_limits<double>::infinity();
    QVERIFY(isGrey(HeatTable::opaque(HeatScale::fixed(never, never)).colour(1e30)));
}

void TestLayers::picturesStayInPlaceAtEveryZoom()
{
    // A white square on black, at every zoom where it belongs, to a device pixel.
    ViewedPart part;
    part.picture = cv::Mat(1001, 1403, CV_8UC3, cv::Scalar::all(0));
    const cv::Rect square(410, 300, 420, 360);
    part.picture(square) = cv::Scalar::all(255);
    part.reconstruction = prepareInput(part.picture, 256, ResizeMode::Stretch);
    const PreparedPart prepared = prepare(part);
    ViewCamera camera;
    camera.setPane({400, 300});
    camera.setPicture(prepared->size());
    LayerSettings settings;
    for (const double zoom : {0.0, 0.25, 0.26, 0.3, 0.45, 0.5, 0.51, 0.7}) {
        if (zoom > 0.0)
            camera.zoomTo(zoom);
        const Viewport view = camera.viewport({400, 300});
        const double left = view.toPane({double(square.x), 0}).x();
        const double right = view.toPane({double(square.br().x), 0}).x();
        const int row = int(view.toPane({0, 480}).y());
        for (const Layer layer : {Layer::Input, Layer::Reconstruction}) {
            const QImage image = paintLayer(*prepared, layer, settings, view);
            double lit = 0.0, moment = 0.0;
            for (int x = 0; x < 400; ++x) {
                const bool onPicture = view.covered(prepared->size()).contains(x, row);
                const double light = onPicture ? qGray(image.pixel(x, row)) / 255.0 : 0.0;
                lit += light;
                moment += light * (x + 0.5);
            }
            if (left < 2.0 || right > 398.0)
                continue;
            QVERIFY2(std::abs(lit - (right - left)) < 1.5, qPrintable(QString::number(zoom)));
            QVERIFY2(std::abs(moment / lit - (left + right) / 2.0) < 0.75,
                     qPrintable(QString::number(zoom)));
        }
    }
}

void TestLayers::pixelsAreShownAboveTwoHundredPercent()
{
    ViewedPart part;
    part.picture = cv::Mat(20, 20, CV_8UC3, cv::Scalar::all(0));
    for (int x = 0; x < 20; x += 2)
        part.picture.col(x) = cv::Scalar::all(255);
    const PreparedPart prepared = prepare(part);
    ViewCamera camera;
    camera.setPane({100, 100});
    camera.setPicture(prepared->size());
    QVERIFY(!camera.viewport({100, 100}).pixels); // fitted: an overview, smooth
    camera.zoomTo(8.0);
    const Viewport view = camera.viewport({100, 100});
    QVERIFY(view.pixels);
    const QImage image = paintLayer(*prepared, Layer::Input, {}, view);
    for (int x = 0; x < 100; ++x) {
        const int pixel = int(std::floor(view.toPicture({x + 0.5, 50.0}).x()));
        QCOMPARE(qGray(image.pixel(x, 50)), pixel % 2 == 0 ? 255 : 0);
    }
}

void TestLayers::pyramidHalvesOddSizes()
{
    cv::Mat picture(301, 203, CV_8UC3, cv::Scalar::all(40));
    picture.col(202) = cv::Scalar::all(200);
    const PicturePyramid pyramid(picture);
    QVERIFY(pyramid.level(1).size() == cv::Size(102, 151));
    QVERIFY(pyramid.level(2).size() == cv::Size(51, 76));
    QCOMPARE(int(pyramid.level(1).at<cv::Vec3b>(10, 10)[0]), 40);
    QCOMPARE(int(pyramid.level(1).at<cv::Vec3b>(150, 101)[0]), 200);
    QCOMPARE(pyramid.levelFor(1.0), 0);
    QCOMPARE(pyramid.levelFor(0.51), 0);
    QCOMPARE(pyramid.levelFor(0.5), 1);
    QCOMPARE(pyramid.levelFor(0.0001), 3); // the coarsest there is
}

void TestLayers::maskOutlineRunsAlongItsEdge()
{
    cv::Mat mask = cv::Mat::zeros(120, 160, CV_8UC1);
    mask(cv::Rect(40, 30, 50, 20)) = 1;
    const Outline outline = maskOutline(mask, mask.size());
    QCOMPARE(outline.size(), std::size_t(1));
    const QRectF box = outline[0].boundingRect();
    QVERIFY(std::abs(box.left() - 40) < 0.5 && std::abs(box.right() - 90) < 0.5);
    QVERIFY(std::abs(box.top() - 30) < 0.5 && std::abs(box.bottom() - 50) < 0.5);
    mask(cv::Rect(60, 35, 8, 8)) = 0;
    QCOMPARE(maskOutline(mask, mask.size()).size(), std::size_t(2)); // a hole is outlined too
    QVERIFY(maskOutline(cv::Mat::zeros(50, 50, CV_8UC1), {50, 50}).empty());
}

void TestLayers::smallMaskCoversThePicture()
{
    cv::Mat mask = cv::Mat::zeros(50, 50, CV_8UC1);
    mask(cv::Rect(10, 20, 10, 10)) = 255;
    const Outline outline = maskOutline(mask, {5000, 2500});
    QCOMPARE(outline.size(), std::size_t(1));
    const QRectF box = outline[0].boundingRect();
    QVERIFY(std::abs(box.left() - 1000) < 20 && std::abs(box.right() - 2000) < 20);
    QVERIFY(std::abs(box.top() - 1000) < 20 && std::abs(box.bottom() - 1500) < 20);
}

void TestLayers::regionOutlineRunsAlongTheThreshold()
{
    ViewedPart part = flatPart(0.0F, {640, 640});
    part.maps[0].values(cv::Rect(8, 8, 8, 8)) = 1.0F;
    const PreparedPart prepared = prepare(part);
    const Outline& outline = prepared->maps[0].region;
    QCOMPARE(outline.size(), std::size_t(1));
    QVERIFY(outline[0].size() >= 4);
    for (const QPointF& corner : outline[0]) {
        const QPoint pixel(int(corner.x()), int(corner.y()));
        double lowest = 2.0, highest = -1.0;
        for (int dy = -2; dy <= 2; ++dy)
            for (int dx = -2; dx <= 2; ++dx) {
                const double value = valuesAt(*prepared, pixel + QPoint(dx, dy), 0).difference;
                lowest = std::min(lowest, value);
                highest = std::max(highest, value);
            }
        QVERIFY(lowest < kThreshold && highest >= kThreshold);
    }
    part.maps[0].values = cv::Mat(32, 32, CV_32FC1, cv::Scalar(kNaN));
    QVERIFY(!prepare(part)->maps[0].region.empty()); // not a number is never good
}

void TestLayers::regionOutlineInLetterbox()
{
    ViewedPart part = flatPart(0.0F, {640, 320});
    part.resize = ResizeMode::Letterbox;
    part.maps[0].values.rowRange(0, 8) = 1.0F; // the bar above the picture
    part.maps[0].values.rowRange(24, 32) = 1.0F;
    part.maps[0].values(cv::Rect(8, 12, 4, 4)) = 1.0F;
    const Outline outline = prepare(part)->maps[0].region;
    QCOMPARE(outline.size(), std::size_t(1));
    const QRectF box = outline[0].boundingRect();
    QVERIFY(QLineF(box.center(), {200, 120}).length() < 3.0);
    QVERIFY(std::abs(box.width() - 80) < 20 && std::abs(box.height() - 80) < 20);
}

void TestLayers::outlineOfNoiseStaysBounded()
{
    cv::Mat mask(1500, 2500, CV_8UC1);
    cv::RNG(3).fill(mask, cv::RNG::UNIFORM, 0, 2);
    std::size_t corners = 0;
    for (const QPolygonF& contour : maskOutline(mask, mask.size()))
        corners += std::size_t(contour.size());
    QVERIFY(corners > 0 && corners <= 8000);
}

void TestLayers::outlineIsPaintedAtItsPlace()
{
    ViewedPart part = flatPart(0.0F, {400, 400});
    part.trueMask = cv::Mat::zeros(400, 400, CV_8UC1);
    part.trueMask(cv::Rect(100, 100, 200, 200)) = 255;
    const PreparedPart prepared = prepare(part);
    ViewCamera camera;
    camera.setPane({300, 300});
    camera.setPicture({400, 400});
    for (const double zoom : {0.5, 1.0, 4.0, 16.0}) {
        camera.zoomTo(zoom);
        camera.reveal({100, 200});
        const Viewport view = camera.viewport({300, 300});
        const QImage lines = paintOutlines(*prepared, {}, view, 1.0);
        const QPointF edge = view.toPane({100, 200});
        // Picture rows beside the centre of the pane, so that the line crosses the row.
        const int row = int(std::clamp(edge.y(), 2.0, 297.0));
        for (int x = 4; x < 296; ++x) {
            const double far = std::min(std::abs(x + 0.5 - edge.x()),
                                        std::abs(x + 0.5 - view.toPane({300, 200}).x()));
            const bool marked = qAlpha(lines.pixel(x, row)) > 0;
            if (far < 1.0)
                QVERIFY2(marked, qPrintable(QStringLiteral("%1 at %2").arg(zoom).arg(x)));
            if (far > 3.0)
                QVERIFY2(!marked, qPrintable(QStringLiteral("%1 at %2").arg(zoom).arg(x)));
        }
    }
}

void TestLayers::anythingMayBeMissing()
{
    QVERIFY(!prepare({}));
    for (int left = 1; left < 16; ++left) {
        ViewedPart part = flatPart(0.3F);
        part.trueMask = cv::Mat(64, 96, CV_8UC1, cv::Scalar(255));
        if (!(left & 1))
            part.picture = cv::Mat();
        if (!(left & 2))
            part.reconstruction = cv::Mat();
        if (!(left & 4))
            part.maps.clear();
        if (!(left & 8))
            part.trueMask = cv::Mat();
        const PreparedPart prepared = prepare(part);
        if (!prepared) {
            QCOMPARE(left & 7, 0);
            continue;
        }
        LayerSettings settings;
        settings.predicted = true;
        for (const Layer layer : {Layer::Input, Layer::Reconstruction, Layer::Difference})
            QVERIFY(!paintLayer(*prepared, layer, settings, plainView()).isNull());
        QCOMPARE(paintOutlines(*prepared, settings, plainView(), 1.0).isNull(), (left & 12) == 0);
        const PixelValues values = valuesAt(*prepared, {3, 3}, 0);
        QCOMPARE(values.hasInput, (left & 1) != 0);
        QCOMPARE(values.hasReconstruction, (left & 2) != 0);
        QCOMPARE(values.hasDifference, (left & 4) != 0);
    }
    ViewedPart tiny = flatPart(0.3F, {1, 1});
    tiny.resize = ResizeMode::Letterbox;
    QVERIFY(prepare(tiny));
    ViewedPart thin = flatPart(0.3F, {4000, 1});
    thin.resize = ResizeMode::Letterbox;
    QVERIFY(prepare(thin));
}

void TestLayers::wrongTypesCountAsEmpty()
{
    ViewedPart part = flatPart(0.3F);
    part.picture = cv::Mat(64, 96, CV_8UC1, cv::Scalar(9));
    part.maps[0].values = cv::Mat(32, 32, CV_64FC1, cv::Scalar(0.3));
    part.trueMask = cv::Mat(64, 96, CV_32FC1, cv::Scalar(1));
    const PreparedPart prepared = prepare(part);
    QVERIFY(prepared);
    QVERIFY(prepared->picture.isEmpty() && prepared->maps.empty() && prepared->trueMask.empty());
    QCOMPARE(prepared->size(), QSize(32, 32));
}

QTEST_MAIN(TestLayers)
#include "test_layers.moc"
