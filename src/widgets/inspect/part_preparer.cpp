// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/part_preparer.h"

#include "core/imaging/heat_map.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace mixdesk {

namespace {

constexpr std::size_t kMostKept = 12; ///< the part shown and its neighbours
constexpr int kThreads = 2;

constexpr std::pair<const char*, const char*> kShownNames[] = {
    {"defect", QT_TRANSLATE_NOOP("PartPreparer", "defect map")},
    {"ssim", QT_TRANSLATE_NOOP("PartPreparer", "SSIM")},
    {"l1", QT_TRANSLATE_NOOP("PartPreparer", "absolute")},
    {"l2", QT_TRANSLATE_NOOP("PartPreparer", "squared")},
    {"msssim", QT_TRANSLATE_NOOP("PartPreparer", "MS-SSIM")},
    {"cwssim", QT_TRANSLATE_NOOP("PartPreparer", "CW-SSIM")},
    {"calibrated", QT_TRANSLATE_NOOP("PartPreparer", "calibrated")},
    {"calibrated_ssim", QT_TRANSLATE_NOOP("PartPreparer", "calibrated SSIM")},
    {"calibrated_defect", QT_TRANSLATE_NOOP("PartPreparer", "calibrated defect map")},
    {"members", QT_TRANSLATE_NOOP("PartPreparer", "all members")},
};

QString shownName(const std::string& map)
{
    for (const auto& [name, shown] : kShownNames)
        if (map == name)
            return QCoreApplication::translate("PartPreparer", shown);
    return QString::fromStdString(map);
}

} // namespace

PartPreparer::PartPreparer(QObject* parent) : QObject(parent), m_tasks(kThreads, false) {}

PartPreparer::~PartPreparer() = default;

ViewedPart PartPreparer::viewed(const OpenedPart& part, const ClassThreshold* row,
                                ResizeMode resize)
{
    ViewedPart viewed;
    viewed.picture = part.picture;
    viewed.reconstruction = part.result.reconstruction;
    viewed.trueMask = part.mask;
    viewed.resize = resize;
    for (const InspectedPicture::Map& map : part.result.maps) {
        double threshold = map.threshold, upper = map.upper;
        if (row)
            if (const auto known = row->pixel.find(map.name); known != row->pixel.end()) {
                threshold = known->second;
                upper = heatUpper(threshold);
            }
        viewed.maps.push_back({shownName(map.name), map.values, threshold, upper});
    }
    return viewed;
}

PreparedPart PartPreparer::ready(int entry)
{
    const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                    [entry](const auto& kept) { return kept.first == entry; });
    if (found == m_kept.end())
        return {};
    m_kept.splice(m_kept.begin(), m_kept, found);
    return m_kept.front().second;
}

void PartPreparer::prepare(int entry, ViewedPart part, bool urgent)
{
    if (m_pending.contains(entry))
        return;
    m_pending.insert(entry);
    m_tasks.post(urgent ? TaskQueue::Urgency::Now : TaskQueue::Urgency::Soon,
                 [this, entry, part = std::move(part), generation = m_generation] {
                     PreparedPart made = mixdesk::prepare(part);
                     QMetaObject::invokeMethod(
                         this,
                         [this, entry, made = std::move(made), generation] {
                             if (generation != m_generation)
                                 return;
                             m_pending.remove(entry);
                             keep(entry, made);
                             emit prepared(entry, made);
                         },
                         Qt::QueuedConnection);
                 });
}

void PartPreparer::keep(int entry, const PreparedPart& part)
{
    m_kept.remove_if([entry](const auto& kept) { return kept.first == entry; });
    m_kept.emplace_front(entry, part);
    while (m_kept.size() > kMostKept)
        m_kept.pop_back();
}

void PartPreparer::clear()
{
    ++m_generation;
    m_kept.clear();
    m_pending.clear();
}

} // namespace mixdesk
