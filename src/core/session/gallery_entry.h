// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/scorer.h"
#include "core/session/file_mark.h"
#include "core/store/review_types.h"

#include <QString>
#include <opencv2/core.hpp>

namespace mixdesk {

/// What people decided about a picture.
struct EntryReview
{
    Decision decision = Decision::None;
    QString className;  ///< that the person sees; empty: as the dataset or the routing says
    QString defectType; ///< of a NotOk; may be empty
    bool flagged = false;
    bool disputed = false; ///< two people say different things
    bool replaced = false; ///< what they decided was of a file that is another now: none of it here

    bool operator==(const EntryReview& o) const
    {
        return decision == o.decision && className == o.className && defectType == o.defectType &&
               flagged == o.flagged && disputed == o.disputed && replaced == o.replaced;
    }
};

/// One picture of the gallery and what the active run says of it. Verdicts are not here: they
/// follow from score and the thresholds on the desk (ThresholdDesk).
struct GalleryEntry
{
    QString path;         ///< absolute
    QString relative;     ///< to the dataset; the file name for pictures from outside
    QString className;    ///< true class; empty when unknown
    int trueClass = -1;   ///< index into the run's classes; -1: unknown or not one of them
    QString type;         ///< "good", a defect type, or empty: unlabelled; a person's word counts
    QString folderType;   ///< the same as the dataset's folders have it
    EntryReview review;   ///< by people
    bool outside = false; ///< no part of the dataset: dropped, or of an inbox
    QString inboxKey;     ///< key() of a picture of an inbox folder; empty for all others
    bool scored = false;
    /// Of the training folder, or added to the active run's training: no figure counts it.
    bool training = false;
    QString error; ///< not empty: could not be read; never scored
    int routedClass = -1;
    double confidence = 0.0;
    double score = 0.0;    ///< of the routed class, by its kind of score
    double ownScore = 0.0; ///< of the true class where known: for "if the class were known"
    FileMark mark;         ///< of the file that all this was said of; known once it was

    /// The picture's name in verdicts and masks.
    const QString& key() const
    {
        return !outside ? relative : inboxKey.isEmpty() ? path : inboxKey;
    }
    bool dropped() const { return outside && inboxKey.isEmpty(); } ///< from the file manager
    bool labelled() const { return !type.isEmpty(); }
    /// The defect type that the dataset's folders give it; empty where they say good or nothing.
    QString folderDefect() const
    {
        return folderType == QLatin1String("good") ? QString() : folderType;
    }
    bool defective() const { return labelled() && type != QLatin1String("good"); }
    /// A person has said whether it is good.
    bool decided() const
    {
        return review.decision == Decision::Ok || review.decision == Decision::NotOk;
    }
    /// The class that this picture counts for: its own where known, else the routed one; -1: none.
    int countedClass() const { return trueClass >= 0 ? trueClass : routedClass; }
    bool misrouted() const { return scored && trueClass >= 0 && routedClass != trueClass; }
};

/// A part laid open for the triple view. Shared, never changed after it was handed out.
struct OpenedPart
{
    int entry = -1;
    FileMark mark;           ///< of the file that was read
    cv::Mat picture;         ///< 8UC3 at its own size
    cv::Mat mask;            ///< ground truth, 8UC1 at its own size, or empty
    InspectedPicture result; ///< network input, reconstruction, maps, probabilities
    QString error;           ///< not empty: could not be opened
};

} // namespace mixdesk
