// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/review_types.h"

#include <QByteArray>
#include <QJsonObject>

#include <map>
#include <utility>

namespace mixdesk {

/// What the database's rows must be by all that the audit's events say, in order.
struct AuditExpectation
{
    struct Row
    {
        qint64 sequence = 0; ///< of the last event about it
        QString subject;
        QByteArray details; ///< as the event says them
    };
    struct Tile
    {
        qint64 sequence = 0;
        QString hash;
    };
    struct Mask
    {
        Row row; ///< details without tiles and stroke
        QString reviewer;
        std::map<std::pair<int, int>, Tile> tiles;
    };

    std::map<qint64, Row> images, verdicts, thresholds, defectTypes; ///< by id
    std::map<qint64, Mask> masks;

    /// False when the event's details cannot be understood.
    bool take(const AuditEvent& event);

private:
    void takeMask(const AuditEvent& event, QJsonObject details);
    void takePurge(const AuditEvent& event, const QJsonObject& details);
};

/// Of a mask without the stroke that brought it there.
QJsonObject withoutStroke(QJsonObject maskDetails);

} // namespace mixdesk
