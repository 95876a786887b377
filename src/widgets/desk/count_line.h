// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/desk_scores.h"

#include <QAbstractButton>

namespace mixdesk {

/// A sentence with a count that leads to the pictures behind it: a verdict's shape, then the words,
/// underlined under the mouse and with focus. Its height follows the longest sentence that may
/// come, not the present one: what stands above must not move while counts change.
class CountLine : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind { FalseRejects, Escapes };

    CountLine(Kind kind, const QString& toolTip, QWidget* parent = nullptr);

    /// Of the kind that this line is for.
    void show(const DeskCounts& counts);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Kind m_kind;
    QString m_longest;
    bool m_some = false;
    bool m_known = false; ///< there are labelled parts to count
};

} // namespace mixdesk
