// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"

#include "core/base/sentence.h"
#include "core/imaging/picture_header.h"

#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <limits>
#include <mutex>
#include <new>

namespace mixdesk {

namespace {

Error broken(const fs::path& path, const std::string& what)
{
    return {ErrorCode::Unreadable, Sentence::tr("%1 %2 Copy it again from its source or remove it.")
                                       .arg(displayPath(path))
                                       .arg(what)};
}

/// Bounds of what may be decoded, from the header alone.
Result<void> judgeHeader(const PictureHeader& header, const fs::path& path)
{
    if (header.format == PictureFormat::Unknown)
        return broken(
            path, Sentence::tr("is not a PNG, JPEG, BMP or TIFF picture, whatever its name says."));
    const std::string size = std::to_string(header.width) + " x " + std::to_string(header.height);
    if (header.width > 0 && header.height > kMaxPicturePixels / header.width)
        return Error{
            ErrorCode::Unreadable,
            Sentence::tr(
                "%1 claims %2 pixels, more than the %3 million that are opened. Crop or shrink it.")
                .arg(displayPath(path))
                .arg(size)
                .arg(kMaxPicturePixels / 1'000'000)};
    if (header.state == PictureState::Truncated)
        return broken(path, Sentence::tr("is truncated: the file ends before the picture does."));
    if (header.state == PictureState::Damaged || header.width <= 0 || header.height <= 0)
        return broken(path, Sentence::tr("is damaged: its header or a checksum in it is wrong."));
    return {};
}

void turnUpright(cv::Mat& picture, int orientation)
{
    if (orientation >= 5)
        cv::transpose(picture, picture);
    switch (orientation) {
    case 2:
    case 6:
        cv::flip(picture, picture, 1);
        break;
    case 3:
    case 7:
        cv::flip(picture, picture, -1);
        break;
    case 4:
    case 8:
        cv::flip(picture, picture, 0);
        break;
    default:
        break;
    }
}

/// Many programs leave the fourth byte of a BMP pixel at zero without meaning transparent.
void dropUnusedAlpha(cv::Mat& picture)
{
    cv::Mat alpha;
    cv::extractChannel(picture, alpha, 3);
    if (cv::countNonZero(alpha) == 0)
        cv::cvtColor(picture, picture, cv::COLOR_BGRA2BGR);
}

/// By how much a JPEG may be reduced while it is decoded, given its size: 1, 2, 4 or 8.
using Reduction = std::function<int(cv::Size)>;

int inFull(cv::Size)
{
    return 1;
}

int decoderFlags(int reduction)
{
    switch (reduction) {
    case 2:
        return cv::IMREAD_REDUCED_COLOR_2 | cv::IMREAD_IGNORE_ORIENTATION;
    case 4:
        return cv::IMREAD_REDUCED_COLOR_4 | cv::IMREAD_IGNORE_ORIENTATION;
    case 8:
        return cv::IMREAD_REDUCED_COLOR_8 | cv::IMREAD_IGNORE_ORIENTATION;
    default:
        return cv::IMREAD_UNCHANGED;
    }
}

struct Stored
{
    cv::Mat pixels; ///< upright: 8 or 16 bit, one to four channels, perhaps reduced
    cv::Size size;  ///< upright, of the whole picture
};

Result<Stored> decodeStored(const std::string& bytes, const fs::path& path,
                            const Reduction& reductionFor)
{
    static const auto quiet = cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    static_cast<void>(quiet);
    if (bytes.empty())
        return broken(path, Sentence::tr("is empty (0 bytes)."));
    if (bytes.size() > std::size_t(std::numeric_limits<int>::max()))
        return Error{
            ErrorCode::Unsupported,
            Sentence::tr("%1 is larger than 2 GB. Crop or shrink it.").arg(displayPath(path))};
    const PictureHeader header = inspectPicture(bytes);
    if (auto fine = judgeHeader(header, path); !fine)
        return fine.error();
    const cv::Size size(int(header.width), int(header.height));
    const int wanted = reductionFor(size); // asked for every format, before any pixel
    const int reduction = header.format == PictureFormat::Jpeg ? wanted : 1;
    const cv::Mat buffer(1, int(bytes.size()), CV_8UC1, const_cast<char*>(bytes.data()));
    cv::Mat picture = cv::imdecode(buffer, decoderFlags(reduction));
    if (picture.empty())
        return broken(path, Sentence::tr("is damaged: its pixels cannot be decoded."));
    if (picture.depth() != CV_8U && picture.depth() != CV_16U)
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("%1 holds neither 8 nor 16 bit pixels. Convert it first.")
                         .arg(displayPath(path))};
    if (header.format == PictureFormat::Bmp && picture.channels() == 4)
        dropUnusedAlpha(picture);
    if (header.format != PictureFormat::Tiff)
        turnUpright(picture, header.orientation);
    if (reduction == 1)
        return Stored{picture, picture.size()};
    const bool turned = header.orientation >= 5;
    return Stored{picture, turned ? cv::Size(size.height, size.width) : size};
}

Result<Stored> decodeGuarded(const std::string& bytes, const fs::path& path,
                             const Reduction& reductionFor)
{
    try {
        return decodeStored(bytes, path, reductionFor);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 does not fit the free memory. Crop or shrink it.")
                         .arg(displayPath(path))};
    } catch (const std::exception&) {
        return broken(path, Sentence::tr("is damaged: its pixels cannot be decoded."));
    }
}

template <typename T> void rowToBgr(const T* in, int channels, int width, std::uint8_t* out)
{
    constexpr std::uint32_t kFull = std::numeric_limits<T>::max();
    const bool colour = channels >= 3;
    const bool alpha = channels == 2 || channels == 4;
    for (int x = 0; x < width; ++x, in += channels, out += 3) {
        for (int c = 0; c < 3; ++c) {
            std::uint32_t value = in[colour ? c : 0];
            if (alpha) {
                const std::uint32_t opacity = in[channels - 1];
                value = (value * opacity + kFull * (kFull - opacity) + kFull / 2) / kFull;
            }
            out[c] = std::uint8_t(sizeof(T) == 1 ? value : (value + 128) / 257);
        }
    }
}

cv::Mat toBgr(const cv::Mat& stored)
{
    if (stored.type() == CV_8UC3)
        return stored;
    cv::Mat bgr(stored.size(), CV_8UC3);
    for (int y = 0; y < stored.rows; ++y) {
        if (stored.depth() == CV_8U)
            rowToBgr(stored.ptr<std::uint8_t>(y), stored.channels(), stored.cols, bgr.ptr(y));
        else
            rowToBgr(stored.ptr<std::uint16_t>(y), stored.channels(), stored.cols, bgr.ptr(y));
    }
    return bgr;
}

/// Held while a large picture is decoded and, where only a smaller one is wanted, made smaller.
class LargeTurn
{
public:
    void await(cv::Size size)
    {
        static std::mutex one;
        if (std::int64_t(size.width) * size.height > kLargePicturePixels && !m_lock.owns_lock())
            m_lock = std::unique_lock(one);
    }

private:
    std::unique_lock<std::mutex> m_lock;
};

/// The same as 8UC3.
Result<Stored> decodeBgr(const std::string& bytes, const fs::path& path,
                         const Reduction& reductionFor)
{
    auto decoded = decodeGuarded(bytes, path, reductionFor);
    if (!decoded)
        return decoded;
    try {
        return Stored{toBgr(decoded->pixels), decoded->size};
    } catch (const std::exception&) {
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 does not fit the free memory. Crop or shrink it.")
                         .arg(displayPath(path))};
    }
}

} // namespace

bool hasPictureExtension(const fs::path& path)
{
    std::string extension = path.extension().string();
    for (char& c : extension)
        c = char(std::tolower(static_cast<unsigned char>(c)));
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg" ||
           extension == ".bmp" || extension == ".tif" || extension == ".tiff";
}

Result<cv::Mat> readPicture(const fs::path& path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return decodePicture(*bytes, path);
}

Result<cv::Mat> decodePicture(const std::string& bytes, const fs::path& path)
{
    LargeTurn turn;
    auto decoded = decodeBgr(bytes, path, [&](cv::Size size) {
        turn.await(size);
        return inFull(size);
    });
    if (!decoded)
        return decoded.error();
    return std::move(decoded->pixels);
}

Result<InputPicture> readInput(const fs::path& path, int side, ResizeMode mode)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return decodeInput(*bytes, path, side, mode);
}

Result<InputPicture> decodeInput(const std::string& bytes, const fs::path& path, int side,
                                 ResizeMode mode)
{
    LargeTurn turn;
    auto decoded = decodeBgr(bytes, path, [&](cv::Size size) {
        turn.await(size);
        return inputReduction(size, side, mode);
    });
    if (!decoded)
        return decoded.error();
    return InputPicture{prepareInput(decoded->pixels, side, mode), decoded->size};
}

Result<WholePicture> readWhole(const fs::path& path, int side, ResizeMode mode)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    auto picture = decodePicture(*bytes, path);
    if (!picture)
        return picture.error();
    const bool jpeg = bytes->compare(0, 3, "\xFF\xD8\xFF") == 0;
    if (!jpeg || inputReduction(picture->size(), side, mode) == 1)
        return WholePicture{*picture, prepareInput(*picture, side, mode)};
    auto reduced = decodeInput(*bytes, path, side, mode);
    if (!reduced)
        return reduced.error();
    return WholePicture{*picture, reduced->input};
}

Result<cv::Mat> decodeForDisplay(const std::string& bytes, const fs::path& path, int longestSide)
{
    LargeTurn turn;
    auto decoded = decodeBgr(bytes, path, [&](cv::Size size) {
        turn.await(size);
        int reduction = 8;
        while (reduction > 1 && std::max(size.width, size.height) / reduction < longestSide)
            reduction /= 2;
        return reduction;
    });
    if (!decoded)
        return decoded.error();
    const cv::Size full = decoded->size;
    const double scale = double(longestSide) / std::max(full.width, full.height);
    if (scale >= 1.0)
        return std::move(decoded->pixels);
    cv::Mat small;
    const cv::Size size(std::max(1, int(full.width * scale)),
                        std::max(1, int(full.height * scale)));
    cv::resize(decoded->pixels, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

Result<cv::Mat> readMask(const fs::path& path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    return decodeMask(*bytes, path);
}

Result<cv::Mat> decodeMask(const std::string& bytes, const fs::path& path)
{
    auto decoded = decodeGuarded(bytes, path, inFull);
    if (!decoded)
        return decoded.error();
    const cv::Mat& stored = decoded->pixels;
    const int channels = stored.channels();
    const bool alpha = channels == 2 || channels == 4;
    cv::Mat mask = cv::Mat::zeros(stored.size(), CV_8UC1);
    cv::Mat channel;
    for (int c = 0; c < channels - (alpha ? 1 : 0); ++c) {
        cv::extractChannel(stored, channel, c);
        mask |= channel != 0;
    }
    if (alpha) {
        cv::extractChannel(stored, channel, channels - 1);
        mask &= channel != 0;
    }
    return mask;
}

Result<void> writePng(const fs::path& path, const cv::Mat& picture)
{
    std::vector<std::uint8_t> bytes;
    try {
        if (!cv::imencode(".png", picture, bytes))
            bytes.clear();
    } catch (const std::exception&) {
        bytes.clear();
    }
    if (bytes.empty())
        return Error{ErrorCode::Unwritable,
                     Sentence::tr("Cannot encode %1 as PNG: its size or type is not supported.")
                         .arg(displayPath(path))};
    return writeFileAtomic(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace mixdesk
