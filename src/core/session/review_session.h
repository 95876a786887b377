// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/content_check.h"
#include "core/session/picture_content.h"
#include "core/session/scoring_session.h"
#include "core/session/threshold_desk.h"
#include "core/session/verdict_journal.h"
#include "core/store/database_address.h"
#include "core/store/review_types.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVector>
#include <deque>
#include <memory>
#include <optional>

namespace mixdesk {

/// What a person changes of a picture's verdict; what is left out stays as it is.
struct ReviewEdit
{
    std::optional<Decision> decision;
    std::optional<QString> defectType; ///< makes it NotOk unless the decision says otherwise
    bool typeOfFolder = false;         ///< instead: each picture's own, where its folder names one
    std::optional<QString> comment;
    std::optional<bool> flagged;
};

struct ReviewProgress
{
    int decided = 0, all = 0;
    std::optional<double> secondsLeft; ///< at the pace of this window's last verdicts
};

/// Verdicts by people about the gallery's pictures: shown at once, stored by a worker with its own
/// connection in the order they were given, kept and tried again while the database cannot be
/// written, also by the next session where this one ends before it can (VerdictJournal), taken
/// back where it refuses them or somebody else was faster. Other windows' verdicts arrive within
/// a second. A verdict belongs to the content that it was given on: where the file
/// was replaced since, the picture counts as not reviewed. Files are compared in the background,
/// and when they are opened. GUI thread.
class ReviewSession : public QObject
{
    Q_OBJECT

public:
    /// `cache` knows which content a file has that was not written since.
    ReviewSession(ScoringSession& scoring, ThresholdDesk& desk, const DatabaseAddress& database,
                  ContentCache* cache = nullptr, QObject* parent = nullptr);
    /// Waits until everything given is stored, or could not be once more: then it is kept for the
    /// next session.
    ~ReviewSession() override;

    /// Where pictures lie that the gallery does not list.
    void setFiles(FileOfKey files) { m_files = std::move(files); }
    const Actor& actor() const { return m_actor; }
    void setReviewer(const QString& name); ///< empty: the login name

    /// The verdict of a picture of the gallery; decision None where there is none.
    const VerdictRecord& verdictOf(int entry) const;
    /// The verdict that the picture had before its file was replaced; none since judged anew.
    std::optional<VerdictRecord> replacedVerdict(int entry) const;
    bool contentsChecked() const { return m_check.idle(); }
    /// Decided differently by another person, who has not changed it since.
    QStringList otherOpinions(int entry) const;

    void decide(const QVector<int>& entries, const ReviewEdit& edit);
    int steps() const { return int(m_undo.size()); } ///< that can be undone
    bool canUndo() const { return !m_undo.empty(); }
    bool canRedo() const { return !m_redo.empty(); }
    /// Returns the pictures concerned, so that a view can go there.
    QVector<int> undo();
    QVector<int> redo();

    /// Those of the class: of the dataset's folders, sorted, then those that people named, in the
    /// order in which they came into the project: a new one moves none.
    QStringList defectTypes(const QString& className) const;
    ReviewProgress progress() const;
    bool allStored() const { return m_given.empty(); }
    int unstored() const; ///< verdicts given and not stored yet
    /// Empty, or why the database cannot be written; what was given is tried again until it can.
    const QString& storingProblem() const { return m_storingProblem; }
    /// Whether verdicts that are not stored yet outlive this session.
    bool isKept() const { return m_isKept; }
    bool othersReadable() const { return m_problem.isEmpty(); }
    /// Until all is stored, or could not be: for closing, exports and tests.
    void waitUntilStored();

signals:
    void reviewed(const QVector<int>& entries); ///< shown verdicts changed, by whomever
    void undoChanged();
    void storedChanged(); ///< allStored(), storingProblem() or othersReadable() may be another
    void conflicted(int entry, const QString& sentence); ///< theirs stands now
    void failed(const QString& sentence);                ///< not stored, and taken back
    void keptVerdictsFound(int count);                   ///< of sessions before: they follow now
    void notKept(const QString& sentence);               ///< isKept() became false, and why
    void othersUnreadable(const QString& sentence);      ///< once, while othersReadable() is false
    void outdated(int entry); ///< its file is another than was shown: to be opened again

private:
    using Records = std::vector<VerdictRecord>;
    static constexpr int kPollMs = 700;
    static constexpr int kFirstRetryMs = 500; ///< after the database could not be reached
    static constexpr int kLastRetryMs = 8000; ///< the longest between two tries
    static constexpr qint64 kFollowsOwn = -1; ///< replaces what this window gave before

    struct Store; ///< the worker's side
    struct Step
    {
        Records before, after;
        Records mine; ///< what this person had said before, where `before` is another's
    };
    struct Added ///< what the worker made of records given together
    {
        Records stored;
        Records theirs;             ///< others' that came first: those were left as they are
        Records replaced;           ///< their files are others than were judged: not stored
        QHash<QString, qint64> own; ///< what the next ones about these pictures follow
    };

    static QString nameOf(Decision decision);
    VerdictRecord begun(int entry) const;
    VerdictRecord edited(int entry, VerdictRecord record, const ReviewEdit& edit) const;
    QVector<int> give(Records records);
    void resume();
    void keep(const Result<void>& kept);
    void send();
    void answered(const Result<Added>& outcome);
    void setStoringProblem(const QString& sentence);
    int nextRetry();
    void added(const Records& given, const Added& added);
    void refused(const Records& given, const QString& sentence);
    void tellClash();
    void forgetSteps(const Records& records);
    void takeIn(const Records& records, const QHash<QString, QStringList>& types);
    void noteStored(const VerdictRecord& record);
    void settle(const Records& records);
    void tellReplaced(const Records& records);
    std::optional<VerdictRecord> replacedVerdict(const QString& key) const;
    bool isReplaced(const VerdictRecord& stored) const;
    VerdictRecord standing(const QString& image) const;
    void lookAt(const QStringList& keys, bool urgent);
    void takeContents(const QHash<QString, QString>& contents);
    void show(const Records& records);
    QStringList opinionsAgainst(const VerdictRecord& mine) const;
    Records replay(const Records& wanted, const Records& since);
    Records othersOf(const Step& step, Records& replayed) const;
    void poll();
    void setProblem(const QString& sentence);

    ScoringSession& m_scoring;
    ThresholdDesk& m_desk;
    Actor m_actor;
    FileOfKey m_files;
    QHash<QString, VerdictRecord> m_shown;  ///< by path: what this window says
    QHash<QString, VerdictRecord> m_stored; ///< by path: what the database said last
    QHash<QString, QString> m_contents;     ///< by path: SHA-256 of what the file held last
    QHash<QString, int> m_pendingOf;        ///< by path: given and not stored yet
    QHash<QString, QHash<QString, VerdictRecord>> m_byReviewer; ///< path, then reviewer
    QHash<QString, QStringList> m_types;                        ///< by class
    std::vector<Step> m_undo, m_redo;
    std::deque<qint64> m_moments;      ///< ms, of this window's last verdicts
    std::deque<GivenVerdicts> m_given; ///< not stored yet, in order
    VerdictJournal m_journal;          ///< of the same
    bool m_isKept = true;
    bool m_sending = false; ///< the worker has the first of them
    Records m_theirs;       ///< that came before m_given's, and are not told yet
    QTimer m_poll, m_retry;
    int m_retryMs = kFirstRetryMs;
    QString m_storingProblem;
    QString m_problem; ///< why the database cannot be read, said once
    ContentCheck m_check;
    std::unique_ptr<Store> m_store; // last: its thread ends before anything else goes
};

} // namespace mixdesk
