// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include "core/base/sentence.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "safetensors data is little-endian");

namespace mixdesk {

namespace {

using nlohmann::json;

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeader = 100'000'000; // the limit of the reference implementation

struct Extent
{
    std::uint64_t begin = 0, end = 0;
    std::string name;
    std::vector<std::int64_t> shape;
};

Error broken(const std::string& source, const std::string& what)
{
    return {ErrorCode::Unreadable, Sentence::tr("%1 is not a usable safetensors file: %2. Copy the "
                                                "run folder again from where it was made.")
                                       .arg(source)
                                       .arg(what)};
}

/// The number of bytes that a shape of float32 takes, or nothing when it does not fit `limit`.
bool bytesOfShape(const std::vector<std::int64_t>& shape, std::uint64_t limit, std::uint64_t& bytes)
{
    bytes = sizeof(float);
    for (const auto extent : shape) {
        if (extent < 0 || (extent > 0 && bytes > limit / std::uint64_t(extent)))
            return false;
        bytes *= std::uint64_t(extent);
    }
    return bytes <= limit;
}

Result<Extent> readExtent(const std::string& name, const json& entry, std::uint64_t dataBytes,
                          const std::string& source)
{
    const auto at = [&](const char* key) {
        return entry.is_object() ? entry.find(key) : entry.end();
    };
    const auto dtype = at("dtype"), shape = at("shape"), offsets = at("data_offsets");
    if (!entry.is_object() || dtype == entry.end() || shape == entry.end() ||
        offsets == entry.end() || !shape->is_array() || !offsets->is_array() ||
        offsets->size() != 2 || shape->size() > 8)
        return broken(source, Sentence::tr("the entry '%1' is incomplete").arg(name));
    if (*dtype != "F32")
        return broken(source, Sentence::tr("'%1' is not float32").arg(name));
    const auto natural = [](const json& value) {
        return value.is_number_unsigned() && value.get<std::uint64_t>() <= (std::uint64_t(1) << 62);
    };
    if (!std::all_of(shape->begin(), shape->end(), natural) ||
        !std::all_of(offsets->begin(), offsets->end(), natural))
        return broken(source, Sentence::tr("'%1' has a size that is no natural number").arg(name));
    Extent extent{(*offsets)[0].get<std::uint64_t>(), (*offsets)[1].get<std::uint64_t>(), name,
                  shape->get<std::vector<std::int64_t>>()};
    std::uint64_t bytes = 0;
    if (extent.begin > extent.end || extent.end > dataBytes)
        return broken(source, Sentence::tr("'%1' lies outside the file (truncated?)").arg(name));
    if (!bytesOfShape(extent.shape, dataBytes, bytes) || bytes != extent.end - extent.begin)
        return broken(source, Sentence::tr("'%1' has another size than its shape says").arg(name));
    return extent;
}

} // namespace

Result<void> expectFormat(const Safetensors& file, const std::string& format,
                          const std::string& version, const std::string& source)
{
    const auto value = [&](const char* key) {
        const auto found = file.metadata.find(key);
        return found == file.metadata.end() ? std::string() : found->second;
    };
    if (value("format") == format && value("version") == version)
        return {};
    return Error{
        ErrorCode::Unsupported,
        Sentence::tr(
            "%1 is not a file that this version of Mixdesk reads (%2 version %3 is needed).")
            .arg(source)
            .arg(format)
            .arg(version)};
}

std::string encodeSafetensors(const Safetensors& file)
{
    json header = json::object();
    if (!file.metadata.empty())
        header["__metadata__"] = file.metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : file.tensors) {
        const std::uint64_t bytes = tensor.values.size() * sizeof(float);
        header[name] = {
            {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' '); // the format asks for 8-byte aligned data
    const std::uint64_t length = text.size();
    std::string bytes(kLengthBytes + length + offset, '\0');
    std::memcpy(bytes.data(), &length, kLengthBytes);
    std::memcpy(bytes.data() + kLengthBytes, text.data(), length);
    char* to = bytes.data() + kLengthBytes + length;
    for (const auto& [name, tensor] : file.tensors) {
        std::memcpy(to, tensor.values.data(), tensor.values.size() * sizeof(float));
        to += tensor.values.size() * sizeof(float);
    }
    return bytes;
}

Result<Safetensors> decodeSafetensors(const std::string& bytes, const std::string& source)
{
    if (bytes.size() < kLengthBytes)
        return broken(source, Sentence::tr("it is too short"));
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), kLengthBytes);
    if (length > kMaxHeader || length > bytes.size() - kLengthBytes)
        return broken(source, Sentence::tr("its header claims more bytes than the file has"));
    const char* text = bytes.data() + kLengthBytes;
    // The callback bounds nesting: deep JSON would otherwise overflow the stack on destruction.
    const json header = json::parse(
        text, text + length, [](int depth, json::parse_event_t, json&) { return depth < 8; },
        false);
    if (!header.is_object())
        return broken(source, Sentence::tr("its header is not valid JSON"));

    Safetensors file;
    std::vector<Extent> extents;
    const std::uint64_t dataBytes = bytes.size() - kLengthBytes - length;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object())
                return broken(source, Sentence::tr("its metadata is not an object"));
            for (const auto& [key, value] : entry.items()) {
                if (!value.is_string())
                    return broken(source,
                                  Sentence::tr("its metadata holds something else than texts"));
                file.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        auto extent = readExtent(name, entry, dataBytes, source);
        if (!extent)
            return extent.error();
        extents.push_back(std::move(*extent));
    }
    std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) {
        return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    std::uint64_t covered = 0;
    for (const auto& extent : extents) {
        if (extent.begin != covered)
            return broken(source, Sentence::tr("its tensors overlap or leave gaps"));
        covered = extent.end;
    }
    if (covered != dataBytes)
        return broken(source, Sentence::tr("it has bytes that belong to no tensor"));
    for (auto& extent : extents) {
        Tensor32 tensor{std::move(extent.shape), {}};
        tensor.values.resize((extent.end - extent.begin) / sizeof(float));
        std::memcpy(tensor.values.data(), text + length + extent.begin, extent.end - extent.begin);
        file.tensors.emplace(std::move(extent.name), std::move(tensor));
    }
    return file;
}

Result<void> writeSafetensors(const fs::path& path, const Safetensors& file)
{
    return writeFileAtomic(path, encodeSafetensors(file));
}

Result<Safetensors> readSafetensors(const fs::path& path)
{
    auto bytes = readFile(path, std::uint64_t(8) << 30);
    if (!bytes)
        return bytes.error();
    return decodeSafetensors(*bytes, displayPath(path));
}

} // namespace mixdesk
