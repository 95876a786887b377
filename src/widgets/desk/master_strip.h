// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"
#include "widgets/desk/channel_strip.h"
#include "widgets/desk/hand_gesture.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace mixdesk {

class BetaKnob;
class CountLine;
class FitPanel;
class NumberField;
class VersionPanel;

/// Totals of the counted classes, one beta for all, fitting and versions: always in sight at the
/// right of the desk.
class MasterStrip : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kWidth = 336;

    MasterStrip(ThresholdDesk& desk, ScoringSession& scoring, QWidget* parent = nullptr);

    void refresh();
    void focusFirst(); ///< for Tab from the last strip
    void typeBeta();
    FitPanel* fitPanel() const { return m_fit; }
    VersionPanel* versionPanel() const { return m_versions; }

signals:
    void entriesRequested(mixdesk::DeskFilter filter);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildTotals(QVBoxLayout* rows);
    void buildFigures(QVBoxLayout* rows);
    void buildBeta(QVBoxLayout* rows);
    void addFigure(QGridLayout* grid, const QString& name, const QString& toolTip);
    void refreshCounts();
    void refreshFigures();
    void refreshBeta();

    struct Figure
    {
        QLabel *value, *ifKnown, *trivial;
    };

    ThresholdDesk& m_desk;
    ScoringSession& m_scoring;
    QLabel *m_scope, *m_progress, *m_extra;
    CountLine *m_rejects, *m_escapes;
    std::vector<Figure> m_figures;
    BetaKnob* m_knob;
    NumberField* m_beta;
    HandGesture* m_gesture;
    FitPanel* m_fit;
    VersionPanel* m_versions;
};

} // namespace mixdesk
