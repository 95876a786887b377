// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/gallery_index.h"
#include "core/session/workspace.h"
#include "core/store/verdict_repository.h"
#include "support/desk_sessions.h"
#include "support/no_warnings.h"
#include "support/pictures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 20'000;
using Only = GalleryFilterSpec::Only;

} // namespace

class TestInboxSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        deskProject();
    }
    void init();
    void cleanup();

    void readScoreDecideExport();
    void scoresAreKept();
    void newFilesAreNoticed();
    void goneFilesLeave();
    void unreachableIsOneSentence();
    void tooManyAreSaidOnce();
    void addAndRemove();
    void refusedFolders();
    void staysThroughOtherLists();
    void droppedAndInTheInbox();
    void closingWhileItLooks();

private:
    /// An older file: nobody is writing it any more.
    void put(const fs::path& file, int number) const
    {
        writePicture(file, drawPart(number));
        fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(1));
    }
    void list(const std::vector<std::string>& inbox) const
    {
        Project project = Project::open(m_project).value();
        ProjectSettings settings = project.settings();
        settings.inbox = inbox;
        QVERIFY(bool(project.save(settings)));
    }
    void open();
    ScoringSession& scoring() const { return m_workspace->scoring(); }
    InboxSession& inbox() const { return m_workspace->inbox(); }
    std::vector<GalleryEntry> inInbox() const
    {
        std::vector<GalleryEntry> found;
        for (const GalleryEntry& entry : scoring().entries())
            if (!entry.inboxKey.isEmpty())
                found.push_back(entry);
        return found;
    }
    bool allScored() const
    {
        return !scoring().job().running() &&
               scoring().scoredCount() == int(scoring().entries().size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root, m_project, m_drive;
    std::unique_ptr<Workspace> m_workspace;
};

void TestInboxSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::canonical(fs::path(m_folder->path().toStdString()));
    m_project = m_root / "project";
    m_drive = m_root / "drive";
    deskProject().copyTo(m_project);
    const auto& plant = deskProject().root / "plant";
    const Dataset dataset = scanDataset(plant).value();
    // Real parts, so that they are routed.
    fs::create_directories(m_project / "incoming/monday");
    fs::create_directories(m_drive);
    const auto take = [&](const std::string& className, const char* type, const fs::path& to) {
        for (const ImageRecord& image : dataset.images)
            if (image.subset == Subset::Test && image.type == type &&
                dataset.classes[std::size_t(image.classIndex)] == className) {
                fs::copy_file(image.path, to);
                fs::last_write_time(to, fs::file_time_type::clock::now() - std::chrono::minutes(1));
                return;
            }
    };
    take(dataset.classes[0], "good", m_project / "incoming/monday/a.png");
    take(dataset.classes[1], "good", m_drive / "b.png");
    writeBytes(m_drive / "notes.txt", "no picture");
    writeBytes(m_drive / ".b.png.part", "half of a picture");
}

void TestInboxSession::cleanup()
{
    m_workspace.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestInboxSession::open()
{
    m_workspace.reset();
    m_workspace = Workspace::open(m_project).value();
    QTRY_VERIFY_WITH_TIMEOUT(!inbox().looking() && scoring().entries().size() > 8 && allScored(),
                             kWait);
}

void TestInboxSession::readScoreDecideExport()
{
    list({"incoming", m_drive.string()});
    open();
    QCOMPARE(inbox().folders().size(), std::size_t(2));
    QCOMPARE(inbox().folders()[0].pictures, 1);
    const auto pictures = inInbox();
    QCOMPARE(pictures.size(), std::size_t(2));
    QCOMPARE(pictures[0].key(), QStringLiteral("inbox:incoming/monday/a.png"));
    QCOMPARE(pictures[1].key(), QString::fromStdString((m_drive / "b.png").string()));
    for (const GalleryEntry& entry : pictures)
        QVERIFY(entry.scored && entry.routedClass >= 0 && !entry.labelled());

    GalleryIndex index;
    index.reset(&scoring().entries(), int(scoring().classes().size()));
    QVERIFY(index.apply());
    QCOMPARE(index.counts().ofOnly[std::size_t(Only::Inbox)], 2);
    QCOMPARE(index.counts().ofOnly[std::size_t(Only::Outside)], 0);
    QCOMPARE(index.counts().ofOnly[std::size_t(Only::Unreviewed)], index.size());

    ReviewSession& review = m_workspace->review();
    ReviewEdit good, dent;
    good.decision = Decision::Ok;
    dent.defectType = QStringLiteral("dent");
    review.decide({scoring().entryOf(pictures[0].key())}, good);
    review.decide({scoring().entryOf(pictures[1].key())}, dent);
    LabelExchange& labels = m_workspace->labels();
    QVERIFY(labels.ready());
    QSignalSpy exported(&labels, &LabelExchange::exported), failed(&labels, &LabelExchange::failed);
    labels.exportTo({LabelFormat::Mvtec, LabelScope::Reviewed, PictureTransfer::Copy,
                     m_root / "out"}); // the verdicts just given are part of it
    QVERIFY(!labels.ready());
    QTRY_COMPARE_WITH_TIMEOUT(exported.count() + failed.count(), 1, kWait);
    QCOMPARE(exported.count(), 1);
    const std::string a = scoring().classes()[pictures[0].routedClass].toStdString();
    const std::string b = scoring().classes()[pictures[1].routedClass].toStdString();
    QVERIFY(fs::exists(m_root / "out" / a / "train/good/a.png"));
    QVERIFY(fs::exists(m_root / "out" / b / "test/dent/b.png"));

    open(); // and they are known again
    const int entry = scoring().entryOf(pictures[0].key());
    QVERIFY(entry >= 0);
    QTRY_COMPARE(m_workspace->review().verdictOf(entry).decision, Decision::Ok);
    QCOMPARE(scoring().entries()[std::size_t(entry)].type, QStringLiteral("good"));
}

void TestInboxSession::scoresAreKept()
{
    list({"incoming"});
    open();
    QVERIFY(scoring().computedCount() > 0);
    const double score = inInbox().at(0).score;
    open();
    QCOMPARE(scoring().computedCount(), 0);
    QCOMPARE(inInbox().at(0).score, score);
}

void TestInboxSession::newFilesAreNoticed()
{
    list({m_drive.string()});
    open();
    QCOMPARE(inInbox().size(), std::size_t(1));
    fs::create_directory(m_drive / "tuesday");
    put(m_drive / "c.png", 3);
    QTRY_COMPARE_WITH_TIMEOUT(inInbox().size(), std::size_t(2), kWait);
    // In a folder that is younger than the window; written a moment ago, it waits until it is
    // whole.
    writePicture(m_drive / "tuesday/d.png", drawPart(4));
    QTRY_COMPARE_WITH_TIMEOUT(inInbox().size(), std::size_t(3), kWait);
    QTRY_VERIFY_WITH_TIMEOUT(allScored(), kWait);
    QCOMPARE(scoring().failedCount(), 0);
    QCOMPARE(inbox().folders()[0].pictures, 3);
}

void TestInboxSession::goneFilesLeave()
{
    put(m_drive / "c.png", 3);
    list({m_drive.string(), "incoming"});
    open();
    QCOMPARE(inInbox().size(), std::size_t(3));
    const std::size_t all = scoring().entries().size();
    const int reviewed = scoring().entryOf(inInbox()[1].key());
    ReviewEdit good;
    good.decision = Decision::Ok;
    m_workspace->review().decide({reviewed}, good);
    fs::remove(m_drive / "b.png");
    inbox().rescan();
    QTRY_COMPARE_WITH_TIMEOUT(inInbox().size(), std::size_t(2), kWait);
    QCOMPARE(scoring().entries().size(), all - 1);
    QTRY_VERIFY_WITH_TIMEOUT(allScored(), kWait);
    QCOMPARE(scoring().reviewedCount(), 1);
    for (const GalleryEntry& entry : scoring().entries()) {
        QCOMPARE(&scoring().entries()[std::size_t(scoring().entryOf(entry.key()))], &entry);
        QVERIFY(entry.scored);
    }
}

void TestInboxSession::unreachableIsOneSentence()
{
    list({"incoming", m_drive.string()});
    fs::rename(m_drive, m_root / "unplugged");
    m_workspace = Workspace::open(m_project).value();
    QSignalSpy notices(m_workspace.get(), &Workspace::noticed);
    QTRY_VERIFY_WITH_TIMEOUT(!inInbox().empty() && allScored(), kWait);
    QCOMPARE(notices.count(), 1);
    QVERIFY(qvariant_cast<Notice>(notices[0][0])
                .text.contains(QString::fromStdString(m_drive.string())));
    inbox().rescan();
    QTRY_VERIFY_WITH_TIMEOUT(!inbox().looking(), kWait);
    QCOMPARE(notices.count(), 1); // said once
    QVERIFY(!inbox().folders()[1].problem.isEmpty());
    QCOMPARE(inInbox().size(), std::size_t(1));
    fs::rename(m_root / "unplugged", m_drive);
    inbox().rescan();
    QTRY_COMPARE_WITH_TIMEOUT(inInbox().size(), std::size_t(2), kWait);
    QVERIFY(inbox().folders()[1].problem.isEmpty());
    // Unplugged while the window is open: what was found stays in sight.
    fs::rename(m_drive, m_root / "unplugged");
    inbox().rescan();
    QTRY_COMPARE_WITH_TIMEOUT(notices.count(), 2, kWait);
    QCOMPARE(inInbox().size(), std::size_t(2));
}

void TestInboxSession::tooManyAreSaidOnce()
{
    for (int i = 0; i < 4; ++i)
        put(m_drive / (std::to_string(i) + ".png"), i);
    list({m_drive.string()}); // with b.png
    open();
    QTRY_COMPARE_WITH_TIMEOUT(inbox().folders().front().pictures, 5, kWait);
    QVERIFY(!inbox().folders().front().cut);
    QSignalSpy warned(&inbox(), &InboxSession::warned), changed(&inbox(), &InboxSession::changed);
    const auto look = [&](qsizetype most) {
        QTRY_VERIFY_WITH_TIMEOUT(!inbox().looking(), kWait);
        inbox().setMostPictures(most);
        changed.clear();
        inbox().rescan();
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), kWait);
    };
    look(3);
    QCOMPARE(inbox().folders().front().pictures, 3);
    QVERIFY(inbox().folders().front().cut);
    QCOMPARE(warned.count(), 1);
    QVERIFY(warned[0][0].toString().contains(QStringLiteral("more than 3 pictures")));
    look(3);
    QCOMPARE(warned.count(), 1);
    look(5); // just enough
    QVERIFY(!inbox().folders().front().cut);
    QCOMPARE(inbox().folders().front().pictures, 5);
    QCOMPARE(warned.count(), 1);
}

void TestInboxSession::addAndRemove()
{
    open();
    QVERIFY(inbox().folders().empty());
    QSignalSpy changed(&inbox(), &InboxSession::changed);
    QVERIFY(bool(inbox().add(QString::fromStdString((m_project / "incoming").string()))));
    QVERIFY(bool(inbox().add(QString::fromStdString(m_drive.string()))));
    QVERIFY(changed.count() > 0);
    QTRY_COMPARE_WITH_TIMEOUT(inInbox().size(), std::size_t(2), kWait);
    const auto stored = Project::open(m_project).value().settings().inbox;
    QVERIFY((stored == std::vector<std::string>{"incoming", m_drive.string()}));
    QVERIFY(bool(inbox().remove(inbox().folders()[0].path)));
    QCOMPARE(inInbox().size(), std::size_t(1));
    QVERIFY(bool(inbox().remove(inbox().folders()[0].path)));
    QVERIFY(inInbox().empty());
    QVERIFY(Project::open(m_project).value().settings().inbox.empty());
}

void TestInboxSession::refusedFolders()
{
    list({"incoming"});
    open();
    const auto refused = [&](const fs::path& folder, const char* part) {
        const auto added = inbox().add(QString::fromStdString(folder.string()));
        return !added && added.error().message.find(part) != std::string::npos;
    };
    QVERIFY(refused(m_root / "nowhere", "There is no folder"));
    QVERIFY(refused(m_project, "The project lies in"));
    QVERIFY(refused(m_root, "The project lies in"));
    QVERIFY(refused(deskProject().root / "plant", "shares pictures with the dataset"));
    QVERIFY(refused(m_project / "incoming", "shares pictures with the inbox"));
    QVERIFY(refused(m_project / "incoming/monday", "shares pictures with the inbox"));
    QCOMPARE(inbox().folders().size(), std::size_t(1));
}

void TestInboxSession::staysThroughOtherLists()
{
    list({"incoming"});
    open();
    m_workspace->dataset().rescan();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_workspace->dataset().state() == DatasetSession::State::Ready && allScored(), kWait);
    QCOMPARE(inInbox().size(), std::size_t(1));
    scoring().addOutside({QString::fromStdString((m_drive / "b.png").string())});
    QTRY_VERIFY_WITH_TIMEOUT(allScored(), kWait);
    scoring().removeOutside();
    QCOMPARE(inInbox().size(), std::size_t(1));
    QVERIFY(allScored());
}

void TestInboxSession::droppedAndInTheInbox()
{
    open();
    const QString file = QString::fromStdString((m_drive / "b.png").string());
    const auto times = [&] {
        int count = 0;
        for (const GalleryEntry& entry : scoring().entries())
            count += entry.path == file ? 1 : 0;
        return count;
    };
    scoring().addOutside({file});
    QVERIFY(bool(inbox().add(QString::fromStdString(m_drive.string()))));
    QTRY_VERIFY_WITH_TIMEOUT(!inbox().looking() && inbox().folders()[0].pictures == 1, kWait);
    QCOMPARE(times(), 1);
    scoring().removeOutside(); // it is of the inbox all the same
    QCOMPARE(times(), 1);
    QCOMPARE(inInbox().size(), std::size_t(1));
    scoring().addOutside({file});
    QCOMPARE(times(), 1);
}

void TestInboxSession::closingWhileItLooks()
{
    list({"incoming", m_drive.string()});
    for (int i = 0; i < 3; ++i) {
        m_workspace = Workspace::open(m_project).value();
        m_workspace->inbox().rescan();
        m_workspace.reset();
    }
}

QTEST_GUILESS_MAIN(TestInboxSession)
#include "test_inbox_session.moc"
