// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model.h"

#include "core/base/sentence.h"
#include "core/nn/adam.h"
#include "core/nn/batch.h"
#include "core/nn/inference.h"
#include "core/nn/losses.h"
#include "core/nn/machine_peak.h"
#include "core/nn/network.h"
#include "core/nn/tensor_map.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <opencv2/core/utility.hpp>
#include <thread>
#include <torch/version.h>

namespace mixdesk {

namespace {

constexpr int kSpeedTries = 12;

/// torch and OpenCV report by exception: out of memory, a missing driver. One sentence for all.
template <typename Work> auto guarded(const std::string& what, Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const nn::StopAsked&) {
        return cancelledError();
    } catch (const std::exception& e) {
        const std::string text = e.what();
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("The numeric library failed while %1: %2. A smaller "
                                  "training.micro_batch needs less memory.")
                         .arg(what)
                         .arg(text.substr(0, text.find('\n')))};
    }
}

/// fp32 as fp32, and the same result every time.
void makeCudaExact()
{
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

} // namespace

struct Model::Impl
{
    NetworkSpec spec;
    torch::Device device{torch::kCPU};
    nn::Autoencoder network{nullptr};
    std::unique_ptr<nn::Adam> adam;
    Precision precision = Precision::Fp32;
    std::function<bool()> stopAsked;
    /// Of the weights as they are, by precision; made when first needed.
    std::array<std::unique_ptr<Inference>, 2> inference;
    nn::Named parameters, buffers;
    std::vector<torch::Tensor> bufferSnapshot;

    nn::Named all() const
    {
        nn::Named named = parameters;
        named.insert(named.end(), buffers.begin(), buffers.end());
        return named;
    }

    Inference& fastInference()
    {
        auto& engine = inference[std::size_t(precision)];
        if (!engine)
            engine = std::make_unique<Inference>(spec, nn::toTensorMap(all()), precision);
        return *engine;
    }

    nn::Named moments() const
    {
        nn::Named named;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            const auto& name = parameters[i].first;
            named.emplace_back("first." + name, adam->firstMoments()[i]);
            named.emplace_back("second." + name, adam->secondMoments()[i]);
        }
        return named;
    }

    BatchLosses accumulate(const std::vector<TrainSample>& samples, const Objective& objective,
                           double share);
    std::vector<Reconstruction> reconstruct(const std::vector<cv::Mat>& pictures);
};

Model::Model(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Model::~Model() = default;

Result<std::unique_ptr<Model>> Model::create(const NetworkSpec& spec, DeviceChoice device,
                                             std::int64_t seed, double adamEpsilon)
{
    if (device == DeviceChoice::Cuda && !torch::cuda::is_available())
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("training.device is cuda, but no CUDA device or no CUDA build of "
                                  "LibTorch is here. Use auto or cpu.")};
    return guarded(Sentence::tr("building the network"), [&]() -> Result<std::unique_ptr<Model>> {
        auto impl = std::make_unique<Impl>();
        impl->spec = spec;
        if (device != DeviceChoice::Cpu && torch::cuda::is_available())
            impl->device = torch::Device(torch::kCUDA);
        if (impl->device.is_cuda())
            makeCudaExact();
        impl->network = nn::Autoencoder(spec);
        impl->network->initialise(std::uint64_t(seed));
        impl->network->to(impl->device);
        for (const auto& item : impl->network->named_parameters())
            impl->parameters.emplace_back(item.key(), item.value());
        for (const auto& item : impl->network->named_buffers())
            impl->buffers.emplace_back(item.key(), item.value());
        impl->adam = std::make_unique<nn::Adam>(impl->network->parameters(), adamEpsilon);
        return std::unique_ptr<Model>(new Model(std::move(impl)));
    });
}

void Model::stopWhen(std::function<bool()> asked)
{
    m_impl->stopAsked = asked;
    m_impl->network->stopWhen(std::move(asked));
}

void Model::setPrecision(Precision precision)
{
    m_impl->precision = precision;
    m_impl->network->setPrecision(precision);
}

Precision Model::precision() const
{
    return m_impl->precision;
}

bool Model::supports(Precision precision) const
{
    return precision == Precision::Fp32 || m_impl->device.is_cuda() || processorHasBf16();
}

const NetworkSpec& Model::spec() const
{
    return m_impl->spec;
}

std::string Model::deviceName() const
{
    return m_impl->device.is_cuda() ? "cuda" : "cpu";
}

std::vector<LayerSummary> Model::layers()
{
    std::vector<LayerSummary> rows;
    for (const auto& layer : m_impl->network->describe())
        rows.push_back({layer.name, layer.kind, nn::shapeText(layer.output), layer.parameters});
    return rows;
}

std::int64_t Model::parameterCount() const
{
    std::int64_t count = 0;
    for (const auto& [name, tensor] : m_impl->parameters)
        count += tensor.numel();
    return count;
}

void Model::beginStep()
{
    m_impl->inference = {};
    m_impl->bufferSnapshot.clear();
    for (const auto& [name, buffer] : m_impl->buffers)
        m_impl->bufferSnapshot.push_back(buffer.clone());
    for (auto& [name, parameter] : m_impl->parameters)
        parameter.mutable_grad().reset();
}

void Model::discardStep()
{
    torch::NoGradGuard guard;
    m_impl->inference = {};
    for (std::size_t i = 0; i < m_impl->bufferSnapshot.size(); ++i)
        m_impl->buffers[i].second.copy_(m_impl->bufferSnapshot[i]);
    m_impl->bufferSnapshot.clear();
}

void Model::applyStep(double learningRate)
{
    m_impl->inference = {};
    m_impl->adam->step(learningRate);
    m_impl->bufferSnapshot.clear();
}

TensorMap Model::gradients() const
{
    nn::Named gradients;
    for (const auto& [name, parameter] : m_impl->parameters)
        if (parameter.grad().defined())
            gradients.emplace_back(name, parameter.grad());
    return nn::toTensorMap(gradients);
}

BatchLosses Model::Impl::accumulate(const std::vector<TrainSample>& samples,
                                    const Objective& objective, double share)
{
    auto batch = nn::trainBatch(samples, objective, spec.inputSize);
    network->train();
    nn::Tangent tangent;
    const bool contract = batch.directions.defined();
    if (contract)
        tangent.direction = batch.directions.to(device);
    const auto target = batch.clean.to(device);
    nn::Features kept;
    const auto latent =
        network->encode(batch.noisy.to(device), contract ? &tangent : nullptr, &kept);
    const auto decoded = network->decode(latent, kept);
    for (auto& mask : batch.dropout)
        mask = mask.to(device);
    const auto logits = network->classify(latent, batch.dropout);

    const auto perImage = nn::reconstructionLoss(objective.loss, target, decoded.picture);
    const auto reconstruction = perImage.mean();
    const auto classifier = at::cross_entropy_loss(logits, batch.classes.to(device));
    auto total = reconstruction + objective.classifierWeight * classifier;
    BatchLosses losses;
    if (contract) {
        // E_u ||J u||^2 = ||J||_F^2 for u ~ N(0, I): Eq. 8 without bias.
        const auto norm = tangent.direction.flatten(1).square().sum(1).mean();
        total = total + objective.contraction * norm;
        losses.contraction = norm.item<double>();
    }
    if (decoded.defects.defined() && batch.defects.defined()) {
        const auto defects = nn::defectLoss(decoded.defects, batch.defects.to(device));
        total = total + objective.defectWeight * defects;
        losses.defects = defects.item<double>();
    }
    losses.total = total.item<double>();
    losses.reconstruction = reconstruction.item<double>();
    losses.classifier = classifier.item<double>();
    losses.finite = std::isfinite(losses.total);
    const auto values = perImage.detach().to(torch::kCPU, torch::kFloat64).contiguous();
    losses.perImage.assign(values.data_ptr<double>(), values.data_ptr<double>() + values.numel());
    if (losses.finite)
        (total * share).backward();
    return losses;
}

Result<BatchLosses> Model::accumulate(const std::vector<TrainSample>& samples,
                                      const Objective& objective, double share)
{
    return guarded(Sentence::tr("training"), [&]() -> Result<BatchLosses> {
        return m_impl->accumulate(samples, objective, share);
    });
}

std::vector<Reconstruction> Model::Impl::reconstruct(const std::vector<cv::Mat>& pictures)
{
    torch::NoGradGuard guard;
    network->eval();
    nn::Features kept;
    const auto latent = network->encode(nn::pictureBatch(pictures).to(device), nullptr, &kept);
    const auto decoded = network->decode(latent, kept);
    return nn::toReconstructions(decoded.picture, at::softmax(network->classify(latent), 1),
                                 decoded.defects.defined() ? at::sigmoid(decoded.defects)
                                                           : decoded.defects);
}

Result<std::vector<Reconstruction>> Model::infer(const std::vector<cv::Mat>& pictures)
{
    std::vector<Reconstruction> results;
    results.reserve(pictures.size());
    auto done = inferEach(pictures, [&](std::size_t, const Reconstruction& rebuilt) {
        results.push_back({rebuilt.image.clone(), rebuilt.probabilities, rebuilt.defects.clone()});
        return Result<void>();
    });
    if (!done)
        return done.error();
    return results;
}

Result<void> Model::inferEach(const std::vector<cv::Mat>& pictures, const TakeReconstruction& take)
{
    return guarded(Sentence::tr("scoring"), [&]() -> Result<void> {
        if (m_impl->device.is_cpu() && Inference::available())
            return m_impl->fastInference().inferEach(pictures, take, m_impl->stopAsked);
        const auto rebuilt = m_impl->reconstruct(pictures);
        for (std::size_t i = 0; i < rebuilt.size(); ++i)
            if (auto ok = take(i, rebuilt[i]); !ok)
                return ok;
        return {};
    });
}

Result<std::vector<double>> Model::scores(const std::vector<cv::Mat>& pictures, LossKind loss,
                                          std::vector<int>* routed)
{
    return guarded(Sentence::tr("validating"), [&]() -> Result<std::vector<double>> {
        torch::NoGradGuard guard;
        m_impl->network->eval();
        const auto input = nn::pictureBatch(pictures).to(m_impl->device);
        nn::Features kept;
        const auto latent = m_impl->network->encode(input, nullptr, &kept);
        const auto rebuilt = m_impl->network->decode(latent, kept).picture;
        const auto values = nn::reconstructionLoss(loss, input, rebuilt)
                                .to(torch::kCPU, torch::kFloat64)
                                .contiguous();
        if (routed) {
            const auto best = m_impl->network->classify(latent).argmax(1).to(torch::kCPU);
            for (std::int64_t i = 0; i < best.size(0); ++i)
                routed->push_back(int(best[i].item<std::int64_t>()));
        }
        return std::vector<double>(values.data_ptr<double>(),
                                   values.data_ptr<double>() + values.numel());
    });
}

TensorMap Model::weights() const
{
    return nn::toTensorMap(m_impl->all());
}

TensorMap Model::optimizerState() const
{
    return nn::toTensorMap(m_impl->moments());
}

std::int64_t Model::optimizerSteps() const
{
    return m_impl->adam->steps;
}

Result<void> Model::setWeights(const TensorMap& tensors, const std::string& source)
{
    m_impl->inference = {};
    return nn::assign(m_impl->all(), tensors, source);
}

Result<void> Model::setOptimizerState(const TensorMap& tensors, std::int64_t steps,
                                      const std::string& source)
{
    if (auto ok = nn::assign(m_impl->moments(), tensors, source); !ok)
        return ok;
    m_impl->adam->steps = steps;
    return {};
}

int setNumericThreads(int threads)
{
    const int count = threads > 0 ? threads : std::max(1, int(std::thread::hardware_concurrency()));
    at::set_num_threads(count);
    cv::setNumThreads(count);
    return count;
}

double probeMatrixSpeed()
{
    torch::NoGradGuard guard;
    const auto a = torch::ones({256, 256});
    auto b = at::matmul(a, a);
    double seconds = std::numeric_limits<double>::max();
    for (int i = 0; i < kSpeedTries; ++i) { // the best: others may be using the machine
        const auto start = std::chrono::steady_clock::now();
        b = at::matmul(a, a);
        seconds = std::min(
            seconds,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return 2.0 * 256 * 256 * 256 / seconds * 1e-9;
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

} // namespace mixdesk
