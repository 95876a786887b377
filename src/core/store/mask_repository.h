// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/review_types.h"

#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace mixdesk {

class Database;

/// What came of a stroke.
struct MaskOutcome
{
    int revision = 0;      ///< as stored now, whoever stored it
    bool conflict = false; ///< somebody else changed the mask since
    QString changedBy;     ///< of a conflict: the reviewer of the newest change
};

/// Masks, stroke by stroke. Each call is one transaction with its audit event (which names the
/// SHA-256 of every tile): on disk when it returns.
class MaskRepository
{
public:
    explicit MaskRepository(Database& database) : m_database(database) {}

    /// Replaces these tiles (empty bits: the tile goes) and adds one to the revision. A conflict,
    /// with nothing written, when the stored revision is not `mask.revision`. `mask.tiles` are the
    /// changed ones only. `what` names the stroke for the audit: brush, eraser, polygon, box, fill,
    /// model, import, undo, redo, clear. An Error for another size than the stored one.
    Result<MaskOutcome> store(const StoredMask& mask, const QString& what, const Actor& actor);

    Result<std::optional<StoredMask>> read(const QString& image, const QString& defectType);
    Result<std::vector<StoredMask>> all(const QString& image); ///< those that mark anything
    /// Paths of pictures with at least one marked pixel, sorted; not of replaced contents.
    Result<QStringList> images();

private:
    struct Row;
    Result<std::optional<Row>> row(const QString& image, const QString& defectType);
    Result<void> write(const Row& row, const StoredMask& mask, const QString& what,
                       const Actor& actor);
    Result<std::vector<MaskTile>> tilesOf(qint64 id);
    Result<std::vector<StoredMask>> select(const QString& condition, const QVariantList& values);

    Database& m_database;
};

} // namespace mixdesk
