// SPDX-License-Identifier: GPL-3.0-or-later
// The message bar and the job bar by themselves.
#include "support/no_warnings.h"
#include "widgets/common/duration_text.h"
#include "widgets/common/theme.h"
#include "widgets/frame/job_bar.h"
#include "widgets/frame/message_bar.h"

#include <QProgressBar>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>
#include <cmath>
#include <limits>
#include <thread>

using namespace mixdesk;
using namespace mixdesk::support;

class TestBars : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        applyTheme(ThemeChoice::Light);
    }
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void messageIsShownAndClosed();
    void messageActionRunsOnce();
    void actionMayShowTheNextMessage();
    void resultsLeaveByThemselves();
    void theLastMessageCounts();
    void offersWaitForTheirTurn();
    void offersComeBackFromUnderAnAnswer();
    void errorsAreOfferedFirst();
    void whatIsSettledLeaves();
    void whatLeadsToAPageLeavesThere();

    void timeLeft_data();
    void timeLeft();
    void jobBarFollowsTheWork();
    void jobBarSaysNothingTwice();
    void jobBarCancels();
    void jobBarCountsTheOthers();
    void jobBarCancelsAnyOfSeveral();
    void jobBarChangesBoards();
};

namespace {

Notice noticeOf(Notice::Kind kind, const char* text, const char* actionText = "",
                std::function<void()> action = {})
{
    return {kind, QLatin1String(text), QLatin1String(actionText), std::move(action)};
}

QTimer& leaveTimer(MessageBar& bar)
{
    return *bar.findChild<QTimer*>();
}

QString textOf(const QWidget& widget)
{
    QStringList texts;
    for (auto* label : widget.findChildren<QLabel*>())
        texts << label->text();
    return texts.join(QLatin1Char('|'));
}

QToolButton* buttonOf(const JobBar& bar, const char* name)
{
    for (auto* button : bar.findChildren<QToolButton*>())
        if (button->accessibleName() == QLatin1String(name))
            return button;
    return nullptr;
}

/// A job that says one thing and then waits to be stopped.
class Talker
{
public:
    Talker(JobBoard& board, const char* title, const Progress& progress)
        : m_job(QLatin1String(title))
    {
        board.add(&m_job);
        m_job.start([progress](const Job::Context& context) -> Result<void> {
            context.progress(progress);
            while (!context.stop.stopRequested())
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return cancelledError();
        });
    }
    Job& job() { return m_job; }

private:
    Job m_job;
};

Progress progress(std::int64_t done, std::int64_t total)
{
    Progress p;
    p.done = done;
    p.total = total;
    return p;
}

} // namespace

void TestBars::messageIsShownAndClosed()
{
    MessageBar bar;
    QVERIFY(!bar.isVisible());
    bar.show(noticeOf(Notice::Kind::Warning, "The disk is nearly full."));
    QVERIFY(bar.isVisible());
    QVERIFY(textOf(bar).contains(QStringLiteral("The disk is nearly full.")));
    QVERIFY(!bar.findChild<QPushButton*>()->isVisible());
    auto* close = bar.findChild<QToolButton*>();
    QVERIFY(!close->toolTip().isEmpty() && !close->accessibleName().isEmpty());
    QTest::mouseClick(close, Qt::LeftButton);
    QVERIFY(!bar.isVisible());
    QCOMPARE(bar.notice().text, QString());
}

void TestBars::messageActionRunsOnce()
{
    MessageBar bar;
    int runs = 0;
    bar.show(noticeOf(Notice::Kind::Error, "It is gone.", "Choose", [&] { ++runs; }));
    auto* button = bar.findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Choose"));
    QVERIFY(!button->toolTip().isEmpty());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(runs, 1);
    QVERIFY(!bar.isVisible());
    button->click(); // the notice and its action have gone
    QCOMPARE(runs, 1);
}

void TestBars::actionMayShowTheNextMessage()
{
    MessageBar bar;
    bar.show(noticeOf(Notice::Kind::Error, "First.", "Try again",
                      [&] { bar.show(noticeOf(Notice::Kind::Error, "Second.")); }));
    QTest::mouseClick(bar.findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.notice().text, QStringLiteral("Second."));
    QVERIFY(!bar.findChild<QPushButton*>()->isVisible());
}

void TestBars::resultsLeaveByThemselves()
{
    MessageBar bar;
    QTimer& timer = leaveTimer(bar);
    bar.show(noticeOf(Notice::Kind::Result, "Saved."));
    QVERIFY(timer.isActive());
    timer.start(0); // its seconds are not waited for
    QTRY_VERIFY(!bar.isVisible());
    const Notice staying[] = {noticeOf(Notice::Kind::Warning, "Mind this."),
                              noticeOf(Notice::Kind::Error, "It is gone."),
                              noticeOf(Notice::Kind::Result, "Deleted.", "Undo", [] {})};
    for (const Notice& notice : staying) {
        bar.show(noticeOf(Notice::Kind::Result, "Saved."));
        bar.show(notice);
        QVERIFY2(!timer.isActive(), qPrintable(notice.text));
        QVERIFY(bar.isVisible());
    }
}

void TestBars::theLastMessageCounts()
{
    MessageBar bar;
    int undone = 0;
    bar.show(noticeOf(Notice::Kind::Result, "Deleted.", "Undo", [&] { ++undone; }));
    bar.show(noticeOf(Notice::Kind::Error, "It is gone."));
    bar.findChild<QPushButton*>()->click();
    QCOMPARE(undone, 0); // no button does what another sentence was about
}

void TestBars::offersWaitForTheirTurn()
{
    MessageBar bar;
    bar.offer(noticeOf(Notice::Kind::Result, "The fader is back.", "Go to Desk", [] {}));
    bar.offer(noticeOf(Notice::Kind::Result, "A run was interrupted.", "Resume", [] {}));
    bar.offer(noticeOf(Notice::Kind::Result, "The demo is complete.", "Train it live", [] {}));
    QCOMPARE(bar.notice().text, QStringLiteral("The fader is back."));
    QVERIFY(textOf(bar).contains(QStringLiteral("2 more")));
    bar.findChild<QPushButton*>()->click();
    QCOMPARE(bar.notice().text, QStringLiteral("A run was interrupted."));
    QVERIFY(textOf(bar).contains(QStringLiteral("1 more")));
    bar.dismiss();
    QCOMPARE(bar.notice().actionText, QStringLiteral("Train it live"));
    QVERIFY(bar.isVisible());
    bar.dismiss();
    QVERIFY(!bar.isVisible());
    bar.offer(noticeOf(Notice::Kind::Result, "Once.", "Go", [] {}));
    bar.offer(noticeOf(Notice::Kind::Result, "Twice.", "Go", [] {}));
    bar.clear();
    QVERIFY(!bar.isVisible());
    QCOMPARE(bar.notice().text, QString());
}

void TestBars::offersComeBackFromUnderAnAnswer()
{
    MessageBar bar;
    bar.offer(noticeOf(Notice::Kind::Result, "A run was interrupted.", "Resume", [] {}));
    bar.show(noticeOf(Notice::Kind::Result, "Saved."));
    QCOMPARE(bar.notice().text, QStringLiteral("Saved."));
    bar.show(noticeOf(Notice::Kind::Error, "Not saved."));
    leaveTimer(bar).stop();
    bar.dismiss();
    QCOMPARE(bar.notice().text, QStringLiteral("A run was interrupted."));
    bar.dismiss();
    QVERIFY(!bar.isVisible()); // once
}

void TestBars::errorsAreOfferedFirst()
{
    MessageBar bar;
    bar.offer(noticeOf(Notice::Kind::Result, "First.", "Go", [] {}));
    bar.offer(noticeOf(Notice::Kind::Error, "Broken.", "Choose", [] {}));
    bar.offer(noticeOf(Notice::Kind::Result, "Second.", "Go", [] {}));
    bar.offer(noticeOf(Notice::Kind::Error, "Also broken.", "Choose", [] {}));
    for (const char* text : {"Broken.", "Also broken.", "First.", "Second."}) {
        QCOMPARE(bar.notice().text, QLatin1String(text));
        bar.dismiss();
    }
    QVERIFY(!bar.isVisible());
}

void TestBars::whatIsSettledLeaves()
{
    MessageBar bar;
    bool deleted = true;
    Notice undo = noticeOf(Notice::Kind::Result, "Deleted.", "Undo", [] {});
    undo.stands = [&] { return deleted; };
    bar.offer(undo);
    bar.show(undo);
    bar.review();
    QCOMPARE(bar.notice().text, QStringLiteral("Deleted."));
    deleted = false;
    bar.review(); // shown and waiting
    QVERIFY(!bar.isVisible());
    QCOMPARE(bar.notice().text, QString());
}

void TestBars::whatLeadsToAPageLeavesThere()
{
    MessageBar bar;
    Notice notice = noticeOf(Notice::Kind::Result, "Finished.", "Inspect parts", [] {});
    notice.page = QStringLiteral("inspect");
    bar.show(notice);
    bar.offer(noticeOf(Notice::Kind::Result, "The demo is complete.", "Train it live", [] {}));
    bar.pageShown(QStringLiteral("desk"));
    QCOMPARE(bar.notice().text, QStringLiteral("Finished."));
    bar.pageShown(QStringLiteral("inspect"));
    QCOMPARE(bar.notice().text, QStringLiteral("The demo is complete."));
}

void TestBars::timeLeft_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << -1.0 << QString();
    QTest::newRow("not a number") << std::nan("") << QString();
    QTest::newRow("none") << 0.0 << QStringLiteral("0 s left");
    QTest::newRow("part of a second") << 0.2 << QStringLiteral("1 s left");
    QTest::newRow("rounded up") << 59.6 << QStringLiteral("1 min 0 s left");
    QTest::newRow("minutes") << 125.0 << QStringLiteral("2 min 5 s left");
    QTest::newRow("many minutes") << 1234.0 << QStringLiteral("21 min left");
    QTest::newRow("hours") << 7500.0 << QStringLiteral("2 h 5 min left");
    QTest::newRow("for ever") << std::numeric_limits<double>::infinity() << QString();
}

void TestBars::timeLeft()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(timeLeftText(seconds), text);
}

void TestBars::jobBarFollowsTheWork()
{
    JobBoard board;
    JobBar bar;
    bar.setBoard(&board);
    QVERIFY(!bar.isVisible());
    Progress p = progress(1250, 5000);
    p.stage = "a stage of its own";
    p.unit = "pictures";
    p.perSecond = 212.4;
    p.secondsLeft = 110.0;
    Talker talker(board, "Training", p);
    QVERIFY(bar.isVisible());
    QTRY_VERIFY(textOf(bar).contains(QStringLiteral("1 min 50 s left")));
    const QString text = textOf(bar);
    for (const QString& part :
         {QStringLiteral("Training: a stage of its own"), QLocale().toString(1250),
          QLocale().toString(5000), QStringLiteral("212 pictures/s")})
        QVERIFY2(text.contains(part), qPrintable(text));
    auto* shown = bar.findChild<QProgressBar*>();
    QCOMPARE(double(shown->value()) / shown->maximum(), 0.25);
    talker.job().cancelAndWait();
    QVERIFY(!bar.isVisible());
}

void TestBars::jobBarSaysNothingTwice()
{
    JobBoard board;
    JobBar bar;
    bar.setBoard(&board);
    Progress p = progress(1, 4);
    p.stage = "scoring pictures";
    const Talker talker(board, "Scoring pictures", p);
    QTRY_VERIFY(textOf(bar).contains(QStringLiteral("1 of 4")));
    QVERIFY2(textOf(bar).startsWith(QStringLiteral("Scoring pictures|")), qPrintable(textOf(bar)));
}

void TestBars::jobBarCancels()
{
    JobBoard board;
    JobBar bar;
    bar.setBoard(&board);
    Talker talker(board, "Scoring", progress(0, 0));
    QCOMPARE(bar.findChild<QProgressBar*>()->maximum(), 0); // nobody knows how much there is
    auto* cancel = buttonOf(bar, "Cancel this work");
    QVERIFY(cancel->isEnabled() && !cancel->toolTip().isEmpty());
    QSignalSpy finished(&talker.job(), &Job::finished);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QVERIFY(!cancel->isEnabled()); // answered before the work has ended
    QVERIFY(textOf(bar).contains(QStringLiteral("stopping")));
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!bar.isVisible());
}

void TestBars::jobBarCountsTheOthers()
{
    JobBoard board;
    JobBar bar;
    bar.setBoard(&board);
    auto* all = buttonOf(bar, "All running work");
    auto* cancel = buttonOf(bar, "Cancel this work");
    Talker first(board, "First", {});
    QVERIFY(cancel->isVisible() && !all->isVisible());
    auto second = std::make_unique<Talker>(board, "Second", Progress());
    QVERIFY(textOf(bar).contains(QStringLiteral("First")));
    QVERIFY(all->isVisible() && !cancel->isVisible());
    QCOMPARE(all->text(), QStringLiteral("2 jobs"));
    first.job().cancelAndWait();
    QVERIFY(textOf(bar).contains(QStringLiteral("Second")));
    QVERIFY(cancel->isVisible() && !all->isVisible());
    second.reset(); // dies while it is shown
    QVERIFY(!bar.isVisible());
}

void TestBars::jobBarCancelsAnyOfSeveral()
{
    JobBoard board;
    JobBar bar;
    bar.setBoard(&board);
    QSignalSpy busy(&bar, &JobBar::busyChanged);
    Talker first(board, "First", {}), second(board, "Second", progress(1, 4)),
        third(board, "Third", {});
    auto* menu = buttonOf(bar, "All running work")->menu();
    QCOMPARE(menu->actions().size(), 3);
    QAction* entry = menu->actions()[1];
    QVERIFY(entry->text().startsWith(QStringLiteral("Second")));
    QSignalSpy finished(&second.job(), &Job::finished);
    entry->trigger();
    QVERIFY(second.job().cancelling() || !second.job().running());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(first.job().running() && third.job().running());
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(buttonOf(bar, "All running work")->text(), QStringLiteral("2 jobs"));
    third.job().cancelAndWait();
    bar.cancel(); // the only one that is left
    QTRY_VERIFY(!first.job().running());
    QCOMPARE(busy.count(), 2);
    QCOMPARE(busy.last().first().toBool(), false);
    bar.cancel(); // nothing
}

void TestBars::jobBarChangesBoards()
{
    JobBar bar;
    auto board = std::make_unique<JobBoard>();
    auto talker = std::make_unique<Talker>(*board, "First", Progress());
    bar.setBoard(board.get());
    QVERIFY(bar.isVisible());
    bar.setBoard(nullptr);
    QVERIFY(!bar.isVisible());
    talker.reset();
    board.reset();
    JobBoard other;
    bar.setBoard(&other);
    const Talker second(other, "Second", {});
    QVERIFY(textOf(bar).contains(QStringLiteral("Second")));
    bar.setBoard(nullptr);
}

QTEST_MAIN(TestBars)
#include "test_bars.moc"
