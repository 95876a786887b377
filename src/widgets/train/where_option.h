// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace mixdesk {

/// Where a new training runs: on this computer in the window, or wherever a command takes it. Both
/// choices are remembered per user.
class WhereOption : public QWidget
{
    Q_OBJECT

public:
    explicit WhereOption(QWidget* parent = nullptr);

    bool isCommand() const;
    QString command() const; ///< the template
    QComboBox* box() const { return m_box; }
    QLineEdit* field() const { return m_field; }
    QPushButton* followButton() const { return m_follow; }

signals:
    void changed();
    void followRequested(); ///< of a run folder that the person is to choose

private:
    void refresh();

    QComboBox* m_box;
    QLineEdit* m_field;
    QPushButton* m_follow;
};

} // namespace mixdesk
