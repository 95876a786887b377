// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/progress_text.h"

#include <QCoreApplication>

namespace mixdesk {

namespace {

// The core has no Qt: its words are written out here, so that Qt Linguist sees them.
[[maybe_unused]] constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("Progress", "reading pictures"),
    QT_TRANSLATE_NOOP("Progress", "choosing thresholds"),
    QT_TRANSLATE_NOOP("Progress", "saving the training"),
    QT_TRANSLATE_NOOP("Progress", "checking pictures"),
    QT_TRANSLATE_NOOP("Progress", "drawing pictures"),
    QT_TRANSLATE_NOOP("Progress", "images"),
    QT_TRANSLATE_NOOP("Progress", "pictures"),
};

QString translated(const std::string& words)
{
    return words.empty() ? QString() : QCoreApplication::translate("Progress", words.c_str());
}

} // namespace

QString stageText(const Progress& progress)
{
    return translated(progress.stage);
}

QString unitText(const Progress& progress)
{
    return translated(progress.unit);
}

} // namespace mixdesk
