// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace mixdesk {

/// One line of text in as many words as there is room for.
class FittingLabel : public QWidget
{
    Q_OBJECT

public:
    explicit FittingLabel(QWidget* parent = nullptr);

    /// The same said at length first and most briefly last; even that is elided where it must be.
    /// Empty to show nothing. The tooltip and assistive tools have the longest.
    void setTexts(const QStringList& texts);
    QString longest() const { return m_texts.value(0); }
    /// What is painted at the present width.
    QString shown() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList m_texts;
};

} // namespace mixdesk
