// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/number_field.h"

#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

using namespace mixdesk;

class TestNumberField : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAllowedIsSaidAtOnce()
    {
        NumberField field;
        field.setRange(0.0, 100.0);
        field.showText(QStringLiteral("5"));
        field.show();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        QSignalSpy entered(&field, &NumberField::entered), left(&field, &NumberField::left);
        field.startTyping(QStringLiteral("150"));
        QTest::keyClick(&field, Qt::Key_Return);
        QVERIFY2(QToolTip::text().contains(QStringLiteral("100")), qPrintable(QToolTip::text()));
        QCOMPARE(entered.count() + left.count(), 0);
        field.startTyping(QStringLiteral("15"));
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(entered.count(), 1);
        QCOMPARE(left.count(), 1);
    }
};

QTEST_MAIN(TestNumberField)
#include "test_number_field.moc"
