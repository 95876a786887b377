// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_store.h"

#include <algorithm>

namespace mixdesk {

Result<Database*> MaskSession::Store::open()
{
    if (!m_database) {
        auto opened = Database::open(address);
        if (!opened)
            return opened.error();
        m_database = std::move(*opened);
    }
    return m_database.get();
}

Result<std::vector<StoredMask>> MaskSession::Store::read(const QString& image,
                                                         const QStringList& known)
{
    auto opened = open();
    if (!opened)
        return opened.error();
    MaskRepository repository(**opened);
    auto masks = repository.all(image);
    if (!masks)
        return masks;
    for (const QString& type : known) {
        if (std::any_of(masks->begin(), masks->end(),
                        [&](const StoredMask& mask) { return mask.defectType == type; }))
            continue;
        auto blank = repository.read(image, type);
        if (!blank)
            return blank.error();
        if (*blank)
            masks->push_back(std::move(**blank));
    }
    return masks;
}

Result<MaskOutcome> MaskSession::Store::write(StoredMask mask, const QString& what,
                                              const fs::path& file, const Actor& actor)
{
    auto opened = open();
    if (!opened)
        return opened.error();
    ReviewedImage content;
    if (!file.empty() && !m_noted.contains(mask.image))
        content = contentOf(mask.image, file);
    auto outcome = writeOnce(mask, what, content, actor);
    if (!outcome || !outcome->conflict || mask.revision != 0)
        return outcome;
    // A mask that was cleared is none to whoever opens the picture: nobody's marks are lost.
    const auto blank = MaskRepository(**opened).read(mask.image, mask.defectType);
    if (!blank || !*blank || !(*blank)->tiles.empty())
        return outcome;
    mask.revision = (*blank)->revision;
    return writeOnce(mask, what, content, actor);
}

Result<MaskOutcome> MaskSession::Store::writeOnce(const StoredMask& mask, const QString& what,
                                                  const ReviewedImage& content, const Actor& actor)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return transaction.error();
    if (!content.hash.isEmpty())
        if (auto noted = ImageRepository(*m_database).require(content, actor); !noted)
            return noted.error();
    auto outcome = MaskRepository(*m_database).store(mask, what, actor);
    if (!outcome || outcome->conflict)
        return outcome;
    if (auto done = transaction->commit(); !done)
        return done.error();
    if (!content.hash.isEmpty())
        m_noted.insert(mask.image);
    return outcome;
}

} // namespace mixdesk
