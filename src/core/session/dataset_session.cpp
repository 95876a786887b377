// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/dataset_session.h"

#include "core/base/sentence.h"

namespace mixdesk {

DatasetSession::DatasetSession(JobBoard& jobs, ContentCache* cache, QObject* parent)
    : QObject(parent), m_cache(cache), m_all(std::make_shared<const Dataset>()), m_included(m_all),
      m_scanJob(tr("Reading the dataset folder")), m_checkJob(tr("Health check"))
{
    jobs.add(&m_scanJob);
    jobs.add(&m_checkJob);
    connect(&m_scanJob, &Job::finished, this, &DatasetSession::scanned);
    connect(&m_checkJob, &Job::finished, this, [this] {
        m_health = std::move(m_checkedReport);
        m_checkedReport.reset();
        emit healthChanged();
    });
}

DatasetSession::~DatasetSession()
{
    m_state = State::None;
    m_scanJob.cancelAndWait();
    m_checkJob.cancelAndWait();
}

void DatasetSession::open(const fs::path& folder, const QStringList& excluded)
{
    m_excluded.clear();
    for (const QString& name : excluded)
        m_excluded.insert(name.toStdString());
    m_folder = folder;
    rescan();
}

void DatasetSession::open(const fs::path& folder, const QStringList& excluded, Dataset scanned)
{
    m_excluded.clear();
    for (const QString& name : excluded)
        m_excluded.insert(name.toStdString());
    m_folder = folder;
    giveUpWork();
    take(std::move(scanned));
}

void DatasetSession::giveUpWork()
{
    {
        // Both end at once: a scan asks once per file name, a check once per picture.
        const QSignalBlocker quiet(this);
        m_state = State::None; // a scan that has just ended is not taken, nor checked
        m_checkJob.cancelAndWait();
        m_scanJob.cancelAndWait();
    }
    m_health.reset();
    m_all = m_included = std::make_shared<const Dataset>();
    m_scannedDataset.reset();
}

void DatasetSession::rescan()
{
    giveUpWork();
    m_state = State::Scanning;
    emit changed();
    m_scanJob.start([this, folder = m_folder](const Job::Context& context) -> Result<void> {
        auto dataset = scanDataset(folder, context.progress, context.stop);
        if (!dataset)
            return dataset.error();
        m_scannedDataset = std::move(*dataset);
        return {};
    });
}

void DatasetSession::scanned()
{
    if (m_state != State::Scanning)
        return;
    if (m_scannedDataset) {
        take(*std::exchange(m_scannedDataset, {}));
        return;
    }
    m_state = State::Failed;
    m_error = m_scanJob.result().error();
    if (m_error.cancelled()) // by hand: the way on is that of a folder that cannot be read
        m_error = {
            ErrorCode::Cancelled,
            Sentence::tr(
                "Reading the dataset folder %1 was cancelled. Choose the folder again to read it.")
                .arg(displayPath(m_folder))};
    emit changed();
}

void DatasetSession::take(Dataset dataset)
{
    m_all = std::make_shared<const Dataset>(std::move(dataset));
    include();
    m_state = State::Ready;
    check(); // first, so that nobody sees a dataset that is neither checked nor being so
    emit changed();
}

void DatasetSession::include()
{
    m_included = m_excluded.empty() ? m_all
                                    : std::make_shared<const Dataset>(includeClasses(
                                          *m_all, {m_excluded.begin(), m_excluded.end()}));
}

void DatasetSession::check()
{
    if (m_state != State::Ready || m_checkJob.running())
        return;
    m_checkJob.start([this, dataset = m_all](const Job::Context& context) -> Result<void> {
        auto report = checkDataset(*dataset, context.progress, context.stop, m_cache);
        if (!report)
            return report.error();
        m_checkedReport = std::move(*report);
        return {};
    });
}

bool DatasetSession::isIncluded(const QString& className) const
{
    return m_excluded.count(className.toStdString()) == 0;
}

void DatasetSession::setIncluded(const QString& className, bool included)
{
    if (isIncluded(className) == included)
        return;
    if (included)
        m_excluded.erase(className.toStdString());
    else
        m_excluded.insert(className.toStdString());
    include();
    emit includedChanged();
}

QStringList DatasetSession::excluded() const
{
    QStringList names;
    for (const std::string& name : m_excluded)
        names.append(QString::fromStdString(name));
    return names;
}

} // namespace mixdesk
