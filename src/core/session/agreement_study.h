// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/thresholds_file.h"
#include "core/metrics/agreement.h"
#include "core/session/gallery_entry.h"
#include "core/session/picture_content.h"
#include "core/store/review_types.h"

#include <QHash>
#include <QStringList>
#include <QVector>
#include <functional>

namespace mixdesk {

class Database;

/// Inspector agreement: people judge the same sample, each without seeing what the others or the
/// model said. A study's sample is an event of the audit; its verdicts bear the study's name and
/// are no verdicts of the review. On the thread of the database, which outlives this.
class AgreementStudy
{
public:
    static constexpr int kDecisions = 3; ///< OK, not OK, unsure
    static constexpr int kSmallest = 5;  ///< pictures of a sample

    struct Info
    {
        QString name, created; ///< created: ISO 8601 in UTC
        QStringList images;    ///< in the order of judging
    };
    struct Difference
    {
        QString image;
        Decision first, second;
    };
    struct Outcome
    {
        Agreement agreement;
        std::vector<std::vector<int>> table; ///< [first][second], by Decision without None
        std::vector<Difference> differences; ///< in the order of judging
        int open = 0;                        ///< not judged by both yet
    };
    using JudgeVerdict = std::function<Verdict(const GalleryEntry&)>;

    explicit AgreementStudy(Database& database) : m_database(database) {}
    /// So that the content of what is judged can be noted.
    void setFiles(FileOfKey files) { m_files = std::move(files); }

    /// `size` of the scored pictures (all of them, where there are fewer), shuffled: as many of
    /// each class and verdict as possible, so that defects occur. The same for the same seed.
    static QVector<int> sample(const std::vector<GalleryEntry>& entries,
                               const JudgeVerdict& verdict, int size, quint64 seed);

    /// Error: no name, a name that is taken, or a sample that is too small.
    Result<Info> begin(const QString& name, const QStringList& images, const Actor& actor);
    Result<std::vector<Info>> studies(); ///< oldest first
    /// Judging again replaces one's own earlier word.
    Result<void> judge(const QString& study, const QString& image, Decision decision,
                       const Actor& actor);
    Result<QHash<QString, Decision>> verdictsOf(const QString& study, const QString& reviewer);
    Result<QStringList> reviewers(const QString& study); ///< who judged any of it, sorted
    Result<Outcome> compare(const Info& study, const QString& first, const QString& second);
    /// Picture, first and second verdict, one line each, as CSV (RFC 4180) with a header; no
    /// cell is a formula.
    Result<QByteArray> csv(const Info& study, const QString& first, const QString& second);

private:
    Result<std::vector<ReviewedImage>> contentToNote(const QString& image);

    Database& m_database;
    FileOfKey m_files;
};

} // namespace mixdesk
