// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace mixdesk {

/// What a self-painted fader or dial tells a screen reader, and takes from it.
class AccessibleScale
{
public:
    virtual ~AccessibleScale() = default;

    virtual QAccessible::Role scaleRole() const = 0;
    virtual double scaleValue() const = 0;
    virtual double scaleMinimum() const = 0;
    virtual double scaleMaximum() const = 0;
    virtual double scaleStep() const = 0;   ///< of one arrow key
    virtual QString scaleText() const = 0;  ///< the value as the desk writes it
    virtual void setScaleValue(double) = 0; ///< as if by hand, one step of undo
};

/// Makes Qt ask AccessibleScale widgets, and score histograms for their threshold line. Repeatable.
void installScaleAccess();

/// Tells a listening screen reader that the value changed; costs nothing without one.
void announceScale(QWidget* widget, double value);

} // namespace mixdesk
