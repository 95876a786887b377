// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QTest>

using namespace mixdesk;

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void widthCountsLettersNotBytes()
    {
        QCOMPARE(columns(""), std::size_t(0));
        QCOMPARE(columns("screw"), std::size_t(5));
        QCOMPARE(columns("Prüfgröße"), std::size_t(9));
    }

    void padding()
    {
        QCOMPARE(padRight("nut", 5), std::string("nut  "));
        QCOMPARE(padLeft("nut", 5), std::string("  nut"));
        QCOMPARE(padRight("für", 5), std::string("für  "));
        QCOMPARE(padLeft("für", 5), std::string("  für"));
        QCOMPARE(padRight("longer", 5), std::string("longer"));
        QCOMPARE(padLeft("longer", 0), std::string("longer"));
    }

    void csvFields()
    {
        QCOMPARE(csvField("plain text"), std::string("plain text"));
        QCOMPARE(csvField("a,b"), std::string("\"a,b\""));
        QCOMPARE(csvField("say \"no\""), std::string("\"say \"\"no\"\"\""));
        QCOMPARE(csvField("two\nlines"), std::string("\"two\nlines\""));
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "test_text.moc"
