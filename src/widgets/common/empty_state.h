// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace mixdesk {

/// Says what will be here and offers the one action that fills it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString& icon, QWidget* parent = nullptr);

    void setText(const QString& heading, const QString& sentence);
    void setDetail(const QString& monospaced); ///< a layout drawn with characters; empty hides it
    void setAction(const QString& text, const QString& toolTip); ///< empty text hides the button

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void restyle();

    QString m_icon;
    QLabel *m_picture, *m_heading, *m_sentence, *m_detail;
    QPushButton* m_button;
};

} // namespace mixdesk
