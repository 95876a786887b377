// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/expected_layout.h"

#include <QCoreApplication>
#include <QStringList>

#include <utility>

namespace mixdesk {

namespace {

struct ExpectedLayout
{
    Q_DECLARE_TR_FUNCTIONS(ExpectedLayout)
};

constexpr int kFolderWidth = 28;

} // namespace

QString expectedLayout()
{
    // Names that the folders have in the language of the sentence above the card.
    const QString product = ExpectedLayout::tr("PRODUCT"), defect = ExpectedLayout::tr("DEFECT");
    const std::pair<QString, QString> lines[] = {
        {product + QStringLiteral("/"), {}},
        {QStringLiteral("    train/good/"), ExpectedLayout::tr("good parts to learn from")},
        {QStringLiteral("    test/good/"), ExpectedLayout::tr("good parts to judge")},
        {QStringLiteral("    test/%1/").arg(defect),
         ExpectedLayout::tr("defective parts, one folder per kind of defect")},
        {QStringLiteral("    ground_truth/%1/").arg(defect),
         ExpectedLayout::tr("outlines of defects (not needed)")},
    };
    QStringList text;
    for (const auto& [folder, meaning] : lines)
        text.append(folder.leftJustified(kFolderWidth) + meaning);
    return text.join(QLatin1Char('\n'));
}

} // namespace mixdesk
