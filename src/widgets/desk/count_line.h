// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace mixdesk {

/// A sentence with a count that leads to the pictures behind it: a verdict's shape, then the words
/// over at most two lines; underlined under the mouse and with focus.
class CountLine : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind { FalseRejects, Escapes };

    CountLine(Kind kind, const QString& toolTip, QWidget* parent = nullptr);

    /// With `some` false there is nothing to go to and the shape is calm.
    void show(const QString& sentence, bool some);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Kind m_kind;
    bool m_some = false;
};

} // namespace mixdesk
