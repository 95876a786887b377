// SPDX-License-Identifier: GPL-3.0-or-later
// N processes with a part of each micro-batch against one process with all of it. This program is
// started again as each of the processes.
#include "core/nn/model.h"
#include "core/nn/safetensors.h"

#include "support/job_processes.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace mixdesk;
using nlohmann::json;

namespace {

constexpr int kSteps = 5, kSide = 64, kClasses = 3;

/// One comparison, as the processes are told of it.
struct Case
{
    std::string network = "compact";
    std::string loss = "ssim";
    std::vector<int> microBatches = {6, 6}; ///< of every step
    bool doublePrecision = true;
    int steps = kSteps;

    std::string text() const
    {
        return json{network, loss, microBatches, doublePrecision, steps}.dump();
    }
    static Case from(const std::string& text)
    {
        const json j = json::parse(text);
        return {j[0], j[1], j[2], j[3], j[4]};
    }
};

NetworkSpec specOf(const Case& c)
{
    NetworkSpec spec;
    spec.kind = c.network == "table1"   ? NetworkKind::Table1
                : c.network == "table2" ? NetworkKind::Table2
                : c.network == "repair" ? NetworkKind::Repair
                                        : NetworkKind::Compact;
    spec.inputSize = kSide;
    spec.latent = 8;
    spec.width = 0.125;
    spec.classes = kClasses;
    spec.defectMap = c.network == "repair";
    return spec;
}

Objective objectiveOf(const Case& c)
{
    Objective objective;
    objective.noise = c.network == "repair" ? NoiseKind::Structured : NoiseKind::Gaussian;
    objective.loss = c.loss == "ssim"     ? LossKind::Ssim
                     : c.loss == "msssim" ? LossKind::MsSsim
                                          : LossKind::L2;
    objective.contraction = c.network == "repair" ? 0.0 : 1e-3;
    objective.contractionShare = 0.5;
    return objective;
}

TrainSample sampleOf(const Case& c, int number)
{
    cv::Mat picture(kSide, kSide, CV_8UC3);
    cv::RNG random(std::uint64_t(number) + 1);
    random.fill(picture, cv::RNG::UNIFORM, 0, 256);
    const auto seed = std::uint64_t(number) * 3;
    TrainSample sample{picture, number % kClasses, seed, seed + 1, seed + 2};
    if (c.network == "repair" && number % 2) {
        sample.corrupted = picture.clone();
        sample.defects = cv::Mat::zeros(kSide, kSide, CV_8UC1);
        const cv::Rect spot(number % 32, 8, 12, 9);
        sample.corrupted(spot).setTo(cv::Scalar(0, 0, 255));
        sample.defects(spot).setTo(255);
    }
    return sample;
}

/// What is compared: all weights and statistics; and gradients after one step in fp32.
struct Outcome
{
    TensorMap tensors;
    std::vector<double> losses; ///< of every micro-batch, and of its images
};

void require(const Result<void>& ok)
{
    if (!ok)
        throw std::runtime_error(ok.error().message);
}

template <typename T> T taken(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().message);
    return std::move(*result);
}

Outcome train(const Case& c, const std::shared_ptr<ProcessGroup>& group)
{
    const int rank = group ? group->rank() : 0, size = group ? group->size() : 1;
    // Others begin with other weights: they are to take process 0's.
    auto model = taken(Model::create(specOf(c), DeviceChoice::Cpu, 1 + rank));
    if (c.doublePrecision)
        model->useDoublePrecision();
    if (group)
        require(model->trainWith(group));
    Outcome outcome;
    int next = 0;
    for (int step = 0; step < c.steps; ++step) {
        int images = 0;
        for (const int micro : c.microBatches)
            images += micro;
        model->beginStep();
        for (std::size_t m = 0; m < c.microBatches.size(); ++m) {
            BatchSlice slice;
            slice.images = c.microBatches[m];
            slice.first = (rank - next % size + size) % size;
            slice.step = size;
            slice.lastOfStep = m + 1 == c.microBatches.size();
            std::vector<TrainSample> samples;
            for (int i = slice.first; i < slice.images; i += size)
                samples.push_back(sampleOf(c, next + i));
            next += slice.images;
            const auto losses = taken(
                model->accumulate(samples, objectiveOf(c), double(slice.images) / images, slice));
            outcome.losses.insert(outcome.losses.end(),
                                  {losses.reconstruction, losses.classifier, losses.contraction,
                                   losses.defects, losses.total});
            outcome.losses.insert(outcome.losses.end(), losses.perImage.begin(),
                                  losses.perImage.end());
        }
        if (!c.doublePrecision)
            for (auto& [name, gradient] : model->gradients())
                outcome.tensors["gradient." + name] = gradient;
        model->applyStep(1e-3);
    }
    for (auto& [name, tensor] : model->weights())
        outcome.tensors[name] = tensor;
    return outcome;
}

/// The largest difference, relative to the tensor's own scale.
double difference(const Tensor32& a, const Tensor32& b)
{
    double squares = 0.0, most = 0.0;
    for (const float value : b.values)
        squares += double(value) * value;
    const double scale = std::sqrt(squares / double(b.count()));
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const double off = std::abs(double(a.values[i]) - b.values[i]);
        most = std::max(most, off / std::max({scale, double(std::abs(b.values[i])), 1e-12}));
    }
    return most;
}

int workAsProcess(const std::string& folder, const std::string& what)
{
    setNumericThreads(1);
    const Case c = Case::from(what);
    auto group = taken(ProcessGroup::join(taken(processEnvironment()), {}));
    const Outcome outcome = train(c, group);
    const std::string stem = folder + "/" + std::to_string(group->rank());
    require(writeSafetensors(stem + ".safetensors", {outcome.tensors, {}}));
    require(writeFileAtomic(stem + ".json", json(outcome.losses).dump()));
    group->leave();
    return 0;
}

} // namespace

class TestSharedTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setNumericThreads(1); }

    void sameWeights_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("size");
        QTest::addColumn<double>("tolerance");
        const auto row = [](const char* name, const Case& c, int size, double tolerance) {
            QTest::newRow(name) << QString::fromStdString(c.text()) << size << tolerance;
        };
        row("compact, 2", {}, 2, 1e-6);
        row("compact, 3", {}, 3, 1e-6);
        row("table1, 2", {"table1"}, 2, 1e-6);
        row("table1, 3", {"table1"}, 3, 1e-6);
        row("table2, 2", {"table2", "l2", {2, 2}}, 2, 1e-6);
        row("repair, 2", {"repair", "ssim", {5}}, 2, 1e-6);
        row("uneven, 2", {"compact", "msssim", {7, 4}}, 2, 1e-6);
        row("uneven, 3", {"table1", "ssim", {4, 7}}, 3, 1e-6);
        row("a process without images", {"table1", "ssim", {2, 2}}, 3, 1e-6);
        row("fp32, 2", {"compact", "ssim", {6, 5}, false, 1}, 2, 1e-3);
        // A norm over two images divides by what little they differ in, which rounding shares in.
        row("fp32, a process without images", {"table1", "l2", {2}, false, 1}, 3, 1e-2);
    }

    void sameWeights()
    {
        QFETCH(QString, what);
        QFETCH(int, size);
        QFETCH(double, tolerance);
        QTemporaryDir folder;
        support::JobProcesses job(
            QCoreApplication::applicationFilePath(), {}, size,
            {{"MIXDESK_TEST_FOLDER", folder.path()}, {"MIXDESK_TEST_CASE", what}});
        const Outcome alone = train(Case::from(what.toStdString()), nullptr);
        QVERIFY(job.wait());
        for (int rank = 0; rank < size; ++rank) {
            QVERIFY2(job[rank].exitCode() == 0, job[rank].readAllStandardError());
            const fs::path stem = fs::u8path(folder.path().toStdString()) / std::to_string(rank);
            const auto shared = readSafetensors(stem.string() + ".safetensors").value();
            QCOMPARE(shared.tensors.size(), alone.tensors.size());
            double most = 0.0;
            for (const auto& [name, tensor] : alone.tensors) {
                const double off = difference(shared.tensors.at(name), tensor);
                most = std::max(most, off);
                if (!(off <= tolerance))
                    qWarning("%s: %g", name.c_str(), off);
            }
            qInfo("process %d differs by %.2g at most", rank, most);
            QVERIFY(most <= tolerance);
            const auto losses =
                json::parse(readFile(stem.string() + ".json").value()).get<std::vector<double>>();
            QCOMPARE(losses.size(), alone.losses.size());
            for (std::size_t i = 0; i < losses.size(); ++i)
                QVERIFY(std::abs(losses[i] - alone.losses[i]) <=
                        tolerance * std::max(1.0, std::abs(alone.losses[i])));
        }
    }
};

int main(int argc, char** argv)
{
    const auto folder = systemEnvironment("MIXDESK_TEST_FOLDER");
    if (!folder) {
        QCoreApplication app(argc, argv);
        TestSharedTraining test;
        return QTest::qExec(&test, argc, argv);
    }
    try {
        return workAsProcess(*folder, *systemEnvironment("MIXDESK_TEST_CASE"));
    } catch (const std::exception& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
#include "test_shared_training.moc"
