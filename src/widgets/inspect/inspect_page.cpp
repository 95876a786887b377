// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspect_page.h"

#include "widgets/common/icons.h"
#include "widgets/common/image_bridge.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/matrix_view.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/inspect/verdict_panel.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kSideWidth = 300;
constexpr int kRepaintPartMs = 60;
constexpr int kLateMs = 80;
const QString kSplitter = QStringLiteral("inspect/splitter");
const QString kOrder = QStringLiteral("inspect/order");

QStringList localFiles(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    return files;
}

} // namespace

InspectPage::InspectPage(ScoringSession& scoring, ThresholdDesk& desk, PictureLoader& pictures,
                         DatasetSession& dataset, QWidget* parent)
    : Page(parent), m_scoring(scoring), m_desk(desk), m_dataset(dataset),
      m_model(new GalleryModel(&pictures, this)), m_preparer(new PartPreparer(this))
{
    setAcceptDrops(true);
    buildLayout();
    buildActions();
    m_model->setLive(false);
    m_model->setJudge([this](const GalleryEntry& entry) -> Judgement {
        // Between two runs the lists may disagree for a moment.
        if (m_desk.empty() || entry.routedClass >= m_desk.classCount())
            return {};
        return {m_desk.verdict(entry), m_desk.margin(entry)};
    });
    GalleryFilterSpec spec;
    spec.order = GalleryOrder(
        qBound(0, settings::value(kOrder, QString::number(int(spec.order))).toInt(), 3));
    m_model->setSpec(spec);
    m_filter->setSpec(spec);
    m_repaintPart.setSingleShot(true);
    m_repaintPart.setInterval(kRepaintPartMs);
    m_late.setSingleShot(true);
    m_late.setInterval(kLateMs);
    connectSessions();
    takeEntries();
}

InspectPage::~InspectPage() = default;

void InspectPage::connectSessions()
{
    connect(&m_scoring, &ScoringSession::entriesReset, this, &InspectPage::takeEntries);
    connect(&m_scoring, &ScoringSession::entriesAdded, this, &InspectPage::takeAdded);
    connect(&m_scoring, &ScoringSession::entriesScored, m_model, &GalleryModel::entriesScored);
    connect(&m_scoring, &ScoringSession::entriesScored, this, [this](const QVector<int>& entries) {
        if (entries.contains(m_current))
            classKnown();
    });
    connect(&m_scoring, &ScoringSession::stateChanged, this, &InspectPage::updateEmptyState);
    connect(&m_scoring, &ScoringSession::opened, this, &InspectPage::partOpened);
    connect(&m_scoring, &ScoringSession::fileReplaced, this, &InspectPage::fileReplaced);
    connect(&m_scoring, &ScoringSession::decoded, this, [this](int entry, const cv::Mat& small) {
        if (entry == m_current && m_shownEntry != m_current)
            showPreview(toImage(small));
    });
    connect(&m_scoring, &ScoringSession::prefetched, this,
            [this](const PartPointer& part) { prepare(part, false); });
    connect(&m_scoring, &ScoringSession::warned, this, [this](const QString& sentence) {
        emit noticed({Notice::Kind::Warning, sentence, {}, {}});
    });
    for (const auto signal : {&Job::started, &Job::cancelRequested, &Job::finished})
        connect(&m_scoring.job(), signal, this, &InspectPage::updateStrip);
    connect(&m_scoring.job(), &Job::finished, this, &InspectPage::goToFirst);
    connect(&m_dataset, &DatasetSession::changed, this, &InspectPage::updateEmptyState);

    connect(&m_desk, &ThresholdDesk::changed, this, &InspectPage::thresholdsChanged);
    connect(&m_desk, &ThresholdDesk::runChanged, this, &InspectPage::thresholdsChanged);
    connect(&m_desk, &ThresholdDesk::modifiedChanged, this, &InspectPage::updatePanel);

    connect(m_model, &GalleryModel::refreshed, this, &InspectPage::refreshed);
    connect(m_gallery, &GalleryView::picked, this, [this](int entry) {
        m_keepCurrent = true;
        setCurrent(entry, m_model->rowOf(entry) < m_model->rowOf(m_current) ? -1 : 1);
    });
    connect(m_filter, &FilterBar::specChanged, this, &InspectPage::specChosen);
    connect(m_filter, &FilterBar::leftSearch, m_gallery, qOverload<>(&QWidget::setFocus));
    connect(m_verdicts, &MatrixView::cellClicked, this, &InspectPage::verdictCellClicked);
    connect(m_routing, &MatrixView::cellClicked, this, &InspectPage::routingCellClicked);
    connect(m_panel, &VerdictPanel::deskRequested, this,
            [this] { emit pageRequested(QStringLiteral("desk")); });
    connect(m_preparer, &PartPreparer::prepared, this, [this](int entry) {
        if (entry == m_current)
            showPrepared();
    });
    connect(&m_late, &QTimer::timeout, this, &InspectPage::tellLate);
    connect(&m_repaintPart, &QTimer::timeout, this, &InspectPage::openCurrent);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_emptyLeadsTo.isEmpty())
            m_scoring.scoreRest();
        else
            emit pageRequested(m_emptyLeadsTo);
    });
}

void InspectPage::buildLayout()
{
    m_view = new TripleView;
    m_maskEditor = new MaskEditor(*m_view, *this);
    m_panel = new VerdictPanel;
    auto* side = new QScrollArea; // in a low window the panel is scrolled, never squeezed
    side->setWidget(m_panel);
    side->setWidgetResizable(true);
    side->setFrameShape(QFrame::NoFrame);
    side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->setFocusPolicy(Qt::TabFocus);
    side->setAccessibleName(m_panel->accessibleName());
    side->setFixedWidth(kSideWidth);

    auto* upper = new QWidget;
    auto* row = new QHBoxLayout(upper);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* pictures = new QVBoxLayout;
    pictures->setContentsMargins(3 * kSpace, 2 * kSpace, 2 * kSpace, 0);
    pictures->setSpacing(kSpace);
    pictures->addWidget(buildTools());
    pictures->addWidget(m_maskEditor);
    pictures->addWidget(m_view, 1);
    row->addLayout(pictures, 1);
    auto* line = new QFrame;
    line->setProperty("separator", QStringLiteral("vertical"));
    row->addWidget(line);
    row->addWidget(side);

    m_whole = new QSplitter(Qt::Vertical);
    m_whole->setChildrenCollapsible(false);
    m_whole->addWidget(upper);
    m_whole->addWidget(buildLower());
    m_whole->setStretchFactor(0, 3);
    m_whole->setStretchFactor(1, 2);
    if (!m_whole->restoreState(settings::state(kSplitter)))
        m_whole->setSizes({440, 280});
    connect(m_whole, &QSplitter::splitterMoved, this,
            [this] { settings::setState(kSplitter, m_whole->saveState()); });

    m_empty = new EmptyState(QStringLiteral("inspect"));
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_whole);
    m_stack->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

QWidget* InspectPage::buildLower()
{
    auto* lower = new QWidget;
    auto* row = new QHBoxLayout(lower);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(3 * kSpace, kSpace, 2 * kSpace, 0);
    left->setSpacing(2 * kSpace);
    m_filter = new FilterBar;
    m_gallery = new GalleryView;
    m_gallery->setGallery(m_model);
    m_gallery->setMinimumHeight(m_gallery->cellSize().height());
    left->addWidget(m_filter);
    left->addWidget(buildStrip());
    left->addWidget(m_gallery, 1);
    row->addLayout(left, 1);
    auto* line = new QFrame;
    line->setProperty("separator", QStringLiteral("vertical"));
    row->addWidget(line);

    m_verdicts = new MatrixView;
    m_verdicts->setAccessibleName(tr("Confusion matrix"));
    m_routing = new MatrixView;
    m_routing->setAccessibleName(tr("Recognised classes"));
    m_matrices = new QTabWidget;
    m_matrices->setDocumentMode(true);
    m_matrices->setFixedWidth(kSideWidth);
    for (const auto& [matrix, title] :
         {std::pair(m_verdicts, tr("Verdicts")), std::pair(m_routing, tr("Classes"))}) {
        auto* tab = new QWidget;
        auto* box = new QVBoxLayout(tab);
        box->setContentsMargins(3 * kSpace, 2 * kSpace, 2 * kSpace, kSpace);
        box->addWidget(matrix);
        m_matrices->addTab(tab, title);
    }
    m_rates = new QLabel;
    m_rates->setProperty("soft", true);
    m_rates->setWordWrap(true);
    m_verdicts->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* verdicts = static_cast<QVBoxLayout*>(m_matrices->widget(0)->layout());
    verdicts->addWidget(m_rates);
    verdicts->addStretch();
    m_matrices->setTabToolTip(0,
                              tr("Verdict against label; a click on a field shows its pictures"));
    m_matrices->setTabToolTip(
        1, tr("Class of the part against the class recognised; a click on a field shows its "
              "pictures"));
    row->addWidget(m_matrices);
    return lower;
}

QWidget* InspectPage::buildStrip()
{
    m_strip = new QWidget;
    auto* row = new QHBoxLayout(m_strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kSpace);
    m_stripText = new QLabel;
    m_stripButton = new QPushButton;
    row->addWidget(m_stripText);
    row->addWidget(m_stripButton);
    row->addStretch();
    m_strip->hide();
    connect(m_stripButton, &QPushButton::clicked, this,
            [this] { (m_removeOutside->isEnabled() ? m_removeOutside : m_scoreRest)->trigger(); });
    return m_strip;
}

/// One of them at most is enabled: the one that the strip offers.
void InspectPage::buildStripActions()
{
    m_scoreRest = makeAction(tr("Score the rest"), tr("Goes on scoring in the background"),
                             QKeySequence(Qt::Key_F5));
    connect(m_scoreRest, &QAction::triggered, &m_scoring, &ScoringSession::scoreRest);
    m_removeOutside = makeAction(tr("Remove pictures from outside"),
                                 tr("Takes them off the list; the files stay where they are"),
                                 QKeySequence(Qt::SHIFT | Qt::Key_Delete));
    connect(m_removeOutside, &QAction::triggered, this, [this] {
        specChosen(m_model->spec().cleared());
        m_filter->setSpec(m_model->spec());
        m_scoring.removeOutside();
    });
    for (QAction* action : {m_scoreRest, m_removeOutside}) {
        action->setEnabled(false);
        m_actions << action;
    }
}

QWidget* InspectPage::buildTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    for (QAction* action : m_view->actions()) {
        if (action->icon().isNull())
            continue;
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text());
        row->addWidget(button);
    }
    row->addStretch();
    return tools;
}

void InspectPage::buildActions()
{
    addStep(tr("Next part"), tr("Opens the next part of the gallery"), {Qt::Key_Right, Qt::Key_J},
            QStringLiteral("next"), 1);
    addStep(tr("Previous part"), tr("Opens the part before this one in the gallery"),
            {Qt::Key_Left, Qt::Key_K}, QStringLiteral("previous"), -1);
    addStep(tr("First part"), tr("Opens the first part of the gallery"), {Qt::Key_Home}, {},
            -1'000'000'000);
    addStep(tr("Last part"), tr("Opens the last part of the gallery"), {Qt::Key_End}, {},
            1'000'000'000);
    QAction* search = makeAction(tr("Search pictures"), tr("Goes to the search field"),
                                 QKeySequence::Find, QStringLiteral("search"));
    connect(search, &QAction::triggered, this, [this] {
        m_filter->search()->setFocus();
        m_filter->search()->selectAll();
    });
    QAction* add = makeAction(
        tr("Score other pictures"), tr("Scores pictures that do not belong to the dataset"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), QStringLiteral("open"));
    connect(add, &QAction::triggered, this, &InspectPage::chooseFiles);
    m_actions << search << add;
    QAction* matrix =
        makeAction(tr("Other table"), tr("Changes between review, verdicts and recognised classes"),
                   QKeySequence(Qt::SHIFT | Qt::Key_T));
    connect(matrix, &QAction::triggered, this, [this] {
        m_matrices->setCurrentIndex((m_matrices->currentIndex() + 1) % m_matrices->count());
    });
    m_actions << matrix;
    buildStripActions();
    for (QAction* action : m_filter->filterActions()) {
        addAction(action); // works wherever on the page the focus is
        m_actions << action;
    }
    for (QAction* action : m_view->actions()) {
        addAction(action);
        m_actions << action;
    }
    for (QAction* action : m_maskEditor->editorActions())
        if (!m_actions.contains(action))
            m_actions << action;
}

void InspectPage::addStep(const QString& text, const QString& toolTip,
                          const QList<QKeySequence>& keys, const QString& icon, int by)
{
    QAction* action = makeAction(text, toolTip, keys.front(), icon);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [this, by] { step(by); });
    m_actions << action;
}

void InspectPage::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Score other pictures"), QString(),
                                   tr("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &InspectPage::addFiles);
    dialog->open();
}

void InspectPage::addFiles(const QStringList& paths)
{
    m_scoring.addOutside(paths);
}

void InspectPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_scoring.state() != ScoringSession::State::NoRun &&
        !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void InspectPage::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    addFiles(files);
}

void InspectPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_model->setLive(true);
    if (std::exchange(m_openWhenShown, false))
        openCurrent();
    if (studyShown())
        m_stack->currentWidget()->setFocus();
    else
        m_gallery->setFocus();
}

void InspectPage::hideEvent(QHideEvent* event)
{
    m_model->setLive(false);
    m_late.stop();
    settings::setValue(kOrder, QString::number(int(m_model->spec().order)));
    Page::hideEvent(event);
}

} // namespace mixdesk
