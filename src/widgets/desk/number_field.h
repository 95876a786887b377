// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <functional>

namespace mixdesk {

/// A line for one number. It shows the value rounded and gives back only what somebody typed, so
/// that leaving it alone changes nothing. Enter or leaving takes the number, Escape gives it up.
class NumberField : public QLineEdit
{
    Q_OBJECT

public:
    explicit NumberField(QWidget* parent = nullptr);

    /// Ignored while somebody types here.
    void showText(const QString& text);
    /// Starts typing with this first character, as if the field had been clicked.
    void startTyping(const QString& first);
    /// What is refused says why here, as tooltip and by the field's colour.
    void setRange(double low, double high);

signals:
    void entered(double value);
    void left(); ///< Enter or Escape: the hand goes back to where it was

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool take();
    void setWrong(bool wrong);

    QString m_shown, m_toolTip;
    double m_low, m_high;
};

} // namespace mixdesk
