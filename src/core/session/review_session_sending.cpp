// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a verdict that was given to the database: what waits, what is tried again.
#include "core/session/review_session.h"

#include "core/session/review_store.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QUuid>
#include <algorithm>
#include <future>
#include <utility>

namespace mixdesk {

/// Shows the records and hands them to the worker.
QVector<int> ReviewSession::give(Records records)
{
    if (records.empty())
        return {};
    QVector<int> entries;
    std::vector<SeenFile> files;
    for (VerdictRecord& record : records) {
        record.id = 0;
        record.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_shown.insert(record.image, record);
        ++m_pendingOf[record.image];
        entries.append(m_scoring.entryOf(record.image));
        const GalleryEntry& entry = m_scoring.entries()[std::size_t(entries.back())];
        files.push_back({entry.path, entry.mark});
    }
    m_given.push_back({std::move(records), std::move(files), m_actor});
    keep(m_journal.add(m_given.back(), !m_storingProblem.isEmpty()));
    show(m_given.back().records);
    emit storedChanged();
    if (!m_retry.isActive())
        send();
    return entries;
}

/// What sessions before this one were told and could not store.
void ReviewSession::resume()
{
    auto left = m_journal.takeOver();
    int count = 0;
    QStringList problems;
    if (left) {
        problems = left->problems;
        m_given = std::move(left->given);
        m_store->post([this, own = left->own] { m_store->follow(own); });
    } else {
        problems.append(QString::fromStdString(left.error().message));
    }
    for (const GivenVerdicts& given : m_given) {
        count += int(given.records.size());
        for (const VerdictRecord& record : given.records) {
            m_shown.insert(record.image, record);
            ++m_pendingOf[record.image];
        }
    }
    for (const GivenVerdicts& given : m_given)
        show(given.records);
    send();
    const auto tell = [this, count, problems] { // when somebody listens
        for (const QString& problem : problems)
            emit failed(problem);
        if (count > 0)
            emit keptVerdictsFound(count);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

/// What is not kept is not by what comes after it either.
void ReviewSession::keep(const Result<void>& kept)
{
    if (!kept && std::exchange(m_isKept, false))
        emit notKept(QString::fromStdString(kept.error().message));
}

/// One at a time: what follows is stored after it, or waits with it.
void ReviewSession::send()
{
    if (m_sending || m_given.empty())
        return;
    m_sending = true;
    m_retry.stop();
    m_store->post([this, given = m_given.front()] {
        auto outcome = m_store->add(given.records, given.files, given.actor);
        QMetaObject::invokeMethod(this, [this, outcome] { answered(outcome); });
    });
}

void ReviewSession::answered(const Result<Added>& outcome)
{
    m_sending = false;
    // The database is locked, its disk full or its server away: none of that is the verdict's.
    const bool later = !outcome && outcome.error().code != ErrorCode::Usage &&
                       outcome.error().code != ErrorCode::BadData;
    if (later) {
        keep(m_journal.makeDurable());
        m_retry.start(nextRetry());
        setStoringProblem(QString::fromStdString(outcome.error().message));
        return;
    }
    keep(m_journal.remove(m_given.front(), outcome ? outcome->own : QHash<QString, qint64>()));
    const Records records = std::move(m_given.front().records);
    m_given.pop_front();
    if (outcome)
        added(records, *outcome);
    else
        refused(records, tr("The verdict was not stored: %1")
                             .arg(QString::fromStdString(outcome.error().message)));
    if (m_given.empty()) {
        m_isKept = true;
        tellClash();
    }
    m_retryMs = kFirstRetryMs;
    setStoringProblem({});
    send();
}

/// Longer each time, and not the same for all who lost the same server.
int ReviewSession::nextRetry()
{
    const int base = std::exchange(m_retryMs, std::min(2 * m_retryMs, kLastRetryMs));
    return base * 3 / 4 + int(QRandomGenerator::global()->bounded(base / 2));
}

void ReviewSession::setStoringProblem(const QString& sentence)
{
    m_storingProblem = sentence;
    emit storedChanged();
}

int ReviewSession::unstored() const
{
    std::size_t count = 0;
    for (const GivenVerdicts& given : m_given)
        count += given.records.size();
    return int(count);
}

void ReviewSession::waitUntilStored()
{
    send(); // once more, where it could not be
    while (m_sending) {
        std::promise<void> done;
        m_store->post([&done] { done.set_value(); });
        done.get_future().wait();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

} // namespace mixdesk
