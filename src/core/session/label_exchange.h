// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/job.h"
#include "core/session/project_labels.h"

#include <QObject>
#include <memory>

namespace mixdesk {

class DatasetSession;
class MaskSession;
class Project;
class ReviewSession;

/// Takes labels out of the open project and into it, on a worker with a connection of its own. One
/// at a time. GUI thread.
class LabelExchange : public QObject
{
    Q_OBJECT

public:
    struct Export
    {
        LabelFormat format = LabelFormat::Mvtec;
        LabelScope scope = LabelScope::Reviewed;
        PictureTransfer pictures = PictureTransfer::Copy; ///< for Mvtec
        fs::path out;                                     ///< a folder for Mvtec, else a file
    };

    LabelExchange(JobBoard& jobs, const Project& project, DatasetSession& dataset,
                  ReviewSession& review, MaskSession& masks, ContentCache* cache = nullptr,
                  QObject* parent = nullptr);
    ~LabelExchange() override; ///< stops and joins

    /// The dataset is read, and nothing is under way.
    bool ready() const;
    bool running() const { return m_export.running() || m_import.running(); }
    /// In the project's folder, with today's date; a folder or file that is not there yet.
    fs::path suggestedPath(LabelFormat format) const;
    // Both need ready(). An export replaces an earlier one of that name.
    void exportTo(const Export& what);
    void importFrom(const fs::path& from, ImportRule rule);

signals:
    void readyChanged();
    void exported(const mixdesk::LabelSummary& summary, const mixdesk::fs::path& out);
    void imported(const mixdesk::LabelSummary& summary, const mixdesk::fs::path& from);
    void
    failed(const mixdesk::Error& error); ///< nothing was written or stored; also when cancelled

private:
    using Work =
        std::function<Result<LabelSummary>(Database&, const PicturePlaces&, const Job::Context&)>;
    void start(Job& job, const fs::path& path, Work work);
    void finished(Job& job);

    const Project& m_project;
    DatasetSession& m_dataset;
    ReviewSession& m_review;
    MaskSession& m_masks;
    ContentCache* m_cache;
    fs::path m_path;
    std::shared_ptr<LabelSummary> m_summary;
    Job m_export, m_import; // last: they join before what they fill goes
};

} // namespace mixdesk
