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

Error passwordInAddress()
{
    return {ErrorCode::Usage,
            Sentence::tr("The address of the project's database must not hold a password: put it "
                         "into ~/.pgpass or into PGPASSWORD.")};
}

Error wrongEnd(const QStringList& modes)
{
    return {ErrorCode::Usage,
            Sentence::tr("The address of the project's database may only end in ?sslmode=MODE, "
                         "where MODE is one of %1, and &sslrootcert=FILE with an absolute path.")
                .arg(modes.join(QStringLiteral(", ")).toStdString())};
}

/// How the server is to prove who it is.
Result<void> readSecurity(const QUrl& url, DatabaseAddress& address)
{
    static const QStringList modes = {QStringLiteral("disable"),   QStringLiteral("allow"),
                                      QStringLiteral("prefer"),    QStringLiteral("require"),
                                      QStringLiteral("verify-ca"), QStringLiteral("verify-full")};
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (key == QLatin1String("password"))
            return passwordInAddress();
        const bool isFile =
            value.startsWith(QLatin1Char('/')) && isPlain(QString(value).remove(QLatin1Char(' ')));
        if (key == QLatin1String("sslmode") && modes.contains(value) && address.sslMode.isEmpty())
            address.sslMode = value;
        else if (key == QLatin1String("sslrootcert") && isFile && address.sslRootCert.isEmpty())
            address.sslRootCert = value;
        else
            return wrongEnd(modes);
    }
    return {};
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
        return passwordInAddress();
    DatabaseAddress address;
    if (auto read = readSecurity(url, address); !read)
        return read.error();
    address.m_isServer = true;
    address.user = url.userName(QUrl::FullyDecoded);
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port(5432);
    address.database = url.path(QUrl::FullyDecoded).mid(1);
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
    QUrlQuery security;
    if (!sslMode.isEmpty())
        security.addQueryItem(QStringLiteral("sslmode"), sslMode);
    if (!sslRootCert.isEmpty())
        security.addQueryItem(QStringLiteral("sslrootcert"), sslRootCert);
    if (!security.isEmpty())
        url.setQuery(security);
    return url.toString(QUrl::FullyEncoded).toStdString();
}

} // namespace mixdesk
