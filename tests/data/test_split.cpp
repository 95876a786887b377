// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace mixdesk;

namespace {

/// No file is needed: a split looks at the records alone.
void addClass(Dataset& dataset, const std::string& name, int trainGood, int testGood = 3)
{
    const int index = int(dataset.classes.size());
    dataset.classes.push_back(name);
    const auto add = [&](Subset subset, const std::string& place, const std::string& type, int n) {
        for (int i = 0; i < n; ++i) {
            const std::string relative =
                name + place + type + "/" + std::to_string(1000 + i) + ".png";
            dataset.images.push_back({relative, relative, index, subset, type, {}});
        }
    };
    add(Subset::Test, "/test/", "dent", testGood);
    add(Subset::Test, "/test/", "good", testGood);
    add(Subset::Train, "/train/", "good", trainGood);
}

std::set<std::string> heldOutNames(const Dataset& dataset, const SplitOptions& options,
                                   const std::string& className)
{
    std::set<std::string> names;
    const auto split = splitTraining(dataset, options);
    if (split)
        for (const int image : split->heldOut) {
            const ImageRecord& record = dataset.images[std::size_t(image)];
            if (dataset.classes[std::size_t(record.classIndex)] == className)
                names.insert(record.relative);
        }
    return names;
}

} // namespace

class TestSplit : public QObject
{
    Q_OBJECT

private slots:
    void counts_data();
    void counts();
    void everyTrainGoodImageOnceAndNoTestImage();
    void seedDecides();
    void otherClassesChangeNothing();
    void anImageMoreMovesFewOthers();
    void orderOfTheDatasetDoesNotMatter();
    void heldOutIsSpreadOverTheNames();
    void classWithoutGoodImagesIsNamed();
    void impossibleOptions();
};

void TestSplit::counts_data()
{
    QTest::addColumn<int>("images");
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("minimum");
    QTest::addColumn<int>("heldOut");
    QTest::newRow("share") << 200 << 0.15 << 8 << 30;
    QTest::newRow("rounded up") << 197 << 0.15 << 8 << 30;
    QTest::newRow("rounded down") << 196 << 0.15 << 8 << 29;
    QTest::newRow("minimum") << 40 << 0.15 << 8 << 8;
    QTest::newRow("just above the minimum") << 9 << 0.15 << 8 << 8;
    QTest::newRow("one is left for training") << 5 << 0.15 << 8 << 4;
    QTest::newRow("two") << 2 << 0.15 << 8 << 1;
    QTest::newRow("one") << 1 << 0.15 << 8 << 0;
    QTest::newRow("none wanted") << 50 << 0.0 << 0 << 0;
    QTest::newRow("nearly all") << 50 << 0.999 << 0 << 49;
}

void TestSplit::counts()
{
    QFETCH(int, images);
    QFETCH(double, share);
    QFETCH(int, minimum);
    QFETCH(int, heldOut);
    Dataset dataset;
    addClass(dataset, "a", images);
    const auto split = splitTraining(dataset, {1, share, minimum});
    QVERIFY(split);
    QCOMPARE(int(split->heldOut.size()), heldOut);
    QCOMPARE(int(split->training.size()), images - heldOut);
}

void TestSplit::everyTrainGoodImageOnceAndNoTestImage()
{
    Dataset dataset;
    addClass(dataset, "a", 60);
    addClass(dataset, "b", 100);
    const auto split = splitTraining(dataset, {});
    QVERIFY(split);
    std::vector<int> both = split->training;
    both.insert(both.end(), split->heldOut.begin(), split->heldOut.end());
    std::sort(both.begin(), both.end());
    QCOMPARE(both, dataset.select(Subset::Train));
    const auto ofClass = [&](int index) {
        return std::count_if(split->heldOut.begin(), split->heldOut.end(), [&](int image) {
            return dataset.images[std::size_t(image)].classIndex == index;
        });
    };
    QCOMPARE(ofClass(0), std::ptrdiff_t(9));
    QCOMPARE(ofClass(1), std::ptrdiff_t(15));
}

void TestSplit::seedDecides()
{
    Dataset dataset;
    addClass(dataset, "a", 100);
    SplitOptions one, two;
    two.seed = 2;
    QCOMPARE(heldOutNames(dataset, one, "a"), heldOutNames(dataset, one, "a"));
    QVERIFY(heldOutNames(dataset, one, "a") != heldOutNames(dataset, two, "a"));
}

void TestSplit::otherClassesChangeNothing()
{
    Dataset alone, among;
    addClass(alone, "m", 80);
    addClass(among, "a", 30);
    addClass(among, "m", 80);
    addClass(among, "z", 500);
    QCOMPARE(heldOutNames(among, {}, "m"), heldOutNames(alone, {}, "m"));
}

void TestSplit::anImageMoreMovesFewOthers()
{
    Dataset before, after;
    addClass(before, "a", 100);
    addClass(after, "a", 101);
    const auto old = heldOutNames(before, {}, "a");
    const auto now = heldOutNames(after, {}, "a");
    std::vector<std::string> kept;
    std::set_intersection(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(kept));
    QVERIFY(kept.size() + 1 >= old.size());
}

void TestSplit::orderOfTheDatasetDoesNotMatter()
{
    Dataset dataset;
    addClass(dataset, "a", 50);
    const auto names = heldOutNames(dataset, {}, "a");
    std::reverse(dataset.images.begin(), dataset.images.end());
    QCOMPARE(heldOutNames(dataset, {}, "a"), names);
}

void TestSplit::heldOutIsSpreadOverTheNames()
{
    // Consecutive files often show one lot: a block of names must not be what is held out.
    Dataset dataset;
    addClass(dataset, "a", 200);
    const auto split = splitTraining(dataset, {});
    QVERIFY(split);
    const auto all = dataset.select(Subset::Train);
    const auto inFirstHalf = std::count_if(split->heldOut.begin(), split->heldOut.end(),
                                           [&](int image) { return image < all[all.size() / 2]; });
    QVERIFY(inFirstHalf >= 8 && inFirstHalf <= 22);
}

void TestSplit::classWithoutGoodImagesIsNamed()
{
    Dataset dataset;
    addClass(dataset, "full", 20);
    addClass(dataset, "hollow", 0);
    const auto split = splitTraining(dataset, {});
    QVERIFY(!split && split.error().code == ErrorCode::BadData);
    QVERIFY(split.error().message.find("hollow") != std::string::npos);
}

void TestSplit::impossibleOptions()
{
    Dataset dataset;
    addClass(dataset, "a", 20);
    for (const double share : {-0.1, 1.0, std::nan("")}) {
        const auto split = splitTraining(dataset, {1, share, 8});
        QVERIFY(!split && split.error().code == ErrorCode::Usage);
    }
    QVERIFY(!splitTraining(dataset, {1, 0.15, -1}));
}

QTEST_APPLESS_MAIN(TestSplit)
#include "test_split.moc"
