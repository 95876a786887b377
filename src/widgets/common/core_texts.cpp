// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/core_texts.h"

#include "core/base/sentence.h"

#include <QCoreApplication>

namespace mixdesk {

void translateCoreTexts()
{
    setSentenceTranslator([](const char* english) {
        // lupdate takes the second name where a function's type begins with std:: or the like.
        const QString source = QString::fromUtf8(english);
        for (const char* context : {"mixdesk::Sentence", "Sentence"})
            if (const QString text = QCoreApplication::translate(context, english); text != source)
                return text.toStdString();
        return source.toStdString();
    });
}

} // namespace mixdesk
