// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chosen_locale.h"

#include <QtTest>

using namespace mixdesk;

class TestChosenLocale : public QObject
{
    Q_OBJECT

private slots:
    void theSystemsOwnStays()
    {
        const QLocale system(QLocale::German, QLocale::Austria);
        QCOMPARE(chosenLocale({}, system), system);
        QCOMPARE(chosenLocale(QStringLiteral("de"), system), system);
    }

    void anotherLanguageKeepsThePlace()
    {
        const QLocale chosen =
            chosenLocale(QStringLiteral("en"), QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(chosen.language(), QLocale::English);
        QCOMPARE(chosen.territory(), QLocale::Germany);
        QVERIFY2(date(chosen).startsWith(QStringLiteral("27/")), qPrintable(date(chosen)));
    }

    /// Of a system that names no place, no country's habits are guessed.
    void withoutAPlace()
    {
        const QLocale english = chosenLocale(QStringLiteral("en"), QLocale::c());
        QCOMPARE(english.language(), QLocale::English);
        QVERIFY2(date(english).startsWith(QStringLiteral("27/")), qPrintable(date(english)));
        const QLocale german = chosenLocale(QStringLiteral("de"), QLocale::c());
        QCOMPARE(german.language(), QLocale::German);
        QCOMPARE(date(german), QStringLiteral("27.11.26"));
    }

    void aPlaceOfAnotherLanguage()
    {
        const QLocale chosen =
            chosenLocale(QStringLiteral("de"), QLocale(QLocale::Japanese, QLocale::Japan));
        QCOMPARE(chosen.language(), QLocale::German);
        QCOMPARE(date(chosen), QStringLiteral("27.11.26"));
    }

private:
    static QString date(const QLocale& locale)
    {
        return locale.toString(QDate(2026, 11, 27), QLocale::ShortFormat);
    }
};

QTEST_APPLESS_MAIN(TestChosenLocale)
#include "test_chosen_locale.moc"
