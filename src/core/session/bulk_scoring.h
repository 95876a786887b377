// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/scorer.h"
#include "core/session/file_mark.h"
#include "core/session/job.h"
#include "core/store/database_address.h"
#include "core/store/score_repository.h"

#include <QString>
#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace mixdesk {

class TaskQueue;

/// A picture to be scored.
struct ScoreItem
{
    int entry = -1;
    QString path;            ///< absolute
    QString image;           ///< its name in the database; empty: scores are not kept
    QString className, type; ///< as in GalleryEntry
    int trueClass = -1;      ///< as in GalleryEntry
    FileMark mark;           ///< of the file; filled here
};

struct ScoreResult
{
    int entry = -1;
    QString error; ///< not empty: could not be read, and the rest says nothing
    int routedClass = -1;
    double confidence = 0.0, score = 0.0, ownScore = 0.0;
    bool computed = false; ///< not out of the database
    FileMark mark;         ///< of the file that was scored
};

struct GalleryEntry;

/// Whether `entry` already speaks of the file in another state. Where it has that state's score,
/// it stands until the picture is opened again: verdicts go by what people see. An error stands
/// only against a state that the file is not in any more either (looks at the file).
bool isOfAnotherState(const ScoreResult& result, const GalleryEntry& entry);

/// Pictures that the network takes at once. The scoring thread answers through `scores`.
struct ScoreBatch
{
    std::vector<ScoreItem> items;
    std::vector<cv::Mat> inputs; ///< prepared
    std::vector<cv::Size> sizes; ///< of the pictures themselves
    std::promise<Result<std::vector<ScoredPicture>>> scores;
};

/// Scores many pictures: what the database knows and whose file did not change is taken from
/// there, the rest is decoded on a few threads of low priority and handed over in micro-batches.
/// run() blocks and belongs on a worker; push() comes from any thread.
class BulkScoring
{
public:
    struct Setup
    {
        DatabaseAddress database{
            fs::path()}; ///< opened here a second time: a connection belongs to its thread
        QString run, modelHash, scoreKey;
        int inputSize = 0;
        ResizeMode resize = ResizeMode::Stretch;
        int microBatch = 8;
        std::string stage; ///< for the progress, translated
        /// Hands a batch to the scoring thread, which must answer every one.
        std::function<void(std::shared_ptr<ScoreBatch>)> score;
        /// From run()'s thread.
        std::function<void(std::vector<ScoreResult>)> deliver;
        std::function<void(const Error&)> cacheFailed; ///< scores cannot be kept; goes on
    };

    explicit BulkScoring(Setup setup);
    ~BulkScoring();

    /// In this order; `first` puts them before all that wait.
    void push(std::vector<ScoreItem> items, bool first);
    bool idle() const; ///< nothing waits

    /// Returns when nothing waits any more. Cancelled: what was not scored still waits.
    Result<void> run(const Job::Context& context);

private:
    class Keeper;

    void takeKept(Keeper& keeper, const StopToken& stop);
    std::vector<ScoreItem> next();
    std::shared_ptr<ScoreBatch> decode(std::vector<ScoreItem> items, TaskQueue& decoders,
                                       const StopToken& stop);
    Result<void> finish(ScoreBatch& batch, Keeper& keeper);
    void advance(std::size_t pictures);

    Setup m_setup;
    mutable std::mutex m_mutex; // guards the next two
    std::deque<ScoreItem> m_waiting;
    std::int64_t m_total = 0;

    // run()'s own
    ProgressFn m_progress;
    std::int64_t m_done = 0, m_computed = 0;
    std::chrono::steady_clock::time_point m_began;
};

} // namespace mixdesk
