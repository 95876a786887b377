// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/decode_bench.h"
#include "core/learn/benchmark.h"

namespace mixdesk {

namespace {

constexpr int kPictureSide = 1024, kInputSide = 128;

} // namespace

Result<ReadingSpeed> measureReading(int threads, const StopToken& stop)
{
    const auto png = measureDecoding(".png", kPictureSide, kInputSide, threads);
    if (!png)
        return png.error();
    if (stop.stopRequested())
        return cancelledError();
    const auto jpeg = measureDecoding(".jpg", kPictureSide, kInputSide, threads);
    if (!jpeg)
        return jpeg.error();
    ReadingSpeed speed;
    speed.plainPng = png->reference;
    speed.png = png->cold;
    speed.plainJpeg = jpeg->reference;
    speed.jpeg = jpeg->cold;
    speed.cached = jpeg->cached;
    return speed;
}

} // namespace mixdesk
