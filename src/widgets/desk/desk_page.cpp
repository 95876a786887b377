// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/desk_page.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/desk/accessible_scale.h"
#include "widgets/desk/compare_panel.h"
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/master_strip.h"
#include "widgets/desk/score_fader.h"
#include "widgets/desk/version_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace mixdesk {

DeskPage::DeskPage(ThresholdDesk& desk, ScoringSession& scoring, QWidget* parent)
    : Page(parent), m_desk(desk), m_scoring(scoring), m_stack(new QStackedWidget),
      m_left(new QStackedWidget), m_empty(new EmptyState(QStringLiteral("desk"))),
      m_deskArea(new QWidget), m_problem(new QWidget), m_stripRow(new QWidget),
      m_problemText(new QLabel), m_scroll(new QScrollArea), m_compare(new ComparePanel(desk))
{
    setAccessibleName(tr("Desk"));
    buildDesk();
    buildActions();
    connectDesk();
    connectPanels();
    rebuildStrips();
    showState();
    refreshUndo();
}

void DeskPage::buildDesk()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_deskArea);

    m_stripLayout = new QHBoxLayout(m_stripRow);
    m_stripLayout->setContentsMargins(0, 0, 0, 0);
    m_stripLayout->setSpacing(0);
    m_stripLayout->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_stripRow);
    m_scroll->viewport()->installEventFilter(this);
    m_left->addWidget(m_scroll);
    m_left->addWidget(m_compare);

    auto* restore = new QPushButton(tr("Write the active version again"));
    restore->setToolTip(toolTipWithKeys(
        tr("Replaces the file by the version that the desk read last."), desk::kRestoreKey));
    m_problemText->setWordWrap(true);
    auto* problem = new QHBoxLayout(m_problem);
    problem->setContentsMargins(3 * kSpace, kSpace, 3 * kSpace, kSpace);
    problem->addWidget(m_problemText, 1);
    problem->addWidget(restore);
    connect(restore, &QPushButton::clicked, this, &DeskPage::restoreFile);

    m_master = new MasterStrip(m_desk, m_scoring);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(m_left, 1);
    columns->addWidget(m_master);
    auto* rows = new QVBoxLayout(m_deskArea);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_problem);
    rows->addLayout(columns, 1);
}

void DeskPage::restoreFile()
{
    if (auto ok = m_desk.restoreFile(); !ok)
        say(Notice::Kind::Error, QString::fromStdString(ok.error().message));
}

void DeskPage::connectDesk()
{
    // Whatever of a strip has the focus, its keys (S, M, L, R) mean that strip.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        for (int c = 0; now && c < int(m_strips.size()); ++c)
            if (m_strips[std::size_t(c)]->isAncestorOf(now))
                setCurrent(c);
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(0);
    connect(&m_flush, &QTimer::timeout, this, &DeskPage::flush);
    connect(&m_desk, &ThresholdDesk::runChanged, this, [this] {
        rebuildStrips();
        closeCompare();
        showState();
    });
    connect(&m_desk, &ThresholdDesk::changed, this, &DeskPage::queue);
    // Totals and the look of every other strip hang on solo and mute.
    connect(&m_desk, &ThresholdDesk::stripChanged, this, [this] {
        for (int c = 0; c < int(m_strips.size()); ++c)
            queue(c);
    });
    connect(&m_desk, &ThresholdDesk::modifiedChanged, this, [this] {
        refreshUndo();
        for (int c = 0; c < int(m_strips.size()); ++c)
            queue(c);
    });
    connect(&m_desk, &ThresholdDesk::fileProblemChanged, this, &DeskPage::showFileProblem);
    connect(&m_desk, &ThresholdDesk::notice, this, &DeskPage::sayFileNews);
}

void DeskPage::connectPanels()
{
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        const QString broken = m_desk.brokenRun();
        if (broken.isEmpty())
            emit pageRequested(QStringLiteral("train"));
        else if (auto ok = m_desk.repairRun(broken); !ok)
            say(Notice::Kind::Error, QString::fromStdString(ok.error().message));
    });
    connect(m_master, &MasterStrip::entriesRequested, this,
            [this](DeskFilter filter) { emit showEntriesRequested({}, filter); });
    connect(m_master->fitPanel(), &FitPanel::fitted, this, &DeskPage::sayFitted);
    connect(m_master->fitPanel(), &FitPanel::failed, this,
            [this](const QString& sentence) { say(Notice::Kind::Error, sentence); });
    VersionPanel* versions = m_master->versionPanel();
    connect(versions, &VersionPanel::saved, this, [this](int number) {
        say(Notice::Kind::Result, tr("Version %1 is saved and active.").arg(number));
    });
    connect(versions, &VersionPanel::rolledBack, this, [this](int to, int number) {
        say(Notice::Kind::Result,
            tr("The thresholds of version %1 are active again, as version %2.")
                .arg(to)
                .arg(number));
    });
    connect(versions, &VersionPanel::failed, this,
            [this](const QString& sentence) { say(Notice::Kind::Error, sentence); });
    connect(versions, &VersionPanel::compareRequested, this, &DeskPage::openCompare);
    connect(m_compare, &ComparePanel::closed, this, &DeskPage::closeCompare);
}

void DeskPage::say(Notice::Kind kind, const QString& sentence)
{
    emit noticed({kind, sentence, {}, {}});
}

/// Offers to undo the fit as long as undo means the fit. The message may outlive page and project.
void DeskPage::sayFitted(const QString& sentence)
{
    if (!m_desk.modified()) { // all stayed as it was saved
        say(Notice::Kind::Result, sentence);
        return;
    }
    const QPointer<ThresholdDesk> desk(&m_desk);
    Notice notice{Notice::Kind::Result, sentence, tr("Undo"), [desk] {
                      if (desk)
                          desk->undo();
                  }};
    notice.stands = [desk, step = m_desk.lastStep()] {
        return desk && desk->modified() && desk->lastStep() == step;
    };
    emit noticed(notice);
}

/// The page shows itself why its file cannot be used; elsewhere the message leads here.
void DeskPage::sayFileNews(const QString& sentence)
{
    if (sentence != m_desk.fileProblem()) {
        say(Notice::Kind::Result, sentence);
        return;
    }
    if (isVisible())
        return;
    const QPointer<DeskPage> page(this);
    Notice notice{Notice::Kind::Error, sentence, tr("Restore on the Desk page"),
                  [page] {
                      if (page)
                          emit page->pageRequested(QStringLiteral("desk"));
                  },
                  QStringLiteral("desk")};
    notice.stands = [page, sentence] { return page && page->m_desk.fileProblem() == sentence; };
    emit noticed(notice);
}

void DeskPage::rebuildStrips()
{
    for (ChannelStrip* strip : m_strips)
        strip->deleteLater();
    m_strips.clear();
    m_pending.clear();
    m_current = 0;
    for (int c = 0; c < m_desk.classCount(); ++c)
        addStrip(c);
    installScaleAccess();
    if (!m_strips.empty())
        m_strips.front()->setCurrent(true);
    arrangeStrips();
    m_master->refresh();
}

void DeskPage::addStrip(int c)
{
    auto* strip = new ChannelStrip(m_desk, c);
    m_stripLayout->insertWidget(c, strip, 1);
    m_strips.push_back(strip);
    connect(strip, &ChannelStrip::entriesRequested, this, [this, c](DeskFilter filter) {
        emit showEntriesRequested(QString::fromStdString(m_desk.className(c)), filter);
    });
    connect(strip, &ChannelStrip::sideways, this, [this, c](int step) { focusStrip(c + step); });
    connect(strip, &ChannelStrip::touched, this, [this, c] { setCurrent(c); });
    strip->fader()->setTabHandler([this, c](bool next) { return tabFrom(c, next); });
}

void DeskPage::setCurrent(int c)
{
    if (c == m_current || c < 0 || c >= int(m_strips.size()))
        return;
    m_strips[std::size_t(m_current)]->setCurrent(false);
    m_current = c;
    m_strips[std::size_t(c)]->setCurrent(true);
}

void DeskPage::focusStrip(int c)
{
    if (c < 0 || c >= int(m_strips.size()))
        return;
    ChannelStrip* strip = m_strips[std::size_t(c)];
    strip->fader()->setFocus(Qt::TabFocusReason);
    // A strip taller than the page stays where it is: its top has the name.
    const int top = m_scroll->verticalScrollBar()->value();
    m_scroll->ensureWidgetVisible(strip, 0, 0);
    m_scroll->verticalScrollBar()->setValue(top);
}

/// Tab goes from strip to strip; after the last one to the master strip.
bool DeskPage::tabFrom(int c, bool next)
{
    const int to = next ? c + 1 : c - 1;
    if (to >= 0 && to < int(m_strips.size())) {
        focusStrip(to);
        return true;
    }
    if (next)
        m_master->focusFirst();
    return next;
}

/// As many whole strips as there is room for, and all axes of one length.
void DeskPage::arrangeStrips()
{
    if (m_strips.empty() || std::any_of(m_strips.begin(), m_strips.end(),
                                        [](const ChannelStrip* strip) { return strip->inHand(); }))
        return;
    const int room = m_scroll->viewport()->width();
    const int fit = std::clamp(room / ChannelStrip::kNarrowest, 1, int(m_strips.size()));
    const int width = std::clamp(room / fit, ChannelStrip::kNarrowest, ChannelStrip::kWidest);
    int height = 0;
    for (ChannelStrip* strip : m_strips) {
        strip->setFixedWidth(width);
        strip->resize(width, strip->height());
        height = std::max(height, strip->lowerHeight());
    }
    for (ChannelStrip* strip : m_strips)
        strip->setLowerHeight(height);
}

bool DeskPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        arrangeStrips();
    return Page::eventFilter(watched, event);
}

void DeskPage::queue(int c)
{
    if (c < 0)
        m_allPending = true;
    else
        m_pending.insert(c);
    if (!m_flush.isActive())
        m_flush.start();
}

void DeskPage::flush()
{
    const bool all = std::exchange(m_allPending, false);
    const QSet<int> pending = std::exchange(m_pending, {});
    bool arrange = all;
    for (ChannelStrip* strip : m_strips) {
        if (all)
            strip->refreshScores();
        else if (pending.contains(strip->classIndex()))
            strip->refresh();
        arrange = strip->takeLayoutChange() || arrange;
    }
    if (arrange)
        arrangeStrips();
    m_master->refresh();
    if (m_left->currentWidget() == m_compare)
        m_compare->refresh();
}

void DeskPage::showState()
{
    m_stack->setCurrentWidget(m_desk.empty() ? static_cast<QWidget*>(m_empty) : m_deskArea);
    if (m_desk.empty())
        showEmpty();
    showFileProblem();
}

void DeskPage::showEmpty()
{
    const QString problem = m_desk.runProblem();
    if (problem.isEmpty()) {
        m_empty->setText(tr("Train a model first"),
                         tr("Here lie the thresholds of every class: what is rejected, what "
                            "escapes, and what that costs."));
        m_empty->setAction(tr("Go to Train"), tr("Open the Train page"));
        return;
    }
    m_empty->setText(tr("The active run cannot be used"), problem);
    if (m_desk.brokenRun().isEmpty())
        m_empty->setAction(tr("Go to Train"), tr("Train again, or choose another run there"));
    else
        m_empty->setAction(tr("Restore the newest version"),
                           tr("Replaces thresholds.yaml of this run by its newest saved version, "
                              "which the project keeps."));
}

void DeskPage::showFileProblem()
{
    m_problemText->setText(QStringLiteral("<span style=\"color:%1\">⚠</span> %2")
                               .arg(theme().recheck.name(), m_desk.fileProblem().toHtmlEscaped()));
    const bool problem = !m_desk.fileProblem().isEmpty();
    m_problem->setVisible(problem);
    m_restore->setEnabled(problem);
    refreshUndo();
}

void DeskPage::refreshUndo()
{
    m_save->setEnabled(m_desk.canSave());
    m_save->setToolTip(m_master->versionPanel()->saveToolTip());
    m_undo->setEnabled(m_desk.canUndo());
    m_redo->setEnabled(m_desk.canRedo());
}

void DeskPage::openCompare(const ThresholdVersion& version)
{
    if (auto ok = m_compare->show(version); !ok) {
        say(Notice::Kind::Error, QString::fromStdString(ok.error().message));
        return;
    }
    m_left->setCurrentWidget(m_compare);
    m_compare->setFocus();
}

void DeskPage::closeCompare()
{
    const bool inside = m_compare->isAncestorOf(QApplication::focusWidget());
    m_left->setCurrentWidget(m_scroll);
    if (inside)
        focusStrip(m_current);
}

void DeskPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_desk.checkFile();
    showState();
    if (!isAncestorOf(QApplication::focusWidget()))
        focusStrip(m_current);
}

void DeskPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        showFileProblem();
    Page::changeEvent(event);
}

} // namespace mixdesk
