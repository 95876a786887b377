// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/plots/plot_canvas.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_histogram.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <ctime>

using namespace mixdesk;

namespace {

constexpr double kFrame = 16.0; ///< ms
constexpr int kRepeats = 15;

/// Median processor time of one call on this thread, so that a busy machine does not count.
template <typename Function> double cost(const Function& function)
{
    QVector<double> times;
    for (int i = 0; i < kRepeats; ++i) {
        timespec before{}, after{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
        function(i);
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
        times << double(after.tv_sec - before.tv_sec) * 1e3 +
                     double(after.tv_nsec - before.tv_nsec) * 1e-6;
    }
    std::sort(times.begin(), times.end());
    return times.at(kRepeats / 2);
}

double wave(int i)
{
    return 1.0 + 0.1 * std::sin(i * 12.9898) + 0.05 * std::sin(i * 78.233);
}

} // namespace

/// Figures of speed; sanitized programs are slower than they mean.
class TestPlotSpeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitized");
#endif
        support::watchWarnings();
        applyTheme(ThemeChoice::Light);
    }
    void cleanup()
    {
        QCOMPARE(support::takeWarnings(), QStringList());
    }

    void scoreCurves()
    {
        constexpr int kClasses = 8, kEpochs = 1000, kLive = 20000;
        ScoreCurvePlot plot;
        QStringList names;
        for (int i = 0; i < kClasses; ++i)
            names << QStringLiteral("class %1").arg(i);
        plot.setClasses(names);
        const auto mean = [](int i, int of) { return 0.02 * std::pow(1.7, of) * wave(i + of); };
        QVector<ScoreEpoch> epochs;
        for (int epoch = 1; epoch <= kEpochs; ++epoch) {
            ScoreEpoch row{epoch, {}};
            for (int i = 0; i < kClasses; ++i)
                row.classes << ClassPoint{mean(epoch, i), mean(epoch, i) * 0.2,
                                          mean(epoch, i) * 1.4};
            epochs << row;
        }
        plot.setHistory(epochs);
        for (int point = 1; point <= kLive / kClasses; ++point) {
            QVector<double> means;
            for (int i = 0; i < kClasses; ++i)
                means << mean(point, i);
            plot.appendLive(kEpochs + point / (kLive / kClasses + 1.0), means);
        }
        plot.resize(1200, 600);
        plot.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plot));
        auto* canvas = plot.findChild<PlotCanvas*>();
        const double median = cost([&](int) {
            canvas->changed();
            canvas->flush();
            QCoreApplication::processEvents(); // the queued drawing
        });
        qInfo("one replot: %.1f ms", median);
        QVERIFY2(median < kFrame, qPrintable(QString::number(median)));
    }

    void histogramUnderTheHand()
    {
        ScoreHistogram histogram;
        QVector<double> good, defective, unlabelled;
        for (int i = 0; i < 40000; ++i) {
            good << 0.25 * wave(i);
            defective << 0.5 * wave(3 * i);
            unlabelled << 0.3 * wave(7 * i);
        }
        unlabelled.resize(20000);
        histogram.setScores(good, defective, unlabelled);
        histogram.setThreshold(0.3);
        histogram.resize(120, 500);
        histogram.show();
        QVERIFY(QTest::qWaitForWindowExposed(&histogram));
        const double median = cost([&](int i) {
            histogram.setThreshold(0.3 + i * 0.01);
            histogram.repaint();
        });
        qInfo("one repaint: %.2f ms", median);
        QVERIFY2(median < kFrame / 4, qPrintable(QString::number(median)));
    }
};

QTEST_MAIN(TestPlotSpeed)
#include "test_plot_speed.moc"
