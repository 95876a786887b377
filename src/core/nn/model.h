// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/nn/objective.h"
#include "core/nn/process_group.h"
#include "core/nn/tensors.h"

#include <opencv2/core.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mixdesk {

/// One training image with the seeds of its random parts, so that neither batch nor thread matters.
struct TrainSample
{
    cv::Mat picture; ///< clean, prepared: 8UC3 BGR, inputSize x inputSize
    int classIndex = 0;
    std::uint64_t noiseSeed = 0, dropoutSeed = 0, contractionSeed = 0;
    /// For structured noise: what the network sees, 8UC3 (empty: the clean picture), and 8UC1 of
    /// where it differs (not 0; empty: nowhere).
    cv::Mat corrupted = {}, defects = {};
};

/// This process's part of a micro-batch that all processes of a group share: its samples are images
/// `first`, `first` + `step`, ... of the `images` that it has. There may be none.
struct BatchSlice
{
    int images = 0, first = 0, step = 1;
    bool lastOfStep = true; ///< the gradients are complete after it
    /// What this process asks the others to agree on before the next one.
    bool stop = false, enough = false;
};

/// Means over the images of one micro-batch, and the loss's own value per image; of a shared one
/// over all its images, the same in each process.
struct BatchLosses
{
    double reconstruction = 0.0, classifier = 0.0, contraction = 0.0, defects = 0.0, total = 0.0;
    std::vector<double> perImage;
    bool finite = true;
    bool stop = false, enough = false; ///< asked by any process
};

/// What the network makes of one picture.
struct Reconstruction
{
    cv::Mat image;                    ///< 32FC3 BGR in [-1, 1]
    std::vector<float> probabilities; ///< per class, sum 1
    cv::Mat defects; ///< 32FC1, probability of a defect; empty: the network has none
};

struct LayerSummary
{
    std::string name, kind, output;
    std::int64_t parameters = 0;
};

/// An autoencoder with classifier and optimiser, free of torch types. Use from one thread at a
/// time. Layouts: pictures 8UC3 BGR; inside, RGB planes in [-1, 1].
class Model
{
public:
    /// Weights from the seed. Error: CUDA asked for but absent, or no memory.
    static Result<std::unique_ptr<Model>> create(const NetworkSpec& spec, DeviceChoice device,
                                                 std::int64_t seed, double adamEpsilon = 1e-6);
    ~Model();

    /// Asked once per layer from then on, on the thread of the call: where it says true,
    /// accumulate, infer and scores end with cancelledError(). A step so ended is to be discarded.
    void stopWhen(std::function<bool()> asked);

    /// Of convolutions from then on, in training and scoring; fp32 at first. Weights, norms,
    /// losses, latent, classifier, output and the contraction stay fp32.
    void setPrecision(Precision precision);
    Precision precision() const;
    /// False for bf16 on a processor without such instructions, where it would only be slower.
    bool supports(Precision precision) const;

    /// Training in float64 from then on, for measurements that rounding must not blur. Weights are
    /// still handed out in fp32.
    void useDoublePrecision();

    /// All processes: takes process 0's weights, running statistics and optimiser, and trains as
    /// one with the others from then on. Every accumulate() is then to be called by all, with a
    /// slice, and BatchNorm sees the whole micro-batch; no stop is asked for in it. Error: on CUDA.
    Result<void> trainWith(std::shared_ptr<ProcessGroup> group);

    const NetworkSpec& spec() const;
    std::string deviceName() const; ///< "cpu" or "cuda"
    std::vector<LayerSummary> layers();
    std::int64_t parameterCount() const;

    /// Gradient accumulation: beginStep, accumulate micro-batches, then applyStep or discardStep,
    /// after which weights and running statistics are as if beginStep had not been called.
    void beginStep();
    /// `share` is this micro-batch's part of the step's images.
    Result<BatchLosses> accumulate(const std::vector<TrainSample>& samples,
                                   const Objective& objective, double share);
    Result<BatchLosses> accumulate(const std::vector<TrainSample>& samples,
                                   const Objective& objective, double share,
                                   const BatchSlice& slice);
    void applyStep(double learningRate);
    void discardStep();
    TensorMap gradients() const; ///< of the step so far, or of the last one; by parameter

    /// Evaluation mode: no noise, running statistics.
    Result<std::vector<Reconstruction>> infer(const std::vector<cv::Mat>& pictures);
    /// The same one by one: `take` gets the number of each picture and what became of it, which is
    /// overwritten after that call; its error ends the work. On a processor, asks for no memory
    /// from the second call with as many pictures on (but a few bytes within oneDNN).
    using TakeReconstruction = std::function<Result<void>(std::size_t, const Reconstruction&)>;
    Result<void> inferEach(const std::vector<cv::Mat>& pictures, const TakeReconstruction& take);

    /// The loss per image in evaluation mode: the score that training curves show.
    Result<std::vector<double>> scores(const std::vector<cv::Mat>& pictures, LossKind loss,
                                       std::vector<int>* routed = nullptr);

    TensorMap weights() const;
    TensorMap optimizerState() const;
    std::int64_t optimizerSteps() const;

    /// Error, and nothing changed, where a tensor is missing, foreign or of another shape.
    Result<void> setWeights(const TensorMap& tensors, const std::string& source);
    Result<void> setOptimizerState(const TensorMap& tensors, std::int64_t steps,
                                   const std::string& source);

private:
    struct Impl;
    explicit Model(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Threads of the numeric library for the calling process; 0 takes every core. Returns the number.
int setNumericThreads(int threads);

/// Giga floating-point operations per second of a small matrix product: far below 5 means the slow
/// reference BLAS. Takes a few milliseconds.
double probeMatrixSpeed();

std::string torchVersion();

} // namespace mixdesk
