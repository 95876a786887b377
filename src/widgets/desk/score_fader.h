// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/desk/accessible_scale.h"
#include "widgets/desk/hand_gesture.h"

#include <QWidget>
#include <functional>

namespace mixdesk {

class ScoreHistogram;

/// A fader on the score axis of the histogram beside it: its cap stands where the threshold line
/// does. Drag the cap, or: Up and Down (fine), Page Up and Down (coarse), Home (mu) and End (the
/// highest working beta). Left and Right, Enter and Tab lead to other places of the desk; a digit
/// starts typing a threshold.
class ScoreFader : public QWidget, public AccessibleScale
{
    Q_OBJECT

public:
    static constexpr double kFine = 0.02, kCoarse = 0.25; ///< in units of sigma

    explicit ScoreFader(const ScoreHistogram* axis, QWidget* parent = nullptr);

    void setThreshold(double threshold, double mu, double sigma);
    void setTint(const QColor& tint);
    HandGesture& gesture() { return m_gesture; }
    /// Asked when Tab is pressed; true: it took the focus elsewhere.
    void setTabHandler(std::function<bool(bool next)> handler) { m_onTab = std::move(handler); }

    QSize sizeHint() const override { return {30, 160}; }
    QSize minimumSizeHint() const override { return {30, 80}; }

    QAccessible::Role scaleRole() const override { return QAccessible::Slider; }
    double scaleValue() const override { return m_threshold; }
    double scaleMinimum() const override;
    double scaleMaximum() const override;
    double scaleStep() const override;
    QString scaleText() const override;
    void setScaleValue(double value) override;

signals:
    void moved(double threshold); ///< by hand
    void sideways(int step);      ///< Left: -1, Right: 1
    void entered();               ///< Enter: to the strip's other controls
    void typed(const QString& first);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF cap() const;
    double unit() const;
    bool step(int key);

    const ScoreHistogram* m_axis;
    double m_threshold = 0.0, m_mu = 0.0, m_sigma = 0.0, m_offset = 0.0;
    QColor m_tint;
    std::function<bool(bool)> m_onTab;
    HandGesture m_gesture;
};

} // namespace mixdesk
