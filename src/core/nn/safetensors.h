// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/nn/tensors.h"

#include <map>
#include <string>

namespace mixdesk {

/// A safetensors file (github.com/huggingface/safetensors): 8 bytes little-endian header length,
/// JSON header {name: {dtype, shape, data_offsets}, "__metadata__": {text: text}}, raw data. It
/// runs no code and is readable from Python. Only F32 is written and read.
struct Safetensors
{
    TensorMap tensors;
    std::map<std::string, std::string> metadata;
};

/// An Error unless the file's metadata name this format and version.
Result<void> expectFormat(const Safetensors& file, const std::string& format,
                          const std::string& version, const std::string& source);

std::string encodeSafetensors(const Safetensors& file);

/// Refuses, with one sentence naming `source`: truncated files, headers that lie about sizes,
/// overlapping or gapped data, other dtypes, shapes that overflow. Allocates no more than a small
/// multiple of the bytes given.
Result<Safetensors> decodeSafetensors(const std::string& bytes, const std::string& source);

Result<void> writeSafetensors(const fs::path& path, const Safetensors& file);
Result<Safetensors> readSafetensors(const fs::path& path);

} // namespace mixdesk
