// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QWidget>

namespace mixdesk {

/// What one sees without a project: the demo, a folder of pictures, a project, recent ones.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void refreshRecent();
    void setBusy(bool busy); ///< while a project is being opened

signals:
    void demoRequested();
    void datasetRequested();
    void projectRequested();
    void recentRequested(const QString& folder);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeChoices();
    QWidget* makeRecent();

    class Choice;
    QList<Choice*> m_choices;
    QListWidget* m_recent;
    QWidget* m_recentBox = nullptr;
    QPointer<QWidget> m_focusBefore; ///< while busy
};

} // namespace mixdesk
