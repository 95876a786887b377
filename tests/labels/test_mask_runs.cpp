// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/mask_outline.h"
#include "core/labels/mask_runs.h"
#include "core/labels/mask_shapes.h"

#include "core/base/random.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace mixdesk;

namespace {

using Runs = std::vector<std::uint32_t>;

cv::Mat fromRows(const std::vector<std::string>& rows)
{
    cv::Mat mask = cv::Mat::zeros(int(rows.size()), int(rows.front().size()), CV_8UC1);
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            mask.at<std::uint8_t>(y, x) = rows[std::size_t(y)][std::size_t(x)] == '#' ? 255 : 0;
    return mask;
}

bool same(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

cv::Mat randomMask(Random& random)
{
    cv::Mat mask = cv::Mat::zeros(random.integer(1, 60), random.integer(1, 60), CV_8UC1);
    if (random.chance(0.3)) {
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x)
                mask.at<std::uint8_t>(y, x) = random.chance(0.5) ? 255 : 0;
        return mask;
    }
    for (int i = 0; i < 6; ++i)
        cv::circle(mask, {random.integer(0, 60), random.integer(0, 60)}, random.integer(0, 15),
                   cv::Scalar(random.chance(0.3) ? 0 : 255), cv::FILLED);
    return mask;
}

} // namespace

class TestMaskRuns : public QObject
{
    Q_OBJECT

private slots:
    void runsGoDownTheColumns();
    void runsThatDoNotFit();
    void textForm();
    void brokenTexts();
    void outlineByHand();
    void cornersThatTouchAreTwoRegions();
    void holesAreSeen();
    void boxAroundMarks();
    void randomMasksComeBack();
};

void TestMaskRuns::runsGoDownTheColumns()
{
    QCOMPARE(runsOfMask(fromRows({"......", ".##...", ".##...", "......"})),
             (Runs{5, 2, 2, 2, 13}));
    QCOMPARE(runsOfMask(fromRows({"#.", "#."})), (Runs{0, 2, 2}));
    QCOMPARE(runsOfMask(fromRows({".."})), (Runs{2}));
    QCOMPARE(runsOfMask(fromRows({"##"})), (Runs{0, 2}));
    cv::Mat mask = cv::Mat::zeros(4, 6, CV_8UC1);
    QVERIFY(addRuns({3, 10, 2, 1, 8}, mask));
    QVERIFY(same(mask, fromRows({".##.#.", ".##...", ".##...", "####.."})) == false);
    QVERIFY(same(mask, fromRows({".###..", ".##...", ".##...", "####.."})));
}

void TestMaskRuns::runsThatDoNotFit()
{
    cv::Mat mask = cv::Mat::zeros(4, 6, CV_8UC1);
    for (const Runs& runs : {Runs{}, Runs{23}, Runs{0, 25}, Runs{4000000000U, 294967320U}})
        QVERIFY(!addRuns(runs, mask));
    QCOMPARE(cv::countNonZero(mask), 0);
    QVERIFY(addRuns({0, 0, 0, 24, 0, 0}, mask));
    QCOMPARE(cv::countNonZero(mask), 24);
}

void TestMaskRuns::textForm()
{
    // Worked out by hand from the description: 16 needs a second character, or it would be -16.
    QCOMPARE(*runsOfText("5220;", 24), (Runs{5, 2, 2, 2, 13}));
    QCOMPARE(*runsOfText("3:2G6", 24), (Runs{3, 10, 2, 1, 8}));
    QCOMPARE(*runsOfText("`08", 24), (Runs{16, 8}));
    QCOMPARE(*runsOfText("", 24), Runs{});
}

void TestMaskRuns::brokenTexts()
{
    for (const char* text : {"5 2", "5\x7f", "\xC3\xA4", "`", "ooooooooooooooooooooooo", "G", "99",
                             "oooooo0", "````````````0"})
        QVERIFY2(!runsOfText(text, 10), text);
    QVERIFY(!runsOfText(std::string("5\0", 2), 24));
}

void TestMaskRuns::outlineByHand()
{
    const MaskRegions found = regionsOfMask(fromRows({"....", ".#..", ".##.", "...."}));
    QCOMPARE(found.regions.size(), std::size_t(1));
    const MaskRegion& region = found.regions[0];
    QVERIFY(
        (region.outline == std::vector<cv::Point>{{2, 1}, {2, 2}, {3, 2}, {3, 3}, {1, 3}, {1, 1}}));
    QVERIFY(region.box == cv::Rect(1, 1, 2, 2) && region.area == 3 && !region.holes);
}

void TestMaskRuns::cornersThatTouchAreTwoRegions()
{
    const MaskRegions found = regionsOfMask(fromRows({"#.", ".#"}));
    QCOMPARE(found.regions.size(), std::size_t(2));
    for (const MaskRegion& region : found.regions)
        QVERIFY(region.outline.size() == 4 && region.area == 1 && !region.holes);
}

void TestMaskRuns::holesAreSeen()
{
    const MaskRegions ring = regionsOfMask(fromRows({"###", "#.#", "###"}));
    QVERIFY(ring.regions.size() == 1 && ring.regions[0].holes && ring.regions[0].area == 8);
    // The hole opens at a corner only: it is one all the same.
    const MaskRegions corner = regionsOfMask(fromRows({"##.", "#.#", "###"}));
    QCOMPARE(corner.regions.size(), std::size_t(1));
    const MaskRegions nested =
        regionsOfMask(fromRows({"#####", "#...#", "#.#.#", "#...#", "#####"}));
    QCOMPARE(nested.regions.size(), std::size_t(2));
    QVERIFY(nested.regions[0].holes && !nested.regions[1].holes);
}

/// OpenCV 4.6's own loses the second column of this one.
void TestMaskRuns::boxAroundMarks()
{
    QVERIFY(markedBox(cv::Mat::zeros(5, 5, CV_8UC1)).empty() && markedBox(cv::Mat()).empty());
    cv::Mat mask = cv::Mat::zeros(10, 10, CV_8UC1);
    for (const cv::Point at : {cv::Point(0, 7), {1, 7}, {0, 8}})
        mask.at<std::uint8_t>(at) = 255;
    QVERIFY(markedBox(mask) == cv::Rect(0, 7, 2, 2));
    mask.at<std::uint8_t>(9, 9) = 1;
    QVERIFY(markedBox(mask) == cv::Rect(0, 7, 10, 3));
}

void TestMaskRuns::randomMasksComeBack()
{
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        const cv::Mat mask = randomMask(random);
        cv::Mat fromRuns = cv::Mat::zeros(mask.size(), CV_8UC1);
        QVERIFY(addRuns(runsOfMask(mask), fromRuns) && same(fromRuns, mask));

        const MaskRegions found = regionsOfMask(mask);
        cv::Mat drawn = cv::Mat::zeros(mask.size(), CV_8UC1);
        for (const MaskRegion& region : found.regions) {
            const cv::Mat own = found.labels == region.label;
            QVERIFY(markedBox(own) == region.box);
            QCOMPARE(std::int64_t(cv::countNonZero(own)), region.area);
            if (region.holes) {
                drawn |= own;
                continue;
            }
            cv::Mat filled = cv::Mat::zeros(mask.size(), CV_8UC1);
            visitPolygon({region.outline.begin(), region.outline.end()}, mask.size(),
                         [&filled](const MaskSpan& span) {
                             filled.row(span.y).colRange(span.x0, span.x1) = 255;
                         });
            QVERIFY2(same(filled, own), "a region's outline does not draw the region");
            drawn |= filled;
        }
        QVERIFY(same(drawn, mask));
    }
}

QTEST_APPLESS_MAIN(TestMaskRuns)
#include "test_mask_runs.moc"
