// SPDX-License-Identifier: GPL-3.0-or-later
// The message bar by the keyboard, and what it says while a cause lasts.
#include "frame/window_bench.h"

using namespace mixdesk;
using namespace mixdesk::support;

class TestMessageKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        applyTheme(ThemeChoice::Light);
        m_bench = std::make_unique<WindowBench>();
    }

    void init()
    {
        m_window = std::make_unique<MainWindow>();
        activate(*m_window);
        m_window->openPath(m_bench->makeProject("project" + std::to_string(++m_count)));
        QVERIFY(m_window->workspace());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->workspace()->scoring().ready(), kWait);
        m_window->showPage(QStringLiteral("inspect"));
        messageBar(*m_window)->clear();
    }

    void cleanup()
    {
        m_window.reset();
        QCOMPARE(takeWarnings(), QStringList());
    }

    void keysDoAndClose()
    {
        int done = 0;
        const Notice offer{Notice::Kind::Result, QStringLiteral("Deleted."), QStringLiteral("Undo"),
                           [&done] { ++done; }};
        press(Qt::Key_Return); // nothing is offered
        m_window->showNotice(offer);
        QVERIFY(noticeButton(*m_window)->toolTip().contains(
            MessageBar::actionKeys().toString(QKeySequence::NativeText)));
        press(Qt::Key_Return);
        QCOMPARE(done, 1);
        QCOMPARE(notice(*m_window), QString());
        m_window->showNotice(offer);
        press(Qt::Key_Backspace);
        QCOMPARE(done, 1);
        QCOMPARE(notice(*m_window), QString());
        m_window->showNotice({Notice::Kind::Error, QStringLiteral("It is broken."), {}, {}});
        press(Qt::Key_Return); // no way on is offered: the message stays
        QCOMPARE(notice(*m_window), QStringLiteral("It is broken."));
    }

    void aFileDamagedOnInspectLeadsToTheDesk()
    {
        const fs::path file =
            RunPaths(m_window->workspace()->runs().folder(m_window->workspace()->runs().active()))
                .thresholds();
        const std::string whole = readFile(file, 1 << 20).value();
        QVERIFY(writeFileAtomic(file, "nonsense"));
        QTRY_VERIFY(notice(*m_window).contains(QStringLiteral("thresholds.yaml")));
        QVERIFY(writeFileAtomic(file, whole));
        QTRY_COMPARE(notice(*m_window), QString());
        QVERIFY(writeFileAtomic(file, "nonsense"));
        QTRY_VERIFY(!notice(*m_window).isEmpty());
        press(Qt::Key_Return);
        QVERIFY(m_window->page(QStringLiteral("desk"))->isVisible());
        QCOMPARE(notice(*m_window), QString()); // the page says it
    }

private:
    void press(Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::AltModifier); }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    int m_count = 0;
};

QTEST_MAIN(TestMessageKeys)
#include "test_message_keys.moc"
