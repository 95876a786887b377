// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings that another program does: started by a command, or followed by their run folder.
#include "core/base/hash.h"
#include "core/session/training_command.h"
#include "core/store/qt_path.h"
#include "widgets/common/settings.h"
#include "widgets/train/curves_view.h"
#include "widgets/train/epoch_model.h"
#include "widgets/train/followed_panel.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"
#include "widgets/train/verdict_option.h"
#include "widgets/train/where_option.h"

#include <QFileDialog>
#include <QTabWidget>

namespace mixdesk {

namespace {

/// Of the project: what it follows.
QString trackSetting(const fs::path& runs)
{
    return QStringLiteral("train/followed/%1")
        .arg(QString::fromStdString(sha256Hex(displayPath(runs)).substr(0, 16)));
}

} // namespace

void TrainPage::connectFollowed()
{
    connect(m_where, &WhereOption::changed, this, &TrainPage::updateActions);
    connect(m_where, &WhereOption::followRequested, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(
            this, tr("Follow a run"), qtPath(m_runs.folder(QString()).parent_path()));
        if (!folder.isEmpty())
            followRun(folder);
    });
    connect(m_followedPanel, &FollowedPanel::showRequested, this, &TrainPage::showFollowed);
    connect(m_followedPanel, &FollowedPanel::stopRequested, this, [this] {
        if (auto asked = m_followed->stop(); !asked)
            emit noticed(
                {Notice::Kind::Warning, QString::fromStdString(asked.error().message), {}, {}});
    });
    connect(m_followedPanel, &FollowedPanel::forgetRequested, this, [this] {
        m_followed->forget();
        rememberFollowed();
    });
    connect(m_followed, &FollowedTraining::changed, this, &TrainPage::followedChanged);
    connect(m_followed, &FollowedTraining::ended, this, &TrainPage::followedEnded);
    const QStringList track =
        settings::value(trackSetting(m_runs.folder(QString()))).split(QLatin1Char('\n'));
    if (track.size() != 3)
        return;
    m_followed->follow(FollowedTraining::Track{track[0], track[1], track[2]});
    if (m_followed->state() != FollowedTraining::State::None &&
        !m_followed->underWay()) // meanwhile
        QMetaObject::invokeMethod(this, &TrainPage::followedEnded, Qt::QueuedConnection);
}

void TrainPage::rememberFollowed()
{
    const FollowedTraining::Track& track = m_followed->track();
    settings::setValue(
        trackSetting(m_runs.folder(QString())),
        m_followed->underWay()
            ? QStringList{track.run, track.process, track.log}.join(QLatin1Char('\n'))
            : QString());
}

QString TrainPage::commandObstacle() const
{
    if (!m_where->isCommand())
        return {};
    if (m_followed->underWay())
        return tr("The training %1 is followed already: wait for its end, or do not follow it.")
            .arg(m_followed->name());
    if (auto words = commandWords(m_where->command(), {}); !words)
        return QString::fromStdString(words.error().message);
    if (!m_dataset.excluded().isEmpty())
        return tr("A command trains on every product of the folder: include them all on the Data "
                  "page, or train on this computer.");
    const PictureChoice chosen = m_verdicts->chosen();
    if (!chosen.leftOut.empty() || !chosen.added.empty())
        return tr("A command takes the pictures as the folders have them: do not use people's "
                  "verdicts, or train on this computer.");
    return {};
}

void TrainPage::startCommand()
{
    const TrainConfig& config = m_settings->draft().config();
    const fs::path run = m_runs.folder(m_runs.freshName(QString::fromStdString(config.preset)));
    const fs::path file = fs::path(run).concat(".yaml");
    if (auto written = writeFileAtomic(file, configToYaml(config)); !written) {
        emit noticed(errorNotice(written.error()));
        return;
    }
    auto words = commandWords(m_where->command(), {m_dataset.included().root, run, file});
    const auto started = words ? m_followed->start(*words, run) : words.error();
    if (!started) {
        emit noticed(errorNotice(started.error()));
        return;
    }
    rememberFollowed();
    showFollowed();
}

void TrainPage::followRun(const QString& folder)
{
    if (auto followed = m_followed->follow(fsPath(folder)); !followed) {
        emit noticed(errorNotice(followed.error()));
        return;
    }
    rememberFollowed();
    showFollowed();
}

bool TrainPage::showsFollowed() const
{
    return m_showsFollowed && m_followed->state() != FollowedTraining::State::None;
}

void TrainPage::showFollowed()
{
    if (m_followed->state() == FollowedTraining::State::None)
        return;
    compareWith({});
    m_showsFollowed = true;
    m_followedEpochs = 0;
    m_curves->setRun(m_followed->history().classes, {});
    m_epochs->setEpochs({});
    followedChanged();
}

void TrainPage::followedChanged()
{
    updateActions();
    if (!showsFollowed())
        return;
    const RunHistory& history = m_followed->history();
    const int count = int(history.epochs.size());
    if (m_followedEpochs == 0 || count < m_followedEpochs) {
        m_curves->setRun(history.classes, history.epochs);
        m_epochs->setEpochs(history.epochs);
    } else if (count > m_followedEpochs) {
        m_curves->append(history.epochs, m_followedEpochs);
        m_epochs->append(history.epochs, m_followedEpochs);
    }
    m_followedEpochs = count;
    showHeading();
}

/// A run of this project takes its place among the others.
void TrainPage::followedEnded()
{
    rememberFollowed();
    const QString name = m_followed->name();
    const bool finished = m_followed->state() == FollowedTraining::State::Finished;
    std::error_code ec;
    const bool ours = fs::equivalent(m_followed->run(), m_runs.folder(name), ec);
    if (ours)
        if (auto adopted = m_runs.adopt(); !adopted)
            emit noticed(errorNotice(adopted.error()));
    if (ours && finished && m_runs.row(name)) {
        const bool shown = showsFollowed();
        m_followed->forget();
        if (auto ok = m_runs.setActive(name); !ok)
            emit noticed(errorNotice(ok.error()));
        if (shown)
            showRun(name);
        trainingEnded(name, true);
        return;
    }
    emit noticed({finished ? Notice::Kind::Result : Notice::Kind::Warning,
                  tr("The training %1: %2").arg(name, m_followed->text()),
                  {},
                  {}});
}

} // namespace mixdesk
