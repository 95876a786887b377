// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/published_figures.h"

#include "core/report/markup.h"

#include <algorithm>

namespace mixdesk {

const std::vector<PublishedTable3Row>& publishedTable3()
{
    static const std::vector<PublishedTable3Row> rows{
        {"Baseline", .674, .310, .425},
        {"DE", .390, .758, .515},
        {"CO", .744, .500, .598},
        {"CO + DE", .690, .677, .684},
        {"CO + DE + MIX, L2", .780, .761, .771},
        {"CO + DE + MIX, SSIM", .726, .956, .825},
        {"CO + DE + MIX, MS-SSIM", .734, .858, .791},
        {"Ensemble", .722, .812, .765},
    };
    return rows;
}

std::string publishedText(const PublishedRate& rate, const char* slash)
{
    return formatNumber(rate.good, 2) + slash + formatNumber(rate.defective, 2);
}

const std::vector<PublishedTable4Row>& publishedTable4()
{
    static const std::vector<PublishedTable4Row> rows{
        {"carpet", {.61, .58}, {.43, .90}, {.57, .42}, {.82, .16}},
        {"grid", {.66, .73}, {.38, 1.00}, {.57, .98}, {.90, .12}},
        {"leather", {.12, .98}, {.00, .92}, {.06, .82}, {.91, .12}},
        {"tile", {.33, .95}, {1.00, .04}, {1.00, .54}, {.97, .05}},
        {"wood", {1.00, .77}, {.84, .82}, {1.00, .47}, {.89, .47}},
        {"bottle", {.45, .93}, {.85, .90}, {.70, .89}, {.95, .43}},
        {"cable", {.36, .77}, {.74, .48}, {.93, .18}, {.98, .07}},
        {"capsule", {.09, .95}, {.78, .43}, {1.00, .24}, {.96, .20}},
        {"hazelnut", {.43, .98}, {1.00, .07}, {.93, .84}, {.83, .16}},
        {"metal_nut", {.14, 1.00}, {1.00, .08}, {.68, .77}, {.86, .13}},
        {"pill", {.96, .43}, {.92, .28}, {1.00, .23}, {1.00, .24}},
        {"screw", {.49, .39}, {.95, .06}, {.98, .39}, {.41, .28}},
        {"toothbrush", {1.00, .83}, {.75, .73}, {1.00, .97}, {1.00, .13}},
        {"transistor", {.27, .90}, {1.00, .03}, {.97, .45}, {.98, .35}},
        {"zipper", {.25, .72}, {1.00, .60}, {.97, .63}, {.78, .40}},
    };
    return rows;
}

const std::vector<PublishedModel>& publishedModels()
{
    using Row = PublishedTable4Row;
    static const std::vector<PublishedModel> models{
        {"paper_mixer_l2", "Paper: Mixer L2", &Row::mixer, {.48, .79}, .64},
        {"paper_ae_ssim", "Paper: AE (SSIM)", &Row::aeSsim, {.77, .49}, .63},
        {"paper_ae_l2", "Paper: AE (L2)", &Row::aeL2, {.82, .58}, .70},
        {"paper_gan", "Paper: GAN", &Row::gan, {.88, .22}, .55},
    };
    return models;
}

bool isMvtecAd(const std::vector<std::string>& classNames)
{
    return classNames.size() == publishedTable4().size() &&
           std::all_of(publishedTable4().begin(), publishedTable4().end(), [&](const auto& row) {
               return std::find(classNames.begin(), classNames.end(), row.className) !=
                      classNames.end();
           });
}

const PublishedTable4Row* publishedTable4(const std::string& className)
{
    for (const PublishedTable4Row& row : publishedTable4())
        if (className == row.className)
            return &row;
    return nullptr;
}

} // namespace mixdesk
