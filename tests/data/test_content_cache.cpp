// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/content_cache.h"

#include "core/base/hash.h"
#include "core/data/health_check.h"
#include "support/pictures.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <ctime>
#include <thread>
#include <utime.h>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const std::string kHash(64, 'a');

std::string textOf(const fs::path& path)
{
    return readFile(path).value();
}

/// Written long ago, as far as its times tell that can be set.
void makeOld(const fs::path& file)
{
    const utimbuf times{1'000'000'000, 1'000'000'000};
    ::utime(file.c_str(), &times);
}

/// A minute later, when every file of the test has long been settled.
std::int64_t later()
{
    return std::time(nullptr) + 60;
}

} // namespace

class TestContentCache : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = fs::u8path(m_folder->path().toStdString());
    }

    void keepsBetweenSessions();
    void kindsAndContentsApart();
    void laterValueCounts();
    void withoutAFolder();
    void deletedWhileOpen();
    void cutShortAnywhere();
    void anyByteChanged();
    void foreignFile();
    void isBounded();
    void usedEntriesOutliveOthers();
    void oneWritesOthersRead();
    void threads();
    void freshFilesAreNotTrusted();
    void changedFilesAreNotTrusted();
    void healthCheckTakesWhatIsKnown();
    void healthCheckSeesEveryChange();

private:
    fs::path cacheFolder() const { return m_root / "cache"; }
    fs::path pack() const { return cacheFolder() / "pictures.pack"; }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

void TestContentCache::keepsBetweenSessions()
{
    {
        ContentCache cache(cacheFolder());
        QVERIFY(!cache.find("kind", kHash));
        cache.keep("kind", kHash, std::string("value\0with", 10));
        cache.keep("nothing", kHash, "");
        QCOMPARE(cache.find("kind", kHash).value(), std::string("value\0with", 10));
    }
    ContentCache cache(cacheFolder());
    QCOMPARE(cache.find("kind", kHash).value(), std::string("value\0with", 10));
    QCOMPARE(cache.find("nothing", kHash).value(), std::string());
    QVERIFY(fs::exists(cacheFolder() / "CACHEDIR.TAG"));
}

void TestContentCache::kindsAndContentsApart()
{
    ContentCache cache(cacheFolder());
    cache.keep("one", kHash, "1");
    cache.keep("two", kHash, "2");
    cache.keep("one", std::string(64, 'b'), "3");
    QCOMPARE(cache.find("one", kHash).value(), std::string("1"));
    QCOMPARE(cache.find("two", kHash).value(), std::string("2"));
    QCOMPARE(cache.find("one", std::string(64, 'b')).value(), std::string("3"));
    QVERIFY(!cache.find("two", std::string(64, 'b')));
}

void TestContentCache::laterValueCounts()
{
    for (const char* value : {"first", "second", "third"}) {
        ContentCache cache(cacheFolder());
        cache.keep("kind", kHash, value);
        QCOMPARE(cache.find("kind", kHash).value(), std::string(value));
    }
}

void TestContentCache::withoutAFolder()
{
    writeBytes(m_root / "file", "in the way");
    for (const fs::path& folder : {fs::path(), m_root / "file" / "cache"}) {
        ContentCache cache(folder);
        cache.keep("kind", kHash, "value");
        QVERIFY(!cache.find("kind", kHash));
        QCOMPARE(cache.bytesOnDisk(), std::uint64_t(0));
    }
}

void TestContentCache::deletedWhileOpen()
{
    ContentCache cache(cacheFolder(), 4000);
    cache.keep("kind", kHash, "value");
    fs::remove_all(cacheFolder());
    for (int i = 0; i < 100; ++i)
        cache.keep("more", sha256Hex(std::to_string(i)), std::string(100, 'x'));
    QVERIFY(!fs::exists(cacheFolder()));
}

void TestContentCache::cutShortAnywhere()
{
    {
        ContentCache cache(cacheFolder());
        cache.keep("kind", kHash, "first value");
        cache.keep("last", kHash, "last value");
    }
    const std::string whole = textOf(pack());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        writeBytes(pack(), whole.substr(0, length));
        ContentCache cache(cacheFolder());
        QVERIFY(!cache.find("last", kHash));
        const auto first = cache.find("kind", kHash);
        QCOMPARE(first.has_value(), length >= whole.size() - 32 - 10);
        cache.keep("last", kHash, "again");
        QCOMPARE(cache.find("last", kHash).value(), std::string("again"));
    }
}

void TestContentCache::anyByteChanged()
{
    {
        ContentCache cache(cacheFolder());
        cache.keep("kind", kHash, "the value");
    }
    const std::string whole = textOf(pack());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (at >= 12 && at < 16) // reserved
            continue;
        std::string spoilt = whole;
        spoilt[at] = char(spoilt[at] ^ 0x40);
        writeBytes(pack(), spoilt);
        ContentCache cache(cacheFolder());
        QVERIFY2(!cache.find("kind", kHash), std::to_string(at).c_str());
    }
}

void TestContentCache::foreignFile()
{
    writeBytes(pack(), std::string(5000, 'x'));
    fs::create_directories(cacheFolder() / "pictures.older.pack");
    ContentCache cache(cacheFolder());
    QVERIFY(!cache.find("kind", kHash));
    cache.keep("kind", kHash, "value");
    QCOMPARE(cache.find("kind", kHash).value(), std::string("value"));
}

void TestContentCache::isBounded()
{
    constexpr std::uint64_t kLimit = 20'000;
    ContentCache cache(cacheFolder(), kLimit);
    for (int i = 0; i < 1000; ++i) {
        cache.keep("kind", sha256Hex(std::to_string(i)), std::string(300, 'x'));
        std::uint64_t bytes = 0;
        for (const auto& entry : fs::directory_iterator(cacheFolder()))
            if (entry.path().extension() == ".pack")
                bytes += entry.file_size();
        QVERIFY(bytes <= kLimit);
        QCOMPARE(cache.bytesOnDisk(), bytes);
    }
    QVERIFY(cache.find("kind", sha256Hex("999")));
    QVERIFY(!cache.find("kind", sha256Hex("0")));
    cache.keep("huge", kHash, std::string(kLimit, 'x'));
    QVERIFY(!cache.find("huge", kHash));
}

void TestContentCache::usedEntriesOutliveOthers()
{
    ContentCache cache(cacheFolder(), 20'000);
    cache.keep("used", kHash, "mine");
    cache.keep("unused", kHash, "nobody's");
    for (int i = 0; i < 500; ++i) {
        cache.keep("kind", sha256Hex(std::to_string(i)), std::string(300, 'x'));
        QCOMPARE(cache.find("used", kHash).value(), std::string("mine"));
    }
    QVERIFY(!cache.find("unused", kHash));
}

void TestContentCache::oneWritesOthersRead()
{
    auto writer = std::make_unique<ContentCache>(cacheFolder());
    writer->keep("kind", kHash, "value");
    ContentCache reader(cacheFolder());
    QCOMPARE(reader.find("kind", kHash).value(), std::string("value"));
    reader.keep("other", kHash, "not written");
    QVERIFY(!reader.find("other", kHash));
    writer->keep("late", kHash, "value");
    writer.reset();
    ContentCache next(cacheFolder());
    next.keep("other", kHash, "written");
    QVERIFY(next.find("other", kHash) && next.find("late", kHash));
}

void TestContentCache::threads()
{
    ContentCache cache(cacheFolder(), 200'000);
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 1500; ++i) {
                const std::string text = std::to_string(i % 500), hash = sha256Hex(text);
                const auto found = cache.find("kind", hash);
                wrong += found && *found != text + std::string(200, 'y');
                cache.keep("kind", hash, text + std::string(200, 'y'));
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void TestContentCache::freshFilesAreNotTrusted()
{
    const fs::path file = m_root / "part.png";
    writeBytes(file, "bytes");
    ContentCache cache(cacheFolder());
    QVERIFY(cache.stampOf(file).empty());
    makeOld(file); // the time of the change itself tells
    QVERIFY(cache.stampOf(file).empty());
    cache.rememberHash(file, cache.stampOf(file), kHash);
    QVERIFY(!cache.knownHash(file, cache.stampOf(file)));
    const ContentCache settled(m_root / "other", ContentCache::kLimit, later);
    QVERIFY(!settled.stampOf(file).empty());
    QVERIFY(settled.stampOf(m_root / "missing").empty());
    QVERIFY(settled.stampOf(m_root).empty());
}

void TestContentCache::changedFilesAreNotTrusted()
{
    const fs::path file = m_root / "part.png", other = m_root / "other.png";
    writeBytes(file, "bytes");
    makeOld(file);
    ContentCache cache(cacheFolder(), ContentCache::kLimit, later);
    const std::string stamp = cache.stampOf(file);
    cache.rememberHash(file, stamp, kHash);
    QCOMPARE(cache.knownHash(file, cache.stampOf(file)).value(), kHash);
    QVERIFY(!cache.knownHash(other, stamp));
    // Same size, and its time set back: only the file system's own time tells.
    writeBytes(file, "other");
    makeOld(file);
    QVERIFY(cache.stampOf(file) != stamp);
    QVERIFY(!cache.knownHash(file, cache.stampOf(file)));
    cache.rememberHash(file, stamp, kHash); // changed since it was read
    QVERIFY(!cache.knownHash(file, cache.stampOf(file)));
    writeBytes(other, "bytes");
    fs::rename(other, file);
    QVERIFY(!cache.knownHash(file, cache.stampOf(file)));
}

void TestContentCache::healthCheckTakesWhatIsKnown()
{
    writeClass(m_root / "plant", "bolt");
    writeClass(m_root / "plant", "nut");
    fs::copy_file(m_root / "plant/bolt/train/good/003.png",
                  m_root / "plant/bolt/test/good/900.png");
    writeBytes(m_root / "plant/nut/test/good/901.png", "no picture");
    writePicture(m_root / "plant/nut/ground_truth/scratch/000_mask.png", drawMask({20, 20}));
    writePicture(m_root / "plant/nut/ground_truth/scratch/001_mask.png",
                 cv::Mat::zeros(64, 64, CV_8UC1));
    const Dataset dataset = scanDataset(m_root / "plant").value();
    const std::string plain = healthToJson(checkDataset(dataset).value());
    std::uintmax_t bytes = 0;
    for (int session = 0; session < 3; ++session) {
        ContentCache cache(cacheFolder(), ContentCache::kLimit, later);
        QCOMPARE(healthToJson(checkDataset(dataset, {}, {}, &cache).value()), plain);
        if (session > 0) // all was known
            QCOMPARE(fs::file_size(pack()), bytes);
        bytes = fs::file_size(pack());
    }
    // That nothing is read again shows where the cache says otherwise.
    ContentCache lying(cacheFolder(), ContentCache::kLimit, later);
    const fs::path first = dataset.images[0].path, second = dataset.images[1].path;
    lying.rememberHash(first, lying.stampOf(first), sha256OfFile(second).value());
    const auto fooled = checkDataset(dataset, {}, {}, &lying).value();
    QVERIFY(std::any_of(fooled.findings.begin(), fooled.findings.end(), [&](const Finding& f) {
        return f.rule == "exact-duplicate" && f.file == dataset.images[1].relative;
    }));
}

void TestContentCache::healthCheckSeesEveryChange()
{
    writeClass(m_root / "plant", "bolt");
    const Dataset dataset = scanDataset(m_root / "plant").value();
    ContentCache cache(cacheFolder(), ContentCache::kLimit, later);
    QVERIFY(checkDataset(dataset, {}, {}, &cache).value().findings.empty());
    const fs::path spoilt = dataset.images[2].path, copied = dataset.images[5].path;
    const std::string whole = textOf(spoilt);
    writeBytes(spoilt, whole.substr(0, whole.size() / 2));
    writeBytes(copied, textOf(dataset.images[7].path));
    const auto report = checkDataset(dataset, {}, {}, &cache).value();
    QCOMPARE(healthToJson(report), healthToJson(checkDataset(dataset).value()));
    QCOMPARE(report.findings.size(), std::size_t(2));
    writeBytes(spoilt, whole);
    QCOMPARE(healthToJson(checkDataset(dataset, {}, {}, &cache).value()),
             healthToJson(checkDataset(dataset).value()));
}

QTEST_GUILESS_MAIN(TestContentCache)
#include "test_content_cache.moc"
