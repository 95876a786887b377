// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/score_bins.h"

#include <QWidget>
#include <optional>

namespace mixdesk {

/// Scores of one class: good to one side of the axis, defective to the other, unlabelled as an
/// outline over both; what the threshold gets wrong stands out. The threshold is dragged
/// with the mouse or moved with the arrow keys (with Shift: finely), Page Up and Page Down; Escape
/// takes a drag back. Upright, the score grows upwards, so that a fader beside it can share the
/// axis (valueAt, pixelOf). A repaint costs the bars, not the scores. GUI thread.
class ScoreHistogram : public QWidget
{
    Q_OBJECT

public:
    explicit ScoreHistogram(QWidget* parent = nullptr);

    /// Any order; NaN is left out. The range stays.
    void setScores(const QVector<double>& good, const QVector<double>& defective,
                   const QVector<double>& unlabelled = {});
    const ScoreBins& scores() const { return m_scores; }
    /// A NaN threshold is none.
    void setThreshold(double threshold);
    double threshold() const { return m_threshold; }
    /// False: shows the threshold only.
    void setThresholdEditable(bool editable);
    /// The recheck band's two limits, low first; dragged like the threshold.
    void setBand(std::optional<Range> band);
    std::optional<Range> band() const { return m_band; }
    /// "This part" at its score.
    void setMarker(std::optional<double> score);
    /// Qt::Vertical: upright.
    void setOrientation(Qt::Orientation orientation);
    /// The score axis. Without one, scores and limits choose it themselves.
    void setRange(double low, double high);
    void setAutoRange();
    Range range() const { return m_range; }
    /// What setAutoRange() would show: for a fader and several histograms on one axis.
    Range commonRange() const;

    /// Along the score axis, in this widget's pixels; exact inverses up to rounding, and defined
    /// outside of the widget too.
    double valueAt(double pixel) const;
    int pixelOf(double value) const;
    /// Pixels that the axis leaves free at either end.
    static constexpr int kAxisMargin = 18;

    QVector<ScoreBin> bins() const { return m_bins; }
    /// Where the word of this group stands, clear of threshold and marker; null where there is no
    /// room for it.
    QRect captionRect(ScoreGroup group) const;
    /// Where "this part" stands beside its marker, clear of the threshold's line. Only with one.
    QRect markerLabel() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void thresholdDragged(double threshold);  ///< while the hand moves
    void thresholdReleased(double threshold); ///< when it lets go
    void bandDragged(double low, double high);
    void bandReleased(double low, double high);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Grip { None, Threshold, BandLow, BandHigh };
    /// Where a bar lies: along the score axis and to one side of the middle.
    struct Span
    {
        double low, high; ///< pixels along the axis
        double from, to;  ///< pixels across, from the middle; negative to the good side
    };

    bool upright() const { return m_orientation == Qt::Vertical; }
    double exactPixel(double value) const;
    double along(const QPointF& at) const { return upright() ? at.y() : at.x(); }
    int length() const { return upright() ? height() : width(); }
    int breadth() const { return upright() ? width() : height(); }
    QRectF area(const Span& span) const;
    QLineF across(double value) const;
    Grip gripAt(const QPointF& at) const;
    void rebin();
    void limitsChanged();
    void moveTo(Grip grip, double value);
    void release();
    void describe();
    QString binWords(int bin) const;

    void paintBars(QPainter& painter, bool rejected) const;
    void paintUnlabelled(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintCaptions(QPainter& painter) const;
    QRect thresholdLabel() const;
    QRect thresholdStroke() const; ///< the pixels of its line
    double markerPixel() const;
    void paintThreshold(QPainter& painter) const;
    void paintMarker(QPainter& painter) const;

    ScoreBins m_scores;
    QVector<ScoreBin> m_bins;
    int m_tallest = 1;
    Range m_range{0.0, 1.0};
    bool m_autoRange = true;
    double m_threshold;
    std::optional<Range> m_band;
    std::optional<double> m_marker;
    Qt::Orientation m_orientation = Qt::Vertical;
    bool m_editable = true, m_keyed = false;
    Grip m_grip = Grip::None, m_hovered = Grip::None;
    double m_before = 0.0, m_offset = 0.0;
};

} // namespace mixdesk
