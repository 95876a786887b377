// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/inference_part.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <memory>

namespace mixdesk {

namespace {

using Type = dnnl::memory::data_type;
using Tag = dnnl::memory::format_tag;
using Memory = dnnl::memory;

constexpr float kSlope = 0.2F;

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

class PartBuilder
{
public:
    PartBuilder(InferenceNetwork& network, InferencePart& part, std::int64_t images)
        : m_network(network), m_part(part), m_images(images)
    {}
    void build();

private:
    Memory chain(std::vector<InferenceLayer>& layers, Memory h, Type last);
    Memory add(InferenceLayer& layer, const Memory& h, Type to);
    Memory convolution(InferenceLayer& layer, const Memory& h, Type to);
    Memory product(InferenceLayer& layer, const Memory& h, Type to);
    Memory pooling(const InferenceLayer& layer, const Memory& h);
    Memory interleaved(const InferenceLayer& layer, const Memory& phases, Type type);
    Memory joined(const InferenceLayer& layer, const Memory& h, const Memory& skipped);
    Memory inType(const Memory& h, Type type);
    Memory packed(InferenceLayer& layer, const Memory::desc& wanted, const Memory::desc& plain);
    Memory buffer(const Memory::desc& desc);
    Memory::desc picture(std::int64_t channels, std::int64_t side, Type type) const
    {
        return {{m_images, channels, side, side}, type, Tag::nhwc};
    }

    InferenceNetwork& m_network;
    InferencePart& m_part;
    std::int64_t m_images;
    std::size_t m_turn = 0;
    bool m_kept = false;            ///< the next buffer is read again by the decoder
    std::vector<Memory> m_features; ///< outputs of the encoder's layers
};

/// Two following layers never share a buffer, nor do phases and what they become.
Memory PartBuilder::buffer(const Memory::desc& desc)
{
    if (m_kept)
        return Memory(desc, m_network.engine);
    auto& bytes = m_network.scratch[m_turn++ % m_network.scratch.size()];
    void* aligned = bytes.data();
    std::size_t space = bytes.size();
    std::align(64, desc.get_size(), aligned, space);
    return Memory(desc, m_network.engine, aligned);
}

Memory PartBuilder::packed(InferenceLayer& layer, const Memory::desc& wanted,
                           const Memory::desc& plain)
{
    for (const auto& [desc, memory] : layer.packed)
        if (desc == wanted)
            return memory;
    Memory from(plain, m_network.engine, layer.folded.weights.data()), to(wanted, m_network.engine);
    dnnl::reorder(from, to).execute(m_network.stream, from, to);
    m_network.stream.wait();
    layer.packed.emplace_back(wanted, to);
    return to;
}

Memory PartBuilder::convolution(InferenceLayer& layer, const Memory& h, Type to)
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
        activation(f.plan.after), m_network.engine);
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

Memory PartBuilder::product(InferenceLayer& layer, const Memory& h, Type to)
{
    const FoldedLayer& f = layer.folded;
    const Memory::desc row({m_images, f.in}, layer.type, Tag::nc);
    const dnnl::inner_product_forward::primitive_desc found(
        dnnl::inner_product_forward::desc(dnnl::prop_kind::forward_inference, row,
                                          Memory::desc({f.out, f.in}, layer.type, Tag::any),
                                          layer.bias.get_desc(),
                                          Memory::desc({m_images, f.out}, to, Tag::nc)),
        activation(f.plan.after), m_network.engine);
    const auto weights =
        packed(layer, found.weights_desc(), Memory::desc({f.out, f.in}, Type::f32, Tag::oi));
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back({dnnl::inner_product_forward(found),
                           {{DNNL_ARG_SRC, Memory(row, m_network.engine, h.get_data_handle())},
                            {DNNL_ARG_WEIGHTS, weights},
                            {DNNL_ARG_BIAS, layer.bias},
                            {DNNL_ARG_DST, y}},
                           {}});
    const std::int64_t side = f.plan.outputSide();
    return Memory(picture(f.out / (side * side), side, to), m_network.engine, y.get_data_handle());
}

Memory PartBuilder::pooling(const InferenceLayer& layer, const Memory& h)
{
    const auto& p = layer.folded.plan;
    const auto type = layer.type;
    const dnnl::pooling_forward::primitive_desc found(
        dnnl::pooling_forward::desc(
            dnnl::prop_kind::forward_inference, dnnl::algorithm::pooling_max, h.get_desc(),
            picture(p.out, p.outputSide(), type), {2, 2}, {2, 2}, {0, 0}, {0, 0}),
        m_network.engine);
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back(
        {dnnl::pooling_forward(found), {{DNNL_ARG_SRC, h}, {DNNL_ARG_DST, y}}, {}});
    return y;
}

Memory PartBuilder::interleaved(const InferenceLayer& layer, const Memory& phases, Type type)
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
    const Memory to(Memory::desc(desc.dims(), type, Tag::nhwc), m_network.engine);
    m_part.work.push_back({dnnl::reorder(h, to), {{DNNL_ARG_FROM, h}, {DNNL_ARG_TO, to}}, {}});
    return to;
}

Memory PartBuilder::joined(const InferenceLayer& layer, const Memory& h, const Memory& skipped)
{
    const auto& p = layer.folded.plan;
    const auto type = h.get_desc().data_type();
    const auto half = picture(p.in / 2, p.side, type);
    const dnnl::concat::primitive_desc found(picture(p.in, p.side, type), 1, {half, half},
                                             m_network.engine);
    const auto second = inType(skipped, type);
    const auto y = buffer(found.dst_desc());
    m_part.work.push_back(
        {dnnl::concat(found),
         {{DNNL_ARG_MULTIPLE_SRC, h}, {DNNL_ARG_MULTIPLE_SRC + 1, second}, {DNNL_ARG_DST, y}},
         {}});
    return y;
}

Memory PartBuilder::add(InferenceLayer& layer, const Memory& h, Type to)
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
Memory PartBuilder::chain(std::vector<InferenceLayer>& layers, Memory h, Type last)
{
    const bool encoding = m_features.empty();
    std::vector<Memory> outputs;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const Type wanted = i + 1 < layers.size() ? layers[i + 1].type : last;
        const int skip = layers[i].folded.plan.skip;
        h = inType(h, layers[i].type);
        if (skip >= 0)
            h = joined(layers[i], h, m_features[std::size_t(skip)]);
        m_kept = encoding && m_network.keep[i];
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
    const Type type = m_network.encoder.front().type;
    m_part.input = Memory(picture(3, m_network.inputSize, type), m_network.engine);
    Memory latent = chain(m_network.encoder, m_part.input, Type::f32);
    // Both classifier and decoder read it.
    const Memory kept(latent.get_desc(), m_network.engine);
    m_part.work.push_back(
        {dnnl::reorder(latent, kept), {{DNNL_ARG_FROM, latent}, {DNNL_ARG_TO, kept}}, {}});
    const Memory logits = chain(m_network.classifier, kept, Type::f32);
    m_part.probabilities =
        Memory(Memory::desc({m_images, m_network.classifier.back().folded.out}, Type::f32, Tag::nc),
               m_network.engine);
    const Memory row(m_part.probabilities.get_desc(), m_network.engine, logits.get_data_handle());
    const dnnl::softmax_forward::primitive_desc softmax(
        dnnl::softmax_forward::desc(dnnl::prop_kind::forward_inference, row.get_desc(), 1),
        m_network.engine);
    m_part.work.push_back({dnnl::softmax_forward(softmax),
                           {{DNNL_ARG_SRC, row}, {DNNL_ARG_DST, m_part.probabilities}},
                           {}});
    m_part.output = chain(m_network.decoder, kept, Type::f32);
}

} // namespace

InferencePart buildInferencePart(InferenceNetwork& network, std::int64_t images)
{
    InferencePart part;
    PartBuilder(network, part, images).build();
    return part;
}

} // namespace mixdesk
