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
    const std::pair<const char*, QString> lines[] = {
        {"PRODUCT/", {}},
        {"    train/good/", ExpectedLayout::tr("good parts to learn from")},
        {"    test/good/", ExpectedLayout::tr("good parts to judge")},
        {"    test/DEFECT/", ExpectedLayout::tr("defective parts, one folder per kind of defect")},
        {"    ground_truth/DEFECT/", ExpectedLayout::tr("outlines of defects (not needed)")},
    };
    QStringList text;
    for (const auto& [folder, meaning] : lines)
        text.append(QLatin1String(folder).toString().leftJustified(kFolderWidth) + meaning);
    return text.join(QLatin1Char('\n'));
}

} // namespace mixdesk
