// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/picture_choice.h"

#include "core/data/split.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace mixdesk;

namespace {

/// No file is needed: a choice looks at the records alone.
Dataset someDataset()
{
    Dataset dataset;
    dataset.root = "parts";
    dataset.classes = {"bolt", "nut"};
    for (int c = 0; c < 2; ++c) {
        const std::string name = dataset.classes[std::size_t(c)];
        const auto add = [&](Subset subset, const std::string& type, int count) {
            const std::string place = subset == Subset::Train ? "/train/" : "/test/";
            for (int i = 0; i < count; ++i) {
                const std::string relative =
                    name + place + type + "/" + std::to_string(100 + i) + ".png";
                const fs::path mask =
                    type == "dent" ? fs::path(relative + "_mask.png") : fs::path();
                dataset.images.push_back({relative, relative, c, subset, type, mask});
            }
        };
        add(Subset::Test, "dent", 2);
        add(Subset::Test, "good", 3);
        add(Subset::Train, "good", 12);
    }
    return dataset;
}

const ImageRecord* find(const Dataset& dataset, const std::string& relative)
{
    const auto found =
        std::find_if(dataset.images.begin(), dataset.images.end(),
                     [&](const ImageRecord& image) { return image.relative == relative; });
    return found == dataset.images.end() ? nullptr : &*found;
}

} // namespace

class TestPictureChoice : public QObject
{
    Q_OBJECT

private slots:
    void leftOutPicturesAreInNoSplit()
    {
        const Dataset dataset = someDataset();
        const std::vector<std::string> leftOut{"bolt/train/good/103.png", "nut/train/good/100.png"};
        const auto chosen = choosePictures(dataset, {leftOut, {}});
        QVERIFY2(chosen, chosen ? "" : chosen.error().message.c_str());
        const auto split = splitTraining(*chosen, {});
        QVERIFY(split);
        QCOMPARE(split->training.size() + split->heldOut.size(), std::size_t(22));
        for (const auto* part : {&split->training, &split->heldOut})
            for (const int i : *part)
                for (const std::string& name : leftOut)
                    QVERIFY(chosen->images[std::size_t(i)].relative != name);
        QCOMPARE(chosen->select(Subset::Test).size(), dataset.select(Subset::Test).size());
    }

    void addedPicturesTrainAsGoodOnesAndTestNothing()
    {
        const Dataset dataset = someDataset();
        const auto chosen =
            choosePictures(dataset, {{}, {"bolt/test/dent/101.png", "nut/test/good/102.png"}});
        QVERIFY(chosen);
        QCOMPARE(chosen->images.size(), dataset.images.size());
        const ImageRecord* judgedGood = find(*chosen, "bolt/test/dent/101.png");
        QVERIFY(judgedGood);
        QVERIFY(judgedGood->subset == Subset::Train && judgedGood->good());
        QVERIFY(judgedGood->mask.empty());
        QCOMPARE(chosen->select(Subset::Test).size(), std::size_t(8));
        const auto split = splitTraining(*chosen, {});
        QVERIFY(split);
        QCOMPARE(split->training.size() + split->heldOut.size(), std::size_t(26));
    }

    void withoutAChoiceNothingChanges()
    {
        const Dataset dataset = someDataset();
        const auto chosen = choosePictures(dataset, {});
        QVERIFY(chosen);
        QCOMPARE(chosen->images.size(), dataset.images.size());
    }

    void whatIsNoSuchPictureIsNamed_data()
    {
        QTest::addColumn<QString>("leftOut");
        QTest::addColumn<QString>("added");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << "bolt/train/good/999.png"
                                 << ""
                                 << "999.png' is to be left out";
        QTest::newRow("a test picture") << "bolt/test/good/100.png"
                                        << ""
                                        << "no training picture";
        QTest::newRow("upwards") << "../bolt/train/good/100.png"
                                 << ""
                                 << "no training picture";
        QTest::newRow("unknown added") << ""
                                       << "bolt/test/good/999.png"
                                       << "no test picture";
        QTest::newRow("a training picture") << ""
                                            << "nut/train/good/100.png"
                                            << "no test picture";
    }

    void whatIsNoSuchPictureIsNamed()
    {
        QFETCH(QString, leftOut);
        QFETCH(QString, added);
        QFETCH(QString, says);
        PictureChoice choice;
        if (!leftOut.isEmpty())
            choice.leftOut = {leftOut.toStdString()};
        if (!added.isEmpty())
            choice.added = {added.toStdString()};
        const auto chosen = choosePictures(someDataset(), choice);
        QVERIFY(!chosen);
        QVERIFY2(chosen.error().message.find(says.toStdString()) != std::string::npos,
                 chosen.error().message.c_str());
        const Dataset present = choosePresentPictures(someDataset(), choice);
        QCOMPARE(present.images.size(), someDataset().images.size());
    }

    void aClassKeepsSomethingToTrain()
    {
        PictureChoice choice;
        for (int i = 0; i < 12; ++i)
            choice.leftOut.push_back("nut/train/good/" + std::to_string(100 + i) + ".png");
        const auto chosen = choosePictures(someDataset(), choice);
        QVERIFY(!chosen);
        QVERIFY2(chosen.error().message.find("'nut'") != std::string::npos,
                 chosen.error().message.c_str());
        choice.leftOut.pop_back();
        QVERIFY(choosePictures(someDataset(), choice));
    }

    void listsReadBackAsWritten()
    {
        const fs::path file = path("list.txt");
        QVERIFY(writePictureList(
            file, {"b/train/good/ä 2.png", "a/train/good/1.png", "a/train/good/1.png"}));
        const auto names = readPictureList(file);
        QVERIFY(names);
        const std::vector<std::string> expected{"a/train/good/1.png", "b/train/good/ä 2.png"};
        QVERIFY(*names == expected);
    }

    void listsOfOtherProgramsAreRead()
    {
        const fs::path file = path("windows.txt");
        QVERIFY(writeFileAtomic(file, "a/train/good/1.png\r\n\r\n\nb/train/good/2.png"));
        const auto names = readPictureList(file);
        QVERIFY(names);
        QCOMPARE(names->size(), std::size_t(2));
        QCOMPARE(names->back(), std::string("b/train/good/2.png"));
    }

    void whatIsNoListIsRefused()
    {
        QVERIFY(!readPictureList(path("missing.txt")));
        const fs::path file = path("binary.txt");
        QVERIFY(writeFileAtomic(file, "a/\xff\xfe.png\n"));
        QVERIFY(!readPictureList(file));
        const fs::path none = path("none.txt");
        QVERIFY(!writePictureList(none, {"a/train/good/two\nlines.png"}));
        QVERIFY(!writePictureList(none, {"a/train/good/\xff.png"}));
        QVERIFY(!fs::exists(none));
    }

private:
    fs::path path(const char* name) const
    {
        return fs::u8path(m_folder.filePath(QLatin1String(name)).toStdString());
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestPictureChoice)
#include "test_picture_choice.moc"
