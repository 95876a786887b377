// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/picture_rounds.h"

namespace mixdesk::cli {

namespace {

constexpr int kEach = 4; // pictures of a round, for each process

/// Any texts without a zero byte as one; paths need not be UTF-8.
std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += text + '\0';
    return all;
}

std::vector<std::string> parted(const std::string& all)
{
    std::vector<std::string> texts;
    for (std::size_t begin = 0; begin < all.size();) {
        const auto end = all.find('\0', begin);
        texts.push_back(all.substr(begin, end - begin));
        begin = end + 1;
    }
    return texts;
}

} // namespace

Result<std::vector<ListedPicture>> PictureRounds::next()
{
    std::vector<ListedPicture> round;
    const int most = kEach * m_group.size();
    while (m_group.first() && int(round.size()) < most && !m_stop.stopRequested() &&
           (round.empty() || m_pictures.ready())) {
        auto picture = m_pictures.next();
        if (!picture)
            break;
        round.push_back(std::move(*picture));
    }
    std::vector<std::string> texts;
    for (const ListedPicture& picture : round)
        texts.insert(texts.end(), {picture.path.string(), picture.problem});
    const auto agreed = m_group.fromFirst(joined(texts));
    if (!agreed)
        return agreed.error();
    texts = parted(*agreed);
    round.clear();
    for (std::size_t i = 0; i + 1 < texts.size(); i += 2)
        round.push_back({fs::path(texts[i]), texts[i + 1]});
    return round;
}

Result<std::vector<std::string>> PictureRounds::collect(const std::vector<std::string>& own,
                                                        std::size_t pictures)
{
    const auto all = m_group.gather(joined(own));
    if (!all)
        return all.error();
    std::vector<std::vector<std::string>> byProcess;
    for (const std::string& text : *all)
        byProcess.push_back(parted(text));
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < pictures; ++i)
        lines.push_back(byProcess[i % byProcess.size()].at(i / byProcess.size()));
    return lines;
}

} // namespace mixdesk::cli
