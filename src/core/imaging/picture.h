// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <opencv2/core.hpp>

namespace mixdesk {

enum class ResizeMode {
    Stretch,   ///< area-resized to the square, aspect not kept (default)
    Letterbox, ///< aspect kept, the rest filled with the mean colour of the picture's border
};

/// Largest picture that is decoded; more is refused before any pixel is allocated.
constexpr std::int64_t kMaxPicturePixels = 400'000'000;

/// Pictures with more pixels are decoded one after the other, however many threads ask: a few at
/// once would fill an ordinary computer's memory.
constexpr std::int64_t kLargePicturePixels = 64'000'000;

/// True for the extensions that Mixdesk reads (png, jpg, jpeg, bmp, tif, tiff), in any case.
bool hasPictureExtension(const fs::path& path);

/// Decodes a picture to 8UC3 BGR at its own size: EXIF orientation applied, grey repeated, 16 bit
/// scaled by 1/257 (never per image), alpha composed over white. Errors, each a sentence with the
/// path and a remedy: missing, empty, not a picture (whatever its name), truncated, too large.
/// Thread safe.
Result<cv::Mat> readPicture(const fs::path& path);

/// As readPicture, from bytes already read; `path` is only used in messages.
Result<cv::Mat> decodePicture(const std::string& bytes, const fs::path& path);

/// What the network sees of a picture file.
struct InputPicture
{
    cv::Mat input; ///< side x side, 8UC3
    cv::Size size; ///< the picture's own, upright
};

/// Picture file to network input: as readPicture() and prepareInput(), but a JPEG is decoded at the
/// reduced size that inputReduction() names, several times faster. Depends on the file's bytes,
/// `side` and `mode` alone. Thread safe.
Result<InputPicture> readInput(const fs::path& path, int side, ResizeMode mode);
Result<InputPicture> decodeInput(const std::string& bytes, const fs::path& path, int side,
                                 ResizeMode mode);

/// A picture that is wanted whole as well.
struct WholePicture
{
    cv::Mat picture; ///< as readPicture()
    cv::Mat input;   ///< as readInput()
};
Result<WholePicture> readWhole(const fs::path& path, int side, ResizeMode mode);

/// By how much (1, 2, 4 or 8) a JPEG of this size is reduced while it is decoded to an input: the
/// most that divides both sides, so that no pixel moves, and leaves both at least twice the
/// input's, so that the last halving averages areas as everywhere. 1 for letterboxes, whose filling
/// is the mean of outermost pixels that only the whole picture has.
int inputReduction(cv::Size picture, int side, ResizeMode mode);

/// A picture to look at: as decodePicture(), then area-resized so that its longest side is at most
/// `longestSide`; a JPEG is decoded at a reduced size where that suffices. Not for the network.
Result<cv::Mat> decodeForDisplay(const std::string& bytes, const fs::path& path, int longestSide);

/// Ground-truth mask as 8UC1 of 0 and 255 at its own size: any non-zero channel is defect.
Result<cv::Mat> readMask(const fs::path& path);
Result<cv::Mat> decodeMask(const std::string& bytes, const fs::path& path);

/// Where a picture lies within a letterboxed square.
cv::Rect letterboxArea(cv::Size picture, int side);

/// Square side x side 8UC3 network input from an 8UC3 picture.
cv::Mat prepareInput(const cv::Mat& picture, int side, ResizeMode mode);

/// A side x side map (32FC1) brought back to the picture's own size; the inverse of prepareInput.
cv::Mat mapToPicture(const cv::Mat& map, cv::Size picture, ResizeMode mode);

/// PNG written atomically; the picture is 8UC1, 8UC3 (BGR) or 16UC1.
Result<void> writePng(const fs::path& path, const cv::Mat& picture);

} // namespace mixdesk
