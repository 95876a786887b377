// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_places.h"

#include "core/store/project.h"

#include <algorithm>

namespace mixdesk {

namespace {

const std::string kInbox = "inbox:", kOutside = "outside:";

bool startsWith(const std::string& text, const std::string& start)
{
    return text.compare(0, start.size(), start) == 0;
}

} // namespace

QString keyOfOutside(const fs::path& file, const fs::path& projectFolder)
{
    const fs::path clean = file.lexically_normal();
    return QString::fromStdString(liesIn(clean, projectFolder)
                                      ? kInbox + relativePath(clean, projectFolder)
                                      : clean.string());
}

bool isOutside(const QString& key)
{
    return startsWith(key.toStdString(), kInbox) || fs::path(key.toStdString()).is_absolute();
}

std::string labelName(const std::string& key)
{
    return fs::path(key).is_absolute() ? kOutside + key : key;
}

std::string keyOfLabel(const std::string& name)
{
    return startsWith(name, kOutside + "/") ? name.substr(kOutside.size()) : name;
}

PicturePlaces::PicturePlaces(const Project& of, Dataset pictures)
    : dataset(std::move(pictures)), project(of.folder()), inboxes(of.inboxFolders())
{}

fs::path PicturePlaces::fileOf(const std::string& key) const
{
    return (startsWith(key, kInbox) ? project / key.substr(kInbox.size()) : dataset.root / key)
        .lexically_normal();
}

bool PicturePlaces::inInbox(const fs::path& file) const
{
    return std::any_of(inboxes.begin(), inboxes.end(),
                       [&](const fs::path& folder) { return liesIn(file, folder); });
}

} // namespace mixdesk
