// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/part_cache.h"
#include "core/base/task_queue.h"
#include "widgets/view/viewed_part.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <list>

namespace mixdesk {

/// Gets opened parts ready for the triple view on a worker, and keeps the last ones ready.
class PartPreparer : public QObject
{
    Q_OBJECT

public:
    explicit PartPreparer(QObject* parent = nullptr);
    ~PartPreparer() override; ///< stops and joins

    /// The picture and maps of a part, with the pixel thresholds of `row` (its counted class as it
    /// lies on the desk).
    static ViewedPart viewed(const OpenedPart& part, const ClassThreshold* row, ResizeMode resize);

    /// Null unless it is ready.
    PreparedPart ready(int entry);
    /// Answered by prepared(); `urgent` ones go first.
    void prepare(int entry, ViewedPart part, bool urgent);
    /// Thresholds or pictures changed: nothing made before counts any more.
    void clear();

signals:
    void prepared(int entry, const mixdesk::PreparedPart& part);

private:
    void keep(int entry, const PreparedPart& part);

    std::list<std::pair<int, PreparedPart>> m_kept; ///< last used first
    QSet<int> m_pending;
    quint64 m_generation = 0;
    TaskQueue m_tasks;
};

} // namespace mixdesk
