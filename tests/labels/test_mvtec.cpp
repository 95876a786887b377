// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/imaging/picture.h"
#include "labels/label_fixture.h"

#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

std::vector<std::string> filesBelow(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory())
            names.push_back(relativePath(entry.path(), folder));
    std::sort(names.begin(), names.end());
    return names;
}

void fill(LabelFixture& fixture)
{
    PictureLabel& first = fixture.add("cap/inbox/1.png", LabelDecision::NotOk, "scratch",
                                      {{"dent", blot(1)}, {"scratch", blot(2)}});
    first.comment = "=1+1";
    first.flagged = true;
    first.score = 0.25;
    fixture.add("cap/inbox/2.png", LabelDecision::NotOk, "scratch", {{"scratch", blot(3)}});
    fixture.add("cap/inbox/3.png", LabelDecision::NotOk);
    fixture.add("cap/inbox/4.png", LabelDecision::Ok);
    fixture.add("Größe/傷 1.png", LabelDecision::NotOk, "Kratzer ü/tief", {{"傷", blot(4)}});
    std::rotate(fixture.labels.pictures.begin(), fixture.labels.pictures.end() - 1,
                fixture.labels.pictures.end()); // sorted, as labels are
}

using Names = std::vector<std::string>;

} // namespace

class TestMvtec : public QObject
{
    Q_OBJECT

private slots:
    void labelsComeBack_data();
    void labelsComeBack();
    void theLayout();
    void otherProgramsSeeOneMaskOfAllDefects();
    void theFoldersAloneSayMost();
    void movedPicturesAreWhatTheirFolderSays();
    void clashingNames();
    void namesThatAreNoFolders();
    void skippedAndMissingPictures();
    void aFolderThatHoldsSomething();
    void anEmptyFolderIsTaken();
    void aStopOrErrorLeavesNothing();
    void damagedLabelFiles_data();
    void damagedLabelFiles();
};

void TestMvtec::labelsComeBack_data()
{
    QTest::addColumn<int>("transfer");
    QTest::newRow("copies") << int(PictureTransfer::Copy);
    QTest::newRow("hard links") << int(PictureTransfer::HardLink);
    QTest::newRow("symbolic links") << int(PictureTransfer::SymbolicLink);
}

void TestMvtec::labelsComeBack()
{
    QFETCH(int, transfer);
    LabelFixture fixture;
    fill(fixture);
    const fs::path out = fixture.root / "out";
    const auto written =
        exportMvtec(fixture.labels, out, {PictureTransfer(transfer), true}, {}, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(written->pictures, 5);
    QCOMPARE(written->masks, 4);
    const auto read = importMvtec(out, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(difference(fixture.labels, *read), std::string());
    for (const PictureLabel& label : fixture.labels.pictures) {
        const auto found = std::find_if(
            read->pictures.begin(), read->pictures.end(),
            [&](const PictureLabel& other) { return other.relative == label.relative; });
        QVERIFY(readFile(found->file).value() == readFile(label.file).value());
        QCOMPARE(fs::is_symlink(found->file),
                 PictureTransfer(transfer) == PictureTransfer::SymbolicLink);
        QCOMPARE(fs::hard_link_count(label.file) > 1,
                 PictureTransfer(transfer) == PictureTransfer::HardLink);
    }
    // And once more: what was imported is exported to the same bytes.
    const fs::path again = fixture.root / "again";
    QVERIFY(bool(exportMvtec(*read, again, {}, {}, {})));
    const Names files = filesBelow(out);
    QCOMPARE(filesBelow(again), files);
    for (const std::string& name : files)
        QVERIFY2(readFile(out / fs::u8path(name)).value() ==
                     readFile(again / fs::u8path(name)).value(),
                 name.c_str());
}

void TestMvtec::theLayout()
{
    LabelFixture fixture;
    fill(fixture);
    const fs::path out = fixture.root / "out";
    QVERIFY(bool(exportMvtec(fixture.labels, out, {PictureTransfer::Copy, false}, {}, {})));
    QCOMPARE(filesBelow(out / "cap"),
             (Names{"defect_masks/scratch/dent/1_mask.png",
                    "defect_masks/scratch/scratch/1_mask.png", "ground_truth/scratch/1_mask.png",
                    "ground_truth/scratch/2_mask.png", "test/defect/3.png", "test/good/4.png",
                    "test/scratch/1.png", "test/scratch/2.png"}));
    const std::string bytes = readFile(out / "cap/ground_truth/scratch/2_mask.png").value();
    const cv::Mat stored =
        cv::imdecode(std::vector<uchar>(bytes.begin(), bytes.end()), cv::IMREAD_UNCHANGED);
    QVERIFY(samePixels(stored, blot(3))); // 8-bit grey of 0 and 255
}

void TestMvtec::otherProgramsSeeOneMaskOfAllDefects()
{
    LabelFixture fixture;
    fill(fixture);
    const fs::path out = fixture.root / "out";
    QVERIFY(bool(exportMvtec(fixture.labels, out, {}, {}, {})));
    const auto dataset = scanDataset(out);
    QVERIFY(bool(dataset));
    QCOMPARE(dataset->classes, (Names{"Größe", "cap"}));
    QCOMPARE(dataset->images.size(), std::size_t(5));
    int masks = 0;
    for (const ImageRecord& image : dataset->images) {
        masks += !image.mask.empty();
        if (image.relative == "cap/test/scratch/1.png")
            QVERIFY(samePixels(readMask(image.mask).value(), blot(1) | blot(2)));
    }
    QCOMPARE(masks, 3);
}

void TestMvtec::theFoldersAloneSayMost()
{
    LabelFixture fixture;
    fill(fixture);
    const fs::path out = fixture.root / "out";
    QVERIFY(bool(exportMvtec(fixture.labels, out, {}, {}, {})));
    fs::remove(out / "labels.json");
    fs::remove_all(out / "cap/defect_masks");
    const auto read = importMvtec(out, {});
    QVERIFY(bool(read));
    const PictureLabel& first =
        *std::find_if(read->pictures.begin(), read->pictures.end(), [](const PictureLabel& label) {
            return label.relative == "cap/test/scratch/1.png";
        });
    QVERIFY(first.decision == LabelDecision::NotOk && first.defectType == "scratch");
    QVERIFY(first.className == "cap" && first.comment.empty() && first.score != first.score);
    QCOMPARE(first.maskedTypes, Names{"scratch"});
    QVERIFY(samePixels(read->masks(first).value()[0].mask, blot(1) | blot(2)));
}

void TestMvtec::movedPicturesAreWhatTheirFolderSays()
{
    LabelFixture fixture;
    fill(fixture);
    const fs::path out = fixture.root / "out";
    QVERIFY(bool(exportMvtec(fixture.labels, out, {}, {}, {})));
    fs::create_directories(out / "cap/test/good");
    fs::rename(out / "cap/test/scratch/1.png", out / "cap/test/good/1.png");
    const auto read = importMvtec(out, {});
    QVERIFY(bool(read));
    const auto moved =
        std::find_if(read->pictures.begin(), read->pictures.end(), [](const PictureLabel& label) {
            return label.relative == "cap/test/good/1.png";
        });
    QVERIFY(moved != read->pictures.end());
    QVERIFY(moved->decision == LabelDecision::Ok && moved->maskedTypes.empty());
}

void TestMvtec::clashingNames()
{
    LabelFixture fixture;
    fixture.add("cap/a/1.png", LabelDecision::NotOk, "dent", {{"dent", blot(1)}});
    fixture.add("cap/a/1.jpg", LabelDecision::NotOk, "dent", {{"dent", blot(2)}});
    fixture.add("cap/b/1.png", LabelDecision::NotOk, "dent", {{"dent", blot(3)}});
    fixture.add("cap/b/1_mask.png", LabelDecision::NotOk, "dent"); // no mask of its own
    fixture.add("cap/c/1_2.PNG", LabelDecision::NotOk, "DENT", {{"DENT", blot(4)}});
    const fs::path out = fixture.root / "out";
    const auto written = exportMvtec(fixture.labels, out, {}, {}, {});
    QVERIFY(bool(written));
    QCOMPARE(written->pictures, 5);
    QCOMPARE(scanDataset(out)->images.size(), std::size_t(5));
    QVERIFY(fs::exists(out / "cap/test/DENT_2/1_2.PNG")); // for systems without regard to case
    const auto read = importMvtec(out, {});
    QVERIFY(bool(read));
    QCOMPARE(difference(fixture.labels, *read), std::string());
}

void TestMvtec::namesThatAreNoFolders()
{
    LabelFixture fixture;
    const std::string longName(400, 'x');
    int number = 1;
    for (const std::string& type :
         {std::string("good"), std::string("../../../escape"), std::string("a/b"),
          std::string("a_b"), std::string(".."), std::string(".hidden"), std::string("a\nb"),
          longName, longName + "y"}) {
        fixture.add("cap/" + std::to_string(number) + ".png", LabelDecision::NotOk, type,
                    {{type, blot(number)}});
        ++number;
    }
    fixture.labels.pictures[0].className = "../..";
    const fs::path out = fixture.root / "deep/er/out";
    const auto written = exportMvtec(fixture.labels, out, {}, {}, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    const auto read = importMvtec(out, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(difference(fixture.labels, *read), std::string());
    for (const std::string& file : filesBelow(fixture.root))
        QVERIFY2(file.rfind("source/", 0) == 0 || file.rfind("deep/er/out/", 0) == 0, file.c_str());
}

void TestMvtec::skippedAndMissingPictures()
{
    LabelFixture fixture;
    fixture.add("cap/1.png", LabelDecision::None);
    fixture.add("cap/2.png", LabelDecision::Unsure, "dent", {{"dent", blot(1)}}).comment =
        "which side?";
    fixture.add("cap/3.png", LabelDecision::Ok, "", {{"dent", blot(1)}});
    fs::remove(fixture.add("cap/4.png", LabelDecision::Ok).file);
    fixture.add("cap/5.png", LabelDecision::NotOk, "dent", {{"dent", blot(1) * 0}});
    const fs::path out = fixture.root / "out";
    const auto written = exportMvtec(fixture.labels, out, {}, {}, {});
    QVERIFY(bool(written));
    QCOMPARE(written->pictures, 2);
    QCOMPARE(written->skipped, 3);
    QCOMPARE(written->masks, 0);
    QCOMPARE(written->notes.size(), std::size_t(3));
    QVERIFY(written->notes.back().find("OK or not OK: 2.") != std::string::npos);
    QCOMPARE(filesBelow(out),
             (Names{"cap/test/dent/5.png", "cap/train/good/3.png", "labels.json"}));
    const auto read = importMvtec(out, {});
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->pictures.size(), std::size_t(4));
    QVERIFY(sameLabel(read->pictures[0], fixture.labels.pictures[0]));
    QVERIFY(read->pictures[1].decision == LabelDecision::Unsure);
    QCOMPARE(read->pictures[1].comment, std::string("which side?"));
    QVERIFY(read->masks(read->pictures[1]).value().empty());
}

void TestMvtec::aFolderThatHoldsSomething()
{
    LabelFixture fixture;
    fill(fixture);
    for (const char* name : {"out/file", "plain"}) {
        writeBytes(fixture.root / name, "mine");
        const fs::path out = fixture.root / fs::path(name).begin()->string();
        const auto refused = exportMvtec(fixture.labels, out, {}, {}, {});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("already holds") != std::string::npos);
        QCOMPARE(readFile(fixture.root / name).value(), std::string("mine"));
    }
}

void TestMvtec::anEmptyFolderIsTaken()
{
    LabelFixture fixture;
    fill(fixture);
    fs::create_directories(fixture.root / "out");
    QVERIFY(bool(exportMvtec(fixture.labels, fixture.root / "out/", {}, {}, {})));
    QVERIFY(fs::exists(fixture.root / "out/labels.json"));
}

void TestMvtec::aStopOrErrorLeavesNothing()
{
    LabelFixture fixture;
    fill(fixture);
    const Names before = filesBelow(fixture.root);
    StopSource stop;
    const auto stopped = exportMvtec(
        fixture.labels, fixture.root / "out", {},
        [&](const Progress& progress) {
            if (progress.done > 0)
                stop.requestStop();
        },
        stop.token());
    QVERIFY(!stopped && stopped.error().cancelled());
    QCOMPARE(filesBelow(fixture.root), before);
    QVERIFY(!fs::exists(fixture.root / "out"));

    (*fixture.masks)["cap/inbox/2.png"][0].mask = cv::Mat::ones(40, 60, CV_8UC3);
    const auto failed = exportMvtec(fixture.labels, fixture.root / "out", {}, {}, {});
    QVERIFY(!failed && !failed.error().cancelled());
    QVERIFY(failed.error().message.find("2.png") != std::string::npos);
    QCOMPARE(filesBelow(fixture.root), before);
    const fs::directory_iterator entries(fixture.root);
    QCOMPARE(std::distance(begin(entries), end(entries)), std::ptrdiff_t(1));
}

void TestMvtec::damagedLabelFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says"); // empty: is passed over
    const QByteArray head(R"({"format":"mixdesk-labels","version":1,)");
    QTest::newRow("of another program") << QByteArray(R"({"shapes":[]})") << QByteArray();
    QTest::newRow("not json") << QByteArray("{") << QByteArray("JSON");
    QTest::newRow("deep") << QByteArray(100000, '[') << QByteArray("deeper");
    QTest::newRow("newer") << QByteArray(R"({"format":"mixdesk-labels","version":2})")
                           << QByteArray("newer");
    QTest::newRow("no version") << QByteArray(R"({"format":"mixdesk-labels"})")
                                << QByteArray("damaged");
    QTest::newRow("classes") << head + R"("classes":[7]})" << QByteArray("damaged");
    QTest::newRow("types") << head + R"("classes":[{"folder":"a","name":"b","types":["x"]}]})"
                           << QByteArray("damaged");
    QTest::newRow("type") << head + R"("classes":[{"folder":"a","name":"b","types":{"x":1}}]})"
                          << QByteArray("damaged");
    QTest::newRow("picture") << head + R"("pictures":[{"file":"a"}]})" << QByteArray("damaged");
    QTest::newRow("leads out")
        << head + R"("pictures":[{"file":"a","labelled_as":"../x","verdict":{}}]})"
        << QByteArray("damaged");
    QTest::newRow("verdict")
        << head + R"("pictures":[{"file":"a","labelled_as":"x","verdict":{"flagged":1}}]})"
        << QByteArray("damaged");
}

void TestMvtec::damagedLabelFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, says);
    LabelFixture fixture;
    writePicture(fixture.root / "cap/train/good/1.png", drawPart(1));
    writeBytes(fixture.root / "labels.json", text.toStdString());
    const auto read = importMvtec(fixture.root, {});
    QCOMPARE(bool(read), says.isEmpty());
    if (read)
        QCOMPARE(read->pictures.size(), std::size_t(1));
    else
        QVERIFY2(read.error().message.find(says.toStdString()) != std::string::npos,
                 read.error().message.c_str());
}

QTEST_APPLESS_MAIN(TestMvtec)
#include "test_mvtec.moc"
