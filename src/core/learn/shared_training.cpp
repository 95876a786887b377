// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/shared_training.h"

#include "core/base/sentence.h"

#include <nlohmann/json.hpp>

namespace mixdesk {

using nlohmann::json;

Result<void> TrainingShare::agreeOnRequest(TrainRequest& request) const
{
    if (!m_group)
        return {};
    const json own = {configToYaml(request.config), request.pictures.leftOut,
                      request.pictures.added, request.resume};
    const auto text = m_group->fromFirst(first() ? own.dump() : std::string());
    if (!text)
        return text.error();
    const json agreed = json::parse(*text);
    TrainConfig config;
    if (auto ok = applyConfigYaml(config, agreed.at(0), "config.yaml"); !ok)
        return ok;
    config.threads = request.config.threads;
    config.cacheMiB = request.config.cacheMiB;
    config.prefetchThreads = request.config.prefetchThreads;
    request.config = config;
    request.pictures.leftOut = agreed.at(1).get<std::vector<std::string>>();
    request.pictures.added = agreed.at(2).get<std::vector<std::string>>();
    request.resume = agreed.at(3);
    return {};
}

Result<void> TrainingShare::expectSame(const std::string& fingerprint) const
{
    if (!m_group)
        return {};
    return m_group->expectSame(fingerprint, [](int rank) {
        return Sentence::tr("The dataset folder of process %1 does not hold the same "
                            "training images as that of process 0. Copy it there again.")
            .arg(rank)
            .text();
    });
}

Result<std::vector<TrainingShare::Unreadable>>
TrainingShare::leaveOut(std::vector<int>& images, const std::vector<Unreadable>& own,
                        bool stop) const
{
    std::vector<Unreadable> unreadable = own;
    if (m_group) {
        json said = {{"stop", stop}, {"unreadable", json::array()}};
        for (const Unreadable& item : own)
            said["unreadable"].push_back({item.place, item.why});
        const auto all = m_group->gather(said.dump(-1, ' ', false, json::error_handler_t::replace));
        if (!all)
            return all.error();
        unreadable.clear();
        for (const std::string& text : *all) {
            const json one = json::parse(text);
            stop = stop || one.at("stop").get<bool>();
            for (const json& item : one.at("unreadable"))
                unreadable.push_back({item.at(0), item.at(1)});
        }
    }
    if (stop)
        return cancelledError();
    std::vector<bool> gone(images.size(), false);
    for (const Unreadable& item : unreadable)
        gone.at(item.place) = true;
    std::vector<int> readable;
    for (std::size_t i = 0; i < images.size(); ++i)
        if (!gone[i])
            readable.push_back(images[i]);
    images = std::move(readable);
    return unreadable;
}

Result<std::vector<ScoredItem>> TrainingShare::collect(const std::vector<ScoredItem>& own,
                                                       std::size_t items, Asked& asked) const
{
    if (!m_group)
        return own;
    std::vector<double> sums(2 * items + 2, 0.0);
    for (std::size_t i = 0; i < own.size(); ++i) {
        const std::size_t item = std::size_t(rank()) + i * std::size_t(size());
        sums[2 * item] = own[i].score;
        sums[2 * item + 1] = own[i].routed;
    }
    sums[2 * items] = asked.stop;
    sums[2 * items + 1] = asked.enough;
    if (auto ok = m_group->sum(sums); !ok)
        return ok.error();
    asked = {sums[2 * items] > 0.0, sums[2 * items + 1] > 0.0};
    if (asked.any())
        return cancelledError();
    std::vector<ScoredItem> all(items);
    for (std::size_t i = 0; i < items; ++i)
        all[i] = {sums[2 * i], int(sums[2 * i + 1])};
    return all;
}

} // namespace mixdesk
