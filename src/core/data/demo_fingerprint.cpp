// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/demo_fingerprint.h"

#include "core/base/hash.h"
#include "core/base/yaml.h"
#include "core/imaging/picture.h"

#include <cstdlib>
#include <opencv2/imgproc.hpp>

namespace mixdesk {

namespace {

constexpr int kBlocks = 8;
constexpr int kGreyTolerance = 2; ///< of a block's mean; other parts differ by ten and more
constexpr int kVersion = 1;
constexpr double kMostSeeds = 9007199254740991.0; ///< that a YAML number holds exactly

std::string hexBytes(const cv::Mat1b& values)
{
    static const char digits[] = "0123456789abcdef";
    std::string text;
    for (const unsigned char value : values) {
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text;
}

std::string blockMeans(const cv::Mat& picture)
{
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::resize(grey, grey, {kBlocks, kBlocks}, 0, 0, cv::INTER_AREA);
    return hexBytes(grey);
}

int byteAt(const std::string& hex, std::size_t at)
{
    return int(std::strtol(hex.substr(at, 2).c_str(), nullptr, 16));
}

bool nearlyEqual(const std::string& a, const std::string& b)
{
    if (a.size() != b.size() || a.size() != 2 * kBlocks * kBlocks)
        return false;
    for (std::size_t i = 0; i < a.size(); i += 2)
        if (std::abs(byteAt(a, i) - byteAt(b, i)) > kGreyTolerance)
            return false;
    return true;
}

} // namespace

std::vector<std::string> demoSamplePictures(const DemoPlantOptions& options)
{
    std::vector<std::string> names;
    for (const std::string& name : options.classes.empty() ? demoClasses() : options.classes) {
        names.push_back(name + "/train/good/000.png");
        if (options.trainGood > 1)
            names.push_back(name + "/train/good/001.png");
        if (options.testGood > 0)
            names.push_back(name + "/test/good/000.png");
        if (options.testPerDefect > 0)
            names.push_back(name + "/test/" + demoDefects(name).front() + "/000.png");
    }
    return names;
}

Result<DemoFingerprint> demoFingerprint(const fs::path& plant, const DemoPlantOptions& options)
{
    DemoFingerprint print;
    Sha256 hash;
    for (const std::string& name : demoSamplePictures(options)) {
        const auto picture = readPicture(plant / fs::u8path(name));
        if (!picture)
            return picture.error();
        hash.add(name);
        for (int y = 0; y < picture->rows; ++y)
            hash.add({picture->ptr<char>(y), std::size_t(picture->cols) * picture->elemSize()});
        print.means[name] = blockMeans(*picture);
    }
    print.pixelHash = hash.hex();
    return print;
}

DemoMatch compareFingerprints(const DemoFingerprint& a, const DemoFingerprint& b)
{
    if (a.pixelHash == b.pixelHash)
        return DemoMatch::Same;
    if (a.means.size() != b.means.size())
        return DemoMatch::Other;
    for (const auto& [name, means] : a.means) {
        const auto other = b.means.find(name);
        if (other == b.means.end() || !nearlyEqual(means, other->second))
            return DemoMatch::Other;
    }
    return DemoMatch::Rounding;
}

std::string demoDataToYaml(const DemoData& data)
{
    const DemoPlantOptions& options = data.options;
    std::string text = "# The plant that the demo model was trained on, and what its pictures look "
                       "like.\nversion: " +
                       std::to_string(kVersion) + "\nseed: " + std::to_string(options.seed) +
                       "\nside: " + std::to_string(options.side) +
                       "\ntrain_good: " + std::to_string(options.trainGood) +
                       "\ntest_good: " + std::to_string(options.testGood) +
                       "\ntest_per_defect: " + std::to_string(options.testPerDefect) +
                       "\npixel_sha256: " + data.pictures.pixelHash +
                       "\n# Grey of 8 x 8 blocks: processors round a pixel in a million otherwise, "
                       "which the hash above does not forgive.\npictures:\n";
    for (const auto& [name, means] : data.pictures.means)
        text += "  " + name + ": " + means + "\n";
    return text;
}

Result<DemoData> demoDataFromYaml(const std::string& text, const std::string& source)
{
    auto root = YamlMap::parse(text, source);
    if (!root)
        return root.error();
    constexpr int kMost = kDemoTestNumbers;
    root->integer("version", 1, kVersion);
    DemoData data;
    data.options.seed = std::uint64_t(root->number("seed", 0.0, kMostSeeds));
    data.options.side = root->integer("side", 64, 1024);
    data.options.trainGood = root->integer("train_good", 1, kMost);
    data.options.testGood = root->integer("test_good", 0, kMost);
    data.options.testPerDefect = root->integer("test_per_defect", 0, kMost);
    data.pictures.pixelHash = root->text("pixel_sha256");
    YamlMap pictures = root->map("pictures");
    for (const std::string& name : pictures.keys())
        data.pictures.means[name] = pictures.text(name);
    if (auto ok = root->finish(); !ok)
        return ok.error();
    return data;
}

} // namespace mixdesk
