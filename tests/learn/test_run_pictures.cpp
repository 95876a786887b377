// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings that leave pictures out or add some, and how the run tells so.
#include "core/learn/evaluation.h"
#include "support/tiny_run.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

bool names(const std::vector<EvaluatedImage>& images, const std::string& path)
{
    return std::any_of(images.begin(), images.end(),
                       [&](const EvaluatedImage& image) { return image.path == path; });
}

} // namespace

class TestRunPictures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_root = fs::u8path(m_folder.path().toStdString());
        m_dataset = writeTinyPlant(m_root / "plant");
        for (const int i : m_dataset.select(Subset::Train))
            m_trainPictures.push_back(m_dataset.images[std::size_t(i)].relative);
        for (const int i : m_dataset.select(Subset::Test))
            if (m_dataset.images[std::size_t(i)].good())
                m_testGood.push_back(m_dataset.images[std::size_t(i)].relative);
        m_choice = {{m_trainPictures[1], m_trainPictures[5], m_trainPictures.back()},
                    {m_testGood.front()}};
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        RecordingObserver observer;
        const auto summary =
            trainWith(observer, {config, m_dataset, m_root / "run", false, {}, m_choice});
        QVERIFY2(summary, summary ? "" : summary.error().message.c_str());
        QVERIFY(observer.said("left out: 3"));
    }

    void theRunTellsWhichPictures()
    {
        const auto model = readRun(RunPaths(m_root / "run"));
        QVERIFY2(model, model ? "" : model.error().message.c_str());
        std::sort(m_choice.leftOut.begin(), m_choice.leftOut.end());
        QVERIFY(model->pictures.leftOut == m_choice.leftOut);
        QVERIFY(model->pictures.added == m_choice.added);
        const auto rows = readValidation(RunPaths(m_root / "run"), 2);
        QVERIFY(rows);
        for (const ValidationRow& row : *rows)
            for (const std::string& name : m_choice.leftOut)
                QVERIFY(row.image != name);
    }

    /// The data that is hashed is the data that was trained: the same as if the files were gone.
    void theSameAsWithoutTheFiles()
    {
        Dataset smaller = m_dataset;
        smaller.images.clear();
        for (const ImageRecord& image : m_dataset.images)
            if (image.relative != m_trainPictures[2])
                smaller.images.push_back(image);
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        trainTiny(smaller, m_root / "smaller", config);
        RecordingObserver observer;
        QVERIFY(trainWith(
            observer,
            {config, m_dataset, m_root / "left-out", false, {}, {{m_trainPictures[2]}, {}}}));
        QCOMPARE(weightsHash(m_root / "left-out"), weightsHash(m_root / "smaller"));
        QCOMPARE(readRun(RunPaths(m_root / "left-out"))->datasetHash,
                 readRun(RunPaths(m_root / "smaller"))->datasetHash);
        QVERIFY(!fs::exists(RunPaths(m_root / "smaller").leftOut()));
    }

    void evaluateLeavesOutWhatWasTrained()
    {
        auto scorer = Scorer::open(m_root / "run", DeviceChoice::Cpu, 1);
        QVERIFY(scorer);
        const auto e = evaluate(**scorer, m_dataset, {}, {});
        QVERIFY(e);
        QCOMPARE(e->images.size(), m_dataset.select(Subset::Test).size() - 1);
        QVERIFY(!names(e->images, m_testGood.front()));
        QVERIFY(names(e->images, m_testGood.back()));
        const auto& said = e->messages;
        QVERIFY(std::any_of(said.begin(), said.end(), [](const std::string& message) {
            return message.find("trained on") != std::string::npos;
        }));
    }

    void aChangedListIsNoticed()
    {
        const RunPaths paths(m_root / "left-out");
        QVERIFY(writePictureList(paths.leftOut(), {"other/train/good/000.png"}));
        const auto model = readRun(paths);
        QVERIFY(!model);
        QVERIFY2(model.error().message.find("left_out.txt") != std::string::npos,
                 model.error().message.c_str());
    }

    void aResumeGoesByTheRecordedPictures()
    {
        const fs::path run = m_root / "resumed";
        TrainConfig config = tinyConfig();
        config.epochs = 1;
        RecordingObserver first, second;
        first.stopAfterSteps = 2;
        const auto stopped = trainWith(first, {config, m_dataset, run, false, {}, m_choice});
        QVERIFY(!stopped && stopped.error().cancelled());
        const auto resumed = trainWith(second, {config, m_dataset, run, true});
        QVERIFY2(resumed, resumed ? "" : resumed.error().message.c_str());
        QCOMPARE(weightsHash(run), weightsHash(m_root / "run"));
        QVERIFY(resumed->model.pictures.added == m_choice.added);
    }

    void aWrongNameLeavesTheFolderFree()
    {
        const fs::path run = m_root / "wrong";
        RecordingObserver observer;
        const auto refused = trainWith(
            observer, {tinyConfig(), m_dataset, run, false, {}, {{"no/train/good/1.png"}, {}}});
        QVERIFY(!refused);
        QVERIFY(refused.error().message.find("no/train/good/1.png") != std::string::npos);
        QVERIFY(!fs::exists(RunPaths(run).config()));
    }

private:
    QTemporaryDir m_folder;
    fs::path m_root;
    Dataset m_dataset;
    std::vector<std::string> m_trainPictures, m_testGood;
    PictureChoice m_choice;
};

QTEST_APPLESS_MAIN(TestRunPictures)
#include "test_run_pictures.moc"
