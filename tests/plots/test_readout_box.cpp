// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/readout_box.h"

#include <QtTest>

using namespace mixdesk;

class TestReadoutBox : public QObject
{
    Q_OBJECT

private slots:
    void goesWhereThereIsRoom()
    {
        const QRectF canvas(0, 0, 400, 300);
        QCOMPARE(readoutBox({100, 100}, {120, 40}, canvas), QRectF(112, 112, 120, 40));
        QCOMPARE(readoutBox({350, 100}, {120, 40}, canvas), QRectF(218, 112, 120, 40));
        QCOMPARE(readoutBox({100, 280}, {120, 40}, canvas), QRectF(112, 228, 120, 40));
    }

    /// A narrow plot, whose words fit on neither side of the point.
    void staysOnTheCanvas()
    {
        const QRectF canvas(0, 0, 200, 100);
        for (double x = 0; x <= 200; x += 5)
            for (double y = 0; y <= 100; y += 5)
                QVERIFY(canvas.contains(readoutBox({x, y}, {150, 60}, canvas)));
        QCOMPARE(readoutBox({120, 20}, {150, 60}, canvas).left(), 0.0);
        QCOMPARE(readoutBox({80, 20}, {150, 60}, canvas).right(), 200.0);
    }

    void whatIsTooWideShowsItsBeginning()
    {
        QCOMPARE(readoutBox({50, 20}, {300, 60}, QRectF(0, 0, 200, 100)).left(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestReadoutBox)
#include "test_readout_box.moc"
