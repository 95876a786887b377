// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of 1024 x 1024 to network input on two threads, against one thread of plain OpenCV, in
// one run. Give it two quiet cores.
#include "core/data/decode_bench.h"

#include <QTest>

#include <thread>

using namespace mixdesk;

class BenchDecode : public QObject
{
    Q_OBJECT

private slots:
    void megapixels_data();
    void megapixels();
};

void BenchDecode::megapixels_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("side");
    QTest::addColumn<double>("atLeast"); // of the reference
    QTest::newRow("png to 128") << QString(".png") << 128 << 1.8;
    QTest::newRow("png to 256") << QString(".png") << 256 << 1.8;
    QTest::newRow("jpeg to 128") << QString(".jpg") << 128 << 3.6;
    QTest::newRow("jpeg to 256") << QString(".jpg") << 256 << 1.8;
}

void BenchDecode::megapixels()
{
    QFETCH(QString, extension);
    QFETCH(int, side);
    QFETCH(double, atLeast);
    if (std::thread::hardware_concurrency() < 2)
        QSKIP("needs two cores");
    const auto speed = measureDecoding(extension.toStdString(), 1024, side, 2);
    QVERIFY2(speed, speed ? "" : speed.error().message.c_str());
    qInfo("%s of %zu kB to %d: OpenCV on one thread %.0f/s; on two: decoded in full %.0f/s "
          "(%.2fx), as the network's input %.0f/s (%.2fx, %.2fx of in full); cached %.0f/s",
          qPrintable(extension), speed->fileBytes / 1000, side, speed->reference, speed->full,
          speed->full / speed->reference, speed->cold, speed->cold / speed->reference,
          speed->cold / speed->full, speed->cached);
    QVERIFY2(speed->cold >= atLeast * speed->reference, "slower than promised, or a busy machine");
}

QTEST_APPLESS_MAIN(BenchDecode)
#include "bench_decode.moc"
