// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/data/dataset.h"
#include "core/imaging/picture.h"
#include "core/labels/label_formats.h"
#include "core/labels/mvtec_names.h"

#include <algorithm>
#include <limits>
#include <memory>

namespace mixdesk {

namespace {

using Json = nlohmann::json;

/// What labels.json adds to the folders.
struct Remembered
{
    std::map<std::string, std::string> classNames;                   ///< by folder
    std::map<std::string, std::map<std::string, std::string>> types; ///< class folder, type folder
    std::map<std::string, PictureLabel> pictures;                    ///< by path in the folder
    std::vector<PictureLabel> undecided;                             ///< in none of the folders

    std::string typeName(const std::string& classFolder, const std::string& folder) const
    {
        const auto table = types.find(classFolder);
        if (table == types.end())
            return folder;
        const auto name = table->second.find(folder);
        return name == table->second.end() ? folder : name->second;
    }
};

Error damaged(const fs::path& file)
{
    return {ErrorCode::Unreadable,
            Sentence::tr("%1 is damaged. Remove it to import what the folders and masks say.")
                .arg(displayPath(file))};
}

bool rememberClass(const Json& item, Remembered& all)
{
    const auto folder = item.find("folder"), name = item.find("name"), types = item.find("types");
    if (folder == item.end() || name == item.end() || types == item.end() || !folder->is_string() ||
        !name->is_string() || !(types->is_object() || types->is_null()))
        return false;
    all.classNames[folder->get<std::string>()] = name->get<std::string>();
    for (const auto& [type, meant] : types->items()) {
        if (!meant.is_string())
            return false;
        all.types[folder->get<std::string>()][type] = meant.get<std::string>();
    }
    return true;
}

bool readLabel(const Json& item, PictureLabel& label)
{
    const auto named = item.find("labelled_as"), verdict = item.find("verdict");
    if (named == item.end() || verdict == item.end() || !named->is_string())
        return false;
    label.relative = innerPath(named->get<std::string>());
    label.score = label.threshold = std::numeric_limits<double>::quiet_NaN();
    return !label.relative.empty() && verdictFromJson(*verdict, label);
}

bool rememberPicture(const Json& item, Remembered& all)
{
    const auto file = item.find("file");
    PictureLabel label;
    if (file == item.end() || !file->is_string() || !readLabel(item, label))
        return false;
    all.pictures[file->get<std::string>()] = std::move(label);
    return true;
}

bool rememberUndecided(const Json& item, Remembered& all)
{
    all.undecided.emplace_back();
    return readLabel(item, all.undecided.back());
}

Result<Remembered> readRemembered(const fs::path& file)
{
    Remembered all;
    std::error_code ec;
    if (!fs::exists(file, ec))
        return all;
    const auto json = readLabelJson(file);
    if (!json)
        return json.error();
    if (!json->is_object() || json->value("format", Json()) != kLabelsFormat)
        return all; // another program's file of this name
    const Json version = json->value("version", Json());
    if (!version.is_number_integer() || version < 1)
        return damaged(file);
    if (version > kLabelsVersion)
        return Error{ErrorCode::Unsupported,
                     Sentence::tr("%1 was written by a newer version of Mixdesk. Update Mixdesk to "
                                  "import it.")
                         .arg(displayPath(file))};
    for (const auto& [key, remember] :
         {std::pair("classes", rememberClass), std::pair("pictures", rememberPicture),
          std::pair("undecided", rememberUndecided)})
        for (const Json& item : json->value(key, Json::array()))
            if (!item.is_object() || !remember(item, all))
                return damaged(file);
    return all;
}

/// Mask files of a picture by defect type.
using MaskFiles = std::map<std::string, fs::path>;

class FolderReader
{
public:
    FolderReader(const Dataset& dataset, const Remembered& remembered)
        : m_dataset(dataset), m_remembered(remembered)
    {}

    PictureLabel label(const ImageRecord& image) const
    {
        PictureLabel label;
        label.score = label.threshold = std::numeric_limits<double>::quiet_NaN();
        label.relative = image.relative;
        const std::string folder = classFolder(image);
        const auto name = m_remembered.classNames.find(folder);
        label.className = name == m_remembered.classNames.end() ? folder : name->second;
        label.decision = image.good() ? LabelDecision::Ok : LabelDecision::NotOk;
        if (!image.good())
            label.defectType = m_remembered.typeName(folder, image.type);
        const auto known = m_remembered.pictures.find(image.relative);
        // Where somebody has moved a picture since, its folder says what it is now.
        if (known != m_remembered.pictures.end() && known->second.decision == label.decision &&
            (image.good() || exportedType(known->second) == label.defectType))
            label = known->second;
        label.file = image.path;
        return label;
    }

    MaskFiles masks(const ImageRecord& image) const
    {
        MaskFiles files;
        if (image.good())
            return files;
        const std::string folder = classFolder(image);
        const fs::path root = image.path.parent_path().parent_path().parent_path();
        const fs::path own = root / kDefectMasks / fs::u8path(image.type);
        const std::string name = image.path.stem().u8string() + "_mask.png";
        std::error_code ec;
        for (fs::directory_iterator entry(own, ec), end; !ec && entry != end; entry.increment(ec)) {
            std::error_code kind;
            const fs::path file = entry->path() / fs::u8path(name);
            if (fs::is_regular_file(file, kind))
                files[m_remembered.typeName(folder, entry->path().filename().u8string())] = file;
        }
        if (files.empty() && !image.mask.empty())
            files[m_remembered.typeName(folder, image.type)] = image.mask;
        return files;
    }

private:
    const std::string& classFolder(const ImageRecord& image) const
    {
        return m_dataset.classes[std::size_t(image.classIndex)];
    }

    const Dataset& m_dataset;
    const Remembered& m_remembered;
};

Result<std::vector<LabelMask>> readMasks(const MaskFiles& files)
{
    std::vector<LabelMask> masks;
    for (const auto& [type, file] : files) {
        auto mask = readMask(file);
        if (!mask)
            return mask.error();
        masks.push_back({type, std::move(*mask)});
    }
    return masks;
}

} // namespace

Result<LabelSet> importMvtec(const fs::path& folder, const StopToken& stop)
{
    auto dataset = scanDataset(folder, {}, stop);
    const auto remembered = readRemembered(folder / kLabelsFile);
    if (!remembered)
        return remembered.error();
    if (!dataset && (dataset.error().cancelled() || remembered->undecided.empty()))
        return dataset.error();
    if (!dataset)
        dataset = Dataset(); // nobody had decided about any picture
    const FolderReader reader(*dataset, *remembered);
    const auto files = std::make_shared<std::map<std::string, MaskFiles>>();
    LabelSet labels;
    for (const ImageRecord& image : dataset->images) {
        if (stop.stopRequested())
            return cancelledError();
        PictureLabel label = reader.label(image);
        // Two files may be labelled under one name after somebody has copied one.
        if (files->count(label.relative) > 0)
            label.relative = image.relative;
        MaskFiles masks = reader.masks(image);
        for (const auto& [type, file] : masks)
            label.maskedTypes.push_back(type);
        (*files)[label.relative] = std::move(masks);
        labels.pictures.push_back(std::move(label));
    }
    for (const PictureLabel& label : remembered->undecided)
        if (files->emplace(label.relative, MaskFiles()).second) // or somebody has sorted it since
            labels.pictures.push_back(label);
    std::sort(labels.pictures.begin(), labels.pictures.end(),
              [](const PictureLabel& a, const PictureLabel& b) { return a.relative < b.relative; });
    labels.masks = [files](const PictureLabel& label) -> Result<std::vector<LabelMask>> {
        const auto found = files->find(label.relative);
        return found == files->end() ? std::vector<LabelMask>() : readMasks(found->second);
    };
    return labels;
}

} // namespace mixdesk
