// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/preview_strip.h"

#include "core/imaging/heat_map.h"
#include "widgets/common/theme.h"
#include "widgets/view/layer_painter.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kSmallestSide = 48;
constexpr int kLargestSide = 192;
constexpr int kPictureGap = kSpace;
constexpr int kCellGap = 6 * kSpace;
constexpr int kRowGap = 4 * kSpace;
constexpr int kSwatch = 3 * kSpace;

/// Without the outlines that prepare() traces: nothing here shows them.
PreparedPart imagesOf(const Preview& preview)
{
    const bool usable = preview.input.type() == CV_8UC3 && !preview.input.empty();
    if (!usable)
        return {};
    auto images = std::make_shared<PartImages>();
    images->frame = FrameMapping(preview.input.size(), ResizeMode::Stretch);
    images->picture = PicturePyramid(preview.input);
    if (preview.reconstruction.type() == CV_8UC3)
        images->reconstruction = PicturePyramid(preview.reconstruction);
    if (preview.difference.type() == CV_32FC1 && !preview.difference.empty())
        images->maps.push_back(
            {{preview.name, preview.difference, preview.threshold, heatUpper(preview.threshold)},
             0.0,
             0.0,
             {}});
    return images;
}

/// The whole picture in a square of this many device pixels; letterboxed where it is not square.
Viewport wholeIn(const PartImages& part, int side)
{
    Viewport view;
    view.size = {side, side};
    const QSize size = part.size();
    view.zoom = double(side) / std::max(size.width(), size.height());
    view.origin = {int(std::lround((side - size.width() * view.zoom) / 2.0)),
                   int(std::lround((side - size.height() * view.zoom) / 2.0))};
    return view;
}

} // namespace

PreviewStrip::PreviewStrip(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Validation pictures as rebuilt now"));
    m_emptyText = tr("Validation pictures appear here after the first epoch.");
    setFont(textFont());
}

void PreviewStrip::setPreviews(const std::vector<Preview>& previews)
{
    m_cells.clear();
    QStringList words;
    for (const Preview& preview : previews) {
        m_cells.push_back({preview.name, preview.verdict, preview.classIndex, imagesOf(preview)});
        words << (preview.verdict.isEmpty() ? preview.name
                                            : tr("%1: %2").arg(preview.name, preview.verdict));
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    arrange();
    viewport()->update();
}

void PreviewStrip::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

int PreviewStrip::cellWidth(int side) const
{
    return 3 * side + 2 * kPictureGap;
}

int PreviewStrip::headerHeight() const
{
    return fontMetrics().height() + kSpace;
}

int PreviewStrip::rowHeight(int side) const
{
    return fontMetrics().height() + kSpace + side;
}

void PreviewStrip::arrange()
{
    const int n = std::max(count(), 1);
    const int width = maximumViewportSize().width(), height = maximumViewportSize().height();
    const int most = std::clamp((width + kCellGap) / (cellWidth(kSmallestSide) + kCellGap), 1, n);
    const auto heightOf = [&](int columns, int side) {
        const int rows = (n + columns - 1) / columns;
        return headerHeight() + rows * rowHeight(side) + (rows - 1) * kRowGap;
    };
    m_grid = {most, kSmallestSide};
    for (int columns = 1; columns <= most; ++columns) {
        const int room = (width - (columns - 1) * kCellGap) / columns;
        const int rows = (n + columns - 1) / columns;
        const int spare = (height - heightOf(columns, 0)) / rows;
        const int side = std::min({kLargestSide, (room - 2 * kPictureGap) / 3, spare});
        if (side > m_grid.side)
            m_grid = {columns, side};
    }
    const int needed = heightOf(m_grid.columns, m_grid.side);
    QScrollBar* bar = verticalScrollBar();
    bar->setRange(0, m_cells.empty() ? 0 : std::max(0, needed - height));
    bar->setPageStep(height);
    bar->setSingleStep(rowHeight(m_grid.side) / 2);
    setFocusPolicy(bar->maximum() > 0 ? Qt::StrongFocus : Qt::NoFocus);
}

QRect PreviewStrip::cellRect(int index) const
{
    const int column = index % m_grid.columns, row = index / m_grid.columns;
    return {column * (cellWidth(m_grid.side) + kCellGap),
            headerHeight() + row * (rowHeight(m_grid.side) + kRowGap) -
                verticalScrollBar()->value(),
            cellWidth(m_grid.side), rowHeight(m_grid.side)};
}

QRect PreviewStrip::pictureRect(int index, int part) const
{
    const QRect cell = cellRect(index);
    return {cell.x() + part * (m_grid.side + kPictureGap), cell.bottom() + 1 - m_grid.side,
            m_grid.side, m_grid.side};
}

void PreviewStrip::paintHeader(QPainter& painter) const
{
    painter.setFont(textFont(0.9));
    painter.setPen(theme().inkSoft);
    const bool wide = painter.fontMetrics().horizontalAdvance(tr("Difference")) < m_grid.side;
    const QString words[] = {tr("Input"), tr("Rebuilt"), wide ? tr("Difference") : tr("Diff.")};
    for (int column = 0; column < std::min(m_grid.columns, count()); ++column) {
        for (int part = 0; part < 3; ++part) {
            QRect place = pictureRect(column, part);
            place.setTop(-verticalScrollBar()->value());
            place.setHeight(headerHeight());
            const QString word =
                painter.fontMetrics().elidedText(words[part], Qt::ElideRight, place.width());
            painter.drawText(place, Qt::AlignLeft | Qt::AlignTop, word);
        }
    }
}

void PreviewStrip::paintCell(QPainter& painter, int index) const
{
    const Cell& cell = m_cells[std::size_t(index)];
    QRect line = cellRect(index);
    line.setHeight(fontMetrics().height());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(classColour(cell.classIndex));
    painter.drawRoundedRect(QRectF(line.x(), line.center().y() - kSpace + 1.0, kSwatch, 2 * kSpace),
                            2.0, 2.0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    line.setLeft(line.left() + kSwatch + 2 * kSpace);

    painter.setFont(textFont());
    painter.setPen(theme().inkSoft);
    const int verdictWidth =
        std::min(painter.fontMetrics().horizontalAdvance(cell.verdict) + 2, line.width() / 2);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(cell.verdict, Qt::ElideRight, verdictWidth));
    line.setRight(line.right() - verdictWidth - kSpace);
    painter.setFont(textFont(1.0, QFont::DemiBold));
    painter.setPen(theme().ink);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(cell.name, Qt::ElideRight, line.width()));

    const double ratio = devicePixelRatioF();
    LayerSettings plain;
    plain.overlay = false;
    for (int part = 0; part < 3; ++part) {
        const QRect place = pictureRect(index, part);
        if (!cell.part || !hasLayer(*cell.part, Layer(part), plain)) {
            painter.fillRect(place, theme().hover);
            continue;
        }
        const Viewport view = wholeIn(*cell.part, int(std::lround(m_grid.side * ratio)));
        QImage image = paintLayer(*cell.part, Layer(part), plain, view);
        image.setDevicePixelRatio(ratio);
        painter.drawImage(place.topLeft(), image);
    }
}

void PreviewStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    if (m_cells.empty()) {
        painter.setFont(textFont());
        painter.setPen(theme().inkSoft);
        painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        return;
    }
    paintHeader(painter);
    for (int i = 0; i < count(); ++i)
        if (cellRect(i).intersects(event->rect()))
            paintCell(painter, i);
}

void PreviewStrip::resizeEvent(QResizeEvent*)
{
    arrange();
}

void PreviewStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
    QAbstractScrollArea::changeEvent(event);
}

bool PreviewStrip::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < count(); ++i) {
        if (!cellRect(i).contains(help->pos()))
            continue;
        const Cell& cell = m_cells[std::size_t(i)];
        QToolTip::showText(help->globalPos(),
                           cell.verdict.isEmpty() ? cell.name
                                                  : tr("%1: %2").arg(cell.name, cell.verdict),
                           viewport(), cellRect(i));
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace mixdesk
