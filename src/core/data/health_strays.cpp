// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/health_rules.h"

#include "core/base/sentence.h"
#include "core/imaging/picture.h"

#include <algorithm>
#include <set>

namespace mixdesk::detail {

namespace {

struct Entry
{
    fs::path path;
    bool folder = false;

    bool operator<(const Entry& other) const { return path < other.path; }
};

/// Visible entries in order; those that cannot be listed are left out.
std::vector<Entry> entriesOf(const fs::path& folder)
{
    std::vector<Entry> found;
    std::error_code ec;
    for (fs::directory_iterator entry(folder, ec); !ec && entry != fs::directory_iterator();
         entry.increment(ec)) {
        const std::string name = entry->path().filename().native();
        std::error_code kind;
        if (!name.empty() && name.front() != '.')
            found.push_back({entry->path(), entry->is_directory(kind)});
    }
    std::sort(found.begin(), found.end());
    return found;
}

class StraySearch
{
public:
    explicit StraySearch(HealthContext& context) : m_context(context)
    {
        for (const ImageRecord& image : context.dataset.images) {
            m_used.insert(image.path.native());
            if (!image.mask.empty())
                m_used.insert(image.mask.native());
        }
    }

    void checkClass(const std::string& name, const fs::path& folder)
    {
        m_class = name;
        for (const Entry& entry : entriesOf(folder))
            if (!entry.folder && hasPictureExtension(entry.path))
                stray(entry.path,
                      Sentence::tr("The picture lies outside train, test and ground_truth."));
        checkSubset(folder / "train");
        checkSubset(folder / "test");
        for (const Entry& type : entriesOf(folder / "ground_truth"))
            checkMasks(type);
    }

    void checkRoot(const fs::path& root)
    {
        const auto& classes = m_context.dataset.classes;
        m_class.clear();
        for (const Entry& entry : entriesOf(root)) {
            const std::string name = entry.path.filename().u8string();
            if (entry.folder && std::find(classes.begin(), classes.end(), name) == classes.end())
                stray(entry.path,
                      Sentence::tr("The folder holds neither train nor test and is not read."));
            else if (!entry.folder && hasPictureExtension(entry.path))
                stray(entry.path, Sentence::tr("The picture lies outside the class folders."));
        }
    }

private:
    void checkSubset(const fs::path& subset)
    {
        const bool train = subset.filename() == "train";
        for (const Entry& type : entriesOf(subset)) {
            if (!type.folder)
                stray(
                    type.path,
                    Sentence::tr("The file lies beside the folders of good and defective parts."));
            else if (train && type.path.filename() != "good")
                stray(type.path,
                      Sentence::tr("Training reads train/good alone; this folder is not read."));
            else
                checkPictures(type.path);
        }
    }

    void checkPictures(const fs::path& folder)
    {
        for (const Entry& entry : entriesOf(folder)) {
            if (entry.folder)
                stray(entry.path,
                      Sentence::tr("Folders within a folder of pictures are not read."));
            else if (m_used.count(entry.path.native()) == 0)
                stray(entry.path,
                      Sentence::tr("The file is not a picture by its name and is not read."));
        }
    }

    void checkMasks(const Entry& type)
    {
        if (!type.folder) {
            stray(type.path, Sentence::tr("The file lies beside the folders of masks."));
            return;
        }
        for (const Entry& entry : entriesOf(type.path)) {
            if (m_used.count(entry.path.native()) > 0)
                continue;
            if (entry.folder || !hasPictureExtension(entry.path))
                stray(entry.path, Sentence::tr("This is not a mask by its name and is not read."));
            else
                report(Severity::Warning, "orphan-mask", entry.path,
                       Sentence::tr("No picture in test belongs to this mask."),
                       Sentence::tr(
                           "Name masks NAME_mask.png after test/TYPE/NAME, or remove the mask."));
        }
    }

    void stray(const fs::path& path, const std::string& message)
    {
        report(Severity::Note, "stray-file", path, message,
               Sentence::tr("Move it to where it is read, or out of the dataset folder."));
    }

    void report(Severity severity, const std::string& rule, const fs::path& path,
                const std::string& message, const std::string& remedy)
    {
        m_context.findings.push_back(
            {severity, rule, m_class, relativePath(path, m_context.dataset.root), message, remedy});
    }

    HealthContext& m_context;
    std::set<std::string> m_used;
    std::string m_class;
};

} // namespace

void checkStrays(HealthContext& context)
{
    const Dataset& dataset = context.dataset;
    StraySearch search(context);
    const bool single =
        std::all_of(dataset.images.begin(), dataset.images.end(), [&](const ImageRecord& image) {
            return image.relative.rfind("train/", 0) == 0 || image.relative.rfind("test/", 0) == 0;
        });
    if (single && dataset.classes.size() == 1) {
        search.checkClass(dataset.classes.front(), dataset.root);
        return;
    }
    for (const std::string& name : dataset.classes)
        search.checkClass(name, dataset.root / fs::u8path(name));
    search.checkRoot(dataset.root);
}

} // namespace mixdesk::detail
