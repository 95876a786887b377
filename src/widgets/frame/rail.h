// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidget>

namespace mixdesk {

/// The left rail: one button per page, tools at the foot.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(const QString& key, const QString& icon, const QString& text,
                 const QString& toolTip);
    void addTool(QToolButton* button, const QString& icon, const QString& text);
    void setCurrent(const QString& key); ///< empty: none
    void setPagesEnabled(bool on);

signals:
    void pageChosen(const QString& key);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* prepare(QToolButton* button, const QString& icon, const QString& text);

    QButtonGroup* m_group;
    QVBoxLayout* m_layout;
    int m_pages = 0;
};

} // namespace mixdesk
