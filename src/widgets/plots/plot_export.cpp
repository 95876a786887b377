// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "widgets/common/paper_theme.h"
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot.h"
#include "widgets/plots/plot_canvas.h"

#include <QBuffer>
#include <QPdfWriter>
#include <cmath>
#include <limits>
#include <optional>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr QSize kSmallest(320, 200), kLargest(8000, 8000);
constexpr int kMargin = 12;

/// The chart has the colours of paper while one lives, and those of the screen afterwards.
class OnPaper
{
public:
    explicit OnPaper(PlotCanvas& canvas) : m_canvas(canvas)
    {
        m_theme.emplace();
        m_canvas.restyle();
    }
    ~OnPaper()
    {
        m_theme.reset();
        m_canvas.restyle();
    }
    OnPaper(const OnPaper&) = delete;
    OnPaper& operator=(const OnPaper&) = delete;

private:
    PlotCanvas& m_canvas;
    std::optional<PaperTheme> m_theme;
};

void drawPlot(QCPPainter& painter, const Plot& plot, PlotCanvas& canvas, const QSize& size)
{
    const OnPaper paper(canvas);
    const int width = size.width() - 2 * kMargin;
    painter.fillRect(QRect(QPoint(), size), theme().raised);
    painter.setPen(theme().ink);
    const QFont heading = textFont(1.15, QFont::DemiBold);
    painter.setFont(heading);
    const int line = QFontMetrics(heading).height() + kSpace;
    painter.drawText(QRect(kMargin, kMargin, width, line), Qt::AlignLeft | Qt::AlignVCenter,
                     plot.title());
    int top = kMargin + line;
    top += layLegend(plot.legend(), {kMargin, top}, width, &painter) + kSpace;
    const int height = std::max(100, size.height() - top - kMargin);
    canvas.flush();
    painter.translate(kMargin, top);
    canvas.chart()->toPainter(&painter, width, height);
}

Result<void> write(const QString& path, const QByteArray& bytes)
{
    return writeFileAtomic(fs::path(path.toStdString()),
                           std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

QByteArray quoted(const QString& name)
{
    QString cell = name;
    if (cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) ||
        cell.contains(QLatin1Char('\n')))
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
               QLatin1Char('"');
    return cell.toUtf8();
}

QByteArray plain(double value)
{
    return std::isnan(value) ? QByteArray()
                             : QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

QSize Plot::exportSize(QSize size) const
{
    if (size.isEmpty())
        size = this->size();
    return size.expandedTo(kSmallest).boundedTo(kLargest);
}

Result<void> Plot::exportPng(const QString& path, QSize size) const
{
    const QSize logical = exportSize(size);
    constexpr int kScale = 2;
    QImage image(logical * kScale, QImage::Format_RGB32);
    if (image.isNull())
        return Error{ErrorCode::Unwritable, "There is not enough memory to draw this plot; choose "
                                            "a smaller size."};
    QCPPainter painter(&image);
    painter.scale(kScale, kScale);
    painter.setRenderHint(QPainter::TextAntialiasing);
    drawPlot(painter, *this, *m_canvas, logical);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return write(path, buffer.data());
}

Result<void> Plot::exportPdf(const QString& path, QSize size) const
{
    const QSize logical = exportSize(size);
    constexpr int kResolution = 96; // one unit is one pixel of the screen at 100 %
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(m_title);
    writer.setCreator(QStringLiteral("Mixdesk"));
    writer.setResolution(kResolution);
    writer.setPageMargins(QMarginsF());
    writer.setPageSize(QPageSize(QSizeF(logical) * 72.0 / kResolution, QPageSize::Point));
    QCPPainter painter;
    if (!painter.begin(&writer))
        return Error{ErrorCode::Unwritable, "The plot could not be drawn as PDF."};
    painter.setMode(QCPPainter::pmVectorized);
    drawPlot(painter, *this, *m_canvas, logical);
    painter.end();
    return write(path, buffer.data());
}

Result<void> Plot::exportCsv(const QString& path) const
{
    return write(path, toCsv(m_xName, columns()));
}

QByteArray toCsv(const QString& xName, const QVector<PlotColumn>& columns)
{
    QByteArray csv = quoted(xName);
    for (const PlotColumn& column : columns)
        csv += ',' + quoted(column.name);
    csv += '\n';
    QVector<qsizetype> next(columns.size(), 0);
    for (;;) {
        double x = std::numeric_limits<double>::infinity();
        for (int i = 0; i < columns.size(); ++i) {
            if (next.at(i) < columns.at(i).x.size())
                x = std::min(x, columns.at(i).x.at(next.at(i)));
        }
        if (std::isinf(x))
            return csv;
        csv += plain(x);
        for (int i = 0; i < columns.size(); ++i) {
            const PlotColumn& column = columns.at(i);
            csv += ',';
            if (next.at(i) < column.x.size() && column.x.at(next.at(i)) == x)
                csv += plain(column.y.at(next[i]++));
        }
        csv += '\n';
    }
}

} // namespace mixdesk
