// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metrics.h"

#include <QWidget>

namespace mixdesk {

/// A confusion matrix of two by two: good and defective parts, passed and rejected. Errors carry
/// colour and shape. With a matrix of before, each count says how it changed.
class DeskMatrix : public QWidget
{
    Q_OBJECT

public:
    explicit DeskMatrix(QWidget* parent = nullptr);

    void setCounts(const Confusion& counts);
    void setCounts(const Confusion& counts, const Confusion& before);

    QSize sizeHint() const override { return {250, 84}; }
    QSize minimumSizeHint() const override { return {210, 84}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    Confusion m_counts, m_before;
    bool m_compared = false;
};

} // namespace mixdesk
