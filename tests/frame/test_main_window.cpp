// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/window_bench.h"
#include "support/widget_names.h"
#include "widgets/common/settings.h"
#include "widgets/frame/job_bar.h"
#include "widgets/frame/rail.h"
#include "widgets/frame/shortcut_sheet.h"
#include "widgets/frame/welcome_page.h"
#include "widgets/train/train_page.h"

#include <QListWidget>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace mixdesk;
using namespace mixdesk::support;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void welcomesWithoutAProject();
    void welcomeListsRecentProjects();
    void opensAProject();
    void pagesByKeys();
    void pagesByRail();
    void undoGoesToThePage();
    void shortcutSheet_data();
    void shortcutSheet();
    void shortcutSheetGivesTheKeyboardBack();
    void rememberedGeometry();
    void saysWhichRunIsInUse();
    void undoTakesItsNoticeAway();
    void closesTheProject();
    void themeFromTheMenu();
    void everythingIsNamed();
    void settingsByKeys();
    void comesBackToTheLastPage();

private:
    void openProject(bool withRun = true);
    void waitForScores()
    {
        const ScoringSession& scoring = m_window->workspace()->scoring();
        QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                     scoring.scoredCount() == int(scoring.entries().size()),
                                 kWait);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(),
                        Qt::Key(key), modifiers);
    }
    bool shows(const char* page) const { return m_window->page(QLatin1String(page))->isVisible(); }
    QAction* action(const char* text) const
    {
        for (QAction* action : m_window->actions())
            if (action->text() == QLatin1String(text))
                return action;
        return nullptr;
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    QString m_project;
    int m_count = 0;
};

void TestMainWindow::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
}

void TestMainWindow::init()
{
    settings::setValue(QStringLiteral("window/page"), {});
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1280, 800);
    activate(*m_window);
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestMainWindow::openProject(bool withRun)
{
    m_project = m_bench->makeProject("project " + std::to_string(++m_count), withRun);
    m_window->openPath(m_project);
    QVERIFY(m_window->workspace());
}

void TestMainWindow::welcomesWithoutAProject()
{
    auto* welcome = m_window->findChild<WelcomePage*>();
    QVERIFY(welcome->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Mixdesk"));
    for (auto* button : m_window->findChild<Rail*>()->findChildren<QToolButton*>())
        QCOMPARE(button->isEnabled(), !button->isCheckable()); // settings, but no page
    QVERIFY(!action("Presentation")->isEnabled() && !action("Close the project")->isEnabled());
    QVERIFY(!action("Undo")->isEnabled());
    for (const int digit : {Qt::Key_1, Qt::Key_4})
        key(digit, Qt::ControlModifier);
    m_window->showPage(QStringLiteral("desk"));
    QVERIFY(welcome->isVisible());
}

void TestMainWindow::welcomeListsRecentProjects()
{
    openProject();
    const QString first = m_project;
    openProject(false);
    key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!m_window->workspace());
    auto* list = m_window->findChild<WelcomePage*>()->findChild<QListWidget*>();
    QVERIFY(list->isVisible());
    QVERIFY(list->count() >= 2);
    QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), m_project); // newest first
    QCOMPARE(list->item(1)->data(Qt::UserRole).toString(), first);
    // A project that has gone is not offered.
    QVERIFY(QDir(m_project).removeRecursively());
    m_window->findChild<WelcomePage*>()->refreshRecent();
    QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), first);
    QSignalSpy changed(m_window.get(), &MainWindow::workspaceChanged);
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_window->workspace());
    key(Qt::Key_W, Qt::ControlModifier);
    const QPoint at = list->visualItemRect(list->item(0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(changed.count(), 3); // closed, and opened once
    QVERIFY(m_window->workspace());
}

void TestMainWindow::opensAProject()
{
    openProject(false);
    QVERIFY(shows("data")); // no model: the pictures come first
    QVERIFY(m_window->windowTitle().contains(m_window->workspace()->title()));
    QCOMPARE(settings::recentProjects().value(0), m_project);
    openProject(true);
    QVERIFY(shows("inspect"));
    const auto texts = m_window->findChildren<QLabel*>();
    QVERIFY(std::any_of(texts.begin(), texts.end(), [](const QLabel* label) {
        return label->text().contains(QStringLiteral("first")); // the run
    }));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->scoring().ready(), kWait);
    QVERIFY(std::any_of(texts.begin(), texts.end(), [](const QLabel* label) {
        return label->text().contains(QStringLiteral("CPU"));
    }));
    QCOMPARE(notice(*m_window), QString());
}

void TestMainWindow::pagesByKeys()
{
    openProject();
    const char* const pages[] = {"data", "train", "inspect", "desk"};
    for (const int i : {3, 1, 0, 2, 3, 0}) {
        key(Qt::Key_1 + i, Qt::ControlModifier);
        QVERIFY2(shows(pages[i]), pages[i]);
        QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus && (focus == m_window->page(QLatin1String(pages[i])) ||
                           m_window->page(QLatin1String(pages[i]))->isAncestorOf(focus)),
                 pages[i]);
    }
}

void TestMainWindow::pagesByRail()
{
    openProject();
    auto* rail = m_window->findChild<Rail*>();
    int checked = 0;
    for (auto* button : rail->findChildren<QToolButton*>()) {
        const QByteArray page = button->property("pageKey").toString().toLatin1();
        if (page.isEmpty())
            continue;
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(shows(page), page);
        QVERIFY(button->isChecked());
        ++checked;
    }
    QCOMPARE(checked, 4);
    key(Qt::Key_2, Qt::ControlModifier);
    for (auto* button : rail->findChildren<QToolButton*>())
        if (button->isCheckable())
            QCOMPARE(button->isChecked(), button->property("pageKey") == QLatin1String("train"));
}

void TestMainWindow::undoGoesToThePage()
{
    openProject();
    waitForScores();
    ThresholdDesk& desk = m_window->workspace()->desk();
    key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!action("Undo")->isEnabled());
    const double before = desk.row(0).threshold;
    desk.beginGesture();
    desk.setThreshold(0, before * 1.5);
    desk.endGesture();
    QTRY_VERIFY(action("Undo")->isEnabled());
    QVERIFY(!action("Redo")->isEnabled());
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.row(0).threshold, before);
    QVERIFY(!action("Undo")->isEnabled() && action("Redo")->isEnabled());
    // On another page nothing of the desk is undone behind one's back.
    key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!action("Redo")->isEnabled());
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.row(0).threshold, before);
    key(Qt::Key_4, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.row(0).threshold, before * 1.5);
}

void TestMainWindow::shortcutSheet_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 800);
    QTest::newRow("smallest") << QSize(900, 560);
}

void TestMainWindow::shortcutSheet()
{
    QFETCH(QSize, size);
    m_window->resize(size);
    openProject();
    for (const int page : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4}) {
        key(page, Qt::ControlModifier);
        key(Qt::Key_Question);
        auto* sheet = m_window->findChild<ShortcutSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        QStringList texts;
        for (auto* label : sheet->findChildren<QLabel*>())
            texts << label->text();
        QVERIFY(texts.contains(QStringLiteral("Ctrl+1")));
        QVERIFY(texts.contains(QStringLiteral("On this page")));
        const auto* card = sheet->findChild<QFrame*>();
        QVERIFY2(sheet->rect().contains(card->geometry()),
                 qPrintable(QStringLiteral("%1x%2").arg(card->width()).arg(card->height())));
        const auto* bar = sheet->findChild<QScrollArea*>()->verticalScrollBar();
        if (bar->maximum() > 0) { // not all of it fits: arrows scroll
            QTest::keyClick(sheet, Qt::Key_Down);
            QVERIFY(sheet->isVisible() && bar->value() > 0);
            QVERIFY(size.height() < 800);
        }
        QTest::keyClick(sheet, Qt::Key_X);
        QVERIFY(!sheet->isVisible());
    }
}

void TestMainWindow::shortcutSheetGivesTheKeyboardBack()
{
    openProject();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workspace()->dataset().state(),
                              DatasetSession::State::Ready, kWait);
    key(Qt::Key_1, Qt::ControlModifier);
    QWidget* before = QApplication::focusWidget();
    QVERIFY(before);
    // Also keys that mean something else while no sheet is open.
    const std::pair<int, Qt::KeyboardModifiers> keys[] = {{Qt::Key_Escape, {}},
                                                          {Qt::Key_Tab, {}},
                                                          {Qt::Key_Space, {}},
                                                          {Qt::Key_Question, {}},
                                                          {Qt::Key_3, Qt::ControlModifier},
                                                          {Qt::Key_F5, {}}};
    for (const auto& [code, modifiers] : keys) {
        key(Qt::Key_Question);
        auto* sheet = m_window->findChild<ShortcutSheet*>();
        QVERIFY(sheet->isVisible() && sheet->hasFocus());
        key(code, modifiers);
        QVERIFY2(!sheet->isVisible(), qPrintable(QKeySequence(code).toString()));
        QVERIFY(shows("data"));
        QCOMPARE(QApplication::focusWidget(), before);
    }
    key(Qt::Key_Question);
    auto* sheet = m_window->findChild<ShortcutSheet*>();
    QTest::mouseClick(sheet, Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(!sheet->isVisible());
    key(Qt::Key_Question);
    m_window->resize(1100, 700);
    QTRY_VERIFY(!sheet->isVisible());
}

void TestMainWindow::rememberedGeometry()
{
    settings::setState(QStringLiteral("window/geometry"), {});
    m_window = std::make_unique<MainWindow>();
    const QSize asNew = m_window->size();
    QVERIFY(asNew.width() >= 900 && asNew.height() >= 560);
    m_window->show();
    m_window->resize(1011, 666);
    m_window->close();
    m_window = std::make_unique<MainWindow>();
    QCOMPARE(m_window->size(), QSize(1011, 666));
    // What the settings hold may be anything.
    settings::setState(QStringLiteral("window/geometry"), QByteArray("\x01\x02 nonsense"));
    m_window = std::make_unique<MainWindow>();
    QCOMPARE(m_window->size(), asNew);
    activate(*m_window);
}

void TestMainWindow::saysWhichRunIsInUse()
{
    const auto says = [this](const char* text) {
        const auto labels = m_window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [text](const QLabel* label) {
            return label->text().endsWith(QLatin1String(text)) &&
                   label->text().startsWith(QLatin1String("project "));
        });
    };
    openProject(false);
    QVERIFY(says("no model yet"));
    openProject();
    QVERIFY(says("first"));
    QVERIFY(bool(m_window->workspace()->runs().setActive({})));
    QVERIFY(says("no run in use"));
}

void TestMainWindow::undoTakesItsNoticeAway()
{
    openProject();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->scoring().ready(), kWait);
    key(Qt::Key_2, Qt::ControlModifier);
    auto* page = static_cast<TrainPage*>(m_window->page(QStringLiteral("train")));
    page->deleteRun(QStringLiteral("first"));
    QCOMPARE(noticeButton(*m_window)->text(), QStringLiteral("Undo"));
    QVERIFY(notice(*m_window).contains(QStringLiteral("first")));
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_window->workspace()->runs().active(), QStringLiteral("first"));
    QCOMPARE(notice(*m_window), QString());
}

void TestMainWindow::closesTheProject()
{
    openProject();
    key(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!m_window->workspace());
    QVERIFY(m_window->findChild<WelcomePage*>()->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("Mixdesk"));
    QVERIFY(!m_window->findChild<JobBar*>()->isVisible());
    QVERIFY(!m_window->page(QStringLiteral("data")));
}

void TestMainWindow::themeFromTheMenu()
{
    openProject();
    const auto choose = [this](const char* text) {
        for (auto* menu : m_window->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == QLatin1String(text) && action->isCheckable())
                    action->trigger();
    };
    choose("Dark");
    QVERIFY(theme().dark);
    QCOMPARE(settings::themeChoice(), ThemeChoice::Dark);
    QVERIFY(m_window->palette().color(QPalette::Window).lightness() < 128);
    choose("Light");
    QVERIFY(!theme().dark);
}

void TestMainWindow::everythingIsNamed()
{
    QCOMPARE(withoutName(*m_window).join(QLatin1Char('\n')), QString());
    openProject();
    waitForScores();
    for (const char* page : {"data", "train", "inspect", "desk"}) {
        m_window->showPage(QLatin1String(page));
        QCOMPARE(withoutName(*m_window).join(QLatin1Char('\n')), QString());
    }
}

void TestMainWindow::settingsByKeys()
{
    settings::setThemeChoice(ThemeChoice::System);
    settings::setLanguage({});
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    const auto next = Qt::ControlModifier | Qt::ShiftModifier;
    key(Qt::Key_T, next);
    QCOMPARE(settings::themeChoice(), ThemeChoice::Light);
    key(Qt::Key_T, next);
    QCOMPARE(settings::themeChoice(), ThemeChoice::Dark);
    QVERIFY(theme().dark);
    key(Qt::Key_T, next);
    QCOMPARE(settings::themeChoice(), ThemeChoice::System);
    key(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QCOMPARE(settings::themeChoice(), ThemeChoice::Light);
    for (const char* code : {"en", "de", ""}) {
        key(Qt::Key_L, next);
        QCOMPARE(settings::language(), QLatin1String(code));
        QVERIFY(notice(*m_window).contains(QStringLiteral("next time")));
    }
}

void TestMainWindow::comesBackToTheLastPage()
{
    openProject();
    QVERIFY(shows("inspect")); // the first time
    const QString trained = m_project;
    key(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(shows("desk"));
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    m_window->openPath(trained);
    QVERIFY(shows("desk"));
    openProject(false); // has no thresholds yet
    QVERIFY(shows("data"));
    m_window->openPath(trained);
    QVERIFY(shows("desk")); // nobody has chosen the other
    settings::setValue(QStringLiteral("window/page"), QStringLiteral("nonsense"));
    m_window->openPath(trained);
    QVERIFY(shows("inspect"));
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
