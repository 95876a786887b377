// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is handed to the window: one sentence that names it, a way out, and nothing else lost.
#include "frame/window_bench.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/settings.h"
#include "widgets/frame/welcome_page.h"

#include <QSignalSpy>

using namespace mixdesk;
using namespace mixdesk::support;

class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void missingFolder();
    void folderThatIsNoDataset();
    void folderThatIsEmpty();
    void theFocusComesBackToTheWelcomePage();
    void fileThatIsNoProject();
    void unwritablePlaceForTheProject();
    void otherFilesInThePlaceOfTheProject();
    void newerProject();
    void corruptProjectFile();
    void corruptDatabase();
    void corruptManifest();
    void corruptWeights();
    void damagedThresholds();
    void runOfANewerVersion();
    void datasetMoved();
    void datasetRelocatedToAWrongFolder();
    void demoWithoutAPlace();
    void theOpenProjectStaysWhenAnotherFails();
    void theLastWishCounts();

private:
    /// Waits for the notice; one sentence of one paragraph with a way out.
    void expectNotice(const QStringList& parts);
    QString visibleCard() const;
    void breakRun(const QString& project, const char* file, const std::string& bytes)
    {
        writeBytes(fs::u8path(project.toStdString()) / "runs" / "first" / file, bytes);
    }
    std::string runFile(const QString& project, const char* file)
    {
        return readFile(fs::u8path(project.toStdString()) / "runs" / "first" / file).value();
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_project;
    int m_count = 0;
    int m_notices = 0;
};

void TestBadInput::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
    writePicture(m_bench->root() / "photos" / "summer" / "a.png", drawPart(1));
}

void TestBadInput::init()
{
    m_project = m_bench->makeProject("project " + std::to_string(++m_count));
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
}

void TestBadInput::cleanup()
{
    m_window.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestBadInput::expectNotice(const QStringList& parts)
{
    QTRY_VERIFY_WITH_TIMEOUT(!notice(*m_window).isEmpty(), kWait);
    const QString text = notice(*m_window);
    for (const QString& part : parts)
        QVERIFY2(text.contains(part), qPrintable(text));
    QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
    QVERIFY2(!text.contains(QLatin1Char('\n')), qPrintable(text));
    QVERIFY2(noticeButton(*m_window)->isVisible(), qPrintable(text));
    QVERIFY(messageBar(*m_window)->notice().action);
}

QString TestBadInput::visibleCard() const
{
    QStringList texts;
    for (auto* card : m_window->findChildren<EmptyState*>())
        if (card->isVisible())
            for (auto* label : card->findChildren<QLabel*>())
                texts << label->text();
    return texts.join(QLatin1Char(' '));
}

void TestBadInput::missingFolder()
{
    m_window->openPath(m_bench->path("nowhere at all"));
    expectNotice({QStringLiteral("nowhere at all")});
    QVERIFY(!m_window->workspace());
}

void TestBadInput::folderThatIsNoDataset()
{
    QVERIFY(dropFiles(*m_window, {m_bench->path("photos")}));
    QTRY_VERIFY_WITH_TIMEOUT(!visibleCard().isEmpty(), kWait);
    for (const char* part : {"photos", "ground_truth/DEFECT/", // what it should be
                             "summer"})                        // what it is
        QVERIFY2(visibleCard().contains(QLatin1String(part)), qPrintable(visibleCard()));
    QCOMPARE(notice(*m_window), QString()); // the card has said it
    QVERIFY(!m_window->workspace());
    auto* choose = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(choose);
    QCOMPARE(choose->text(), QStringLiteral("Choose another folder"));
    QTest::keyClick(choose, Qt::Key_Escape);
    QVERIFY(m_window->findChild<WelcomePage*>()->isVisible());
    // Nothing was made for it, nor is it remembered.
    QVERIFY(!QDir(m_bench->path("Documents/Mixdesk/photos")).exists());
    QVERIFY(settings::recentProjects().filter(QStringLiteral("photos")).isEmpty());
}

void TestBadInput::folderThatIsEmpty()
{
    fs::create_directories(m_bench->root() / "nothing in it");
    m_window->openPath(m_bench->path("nothing in it"));
    QTRY_VERIFY_WITH_TIMEOUT(visibleCard().contains(QStringLiteral("nothing in it")), kWait);
    m_window->openPath(m_project); // the next one is good
    QVERIFY(m_window->workspace());
    QVERIFY(!visibleCard().contains(QStringLiteral("nothing in it")));
}

void TestBadInput::theFocusComesBackToTheWelcomePage()
{
    auto* welcome = m_window->findChild<WelcomePage*>();
    QWidget* before = QApplication::focusWidget();
    QVERIFY(welcome->isAncestorOf(before));
    m_window->openPath(m_bench->path("photos"));
    QVERIFY(!before->isEnabled());
    m_window->openPath(m_bench->path("nowhere at all"));
    expectNotice({QStringLiteral("nowhere at all")});
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestBadInput::fileThatIsNoProject()
{
    m_window->openPath(m_bench->path("photos/summer/a.png"));
    expectNotice({QStringLiteral("a.png")});
    QVERIFY(!m_window->workspace());
}

void TestBadInput::unwritablePlaceForTheProject()
{
    // The folder for documents is a file: this holds for every user, root as well.
    const fs::path documents = m_bench->root() / "Documents";
    fs::rename(documents, m_bench->root() / "Documents away");
    writeBytes(documents, "a file");
    m_window->openPath(m_bench->path("plant"));
    expectNotice({QStringLiteral("Documents")});
    QVERIFY(!m_window->workspace());
    QCOMPARE(noticeButton(*m_window)->text(), QStringLiteral("Keep the project elsewhere"));
    fs::remove(documents);
    fs::rename(m_bench->root() / "Documents away", documents);
    // Its place was chosen.
    m_window->openProject(m_bench->path("elsewhere/plant"), m_bench->path("plant"));
    QTRY_VERIFY(m_window->workspace());
    QVERIFY(notice(*m_window).contains(QStringLiteral("elsewhere")));
}

void TestBadInput::otherFilesInThePlaceOfTheProject()
{
    writeBytes(m_bench->root() / "letters" / "letter.txt", "Dear Sir");
    m_window->openProject(m_bench->path("letters"), m_bench->path("plant"));
    expectNotice({QStringLiteral("letters")});
    QCOMPARE(noticeButton(*m_window)->text(), QStringLiteral("Keep the project elsewhere"));
    QVERIFY(!fs::exists(m_bench->root() / "letters" / "project.yaml"));
}

void TestBadInput::newerProject()
{
    const fs::path file = fs::u8path(m_project.toStdString()) / "project.yaml";
    std::string text = readFile(file).value();
    text.replace(text.find("version: "), 10, "version: 99");
    writeBytes(file, text);
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("project.yaml"), QStringLiteral("newer version")});
    QVERIFY(!m_window->workspace());
    QCOMPARE(readFile(file).value(), text);
}

void TestBadInput::corruptProjectFile()
{
    writeBytes(fs::u8path(m_project.toStdString()) / "project.yaml", "\x01\x02 {{{ : [");
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("project.yaml")});
    QVERIFY(!m_window->workspace());
}

void TestBadInput::corruptDatabase()
{
    writeBytes(fs::u8path(m_project.toStdString()) / "project.sqlite", "no database");
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("project.sqlite")});
    QVERIFY(!m_window->workspace());
}

void TestBadInput::corruptManifest()
{
    breakRun(m_project, "run.yaml", "\x01\x02 {{{ : [");
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("run.yaml")});
    QVERIFY(m_window->workspace()); // the project is whole, only that run is not
    QTest::mouseClick(noticeButton(*m_window), Qt::LeftButton);
    QVERIFY(m_window->page(QStringLiteral("train"))->isVisible());
    QCOMPARE(notice(*m_window), QString());
    // The sentence does not come again by itself.
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Ready);
    for (const char* page : {"inspect", "desk", "data"})
        m_window->showPage(QLatin1String(page));
    QTRY_VERIFY(m_window->workspace()->jobs().running().isEmpty());
    QCOMPARE(notice(*m_window), QString());
}

void TestBadInput::corruptWeights()
{
    const std::string whole = runFile(m_project, "model.safetensors");
    for (const std::string& bytes :
         {std::string("garbage"), whole.substr(0, whole.size() / 2),
          std::string("\xff\xff\xff\xff\xff\xff\xff\x7f{", 9), std::string()}) {
        breakRun(m_project, "model.safetensors", bytes);
        m_window->openPath(m_project);
        expectNotice({QStringLiteral("model.safetensors")});
        QVERIFY(m_window->workspace());
        QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Ready);
        QTRY_VERIFY(m_window->workspace()->jobs().running().isEmpty());
        expectNotice({QStringLiteral("model.safetensors")}); // nothing took its place
        for (const char* page : {"inspect", "desk", "train", "data"})
            m_window->showPage(QLatin1String(page));
    }
}

void TestBadInput::damagedThresholds()
{
    m_window->openPath(m_project); // takes the file in as the first version
    QTRY_VERIFY(m_window->workspace() && m_window->workspace()->scoring().ready());
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    const std::string whole = runFile(m_project, "thresholds.yaml");
    breakRun(m_project, "thresholds.yaml", "nonsense");
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("thresholds.yaml")});
    QTest::mouseClick(noticeButton(*m_window), Qt::LeftButton);
    QVERIFY(m_window->page(QStringLiteral("desk"))->isVisible());
    QPushButton* restore = nullptr;
    for (auto* card : m_window->page(QStringLiteral("desk"))->findChildren<EmptyState*>())
        if (card->isVisible())
            restore = card->findChild<QPushButton*>();
    QVERIFY(restore);
    restore->click();
    QCOMPARE(runFile(m_project, "thresholds.yaml"), whole);
    QCOMPARE(m_window->workspace()->runs().active(), QStringLiteral("first"));
}

void TestBadInput::runOfANewerVersion()
{
    std::string text = runFile(m_project, "run.yaml");
    const auto at = text.find("version:");
    QVERIFY(at != std::string::npos);
    text.replace(at, text.find('\n', at) - at, "version: 99");
    breakRun(m_project, "run.yaml", text);
    m_window->openPath(m_project);
    expectNotice({QStringLiteral("run.yaml"), QStringLiteral("99")});
    QVERIFY(m_window->workspace());
}

void TestBadInput::datasetMoved()
{
    fs::rename(m_bench->root() / "plant", m_bench->root() / "plant moved");
    m_window->openPath(m_project);
    QVERIFY(m_window->workspace());
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Failed);
    QVERIFY(m_window->page(QStringLiteral("data"))->isVisible());
    QVERIFY2(visibleCard().contains(QStringLiteral("plant")), qPrintable(visibleCard()));
    QTRY_VERIFY(m_window->workspace()->scoring().ready());
    QCOMPARE(notice(*m_window), QString()); // the card has said it
    QPushButton* choose = nullptr;
    for (auto* card : m_window->findChildren<EmptyState*>())
        if (card->isVisible())
            choose = card->findChild<QPushButton*>();
    QVERIFY(choose && choose->isVisible());
    QCOMPARE(choose->text(), QStringLiteral("Choose a folder"));
    // The folder was chosen.
    QVERIFY(bool(m_window->workspace()->setDataset(m_bench->root() / "plant moved")));
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Ready);
    QCOMPARE(visibleCard(), QString());
    QCOMPARE(m_window->workspace()->runs().active(), QStringLiteral("first"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->scoring().scoredCount(),
                              int(m_window->workspace()->scoring().entries().size()), kWait);
    m_window.reset();
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    m_window->openPath(m_project);
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Ready);
    m_window.reset();
    fs::rename(m_bench->root() / "plant moved", m_bench->root() / "plant");
}

void TestBadInput::datasetRelocatedToAWrongFolder()
{
    m_window->openPath(m_project);
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Ready);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->jobs().running().isEmpty(), kWait);
    QVERIFY(bool(m_window->workspace()->setDataset(m_bench->root() / "photos")));
    QTRY_COMPARE(m_window->workspace()->dataset().state(), DatasetSession::State::Failed);
    QVERIFY(m_window->page(QStringLiteral("data"))->isVisible());
    QVERIFY(visibleCard().contains(QStringLiteral("ground_truth/DEFECT/")));
    QVERIFY(visibleCard().contains(QStringLiteral("summer")));
    QCOMPARE(notice(*m_window), QString());
    for (const char* page : {"train", "inspect", "desk"})
        m_window->showPage(QLatin1String(page));
}

void TestBadInput::demoWithoutAPlace()
{
    writeBytes(m_bench->root() / "data", "a file");
    m_window->openDemo();
    expectNotice({QStringLiteral("data")});
    QVERIFY(!m_window->workspace());
    fs::remove(m_bench->root() / "data");
}

void TestBadInput::theOpenProjectStaysWhenAnotherFails()
{
    m_window->openPath(m_project);
    Workspace* before = m_window->workspace();
    QVERIFY(before);
    const QString page = QStringLiteral("inspect");
    m_window->showPage(page);
    m_window->openPath(m_bench->path("photos"));
    QTRY_VERIFY_WITH_TIMEOUT(visibleCard().contains(QStringLiteral("photos")), kWait);
    QCOMPARE(m_window->workspace(), before);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_window->page(page)->isVisible());
    for (const char* bad : {"nowhere", "photos/summer/a.png"}) {
        m_window->openPath(m_bench->path(bad));
        expectNotice({QString::fromLatin1(bad).section(QLatin1Char('/'), -1)});
        QCOMPARE(m_window->workspace(), before);
        messageBar(*m_window)->dismiss();
    }
}

void TestBadInput::theLastWishCounts()
{
    m_window->openPath(m_bench->path("photos")); // is still being looked at
    m_window->openPath(m_project);
    QVERIFY(m_window->workspace());
    QCOMPARE(m_window->workspace()->project().folder(),
             fs::weakly_canonical(fs::u8path(m_project.toStdString())));
    Workspace* before = m_window->workspace();
    m_window->openPath(m_bench->path("photos"));
    m_window->openPath(m_bench->path("plant"));
    QTRY_VERIFY(m_window->workspace() != before);
    QVERIFY(notice(*m_window).contains(QStringLiteral("is kept in")));
    // The demo takes longer: what was opened meanwhile is not taken away again.
    before = m_window->workspace();
    QSignalSpy changed(m_window.get(), &MainWindow::workspaceChanged);
    m_window->openDemo();
    m_window->openPath(m_project);
    QCOMPARE(changed.count(), 1);
    QTest::qWait(300);
    QCOMPARE(changed.count(), 1);
}

QTEST_MAIN(TestBadInput)
#include "test_bad_input.moc"
