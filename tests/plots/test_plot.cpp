// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/plots/cost_curve.h"
#include "widgets/plots/line_plot.h"
#include "widgets/plots/plot_canvas.h"

#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

PlotCanvas& canvasOf(Plot& plot)
{
    return *plot.findChild<PlotCanvas*>();
}

void show(Plot& plot)
{
    plot.resize(600, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QCoreApplication::processEvents();
}

void turnWheel(PlotCanvas& canvas, const QPoint& at, int angle, Qt::KeyboardModifiers keys = {})
{
    QWheelEvent event(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, angle), Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas, &event);
}

} // namespace

class TestPlot : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        support::watchWarnings();
        QLocale::setDefault(QLocale::c());
        applyTheme(ThemeChoice::Light);
    }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    /// However low the plot, its labels do not run into each other.
    void labelsOfALowPlotDoNotOverlap_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<double>("factor"); // between neighbouring points
        QTest::newRow("linear") << false << 1.1;
        QTest::newRow("within a decade") << true << 1.05;
        QTest::newRow("two decades") << true << 1.25;
        QTest::newRow("many decades") << true << 3.0;
    }

    void labelsOfALowPlotDoNotOverlap()
    {
        QFETCH(bool, logarithmic);
        QFETCH(double, factor);
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("loss")});
        plot.offerLogarithmic();
        plot.setLogarithmic(logarithmic);
        for (int i = 0; i < 20; ++i)
            plot.append(i + 1, {0.01 * std::pow(factor, i)});
        show(plot);
        const double height = QFontMetrics(textFont(0.85)).height();
        for (const int size : {130, 160, 220, 400}) {
            plot.resize(300, size);
            QCoreApplication::processEvents();
            const QVector<double> labels = canvasOf(plot).valueLabels();
            const QRect area = canvasOf(plot).chartArea();
            double last = 1e9;
            int seen = 0;
            for (const double y : labels) {
                if (y < area.top() || y > area.bottom() + 1)
                    continue;
                QVERIFY2(last - y >= height, qPrintable(QString::number(size)));
                last = y;
                ++seen;
            }
            QVERIFY(seen >= (size > 150 && (!logarithmic || factor > 2) ? 2 : 1));
        }
    }

    void labelsOfANarrowPlotDoNotOverlap_data()
    {
        QTest::addColumn<double>("last"); // epoch; the first is 1
        QTest::newRow("within an epoch") << 1.28;
        QTest::newRow("few epochs") << 4.0;
        QTest::newRow("many epochs") << 20'000.0;
    }

    void labelsOfANarrowPlotDoNotOverlap()
    {
        QFETCH(double, last);
        LinePlot plot(QStringLiteral("Learning rate"));
        plot.setSeries({QStringLiteral("rate")});
        plot.append(1, {0.1});
        plot.append(last, {0.2});
        show(plot);
        const QFontMetrics text(textFont(0.85));
        for (const int size : {170, 220, 300, 600}) {
            plot.resize(size, 200);
            QCoreApplication::processEvents();
            const auto labels = canvasOf(plot).stepLabels();
            const QRect area = canvasOf(plot).chartArea();
            double end = -1e9;
            int seen = 0;
            for (const auto& [x, label] : labels) {
                if (x < area.left() || x > area.right() + 1)
                    continue;
                const double half = text.horizontalAdvance(label) / 2.0;
                QVERIFY2(x - half >= end + 3.0, qPrintable(QString::number(size)));
                end = x + half;
                ++seen;
            }
            QVERIFY(seen >= (size > 250 ? 2 : 1));
        }
    }

    void dataComesBackAsCsv()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("loss.csv"));
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("total"), QStringLiteral("ssim")});
        plot.append(1, {0.1, 1e-300});
        plot.append(2, {kNaN});
        plot.append(3, {1.0 / 3.0, -2.5});
        plot.setComparison(QStringLiteral("old"), {2, 4}, {{7, 8}, {9}});
        QVERIFY(plot.exportCsv(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("epoch,total,ssim,total (old),ssim (old)\n"
                                            "1,0.1,1e-300,,\n"
                                            "2,,,7,9\n"
                                            "3,0.3333333333333333,-2.5,,\n"
                                            "4,,,8,\n"));
        plot.append(2, {5, 6}); // resumed at epoch 2
        QCOMPARE(plot.columns().first().y, QVector<double>({0.1, 5}));
        plot.clear();
        QVERIFY(plot.columns().first().x.isEmpty());
        QCOMPARE(plot.columns().at(2).y, QVector<double>({7, 8}));
    }

    void percentKeepsItsWholeRange()
    {
        LinePlot plot(QStringLiteral("Validation"));
        plot.setSeries({QStringLiteral("F1")}, {{}, true});
        plot.append(1, {0.9});
        plot.append(2, {0.95});
        QVERIFY(plot.yRange().first <= 0.0 && plot.yRange().second >= 1.0);
        show(plot);
        PlotCanvas& canvas = canvasOf(plot);
        QTest::mouseMove(&canvas, canvas.pixelOf(2, 0.95).toPoint() - QPoint(2, 0));
        QTest::mouseMove(&canvas, canvas.pixelOf(2, 0.95).toPoint());
        QCOMPARE(plot.readout(), QStringLiteral("F1\nepoch 2: 95.0 %"));
    }

    void wheelDragAndDoubleClick()
    {
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("total")});
        for (int x = 0; x <= 100; ++x)
            plot.append(x, {double(x)});
        show(plot);
        PlotCanvas& canvas = canvasOf(plot);
        const Range whole = plot.xRange(), values = plot.yRange();
        const QPoint at = canvas.pixelOf(25, 50).toPoint();
        turnWheel(canvas, at, 240);
        const Range zoomed = plot.xRange();
        QVERIFY(zoomed.second - zoomed.first < 0.7 * (whole.second - whole.first));
        // What is under the cursor stays there; values follow what is visible.
        QVERIFY(std::abs(canvas.pixelOf(25, 50).x() - at.x()) < 2);
        QVERIFY(plot.yRange().second < values.second);

        plot.append(101, {1e6}); // a zoomed plot does not run away
        QCOMPARE(plot.xRange(), zoomed);

        QTest::mousePress(&canvas, Qt::LeftButton, {}, at);
        QTest::mouseMove(&canvas, at + QPoint(40, 3));
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at + QPoint(40, 3));
        QVERIFY(plot.xRange().first < zoomed.first);
        QVERIFY(std::abs((plot.xRange().second - plot.xRange().first) -
                         (zoomed.second - zoomed.first)) < 1e-6);

        const Range before = plot.yRange();
        turnWheel(canvas, at, 120, Qt::ControlModifier);
        QVERIFY(plot.yRange().second - plot.yRange().first < before.second - before.first);

        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at);
        QVERIFY(plot.xRange().first < 0 && plot.xRange().second > 101);
        QVERIFY(plot.yRange().second > 1e6);
    }

    void keyboard()
    {
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("total")});
        for (int x = 0; x <= 100; ++x)
            plot.append(x, {double(x)});
        show(plot);
        plot.setFocus();
        PlotCanvas& canvas = canvasOf(plot);
        QTRY_VERIFY(canvas.hasFocus());
        const Range whole = plot.xRange(), values = plot.yRange();
        QTest::keyClick(&canvas, Qt::Key_Plus);
        QVERIFY(plot.xRange().first > whole.first && plot.xRange().second < whole.second);
        const Range zoomed = plot.xRange();
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(plot.xRange().first > zoomed.first);
        QTest::keyClick(&canvas, Qt::Key_Left);
        QVERIFY(std::abs(plot.xRange().first - zoomed.first) < 1e-9);
        QTest::keyClick(&canvas, Qt::Key_Up);
        QVERIFY(plot.yRange().second > 0 && plot.yRange() != values);
        QTest::keyClick(&canvas, Qt::Key_Minus);
        QTest::keyClick(&canvas, Qt::Key_0);
        QCOMPARE(plot.xRange(), whole);
        QCOMPARE(plot.yRange(), values);
        for (int i = 0; i < 200; ++i)
            QTest::keyClick(&canvas, i < 100 ? Qt::Key_Plus : Qt::Key_Minus);
        QVERIFY(plot.xRange().first < plot.xRange().second);
        QVERIFY(!plot.grab().isNull());
    }

    void logarithmicButton()
    {
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("total")});
        plot.offerLogarithmic();
        plot.setData({1, 2, 3, 4}, {{0.0, 1e-6, 10.0, -5.0}});
        show(plot);
        auto* button = plot.findChild<QToolButton*>(QStringLiteral("plotLog"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(plot.isLogarithmic());
        QVERIFY(plot.yRange().first > 0 && plot.yRange().first <= 1e-6);
        QVERIFY(!plot.grab().isNull());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(plot.yRange().first < -5);
    }

    void linkedAxes()
    {
        LinePlot first(QStringLiteral("one")), second(QStringLiteral("two"));
        auto third = std::make_unique<LinePlot>(QStringLiteral("three"));
        for (LinePlot* plot : {&first, &second, third.get()})
            plot->setSeries({QStringLiteral("value")});
        linkAxes({&first, &second, third.get()});
        for (int x = 1; x <= 10; ++x)
            first.append(x, {1.0});
        second.append(20, {1.0});
        show(first);
        show(second);
        // Everything of all.
        QVERIFY(first.xRange().second >= 20);
        QCOMPARE(first.xRange(), second.xRange());
        first.setXRange({3, 5});
        QCOMPARE(second.xRange(), Range(3, 5));
        QCOMPARE(third->xRange(), Range(3, 5));
        second.resetZoom();
        QCOMPARE(first.xRange(), second.xRange());
        QVERIFY(first.xRange().second >= 20);

        PlotCanvas& canvas = canvasOf(first);
        QTest::mouseMove(&canvas, canvas.pixelOf(4, 1).toPoint() - QPoint(3, 0));
        QTest::mouseMove(&canvas, canvas.pixelOf(4, 1).toPoint());
        QCOMPARE(second.cursorX(), std::optional<double>(4.0));
        QVERIFY(second.readout().isEmpty());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&canvas, &leave);
        QVERIFY(!second.cursorX());

        third.reset(); // a plot may go away
        first.setXRange({1, 2});
        QCOMPARE(second.xRange(), Range(1, 2));
    }

    void costCurve()
    {
        CostCurve plot;
        plot.setNames(QStringLiteral("beta"), {QStringLiteral("EUR"), false});
        QVector<QPointF> points;
        for (int i = 20; i >= 0; --i)
            points << QPointF(i / 10.0, std::pow(i / 10.0 - 1.5, 2) + 1);
        points << QPointF(kNaN, 0) << QPointF(0.5, HUGE_VAL);
        plot.setCurve(points);
        QCOMPARE(plot.cheapest(), 1.5);
        plot.setOperatingPoint(0.5);
        show(plot);
        PlotCanvas& canvas = canvasOf(plot);
        QSignalSpy dragged(&plot, &CostCurve::operatingPointDragged);
        QSignalSpy released(&plot, &CostCurve::operatingPointReleased);
        const int y = canvas.chartArea().center().y();
        const int from = int(std::lround(canvas.pixelOf(0.5, 1).x()));
        const int to = int(std::lround(canvas.pixelOf(1.2, 1).x()));
        QTest::mousePress(&canvas, Qt::LeftButton, {}, {from, y});
        QTest::mouseMove(&canvas, {to, y});
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {to, y});
        QCOMPARE(released.size(), 1);
        QVERIFY(std::abs(released.last().first().toDouble() - 1.2) < 0.01);
        QVERIFY(!dragged.isEmpty());
        const double before = plot.operatingPoint();
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(std::abs(plot.operatingPoint() - before - 2.0 / 200) < 1e-9);
        QCOMPARE(released.size(), 2);
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(&canvas, Qt::Key_PageUp);
        QCOMPARE(plot.operatingPoint(), 2.0); // the curve's end
        plot.setCurve({});
        QVERIFY(std::isnan(plot.cheapest()));
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(!plot.grab().isNull());
    }

    void themeSwitchAndNames()
    {
        LinePlot plot(QStringLiteral("Loss"));
        plot.setSeries({QStringLiteral("a"), QStringLiteral("b")});
        plot.append(1, {1, 2});
        show(plot);
        for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
            applyTheme(choice);
            QTRY_COMPARE(plot.grab().toImage().pixelColor(2, 2), theme().raised);
        }
        QCOMPARE(plot.accessibleName(), QStringLiteral("Loss"));
        for (const QToolButton* button : plot.findChildren<QToolButton*>()) {
            QVERIFY(!button->toolTip().isEmpty());
            QVERIFY(!button->accessibleName().isEmpty());
        }
    }
};

QTEST_MAIN(TestPlot)
#include "test_plot.moc"
