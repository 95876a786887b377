// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model.h"

#include "core/base/random.h"
#include "core/base/sentence.h"
#include "core/nn/adam.h"
#include "core/nn/corruption.h"
#include "core/nn/losses.h"
#include "core/nn/network.h"
#include "core/nn/picture_tensor.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <opencv2/core/utility.hpp>
#include <thread>
#include <torch/version.h>

namespace mixdesk {

namespace {

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

std::vector<torch::Tensor> dropoutMasks(const std::vector<TrainSample>& samples, double rate)
{
    std::vector<torch::Tensor> masks;
    if (rate <= 0.0)
        return masks;
    const float keep = float(1.0 / (1.0 - rate));
    for (const auto units : nn::AutoencoderImpl::hiddenUnits())
        masks.push_back(torch::empty({std::int64_t(samples.size()), units}));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        Random random(samples[i].dropoutSeed);
        for (auto& mask : masks) {
            float* row = mask.data_ptr<float>() + std::int64_t(i) * mask.size(1);
            for (std::int64_t u = 0; u < mask.size(1); ++u)
                row[u] = random.chance(rate) ? 0.0F : keep;
        }
    }
    return masks;
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const auto extent : shape)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return text;
}

Tensor32 toTensor32(const torch::Tensor& tensor)
{
    const auto cpu = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    Tensor32 out{cpu.sizes().vec(), {}};
    out.values.assign(cpu.data_ptr<float>(), cpu.data_ptr<float>() + cpu.numel());
    return out;
}

/// fp32 as fp32, and the same result every time.
void makeCudaExact()
{
    at::globalContext().setAllowTF32CuDNN(false);
    at::globalContext().setAllowTF32CuBLAS(false);
    at::globalContext().setDeterministicCuDNN(true);
    at::globalContext().setBenchmarkCuDNN(false);
}

using Named = std::vector<std::pair<std::string, torch::Tensor>>;

/// Checks all before it changes any.
Result<void> assign(const Named& targets, const TensorMap& tensors, const std::string& source)
{
    for (const auto& [name, target] : targets) {
        const auto found = tensors.find(name);
        if (found == tensors.end())
            return Error{ErrorCode::BadData,
                         Sentence::tr("%1 lacks the tensor '%2': it belongs to another network.")
                             .arg(source)
                             .arg(name)};
        if (found->second.shape != target.sizes().vec())
            return Error{ErrorCode::BadData, Sentence::tr("%1: '%2' is %3, this network needs %4.")
                                                 .arg(source)
                                                 .arg(name)
                                                 .arg(shapeText(found->second.shape))
                                                 .arg(shapeText(target.sizes().vec()))};
    }
    for (const auto& [name, tensor] : tensors)
        if (!std::all_of(tensor.values.begin(), tensor.values.end(),
                         [](float value) { return std::isfinite(value); }))
            return Error{
                ErrorCode::BadData,
                Sentence::tr(
                    "%1: '%2' holds values that are no finite numbers. Copy the run again.")
                    .arg(source)
                    .arg(name)};
    if (tensors.size() != targets.size())
        return Error{ErrorCode::BadData,
                     Sentence::tr("%1 holds tensors that this network does not have.").arg(source)};
    torch::NoGradGuard guard;
    for (const auto& [name, target] : targets) {
        const auto& from = tensors.at(name);
        auto to = target;
        to.copy_(torch::tensor(at::ArrayRef<float>(from.values)).view(from.shape));
    }
    return {};
}

} // namespace

struct Model::Impl
{
    NetworkSpec spec;
    torch::Device device{torch::kCPU};
    nn::Autoencoder network{nullptr};
    std::unique_ptr<nn::Adam> adam;
    Named parameters, buffers;
    std::vector<torch::Tensor> bufferSnapshot;

    torch::Tensor batchOf(const std::vector<cv::Mat>& pictures) const
    {
        std::vector<torch::Tensor> images;
        for (const auto& picture : pictures)
            images.push_back(nn::pictureToTensor(picture));
        return torch::stack(images);
    }

    Named all() const
    {
        Named named = parameters;
        named.insert(named.end(), buffers.begin(), buffers.end());
        return named;
    }

    BatchLosses accumulate(const std::vector<TrainSample>& samples, const Objective& objective,
                           double share);
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
    m_impl->network->stopWhen(std::move(asked));
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
        rows.push_back({layer.name, layer.kind, shapeText(layer.output), layer.parameters});
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
    m_impl->bufferSnapshot.clear();
    for (const auto& [name, buffer] : m_impl->buffers)
        m_impl->bufferSnapshot.push_back(buffer.clone());
    for (auto& [name, parameter] : m_impl->parameters)
        parameter.mutable_grad().reset();
}

void Model::discardStep()
{
    torch::NoGradGuard guard;
    for (std::size_t i = 0; i < m_impl->bufferSnapshot.size(); ++i)
        m_impl->buffers[i].second.copy_(m_impl->bufferSnapshot[i]);
    m_impl->bufferSnapshot.clear();
}

void Model::applyStep(double learningRate)
{
    m_impl->adam->step(learningRate);
    m_impl->bufferSnapshot.clear();
}

BatchLosses Model::Impl::accumulate(const std::vector<TrainSample>& samples,
                                    const Objective& objective, double share)
{
    const auto n = std::int64_t(samples.size());
    const auto clean = torch::empty({n, 3, spec.inputSize, spec.inputSize});
    auto noisy = torch::empty_like(clean);
    std::vector<std::int64_t> classes;
    for (std::int64_t i = 0; i < n; ++i) {
        const auto& sample = samples[std::size_t(i)];
        clean[i].copy_(nn::pictureToTensor(sample.picture));
        noisy[i].copy_(
            nn::corrupt(clean[i], objective.noise, objective.noiseAmount, sample.noiseSeed));
        classes.push_back(sample.classIndex);
    }
    const auto target = clean.to(device);
    const auto input = noisy.to(device);

    network->train();
    nn::Tangent tangent;
    const bool contract = objective.contraction > 0.0;
    const auto followed =
        std::max<std::int64_t>(1, std::llround(objective.contractionShare * double(n)));
    if (contract) {
        std::vector<torch::Tensor> directions;
        for (std::int64_t i = 0; i < followed; ++i)
            directions.push_back(
                nn::seededNormal(clean[i].sizes(), samples[std::size_t(i)].contractionSeed));
        tangent.direction = torch::stack(directions).to(device);
    }
    const auto latent = network->encode(input, contract ? &tangent : nullptr);
    const auto rebuilt = network->decode(latent);
    auto masks = dropoutMasks(samples, objective.dropout);
    for (auto& mask : masks)
        mask = mask.to(device);
    const auto logits = network->classify(latent, masks);

    const auto perImage = nn::reconstructionLoss(objective.loss, target, rebuilt);
    const auto reconstruction = perImage.mean();
    const auto classifier = at::cross_entropy_loss(logits, torch::tensor(classes).to(device));
    auto total = reconstruction + objective.classifierWeight * classifier;
    BatchLosses losses;
    if (contract) {
        // E_u ||J u||^2 = ||J||_F^2 for u ~ N(0, I): Eq. 8 without bias.
        const auto norm = tangent.direction.flatten(1).square().sum(1).mean();
        total = total + objective.contraction * norm;
        losses.contraction = norm.item<double>();
    }
    losses.total = total.item<double>();
    losses.reconstruction = reconstruction.item<double>();
    losses.classifier = classifier.item<double>();
    losses.finite = std::isfinite(losses.total);
    const auto values = perImage.detach().to(torch::kCPU, torch::kFloat64).contiguous();
    losses.perImage.assign(values.data_ptr<double>(), values.data_ptr<double>() + n);
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

Result<std::vector<Reconstruction>> Model::infer(const std::vector<cv::Mat>& pictures)
{
    return guarded(Sentence::tr("scoring"), [&]() -> Result<std::vector<Reconstruction>> {
        torch::NoGradGuard guard;
        m_impl->network->eval();
        const auto latent = m_impl->network->encode(m_impl->batchOf(pictures).to(m_impl->device));
        const auto rebuilt = m_impl->network->decode(latent).to(torch::kCPU);
        const auto probabilities =
            at::softmax(m_impl->network->classify(latent), 1).to(torch::kCPU).contiguous();
        std::vector<Reconstruction> results;
        for (std::int64_t i = 0; i < rebuilt.size(0); ++i) {
            const float* row = probabilities.data_ptr<float>() + i * probabilities.size(1);
            results.push_back(
                {nn::tensorToPicture(rebuilt[i]), {row, row + probabilities.size(1)}});
        }
        return results;
    });
}

Result<std::vector<double>> Model::scores(const std::vector<cv::Mat>& pictures, LossKind loss,
                                          std::vector<int>* routed)
{
    return guarded(Sentence::tr("validating"), [&]() -> Result<std::vector<double>> {
        torch::NoGradGuard guard;
        m_impl->network->eval();
        const auto input = m_impl->batchOf(pictures).to(m_impl->device);
        const auto latent = m_impl->network->encode(input);
        const auto values = nn::reconstructionLoss(loss, input, m_impl->network->decode(latent))
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
    TensorMap tensors;
    for (const auto& [name, tensor] : m_impl->all())
        tensors.emplace(name, toTensor32(tensor));
    return tensors;
}

TensorMap Model::optimizerState() const
{
    TensorMap tensors;
    for (std::size_t i = 0; i < m_impl->parameters.size(); ++i) {
        const auto& name = m_impl->parameters[i].first;
        tensors.emplace("first." + name, toTensor32(m_impl->adam->firstMoments()[i]));
        tensors.emplace("second." + name, toTensor32(m_impl->adam->secondMoments()[i]));
    }
    return tensors;
}

std::int64_t Model::optimizerSteps() const
{
    return m_impl->adam->steps;
}

Result<void> Model::setWeights(const TensorMap& tensors, const std::string& source)
{
    return assign(m_impl->all(), tensors, source);
}

Result<void> Model::setOptimizerState(const TensorMap& tensors, std::int64_t steps,
                                      const std::string& source)
{
    Named targets;
    for (std::size_t i = 0; i < m_impl->parameters.size(); ++i) {
        const auto& name = m_impl->parameters[i].first;
        targets.emplace_back("first." + name, m_impl->adam->firstMoments()[i]);
        targets.emplace_back("second." + name, m_impl->adam->secondMoments()[i]);
    }
    if (auto ok = assign(targets, tensors, source); !ok)
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
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 3; ++i)
        b = at::matmul(a, a);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return 3.0 * 2.0 * 256 * 256 * 256 / seconds * 1e-9;
}

std::string torchVersion()
{
    return TORCH_VERSION;
}

} // namespace mixdesk
