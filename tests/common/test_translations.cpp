// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

struct Message
{
    QString context, source, comment, type;
    bool plural = false;
    QStringList texts; ///< one, or one per plural form

    /// What tells this message from the others.
    QString id() const
    {
        return QStringLiteral("%1: \"%2\"%3%4")
            .arg(context, source, comment.isEmpty() ? QString() : QStringLiteral(" @") + comment,
                 plural ? QStringLiteral(" (plural)") : QString());
    }
};

void readTranslation(QXmlStreamReader& xml, Message& message)
{
    message.type = xml.attributes().value(QStringLiteral("type")).toString();
    if (!message.plural) {
        message.texts.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        message.texts.append(xml.readElementText());
}

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message;
    message.context = context;
    message.plural = xml.attributes().value(QStringLiteral("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source"))
            message.source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            message.comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

/// Nothing when the file cannot be read or is no XML.
QVector<Message> readMessages(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QVector<Message> messages;
    QString context;
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                messages.append(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QVector<Message>() : messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?(?:[0-9]{1,2}|n)"));
    QStringList found;
    for (auto all = pattern.globalMatch(text); all.hasNext();)
        found.append(all.next().captured());
    found.sort();
    return found;
}

QStringList ids(const QVector<Message>& messages)
{
    QStringList names;
    for (const Message& message : messages)
        names.append(message.id());
    names.sort();
    return names;
}

QStringList without(QStringList list, const QStringList& others)
{
    for (const QString& other : others)
        list.removeOne(other);
    return list;
}

QString findLupdate()
{
    const QString name = QStringLiteral("lupdate");
    const QString own = QStandardPaths::findExecutable(
        name, {QLibraryInfo::path(QLibraryInfo::BinariesPath),
               QLibraryInfo::path(QLibraryInfo::LibraryExecutablesPath)});
    return own.isEmpty() ? QStandardPaths::findExecutable(name) : own;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data() { files(); }
    void everyTextIsTranslated()
    {
        QFETCH(QString, path);
        const QVector<Message> messages = readMessages(path);
        QVERIFY2(!messages.isEmpty(), qPrintable(path));
        QStringList open;
        for (const Message& message : messages) {
            const bool empty =
                message.texts.isEmpty() ||
                std::any_of(message.texts.begin(), message.texts.end(),
                            [](const QString& text) { return text.trimmed().isEmpty(); });
            if (!message.type.isEmpty() || empty)
                open.append(message.id());
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(QLatin1Char('\n'))));
    }

    void placeholdersSurvive_data() { files(); }
    void placeholdersSurvive()
    {
        QFETCH(QString, path);
        QStringList wrong;
        for (const Message& message : readMessages(path))
            for (const QString& text : message.texts)
                if (placeholders(text) != placeholders(message.source) ||
                    text.count(QLatin1Char('\n')) != message.source.count(QLatin1Char('\n')))
                    wrong.append(message.id() + QStringLiteral(" -> ") + text);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void pluralsHaveBothForms_data() { files(); }
    void pluralsHaveBothForms()
    {
        QFETCH(QString, path);
        QFETCH(bool, pluralsOnly);
        int plurals = 0;
        for (const Message& message : readMessages(path)) {
            plurals += message.plural;
            QVERIFY2(message.plural || !pluralsOnly, qPrintable(message.id()));
            QVERIFY2(!message.plural || message.texts.size() == 2, qPrintable(message.id()));
            // Without a plural form the bare "%n part(s)" would be shown.
            QVERIFY2(!message.plural || !message.texts.last().contains(QLatin1String("(s)")),
                     qPrintable(message.id()));
        }
        QVERIFY(plurals > 0);
    }

    void sourcesHaveNoOtherTexts_data() { files(); }
    void sourcesHaveNoOtherTexts()
    {
        QFETCH(QString, path);
        QFETCH(bool, pluralsOnly);
        const QString lupdate = findLupdate();
        if (lupdate.isEmpty())
            QSKIP("lupdate is not installed (Debian: qt6-l10n-tools).");
        const QString sources = QFINDTESTDATA("../../src");
        QVERIFY(!sources.isEmpty());
        const QTemporaryDir folder;
        const QString copy = folder.filePath(QFileInfo(path).fileName());
        QVERIFY(QFile::copy(path, copy));

        QStringList arguments{QStringLiteral("-silent"),
                              QStringLiteral("-locations"),
                              QStringLiteral("none"),
                              QStringLiteral("-no-obsolete"),
                              QFileInfo(sources).absoluteFilePath(),
                              QStringLiteral("-extensions"),
                              QStringLiteral("cpp,h"),
                              QStringLiteral("-ts"),
                              copy};
        if (pluralsOnly)
            arguments.prepend(QStringLiteral("-pluralonly"));
        QProcess process;
        process.start(lupdate, arguments);
        QVERIFY2(process.waitForFinished(60000), qPrintable(process.errorString()));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());

        const QStringList now = ids(readMessages(copy)), kept = ids(readMessages(path));
        QVERIFY(!now.isEmpty());
        const QStringList added = without(now, kept), gone = without(kept, now);
        QVERIFY2(added.isEmpty() && gone.isEmpty(),
                 qPrintable(QStringLiteral("Build the target `translations`, then translate.\n"
                                           "New in the sources:\n%1\nNot there any more:\n%2")
                                .arg(added.join(QLatin1Char('\n')), gone.join(QLatin1Char('\n')))));
    }

private:
    static void files()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("pluralsOnly");
        QTest::newRow("German") << QFINDTESTDATA("../../resources/translations/mixdesk_de.ts")
                                << false;
        QTest::newRow("English") << QFINDTESTDATA("../../resources/translations/mixdesk_en.ts")
                                 << true;
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
