// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/picture.h"
#include "support/health_fixture.h"

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

/// An aligned product: every part looks alike, with the small differences of real parts.
cv::Mat drawAlignedPart(int number, int side = 128)
{
    cv::Mat part(side, side, CV_8UC3, cv::Scalar(200, 200, 200));
    Random random(streamSeed(11, Purpose::DemoData, std::uint64_t(number)));
    const double shift = random.uniform(-1.0, 1.0);
    cv::circle(part, {int(side * 8 + 16 * shift), side * 8}, side * 6, cv::Scalar(60, 90, 70),
               cv::FILLED, cv::LINE_AA, 4);
    cv::circle(part, {int(side * 8 + 16 * shift), side * 8}, side * 4,
               cv::Scalar(90, 120, 100 + random.integer(0, 20)), cv::FILLED, cv::LINE_AA, 4);
    for (int i = 0; i < 6; ++i)
        cv::circle(part, {random.integer(30, 98), random.integer(30, 98)}, random.integer(4, 9),
                   cv::Scalar::all(random.integer(70, 140)), cv::FILLED, cv::LINE_AA);
    return part;
}

cv::Mat recompressed(const cv::Mat& picture, int quality)
{
    return *decodePicture(encode(picture, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality}), "copy");
}

} // namespace

class TestHealthDuplicates : public HealthFixture
{
    Q_OBJECT

private slots:
    void init() { makeHealthySet(); }
    void duplicateAcrossTrainAndTest();
    void duplicateWithinTrain();
    void duplicateWithinTestIsNoConflict();
    void duplicateInAnotherClass();
    void manyDuplicatesAreReportedOncePerFile();
    void defectivePictureAmongGoodOnes();
    void nearDuplicates_data();
    void nearDuplicates();
    void alignedPartsAreNotNearDuplicates();
    void pictureOfSomethingElse();
    void identicalPartsHaveNoOutliers();
};

void TestHealthDuplicates::duplicateAcrossTrainAndTest()
{
    fs::copy_file(m_root / "part/train/good/003.png", m_root / "part/test/good/copy.png");
    const HealthReport report = check();
    QCOMPARE(report.findings.size(), std::size_t(1));
    const Finding& finding = report.findings[0];
    QCOMPARE(finding.rule, std::string("exact-duplicate"));
    QVERIFY(finding.severity == Severity::Problem);
    for (const char* file : {"part/train/good/003.png", "part/test/good/copy.png"})
        QVERIFY((finding.file + finding.message).find(file) != std::string::npos);
}

void TestHealthDuplicates::duplicateWithinTrain()
{
    fs::copy_file(m_root / "part/train/good/003.png", m_root / "part/train/good/copy.png");
    expectOnly("exact-duplicate", Severity::Warning, "part/train/good/copy.png");
}

void TestHealthDuplicates::duplicateWithinTestIsNoConflict()
{
    fs::copy_file(m_root / "part/test/good/003.png", m_root / "part/test/good/copy.png");
    expectOnly("exact-duplicate", Severity::Warning, "part/test/good/copy.png");
}

void TestHealthDuplicates::duplicateInAnotherClass()
{
    writeClass(m_root, "zebra");
    fs::copy_file(m_root / "part/train/good/003.png", m_root / "zebra/train/good/copy.png");
    const auto found = of(check(), "exact-duplicate");
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found[0].severity == Severity::Problem);
    QCOMPARE(found[0].className, std::string("zebra"));
}

void TestHealthDuplicates::manyDuplicatesAreReportedOncePerFile()
{
    for (int i = 0; i < 30; ++i)
        fs::copy_file(m_root / "part/train/good/003.png",
                      m_root / "part/train/good" / ("copy" + std::to_string(i) + ".png"));
    QCOMPARE(of(check(), "exact-duplicate").size(), std::size_t(30));
    QVERIFY(of(check(), "near-duplicate").empty());
}

void TestHealthDuplicates::defectivePictureAmongGoodOnes()
{
    fs::copy_file(m_root / "part/test/scratch/002.png", m_root / "part/train/good/900.png");
    const HealthReport report = check();
    const auto suspicious = of(report, "suspicious-good");
    QCOMPARE(suspicious.size(), std::size_t(1));
    QVERIFY(suspicious[0].severity == Severity::Problem);
    QCOMPARE(suspicious[0].file, std::string("part/train/good/900.png"));
    QVERIFY(suspicious[0].message.find("part/test/scratch/002.png") != std::string::npos);
    QCOMPARE(of(report, "exact-duplicate").size(), std::size_t(1));
}

void TestHealthDuplicates::nearDuplicates_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("acrossSubsets");
    for (const char* change : {"jpeg 90", "jpeg 60", "half size", "brighter", "one pixel"})
        for (const bool across : {false, true})
            QTest::addRow("%s %s", change, across ? "train and test" : "train") << change << across;
}

void TestHealthDuplicates::nearDuplicates()
{
    QFETCH(QString, change);
    QFETCH(bool, acrossSubsets);
    const cv::Mat original = drawPart(123, 128) * 0.8;
    cv::Mat copy = original.clone();
    if (change == "jpeg 90")
        copy = recompressed(original, 90);
    else if (change == "jpeg 60")
        copy = recompressed(original, 60);
    else if (change == "half size")
        cv::resize(original, copy, {}, 0.5, 0.5, cv::INTER_AREA);
    else if (change == "brighter")
        copy += cv::Scalar::all(4);
    else
        copy.at<cv::Vec3b>(5, 5) = {9, 9, 9};
    writePicture(m_root / "part/train/good/original.png", original);
    const std::string where =
        acrossSubsets ? "part/test/good/copy.png" : "part/train/good/copy.png";
    writePicture(m_root / where, copy);
    const auto found = of(check(), "near-duplicate");
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found[0].severity == (acrossSubsets ? Severity::Warning : Severity::Note));
    const std::string said = found[0].file + found[0].message;
    QVERIFY(said.find("copy.png") != std::string::npos);
    QVERIFY(said.find("original.png") != std::string::npos);
    QVERIFY(of(check(), "exact-duplicate").empty());
}

void TestHealthDuplicates::alignedPartsAreNotNearDuplicates()
{
    fs::remove_all(m_root / "part");
    for (int i = 0; i < 150; ++i) {
        const fs::path place = m_root / (i % 3 ? "part/train/good" : "part/test/good");
        writePicture(place / (std::to_string(i) + ".jpg"), drawAlignedPart(i));
    }
    const HealthReport before = check();
    QVERIFY2(of(before, "near-duplicate").empty(), healthToText(before, false).c_str());
    QVERIFY(of(before, "suspicious-good").empty());
    writePicture(m_root / "part/train/good/again.jpg", recompressed(drawAlignedPart(30), 70));
    QCOMPARE(of(check(), "near-duplicate").size(), std::size_t(1));
}

void TestHealthDuplicates::pictureOfSomethingElse()
{
    fs::remove_all(m_root / "part/train");
    fs::remove_all(m_root / "part/test/good");
    for (int i = 0; i < 40; ++i) {
        const fs::path place = m_root / (i % 4 ? "part/train/good" : "part/test/good");
        writePicture(place / (std::to_string(i) + ".png"), drawAlignedPart(i));
    }
    writePicture(m_root / "part/train/good/odd.png", 255 - drawAlignedPart(77));
    expectOnly("suspicious-good", Severity::Warning, "part/train/good/odd.png");
}

void TestHealthDuplicates::identicalPartsHaveNoOutliers()
{
    // A very repeatable product differs by a grey level: no deviation to speak of, and no outlier.
    fs::remove_all(m_root / "part");
    for (int i = 0; i < 30; ++i) {
        cv::Mat part = drawPart(1);
        part += cv::Scalar::all(i == 29 ? 5 : i % 2);
        part.at<cv::Vec3b>(i, i) = {0, 0, 0};
        writePicture(m_root / "part/train/good" / (std::to_string(i) + ".png"), part);
    }
    QVERIFY(of(check(), "suspicious-good").empty());
}

QTEST_APPLESS_MAIN(TestHealthDuplicates)
#include "test_health_duplicates.moc"
