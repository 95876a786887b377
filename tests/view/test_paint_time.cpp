// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_plant.h"
#include "support/no_warnings.h"
#include "widgets/view/triple_view.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlack = 20.0; ///< instrumented code is slower by about that
#else
constexpr double kSlack = 1.0;
#endif

/// Twenty megapixels with a defect, and a map whose outline winds all over it.
ViewedPart largePart()
{
    const DemoPicture drawn = drawDemoPicture("gear", "good", 1, 1, 512);
    ViewedPart part;
    const cv::Size size(5471, 3647);
    cv::resize(drawn.image, part.picture, size);
    part.reconstruction = prepareInput(drawn.image, 128, ResizeMode::Stretch);
    cv::Mat map;
    cv::cvtColor(part.reconstruction, map, cv::COLOR_BGR2GRAY);
    map.convertTo(map, CV_32FC1, 1.0 / 255.0);
    part.maps.push_back({QStringLiteral("SSIM"), map, 0.5, 1.0});
    part.trueMask = cv::Mat::zeros(size, CV_8UC1);
    cv::circle(part.trueMask, {2700, 1800}, 900, cv::Scalar(255), cv::FILLED);
    return part;
}

/// The least of several: what the work costs when nothing else runs.
template <typename Work> double leastMilliseconds(int times, const Work& work)
{
    double least = 1e9;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        least = std::min(least, double(timer.nsecsElapsed()) / 1e6);
    }
    return least;
}

} // namespace

/// Bounds are some times what was measured, so that a busy machine passes and a design that
/// touches every pixel of the picture does not.
class TestPaintTime : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { support::watchWarnings(); }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void twentyMegapixels();
};

void TestPaintTime::twentyMegapixels()
{
    const ViewedPart part = largePart();
    PreparedPart prepared;
    const double preparing = leastMilliseconds(3, [&] { prepared = prepare(part); });
    qInfo("prepare: %.1f ms", preparing);
    QVERIFY(preparing < kSlack * 400.0);

    TripleView view;
    view.resize(1500, 900);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const double setting = leastMilliseconds(5, [&] { view.setPart(prepared); });
    qInfo("setPart: %.2f ms", setting);
    QVERIFY(setting < kSlack * 5.0);

    const QSize size = view.pane(Layer::Input).size();
    ViewCamera camera;
    camera.setPane(size);
    camera.setPicture(prepared->size());
    LayerSettings settings;
    settings.predicted = true;
    for (const double zoom : {0.0, 0.13, 0.26, 0.51, 1.0, 2.0, 8.0, 64.0}) {
        if (zoom > 0.0)
            camera.zoomTo(zoom);
        const Viewport shown = camera.viewport(size);
        const double all = leastMilliseconds(5, [&] {
            for (const Layer layer : {Layer::Input, Layer::Reconstruction, Layer::Difference})
                paintLayer(*prepared, layer, settings, shown);
        });
        const double lines =
            leastMilliseconds(5, [&] { paintOutlines(*prepared, settings, shown, 1.0); });
        qInfo("three panes of %d x %d at %.0f %%: layers %.1f ms, outlines %.1f ms", size.width(),
              size.height(), camera.zoom() * 100.0, all, lines);
        QVERIFY(all < kSlack * 30.0);
        QVERIFY(lines < kSlack * 30.0);
    }
}

QTEST_MAIN(TestPaintTime)
#include "test_paint_time.moc"
