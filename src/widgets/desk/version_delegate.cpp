// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/version_delegate.h"

#include "widgets/common/theme.h"
#include "widgets/desk/version_model.h"

#include <QPainter>

namespace mixdesk {

namespace {

QString at(const QModelIndex& index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

} // namespace

QSize VersionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const QFontMetrics metrics(textFont());
    return {160, 2 * metrics.lineSpacing() + 2 * kSpace};
}

void VersionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& t = theme();
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        painter->fillRect(option.rect, t.hover);
    const bool active = index.data(VersionModel::kActiveRole).toBool();
    if (active)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), t.accent);
    QRect line = option.rect.adjusted(2 * kSpace, kSpace / 2, -kSpace, 0);
    line.setHeight((option.rect.height() - kSpace) / 2);

    const QFont bold = textFont(1.0, QFont::DemiBold);
    QString number = at(index, VersionModel::Number);
    if (active)
        number = tr("%1, active").arg(number);
    painter->setFont(bold);
    painter->setPen(t.ink);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, number);
    const int used = QFontMetrics(bold).horizontalAdvance(number) + 2 * kSpace;
    painter->setFont(textFont());
    const auto elided = [&](const QString& text, int width) {
        return painter->fontMetrics().elidedText(text, Qt::ElideRight, width);
    };
    painter->drawText(line.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(at(index, VersionModel::Comment), line.width() - used));
    line.translate(0, line.height());
    QStringList words;
    for (const int column :
         {VersionModel::Date, VersionModel::Who, VersionModel::Origin, VersionModel::Counts})
        if (const QString text = at(index, column); !text.isEmpty())
            words.append(text);
    painter->setFont(textFont(0.92));
    painter->setPen(t.inkSoft);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      elided(words.join(QStringLiteral(" · ")), line.width()));
    painter->restore();
}

} // namespace mixdesk
