// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a stroke follows the pointer at 60 frames a second on a picture of twenty megapixels:
// from each move of the mouse until it is painted. Give it a quiet machine.
#include "view/mask_bench.h"
#include "widgets/common/theme.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <algorithm>
#include <cmath>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const cv::Size kTwentyMegapixels(5472, 3648);
constexpr double kFrameMs = 1000.0 / 60.0;
constexpr int kStrokes = 12, kMoves = 100;

cv::Mat photograph(cv::Size size)
{
    cv::Mat small(size / 8, CV_8UC3);
    cv::RNG(7).fill(small, cv::RNG::UNIFORM, 40, 220);
    cv::Mat whole(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            whole.at<cv::Vec3b>(y, x) = small.at<cv::Vec3b>(y / 8, x / 8);
    return whole;
}

double share(std::vector<double> values, double fraction)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(fraction * double(values.size() - 1) + 0.5)];
}

double since(const QElapsedTimer& clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

/// Counts what a widget paints.
class PaintCount : public QObject
{
public:
    using QObject::QObject;
    int painted = 0;

    bool eventFilter(QObject*, QEvent* event) override
    {
        painted += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

class BenchMaskEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        applyTheme(ThemeChoice::Light);
    }
    void strokesFollowThePointer_data()
    {
        QTest::addColumn<QSize>("window");
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("diameter");
        const QSize small(1280, 640), large(1920, 920);
        QTest::newRow("whole picture, small brush") << large << 0.0 << 24.0;
        QTest::newRow("whole picture, large brush") << large << 0.0 << 400.0;
        QTest::newRow("whole picture, low window") << small << 0.0 << 60.0;
        QTest::newRow("actual pixels") << large << 1.0 << 40.0;
        QTest::newRow("single pixels") << large << 8.0 << 6.0;
        QTest::newRow("whole picture, largest brush") << large << 0.0 << 2000.0;
    }
    void strokesFollowThePointer();
    void wholeChanges();
};

void BenchMaskEditor::strokesFollowThePointer()
{
    QFETCH(QSize, window);
    QFETCH(double, zoom);
    QFETCH(double, diameter);
    Scratch scratch;
    MaskBench bench(scratch, kTwentyMegapixels);
    bench.host.resize(window);
    ViewedPart part = greyPart(kTwentyMegapixels);
    part.picture = photograph(kTwentyMegapixels);
    bench.view->setPart(part);
    bench.view->setOverlayVisible(true);
    bench.open();
    bench.editor->setDrawing(true);
    bench.editor->tools().setDiameter(diameter);
    if (zoom > 0)
        bench.view->actualPixels();
    for (double now = 1.0; now < zoom; now *= 1.25)
        bench.view->zoomIn();
    QCoreApplication::processEvents();
    PaintCount count;
    bench.pane().installEventFilter(&count);

    std::vector<double> downs, moves;
    const QPointF middle(bench.pane().width() / 2.0, bench.pane().height() / 2.0);
    const double reach = std::min(bench.pane().width(), bench.pane().height()) * 0.4;
    const auto at = [&](int stroke, int move) { // curls over the pane, as a hand draws
        const double turn = 0.06 * move + stroke,
                     far = reach * (0.3 + 0.7 * (stroke + 1) / kStrokes);
        return bench.pane().viewport().toPicture(
            middle + QPointF(std::cos(turn), std::sin(1.3 * turn)) * far);
    };
    QElapsedTimer clock;
    for (int stroke = 0; stroke < kStrokes; ++stroke) {
        clock.start();
        bench.press(at(stroke, 0));
        QCoreApplication::processEvents();
        downs.push_back(since(clock));
        for (int move = 1; move <= kMoves; ++move) {
            const int before = count.painted;
            clock.start();
            bench.move(at(stroke, move));
            while (count.painted == before)
                QCoreApplication::processEvents();
            moves.push_back(since(clock));
        }
        bench.release(at(stroke, kMoves));
    }
    bench.masks.waitUntilStored();
    QVERIFY(bench.marked() > 0);
    const auto late =
        std::count_if(moves.begin(), moves.end(), [](double ms) { return ms > kFrameMs; });
    qInfo("%-30s move to paint p50 %5.2f, p95 %5.2f, p99 %5.2f, slowest %5.2f ms; "
          "%.2f %% of %d over %.1f ms; pen down p50 %.1f, slowest %.1f ms",
          QTest::currentDataTag(), share(moves, 0.5), share(moves, 0.95), share(moves, 0.99),
          share(moves, 1.0), 100.0 * double(late) / double(moves.size()), int(moves.size()),
          kFrameMs, share(downs, 0.5), share(downs, 1.0));
    if (diameter < 1000.0)
        QVERIFY2(share(moves, 0.99) <= kFrameMs, "a stroke lags behind the pointer");
}

void BenchMaskEditor::wholeChanges()
{
    Scratch scratch;
    MaskBench bench(scratch, kTwentyMegapixels);
    bench.host.resize(1920, 920);
    bench.open();
    bench.editor->setDrawing(true);
    QElapsedTimer clock;
    const auto timed = [&](const char* what, auto&& work) {
        bench.masks.waitUntilStored();
        clock.start();
        work();
        QCoreApplication::processEvents();
        qInfo("%-30s %6.1f ms", what, since(clock));
    };
    timed("box over nearly all", [&] {
        bench.editor->tools().setTool(MaskTool::Box);
        bench.stroke({100, 100}, {5300, 3500});
    });
    timed("undo", [&] { bench.masks.undo(); });
    timed("ring and fill", [&] {
        bench.stroke({1000, 1000}, {3000, 3000});
        bench.stroke({1050, 1050}, {2950, 2950}, Qt::RightButton);
        bench.editor->tools().setTool(MaskTool::Fill);
        bench.click({2000, 2000});
    });
    QVERIFY(bench.markedAt(2000, 2000));
    const qint64 before = bench.marked();
    timed("the model's region, in hand", [&] { QTest::keyClick(bench.view, Qt::Key_R); });
    clock.start();
    QTRY_VERIFY(bench.marked() > before);
    qInfo("%-30s %6.1f ms later", "the model's region, shown", since(clock));
    timed("clear", [&] { QTest::keyClick(bench.view, Qt::Key_Delete, Qt::ControlModifier); });
    QCOMPARE(bench.marked(), 0);
}

QTEST_MAIN(BenchMaskEditor)
#include "bench_mask_editor.moc"
