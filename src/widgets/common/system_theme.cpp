// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/system_theme.h"

#include "widgets/common/settings.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QEvent>
#include <QTimer>
#include <optional>

namespace mixdesk {

namespace {

constexpr int kPortalAnswersMs = 200;
const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kNamespace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

QDBusMessage question()
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    message.setArguments({kNamespace, kKey});
    return message;
}

/// 1 is dark, 2 light; 0 (no preference) and everything else leave it open.
std::optional<bool> saysDark(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>()) // Read() wraps its answer twice
        value = value.value<QDBusVariant>().variant();
    const uint scheme = value.userType() == QMetaType::UInt ? value.toUInt() : 0;
    return scheme == 1 || scheme == 2 ? std::optional<bool>(scheme == 1) : std::nullopt;
}

class Follower : public QObject
{
    Q_OBJECT

public:
    explicit Follower(QObject& owner) : QObject(&owner), m_soon(this)
    {
        m_soon.setSingleShot(true);
        m_soon.setInterval(0);
        connect(&m_soon, &QTimer::timeout, this, [] {
            if (settings::themeChoice() == ThemeChoice::System)
                applyTheme(ThemeChoice::System);
        });
        qApp->installEventFilter(this);
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                    SLOT(settingChanged(QString, QString, QDBusVariant)));
        // A portal that only starts now was too late for the first look.
        auto* late = new QDBusPendingCallWatcher(bus.asyncCall(question()), this);
        connect(late, &QDBusPendingCallWatcher::finished, this, [this, late] {
            late->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *late;
            const auto dark = reply.isError() ? std::nullopt : saysDark(reply.value().variant());
            if (dark && *dark != theme().dark)
                m_soon.start();
        });
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::ThemeChange) // once per window
            m_soon.start();
        return QObject::eventFilter(watched, event);
    }

private slots:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant&)
    {
        if (space == kNamespace && key == kKey)
            m_soon.start();
    }

private:
    QTimer m_soon;
};

bool platformIsDark()
{
    QApplication::setPalette(QPalette()); // back to the platform's, which it keeps up to date
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

} // namespace

bool systemIsDark()
{
    std::optional<bool> dark;
    if (QDBusConnection bus = QDBusConnection::sessionBus(); bus.isConnected()) {
        const QDBusMessage reply = bus.call(question(), QDBus::Block, kPortalAnswersMs);
        if (reply.type() == QDBusMessage::ReplyMessage)
            dark = saysDark(reply.arguments().value(0));
    }
    return dark ? *dark : platformIsDark();
}

void followSystemTheme(QObject& owner)
{
    new Follower(owner);
}

} // namespace mixdesk

#include "system_theme.moc"
