// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/health_check.h"
#include "core/session/job.h"

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <set>

namespace mixdesk {

/// The dataset folder of a project: scanned and checked on a worker, never on the GUI thread.
class DatasetSession : public QObject
{
    Q_OBJECT

public:
    enum class State { None, Scanning, Ready, Failed };

    /// What `cache` (may be null) knows of unchanged pictures is not found out again.
    explicit DatasetSession(JobBoard& jobs, ContentCache* cache = nullptr,
                            QObject* parent = nullptr);
    ~DatasetSession() override;

    /// Scans, then checks. A scan under way is given up for the new folder.
    void open(const fs::path& folder, const QStringList& excluded);
    /// The same with a dataset that was scanned a moment ago: nothing is read twice.
    void open(const fs::path& folder, const QStringList& excluded, Dataset scanned);
    void rescan();

    State state() const { return m_state; }
    const Error& error() const { return m_error; } ///< when Failed; the layout is in the message
    const fs::path& folder() const { return m_folder; }
    const Dataset& all() const { return *m_all; }
    /// Without the excluded classes, indices renumbered: what is trained on.
    const Dataset& included() const { return *m_included; }

    bool isIncluded(const QString& className) const;
    void setIncluded(const QString& className, bool included);
    QStringList excluded() const;

    /// Empty until the health check has run; of all classes.
    const std::optional<HealthReport>& health() const { return m_health; }
    void check();
    Job& checkJob() { return m_checkJob; }

signals:
    void changed();         ///< state, folder or classes
    void includedChanged(); ///< a class was included or excluded by hand
    void healthChanged();

private:
    void giveUpWork();
    void take(Dataset dataset);
    void scanned();
    void include();

    ContentCache* m_cache;
    State m_state = State::None;
    Error m_error;
    fs::path m_folder;
    std::set<std::string> m_excluded;
    // One and the same where no class is excluded, and shared with the check: names of pictures are
    // most of what a large project holds in memory.
    std::shared_ptr<const Dataset> m_all, m_included;
    std::optional<HealthReport> m_health;
    Job m_scanJob, m_checkJob;
    // Filled by the workers, taken when they have finished.
    std::optional<Dataset> m_scannedDataset;
    std::optional<HealthReport> m_checkedReport;
};

} // namespace mixdesk
