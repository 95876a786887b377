// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QRegularExpression>
#include <QSocketNotifier>
#include <QTimer>

#include <random>

namespace mixdesk::support {

/// How a station looks at parts and judges them.
struct StationTask
{
    QString project, reviewer, log;
    unsigned seed = 0;
    int paceMs = 0; ///< between two verdicts, on average
};

/// A station as a program: opens the project, lets the model score, then opens one part after the
/// other and gives a verdict, until its standard input ends. What it does and believes goes to the
/// log: "given UUID MOMENT", "stored UUID MS MOMENT", "told COUNT" of verdicts that others came
/// before, "failed SENTENCE", "end" once all is stored.
class Station : public QObject
{
public:
    Station(const StationTask& task, Workspace& workspace)
        : m_task(task), m_workspace(workspace), m_review(workspace.review()), m_random(task.seed),
          m_log(task.log), m_end(0, QSocketNotifier::Read)
    {
        if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            qFatal("no log");
        m_review.setReviewer(task.reviewer);
        connect(&workspace.scoring(), &ScoringSession::opened, this,
                [this](const PartPointer& part) { judge(part->entry); });
        connect(&m_review, &ReviewSession::reviewed, this, &Station::look);
        connect(&m_review, &ReviewSession::conflicted, this,
                [this](int, const QString& sentence) { noteClash(sentence); });
        connect(&m_review, &ReviewSession::failed, this,
                [this](const QString& sentence) { note(QStringLiteral("failed ") + sentence); });
        connect(&m_review, &ReviewSession::notKept, this,
                [this](const QString& sentence) { note(QStringLiteral("failed ") + sentence); });
        connect(&m_review, &ReviewSession::storedChanged, this, &Station::endWhenStored);
        connect(&m_end, &QSocketNotifier::activated, this, [this] {
            m_end.setEnabled(false);
            m_ending = true;
            endWhenStored();
        });
        connect(&m_next, &QTimer::timeout, this, &Station::openNext);
        m_next.setSingleShot(true);
        begin();
    }

private:
    static qint64 now() { return QDateTime::currentMSecsSinceEpoch(); }
    void note(const QString& line) { m_log.write((line + QLatin1Char('\n')).toUtf8()); }

    /// Once every picture has its score.
    void begin()
    {
        const ScoringSession& scoring = m_workspace.scoring();
        const bool scored =
            !scoring.entries().empty() && scoring.scoredCount() == int(scoring.entries().size());
        if (!scored) {
            QTimer::singleShot(50, this, &Station::begin);
            return;
        }
        note(QStringLiteral("scored %1").arg(scoring.computedCount()));
        openNext();
    }

    void openNext()
    {
        if (m_ending)
            return;
        const auto count = unsigned(m_workspace.scoring().entries().size());
        m_workspace.scoring().open(int(m_random() % count), {});
    }

    void judge(int entry)
    {
        static const Decision decisions[] = {Decision::Ok, Decision::NotOk, Decision::Unsure};
        ReviewEdit edit;
        edit.decision = decisions[m_random() % 3];
        if (m_random() % 4 == 0)
            edit.comment = QStringLiteral("seen by %1").arg(m_task.reviewer);
        m_review.decide({entry}, edit);
        const QString uuid = m_review.verdictOf(entry).uuid;
        m_given.insert(entry, {uuid, now()});
        note(QStringLiteral("given %1 %2").arg(uuid).arg(now()));
        m_next.start(m_task.paceMs / 2 + int(m_random() % unsigned(m_task.paceMs + 1)));
    }

    /// A verdict has an id from the moment that the database has it.
    void look(const QVector<int>& entries)
    {
        for (const int entry : entries) {
            const auto given = m_given.constFind(entry);
            const VerdictRecord& shown = m_review.verdictOf(entry);
            if (given == m_given.constEnd() || (shown.uuid == given->first && shown.id == 0))
                continue;
            if (shown.uuid == given->first)
                note(QStringLiteral("stored %1 %2 %3")
                         .arg(shown.uuid)
                         .arg(now() - given->second)
                         .arg(now()));
            m_given.erase(given);
        }
    }

    void noteClash(const QString& sentence)
    {
        static const QRegularExpression many(QStringLiteral("^Others decided about (\\d+) "));
        const auto match = many.match(sentence);
        note(QStringLiteral("told %1").arg(match.hasMatch() ? match.captured(1).toInt() : 1));
    }

    void endWhenStored()
    {
        if (!m_ending || !m_review.allStored())
            return;
        note(QStringLiteral("end"));
        m_ending = false;
        QCoreApplication::quit();
    }

    const StationTask m_task;
    Workspace& m_workspace;
    ReviewSession& m_review;
    std::mt19937 m_random;
    QFile m_log;
    QSocketNotifier m_end;
    QTimer m_next;
    QHash<int, std::pair<QString, qint64>> m_given; ///< by entry: the last one's uuid, and when
    bool m_ending = false;
};

inline int runStation(const StationTask& task)
{
    auto workspace = Workspace::open(task.project.toStdString());
    if (!workspace) {
        std::fprintf(stderr, "%s\n", workspace.error().message.c_str());
        return 1;
    }
    const Station station(task, **workspace);
    return QCoreApplication::exec();
}

} // namespace mixdesk::support
