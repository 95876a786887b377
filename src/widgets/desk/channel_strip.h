// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"

#include <QFrame>
#include <utility>

class QCheckBox;
class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace mixdesk {

class BetaKnob;
class CountLine;
class HandGesture;
class NumberField;
class ScoreFader;
class ScoreHistogram;

/// The pictures that a count stands for.
enum class DeskFilter { FalseRejects, Misses };

/// One class on the desk: histogram and fader on one axis, beta, threshold, counts, band, solo,
/// mute and lock. Shows what the desk says and hands every move of the hand to it.
class ChannelStrip : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kNarrowest = 190, kWidest = 280;

    ChannelStrip(ThresholdDesk& desk, int classIndex, QWidget* parent = nullptr);

    int classIndex() const { return m_class; }
    /// Thresholds, counts and buttons anew; cheap enough for every step of a drag.
    void refresh();
    /// The scores too.
    void refreshScores();
    /// Height that all below histogram and fader needs; strips side by side share the largest, so
    /// that their axes end at one height.
    int lowerHeight() const;
    /// True once after lowerHeight() may have changed.
    bool takeLayoutChange() { return std::exchange(m_layoutChanged, false); }
    void setLowerHeight(int height);
    bool inHand() const { return m_hands > 0; }
    /// The strip that keys without focus (S, M, L) mean.
    void setCurrent(bool current);

    ScoreFader* fader() const { return m_fader; }
    ScoreHistogram* histogram() const { return m_histogram; }
    BetaKnob* knob() const { return m_knob; }
    NumberField* thresholdField() const { return m_threshold; }
    NumberField* betaField() const { return m_beta; }

    // What the desk's keys do to the strip in hand.
    void toggleSolo();
    void toggleMuted();
    void toggleLocked();
    void reset();
    void toggleBand();
    void typeThreshold();
    void typeBeta();
    void inspectRejects() { emit entriesRequested(DeskFilter::FalseRejects); }
    void inspectEscapes() { emit entriesRequested(DeskFilter::Misses); }

signals:
    void entriesRequested(mixdesk::DeskFilter filter);
    void sideways(int step); ///< focus to a neighbour
    void touched();          ///< somebody works here

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader(QVBoxLayout* rows);
    void buildAxis(QVBoxLayout* rows);
    void buildNumbers(QVBoxLayout* rows);
    void buildCounts(QVBoxLayout* rows);
    void buildBand(QVBoxLayout* rows);
    void buildButtons(QVBoxLayout* rows);
    QToolButton* makeButton(const QString& icon, const QString& letter, const QString& toolTip,
                            const QKeySequence& keys, bool checkable);
    void bind(HandGesture& gesture);
    void beginDrag();
    void endDrag();
    void setBandEdge(bool high, double value);
    void setBand(bool on);
    void restyle();
    void refreshThreshold();
    void refreshCounts();
    void refreshBand();

    ThresholdDesk& m_desk;
    int m_class;
    QString m_className;
    bool m_current = false;
    int m_hands = 0; ///< gestures under way: the axis stands still
    bool m_layoutChanged = true;
    bool m_drag = false; ///< a line of the histogram is held

    QLabel *m_dot, *m_name, *m_few, *m_formula, *m_figures, *m_extra, *m_recheckText;
    QWidget* m_lower;
    ScoreHistogram* m_histogram;
    ScoreFader* m_fader;
    BetaKnob* m_knob;
    NumberField *m_beta, *m_threshold, *m_bandLow, *m_bandHigh;
    CountLine *m_rejects, *m_escapes;
    QCheckBox* m_band;
    QToolButton *m_solo, *m_mute, *m_lock, *m_reset;
};

} // namespace mixdesk
