// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_choice.h"

#include "core/base/sentence.h"
#include "core/base/text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace mixdesk {

namespace {

constexpr std::uint64_t kMostBytes = 64 << 20;

using Names = std::unordered_set<std::string>;

bool trains(const ImageRecord& image)
{
    return image.subset == Subset::Train && image.good();
}

/// The first name that does not stand for such a picture; null: all do.
template <typename Fits>
const std::string* stranger(const Dataset& dataset, const std::vector<std::string>& names,
                            const Fits& fits)
{
    Names known;
    for (const ImageRecord& image : dataset.images)
        if (fits(image))
            known.insert(image.relative);
    for (const std::string& name : names)
        if (!known.count(name))
            return &name;
    return nullptr;
}

Result<void> requireKnown(const Dataset& dataset, const PictureChoice& choice)
{
    if (const auto* name = stranger(dataset, choice.leftOut, trains))
        return Error{ErrorCode::BadData,
                     Sentence::tr("'%1' is to be left out, but is no training picture of %2. Name "
                                  "pictures as CLASS/train/good/FILE.")
                         .arg(*name)
                         .arg(displayPath(dataset.root))};
    const auto tests = [](const ImageRecord& image) { return image.subset == Subset::Test; };
    if (const auto* name = stranger(dataset, choice.added, tests))
        return Error{ErrorCode::BadData,
                     Sentence::tr("'%1' is to be added to the training, but is no test picture of "
                                  "%2. Name pictures as CLASS/test/TYPE/FILE.")
                         .arg(*name)
                         .arg(displayPath(dataset.root))};
    return {};
}

std::vector<int> trainingCounts(const Dataset& dataset)
{
    std::vector<int> counts(dataset.classes.size(), 0);
    for (const ImageRecord& image : dataset.images)
        counts[std::size_t(image.classIndex)] += trains(image) ? 1 : 0;
    return counts;
}

} // namespace

Result<Dataset> choosePictures(const Dataset& dataset, const PictureChoice& choice)
{
    if (auto ok = requireKnown(dataset, choice); !ok)
        return ok.error();
    Dataset chosen = choosePresentPictures(dataset, choice);
    const auto before = trainingCounts(dataset), after = trainingCounts(chosen);
    for (std::size_t c = 0; c < before.size(); ++c)
        if (before[c] > 0 && after[c] == 0)
            return Error{ErrorCode::BadData,
                         Sentence::tr("All training pictures of '%1' are to be left out, so that "
                                      "it cannot be trained. Leave fewer out, or move the class "
                                      "out of the dataset folder.")
                             .arg(dataset.classes[c])};
    return chosen;
}

Dataset choosePresentPictures(const Dataset& dataset, const PictureChoice& choice)
{
    if (choice.empty())
        return dataset;
    const Names leftOut(choice.leftOut.begin(), choice.leftOut.end());
    const Names added(choice.added.begin(), choice.added.end());
    Dataset chosen;
    chosen.root = dataset.root;
    chosen.classes = dataset.classes;
    for (const ImageRecord& image : dataset.images) {
        if (trains(image) && leftOut.count(image.relative))
            continue;
        chosen.images.push_back(image);
        if (image.subset == Subset::Test && added.count(image.relative)) {
            ImageRecord& taken = chosen.images.back();
            taken.subset = Subset::Train;
            taken.type = "good";
            taken.mask.clear();
        }
    }
    return chosen;
}

Result<std::vector<std::string>> readPictureList(const fs::path& path)
{
    auto text = readFile(path, kMostBytes);
    if (!text)
        return text.error();
    if (!isUtf8(*text))
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("%1 is no list of pictures: it is not UTF-8 text. Write one "
                                  "picture's name on each line.")
                         .arg(displayPath(path))};
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < text->size();) {
        const auto end = std::min(text->find('\n', begin), text->size());
        std::string name = text->substr(begin, end - begin);
        begin = end + 1;
        if (!name.empty() && name.back() == '\r')
            name.pop_back();
        if (!name.empty())
            names.push_back(std::move(name));
    }
    return names;
}

Result<void> writePictureList(const fs::path& path, std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::string text;
    for (const std::string& name : names) {
        if (name.empty() || name.find('\n') != std::string::npos || name.back() == '\r' ||
            !isUtf8(name))
            return Error{ErrorCode::BadData,
                         Sentence::tr("A list cannot name the picture '%1': its name has a line "
                                      "break or is not UTF-8. Rename the file.")
                             .arg(name)};
        text += name + "\n";
    }
    return writeFileAtomic(path, text);
}

} // namespace mixdesk
