// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/fitting_button.h"

#include <QtTest>

using namespace mixdesk;

class TestFittingButton : public QObject
{
    Q_OBJECT

private slots:
    void shortensItsWordsInsteadOfCuttingThem()
    {
        QWidget window;
        window.resize(400, 100);
        FittingButton button(&window);
        button.setTexts(QStringLiteral("Difference: SSIM"), QStringLiteral("SSIM"));
        const QSize whole = button.sizeHint(), least = button.minimumSizeHint();
        QVERIFY(least.width() < whole.width());
        window.show();
        button.resize(whole);
        QCOMPARE(button.text(), QStringLiteral("Difference: SSIM"));
        button.resize(whole.width() - 1, whole.height());
        QCOMPARE(button.text(), QStringLiteral("SSIM"));
        QCOMPARE(button.sizeHint(), whole); // asks for the same, whatever it shows
        QCOMPARE(button.minimumSizeHint(), least);
        button.resize(whole);
        QCOMPARE(button.text(), QStringLiteral("Difference: SSIM"));
        QCOMPARE(button.wholeText(), button.text());
    }
};

QTEST_MAIN(TestFittingButton)
#include "test_fitting_button.moc"
