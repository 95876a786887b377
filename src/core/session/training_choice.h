// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture_choice.h"
#include "core/session/gallery_entry.h"

#include <QHash>
#include <QString>

namespace mixdesk {

/// What people's verdicts, by GalleryEntry::key(), say about the pictures of a training: leftOut
/// are the training pictures marked not OK, added the test pictures marked OK. Unsure changes
/// nothing.
PictureChoice choiceByVerdicts(const Dataset& dataset, const QHash<QString, EntryReview>& reviews);

/// How many pictures had a verdict that no longer counts, because their files were replaced.
int replacedIn(const Dataset& dataset, const QHash<QString, EntryReview>& reviews);

/// How many pictures that are no part of the dataset are marked OK: a training takes them once they
/// are exported into one.
int okOutside(const QHash<QString, EntryReview>& reviews);

} // namespace mixdesk
