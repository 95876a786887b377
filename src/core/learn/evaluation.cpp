// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/evaluation.h"

#include "core/base/sentence.h"
#include "core/data/image_cache.h"
#include "core/imaging/heat_map.h"
#include "core/learn/finish_run.h"
#include "core/metrics/pixel_metrics.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <opencv2/imgproc.hpp>
#include <set>

namespace mixdesk {

namespace {

constexpr int kBatch = 16;
constexpr std::size_t kBatchBytes = std::size_t(256) << 20; // of pictures at their own size
constexpr std::size_t kGalleryEach = 12;                    // false rejects, and escapes
constexpr int kGallerySide = 256;

struct Loaded
{
    int image = 0; // into the dataset
    cv::Mat picture, prepared;
};

std::size_t bytesOf(const std::vector<Loaded>& batch)
{
    std::size_t bytes = 0;
    for (const auto& loaded : batch)
        bytes += loaded.picture.total() * loaded.picture.elemSize();
    return bytes;
}

class Evaluator
{
public:
    Evaluator(Scorer& scorer, const Dataset& dataset) : m_scorer(scorer), m_dataset(dataset)
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
    Loaded load(int image, EvaluatedImage& row) const;
    Result<std::vector<int>> testImages();
    Result<void> scoreAll(const std::vector<int>& images, ProgressMeter& meter,
                          const StopToken& stop);
    Result<void> scoreBatch(std::vector<Loaded>& batch);
    void gatherClasses();
    void addPixels(const Loaded& loaded, const ScoredPicture& scored, EvaluatedImage& row);
    void addToGallery(const Loaded& loaded, const ScoredPicture& scored, const cv::Mat& mask,
                      const EvaluatedImage& row);
    cv::Mat maskOf(const ImageRecord& record, cv::Size size);
    int runClass(int image) const
    {
        return m_runClass[std::size_t(m_dataset.images[std::size_t(image)].classIndex)];
    }

    Scorer& m_scorer;
    const Dataset& m_dataset;
    std::vector<int> m_runClass;
    std::map<int, PixelMetrics> m_pixels;
    std::map<int, bool> m_hasMasks;
    Evaluation m_result;
    std::vector<std::pair<double, GalleryItem>> m_falseRejects, m_escapes;
};

Loaded Evaluator::load(int image, EvaluatedImage& row) const
{
    const ImageRecord& record = m_dataset.images[std::size_t(image)];
    row.path = record.relative;
    row.type = record.type;
    row.trueClass = runClass(image);
    row.defective = !record.good();
    Loaded loaded;
    loaded.image = image;
    auto picture = readPicture(record.path);
    if (!picture) {
        row.error = picture.error().message;
        return loaded;
    }
    loaded.picture = *picture;
    loaded.prepared = m_scorer.prepare(*picture);
    return loaded;
}

cv::Mat Evaluator::maskOf(const ImageRecord& record, cv::Size size)
{
    if (record.mask.empty())
        return {};
    auto mask = readMask(record.mask);
    if (!mask) {
        m_result.messages.push_back(mask.error().message);
        return {};
    }
    if (mask->size() != size) {
        m_result.messages.push_back(
            Sentence::tr("The mask %1 has another size than its picture and was resized.")
                .arg(displayPath(record.mask)));
        cv::resize(*mask, *mask, size, 0, 0, cv::INTER_NEAREST);
    }
    return *mask;
}

void Evaluator::addPixels(const Loaded& loaded, const ScoredPicture& scored, EvaluatedImage& row)
{
    const ImageRecord& record = m_dataset.images[std::size_t(loaded.image)];
    const cv::Mat mask = maskOf(record, loaded.picture.size());
    const bool usable = m_hasMasks[row.trueClass] && (record.good() || !mask.empty());
    if (usable) {
        const cv::Mat map =
            mapToPicture(scored.map, loaded.picture.size(), m_scorer.run().config.resize);
        m_pixels[row.trueClass].add(map, mask);
    }
    if (row.rejected != row.defective)
        addToGallery(loaded, scored, mask, row);
}

void Evaluator::addToGallery(const Loaded& loaded, const ScoredPicture& scored, const cv::Mat& mask,
                             const EvaluatedImage& row)
{
    const auto& run = m_scorer.run();
    const ClassThreshold& t = run.thresholds[std::size_t(row.routedClass)];
    // Scores of different classes compare in units of their sigma only.
    const double margin = std::abs(row.score - row.threshold) / (t.sigma > 0 ? t.sigma : 1.0);
    auto& list = row.defective ? m_escapes : m_falseRejects;
    if (list.size() == kGalleryEach && margin <= list.back().first)
        return;
    GalleryItem item;
    item.falseReject = !row.defective;
    item.className = run.classes[std::size_t(row.trueClass)];
    if (m_scorer.routes())
        item.routedClass = run.classes[std::size_t(row.routedClass)];
    item.file = row.path;
    item.defectType = row.type;
    item.score = row.score;
    item.threshold = row.threshold;
    item.pixelThreshold = scored.pixelThreshold;
    item.heatUpper = heatUpper(scored.pixelThreshold);
    const double scale = double(kGallerySide) / std::max(loaded.picture.cols, loaded.picture.rows);
    const cv::Size size(std::max(1, int(loaded.picture.cols * scale)),
                        std::max(1, int(loaded.picture.rows * scale)));
    cv::resize(loaded.picture, item.input, size, 0, 0,
               scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Mat map = mapToPicture(scored.map, loaded.picture.size(), run.config.resize);
    cv::resize(map, item.map, size, 0, 0, cv::INTER_LINEAR);
    cv::resize(scored.reconstruction, item.reconstruction, size, 0, 0, cv::INTER_LINEAR);
    if (!mask.empty())
        cv::resize(mask, item.mask, size, 0, 0, cv::INTER_NEAREST);
    const auto at = std::find_if(list.begin(), list.end(),
                                 [&](const auto& other) { return other.first < margin; });
    list.insert(at, {margin, std::move(item)});
    if (list.size() > kGalleryEach)
        list.pop_back();
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
    auto row = m_result.images.end() - std::ptrdiff_t(batch.size());
    for (std::size_t i = 0; i < batch.size(); ++i, ++row) {
        const ScoredPicture& s = (*scored)[i];
        row->routedClass = s.routedClass;
        row->confidence = s.confidence;
        row->score = s.score;
        row->threshold = s.threshold;
        row->rejected = s.rejected;
        row->ownScore = s.ownScore;
        row->scores = s.scores;
        row->disagreement = s.disagreement;
        addPixels(batch[i], s, *row);
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

Result<void> Evaluator::scoreAll(const std::vector<int>& images, ProgressMeter& meter,
                                 const StopToken& stop)
{
    std::vector<Loaded> batch;
    std::vector<EvaluatedImage> broken;
    for (const int image : images) {
        if (stop.stopRequested())
            return cancelledError();
        EvaluatedImage row;
        Loaded loaded = load(image, row);
        if (!row.error.empty()) {
            m_result.messages.push_back(row.error);
            broken.push_back(std::move(row));
        } else {
            m_result.images.push_back(std::move(row));
            batch.push_back(std::move(loaded));
        }
        if (int(batch.size()) == kBatch || bytesOf(batch) > kBatchBytes)
            if (auto ok = scoreBatch(batch); !ok)
                return ok;
        meter.advance();
    }
    if (!batch.empty())
        if (auto ok = scoreBatch(batch); !ok)
            return ok;
    m_result.images.insert(m_result.images.end(), broken.begin(), broken.end());
    return {};
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
            row.figures.pixelAuroc = m_pixels[c].pixelAuroc();
            row.figures.aupro = m_pixels[c].aupro();
            row.blankMasks = m_pixels[c].blankMasks();
        }
        m_result.classes.push_back(std::move(row));
    }
    for (auto* list : {&m_falseRejects, &m_escapes})
        for (auto& [margin, item] : *list)
            m_result.gallery.push_back(std::move(item));
}

Result<Evaluation> Evaluator::run(const ProgressFn& progress, const StopToken& stop)
{
    const auto start = std::chrono::steady_clock::now();
    auto images = testImages();
    if (!images)
        return images.error();
    ProgressMeter meter(progress, "evaluating", std::int64_t(images->size()), "images");
    if (auto ok = scoreAll(*images, meter, stop); !ok)
        return ok.error();
    gatherClasses();
    m_result.validation = chosenOnTest(m_scorer.run()) ? "test" : "synthetic";
    m_result.statement = validationStatement(m_scorer.run());
    m_result.routes = m_scorer.routes();
    computeFigures(m_result);
    m_result.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(m_result);
}

} // namespace

Result<Evaluation> evaluate(Scorer& scorer, const Dataset& dataset, const ProgressFn& progress,
                            const StopToken& stop)
{
    return Evaluator(scorer, dataset).run(progress, stop);
}

} // namespace mixdesk
