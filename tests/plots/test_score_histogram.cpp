// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/plots/score_histogram.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void show(QWidget& widget, const QSize& size)
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

} // namespace

class TestScoreHistogram : public QObject
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

    void countsPerBin()
    {
        ScoreBins scores;
        scores.setScores(ScoreGroup::Good, {0.5, 0.0, 0.25, kNaN, -3.0});
        scores.setScores(ScoreGroup::Defective, {1.0, 0.75, 99.0});
        scores.setScores(ScoreGroup::Unlabelled, {0.74});
        const QVector<ScoreBin> bins = scores.binned({0.0, 1.0}, 4);
        const QVector<QVector<int>> expected{{2, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 3, 0}};
        for (int i = 0; i < 4; ++i) {
            for (int group = 0; group < kScoreGroups; ++group)
                QCOMPARE(bins.at(i).counts.at(std::size_t(group)), expected.at(i).at(group));
        }
        QCOMPARE(scores.countAbove(ScoreGroup::Good, 0.25), 1);
        QCOMPARE(scores.countAbove(ScoreGroup::Defective, 0.75), 2);
    }

    /// The words of the two groups keep clear of the threshold's line wherever it stands.
    void captionsKeepClearOfTheThreshold()
    {
        for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
            ScoreHistogram histogram;
            histogram.setOrientation(orientation);
            histogram.setScores({0.1, 0.2}, {0.9}, {});
            histogram.setRange(0.0, 1.0);
            const bool lying = orientation == Qt::Horizontal;
            show(histogram, lying ? QSize(276, 200) : QSize(120, 260));
            for (double threshold = 0.0; threshold <= 1.0; threshold += 0.02) {
                histogram.setThreshold(threshold);
                histogram.setMarker(0.8);
                const int at = histogram.pixelOf(threshold);
                const QRect line = lying ? QRect(at - 1, 0, 2, histogram.height())
                                         : QRect(0, at - 1, histogram.width(), 2);
                for (const ScoreGroup group : {ScoreGroup::Good, ScoreGroup::Defective}) {
                    const QRect caption = histogram.captionRect(group);
                    QVERIFY2(!caption.isNull(), qPrintable(QString::number(threshold)));
                    QVERIFY(histogram.rect().contains(caption));
                    QVERIFY2(!caption.intersects(line), qPrintable(QString::number(threshold)));
                }
            }
        }
    }

    void thisPartIsNotStruckThrough()
    {
        for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical}) {
            ScoreHistogram histogram;
            histogram.setOrientation(orientation);
            histogram.setRange(0.0, 1.0);
            const bool lying = orientation == Qt::Horizontal;
            show(histogram, lying ? QSize(276, 200) : QSize(120, 260));
            for (double marker = 0.0; marker <= 1.0; marker += 0.05) {
                histogram.setMarker(marker);
                for (double threshold = 0.0; threshold <= 1.0; threshold += 0.02) {
                    histogram.setThreshold(threshold);
                    const int at = histogram.pixelOf(threshold);
                    const QRect line = lying ? QRect(at - 1, 0, 2, histogram.height())
                                             : QRect(0, at - 1, histogram.width(), 2);
                    const QRect label = histogram.markerLabel();
                    const QString where = QStringLiteral("%1 at %2").arg(marker).arg(threshold);
                    QVERIFY2(histogram.rect().contains(label), qPrintable(where));
                    QVERIFY2(!label.intersects(line), qPrintable(where));
                }
            }
        }
    }

    void rangeIgnoresFarOutliersOnly()
    {
        QVector<double> many;
        for (int i = 0; i < 5000; ++i)
            many << 0.2 + i * 1e-5;
        many << 1e6;
        ScoreBins scores;
        scores.setScores(ScoreGroup::Good, many);
        QVERIFY(scores.niceRange({}).second < 1.0);
        QVERIFY(scores.niceRange({0.9}).second > 0.9);
        scores.setScores(ScoreGroup::Defective, {2.0});
        QVERIFY(scores.niceRange({kNaN}).second > 2.0);
        scores.setScores(ScoreGroup::Good, {});
        const auto [low, high] = scores.niceRange({}); // one score
        QVERIFY(low < 2.0 && high > 2.0);
        QCOMPARE(ScoreBins().niceRange({}), Range(0.0, 1.0));
    }

    void pixelsAndValues()
    {
        for (const auto orientation : {Qt::Vertical, Qt::Horizontal}) {
            ScoreHistogram histogram;
            histogram.setOrientation(orientation);
            histogram.setRange(-1.0, 3.0);
            histogram.resize(300, 300);
            for (const double value : {-1.0, 0.0, 0.123, 3.0}) {
                const double step = 4.0 / (300 - 2 * ScoreHistogram::kAxisMargin);
                const double back = histogram.valueAt(histogram.pixelOf(value));
                QVERIFY(std::abs(back - value) <= step / 2 + 1e-12);
            }
            const int low = histogram.pixelOf(-1.0), high = histogram.pixelOf(3.0);
            QCOMPARE(std::min(low, high), ScoreHistogram::kAxisMargin);
            QCOMPARE(std::max(low, high), 300 - ScoreHistogram::kAxisMargin);
            QCOMPARE(high < low, orientation == Qt::Vertical);
        }
    }

    void dragByMouse_data()
    {
        QTest::addColumn<Qt::Orientation>("orientation");
        QTest::newRow("upright") << Qt::Vertical;
        QTest::newRow("flat") << Qt::Horizontal;
    }

    void dragByMouse()
    {
        QFETCH(Qt::Orientation, orientation);
        ScoreHistogram histogram;
        histogram.setOrientation(orientation);
        histogram.setScores({0.1, 0.2, 0.3}, {0.6, 0.9}, {});
        histogram.setRange(0.0, 1.0);
        histogram.setThreshold(0.5);
        show(histogram, {236, 236});
        QSignalSpy dragged(&histogram, &ScoreHistogram::thresholdDragged);
        QSignalSpy released(&histogram, &ScoreHistogram::thresholdReleased);
        const auto at = [&](double value) {
            const int pixel = histogram.pixelOf(value);
            return orientation == Qt::Vertical ? QPoint(50, pixel) : QPoint(pixel, 50);
        };
        // 200 px for 0..1: one pixel is 0.005. Taken 3 px off, the line does not jump.
        const QPoint off = orientation == Qt::Vertical ? QPoint(0, 3) : QPoint(3, 0);
        QTest::mousePress(&histogram, Qt::LeftButton, {}, at(0.5) + off);
        QTest::mouseMove(&histogram, at(0.6) + off);
        QTest::mouseMove(&histogram, at(0.7) + off);
        QCOMPARE(dragged.size(), 2);
        QVERIFY(std::abs(dragged.last().first().toDouble() - 0.7) < 0.003);
        QVERIFY(released.isEmpty());
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, at(0.7) + off);
        QCOMPARE(released.size(), 1);
        QCOMPARE(released.last().first().toDouble(), histogram.threshold());

        // Beyond the end: held at the range. Escape takes it back.
        QTest::mousePress(&histogram, Qt::LeftButton, {}, at(0.7));
        QTest::mouseMove(&histogram, at(5.0));
        QCOMPARE(histogram.threshold(), 1.0);
        QTest::keyClick(&histogram, Qt::Key_Escape);
        QVERIFY(std::abs(histogram.threshold() - 0.7) < 0.003);
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, at(5.0));

        // Away from the line nothing moves.
        const auto before = dragged.size();
        QTest::mousePress(&histogram, Qt::LeftButton, {}, at(0.2));
        QTest::mouseMove(&histogram, at(0.3));
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, at(0.3));
        QCOMPARE(dragged.size(), before);
    }

    void dragByKeys()
    {
        ScoreHistogram histogram;
        histogram.setRange(0.0, 2.0);
        histogram.setThreshold(1.0);
        show(histogram, {100, 300});
        QSignalSpy released(&histogram, &ScoreHistogram::thresholdReleased);
        QTest::keyClick(&histogram, Qt::Key_Up);
        QCOMPARE(histogram.threshold(), 1.01);
        QTest::keyClick(&histogram, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(histogram.threshold(), 1.009);
        QTest::keyClick(&histogram, Qt::Key_PageUp);
        QCOMPARE(histogram.threshold(), 1.109);
        QTest::keyClick(&histogram, Qt::Key_PageDown);
        QTest::keyClick(&histogram, Qt::Key_Left);
        QCOMPARE(histogram.threshold(), 0.999);
        QCOMPARE(released.size(), 5);
        histogram.setThresholdEditable(false);
        QTest::keyClick(&histogram, Qt::Key_Up);
        QCOMPARE(histogram.threshold(), 0.999);
    }

    void recheckBand()
    {
        ScoreHistogram histogram;
        histogram.setRange(0.0, 1.0);
        histogram.setThreshold(0.5);
        histogram.setBand(Range(0.3, 0.7));
        show(histogram, {100, 236});
        QSignalSpy released(&histogram, &ScoreHistogram::bandReleased);
        const auto at = [&](double value) { return QPoint(50, histogram.pixelOf(value)); };
        QTest::mousePress(&histogram, Qt::LeftButton, {}, at(0.7));
        QTest::mouseMove(&histogram, at(0.1)); // the limits never cross
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, at(0.1));
        QCOMPARE(released.size(), 1);
        QCOMPARE(histogram.band(), std::optional<Range>(Range(0.3, 0.3)));
        QCOMPARE(histogram.threshold(), 0.5);
    }

    void autoRangeStaysUnderTheHand()
    {
        ScoreHistogram histogram;
        histogram.setScores({0.1, 0.2}, {0.5}, {});
        histogram.setThreshold(0.3);
        QVERIFY(histogram.range().first < 0.1 && histogram.range().second > 0.5);
        QCOMPARE(histogram.range(), histogram.commonRange());
        histogram.setThreshold(4.0); // typed
        QVERIFY(histogram.range().second > 4.0);
        show(histogram, {100, 300});
        const Range before = histogram.range();
        connect(&histogram, &ScoreHistogram::thresholdDragged, &histogram,
                &ScoreHistogram::setThreshold); // as a view model echoes it
        QTest::keyPress(&histogram, Qt::Key_PageDown);
        QCOMPARE(histogram.range(), before);
        QTest::keyRelease(&histogram, Qt::Key_PageDown);
    }

    void wrongSideStandsOut()
    {
        ScoreHistogram histogram;
        histogram.setRange(0.0, 1.0);
        histogram.setScores(QVector<double>(9, 0.5625), {}, {});
        show(histogram, {101, 236});
        const auto colourAt = [&](double value) {
            return histogram.grab().toImage().pixelColor(30, histogram.pixelOf(value));
        };
        histogram.setThreshold(0.9);
        const QColor calm = colourAt(0.5625);
        histogram.setThreshold(0.1);
        QCOMPARE(colourAt(0.5625), theme().ok);
        QVERIFY(calm != theme().ok && calm != theme().raised);
    }

    void strangeInput()
    {
        ScoreHistogram histogram;
        show(histogram, {60, 120});
        histogram.setScores({kNaN, HUGE_VAL, -HUGE_VAL}, {1e300}, {0.0});
        histogram.setThreshold(HUGE_VAL);
        histogram.setMarker(-HUGE_VAL);
        histogram.setBand(Range(-1e300, 1e300));
        histogram.setRange(1.0, 1.0); // refused
        QVERIFY(histogram.range().first < histogram.range().second);
        QVERIFY(!histogram.grab().isNull());
        histogram.resize(3, 3);
        QVERIFY(!histogram.grab().isNull());
        histogram.setAutoRange();
        histogram.setThreshold(kNaN);
        histogram.setMarker(kNaN);
        QTest::keyClick(&histogram, Qt::Key_Up);
        QVERIFY(std::isnan(histogram.threshold()));
        QVERIFY(!histogram.grab().isNull());
    }

    void wordsForEverything()
    {
        ScoreHistogram histogram;
        histogram.setScores({0.1, 0.2}, {0.5}, {});
        histogram.setThreshold(0.25);
        QCOMPARE(histogram.accessibleDescription(),
                 QStringLiteral("threshold 0.25; 2 good, 1 defective, 0 unlabelled"));
        histogram.setRange(0.0, 1.0);
        show(histogram, {100, 136});
        const QPoint at(50, histogram.pixelOf(0.52));
        QHelpEvent help(QEvent::ToolTip, at, histogram.mapToGlobal(at));
        QCoreApplication::sendEvent(&histogram, &help);
        QVERIFY2(QToolTip::text().contains(QLatin1String("0 good, 1 defective")),
                 qPrintable(QToolTip::text()));
        applyTheme(ThemeChoice::Dark);
        QTRY_COMPARE(histogram.grab().toImage().pixelColor(50, 2), theme().raised);
        applyTheme(ThemeChoice::Light);
    }
};

QTEST_MAIN(TestScoreHistogram)
#include "test_score_histogram.moc"
