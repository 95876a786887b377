// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/data_page.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/expected_layout.h"
#include "widgets/common/remembered_splitter.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/data/class_table_model.h"
#include "widgets/data/findings_model.h"
#include "widgets/data/picture_view.h"
#include "widgets/data/thumbnail_model.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

const QString kRowsSetting = QStringLiteral("data/rows");
constexpr int kClassesShare = 3, kFindingsShare = 2; ///< of the height
constexpr int kWhereLetters = 32;

QToolButton* buttonFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void prepareTable(QTableView& table)
{
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(30);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
}

} // namespace

DataPage::DataPage(DatasetSession& dataset, PictureLoader& pictures, QWidget* parent)
    : Page(parent), m_dataset(dataset), m_classModel(new ClassTableModel(dataset, this)),
      m_findingsModel(new FindingsModel(dataset, this)),
      m_thumbnailModel(new ThumbnailModel(dataset, pictures, this)), m_states(new QStackedWidget),
      m_pictureStack(new QStackedWidget), m_empty(new EmptyState(QStringLiteral("folder"))),
      m_scanning(new EmptyState(QStringLiteral("search"))), m_folder(new QLabel),
      m_summary(new QLabel), m_health(new QLabel), m_className(new QLabel),
      m_train(new QPushButton(tr("Go on to training"))), m_classes(new QTableView),
      m_findings(new QTableView), m_thumbnails(new QListView), m_picture(new PictureView),
      m_columns(new QSplitter(Qt::Horizontal)), m_rows(new QSplitter(Qt::Vertical))
{
    makeActions();
    m_columns->addWidget(makeClasses());
    m_columns->addWidget(makePictures());
    m_columns->setStretchFactor(0, 5);
    m_columns->setStretchFactor(1, 3);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(makeFindings());
    m_rows->setStretchFactor(0, kClassesShare);
    m_rows->setStretchFactor(1, kFindingsShare);

    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(5 * kSpace, 4 * kSpace, 5 * kSpace, 4 * kSpace);
    m_column->setSpacing(3 * kSpace);
    m_column->addWidget(makeHeader());
    m_column->addWidget(m_rows, 1);
    m_states->addWidget(content);
    m_states->addWidget(m_empty);
    m_states->addWidget(m_scanning);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);
    setFocusProxy(m_classes);

    connectAll();
    rememberSplitter(*m_columns, QStringLiteral("data/columns"));
    rememberSplitter(*m_rows, kRowsSetting);
    refresh();
}

DataPage::~DataPage() = default;

void DataPage::makeActions()
{
    m_go = makeAction(tr("Go on to training"), tr("Train a model on the ticked products"),
                      QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("train"));
    m_open = makeAction(tr("Other folder"), tr("Open another folder of pictures"),
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), QStringLiteral("open"));
    m_rescan = makeAction(tr("Read again"), tr("Read the folder again and check every picture"),
                          QKeySequence(Qt::Key_F5), QStringLiteral("reset"));
    m_show = makeAction(tr("Show"), tr("Open the picture of the selected finding"),
                        QKeySequence(Qt::CTRL | Qt::Key_E), QStringLiteral("inspect"));
    m_allFindings = makeAction(tr("All products"), tr("List the findings of every product"),
                               QKeySequence(Qt::CTRL | Qt::Key_L), QStringLiteral("filter"));
    m_allFindings->setCheckable(true);
    m_allFindings->setChecked(true);
    QAction* tick = makeAction(tr("Tick or untick"),
                               tr("Include or exclude the selected product (Space in the table)"),
                               QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(tick, &QAction::triggered, this, &DataPage::tickSelected);
    m_reveal =
        makeAction(tr("Show folder"), tr("Show the folder of the open picture in the file manager"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_reveal->setEnabled(false);
    connect(m_reveal, &QAction::triggered, m_picture, &PictureView::reveal);
    m_picture->setRevealToolTip(m_reveal->toolTip());
    connect(m_pictureStack, &QStackedWidget::currentChanged, this,
            [this](int index) { m_reveal->setEnabled(index == 1); });
    m_actions = {m_go, m_open, m_rescan, tick, m_show, m_reveal, m_allFindings};
    connect(m_go, &QAction::triggered, this,
            [this] { emit pageRequested(QStringLiteral("train")); });
    connect(m_open, &QAction::triggered, this, &DataPage::openFolderRequested);
    connect(m_rescan, &QAction::triggered, &m_dataset, &DatasetSession::rescan);
    connect(m_show, &QAction::triggered, this, &DataPage::showSelectedFinding);
}

QWidget* DataPage::makeHeader()
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(kSpace / 2);
    m_summary->setFont(textFont(1.4, QFont::DemiBold));
    m_folder->setProperty("soft", true);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    texts->addWidget(m_summary);
    texts->addWidget(m_folder);
    m_headerRow = row;
    row->addLayout(texts, 1);
    row->addWidget(buttonFor(m_rescan));
    row->addWidget(buttonFor(m_open));
    m_train->setProperty("main", true);
    m_train->setToolTip(m_go->toolTip());
    connect(m_train, &QPushButton::clicked, m_go, &QAction::trigger);
    row->addWidget(m_train);
    return widget;
}

QWidget* DataPage::makeClasses()
{
    m_classes->setModel(m_classModel);
    prepareTable(*m_classes);
    m_classes->setAccessibleName(tr("Products"));
    auto* header = m_classes->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    return m_classes;
}

QWidget* DataPage::makePictures()
{
    m_thumbnails->setModel(m_thumbnailModel);
    m_thumbnails->setAccessibleName(tr("Pictures of this product"));
    m_thumbnails->setViewMode(QListView::IconMode);
    m_thumbnails->setResizeMode(QListView::Adjust);
    m_thumbnails->setUniformItemSizes(true);
    m_thumbnails->setMovement(QListView::Static);
    m_thumbnails->setIconSize({112, 112});
    m_thumbnails->setGridSize({124, 142});
    m_thumbnails->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_thumbnails->setLayoutMode(QListView::Batched);
    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    m_className->setFont(textFont(1.0, QFont::DemiBold));
    column->addWidget(m_className);
    column->addWidget(m_thumbnails, 1);
    m_pictureStack->addWidget(all);
    m_pictureStack->addWidget(m_picture);
    m_pictureStack->setMinimumWidth(280);
    return m_pictureStack;
}

QWidget* DataPage::makeFindings()
{
    m_findings->setModel(m_findingsModel);
    prepareTable(*m_findings);
    m_findings->setAccessibleName(tr("Findings"));
    // What was found and what to do are sentences: they have most of the width, and two lines.
    m_findings->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_findings->horizontalHeader()->setSectionResizeMode(FindingsModel::Where,
                                                         QHeaderView::Interactive);
    const QFontMetrics metrics(m_findings->font());
    m_findings->setColumnWidth(FindingsModel::Where, kWhereLetters * metrics.averageCharWidth());
    m_findings->verticalHeader()->setDefaultSectionSize(2 * metrics.lineSpacing() + 2 * kSpace);
    m_findings->setWordWrap(true);
    m_findings->setTextElideMode(Qt::ElideMiddle); // of a path both ends tell most
    m_findings->horizontalHeader()->setHighlightSections(false);
    m_findings->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_findings->setIconSize({18, 18});
    m_findingsPane = new QWidget;
    auto* column = new QVBoxLayout(m_findingsPane);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_health->setFont(textFont(1.0, QFont::DemiBold));
    row->addWidget(m_health, 1);
    row->addWidget(buttonFor(m_allFindings));
    row->addWidget(buttonFor(m_show));
    column->addLayout(row);
    column->addWidget(m_findings, 1);
    return m_findingsPane;
}

void DataPage::connectAll()
{
    connect(&m_dataset, &DatasetSession::changed, this, &DataPage::refresh);
    connect(&m_dataset, &DatasetSession::includedChanged, this, &DataPage::refresh);
    connect(&m_dataset, &DatasetSession::healthChanged, this, &DataPage::refreshFindings);
    connect(m_empty, &EmptyState::actionTriggered, this, &DataPage::openFolderRequested);
    connect(m_classes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { selectClass(index.row()); });
    connect(m_thumbnails, &QListView::activated, this, [this](const QModelIndex& index) {
        showFile(index.data(ThumbnailModel::kPathRole).toString());
    });
    connect(m_thumbnails, &QListView::clicked, this, [this](const QModelIndex& index) {
        showFile(index.data(ThumbnailModel::kPathRole).toString());
    });
    connect(m_findings, &QTableView::activated, this, &DataPage::showSelectedFinding);
    connect(m_findings->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_show->setEnabled(
            !m_findings->currentIndex().data(FindingsModel::kFileRole).toString().isEmpty());
    });
    connect(m_picture, &PictureView::closed, this, [this] {
        m_pictureStack->setCurrentIndex(0);
        m_thumbnails->setFocus();
    });
    connect(m_allFindings, &QAction::toggled, this,
            [this] { selectClass(m_classes->currentIndex().row()); });
}

void DataPage::refresh()
{
    const auto state = m_dataset.state();
    const bool ready = state == DatasetSession::State::Ready;
    for (QAction* action : std::as_const(m_drawerActions))
        action->setEnabled(ready);
    m_go->setEnabled(ready && !m_dataset.included().classes.empty());
    m_train->setEnabled(m_go->isEnabled());
    m_rescan->setEnabled(state == DatasetSession::State::Ready ||
                         state == DatasetSession::State::Failed);
    if (state == DatasetSession::State::Scanning) {
        m_scanning->setText(tr("Reading the folder"), tr("Looking at the names of the files."));
        m_states->setCurrentWidget(m_scanning);
        return;
    }
    if (!ready) {
        showProblem();
        return;
    }
    m_states->setCurrentIndex(0);
    const Dataset& all = m_dataset.all();
    m_folder->setText(
        QDir::toNativeSeparators(QString::fromStdString(displayPath(m_dataset.folder()))));
    m_summary->setText(tr("%1 in %2")
                           .arg(tr("%Ln picture(s)", nullptr, int(all.images.size())),
                                tr("%1 of %Ln product(s)", nullptr, int(all.classes.size()))
                                    .arg(QLocale().toString(m_dataset.included().classes.size()))));
    m_train->setToolTip(m_go->isEnabled() ? m_go->toolTip()
                                          : tr("Tick at least one product to train on."));
    if (!m_classes->currentIndex().isValid() && m_classModel->rowCount() > 0)
        m_classes->setCurrentIndex(m_classModel->index(0, 0));
    refreshFindings();
}

void DataPage::refreshFindings()
{
    const QString summary = m_findingsModel->summary();
    m_health->setText(!summary.isEmpty() ? summary
                      : m_dataset.checkJob().running()
                          ? tr("Every picture is being checked.")
                          : tr("The check was not finished. Read the folder again (F5) to have "
                               "every picture checked."));
    m_show->setEnabled(false);
    const bool any = m_findingsModel->rowCount() > 0;
    const bool appear = any && m_findings->isHidden();
    m_findings->setVisible(any);
    m_findingsPane->setMaximumHeight(any ? QWIDGETSIZE_MAX
                                         : m_findingsPane->minimumSizeHint().height());
    if (appear) // as far up as the hand put them last
        if (!m_rows->restoreState(settings::state(kRowsSetting)))
            m_rows->setSizes({kClassesShare, kFindingsShare});
}

void DataPage::showProblem()
{
    if (m_dataset.state() == DatasetSession::State::None) {
        m_empty->setText(tr("No pictures yet"),
                         tr("Choose the folder that holds one folder per product. Each has good "
                            "parts to learn from in train/good, and parts to judge in test."));
        m_empty->setDetail({});
    } else {
        const Error& error = m_dataset.error();
        m_empty->setText(tr("This folder cannot be used"), QString::fromStdString(error.message));
        m_empty->setDetail(error.code == ErrorCode::BadData ? expectedLayout() : QString());
    }
    m_empty->setAction(tr("Choose a folder"), m_open->toolTip());
    m_states->setCurrentWidget(m_empty);
}

void DataPage::selectClass(int row)
{
    const auto& classes = m_dataset.all().classes;
    if (row < 0 || row >= int(classes.size()))
        return;
    const QString name = QString::fromStdString(classes[std::size_t(row)]);
    m_className->setText(name);
    m_thumbnailModel->setClassName(name);
    m_pictureStack->setCurrentIndex(0);
    m_findingsModel->setClassName(m_allFindings->isChecked() ? QString() : name);
    refreshFindings();
}

void DataPage::tickSelected()
{
    const QModelIndex product = m_classModel->index(m_classes->currentIndex().row(), 0);
    if (product.isValid())
        m_classModel->setData(
            product, product.data(Qt::CheckStateRole).toInt() ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

void DataPage::showSelectedFinding()
{
    const QString path = m_findings->currentIndex().data(FindingsModel::kFileRole).toString();
    if (!path.isEmpty())
        showFile(path);
}

void DataPage::showFile(const QString& path)
{
    const QString relative =
        QDir(QString::fromStdString(displayPath(m_dataset.folder()))).relativeFilePath(path);
    const auto& classes = m_dataset.all().classes;
    for (std::size_t c = 0; c < classes.size(); ++c)
        if (relative.startsWith(QString::fromStdString(classes[c]) + QLatin1Char('/')) &&
            m_classes->currentIndex().row() != int(c))
            m_classes->setCurrentIndex(m_classModel->index(int(c), 0));
    if (const int row = m_thumbnailModel->rowOf(path); row >= 0)
        m_thumbnails->setCurrentIndex(m_thumbnailModel->index(row));
    m_picture->open(path, relative);
    m_pictureStack->setCurrentWidget(m_picture);
}

} // namespace mixdesk
