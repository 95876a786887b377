// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/ablation.h"

#include "core/base/file_lock.h"
#include "core/learn/ablation_comparators.h"

#include <algorithm>

namespace mixdesk {

namespace {

class Ablation
{
public:
    Ablation(const AblationRequest& request, AblationObserver& observer, const StopToken& stop)
        : m_request(request), m_paths(request.out), m_rows(trainedRows(request)),
          m_observer(observer), m_stop(stop)
    {
        for (const AblationRow& row : m_rows)
            m_progress.names.push_back(row.name);
        m_progress.cells.assign(m_rows.size(),
                                std::vector<AblationProgress::Cell>(std::size_t(request.seeds)));
        m_outcome.rows.resize(m_rows.size());
    }

    Result<AblationOutcome> run();

private:
    Result<void> checkRequest() const;
    Result<void> pickUpFinished();
    Result<void> doRow(std::size_t row, int seed);
    Result<void> trainRow(const AblationRow& row, const TrainConfig& config, const fs::path& run,
                          const Dataset& dataset);
    Result<AblationResult> measured(const AblationRow& row, const TrainConfig& config);
    Result<AblationResult> measuredClass(const AblationRow& row, const TrainConfig& config,
                                         const std::string& className);
    Result<void> addEnsembles();
    Result<AblationResult> readRow(const fs::path& path, const std::string& fingerprint) const;
    TrainConfig configOf(std::size_t row, int seed) const;
    void removeCheckpoints(const AblationRow& row, std::int64_t seed) const;
    void finished(std::size_t row, int seed, AblationResult result);
    double secondsLeft() const;

    const AblationRequest& m_request;
    const AblationPaths m_paths;
    const std::vector<AblationRow> m_rows;
    AblationObserver& m_observer;
    StopToken m_stop;
    const ProgressFn m_progressFn = [this](const Progress& p) { m_observer.onProgress(p); };
    AblationProgress m_progress;
    AblationOutcome m_outcome;
};

TrainConfig Ablation::configOf(std::size_t row, int seed) const
{
    TrainConfig config = rowConfig(m_request.base, m_rows[row], seed + 1);
    config.epochs = m_outcome.plan.epochs;
    if (m_rows[row].scope == RowScope::Patches) // as many pictures seen as in the other rows
        config.epochs = std::max(1, config.epochs / kPatchesPerPicture);
    return config;
}

Result<AblationResult> Ablation::readRow(const fs::path& path, const std::string& fingerprint) const
{
    auto text = readFile(path, std::uint64_t(1) << 30);
    if (!text)
        return text.error();
    auto result = ablationResultFromJson(*text, displayPath(path));
    if (!result)
        return result;
    const bool settings = result->fingerprint == fingerprint;
    if (settings && result->datasetHash == m_outcome.plan.datasetHash)
        return result;
    return Error{ErrorCode::Usage, displayPath(path) + " is a row of other " +
                                       (settings ? "pictures" : "settings") +
                                       ". Delete it to measure the row again, or choose another "
                                       "folder with --out."};
}

void Ablation::finished(std::size_t row, int seed, AblationResult result)
{
    m_progress.cells[row][std::size_t(seed)] = {true, result.trainSeconds + result.evaluateSeconds};
    m_outcome.rows[row].push_back(std::move(result));
}

/// Time of what is missing: as long as the same row took with other seeds, else as the plan or, in
/// want of one, the mean of what is finished says.
double Ablation::secondsLeft() const
{
    double left = 0.0, all = 0.0;
    int done = 0;
    for (const auto& row : m_progress.cells)
        for (const auto& cell : row) {
            all += cell.seconds;
            done += cell.finished;
        }
    for (std::size_t row = 0; row < m_progress.cells.size(); ++row) {
        double seconds = 0.0;
        int seeds = 0;
        for (const auto& cell : m_progress.cells[row]) {
            seconds += cell.seconds;
            seeds += cell.finished;
        }
        const int missing = int(m_progress.cells[row].size()) - seeds;
        const auto& expected = m_outcome.plan.expectedSeconds;
        if (seeds > 0)
            left += missing * seconds / seeds;
        else if (row < expected.size())
            left += missing * expected[row];
        else if (done > 0)
            left += missing * all / done;
        else
            return -1.0;
    }
    return left;
}

Result<void> Ablation::pickUpFinished()
{
    std::error_code ec;
    for (int seed = 0; seed < m_request.seeds; ++seed)
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const fs::path path = m_paths.result(m_rows[row].id, seed + 1);
            if (!fs::exists(path, ec))
                continue;
            auto result = readRow(path, configFingerprint(configOf(row, seed)));
            if (!result)
                return result.error();
            if (m_rows[row].scope == RowScope::Patches &&
                result->classNames !=
                    comparatorClasses(m_rows[row], m_request.dataset, m_request.textures))
                return Error{ErrorCode::Usage, displayPath(path) +
                                                   " is a row of other classes of textures. Delete "
                                                   "it to measure the row again."};
            finished(row, seed, std::move(*result));
        }
    return {};
}

Result<void> Ablation::trainRow(const AblationRow& row, const TrainConfig& config,
                                const fs::path& run, const Dataset& dataset)
{
    const RunPaths paths(run);
    std::error_code ec;
    const bool begun = fs::exists(paths.config(), ec);
    if (begun) {
        auto was = runConfig(run);
        if (!was)
            return was.error();
        if (configFingerprint(*was) != configFingerprint(config))
            return Error{ErrorCode::Usage,
                         displayPath(run) + " was begun with other settings than the row '" +
                             row.name + "' has. Delete it, or choose another folder with --out."};
    } else {
        fs::remove(paths.lastCheckpoint().parent_path(), ec); // left empty by a crash
    }
    if (fs::exists(paths.manifest(), ec))
        return {};
    auto summary = train({config, dataset, run, begun, {}, {}}, m_observer, m_stop);
    return summary ? Result<void>() : summary.error();
}

/// Of one class's model.
Result<AblationResult> Ablation::measuredClass(const AblationRow& row, const TrainConfig& config,
                                               const std::string& className)
{
    const fs::path run = m_paths.run(row, config.seed) / fs::u8path(className);
    const Dataset dataset = onlyClass(m_request.dataset, className);
    std::error_code ec;
    if (row.scope == RowScope::EachClass) {
        if (auto ok = trainRow(row, config, run, dataset); !ok)
            return ok.error();
        return measureRow(row, run, dataset, m_progressFn, m_stop);
    }
    if (!fs::exists(RunPaths(run).manifest(), ec)) {
        const fs::path folder = m_paths.patches(row, config.seed) / fs::u8path(className);
        auto patches = writePatches(dataset, config, folder, m_stop);
        if (!patches)
            return patches.error();
        if (auto ok = trainRow(row, config, run, *patches); !ok)
            return ok.error();
    }
    return measurePatches(row, run, dataset, m_progressFn, m_stop);
}

/// Trains what a row has not trained yet, and measures it.
Result<AblationResult> Ablation::measured(const AblationRow& row, const TrainConfig& config)
{
    if (row.scope == RowScope::AllClasses) {
        const fs::path run = m_paths.run(row, config.seed);
        if (auto ok = trainRow(row, config, run, m_request.dataset); !ok)
            return ok.error();
        return measureRow(row, run, m_request.dataset, m_progressFn, m_stop);
    }
    std::vector<AblationResult> classes;
    for (const auto& name : comparatorClasses(row, m_request.dataset, m_request.textures)) {
        if (m_stop.stopRequested())
            return cancelledError();
        auto result = measuredClass(row, config, name);
        if (!result)
            return result;
        classes.push_back(std::move(*result));
    }
    return mergeClasses(classes);
}

Result<void> Ablation::doRow(std::size_t row, int seed)
{
    const AblationRow& which = m_rows[row];
    m_progress.row = int(row);
    m_progress.seed = seed;
    m_progress.secondsLeft = secondsLeft();
    m_observer.onRows(m_progress);
    auto result = measured(which, configOf(row, seed));
    if (!result)
        return result.error();
    result->datasetHash = m_outcome.plan.datasetHash;
    if (auto ok =
            writeFileAtomic(m_paths.result(which.id, seed + 1), ablationResultToJson(*result));
        !ok)
        return ok;
    removeCheckpoints(which, seed + 1);
    finished(row, seed, std::move(*result));
    return {};
}

/// And the patches that were trained on.
void Ablation::removeCheckpoints(const AblationRow& row, std::int64_t seed) const
{
    const fs::path run = m_paths.run(row, seed);
    std::vector<fs::path> runs{run};
    if (row.scope != RowScope::AllClasses) {
        runs.clear();
        for (const std::string& name : m_request.dataset.classes)
            runs.push_back(run / fs::u8path(name));
    }
    std::error_code ec;
    for (const fs::path& one : runs)
        fs::remove_all(RunPaths(one).lastCheckpoint().parent_path(), ec);
    fs::remove_all(m_paths.patches(row, seed), ec);
    fs::remove(m_paths.patches(row, seed).parent_path(), ec); // where it is empty now
}

/// Made anew by every call: they take no time and follow from the rows' files alone.
Result<void> Ablation::addEnsembles()
{
    auto place = m_outcome.rows.begin() + std::ptrdiff_t(ablationRows().size());
    for (const Combination combination : {Combination::Vote, Combination::Mean}) {
        std::vector<AblationResult> seeds;
        for (int seed = 0; seed < m_request.seeds; ++seed) {
            std::vector<AblationResult> members;
            for (std::size_t row = 0; row < ablationRows().size(); ++row)
                members.push_back(m_outcome.rows[row][std::size_t(seed)]);
            auto result =
                ensembleRow(members, combination, m_request.weights, m_request.base.betaRange);
            if (!result)
                return result.error();
            if (auto ok = writeFileAtomic(m_paths.result(result->row, result->seed),
                                          ablationResultToJson(*result));
                !ok)
                return ok;
            seeds.push_back(std::move(*result));
        }
        place = m_outcome.rows.insert(place, std::move(seeds)) + 1;
    }
    return {};
}

/// What training would not miss, and measuring does.
Result<void> Ablation::checkRequest() const
{
    if (m_rows.back().scope == RowScope::Patches &&
        m_request.base.validation != ValidationSource::Synthetic)
        return Error{ErrorCode::Usage, "The row on patches is validated on synthetic defects: set "
                                       "validation.source=synthetic, or name no textures."};
    const Dataset& dataset = m_request.dataset;
    const auto test = dataset.select(Subset::Test);
    const auto good = [&](int image) { return dataset.images[std::size_t(image)].good(); };
    if (std::any_of(test.begin(), test.end(), good) && !std::all_of(test.begin(), test.end(), good))
        return {};
    return Error{ErrorCode::BadData, displayPath(dataset.root) +
                                         " needs good and defective test images to measure the "
                                         "rows on. Put them under CLASS/test/good and "
                                         "CLASS/test/DEFECT."};
}

Result<AblationOutcome> Ablation::run()
{
    if (auto ok = checkRequest(); !ok)
        return ok.error();
    if (auto ok = makeFolder(m_paths.root); !ok)
        return ok.error();
    auto lock = FileLock::take(m_paths.lock(), "Another ablation is writing into " +
                                                   displayPath(m_paths.root) +
                                                   ". Wait until it has ended, or choose another "
                                                   "folder.");
    if (!lock)
        return lock.error();
    auto plan =
        takePlan(m_paths, m_request.base, m_request.minutesPerRun, m_request.dataset, m_stop);
    if (!plan)
        return plan.error();
    m_outcome.plan = std::move(*plan);
    m_observer.onPlan(m_outcome.plan);
    if (auto ok = pickUpFinished(); !ok)
        return ok.error();
    for (int seed = 0; seed < m_request.seeds; ++seed)
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            if (m_progress.cells[row][std::size_t(seed)].finished)
                continue;
            if (m_stop.stopRequested())
                return cancelledError();
            if (auto ok = doRow(row, seed); !ok)
                return ok.error();
        }
    m_progress.row = m_progress.seed = -1;
    m_progress.secondsLeft = 0.0;
    m_observer.onRows(m_progress);
    for (auto& seeds : m_outcome.rows)
        std::sort(seeds.begin(), seeds.end(),
                  [](const auto& a, const auto& b) { return a.seed < b.seed; });
    if (auto ok = addEnsembles(); !ok)
        return ok.error();
    return std::move(m_outcome);
}

} // namespace

std::vector<AblationRow> trainedRows(const AblationRequest& request)
{
    std::vector<AblationRow> rows = ablationRows();
    if (!request.comparators)
        return rows;
    for (const AblationRow& row : comparatorRows())
        if (!comparatorClasses(row, request.dataset, request.textures).empty())
            rows.push_back(row);
    return rows;
}

Result<AblationOutcome> runAblation(const AblationRequest& request, AblationObserver& observer,
                                    const StopToken& stop)
{
    return Ablation(request, observer, stop).run();
}

std::string ablationRowName(const std::string& id)
{
    for (const auto& rows : {ablationRows(), comparatorRows()})
        for (const AblationRow& row : rows)
            if (row.id == id)
                return row.name;
    return id == kVoteRow ? "Ensemble (vote)" : id == kMeanRow ? "Ensemble (mean score)" : id;
}

} // namespace mixdesk
