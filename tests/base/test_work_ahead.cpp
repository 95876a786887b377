// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/work_ahead.h"

#include <QtTest>
#include <atomic>
#include <stdexcept>

using namespace mixdesk;

class TestWorkAhead : public QObject
{
    Q_OBJECT

private slots:
    void takenInTheOrderAskedFor()
    {
        WorkAhead<int> ahead(4);
        std::promise<void> gate;
        const auto opened = gate.get_future().share();
        ahead.ask([opened] { // the first is finished last
            opened.wait();
            return 0;
        });
        std::atomic<int> finished{0};
        for (int i = 1; i < 20; ++i)
            ahead.ask([i, &finished, &gate] {
                if (++finished == 19)
                    gate.set_value();
                return i;
            });
        QCOMPARE(ahead.size(), std::size_t(20));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ahead.take(), i);
        QCOMPARE(ahead.size(), std::size_t(0));
    }

    void readyOnlyOnceTheOldestIs()
    {
        WorkAhead<int> ahead(2);
        QVERIFY(!ahead.ready());
        std::promise<void> gate, second;
        ahead.ask([opened = gate.get_future().share()] {
            opened.wait();
            return 1;
        });
        ahead.ask([&second] {
            second.set_value();
            return 2;
        });
        second.get_future().wait();
        QVERIFY(!ahead.ready());
        gate.set_value();
        QCOMPARE(ahead.take(), 1);
        QCOMPARE(ahead.take(), 2);
    }

    void takeThrowsWhatMakingThrew()
    {
        WorkAhead<int> ahead(0); // corrected to one thread
        ahead.ask([]() -> int { throw std::runtime_error("broken"); });
        ahead.ask([] { return 2; });
        QVERIFY_EXCEPTION_THROWN(ahead.take(), std::runtime_error);
        QCOMPARE(ahead.take(), 2);
    }
};

QTEST_APPLESS_MAIN(TestWorkAhead)
#include "test_work_ahead.moc"
