// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "core/base/hash.h"
#include "core/base/sentence.h"
#include "core/base/text.h"
#include "core/base/work_ahead.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <thread>
#include <unordered_map>

namespace mixdesk {

namespace {

constexpr int kMostThreads = 8; // folders listed at a time; slow ones lie on a network

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

/// One folder of pictures of a class and what its pictures have in common.
struct PictureFolder
{
    fs::path folder, masks; ///< no masks: empty
    std::string relative;   ///< of its pictures, up to the last /
    int classIndex = 0;
    Subset subset = Subset::Train;
    std::string type;
};

/// Sorted by name.
Result<std::vector<ImageRecord>> picturesOf(const PictureFolder& place, const StopToken& stop)
{
    auto names = list(place.folder, Want::Pictures, stop);
    if (!names)
        return names.error();
    MaskIndex masks;
    if (!place.masks.empty()) {
        auto listed = list(place.masks, Want::Pictures, stop);
        if (!listed)
            return listed.error();
        masks = indexByStem(place.masks, *listed);
    }
    std::vector<ImageRecord> records;
    records.reserve(names->size());
    for (const fs::path& name : *names)
        records.push_back({place.folder / name, place.relative + name.u8string(), place.classIndex,
                           place.subset, place.type, maskOf(masks, name)});
    return records;
}

/// The folders of pictures of one class, by `relative`.
Result<std::vector<PictureFolder>> foldersOf(const fs::path& folder, const std::string& prefix,
                                             int classIndex, const StopToken& stop)
{
    std::vector<PictureFolder> places;
    const auto add = [&](Subset subset, const std::string& type) {
        const std::string place = subset == Subset::Train ? "train" : "test";
        const fs::path masks =
            type == "good" ? fs::path() : folder / "ground_truth" / fs::u8path(type);
        places.push_back({folder / place / fs::u8path(type), masks,
                          prefix + place + "/" + type + "/", classIndex, subset, type});
    };
    add(Subset::Train, "good");
    add(Subset::Test, "good");
    auto types = list(folder / "test", Want::Folders, stop);
    if (!types)
        return types.error();
    for (const fs::path& type : *types)
        if (type != "good")
            add(Subset::Test, type.u8string());
    std::sort(places.begin(), places.end(), [](const PictureFolder& a, const PictureFolder& b) {
        return a.relative < b.relative;
    });
    return places;
}

/// Class after class and folder after folder; lists several at a time.
class Scanner
{
public:
    Scanner(Dataset& dataset, const ProgressFn& progress, const StopToken& stop)
        : m_dataset(dataset), m_progress(progress), m_stop(stop),
          m_folders(std::clamp(int(std::thread::hardware_concurrency()), 1, kMostThreads))
    {}

    Result<void> addClass(const fs::path& folder, const std::string& name,
                          const std::string& prefix)
    {
        if (!isUtf8(name))
            return Error{ErrorCode::BadData,
                         Sentence::tr("The name of the class folder %1 is not valid UTF-8. Rename "
                                      "the folder: the name is written into run files and reports.")
                             .arg(displayPath(folder))};
        auto places = foldersOf(folder, prefix, int(m_dataset.classes.size()), m_stop);
        if (!places)
            return places.error();
        m_dataset.classes.push_back(name);
        for (PictureFolder& place : *places)
            m_folders.ask([this, place = std::move(place)] { return picturesOf(place, m_stop); });
        return {};
    }

    Result<void> addPictures()
    {
        while (m_folders.size() > 0) {
            if (m_stop.stopRequested())
                return cancelledError();
            auto records = m_folders.take();
            if (!records)
                return records.error();
            m_dataset.images.insert(m_dataset.images.end(),
                                    std::make_move_iterator(records->begin()),
                                    std::make_move_iterator(records->end()));
            if (m_progress)
                m_progress(
                    {"reading pictures", std::int64_t(m_dataset.images.size()), 0, "pictures"});
        }
        return {};
    }

private:
    Dataset& m_dataset;
    const ProgressFn& m_progress;
    const StopToken& m_stop;
    WorkAhead<Result<std::vector<ImageRecord>>> m_folders;
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
    if (auto added = scanner.addPictures(); !added)
        return added.error();
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
