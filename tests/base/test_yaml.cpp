// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/yaml.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace mixdesk;

namespace {

YamlMap parsed(const std::string& text)
{
    auto map = YamlMap::parse(text, "t.yaml");
    if (!map)
        qFatal("%s", map.error().message.c_str());
    return *map;
}

bool contains(const std::string& text, const std::string& part)
{
    if (text.find(part) == std::string::npos)
        qWarning("'%s' lacks '%s'", text.c_str(), part.c_str());
    return text.find(part) != std::string::npos;
}

} // namespace

class TestYaml : public QObject
{
    Q_OBJECT

private slots:
    void flattensNestedKeysWithLines()
    {
        const auto scalars = flattenYaml("a: 1\nb:\n  c: x y\n  d: {e: 2.5}\n", "t.yaml");
        QVERIFY(scalars);
        QCOMPARE(scalars->size(), std::size_t(3));
        QCOMPARE((*scalars)[0].key, std::string("a"));
        QCOMPARE((*scalars)[1].key, std::string("b.c"));
        QCOMPARE((*scalars)[1].value, std::string("x y"));
        QCOMPARE((*scalars)[1].line, 3);
        QCOMPARE((*scalars)[2].key, std::string("b.d.e"));
        QCOMPARE((*scalars)[2].line, 4);
        QVERIFY(flattenYaml("", "t.yaml")->empty());
        QVERIFY(flattenYaml("# nothing\n", "t.yaml")->empty());
    }

    void refusesWhatIsNotAMappingOfScalars_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("duplicate")
            << QByteArray("a: 1\nb: 2\na: 3\n") << QByteArray("line 3: the key 'a' appears twice");
        QTest::newRow("nested duplicate") << QByteArray("a:\n  b: 2\n  b: 3\n")
                                          << QByteArray("line 3: the key 'b' appears twice");
        QTest::newRow("list") << QByteArray("a: 1\nb: [1, 2]\n") << QByteArray("line 2: 'b'");
        QTest::newRow("root list") << QByteArray("- a\n- b\n") << QByteArray("line 1");
        QTest::newRow("root scalar") << QByteArray("hello") << QByteArray("line 1");
        QTest::newRow("broken") << QByteArray("a: 1\nb: [1, 2\n")
                                << QByteArray("cannot be read: it is not in the form");
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << QByteArray("line 2");
        QTest::newRow("list as key") << QByteArray("? [1, 2]\n: 3\n") << QByteArray("plain word");
        QTest::newRow("itself inside") << QByteArray("a: &x {b: *x}\n") << QByteArray("nested too");
        QTest::newRow("bytes") << QByteArray("\x01\x02\x00\xff", 4) << QByteArray("t.yaml");
        QTest::newRow("deep") << QByteArray("a: ") + QByteArray(100000, '[')
                              << QByteArray("t.yaml");
        QTest::newRow("deep map") << QByteArray("{a: ").repeated(400) + QByteArray("1") +
                                         QByteArray(400, '}')
                                  << QByteArray("nested too");
    }

    void refusesWhatIsNotAMappingOfScalars()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, part);
        const auto refused = flattenYaml(text.toStdString(), "t.yaml");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unreadable);
        QVERIFY(contains(refused.error().message, part.toStdString()));
    }

    /// The parser's words ("illegal map value", "bad conversion") are nobody's.
    void aGarbledFileIsToldInPlainWords_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("open list") << QByteArray("a: 1\nb: [1, 2\n") << 3;
        QTest::newRow("two values") << QByteArray("a: 1\nb: c: d\n") << 2;
        QTest::newRow("prose") << QByteArray("no settings at all\n") << 1;
        QTest::newRow("tab") << QByteArray("a:\n\tb: 1\n") << 2;
    }

    void aGarbledFileIsToldInPlainWords()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const auto refused = flattenYaml(text.toStdString(), "t.yaml");
        QVERIFY(!refused);
        QCOMPARE(
            QString::fromStdString(refused.error().message),
            QStringLiteral("t.yaml, line %1, cannot be read: it is not in the form 'key: value' "
                           "(YAML). Correct this line, or put an undamaged copy of the file in "
                           "its place.")
                .arg(line));
    }

    /// Nine lists of nine of each other: 9^9 nodes from a few hundred bytes.
    void anAliasBombEndsSoon()
    {
        std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i) {
            const std::string before = "*a" + std::to_string(i - 1);
            bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
            for (int k = 0; k < 8; ++k)
                bomb += ", " + before;
            bomb += "]\n";
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!flattenYaml(bomb, "t.yaml"));
        QVERIFY(timer.elapsed() < 5000);
    }

    void tooLargeATextIsRefused()
    {
        const auto refused = flattenYaml(std::string((16 << 20) + 1, '#'), "t.yaml");
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "t.yaml is too large"));
    }

    void getsTypedValues()
    {
        auto root = parsed("n: -2.5e1\ni: 7\nt: some words\nl: [a, 2]\nm: {x: 1}\n");
        QVERIFY(root.has("n") && !root.has("zz"));
        QCOMPARE(root.keys(), (std::vector<std::string>{"n", "i", "t", "l", "m"}));
        QCOMPARE(root.number("n", -100, 100), -25.0);
        QCOMPARE(root.integer("i", 0, 10), 7);
        QCOMPARE(root.text("t"), std::string("some words"));
        QCOMPARE(root.texts("l"), (std::vector<std::string>{"a", "2"}));
        auto inner = root.map("m");
        QCOMPARE(inner.integer("x", 0, 10), 1);
        QVERIFY(root.finish());
    }

    void wrongValuesNameKeyRangeAndLine_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char* value : {"11", "-1", "five", "nan", ".nan", ".inf", "5 5", "[5]", "{a: 5}",
                                  "~", "1e400", "\"\""})
            QTest::newRow(value) << QByteArray(value);
    }

    void wrongValuesNameKeyRangeAndLine()
    {
        QFETCH(QByteArray, value);
        const std::string text = "first: 1\nouter:\n  key: " + value.toStdString() + "\n";
        for (const bool whole : {false, true}) {
            auto root = parsed(text);
            root.integer("first", 0, 1);
            auto outer = root.map("outer");
            // The first error sticks, and what follows gives harmless values.
            if (whole)
                QCOMPARE(outer.integer("key", 0, 10), 0);
            else
                QCOMPARE(outer.number("key", 0.0, 10.0), 0.0);
            QCOMPARE(outer.integer("never there", 3, 4), 3);
            const auto finished = root.finish();
            QVERIFY(!finished);
            QVERIFY(contains(finished.error().message, "t.yaml, line 3"));
            QVERIFY(contains(finished.error().message, "'outer.key' must be"));
            QVERIFY(contains(finished.error().message, "from 0 to 10"));
        }
    }

    void aFractionIsNoWholeNumber()
    {
        auto root = parsed("key: 2.5\n");
        root.integer("key", 0, 10);
        QVERIFY(!root.finish());
        auto huge = parsed("key: 99999999999999999999\n");
        huge.integer("key", 0, 10);
        QVERIFY(!huge.finish());
    }

    void wrongKindsAreRefused()
    {
        auto text = parsed("key: [1]\n");
        QVERIFY(text.text("key").empty());
        QVERIFY(!text.finish());
        auto list = parsed("key: word\n");
        QVERIFY(list.texts("key").empty());
        QVERIFY(!list.finish());
        auto nested = parsed("key: [[a]]\n");
        nested.texts("key");
        QVERIFY(!nested.finish());
        auto map = parsed("key: word\n");
        auto inner = map.map("key");
        QCOMPARE(inner.number("x", 1.0, 2.0), 1.0);
        QVERIFY(inner.keys().empty());
        QVERIFY(!inner.has("x"));
        QVERIFY(!map.finish());
    }

    void missingKeysAreNamed()
    {
        auto root = parsed("a:\n  b: 1\n");
        auto a = root.map("a");
        a.number("b", 0, 1);
        a.number("gone", 0, 1);
        const auto finished = root.finish();
        QVERIFY(!finished);
        QVERIFY(contains(finished.error().message, "'a.gone' is missing"));
    }

    void unknownKeysNameTheNearest()
    {
        auto root = parsed("epochs: 1\nouter:\n  leerning_rate: 1\n");
        root.integer("epochs", 0, 1);
        root.map("outer");
        const auto unknown = root.finish();
        QVERIFY(!unknown);
        QVERIFY(contains(unknown.error().message, "line 3: unknown key 'outer.leerning_rate'"));
        auto near = parsed("epoch: 1\nepochs: 2\n");
        near.integer("epochs", 0, 5);
        QVERIFY(contains(near.finish().error().message, "line 1: unknown key 'epoch'"));
        QVERIFY(contains(near.finish().error().message, "did you mean 'epochs'?"));
    }

    void nearestKeyOfSeveral()
    {
        const std::vector<std::string> keys{"training.epochs", "training.batch", "noise.kind"};
        QCOMPARE(nearestKey("training.epoch", keys), std::string("training.epochs"));
        QCOMPARE(nearestKey("epochs", keys), std::string("training.epochs"));
        QCOMPARE(nearestKey("traning.batch", keys), std::string("training.batch"));
        QCOMPARE(nearestKey("zzzzzzzz", keys), std::string());
        QCOMPARE(nearestKey("x", {}), std::string());
    }
};

QTEST_APPLESS_MAIN(TestYaml)
#include "test_yaml.moc"
