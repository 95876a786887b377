// SPDX-License-Identifier: GPL-3.0-or-later
// Large tensors take the memory that others have left, within a bound.
#include "core/nn/tensor_memory.h"

#include <ATen/ATen.h>

#include <QtTest>

using namespace mixdesk::nn;

namespace {

constexpr std::int64_t kMillion = 1 << 20;

at::Tensor floats(std::int64_t count)
{
    return at::empty({count}, at::kFloat);
}

} // namespace

class TestTensorMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTensorMemory(); }
    void init()
    {
        releaseTensorMemory();
        QCOMPARE(heldTensorMemory(), std::size_t(0));
    }

    void memoryIsTakenAgain()
    {
        auto first = floats(4 * kMillion);
        first.fill_(3.0F);
        const void* place = first.data_ptr();
        first.reset();
        const auto held = heldTensorMemory();
        QVERIFY(held >= std::size_t(16 * kMillion));
        // Of another batch, a little smaller.
        const auto second = floats(3 * kMillion);
        QCOMPARE(second.data_ptr(), place);
        QCOMPARE(heldTensorMemory(), held);
        // In use: the next one lies elsewhere.
        const auto third = floats(4 * kMillion);
        QVERIFY(third.data_ptr() != place);
    }

    void smallTensorsAreNotKept()
    {
        for (int i = 0; i < 100; ++i)
            floats(1000).fill_(1.0F);
        QCOMPARE(heldTensorMemory(), std::size_t(0));
    }

    /// Each size once, the next half as large again: none fits into what is there.
    void keptIsAQuarterMoreThanWasUsed()
    {
        std::size_t most = 0;
        for (std::int64_t count = kMillion; count < 40 * kMillion; count += count / 2) {
            most = std::size_t(count) * sizeof(float);
            floats(count).fill_(1.0F);
            QVERIFY(double(heldTensorMemory()) <= 1.25 * 1.125 * double(most));
        }
        QVERIFY(heldTensorMemory() >= most);
    }

    void releasedIsWhatIsNotInUse()
    {
        const auto kept = floats(2 * kMillion);
        floats(8 * kMillion).fill_(1.0F);
        releaseTensorMemory();
        const auto held = heldTensorMemory();
        QVERIFY(held >= std::size_t(8 * kMillion) && held < std::size_t(10 * kMillion));
    }

    /// A tensor outlives the choice that it was made under, and is freed as it was made.
    void theSystemsOwnBesides()
    {
        at::Tensor ours = floats(2 * kMillion), theirs;
        const auto held = heldTensorMemory();
        {
            const SystemTensorMemory memory;
            theirs = floats(4 * kMillion);
            QCOMPARE(heldTensorMemory(), held);
            ours.reset();
        }
        theirs.fill_(1.0F);
        theirs.reset();
        QCOMPARE(heldTensorMemory(), held);
        releaseTensorMemory();
        QCOMPARE(heldTensorMemory(), std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(TestTensorMemory)
#include "test_tensor_memory.moc"
