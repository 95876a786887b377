// SPDX-License-Identifier: GPL-3.0-or-later
// The strip of pictures that shows how a network learns.
#include "core/imaging/structural_similarity.h"
#include "core/learn/training_preview.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

class PreviewObserver : public RecordingObserver
{
public:
    std::vector<std::vector<TrainPreview>> previews;
    std::vector<std::size_t> stepsBefore, epochsBefore;
    std::thread::id thread;

    void onPreviews(const std::vector<TrainPreview>& shown) override
    {
        previews.push_back(shown);
        stepsBefore.push_back(steps.size());
        epochsBefore.push_back(epochs.size());
        thread = std::this_thread::get_id();
    }
};

double distance(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

} // namespace

class TestPreviews : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        QVERIFY(trainWith(m_observer, {tinyConfig(), m_dataset, m_root / "run", false}));
    }

    void onceBeforeTheFirstStepAndAfterEveryEpoch()
    {
        QCOMPARE(m_observer.previews.size(), std::size_t(4));
        for (std::size_t e = 0; e < 4; ++e) {
            QCOMPARE(m_observer.stepsBefore[e], e * kTinyMicroBatches);
            QCOMPARE(m_observer.epochsBefore[e], e);
            QCOMPARE(m_observer.previews[e].size(), std::size_t(2));
            for (int c = 0; c < 2; ++c) {
                const TrainPreview& preview = m_observer.previews[e][std::size_t(c)];
                QCOMPARE(preview.classIndex, c);
                QCOMPARE(preview.epoch, int(e));
                QVERIFY(preview.type != "good");
            }
        }
        QVERIFY(m_observer.thread == std::this_thread::get_id());
    }

    void picturesFitTogether()
    {
        for (const auto& strip : m_observer.previews)
            for (const TrainPreview& preview : strip) {
                for (const cv::Mat& picture : {preview.input, preview.reconstruction}) {
                    QCOMPARE(picture.type(), CV_8UC3);
                    QCOMPARE(picture.size(), cv::Size(64, 64));
                }
                QCOMPARE(preview.difference.type(), CV_32FC1);
                QVERIFY(cv::checkRange(preview.difference, true, nullptr, 0.0, 1.0 + 1e-6));
                // Rounded to 8 bits on the way, so near and not equal.
                const cv::Mat again = (1.0 - ssimMap(toNetworkRange(preview.input),
                                                     toNetworkRange(preview.reconstruction))) /
                                      2.0;
                QVERIFY2(distance(again, preview.difference) < 0.1,
                         qPrintable(QString::number(distance(again, preview.difference))));
                QVERIFY(preview.score > 0.0);
            }
    }

    /// The same picture in every epoch and in every training; only the reconstruction changes.
    void theSamePictureEveryTime()
    {
        PreviewObserver again;
        QVERIFY(trainWith(again, {tinyConfig(), m_dataset, m_root / "again", false}));
        for (std::size_t e = 0; e < 4; ++e)
            for (std::size_t c = 0; c < 2; ++c) {
                const TrainPreview &first = m_observer.previews[0][c],
                                   &now = m_observer.previews[e][c];
                QCOMPARE(distance(now.input, first.input), 0.0);
                QCOMPARE(now.type, first.type);
                QCOMPARE(distance(again.previews[e][c].reconstruction, now.reconstruction), 0.0);
                QCOMPARE(again.previews[e][c].score, now.score);
            }
        QVERIFY(distance(m_observer.previews[3][0].reconstruction,
                         m_observer.previews[0][0].reconstruction) > 0.0);
    }

    void theVerdictIsByTheRunningThreshold()
    {
        for (const TrainPreview& preview : m_observer.previews[0])
            QVERIFY(!preview.rejected); // no threshold yet
        for (std::size_t e = 1; e < 4; ++e)
            for (const TrainPreview& preview : m_observer.previews[e]) {
                const auto& row = m_observer.epochs[e - 1].classes[std::size_t(preview.classIndex)];
                QCOMPARE(preview.rejected, preview.score > row.threshold);
            }
    }

    /// Looking changes nothing: the weights are those of a network that nobody looked at, and a
    /// resumed training begins with the state it goes on from.
    void aResumedTrainingShowsWhereItStands()
    {
        PreviewObserver first;
        first.stopAfterSteps = 6;
        const fs::path run = m_root / "resumed";
        QVERIFY(!trainWith(first, {tinyConfig(), m_dataset, run, false}));
        PreviewObserver second;
        QVERIFY(trainWith(second, {tinyConfig(), m_dataset, run, true}));
        QCOMPARE(second.previews.size(), std::size_t(3));
        QCOMPARE(second.previews[0][0].epoch, 1);
        QCOMPARE(weightsHash(run), weightsHash(m_root / "run"));
        QCOMPARE(second.previews.back()[0].score, m_observer.previews.back()[0].score);
    }

    void goodWhereThereIsNothingElse()
    {
        const auto split = splitTraining(m_dataset, {1, 0.15, 4}).value();
        const auto items = previewItems(m_dataset, split.heldOut, {});
        QCOMPARE(items.size(), std::size_t(2));
        for (const auto& item : items)
            QVERIFY(!item.defective());
        QVERIFY(previewItems(m_dataset, {}, {}).empty());
    }

    void testPicturesOnlyWhereTheyValidate()
    {
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        config.validation = ValidationSource::Test;
        PreviewObserver observer;
        QVERIFY(trainWith(observer, {config, m_dataset, m_root / "test", false}));
        for (const TrainPreview& preview : observer.previews[0]) {
            const auto isShown = [&](int image) {
                const auto& record = m_dataset.images[std::size_t(image)];
                return record.classIndex == preview.classIndex && record.type == preview.type &&
                       distance(
                           prepareInput(readPicture(record.path).value(), 64, ResizeMode::Stretch),
                           preview.input) == 0.0;
            };
            const auto test = m_dataset.select(Subset::Test);
            QVERIFY(preview.type != "good");
            QVERIFY(std::any_of(test.begin(), test.end(), isShown));
        }
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    PreviewObserver m_observer;
};

QTEST_GUILESS_MAIN(TestPreviews)
#include "test_previews.moc"
