// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QObject>

namespace mixdesk {

/// While a list or menu lies open, keys without Ctrl, Alt or Meta are its own: no shortcut of the
/// window below it sees them. In the list of a combo box Space chooses, as Return does. Watches the
/// whole application as long as it lives.
class PopupKeys : public QObject
{
    Q_OBJECT

public:
    explicit PopupKeys(QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask(QObject* watched, QKeyEvent event);

    bool m_asking = false; ///< the popup itself is being asked
};

} // namespace mixdesk
