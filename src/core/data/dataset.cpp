// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "core/base/sentence.h"
#include "core/base/text.h"

#include "core/base/hash.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <unordered_map>

namespace mixdesk {

namespace {

bool isHidden(const fs::path& path)
{
    const std::string name = path.filename().native();
    return name.empty() || name.front() == '.';
}

bool isFolder(const fs::path& path)
{
    std::error_code ec;
    return fs::is_directory(path, ec);
}

enum class Want { Folders, Pictures };

/// Sorted names of the visible entries of one kind. Links are followed; broken and circular ones
/// have no kind and drop out. A missing folder has no entries.
Result<std::vector<fs::path>> list(const fs::path& folder, Want want, const StopToken& stop)
{
    std::vector<fs::path> names;
    std::error_code ec;
    fs::directory_iterator entries(folder, ec);
    if (ec == std::errc::no_such_file_or_directory || ec == std::errc::not_a_directory)
        return names;
    while (!ec && entries != fs::directory_iterator()) {
        if (stop.stopRequested())
            return cancelledError();
        const fs::directory_entry& entry = *entries;
        std::error_code kind;
        const bool wanted = want == Want::Folders
                                ? entry.is_directory(kind)
                                : hasPictureExtension(entry.path()) && entry.is_regular_file(kind);
        if (wanted && !isHidden(entry.path()))
            names.push_back(entry.path().filename());
        entries.increment(ec);
    }
    if (ec)
        return Error{ErrorCode::Unreadable,
                     Sentence::tr("Cannot list the folder %1: %2. Check its permissions.")
                         .arg(displayPath(folder))
                         .arg(ec.message())};
    std::sort(names.begin(), names.end());
    return names;
}

bool isClassFolder(const fs::path& folder)
{
    return isFolder(folder / "train") || isFolder(folder / "test");
}

using MaskIndex = std::unordered_map<std::string, fs::path>;

/// Masks of one defect type by file stem; the first of several with one stem counts.
MaskIndex indexByStem(const fs::path& folder, const std::vector<fs::path>& names)
{
    MaskIndex masks;
    for (const fs::path& name : names)
        masks.emplace(name.stem().native(), folder / name);
    return masks;
}

fs::path maskOf(const MaskIndex& masks, const fs::path& picture)
{
    const std::string stem = picture.stem().native();
    for (const std::string& name : {stem + "_mask", stem})
        if (const auto found = masks.find(name); found != masks.end())
            return found->second;
    return {};
}

class Scanner
{
public:
    Scanner(Dataset& dataset, const ProgressFn& progress, const StopToken& stop)
        : m_dataset(dataset), m_progress(progress), m_stop(stop)
    {}

    Result<void> addClass(const fs::path& folder, const std::string& name,
                          const std::string& prefix)
    {
        if (!isUtf8(name))
            return Error{ErrorCode::BadData,
                         Sentence::tr("The name of the class folder %1 is not valid UTF-8. Rename "
                                      "the folder: the name is written into run files and reports.")
                             .arg(displayPath(folder))};
        m_folder = folder;
        m_prefix = prefix;
        m_class = int(m_dataset.classes.size());
        m_dataset.classes.push_back(name);
        if (auto added = addPictures(Subset::Test, "good"); !added)
            return added;
        auto types = list(folder / "test", Want::Folders, m_stop);
        if (!types)
            return types.error();
        for (const fs::path& type : *types)
            if (type != "good")
                if (auto added = addPictures(Subset::Test, type.u8string()); !added)
                    return added;
        return addPictures(Subset::Train, "good");
    }

private:
    Result<void> addPictures(Subset subset, const std::string& type)
    {
        const std::string place = subset == Subset::Train ? "train" : "test";
        const fs::path folder = m_folder / place / fs::u8path(type);
        auto names = list(folder, Want::Pictures, m_stop);
        if (!names)
            return names.error();
        MaskIndex masks;
        if (type != "good") {
            const fs::path truth = m_folder / "ground_truth" / fs::u8path(type);
            auto listed = list(truth, Want::Pictures, m_stop);
            if (!listed)
                return listed.error();
            masks = indexByStem(truth, *listed);
        }
        const std::string relative = m_prefix + place + "/" + type + "/";
        for (const fs::path& name : *names)
            m_dataset.images.push_back({folder / name, relative + name.u8string(), m_class, subset,
                                        type, maskOf(masks, name)});
        if (m_progress)
            m_progress({"reading pictures", std::int64_t(m_dataset.images.size()), 0, "pictures"});
        return {};
    }

    Dataset& m_dataset;
    const ProgressFn& m_progress;
    const StopToken& m_stop;
    fs::path m_folder;
    std::string m_prefix;
    int m_class = 0;
};

std::string describeFound(const fs::path& root, const StopToken& stop)
{
    constexpr std::size_t kShown = 5;
    auto folders = list(root, Want::Folders, stop);
    auto pictures = list(root, Want::Pictures, stop);
    std::string found;
    if (folders && !folders->empty()) {
        std::string names;
        for (std::size_t i = 0; i < std::min(kShown, folders->size()); ++i)
            names += (i ? ", " : "") + displayPath((*folders)[i]);
        found = folders->size() > kShown ? Sentence::tr("the folders %1 and %2 more")
                                               .arg(names)
                                               .arg(folders->size() - kShown)
                                         : Sentence::tr("the folders %1").arg(names);
    }
    if (pictures && !pictures->empty())
        found = found.empty() ? Sentence::tr("%1 pictures").arg(pictures->size())
                              : Sentence::tr("%1 and %2 pictures").arg(found).arg(pictures->size());
    return found.empty() ? Sentence::tr("nothing that fits").text() : found;
}

} // namespace

std::vector<int> Dataset::select(Subset subset) const
{
    std::vector<int> selected;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (images[i].subset == subset)
            selected.push_back(int(i));
    return selected;
}

std::vector<int> Dataset::select(Subset subset, int classIndex) const
{
    std::vector<int> selected;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (images[i].subset == subset && images[i].classIndex == classIndex)
            selected.push_back(int(i));
    return selected;
}

int Dataset::classByName(const std::string& name) const
{
    const auto found = std::find(classes.begin(), classes.end(), name);
    return found == classes.end() ? -1 : int(found - classes.begin());
}

Result<Dataset> scanDataset(const fs::path& root, const ProgressFn& progress, const StopToken& stop)
{
    if (!isFolder(root))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no folder %1. Check the path of the dataset.")
                         .arg(displayPath(root))};
    std::error_code ec;
    Dataset dataset;
    dataset.root = fs::absolute(root, ec).lexically_normal();
    if (!dataset.root.has_filename())
        dataset.root = dataset.root.parent_path();

    Scanner scanner(dataset, progress, stop);
    if (isClassFolder(dataset.root)) {
        const std::string name = dataset.root.filename().u8string();
        if (auto added = scanner.addClass(dataset.root, name, ""); !added)
            return added.error();
    } else {
        auto folders = list(dataset.root, Want::Folders, stop);
        if (!folders)
            return folders.error();
        for (const fs::path& folder : *folders) {
            if (stop.stopRequested())
                return cancelledError();
            const std::string name = folder.u8string();
            if (!isClassFolder(dataset.root / folder))
                continue;
            if (auto added = scanner.addClass(dataset.root / folder, name, name + "/"); !added)
                return added.error();
        }
    }
    if (dataset.images.empty()) {
        const std::string found = describeFound(dataset.root, stop);
        if (stop.stopRequested())
            return cancelledError();
        return Error{
            ErrorCode::BadData,
            Sentence::tr("%1 is not a dataset folder with pictures: expected "
                         "CLASS/train/good/*.png, CLASS/test/good/*.png, CLASS/test/DEFECT/*.png "
                         "and CLASS/ground_truth/DEFECT/NAME_mask.png; found %2.")
                .arg(displayPath(root))
                .arg(found)};
    }
    std::sort(dataset.images.begin(), dataset.images.end(),
              [](const ImageRecord& a, const ImageRecord& b) {
                  return a.classIndex != b.classIndex ? a.classIndex < b.classIndex
                                                      : a.relative < b.relative;
              });
    return dataset;
}

Dataset includeClasses(const Dataset& dataset, const std::vector<std::string>& excluded)
{
    Dataset part;
    part.root = dataset.root;
    std::vector<int> renumbered;
    for (const std::string& name : dataset.classes) {
        const bool out = std::find(excluded.begin(), excluded.end(), name) != excluded.end();
        renumbered.push_back(out ? -1 : int(part.classes.size()));
        if (!out)
            part.classes.push_back(name);
    }
    for (const ImageRecord& record : dataset.images) {
        const int index = renumbered[std::size_t(record.classIndex)];
        if (index < 0)
            continue;
        part.images.push_back(record);
        part.images.back().classIndex = index;
    }
    return part;
}

Result<std::string> datasetHash(const Dataset& dataset, const std::vector<int>& images,
                                const StopToken& stop)
{
    Sha256 hash;
    for (const int image : images) {
        if (stop.stopRequested())
            return cancelledError();
        const ImageRecord& record = dataset.images[std::size_t(image)];
        const auto bytes = readFile(record.path);
        if (!bytes)
            return bytes.error();
        hash.add(record.relative + '\n' + std::to_string(bytes->size()) + '\n');
        hash.add(*bytes);
    }
    return hash.hex();
}

} // namespace mixdesk
