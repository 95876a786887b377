// SPDX-License-Identifier: GPL-3.0-or-later
// What a brush costs on a picture of 20 megapixels: every step of a stroke, its end (the tiles that
// are to be stored) and its undo. Give it a quiet machine.
#include "core/base/random.h"
#include "core/labels/mask_canvas.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr int kWidth = 5472, kHeight = 3648; // a camera of 20 megapixels
constexpr int kStrokes = 60, kStepsPerStroke = 60;
/// Of the 16.7 ms between two pictures at 60 a second, so that painting has the rest.
constexpr double kStepLimitMs = 4.0, kEndLimitMs = 16.0;

class Times
{
public:
    template <typename Work> void measure(Work&& work)
    {
        QElapsedTimer clock;
        clock.start();
        work();
        m_ms.push_back(double(clock.nsecsElapsed()) / 1e6);
    }
    double quantile(double share)
    {
        std::sort(m_ms.begin(), m_ms.end());
        return m_ms[std::size_t(share * double(m_ms.size() - 1))];
    }
    void report(const char* what, double diameter)
    {
        qInfo("brush of %.0f pixels, %s: median %.3f ms, 99 %% within %.3f ms, longest %.3f ms",
              diameter, what, quantile(0.5), quantile(0.99), quantile(1.0));
    }

private:
    std::vector<double> m_ms;
};

} // namespace

class BenchLabelCanvas : public QObject
{
    Q_OBJECT

private slots:
    void strokesOfAFastHand_data();
    void strokesOfAFastHand();
};

void BenchLabelCanvas::strokesOfAFastHand_data()
{
    QTest::addColumn<double>("diameter");
    for (const double diameter : {5.0, 40.0, 200.0, 600.0})
        QTest::addRow("%.0f pixels", diameter) << diameter;
}

void BenchLabelCanvas::strokesOfAFastHand()
{
    QFETCH(double, diameter);
    MaskCanvas canvas({kWidth, kHeight});
    Random random(5);
    Times steps, ends, undos;
    for (int stroke = 0; stroke < kStrokes; ++stroke) {
        cv::Point2d at(random.uniform(0, kWidth), random.uniform(0, kHeight));
        double heading = random.uniform(0, 6.28);
        const bool erase = stroke % 4 == 3;
        steps.measure([&] { canvas.beginStroke(at, diameter, erase); });
        for (int step = 0; step < kStepsPerStroke; ++step) {
            heading += random.uniform(-0.4, 0.4);
            const double way = random.uniform(5, 120); // up to 7,000 pixels a second
            at += cv::Point2d(std::cos(heading), std::sin(heading)) * way;
            steps.measure([&] { canvas.extendStroke(at); });
        }
        ends.measure([&] {
            canvas.endStroke();
            for (const cv::Point& tile : canvas.takeChangedTiles())
                canvas.packTile(tile);
        });
    }
    while (canvas.canUndo())
        undos.measure([&] { canvas.undo(); });
    QVERIFY(canvas.blank());
    steps.report("a step", diameter);
    ends.report("the end of a stroke", diameter);
    undos.report("an undo", diameter);
    QVERIFY2(steps.quantile(0.99) <= kStepLimitMs,
             "1 % of the steps take too long for 60 a second");
    QVERIFY2(ends.quantile(0.99) <= kEndLimitMs, "1 % of the strokes end with a dropped picture");
}

QTEST_APPLESS_MAIN(BenchLabelCanvas)
#include "bench_label_canvas.moc"
