// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "support/pictures.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestDataset : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsTheLayout();
    void orderIsByClassThenPath();
    void orderIsThatOfTheWholePath();
    void extensionsInAnyCase();
    void unicodeNames();
    void folderOfOneClass();
    void classWithTestAlone();
    void hiddenAndStrayFilesAreSkipped();
    void masksAreFoundByStem();
    void linksAreFollowed();
    void loopsEndAtOnce();
    void brokenLinksAreSkipped();
    void pathsAreAbsolute();
    void trailingSlashAndDotNameTheClass();
    void missingFolder();
    void otherLayoutIsExplained();
    void layoutWithoutPictures();
    void selectsBySubsetAndClass();
    void fiveThousandFilesInUnderASecond();
    void hashNamesTheData();
    void hashStopsAndReportsMissingFiles();
    void classesCanBeLeftOut();

private:
    void touch(const std::string& relative) { writeBytes(m_root / fs::u8path(relative), ""); }
    std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        const auto dataset = scanDataset(m_root);
        if (dataset)
            for (const ImageRecord& image : dataset->images)
                found.push_back(image.relative);
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
};

using Names = std::vector<std::string>;

void TestDataset::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::u8path(m_folder->path().toStdString()) / "set";
    fs::create_directories(m_root);
}

void TestDataset::readsTheLayout()
{
    touch("cap/train/good/000.png");
    touch("cap/test/good/000.png");
    touch("cap/test/dent/000.png");
    touch("cap/test/dent/001.png");
    touch("cap/ground_truth/dent/000_mask.png");
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    QCOMPARE(dataset->classes, Names{"cap"});
    QCOMPARE(dataset->images.size(), std::size_t(4));

    const ImageRecord& dent = dataset->images[0];
    QCOMPARE(dent.relative, std::string("cap/test/dent/000.png"));
    QCOMPARE(dent.path, dataset->root / "cap/test/dent/000.png");
    QCOMPARE(dent.type, std::string("dent"));
    QVERIFY(dent.subset == Subset::Test && !dent.good());
    QCOMPARE(dent.mask, dataset->root / "cap/ground_truth/dent/000_mask.png");
    QVERIFY(dataset->images[1].mask.empty());

    const ImageRecord& train = dataset->images[3];
    QCOMPARE(train.relative, std::string("cap/train/good/000.png"));
    QVERIFY(train.subset == Subset::Train && train.good() && train.mask.empty());
}

void TestDataset::orderIsByClassThenPath()
{
    for (const char* name : {"b/train/good/2.png", "a/train/good/10.png", "a/test/good/1.png",
                             "b/test/zz/1.png", "a/train/good/1.png", "b/test/aa/9.png"})
        touch(name);
    QCOMPARE(names(), (Names{"a/test/good/1.png", "a/train/good/1.png", "a/train/good/10.png",
                             "b/test/aa/9.png", "b/test/zz/1.png", "b/train/good/2.png"}));
}

void TestDataset::orderIsThatOfTheWholePath()
{
    for (const char* type : {"bent", "bent-tip", "bent tip", "bent.tip", "Bent", "great", "good2"})
        for (const char* name : {"1.png", "1-2.png", "10.png"})
            touch("a/test/" + std::string(type) + "/" + name);
    touch("a/test/good/1.png");
    touch("a/train/good/1.png");
    Names sorted = names();
    QCOMPARE(sorted.size(), std::size_t(23));
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(names(), sorted);
}

void TestDataset::extensionsInAnyCase()
{
    for (const char* name : {"1.PNG", "2.Jpg", "3.JPEG", "4.BMP", "5.TIF", "6.tiff"})
        touch(std::string("a/train/good/") + name);
    QCOMPARE(names().size(), std::size_t(6));
}

void TestDataset::unicodeNames()
{
    touch("Kapsel_Größe/train/good/Prüfling 1.png");
    touch("検査/test/傷/日本.png");
    touch("検査/ground_truth/傷/日本_mask.png");
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    QCOMPARE(dataset->classes, (Names{"Kapsel_Größe", "検査"}));
    QCOMPARE(dataset->images[0].relative, std::string("Kapsel_Größe/train/good/Prüfling 1.png"));
    QCOMPARE(dataset->images[1].type, std::string("傷"));
    QVERIFY(fs::exists(dataset->images[1].path) && fs::exists(dataset->images[1].mask));
}

void TestDataset::folderOfOneClass()
{
    touch("bottle/train/good/000.png");
    touch("bottle/test/broken/000.png");
    const auto dataset = scanDataset(m_root / "bottle");
    QVERIFY(dataset);
    QCOMPARE(dataset->classes, Names{"bottle"});
    QCOMPARE(dataset->images[0].relative, std::string("test/broken/000.png"));
    QCOMPARE(dataset->images[1].relative, std::string("train/good/000.png"));
    QVERIFY(fs::exists(dataset->images[1].path));
}

void TestDataset::classWithTestAlone()
{
    touch("a/test/good/1.png");
    touch("docs/readme.txt");
    fs::create_directories(m_root / "empty");
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    QCOMPARE(dataset->classes, Names{"a"});
}

void TestDataset::hiddenAndStrayFilesAreSkipped()
{
    touch("a/train/good/1.png");
    for (const char* name :
         {"a/train/good/.2.png", "a/train/good/._1.png", "a/train/good/Thumbs.db",
          "a/train/good/notes.txt", "a/test/.hidden/1.png", ".cache/train/good/1.png",
          "a/train/bad/1.png", "a/train/1.png", "a/1.png", "license.txt"})
        touch(name);
    fs::create_directories(m_root / "a/train/good/folder.png");
    QCOMPARE(names(), Names{"a/train/good/1.png"});
}

void TestDataset::masksAreFoundByStem()
{
    for (const char* name :
         {"a/test/dent/1.jpg", "a/test/dent/2.png", "a/test/dent/3.png", "a/test/dent/4.png",
          "a/test/good/1.png", "a/ground_truth/dent/1_mask.png", "a/ground_truth/dent/2.BMP",
          "a/ground_truth/dent/3_MASK.png", "a/ground_truth/dent/4.png",
          "a/ground_truth/dent/4_mask.png", "a/ground_truth/good/1_mask.png"})
        touch(name);
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    const fs::path truth = dataset->root / "a/ground_truth/dent";
    QCOMPARE(dataset->images[0].mask, truth / "1_mask.png");
    QCOMPARE(dataset->images[1].mask, truth / "2.BMP");
    QVERIFY(dataset->images[2].mask.empty());
    QCOMPARE(dataset->images[3].mask, truth / "4_mask.png");
    QVERIFY(dataset->images[4].mask.empty());
}

void TestDataset::linksAreFollowed()
{
    const fs::path store = m_root.parent_path() / "store";
    writeBytes(store / "part.png", "");
    writeBytes(store / "class/train/good/1.png", "");
    touch("a/train/good/0.png");
    fs::create_symlink(store / "part.png", m_root / "a/train/good/link.png");
    fs::create_directory_symlink(store / "class", m_root / "linked");
    QCOMPARE(names(),
             (Names{"a/train/good/0.png", "a/train/good/link.png", "linked/train/good/1.png"}));
}

void TestDataset::loopsEndAtOnce()
{
    touch("a/train/good/1.png");
    touch("a/test/good/1.png");
    fs::create_directory_symlink(m_root / "a", m_root / "a/test/again");
    fs::create_directory_symlink(m_root, m_root / "a/train/good/up");
    fs::create_directory_symlink(m_root, m_root / "self");
    fs::create_symlink(m_root / "a/train/good/loop.png", m_root / "a/train/good/loop.png");
    QCOMPARE(names(), (Names{"a/test/good/1.png", "a/train/good/1.png"}));
}

void TestDataset::brokenLinksAreSkipped()
{
    touch("a/train/good/1.png");
    fs::create_symlink(m_root / "gone.png", m_root / "a/train/good/2.png");
    fs::create_directory_symlink(m_root / "gone", m_root / "a/test");
    QCOMPARE(names(), Names{"a/train/good/1.png"});
}

void TestDataset::pathsAreAbsolute()
{
    touch("a/train/good/1.png");
    const fs::path before = fs::current_path();
    fs::current_path(m_root.parent_path());
    const auto dataset = scanDataset("set");
    fs::current_path(before);
    QVERIFY(dataset);
    QVERIFY(dataset->root.is_absolute() && dataset->images[0].path.is_absolute());
    QVERIFY(fs::exists(dataset->images[0].path));
}

void TestDataset::trailingSlashAndDotNameTheClass()
{
    touch("bottle/train/good/000.png");
    for (const char* ending : {"bottle/", "bottle/.", "bottle/../bottle"}) {
        const auto dataset = scanDataset(m_root / ending);
        QVERIFY(dataset);
        QCOMPARE(dataset->classes, Names{"bottle"});
    }
}

void TestDataset::missingFolder()
{
    const auto missing = scanDataset(m_root / "nowhere");
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    QVERIFY(missing.error().message.find("nowhere") != std::string::npos);
    touch("file");
    QVERIFY(!scanDataset(m_root / "file"));
}

void TestDataset::otherLayoutIsExplained()
{
    touch("good/1.png");
    touch("bad/1.png");
    touch("loose.png");
    const auto dataset = scanDataset(m_root);
    QVERIFY(!dataset && dataset.error().code == ErrorCode::BadData);
    for (const char* part : {"CLASS/train/good", "ground_truth", "bad, good", "1 picture"})
        QVERIFY2(dataset.error().message.find(part) != std::string::npos,
                 dataset.error().message.c_str());
}

void TestDataset::layoutWithoutPictures()
{
    fs::create_directories(m_root / "a/train/good");
    touch("a/train/good/readme.txt");
    QVERIFY(!scanDataset(m_root));
}

void TestDataset::selectsBySubsetAndClass()
{
    for (const char* name : {"a/train/good/1.png", "a/test/good/1.png", "b/train/good/1.png",
                             "b/test/dent/1.png", "b/test/dent/2.png"})
        touch(name);
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    QCOMPARE(dataset->select(Subset::Train), (std::vector<int>{1, 4}));
    QCOMPARE(dataset->select(Subset::Test, 1), (std::vector<int>{2, 3}));
    QCOMPARE(dataset->classByName("b"), 1);
    QCOMPARE(dataset->classByName("c"), -1);
}

void TestDataset::fiveThousandFilesInUnderASecond()
{
    for (int c = 0; c < 5; ++c) {
        const fs::path folder = m_root / ("class" + std::to_string(c));
        for (const char* place : {"train/good", "test/good", "test/dent", "ground_truth/dent"})
            fs::create_directories(folder / place);
        for (int i = 0; i < 250; ++i) {
            const std::string name = std::to_string(i);
            for (const char* place : {"train/good/", "test/good/", "test/dent/"})
                std::ofstream(folder / (place + name + ".png"));
            std::ofstream(folder / ("ground_truth/dent/" + name + "_mask.png"));
        }
    }
    QElapsedTimer timer;
    timer.start();
    const auto dataset = scanDataset(m_root);
    const qint64 elapsed = timer.elapsed();
    QVERIFY(dataset);
    QCOMPARE(dataset->images.size(), std::size_t(3750));
    QVERIFY2(elapsed < 1000, qPrintable(QString("%1 ms").arg(elapsed)));
}

void TestDataset::hashNamesTheData()
{
    writeBytes(m_root / "a/train/good/1.png", "one");
    writeBytes(m_root / "a/train/good/2.png", "two");
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    const auto hash = datasetHash(*dataset, {0, 1});
    QVERIFY(hash);
    QCOMPARE(hash->size(), std::size_t(64));
    QCOMPARE(*datasetHash(*scanDataset(m_root), {0, 1}), *hash);
    QVERIFY(*datasetHash(*dataset, {0}) != *hash);
    QVERIFY(*datasetHash(*dataset, {1, 0}) != *hash);
    writeBytes(m_root / "a/train/good/2.png", "TWO");
    QVERIFY(*datasetHash(*dataset, {0, 1}) != *hash);
    // The same bytes under another name are other data.
    writeBytes(m_root / "a/train/good/2.png", "two");
    fs::rename(m_root / "a/train/good/2.png", m_root / "a/train/good/3.png");
    QVERIFY(*datasetHash(*scanDataset(m_root), {0, 1}) != *hash);
}

void TestDataset::hashStopsAndReportsMissingFiles()
{
    touch("a/train/good/1.png");
    const auto dataset = scanDataset(m_root);
    QVERIFY(dataset);
    StopSource source;
    source.requestStop();
    const auto stopped = datasetHash(*dataset, {0}, source.token());
    QVERIFY(!stopped && stopped.error().cancelled());
    fs::remove(dataset->images[0].path);
    const auto missing = datasetHash(*dataset, {0});
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
}

void TestDataset::classesCanBeLeftOut()
{
    for (const char* name : {"axle", "bolt", "cap"}) {
        touch(std::string(name) + "/train/good/000.png");
        touch(std::string(name) + "/test/dent/000.png");
    }
    const Dataset all = scanDataset(m_root).value();
    const Dataset part = includeClasses(all, {"bolt", "unknown"});
    QCOMPARE(part.root, all.root);
    QCOMPARE(part.classes, (Names{"axle", "cap"}));
    Names left;
    for (const ImageRecord& image : part.images) {
        left.push_back(image.relative);
        QCOMPARE(image.relative.rfind(part.classes[std::size_t(image.classIndex)] + "/", 0),
                 std::size_t(0));
    }
    QCOMPARE(left, (Names{"axle/test/dent/000.png", "axle/train/good/000.png",
                          "cap/test/dent/000.png", "cap/train/good/000.png"}));
    QCOMPARE(includeClasses(all, {}).images.size(), all.images.size());
    const Dataset none = includeClasses(all, all.classes);
    QVERIFY(none.classes.empty() && none.images.empty());
}

QTEST_APPLESS_MAIN(TestDataset)
#include "test_dataset.moc"
