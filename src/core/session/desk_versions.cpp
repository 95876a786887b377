// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/desk_versions.h"

#include "core/base/sentence.h"
#include "core/store/database.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace mixdesk {

namespace {

using Origin = ThresholdVersion::Origin;

constexpr std::uint64_t kLargestFile = 16 << 20;

QString currentUser()
{
    for (const char* name : {"USER", "LOGNAME", "USERNAME"})
        if (const QString user = qEnvironmentVariable(name); !user.isEmpty())
            return user;
    return {};
}

const QString& savingKey()
{
    static const QString key = QStringLiteral("saving");
    return key;
}

} // namespace

DeskVersions::DeskVersions(Database& database, QString run, fs::path folder,
                           std::vector<std::string> classes)
    : m_database(database), m_repository(database), m_run(std::move(run)),
      m_paths(std::move(folder)), m_classes(std::move(classes))
{}

Result<void> DeskVersions::refresh()
{
    auto all = m_repository.all(m_run);
    if (!all)
        return all.error();
    m_versions = QVector<ThresholdVersion>(all->begin(), all->end());
    return {};
}

std::optional<ThresholdVersion> DeskVersions::active() const
{
    if (m_versions.isEmpty())
        return {};
    return m_versions.front();
}

Result<DeskVersions::Rows> DeskVersions::parse(const ThresholdVersion& version) const
{
    auto file =
        parseThresholds(version.yaml.toStdString(),
                        Sentence::tr("Threshold version %1").arg(version.number), m_classes);
    if (!file)
        return file.error();
    return std::move(file->rows);
}

Result<DeskVersions::Rows> DeskVersions::rowsOf(qint64 id) const
{
    for (const auto& version : m_versions)
        if (version.id == id)
            return parse(version);
    return Error{ErrorCode::NotFound, Sentence::tr("This run has no such threshold version.")};
}

std::string DeskVersions::hashOf(const ThresholdVersion& version) const
{
    const auto rows = parse(version);
    return rows ? thresholdsHash(m_classes, *rows) : std::string();
}

Result<QString> DeskVersions::takeIn(const ThresholdsFile& file)
{
    if (auto text = readFile(m_paths.thresholds(), kLargestFile))
        m_fileText = std::move(*text);
    const qint64 before = m_versions.isEmpty() ? 0 : m_versions.front().id;
    if (auto ok = refresh(); !ok)
        return ok.error();
    const std::string hash = thresholdsHash(m_classes, file.rows);
    QString news;
    if (m_versions.isEmpty()) {
        if (auto ok = addFirst(file.rows); !ok)
            return ok.error();
    } else if (hashOf(m_versions.front()) != hash) {
        auto told = addFromFile(file.rows, QString::fromStdString(hash));
        if (!told)
            return told;
        news = *told;
    } else if (before != 0 && before != m_versions.front().id) {
        news = tr("Version %1 of the thresholds was saved in another window.")
                   .arg(m_versions.front().number);
    }
    // A run folder that cannot be written to is used as it is: the hash alone names its version.
    const ThresholdsStamp stamp{m_versions.front().number, hash};
    if (!file.stamp || file.stamp->id != stamp.id || file.stamp->hash != stamp.hash)
        (void)writeFile(file.rows, stamp.id);
    return news;
}

/// Unless another station does so at this moment.
Result<void> DeskVersions::addFirst(const Rows& rows)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    if (auto ok = refresh(); !ok)
        return ok;
    if (m_versions.isEmpty())
        if (auto added = add(rows, {}, Origin::FirstFit, {}); !added)
            return added.error();
    return transaction->commit();
}

/// The file is not the newest version: an interrupted save, or somebody else's work.
Result<QString> DeskVersions::addFromFile(const Rows& rows, const QString& hash)
{
    auto draft = m_repository.draft(m_run);
    if (!draft)
        return draft.error();
    if (*draft) {
        const QJsonObject note = QJsonDocument::fromJson((*draft)->bands.toUtf8()).object();
        auto drafted =
            parseThresholds((*draft)->yaml.toStdString(), Sentence::tr("The draft"), m_classes);
        if (note.contains(savingKey()) && drafted &&
            thresholdsHash(m_classes, drafted->rows) == hash.toStdString()) {
            auto added = add(rows, note[savingKey()].toString(), Origin::Saved, {});
            if (!added)
                return added.error();
            (void)clearDraft();
            return tr("Saving version %1 was interrupted; it is complete now.").arg(added->number);
        }
    }
    QString comment;
    for (const auto& version : qAsConst(m_versions))
        if (comment.isEmpty() && hashOf(version) == hash.toStdString())
            comment = tr("Same as version %1.").arg(version.number);
    auto added = add(rows, comment, Origin::OutsideChange, {});
    if (!added)
        return added.error();
    return tr("thresholds.yaml was changed outside: taken in as version %1.").arg(added->number);
}

Result<ThresholdVersion> DeskVersions::add(const Rows& rows, const QString& comment, Origin origin,
                                           const QString& summary)
{
    ThresholdVersion version;
    version.run = m_run;
    version.comment = comment;
    version.user = currentUser();
    version.yaml = QString::fromStdString(thresholdsText(m_classes, rows));
    version.origin = origin;
    version.summary = summary;
    auto added = m_repository.add(version);
    if (!added)
        return added;
    m_versions.prepend(*added);
    return added;
}

Result<void> DeskVersions::writeFile(const Rows& rows, int number)
{
    const std::string text = thresholdsText(m_classes, rows, stampOf(number, m_classes, rows));
    auto ok = writeFileAtomic(m_paths.thresholds(), text);
    if (ok)
        m_fileText = text;
    return ok;
}

Result<void> DeskVersions::save(const Rows& rows, const QString& comment, Origin origin,
                                const QString& summary)
{
    if (auto ok = storeDraft(rows, comment); !ok)
        return ok;
    const QVector<ThresholdVersion> versions = m_versions;
    const std::string fileText = m_fileText;
    const auto giveUp = [&](const Error& error) -> Result<void> {
        m_versions = versions;
        // Nothing readable was there before: then the next start completes this save.
        if (m_fileText != fileText && !fileText.empty() &&
            writeFileAtomic(m_paths.thresholds(), fileText))
            m_fileText = fileText;
        return error;
    };
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto added = add(rows, comment, origin, summary);
    if (!added)
        return giveUp(added.error());
    if (auto ok = clearDraft(); !ok)
        return giveUp(ok.error());
    if (auto ok = writeFile(rows, added->number); !ok)
        return giveUp(ok.error());
    if (auto ok = transaction->commit(); !ok)
        return giveUp(ok.error());
    return {};
}

Result<void> DeskVersions::storeDraft(const Rows& rows, const QString& comment)
{
    const QJsonObject note{{savingKey(), comment}};
    return m_repository.saveDraft(
        m_run, QString::fromStdString(thresholdsText(m_classes, rows)),
        QString::fromUtf8(QJsonDocument(note).toJson(QJsonDocument::Compact)));
}

Result<void> DeskVersions::keepDraft(const Rows& rows)
{
    return m_repository.saveDraft(m_run, QString::fromStdString(thresholdsText(m_classes, rows)),
                                  {});
}

Result<void> DeskVersions::clearDraft()
{
    return m_repository.clearDraft(m_run);
}

Result<std::optional<DeskVersions::Rows>> DeskVersions::draft()
{
    auto kept = m_repository.draft(m_run);
    if (!kept)
        return kept.error();
    if (!*kept)
        return std::optional<Rows>();
    auto file = parseThresholds((*kept)->yaml.toStdString(), Sentence::tr("The draft"), m_classes);
    if (!file)
        return std::optional<Rows>();
    return std::optional<Rows>(std::move(file->rows));
}

bool DeskVersions::fileIsKnown() const
{
    const auto text = readFile(m_paths.thresholds(), kLargestFile);
    return text && *text == m_fileText;
}

Result<void> DeskVersions::restoreFile()
{
    const auto version = active();
    if (!version)
        return Error{ErrorCode::NotFound, Sentence::tr("This run has no saved threshold version.")};
    auto rows = parse(*version);
    if (!rows)
        return rows.error();
    return writeFile(*rows, version->number);
}

Result<void> restoreNewestVersion(Database& database, const QString& run, const fs::path& folder)
{
    auto all = ThresholdRepository(database).all(run);
    if (!all)
        return all.error();
    if (all->empty())
        return Error{ErrorCode::NotFound,
                     Sentence::tr("The project has no saved thresholds of the run '%1'.")
                         .arg(run.toStdString())};
    // Without its stamp: the desk adds it when it takes the file in.
    return writeFileAtomic(RunPaths(folder).thresholds(), all->front().yaml.toStdString());
}

} // namespace mixdesk
