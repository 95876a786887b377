// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_set.h"
#include "core/store/image_repository.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"

#include <QStringList>
#include <map>
#include <set>

namespace mixdesk {

enum class ImportRule;

// The two halves of importLabels(): what is read without the database, and what stores it.

struct WantedMask
{
    QString defectType;
    cv::Size size;
    std::map<std::pair<int, int>, QByteArray> squeezed; ///< tiles by column and row, qCompress()ed
};

struct WantedLabel
{
    const PictureLabel* label = nullptr;
    QString image; ///< the picture's key
    QString className;
    fs::path file;
    ReviewedImage content; ///< of the file
    std::vector<WantedMask> masks;
};

/// Stores labels within the caller's transaction.
class LabelStore
{
public:
    LabelStore(Database& database, ImportRule rule, const Actor& actor, LabelSummary& summary)
        : m_database(database), m_rule(rule), m_actor(actor), m_summary(summary)
    {}

    Result<void> begin();
    Result<void> take(const WantedLabel& wanted);
    /// Whom the file names as those who gave what was stored.
    const QStringList& reviewers() const { return m_reviewers; }

private:
    Result<void> beginContent(const WantedLabel& wanted);
    VerdictRecord recordOf(const WantedLabel& wanted) const;
    bool oursStands(const VerdictRecord& ours, const PictureLabel& theirs) const;
    Result<bool> allowType(const QString& className, const QString& type, const QString& image);
    Result<void> takeVerdict(const WantedLabel& wanted);
    Result<void> takeMask(const WantedMask& mask, const WantedLabel& wanted);

    Database& m_database;
    ImportRule m_rule;
    const Actor& m_actor;
    LabelSummary& m_summary;
    std::map<QString, VerdictRecord> m_current;
    QStringList m_reviewers;
    bool m_stands = false; ///< something of the label in hand is stored now, or was already
};

} // namespace mixdesk
