// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/dataset_session.h"
#include "support/pictures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

using State = DatasetSession::State;

class TestDatasetSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        m_session.reset();
        m_jobs = std::make_unique<JobBoard>();
        m_session = std::make_unique<DatasetSession>(*m_jobs);
    }
    void cleanupTestCase() { m_session.reset(); }

    void startsEmpty();
    void scansAndChecks();
    void checkFindsWhatIsWrong();
    void excludesAndIncludes();
    void excludedFromTheStart();
    void missingFolderFails();
    void wrongLayoutFails();
    void recoversAfterAFailure();
    void rescanWhileChecking();
    void rescanWhileAScanHasJustEnded();
    void anotherFolderWhileScanning();
    void cancelledCheckCanBeAskedForAgain();
    void endsWhileBusy();

private:
    void open(const fs::path& folder, const QStringList& excluded = {})
    {
        m_session->open(folder, excluded);
        QTRY_VERIFY(m_session->state() != State::Scanning);
    }
    /// Returns while the check is under way.
    void openUntilChecking(const fs::path& folder)
    {
        QSignalSpy started(&m_session->checkJob(), &Job::started);
        m_session->open(folder, {});
        QVERIFY(started.wait());
        QVERIFY(m_session->checkJob().running());
    }
    void waitForHealth() { QTRY_VERIFY_WITH_TIMEOUT(m_session->health().has_value(), 20000); }

    QTemporaryDir m_folder;
    fs::path m_root;
    std::unique_ptr<JobBoard> m_jobs;
    std::unique_ptr<DatasetSession> m_session;
};

void TestDatasetSession::initTestCase()
{
    m_root = fs::u8path(m_folder.path().toStdString());
    writeClass(m_root / "two", "bolt");
    writeClass(m_root / "two", "nut");
    ClassPlan small;
    small.trainGood = 6;
    writeClass(m_root / "one", "gear", small);
    writeBytes(m_root / "sick" / "part" / "x", "");
    writeClass(m_root / "sick", "part");
    writeBytes(m_root / "sick" / "part" / "test" / "good" / "999.png", "no picture");
    writePicture(m_root / "flat" / "a.png", drawPart(1));
    fs::create_directories(m_root / "flat" / "holiday");
}

void TestDatasetSession::startsEmpty()
{
    QCOMPARE(m_session->state(), State::None);
    QVERIFY(m_session->all().classes.empty() && !m_session->health());
    m_session->check(); // nothing to check
    QVERIFY(m_jobs->running().isEmpty());
}

void TestDatasetSession::scansAndChecks()
{
    QSignalSpy changed(m_session.get(), &DatasetSession::changed);
    QSignalSpy healthChanged(m_session.get(), &DatasetSession::healthChanged);
    m_session->open(m_root / "two", {});
    QCOMPARE(m_session->state(), State::Scanning);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(m_session->state(), State::Ready);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_session->folder(), m_root / "two");
    QCOMPARE(m_session->all().classes, std::vector<std::string>({"bolt", "nut"}));
    QCOMPARE(m_session->all().images.size(), std::size_t(56));
    QCOMPARE(m_session->included().images.size(), std::size_t(56));
    waitForHealth();
    QCOMPARE(healthChanged.count(), 1);
    QCOMPARE(m_session->health()->images, 56);
    QVERIFY(m_session->health()->findings.empty());
    QVERIFY(m_jobs->running().isEmpty());
}

void TestDatasetSession::checkFindsWhatIsWrong()
{
    open(m_root / "sick");
    QCOMPARE(m_session->state(), State::Ready); // one sick picture is no reason to refuse all
    waitForHealth();
    const auto& findings = m_session->health()->findings;
    const bool found = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.file == "part/test/good/999.png";
    });
    QVERIFY(found);
}

void TestDatasetSession::excludesAndIncludes()
{
    open(m_root / "two");
    waitForHealth();
    QSignalSpy included(m_session.get(), &DatasetSession::includedChanged);
    QSignalSpy changed(m_session.get(), &DatasetSession::changed);
    m_session->setIncluded(QStringLiteral("bolt"), false);
    QCOMPARE(included.count(), 1);
    QVERIFY(!m_session->isIncluded(QStringLiteral("bolt")));
    QCOMPARE(m_session->excluded(), QStringList({QStringLiteral("bolt")}));
    QCOMPARE(m_session->included().classes, std::vector<std::string>({"nut"}));
    for (const ImageRecord& image : m_session->included().images)
        QCOMPARE(image.classIndex, 0);
    QCOMPARE(m_session->all().classes.size(), std::size_t(2));
    m_session->setIncluded(QStringLiteral("bolt"), false); // as it is
    QCOMPARE(included.count(), 1);
    m_session->setIncluded(QStringLiteral("bolt"), true);
    QCOMPARE(included.count(), 2);
    QCOMPARE(m_session->included().images.size(), m_session->all().images.size());
    QCOMPARE(changed.count(), 0);
    QVERIFY(m_session->health()); // of all classes: still true
}

void TestDatasetSession::excludedFromTheStart()
{
    open(m_root / "two", {QStringLiteral("nut"), QStringLiteral("gone")});
    QCOMPARE(m_session->included().classes, std::vector<std::string>({"bolt"}));
    m_session->rescan();
    QTRY_COMPARE(m_session->state(), State::Ready);
    QCOMPARE(m_session->included().classes, std::vector<std::string>({"bolt"}));
    open(m_root / "one");
    QVERIFY(m_session->excluded().isEmpty());
}

void TestDatasetSession::missingFolderFails()
{
    QSignalSpy changed(m_session.get(), &DatasetSession::changed);
    open(m_root / "nowhere");
    QCOMPARE(m_session->state(), State::Failed);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(m_session->error().code, ErrorCode::NotFound);
    QVERIFY(m_session->error().message.find("nowhere") != std::string::npos);
    QVERIFY(m_session->all().classes.empty() && m_session->included().classes.empty());
    m_session->check();
    QVERIFY(m_jobs->running().isEmpty() && !m_session->health());
}

void TestDatasetSession::wrongLayoutFails()
{
    open(m_root / "flat");
    QCOMPARE(m_session->state(), State::Failed);
    const std::string& sentence = m_session->error().message;
    QCOMPARE(m_session->error().code, ErrorCode::BadData);
    QVERIFY(sentence.find("train/good") != std::string::npos); // what it should be
    QVERIFY(sentence.find("holiday") != std::string::npos);    // what it is
    QVERIFY(sentence.find("1 pictures") != std::string::npos);
}

void TestDatasetSession::recoversAfterAFailure()
{
    const fs::path late = m_root / "late";
    open(late);
    QCOMPARE(m_session->state(), State::Failed);
    fs::copy(m_root / "one", late, fs::copy_options::recursive);
    m_session->rescan();
    QTRY_COMPARE(m_session->state(), State::Ready);
    QCOMPARE(m_session->all().classes, std::vector<std::string>({"gear"}));
    fs::remove_all(late);
    m_session->rescan();
    QTRY_COMPARE(m_session->state(), State::Failed);
    QVERIFY(m_session->all().classes.empty());
    QVERIFY(!m_session->health());
}

void TestDatasetSession::rescanWhileChecking()
{
    QSignalSpy healthChanged(m_session.get(), &DatasetSession::healthChanged);
    openUntilChecking(m_root / "two");
    m_session->rescan();
    QCOMPARE(m_session->state(), State::Scanning);
    QVERIFY(!m_session->checkJob().running());
    QTRY_COMPARE(m_session->state(), State::Ready);
    waitForHealth();
    QCOMPARE(healthChanged.count(), 1); // of the check that was given up there is nothing to say
    QCOMPARE(m_session->health()->images, 56);
}

/// The scan's end lies in the event queue: it must not be taken for that of the new folder.
void TestDatasetSession::rescanWhileAScanHasJustEnded()
{
    for (int round = 0; round < 20; ++round) {
        m_session->open(m_root / "two", {});
        std::this_thread::sleep_for(std::chrono::milliseconds(round % 4)); // no event is handled
        m_session->open(m_root / "one", {});
        QCOMPARE(m_session->state(), State::Scanning);
        QVERIFY(!m_session->checkJob().running());
        QVERIFY(m_session->all().classes.empty());
        QTRY_COMPARE(m_session->state(), State::Ready);
        QCOMPARE(m_session->all().classes, std::vector<std::string>({"gear"}));
        waitForHealth();
        QCOMPARE(m_session->health()->images, int(m_session->all().images.size()));
    }
}

void TestDatasetSession::anotherFolderWhileScanning()
{
    m_session->open(m_root / "two", {QStringLiteral("nut")});
    m_session->open(m_root / "one", {});
    QTRY_COMPARE(m_session->state(), State::Ready);
    QCOMPARE(m_session->folder(), m_root / "one");
    QCOMPARE(m_session->all().classes, std::vector<std::string>({"gear"}));
    QVERIFY(m_session->excluded().isEmpty());
}

void TestDatasetSession::cancelledCheckCanBeAskedForAgain()
{
    openUntilChecking(m_root / "two");
    QSignalSpy healthChanged(m_session.get(), &DatasetSession::healthChanged);
    m_session->checkJob().cancelAndWait();
    QCOMPARE(healthChanged.count(), 1); // so that nobody waits for it any more
    QVERIFY(!m_session->checkJob().running());
    if (m_session->health())
        QSKIP("The check was done before it could be cancelled.");
    QCOMPARE(m_session->state(), State::Ready);
    m_session->check();
    waitForHealth();
}

void TestDatasetSession::endsWhileBusy()
{
    m_session->open(m_root / "two", {});
    m_session.reset();
    m_session = std::make_unique<DatasetSession>(*m_jobs);
    openUntilChecking(m_root / "two");
    m_session.reset();
    QVERIFY(m_jobs->running().isEmpty());
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestDatasetSession)
#include "test_dataset_session.moc"
