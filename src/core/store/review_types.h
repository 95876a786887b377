// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>
#include <vector>

namespace mixdesk {

/// What a person says of a picture. None takes an earlier verdict back.
enum class Decision { None, Ok, NotOk, Unsure };

/// "none", "ok", "not_ok", "unsure": how database, audit and exports write it.
QString decisionName(Decision decision);
std::optional<Decision> decisionByName(const QString& name);

/// Who acts, and where: part of every verdict and audit event. Empty names are filled from the
/// environment by localActor().
struct Actor
{
    QString user;    ///< login name, or what the person called themselves in this window
    QString station; ///< host name
};
Actor localActor();
Actor completed(Actor actor); ///< with localActor()'s names where it has none

/// One decision of one person. Never changed or removed once stored; the newest of a picture
/// (outside of studies) is its verdict.
struct VerdictRecord
{
    qint64 id = 0;    ///< given by add(); grows with time
    QString uuid;     ///< made when it was given, so that it is stored once; empty: has none
    QString image;    ///< path as in ImageRepository
    QString study;    ///< name of a blind agreement study; empty: the review itself
    QString reviewer; ///< given by add() from the actor; of an imported one who gave it
    QString station;  ///< where it was stored; given by add()
    QString created;  ///< ISO 8601 in UTC; given by add(); of an imported one when it was given
    Decision decision = Decision::None;
    QString className;  ///< the class that the person sees in it
    QString defectType; ///< for NotOk; may be empty
    QString comment;
    bool flagged = false;
    double score = 0.0;     ///< of the active run at that moment; NaN: there was none
    double threshold = 0.0; ///< likewise
    QString modelHash;      ///< SHA-256 of the weights; empty: there was none
    qint64 replaces = 0;    ///< id of the picture's verdict that this one followed; 0: the first
    QString content; ///< SHA-256 of the file that it was given on; by reading; empty: not known
};

constexpr int kMaskTile = 256; ///< pixels a side; the last column and row are cut at the picture

/// A part of a mask: kMaskTile x kMaskTile bits, row by row, most significant bit first, each row
/// padded to bytes; empty: nothing marked.
struct MaskTile
{
    int x = 0, y = 0; ///< in tiles
    QByteArray bits;
};

/// A mask at the picture's own resolution, one per picture and defect type.
struct StoredMask
{
    QString image;
    QString defectType;
    int width = 0, height = 0;   ///< pixels of the picture
    int revision = 0;            ///< grows by one with each stored stroke; 0: not stored yet
    std::vector<MaskTile> tiles; ///< those that mark anything
};

/// One link of the audit chain.
struct AuditEvent
{
    qint64 sequence = 0; ///< 1, 2, ... without a gap
    QString created;     ///< ISO 8601 in UTC
    QString author;
    QString station;
    QString kind;    ///< verdict, image, rename, mask, defect_type, thresholds, purge,
                     ///< baseline, export, import, study
    QString subject; ///< the picture's path, the run's name, the folder written to
    QString details; ///< JSON object, keys sorted, no blanks
    QString hash;    ///< SHA-256 over the event before and all of this one
};

} // namespace mixdesk
