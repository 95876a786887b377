// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/view/preview_strip.h"

#include <QScrollBar>
#include <QTest>

using namespace mixdesk;

namespace {

std::vector<Preview> previews(int count)
{
    std::vector<Preview> result;
    for (int i = 0; i < count; ++i)
        result.push_back(
            {QStringLiteral("class %1").arg(i), i, cv::Mat(64, 64, CV_8UC3, cv::Scalar(10, 20, 30)),
             cv::Mat(64, 64, CV_8UC3, cv::Scalar(210, 220, 230)),
             cv::Mat(64, 64, CV_32FC1, cv::Scalar(0.5)), 0.2, QStringLiteral("not OK")});
    return result;
}

} // namespace

class TestPreviewStrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void paintsEachPicture();
    void allAreReachableAtAnyWidth_data();
    void allAreReachableAtAnyWidth();
    void emptyMatricesAreLeftBlank();
};

void TestPreviewStrip::initTestCase()
{
    support::watchWarnings();
    applyTheme(ThemeChoice::Light);
}

void TestPreviewStrip::paintsEachPicture()
{
    PreviewStrip strip;
    strip.resize(800, 200);
    strip.setPreviews(previews(3));
    strip.show();
    const QImage image = strip.grab().toImage();
    const cv::Vec3b hot = heatColour(0.5, 0.2, 0.4).bgr;
    for (int i = 0; i < 3; ++i) {
        const auto middle = [&](int part) {
            return image.pixel(strip.pictureRect(i, part).center());
        };
        QCOMPARE(middle(0), qRgb(30, 20, 10));
        QCOMPARE(middle(1), qRgb(230, 220, 210));
        QCOMPARE(middle(2), qRgb(hot[2], hot[1], hot[0]));
    }
    QVERIFY(strip.accessibleDescription().contains(QStringLiteral("class 2: not OK")));
}

void TestPreviewStrip::allAreReachableAtAnyWidth_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size :
         {QSize(2000, 150), QSize(700, 150), QSize(220, 100), QSize(400, 800), QSize(1, 1)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TestPreviewStrip::allAreReachableAtAnyWidth()
{
    QFETCH(QSize, size);
    PreviewStrip strip;
    strip.setMinimumSize(1, 1);
    strip.resize(size);
    strip.setPreviews(previews(15));
    strip.show();
    QVERIFY(!strip.grab().isNull());
    if (size.width() < 200)
        return;
    const int hidden = strip.verticalScrollBar()->maximum();
    int rightmost = 0;
    for (int i = 0; i < strip.count(); ++i) {
        for (int part = 0; part < 3; ++part) {
            const QRect rect = strip.pictureRect(i, part);
            QVERIFY(rect.width() >= 40 && rect.left() >= 0);
            QVERIFY2(rect.bottom() < strip.viewport()->height() + hidden, "scrolls to the last");
            rightmost = std::max(rightmost, rect.right());
            for (int other = 0; other < i; ++other)
                QVERIFY(!rect.intersects(strip.pictureRect(other, part)));
        }
    }
    QVERIFY(rightmost < strip.viewport()->width());
}

void TestPreviewStrip::emptyMatricesAreLeftBlank()
{
    PreviewStrip strip;
    strip.resize(800, 200);
    strip.show();
    QVERIFY(!strip.grab().isNull());
    auto some = previews(4);
    some[0].input = cv::Mat();
    some[1].reconstruction = cv::Mat();
    some[2].difference = cv::Mat();
    some[3].difference = cv::Mat(64, 64, CV_8UC1, cv::Scalar(1));
    strip.setPreviews(some);
    const QImage image = strip.grab().toImage();
    QCOMPARE(image.pixel(strip.pictureRect(0, 0).center()), theme().hover.rgb());
    QCOMPARE(image.pixel(strip.pictureRect(1, 1).center()), theme().hover.rgb());
    QCOMPARE(image.pixel(strip.pictureRect(2, 2).center()), theme().hover.rgb());
    QCOMPARE(image.pixel(strip.pictureRect(1, 0).center()), qRgb(30, 20, 10));
    strip.setPreviews({});
    QCOMPARE(strip.count(), 0);
    QVERIFY(!strip.grab().isNull());
}

QTEST_MAIN(TestPreviewStrip)
#include "test_preview_strip.moc"
