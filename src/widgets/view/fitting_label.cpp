// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/fitting_label.h"

#include "widgets/common/theme.h"

#include <QPainter>

namespace mixdesk {

FittingLabel::FittingLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void FittingLabel::setTexts(const QStringList& texts)
{
    if (m_texts == texts)
        return;
    m_texts = texts;
    setToolTip(longest());
    setAccessibleDescription(longest());
    update();
}

QString FittingLabel::shown() const
{
    if (m_texts.isEmpty())
        return {};
    for (const QString& text : m_texts)
        if (fontMetrics().horizontalAdvance(text) < width())
            return text;
    return fontMetrics().elidedText(m_texts.back(), Qt::ElideRight, width());
}

QSize FittingLabel::sizeHint() const
{
    return {320, fontMetrics().height()};
}

void FittingLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(theme().ink);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown());
}

} // namespace mixdesk
