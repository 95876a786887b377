// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic_defects.h"

#include "core/data/synthetic_shapes.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kTries = 8;
constexpr double kSmallestShare = 0.004; ///< of the picture
constexpr double kLargestShare = 0.10;
constexpr double kChangedLevels = 3.0;  ///< grey levels from which a pixel counts as changed
constexpr double kVisibleLevels = 10.0; ///< mean change from which a defect can be seen
constexpr double kOnProduct = 0.6;      ///< share of a shape that lies on the product

/// What a defect looks like before it is blended in.
struct Layer
{
    cv::Mat shape;   ///< 32FC1, opacity of each pixel, 0..1
    cv::Mat content; ///< 32FC3
};

struct Canvas
{
    cv::Mat picture; ///< 32FC3
    cv::Mat other;   ///< 8UC3
    ProductArea product;
    bool grey = false;
};

double drawArea(const Canvas& canvas, Random& random)
{
    const double picture = double(canvas.picture.total());
    const double largest = canvas.product.plainBackground
                               ? std::min(kLargestShare * picture, 0.3 * canvas.product.area)
                               : kLargestShare * picture;
    const double smallest = std::min(kSmallestShare * picture, largest);
    return std::exp(random.uniform(std::log(smallest), std::log(largest)));
}

double shareOn(const cv::Mat& shape, const cv::Mat& product)
{
    const double total = cv::sum(shape)[0];
    return total > 0.0 ? shape.dot(product) / total : 0.0;
}

/// A blob that lies on the product for the most part: of a few, the first good or the best.
cv::Mat drawBlobOn(const Canvas& canvas, const cv::Mat& weight, double onProduct, Random& random)
{
    cv::Mat best;
    double bestShare = -1.0;
    for (int i = 0; i < kTries && bestShare < onProduct; ++i) {
        const cv::Point centre = drawPlace(weight, random);
        cv::Mat shape = drawBlob(canvas.picture.size(), centre, drawArea(canvas, random), random);
        const double share = shareOn(shape, canvas.product.product);
        if (share > bestShare) {
            bestShare = share;
            best = shape;
        }
    }
    return best;
}

cv::Scalar meanUnder(const cv::Mat& picture, const cv::Mat& shape)
{
    const double total = std::max(cv::sum(shape)[0], 1e-6);
    cv::Mat channels[3];
    cv::split(picture, channels);
    return {channels[0].dot(shape) / total, channels[1].dot(shape) / total,
            channels[2].dot(shape) / total};
}

/// A stain on a grey camera's picture has no colour. JPEG may have left a level or two.
bool isGrey(const cv::Mat& picture)
{
    cv::Mat channels[3];
    cv::split(picture, channels);
    return cv::norm(channels[0], channels[1], cv::NORM_L1) +
               cv::norm(channels[1], channels[2], cv::NORM_L1) <=
           2.0 * double(picture.total());
}

double brightness(const cv::Scalar& colour)
{
    return (colour[0] + colour[1] + colour[2]) / 3.0;
}

/// Darker or lighter than the surroundings, with room to be so.
double drawContrast(double level, double weakest, double strongest, double darkChance,
                    Random& random)
{
    const double contrast = std::exp(random.uniform(std::log(weakest), std::log(strongest)));
    bool darker = random.chance(darkChance);
    if (darker && level < contrast + 5.0)
        darker = false;
    else if (!darker && level > 250.0 - contrast)
        darker = true;
    return darker ? -contrast : contrast;
}

Layer drawPatch(const Canvas& canvas, Random& random)
{
    Layer layer;
    layer.shape = drawBlobOn(canvas, canvas.product.product, kOnProduct, random);
    cv::Mat source;
    if (random.chance(0.5))
        canvas.picture.convertTo(source, CV_8UC3);
    else
        source = canvas.other;
    const cv::Moments moments = cv::moments(layer.shape);
    const cv::Point2d target(moments.m10 / std::max(moments.m00, 1e-6),
                             moments.m01 / std::max(moments.m00, 1e-6));
    const cv::Point from = drawPlace(findProduct(source).product, random);
    cv::Mat turn = cv::getRotationMatrix2D(cv::Point2f(from), random.uniform(0.0, 360.0),
                                           random.uniform(0.8, 1.25));
    turn.at<double>(0, 2) += target.x - from.x;
    turn.at<double>(1, 2) += target.y - from.y;
    cv::Mat moved;
    cv::warpAffine(source, moved, turn, source.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT_101);
    moved.convertTo(layer.content, CV_32FC3);
    if (random.chance(0.4))
        layer.content += cv::Scalar::all(random.normal(0.0, 18.0));
    layer.shape *= random.uniform(0.6, 1.0);
    return layer;
}

Layer drawNoise(const Canvas& canvas, Random& random)
{
    Layer layer;
    layer.shape = drawBlobOn(canvas, canvas.product.product, kOnProduct, random);
    if (canvas.product.plainBackground && random.chance(0.7))
        layer.shape = layer.shape.mul(canvas.product.product);
    const cv::Scalar local = meanUnder(canvas.picture, layer.shape);
    const double contrast = drawContrast(brightness(local), 25.0, 110.0, 0.65, random);
    const double grain = random.uniform(0.1, 0.5) * std::abs(contrast) + 4.0;
    cv::Scalar colour = local + cv::Scalar::all(contrast);
    if (!canvas.grey && random.chance(0.3))
        for (int channel = 0; channel < 3; ++channel)
            colour[channel] += random.normal(0.0, 22.0);
    cv::Mat noise = drawFractalNoise(canvas.picture.size(), random) * grain;
    cv::merge(std::vector<cv::Mat>{noise, noise, noise}, layer.content);
    layer.content += colour;
    // Half of the stains let the part's own texture through.
    if (random.chance(0.5))
        layer.content = layer.content + 0.7 * (canvas.picture - local);
    layer.shape *= random.uniform(0.6, 1.0);
    return layer;
}

Layer drawScratchLayer(const Canvas& canvas, Random& random)
{
    Layer layer;
    const cv::Point start = drawPlace(canvas.product.product, random);
    layer.shape = drawScratch(canvas.picture.size(), start, random);
    if (canvas.product.plainBackground)
        layer.shape = layer.shape.mul(canvas.product.product);
    const cv::Scalar local = meanUnder(canvas.picture, layer.shape);
    const double contrast = drawContrast(brightness(local), 35.0, 130.0, 0.5, random);
    layer.content = canvas.picture + cv::Scalar::all(contrast);
    layer.shape *= random.uniform(0.7, 1.0);
    return layer;
}

/// Camera noise, so that a filled place is not smoother than the sensor allows.
void addGrain(cv::Mat& picture, Random& random)
{
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture.at<cv::Vec3f>(y, x) += cv::Vec3f::all(float(random.normal(0.0, 1.2)));
}

Layer drawMissing(const Canvas& canvas, Random& random)
{
    Layer layer;
    const ProductArea& product = canvas.product;
    const bool bite = product.plainBackground && random.chance(0.6);
    layer.shape =
        drawBlobOn(canvas, bite ? product.edge : product.product, bite ? 0.35 : kOnProduct, random);
    cv::Mat keep = 1.0 - layer.shape;
    cv::threshold(keep, keep, 0.95, 1.0, cv::THRESH_BINARY);
    if (bite) {
        cv::Mat background;
        cv::threshold(product.product, background, 0.01, 1.0, cv::THRESH_BINARY_INV);
        cv::erode(background, background, cv::Mat::ones(3, 3, CV_8UC1));
        keep = keep.mul(background);
    }
    layer.content = fillFromWeighted(canvas.picture, keep);
    if (!bite) {
        const double level = brightness(meanUnder(canvas.picture, layer.shape));
        layer.content += cv::Scalar::all(drawContrast(level, 15.0, 80.0, 0.75, random));
    }
    addGrain(layer.content, random);
    layer.shape *= random.uniform(bite ? 0.8 : 0.6, 1.0);
    return layer;
}

Layer drawLayer(const Canvas& canvas, SyntheticDefect kind, Random& random)
{
    switch (kind) {
    case SyntheticDefect::Patch:
        return drawPatch(canvas, random);
    case SyntheticDefect::Noise:
        return drawNoise(canvas, random);
    case SyntheticDefect::Scratch:
        return drawScratchLayer(canvas, random);
    case SyntheticDefect::Missing:
        break;
    }
    return drawMissing(canvas, random);
}

/// The last resort for pictures that no defect kind can change (all white, a few pixels wide).
Layer drawSpot(const Canvas& canvas)
{
    Layer layer;
    layer.shape = cv::Mat::zeros(canvas.picture.size(), CV_32FC1);
    const cv::Point centre(layer.shape.cols / 2, layer.shape.rows / 2);
    cv::circle(layer.shape, centre, std::max(1, layer.shape.cols / 40), cv::Scalar(1.0), -1);
    const bool dark = brightness(meanUnder(canvas.picture, layer.shape)) < 128.0;
    layer.content = cv::Mat(canvas.picture.size(), CV_32FC3, cv::Scalar::all(dark ? 200.0 : 55.0));
    return layer;
}

struct Drawn
{
    SyntheticSample sample;
    double meanChange = -1.0; ///< grey levels over the mask
    double share = 0.0;       ///< of the picture that is mask
};

Drawn blend(const cv::Mat& good, const Canvas& canvas, const Layer& layer)
{
    cv::Mat opacity;
    cv::merge(std::vector<cv::Mat>{layer.shape, layer.shape, layer.shape}, opacity);
    cv::Mat mixed = canvas.picture + opacity.mul(layer.content - canvas.picture);
    Drawn drawn;
    mixed.convertTo(drawn.sample.image, CV_8UC3);
    // Where the shape ends the picture stays as it was, whatever rounding does.
    good.copyTo(drawn.sample.image, layer.shape < 0.02);

    const cv::Mat largest = largestChange(good, drawn.sample.image);
    drawn.sample.mask = largest > kChangedLevels;
    const int changed = cv::countNonZero(drawn.sample.mask);
    drawn.share = double(changed) / double(good.total());
    if (changed > 0)
        drawn.meanChange = cv::mean(largest, drawn.sample.mask)[0];
    return drawn;
}

} // namespace

std::string syntheticDefectName(SyntheticDefect kind)
{
    switch (kind) {
    case SyntheticDefect::Patch:
        return "patch";
    case SyntheticDefect::Noise:
        return "noise";
    case SyntheticDefect::Scratch:
        return "scratch";
    case SyntheticDefect::Missing:
        break;
    }
    return "missing";
}

SyntheticSample drawSyntheticDefect(const cv::Mat& good, const cv::Mat& other, SyntheticDefect kind,
                                    Random& random)
{
    CV_Assert(good.type() == CV_8UC3 && other.type() == CV_8UC3 && good.size() == other.size());
    Canvas canvas{{}, other, findProduct(good), isGrey(good)};
    good.convertTo(canvas.picture, CV_32FC3);
    Drawn best;
    for (int i = 0; i < kTries; ++i) {
        Drawn drawn = blend(good, canvas, drawLayer(canvas, kind, random));
        if (drawn.share < 0.5 * kSmallestShare || drawn.share > 2.0 * kLargestShare)
            continue;
        const bool visible = drawn.meanChange >= kVisibleLevels;
        if (drawn.meanChange > best.meanChange)
            best = std::move(drawn);
        if (visible)
            break;
    }
    if (best.meanChange < 0.0)
        best = blend(good, canvas, drawSpot(canvas));
    return best.sample;
}

} // namespace mixdesk
