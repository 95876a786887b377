// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_lock.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace mixdesk;

class TestFileLock : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = fs::u8path(m_folder->path().toStdString()) / ".lock";
    }

    void excludesWithinTheProcess()
    {
        QVERIFY(!isLocked(m_path));
        {
            const auto first = FileLock::take(m_path, "Busy.");
            QVERIFY(first);
            QVERIFY(isLocked(m_path));
            const auto second = FileLock::take(m_path, "Busy.");
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::Unwritable);
            QCOMPARE(second.error().message, std::string("Busy."));
            QVERIFY(isLocked(m_path)); // being refused gives nothing up
        }
        QVERIFY(!isLocked(m_path));
        QVERIFY(!fs::exists(m_path));
        QVERIFY(FileLock::take(m_path, "Busy."));
    }

    void movesWithItsOwner()
    {
        auto first = FileLock::take(m_path, "Busy.");
        QVERIFY(first);
        {
            const FileLock owner = std::move(*first);
            QVERIFY(isLocked(m_path));
        }
        QVERIFY(!isLocked(m_path));
    }

    /// A process that is killed leaves the file, but no lock.
    void vanishesWithItsProcess()
    {
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto lock = FileLock::take(m_path, "Busy.");
            const char answer = lock ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(1);
        }
        QVERIFY(child > 0);
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), ssize_t(1));
        QCOMPARE(answer, 'y');
        QVERIFY(isLocked(m_path));
        QVERIFY(!FileLock::take(m_path, "Busy."));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(fs::exists(m_path));
        QVERIFY(!isLocked(m_path));
        QVERIFY(FileLock::take(m_path, "Busy."));
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aFolderThatIsMissingIsNamed()
    {
        const auto lock = FileLock::take(m_path.parent_path() / "none" / ".lock", "Busy.");
        QVERIFY(!lock);
        QVERIFY(lock.error().message.find("none") != std::string::npos);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_path;
};

QTEST_GUILESS_MAIN(TestFileLock)
#include "test_file_lock.moc"
