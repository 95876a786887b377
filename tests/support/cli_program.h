// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

/// The built program as a user calls it, with its streams in files or pipes and never a terminal.
namespace mixdesk::support {

using nlohmann::json;

constexpr int kProgramLimit = 120'000; // milliseconds; only a hang reaches it

struct Outcome
{
    int code = -1;
    QByteArray out, err;

    bool hasEscapes() const { return out.contains('\033') || err.contains('\033'); }
};

inline void setUpProgram(QProcess& process)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMP_WAIT_POLICY", "passive");
    environment.insert("OPENBLAS_THREAD_TIMEOUT", "4");
    process.setProcessEnvironment(environment);
    process.setProgram(MIXDESK_CLI);
}

inline Outcome finished(QProcess& process)
{
    Outcome outcome;
    if (!process.waitForFinished(kProgramLimit)) {
        process.kill();
        process.waitForFinished();
        outcome.err = "the program did not end";
        return outcome;
    }
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    if (process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    return outcome;
}

inline Outcome call(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    setUpProgram(process);
    process.setArguments(arguments);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    return finished(process);
}

inline QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeContent(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Null where the text is no JSON.
inline json parsed(const QByteArray& text)
{
    json value = json::parse(text.toStdString(), nullptr, false);
    return value.is_discarded() ? json() : value;
}

inline std::vector<json> parsedLines(const QByteArray& text)
{
    std::vector<json> lines;
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty())
            lines.push_back(parsed(line));
    return lines;
}

/// Relative paths of all files below `folder`, sorted.
inline QStringList filesIn(const QString& folder)
{
    QStringList files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files << QDir(folder).relativeFilePath(entries.next());
    files.sort();
    return files;
}

inline bool copyFolder(const QString& from, const QString& to)
{
    for (const QString& file : filesIn(from)) {
        const QString target = to + "/" + file;
        if (!QFileInfo(target).dir().mkpath(".") || !QFile::copy(from + "/" + file, target))
            return false;
    }
    return true;
}

/// Two small products; each folder has 16 good pictures to train on, 4 to test, and 10 defective.
inline QStringList smallPlant(const QString& folder)
{
    return {"demo-data", "--out",       folder, "--size",           "64", "--train-good",
            "16",        "--test-good", "4",    "--test-defective", "2",  "--classes",
            "hex_nut",   "screw"};
}

inline QStringList smallTraining(const QString& plant, const QString& run, int epochs)
{
    return {"train",    plant,
            "--run",    run,
            "--set",    "network.input_size=64",
            "--set",    "network.width=0.125",
            "--set",    "training.batch=8",
            "--set",    "training.micro_batch=8",
            "--set",    "training.threads=1",
            "--epochs", QString::number(epochs)};
}

/// A plant and a run that the tests of one program share; tests that change it copy it first.
class RunFixture : public QObject
{
protected:
    void makePlantAndRun()
    {
        QVERIFY(m_folder.isValid());
        m_plant = m_folder.filePath("plant");
        m_run = m_folder.filePath("runs/shared");
        const Outcome drawn = call(smallPlant(m_plant));
        QVERIFY2(drawn.code == 0, drawn.err);
        const Outcome trained = call(smallTraining(m_plant, m_run, 2));
        QVERIFY2(trained.code == 0, trained.err);
    }

    QString copyOfRun(const QString& name) const
    {
        const QString copy = m_folder.filePath(name);
        return copyFolder(m_run, copy) ? copy : QString();
    }

    QTemporaryDir m_folder;
    QString m_plant, m_run;
};

} // namespace mixdesk::support
