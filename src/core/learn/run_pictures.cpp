// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/run_folder.h"

namespace mixdesk {

namespace {

Result<void> writeList(const fs::path& path, const std::vector<std::string>& names)
{
    return names.empty() ? Result<void>() : writePictureList(path, names);
}

Result<void> readList(const fs::path& path, std::vector<std::string>& names)
{
    std::error_code ec;
    if (!fs::exists(path, ec))
        return {};
    auto list = readPictureList(path);
    if (!list)
        return list.error();
    names = std::move(*list);
    return {};
}

} // namespace

Result<void> writePictureChoice(const RunPaths& paths, const PictureChoice& pictures)
{
    if (auto ok = writeList(paths.leftOut(), pictures.leftOut); !ok)
        return ok;
    return writeList(paths.added(), pictures.added);
}

Result<PictureChoice> readPictureChoice(const RunPaths& paths)
{
    PictureChoice pictures;
    if (auto ok = readList(paths.leftOut(), pictures.leftOut); !ok)
        return ok.error();
    if (auto ok = readList(paths.added(), pictures.added); !ok)
        return ok.error();
    return pictures;
}

} // namespace mixdesk
