// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/settings.h"

#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void themeAndLanguage();
    void nonsenseReadsAsNothing();
    void recentProjectsNewestFirst();
    void recentProjectsThatAreGone();
    void statesAndValues();
    void carriesAVersion();
    void emptyStateShowsWhatItIsGiven();

private:
    QString folder(const QString& name)
    {
        QDir(m_home.path()).mkpath(name);
        return m_home.filePath(name);
    }

    QTemporaryDir m_home;
};

void TestSettings::initTestCase()
{
    watchWarnings();
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    QCoreApplication::setOrganizationName(QStringLiteral("Mixdesk tests"));
    QCoreApplication::setApplicationName(QStringLiteral("settings"));
}

void TestSettings::themeAndLanguage()
{
    QCOMPARE(settings::themeChoice(), ThemeChoice::System);
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::System}) {
        settings::setThemeChoice(choice);
        QCOMPARE(settings::themeChoice(), choice);
    }
    QCOMPARE(settings::language(), QString());
    settings::setLanguage(QStringLiteral("de"));
    QCOMPARE(settings::language(), QStringLiteral("de"));
}

void TestSettings::nonsenseReadsAsNothing()
{
    QSettings store;
    store.setValue(QStringLiteral("theme"), QStringLiteral("plaid"));
    store.setValue(QStringLiteral("recent"), 7);
    store.setValue(QStringLiteral("state/window/geometry"), QVariantList{1, 2});
    QCOMPARE(settings::themeChoice(), ThemeChoice::System);
    QCOMPARE(settings::recentProjects(), QStringList());
    QCOMPARE(settings::state(QStringLiteral("window/geometry")), QByteArray());
}

void TestSettings::recentProjectsNewestFirst()
{
    for (int i = 0; i < 15; ++i)
        settings::addRecentProject(folder(QString::number(i)));
    QCOMPARE(settings::recentProjects().size(), 10);
    QCOMPARE(settings::recentProjects().first(), folder(QStringLiteral("14")));
    settings::addRecentProject(folder(QStringLiteral("9"))); // again: to the front, not twice
    QCOMPARE(settings::recentProjects().size(), 10);
    QCOMPARE(settings::recentProjects().first(), folder(QStringLiteral("9")));
    QCOMPARE(settings::recentProjects().count(folder(QStringLiteral("9"))), 1);
    settings::removeRecentProject(folder(QStringLiteral("9")));
    QVERIFY(!settings::recentProjects().contains(folder(QStringLiteral("9"))));
}

void TestSettings::recentProjectsThatAreGone()
{
    const QString there = folder(QStringLiteral("there")), stick = folder(QStringLiteral("stick"));
    settings::addRecentProject(there);
    settings::addRecentProject(stick);
    QVERIFY(QDir(stick).removeRecursively());
    QCOMPARE(settings::recentProjects(), QStringList({there}));
    folder(QStringLiteral("stick")); // a disk that was away for a while
    QCOMPARE(settings::recentProjects(), QStringList({stick, there}));
}

void TestSettings::statesAndValues()
{
    const QString name = QStringLiteral("train/splitter");
    QCOMPARE(settings::state(name), QByteArray());
    settings::setState(name, QByteArray("\0\x01", 2));
    QCOMPARE(settings::state(name), QByteArray("\0\x01", 2));
    QCOMPARE(settings::value(name, QStringLiteral("otherwise")), QStringLiteral("otherwise"));
    settings::setValue(name, {});
    QCOMPARE(settings::value(name, QStringLiteral("otherwise")), QString()); // set, to nothing
    QCOMPARE(settings::state(name), QByteArray("\0\x01", 2));
}

void TestSettings::carriesAVersion()
{
    QVERIFY(!QSettings().contains(QStringLiteral("version")));
    settings::setLanguage(QStringLiteral("en"));
    QCOMPARE(QSettings().value(QStringLiteral("version")).toInt(), 1);
}

void TestSettings::emptyStateShowsWhatItIsGiven()
{
    applyTheme(ThemeChoice::Light);
    EmptyState card(QStringLiteral("folder"));
    card.resize(800, 600);
    card.show();
    auto* button = card.findChild<QPushButton*>();
    QVERIFY(!button->isVisible());
    const QString sentence =
        QStringLiteral("A sentence that needs more than one line. ").repeated(6);
    card.setText(QStringLiteral("Nothing yet"), sentence);
    card.setDetail(QStringLiteral("PRODUCT/\n    train/good/"));
    card.setAction(QStringLiteral("Choose a folder"), QStringLiteral("Choose it (Ctrl+O)"));
    QVERIFY(button->isVisible());
    QCOMPARE(button->toolTip(), QStringLiteral("Choose it (Ctrl+O)"));
    QSignalSpy triggered(&card, &EmptyState::actionTriggered);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(triggered.count(), 1);
    QApplication::sendPostedEvents();
    int shown = 0;
    for (auto* label : card.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        ++shown;
        // All of it can be read.
        QVERIFY2(label->height() >= (label->wordWrap() ? label->heightForWidth(label->width())
                                                       : label->sizeHint().height()),
                 qPrintable(label->text()));
    }
    QCOMPARE(shown, 3);
    card.setDetail({});
    card.setAction({}, {});
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(TestSettings)
#include "test_settings.moc"
