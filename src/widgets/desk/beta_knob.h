// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/desk/accessible_scale.h"
#include "widgets/desk/hand_gesture.h"

#include <QWidget>

namespace mixdesk {

/// A dial for beta over the working range -1..6, with the paper's range -1..1 marked on its rim.
/// Drag up and down (Shift: finer), wheel, arrows, Page Up and Down, Home and End. A beta outside
/// the range is shown at the end it lies beyond.
class BetaKnob : public QWidget, public AccessibleScale
{
    Q_OBJECT

public:
    static constexpr double kLowest = -1.0, kHighest = 6.0, kPaperHighest = 1.0;
    static constexpr double kFine = 0.05, kCoarse = 0.5;

    explicit BetaKnob(QWidget* parent = nullptr);

    double beta() const { return m_beta; }
    void setBeta(double beta); ///< emits nothing
    HandGesture& gesture() { return m_gesture; }

    QSize sizeHint() const override { return {56, 52}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

    QAccessible::Role scaleRole() const override { return QAccessible::Dial; }
    double scaleValue() const override { return m_beta; }
    double scaleMinimum() const override { return kLowest; }
    double scaleMaximum() const override { return kHighest; }
    double scaleStep() const override { return kFine; }
    QString scaleText() const override;
    void setScaleValue(double value) override;

signals:
    void turned(double beta); ///< by hand, within the range

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void turnTo(double beta);

    double m_beta = 0.0;
    double m_handBeta = 0.0; ///< under the hand, unrounded
    double m_lastY = 0.0;
    HandGesture m_gesture;
};

} // namespace mixdesk
