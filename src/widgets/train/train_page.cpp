// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/train_page.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/remembered_splitter.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/plots/plot.h"
#include "widgets/train/curves_view.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/followed_panel.h"
#include "widgets/train/run_controls.h"
#include "widgets/train/run_remark.h"
#include "widgets/train/runs_panel.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/verdict_option.h"
#include "widgets/train/where_option.h"
#include "widgets/view/preview_strip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kLeftWidth = 332;
constexpr int kTabsHeight = 130;
constexpr int kHandle = 2 * kSpace + 1;
constexpr int kPicturesTab = 0;
constexpr int kRunsTab = 2;
constexpr int kNarrow = 660; ///< px; less is too little for three plots side by side
constexpr int kLogLines = 1000;

} // namespace

TrainPage::TrainPage(TrainingSession& training, RunList& runs, DatasetSession& dataset,
                     QWidget* parent)
    : Page(parent), m_training(training), m_runs(runs), m_dataset(dataset),
      m_states(new QStackedWidget(this)), m_empty(new EmptyState(QStringLiteral("data")))
{
    makeActions();
    makeRunActions();
    auto* body = new QSplitter(Qt::Horizontal);
    body->addWidget(makeLeft());
    body->addWidget(makeRight());
    body->setStretchFactor(1, 1);
    body->setSizes({kLeftWidth, 920});
    body->setHandleWidth(kHandle);
    rememberSplitter(*body, QStringLiteral("train/columns"));
    connect(m_controls, &RunControls::dataRequested, this,
            [this] { emit pageRequested(QStringLiteral("data")); });
    m_empty->setText(tr("Open a dataset folder first"),
                     tr("A model learns from pictures of good parts, one folder per product."));
    m_empty->setAction(tr("Go to Data"), tr("Choose the folder of pictures on the Data page"));
    connect(m_empty, &EmptyState::actionTriggered, this,
            [this] { emit pageRequested(QStringLiteral("data")); });
    m_states->addWidget(body);
    m_states->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_states);

    connectAll();
    connectFollowed();
    datasetChanged();
    trainingStateChanged();
    if (m_followed->underWay())
        showFollowed();
    else if (!m_training.busy())
        showRun(m_runs.active().isEmpty() ? nextBest() : m_runs.active());
    updateActions();
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::makeLeft()
{
    auto* widget = new QWidget;
    widget->setMinimumWidth(280);
    widget->setMaximumWidth(440);
    m_settings = new SettingsPanel(widget);
    m_verdicts = new VerdictOption(widget);
    m_where = new WhereOption(widget);
    m_followed = new FollowedTraining(this);
    m_followedPanel = new FollowedPanel(*m_followed, widget);
    m_controls = new RunControls(m_training, m_start, m_pause, m_stop, widget);
    auto* line = new QFrame(widget);
    line->setProperty("separator", true);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(4 * kSpace, 4 * kSpace, 3 * kSpace, 4 * kSpace);
    column->setSpacing(3 * kSpace);
    column->addWidget(m_settings, 1);
    column->addWidget(line);
    column->addWidget(m_verdicts);
    column->addWidget(m_where);
    column->addWidget(m_followedPanel);
    column->addWidget(m_controls);
    return widget;
}

QWidget* TrainPage::makeRight()
{
    auto* right = new QWidget;
    QWidget* heading = makeHeading();
    m_remark = new RunRemark({m_use, m_resume, m_again, m_reveal, m_delete}, right);
    m_right = new QScrollArea; // for windows lower than the curves can be read in
    m_right->setWidgetResizable(true);
    m_right->setFrameShape(QFrame::NoFrame);
    m_right->setFocusPolicy(Qt::NoFocus);
    auto* widget = new QWidget;
    m_right->setWidget(widget);
    m_curves = new CurvesView(widget);
    auto* split = new QSplitter(Qt::Vertical, widget);
    split->addWidget(m_curves);
    split->addWidget(makeTabs());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setSizes({530, 150});
    split->setHandleWidth(kHandle);
    rememberSplitter(*split, QStringLiteral("train/rows"));
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(3 * kSpace, 2 * kSpace, 4 * kSpace, 2 * kSpace);
    column->addWidget(split, 1);
    m_right->viewport()->installEventFilter(this);
    // Heading and remark stay in view, and their wrapped lines do not make the area below higher.
    auto* above = new QVBoxLayout;
    above->setContentsMargins(3 * kSpace, 3 * kSpace, 4 * kSpace, 0);
    above->setSpacing(2 * kSpace);
    above->addWidget(heading);
    above->addWidget(m_remark);
    auto* rows = new QVBoxLayout(right);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(above);
    rows->addWidget(m_right, 1);
    return right;
}

QWidget* TrainPage::makeHeading()
{
    auto* widget = new QWidget;
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * kSpace);
    m_heading = new QLabel(widget);
    m_heading->setFont(textFont(1.15, QFont::DemiBold));
    m_figures = new QLabel(widget);
    m_figures->setProperty("soft", true);
    m_figures->setWordWrap(true);
    m_figures->setToolTip(tr("F1 and AUROC are means over the products, on validation."));
    m_endCompare = new QToolButton(widget);
    m_endCompare->setDefaultAction(m_uncompare);
    m_endCompare->setIconSize({14, 14});
    m_endCompare->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(m_heading);
    row->addWidget(m_figures, 1);
    row->addWidget(m_endCompare);
    return widget;
}

void TrainPage::makeEpochTable()
{
    m_epochs = new EpochModel(this);
    m_epochTable = new QTableView;
    m_epochTable->setModel(m_epochs);
    m_epochTable->setAccessibleName(tr("Epochs"));
    m_epochTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_epochTable->setShowGrid(false);
    m_epochTable->setFrameShape(QFrame::NoFrame);
    m_epochTable->setTabKeyNavigation(false);
    m_epochTable->verticalHeader()->hide();
    m_epochTable->verticalHeader()->setDefaultSectionSize(6 * kSpace);
    m_epochTable->horizontalHeader()->setHighlightSections(false);
    m_epochTable->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    for (const int column : {EpochModel::F1, EpochModel::Auroc}) // the longest headings
        m_epochTable->horizontalHeader()->setSectionResizeMode(column,
                                                               QHeaderView::ResizeToContents);
}

QWidget* TrainPage::makeTabs()
{
    m_previews = new PreviewStrip;
    m_previews->setFrameShape(QFrame::NoFrame);
    m_previews->setAccessibleName(tr("Validation pictures"));
    m_previews->setEmptyText(tr("While a model trains, one validation picture of every product is "
                                "drawn here anew after each epoch."));
    makeEpochTable();
    auto* epochs = new QWidget;
    auto* meaning = new QLabel(tr("Each epoch is judged by the training score and its running "
                                  "threshold (Eq. 6); a finished run by the scores and thresholds "
                                  "chosen for it, as in its heading and the list of runs."),
                               epochs);
    meaning->setProperty("soft", true);
    meaning->setWordWrap(true);
    auto* epochColumn = new QVBoxLayout(epochs);
    epochColumn->setContentsMargins(0, kSpace, 0, 0);
    epochColumn->setSpacing(kSpace);
    epochColumn->addWidget(meaning);
    epochColumn->addWidget(m_epochTable, 1);
    m_runsPanel = new RunsPanel(m_runs, {m_use, m_compare, m_again, m_resume, m_reveal, m_delete});
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setMaximumBlockCount(kLogLines);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setAccessibleName(tr("Messages of the training"));
    m_log->setPlaceholderText(tr("What the training has to say is written here."));

    m_tabs = new QTabWidget;
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setMinimumHeight(kTabsHeight);
    auto* pictures = new QWidget;
    auto* column = new QVBoxLayout(pictures);
    column->setContentsMargins(0, 2 * kSpace, 0, 0);
    column->addWidget(m_previews);
    m_tabs->addTab(pictures, tr("Pictures"));
    m_tabs->addTab(epochs, tr("Epochs"));
    m_tabs->addTab(m_runsPanel, tr("Runs"));
    m_tabs->addTab(m_log, tr("Messages"));
    makeTabActions();
    m_tabs->setCornerWidget(m_runsPanel->tools());
    const QString name = QStringLiteral("train/tab");
    m_tabs->setCurrentIndex(settings::value(name, QString::number(kRunsTab)).toInt());
    connect(m_tabs, &QTabWidget::currentChanged, this, [this, name](int index) {
        settings::setValue(name, QString::number(index));
        m_runsPanel->tools()->setVisible(index == kRunsTab);
        updateActions();
    });
    m_runsPanel->tools()->setVisible(m_tabs->currentIndex() == kRunsTab);
    return m_tabs;
}

void TrainPage::connectAll()
{
    connect(&m_dataset, &DatasetSession::changed, this, &TrainPage::datasetChanged);
    connect(&m_dataset, &DatasetSession::includedChanged, this, &TrainPage::datasetChanged);
    connect(&m_settings->draft(), &ConfigDraft::changed, this, &TrainPage::updateActions);
    connect(m_settings, &SettingsPanel::noticed, this, &Page::noticed);
    connect(&m_runs, &RunList::changed, this, [this] {
        showBody(); // the first run ends the empty state
        showHeading();
        updateActions();
    });
    connect(&m_runs, &RunList::activeChanged, this, [this] {
        if (!m_training.busy() && !m_runs.active().isEmpty() && m_runs.active() != m_shown)
            showRun(m_runs.active());
        updateActions();
    });
    connect(m_runsPanel, &RunsPanel::selectionChanged, this, &TrainPage::updateActions);
    connect(m_runsPanel, &RunsPanel::activated, this, &TrainPage::useRun);

    connectTraining();
    for (Plot* plot : m_curves->plots()) {
        connect(plot, &Plot::exported, this, [this](const QString& path) {
            emit noticed({Notice::Kind::Result, tr("Plot saved to %1.").arg(path), {}, {}});
        });
        connect(plot, &Plot::exportFailed, this, [this](const QString& sentence) {
            emit noticed({Notice::Kind::Error, sentence, {}, {}});
        });
    }
}

void TrainPage::connectTraining()
{
    connect(&m_training, &TrainingSession::stateChanged, this, &TrainPage::trainingStateChanged);
    connect(&m_training, &TrainingSession::epochsAdded, this, &TrainPage::takeEpochs);
    connect(&m_training, &TrainingSession::liveChanged, this, [this] {
        if (showsTraining())
            m_curves->showLive(m_training.live());
    });
    connect(&m_training, &TrainingSession::previewsChanged, this, &TrainPage::takePreviews);
    connect(&m_training, &TrainingSession::logAdded, this, [this](const QStringList& lines) {
        m_log->appendPlainText(lines.join(QLatin1Char('\n')));
    });
    connect(&m_training, &TrainingSession::ended, this, &TrainPage::trainingEnded);
    connect(&m_training, &TrainingSession::recordFailed, this, [this](const QString& sentence) {
        emit noticed({Notice::Kind::Error, sentence, {}, {}});
    });
}

void TrainPage::datasetChanged()
{
    const bool ready = m_dataset.state() == DatasetSession::State::Ready;
    m_settings->setDataset(ready ? m_dataset.included() : Dataset());
    takeVerdicts();
    showBody();
    updateActions();
}

void TrainPage::showBody()
{
    const bool nothing = (m_dataset.state() == DatasetSession::State::None ||
                          m_dataset.state() == DatasetSession::State::Failed) &&
                         m_runs.rows().isEmpty() && !m_training.busy() &&
                         m_followed->state() == FollowedTraining::State::None;
    m_states->setCurrentIndex(nothing ? 1 : 0);
}

QString TrainPage::datasetObstacle() const
{
    switch (m_dataset.state()) {
    case DatasetSession::State::None:
        return tr("Open a dataset folder on the Data page first.");
    case DatasetSession::State::Failed:
        return tr("The dataset folder cannot be used: the Data page says why.");
    case DatasetSession::State::Scanning:
        return tr("The dataset folder is still being read.");
    case DatasetSession::State::Ready:
        break;
    }
    if (m_dataset.included().classes.empty())
        return tr("Every product is left out: include one on the Data page.");
    return {};
}

QString TrainPage::obstacle() const
{
    for (const QString& reason : {datasetObstacle(), m_settings->draft().problem()})
        if (!reason.isEmpty())
            return reason;
    return commandObstacle();
}

void TrainPage::trainingStateChanged()
{
    const bool busy = m_training.busy();
    const bool started = busy && !m_wasBusy;
    if (busy != m_wasBusy)
        m_settings->setTraining(busy);
    m_verdicts->setEnabled(!busy);
    m_where->setVisible(!busy);
    m_wasBusy = busy;
    const bool paused = m_training.state() == TrainingSession::State::Paused;
    m_pausedOnce = busy && (m_pausedOnce || paused);
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    if (started)
        followTraining();
    updateActions();
}

void TrainPage::followTraining()
{
    m_log->setPlainText(m_training.log().join(QLatin1Char('\n')));
    m_settings->draft().setConfig(m_training.config());
    compareWith({});
    takePreviews();
    showRun(m_training.run());
    m_tabs->setCurrentIndex(kPicturesTab);
}

void TrainPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_runs.inspect(); // folders change while nobody looks
}

bool TrainPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_right->viewport() && event->type() == QEvent::Resize)
        reflow();
    return Page::eventFilter(watched, event);
}

/// What stands side by side goes below each other before anything is cut off.
void TrainPage::reflow()
{
    const int width = m_right->viewport()->width() - 7 * kSpace; // without the margins
    m_curves->setNarrow(width < kNarrow);
    m_runsPanel->setCompact(m_tabs->tabBar()->sizeHint().width() + m_runsPanel->toolsWidth() >
                            width);
}

} // namespace mixdesk
