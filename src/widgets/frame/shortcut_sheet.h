// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QLabel>
#include <QList>
#include <QPair>
#include <QPointer>
#include <QScrollArea>
#include <QString>
#include <QWidget>

namespace mixdesk {

/// Every shortcut of the window and of the shown page, over the window; any key closes it.
class ShortcutSheet : public QWidget
{
    Q_OBJECT

public:
    using Section = QPair<QString, QList<QAction*>>;

    explicit ShortcutSheet(QWidget* window);
    void open(const QList<Section>& sections);

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool) override { return false; }
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void closeSheet();
    void fit(QFrame& card, QLabel& hint);
    bool scrollBy(int key);

    QWidget* m_card = nullptr;
    QScrollArea* m_scroll = nullptr; ///< in the card
    bool m_scrolls = false;          ///< the window is too small for all of it
    QPointer<QWidget> m_before;      ///< had the keyboard
};

} // namespace mixdesk
