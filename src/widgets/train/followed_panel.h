// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/followed_training.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mixdesk {

/// What is known of the training that is followed, with a way to its curves, to stop it where it
/// runs on this computer, and to follow it no longer. Hidden where none is.
class FollowedPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FollowedPanel(FollowedTraining& training, QWidget* parent = nullptr);

    QString statusText() const;
    QPushButton* stopButton() const { return m_stop; }
    QPushButton* showButton() const { return m_show; }
    QPushButton* forgetButton() const { return m_forget; }

signals:
    void showRequested();
    void stopRequested();
    void forgetRequested();

private:
    void refresh();

    FollowedTraining& m_training;
    QLabel *m_name, *m_text;
    QProgressBar* m_bar;
    QPushButton *m_show, *m_stop, *m_forget;
};

} // namespace mixdesk
