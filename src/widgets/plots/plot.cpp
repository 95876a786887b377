// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot.h"

#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_canvas.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace mixdesk {

Plot::Plot(const QString& title, QWidget* parent)
    : QWidget(parent), m_rows(new QVBoxLayout(this)), m_header(new QHBoxLayout),
      m_heading(new QLabel(this)), m_legend(new LegendRow(this)), m_canvas(new PlotCanvas(this))
{
    m_rows->setContentsMargins(3 * kSpace, 2 * kSpace, 2 * kSpace, 2 * kSpace);
    m_rows->setSpacing(kSpace);
    m_rows->addLayout(m_header);
    m_rows->addWidget(m_legend);
    m_rows->addWidget(m_canvas, 1);
    m_legend->hide();
    setFocusProxy(m_canvas);
    makeExports();
    buildHeader();
    setTitle(title);
}

Plot::~Plot() = default;

void Plot::buildHeader()
{
    m_header->setSpacing(kSpace);
    m_heading->setFont(textFont(1.0, QFont::DemiBold));
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_header->addWidget(m_heading, 1);
    QToolButton* reset = addTool(QStringLiteral("zoom-reset"), tr("Show everything"),
                                 tr("Show everything again (0, or double click)"), false);
    reset->setObjectName(QStringLiteral("plotReset"));
    connect(reset, &QToolButton::clicked, this, &Plot::resetZoom);
    QToolButton* save = addTool(QStringLiteral("export"), tr("Export"),
                                tr("Save this plot as a picture or a table"), false);
    save->setObjectName(QStringLiteral("plotExport"));
    save->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(save);
    fillMenu(*menu);
    save->setMenu(menu);
    m_tools = 0; // further tools come before these two
}

QToolButton* Plot::addTool(const QString& icon, const QString& text, const QString& tip,
                           bool checkable)
{
    auto* tool = new QToolButton(this);
    tool->setText(text);
    tool->setToolTip(tip);
    tool->setAccessibleName(text);
    tool->setCheckable(checkable);
    tool->setAutoRaise(true);
    if (icon.isEmpty())
        tool->setFont(textFont(0.9));
    else
        tool->setIcon(themedIcon(icon));
    m_header->insertWidget(1 + m_tools++, tool);
    return tool;
}

QToolButton* Plot::logTool()
{
    if (!m_logTool) {
        m_logTool =
            addTool(QStringLiteral("log"), tr("Logarithmic"), tr("Logarithmic value axis"), true);
        m_logTool->setObjectName(QStringLiteral("plotLog"));
        connect(m_logTool, &QToolButton::toggled, this, &Plot::setLogarithmic);
    }
    return m_logTool;
}

void Plot::addRow(QWidget* row)
{
    m_rows->insertWidget(m_rows->count() - 1, row);
}

void Plot::showLegend()
{
    m_legend->setEntries(screenLegend());
}

void Plot::setTitle(const QString& title)
{
    m_title = title;
    m_heading->setText(title);
    m_heading->setToolTip(title);
    setAccessibleName(title);
    m_canvas->setAccessibleName(title);
    m_canvas->setToolTip({});
}

void Plot::setEmptyText(const QString& text)
{
    m_canvas->setEmptyText(text);
}

bool Plot::isEmpty() const
{
    return m_canvas->isEmpty();
}

void Plot::setXAxis(const QString& name, bool wholeNumbers)
{
    m_xName = name;
    m_canvas->setXAxis(name, wholeNumbers);
}

Range Plot::xRange() const
{
    return m_canvas->xRange();
}

Range Plot::yRange() const
{
    return m_canvas->yRange();
}

void Plot::setXRange(Range range)
{
    m_canvas->setXRange(range);
}

void Plot::resetZoom()
{
    m_canvas->resetZoom();
}

void Plot::setLogarithmic(bool on)
{
    if (m_logTool)
        m_logTool->setChecked(on);
    m_canvas->setLogarithmic(on);
}

bool Plot::isLogarithmic() const
{
    return m_canvas->isLogarithmic();
}

void Plot::showCursor(std::optional<double> x)
{
    m_canvas->showCursor(x);
}

std::optional<double> Plot::cursorX() const
{
    return m_canvas->cursorX();
}

QString Plot::readout() const
{
    return m_canvas->readout();
}

/// Keys of the plot that has the keyboard.
void Plot::makeExports()
{
    const auto add = [this](const QString& text, const QString& tip, const char* keys,
                            const QString& filter, const char* suffix,
                            Result<void> (Plot::*write)(const QString&) const) {
        auto* action = new QAction(text, this);
        action->setShortcut(QKeySequence(QLatin1String(keys)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(toolTipWithKeys(tip, action->shortcut()));
        connect(action, &QAction::triggered, this, [this, filter, suffix, write] {
            askAndExport(filter, QLatin1String(suffix), write);
        });
        addAction(action);
        m_exports.append(action);
    };
    add(tr("Save plot as picture (PNG)\u2026"), tr("Save this plot as a picture in pixels"),
        "Ctrl+Alt+P", tr("Pictures (*.png)"), "png", &Plot::writePng);
    add(tr("Save plot as drawing (PDF)\u2026"), tr("Save this plot as a drawing for documents"),
        "Ctrl+Alt+D", tr("Documents (*.pdf)"), "pdf", &Plot::writePdf);
    add(tr("Save plot as table (CSV)\u2026"), tr("Save the numbers of this plot as a table"),
        "Ctrl+Alt+T", tr("Tables (*.csv)"), "csv", &Plot::exportCsv);
}

void Plot::fillMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    menu.addActions(m_exports);
}

void Plot::askAndExport(const QString& filter, const QString& suffix,
                        Result<void> (Plot::*write)(const QString&) const)
{
    auto* dialog = new QFileDialog(this, tr("Save \u201c%1\u201d").arg(m_title), {}, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    QString name = m_title.toLower();
    for (QChar& letter : name) {
        if (!letter.isLetterOrNumber())
            letter = QLatin1Char('-');
    }
    dialog->selectFile(name + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString& path) {
        if (const Result<void> written = (this->*write)(path); written)
            emit exported(path);
        else
            emit exportFailed(QString::fromStdString(written.error().message));
    });
    dialog->open();
}

void Plot::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show everything"), this, &Plot::resetZoom);
    if (m_logTool) {
        QAction* logarithmic = menu->addAction(m_logTool->toolTip());
        logarithmic->setCheckable(true);
        logarithmic->setChecked(isLogarithmic());
        connect(logarithmic, &QAction::toggled, this, &Plot::setLogarithmic);
    }
    menu->addSeparator();
    fillMenu(*menu);
    menu->popup(event->globalPos());
}

void Plot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        showLegend();
        update();
    }
}

void Plot::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().raised);
}

void linkAxes(const QVector<Plot*>& plots)
{
    QVector<PlotCanvas*> group;
    for (Plot* plot : plots)
        group << plot->canvas();
    for (Plot* plot : plots)
        plot->canvas()->link(group);
}

} // namespace mixdesk
