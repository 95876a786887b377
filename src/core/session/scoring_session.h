// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/gallery_entry.h"
#include "core/session/job.h"
#include "core/session/part_cache.h"
#include "core/session/run_list.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace mixdesk {

class BulkScoring;
struct ScoreItem;
struct ScoreResult;

/// A picture of an inbox folder.
struct InboxPicture
{
    QString path;       ///< absolute
    QString key;        ///< its name in verdicts and masks
    FileMark mark = {}; ///< one that was scored as another is listed and scored anew
};

/// Scores the test pictures of the dataset (on demand also the training pictures, and pictures
/// dropped from outside) with the active run: in the background, cached in the project's database
/// per run; and opens single parts at once, before any background work, with their neighbours
/// prefetched. One warm Scorer on one worker. GUI thread.
class ScoringSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        NoRun,
        Loading, ///< the active run's network is being read
        Ready,
        Failed, ///< failed() said why
    };

    ScoringSession(JobBoard& jobs, DatasetSession& dataset, RunList& runs, Database& database,
                   QObject* parent = nullptr);
    ~ScoringSession() override; ///< stops and joins

    /// How far the pictures are that test (dropped ones among them), or those that train.
    struct Tally
    {
        int listed = 0, scored = 0;
        int failed = 0;   ///< cannot be read
        int reviewed = 0; ///< with a decision of any kind
    };

    /// Test pictures of the included classes that the run knows, in the order of the dataset, then
    /// dropped and training pictures. Indices are stable until entriesReset.
    const std::vector<GalleryEntry>& entries() const { return m_entries; }
    const QStringList& classes() const { return m_classes; } ///< the active run's
    ResizeMode resizeMode() const { return m_resize; }       ///< of the active run
    QString modelHash() const { return m_run.modelHash; }    ///< of the active run
    State state() const { return m_state; }
    bool ready() const { return m_state == State::Ready; }
    const Tally& tally(bool training) const { return m_tallies[training ? 1 : 0]; }
    int scoredCount() const { return tally(false).scored; }
    int failedCount() const { return tally(false).failed; }
    int reviewedCount() const { return tally(false).reviewed; }
    /// Scores that were computed since entriesReset rather than taken from the database.
    int computedCount() const { return m_computed; }
    QString deviceText() const { return m_device; } ///< "CPU, 2 threads"; empty until ready

    /// What people decided, by GalleryEntry::key(), beside what was set before: the truth of an
    /// entry (type, and the class where the dataset names none) follows it, now and in later lists.
    void setReviews(const QHash<QString, EntryReview>& reviews);
    const QHash<QString, EntryReview>& reviews() const { return m_reviews; }   ///< listed or not
    int entryOf(const QString& key) const { return m_entryOf.value(key, -1); } ///< -1: not listed

    /// Lists the training pictures too, and scores them after all others; until there is another
    /// run or dataset. With the folder's train/good come the test pictures that the run
    /// was trained on, which are not listed as test pictures.
    void listTraining();

    /// Scores pictures that do not belong to the dataset; they are appended, folders are walked.
    void addOutside(const QStringList& paths);
    void removeOutside(); ///< those of inboxes stay
    /// The pictures of the inbox folders now: those that are new are appended and scored, those
    /// that are gone leave the list.
    void setInbox(std::vector<InboxPicture> pictures);

    /// Scores what is left, after job() was cancelled or failed.
    void scoreRest();

    /// Opens this entry, answered by opened(); `neighbours` are prefetched after it, nearest first.
    /// A part that is still held, and whose file is the same, is answered before this returns. A
    /// call that comes before the
    /// answer to the last one replaces it.
    void open(int entry, const QVector<int>& neighbours);
    /// Null unless it is held: opened or prefetched lately.
    PartPointer held(int entry) { return m_parts.take(entry); }

    Job& job() { return m_job; }

signals:
    void stateChanged();
    void entriesReset();
    void entriesAdded(int first);
    void entriesScored(const QVector<int>& entries);   ///< a batch; at most about 10 times a second
    void entriesReviewed(const QVector<int>& entries); ///< their truth may be another now
    void reviewsChanged(); ///< reviews() did, of listed pictures or of others
    /// The picture of a part that is being opened, made small: comes long before its maps.
    void decoded(int entry, const cv::Mat& small);
    void opened(std::shared_ptr<const mixdesk::OpenedPart> part);
    void prefetched(std::shared_ptr<const mixdesk::OpenedPart> part);
    /// The entry's file is another than was scored or opened before: what was kept of its picture
    /// shows the old one. Its new scores follow.
    void fileReplaced(int entry);
    void failed(const QString& sentence); ///< the run cannot score: why, and what to do
    void warned(const QString& sentence); ///< something smaller; scoring goes on

private:
    struct Worker;
    struct ActiveRun
    {
        QString name, modelHash, scoreKey;
        bool operator==(const ActiveRun& o) const
        {
            return name == o.name && modelHash == o.modelHash && scoreKey == o.scoreKey;
        }
    };

    // The run
    void takeRun();
    void loadScorer();
    void passThresholds();
    void loaded(quint64 runGeneration, const QString& device, const QString& error);
    void setState(State state);

    // The list
    void takeDataset();
    void rebuild();
    void dropWork();
    void appendDataset(bool training);
    void appendOutside(const QStringList& files);
    void appendInbox();
    bool removeEntries(const std::function<bool(const GalleryEntry&)>& leaves);
    void walkNext();
    void walked(const QStringList& files, const QString& complaint);

    // Bulk scoring
    void append(GalleryEntry entry, const QString& mask);
    bool takeReview(GalleryEntry& entry);
    Tally& tallyOf(const GalleryEntry& entry) { return m_tallies[entry.training ? 1 : 0]; }
    ScoreItem itemOf(int entry) const;
    std::shared_ptr<BulkScoring> makeBulk();
    void scoreFrom(int firstEntry, bool first);
    void startJob();
    void jobFinished();
    void deliver(quint64 generation, std::vector<ScoreResult> results); // any thread
    void drain();
    void apply(const ScoreResult& result);

    // Single parts; inspect() belongs to the scoring thread
    void pump();
    void request(int entry, bool urgent);
    void inspect(Worker& worker, const std::shared_ptr<OpenedPart>& part, int trueClass,
                 quint64 generation);
    void arrived(PartPointer part, quint64 generation);
    void applyPart(const OpenedPart& part);

    DatasetSession& m_dataset;
    RunList& m_runs;
    Database& m_database;

    State m_state = State::NoRun;
    ActiveRun m_run;
    QString m_device;
    QStringList m_classes;
    ResizeMode m_resize = ResizeMode::Stretch;
    int m_inputSize = 128; ///< of the active run, or the last one
    std::vector<GalleryEntry> m_entries;
    QHash<QString, EntryReview> m_reviews; ///< by key, listed or not
    QHash<QString, int> m_entryOf;
    std::vector<QString> m_masks; ///< per entry; empty where there is none
    std::vector<InboxPicture> m_inboxPictures;
    std::array<Tally, 2> m_tallies; ///< by GalleryEntry::training
    bool m_trainingListed = false;
    int m_computed = 0;

    Job m_job, m_walkJob;
    std::shared_ptr<BulkScoring> m_bulk;        ///< of the present entries
    std::shared_ptr<BulkScoring> m_runningBulk; ///< what the job works on
    QStringList m_toWalk;
    std::shared_ptr<std::pair<QStringList, QString>> m_walkedFiles;

    PartCache m_parts;
    int m_wanted = -1; ///< asked for and not answered
    QVector<int> m_toPrefetch;
    QSet<int> m_opening;

    std::mutex m_mutex; // guards the inbox
    std::vector<ScoreResult> m_inbox;
    quint64 m_inboxGeneration = 0;
    bool m_wakePending = false;
    QElapsedTimer m_drained;

    std::unique_ptr<Worker> m_worker;
};

} // namespace mixdesk
