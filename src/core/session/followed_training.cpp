// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/followed_training.h"

#include "core/base/file_lock.h"
#include "core/base/sentence.h"
#include "core/learn/run_folder.h"
#include "core/session/training_command.h"
#include "core/store/process_identity.h"
#include "core/store/qt_path.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace mixdesk {

namespace {

constexpr int kLookMs = 1000;
constexpr qint64 kLastWords = 4096; // bytes of a log that its last line is looked for in

fs::path logOf(const fs::path& run)
{
    return fs::path(run).concat(".log");
}

} // namespace

FollowedTraining::FollowedTraining(QObject* parent) : QObject(parent)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &FollowedTraining::look);
}

Result<void> FollowedTraining::start(const QStringList& words, const fs::path& run)
{
    auto process = startDetached(words, run.parent_path(), logOf(run));
    if (!process)
        return process.error();
    begin({qtPath(run), *process, qtPath(logOf(run))});
    m_startedHere = true; // one that ended before it could be looked at has no name
    return {};
}

Result<void> FollowedTraining::follow(const fs::path& run)
{
    std::error_code ec;
    const RunPaths paths(run);
    if (!fs::exists(paths.metrics(), ec) && !fs::exists(paths.manifest(), ec) &&
        !isLocked(paths.lock()))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("%1 is no run folder that a training writes into: choose the "
                                  "folder that was given to it as --run.")
                         .arg(displayPath(run))};
    begin({qtPath(run), {}, {}});
    return {};
}

void FollowedTraining::follow(const Track& track)
{
    if (QFileInfo(track.run).isDir() || processHere(track.process) != 0)
        begin(track);
}

void FollowedTraining::begin(const Track& track)
{
    m_track = track;
    m_history = {};
    m_problem.clear();
    m_metricsSize = -1;
    m_wasLocked = m_startedHere = m_stopping = false;
    m_news = QDateTime::currentDateTimeUtc();
    m_state = State::Starting;
    readMetrics();
    if (const QFileInfo metrics(qtPath(RunPaths(run()).metrics())); metrics.exists())
        m_news = metrics.lastModified().toUTC();
    m_state = stateNow();
    if (underWay())
        m_timer.start();
    emit changed();
}

void FollowedTraining::forget()
{
    m_timer.stop();
    m_track = {};
    m_history = {};
    m_state = State::None;
    emit changed();
}

Result<void> FollowedTraining::stop()
{
    auto asked = interruptProcess(m_track.process);
    m_stopping = m_stopping || asked;
    emit changed();
    return asked;
}

fs::path FollowedTraining::run() const
{
    return fsPath(m_track.run);
}

QString FollowedTraining::name() const
{
    return QFileInfo(m_track.run).fileName();
}

bool FollowedTraining::canStop() const
{
    return underWay() && !m_stopping && processHere(m_track.process) != 0;
}

/// True where there is more than before.
bool FollowedTraining::readMetrics()
{
    const QFileInfo file(qtPath(RunPaths(run()).metrics()));
    if (!file.exists() || file.size() == m_metricsSize)
        return false;
    m_metricsSize = file.size();
    auto history = readHistory(run());
    m_problem = history ? QString() : QString::fromStdString(history.error().message);
    if (!history)
        return true;
    m_history = std::move(*history);
    return true;
}

qint64 FollowedTraining::quietAfter() const
{
    const double epoch = m_history.epochs.empty() ? 0.0 : m_history.epochs.back().seconds;
    return std::max(qint64(m_patience), qint64(m_patienceEpochs * epoch));
}

FollowedTraining::State FollowedTraining::stateNow()
{
    std::error_code ec;
    const RunPaths paths(run());
    const bool locked = isLocked(paths.lock());
    const bool runs = locked || processHere(m_track.process) != 0;
    const bool known = !m_track.process.isEmpty() || m_wasLocked || m_startedHere;
    m_wasLocked = m_wasLocked || locked;
    if (!runs && fs::exists(paths.manifest(), ec))
        return State::Finished;
    if (!runs && known)
        return State::Ended;
    if (m_news.secsTo(QDateTime::currentDateTimeUtc()) >= quietAfter())
        return State::Quiet;
    return m_history.epochs.empty() ? State::Starting : State::Running;
}

void FollowedTraining::look()
{
    if (m_state == State::None)
        return;
    const bool was = underWay();
    const State before = m_state;
    // In this order: what an ended training wrote last is there when its end is seen.
    const State now = stateNow();
    const bool more = readMetrics();
    if (more)
        m_news = QDateTime::currentDateTimeUtc();
    m_state = more ? stateNow() : now;
    if (more || m_state != before || m_state == State::Quiet)
        emit changed();
    if (underWay() || !was)
        return;
    m_timer.stop();
    emit ended();
}

/// The last line of what the command said.
QString FollowedTraining::lastWords() const
{
    QFile file(m_track.log);
    if (m_track.log.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max(qint64(0), file.size() - kLastWords));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (auto line = lines.rbegin(); line != lines.rend(); ++line)
        if (!line->trimmed().isEmpty())
            return line->trimmed();
    return {};
}

QString FollowedTraining::text() const
{
    const QLocale locale;
    const int done = int(m_history.epochs.size());
    const QString epochs = done == 0 ? QString()
                                     : tr("Epoch %1 of %2 is done.")
                                           .arg(locale.toString(m_history.epochs.back().epoch),
                                                locale.toString(m_history.epochs.back().epochs));
    if (!m_problem.isEmpty())
        return m_problem;
    switch (m_state) {
    case State::None:
        return {};
    case State::Starting:
        return m_stopping ? tr("Asked to stop.") : tr("Started; no epoch is done yet.");
    case State::Running:
        return m_stopping ? tr("%1 Asked to stop.").arg(epochs) : epochs;
    case State::Quiet: {
        const int minutes = int(m_news.secsTo(QDateTime::currentDateTimeUtc()) / 60);
        const QString nothing = tr("Nothing came for %Ln minute(s): look where it runs whether it "
                                   "still does.",
                                   nullptr, minutes);
        return epochs.isEmpty() ? nothing : epochs + QLatin1Char(' ') + nothing;
    }
    case State::Finished:
        return tr("Finished after %Ln epoch(s).", nullptr, done);
    case State::Ended:
        break;
    }
    const QString words = lastWords();
    const QString end = tr("It ended before the run was whole.");
    const QString said = words.isEmpty() ? end : tr("%1 Its last words: %2").arg(end, words);
    return epochs.isEmpty() ? said : epochs + QLatin1Char(' ') + said;
}

} // namespace mixdesk
