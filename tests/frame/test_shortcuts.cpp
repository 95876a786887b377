// SPDX-License-Identifier: GPL-3.0-or-later
// Every action of the window has a shortcut and a tooltip, and no key means two things at once.
#include "frame/window_bench.h"
#include "widgets/common/settings.h"
#include "widgets/frame/shortcut_sheet.h"

#include <QMenu>
#include <QScrollArea>
#include <QWidgetAction>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const char* const kPages[] = {"data", "train", "inspect", "desk"};

/// The nearest widget of this project that the action lives in.
const QWidget* ownerOf(const QAction& action)
{
    for (const QObject* o = action.parent(); o; o = o->parent())
        if (QByteArray(o->metaObject()->className()).startsWith("mixdesk::") && o->isWidgetType())
            return static_cast<const QWidget*>(o);
    return nullptr;
}

/// Separators, headings, submenus and what Qt makes for itself (a field's clear button).
bool isDecoration(const QAction& action)
{
    return action.isSeparator() || action.menu() || qobject_cast<const QWidgetAction*>(&action) ||
           action.objectName().startsWith(QLatin1String("_q_")) ||
           action.parent()->inherits("QWidgetLineControl") ||
           action.parent()->inherits("QLineEdit");
}

QString name(const QAction& action)
{
    const QWidget* owner = ownerOf(action);
    return QStringLiteral("%1 in %2")
        .arg(action.text().isEmpty() ? action.toolTip() : action.text(),
             owner ? QLatin1String(owner->metaObject()->className()) : QString());
}

} // namespace

class TestShortcuts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }
    void cleanupTestCase() { m_window.reset(); }

    void everyActionHasAKeyAndATip();
    void noKeyMeansTwoThings_data();
    void noKeyMeansTwoThings();
    void theSheetHasThemAll();
    void theSheetFits_data() { noKeyMeansTwoThings_data(); }
    void theSheetFits();
    void theSheetSaysNothingTwice_data() { noKeyMeansTwoThings_data(); }
    void theSheetSaysNothingTwice();

private:
    QList<QAction*> allActions() const
    {
        QList<QAction*> actions;
        for (QAction* action : m_window->findChildren<QAction*>())
            if (!isDecoration(*action))
                actions.append(action);
        return actions;
    }
    /// Opens the sheet on that page.
    ShortcutSheet* sheetOn(const QString& page)
    {
        m_window->showPage(page);
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        return m_window->findChild<ShortcutSheet*>();
    }
    /// Undo and redo of a page hand their keys to the window's.
    bool passedOn(const QAction* action) const
    {
        for (const char* key : kPages) {
            const Page* page = m_window->page(QLatin1String(key));
            if (page->undoAction() == action || page->redoAction() == action)
                return true;
        }
        return false;
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
};

void TestShortcuts::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
    m_window = std::make_unique<MainWindow>();
    activate(*m_window);
    m_window->openPath(m_bench->makeProject("project"));
    QVERIFY(m_window->workspace());
    const ScoringSession& scoring = m_window->workspace()->scoring();
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                 scoring.scoredCount() == int(scoring.entries().size()),
                             kWait);
    // The job bar's menu has an entry for each job while it runs.
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->jobs().running().isEmpty(), kWait);
    for (const char* key : kPages) // pages may make theirs when they are shown
        m_window->showPage(QLatin1String(key));
}

void TestShortcuts::everyActionHasAKeyAndATip()
{
    const QList<QAction*> actions = allActions();
    QVERIFY(actions.size() > 40);
    QStringList bad;
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty() && !passedOn(action))
            bad << name(*action) + QStringLiteral(": no key");
        // Without one Qt makes it from the text: that says nothing new.
        const QString text = action->text().remove(QLatin1Char('&'));
        if (action->toolTip().isEmpty() || action->toolTip() == text)
            bad << name(*action) + QStringLiteral(": no tooltip of its own");
    }
    bad.removeDuplicates();
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
}

void TestShortcuts::noKeyMeansTwoThings_data()
{
    QTest::addColumn<QString>("page");
    for (const char* key : kPages)
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestShortcuts::noKeyMeansTwoThings()
{
    QFETCH(QString, page);
    m_window->showPage(page);
    QStringList bad;
    QMap<QString, const QAction*> window, onPage;
    const auto put = [&](QMap<QString, const QAction*>& keys, const QAction* action) {
        for (const QKeySequence& sequence : action->shortcuts()) {
            const QString text = sequence.toString();
            if (const QAction* other = keys.value(text); other && other != action)
                bad << QStringLiteral("%1: %2 and %3").arg(text, name(*other), name(*action));
            keys.insert(text, action);
        }
    };
    for (const QAction* action : m_window->actions())
        put(window, action);
    onPage = window;
    for (const QAction* action : m_window->page(page)->pageActions())
        put(onPage, action);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
}

void TestShortcuts::theSheetHasThemAll()
{
    QStringList listed;
    for (const char* key : kPages) {
        m_window->showPage(QLatin1String(key));
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        auto* sheet = m_window->findChild<ShortcutSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        for (const auto* label : sheet->findChildren<QLabel*>())
            listed << label->text();
        QTest::keyClick(sheet, Qt::Key_Escape);
    }
    QStringList missing;
    for (const QAction* action : allActions())
        if (!action->shortcuts().isEmpty() &&
            !listed.contains(action->text().remove(QLatin1Char('&'))))
            missing << QStringLiteral("%1 (%2)").arg(name(*action), action->shortcut().toString());
    missing.removeDuplicates();
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

/// In the smallest usual window, whatever the language makes of the words.
void TestShortcuts::theSheetFits()
{
    QFETCH(QString, page);
    m_window->resize(1280, 800);
    ShortcutSheet* sheet = sheetOn(page);
    QVERIFY(sheet && sheet->isVisible());
    const auto* area = sheet->findChild<QScrollArea*>();
    const QSize whole = area->widget()->sizeHint();
    QVERIFY2(area->width() >= whole.width() && area->height() >= whole.height(),
             qPrintable(QStringLiteral("%1 x %2 of %3 x %4")
                            .arg(area->width())
                            .arg(area->height())
                            .arg(whole.width())
                            .arg(whole.height())));
    QTest::keyClick(sheet, Qt::Key_Escape);
    QVERIFY(!sheet->isVisible());
}

void TestShortcuts::theSheetSaysNothingTwice()
{
    QFETCH(QString, page);
    QStringList twice, seen;
    for (const QAction* action : m_window->page(page)->pageActions()) {
        if (seen.contains(action->text()))
            twice << action->text();
        seen << action->text();
    }
    QVERIFY2(twice.isEmpty(), qPrintable(twice.join(QLatin1Char('\n'))));
}

QTEST_MAIN(TestShortcuts)
#include "test_shortcuts.moc"
