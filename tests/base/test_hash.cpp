// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;

class TestHash : public QObject
{
    Q_OBJECT

private slots:
    /// FIPS 180-4 examples of NIST.
    void sha256KnownVectors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray()
                               << QByteArray("e3b0c44298fc1c149afbf4c8996fb924"
                                             "27ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray("ba7816bf8f01cfea414140de5dae2223"
                                           "b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039"
                          "a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("million a") << QByteArray(1000000, 'a')
                                   << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67"
                                                 "f1809a48a497200e046d39ccc7112cd0");
    }

    /// The check value of every catalogue, and the plain algorithm at every length about a step.
    void crc32IsThatOfPng()
    {
        QCOMPARE(crc32("123456789"), 0xCBF43926u);
        QCOMPARE(crc32(""), 0u);
        std::string bytes;
        for (int length = 1; length < 70; ++length) {
            bytes += char(length * 37);
            std::uint32_t plain = 0xFFFFFFFFu;
            for (const char c : bytes) {
                plain ^= std::uint8_t(c);
                for (int bit = 0; bit < 8; ++bit)
                    plain = plain & 1 ? 0xEDB88320u ^ (plain >> 1) : plain >> 1;
            }
            QCOMPARE(crc32(bytes), ~plain);
        }
    }

    void sha256KnownVectors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, digest);
        QCOMPARE(sha256Hex(bytes.toStdString()), digest.toStdString());
    }

    void piecesGiveTheSameHash()
    {
        Sha256 sha;
        for (const char* piece : {"a", "", "b", "c"})
            sha.add(piece);
        QCOMPARE(sha.hex(), sha256Hex("abc"));
    }

    void hashesAFileOfSeveralBlocks()
    {
        const QTemporaryDir folder;
        const fs::path path = fs::u8path(folder.path().toStdString()) / "file";
        const std::string bytes(200001, 'q');
        QVERIFY(writeFileAtomic(path, bytes));
        QCOMPARE(sha256OfFile(path).value(), sha256Hex(bytes));
        const auto missing = sha256OfFile(path.string() + ".missing");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    /// RFC 4648, section 10.
    void base64KnownVectors()
    {
        const char* pairs[][2] = {{"", ""},
                                  {"f", "Zg=="},
                                  {"fo", "Zm8="},
                                  {"foo", "Zm9v"},
                                  {"foob", "Zm9vYg=="},
                                  {"fooba", "Zm9vYmE="},
                                  {"foobar", "Zm9vYmFy"}};
        for (const auto& pair : pairs)
            QCOMPARE(base64(pair[0]), std::string(pair[1]));
        QCOMPARE(base64(std::string("\x00\xff\xfe", 3)), std::string("AP/+"));
        QCOMPARE(base64(std::string(300, 'x')).find('\n'), std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestHash)
#include "test_hash.moc"
