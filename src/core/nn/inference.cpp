// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/inference.h"

#include "core/nn/folded_layer.h"
#include "core/nn/network.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <dnnl.hpp>
#include <map>
#include <unordered_map>

namespace mixdesk {

namespace {

using Type = dnnl::memory::data_type;
using Tag = dnnl::memory::format_tag;
using Memory = dnnl::memory;
using Kind = LayerPlan::Kind;

constexpr std::int64_t kMostImages = 8;         // of a part; more gain nothing
constexpr std::int64_t kPartBytes = 16LL << 20; // of a part's largest activation
constexpr float kSlope = 0.2F;

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

dnnl::primitive_attr activation(LayerPlan::After after)
{
    dnnl::post_ops ops;
    if (after == LayerPlan::After::LeakyRelu)
        ops.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, kSlope, 0.0F);
    else if (after == LayerPlan::After::Relu)
        ops.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    else if (after == LayerPlan::After::Tanh)
        ops.append_eltwise(1.0F, dnnl::algorithm::eltwise_tanh, 0.0F, 0.0F);
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(ops);
    return attributes;
}

/// Phases (a, b, channel) of every pixel to a picture of twice the side, channels last.
template <typename T>
void interleave(const T* from, T* to, std::int64_t images, std::int64_t side, std::int64_t channels,
                bool overlap)
{
    const std::int64_t half = side / 2, wide = half + (overlap ? 1 : 0), pixel = 4 * channels;
    at::parallel_for(0, images * side, 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto row = begin; row < end; ++row) {
            const auto n = row / side, y = row % side, a = y % 2;
            const auto line = n * wide + y / 2 + (overlap ? a : 0);
            for (std::int64_t x = 0; x < side; ++x) {
                const auto b = x % 2;
                const auto at = line * wide + x / 2 + (overlap ? b : 0);
                std::copy_n(from + at * pixel + (2 * a + b) * channels, channels,
                            to + (row * side + x) * channels);
            }
        }
    });
}

/// Three channels of colour, and in a fourth 2 p - 1 of a defect's probability p.
Reconstruction toReconstruction(const float* output, int side, int channels)
{
    const cv::Mat all(side, side, CV_32FC(channels), const_cast<float*>(output));
    Reconstruction rebuilt;
    if (channels == 3) {
        rebuilt.image = all.clone();
        return rebuilt;
    }
    rebuilt.image.create(side, side, CV_32FC3);
    rebuilt.defects.create(side, side, CV_32FC1);
    cv::Mat parts[] = {rebuilt.image, rebuilt.defects};
    const int fromTo[] = {0, 0, 1, 1, 2, 2, 3, 3};
    cv::mixChannels(&all, 1, parts, 2, fromTo, 4);
    rebuilt.defects = rebuilt.defects * 0.5 + 0.5;
    return rebuilt;
}

} // namespace

struct Inference::Impl
{
    struct Layer
    {
        FoldedLayer folded;
        Type type = Type::f32;                               ///< of its inputs and weights
        std::vector<std::pair<Memory::desc, Memory>> packed; ///< weights, by layout
        Memory bias;
    };

    /// One primitive with what it reads and writes, or an interleaving of phases.
    struct Work
    {
        dnnl::primitive primitive;
        std::unordered_map<int, Memory> arguments;
        std::function<void()> plain;
    };

    /// Everything for one number of images and threads.
    struct Part
    {
        std::vector<Work> work;
        Memory input, output, probabilities;
    };

    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    NetworkSpec spec;
    Precision precision;
    std::vector<Layer> encoder, decoder, classifier;
    std::int64_t most = 1; ///< images of a part
    std::map<std::pair<std::int64_t, int>, Part> parts;
    std::vector<bool> keep;                           ///< encoder layers that the decoder reads
    std::array<std::vector<std::uint8_t>, 3> scratch; ///< activations of parts, in turn
    std::array<std::uint16_t, 256> table = bf16Table();

    void load(std::vector<Layer>& layers, const std::vector<LayerPlan>& plans,
              const TensorMap& weights, bool fullPrecision);
    void chooseMost();
    Part& partFor(std::int64_t images);
    void fill(const cv::Mat* pictures, std::int64_t images, const Memory& input) const;
};

namespace {

/// Builds a part layer by layer; activations go from one buffer to the next.
class PartBuilder
{
public:
    PartBuilder(Inference::Impl& impl, Inference::Impl::Part& part, std::int64_t images)
        : m_impl(impl), m_part(part), m_images(images)
    {}
    void build();

private:
    using Layer = Inference::Impl::Layer;

    Memory chain(std::vector<Layer>& layers, Memory h, Type last);
    Memory add(Layer& layer, const Memory& h, Type to);
    Memory convolution(Layer& layer, const Memory& h, Type to);
    Memory product(Layer& layer, const Memory& h, Type to);
    Memory pooling(const Layer& layer, const Memory& h);
    Memory interleaved(const Layer& layer, const Memory& phases, Type type);
    Memory joined(const Layer& layer, const Memory& h, const Memory& skipped);
    Memory inType(const Memory& h, Type type);
    Memory packed(Layer& layer, const Memory::desc& wanted, const Memory::desc& plain);
    Memory buffer(const Memory::desc& desc);
    Memory::desc picture(std::int64_t channels, std::int64_t side, Type type) const
    {
        return {{m_images, channels, side, side}, type, Tag::nhwc};
    }

    Inference::Impl& m_impl;
    Inference::Impl::Part& m_part;
    std::int64_t m_images;
    std::size_t m_turn = 0;
    bool m_kept = false;            ///< the next buffer is read again by the decoder
    std::vector<Memory> m_features; ///< outputs of the encoder's layers
};

/// Two following layers never share a buffer, nor do phases and what they become.
Memory PartBuilder::buffer(const Memory::desc& desc)
{
    if (m_kept)
        return Memory(desc, m_impl.engine);
    auto& bytes = m_impl.scratch[m_turn++ % m_impl.scratch.size()];
    void* aligned = bytes.data();
    std::size_t space = bytes.size();
    std::align(64, desc.get_size(), aligned, space);
    return Memory(desc, m_impl.engine, aligned);
}

Memory PartBuilder::packed(Layer& layer, const Memory::desc& wanted, const Memory::desc& plain)
{
    for (const auto& [desc, memory] : layer.packed)
        if (desc == wanted)
            return memory;
    Memory from(plain, m_impl.engine, layer.folded.weights.data()), to(wanted, m_impl.engine);
    dnnl::reorder(from, to).execute(m_impl.stream, from, to);
    m_impl.stream.wait();
    layer.packed.emplace_back(wanted, to);
    return to;
}

Memory PartBuilder::convolution(Layer& layer, const Memory& h, Type to)
{
    const FoldedLayer& f = layer.folded;
    const std::int64_t side = (f.plan.side + 2 * f.padding - f.kernel) / f.stride + 1;
    const Memory::dims shape{f.out, f.in, f.kernel, f.kernel}, stride{f.stride, f.stride},
        padding{f.padding, f.padding};
    const dnnl::convolution_forward::primitive_desc found(
        dnnl::convolution_forward::desc(
            dnnl::prop_kind::forward_inference, dnnl::algorithm::convolution_direct, h.get_desc(),
            Memory::desc(shape, layer.type, Tag::any), layer.bias.get_desc(),
            picture(f.out, side, to), stride, padding, padding),
        activation(f.plan.after), m_impl.engine);
    const auto weights =
        packed(layer, found.weights_desc(), Memory::desc(shape, Type::f32, Tag::oihw));
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back({dnnl::convolution_forward(found),
                           {{DNNL_ARG_SRC, h},
                            {DNNL_ARG_WEIGHTS, weights},
                            {DNNL_ARG_BIAS, layer.bias},
                            {DNNL_ARG_DST, y}},
                           {}});
    return y;
}

Memory PartBuilder::product(Layer& layer, const Memory& h, Type to)
{
    const FoldedLayer& f = layer.folded;
    const Memory::desc row({m_images, f.in}, layer.type, Tag::nc);
    const dnnl::inner_product_forward::primitive_desc found(
        dnnl::inner_product_forward::desc(dnnl::prop_kind::forward_inference, row,
                                          Memory::desc({f.out, f.in}, layer.type, Tag::any),
                                          layer.bias.get_desc(),
                                          Memory::desc({m_images, f.out}, to, Tag::nc)),
        activation(f.plan.after), m_impl.engine);
    const auto weights =
        packed(layer, found.weights_desc(), Memory::desc({f.out, f.in}, Type::f32, Tag::oi));
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back({dnnl::inner_product_forward(found),
                           {{DNNL_ARG_SRC, Memory(row, m_impl.engine, h.get_data_handle())},
                            {DNNL_ARG_WEIGHTS, weights},
                            {DNNL_ARG_BIAS, layer.bias},
                            {DNNL_ARG_DST, y}},
                           {}});
    const std::int64_t side = f.plan.outputSide();
    return Memory(picture(f.out / (side * side), side, to), m_impl.engine, y.get_data_handle());
}

Memory PartBuilder::pooling(const Layer& layer, const Memory& h)
{
    const auto& p = layer.folded.plan;
    const auto type = layer.type;
    const dnnl::pooling_forward::primitive_desc found(
        dnnl::pooling_forward::desc(
            dnnl::prop_kind::forward_inference, dnnl::algorithm::pooling_max, h.get_desc(),
            picture(p.out, p.outputSide(), type), {2, 2}, {2, 2}, {0, 0}, {0, 0}),
        m_impl.engine);
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back(
        {dnnl::pooling_forward(found), {{DNNL_ARG_SRC, h}, {DNNL_ARG_DST, y}}, {}});
    return y;
}

Memory PartBuilder::interleaved(const Layer& layer, const Memory& phases, Type type)
{
    const auto& p = layer.folded.plan;
    const auto y = buffer(picture(p.out, p.outputSide(), type));
    const auto work = [from = phases.get_data_handle(), to = y.get_data_handle(), type,
                       images = m_images, side = std::int64_t(p.outputSide()), channels = p.out,
                       overlap = layer.folded.overlap] {
        if (type == Type::bf16)
            interleave(static_cast<const std::uint16_t*>(from), static_cast<std::uint16_t*>(to),
                       images, side, channels, overlap);
        else
            interleave(static_cast<const float*>(from), static_cast<float*>(to), images, side,
                       channels, overlap);
    };
    m_part.work.push_back({{}, {}, work});
    return y;
}

Memory PartBuilder::inType(const Memory& h, Type type)
{
    const auto desc = h.get_desc();
    if (desc.data_type() == type)
        return h;
    const Memory to(Memory::desc(desc.dims(), type, Tag::nhwc), m_impl.engine);
    m_part.work.push_back({dnnl::reorder(h, to), {{DNNL_ARG_FROM, h}, {DNNL_ARG_TO, to}}, {}});
    return to;
}

Memory PartBuilder::joined(const Layer& layer, const Memory& h, const Memory& skipped)
{
    const auto& p = layer.folded.plan;
    const auto type = h.get_desc().data_type();
    const auto half = picture(p.in / 2, p.side, type);
    const dnnl::concat::primitive_desc found(picture(p.in, p.side, type), 1, {half, half},
                                             m_impl.engine);
    const auto second = inType(skipped, type);
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back(
        {dnnl::concat(found),
         {{DNNL_ARG_MULTIPLE_SRC, h}, {DNNL_ARG_MULTIPLE_SRC + 1, second}, {DNNL_ARG_DST, y}},
         {}});
    return y;
}

Memory PartBuilder::add(Layer& layer, const Memory& h, Type to)
{
    switch (layer.folded.form) {
    case FoldedLayer::Form::MaxPool:
        return pooling(layer, h);
    case FoldedLayer::Form::Product:
        return product(layer, h, to);
    case FoldedLayer::Form::Convolution:
        break;
    }
    const auto y = convolution(layer, h, to);
    return layer.folded.phases ? interleaved(layer, y, to) : y;
}

/// A layer writes what the next one reads, where it can; bf16 from fp32 needs a step of its own.
Memory PartBuilder::chain(std::vector<Layer>& layers, Memory h, Type last)
{
    const bool encoding = m_features.empty();
    std::vector<Memory> outputs;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Type wanted = i + 1 < layers.size() ? layers[i + 1].type : last;
        const int skip = layers[i].folded.plan.skip;
        h = inType(h, layers[i].type);
        if (skip >= 0)
            h = joined(layers[i], h, m_features[std::size_t(skip)]);
        m_kept = encoding && m_impl.keep[i];
        h = add(layers[i], h, layers[i].type == Type::f32 ? Type::f32 : wanted);
        m_kept = false;
        outputs.push_back(h);
    }
    if (encoding)
        m_features = std::move(outputs);
    return h;
}

void PartBuilder::build()
{
    const Type type = m_impl.encoder.front().type;
    m_part.input = Memory(picture(3, m_impl.spec.inputSize, type), m_impl.engine);
    Memory latent = chain(m_impl.encoder, m_part.input, Type::f32);
    // Both classifier and decoder read it.
    const Memory kept(latent.get_desc(), m_impl.engine);
    m_part.work.push_back(
        {dnnl::reorder(latent, kept), {{DNNL_ARG_FROM, latent}, {DNNL_ARG_TO, kept}}, {}});
    const Memory logits = chain(m_impl.classifier, kept, Type::f32);
    m_part.probabilities =
        Memory(Memory::desc({m_images, m_impl.classifier.back().folded.out}, Type::f32, Tag::nc),
               m_impl.engine);
    const Memory row(m_part.probabilities.get_desc(), m_impl.engine, logits.get_data_handle());
    const dnnl::softmax_forward::primitive_desc softmax(
        dnnl::softmax_forward::desc(dnnl::prop_kind::forward_inference, row.get_desc(), 1),
        m_impl.engine);
    m_part.work.push_back({dnnl::softmax_forward(softmax),
                           {{DNNL_ARG_SRC, row}, {DNNL_ARG_DST, m_part.probabilities}},
                           {}});
    m_part.output = chain(m_impl.decoder, kept, Type::f32);
}

} // namespace

bool Inference::available()
{
    return (unsigned(dnnl::get_effective_cpu_isa()) & unsigned(dnnl::cpu_isa::avx2)) ==
           unsigned(dnnl::cpu_isa::avx2);
}

void Inference::Impl::load(std::vector<Layer>& layers, const std::vector<LayerPlan>& plans,
                           const TensorMap& weights, bool fullPrecision)
{
    int side = plans.front().side;
    for (const auto& plan : plans) {
        Layer layer;
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
    for (const auto* layers : {&encoder, &decoder, &classifier})
        for (const auto& layer : *layers) {
            const auto& f = layer.folded;
            const std::int64_t side = f.plan.outputSide(), half = side / 2 + 1;
            largest =
                std::max({largest, f.plan.out * side * side, f.plan.in * f.plan.side * f.plan.side,
                          f.phases ? f.out * half * half : std::int64_t(0)});
        }
    const auto bytes = largest * std::int64_t(sizeof(float));
    most = std::clamp<std::int64_t>(kPartBytes / bytes, 1, kMostImages);
    for (auto& buffer : scratch)
        buffer.resize(std::size_t(most * bytes + 128));
    for (auto* layers : {&encoder, &decoder, &classifier})
        for (auto& layer : *layers)
            if (!layer.folded.bias.empty())
                layer.bias = Memory(Memory::desc({layer.folded.out}, Type::f32, Tag::x), engine,
                                    layer.folded.bias.data());
}

Inference::Inference(const NetworkSpec& spec, const TensorMap& weights, Precision precision)
    : m_impl(std::make_unique<Impl>())
{
    const NetworkPlan plan = networkPlan(spec);
    m_impl->spec = spec;
    m_impl->precision = precision;
    m_impl->load(m_impl->encoder, plan.encoder, weights, false);
    m_impl->load(m_impl->decoder, plan.decoder, weights, false);
    m_impl->load(m_impl->classifier, plan.classifier, weights, true);
    m_impl->keep = plan.keptLayers();
    reverseInputs(m_impl->encoder.front().folded);
    reverseOutputs(m_impl->decoder.back().folded);
    m_impl->chooseMost();
}

Inference::~Inference() = default;

Inference::Impl::Part& Inference::Impl::partFor(std::int64_t images)
{
    const std::pair key(images, at::get_num_threads()); // primitives are made for so many
    auto found = parts.find(key);
    if (found == parts.end()) {
        found = parts.emplace(key, Part()).first;
        PartBuilder(*this, found->second, images).build();
    }
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

std::vector<Reconstruction> Inference::infer(const std::vector<cv::Mat>& pictures,
                                             const std::function<bool()>& asked)
{
    std::vector<Reconstruction> results;
    const int side = m_impl->spec.inputSize;
    for (std::size_t begin = 0; begin < pictures.size(); begin += std::size_t(m_impl->most)) {
        const auto images =
            std::min<std::int64_t>(m_impl->most, std::int64_t(pictures.size() - begin));
        auto& part = m_impl->partFor(images);
        m_impl->fill(&pictures[begin], images, part.input);
        for (const auto& work : part.work) {
            if (asked && asked())
                throw nn::StopAsked();
            if (work.plain)
                work.plain();
            else
                work.primitive.execute(m_impl->stream, work.arguments);
        }
        m_impl->stream.wait();
        const auto* shares = static_cast<const float*>(part.probabilities.get_data_handle());
        const auto* output = static_cast<const float*>(part.output.get_data_handle());
        const int classes = m_impl->spec.classes;
        const auto channels = m_impl->decoder.back().folded.plan.out;
        for (std::int64_t i = 0; i < images; ++i, shares += classes) {
            results.push_back(toReconstruction(output, side, int(channels)));
            results.back().probabilities.assign(shares, shares + classes);
            output += channels * side * side;
        }
    }
    return results;
}

} // namespace mixdesk
