// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/training_command.h"

#include "core/base/sentence.h"
#include "core/store/process_identity.h"
#include "core/store/qt_path.h"

#include <QCoreApplication>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

#include <csignal>
#include <unistd.h>

namespace mixdesk {

namespace {

/// In the PATH, or beside this program.
QString programNamed(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
               ? QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()})
               : found;
}

} // namespace

Result<QStringList> commandWords(const QString& text, const CommandPlaces& places)
{
    for (const char* place : {"{dataset}", "{run}"})
        if (!text.contains(QLatin1String(place)))
            return Error{
                ErrorCode::Usage,
                Sentence::tr("The command lacks %1: write it where the path belongs, as in "
                             "mixdesk-cli train {dataset} --run {run} --config {config}.")
                    .arg(place)};
    QStringList words = QProcess::splitCommand(text);
    for (QString& word : words)
        word.replace(QLatin1String("{dataset}"), qtPath(places.dataset))
            .replace(QLatin1String("{run}"), qtPath(places.run))
            .replace(QLatin1String("{config}"), qtPath(places.config));
    return words;
}

Result<QString> startDetached(const QStringList& words, const fs::path& folder, const fs::path& log)
{
    const QString program = programNamed(words.value(0));
    if (program.isEmpty())
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no program '%1' to start: write its path, or install "
                                  "it.")
                         .arg(words.value(0).toStdString())};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("PGPASSWORD"));
    QProcess process;
    process.setProgram(program);
    process.setArguments(words.mid(1));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(qtPath(folder));
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(qtPath(log));
    process.setStandardErrorFile(qtPath(log), QIODevice::Append);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("The program '%1' could not be started (%2).")
                         .arg(program.toStdString())
                         .arg(process.errorString().toStdString())};
    return processNamed(pid);
}

Result<void> interruptProcess(const QString& process)
{
    const qint64 pid = processHere(process);
    const pid_t group = pid > 0 ? ::getpgid(pid_t(pid)) : -1;
    if (group <= 0 || group == ::getpgrp() || ::killpg(group, SIGINT) != 0)
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("The training does not run on this computer, so it cannot be "
                                  "stopped from here: stop it where it runs, as with Ctrl+C or "
                                  "scancel.")};
    return {};
}

} // namespace mixdesk
