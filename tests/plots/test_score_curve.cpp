// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/plots/class_chips.h"
#include "widgets/plots/plot_canvas.h"
#include "widgets/plots/score_curve_plot.h"

#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

QStringList lines(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).trimmed().split(QLatin1Char('\n'));
}

PlotColumn column(const Plot& plot, const QString& name)
{
    for (const PlotColumn& candidate : plot.columns()) {
        if (candidate.name == name)
            return candidate;
    }
    return {};
}

QVector<ScoreEpoch> twoEpochs()
{
    return {{1, {{0.5, 0.1, 0.6}, {5.0, 1.0, 6.0}}}, {2, {{0.25, 0.05, 0.5}, {2.5, 0.5, 5.0}}}};
}

} // namespace

class TestScoreCurve : public QObject
{
    Q_OBJECT

private:
    /// Middle of a point on the shown chart.
    static void hover(PlotCanvas& canvas, double x, double y)
    {
        const QPoint at = canvas.pixelOf(x, y).toPoint();
        QTest::mouseMove(&canvas, at + QPoint(1, 0));
        QTest::mouseMove(&canvas, at);
    }

    static void show(Plot& plot)
    {
        plot.resize(800, 450);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        QCoreApplication::processEvents();
    }

private slots:
    void initTestCase()
    {
        support::watchWarnings();
        QLocale::setDefault(QLocale::c());
        applyTheme(ThemeChoice::Light);
    }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    /// More classes than colours: what has the colour of another class has a marker of its own.
    void noTwoOfManyClassesLookTheSame()
    {
        ScoreCurvePlot plot;
        QStringList names;
        for (int i = 0; i < 40; ++i)
            names << QStringLiteral("class %1").arg(i);
        plot.setClasses(names);
        QSet<QPair<QRgb, int>> looks;
        const QVector<LegendEntry> legend = plot.legend();
        for (int i = 0; i < names.size(); ++i)
            looks.insert({legend.at(i).colour.rgb(), legend.at(i).marker});
        QCOMPARE(int(looks.size()), 40);
        QCOMPARE(legend.at(0).marker, 0);
    }

    void csvHoldsEveryPoint()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("scores.csv"));
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("bottle"), QStringLiteral("nut, \"M4\"")});
        plot.appendEpoch(1, {{0.1, 0.01, 0.12}, {1.0 / 3.0, 0.5, kNaN}});
        plot.appendEpoch(2, {{0.05, 0.02, 0.11}});
        plot.appendLive(2.5, {0.07, 0.3});
        plot.setMuted({0});
        plot.setRelative(true);
        QVERIFY(plot.exportCsv(path));
        QCOMPARE(lines(path),
                 QStringList({QStringLiteral("epoch,bottle mean,bottle standard deviation,"
                                             "bottle threshold,bottle running epoch,"
                                             "\"nut, \"\"M4\"\" mean\",\"nut, \"\"M4\"\" standard "
                                             "deviation\",\"nut, \"\"M4\"\" threshold\","
                                             "\"nut, \"\"M4\"\" running epoch\""),
                              QStringLiteral("1,0.1,0.01,0.12,,0.3333333333333333,0.5,,"),
                              QStringLiteral("2,0.05,0.02,0.11,,,,,"),
                              QStringLiteral("2.5,,,,0.07,,,,0.3")}));
    }

    void csvNamesTheComparedRun()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setComparison(QStringLiteral("run 7"), twoEpochs());
        QCOMPARE(column(plot, QStringLiteral("b (run 7) mean")).y, QVector<double>({5.0, 2.5}));
        plot.clearComparison();
        QVERIFY(column(plot, QStringLiteral("b (run 7) mean")).x.isEmpty());
    }

    void unwritableFileIsOneSentence()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a")});
        const auto written = plot.exportCsv(QStringLiteral("/proc/nowhere/scores.csv"));
        QVERIFY(!written);
        QVERIFY(QString::fromStdString(written.error().message).contains(QLatin1String("/proc")));
    }

    void epochReplacesLive()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a")});
        const QString live = QStringLiteral("a running epoch");
        plot.appendLive(0.25, {0.9});
        plot.appendLive(0.5, {0.8});
        plot.appendLive(1.25, {0.7});
        QCOMPARE(column(plot, live).x, QVector<double>({0.25, 0.5, 1.25}));
        plot.appendEpoch(1, {{0.75, 0.1, 1.0}});
        QCOMPARE(column(plot, live).x, QVector<double>({1.25}));
        plot.appendLive(0.9, {0.6}); // late: the exact point is there
        QCOMPARE(column(plot, live).x, QVector<double>({1.25}));
        auto* canvas = plot.findChild<PlotCanvas*>();
        QCOMPARE(canvas->data(4).x, QVector<double>({1.25})); // as drawn: kinds times one class
        QCOMPARE(canvas->data(5).y, QVector<double>({0.75}));
    }

    void resumedRunReplacesItsEnd()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a")});
        for (int epoch = 1; epoch <= 4; ++epoch)
            plot.appendEpoch(epoch, {{double(epoch), 0.1, 1.0}});
        plot.appendEpoch(3, {{30.0, 0.1, 1.0}});
        QCOMPARE(column(plot, QStringLiteral("a mean")).x, QVector<double>({1, 2, 3}));
        QCOMPARE(column(plot, QStringLiteral("a mean")).y, QVector<double>({1, 2, 30}));
        QCOMPARE(plot.findChild<PlotCanvas*>()->data(5).y, QVector<double>({1, 2, 30}));
    }

    void soloAndMute()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QSignalSpy solo(&plot, &ScoreCurvePlot::soloChanged);
        plot.setMuted({1});
        QVERIFY(plot.isClassVisible(0) && !plot.isClassVisible(1) && plot.isClassVisible(2));
        plot.setSolo({1}); // solo wins over mute
        QVERIFY(!plot.isClassVisible(0) && plot.isClassVisible(1) && !plot.isClassVisible(2));
        QCOMPARE(solo.last().first().value<QSet<int>>(), QSet<int>({1}));
        plot.setSolo({});
        QVERIFY(plot.isClassVisible(0) && !plot.isClassVisible(1));
        QCOMPARE(plot.legend().first().name, QStringLiteral("a"));
        QVERIFY(plot.legend().at(1).name == QStringLiteral("c"));
    }

    void chipsByMouse()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        show(plot);
        const auto buttons = plot.chips()->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 4);
        QCOMPARE(buttons.at(2)->toolTip(), QStringLiteral("Show only b"));
        QCOMPARE(buttons.at(2)->accessibleName(), QStringLiteral("Show only b"));
        const double before = plot.yRange().first;
        QTest::mouseClick(buttons.at(2), Qt::LeftButton);
        QVERIFY(!plot.isClassVisible(0) && plot.isClassVisible(1));
        QVERIFY(plot.yRange().first > before); // the axis follows what is visible
    }

    void readOut()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        show(plot);
        auto* canvas = plot.findChild<PlotCanvas*>();
        hover(*canvas, 2, 2.5);
        QCOMPARE(plot.readout(), QStringLiteral("b\nepoch 2\nscore 2.5 ± 0.5\nthreshold 5"));
        QCOMPARE(plot.cursorX(), std::optional<double>(2.0));
        // By keyboard: point by point, series by series (a mean follows b mean around the end).
        canvas->setFocus();
        QTest::keyClick(canvas, Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(plot.readout(), QStringLiteral("b\nepoch 1\nscore 5 ± 1\nthreshold 6"));
        plot.setRelative(true);
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(plot.readout(), QStringLiteral("b\nepoch 2\nscore 0.5 ± 0.1 × threshold"));
    }

    void relativeBringsClassesTogether()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        QVERIFY(plot.isLogarithmic());
        QVERIFY(plot.yRange().second > 6.0);
        plot.setRelative(true);
        plot.setLogarithmic(false);
        QVERIFY(plot.yRange().second < 1.2 && plot.yRange().second > 1.0);
        plot.setRelative(false);
        QVERIFY(plot.yRange().second > 6.0);
    }

    void zerosGapsAndWildValues()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory({{1, {{0.0, 0.0, 0.0}, {kNaN, kNaN, kNaN}}},
                         {2, {{0.3, 0.5, 0.4}, {}}},
                         {3, {{-1.0, 0.1, 0.4}, {HUGE_VAL, 1e300, -HUGE_VAL}}},
                         {4, {{0.2, 0.1, 0.0}}}});
        plot.appendLive(4.5, {0.0, kNaN});
        plot.appendLive(kNaN, {0.5, 0.5});
        for (const bool logarithmic : {true, false}) {
            for (const bool relative : {true, false}) {
                plot.setRelative(relative);
                plot.setLogarithmic(logarithmic);
                show(plot);
                QVERIFY(!plot.grab().isNull());
                const auto [low, high] = plot.yRange();
                QVERIFY(std::isfinite(low) && std::isfinite(high) && low < high);
                QVERIFY(!logarithmic || low > 0.0);
            }
        }
        // NaN is a gap in the drawn data, not a zero.
        const PlotColumn drawn = plot.findChild<PlotCanvas*>()->data(11);
        QVERIFY(std::isnan(drawn.y.at(0)) && std::isnan(drawn.y.at(2)));
    }

    void onlyZerosInLogarithmicScale()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a")});
        plot.appendEpoch(1, {{0.0, 0.0, 0.0}});
        show(plot);
        QVERIFY(!plot.grab().isNull());
        QVERIFY(plot.yRange().first > 0.0);
    }

    void emptyAndWithoutClasses()
    {
        ScoreCurvePlot plot;
        show(plot);
        QVERIFY(plot.isEmpty());
        plot.appendEpoch(1, {{1, 1, 1}});
        plot.appendLive(1.5, {1});
        plot.setRelative(true);
        plot.setClasses({QStringLiteral("a")});
        QVERIFY(!plot.grab().isNull());
    }

    void themeSwitch()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        show(plot);
        const QColor light = plot.grab().toImage().pixelColor(2, 2);
        applyTheme(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QTRY_COMPARE(plot.grab().toImage().pixelColor(2, 2), theme().raised);
        QVERIFY(light != theme().raised);
        applyTheme(ThemeChoice::Light);
    }

    void thousandsOfEpochsKeepTheirBand()
    {
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a")});
        QVector<ScoreEpoch> epochs;
        for (int epoch = 1; epoch <= 2000; ++epoch) {
            const bool gap = epoch > 900 && epoch < 1100;
            epochs << ScoreEpoch{epoch, {{gap ? kNaN : 1.0, 0.5, 3.0}}};
        }
        plot.setHistory(epochs);
        plot.setLogarithmic(false);
        show(plot);
        auto* canvas = plot.findChild<PlotCanvas*>();
        QCoreApplication::processEvents();
        const QImage shot = canvas->grab().toImage();
        const auto at = [&](double x, double y) {
            return shot.pixelColor(canvas->pixelOf(x, y).toPoint());
        };
        QVERIFY(at(500, 1.2) != theme().raised);
        QCOMPARE(at(500, 1.7), theme().raised);
        QCOMPARE(at(1000, 1.2), theme().raised);
        QVERIFY(at(1500, 0.7) != theme().raised);
    }

    void picturesAreWritten()
    {
        QTemporaryDir folder;
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        const QString png = folder.filePath(QStringLiteral("a b.png"));
        const QString pdf = folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(plot.exportPng(png, QSize(500, 300)));
        QVERIFY(plot.exportPdf(pdf, QSize(500, 300)));
        const QImage image(png);
        QCOMPARE(image.size(), QSize(1000, 600));
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 2) {
            for (int x = 0; x < image.width(); ++x)
                colours << image.pixel(x, y);
        }
        QVERIFY(colours.contains(classColour(0).rgb()) && colours.contains(classColour(1).rgb()));
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.size() > 2000);
        QVERIFY(file.read(5) == "%PDF-");
    }

    /// Paper is white whatever the screen shows, and the screen stays as it was.
    void picturesAreForPaper()
    {
        QTemporaryDir folder;
        applyTheme(ThemeChoice::Light);
        ScoreCurvePlot plot;
        plot.setClasses({QStringLiteral("a"), QStringLiteral("b")});
        plot.setHistory(twoEpochs());
        plot.resize(500, 300);
        plot.show();
        QCoreApplication::processEvents();
        const QString light = folder.filePath(QStringLiteral("light.png"));
        const QString dark = folder.filePath(QStringLiteral("dark.png"));
        QVERIFY(plot.exportPng(light, QSize(500, 300)));
        applyTheme(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        const QImage before = plot.grab().toImage();
        QVERIFY(plot.exportPng(dark, QSize(500, 300)));
        QVERIFY(theme().dark);
        QCoreApplication::processEvents();
        QCOMPARE(plot.grab().toImage(), before);
        QCOMPARE(QImage(dark).pixelColor(2, 2), QColor(Qt::white));
        QCOMPARE(QImage(dark), QImage(light));
        applyTheme(ThemeChoice::Light);
    }
};

QTEST_MAIN(TestScoreCurve)
#include "test_score_curve.moc"
