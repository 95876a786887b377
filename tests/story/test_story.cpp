// SPDX-License-Identifier: GPL-3.0-or-later
// The whole story in the real window: open the demo, train two epochs, inspect, move a fader, save
// a version, close, reopen. story.sh gives it an X server and a home of its own.
#include "core/learn/run_folder.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/data/data_page.h"
#include "widgets/desk/channel_strip.h"
#include "widgets/desk/desk_page.h"
#include "widgets/desk/master_strip.h"
#include "widgets/desk/score_fader.h"
#include "widgets/desk/version_panel.h"
#include "widgets/frame/main_window.h"
#include "widgets/frame/message_bar.h"
#include "widgets/frame/presentation.h"
#include "widgets/frame/project_opener.h"
#include "widgets/frame/welcome_page.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/train/config_draft.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <algorithm>

using namespace mixdesk;

namespace {

constexpr int kLong = 120000;
constexpr int kReviewed = 100;
constexpr int kNextSeenMs = 100; ///< for 95 of 100 parts, from the verdict's key on

template <typename P> P* pageOf(MainWindow& window, const char* key)
{
    return static_cast<P*>(window.page(QLatin1String(key)));
}

} // namespace

class TestStory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void opensTheDemo();
    void trainsTwoEpochs();
    void inspects();
    void reviewsAHundred();
    void movesAFader();
    void savesAVersion();
    void presents();
    void closesAndReopens();
    void cleanupTestCase();

private:
    void activate();
    void shoot(const char* name);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    QTranslator m_translator;
    std::unique_ptr<MainWindow> m_window;
    QString m_run;
    double m_threshold = 0.0;
};

void TestStory::initTestCase()
{
    support::watchWarnings();
    QCoreApplication::setOrganizationName(QStringLiteral("Mixdesk"));
    QCoreApplication::setApplicationName(QStringLiteral("Mixdesk"));
    const QString language = qEnvironmentVariable("MIXDESK_STORY_LANGUAGE", QStringLiteral("en"));
    QVERIFY(m_translator.load(QStringLiteral("mixdesk_") + language,
                              QStringLiteral(MIXDESK_TRANSLATIONS)));
    QCoreApplication::installTranslator(&m_translator);
    QLocale::setDefault(QLocale(language));
    applyTheme(ThemeChoice::Light);
    m_window = std::make_unique<MainWindow>();
    const QString size = qEnvironmentVariable("MIXDESK_STORY_SIZE", QStringLiteral("1280x800"));
    m_window->resize(size.section(QLatin1Char('x'), 0, 0).toInt(),
                     size.section(QLatin1Char('x'), 1).toInt());
    m_window->show();
    activate();
    shoot("welcome");
}

/// There is no window manager: the window asks for the keyboard itself, or no shortcut works.
void TestStory::activate()
{
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QApplication::setActiveWindow(m_window.get());
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestStory::cleanup()
{
    // The story goes on from where it is: after a failure nothing that follows would mean anything.
    if (QTest::currentTestFailed())
        exit(1);
    QCOMPARE(support::takeWarnings(), QStringList());
}

void TestStory::shoot(const char* name)
{
    const QString folder = qEnvironmentVariable("MIXDESK_STORY_PICTURES");
    if (folder.isEmpty())
        return;
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        applyTheme(choice);
        QTest::qWait(150); // plots draw themselves when they are next idle
        const QString file =
            QStringLiteral("%1/%2-%3.png")
                .arg(folder, QLatin1String(name),
                     theme().dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(m_window->grab().save(file));
    }
}

void TestStory::key(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
}

void TestStory::opensTheDemo()
{
    QElapsedTimer timer;
    timer.start();
    // The welcome page's first choice has the focus.
    auto* welcome = m_window->findChild<WelcomePage*>();
    QVERIFY(welcome);
    QSignalSpy asked(welcome, &WelcomePage::demoRequested);
    auto* demo = welcome->findChild<QPushButton*>();
    QTest::mouseClick(demo, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace(), kLong);
    auto* inspect = pageOf<InspectPage>(*m_window, "inspect");
    QTRY_VERIFY_WITH_TIMEOUT(inspect->currentPart() != nullptr, kLong);
    qInfo("first result on screen after %lld ms", timer.elapsed());
    auto* messages = m_window->findChild<MessageBar*>();
    Workspace& workspace = *m_window->workspace();
    QTRY_VERIFY_WITH_TIMEOUT(workspace.jobs().running().isEmpty(), kLong);
    QCOMPARE(int(workspace.dataset().all().images.size()), 1280);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.scoring().scoredCount(), 480, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(messages->notice().actionText, MainWindow::tr("Train it live"),
                              kLong);
    key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(pageOf<DataPage>(*m_window, "data")->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(workspace.dataset().health().has_value(), kLong);
    shoot("data");
}

void TestStory::trainsTwoEpochs()
{
    key(Qt::Key_2, Qt::ControlModifier);
    auto* train = pageOf<TrainPage>(*m_window, "train");
    QVERIFY(train->isVisible());
    auto& draft = train->settings().draft();
    draft.setText(QStringLiteral("training.epochs"), QStringLiteral("2"));
    draft.setText(QStringLiteral("network.width"), QStringLiteral("0.1875"));
    QCOMPARE(draft.problem(), QString());
    auto& training = m_window->workspace()->training();
    QSignalSpy previews(&training, &TrainingSession::previewsChanged);
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(training.busy(), kLong);
    m_run = training.run();
    QCOMPARE(m_window->findChild<MessageBar*>()->notice().text, QString()); // it is learning
    QTRY_COMPARE_WITH_TIMEOUT(int(training.epochs().size()), 1, kLong);
    shoot("training");
    QTRY_VERIFY_WITH_TIMEOUT(!training.busy(), kLong);
    QCOMPARE(int(training.epochs().size()), 2);
    QVERIFY(previews.count() >= 2);
    // A finished training becomes the active run.
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->runs().active(), m_run, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->scoring().scoredCount(), 480, kLong);
    // Two epochs show that it works; the shipped model shows what it is good for.
    QVERIFY(bool(m_window->workspace()->runs().setActive(QStringLiteral("demo-model"))));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->scoring().scoredCount(), 480, kLong);
    shoot("train");
}

void TestStory::inspects()
{
    key(Qt::Key_3, Qt::ControlModifier);
    auto* inspect = pageOf<InspectPage>(*m_window, "inspect");
    QVERIFY(inspect->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(inspect->currentPart() != nullptr, kLong);
    const int before = inspect->currentEntry();
    key(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(inspect->currentEntry() != before && inspect->currentPart(), kLong);
    QCOMPARE(inspect->currentPart()->entry, inspect->currentEntry());
    // A digit in a list that lies open chooses there, and judges nothing.
    QTest::mouseClick(inspect->filterBar().orderBox(), Qt::LeftButton);
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_3);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(m_window->workspace()->review().progress().decided, 0);
    activate();
    shoot("inspect");
}

/// With the keyboard alone, as somebody does it who knows what he sees.
void TestStory::reviewsAHundred()
{
    auto* inspect = pageOf<InspectPage>(*m_window, "inspect");
    const ScoringSession& scoring = m_window->workspace()->scoring();
    QTRY_COMPARE_WITH_TIMEOUT(scoring.scoredCount(), 480, kLong);
    key(Qt::Key_Home);
    QTRY_COMPARE_WITH_TIMEOUT(inspect->shownEntry(), inspect->currentEntry(), kLong);
    QElapsedTimer clock, waiting;
    clock.start();
    std::vector<qint64> waits;
    for (int i = 0; i < kReviewed; ++i) {
        const GalleryEntry& entry = scoring.entries()[std::size_t(inspect->currentEntry())];
        const int before = inspect->currentEntry();
        waiting.start();
        if (entry.defective() && i % 2 == 0)
            key(Qt::Key_1, Qt::ShiftModifier);
        else
            key(entry.defective() ? Qt::Key_2 : Qt::Key_1);
        QVERIFY(inspect->currentEntry() != before);
        QVERIFY(QTest::qWaitFor([&] { return inspect->seenEntry() == inspect->currentEntry(); },
                                kLong));
        waits.push_back(waiting.elapsed());
    }
    QVERIFY2(clock.elapsed() < 180000, qPrintable(QString::number(clock.elapsed())));
    std::sort(waits.begin(), waits.end());
    const qint64 slow = waits[waits.size() * 95 / 100];
    qInfo("%d parts reviewed in %.1f s; next part seen after %lld ms at the median, %lld ms at the "
          "95th percentile",
          kReviewed, double(clock.elapsed()) / 1000.0, waits[waits.size() / 2], slow);
    QVERIFY2(slow < kNextSeenMs, qPrintable(QString::number(slow)));
    QCOMPARE(m_window->workspace()->review().progress().decided, kReviewed);
    shoot("review");
}

void TestStory::movesAFader()
{
    key(Qt::Key_4, Qt::ControlModifier);
    auto* desk = pageOf<DeskPage>(*m_window, "desk");
    QVERIFY(desk->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!desk->strips().empty(), kLong);
    ThresholdDesk& thresholds = m_window->workspace()->desk();
    const double before = thresholds.row(0).threshold;
    const int rejectedBefore =
        thresholds.counts(0).confusion.falsePositive + thresholds.counts(0).confusion.truePositive;
    ScoreFader* fader = desk->strips()[0]->fader();
    const QPoint handle(fader->width() / 2, desk->strips()[0]->histogram()->pixelOf(before));
    QTest::mousePress(fader, Qt::LeftButton, {}, handle);
    QTest::mouseMove(fader, handle - QPoint(0, 40));
    QTest::mouseRelease(fader, Qt::LeftButton, {}, handle - QPoint(0, 60));
    m_threshold = thresholds.row(0).threshold;
    QVERIFY(m_threshold > before);
    QVERIFY(thresholds.modified());
    QVERIFY(thresholds.counts(0).confusion.falsePositive +
                thresholds.counts(0).confusion.truePositive <
            rejectedBefore);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(thresholds.row(0).threshold, before);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(thresholds.row(0).threshold, m_threshold);
    shoot("desk");
}

void TestStory::savesAVersion()
{
    auto* desk = pageOf<DeskPage>(*m_window, "desk");
    VersionPanel* panel = desk->master()->versionPanel();
    auto* comment = panel->saveBar()->findChild<QLineEdit*>();
    QVERIFY(comment);
    QTest::keyClicks(comment, QStringLiteral("fewer false rejects"));
    key(Qt::Key_S, Qt::ControlModifier);
    ThresholdDesk& thresholds = m_window->workspace()->desk();
    QTRY_VERIFY(!thresholds.modified());
    QCOMPARE(int(thresholds.versions().size()), 2);
    QCOMPARE(thresholds.versions().first().comment, QStringLiteral("fewer false rejects"));
    auto& runs = m_window->workspace()->runs();
    const auto onDisk = readRun(RunPaths(runs.folder(runs.active())));
    QVERIFY(bool(onDisk));
    QCOMPARE(onDisk->thresholds[0].threshold, m_threshold);
    shoot("desk-saved");
}

void TestStory::presents()
{
    Workspace& workspace = *m_window->workspace();
    Presentation presentation(workspace,
                              [&] { return partsToPresent(workspace.scoring().entries()); });
    presentation.resize(1920, 1080);
    presentation.show();
    QVERIFY(QTest::qWaitForWindowExposed(&presentation));
    QTest::keyClick(&presentation, Qt::Key_Right);
    QCOMPARE(presentation.position(), 1);
    QTest::keyClick(&presentation, Qt::Key_Left);
    QTest::qWait(300); // the picture arrives from the scoring thread
    const QString folder = qEnvironmentVariable("MIXDESK_STORY_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(presentation.grab().save(folder + QStringLiteral("/presentation-light.png")));
    QTest::keyClick(&presentation, Qt::Key_Escape);
    QVERIFY(!presentation.isVisible());
    activate();
}

void TestStory::closesAndReopens()
{
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    activate();
    m_window->openPath(demoProjectFolder());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace(), kLong);
    Workspace& workspace = *m_window->workspace();
    QTRY_COMPARE_WITH_TIMEOUT(workspace.scoring().scoredCount(), 480, kLong);
    QCOMPARE(workspace.scoring().computedCount(), 0); // all from the database
    QCOMPARE(workspace.desk().row(0).threshold, m_threshold);
    QCOMPARE(workspace.desk().activeVersion()->comment, QStringLiteral("fewer false rejects"));
    QTRY_COMPARE_WITH_TIMEOUT(workspace.review().progress().decided, kReviewed, kLong);
    QVERIFY(workspace.runs().row(m_run).has_value());
    QCOMPARE(workspace.runs().row(m_run)->state, RunState::Finished);
}

void TestStory::cleanupTestCase()
{
    m_window.reset();
}

QTEST_MAIN(TestStory)
#include "test_story.moc"
