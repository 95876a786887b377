// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/training_choice.h"

#include "core/session/picture_places.h"

namespace mixdesk {

PictureChoice choiceByVerdicts(const Dataset& dataset, const QHash<QString, EntryReview>& reviews)
{
    PictureChoice choice;
    if (reviews.isEmpty())
        return choice;
    for (const ImageRecord& image : dataset.images) {
        const auto found = reviews.constFind(QString::fromStdString(image.relative));
        if (found == reviews.constEnd())
            continue;
        const bool trains = image.subset == Subset::Train;
        if (trains && image.good() && found->decision == Decision::NotOk)
            choice.leftOut.push_back(image.relative);
        else if (!trains && found->decision == Decision::Ok)
            choice.added.push_back(image.relative);
    }
    return choice;
}

int replacedIn(const Dataset& dataset, const QHash<QString, EntryReview>& reviews)
{
    int count = 0;
    for (const ImageRecord& image : dataset.images)
        count += reviews.value(QString::fromStdString(image.relative)).replaced;
    return count;
}

int okOutside(const QHash<QString, EntryReview>& reviews)
{
    int count = 0;
    for (auto review = reviews.begin(); review != reviews.end(); ++review)
        count += review->decision == Decision::Ok && isOutside(review.key());
    return count;
}

} // namespace mixdesk
