// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/inference.h"

#include "core/nn/inference_part.h"
#include "core/nn/network.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>

namespace mixdesk {

namespace {

using Type = dnnl::memory::data_type;
using Tag = dnnl::memory::format_tag;
using Memory = dnnl::memory;
using Kind = LayerPlan::Kind;

constexpr std::int64_t kMostImages = 8;         // of a part; more gain nothing
constexpr std::int64_t kPartBytes = 16LL << 20; // of a part's largest activation

/// Of every pixel value in [-1, 1], rounded to bf16.
std::array<std::uint16_t, 256> bf16Table()
{
    std::array<std::uint16_t, 256> table{};
    for (int value = 0; value < 256; ++value) {
        const float number = float(value) / 127.5F - 1.0F;
        std::uint32_t bits;
        std::memcpy(&bits, &number, sizeof bits);
        table[std::size_t(value)] = std::uint16_t((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
    }
    return table;
}

/// Three channels of colour, and in a fourth 2 p - 1 of a defect's probability p. With three the
/// picture is `output` itself.
void toReconstruction(const float* output, int side, int channels, Reconstruction& rebuilt)
{
    const cv::Mat all(side, side, CV_32FC(channels), const_cast<float*>(output));
    if (channels == 3) {
        rebuilt.image = all;
        return;
    }
    rebuilt.image.create(side, side, CV_32FC3);
    rebuilt.defects.create(side, side, CV_32FC1);
    cv::Mat parts[] = {rebuilt.image, rebuilt.defects};
    const int fromTo[] = {0, 0, 1, 1, 2, 2, 3, 3};
    cv::mixChannels(&all, 1, parts, 2, fromTo, 4);
    rebuilt.defects.convertTo(rebuilt.defects, -1, 0.5, 0.5);
}

} // namespace

struct Inference::Impl
{
    InferenceNetwork network;
    NetworkSpec spec;
    Precision precision;
    std::int64_t most = 1; ///< images of a part
    std::map<std::pair<std::int64_t, int>, InferencePart> parts;
    Reconstruction rebuilt; ///< of the picture in hand
    std::array<std::uint16_t, 256> table = bf16Table();

    void load(std::vector<InferenceLayer>& layers, const std::vector<LayerPlan>& plans,
              const TensorMap& weights, bool fullPrecision);
    void chooseMost();
    InferencePart& partFor(std::int64_t images);
    void fill(const cv::Mat* pictures, std::int64_t images, const Memory& input) const;
    void run(const InferencePart& part, const std::function<bool()>& asked);
};

bool Inference::available()
{
    return (unsigned(dnnl::get_effective_cpu_isa()) & unsigned(dnnl::cpu_isa::avx2)) ==
           unsigned(dnnl::cpu_isa::avx2);
}

void Inference::Impl::load(std::vector<InferenceLayer>& layers, const std::vector<LayerPlan>& plans,
                           const TensorMap& weights, bool fullPrecision)
{
    int side = plans.front().side;
    for (const auto& plan : plans) {
        InferenceLayer layer;
        layer.folded = foldLayer(plan, weights, plan.kind == Kind::Dense ? side : plan.side);
        side = plan.outputSide();
        if (!fullPrecision && plan.kind != Kind::Dense && precision == Precision::Bf16)
            layer.type = Type::bf16;
        layers.push_back(std::move(layer));
    }
}

/// As many images as keep the largest activation within a cache; and the buffers for them.
void Inference::Impl::chooseMost()
{
    std::int64_t largest = 0;
    for (const auto* layers : {&network.encoder, &network.decoder, &network.classifier})
        for (const auto& layer : *layers) {
            const auto& f = layer.folded;
            const std::int64_t side = f.plan.outputSide(), half = side / 2 + 1;
            largest =
                std::max({largest, f.plan.out * side * side, f.plan.in * f.plan.side * f.plan.side,
                          f.phases ? f.out * half * half : std::int64_t(0)});
        }
    const auto bytes = largest * std::int64_t(sizeof(float));
    most = std::clamp<std::int64_t>(kPartBytes / bytes, 1, kMostImages);
    for (auto& buffer : network.scratch)
        buffer.resize(std::size_t(most * bytes + 128));
    for (auto* layers : {&network.encoder, &network.decoder, &network.classifier})
        for (auto& layer : *layers)
            if (!layer.folded.bias.empty())
                layer.bias = Memory(Memory::desc({layer.folded.out}, Type::f32, Tag::x),
                                    network.engine, layer.folded.bias.data());
}

Inference::Inference(const NetworkSpec& spec, const TensorMap& weights, Precision precision)
    : m_impl(std::make_unique<Impl>())
{
    const NetworkPlan plan = networkPlan(spec);
    InferenceNetwork& network = m_impl->network;
    m_impl->spec = spec;
    m_impl->precision = precision;
    network.inputSize = spec.inputSize;
    m_impl->load(network.encoder, plan.encoder, weights, false);
    m_impl->load(network.decoder, plan.decoder, weights, false);
    m_impl->load(network.classifier, plan.classifier, weights, true);
    network.keep = plan.keptLayers();
    reverseInputs(network.encoder.front().folded);
    reverseOutputs(network.decoder.back().folded);
    m_impl->chooseMost();
}

Inference::~Inference() = default;

InferencePart& Inference::Impl::partFor(std::int64_t images)
{
    const std::pair key(images, at::get_num_threads()); // primitives are made for so many
    auto found = parts.find(key);
    if (found == parts.end())
        found = parts.emplace(key, buildInferencePart(network, images)).first;
    return found->second;
}

void Inference::Impl::fill(const cv::Mat* pictures, std::int64_t images, const Memory& input) const
{
    const int side = spec.inputSize;
    const auto size = std::int64_t(side) * side * 3;
    for (std::int64_t i = 0; i < images; ++i) {
        const cv::Mat& picture = pictures[i];
        if (precision == Precision::Fp32) {
            cv::Mat to(side, side, CV_32FC3,
                       static_cast<float*>(input.get_data_handle()) + i * size);
            picture.convertTo(to, CV_32F, 1.0 / 127.5, -1.0);
            continue;
        }
        auto* to = static_cast<std::uint16_t*>(input.get_data_handle()) + i * size;
        for (int y = 0; y < side; ++y, to += 3 * side) {
            const uchar* row = picture.ptr<uchar>(y);
            for (int x = 0; x < 3 * side; ++x)
                to[x] = table[row[x]];
        }
    }
}

void Inference::Impl::run(const InferencePart& part, const std::function<bool()>& asked)
{
    for (const auto& work : part.work) {
        if (asked && asked())
            throw nn::StopAsked();
        if (work.plain)
            work.plain();
        else
            work.primitive.execute(network.stream, work.arguments);
    }
    network.stream.wait();
}

Result<void> Inference::inferEach(const std::vector<cv::Mat>& pictures,
                                  const Model::TakeReconstruction& take,
                                  const std::function<bool()>& asked)
{
    const auto side = std::int64_t(m_impl->spec.inputSize);
    const int classes = m_impl->spec.classes;
    const auto channels = m_impl->network.decoder.back().folded.plan.out;
    const auto most = std::size_t(m_impl->most);
    Reconstruction& rebuilt = m_impl->rebuilt;
    for (std::size_t begin = 0; begin < pictures.size(); begin += most) {
        const auto images = std::min(most, pictures.size() - begin);
        auto& part = m_impl->partFor(std::int64_t(images));
        m_impl->fill(&pictures[begin], std::int64_t(images), part.input);
        m_impl->run(part, asked);
        const auto* shares = static_cast<const float*>(part.probabilities.get_data_handle());
        const auto* output = static_cast<const float*>(part.output.get_data_handle());
        for (std::size_t i = 0; i < images; ++i, shares += classes) {
            toReconstruction(output, int(side), int(channels), rebuilt);
            rebuilt.probabilities.assign(shares, shares + classes);
            if (auto ok = take(begin + i, rebuilt); !ok)
                return ok;
            output += channels * side * side;
        }
    }
    return {};
}

} // namespace mixdesk
