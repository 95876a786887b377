// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/label_panel.h"

#include "widgets/common/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QUrl>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kNotesHeight = 96; ///< pixels: a few lines, the rest scrolls

fs::path fsPath(const QLineEdit& field)
{
    return fs::path(QDir::fromNativeSeparators(field.text().trimmed()).toStdString());
}

QPushButton* button(const QString& text, const QString& toolTip)
{
    auto* made = new QPushButton(text);
    made->setToolTip(toolTip);
    return made;
}

} // namespace

LabelPanel::LabelPanel(LabelExchange& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_format(new QComboBox), m_pictures(new QComboBox),
      m_all(new QCheckBox(tr("Also pictures that nobody judged"))), m_target(new QLineEdit),
      m_source(new QLineEdit), m_hint(new QLabel),
      m_chooseTarget(button(tr("Choose"), tr("Choose where the labels are written to"))),
      m_export(button(tr("Export"), tr("Write the labels (Return)"))),
      m_chooseFolder(button(tr("Folder"), tr("Choose a folder in MVTec AD layout"))),
      m_chooseFile(button(tr("File"), tr("Choose a COCO file"))),
      m_import(button(tr("Import"), tr("Take the labels in (Return)"))), m_notes(new QPlainTextEdit)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * kSpace);
    grid->setVerticalSpacing(2 * kSpace);
    grid->setColumnStretch(2, 1);
    addExport(*grid);
    addImport(*grid);
    m_hint->setProperty("soft", true);
    m_hint->setWordWrap(true);
    m_notes->setReadOnly(true);
    m_notes->setFixedHeight(kNotesHeight);
    m_notes->setAccessibleName(tr("Remarks about single files"));
    m_notes->setTabChangesFocus(true);
    m_notes->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kSpace);
    column->addLayout(grid);
    column->addWidget(m_hint);
    column->addWidget(m_notes);
    connectAll();
    formatChanged();
}

void LabelPanel::addExport(QGridLayout& grid)
{
    const auto add = [this](const QString& text, LabelFormat format) {
        m_format->addItem(text, int(format));
    };
    add(tr("Folders in MVTec AD layout"), LabelFormat::Mvtec);
    add(tr("COCO file, pixel by pixel"), LabelFormat::CocoRle);
    add(tr("COCO file, polygons"), LabelFormat::CocoPolygons);
    add(tr("Table (CSV)"), LabelFormat::Csv);
    m_format->setAccessibleName(tr("Format of the export"));
    m_format->setToolTip(tr("How the labels are written"));
    m_pictures->addItem(tr("Pictures copied"), int(PictureTransfer::Copy));
    m_pictures->addItem(tr("Pictures linked, same disk"), int(PictureTransfer::HardLink));
    m_pictures->addItem(tr("Pictures linked by path"), int(PictureTransfer::SymbolicLink));
    m_pictures->setAccessibleName(tr("Pictures of the export"));
    m_pictures->setToolTip(tr("Links take no room, but follow later changes of a picture"));
    m_all->setToolTip(tr("Pictures without a verdict go by the dataset's own folders and masks"));
    m_target->setAccessibleName(tr("Where the labels are written to"));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(2 * kSpace);
    choices->addWidget(m_format);
    choices->addWidget(m_pictures);
    choices->addWidget(m_all);
    choices->addStretch();
    auto* title = new QLabel(tr("Export labels"));
    title->setFont(textFont(1.0, QFont::DemiBold));
    grid.addWidget(title, 0, 0);
    grid.addLayout(choices, 0, 1, 1, 4);
    grid.addWidget(m_target, 1, 1, 1, 2);
    grid.addWidget(m_chooseTarget, 1, 3);
    grid.addWidget(m_export, 1, 4);
}

void LabelPanel::addImport(QGridLayout& grid)
{
    m_source->setAccessibleName(tr("Where the labels are read from"));
    m_source->setPlaceholderText(tr("A folder in MVTec AD layout, or a COCO file"));
    auto* title = new QLabel(tr("Import labels"));
    title->setFont(textFont(1.0, QFont::DemiBold));
    auto* choices = new QHBoxLayout;
    choices->setSpacing(2 * kSpace);
    choices->addWidget(m_chooseFolder);
    choices->addWidget(m_chooseFile);
    grid.addWidget(title, 2, 0);
    grid.addWidget(m_source, 2, 1, 1, 2);
    grid.addLayout(choices, 2, 3);
    grid.addWidget(m_import, 2, 4);
}

void LabelPanel::connectAll()
{
    connect(m_format, &QComboBox::currentIndexChanged, this, &LabelPanel::formatChanged);
    connect(m_target, &QLineEdit::textChanged, this, &LabelPanel::refresh);
    connect(m_source, &QLineEdit::textChanged, this, &LabelPanel::refresh);
    connect(m_target, &QLineEdit::returnPressed, this, &LabelPanel::startExport);
    connect(m_source, &QLineEdit::returnPressed, this,
            [this] { startImport(ImportRule::KeepOurs); });
    connect(m_chooseTarget, &QPushButton::clicked, this, &LabelPanel::chooseTarget);
    connect(m_chooseFolder, &QPushButton::clicked, this, [this] { chooseSource(true); });
    connect(m_chooseFile, &QPushButton::clicked, this, [this] { chooseSource(false); });
    connect(m_export, &QPushButton::clicked, this, &LabelPanel::startExport);
    connect(m_import, &QPushButton::clicked, this, [this] { startImport(ImportRule::KeepOurs); });
    connect(&m_labels, &LabelExchange::readyChanged, this, &LabelPanel::refresh);
    connect(&m_labels, &LabelExchange::exported, this,
            [this](const LabelSummary& summary, const fs::path& out) {
                exported(summary, QString::fromStdString(out.string()));
            });
    connect(&m_labels, &LabelExchange::imported, this,
            [this](const LabelSummary& summary) { imported(summary); });
    connect(&m_labels, &LabelExchange::failed, this, &LabelPanel::failed);
}

void LabelPanel::askForExport()
{
    m_target->setFocus();
    m_target->selectAll();
}

void LabelPanel::askForImport()
{
    m_source->setFocus();
    m_source->selectAll();
}

void LabelPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

void LabelPanel::formatChanged()
{
    m_pictures->setEnabled(format() == LabelFormat::Mvtec);
    m_target->setText(QDir::toNativeSeparators(
        QString::fromStdString(displayPath(m_labels.suggestedPath(format())))));
    refresh();
}

void LabelPanel::refresh()
{
    const QFileInfo target(m_target->text().trimmed());
    const bool ready = m_labels.ready();
    m_export->setEnabled(ready && !m_target->text().trimmed().isEmpty());
    m_import->setEnabled(ready && !m_source->text().trimmed().isEmpty());
    const bool file = format() != LabelFormat::Mvtec;
    m_hint->setText(
        m_labels.running() ? tr("The work is shown at the foot of the window.")
        : file && target.isFile()
            ? tr("%1 is there already and will be replaced.").arg(target.fileName())
            : tr("Verdicts and masks given here stay as they are when labels are imported, unless "
                 "the file holds a later one."));
}

void LabelPanel::chooseTarget()
{
    const bool folder = format() == LabelFormat::Mvtec;
    auto* dialog = new QFileDialog(this, tr("Export labels"), m_target->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::AnyFile);
    dialog->setAcceptMode(folder ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    if (!folder)
        dialog->setDefaultSuffix(QFileInfo(m_target->text()).suffix());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_target->setText(QDir::toNativeSeparators(path));
        m_target->setFocus();
    });
    dialog->open();
}

void LabelPanel::chooseSource(bool folder)
{
    auto* dialog = new QFileDialog(this, tr("Import labels"), {},
                                   folder ? QString() : tr("COCO files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_source->setText(QDir::toNativeSeparators(path));
        m_source->setFocus();
    });
    dialog->open();
}

void LabelPanel::startExport()
{
    if (!m_export->isEnabled())
        return;
    LabelExchange::Export what;
    what.format = format();
    what.scope = m_all->isChecked() ? LabelScope::All : LabelScope::Reviewed;
    what.pictures = PictureTransfer(m_pictures->currentData().toInt());
    what.out = fsPath(*m_target);
    m_labels.exportTo(what);
}

void LabelPanel::startImport(ImportRule rule)
{
    if (m_import->isEnabled())
        m_labels.importFrom(fsPath(*m_source), rule);
}

void LabelPanel::exported(const LabelSummary& summary, const QString& path)
{
    showNotes(summary);
    refresh();
    QString text =
        tr("%1 and %2 were written to %3.")
            .arg(tr("Labels of %Ln picture(s)", nullptr, summary.pictures),
                 tr("%Ln mask(s)", nullptr, summary.masks), QDir::toNativeSeparators(path));
    if (summary.skipped > 0)
        text += QLatin1Char(' ') +
                tr("%Ln picture(s) that are neither OK nor not OK, or have no file, were left out.",
                   nullptr, summary.skipped);
    const QFileInfo info(path);
    const QString folder = info.isDir() ? path : info.absolutePath();
    emit noticed({Notice::Kind::Result, text, tr("Open folder"),
                  [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }});
}

void LabelPanel::imported(const LabelSummary& summary)
{
    showNotes(summary);
    QString text = tr("%1 and %2 were taken in.")
                       .arg(tr("Labels of %Ln picture(s)", nullptr, summary.pictures),
                            tr("%Ln mask(s)", nullptr, summary.masks));
    if (summary.skipped > 0)
        text += QLatin1Char(' ') +
                tr("%Ln picture(s) are not in this project.", nullptr, summary.skipped);
    Notice notice{Notice::Kind::Result, text, {}, {}};
    if (summary.kept > 0) {
        notice.text +=
            QLatin1Char(' ') +
            tr("%Ln verdict(s) and masks stayed as people gave them here.", nullptr, summary.kept);
        notice.actionText = tr("Replace them");
        notice.action = [panel = QPointer<LabelPanel>(this)] {
            if (panel)
                panel->startImport(ImportRule::TakeTheirs);
        };
    }
    emit noticed(notice);
}

void LabelPanel::failed(const Error& error)
{
    refresh();
    if (error.cancelled())
        emit noticed({Notice::Kind::Result,
                      tr("Cancelled. Nothing was written, and no label was stored."),
                      {},
                      {}});
    else
        emit noticed(errorNotice(error));
}

void LabelPanel::showNotes(const LabelSummary& summary)
{
    QStringList lines;
    for (const std::string& note : summary.notes)
        lines.append(QString::fromStdString(note));
    m_notes->setPlainText(lines.join(QLatin1Char('\n')));
    m_notes->setVisible(!lines.isEmpty());
}

} // namespace mixdesk
