// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_address.h"

#include "core/base/sentence.h"

#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace mixdesk {

namespace {

constexpr const char* kForm = "postgresql://USER@HOST/NAME or postgresql://USER@HOST:PORT/NAME";

Error wrongForm()
{
    // The address is not repeated: it may hold a password.
    return {ErrorCode::Usage,
            Sentence::tr("The address of the project's database cannot be read: write it as %1.")
                .arg(kForm)};
}

bool isPlain(const QString& text)
{
    for (const QChar letter : text)
        if (letter.isSpace() || letter.category() == QChar::Other_Control ||
            letter == QLatin1Char('\'') || letter == QLatin1Char('\\') ||
            letter == QLatin1Char(';') || letter == QLatin1Char('='))
            return false;
    return !text.isEmpty();
}

Result<QString> sslModeOf(const QUrl& url)
{
    QString mode;
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("password"))
            return Error{ErrorCode::Usage,
                         Sentence::tr("The address of the project's database must not hold a "
                                      "password: put it into ~/.pgpass or into PGPASSWORD.")};
        static const QStringList modes = {
            QStringLiteral("disable"), QStringLiteral("allow"),     QStringLiteral("prefer"),
            QStringLiteral("require"), QStringLiteral("verify-ca"), QStringLiteral("verify-full")};
        if (key != QLatin1String("sslmode") || !modes.contains(value) || !mode.isEmpty())
            return Error{ErrorCode::Usage,
                         Sentence::tr("The address of the project's database may only end in "
                                      "?sslmode=MODE, where MODE is one of %1.")
                             .arg(modes.join(QStringLiteral(", ")).toStdString())};
        mode = value;
    }
    return mode;
}

} // namespace

Result<DatabaseAddress> DatabaseAddress::parseServer(const std::string& text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const bool scheme =
        url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres");
    if (!url.isValid() || !scheme || url.hasFragment())
        return wrongForm();
    if (!url.password().isEmpty())
        return Error{ErrorCode::Usage,
                     Sentence::tr("The address of the project's database must not hold a password: "
                                  "put it into ~/.pgpass or into PGPASSWORD.")};
    auto mode = sslModeOf(url);
    if (!mode)
        return mode.error();
    DatabaseAddress address;
    address.m_isServer = true;
    address.user = url.userName(QUrl::FullyDecoded);
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port(5432);
    address.database = url.path(QUrl::FullyDecoded).mid(1);
    address.sslMode = *mode;
    const bool plain = isPlain(address.user) && isPlain(address.host) && isPlain(address.database);
    if (!plain || address.database.contains(QLatin1Char('/')) || address.port < 1)
        return wrongForm();
    return address;
}

std::string DatabaseAddress::name() const
{
    if (!isServer())
        return displayPath(m_file);
    QUrl url;
    url.setScheme(QStringLiteral("postgresql"));
    url.setUserName(user);
    url.setHost(host);
    if (port != 5432)
        url.setPort(port);
    url.setPath(QLatin1Char('/') + database);
    if (!sslMode.isEmpty())
        url.setQuery(QStringLiteral("sslmode=") + sslMode);
    return url.toString(QUrl::FullyEncoded).toStdString();
}

} // namespace mixdesk
