// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/pack_file.h"

#include "core/base/hash.h"

#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

namespace mixdesk::detail {

namespace {

constexpr std::uint32_t kMagic = 0x314B504D; // "MPK1"
constexpr std::size_t kReadAtOnce = std::size_t(1) << 20;

struct Head
{
    std::uint32_t magic = kMagic;
    std::uint32_t length = 0;
    std::uint32_t checksum = 0; ///< of key, length and value
    std::uint32_t reserved = 0;
    PackKey key;
};
static_assert(sizeof(Head) == 32, "written as it is");

std::uint32_t checksumOf(const Head& head, std::string_view value)
{
    std::string framed(reinterpret_cast<const char*>(&head.key), sizeof head.key);
    framed.append(reinterpret_cast<const char*>(&head.length), sizeof head.length);
    framed.append(value);
    return crc32(framed);
}

bool readAt(int fd, std::uint64_t at, void* into, std::size_t size)
{
    return ::pread(fd, into, size, off_t(at)) == ssize_t(size);
}

/// Heads of a file one after the other, read in large pieces.
class HeadReader
{
public:
    HeadReader(int fd, std::uint64_t size) : m_fd(fd), m_size(size) {}

    std::optional<Head> at(std::uint64_t place)
    {
        if (place + sizeof(Head) > m_size)
            return std::nullopt;
        if (place < m_start || place + sizeof(Head) > m_start + m_piece.size()) {
            m_start = place;
            m_piece.resize(std::min<std::uint64_t>(kReadAtOnce, m_size - place));
            if (!readAt(m_fd, place, m_piece.data(), m_piece.size()))
                return std::nullopt;
        }
        Head head;
        std::memcpy(&head, m_piece.data() + (place - m_start), sizeof head);
        if (head.magic != kMagic || head.length > m_size - place - sizeof(Head))
            return std::nullopt;
        return head;
    }

private:
    int m_fd;
    std::uint64_t m_size;
    std::uint64_t m_start = 0;
    std::vector<char> m_piece;
};

} // namespace

PackKey PackKey::of(std::string_view text)
{
    PackKey key;
    const std::string hex = sha256Hex(text);
    for (std::size_t i = 0; i < key.words.size(); ++i)
        key.words[i] = std::stoull(hex.substr(16 * i, 16), nullptr, 16);
    return key;
}

PackFile::PackFile(fs::path path, bool writable) : m_path(std::move(path)), m_writable(writable)
{
    m_fd = ::open(m_path.c_str(), (writable ? O_RDWR | O_CREAT : O_RDONLY) | O_CLOEXEC, 0600);
    if (m_fd >= 0)
        readHeads();
}

PackFile::~PackFile()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

void PackFile::readHeads()
{
    struct stat facts;
    if (::fstat(m_fd, &facts) != 0 || !S_ISREG(facts.st_mode))
        return;
    HeadReader heads(m_fd, std::uint64_t(facts.st_size));
    while (const auto head = heads.at(m_size)) {
        m_places[head->key] = {m_size, head->length};
        m_size += sizeof(Head) + head->length;
    }
    // What follows is the rest of a record that a crash cut short, or no record of ours.
    if (m_writable && m_size < std::uint64_t(facts.st_size) &&
        ::ftruncate(m_fd, off_t(m_size)) != 0)
        m_writable = false;
}

std::optional<std::string> PackFile::find(const PackKey& key)
{
    const auto found = m_places.find(key);
    if (found == m_places.end())
        return std::nullopt;
    const Place place = found->second;
    std::string record(sizeof(Head) + place.length, '\0');
    Head head;
    if (readAt(m_fd, place.at, record.data(), record.size())) {
        std::memcpy(&head, record.data(), sizeof head);
        record.erase(0, sizeof head);
        if (head.magic == kMagic && head.key == key && head.length == record.size() &&
            head.checksum == checksumOf(head, record))
            return record;
    }
    m_places.erase(found);
    return std::nullopt;
}

void PackFile::append(const PackKey& key, std::string_view value)
{
    if (m_fd < 0 || !m_writable || value.size() > UINT32_MAX)
        return;
    Head head;
    head.key = key;
    head.length = std::uint32_t(value.size());
    head.checksum = checksumOf(head, value);
    std::string record(reinterpret_cast<const char*>(&head), sizeof head);
    record.append(value);
    if (::pwrite(m_fd, record.data(), record.size(), off_t(m_size)) != ssize_t(record.size())) {
        m_writable = false; // the disk is full, perhaps: what is there can still be read
        return;
    }
    m_places[key] = {m_size, head.length};
    m_size += record.size();
}

} // namespace mixdesk::detail
