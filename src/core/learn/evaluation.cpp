// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/base/work_ahead.h"
#include "core/imaging/heat_map.h"
#include "core/imaging/picture.h"
#include "core/learn/evaluation_gallery.h"
#include "core/learn/evaluation_share.h"
#include "core/learn/finish_run.h"
#include "core/learn/shared_training.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace mixdesk {

namespace {

constexpr int kBatch = 16;
constexpr std::size_t kBatchBytes = std::size_t(256) << 20; // of pictures at their own size
constexpr std::size_t kAhead = 4;                           // pictures read beside the scoring
constexpr int kReaders = 2;

struct Loaded
{
    int image = 0; // into the dataset
    EvaluatedPart::Row row;
    cv::Mat picture, prepared;
};

std::size_t bytesOf(const Loaded& loaded)
{
    return loaded.picture.total() * loaded.picture.elemSize();
}

std::size_t bytesOf(const std::vector<Loaded>& batch)
{
    std::size_t bytes = 0;
    for (const auto& loaded : batch)
        bytes += bytesOf(loaded);
    return bytes;
}

class Evaluator
{
public:
    Evaluator(Scorer& scorer, const Dataset& dataset, ProcessGroup* group)
        : m_scorer(scorer), m_dataset(dataset), m_group(group)
    {
        for (const auto& name : dataset.classes) {
            const auto& known = scorer.run().classes;
            const auto found = std::find(known.begin(), known.end(), name);
            m_runClass.push_back(found == known.end() ? -1 : int(found - known.begin()));
            if (found == known.end())
                m_result.messages.push_back(
                    Sentence::tr("'%1' was not trained and is left out.").arg(name));
        }
    }

    Result<Evaluation> run(const ProgressFn& progress, const StopToken& stop);

private:
    Loaded load(int image, int place) const;
    Result<std::vector<int>> testImages();
    Result<void> scoreOwn(const std::vector<int>& images, const ProgressFn& progress,
                          const StopToken& stop);
    Result<void> scoreBatch(std::vector<Loaded>& batch);
    void addPixels(const Loaded& loaded, const ScoredPicture& scored);
    std::string fingerprint(const std::vector<int>& images) const;
    /// All processes of a group.
    Result<void> expectSame(const std::vector<int>& images) const;
    Result<void> finish(const StopToken& stop);
    void gatherClasses();
    int runClass(int image) const
    {
        return m_runClass[std::size_t(m_dataset.images[std::size_t(image)].classIndex)];
    }

    Scorer& m_scorer;
    const Dataset& m_dataset;
    ProcessGroup* m_group;
    std::vector<int> m_runClass;
    std::map<int, bool> m_hasMasks;
    EvaluatedPart m_part;
    Evaluation m_result;
};

Loaded Evaluator::load(int image, int place) const
{
    const ImageRecord& record = m_dataset.images[std::size_t(image)];
    Loaded loaded;
    loaded.image = image;
    loaded.row.place = place;
    EvaluatedImage& row = loaded.row.image;
    row.path = record.relative;
    row.type = record.type;
    row.trueClass = runClass(image);
    row.defective = !record.good();
    const TrainConfig& config = m_scorer.run().config;
    auto read = readWhole(record.path, config.inputSize, config.resize);
    if (!read) {
        row.error = read.error().message;
        return loaded;
    }
    loaded.picture = read->picture;
    loaded.prepared = read->input;
    return loaded;
}

void Evaluator::addPixels(const Loaded& loaded, const ScoredPicture& scored)
{
    const ImageRecord& record = m_dataset.images[std::size_t(loaded.image)];
    const int trueClass = loaded.row.image.trueClass;
    if (!m_hasMasks[trueClass])
        return;
    std::string problem;
    const cv::Mat mask = maskAtSize(record, loaded.picture.size(), problem);
    if (!problem.empty())
        m_part.messages.emplace_back(loaded.row.place, problem);
    if (record.good() || !mask.empty())
        m_part.pixels[trueClass].add(
            mapToPicture(scored.map, loaded.picture.size(), m_scorer.run().config.resize), mask);
}

Result<void> Evaluator::scoreBatch(std::vector<Loaded>& batch)
{
    std::vector<cv::Mat> inputs;
    std::vector<int> classes;
    for (const auto& loaded : batch) {
        inputs.push_back(loaded.prepared);
        classes.push_back(runClass(loaded.image));
    }
    auto scored = m_scorer.score(inputs, {true, true}, classes);
    if (!scored)
        return scored.error();
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const ScoredPicture& s = (*scored)[i];
        EvaluatedImage& row = batch[i].row.image;
        row.routedClass = s.routedClass;
        row.confidence = s.confidence;
        row.score = s.score;
        row.threshold = s.threshold;
        row.rejected = s.rejected;
        row.ownScore = s.ownScore;
        row.scores = s.scores;
        row.disagreement = s.disagreement;
        addPixels(batch[i], s);
        m_part.rows.push_back(std::move(batch[i].row));
    }
    batch.clear();
    return {};
}

Result<std::vector<int>> Evaluator::testImages()
{
    const auto& added = m_scorer.run().pictures.added;
    const std::set<std::string> trained(added.begin(), added.end());
    std::vector<int> images;
    int trainedHere = 0;
    for (const int image : m_dataset.select(Subset::Test)) {
        if (runClass(image) < 0)
            continue;
        if (trained.count(m_dataset.images[std::size_t(image)].relative))
            ++trainedHere;
        else
            images.push_back(image);
    }
    if (trainedHere > 0)
        m_result.messages.push_back(
            Sentence::tr("Test pictures that this run was trained on, and that are left out: %1.")
                .arg(trainedHere));
    if (images.empty())
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1 has no test images of a class that this run was trained on. "
                                  "Put them under CLASS/test/good and CLASS/test/DEFECT.")
                         .arg(displayPath(m_dataset.root))};
    for (const int image : images)
        m_hasMasks[runClass(image)] |= !m_dataset.images[std::size_t(image)].mask.empty();
    return images;
}

Result<void> Evaluator::scoreOwn(const std::vector<int>& images, const ProgressFn& progress,
                                 const StopToken& stop)
{
    const TrainingShare share(m_group);
    const auto step = std::size_t(share.size());
    const auto own = share.partOf(images);
    ProgressMeter meter(progress, "evaluating", std::int64_t(images.size()), "images");
    WorkAhead<Loaded> ahead(kReaders);
    std::size_t asked = 0, most = 1; // until a size is known
    const auto askAhead = [&] {
        for (; ahead.size() < most && asked < own.size(); ++asked)
            ahead.ask([this, image = own[asked], place = std::size_t(share.rank()) + asked * step] {
                return load(image, int(place));
            });
    };
    std::vector<Loaded> batch;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto ok = share.whole(); !ok)
            return ok;
        askAhead();
        Loaded loaded = ahead.take();
        most = kAhead * bytesOf(loaded) > kBatchBytes ? 1 : kAhead;
        if (!loaded.row.image.error.empty()) {
            m_part.messages.emplace_back(loaded.row.place, loaded.row.image.error);
            m_part.rows.push_back(std::move(loaded.row));
        } else {
            batch.push_back(std::move(loaded));
        }
        if (int(batch.size()) == kBatch || bytesOf(batch) > kBatchBytes)
            if (auto ok = scoreBatch(batch); !ok)
                return ok;
        meter.advance(std::int64_t(std::min(step, images.size() - i * step))); // the others' too
    }
    return batch.empty() ? Result<void>() : scoreBatch(batch);
}

void Evaluator::gatherClasses()
{
    const auto& run = m_scorer.run();
    for (const auto& [c, hasMasks] : m_hasMasks) {
        ClassEvaluation row;
        row.name = run.classes[std::size_t(c)];
        row.runClass = c;
        row.threshold = run.thresholds[std::size_t(c)];
        if (hasMasks) {
            row.figures.pixelAuroc = m_part.pixels[c].pixelAuroc();
            row.figures.aupro = m_part.pixels[c].aupro();
            row.blankMasks = m_part.pixels[c].blankMasks();
        }
        m_result.classes.push_back(std::move(row));
    }
}

std::string Evaluator::fingerprint(const std::vector<int>& images) const
{
    Sha256 sha;
    sha.add(runFingerprint(m_scorer.run()) + "\n");
    const auto sizeOf = [](const fs::path& file) {
        std::error_code ec;
        return file.empty() ? std::string() : std::to_string(fs::file_size(file, ec));
    };
    for (const int image : images) {
        const ImageRecord& record = m_dataset.images[std::size_t(image)];
        sha.add(record.relative + "\n" + sizeOf(record.path) + " " + sizeOf(record.mask) + "\n");
    }
    return sha.hex();
}

Result<void> Evaluator::expectSame(const std::vector<int>& images) const
{
    if (!m_group)
        return {};
    return m_group->expectSame(fingerprint(images), [](int rank) {
        return Sentence::tr("Processes %1 and %2 do not have the same run and the same test "
                            "images. Copy run and dataset folder there again.")
            .arg(0)
            .arg(rank)
            .text();
    });
}

Result<void> Evaluator::finish(const StopToken& stop)
{
    m_part.sort();
    for (auto& row : m_part.rows)
        m_result.images.push_back(std::move(row.image));
    for (auto& [place, message] : m_part.messages)
        m_result.messages.push_back(std::move(message));
    gatherClasses();
    m_result.gallery = drawGallery(m_result, m_scorer, m_dataset, stop);
    if (stop.stopRequested())
        return cancelledError();
    m_result.validation = chosenOnTest(m_scorer.run()) ? "test" : "synthetic";
    m_result.statement = validationStatement(m_scorer.run());
    m_result.routes = m_scorer.routes();
    computeFigures(m_result);
    return {};
}

Result<Evaluation> Evaluator::run(const ProgressFn& progress, const StopToken& stop)
{
    const auto start = std::chrono::steady_clock::now();
    auto images = testImages();
    if (!images)
        return images.error();
    if (auto ok = expectSame(*images); !ok)
        return ok.error();
    if (auto ok = scoreOwn(*images, progress, stop); !ok)
        return ok.error();
    if (m_group) {
        auto all = joinParts(std::move(m_part), *m_group);
        if (!all)
            return all.error();
        m_part = std::move(*all);
        if (!m_group->first())
            return Evaluation();
    }
    if (auto ok = finish(stop); !ok)
        return ok.error();
    m_result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(m_result);
}

} // namespace

Result<Evaluation> evaluate(Scorer& scorer, const Dataset& dataset, const ProgressFn& progress,
                            const StopToken& stop, ProcessGroup* group)
{
    return Evaluator(scorer, dataset, group).run(progress, stop);
}

} // namespace mixdesk
