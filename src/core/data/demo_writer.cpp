// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_lock.h"
#include "core/base/sentence.h"
#include "core/data/demo_plant.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

namespace mixdesk {

namespace {

constexpr const char* kMarkerName = "demo-plant.json";
constexpr const char* kReadmeName = "README.txt";
constexpr const char* kLockName = ".drawing.lock"; // hidden: no class to a dataset scan
constexpr int kMaxPictures = kDemoTestNumbers;
constexpr std::uint64_t kLargestMarker = 1 << 20;

struct Job
{
    std::string className;
    std::string type;
    int index = 0;  ///< in its folder
    int number = 0; ///< of the drawing
    fs::path picture;
    fs::path mask; ///< empty for good parts
};

std::string fileStem(int index)
{
    char text[16];
    std::snprintf(text, sizeof text, "%03d", index);
    return text;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

Result<void> checkCount(const char* what, int value, int low)
{
    if (value >= low && value <= kMaxPictures)
        return {};
    return Error{ErrorCode::Usage, std::string("The demo plant's number of ") + what + " is " +
                                       std::to_string(value) + "; choose " + std::to_string(low) +
                                       " to " + std::to_string(kMaxPictures) + "."};
}

/// Checks the options and gives the classes to draw, sorted and without repeats.
Result<std::vector<std::string>> chosenClasses(const DemoPlantOptions& options)
{
    if (options.side < 64 || options.side > 1024)
        return Error{ErrorCode::Usage, "The demo plant's picture side is " +
                                           std::to_string(options.side) +
                                           " pixels; choose 64 to 1024."};
    for (const auto& checked : {checkCount("training pictures", options.trainGood, 1),
                                checkCount("good test pictures", options.testGood, 0),
                                checkCount("pictures per defect", options.testPerDefect, 0)})
        if (!checked)
            return checked.error();
    const auto known = demoClasses();
    if (options.classes.empty())
        return known;
    for (const std::string& name : options.classes)
        if (std::find(known.begin(), known.end(), name) == known.end())
            return Error{ErrorCode::Usage, "The demo plant has no class named " + name +
                                               "; choose from " + joined(known) + "."};
    auto classes = options.classes;
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    return classes;
}

std::string markerText(const DemoPlantOptions& options, const std::vector<std::string>& classes)
{
    const nlohmann::ordered_json marker{{"format", 1},
                                        {"generator", "Mixdesk demo plant"},
                                        {"seed", options.seed},
                                        {"side", options.side},
                                        {"train_good", options.trainGood},
                                        {"test_good", options.testGood},
                                        {"test_per_defect", options.testPerDefect},
                                        {"classes", classes}};
    return marker.dump(2) + "\n";
}

std::string readmeText(const std::vector<std::string>& classes)
{
    std::string text =
        "Mixdesk demo plant\n\n"
        "Every picture in this folder was computed by Mixdesk (mixdesk-cli demo-data). None is a\n"
        "photograph, and no person, product or company is shown. The generated pictures and masks\n"
        "are free of rights: CC0 1.0, use them for anything. The generator itself is part of\n"
        "Mixdesk, GPL-3.0-or-later.\n\n"
        "Layout (MVTec AD): CLASS/train/good, CLASS/test/good, CLASS/test/DEFECT and\n"
        "CLASS/ground_truth/DEFECT/NNN_mask.png (white is defect). demo-plant.json holds the\n"
        "options; the same options draw the same pictures again.\n\nClasses and defects:\n";
    for (const std::string& name : classes)
        text += "  " + name + ": " + joined(demoDefects(name)) + "\n";
    return text;
}

/// A run that was killed may leave the temporary file of a picture behind.
void removeLeftovers(const fs::path& out)
{
    std::vector<fs::path> leftovers;
    std::error_code ec;
    for (fs::recursive_directory_iterator it(out, ec), end; !ec && it != end; it.increment(ec))
        if (it->path().filename().string().find(".png.") != std::string::npos)
            leftovers.push_back(it->path());
    for (const fs::path& path : leftovers)
        fs::remove(path, ec);
}

/// Fresh or ours and unfinished: fine. Anything else is somebody's data and is left alone.
Result<void> claimFolder(const fs::path& out, const std::string& marker)
{
    std::error_code ec;
    const auto status = fs::status(out, ec);
    if (fs::exists(status) && !fs::is_directory(status))
        return Error{
            ErrorCode::Unwritable,
            Sentence::tr("%1 is a file; choose a new or empty folder.").arg(displayPath(out))};
    if (fs::exists(out / kMarkerName, ec)) {
        const auto earlier = readFile(out / kMarkerName, kLargestMarker);
        if (!earlier)
            return earlier.error();
        if (*earlier == marker)
            return {};
        return Error{ErrorCode::Unwritable,
                     Sentence::tr("%1 already holds a demo plant drawn with other options (see %2 "
                                  "there); choose another folder.")
                         .arg(displayPath(out))
                         .arg(kMarkerName)};
    }
    if (fs::exists(status)) {
        const bool empty = fs::is_empty(out, ec);
        if (ec)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("Cannot look into %1: %2. Check its permissions.")
                             .arg(displayPath(out))
                             .arg(ec.message())};
        if (!empty)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("%1 already holds something else; choose a new or empty "
                                      "folder for the demo plant.")
                             .arg(displayPath(out))};
    }
    return writeFileAtomic(out / kMarkerName, marker);
}

/// Lowest file numbers first, so that a plant still being drawn shows something of everything.
std::vector<Job> listJobs(const fs::path& out, const DemoPlantOptions& options,
                          const std::vector<std::string>& classes)
{
    std::vector<Job> jobs;
    for (const std::string& name : classes) {
        const fs::path folder = out / name;
        for (int i = 0; i < options.trainGood; ++i)
            jobs.push_back(
                {name, "good", i, i, folder / "train/good" / (fileStem(i) + ".png"), {}});
        for (int i = 0; i < options.testGood; ++i)
            jobs.push_back({name,
                            "good",
                            i,
                            kDemoTestNumbers + i,
                            folder / "test/good" / (fileStem(i) + ".png"),
                            {}});
        for (const std::string& type : demoDefects(name))
            for (int i = 0; i < options.testPerDefect; ++i)
                jobs.push_back({name, type, i, i, folder / "test" / type / (fileStem(i) + ".png"),
                                folder / "ground_truth" / type / (fileStem(i) + "_mask.png")});
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const Job& a, const Job& b) { return a.index < b.index; });
    return jobs;
}

/// Files appear whole or not at all, so one that exists is finished; the picture comes last.
bool finished(const Job& job)
{
    std::error_code ec;
    return fs::exists(job.picture, ec) && (job.mask.empty() || fs::exists(job.mask, ec));
}

Result<void> writeJob(const Job& job, const DemoPlantOptions& options)
{
    if (finished(job))
        return {};
    try {
        const DemoPicture drawn =
            drawDemoPicture(job.className, job.type, job.number, options.seed, options.side);
        if (!job.mask.empty())
            if (auto written = writePng(job.mask, drawn.mask); !written)
                return written;
        return writePng(job.picture, drawn.image);
    } catch (const std::exception& problem) {
        return Error{ErrorCode::Unwritable,
                     Sentence::tr("Cannot draw %1: %2. Try a smaller picture side.")
                         .arg(displayPath(job.picture))
                         .arg(problem.what())};
    }
}

/// Shared by the threads that work through one list.
class Crew
{
public:
    Crew(const std::vector<Job>& jobs, const DemoPlantOptions& options, const StopToken& stop)
        : m_jobs(jobs), m_options(options), m_stop(stop)
    {}

    /// Works until the list is done, `report` is told how many pictures the crew has finished.
    template <typename Report> void work(Report&& report)
    {
        for (;;) {
            const std::size_t i = m_next++;
            if (i >= m_jobs.size() || m_failed)
                return;
            auto written = m_stop.stopRequested() ? Result<void>(cancelledError())
                                                  : writeJob(m_jobs[i], m_options);
            if (!written) {
                const std::lock_guard<std::mutex> lock(m_mutex);
                if (!m_error)
                    m_error = written.error();
                m_failed = true;
                return;
            }
            report(++m_done);
        }
    }

    std::int64_t done() const { return m_done; }
    /// After all threads have ended.
    Result<void> outcome() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

private:
    const std::vector<Job>& m_jobs;
    const DemoPlantOptions& m_options;
    const StopToken& m_stop;
    std::atomic<std::size_t> m_next{0};
    std::atomic<std::int64_t> m_done{0};
    std::atomic<bool> m_failed{false};
    std::mutex m_mutex;
    std::optional<Error> m_error;
};

Result<void> writeAllJobs(const std::vector<Job>& jobs, const DemoPlantOptions& options,
                          const ProgressFn& progress, const StopToken& stop)
{
    ProgressMeter meter(progress, "drawing pictures", std::int64_t(jobs.size()), "pictures");
    Crew crew(jobs, options, stop);
    std::vector<std::thread> helpers;
    const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1u, 16u);
    for (unsigned i = 1; i < cores; ++i)
        helpers.emplace_back([&crew] { crew.work([](std::int64_t) {}); });
    crew.work([&meter](std::int64_t done) { meter.advance(done - meter.state().done); });
    for (std::thread& helper : helpers)
        helper.join();
    if (auto outcome = crew.outcome(); !outcome)
        return outcome;
    meter.advance(crew.done() - meter.state().done);
    return {};
}

bool allFinished(const std::vector<Job>& jobs)
{
    return std::all_of(jobs.begin(), jobs.end(), finished);
}

/// Claims the folder for `options` and draws those pictures of them that `wanted` counts.
Result<void> writePictures(const fs::path& out, const DemoPlantOptions& options,
                           const DemoPlantOptions& wanted, const ProgressFn& progress,
                           const StopToken& stop)
{
    const auto classes = chosenClasses(options);
    if (!classes)
        return classes.error();
    if (stop.stopRequested())
        return cancelledError();
    const std::string marker = markerText(options, *classes);
    const auto jobs = listJobs(out, wanted, *classes);
    const auto earlier = readFile(out / kMarkerName, kLargestMarker);
    if (earlier && *earlier == marker && allFinished(jobs))
        return {};
    if (auto claimed = claimFolder(out, marker); !claimed)
        return claimed;
    const auto lock = FileLock::take(
        out / kLockName,
        Sentence::tr(
            "The demo plant %1 is being drawn by another program; wait until it has finished.")
            .arg(displayPath(out)));
    if (!lock)
        return lock.error();
    removeLeftovers(out);
    if (auto written = writeFileAtomic(out / kReadmeName, readmeText(*classes)); !written)
        return written;
    return writeAllJobs(jobs, wanted, progress, stop);
}

} // namespace

Result<void> writeDemoPlant(const fs::path& out, const DemoPlantOptions& options,
                            const ProgressFn& progress, const StopToken& stop)
{
    return writePictures(out, options, options, progress, stop);
}

Result<void> startDemoPlant(const fs::path& out, const DemoPlantOptions& options,
                            const DemoPlantStart& start, const ProgressFn& progress,
                            const StopToken& stop)
{
    DemoPlantOptions wanted = options;
    wanted.trainGood = std::min(options.trainGood, start.trainGood);
    wanted.testGood = std::min(options.testGood, start.testGood);
    wanted.testPerDefect = std::min(options.testPerDefect, start.testPerDefect);
    return writePictures(out, options, wanted, progress, stop);
}

bool demoPlantComplete(const fs::path& out, const DemoPlantOptions& options)
{
    const auto classes = chosenClasses(options);
    if (!classes)
        return false;
    return allFinished(listJobs(out, options, *classes));
}

} // namespace mixdesk
