// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/image_repository.h"
#include "core/store/review_types.h"
#include "core/store/threshold_repository.h"

#include <QJsonObject>

namespace mixdesk {

/// What the audit's events say of rows, and what is compared with the rows later (FORMAT.md).
QJsonObject imageDetails(const ReviewedImage& image);
QJsonObject verdictDetails(const VerdictRecord& verdict, qint64 imageId);
QJsonObject thresholdDetails(const ThresholdVersion& version);
QJsonObject maskDetails(qint64 id, qint64 imageId, const StoredMask& mask, const QString& what);
QJsonObject defectTypeDetails(qint64 id, const QString& className, const QString& name);

/// Keys sorted, no blanks.
QString detailsText(const QJsonObject& details);

/// SHA-256 of a tile, empty where nothing is marked.
QString tileHash(const QByteArray& bits);

/// The hash of an event, from that of the one before and all its other fields.
QString auditHash(const QString& before, const AuditEvent& event);

} // namespace mixdesk
