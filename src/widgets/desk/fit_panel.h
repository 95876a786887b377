// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"
#include "widgets/desk/hand_gesture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace mixdesk {

class CostCurve;
class NumberField;

/// What the thresholds are fitted to and on which pictures; for costs with their curve over one
/// beta for all.
class FitPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FitPanel(ThresholdDesk& desk, QWidget* parent = nullptr);

    FitTarget target() const;
    void setTarget(FitTarget::Kind kind);
    /// Instead of a target: a false-reject rate that is kept on unseen parts.
    bool promises() const;
    void setPromise();
    bool onTestPictures() const;
    void setOnTestPictures(bool on);
    /// The curve and the present cost, for a change on the desk.
    void refresh();
    void fit();
    void focusTarget();

signals:
    void fitted(const QString& outcome);
    void failed(const QString& sentence);

private:
    QWidget* fieldRow(const QString& words, NumberField*& field, const QString& unit, double value,
                      double high, const QString& toolTip);
    void layOut();
    void layOutCosts();
    void connectInputs();
    void showFields();
    QVector<double> curveKey() const;
    void remember() const;
    void restore();

    ThresholdDesk& m_desk;
    QComboBox *m_target, *m_source;
    NumberField *m_limit, *m_rejectCost, *m_escapeCost, *m_rate;
    QWidget *m_limitRow, *m_costRows;
    QLabel *m_honest, *m_promise, *m_costNow;
    CostCurve* m_curve;
    QVector<double> m_curveKey; ///< what the curve shown was computed from
    QPushButton* m_fit;
    HandGesture m_gesture;
    double m_limits[2] = {0.05, 0.01}; ///< shares: false rejects, escapes
    FitTarget m_costs;
};

} // namespace mixdesk
