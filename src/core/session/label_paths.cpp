// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/label_paths.h"

#include "core/base/sentence.h"
#include "core/store/project.h"

namespace mixdesk {

namespace {

/// Without links, so that no way around leads into the project.
fs::path resolved(const fs::path& path)
{
    std::error_code ec;
    fs::path normal = fs::absolute(path, ec).lexically_normal();
    if (!normal.has_filename())
        normal = normal.parent_path();
    const fs::path clean = fs::weakly_canonical(normal, ec);
    return ec ? normal : clean;
}

Error refused(const Sentence& why)
{
    return {ErrorCode::Unwritable, why.text()};
}

Result<void> checkReplaced(const fs::path& file, const LabelExport& what)
{
    std::error_code ec;
    if (what.format == LabelFormat::Mvtec || !fs::exists(fs::symlink_status(file, ec)))
        return {}; // an export to a folder wants it new or empty anyway
    const bool csv = what.format == LabelFormat::Csv;
    if (!fs::is_regular_file(file, ec) || !(csv ? isOurCsv(file) : isOurCoco(file)))
        return refused(Sentence::tr("%1 is there already and is no export of this kind, so it is "
                                    "left as it is: choose another name.")
                           .arg(displayPath(file)));
    if (!what.replace)
        return refused(Sentence::tr("%1 is there already: choose another name, or ask for it to be "
                                    "replaced (--force).")
                           .arg(displayPath(file)));
    return {};
}

} // namespace

Result<void> checkExportTarget(const LabelExport& what, const PicturePlaces& places)
{
    const fs::path out = resolved(what.out);
    if (isProjectFile(places.project, what.out))
        return refused(Sentence::tr("%1 belongs to the project itself: export to another place.")
                           .arg(displayPath(out)));
    const fs::path& dataset = places.dataset.root;
    if (!dataset.empty() && liesIn(out, resolved(dataset)))
        return refused(Sentence::tr("%1 lies in the dataset, where it would be taken for a part of "
                                    "it: export to another place.")
                           .arg(displayPath(out)));
    for (const fs::path& inbox : places.inboxes)
        if (liesIn(out, resolved(inbox)))
            return refused(Sentence::tr("%1 lies in an inbox, where its pictures would come in "
                                        "again: export to another place.")
                               .arg(displayPath(out)));
    return checkReplaced(out, what);
}

Result<void> checkImportSource(const fs::path& from, const PicturePlaces& places)
{
    if (!isProjectFile(places.project, from))
        return {};
    return Error{
        ErrorCode::Unreadable,
        Sentence::tr("%1 belongs to the project itself: name a folder in MVTec AD layout or a "
                     "COCO file.")
            .arg(displayPath(from))};
}

} // namespace mixdesk
