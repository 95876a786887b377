// SPDX-License-Identifier: GPL-3.0-or-later
// What one step of dragging a threshold line costs on a desk with 100,000 scored pictures of 15
// classes: the counts, every text and the painting, each step. Give it a quiet machine.
#include "support/desk_sessions.h"
#include "support/many_scores.h"
#include "widgets/common/theme.h"
#include "widgets/desk/count_line.h"
#include "widgets/desk/desk_page.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/master_strip.h"
#include "widgets/plots/score_histogram.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace mixdesk;

namespace {

constexpr int kClasses = 15, kPictures = 100'000, kSteps = 1000;
constexpr double kLimitMs = 16.0;

/// A move of the mouse as the window system sends it: at whole pixels, with the button held.
void moveTo(QWidget* widget, const QPoint& at)
{
    QMouseEvent event(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                      {});
    QApplication::sendEvent(widget, &event);
}

/// Counts how often a widget was painted.
class PaintCounter : public QObject
{
public:
    explicit PaintCounter(QWidget* widget) { widget->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

class BenchDesk : public QObject
{
    Q_OBJECT

private slots:
    void draggingALineOfAPaintedDesk_data();
    void draggingALineOfAPaintedDesk();
};

void BenchDesk::draggingALineOfAPaintedDesk_data()
{
    QTest::addColumn<bool>("costCurve");
    QTest::newRow("as it opens") << false;
    QTest::newRow("with the cost curve") << true;
}

void BenchDesk::draggingALineOfAPaintedDesk()
{
    QFETCH(bool, costCurve);
    QTemporaryDir folder;
    const fs::path project = fs::u8path(folder.path().toStdString()) / "p";
    std::vector<std::string> classes;
    for (int c = 0; c < kClasses; ++c)
        classes.push_back("product " + std::to_string(c + 1));
    support::writeProjectOf(project, classes);
    support::DeskSessions sessions(project);
    support::fillScores(sessions.scoring, sessions.desk.rows(), kPictures);
    QCOMPARE(sessions.desk.scores().pictures(), kPictures);
    applyTheme(ThemeChoice::Light);
    DeskPage page(sessions.desk, sessions.scoring);
    page.resize(1280, 800);
    if (costCurve)
        page.master()->fitPanel()->setTarget(FitTarget::Kind::Cost);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QTest::qWait(200); // the first layout is no step of a drag

    ScoreHistogram* histogram = page.strips()[1]->histogram();
    const int x = histogram->width() / 2, from = histogram->pixelOf(histogram->threshold());
    const int top = ScoreHistogram::kAxisMargin, reach = histogram->height() - 2 * top;
    auto* rejects = page.strips()[1]->findChildren<CountLine*>().first();
    PaintCounter linePaints(histogram), countPaints(rejects);
    QTest::mousePress(histogram, Qt::LeftButton, {}, {x, from});
    std::vector<double> steps;
    int movesSeen = 0, countsSeen = 0;
    for (int step = 0; step < kSteps; ++step) {
        const int at = top + int(std::lround((0.5 + 0.5 * std::sin(step * 0.07)) * reach));
        const double threshold = histogram->threshold();
        const QString words = rejects->text();
        const int linesBefore = linePaints.count, countsBefore = countPaints.count;
        QElapsedTimer clock;
        clock.start();
        moveTo(histogram, {x, at});
        // The move, then its counts in every strip and in the totals, then the painting.
        const auto done = [&] {
            const QString now = desk::falseRejectText(sessions.desk.counts(1));
            return rejects->text() == now &&
                   (histogram->threshold() == threshold || linePaints.count > linesBefore) &&
                   (now == words || countPaints.count > countsBefore);
        };
        do
            QCoreApplication::processEvents();
        while (!done() && clock.elapsed() < 1000);
        steps.push_back(double(clock.nsecsElapsed()) / 1e6);
        QVERIFY(done());
        QCOMPARE(histogram->threshold(), sessions.desk.row(1).threshold);
        movesSeen += linePaints.count > linesBefore;
        countsSeen += countPaints.count > countsBefore;
    }
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, {x, from});
    QElapsedTimer clock;
    clock.start();
    const QImage whole = page.grab().toImage();
    const double painting = double(clock.nsecsElapsed()) / 1e6;
    QCOMPARE(whole.size(), page.size() * page.devicePixelRatioF());

    QVERIFY2(movesSeen > kSteps * 9 / 10 && countsSeen > kSteps / 10, "the drag moved too little");
    std::sort(steps.begin(), steps.end());
    const auto share = [&](double s) { return steps[std::size_t(s * double(steps.size() - 1))]; };
    qInfo("%d pictures, %d classes, %d steps: median %.2f ms, 99 %% within %.2f ms, longest "
          "%.2f ms; the whole page painted anew: %.2f ms",
          kPictures, kClasses, kSteps, share(0.5), share(0.99), steps.back(), painting);
    QVERIFY2(share(0.99) < kLimitMs, "a step of the drag takes longer than a picture of 60 Hz");
}

QTEST_MAIN(BenchDesk)
#include "bench_desk.moc"
