// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace mixdesk;

namespace {

std::size_t entries(const fs::path& folder)
{
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// No file of this process may grow past `bytes`: what a full disk does, without one.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

/// The rights of an ordinary user, for whom a read-only folder is read-only.
class OrdinaryUser
{
public:
    OrdinaryUser() : m_ok(geteuid() != 0 || seteuid(65534) == 0) {}
    ~OrdinaryUser()
    {
        if (getuid() == 0 && seteuid(0) != 0)
            std::abort();
    }
    bool ok() const { return m_ok; }

private:
    bool m_ok;
};

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::u8path(m_folder->path().toStdString());
    }

    void readsWhatWasWritten()
    {
        const std::string bytes("a\0b\r\n\xff", 6);
        QVERIFY(writeFileAtomic(m_root / "new" / "folder" / "file", bytes));
        const auto read = readFile(m_root / "new" / "folder" / "file");
        QVERIFY(read);
        QCOMPARE(*read, bytes);
        QCOMPARE(entries(m_root / "new" / "folder"), std::size_t(1));
    }

    void readsAnEmptyFile()
    {
        QVERIFY(writeFileAtomic(m_root / "empty", ""));
        QCOMPARE(readFile(m_root / "empty").value(), std::string());
    }

    void refusesWhatIsNoReadableFile()
    {
        const auto missing = readFile(m_root / "missing.yaml");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.find("missing.yaml") != std::string::npos);
        const auto folder = readFile(m_root);
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::Unreadable);
        QVERIFY(!readFile("/dev/zero")); // would never end
    }

    void refusesMoreThanTheLimit()
    {
        QVERIFY(writeFileAtomic(m_root / "file", std::string(101, 'x')));
        QVERIFY(readFile(m_root / "file", 101));
        const auto refused = readFile(m_root / "file", 100);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unreadable);
        QVERIFY(refused.error().message.find("101") != std::string::npos);
    }

    void replacesAFileWhole()
    {
        QVERIFY(writeFileAtomic(m_root / "file", std::string(5000, 'a')));
        QVERIFY(writeFileAtomic(m_root / "file", "b"));
        QCOMPARE(readFile(m_root / "file").value(), std::string("b"));
        QCOMPARE(entries(m_root), std::size_t(1));
    }

    void aFullDiskLeavesTheOldFile()
    {
        QVERIFY(writeFileAtomic(m_root / "file", "old"));
        {
            const FileSizeLimit limit(4096);
            const auto failed = writeFileAtomic(m_root / "file", std::string(100000, 'n'));
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::Unwritable);
            QVERIFY(failed.error().message.find("file") != std::string::npos);
        }
        QCOMPARE(readFile(m_root / "file").value(), std::string("old"));
        QCOMPARE(entries(m_root), std::size_t(1)); // no temporary left
    }

    void aReadOnlyFolderLeavesTheOldFile()
    {
        const fs::path folder = m_root / "locked";
        QVERIFY(writeFileAtomic(folder / "file", "old"));
        fs::permissions(m_root, fs::perms(0755));
        fs::permissions(folder, fs::perms(0555));
        {
            const OrdinaryUser user;
            if (!user.ok())
                QSKIP("cannot give up root's rights here");
            const auto failed = writeFileAtomic(folder / "file", "new");
            QVERIFY(!failed);
            QCOMPARE(failed.error().code, ErrorCode::Unwritable);
            QVERIFY(!appendLine(folder / "other", "line"));
            QVERIFY(!makeFolder(folder / "below"));
        }
        fs::permissions(folder, fs::perms(0755));
        QCOMPARE(readFile(folder / "file").value(), std::string("old"));
        QCOMPARE(entries(folder), std::size_t(1));
    }

    void aFolderInThePlaceOfAFileIsRefused()
    {
        fs::create_directories(m_root / "name" / "inside");
        const auto failed = writeFileAtomic(m_root / "name", "bytes");
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Unwritable);
        QVERIFY(fs::is_directory(m_root / "name" / "inside"));
        QCOMPARE(entries(m_root), std::size_t(1));
    }

    void aFileInThePlaceOfAFolderIsRefused()
    {
        QVERIFY(writeFileAtomic(m_root / "name", "bytes"));
        const auto failed = makeFolder(m_root / "name");
        QVERIFY(!failed);
        QVERIFY(failed.error().message.find("name") != std::string::npos);
        QVERIFY(!writeFileAtomic(m_root / "name" / "file", "bytes"));
    }

    void devicesAreWrittenToAndStay()
    {
        fs::create_symlink("/dev/null", m_root / "sink");
        QVERIFY(writeFileAtomic(m_root / "sink", "bytes"));
        QVERIFY(fs::is_character_file(m_root / "sink"));
        QCOMPARE(entries(m_root), std::size_t(1));
    }

    void appendsLines()
    {
        QVERIFY(appendLine(m_root / "log", "one"));
        QVERIFY(appendLine(m_root / "log", "two"));
        QCOMPARE(readFile(m_root / "log").value(), std::string("one\ntwo\n"));
        const auto failed = appendLine(m_root / "no such folder" / "log", "line");
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Unwritable);
    }

    void namesPathsAsUtf8()
    {
        const fs::path path = fs::u8path("/data/Größe/Ω");
        QCOMPARE(displayPath(path), std::string("/data/Größe/Ω"));
        QCOMPARE(relativePath(path / "a" / "b.png", path), std::string("a/b.png"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

QTEST_APPLESS_MAIN(TestFiles)
#include "test_files.moc"
