// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/thread_priority.h"

#include <QTest>

#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace mixdesk;

namespace {

int niceOfThisThread()
{
    return ::getpriority(PRIO_PROCESS, id_t(::gettid()));
}

} // namespace

class TestThreadPriority : public QObject
{
    Q_OBJECT

private slots:
    void theThreadAndThoseItCreates()
    {
        const int before = niceOfThisThread();
        int worker = -100, grandchild = -100;
        std::thread([&] {
            lowerThreadPriority();
            worker = niceOfThisThread();
            std::thread([&] { grandchild = niceOfThisThread(); }).join();
        }).join();
        QCOMPARE(worker, qMax(before, 10));
        QCOMPARE(grandchild, worker);
        QCOMPARE(niceOfThisThread(), before); // the window's thread keeps its own
    }
};

QTEST_GUILESS_MAIN(TestThreadPriority)
#include "test_thread_priority.moc"
