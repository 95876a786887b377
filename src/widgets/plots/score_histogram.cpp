// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/score_histogram.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QToolTip>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr int kGripReach = 8;    ///< px around a line
constexpr int kBarThickness = 5; ///< px, about
constexpr int kFewestBars = 8, kMostBars = 80;

} // namespace

ScoreHistogram::ScoreHistogram(QWidget* parent)
    : QWidget(parent), m_threshold(std::numeric_limits<double>::quiet_NaN())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Histogram of scores"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    rebin();
}

QSize ScoreHistogram::sizeHint() const
{
    return upright() ? QSize(104, 260) : QSize(260, 104);
}

QSize ScoreHistogram::minimumSizeHint() const
{
    return upright() ? QSize(48, 120) : QSize(120, 48);
}

void ScoreHistogram::setScores(const QVector<double>& good, const QVector<double>& defective,
                               const QVector<double>& unlabelled)
{
    m_scores.setScores(ScoreGroup::Good, good);
    m_scores.setScores(ScoreGroup::Defective, defective);
    m_scores.setScores(ScoreGroup::Unlabelled, unlabelled);
    limitsChanged();
    rebin();
}

void ScoreHistogram::setThreshold(double threshold)
{
    m_threshold = threshold;
    limitsChanged();
}

void ScoreHistogram::setThresholdEditable(bool editable)
{
    m_editable = editable;
    setFocusPolicy(editable ? Qt::StrongFocus : Qt::NoFocus);
    if (!editable)
        unsetCursor();
    update();
}

void ScoreHistogram::setBand(std::optional<Range> band)
{
    m_band = band;
    limitsChanged();
}

void ScoreHistogram::setMarker(std::optional<double> score)
{
    m_marker = score;
    describe();
    update();
}

void ScoreHistogram::setOrientation(Qt::Orientation orientation)
{
    m_orientation = orientation;
    setSizePolicy(upright() ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                  upright() ? QSizePolicy::Expanding : QSizePolicy::Preferred);
    updateGeometry();
    rebin();
}

void ScoreHistogram::setRange(double low, double high)
{
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low))
        return;
    m_autoRange = false;
    m_range = {low, high};
    rebin();
}

void ScoreHistogram::setAutoRange()
{
    m_autoRange = true;
    m_range = commonRange();
    rebin();
}

Range ScoreHistogram::commonRange() const
{
    QVector<double> include{m_threshold};
    if (m_band)
        include << m_band->first << m_band->second;
    return m_scores.niceRange(include);
}

void ScoreHistogram::limitsChanged()
{
    // Under the hand the axis must not run away.
    if (m_autoRange && m_grip == Grip::None && !m_keyed && commonRange() != m_range) {
        m_range = commonRange();
        rebin();
    }
    describe();
    update();
}

void ScoreHistogram::rebin()
{
    const int bars = (length() - 2 * kAxisMargin) / kBarThickness;
    m_bins = m_scores.binned(m_range, std::clamp(bars, kFewestBars, kMostBars));
    m_tallest = 1;
    for (const ScoreBin& bin : std::as_const(m_bins)) {
        m_tallest = std::max({m_tallest, bin.of(ScoreGroup::Good), bin.of(ScoreGroup::Defective),
                              (bin.of(ScoreGroup::Unlabelled) + 1) / 2});
    }
    update();
}

double ScoreHistogram::exactPixel(double value) const
{
    const double share = (value - m_range.first) / (m_range.second - m_range.first);
    const double room = std::max(1, length() - 2 * kAxisMargin);
    const double pixel =
        upright() ? length() - kAxisMargin - share * room : kAxisMargin + share * room;
    return std::clamp(pixel, -1e6, 1e6);
}

int ScoreHistogram::pixelOf(double value) const
{
    return std::isnan(value) ? 0 : int(std::lround(exactPixel(value)));
}

double ScoreHistogram::valueAt(double pixel) const
{
    const double room = std::max(1, length() - 2 * kAxisMargin);
    const double share = (upright() ? length() - kAxisMargin - pixel : pixel - kAxisMargin) / room;
    return m_range.first + share * (m_range.second - m_range.first);
}

ScoreHistogram::Grip ScoreHistogram::gripAt(const QPointF& at) const
{
    if (!m_editable)
        return Grip::None;
    const auto away = [&](double value) { return std::abs(exactPixel(value) - along(at)); };
    Grip nearest = Grip::None;
    double reach = kGripReach + 0.5;
    const auto offer = [&](Grip grip, double value) {
        if (away(value) < reach) {
            reach = away(value);
            nearest = grip;
        }
    };
    if (!std::isnan(m_threshold))
        offer(Grip::Threshold, m_threshold);
    if (m_band) {
        offer(Grip::BandLow, m_band->first);
        offer(Grip::BandHigh, m_band->second);
    }
    return nearest;
}

void ScoreHistogram::moveTo(Grip grip, double value)
{
    value = std::clamp(value, m_range.first, m_range.second);
    if (grip == Grip::Threshold) {
        m_threshold = value;
        emit thresholdDragged(value);
    } else if (m_band) {
        if (grip == Grip::BandLow)
            m_band->first = std::min(value, m_band->second);
        else
            m_band->second = std::max(value, m_band->first);
        emit bandDragged(m_band->first, m_band->second);
    }
    describe();
    update();
}

void ScoreHistogram::release()
{
    const Grip grip = std::exchange(m_grip, Grip::None);
    if (grip == Grip::Threshold)
        emit thresholdReleased(m_threshold);
    else if (grip != Grip::None && m_band)
        emit bandReleased(m_band->first, m_band->second);
    update();
}

void ScoreHistogram::mousePressEvent(QMouseEvent* event)
{
    m_grip = event->button() == Qt::LeftButton ? gripAt(event->position()) : Grip::None;
    if (m_grip == Grip::None) {
        event->ignore();
        return;
    }
    m_before = m_grip == Grip::Threshold ? m_threshold
               : m_grip == Grip::BandLow ? m_band->first
                                         : m_band->second;
    // The line keeps its distance from the hand instead of jumping to it.
    m_offset = exactPixel(m_before) - along(event->position());
    update();
}

void ScoreHistogram::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip != Grip::None) {
        moveTo(m_grip, valueAt(along(event->position()) + m_offset));
        return;
    }
    const Grip over = gripAt(event->position());
    if (over != m_hovered) {
        m_hovered = over;
        if (over == Grip::None)
            unsetCursor();
        else
            setCursor(upright() ? Qt::SizeVerCursor : Qt::SizeHorCursor);
        update();
    }
}

void ScoreHistogram::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        release();
}

void ScoreHistogram::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_grip != Grip::None) {
        moveTo(m_grip, m_before);
        release();
        return;
    }
    if (!m_editable || std::isnan(m_threshold) || m_grip != Grip::None) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double span = m_range.second - m_range.first;
    const double step = span / (event->modifiers().testFlag(Qt::ShiftModifier) ? 2000.0 : 200.0);
    double wanted = m_threshold;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        wanted += step;
        break;
    case Qt::Key_Down:
    case Qt::Key_Left:
        wanted -= step;
        break;
    case Qt::Key_PageUp:
        wanted += span / 20.0;
        break;
    case Qt::Key_PageDown:
        wanted -= span / 20.0;
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_keyed = true;
    moveTo(Grip::Threshold, wanted);
}

void ScoreHistogram::keyReleaseEvent(QKeyEvent* event)
{
    if (!m_keyed || event->isAutoRepeat()) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    m_keyed = false;
    emit thresholdReleased(m_threshold);
}

void ScoreHistogram::focusOutEvent(QFocusEvent* event)
{
    // The key's release goes to another widget now.
    if (std::exchange(m_keyed, false))
        emit thresholdReleased(m_threshold);
    QWidget::focusOutEvent(event);
    update();
}

void ScoreHistogram::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    rebin();
}

void ScoreHistogram::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        update();
}

QString ScoreHistogram::binWords(int bin) const
{
    const QLocale locale;
    const double width = (m_range.second - m_range.first) / double(m_bins.size());
    const ScoreBin& counts = m_bins.at(bin);
    return tr("Score %1 to %2: %3 good, %4 defective, %5 unlabelled")
        .arg(locale.toString(m_range.first + width * bin, 'g', 3),
             locale.toString(m_range.first + width * (bin + 1), 'g', 3),
             locale.toString(counts.of(ScoreGroup::Good)),
             locale.toString(counts.of(ScoreGroup::Defective)),
             locale.toString(counts.of(ScoreGroup::Unlabelled)));
}

bool ScoreHistogram::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const double share =
            (valueAt(along(help->pos())) - m_range.first) / (m_range.second - m_range.first);
        const int bin = int(std::floor(share * double(m_bins.size())));
        if (bin >= 0 && bin < m_bins.size())
            QToolTip::showText(help->globalPos(), binWords(bin), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void ScoreHistogram::describe()
{
    const QLocale locale;
    const auto count = [&](ScoreGroup group) { return locale.toString(m_scores.count(group)); };
    QString line = std::isnan(m_threshold)
                       ? tr("no threshold")
                       : tr("threshold %1").arg(locale.toString(m_threshold, 'g', 4));
    if (m_marker && !std::isnan(*m_marker))
        line = tr("%1, this part %2").arg(line, locale.toString(*m_marker, 'g', 4));
    setAccessibleDescription(tr("%1; %2 good, %3 defective, %4 unlabelled")
                                 .arg(line, count(ScoreGroup::Good), count(ScoreGroup::Defective),
                                      count(ScoreGroup::Unlabelled)));
}

} // namespace mixdesk
