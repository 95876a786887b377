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

Result<MaskSession::Store::Read>
MaskSession::Store::read(const QString& image, const fs::path& file, const QStringList& known)
{
    auto opened = open();
    if (!opened)
        return opened.error();
    if (!file.empty()) {
        const QString now = contentOf(image, file, cache).hash;
        m_read.insert(image, now);
        auto row = ImageRepository(**opened).byPath(image);
        if (!row)
            return row.error();
        if (*row && !now.isEmpty() && !(*row)->hash.isEmpty() && (*row)->hash != now)
            return Read{{}, true};
    }
    MaskRepository repository(**opened);
    auto masks = repository.all(image);
    if (!masks)
        return masks.error();
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
    return Read{std::move(*masks), false};
}

Result<MaskOutcome> MaskSession::Store::write(StoredMask mask, const QString& what,
                                              const fs::path& file, const Actor& actor)
{
    auto opened = open();
    if (!opened)
        return opened.error();
    ReviewedImage content;
    if (!file.empty())
        content = contentOf(mask.image, file, cache);
    const QString read = m_read.value(mask.image);
    if (!content.hash.isEmpty() && !read.isEmpty() && content.hash != read)
        return MaskOutcome{0, true, {}};
    if (m_noted.value(mask.image) == content.hash)
        content.hash.clear();
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
        m_noted.insert(mask.image, content.hash);
    return outcome;
}

} // namespace mixdesk
