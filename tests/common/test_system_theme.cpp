// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's settings portal, played on a private message bus.
#include "support/no_warnings.h"
#include "widgets/common/settings.h"
#include "widgets/common/system_theme.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QWidget>
#include <atomic>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kNamespace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
} // namespace

/// Answers on a thread of its own: the window asks and waits.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    std::atomic<uint> scheme{0};
    std::atomic<int> asked{0};

public slots:
    QDBusVariant Read(const QString& space, const QString& key)
    {
        ++asked;
        const bool known = space == kNamespace && key == kKey;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? scheme.load() : 7U)));
    }
};

class TestSystemTheme : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }
    void cleanupTestCase();

    void asksAtFirst();
    void followsTheSignal();
    void leavesAChosenThemeAlone();
    void otherSettingsChangeNothing();
    void looksAgainWhenThePlatformChanges();

private:
    void say(uint scheme, const QString& key = kKey)
    {
        m_portal.scheme = scheme;
        QDBusMessage signal =
            QDBusMessage::createSignal(kPath, kInterface, QStringLiteral("SettingChanged"));
        signal << kNamespace << key << QVariant::fromValue(QDBusVariant(scheme));
        QVERIFY(QDBusConnection(QStringLiteral("portal")).send(signal));
    }

    QTemporaryDir m_home;
    QProcess m_bus;
    QThread m_thread;
    FakePortal m_portal;
    std::unique_ptr<QObject> m_owner;
};

void TestSystemTheme::initTestCase()
{
    watchWarnings();
    const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (daemon.isEmpty())
        QSKIP("dbus-daemon is not installed: there is no bus to play the portal on.");
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    QCoreApplication::setOrganizationName(QStringLiteral("Mixdesk tests"));
    QCoreApplication::setApplicationName(QStringLiteral("theme"));
    const QString address =
        QStringLiteral("unix:path=%1").arg(m_home.filePath(QStringLiteral("bus")));
    m_bus.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                         QStringLiteral("--print-address"), QStringLiteral("--address"), address});
    QVERIFY(m_bus.waitForReadyRead(5000));
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLocal8Bit());
    QDBusConnection bus = QDBusConnection::connectToBus(address, QStringLiteral("portal"));
    QVERIFY(bus.isConnected());
    m_portal.moveToThread(&m_thread);
    m_thread.start();
    QVERIFY(bus.registerObject(kPath, &m_portal, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerService(kService));
    settings::setThemeChoice(ThemeChoice::System);
}

void TestSystemTheme::init()
{
    settings::setThemeChoice(ThemeChoice::System);
    m_portal.scheme = 2;
    applyTheme(ThemeChoice::System);
    QVERIFY(!theme().dark);
    m_owner = std::make_unique<QObject>();
    const int before = m_portal.asked;
    followSystemTheme(*m_owner);
    // It asks once more, for a portal that starts late: that answer is to be there.
    QTRY_VERIFY(m_portal.asked > before);
    QTest::qWait(50);
}

void TestSystemTheme::cleanupTestCase()
{
    m_owner.reset();
    m_thread.quit();
    m_thread.wait();
    QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    m_bus.kill();
    m_bus.waitForFinished();
}

void TestSystemTheme::asksAtFirst()
{
    m_portal.scheme = 1;
    QVERIFY(systemIsDark());
    m_portal.scheme = 2;
    QVERIFY(!systemIsDark());
    for (const uint open : {0U, 9U}) { // then the platform's palette counts: a light one
        m_portal.scheme = open;
        QVERIFY(!systemIsDark());
    }
}

void TestSystemTheme::followsTheSignal()
{
    say(1);
    QTRY_VERIFY(theme().dark);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    say(2);
    QTRY_VERIFY(!theme().dark);
    say(1);
    QTRY_VERIFY(theme().dark);
    say(0); // no preference: Qt's palette of the platform, not the dark one set last
    QTRY_VERIFY(!theme().dark);
    m_owner.reset(); // nobody follows any more
    say(1);
    QTest::qWait(0);
    QVERIFY(!theme().dark);
}

void TestSystemTheme::leavesAChosenThemeAlone()
{
    settings::setThemeChoice(ThemeChoice::Light);
    say(1);
    // The follower has had its turn once a later signal shows.
    QTest::qWait(100);
    QVERIFY(!theme().dark);
    settings::setThemeChoice(ThemeChoice::System);
    say(1);
    QTRY_VERIFY(theme().dark);
}

void TestSystemTheme::otherSettingsChangeNothing()
{
    say(1, QStringLiteral("accent-color"));
    QTest::qWait(100);
    QVERIFY(!theme().dark);
}

void TestSystemTheme::looksAgainWhenThePlatformChanges()
{
    QWidget window;
    m_portal.scheme = 1; // said by no signal
    QEvent change(QEvent::ThemeChange);
    QApplication::sendEvent(&window, &change);
    QTRY_VERIFY(theme().dark);
}

QTEST_MAIN(TestSystemTheme)
#include "test_system_theme.moc"
