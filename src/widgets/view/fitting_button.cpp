// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/fitting_button.h"

#include <QEvent>

namespace mixdesk {

FittingButton::FittingButton(QWidget* parent) : QToolButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FittingButton::setTexts(const QString& whole, const QString& brief)
{
    m_whole = whole;
    m_brief = brief;
    updateGeometry();
    choose();
}

QSize FittingButton::sizeWith(const QString& words) const
{
    const auto widthOf = [metrics = fontMetrics()](const QString& text) {
        return metrics.size(Qt::TextShowMnemonic, text).width(); // as QToolButton reckons
    };
    const int more = widthOf(words) - widthOf(text());
    return QToolButton::sizeHint() + QSize(more, 0);
}

void FittingButton::choose()
{
    setText(width() >= sizeHint().width() ? m_whole : m_brief);
}

void FittingButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        choose();
}

void FittingButton::resizeEvent(QResizeEvent* event)
{
    QToolButton::resizeEvent(event);
    choose();
}

} // namespace mixdesk
