// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/synthetic_defects.h"
#include "core/data/synthetic_shapes.h"

#include <opencv2/imgproc.hpp>

#include <QtTest>

#include <set>

using namespace mixdesk;

namespace {

/// A dark disc with rings on a nearly plain light background.
cv::Mat drawPart(int side, std::uint64_t seed)
{
    Random random(seed);
    cv::Mat picture(side, side, CV_8UC3, cv::Scalar(205, 210, 212));
    const cv::Point centre(side / 2 + random.integer(-2, 2), side / 2 + random.integer(-2, 2));
    cv::circle(picture, centre, side / 4, cv::Scalar(70, 80, 95), -1, cv::LINE_AA);
    cv::circle(picture, centre, side / 8, cv::Scalar(120, 115, 105), 2, cv::LINE_AA);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            picture.at<cv::Vec3b>(y, x)[1] =
                cv::saturate_cast<uchar>(picture.at<cv::Vec3b>(y, x)[1] + random.normal(0.0, 2.0));
    return picture;
}

/// A grey brushed texture that fills the picture.
cv::Mat drawTexture(int side, std::uint64_t seed)
{
    Random random(seed);
    cv::Mat grey(side, side, CV_8UC1), picture;
    for (int x = 0; x < side; ++x) {
        const double line = random.normal(120.0, 25.0);
        for (int y = 0; y < side; ++y)
            grey.at<uchar>(y, x) = cv::saturate_cast<uchar>(line + random.normal(0.0, 6.0));
    }
    cv::cvtColor(grey, picture, cv::COLOR_GRAY2BGR);
    return picture;
}

cv::Mat changeOf(const cv::Mat& a, const cv::Mat& b)
{
    cv::Mat change, channels[3];
    cv::absdiff(a, b, change);
    cv::split(change, channels);
    return cv::max(channels[0], cv::max(channels[1], channels[2]));
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0.0;
}

} // namespace

class TestSyntheticDefects : public QObject
{
    Q_OBJECT

private slots:
    void names();
    void maskIsWhatChanged_data();
    void maskIsWhatChanged();
    void sizesAndContrastsSpread();
    void inputsAreNotTouched();
    void deterministic();
    void staysOnTheProduct();
    void greyStaysGrey();
    void texturesHaveNoBackground();
    void productOnPlainBackground();
    void impossiblePicturesStillGetADefect_data();
    void impossiblePicturesStillGetADefect();
    void scratchIsThin();
    void blobHasItsArea();
};

void TestSyntheticDefects::names()
{
    std::set<std::string> names;
    for (int kind = 0; kind < kSyntheticDefectKinds; ++kind)
        names.insert(syntheticDefectName(SyntheticDefect(kind)));
    QCOMPARE(names, (std::set<std::string>{"patch", "noise", "scratch", "missing"}));
}

void TestSyntheticDefects::maskIsWhatChanged_data()
{
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("texture");
    QTest::newRow("part 128") << 128 << false;
    QTest::newRow("texture 128") << 128 << true;
    QTest::newRow("part 64") << 64 << false;
    QTest::newRow("texture 224") << 224 << true;
}

void TestSyntheticDefects::maskIsWhatChanged()
{
    QFETCH(int, side);
    QFETCH(bool, texture);
    const cv::Mat good = texture ? drawTexture(side, 1) : drawPart(side, 1);
    const cv::Mat other = texture ? drawTexture(side, 2) : drawPart(side, 2);
    for (int i = 0; i < 40; ++i) {
        Random random{std::uint64_t(i)};
        const auto kind = SyntheticDefect(i % kSyntheticDefectKinds);
        const SyntheticSample sample = drawSyntheticDefect(good, other, kind, random);
        QCOMPARE(sample.image.type(), CV_8UC3);
        QCOMPARE(sample.mask.type(), CV_8UC1);
        QVERIFY(sample.image.size() == good.size() && sample.mask.size() == good.size());
        const int defect = cv::countNonZero(sample.mask);
        QCOMPARE(cv::countNonZero(sample.mask == 255), defect);
        QVERIFY(defect > 0);
        QVERIFY(defect < int(good.total()) / 6);
        const cv::Mat change = changeOf(good, sample.image);
        QVERIFY(same(sample.mask, change > 3));
        QVERIFY(cv::mean(change, sample.mask)[0] > 5.0);
    }
}

void TestSyntheticDefects::sizesAndContrastsSpread()
{
    const cv::Mat good = drawPart(128, 3), other = drawPart(128, 4);
    for (int kind = 0; kind < kSyntheticDefectKinds; ++kind) {
        int small = 0, large = 0, subtle = 0, strong = 0;
        for (int i = 0; i < 100; ++i) {
            Random random(streamSeed(7, Purpose::SyntheticDefect, std::uint64_t(i)));
            const auto sample = drawSyntheticDefect(good, other, SyntheticDefect(kind), random);
            const double area = cv::countNonZero(sample.mask) / double(good.total());
            const double change = cv::mean(changeOf(good, sample.image), sample.mask)[0];
            small += area < 0.01;
            large += area > 0.01;
            subtle += change < 25.0;
            strong += change > 40.0;
        }
        QVERIFY2(small >= 10 && large >= 5, syntheticDefectName(SyntheticDefect(kind)).c_str());
        QVERIFY2(subtle >= 10 && strong >= 5, syntheticDefectName(SyntheticDefect(kind)).c_str());
    }
}

void TestSyntheticDefects::inputsAreNotTouched()
{
    const cv::Mat good = drawPart(96, 5), other = drawPart(96, 6);
    const cv::Mat goodBefore = good.clone(), otherBefore = other.clone();
    for (int i = 0; i < 10 * kSyntheticDefectKinds; ++i) {
        Random random{std::uint64_t(i)};
        const auto kind = SyntheticDefect(i % kSyntheticDefectKinds);
        const auto sample = drawSyntheticDefect(good, other, kind, random);
        QVERIFY(sample.image.data != good.data);
    }
    QVERIFY(same(good, goodBefore));
    QVERIFY(same(other, otherBefore));
}

void TestSyntheticDefects::deterministic()
{
    const cv::Mat good = drawPart(128, 5), other = drawPart(128, 6);
    for (int kind = 0; kind < kSyntheticDefectKinds; ++kind) {
        Random first(11), second(11), third(12);
        const auto a = drawSyntheticDefect(good, other, SyntheticDefect(kind), first);
        const auto b = drawSyntheticDefect(good, other, SyntheticDefect(kind), second);
        const auto c = drawSyntheticDefect(good, other, SyntheticDefect(kind), third);
        QVERIFY(same(a.image, b.image) && same(a.mask, b.mask));
        QVERIFY(!same(a.image, c.image));
    }
}

void TestSyntheticDefects::staysOnTheProduct()
{
    const cv::Mat good = drawPart(128, 5), other = drawPart(128, 6);
    cv::Mat part = cv::Mat::zeros(128, 128, CV_8UC1);
    cv::circle(part, cv::Point(64, 64), 38, cv::Scalar(255), -1);
    double on = 0.0, total = 0.0;
    for (int i = 0; i < 80; ++i) {
        Random random{std::uint64_t(i)};
        const auto sample =
            drawSyntheticDefect(good, other, SyntheticDefect(i % kSyntheticDefectKinds), random);
        cv::Mat hit;
        cv::bitwise_and(sample.mask, part, hit);
        QVERIFY(cv::countNonZero(hit) > 0);
        on += cv::countNonZero(hit);
        total += cv::countNonZero(sample.mask);
    }
    QVERIFY(on / total > 0.85); // the disc and a rim around it are 28 % of the picture
}

void TestSyntheticDefects::greyStaysGrey()
{
    const cv::Mat good = drawTexture(128, 5), other = drawTexture(128, 6);
    for (int i = 0; i < 40; ++i) {
        Random random{std::uint64_t(i)};
        const auto sample =
            drawSyntheticDefect(good, other, SyntheticDefect(i % kSyntheticDefectKinds), random);
        cv::Mat channels[3];
        cv::split(sample.image, channels);
        QVERIFY(same(channels[0], channels[1]) && same(channels[1], channels[2]));
    }
}

void TestSyntheticDefects::texturesHaveNoBackground()
{
    const ProductArea found = findProduct(drawTexture(128, 1));
    QVERIFY(!found.plainBackground);
    QVERIFY(cv::countNonZero(found.product) > 0.8 * 128 * 128);
    // A plain sheet has no product that stands out from it either.
    QVERIFY(!findProduct(cv::Mat(128, 128, CV_8UC3, cv::Scalar::all(90))).plainBackground);
}

void TestSyntheticDefects::productOnPlainBackground()
{
    const ProductArea found = findProduct(drawPart(128, 1));
    QVERIFY(found.plainBackground);
    const double disc = CV_PI * 32 * 32;
    QVERIFY(std::abs(found.area - disc) < 0.15 * disc);
    QCOMPARE(found.product.at<float>(64, 64), 1.0F);
    QCOMPARE(found.product.at<float>(5, 5), 0.0F);
    QVERIFY(found.edge.at<float>(64, 64) < 0.01F);
    double highest = 0.0;
    cv::minMaxLoc(found.edge, nullptr, &highest);
    QVERIFY(highest > 0.2);
}

void TestSyntheticDefects::impossiblePicturesStillGetADefect_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("side");
    QTest::newRow("black") << 0 << 128;
    QTest::newRow("white") << 255 << 128;
    QTest::newRow("grey") << 128 << 128;
    QTest::newRow("tiny") << 128 << 8;
}

void TestSyntheticDefects::impossiblePicturesStillGetADefect()
{
    QFETCH(int, level);
    QFETCH(int, side);
    const cv::Mat plain(side, side, CV_8UC3, cv::Scalar::all(level));
    for (int kind = 0; kind < kSyntheticDefectKinds; ++kind) {
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            Random random(seed);
            const auto sample = drawSyntheticDefect(plain, plain, SyntheticDefect(kind), random);
            const int defect = cv::countNonZero(sample.mask);
            QVERIFY(defect > 0 && defect < side * side);
            QVERIFY(same(sample.mask, changeOf(plain, sample.image) > 3));
        }
    }
}

void TestSyntheticDefects::scratchIsThin()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        const cv::Mat shape = drawScratch(cv::Size(128, 128), cv::Point(64, 64), random);
        cv::Mat solid, distance;
        cv::Mat(shape > 0.5).convertTo(solid, CV_8UC1);
        cv::distanceTransform(solid, distance, cv::DIST_L2, 3);
        double halfWidth = 0.0;
        cv::minMaxLoc(distance, nullptr, &halfWidth);
        QVERIFY(halfWidth <= 4.0); // crossings and branches are wider than a line
        QVERIFY(cv::countNonZero(shape > 0.0) > 8);
    }
}

void TestSyntheticDefects::blobHasItsArea()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        Random random(seed);
        const cv::Mat shape = drawBlob(cv::Size(128, 128), cv::Point(64, 64), 400.0, random);
        QVERIFY(std::abs(cv::sum(shape)[0] - 400.0) < 60.0);
        double low = 0.0, high = 0.0;
        cv::minMaxLoc(shape, &low, &high);
        QVERIFY(low >= 0.0 && high <= 1.0 + 1e-6);
    }
}

QTEST_APPLESS_MAIN(TestSyntheticDefects)
#include "test_synthetic_defects.moc"
