// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/inbox_session.h"

#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/session/picture_places.h"
#include "core/store/project.h"

#include <algorithm>
#include <chrono>

namespace mixdesk {

namespace {

constexpr int kSoonMs = 300;       ///< many files of one moment are one change
constexpr int kUnsettledMs = 1200; ///< until a file that is being written is looked at again
constexpr int kPollMs = 30'000;
constexpr qsizetype kMostWatched = 1000; ///< folders: systems allow few thousand

fs::path fsPath(const QString& path)
{
    return fs::path(path.toStdString());
}

QString qPath(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

bool overlap(const fs::path& a, const fs::path& b)
{
    return !a.empty() && !b.empty() && (liesIn(a, b) || liesIn(b, a));
}

/// Another program may still be writing it.
bool isFresh(const fs::directory_entry& entry)
{
    std::error_code ec;
    const auto written = entry.last_write_time(ec);
    const auto age = fs::file_time_type::clock::now() - written;
    return !ec && age >= std::chrono::seconds(0) && age < std::chrono::seconds(1);
}

} // namespace

struct InboxSession::Found
{
    std::vector<File> files;
    QStringList folders;
    QString problem;
    bool unsettled = false; ///< some files are too young
    bool cut = false;       ///< there are more than these

    void look(const fs::path& folder, qsizetype most, const StopToken& stop)
    {
        std::error_code ec;
        fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied,
                                              ec);
        folders.append(qPath(folder));
        for (; !ec && walk != fs::recursive_directory_iterator(); walk.increment(ec)) {
            if (stop.stopRequested())
                return;
            std::error_code kind;
            if (walk->path().filename().string().front() ==
                '.') { // uploads in progress, thumbnails
                walk.disable_recursion_pending();
            } else if (walk->is_directory(kind)) {
                folders.append(qPath(walk->path()));
            } else if (walk->is_regular_file(kind) && hasPictureExtension(walk->path())) {
                if (qsizetype(files.size()) >= most) {
                    cut = true;
                    break;
                }
                if (isFresh(*walk))
                    unsettled = true;
                else
                    files.push_back({qPath(walk->path()), markOf(qPath(walk->path()))});
            }
        }
        std::sort(files.begin(), files.end(),
                  [](const File& a, const File& b) { return a.path < b.path; });
        if (ec)
            problem = QString::fromStdString(
                Sentence::tr("The inbox folder %1 cannot be read now (%2); its pictures come back "
                             "as soon as it can.")
                    .arg(displayPath(folder))
                    .arg(ec.message()));
    }
};

InboxSession::InboxSession(Project& project, ScoringSession& scoring, QObject* parent)
    : QObject(parent), m_project(project), m_scoring(scoring), m_job(tr("Looking into the inbox"))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &InboxSession::rescan);
    connect(&m_poll, &QTimer::timeout, this, &InboxSession::rescan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(kSoonMs);
    });
    connect(&m_job, &Job::finished, this, &InboxSession::looked);
    takeFolders();
}

InboxSession::~InboxSession()
{
    m_job.disconnect(this);
    m_job.cancelAndWait();
}

Result<void> InboxSession::add(const QString& folder)
{
    std::error_code ec;
    const fs::path path = fs::canonical(fsPath(folder), ec);
    if (ec || !fs::is_directory(path, ec))
        return Error{ErrorCode::NotFound,
                     Sentence::tr("There is no folder %1. Choose another as inbox.")
                         .arg(displayPath(fsPath(folder)))};
    const auto refused = [&](const Sentence& why) { return Error{ErrorCode::Usage, why.text()}; };
    if (liesIn(m_project.folder(), path))
        return refused(Sentence::tr("The project lies in %1, so that folder cannot be an inbox. "
                                    "Choose one that holds only pictures.")
                           .arg(displayPath(path)));
    const fs::path dataset = fs::weakly_canonical(m_project.datasetFolder(), ec);
    if (overlap(path, dataset))
        return refused(Sentence::tr("%1 shares pictures with the dataset %2. Choose a folder "
                                    "beside it as inbox.")
                           .arg(displayPath(path))
                           .arg(displayPath(dataset)));
    for (const fs::path& other : m_project.inboxFolders())
        if (overlap(path, other))
            return refused(Sentence::tr("%1 shares pictures with the inbox %2, which is there "
                                        "already.")
                               .arg(displayPath(path))
                               .arg(displayPath(other)));
    std::vector<std::string> inbox = m_project.settings().inbox;
    inbox.push_back(displayPath(path));
    return save(std::move(inbox));
}

Result<void> InboxSession::remove(const QString& folder)
{
    std::vector<std::string> inbox;
    const std::vector<fs::path> folders = m_project.inboxFolders();
    for (std::size_t i = 0; i < folders.size(); ++i)
        if (qPath(folders[i]) != folder)
            inbox.push_back(m_project.settings().inbox[i]);
    return save(std::move(inbox));
}

Result<void> InboxSession::save(std::vector<std::string> inbox)
{
    ProjectSettings settings = m_project.settings();
    settings.inbox = std::move(inbox);
    if (auto ok = m_project.save(settings); !ok)
        return ok;
    takeFolders();
    return {};
}

/// The list follows project.yaml; folders that stay keep what was found in them.
void InboxSession::takeFolders()
{
    std::vector<InboxFolder> folders;
    std::vector<std::vector<File>> files;
    for (const fs::path& path : m_project.inboxFolders()) {
        InboxFolder folder;
        folder.path = qPath(path);
        files.emplace_back();
        for (std::size_t i = 0; i < m_folders.size(); ++i)
            if (m_folders[i].path == folder.path) {
                folder = m_folders[i];
                files.back() = m_files[i];
            }
        folders.push_back(std::move(folder));
    }
    m_folders = std::move(folders);
    m_files = std::move(files);
    if (m_folders.empty()) {
        m_poll.stop();
        watch({});
    } else {
        m_poll.start(kPollMs);
    }
    pass();
    emit changed();
    rescan();
}

void InboxSession::rescan()
{
    if (m_job.running()) {
        m_again = true;
        return;
    }
    m_again = false;
    if (m_folders.empty())
        return;
    std::vector<fs::path> paths;
    for (const InboxFolder& folder : m_folders)
        paths.push_back(fsPath(folder.path));
    m_found = std::make_shared<std::vector<Found>>(paths.size());
    m_job.start([paths, found = m_found,
                 most = m_mostPictures](const Job::Context& context) -> Result<void> {
        for (std::size_t i = 0; i < paths.size() && !context.stop.stopRequested(); ++i)
            (*found)[i].look(paths[i], most, context.stop);
        return {};
    });
}

void InboxSession::looked()
{
    const auto found = std::exchange(m_found, {});
    // The folders may have been changed meanwhile: what was found is then asked for again.
    if (found && found->size() == m_folders.size()) {
        QStringList watched;
        bool unsettled = false;
        for (std::size_t i = 0; i < m_folders.size(); ++i) {
            Found& now = (*found)[i];
            InboxFolder& folder = m_folders[i];
            if (now.folders.value(0) != folder.path)
                continue;
            if (now.problem.isEmpty()) {
                m_files[i] = now.files;
                folder.pictures = int(now.files.size());
                if (now.cut && !folder.cut)
                    emit warned(tr("The inbox folder %1 holds more than %2 pictures. The rest is "
                                   "left out until some are moved away.")
                                    .arg(folder.path)
                                    .arg(now.files.size()));
                folder.cut = now.cut;
                watched += now.folders;
            } else if (folder.problem.isEmpty()) {
                emit warned(now.problem);
            }
            folder.problem = now.problem;
            unsettled = unsettled || now.unsettled;
        }
        watch(watched);
        pass();
        if (unsettled && !m_soon.isActive())
            m_soon.start(kUnsettledMs);
    }
    emit changed();
    if (m_again)
        rescan();
}

void InboxSession::watch(const QStringList& folders)
{
    const QStringList wanted = folders.mid(0, kMostWatched);
    QStringList gone, added;
    const QStringList before = m_watcher.directories();
    for (const QString& folder : before)
        if (!wanted.contains(folder))
            gone.append(folder);
    for (const QString& folder : wanted)
        if (!before.contains(folder))
            added.append(folder);
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!added.isEmpty())
        m_watcher.addPaths(added); // the poll finds what cannot be watched
}

void InboxSession::pass()
{
    std::vector<InboxPicture> pictures;
    for (const std::vector<File>& files : m_files)
        for (const File& file : files)
            pictures.push_back(
                {file.path, keyOfOutside(fsPath(file.path), m_project.folder()), file.mark});
    m_scoring.setInbox(std::move(pictures));
}

} // namespace mixdesk
