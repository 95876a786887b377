// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mvtec_names.h"

namespace mixdesk {

std::string MvtecNames::Table::folderOf(const std::string& name)
{
    if (const auto known = folders.find(name); known != folders.end())
        return known->second;
    const std::string wanted = safeName(name);
    std::string folder = wanted;
    for (int number = 2; taken.contains(folder); ++number)
        folder = wanted + "_" + std::to_string(number);
    taken.add(folder);
    folders[name] = folder;
    if (folder != name)
        renamed[folder] = name;
    return folder;
}

std::string MvtecNames::classFolder(const std::string& className)
{
    return m_classes.folderOf(className.empty() ? "pictures" : className);
}

std::string MvtecNames::typeFolder(const std::string& className, const std::string& type)
{
    Table& table = m_types[className];
    if (!table.taken.contains("good"))
        table.taken.add("good");
    return table.folderOf(type);
}

std::string MvtecNames::pictureName(const fs::path& folder, const fs::path& name)
{
    NameSet& stems = m_stems[folder];
    const std::string wanted = safeName(name.stem().u8string());
    std::string stem = wanted;
    // A mask is found as STEM_mask or STEM: neither may be the stem of another picture.
    for (int number = 2; stems.contains(stem) || stems.contains(stem + "_mask"); ++number)
        stem = wanted + "_" + std::to_string(number);
    stems.add(stem);
    stems.add(stem + "_mask");
    return stem + name.extension().u8string();
}

} // namespace mixdesk
