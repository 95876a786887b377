// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_plant.h"

#include "core/base/random.h"
#include "core/data/demo_products.h"

#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace demo {

const std::vector<const Product*>& products()
{
    static const std::vector<const Product*> list{&blisterPack(), &circuitBoard(), &fabric(),
                                                  &flange(),      &gear(),         &hexNut(),
                                                  &screw(),       &wood()};
    return list;
}

const Product* findProduct(const std::string& name)
{
    for (const Product* product : products())
        if (product->name == name)
            return product;
    return nullptr;
}

namespace {

/// Working resolution: shapes are drawn finer than the picture and averaged down.
int workingSide(int side)
{
    return side <= 128 ? 4 * side : 2 * side;
}

struct Take
{
    Light light;
    Scene scene;
};

Take take(const Product& product, const Flaw& flaw, std::uint64_t partSeed, int side)
{
    Random part(partSeed);
    const Light light = Light::drawn(part);
    Take out{light, Scene(workingSide(side))};
    product.build(out.scene, light, part, flaw);
    return out;
}

cv::Mat develop(const Take& taken, int side)
{
    return expose(shade(taken.scene, taken.light), side, taken.light);
}

bool differs(const Surface& a, const Surface& b)
{
    const Colour step = a.albedo - b.albedo;
    const float tone = 0.04f * (a.albedo[1] + b.albedo[1]) + 0.002f;
    return std::abs(a.height - b.height) > 0.0015f || std::abs(step[0]) > tone ||
           std::abs(step[1]) > tone || std::abs(step[2]) > tone ||
           std::abs(a.gloss - b.gloss) > 0.04f || std::abs(a.metal - b.metal) > 0.04f;
}

cv::Mat changedShare(const Scene& a, const Scene& b, int side)
{
    cv::Mat1f changed(a.side(), a.side());
    for (int y = 0; y < a.side(); ++y)
        for (int x = 0; x < a.side(); ++x)
            changed(y, x) = differs(a.row(y)[x], b.row(y)[x]) ? 1.0f : 0.0f;
    cv::Mat share;
    cv::resize(changed, share, {side, side}, 0, 0, cv::INTER_AREA);
    return share;
}

bool knowsType(const Product& product, const std::string& type)
{
    const auto& defects = product.defects;
    return type == Flaw{}.type || std::find(defects.begin(), defects.end(), type) != defects.end();
}

std::uint64_t pictureSeed(const Product& product, const std::string& type, int number,
                          std::uint64_t seed)
{
    return streamSeed(seed, Purpose::DemoData, stableId(product.name + ("/" + type)),
                      std::uint64_t(std::int64_t(number)));
}

} // namespace

Twins exposeTwins(const Product& product, const std::string& type, int number, std::uint64_t seed,
                  int side)
{
    const std::uint64_t partSeed = pictureSeed(product, type, number, seed);
    Twins twins;
    if (type == Flaw{}.type) {
        twins.flawed = develop(take(product, {}, partSeed, side), side);
        return twins;
    }
    // The golden ratio spreads any run of numbers evenly from subtle to coarse. The faintest part
    // of the scale is left out: there a defect is a pixel or two of the network's 128.
    const double spread = 0.08 + 0.6180339887 * double(number);
    const double severity = 0.45 + 0.55 * (spread - std::floor(spread));
    const Flaw flaw{type, float(severity), streamSeed(partSeed, Purpose::DemoData, stableId(type))};
    const Take flawed = take(product, flaw, partSeed, side);
    const Take sound = take(product, {}, partSeed, side);
    twins.flawed = develop(flawed, side);
    twins.sound = develop(sound, side);
    twins.changed = changedShare(flawed.scene, sound.scene, side);
    return twins;
}

} // namespace demo

namespace {

/// Where the flawed part is other than its sound twin and looks it, grown by about a pixel.
cv::Mat differenceMask(const demo::Twins& twins)
{
    cv::Mat difference, planes[3];
    cv::absdiff(twins.flawed, twins.sound, difference);
    cv::split(difference, planes);
    cv::Mat visible = cv::max(cv::max(planes[0], planes[1]), planes[2]);
    visible.setTo(0.0f, twins.changed < 0.3f);
    double peak = 0.0;
    cv::minMaxLoc(visible, nullptr, &peak);
    cv::Mat mask = visible > std::min(8.0, 0.5 * peak);
    // The inside of a flaw belongs to it even where it happens to look sound.
    const int gap = std::max(3, cvRound(0.02 * mask.cols)) | 1;
    cv::morphologyEx(mask, mask, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {gap, gap}));
    cv::dilate(mask, mask, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
    return mask;
}

} // namespace

std::vector<std::string> demoClasses()
{
    std::vector<std::string> names;
    for (const demo::Product* product : demo::products())
        names.emplace_back(product->name);
    return names;
}

std::vector<std::string> demoDefects(const std::string& className)
{
    const demo::Product* product = demo::findProduct(className);
    return product ? product->defects : std::vector<std::string>{};
}

DemoPicture drawDemoPicture(const std::string& className, const std::string& type, int number,
                            std::uint64_t seed, int side)
{
    DemoPicture picture;
    const demo::Product* product = demo::findProduct(className);
    if (!product || !demo::knowsType(*product, type))
        return picture;
    const demo::Twins twins = demo::exposeTwins(*product, type, number, seed, side);
    Random sensor(streamSeed(demo::pictureSeed(*product, type, number, seed), Purpose::Noise));
    picture.image = demo::digitise(twins.flawed, sensor);
    if (!twins.sound.empty())
        picture.mask = differenceMask(twins);
    return picture;
}

} // namespace mixdesk
