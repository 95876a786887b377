// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <string>
#include <vector>

namespace mixdesk {

/// Where a training differs from what the folders say. Pictures are named by
/// ImageRecord::relative.
struct PictureChoice
{
    std::vector<std::string> leftOut; ///< of CLASS/train/good: not used at all
    std::vector<std::string> added;   ///< of CLASS/test: train as good ones, and test nothing

    bool empty() const { return leftOut.empty() && added.empty(); }
};

/// The dataset as a training with this choice sees it: left-out pictures are not in it, added ones
/// are good training pictures. Errors: a name that is no picture of that part of the dataset; a
/// class that would lose its last training picture.
Result<Dataset> choosePictures(const Dataset& dataset, const PictureChoice& choice);

/// The same for a training that is taken up again: names of pictures that are gone are passed over.
Dataset choosePresentPictures(const Dataset& dataset, const PictureChoice& choice);

/// A list of pictures as a file: UTF-8, one name a line; empty lines count for nothing. Errors: not
/// readable, not UTF-8.
Result<std::vector<std::string>> readPictureList(const fs::path& path);
/// Sorted, each name once. An Error for a name that no line can hold; nothing is written then.
Result<void> writePictureList(const fs::path& path, std::vector<std::string> names);

} // namespace mixdesk
