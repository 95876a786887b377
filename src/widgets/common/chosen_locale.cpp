// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chosen_locale.h"

namespace mixdesk {

QLocale chosenLocale(const QString& code, const QLocale& system)
{
    const QLocale::Language language = QLocale(code).language();
    if (code.isEmpty() || language == system.language())
        return system;
    // Without a place the language's largest country would be taken: the United States for English.
    const bool placeless = system.territory() == QLocale::AnyTerritory;
    return QLocale(language, placeless ? QLocale::World : system.territory());
}

} // namespace mixdesk
