// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels/label_fixture.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace mixdesk;
using namespace mixdesk::support;
using Json = nlohmann::json;

namespace {

/// A reader of COCO files written from the format's description alone: it shares nothing with the
/// program's own. Marks by file_name and "supercategory/name".
class PlainReader
{
public:
    using Marks = std::map<std::string, std::map<std::string, cv::Mat>>;

    static Marks read(const fs::path& file)
    {
        std::ifstream in(file);
        const Json all = Json::parse(in);
        std::map<int, Json> images, categories;
        Marks marks;
        for (const Json& image : all.at("images")) {
            images[image.at("id")] = image;
            marks[image.at("file_name")];
        }
        for (const Json& category : all.at("categories"))
            categories[category.at("id")] = category;
        for (const Json& annotation : all.at("annotations")) {
            const Json& image = images.at(annotation.at("image_id"));
            const Json& category = categories.at(annotation.at("category_id"));
            const std::string name = category.at("supercategory").get<std::string>() + "/" +
                                     category.at("name").get<std::string>();
            const cv::Mat mask = maskOf(annotation, image.at("width"), image.at("height"));
            check(annotation, mask);
            cv::Mat& sum = marks[image.at("file_name")][name];
            sum = sum.empty() ? mask : cv::Mat(sum | mask);
        }
        return marks;
    }

private:
    static cv::Mat maskOf(const Json& annotation, int width, int height)
    {
        cv::Mat mask = cv::Mat::zeros(height, width, CV_8UC1);
        const Json& segmentation = annotation.at("segmentation");
        if (segmentation.is_array()) {
            for (const Json& polygon : segmentation)
                for (int y = 0; y < height; ++y)
                    for (int x = 0; x < width; ++x)
                        if (inside(polygon, x + 0.5, y + 0.5))
                            mask.at<uchar>(y, x) = 255;
            return mask;
        }
        if (segmentation.at("size") != Json({height, width}))
            throw std::runtime_error("size");
        std::vector<int> pixels;
        int value = 0;
        for (const int count : segmentation.at("counts")) {
            pixels.insert(pixels.end(), std::size_t(count), value);
            value = 255 - value;
        }
        for (std::size_t i = 0; i < pixels.size(); ++i)
            mask.at<uchar>(int(i) % height, int(i) / height) = uchar(pixels[i]);
        return mask;
    }

    static bool inside(const Json& polygon, double x, double y)
    {
        bool in = false;
        const std::size_t n = polygon.size() / 2;
        for (std::size_t i = 0, j = n - 1; i < n; j = i++) {
            const double xi = polygon[2 * i], yi = polygon[2 * i + 1];
            const double xj = polygon[2 * j], yj = polygon[2 * j + 1];
            if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
                in = !in;
        }
        return in;
    }

    /// area, bbox and iscrowd as the description has them.
    static void check(const Json& annotation, const cv::Mat& mask)
    {
        int x0 = mask.cols, y0 = mask.rows, x1 = 0, y1 = 0, area = 0;
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                if (mask.at<uchar>(y, x)) {
                    ++area;
                    x0 = std::min(x0, x);
                    y0 = std::min(y0, y);
                    x1 = std::max(x1, x + 1);
                    y1 = std::max(y1, y + 1);
                }
        if (annotation.at("area") != area)
            throw std::runtime_error("area");
        if (annotation.at("bbox") != Json({x0, y0, x1 - x0, y1 - y0}))
            throw std::runtime_error("bbox");
        if (annotation.at("iscrowd") != (annotation.at("segmentation").is_array() ? 0 : 1))
            throw std::runtime_error("iscrowd");
    }
};

void fill(LabelFixture& fixture)
{
    PictureLabel& first = fixture.add("cap/test/a/1.png", LabelDecision::NotOk, "scratch",
                                      {{"dent", blot(1)}, {"scratch", blot(2)}});
    first.comment = "edge, \"deep\"\nsecond line";
    first.reviewer = "Jörg";
    first.created = "2026-11-23T12:00:00.000Z";
    first.modelHash = std::string(64, 'a');
    first.flagged = true;
    first.score = 0.1;
    first.threshold = 1.0 / 3.0;
    fixture.add("cap/test/a/2.png", LabelDecision::NotOk, "dent"); // without a mask
    fixture.add("nut/Größe/傷.png", LabelDecision::NotOk, "傷/x", {{"scratch", blot(3)}});
    fixture.add("nut/ok.png", LabelDecision::Ok);
}

cv::Mat box(cv::Rect area)
{
    cv::Mat mask = cv::Mat::zeros(4, 6, CV_8UC1);
    mask(area) = 255;
    return mask;
}

} // namespace

class TestCoco : public QObject
{
    Q_OBJECT

private slots:
    void labelsComeBack_data();
    void labelsComeBack();
    void anotherReaderSeesTheSame_data();
    void anotherReaderSeesTheSame();
    void readsEveryForm();
    void whatHasNoVerdictIsForMixdeskAlone();
    void sizesComeFromThePictures();
    void aStopLeavesTheOldFile();
};

void TestCoco::labelsComeBack_data()
{
    QTest::addColumn<bool>("polygons");
    QTest::newRow("run lengths") << false;
    QTest::newRow("polygons") << true;
}

void TestCoco::labelsComeBack()
{
    QFETCH(bool, polygons);
    LabelFixture fixture;
    fill(fixture);
    const fs::path file = fixture.root / "labels.json";
    const auto written =
        exportCoco(fixture.labels, file, polygons ? CocoShape::Polygons : CocoShape::Rle, {}, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(written->pictures, 4);
    QCOMPARE(written->masks, 3);
    QVERIFY(written->notes.empty() && written->skipped == 0);
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(difference(fixture.labels, *read), std::string());
}

void TestCoco::anotherReaderSeesTheSame_data()
{
    labelsComeBack_data();
}

void TestCoco::anotherReaderSeesTheSame()
{
    QFETCH(bool, polygons);
    LabelFixture fixture;
    fill(fixture);
    const fs::path file = fixture.root / "labels.json";
    QVERIFY(bool(
        exportCoco(fixture.labels, file, polygons ? CocoShape::Polygons : CocoShape::Rle, {}, {})));
    const auto marks = PlainReader::read(file);
    QCOMPARE(marks.size(), std::size_t(4));
    const auto& first = marks.at("cap/test/a/1.png");
    QCOMPARE(first.size(), std::size_t(2));
    QVERIFY(samePixels(first.at("cap/dent"), blot(1)));
    QVERIFY(samePixels(first.at("cap/scratch"), blot(2)));
    QVERIFY(samePixels(marks.at("nut/Größe/傷.png").at("nut/scratch"), blot(3)));
    QVERIFY(marks.at("nut/ok.png").empty() && marks.at("cap/test/a/2.png").empty());
    std::ifstream in(file);
    const Json all = Json::parse(in);
    QCOMPARE(all["annotations"].size() > 3, polygons); // one a region
}

void TestCoco::readsEveryForm()
{
    const QString data = QFINDTESTDATA("data/coco_forms.json");
    QVERIFY(!data.isEmpty());
    const auto read = importCoco(fs::u8path(data.toStdString()), {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->pictures.size(), std::size_t(4));
    const PictureLabel& umlaut = read->pictures[0]; // sorted: 'G' comes before the small letters
    QCOMPARE(umlaut.relative, std::string("cap/Größe 3.png"));
    const auto& one = read->pictures[1];
    QCOMPARE(one.relative, std::string("cap/one.png"));
    QCOMPARE(one.className, std::string("cap"));
    QVERIFY(one.decision == LabelDecision::NotOk && one.score != one.score);
    QCOMPARE(one.defectType, std::string("scratch")); // of the first annotation
    QCOMPARE(one.maskedTypes, (std::vector<std::string>{"dent", "scratch"}));
    const auto masks = read->masks(one).value();
    QVERIFY(samePixels(masks[1].mask, box({1, 1, 2, 2})));
    const cv::Mat text =
        box({1, 0, 2, 4}) | box({0, 3, 1, 1}) | box({3, 0, 1, 1}) | box({3, 3, 1, 1});
    QVERIFY(samePixels(masks[0].mask, text));
    const auto& two = read->pictures[2];
    QCOMPARE(two.relative, std::string("cap/two.png"));
    const auto united = read->masks(two).value();
    QCOMPARE(united.size(), std::size_t(1));
    QVERIFY(samePixels(united[0].mask, box({4, 0, 2, 4}) | box({0, 0, 3, 2}) | box({0, 3, 1, 1})));
    QVERIFY(samePixels(read->masks(umlaut).value()[0].mask, box({2, 1, 3, 2})));
    QVERIFY(read->pictures[3].decision == LabelDecision::None);
    QVERIFY(read->masks(read->pictures[3]).value().empty());
}

void TestCoco::whatHasNoVerdictIsForMixdeskAlone()
{
    LabelFixture fixture;
    fixture.add("cap/1.png", LabelDecision::None, "", {{"dent", blot(1)}});
    PictureLabel& unsure = fixture.add("cap/2.png", LabelDecision::Unsure);
    unsure.comment = "ask the foreman";
    unsure.flagged = true;
    unsure.reviewer = "anna";
    unsure.created = "2026-11-01T10:00:00.000Z";
    fixture.add("cap/3.png", LabelDecision::Ok, "", {{"dent", blot(1)}});
    fixture.add("cap/4.png", LabelDecision::NotOk, "dent", {{"dent", blot(1) * 0}});
    const fs::path file = fixture.root / "labels.json";
    const auto written = exportCoco(fixture.labels, file, CocoShape::Rle, {}, {});
    QVERIFY(bool(written));
    QCOMPARE(written->skipped, 0);
    QCOMPARE(written->pictures, 4);
    QCOMPARE(written->masks, 1);
    QCOMPARE(written->notes.size(), std::size_t(1)); // the OK one with a mask
    const auto marks = PlainReader::read(file);
    QCOMPARE(marks.size(), std::size_t(2));
    QVERIFY(marks.count("cap/3.png") && marks.count("cap/4.png"));
    const auto read = importCoco(file, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->pictures.size(), std::size_t(4));
    QVERIFY(sameLabel(read->pictures[0], fixture.labels.pictures[0]));
    QVERIFY(samePixels(read->masks(read->pictures[0])->at(0).mask, blot(1)));
    QVERIFY(sameLabel(read->pictures[1], fixture.labels.pictures[1]));
}

void TestCoco::sizesComeFromThePictures()
{
    LabelFixture fixture;
    fixture.add("cap/1.png", LabelDecision::Ok, "", {}, {123, 45});
    fixture.add("cap/2.jpg", LabelDecision::Ok, "", {}, {77, 88});
    fixture.add("cap/3.png", LabelDecision::Ok).file = fixture.root / "gone.png";
    const fs::path file = fixture.root / "labels.json";
    const auto written = exportCoco(fixture.labels, file, CocoShape::Polygons, {}, {});
    QVERIFY(bool(written));
    QCOMPARE(written->skipped, 1);
    QCOMPARE(written->notes.size(), std::size_t(1));
    std::ifstream in(file);
    const Json images = Json::parse(in)["images"];
    QCOMPARE(images[0]["width"].get<int>(), 123);
    QCOMPARE(images[0]["height"].get<int>(), 45);
    QCOMPARE(images[1]["width"].get<int>(), 77);
    QCOMPARE(images[1]["height"].get<int>(), 88);
}

void TestCoco::aStopLeavesTheOldFile()
{
    LabelFixture fixture;
    fill(fixture);
    const fs::path file = fixture.root / "out" / "labels.json";
    writeBytes(file, "old");
    StopSource stop;
    const auto stopped = exportCoco(
        fixture.labels, file, CocoShape::Rle, [&](const Progress&) { stop.requestStop(); },
        stop.token());
    QVERIFY(!stopped && stopped.error().cancelled());
    QCOMPARE(readFile(file).value(), std::string("old"));
    const fs::directory_iterator entries(file.parent_path());
    QCOMPARE(std::distance(begin(entries), end(entries)), std::ptrdiff_t(1));
    QVERIFY(importCoco(QFINDTESTDATA("data/coco_forms.json").toStdString(), stop.token())
                .error()
                .cancelled());
}

QTEST_APPLESS_MAIN(TestCoco)
#include "test_coco.moc"
