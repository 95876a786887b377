// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"

#include "core/session/picture_places.h"

namespace mixdesk {

namespace {

bool isOf(const Dataset& dataset, const fs::path& folder)
{
    std::error_code ec;
    return fs::equivalent(dataset.root, folder, ec);
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const fs::path& folder)
{
    return openWith(folder, {});
}

Result<std::unique_ptr<Workspace>> Workspace::openWith(const fs::path& folder,
                                                       std::optional<Dataset> scanned)
{
    auto project = Project::open(folder);
    if (!project)
        return project.error();
    auto database = Database::open(project->databaseAddress());
    if (!database)
        return database.error();
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(*project), std::move(*database)));
    if (auto ok = workspace->load(std::move(scanned)); !ok)
        return ok.error();
    return workspace;
}

Result<std::unique_ptr<Workspace>>
Workspace::create(const fs::path& folder, const fs::path& dataset, std::optional<Dataset> scanned)
{
    ProjectSettings settings;
    settings.name = displayPath(fs::absolute(folder).lexically_normal().filename());
    settings.dataset = displayPath(dataset);
    auto project = Project::create(folder, settings);
    if (!project)
        return project.error();
    return openWith(folder, std::move(scanned));
}

Workspace::Workspace(Project project, std::unique_ptr<Database> database)
    : m_project(std::make_unique<Project>(std::move(project))), m_database(std::move(database)),
      m_cache(std::make_unique<ContentCache>(m_project->cacheFolder())),
      m_jobs(std::make_unique<JobBoard>()),
      m_dataset(std::make_unique<DatasetSession>(*m_jobs, m_cache.get())),
      m_pictures(std::make_unique<PictureLoader>(m_cache.get())),
      m_runs(std::make_unique<RunList>(*m_project, *m_database)),
      m_training(std::make_unique<TrainingSession>(*m_jobs, *m_runs)),
      m_scoring(std::make_unique<ScoringSession>(*m_jobs, *m_dataset, *m_runs, *m_database)),
      m_desk(std::make_unique<ThresholdDesk>(*m_runs, *m_scoring, *m_database)),
      m_review(std::make_unique<ReviewSession>(*m_scoring, *m_desk, m_database->address(),
                                               m_cache.get())),
      m_masks(std::make_unique<MaskSession>(m_database->address())),
      m_inbox(std::make_unique<InboxSession>(*m_project, *m_scoring)),
      m_labels(std::make_unique<LabelExchange>(*m_jobs, *m_project, *m_dataset, *m_review, *m_masks,
                                               m_cache.get())),
      m_agreement(std::make_unique<AgreementStudy>(*m_database))
{
    const auto fileOf = [this](const QString& key) {
        const int entry = m_scoring->entryOf(key);
        if (entry >= 0)
            return m_scoring->entries()[std::size_t(entry)].path;
        return isOutside(key) || isReplacedName(key) ? QString() : fileInDataset(key);
    };
    m_review->setFiles(fileOf);
    connect(m_scoring.get(), &ScoringSession::fileReplaced, m_pictures.get(), [this](int entry) {
        m_pictures->forget(m_scoring->entries()[std::size_t(entry)].path);
    });
    m_masks->setFiles(fileOf, m_cache.get());
    m_agreement->setFiles(fileOf);
    connect(m_dataset.get(), &DatasetSession::includedChanged, this, [this] {
        ProjectSettings settings = m_project->settings();
        settings.excludedClasses.clear();
        for (const QString& name : m_dataset->excluded())
            settings.excludedClasses.push_back(name.toStdString());
        if (auto ok = m_project->save(settings); !ok)
            emit noticed(errorNotice(ok.error()));
    });
    connect(m_review.get(), &ReviewSession::failed, this, &Workspace::warn);
    connect(m_review.get(), &ReviewSession::notKept, this, &Workspace::warn);
    connect(m_review.get(), &ReviewSession::keptVerdictsFound, this, [this](int count) {
        emit noticed({Notice::Kind::Result,
                      tr("%Ln verdict(s) that could not be stored when this project was last "
                         "closed were kept, and are stored now.",
                         nullptr, count),
                      {},
                      {}});
    });
    connect(m_review.get(), &ReviewSession::othersUnreadable, this,
            [this](const QString& sentence) {
                emit noticed({Notice::Kind::Warning, sentence, {}, {}, {}, [this] {
                                  return !m_review->othersReadable();
                              }});
            });
    connect(m_review.get(), &ReviewSession::storedChanged, this, &Workspace::tellUnstored);
    connect(m_review.get(), &ReviewSession::conflicted, this,
            [this](int, const QString& sentence) { warn(sentence); });
    connect(m_masks.get(), &MaskSession::failed, this, &Workspace::warn);
    connect(m_inbox.get(), &InboxSession::warned, this, &Workspace::warn);
    connect(m_masks.get(), &MaskSession::conflicted, this, &Workspace::warn);
    connect(m_training.get(), &TrainingSession::ended, this,
            [this](const QString& run, bool usable) {
                if (!usable)
                    return;
                if (auto ok = m_runs->setActive(run); !ok)
                    emit noticed(errorNotice(ok.error()));
            });
}

Workspace::~Workspace() = default;

Result<void> Workspace::load(std::optional<Dataset> scanned)
{
    // Nobody listens yet.
    const auto listening = connect(m_desk.get(), &ThresholdDesk::notice, this,
                                   [this](const QString& sentence) { m_openingNews = sentence; });
    if (auto ok = m_runs->load(); !ok)
        return ok;
    // Runs that came from the command line: the newest finished one is what people want to see.
    if (m_runs->active().isEmpty() && m_runs->activeProblem().isEmpty())
        for (const RunRow& row : m_runs->rows())
            if (row.state == RunState::Finished && m_runs->setActive(row.name))
                break;
    if (scanned && isOf(*scanned, m_project->datasetFolder()))
        m_dataset->open(m_project->datasetFolder(), excludedClasses(), std::move(*scanned));
    else if (!m_project->settings().dataset.empty())
        m_dataset->open(m_project->datasetFolder(), excludedClasses());
    disconnect(listening);
    return {};
}

bool Workspace::allStored()
{
    if (m_review->storingProblem().isEmpty())
        m_review->waitUntilStored();
    m_masks->waitUntilStored();
    return m_review->allStored() && m_masks->allStored();
}

/// One sentence that stands until all is stored, and counts.
void Workspace::tellUnstored()
{
    const int count = m_review->storingProblem().isEmpty() ? 0 : m_review->unstored();
    const bool told = std::exchange(m_toldUnstored, count) == count;
    emit noticesSettled();
    if (told || count == 0)
        return;
    emit noticed(
        {Notice::Kind::Error,
         tr("%Ln verdict(s) are not stored yet; they are kept and tried again: %1", nullptr, count)
             .arg(m_review->storingProblem()),
         {},
         {},
         {},
         [this, count] { return m_toldUnstored == count; }});
}

QString Workspace::fileInDataset(const QString& key) const
{
    const fs::path root = m_project->datasetFolder();
    return root.empty() ? QString() : QString::fromStdString((root / key.toStdString()).string());
}

void Workspace::warn(const QString& sentence)
{
    emit noticed({Notice::Kind::Warning, sentence, {}, {}});
}

QStringList Workspace::excludedClasses() const
{
    QStringList names;
    for (const std::string& name : m_project->settings().excludedClasses)
        names.append(QString::fromStdString(name));
    return names;
}

QString Workspace::title() const
{
    return QString::fromStdString(m_project->settings().name);
}

Result<void> Workspace::setDataset(const fs::path& folder)
{
    ProjectSettings settings = m_project->settings();
    settings.dataset = displayPath(folder);
    if (auto ok = m_project->save(settings); !ok)
        return ok;
    m_dataset->open(m_project->datasetFolder(), excludedClasses());
    return {};
}

} // namespace mixdesk
