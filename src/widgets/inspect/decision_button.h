// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/review_types.h"

#include <QAbstractButton>

namespace mixdesk {

/// A person's verdict to give: shape, word and key. Checked where it is the present one.
class DecisionButton : public QAbstractButton
{
    Q_OBJECT

public:
    DecisionButton(Decision decision, const QString& key, QWidget* parent = nullptr);

    Decision decision() const { return m_decision; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Decision m_decision;
    const QString m_key;
};

} // namespace mixdesk
