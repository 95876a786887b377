// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/frame/main_window.h"

#include <QObject>
#include <QString>
#include <QTimer>

namespace mixdesk {

/// Saves every page in both themes as PNG once the project's pictures are scored, then quits: for
/// machines without a display.
class PageShots : public QObject
{
    Q_OBJECT

public:
    PageShots(MainWindow& window, const QString& folder);
    void giveUp(const QString& sentence); ///< says it on the terminal and ends the program with 1

private:
    void proceed();
    bool workDone() const;
    void save(const QString& name);

    MainWindow& m_window;
    QString m_folder;
    QTimer m_timer;
    int m_step = 0;
};

} // namespace mixdesk
