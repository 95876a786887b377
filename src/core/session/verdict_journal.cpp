// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/verdict_journal.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/session/verdict_journal_lines.h"
#include "core/store/qt_path.h"

#include <QStandardPaths>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace mixdesk {

namespace {

constexpr const char* kEnding = ".jsonl";
constexpr std::uint64_t kLargestFile = 256u << 20;

fs::path lockOf(const fs::path& file)
{
    return fs::path(file).replace_extension(".lock");
}

Error cannotWrite(const fs::path& path)
{
    return {ErrorCode::Unwritable,
            Sentence::tr("Verdicts that wait for the database cannot be kept in %1 (%2): they are "
                         "lost if the program ends before they are stored.")
                .arg(displayPath(path))
                .arg(std::strerror(errno))};
}

} // namespace

fs::path journalFolder(const DatabaseAddress& address)
{
    if (!address.isServer())
        return address.file().parent_path() / "waiting";
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const std::string server = QStringLiteral("%1:%2/%3")
                                   .arg(address.host)
                                   .arg(address.port)
                                   .arg(address.database)
                                   .toStdString();
    return fsPath(data) / "mixdesk" / "waiting" / sha256Hex(server).substr(0, 16);
}

VerdictJournal::~VerdictJournal()
{
    if (m_fd < 0)
        return;
    ::close(m_fd);
    if (!m_waiting.isEmpty())
        return;
    std::error_code ec;
    fs::remove(m_file, ec);
    m_lock.reset();
    fs::remove(m_folder, ec); // fails, as it should, while others wait in it
}

Result<void> VerdictJournal::open()
{
    if (m_fd >= 0)
        return {};
    if (auto made = makeFolder(m_folder); !made)
        return made;
    m_file =
        m_folder / (QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + kEnding);
    auto lock = FileLock::take(lockOf(m_file), {});
    if (!lock)
        return lock.error();
    m_lock.emplace(std::move(*lock));
    m_fd = ::open(m_file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return m_fd < 0 ? Result<void>(cannotWrite(m_file)) : Result<void>();
}

/// A part of a line is taken back, so that the next one begins a line of its own.
Result<void> VerdictJournal::write(const QByteArray& lines)
{
    const off_t end = ::lseek(m_fd, 0, SEEK_END);
    for (qsizetype done = 0; done < lines.size();) {
        const ssize_t wrote =
            ::write(m_fd, lines.constData() + done, std::size_t(lines.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            const Error error = cannotWrite(m_file);
            return ::ftruncate(m_fd, end) == 0 ? error : cannotWrite(m_file);
        }
        done += wrote;
    }
    return {};
}

Result<void> VerdictJournal::makeDurable()
{
    return m_fd < 0 || ::fdatasync(m_fd) == 0 ? Result<void>() : cannotWrite(m_file);
}

Result<void> VerdictJournal::append(const std::deque<GivenVerdicts>& given,
                                    const QHash<QString, qint64>& own)
{
    if (auto opened = open(); !opened)
        return opened;
    QByteArray lines;
    if (!own.isEmpty())
        lines += ownLine(own);
    for (const GivenVerdicts& one : given)
        lines += givenLine(one);
    if (auto written = write(lines); !written)
        return written;
    for (const GivenVerdicts& one : given)
        m_waiting.insert(one.records.front().uuid);
    return {};
}

Result<void> VerdictJournal::add(const GivenVerdicts& given, bool durable)
{
    auto added = append({given}, {});
    return added && durable ? makeDurable() : added;
}

Result<void> VerdictJournal::remove(const GivenVerdicts& given, const QHash<QString, qint64>& own)
{
    if (!m_waiting.remove(given.records.front().uuid)) // it could not be written
        return {};
    if (!m_waiting.isEmpty())
        return write(settledLine(given, own));
    return ::ftruncate(m_fd, 0) == 0 ? Result<void>() : cannotWrite(m_file);
}

/// Leaves `left` as it is where the file has a line that this program does not write.
void VerdictJournal::takeFile(const fs::path& path, Left& left) const
{
    const auto text = readFile(path, kLargestFile);
    Result<JournalLines> lines =
        text ? readJournal(QByteArray::fromStdString(*text)) : Result<JournalLines>(text.error());
    if (!lines) {
        left.problems.append(QString::fromStdString(
            Sentence::tr("Verdicts that were not stored yet lie in %1, which cannot be read: %2")
                .arg(displayPath(path))
                .arg(lines.error().message)));
        return;
    }
    for (GivenVerdicts& given : lines->given)
        left.given.push_back(std::move(given));
    left.own.insert(lines->own);
}

Result<VerdictJournal::Left> VerdictJournal::takeOver()
{
    Left left;
    std::error_code ec;
    std::vector<std::pair<fs::file_time_type, fs::path>> files; // the oldest first
    for (const auto& entry : fs::directory_iterator(m_folder, ec))
        if (entry.path().extension() == kEnding && entry.path() != m_file)
            files.emplace_back(fs::last_write_time(entry.path(), ec), entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& [time, file] : files) {
        const auto lock = FileLock::take(lockOf(file), {});
        if (!lock || !fs::exists(file, ec))
            continue; // another window writes it, or has just taken it over
        Left found;
        takeFile(file, found);
        left.problems += found.problems;
        if (!found.problems.isEmpty())
            continue;
        if (!found.given.empty()) {
            if (auto kept = append(found.given, found.own); !kept)
                return kept.error(); // the file stays for the next window
            if (auto durable = makeDurable(); !durable)
                return durable.error();
        }
        fs::remove(file, ec);
        std::move(found.given.begin(), found.given.end(), std::back_inserter(left.given));
        left.own.insert(found.own);
    }
    return left;
}

} // namespace mixdesk
