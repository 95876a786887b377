// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"
#include "core/data/demo_plant.h"
#include "core/data/demo_products.h"
#include "core/imaging/picture.h"

#include <QTemporaryDir>
#include <QtTest>
#include <opencv2/imgproc.hpp>
#include <set>

using namespace mixdesk;

namespace {

std::string pixelHash(const cv::Mat& picture)
{
    return sha256Hex({picture.ptr<char>(), picture.total() * picture.elemSize()});
}

std::set<std::string> filesBelow(const fs::path& root)
{
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            names.insert(relativePath(entry.path(), root));
    return names;
}

DemoPlantOptions smallPlant()
{
    DemoPlantOptions options;
    options.side = 64;
    options.trainGood = 3;
    options.testGood = 2;
    options.testPerDefect = 1;
    options.classes = {"screw", "flange"};
    return options;
}

} // namespace

class TestDemoPlant : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    fs::path folder(const char* name) const
    {
        return fs::u8path(m_dir.path().toStdString()) / fs::u8path(name);
    }

private slots:
    void classesAndDefects();
    void picturesHaveTheirSize_data();
    void picturesHaveTheirSize();
    void samePictureTwice();
    void picturesDiffer();
    void unknownNamesGiveNothing();
    void shapesKeepTheirPlaceAtAnySize();
    void masksAreExact_data();
    void masksAreExact();
    void writesTheLayout();
    void writtenFilesAreTheDrawnPictures();
    void refusesAFolderOfSomethingElse();
    void refusesOtherOptions();
    void completesAnUnfinishedRun();
    void stopsOnRequest();
    void refusesBadOptions();
};

void TestDemoPlant::classesAndDefects()
{
    const auto classes = demoClasses();
    QVERIFY(classes.size() >= 6);
    QVERIFY(std::is_sorted(classes.begin(), classes.end()));
    for (const auto& name : classes) {
        const auto defects = demoDefects(name);
        QVERIFY(defects.size() >= 3);
        QCOMPARE(std::set<std::string>(defects.begin(), defects.end()).size(), defects.size());
        QCOMPARE(std::count(defects.begin(), defects.end(), "good"), 0);
    }
    QVERIFY(demoDefects("no_such_class").empty());
}

void TestDemoPlant::picturesHaveTheirSize_data()
{
    QTest::addColumn<int>("side");
    QTest::newRow("smallest") << 64;
    QTest::newRow("odd multiple") << 300;
}

void TestDemoPlant::picturesHaveTheirSize()
{
    QFETCH(int, side);
    for (const auto& name : demoClasses()) {
        const DemoPicture good = drawDemoPicture(name, "good", 1, 1, side);
        QCOMPARE(good.image.size(), cv::Size(side, side));
        QCOMPARE(good.image.type(), CV_8UC3);
        QVERIFY(good.mask.empty());
        cv::Scalar mean, deviation;
        cv::meanStdDev(good.image, mean, deviation);
        QVERIFY2(deviation[1] > 5.0 && mean[1] > 30.0 && mean[1] < 225.0, name.c_str());
        const DemoPicture bad = drawDemoPicture(name, demoDefects(name).front(), 1, 1, side);
        QCOMPARE(bad.mask.size(), cv::Size(side, side));
        QCOMPARE(bad.mask.type(), CV_8UC1);
    }
}

void TestDemoPlant::samePictureTwice()
{
    for (const auto& name : demoClasses())
        for (const auto& type : {std::string("good"), demoDefects(name).back()}) {
            const DemoPicture a = drawDemoPicture(name, type, 5, 9, 64);
            const DemoPicture b = drawDemoPicture(name, type, 5, 9, 64);
            QCOMPARE(pixelHash(a.image), pixelHash(b.image));
            if (type != "good")
                QCOMPARE(pixelHash(a.mask), pixelHash(b.mask));
        }
}

void TestDemoPlant::picturesDiffer()
{
    for (const auto& name : demoClasses()) {
        std::set<std::string> hashes;
        for (const int number : {0, 1, kDemoTestNumbers, kDemoTestNumbers + 1})
            hashes.insert(pixelHash(drawDemoPicture(name, "good", number, 1, 64).image));
        hashes.insert(pixelHash(drawDemoPicture(name, "good", 0, 2, 64).image));
        hashes.insert(pixelHash(drawDemoPicture(name, demoDefects(name)[0], 0, 1, 64).image));
        QCOMPARE(hashes.size(), std::size_t(6));
    }
}

void TestDemoPlant::unknownNamesGiveNothing()
{
    QVERIFY(drawDemoPicture("no_such_class", "good", 0, 1, 64).image.empty());
    QVERIFY(drawDemoPicture("gear", "no_such_defect", 0, 1, 64).image.empty());
}

void TestDemoPlant::shapesKeepTheirPlaceAtAnySize()
{
    for (const auto& name : demoClasses()) {
        cv::Mat small = drawDemoPicture(name, "good", 3, 1, 64).image, large;
        cv::resize(drawDemoPicture(name, "good", 3, 1, 256).image, large, {64, 64}, 0, 0,
                   cv::INTER_AREA);
        cv::GaussianBlur(small, small, {0, 0}, 1.0);
        cv::GaussianBlur(large, large, {0, 0}, 1.0);
        QVERIFY2(cv::norm(small, large, cv::NORM_L1) / double(small.total() * 3) < 6.0,
                 name.c_str());
    }
}

void TestDemoPlant::masksAreExact_data()
{
    QTest::addColumn<QString>("className");
    for (const auto& name : demoClasses())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestDemoPlant::masksAreExact()
{
    QFETCH(QString, className);
    const demo::Product* product = demo::findProduct(className.toStdString());
    QVERIFY(product);
    for (const auto& type : product->defects)
        for (const int number : {0, 3}) { // severities 0.08 and 0.93
            const DemoPicture picture = drawDemoPicture(product->name, type, number, 3, 96);
            const auto where = type + " " + std::to_string(number);
            const double share = double(cv::countNonZero(picture.mask)) / double(96 * 96);
            QVERIFY2(share > 0.0008 && share < 0.30, (where + " " + std::to_string(share)).c_str());
            QCOMPARE(cv::countNonZero(picture.mask == 255), cv::countNonZero(picture.mask));

            const demo::Twins twins = demo::exposeTwins(*product, type, number, 3, 96);
            cv::Mat difference;
            cv::absdiff(twins.flawed, twins.sound, difference);
            cv::transform(difference, difference, cv::Matx13f(1 / 3.f, 1 / 3.f, 1 / 3.f));
            const double inside = cv::mean(difference, picture.mask)[0];
            const double outside = cv::mean(difference, picture.mask == 0)[0];
            QVERIFY2(inside > 4.0, (where + " inside " + std::to_string(inside)).c_str());
            QVERIFY2(outside < 0.05 * inside,
                     (where + " outside " + std::to_string(outside)).c_str());
        }
}

void TestDemoPlant::writesTheLayout()
{
    const fs::path out = folder("Prüfstück plant");
    std::vector<Progress> seen;
    const auto written =
        writeDemoPlant(out, smallPlant(), [&seen](const Progress& p) { seen.push_back(p); });
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    std::set<std::string> wanted{"README.txt", "demo-plant.json"};
    std::int64_t pictures = 0;
    for (const std::string name : {"flange", "screw"}) {
        for (const char* file : {"/train/good/000.png", "/train/good/001.png",
                                 "/train/good/002.png", "/test/good/000.png", "/test/good/001.png"})
            wanted.insert(name + file);
        pictures += 5;
        for (const auto& type : demoDefects(name)) {
            wanted.insert(name + "/test/" + type + "/000.png");
            wanted.insert(name + "/ground_truth/" + type + "/000_mask.png");
            ++pictures;
        }
    }
    QCOMPARE(filesBelow(out), wanted);
    QVERIFY(!seen.empty());
    QCOMPARE(seen.back().done, pictures);
    QCOMPARE(seen.back().total, pictures);
    const auto readme = readFile(out / "README.txt");
    QVERIFY(readme);
    QVERIFY(readme->find("CC0") != std::string::npos);
}

void TestDemoPlant::writtenFilesAreTheDrawnPictures()
{
    const fs::path out = folder("same");
    QVERIFY(writeDemoPlant(out, smallPlant()));
    const auto same = [&out](const char* file, const cv::Mat& drawn, bool mask) {
        const auto read = mask ? readMask(out / file) : readPicture(out / file);
        return read && pixelHash(*read) == pixelHash(drawn);
    };
    QVERIFY(
        same("screw/train/good/002.png", drawDemoPicture("screw", "good", 2, 1, 64).image, false));
    QVERIFY(same("flange/test/good/001.png",
                 drawDemoPicture("flange", "good", kDemoTestNumbers + 1, 1, 64).image, false));
    const DemoPicture rust = drawDemoPicture("flange", "rust", 0, 1, 64);
    QVERIFY(same("flange/test/rust/000.png", rust.image, false));
    QVERIFY(same("flange/ground_truth/rust/000_mask.png", rust.mask, true));
}

void TestDemoPlant::refusesAFolderOfSomethingElse()
{
    const fs::path out = folder("holiday");
    QVERIFY(writeFileAtomic(out / "beach.txt", "sand"));
    const auto written = writeDemoPlant(out, smallPlant());
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unwritable);
    QVERIFY(written.error().message.find("holiday") != std::string::npos);
    QVERIFY(written.error().message.find("empty folder") != std::string::npos);
    QCOMPARE(filesBelow(out), std::set<std::string>{"beach.txt"});
    QVERIFY(!writeDemoPlant(out / "beach.txt", smallPlant()));
}

void TestDemoPlant::refusesOtherOptions()
{
    const fs::path out = folder("options");
    DemoPlantOptions options = smallPlant();
    options.classes = {"gear"};
    QVERIFY(writeDemoPlant(out, options));
    options.seed = 2;
    const auto written = writeDemoPlant(out, options);
    QVERIFY(!written);
    QVERIFY(written.error().message.find("other options") != std::string::npos);
}

void TestDemoPlant::completesAnUnfinishedRun()
{
    const fs::path out = folder("resume");
    QVERIFY(writeDemoPlant(out, smallPlant()));
    const auto files = filesBelow(out);
    const fs::path kept = out / "screw/train/good/000.png", lost = out / "screw/test/rust/000.png";
    const auto before = readFile(lost);
    const auto keptTime = fs::last_write_time(kept);
    fs::remove(lost);
    QVERIFY(writeFileAtomic(lost.string() + ".a1B2c3", "half a picture"));
    fs::remove_all(out / "flange/ground_truth");
    QVERIFY(writeDemoPlant(out, smallPlant()));
    QCOMPARE(filesBelow(out), files);
    const auto after = readFile(lost);
    QVERIFY(before && after && *before == *after);
    QVERIFY(fs::last_write_time(kept) == keptTime);
}

void TestDemoPlant::stopsOnRequest()
{
    const fs::path out = folder("stopped");
    StopSource source;
    DemoPlantOptions options = smallPlant();
    options.trainGood = 2000;
    const auto written = writeDemoPlant(
        out, options, [&source](const Progress&) { source.requestStop(); }, source.token());
    QVERIFY(!written);
    QVERIFY(written.error().cancelled());
    QVERIFY(filesBelow(out).size() < 60);
}

void TestDemoPlant::refusesBadOptions()
{
    const auto refused = [this](DemoPlantOptions options) {
        const auto written = writeDemoPlant(folder("never"), options);
        return !written && written.error().code == ErrorCode::Usage;
    };
    DemoPlantOptions options = smallPlant();
    options.side = 63;
    QVERIFY(refused(options));
    options.side = 1025;
    QVERIFY(refused(options));
    options = smallPlant();
    options.trainGood = 0;
    QVERIFY(refused(options));
    options = smallPlant();
    options.testPerDefect = -1;
    QVERIFY(refused(options));
    options = smallPlant();
    options.classes = {"unicorn"};
    QVERIFY(refused(options));
    QVERIFY(!fs::exists(folder("never")));
}

QTEST_APPLESS_MAIN(TestDemoPlant)
#include "test_demo_plant.moc"
