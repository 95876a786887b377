// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstring>

using namespace mixdesk;

namespace {

Safetensors sample()
{
    Safetensors file;
    file.tensors["b.weight"] = {{2, 3}, {1, 2, 3, 4, 5, 6}};
    file.tensors["a.bias"] = {{3}, {-0.5F, 0.0F, 1e-30F}};
    file.tensors["scalar"] = {{}, {42}};
    file.tensors["empty"] = {{0, 7}, {}};
    file.metadata = {{"format", "test"}, {"note", "Größe \"x\"\n"}};
    return file;
}

std::string assemble(const std::string& header, std::size_t dataBytes)
{
    const std::uint64_t length = header.size();
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + header + std::string(dataBytes, '\0');
}

std::string entry(const std::string& name, const std::string& shape, const std::string& offsets,
                  const std::string& dtype = "\"F32\"")
{
    return "\"" + name + "\":{\"dtype\":" + dtype + ",\"shape\":" + shape +
           ",\"data_offsets\":" + offsets + "}";
}

} // namespace

class TestSafetensors : public QObject
{
    Q_OBJECT

private slots:
    void roundTrip()
    {
        const Safetensors file = sample();
        const auto read = decodeSafetensors(encodeSafetensors(file), "x.safetensors");
        QVERIFY(read);
        QCOMPARE(read->metadata, file.metadata);
        QCOMPARE(read->tensors.size(), file.tensors.size());
        for (const auto& [name, tensor] : file.tensors) {
            QCOMPARE(read->tensors.at(name).shape, tensor.shape);
            QCOMPARE(read->tensors.at(name).values, tensor.values);
        }
    }

    void everyBitPatternSurvives()
    {
        Safetensors file;
        file.tensors["t"] = {{4}, {std::nanf(""), INFINITY, -0.0F, 1e-42F}};
        const auto read = decodeSafetensors(encodeSafetensors(file), "x");
        QVERIFY(read);
        QCOMPARE(std::memcmp(read->tensors.at("t").values.data(),
                             file.tensors.at("t").values.data(), 16),
                 0);
    }

    void noTensorsAreAFileToo()
    {
        const auto read = decodeSafetensors(encodeSafetensors({}), "x");
        QVERIFY(read && read->tensors.empty() && read->metadata.empty());
    }

    /// What another reader of the format relies on.
    void layoutIsTheFormats()
    {
        const std::string bytes = encodeSafetensors(sample());
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), 8);
        QCOMPARE(length % 8, std::uint64_t(0)); // data is aligned
        QCOMPARE(bytes.size(), std::size_t(8 + length + (6 + 3 + 1) * 4));
        const std::string header = bytes.substr(8, length);
        QCOMPARE(header.front(), '{');
        const auto end = header.find_last_not_of(' ');
        QCOMPARE(header[end], '}');
        QVERIFY(header.find("\"dtype\":\"F32\"") != std::string::npos);
        QVERIFY(header.find("\"data_offsets\":[0,12]") != std::string::npos);  // a.bias
        QVERIFY(header.find("\"data_offsets\":[12,36]") != std::string::npos); // b.weight
        float first = 0.0F;
        std::memcpy(&first, bytes.data() + 8 + length + 12, 4);
        QCOMPARE(first, 1.0F);
    }

    void readsWhatOthersWrite()
    {
        // Spaces, another order, no metadata: still the format.
        const auto read =
            decodeSafetensors(assemble("{ " + entry("b", "[1, 2]", "[4, 12]") + " , " +
                                           entry("a", "[]", "[0, 4]") + "}   ",
                                       12),
                              "x");
        QVERIFY(read);
        QCOMPARE(read->tensors.at("b").shape, (std::vector<std::int64_t>{1, 2}));
    }

    void refusesLyingHeaders_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::string& bytes) {
            QTest::newRow(name) << QByteArray(bytes.data(), int(bytes.size()));
        };
        const auto one = [](const std::string& text, std::size_t data) {
            return assemble("{" + text + "}", data);
        };
        row("empty", "");
        row("seven bytes", std::string(7, '\0'));
        row("header beyond the file", std::string("\xff\xff\0\0\0\0\0\0{}", 10));
        row("header of 2^64 - 1", std::string(8, '\xff') + "{}");
        row("header of 2^63", std::string("\0\0\0\0\0\0\0\x80{}", 10));
        row("no JSON", assemble("hello", 0));
        row("a list", assemble("[1]", 0));
        row("header of no bytes", assemble("", 0));
        row("offsets beyond the data", one(entry("a", "[4]", "[0,16]"), 12));
        row("offsets turned round", one(entry("a", "[1]", "[8,4]"), 8));
        row("overlap", one(entry("a", "[2]", "[0,8]") + "," + entry("b", "[2]", "[4,12]"), 12));
        row("same place", one(entry("a", "[2]", "[0,8]") + "," + entry("b", "[2]", "[0,8]"), 8));
        row("gap", one(entry("a", "[1]", "[0,4]") + "," + entry("b", "[1]", "[8,12]"), 12));
        row("gap at the start", one(entry("a", "[1]", "[4,8]"), 8));
        row("bytes that belong to nobody", one(entry("a", "[1]", "[0,4]"), 8));
        row("shape too small", one(entry("a", "[1]", "[0,8]"), 8));
        row("shape too large", one(entry("a", "[3]", "[0,8]"), 8));
        row("product overflows to 8",
            one(entry("a", "[4611686018427387904,4611686018427387904,2]", "[0,8]"), 8));
        row("product overflows to 0", one(entry("a", "[4611686018427387904,4]", "[0,0]"), 0));
        row("extent past 2^62", one(entry("a", "[18446744073709551615]", "[0,8]"), 8));
        row("negative extent", one(entry("a", "[-1]", "[0,4]"), 4));
        row("negative offsets", one(entry("a", "[1]", "[-4,0]"), 4));
        row("fractional extent", one(entry("a", "[1.5]", "[0,4]"), 4));
        row("textual extent", one(entry("a", "[\"1\"]", "[0,4]"), 4));
        row("half floats", one(entry("a", "[2]", "[0,4]", "\"F16\""), 4));
        row("no type", one(entry("a", "[1]", "[0,4]", "7"), 4));
        row("nine dimensions", one(entry("a", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), 4));
        row("three offsets", one(entry("a", "[1]", "[0,4,8]"), 8));
        row("no offsets", one("\"a\":{\"dtype\":\"F32\",\"shape\":[1]}", 4));
        row("entry is a number", one("\"a\":5", 0));
        row("entry is a list", one("\"a\":[1]", 0));
        row("metadata is a list", one("\"__metadata__\":[1]", 0));
        row("metadata holds numbers", one("\"__metadata__\":{\"a\":1}", 0));
        row("JSON bomb of lists", assemble(std::string(1000000, '['), 0));
        row("JSON bomb in an entry",
            one("\"a\":" + std::string(500000, '[') + std::string(500000, ']'), 0));
        std::string objects;
        for (int i = 0; i < 100000; ++i)
            objects += "{\"a\":";
        row("JSON bomb of objects", assemble(objects, 0));
    }

    void refusesLyingHeaders()
    {
        QFETCH(QByteArray, bytes);
        const auto refused = decodeSafetensors(bytes.toStdString(), "place/x.safetensors");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unreadable);
        QVERIFY(refused.error().message.find("place/x.safetensors") == 0);
        QVERIFY(refused.error().message.size() < 500);
    }

    void truncationAtEveryByteIsAnError()
    {
        const std::string bytes = encodeSafetensors(sample());
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decodeSafetensors(bytes.substr(0, size), "x"),
                     qPrintable(QString::number(size)));
        QVERIFY(!decodeSafetensors(bytes + "x", "x"));
    }

    /// Wrong or right, but neither a crash nor a tensor whose shape lies.
    void anyDamagedByteIsSurvived()
    {
        const std::string bytes = encodeSafetensors(sample());
        std::size_t refused = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at)
            for (const char value : {'\0', '\xff', '9', '"', '}'}) {
                std::string damaged = bytes;
                damaged[at] = value;
                const auto read = decodeSafetensors(damaged, "x");
                if (!read) {
                    ++refused;
                    continue;
                }
                for (const auto& [name, tensor] : read->tensors)
                    QCOMPARE(std::size_t(tensor.count()), tensor.values.size());
            }
        QVERIFY(refused > bytes.size());
    }

    void filesOnDisk()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::u8path(folder.path().toStdString()) / "m.safetensors";
        QVERIFY(writeSafetensors(path, sample()));
        QVERIFY(readSafetensors(path));
        fs::resize_file(path, fs::file_size(path) - 1);
        const auto truncated = readSafetensors(path);
        QVERIFY(!truncated);
        QVERIFY(truncated.error().message.find("m.safetensors") != std::string::npos);
        QVERIFY(!readSafetensors(path.string() + ".missing"));
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "test_safetensors.moc"
