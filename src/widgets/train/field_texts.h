// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/config.h"

#include <QString>
#include <QStringList>

namespace mixdesk {

/// How the window speaks of one training setting.
struct FieldText
{
    QString label;    ///< "Noise amount"
    QString help;     ///< one sentence
    QString equation; ///< the paper's, with its number; empty where the paper has none
};

/// Of a key of configFields(); translated. An unknown key gets its own name as label.
FieldText fieldText(const QString& key);

/// Heading of the keys with this prefix ("noise").
QString groupText(const QString& prefix);

/// The choices of a field as the file spells them; empty for a field that takes a number.
QStringList fieldChoices(const ConfigField& field);

/// A choice in words: "ssim" -> "SSIM".
QString choiceText(const QString& choice);

/// What a field takes, in words: "0 to 1", "Best F1, Lowest loss, Last epoch".
QString allowedText(const ConfigField& field);

/// A number as the file spells it, with the decimal sign of the window's language: "0,3".
QString localNumber(QString text);

/// Help, equation, and what is allowed, as the tooltip of a field's editor.
QString fieldToolTip(const ConfigField& field);

} // namespace mixdesk
