// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/content_cache.h"
#include "core/data/dataset.h"

#include <opencv2/core.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace mixdesk::detail {

constexpr int kThumbnailSide = 32;
constexpr int kThumbnailPixels = kThumbnailSide * kThumbnailSide;
constexpr double kThumbnailScale = 256.0; ///< thumbnail units per grey level

/// Why a file could not be used; empty message means that it could.
struct FileFault
{
    std::string message;
    bool truncated = false;

    explicit operator bool() const { return !message.empty(); }
};

enum class MaskState { None, Unreadable, WrongSize, Blank, Usable };

/// What the health check keeps of one image after closing it.
struct ImageFacts
{
    FileFault fault;
    std::string contentHash;
    cv::Size size;
    bool grey = true;
    std::uint64_t outline = 0; ///< difference hash: equal for copies, close for similar pictures
    std::array<std::uint16_t, kThumbnailPixels> thumbnail{};
    MaskState mask = MaskState::None;
    FileFault maskFault;
    cv::Size maskSize;

    bool readable() const { return !fault; }
};

/// Facts of every image of the dataset, in its order, gathered on all cores. Those of files that
/// `cache` (may be null) knows are taken from there.
Result<std::vector<ImageFacts>> gatherFacts(const Dataset& dataset, const ProgressFn& progress,
                                            const StopToken& stop, ContentCache* cache);

} // namespace mixdesk::detail
