// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/gallery_view.h"

#include "widgets/common/icons.h"
#include "widgets/common/spoken_value.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/verdict_words.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPixmapCache>
#include <QScrollBar>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kPicture = 96;
constexpr int kMargin = 2 * kSpace; ///< around the picture within its cell
constexpr int kLeastWidth = kPicture + 2 * kMargin;
constexpr int kStripe = 3; ///< in the colour of the class
constexpr int kIcon = 14;
constexpr int kBadge = 20; ///< of a person's verdict

QPixmap cachedIcon(const QString& name, const QColor& colour, int side, qreal ratio)
{
    const QString key =
        QStringLiteral("gallery/%1/%2/%3/%4")
            .arg(name, colour.name(), QString::number(side), QString::number(ratio));
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = iconPixmap(name, colour, side, ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace

GalleryView::GalleryView(QWidget* parent) : QAbstractItemView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection); // several can be judged at once
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    speakAs(this, QAccessible::List);
    setAccessibleName(tr("Gallery"));
    setAccessibleDescription(tr("Parts that pass the filters; arrow keys go from one to the next"));
    viewport()->setMouseTracking(true);
    setMouseTracking(true);
    // A second look at the same part is a click as well.
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (m_gallery)
            emit picked(m_gallery->entryAt(index.row()));
    });
}

void GalleryView::setGallery(GalleryModel* model)
{
    m_gallery = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &GalleryView::updateGeometries);
}

void GalleryView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

/// Wide enough to fill the line.
QSize GalleryView::cellSize() const
{
    const int caption = std::max(fontMetrics().height(), kIcon) + kSpace;
    return {std::max(kLeastWidth, viewport()->width() / columns()),
            kPicture + kStripe + caption + 2 * kMargin};
}

int GalleryView::columns() const
{
    return std::max(1, viewport()->width() / kLeastWidth);
}

int GalleryView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect GalleryView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const QSize cell = cellSize();
    return {index.row() % columns() * cell.width(),
            index.row() / columns() * cell.height() - verticalOffset(), cell.width(),
            cell.height()};
}

void GalleryView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const QRect cell = visualRect(index);
    if (!cell.isValid())
        return;
    const int height = viewport()->height();
    int by = 0;
    if (hint == PositionAtCenter)
        by = cell.center().y() - height / 2;
    else if (cell.top() < 0 || cell.height() > height)
        by = cell.top();
    else if (cell.bottom() >= height)
        by = cell.bottom() + 1 - height;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

QModelIndex GalleryView::indexAt(const QPoint& point) const
{
    const QSize cell = cellSize();
    const int column = point.x() / cell.width();
    const int line = (point.y() + verticalOffset()) / cell.height();
    if (!model() || point.x() < 0 || column >= columns() || line < 0)
        return {};
    const int row = line * columns() + column;
    return row < model()->rowCount() ? model()->index(row, 0) : QModelIndex();
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int count = model() ? model()->rowCount() : 0;
    if (count == 0)
        return {};
    const int line = columns();
    const int page = std::max(1, viewport()->height() / cellSize().height()) * line;
    const int now = currentIndex().isValid() ? currentIndex().row() : 0;
    int row = now;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        row = now - 1;
        break;
    case MoveRight:
    case MoveNext:
        row = now + 1;
        break;
    case MoveUp:
        row = now - line >= 0 ? now - line : now;
        break;
    case MoveDown:
        row = now + line < count ? now + line : now;
        break;
    case MovePageUp:
        row = now - page;
        break;
    case MovePageDown:
        row = now + page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    }
    row = std::clamp(row, 0, count - 1);
    if (row != now || !currentIndex().isValid()) {
        const int entry = m_gallery->entryAt(row);
        // A selection that grows is made by the caller, before anybody follows it.
        if (modifiers & (Qt::ShiftModifier | Qt::ControlModifier))
            QMetaObject::invokeMethod(
                this, [this, entry] { emit picked(entry); }, Qt::QueuedConnection);
        else
            emit picked(entry);
    }
    return model()->index(row, 0);
}

/// Without an event a program goes to a part: Ctrl and Shift are held for something else then, as
/// for Ctrl+Z, and neither toggle nor extend anything.
QItemSelectionModel::SelectionFlags GalleryView::selectionCommand(const QModelIndex& index,
                                                                  const QEvent* event) const
{
    return event ? QAbstractItemView::selectionCommand(index, event)
                 : QItemSelectionModel::ClearAndSelect;
}

void GalleryView::selectCurrentAlone()
{
    setCurrentIndex(currentIndex());
}

void GalleryView::setSelection(const QRect& area, QItemSelectionModel::SelectionFlags flags)
{
    // From where it began to where it ends, in reading order.
    const QModelIndex from = indexAt(area.topLeft()), to = indexAt(area.bottomRight());
    selectionModel()->select(from.isValid() && to.isValid()
                                 ? QItemSelection(std::min(from, to), std::max(from, to))
                                 : QItemSelection(),
                             flags);
}

QRegion GalleryView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

void GalleryView::updateGeometries()
{
    const QSize cell = cellSize();
    const int count = model() ? model()->rowCount() : 0;
    const int lines = (count + columns() - 1) / columns();
    verticalScrollBar()->setSingleStep(cell.height() / 3);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, lines * cell.height() - viewport()->height()));
    QAbstractItemView::updateGeometries();
    viewport()->update();
}

void GalleryView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    speak();
    viewport()->update();
}

/// The part that is open, with its verdict.
void GalleryView::speak()
{
    setSpokenValue(this, currentIndex().data(Qt::AccessibleTextRole).toString());
}

/// The base class asks for the rectangle of every changed row.
void GalleryView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                              const QList<int>& roles)
{
    Q_UNUSED(roles)
    const int current = currentIndex().row();
    if (current >= topLeft.row() && current <= bottomRight.row())
        speak();
    if (topLeft == bottomRight)
        viewport()->update(visualRect(topLeft));
    else
        viewport()->update();
}

void GalleryView::scrollContentsBy(int dx, int dy)
{
    if (m_gallery && std::abs(dy) > cellSize().height())
        m_gallery->scrolledAway();
    QAbstractItemView::scrollContentsBy(dx, dy);
    viewport()->update();
}

void GalleryView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        updateGeometries();
    QAbstractItemView::changeEvent(event);
}

void GalleryView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme().page);
    const int count = m_gallery ? m_gallery->rowCount() : 0;
    if (count == 0) {
        painter.setPen(theme().inkSoft);
        painter.drawText(viewport()->rect().adjusted(16, 0, -16, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    const QSize cell = cellSize();
    const int first = std::max(0, event->rect().top() + verticalOffset()) / cell.height();
    const int last = (event->rect().bottom() + verticalOffset()) / cell.height();
    // The newest request is made first, so the lowest line is asked for first.
    for (int line = last; line >= first; --line)
        for (int column = columns() - 1; column >= 0; --column) {
            const int row = line * columns() + column;
            if (row < count)
                paintCell(
                    painter, row,
                    QRect(QPoint(column * cell.width(), line * cell.height() - verticalOffset()),
                          cell));
        }
}

void GalleryView::paintCell(QPainter& painter, int row, const QRect& cell)
{
    const int entry = m_gallery->entryAt(row);
    const bool current = currentIndex().isValid() && currentIndex().row() == row;
    const int side = (cell.width() - kPicture) / 2 - kMargin / 2;
    const QRect frame = cell.adjusted(side, kMargin / 2, -side, -kMargin / 2);
    const QModelIndex index = m_gallery->index(row, 0);
    if (!current && selectionModel()->isSelected(index)) {
        QColor tint = theme().accent;
        tint.setAlphaF(0.25F);
        painter.fillRect(frame, tint);
    }
    if (current) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(theme().hover);
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QRect picture(cell.left() + (cell.width() - kPicture) / 2, cell.top() + kMargin, kPicture,
                        kPicture);
    paintPicture(painter, entry, picture);
    paintReview(painter, entry, picture);
    const int c = m_gallery->index().entry(entry).countedClass();
    painter.fillRect(QRect(picture.left(), picture.bottom() + 1, kPicture, kStripe),
                     c >= 0 ? classColour(c) : theme().line);
    paintCaption(painter, entry,
                 QRect(picture.left(), picture.bottom() + 1 + kStripe, kPicture,
                       cell.bottom() - picture.bottom() - kStripe - kMargin));
}

void GalleryView::paintPicture(QPainter& painter, int entry, const QRect& area)
{
    const QImage image = m_gallery->thumbnail(entry);
    if (!image.isNull()) {
        const QSize size = image.size().scaled(area.size(), Qt::KeepAspectRatio);
        QRect target(QPoint(), size);
        target.moveCenter(area.center());
        if (size != area.size())
            painter.fillRect(area, theme().raised);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, image);
        return;
    }
    painter.fillRect(area, theme().raised);
    if (m_gallery->thumbnailFailed(entry)) {
        const QPixmap icon =
            cachedIcon(QStringLiteral("error"), theme().inkSoft, 24, devicePixelRatioF());
        painter.drawPixmap(area.center() - QPoint(12, 12), icon);
    }
}

/// What a person said lies on the picture; what the model says stands below it.
void GalleryView::paintReview(QPainter& painter, int entry, const QRect& area)
{
    const EntryReview& review = m_gallery->index().entry(entry).review;
    const QRect corner(area.right() - kBadge - 3, area.top() + 4, kBadge, kBadge);
    painter.setRenderHint(QPainter::Antialiasing);
    if (review.decision != Decision::None) {
        painter.setPen(QPen(theme().page, 2));
        painter.setBrush(VerdictWords::colour(review.decision));
        painter.drawEllipse(QRectF(corner).adjusted(-1, -1, 1, 1));
        painter.drawPixmap(corner.adjusted(3, 3, -3, -3),
                           cachedIcon(VerdictWords::badge(review.decision), theme().page,
                                      kBadge - 6, devicePixelRatioF()));
    }
    if (review.flagged)
        painter.drawPixmap(
            area.left() + 4, area.top() + 4,
            cachedIcon(QStringLiteral("flag"), theme().accent, kIcon, devicePixelRatioF()));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void GalleryView::paintCaption(QPainter& painter, int entry, const QRect& area)
{
    const GalleryEntry& one = m_gallery->index().entry(entry);
    const auto judgement = m_gallery->index().judgement(entry);
    const bool broken = !one.error.isEmpty();
    const QString icon = judgement ? VerdictWords::icon(judgement->verdict)
                         : broken  ? QStringLiteral("error")
                                   : QStringLiteral("ring");
    const QColor colour = judgement ? VerdictWords::colour(judgement->verdict)
                          : broken  ? theme().inkSoft
                                    : theme().unlabelled;
    painter.drawPixmap(area.left(), area.top() + (area.height() - kIcon) / 2,
                       cachedIcon(icon, colour, kIcon, devicePixelRatioF()));
    const QRect words = area.adjusted(kIcon + kSpace, 0, 0, 0);
    painter.setPen(judgement ? theme().ink : theme().inkSoft);
    painter.setFont(font());
    const QString text = judgement ? VerdictWords::number(one.score)
                         : broken  ? tr("unreadable")
                                   : tr("not scored");
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text);
    const bool wrong = judgement && !VerdictWords::mistake(one, judgement->verdict).isEmpty();
    if (!wrong)
        return;
    // Short enough for the cell in every language: the tool tip says the rest.
    painter.setPen(theme().inkSoft);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter,
                     one.defective() ? tr("missed") : tr("good"));
}

} // namespace mixdesk
