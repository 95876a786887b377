// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels/label_fixture.h"

#include <QElapsedTimer>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// A file with one picture of 6 x 4 and one annotation with these members.
std::string withAnnotation(const std::string& members)
{
    return R"({"images":[{"id":1,"file_name":"a.png","width":6,"height":4}],)"
           R"("categories":[{"id":1,"name":"dent"}],)"
           R"("annotations":[{"id":9,"image_id":1,"category_id":1,)" +
           members + "}]}";
}

std::string withRuns(const std::string& counts)
{
    return withAnnotation(R"("segmentation":{"size":[4,6],"counts":)" + counts + "}");
}

std::string withImage(const std::string& members)
{
    return R"({"images":[{"id":1,)" + members + R"(}],"categories":[],"annotations":[]})";
}

std::string repeated(const std::string& text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

} // namespace

class TestCocoHostile : public QObject
{
    Q_OBJECT

private slots:
    void isRefusedWithOneSentence_data();
    void isRefusedWithOneSentence();
    void oddButHarmless_data();
    void oddButHarmless();
    void namesThatLeadOutArePassedOver_data();
    void namesThatLeadOutArePassedOver();
    void absoluteNamesLoseTheirRoot();
    void polygonsOfTwoPointsAreNoted();
    void hugePicturesCostNothingUntilAskedFor();
    void annotationsOfNothingAreNoted();
    void wholeNumbersWithAPoint();
    void missingFile();
};

void TestCocoHostile::isRefusedWithOneSentence_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const std::string& text, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(says);
    };
    row("empty", "", "JSON");
    row("not json", "GIF89a", "JSON");
    row("cut off", withRuns("[5,2").substr(0, 150), "JSON");
    row("not utf-8", "{\"images\":[{\"id\":1,\"file_name\":\"\xff\xfe\"}]}", "JSON");
    row("deep", std::string(5'000'000, '['), "deeper");
    row("deep object", repeated("{\"a\":", 100'000), "deeper");
    row("a list", "[]", "no list of images");
    row("images is a text", R"({"images":"x"})", "'images' is not a list");
    row("image is a number", R"({"images":[5]})", "not an object");
    row("no size", withImage(R"("file_name":"a.png")"), "size");
    row("huge side", withImage(R"("file_name":"a.png","width":4000000000,"height":1)"), "size");
    row("huge area", withImage(R"("file_name":"a.png","width":300000,"height":300000)"), "size");
    row("beyond 64 bits",
        withImage(R"("file_name":"a.png","width":18446744073709551615,"height":1)"), "size");
    row("negative size", withImage(R"("file_name":"a.png","width":-6,"height":-4)"), "size");
    row("fraction", withImage(R"("file_name":"a.png","width":6.5,"height":4)"), "size");
    row("1e999", withImage(R"("file_name":"a.png","width":1e999,"height":4)"), "number");
    row("no name", withImage(R"("width":6,"height":4)"), "file_name");
    row("same id",
        R"({"images":[{"id":1,"file_name":"a","width":1,"height":1},)"
        R"({"id":1,"file_name":"b","width":1,"height":1}]})",
        "two images have the id 1");
    row("same name",
        R"({"images":[{"id":1,"file_name":"a","width":1,"height":1},)"
        R"({"id":2,"file_name":"x/../a","width":1,"height":1}]})",
        "two images have the file_name");
    row("damaged verdict",
        withImage(R"("file_name":"a","width":6,"height":4,"mixdesk":{"decision":"maybe"})"),
        "verdict");
    row("verdict of texts",
        withImage(R"("file_name":"a","width":6,"height":4,"mixdesk":{"score":"1"})"), "verdict");
    row("category without name", R"({"images":[],"categories":[{"id":1}]})", "category");
    row("same category", R"({"images":[],"categories":[{"id":1,"name":"a"},{"id":1,"name":"b"}]})",
        "two categories");
    row("no such image", withAnnotation(R"("image_id":2)"), "image that is not");
    row("no such category", withAnnotation(R"("category_id":2)"), "category that is not");
    row("fraction of an id", withAnnotation(R"("id":9.5)"), "as id");
    row("id is a text", withAnnotation(R"("id":"9")"), "as id");
    row("negative run", withRuns("[5,-2,21]"), "whole number");
    row("fraction of a run", withRuns("[5.5,18.5]"), "whole number");
    row("null run", withRuns("[null]"), "whole number");
    row("runs too short", withRuns("[5,2]"), "add up");
    row("runs too long", withRuns("[5,20]"), "add up");
    row("runs that wrap", withRuns("[4294967295,25]"), "add up");
    row("runs beyond 64 bits", withRuns("[18446744073709551615,25]"), "run length");
    row("no runs", withRuns("[]"), "add up");
    row("runs are a number", withRuns("5"), "neither a list nor a text");
    row("broken text", withRuns(R"("5 2")"), "damaged text");
    row("endless text", withRuns("\"" + std::string(100'000, 'o') + "\""), "damaged text");
    row("short text", withRuns(R"("5")"), "add up");
    row("runs of another size", withAnnotation(R"("segmentation":{"size":[6,4],"counts":[24]})"),
        "another size");
    row("runs without size", withAnnotation(R"("segmentation":{"counts":[24]})"), "without size");
    row("odd polygon", withAnnotation(R"("segmentation":[[1,1,2,2,3,3,4]])"), "list of points");
    row("polygon of NaN", withAnnotation(R"("segmentation":[[1,1,null,2,3,3]])"), "usable");
    row("polygon of NaN unquoted", withAnnotation(R"("segmentation":[[1,1,NaN,2,3,3]])"), "JSON");
    row("polygon far away", withAnnotation(R"("segmentation":[[1,1,1e300,2,3,3]])"), "usable");
    row("polygon not nested", withAnnotation(R"("segmentation":[1,1,2,2,3,3])"), "list of points");
    row("segmentation is a text", withAnnotation(R"("segmentation":"x")"), "neither");
    row("bbox of two", withAnnotation(R"("bbox":[1,1])"), "four numbers");
    row("bbox negative", withAnnotation(R"("bbox":[1,1,-5,2])"), "usable");
    std::string many = R"({"images":[{"id":1,"file_name":"a","width":20000,"height":20000}],)"
                       R"("categories":[{"id":1,"name":"dent"}],"annotations":[)";
    for (int i = 0; i < 50; ++i)
        many += (i ? "," : "") + std::string(R"({"id":1,"image_id":1,"category_id":1,)") +
                R"("bbox":[0,0,20000,20000]})";
    row("too much to draw", many + "]}", "more than can be drawn");
    std::string types = R"({"images":[{"id":1,"file_name":"a","width":20000,"height":20000}],)";
    std::string marks;
    for (int i = 0; i < 50; ++i) {
        const std::string id = std::to_string(i), comma = i ? "," : "";
        types +=
            (i ? "," : R"("categories":[)") + (R"({"id":)" + id + R"(,"name":"t)" + id + "\"}");
        marks += comma + R"({"id":1,"image_id":1,"bbox":[0,0,1,1],"category_id":)" + id + "}";
    }
    row("too many masks", types + R"(],"annotations":[)" + marks + "]}", "more categories");
}

void TestCocoHostile::isRefusedWithOneSentence()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, text.toStdString());
    QElapsedTimer clock;
    clock.start();
    const auto read = importCoco(file, {});
    QVERIFY(!read);
    const std::string& message = read.error().message;
    QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
    QVERIFY2(message.find("labels.json") != std::string::npos, message.c_str());
    QVERIFY2(message.find('\n') == std::string::npos && message.size() < 500, message.c_str());
    QVERIFY(clock.elapsed() < 5000);
}

void TestCocoHostile::oddButHarmless_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("marked");
    const auto row = [](const char* name, const std::string& text, int marked) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << marked;
    };
    row("polygon half outside",
        withAnnotation(R"("segmentation":[[-1000,1,9999999,1,9999999,2,-1000,2]])"), 6);
    row("box half outside", withAnnotation(R"("bbox":[4,2,100,100])"), 4);
    row("runs of nothing", withRuns("[0,0,0,0,0,24]"), 24);
    row("polygon without area", withAnnotation(R"("segmentation":[[1,1,1,1,1,1]])"), 0);
    row("polygon of two points", withAnnotation(R"("bbox":[1,1,4,2],"segmentation":[[1,1,5,3]])"),
        -1);
    row("empty polygon", withAnnotation(R"("bbox":[1,1,4,2],"segmentation":[[]])"), 8);
    row("sides with a fraction of zero",
        R"({"images":[{"id":1.0,"file_name":"a.png","width":6.0,"height":4.0}],)"
        R"("categories":[{"id":1.0,"name":"dent"}],)"
        R"("annotations":[{"id":9.0,"image_id":1,"category_id":1,"bbox":[1,1,4,2]}]})",
        8);
    row("no marks", withAnnotation(R"("area":5)"), -1);
    row("brackets in a name",
        R"({"images":[{"id":1,"file_name":"[[[[\"[[\\x",")" +
            std::string(R"(width":6,"height":4}]})"),
        -1);
}

void TestCocoHostile::oddButHarmless()
{
    QFETCH(QByteArray, text);
    QFETCH(int, marked);
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, text.toStdString());
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const auto masks = read->masks(read->pictures[0]).value();
    QCOMPARE(masks.empty() ? -1 : cv::countNonZero(masks[0].mask), marked);
}

void TestCocoHostile::namesThatLeadOutArePassedOver_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"../../x.png", "a/../../x", "..\\\\..\\\\x", "..", ".", "/", "/../x",
                             "a/", "a\\u0000b", "C:\\\\..\\\\x"})
        QTest::newRow(name) << QByteArray(name);
}

/// With all that is marked on them; the rest of the file counts.
void TestCocoHostile::namesThatLeadOutArePassedOver()
{
    QFETCH(QByteArray, name);
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, R"({"images":[{"id":1,"file_name":")" + name.toStdString() +
                         R"(","width":6,"height":4},{"id":2,"file_name":"b.png","width":6,)"
                         R"("height":4}],"categories":[{"id":1,"name":"dent"}],"annotations":[)"
                         R"({"id":1,"image_id":1,"category_id":1,"bbox":[0,0,2,2]},)"
                         R"({"id":2,"image_id":2,"category_id":1,"bbox":[0,0,3,3]}]})");
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->pictures.size(), std::size_t(1));
    QCOMPARE(read->pictures[0].relative, std::string("b.png"));
    QCOMPARE(cv::countNonZero(read->masks(read->pictures[0])->at(0).mask), 9);
    QCOMPARE(read->skipped, 1);
    QCOMPARE(read->notes.size(), std::size_t(1));
    QVERIFY2(read->notes[0].find("leads to no place") != std::string::npos, read->notes[0].c_str());
}

void TestCocoHostile::absoluteNamesLoseTheirRoot()
{
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    for (const char* name :
         {"/data/a.png", "C:\\\\data\\\\a.png", "//data//a.png", "C:/data/a.png"}) {
        writeBytes(file,
                   withImage(R"("width":6,"height":4,"file_name":")" + std::string(name) + '"'));
        const auto read = importCoco(file, {});
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->pictures.at(0).relative, std::string("data/a.png"));
        QVERIFY(read->notes.empty());
    }
}

void TestCocoHostile::hugePicturesCostNothingUntilAskedFor()
{
    std::string text = R"({"categories":[{"id":1,"name":"dent"}],"images":[)", marks;
    for (int i = 0; i < 3000; ++i) {
        const std::string id = std::to_string(i), comma = i ? "," : "";
        text += comma + R"({"id":)" + id + R"(,"file_name":")" + id +
                R"(","width":20000,"height":20000})";
        marks += comma + R"({"id":)" + id + R"(,"category_id":1,"bbox":[0,0,9,9],"image_id":)" +
                 id + "}";
    }
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, text + R"(],"annotations":[)" + marks + "]}");
    const auto read = importCoco(file, {});
    QVERIFY(bool(read));
    QCOMPARE(read->pictures.size(), std::size_t(3000));
}

void TestCocoHostile::polygonsOfTwoPointsAreNoted()
{
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, withAnnotation(R"("segmentation":[[1,1,2,2],[0,0,2,0,2,2,0,2]])"));
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(cv::countNonZero(read->masks(read->pictures[0])->at(0).mask), 4);
    QCOMPARE(read->notes.size(), std::size_t(1));
    QVERIFY(read->notes[0].find("Annotation 9 of a.png") != std::string::npos);
}

void TestCocoHostile::annotationsOfNothingAreNoted()
{
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    for (const char* members : {R"("area":3)", R"("bbox":[])", R"("bbox":[1,1,0,0])"}) {
        writeBytes(file, withAnnotation(members));
        const auto read = importCoco(file, {});
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QVERIFY(read->pictures[0].maskedTypes.empty());
        QCOMPARE(read->notes.size(), std::size_t(1));
        QVERIFY(read->notes[0].find("Annotation 9 of a.png has neither") != std::string::npos);
    }
}

void TestCocoHostile::wholeNumbersWithAPoint()
{
    LabelFixture fixture;
    const fs::path file = fixture.root / "labels.json";
    writeBytes(file, withRuns("[5.0,4.0,15]"));
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(cv::countNonZero(read->masks(read->pictures[0])->at(0).mask), 4);
}

void TestCocoHostile::missingFile()
{
    QVERIFY(importCoco("/nowhere/labels.json", {}).error().code == ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestCocoHostile)
#include "test_coco_hostile.moc"
