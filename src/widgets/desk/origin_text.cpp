// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/origin_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace mixdesk::desk {

namespace {

// Written out here, and not taken from the core's lines, so that Qt Linguist sees them.
constexpr const char* kSentences[] = {
    QT_TRANSLATE_NOOP("ThresholdOrigin", "beta set by hand."),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "threshold set by hand."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted to reject about 5 % of %1 held-out good images, for there were "
                      "no validation defects."),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "beta fitted for balanced accuracy on %1 held-out good "
                                         "images and %2 synthetic defects."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for balanced accuracy on %1 held-out good images and %2 "
                      "synthetic defects, at the end of its range."),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "beta fitted for balanced accuracy on %1 good and %2 "
                                         "defective images of the test folder."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for balanced accuracy on %1 good and %2 defective images of the "
                      "test folder, at the end of its range."),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "beta fitted for %1 on the run's validation images."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for %1 on the run's validation images; NOT reached within "
                      "beta's range: %2 of %3 escape."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for %1 on the run's validation images; NOT reached within "
                      "beta's range: %2 of %3 good ones are rejected."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for %1 on TEST images, figures on which are optimistic."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for %1 on TEST images, figures on which are optimistic; NOT "
                      "reached within beta's range: %2 of %3 escape."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "beta fitted for %1 on TEST images, figures on which are optimistic; NOT "
                      "reached within beta's range: %2 of %3 good ones are rejected."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "set for at most %1 false rejects by the scores of %2 held-out good images; "
                      "on unseen good parts %3 to %4 with 90 % confidence."),
    QT_TRANSLATE_NOOP("ThresholdOrigin",
                      "set for about %1 false rejects, beyond the scores of all %2 held-out good "
                      "images; on unseen good parts up to %3 with 90 % confidence."),
    // What %1 of the ones fitted for a target may be:
    QT_TRANSLATE_NOOP("ThresholdOrigin", "balanced accuracy"),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "at most %1 false rejects"),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "at most %1 escapes"),
    QT_TRANSLATE_NOOP("ThresholdOrigin", "least cost (false reject %1, escape %2, defect rate %3)"),
};

QRegularExpression matcherOf(const QString& pattern)
{
    QString expression = QRegularExpression::escape(pattern);
    for (const char* place : {"\\%1", "\\%2", "\\%3", "\\%4"})
        expression.replace(QLatin1String(place), QStringLiteral("(.+)"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression));
}

} // namespace

QString originText(const QString& english)
{
    for (const char* sentence : kSentences) {
        const auto match = matcherOf(QString::fromUtf8(sentence)).match(english);
        if (!match.hasMatch())
            continue;
        QString text = QCoreApplication::translate("ThresholdOrigin", sentence);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i)
            text.replace(QStringLiteral("%%1").arg(i), originText(match.captured(i)));
        return text;
    }
    return english;
}

} // namespace mixdesk::desk
