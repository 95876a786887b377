// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <QtTest>

#include <vector>

using namespace mixdesk;
using namespace std::chrono_literals;

class TestProgress : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_seen.clear(); }

    void reportsTheFirstAndTheLastState()
    {
        ProgressMeter meter(reporter(), "reading", 1000, "images", 1h);
        for (int i = 0; i < 1000; ++i)
            meter.advance();
        meter.finish();
        QCOMPARE(m_seen.size(), std::size_t(2));
        QCOMPARE(m_seen[0].done, std::int64_t(0));
        QCOMPARE(m_seen[0].perSecond, 0.0);
        QVERIFY(m_seen[0].secondsLeft < 0.0);
        QCOMPARE(m_seen[1].done, std::int64_t(1000));
        QCOMPARE(m_seen[1].total, std::int64_t(1000));
        QCOMPARE(m_seen[1].secondsLeft, 0.0);
        QVERIFY(m_seen[1].perSecond > 0.0);
        QCOMPARE(m_seen[1].stage, std::string("reading"));
        QCOMPARE(m_seen[1].unit, std::string("images"));
    }

    void reportsEveryStateWithoutAnInterval()
    {
        ProgressMeter meter(reporter(), "reading", 5, "images", 0ms);
        for (int i = 0; i < 5; ++i)
            meter.advance();
        QCOMPARE(m_seen.size(), std::size_t(6));
        for (std::size_t i = 0; i < m_seen.size(); ++i)
            QCOMPARE(m_seen[i].done, std::int64_t(i));
        QVERIFY(m_seen[2].secondsLeft >= 0.0);
    }

    void finishEndsEarlyWorkAndUnknownTotals()
    {
        ProgressMeter early(reporter(), "reading", 10, "images", 1h);
        early.advance(4);
        early.finish();
        QCOMPARE(m_seen.back().done, std::int64_t(4));
        QCOMPARE(m_seen.back().total, std::int64_t(4));

        m_seen.clear();
        ProgressMeter unknown(reporter(), "reading", 0, "images", 1h);
        unknown.advance(3);
        QCOMPARE(m_seen.size(), std::size_t(1));
        unknown.finish();
        QCOMPARE(m_seen.back().total, std::int64_t(3));
    }

    void worksWithoutAReporter()
    {
        ProgressMeter meter({}, "reading", 2, "images");
        meter.advance(2);
        meter.finish();
        QCOMPARE(meter.state().done, std::int64_t(2));
    }

private:
    ProgressFn reporter()
    {
        return [this](const Progress& progress) { m_seen.push_back(progress); };
    }

    std::vector<Progress> m_seen;
};

QTEST_APPLESS_MAIN(TestProgress)
#include "test_progress.moc"
