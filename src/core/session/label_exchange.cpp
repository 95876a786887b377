// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/label_exchange.h"

#include "core/session/dataset_session.h"
#include "core/session/mask_session.h"
#include "core/session/review_session.h"
#include "core/store/database.h"
#include "core/store/project.h"

#include <QDate>

namespace mixdesk {

LabelExchange::LabelExchange(JobBoard& jobs, const Project& project, DatasetSession& dataset,
                             ReviewSession& review, MaskSession& masks, ContentCache* cache,
                             QObject* parent)
    : QObject(parent), m_project(project), m_dataset(dataset), m_review(review), m_masks(masks),
      m_cache(cache), m_export(tr("Exporting labels")), m_import(tr("Importing labels"))
{
    for (Job* job : {&m_export, &m_import}) {
        jobs.add(job);
        connect(job, &Job::started, this, &LabelExchange::readyChanged);
        connect(job, &Job::finished, this, [this, job] { finished(*job); });
    }
    connect(&dataset, &DatasetSession::changed, this, &LabelExchange::readyChanged);
}

LabelExchange::~LabelExchange()
{
    for (Job* job : {&m_export, &m_import}) {
        job->disconnect(this);
        job->cancelAndWait();
    }
}

bool LabelExchange::ready() const
{
    return m_dataset.state() == DatasetSession::State::Ready && !running();
}

fs::path LabelExchange::suggestedPath(LabelFormat format) const
{
    const std::string base = "labels-" + QDate::currentDate().toString(Qt::ISODate).toStdString();
    const char* const end = format == LabelFormat::Mvtec ? ""
                            : format == LabelFormat::Csv ? ".csv"
                                                         : ".json";
    const fs::path folder = m_project.folder() / "exports";
    std::error_code ec;
    fs::path path = folder / (base + end);
    for (int number = 2; fs::exists(path, ec); ++number)
        path = folder / (base + "-" + std::to_string(number) + end);
    return path;
}

void LabelExchange::exportTo(const Export& what)
{
    start(m_export, what.out,
          [what, actor = m_review.actor(),
           cache = m_cache](Database& database, const PicturePlaces& places,
                            const Job::Context& context) -> Result<LabelSummary> {
              auto labels = projectLabels(database, places, what.scope, cache, context.stop);
              if (!labels)
                  return labels.error();
              LabelExport out;
              out.format = what.format;
              out.out = what.out;
              out.mvtec.transfer = what.pictures;
              out.replace = true; // the window has said so
              return exportLabels(database, *labels, places, out, actor, context.progress,
                                  context.stop);
          });
}

void LabelExchange::importFrom(const fs::path& from, ImportRule rule)
{
    start(m_import, from,
          [from, rule,
           actor = m_review.actor()](Database& database, const PicturePlaces& places,
                                     const Job::Context& context) -> Result<LabelSummary> {
              auto labels = readLabels(from, places, context.stop);
              if (!labels)
                  return labels.error();
              return importLabels(database, *labels, places, rule, actor, context.progress,
                                  context.stop);
          });
}

void LabelExchange::start(Job& job, const fs::path& path, Work work)
{
    if (!ready())
        return;
    m_review.waitUntilStored(); // what was given a moment ago belongs to it
    m_masks.waitUntilStored();
    m_path = path;
    m_summary = std::make_shared<LabelSummary>();
    const auto places = std::make_shared<const PicturePlaces>(m_project, m_dataset.all());
    job.start([work = std::move(work), summary = m_summary, places,
               address = m_project.databaseAddress()](const Job::Context& context) -> Result<void> {
        auto database = Database::open(address);
        if (!database)
            return database.error();
        auto done = work(**database, *places, context);
        if (!done)
            return done.error();
        *summary = std::move(*done);
        return {};
    });
}

void LabelExchange::finished(Job& job)
{
    const auto summary = std::exchange(m_summary, {});
    emit readyChanged();
    if (!job.result())
        emit failed(job.result().error());
    else if (&job == &m_export)
        emit exported(*summary, m_path);
    else
        emit imported(*summary, m_path);
}

} // namespace mixdesk
