// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/job.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>
#include <future>
#include <stdexcept>
#include <string>

using namespace mixdesk;

namespace {

/// Work that ends when it is told to, or stopped.
class Gate
{
public:
    void open() { m_open.set_value(); }
    void wait(const StopToken& stop)
    {
        while (m_opened.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
            if (stop.stopRequested())
                return;
    }

private:
    std::promise<void> m_open;
    std::shared_future<void> m_opened = m_open.get_future().share();
};

Progress step(std::int64_t done)
{
    Progress progress;
    progress.done = done;
    progress.total = 100000;
    return progress;
}

Job::Work untilStopped(std::atomic<bool>* running = nullptr)
{
    return [running](const Job::Context& context) -> Result<void> {
        if (running)
            *running = true;
        while (!context.stop.stopRequested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (running)
            *running = false;
        return cancelledError();
    };
}

} // namespace

class TestJob : public QObject
{
    Q_OBJECT

private slots:
    void signalsStartAndEnd();
    void givesTheErrorOfItsWork();
    void whatIsThrownBecomesAnError();
    void latestProgressWins();
    void progressIsThrottled();
    void lastProgressArrivesWithoutAnother();
    void aNewStartForgetsOldProgress();
    void cancelAnswersAtOnce();
    void cancelAndWaitEndsBeforeItReturns();
    void anEndIsToldOnce();
    void destructorStopsAndJoins();
    void boardShowsRunningJobsOldestFirst();
    void boardForgetsDeadJobs();
};

void TestJob::signalsStartAndEnd()
{
    Job job(QStringLiteral("Counting"));
    QSignalSpy started(&job, &Job::started), finished(&job, &Job::finished);
    QCOMPARE(job.title(), QStringLiteral("Counting"));
    QVERIFY(!job.running());
    Gate gate;
    job.start([&gate](const Job::Context& context) -> Result<void> {
        gate.wait(context.stop);
        return {};
    });
    QVERIFY(job.running());
    QCOMPARE(started.count(), 1);
    QCOMPARE(finished.count(), 0);
    gate.open();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!job.running());
    QVERIFY(bool(job.result()));
}

void TestJob::givesTheErrorOfItsWork()
{
    Job job(QStringLiteral("Failing"));
    QSignalSpy finished(&job, &Job::finished);
    job.start([](const Job::Context&) -> Result<void> {
        return Error{ErrorCode::NotFound, "It is gone."};
    });
    QVERIFY(finished.wait());
    QVERIFY(!job.result());
    QCOMPARE(job.result().error().message, std::string("It is gone."));
    job.start([](const Job::Context&) -> Result<void> { return {}; });
    QVERIFY(finished.wait());
    QVERIFY(bool(job.result()));
}

void TestJob::whatIsThrownBecomesAnError()
{
    Job job(QStringLiteral("Throwing"));
    QSignalSpy finished(&job, &Job::finished);
    job.start([](const Job::Context&) -> Result<void> { throw std::bad_alloc(); });
    QVERIFY(finished.wait());
    QVERIFY(!job.result());
    QVERIFY(job.result().error().message.find("memory") != std::string::npos);
    job.start([](const Job::Context&) -> Result<void> { throw std::runtime_error("odd"); });
    QVERIFY(finished.wait());
    QVERIFY(!job.result());
    QVERIFY(job.result().error().message.find("odd") != std::string::npos);
}

void TestJob::latestProgressWins()
{
    Job job(QStringLiteral("Counting"));
    Gate gate;
    std::promise<void> posted;
    QSignalSpy progressed(&job, &Job::progressed);
    job.start([&](const Job::Context& context) -> Result<void> {
        for (int i = 1; i <= 5000; ++i)
            context.progress(step(i));
        posted.set_value();
        gate.wait(context.stop);
        return {};
    });
    posted.get_future().wait();
    QVERIFY(progressed.wait());
    QCOMPARE(job.progress().done, std::int64_t(5000));
    QCOMPARE(progressed.count(), 1);
    gate.open();
    QSignalSpy finished(&job, &Job::finished);
    QVERIFY(finished.wait());
    QCOMPARE(progressed.count(), 1);
}

void TestJob::progressIsThrottled()
{
    Job job(QStringLiteral("Counting"));
    QSignalSpy progressed(&job, &Job::progressed), finished(&job, &Job::finished);
    QElapsedTimer timer;
    timer.start();
    job.start([](const Job::Context& context) -> Result<void> {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(300);
        for (std::int64_t i = 0; std::chrono::steady_clock::now() < end; ++i)
            context.progress(step(i));
        return {};
    });
    QVERIFY(finished.wait());
    QVERIFY(progressed.count() >= 1);
    // At most one in 33 ms; timers of Qt may come up to 5 % early.
    QVERIFY2(progressed.count() <= timer.elapsed() / 31 + 1,
             qPrintable(QString::number(progressed.count())));
}

void TestJob::lastProgressArrivesWithoutAnother()
{
    Job job(QStringLiteral("Counting"));
    QSignalSpy progressed(&job, &Job::progressed);
    Gate gate, second;
    std::promise<void> again;
    job.start([&](const Job::Context& context) -> Result<void> {
        context.progress(step(1));
        gate.wait(context.stop);
        context.progress(step(2));
        again.set_value();
        second.wait(context.stop);
        return {};
    });
    QVERIFY(progressed.wait());
    QCOMPARE(job.progress().done, std::int64_t(1));
    gate.open();
    again.get_future().wait();
    QTRY_COMPARE(job.progress().done, std::int64_t(2));
    second.open();
}

void TestJob::aNewStartForgetsOldProgress()
{
    Job job(QStringLiteral("Counting"));
    job.start([](const Job::Context& context) -> Result<void> {
        context.progress(step(77));
        return {};
    });
    job.cancelAndWait(); // before its progress was taken
    std::atomic<bool> running{false};
    QSignalSpy progressed(&job, &Job::progressed);
    job.start(untilStopped(&running));
    QTRY_VERIFY(running);
    QCOMPARE(job.progress().done, std::int64_t(0));
    // The old wake-up may still come: it has nothing old to tell.
    QTRY_VERIFY(progressed.count() > 0);
    QCOMPARE(job.progress().done, std::int64_t(0));
    job.cancelAndWait();
}

void TestJob::cancelAnswersAtOnce()
{
    Job job(QStringLiteral("Deaf for a while"));
    QSignalSpy requested(&job, &Job::cancelRequested), finished(&job, &Job::finished);
    Gate gate;
    std::promise<void> leave;
    job.start([&](const Job::Context&) -> Result<void> {
        gate.wait({}); // hears no stop
        leave.set_value();
        return cancelledError();
    });
    job.cancel();
    QCOMPARE(requested.count(), 1);
    QVERIFY(job.cancelling() && job.running());
    QCOMPARE(finished.count(), 0);
    gate.open();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!job.cancelling());
    QVERIFY(!job.result() && job.result().error().cancelled());
    job.cancel(); // nothing runs: nothing to say
    QCOMPARE(requested.count(), 1);
}

void TestJob::cancelAndWaitEndsBeforeItReturns()
{
    Job job(QStringLiteral("Waiting"));
    QSignalSpy finished(&job, &Job::finished);
    job.start(untilStopped());
    job.cancelAndWait();
    QCOMPARE(finished.count(), 1);
    QVERIFY(!job.running());
    job.cancelAndWait();
    QCOMPARE(finished.count(), 1);
}

void TestJob::anEndIsToldOnce()
{
    Job job(QStringLiteral("Again and again"));
    QSignalSpy finished(&job, &Job::finished);
    for (int i = 0; i < 200; ++i) {
        job.start([](const Job::Context&) -> Result<void> { return {}; }, false);
        job.cancelAndWait();
        QCOMPARE(finished.count(), i + 1);
    }
    // What was posted by each of them finds nothing to do.
    std::atomic<bool> running{false};
    job.start(untilStopped(&running));
    QTRY_VERIFY(running);
    QCoreApplication::processEvents();
    QVERIFY(job.running());
    QCOMPARE(finished.count(), 200);
    job.cancelAndWait();
    QCOMPARE(finished.count(), 201);
}

void TestJob::destructorStopsAndJoins()
{
    std::atomic<bool> running{false};
    {
        Job job(QStringLiteral("Waiting"));
        job.start(untilStopped(&running));
        QTRY_VERIFY(running);
    }
    QVERIFY(!running);
    QCoreApplication::processEvents(); // its events died with it
}

void TestJob::boardShowsRunningJobsOldestFirst()
{
    JobBoard board;
    Job first(QStringLiteral("first")), second(QStringLiteral("second"));
    board.add(&first);
    board.add(&second);
    QSignalSpy changed(&board, &JobBoard::changed);
    QVERIFY(board.running().isEmpty());
    second.start(untilStopped());
    QCOMPARE(board.running(), QVector<Job*>({&second}));
    first.start(untilStopped());
    QCOMPARE(board.running(), QVector<Job*>({&first, &second}));
    QCOMPARE(changed.count(), 2);
    first.cancel();
    QCOMPARE(changed.count(), 3);
    first.cancelAndWait();
    QCOMPARE(board.running(), QVector<Job*>({&second}));
    second.cancelAndWait();
    QVERIFY(board.running().isEmpty());
}

void TestJob::boardForgetsDeadJobs()
{
    JobBoard board;
    QSignalSpy changed(&board, &JobBoard::changed);
    {
        Job job(QStringLiteral("short"));
        board.add(&job);
        job.start(untilStopped());
        QCOMPARE(board.running().size(), 1);
    }
    QVERIFY(board.running().isEmpty());
    QCOMPARE(changed.count(), 2); // started, gone
}

QTEST_GUILESS_MAIN(TestJob)
#include "test_job.moc"
