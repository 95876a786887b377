// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/duration_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace mixdesk {

QString durationText(double seconds)
{
    const auto words = [](const char* text, int n = -1) {
        return QCoreApplication::translate("Duration", text, nullptr, n);
    };
    if (!(seconds < 1e9))
        return words(QT_TRANSLATE_NOOP("Duration", "years"));
    const qint64 whole = qint64(std::ceil(std::max(0.0, seconds)));
    if (whole < 60)
        return words(QT_TRANSLATE_NOOP("Duration", "%1 s")).arg(whole);
    if (whole < 5 * 60)
        return words(QT_TRANSLATE_NOOP("Duration", "%1 min %2 s")).arg(whole / 60).arg(whole % 60);
    const qint64 minutes = (whole + 30) / 60;
    if (minutes < 60)
        return words(QT_TRANSLATE_NOOP("Duration", "%1 min")).arg(minutes);
    if (minutes < 10 * 60)
        return words(QT_TRANSLATE_NOOP("Duration", "%1 h %2 min"))
            .arg(minutes / 60)
            .arg(minutes % 60);
    const qint64 hours = (minutes + 30) / 60;
    if (hours < 48)
        return words(QT_TRANSLATE_NOOP("Duration", "%1 h")).arg(hours);
    return words(QT_TRANSLATE_N_NOOP("Duration", "%n days"), int((hours + 12) / 24));
}

QString timeLeftText(double seconds)
{
    if (!(seconds >= 0.0) || std::isinf(seconds))
        return {};
    return QCoreApplication::translate("Duration", "%1 left").arg(durationText(seconds));
}

} // namespace mixdesk
