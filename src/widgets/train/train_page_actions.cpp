// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done on the Train page: the running training, and the runs there are.
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/train/config_form.h"
#include "widgets/train/curves_view.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/run_controls.h"
#include "widgets/train/run_remark.h"
#include "widgets/train/runs_panel.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"
#include "widgets/train/verdict_option.h"
#include "widgets/train/where_option.h"
#include "widgets/view/preview_strip.h"

#include <QDesktopServices>
#include <QDir>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>

namespace mixdesk {

QAction* TrainPage::add(QAction* action)
{
    m_actions.append(action);
    return action;
}

void TrainPage::makeActions()
{
    m_start = add(makeAction(tr("Start training"), tr("Train a new model with these settings"),
                             QKeySequence(Qt::CTRL | Qt::Key_Return), QStringLiteral("play")));
    m_pause = add(makeAction(tr("Pause"), tr("Hold the training, or let it go on"),
                             QKeySequence(Qt::CTRL | Qt::Key_P), QStringLiteral("pause")));
    m_stop =
        add(makeAction(tr("Stop, keep the best"), tr("End the training with the best epoch so far"),
                       QKeySequence(Qt::CTRL | Qt::Key_Period), QStringLiteral("stop")));
    auto* advanced =
        add(makeAction(tr("Advanced settings"), tr("Show or hide every setting"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), QStringLiteral("settings")));
    auto* load =
        add(makeAction(tr("Load settings"), tr("Load settings from a YAML file"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), QStringLiteral("open")));
    auto* save =
        add(makeAction(tr("Save settings"), tr("Save the settings as a YAML file"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), QStringLiteral("save")));
    connect(m_start, &QAction::triggered, this, &TrainPage::start);
    connect(m_pause, &QAction::triggered, this, &TrainPage::togglePause);
    connect(m_stop, &QAction::triggered, this, &TrainPage::stop);
    connect(advanced, &QAction::triggered, this,
            [this] { m_settings->form().setAdvanced(!m_settings->form().advanced()); });
    connect(load, &QAction::triggered, this, [this] { m_settings->askLoad(); });
    connect(save, &QAction::triggered, this, [this] { m_settings->askSave(); });
    m_undo = new QAction(tr("Undo the deletion of a run"), this);
    m_undo->setToolTip(tr("Bring back the run that was deleted last"));
    connect(m_undo, &QAction::triggered, this, &TrainPage::undoDelete);
}

void TrainPage::makeRunActions()
{
    m_use = add(makeAction(tr("Use"), tr("Score with this run, and show its curves"),
                           QKeySequence(Qt::CTRL | Qt::Key_U), QStringLiteral("flag")));
    m_compare = add(makeAction(tr("Compare"), tr("Show this run's curves dotted beside the others"),
                               QKeySequence(Qt::CTRL | Qt::Key_K), QStringLiteral("compare")));
    m_compare->setCheckable(true);
    m_again =
        add(makeAction(tr("Use these settings again"), tr("Put this run's settings into the form"),
                       QKeySequence(Qt::CTRL | Qt::Key_D), QStringLiteral("copy")));
    m_resume = add(makeAction(tr("Resume run"), tr("Go on with this run from its checkpoint"),
                              QKeySequence(Qt::CTRL | Qt::Key_R), QStringLiteral("play")));
    m_resume->setIconText(tr("Resume")); // for the buttons, beside the run's name
    m_delete = add(makeAction(tr("Delete"), tr("Delete this run; it can be undone"),
                              QKeySequence(Qt::Key_Delete), QStringLiteral("trash")));
    m_reveal =
        add(makeAction(tr("Show folder"), tr("Show this run's folder in the file manager"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), QStringLiteral("folder")));
    m_uncompare =
        add(makeAction(tr("End comparison"), tr("Take the dotted curves of the other run away"),
                       QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), QStringLiteral("cross")));
    connect(m_reveal, &QAction::triggered, this, [this] { revealRun(m_runsPanel->selected()); });
    connect(m_uncompare, &QAction::triggered, this, [this] { compareWith({}); });
    connect(m_use, &QAction::triggered, this, [this] { useRun(m_runsPanel->selected()); });
    connect(m_compare, &QAction::triggered, this,
            [this](bool on) { compareWith(on ? m_runsPanel->selected() : QString()); });
    connect(m_again, &QAction::triggered, this,
            [this] { takeSettingsOf(m_runsPanel->selected()); });
    connect(m_resume, &QAction::triggered, this, [this] { resumeRun(m_runsPanel->selected()); });
    connect(m_delete, &QAction::triggered, this, [this] { deleteRun(m_runsPanel->selected()); });
}

void TrainPage::makeTabActions()
{
    const QString tips[] = {
        tr("Validation pictures as the network rebuilds them"), tr("The figures of every epoch"),
        tr("Earlier trainings: use, compare, resume, delete"), tr("Remarks of the training")};
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        QAction* action = add(makeAction(m_tabs->tabText(tab), tips[tab],
                                         QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + tab))));
        m_tabs->setTabToolTip(tab, action->toolTip());
        connect(action, &QAction::triggered, this, [this, tab] { m_tabs->setCurrentIndex(tab); });
    }
}

/// A failed one too: the disk may have been full.
bool TrainPage::canBeResumed(const RunRow& row) const
{
    std::error_code ec;
    if (!m_runs.problem(row.name).isEmpty())
        return false;
    return row.state == RunState::Interrupted ||
           (row.state == RunState::Failed &&
            fs::exists(RunPaths(m_runs.folder(row.name)).lastCheckpoint(), ec));
}

QString TrainPage::nextBest() const
{
    const auto& rows = m_runs.rows();
    for (const RunRow& row : rows)
        if (row.state == RunState::Finished && m_runs.problem(row.name).isEmpty())
            return row.name;
    return rows.isEmpty() ? QString() : rows.first().name;
}

void TrainPage::showRemark()
{
    using Kind = RunRemark::Kind;
    const auto row = m_runs.row(m_runsPanel->selected());
    if (!row || row->state == RunState::Running) {
        m_remark->say(Kind::None, {}, {});
        return;
    }
    const QString& name = row->name;
    const QString problem = m_runs.problem(name);
    if (!problem.isEmpty()) {
        m_remark->say(Kind::Damaged, tr("The run %1 is damaged. %2").arg(name, problem),
                      {m_reveal, m_delete});
    } else if (row->state == RunState::Failed) {
        const bool resumable = canBeResumed(*row);
        const QString advice =
            resumable ? tr("Remove the cause, then resume it from its last checkpoint.")
                      : tr("Take its settings, change them, and start a new training.");
        m_remark->say(
            Kind::Failed,
            tr("The run %1 failed. %2 %3")
                .arg(name, row->reason.isEmpty() ? tr("It left no reason.") : row->reason, advice),
            {resumable ? m_resume : m_again, m_reveal, m_delete});
    } else if (row->state == RunState::Interrupted) {
        m_remark->say(Kind::Interrupted,
                      row->reason.isEmpty()
                          ? tr("The run %1 stopped before its end: it can go on from its "
                               "checkpoint.")
                                .arg(name)
                          : tr("The run %1 stopped before its end. %2").arg(name, row->reason),
                      row->reason.isEmpty() ? QList<QAction*>{m_resume, m_delete}
                                            : QList<QAction*>{m_resume, m_again, m_delete});
    } else if (m_runs.active().isEmpty() && !m_training.busy()) {
        m_remark->say(
            Kind::Unused,
            tr("No run is in use, so parts cannot be judged. %1 could be used.").arg(name),
            {m_use});
    } else {
        m_remark->say(Kind::None, {}, {});
    }
}

std::function<void()> TrainPage::guarded(std::function<void()> action)
{
    return [page = QPointer<TrainPage>(this), action = std::move(action)] {
        if (page)
            action();
    };
}

void TrainPage::updateActions()
{
    const bool busy = m_training.busy();
    const bool stopping = m_training.state() == TrainingSession::State::Stopping;
    const QString reason = obstacle();
    m_controls->setObstacle(reason, !reason.isEmpty() && reason == datasetObstacle());
    m_start->setEnabled(!busy && reason.isEmpty());
    m_pause->setEnabled(busy && !stopping);
    m_stop->setEnabled(busy && !stopping);
    m_undo->setEnabled(!m_deleted.isEmpty());

    const auto row = m_runs.row(m_runsPanel->selected());
    const bool running = row && row->state == RunState::Running;
    m_use->setEnabled(bool(row));
    m_compare->setEnabled(row && row->name != m_shown && row->epochs > 0);
    m_compare->setChecked(row && row->name == m_compared);
    m_again->setEnabled(row && !busy);
    m_resume->setEnabled(row && canBeResumed(*row) && !busy && datasetObstacle().isEmpty());
    m_reveal->setEnabled(bool(row));
    m_uncompare->setEnabled(!m_compared.isEmpty());
    showRemark();
    const bool named = m_remark->kind() != RunRemark::Kind::None;
    m_delete->setEnabled(row && !running && (named || m_runsPanel->isVisibleTo(this)));
}

void TrainPage::start()
{
    if (!m_start->isEnabled())
        return;
    if (m_where->isCommand()) {
        startCommand();
        return;
    }
    const auto run =
        m_training.start(m_settings->draft().config(), m_dataset.included(), m_verdicts->chosen());
    if (run)
        return;
    Notice notice = errorNotice(run.error());
    notice.stands = [page = QPointer<TrainPage>(this)] { return page && !page->m_training.busy(); };
    emit noticed(notice);
}

void TrainPage::togglePause()
{
    if (m_training.state() == TrainingSession::State::Paused)
        m_training.resume();
    else
        m_training.pause();
}

void TrainPage::stop()
{
    m_training.stop();
}

void TrainPage::resumeRun(const QString& name)
{
    if (const QString reason = datasetObstacle(); !reason.isEmpty()) {
        emit noticed({Notice::Kind::Warning, reason, tr("Go to Data"),
                      guarded([this] { emit pageRequested(QStringLiteral("data")); }),
                      QStringLiteral("data")});
        return;
    }
    if (auto ok = m_training.resumeRun(name, m_dataset.included()); !ok)
        emit noticed(errorNotice(ok.error()));
}

void TrainPage::showRun(const QString& name)
{
    m_shown = name;
    m_showsFollowed = false;
    if (m_compared == name)
        compareWith({});
    RunHistory history;
    if (showsTraining()) {
        history = {m_training.classes(), m_training.epochs()};
    } else if (auto read = readHistory(m_runs.folder(name))) {
        history = std::move(*read);
    } else if (const auto row = m_runs.row(name);
               row && row->epochs > 0 && m_runs.problem(name).isEmpty()) {
        emit noticed(errorNotice(read.error()));
    }
    m_curves->setRun(history.classes, history.epochs);
    m_epochs->setEpochs(history.epochs);
    if (showsTraining())
        m_curves->showLive(m_training.live());
    m_runsPanel->select(name);
    showHeading();
    updateActions();
}

void TrainPage::useRun(const QString& name)
{
    const auto row = m_runs.row(name);
    if (!row)
        return;
    if (row->state == RunState::Finished && name != m_runs.active()) {
        if (auto ok = m_runs.setActive(name); !ok)
            emit noticed(errorNotice(ok.error()));
    } else if (row->state == RunState::Interrupted) {
        emit noticed({Notice::Kind::Warning,
                      tr("The run %1 was interrupted: it can score once it is finished.").arg(name),
                      m_training.busy() ? QString() : tr("Resume"),
                      guarded([this, name] { resumeRun(name); })});
    }
    showRun(name);
}

void TrainPage::compareWith(const QString& name)
{
    m_compared.clear();
    m_curves->clearComparison();
    if (!name.isEmpty() && name != m_shown) {
        if (const auto history = readHistory(m_runs.folder(name))) {
            m_compared = name;
            m_curves->setComparison(name, *history);
        } else {
            emit noticed(errorNotice(history.error()));
        }
    }
    showHeading();
    updateActions();
}

void TrainPage::takeSettingsOf(const QString& name)
{
    const auto config = runConfig(m_runs.folder(name));
    if (!config) {
        emit noticed(errorNotice(config.error()));
        return;
    }
    m_settings->draft().setConfig(*config);
    emit noticed(
        {Notice::Kind::Result, tr("The settings of %1 are in the form.").arg(name), {}, {}});
}

void TrainPage::deleteRun(const QString& name)
{
    const bool wasActive = name == m_runs.active();
    if (auto ok = m_runs.remove(name); !ok) {
        emit noticed(errorNotice(ok.error()));
        return;
    }
    m_deleted = name;
    m_deletedWasActive = wasActive;
    if (m_compared == name)
        compareWith({});
    if (m_shown == name)
        showRun(m_runs.active().isEmpty() ? nextBest() : m_runs.active());
    else
        m_runsPanel->select(m_shown);
    updateActions();
    Notice notice{Notice::Kind::Result, tr("The run %1 was deleted.").arg(name), tr("Undo"),
                  guarded([this] { undoDelete(); })};
    notice.stands = [page = QPointer<TrainPage>(this), name] {
        return page && page->m_deleted == name;
    };
    emit noticed(notice);
}

void TrainPage::revealRun(const QString& name)
{
    std::error_code ec;
    fs::path folder = m_runs.folder(name);
    if (!fs::is_directory(folder, ec)) // then where it was
        folder = folder.parent_path();
    const QString path = QString::fromStdString(displayPath(folder));
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        emit noticed({Notice::Kind::Result,
                      tr("The run's folder is %1.").arg(QDir::toNativeSeparators(path)),
                      {},
                      {}});
}

void TrainPage::undoDelete()
{
    if (m_deleted.isEmpty())
        return;
    const QString name = m_deleted;
    m_deleted.clear();
    updateActions();
    if (auto ok = m_runs.restore(name); !ok) {
        emit noticed(errorNotice(ok.error()));
        return;
    }
    if (m_deletedWasActive)
        if (auto ok = m_runs.setActive(name); !ok)
            emit noticed(errorNotice(ok.error()));
    showRun(name);
}

} // namespace mixdesk
