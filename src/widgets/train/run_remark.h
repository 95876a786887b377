// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace mixdesk {

/// What is wrong with one run, in a sentence with its icon, and what can be done about it. Hidden
/// while there is nothing to say.
class RunRemark : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { None, Failed, Damaged, Interrupted, Unused };

    /// `actions`: all that say() may offer.
    explicit RunRemark(const QList<QAction*>& actions, QWidget* parent = nullptr);

    void say(Kind kind, const QString& sentence, const QList<QAction*>& offers);
    Kind kind() const { return m_kind; }
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    Kind m_kind = Kind::None;
    QLabel *m_icon, *m_text;
    QHash<QAction*, QToolButton*> m_buttons;
};

} // namespace mixdesk
