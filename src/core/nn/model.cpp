// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model.h"

#include "core/nn/batch.h"
#include "core/nn/losses.h"
#include "core/nn/machine_peak.h"
#include "core/nn/model_impl.h"
#include "core/nn/tensor_memory.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <opencv2/core/utility.hpp>
#include <thread>
#include <torch/version.h>

namespace mixdesk {

namespace {

constexpr int kSpeedTries = 12;

/// fp32 as fp32, and the same result every time.
void makeCudaExact()
{
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

} // namespace

Model::Model(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Model::~Model()
{
    m_impl.reset();
    nn::releaseTensorMemory();
}

Result<std::unique_ptr<Model>> Model::create(const NetworkSpec& spec, DeviceChoice device,
                                             std::int64_t seed, double adamEpsilon)
{
    if (device == DeviceChoice::Cuda && !torch::cuda::is_available())
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("training.device is cuda, but no CUDA device or no CUDA build of "
                                  "LibTorch is here. Use auto or cpu.")};
    return guarded(Sentence::tr("building the network"), [&]() -> Result<std::unique_ptr<Model>> {
        nn::keepTensorMemory();
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
        const auto input = m_impl->placed(nn::pictureBatch(pictures));
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
