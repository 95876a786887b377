// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/desk_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace mixdesk::desk {

namespace {

constexpr int kBetaDecimals = 2;
constexpr int kMostMoreDecimals = 4;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(DeskText)
};

int scoreDecimals(double sigma)
{
    return sigma > 0.0 ? std::clamp(1 - int(std::floor(std::log10(sigma))), 2, 9) : 4;
}

double rounded(double value, int decimals)
{
    const double unit = std::pow(10.0, decimals);
    return std::round(value * unit) / unit;
}

QString count(int n)
{
    return QLocale().toString(n);
}

/// "5.0 %, up to 21.6 %"; without the share where nothing happened or everything.
QString shareText(int part, int whole)
{
    const QString bound = percentText(upperBound(part, whole));
    if (part == 0)
        return Words::tr("up to %1").arg(bound);
    const QString share = percentText(double(part) / whole);
    if (part == whole)
        return share;
    return Words::tr("%1, up to %2").arg(share, bound);
}

} // namespace

QString scoreText(double score, double sigma)
{
    return QLocale().toString(score, 'f', scoreDecimals(sigma));
}

QString betaText(double beta)
{
    return QLocale().toString(beta, 'f', kBetaDecimals);
}

QString percentText(double share)
{
    return Words::tr("%1 %").arg(QLocale().toString(100.0 * share, 'f', 1));
}

QString figureText(const std::optional<double>& figure)
{
    return figure ? QLocale().toString(*figure, 'f', 2) : QStringLiteral("–");
}

QString formulaText(const ClassThreshold& row)
{
    const int decimals = scoreDecimals(row.sigma);
    // As many more digits as it takes for a calculator to find the threshold that is shown.
    int more = 0;
    while (more < kMostMoreDecimals &&
           rounded(rounded(row.mu, decimals + more) + rounded(row.beta, kBetaDecimals + more) *
                                                          rounded(row.sigma, decimals + more),
                   decimals) != rounded(row.threshold, decimals))
        ++more;
    const QLocale locale;
    return QStringLiteral("%1 = %2 %3 %4 × %5")
        .arg(locale.toString(row.threshold, 'f', decimals),
             locale.toString(row.mu, 'f', decimals + more),
             row.beta < 0 ? QStringLiteral("−") : QStringLiteral("+"),
             locale.toString(std::fabs(row.beta), 'f', kBetaDecimals + more),
             locale.toString(row.sigma, 'f', decimals + more));
}

QString falseRejectText(int rejected, int good)
{
    if (good == 0)
        return Words::tr("No good parts with a label yet");
    return Words::tr("%1 of %2 good parts rejected (%3)")
        .arg(count(rejected), count(good), shareText(rejected, good));
}

QString falseRejectText(const DeskCounts& counts)
{
    return falseRejectText(counts.falseRejects(), counts.good());
}

QString escapeText(int escaped, int defective)
{
    if (defective == 0)
        return Words::tr("No defects with a label yet");
    return Words::tr("%1 of %2 defects escaped (%3)")
        .arg(count(escaped), count(defective), shareText(escaped, defective));
}

QString escapeText(const DeskCounts& counts)
{
    return escapeText(counts.escapes(), counts.defective());
}

QString recheckText(const DeskCounts& counts)
{
    const int parts = counts.recheckGood + counts.recheckDefective + counts.unlabelledRecheck;
    if (parts == 0)
        return Words::tr("No part in it");
    QString text = Words::tr("%n part(s): %1 good, %2 defective", nullptr, parts)
                       .arg(count(counts.recheckGood), count(counts.recheckDefective));
    if (counts.recheckFalseRejects + counts.recheckEscapes > 0)
        text += Words::tr("; catches %1, %2")
                    .arg(Words::tr("%n false reject(s)", nullptr, counts.recheckFalseRejects),
                         Words::tr("%n escape(s)", nullptr, counts.recheckEscapes));
    return text;
}

QString fewPicturesText(const DeskCounts& counts)
{
    QStringList rules;
    if (counts.good() < kFewGood)
        rules.append(Words::tr("%1 of %2 good").arg(count(counts.good()), count(kFewGood)));
    if (counts.defective() < kFewDefective)
        rules.append(
            Words::tr("%1 of %2 defective").arg(count(counts.defective()), count(kFewDefective)));
    if (rules.isEmpty())
        return {};
    return Words::tr("Too few labelled pictures: %1.").arg(rules.join(Words::tr(", ")));
}

QString unlabelledText(const DeskCounts& counts)
{
    if (counts.unlabelled == 0)
        return {};
    return Words::tr("%1 unlabelled, %2 of them rejected")
        .arg(count(counts.unlabelled), count(counts.unlabelledRejected));
}

QString byPeopleText(const DeskCounts& counts)
{
    if (counts.byPeople == 0)
        return {};
    return Words::tr("%1 of %2 labels by a person")
        .arg(count(counts.byPeople), count(counts.good() + counts.defective()));
}

QString byPeopleHelp()
{
    return Words::tr("Where a person has judged a part on Inspect, that counts here instead of the "
                     "folder it lies in. Parts that a person is unsure about count as unlabelled.");
}

std::optional<double> parseNumber(const QString& text)
{
    bool ok = false;
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    double value = QLocale().toDouble(plain, &ok);
    if (!ok)
        value = QLocale::c().toDouble(plain, &ok);
    if (!ok || !std::isfinite(value))
        return {};
    return value;
}

} // namespace mixdesk::desk
