// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_formats.h"

#include "support/pictures.h"

#include <QTemporaryDir>

#include <algorithm>
#include <limits>
#include <memory>

namespace mixdesk::support {

/// Labels with pictures on disk and masks in memory.
struct LabelFixture
{
    QTemporaryDir folder;
    fs::path root = fs::u8path(folder.path().toStdString());
    std::shared_ptr<std::map<std::string, std::vector<LabelMask>>> masks =
        std::make_shared<std::map<std::string, std::vector<LabelMask>>>();
    LabelSet labels;

    LabelFixture()
    {
        labels.masks = [stored = masks](const PictureLabel& label) {
            return Result<std::vector<LabelMask>>((*stored)[label.relative]);
        };
    }

    PictureLabel& add(const std::string& relative, LabelDecision decision,
                      const std::string& type = {}, std::vector<LabelMask> marked = {},
                      cv::Size size = {60, 40})
    {
        PictureLabel label;
        label.relative = relative;
        label.file = root / "source" / fs::u8path(relative);
        label.className = relative.substr(0, relative.find('/'));
        label.decision = decision;
        label.defectType = type;
        label.score = label.threshold = std::numeric_limits<double>::quiet_NaN();
        for (const LabelMask& mask : marked)
            label.maskedTypes.push_back(mask.defectType);
        cv::Mat part;
        cv::resize(drawPart(int(labels.pictures.size())), part, size);
        writePicture(label.file, part);
        (*masks)[relative] = std::move(marked);
        labels.pictures.push_back(label);
        return labels.pictures.back();
    }
};

inline cv::Mat blot(int number, cv::Size size = {60, 40})
{
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    Random random{std::uint64_t(number)};
    for (int i = 0; i < 4; ++i)
        cv::circle(mask, {random.integer(0, size.width), random.integer(0, size.height)},
                   random.integer(1, 9), cv::Scalar(255), cv::FILLED);
    cv::circle(mask, {size.width / 2, size.height / 2}, 6, cv::Scalar(255), 1); // a hole
    return mask;
}

/// What is known of them is equal; where their files lie is not compared.
inline bool sameLabel(const PictureLabel& a, const PictureLabel& b)
{
    const auto sameNumber = [](double one, double other) {
        return one == other || (one != one && other != other);
    };
    return a.relative == b.relative && a.className == b.className && a.decision == b.decision &&
           a.defectType == b.defectType && a.maskedTypes == b.maskedTypes &&
           a.comment == b.comment && a.reviewer == b.reviewer && a.created == b.created &&
           a.modelHash == b.modelHash && a.flagged == b.flagged && sameNumber(a.score, b.score) &&
           sameNumber(a.threshold, b.threshold);
}

inline bool samePixels(const cv::Mat& a, const cv::Mat& b)
{
    return a.type() == b.type() && a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

/// Empty when every label and mask of `wanted` is in `found`, else what differs.
inline std::string difference(const LabelSet& wanted, const LabelSet& found)
{
    if (wanted.pictures.size() != found.pictures.size())
        return "another number of pictures";
    for (const PictureLabel& label : wanted.pictures) {
        const auto other = std::find_if(
            found.pictures.begin(), found.pictures.end(),
            [&](const PictureLabel& picture) { return picture.relative == label.relative; });
        if (other == found.pictures.end() || !sameLabel(label, *other))
            return "the label of " + label.relative;
        const auto a = wanted.masks(label), b = found.masks(*other);
        if (!a || !b || a->size() != b->size())
            return "the number of masks of " + label.relative;
        for (const LabelMask& mask : *a) {
            const auto same = std::find_if(b->begin(), b->end(), [&](const LabelMask& read) {
                return read.defectType == mask.defectType && samePixels(read.mask, mask.mask);
            });
            if (same == b->end())
                return "the mask " + mask.defectType + " of " + label.relative;
        }
    }
    return {};
}

} // namespace mixdesk::support
