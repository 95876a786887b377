// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/accessible_scale.h"

#include "widgets/common/spoken_value.h"
#include "widgets/plots/score_histogram.h"

#include <QAccessibleWidget>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

class ScaleInterface : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    ScaleInterface(QWidget* widget, AccessibleScale* scale)
        : QAccessibleWidget(widget, scale->scaleRole()), m_scale(scale)
    {}

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_scale->scaleText() : QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return m_scale->scaleValue(); }
    QVariant minimumValue() const override { return m_scale->scaleMinimum(); }
    QVariant maximumValue() const override { return m_scale->scaleMaximum(); }
    QVariant minimumStepSize() const override { return m_scale->scaleStep(); }
    void setCurrentValue(const QVariant& value) override
    {
        bool ok = false;
        const double wanted = value.toDouble(&ok);
        if (ok && std::isfinite(wanted) && widget()->isEnabled())
            m_scale->setScaleValue(
                std::clamp(wanted, m_scale->scaleMinimum(), m_scale->scaleMaximum()));
    }

private:
    AccessibleScale* m_scale;
};

/// The threshold line of a histogram.
class LineScale : public AccessibleScale
{
public:
    explicit LineScale(ScoreHistogram* histogram) : m_histogram(histogram) {}

    QAccessible::Role scaleRole() const override { return QAccessible::Slider; }
    double scaleValue() const override { return m_histogram->threshold(); }
    double scaleMinimum() const override { return m_histogram->range().first; }
    double scaleMaximum() const override { return m_histogram->range().second; }
    double scaleStep() const override { return (scaleMaximum() - scaleMinimum()) / 100.0; }
    QString scaleText() const override
    {
        const QString spoken = spokenValue(m_histogram);
        return spoken.isEmpty() ? QLocale().toString(scaleValue(), 'g', 4) : spoken;
    }
    void setScaleValue(double value) override
    {
        // Without focus policy it only shows: the class is locked, or the page judges nothing.
        if (m_histogram->focusPolicy() == Qt::NoFocus)
            return;
        emit m_histogram->thresholdDragged(value);
        emit m_histogram->thresholdReleased(value);
    }

private:
    ScoreHistogram* m_histogram;
};

/// Owns what it speaks for: a histogram itself knows nothing of the desk.
class LineInterface : private LineScale, public ScaleInterface
{
public:
    explicit LineInterface(ScoreHistogram* histogram)
        : LineScale(histogram), ScaleInterface(histogram, static_cast<LineScale*>(this))
    {}
};

QAccessibleInterface* makeScale(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget)
        return nullptr;
    if (auto* scale = dynamic_cast<AccessibleScale*>(widget))
        return new ScaleInterface(widget, scale);
    if (auto* histogram = qobject_cast<ScoreHistogram*>(widget))
        return new LineInterface(histogram);
    return nullptr;
}

} // namespace

void installScaleAccess()
{
    // The one installed last is asked first; speakAs() of a histogram installs another.
    QAccessible::removeFactory(makeScale);
    QAccessible::installFactory(makeScale);
}

void announceScale(QWidget* widget, double value)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(widget, value);
    QAccessible::updateAccessibility(&event);
}

} // namespace mixdesk
