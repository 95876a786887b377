// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/verdict_words.h"

#include "widgets/common/theme.h"

#include <QLocale>
#include <cmath>

namespace mixdesk {

QString VerdictWords::name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("OK");
    case Verdict::NotOk:
        return tr("NOT OK");
    case Verdict::Recheck:
        return tr("Recheck");
    }
    return {};
}

QString VerdictWords::instruction(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return tr("good part");
    case Verdict::NotOk:
        return tr("reject this part");
    case Verdict::Recheck:
        return tr("let a person decide");
    }
    return {};
}

QString VerdictWords::icon(Verdict verdict)
{
    return verdict == Verdict::Ok      ? QStringLiteral("ok")
           : verdict == Verdict::NotOk ? QStringLiteral("not-ok")
                                       : QStringLiteral("recheck");
}

QColor VerdictWords::colour(Verdict verdict)
{
    return verdict == Verdict::Ok      ? theme().ok
           : verdict == Verdict::NotOk ? theme().notOk
                                       : theme().recheck;
}

QString VerdictWords::name(Decision decision)
{
    switch (decision) {
    case Decision::Ok:
        return tr("OK", "a person's verdict");
    case Decision::NotOk:
        return tr("not OK");
    case Decision::Unsure:
        return tr("unsure");
    case Decision::None:
        break;
    }
    return tr("not reviewed");
}

QString VerdictWords::icon(Decision decision)
{
    return decision == Decision::Ok       ? QStringLiteral("ok")
           : decision == Decision::NotOk  ? QStringLiteral("not-ok")
           : decision == Decision::Unsure ? QStringLiteral("recheck")
                                          : QStringLiteral("ring");
}

QString VerdictWords::badge(Decision decision)
{
    return decision == Decision::Ok      ? QStringLiteral("tick")
           : decision == Decision::NotOk ? QStringLiteral("cross")
                                         : QStringLiteral("question");
}

QColor VerdictWords::colour(Decision decision)
{
    return decision == Decision::Ok       ? theme().ok
           : decision == Decision::NotOk  ? theme().notOk
           : decision == Decision::Unsure ? theme().recheck
                                          : theme().unlabelled;
}

QString VerdictWords::name(Truth truth)
{
    switch (truth) {
    case Truth::Good:
        return tr("good");
    case Truth::Defective:
        return tr("defective");
    case Truth::Unlabelled:
        return tr("unlabelled");
    }
    return {};
}

QString VerdictWords::type(const QString& folder)
{
    return folder == QLatin1String("good")
               ? tr("good")
               : QString(folder).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString VerdictWords::truth(const GalleryEntry& entry)
{
    if (entry.review.decision == Decision::Unsure)
        return tr("counts as not labelled because a person is unsure");
    if (entry.decided())
        return tr("counts as %1 because a person said so")
            .arg(entry.review.decision == Decision::NotOk && entry.review.defectType.isEmpty()
                     ? name(Truth::Defective)
                     : type(entry.type));
    return entry.labelled() ? tr("labelled %1").arg(type(entry.type)) : tr("not labelled");
}

QString VerdictWords::mistake(const GalleryEntry& entry, Verdict verdict)
{
    if (entry.defective() && verdict == Verdict::Ok)
        return tr("missed defect");
    if (entry.labelled() && !entry.defective() && verdict == Verdict::NotOk)
        return tr("false reject");
    return {};
}

QString VerdictWords::taken(const GalleryEntry& entry, const QStringList& classes)
{
    const QString share =
        QLocale().toString(100.0 * entry.confidence, 'f', entry.confidence > 0.995 ? 0 : 1);
    const QString routed = classes.value(entry.routedClass);
    return entry.misrouted()
               ? tr("Taken for %1 (%2 % sure), but it is %3").arg(routed, share, entry.className)
               : tr("%1 (%2 % sure)").arg(routed, share);
}

QString VerdictWords::capitalised(QString words)
{
    return words.replace(0, 1, words.left(1).toUpper());
}

QString VerdictWords::number(double value)
{
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 4;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace mixdesk
