// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/desk_matrix.h"

#include "widgets/common/theme.h"
#include "widgets/desk/desk_text.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

namespace mixdesk {

namespace {

QString changeText(int change)
{
    const QString number = QLocale().toString(std::abs(change));
    return change == 0  ? QStringLiteral("±0")
           : change > 0 ? QStringLiteral("+%1").arg(number)
                        : QStringLiteral("−%1").arg(number);
}

} // namespace

DeskMatrix::DeskMatrix(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DeskMatrix::setCounts(const Confusion& counts)
{
    m_counts = counts;
    m_compared = false;
    describe();
}

void DeskMatrix::setCounts(const Confusion& counts, const Confusion& before)
{
    m_counts = counts;
    m_before = before;
    m_compared = true;
    describe();
}

void DeskMatrix::describe()
{
    setAccessibleName(QStringLiteral("%1; %2").arg(
        desk::falseRejectText(m_counts.falsePositive,
                              m_counts.falsePositive + m_counts.trueNegative),
        desk::escapeText(m_counts.falseNegative, m_counts.falseNegative + m_counts.truePositive)));
    setToolTip(accessibleName());
    update();
}

void DeskMatrix::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const int head = 20, side = 66;
    const int w = (width() - side) / 2, h = (height() - head) / 2;
    painter.setFont(textFont(0.92));
    painter.setPen(t.inkSoft);
    painter.drawText(QRect(side, 0, w, head), Qt::AlignCenter, tr("passed"));
    painter.drawText(QRect(side + w, 0, w, head), Qt::AlignCenter, tr("rejected"));
    painter.drawText(QRect(0, head, side - 6, h), Qt::AlignLeft | Qt::AlignVCenter, tr("good"));
    painter.drawText(QRect(0, head + h, side - 6, h), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("defective"));
    const auto cell = [&](int row, int column, int count, int before, bool error) {
        const QRect box(side + column * w, head + row * h, w - 2, h - 2);
        QColor fill = !error ? t.hover : row == 0 ? t.recheck : t.notOk;
        if (error)
            fill.setAlphaF(count > 0 ? 0.22F : 0.06F);
        painter.fillRect(box, fill);
        painter.setPen(t.ink);
        painter.setFont(textFont(1.0, error && count > 0 ? QFont::Bold : QFont::Normal));
        QString text = QLocale().toString(count);
        if (error && count > 0)
            text = (row == 0 ? QStringLiteral("✕ ") : QStringLiteral("⚠ ")) + text;
        if (m_compared)
            text += QStringLiteral("  (%1)").arg(changeText(count - before));
        painter.drawText(box, Qt::AlignCenter, text);
    };
    cell(0, 0, m_counts.trueNegative, m_before.trueNegative, false);
    cell(0, 1, m_counts.falsePositive, m_before.falsePositive, true);
    cell(1, 0, m_counts.falseNegative, m_before.falseNegative, true);
    cell(1, 1, m_counts.truePositive, m_before.truePositive, false);
}

void DeskMatrix::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace mixdesk
