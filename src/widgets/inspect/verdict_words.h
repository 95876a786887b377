// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_index.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace mixdesk {

/// How verdicts are said and shown: always colour, shape and word together.
class VerdictWords
{
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)

public:
    static QString name(Verdict verdict);        ///< "OK", "NOT OK", "Recheck"
    static QString instruction(Verdict verdict); ///< "reject this part"
    static QString icon(Verdict verdict);        ///< name for iconPixmap()
    static QColor colour(Verdict verdict);       ///< of the present theme

    static QString name(Decision decision); ///< "OK", "not OK", "unsure"; None: "not reviewed"
    static QString icon(Decision decision);
    static QString badge(Decision decision); ///< icon for a filled ground
    static QColor colour(Decision decision);

    static QString name(Truth truth); ///< "good", "defective", "unlabelled"
    /// A defect type as people write it: "broken tooth".
    static QString type(const QString& folder);
    /// "labelled scratch", "counts as good because a person said so", or that nothing is known.
    static QString truth(const GalleryEntry& entry);
    /// "missed defect", "false reject", or empty where the verdict is right or nothing is known.
    static QString mistake(const GalleryEntry& entry, Verdict verdict);
    /// The class that a part is taken for and how sure that is; says so where it is another one.
    static QString taken(const GalleryEntry& entry, const QStringList& classes);
    /// For the start of a line.
    static QString capitalised(QString words);
    /// Three figures, as scores are shown everywhere on the page.
    static QString number(double value);
};

} // namespace mixdesk
