// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/agreement_study.h"
#include "core/session/dataset_session.h"
#include "core/session/inbox_session.h"
#include "core/session/job.h"
#include "core/session/label_exchange.h"
#include "core/session/mask_session.h"
#include "core/session/notice.h"
#include "core/session/picture_loader.h"
#include "core/session/review_session.h"
#include "core/session/run_list.h"
#include "core/session/scoring_session.h"
#include "core/session/threshold_desk.h"
#include "core/session/training_session.h"
#include "core/store/database.h"
#include "core/store/project.h"

#include <QObject>
#include <memory>
#include <optional>

namespace mixdesk {

/// An open project with everything that works on it. Exactly one per window; closing it stops and
/// joins all of its workers. GUI thread.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// Opens an existing project folder (or its project.yaml).
    static Result<std::unique_ptr<Workspace>> open(const fs::path& folder);
    /// Makes a project in a new or empty folder. What was `scanned` of the dataset is not scanned
    /// again.
    static Result<std::unique_ptr<Workspace>>
    create(const fs::path& folder, const fs::path& dataset, std::optional<Dataset> scanned = {});
    ~Workspace() override;

    const Project& project() const { return *m_project; }
    QString title() const;
    /// What the thresholds had to say while the project was opened; empty: nothing.
    QString openingNews() const { return m_openingNews; }
    /// Another dataset folder for this project, or the new place of the same; remembered. Classes
    /// stay excluded by name.
    Result<void> setDataset(const fs::path& folder);

    JobBoard& jobs() { return *m_jobs; }
    DatasetSession& dataset() { return *m_dataset; }
    PictureLoader& pictures() { return *m_pictures; }
    RunList& runs() { return *m_runs; }
    TrainingSession& training() { return *m_training; }
    ScoringSession& scoring() { return *m_scoring; }
    ThresholdDesk& desk() { return *m_desk; }
    ReviewSession& review() { return *m_review; }
    MaskSession& masks() { return *m_masks; }
    InboxSession& inbox() { return *m_inbox; }
    LabelExchange& labels() { return *m_labels; }
    AgreementStudy& agreement() { return *m_agreement; }

    /// Whether everything that people said and drew is stored; waits for what is on its way.
    bool allStored();

signals:
    void noticed(const mixdesk::Notice& notice); ///< for the message bar
    void noticesSettled();                       ///< some of them may no longer stand

private:
    Workspace(Project project, std::unique_ptr<Database> database);
    static Result<std::unique_ptr<Workspace>> openWith(const fs::path& folder,
                                                       std::optional<Dataset> scanned);
    Result<void> load(std::optional<Dataset> scanned);

    QString m_openingNews;
    int m_toldUnstored = 0; ///< verdicts that the standing sentence names
    void warn(const QString& sentence);
    QStringList excludedClasses() const;
    void tellUnstored();
    QString fileInDataset(const QString& key) const;

    // In the order of dependence; destroyed from the last to the first.
    std::unique_ptr<Project> m_project;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<ContentCache> m_cache;
    std::unique_ptr<JobBoard> m_jobs;
    std::unique_ptr<DatasetSession> m_dataset;
    std::unique_ptr<PictureLoader> m_pictures;
    std::unique_ptr<RunList> m_runs;
    std::unique_ptr<TrainingSession> m_training;
    std::unique_ptr<ScoringSession> m_scoring;
    std::unique_ptr<ThresholdDesk> m_desk;
    std::unique_ptr<ReviewSession> m_review;
    std::unique_ptr<MaskSession> m_masks;
    std::unique_ptr<InboxSession> m_inbox;
    std::unique_ptr<LabelExchange> m_labels;
    std::unique_ptr<AgreementStudy> m_agreement;
};

} // namespace mixdesk
