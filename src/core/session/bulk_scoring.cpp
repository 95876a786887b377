// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/bulk_scoring.h"

#include "core/base/task_queue.h"
#include "core/session/gallery_entry.h"
#include "core/store/database.h"

#include <algorithm>

namespace mixdesk {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kKeepRows = 512; // written at once
constexpr auto kKeepEvery = std::chrono::seconds(1);

int decoderCount()
{
    return std::clamp(int(std::thread::hardware_concurrency()) - 1, 1, 4);
}

} // namespace

/// The database's side: rows known before, and rows to be kept, written now and then.
class BulkScoring::Keeper
{
public:
    explicit Keeper(const Setup& setup) : m_setup(setup)
    {
        if (setup.run.isEmpty())
            return;
        auto database = Database::open(setup.database);
        if (!database) {
            fail(database.error());
            return;
        }
        m_database = std::move(*database);
        auto rows = ScoreRepository(*m_database).all(setup.run, setup.modelHash, setup.scoreKey);
        if (!rows) {
            fail(rows.error());
            return;
        }
        m_known.reserve(rows->size());
        for (StoredScore& row : *rows) {
            const QString image = row.image;
            m_known.emplace(image, std::move(row));
        }
    }

    /// Null: not known, or of another state of the file or another class.
    const StoredScore* find(const ScoreItem& item) const
    {
        const auto found = m_known.find(item.image);
        if (item.image.isEmpty() || !item.mark.known() || found == m_known.end())
            return nullptr;
        const StoredScore& row = found->second;
        const bool same = row.size == item.mark.size && row.modified == item.mark.modified &&
                          row.className == item.className && row.error.isEmpty();
        return same ? &row : nullptr;
    }

    void forget() { m_known.clear(); }

    void keep(const ScoreItem& item, const ScoredPicture& scored, cv::Size size)
    {
        if (item.image.isEmpty() || !item.mark.known() || !m_database)
            return;
        m_rows.push_back({item.image,
                          item.mark.size,
                          item.mark.modified,
                          item.className,
                          item.type,
                          scored.routedClass,
                          scored.confidence,
                          scored.score,
                          scored.ownScore,
                          size.width,
                          size.height,
                          {}});
        if (m_rows.size() >= kKeepRows || Clock::now() - m_written > kKeepEvery)
            write();
    }

    void write()
    {
        m_written = Clock::now();
        if (m_rows.empty() || !m_database)
            return;
        const auto written = ScoreRepository(*m_database)
                                 .put(m_setup.run, m_setup.modelHash, m_setup.scoreKey, m_rows);
        m_rows.clear();
        if (!written)
            fail(written.error());
    }

private:
    void fail(const Error& error)
    {
        m_database.reset();
        m_setup.cacheFailed(error);
    }

    const Setup& m_setup;
    std::unique_ptr<Database> m_database;
    std::unordered_map<QString, StoredScore> m_known;
    std::vector<StoredScore> m_rows;
    Clock::time_point m_written = Clock::now();
};

bool isOfAnotherState(const ScoreResult& result, const GalleryEntry& entry)
{
    const bool told = entry.scored || !entry.error.isEmpty();
    if (!told || !entry.mark.known() || entry.mark == result.mark)
        return false;
    return entry.scored || result.mark != markOf(entry.path);
}

BulkScoring::BulkScoring(Setup setup) : m_setup(std::move(setup)) {}

BulkScoring::~BulkScoring() = default;

void BulkScoring::push(std::vector<ScoreItem> items, bool first)
{
    const std::lock_guard lock(m_mutex);
    m_total += std::int64_t(items.size());
    m_waiting.insert(first ? m_waiting.begin() : m_waiting.end(),
                     std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
}

bool BulkScoring::idle() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

Result<void> BulkScoring::run(const Job::Context& context)
{
    m_progress = context.progress;
    m_began = Clock::now();
    m_computed = 0;
    Keeper keeper(m_setup);
    takeKept(keeper, context.stop);

    TaskQueue decoders(decoderCount(), true);
    std::shared_ptr<ScoreBatch> inHand; // scored while the next one is decoded
    Result<void> state;
    while (state && !context.stop.stopRequested()) {
        auto items = next();
        if (items.empty() && !inHand)
            break;
        std::shared_ptr<ScoreBatch> batch;
        if (!items.empty()) {
            batch = decode(std::move(items), decoders, context.stop);
            if (batch && !batch->items.empty())
                m_setup.score(batch);
            else
                batch.reset();
        }
        if (inHand)
            state = finish(*inHand, keeper);
        inHand = std::move(batch);
    }
    if (inHand)
        if (auto last = finish(*inHand, keeper); state)
            state = std::move(last);
    keeper.write();
    if (state && context.stop.stopRequested() && !idle())
        return cancelledError();
    return state;
}

void BulkScoring::takeKept(Keeper& keeper, const StopToken& stop)
{
    std::deque<ScoreItem> all;
    {
        const std::lock_guard lock(m_mutex);
        all.swap(m_waiting);
    }
    std::vector<ScoreResult> kept;
    std::deque<ScoreItem> rest;
    for (ScoreItem& item : all) {
        if (!stop.stopRequested())
            item.mark = markOf(item.path);
        if (const StoredScore* row = keeper.find(item))
            kept.push_back({item.entry,
                            {},
                            row->routedClass,
                            row->confidence,
                            row->score,
                            row->ownScore,
                            false,
                            item.mark});
        else
            rest.push_back(std::move(item));
    }
    keeper.forget();
    const std::size_t count = kept.size();
    if (!kept.empty())
        m_setup.deliver(std::move(kept));
    {
        const std::lock_guard lock(m_mutex); // what came in meanwhile is more urgent
        m_waiting.insert(m_waiting.end(), std::make_move_iterator(rest.begin()),
                         std::make_move_iterator(rest.end()));
    }
    m_began = Clock::now();
    m_done += std::int64_t(count);
}

std::vector<ScoreItem> BulkScoring::next()
{
    const std::lock_guard lock(m_mutex);
    const auto count = std::min(m_waiting.size(), std::size_t(m_setup.microBatch));
    std::vector<ScoreItem> items(std::make_move_iterator(m_waiting.begin()),
                                 std::make_move_iterator(m_waiting.begin() + long(count)));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + long(count));
    return items;
}

std::shared_ptr<ScoreBatch> BulkScoring::decode(std::vector<ScoreItem> items, TaskQueue& decoders,
                                                const StopToken& stop)
{
    struct Decoded
    {
        cv::Mat input;
        cv::Size size;
        std::optional<Error> error;
    };
    std::vector<Decoded> decoded(items.size());
    std::mutex mutex;
    std::condition_variable ended;
    std::size_t open = items.size();
    for (std::size_t i = 0; i < items.size(); ++i)
        decoders.post(TaskQueue::Urgency::Now, [&, i] {
            Decoded& mine = decoded[i];
            if (stop.stopRequested()) {
                mine.error = cancelledError();
            } else {
                items[i].mark = markOf(items[i].path);
                auto read = readInput(fs::path(items[i].path.toStdString()), m_setup.inputSize,
                                      m_setup.resize);
                if (read) {
                    mine.size = read->size;
                    mine.input = read->input;
                } else {
                    mine.error = read.error();
                }
            }
            const std::lock_guard lock(mutex); // held while notifying: `ended` lives on the stack
            if (--open == 0)
                ended.notify_one();
        });
    {
        std::unique_lock lock(mutex);
        ended.wait(lock, [&] { return open == 0; });
    }

    auto batch = std::make_shared<ScoreBatch>();
    std::vector<ScoreResult> broken;
    std::vector<ScoreItem> stopped;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!decoded[i].error) {
            batch->items.push_back(std::move(items[i]));
            batch->inputs.push_back(std::move(decoded[i].input));
            batch->sizes.push_back(decoded[i].size);
        } else if (decoded[i].error->cancelled()) {
            stopped.push_back(std::move(items[i]));
        } else {
            ScoreResult result;
            result.entry = items[i].entry;
            result.error = QString::fromStdString(decoded[i].error->message);
            result.mark = items[i].mark;
            broken.push_back(std::move(result));
        }
    }
    const std::size_t count = broken.size();
    if (!broken.empty())
        m_setup.deliver(std::move(broken));
    advance(count);
    if (!stopped.empty()) {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(stopped.begin()),
                         std::make_move_iterator(stopped.end()));
    }
    return batch;
}

Result<void> BulkScoring::finish(ScoreBatch& batch, Keeper& keeper)
{
    auto scored = batch.scores.get_future().get();
    if (!scored) {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(batch.items.begin()),
                         std::make_move_iterator(batch.items.end()));
        return scored.error();
    }
    std::vector<ScoreResult> results;
    for (std::size_t i = 0; i < batch.items.size(); ++i) {
        const ScoredPicture& picture = (*scored)[i];
        results.push_back({batch.items[i].entry,
                           {},
                           picture.routedClass,
                           picture.confidence,
                           picture.score,
                           picture.ownScore,
                           true,
                           batch.items[i].mark});
        keeper.keep(batch.items[i], picture, batch.sizes[i]);
    }
    m_computed += std::int64_t(results.size());
    const std::size_t count = results.size();
    m_setup.deliver(std::move(results));
    advance(count);
    return {};
}

void BulkScoring::advance(std::size_t pictures)
{
    m_done += std::int64_t(pictures);
    Progress progress;
    progress.stage = m_setup.stage;
    progress.done = m_done;
    {
        const std::lock_guard lock(m_mutex);
        progress.total = m_total;
    }
    progress.unit = "pictures";
    const double seconds = std::chrono::duration<double>(Clock::now() - m_began).count();
    if (m_computed > 0 && seconds > 0.0) {
        progress.perSecond = double(m_computed) / seconds;
        progress.secondsLeft = double(progress.total - progress.done) / progress.perSecond;
    }
    m_progress(progress);
}

} // namespace mixdesk
