// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/popup_keys.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QVBoxLayout>
#include <QWindow>
#include <QtTest>

using namespace mixdesk;

class TestPopupKeys : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        m_box = new QComboBox;
        m_box->addItems({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("3")});
        layout->addWidget(m_box);
        for (const int key : {Qt::Key_3, Qt::Key_Return, Qt::Key_Space, Qt::Key_Down}) {
            auto* action = new QAction(m_window.get());
            action->setShortcut(QKeySequence(key));
            action->setShortcutContext(Qt::ApplicationShortcut);
            m_window->addAction(action);
            connect(action, &QAction::triggered, this, [this] { ++m_shortcuts; });
        }
        m_shortcuts = 0;
        m_window->show();
        m_window->activateWindow();
        m_box->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_box->showPopup();
        QTRY_VERIFY(QApplication::activePopupWidget());
    }

    void cleanup() { m_window.reset(); }

    void keysChoose_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Enter") << int(Qt::Key_Enter);
        QTest::newRow("Space") << int(Qt::Key_Space);
    }

    void keysChoose()
    {
        QFETCH(int, key);
        press(Qt::Key_Down);
        press(Qt::Key(key));
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(m_box->currentIndex(), 1);
        QCOMPARE(m_shortcuts, 0);
    }

    void aDigitIsTheLists()
    {
        press(Qt::Key_3);
        QVERIFY(QApplication::activePopupWidget());
        QCOMPARE(m_box->view()->currentIndex().row(), 2);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activePopupWidget());
        QCOMPARE(m_box->currentIndex(), 0);
        QCOMPARE(m_shortcuts, 0);
        press(Qt::Key_3);
        QCOMPARE(m_shortcuts, 1);
    }

private:
    /// As from the keyboard: through the window, shortcuts first.
    void press(Qt::Key key)
    {
        const QWidget* popup = QApplication::activePopupWidget();
        QTest::keyClick((popup ? popup : m_window.get())->windowHandle(), key);
    }

    const PopupKeys m_keys;
    std::unique_ptr<QWidget> m_window;
    QComboBox* m_box = nullptr;
    int m_shortcuts = 0;
};

QTEST_MAIN(TestPopupKeys)
#include "test_popup_keys.moc"
