// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/thresholds_file.h"
#include "core/session/desk_scores.h"

#include <QString>
#include <optional>

/// The words of the desk, in the user's language and number format.
namespace mixdesk::desk {

/// A score with as many decimals as its class's sigma makes sense of.
QString scoreText(double score, double sigma);
/// Two decimals.
QString betaText(double beta);
/// "5.0 %".
QString percentText(double share);
/// ".93" as "0.93"; a dash where there is no figure.
QString figureText(const std::optional<double>& figure);

/// "0.297 = 0.181 + 2.40 × 0.048".
QString formulaText(const ClassThreshold& row);

/// "1 of 20 good parts rejected (5.0 %, up to 21.6 %)", with the one-sided 95 % bound.
QString falseRejectText(int rejected, int good);
QString falseRejectText(const DeskCounts& counts);
/// "0 of 63 defects escaped (up to 4.6 %)".
QString escapeText(int escaped, int defective);
QString escapeText(const DeskCounts& counts);
/// Empty without a band; what the band asks to look at again, and what it saves.
QString recheckText(const DeskCounts& counts);
/// Which rule says that a class has too few labelled pictures; empty: enough.
QString fewPicturesText(const DeskCounts& counts);
/// "12 unlabelled, 3 of them rejected"; empty without any.
QString unlabelledText(const DeskCounts& counts);
/// "14 of 131 labels by a person"; empty without any.
QString byPeopleText(const DeskCounts& counts);
QString byPeopleHelp();

/// The user's number format first, then the plain one; empty for anything else.
std::optional<double> parseNumber(const QString& text);

} // namespace mixdesk::desk
