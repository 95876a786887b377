// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "core/learn/scorer.h"
#include "core/session/demo_project.h"
#include "core/store/project.h"
#include "support/no_warnings.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>
#include <set>

using namespace mixdesk;

namespace {

std::set<std::string> filesBelow(const fs::path& root)
{
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.is_regular_file())
            names.insert(relativePath(entry.path(), root));
    return names;
}

/// The counts of one kind of folder, of all classes together.
int countPictures(const Dataset& dataset, Subset subset, bool good)
{
    return int(std::count_if(dataset.images.begin(), dataset.images.end(), [&](const auto& image) {
        return image.subset == subset && image.good() == good;
    }));
}

struct Verdicts
{
    int images = 0, right = 0;
    double share() const { return double(right) / images; }
};

/// Judges parts that are in no demo plant.
void judgeFresh(Scorer& scorer, const DemoPlantOptions& options, const std::string& name,
                const std::string& type, int number, Verdicts& verdicts)
{
    const auto drawn = drawDemoPicture(name, type, number, options.seed, options.side);
    const auto scored = scorer.score({scorer.prepare(drawn.image)});
    QVERIFY(scored);
    ++verdicts.images;
    verdicts.right += scored->front().rejected == (type != "good");
}

} // namespace

class TestDemoProject : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    DemoModel m_shipped;
    DemoModel m_small; ///< with a plant that is drawn in a moment

    /// A folder with the first pictures of the small plant, as a crash right after them leaves it.
    fs::path drawnFolder(const char* name) const
    {
        const fs::path root = folder(name);
        fs::create_directories(root);
        fs::copy(folder("sample"), root / "plant", fs::copy_options::recursive);
        return root;
    }
    fs::path folder(const char* name) const
    {
        return fs::u8path(m_dir.path().toStdString()) / fs::u8path(name);
    }

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }
    void shippedFilesFitAndNameNoMachine();
    void folderAndProgramHoldTheSameModel();
    void firstLookIsAWholeProject();
    void modelScoresFreshParts();
    void secondCallKeepsWhatTheUserDid();
    void secondStageDrawsTheRest();
    void interruptedFirstStageIsCompleted();
    void otherPicturesAreReported();
    void roundingIsForgiven();
    void foreignFolderIsLeftAlone();
    void incompleteModelFolderIsRefused();
    void dataFileIsChecked();
    void liveTrainingTakesTwoMinutes();
};

void TestDemoProject::initTestCase()
{
    support::watchWarnings();
    auto shipped = shippedDemoModel();
    QVERIFY2(shipped, shipped ? "" : shipped.error().message.c_str());
    m_shipped = std::move(*shipped);

    m_small = m_shipped;
    m_small.data.options.side = 64;
    m_small.data.options.trainGood = 3;
    m_small.data.options.testGood = 4;
    m_small.data.options.testPerDefect = 2;
    const fs::path sample = folder("sample");
    QVERIFY(startDemoPlant(sample, m_small.data.options));
    auto print = demoFingerprint(sample, m_small.data.options);
    QVERIFY(print);
    m_small.data.pictures = std::move(*print);
}

void TestDemoProject::shippedFilesFitAndNameNoMachine()
{
    std::size_t total = 0;
    for (const auto& [name, bytes] : m_shipped.files) {
        total += bytes.size();
        if (name.find(".safetensors") != std::string::npos)
            continue;
        for (const char* place : {"/tmp", "/home", "/root", "/work"})
            QVERIFY2(bytes.find(place) == std::string::npos, name.c_str());
    }
    QVERIFY2(total > 100'000 && total < 4'000'000, std::to_string(total).c_str());
    QCOMPARE(m_shipped.files.back().first, std::string("run.yaml"));
    QVERIFY(m_shipped.files.back().second.find("dataset: demo plant\n") != std::string::npos);
}

void TestDemoProject::folderAndProgramHoldTheSameModel()
{
    const QString source = QFINDTESTDATA("../../models/demo/README.md");
    if (source.isEmpty())
        QSKIP("The sources are not here.");
    const fs::path models = fs::u8path(source.toStdString()).parent_path();
    const auto model = readDemoModel(models);
    QVERIFY2(model, model ? "" : model.error().message.c_str());
    QVERIFY(model->files == m_shipped.files);
    QCOMPARE(model->data.pictures.pixelHash, m_shipped.data.pictures.pixelHash);
    std::uintmax_t total = 0;
    for (const auto& entry : fs::directory_iterator(models))
        total += entry.file_size();
    QVERIFY2(total < 4'000'000, std::to_string(total).c_str());
}

void TestDemoProject::firstLookIsAWholeProject()
{
    std::vector<Progress> seen;
    const auto demo = prepareDemoProject(folder("first"), m_shipped,
                                         [&seen](const Progress& p) { seen.push_back(p); });
    QVERIFY2(demo, demo ? "" : demo.error().message.c_str());
    QVERIFY(!seen.empty());
    QVERIFY(!demo->complete);
    // Here and on every processor: the pictures that the model was trained on.
    QVERIFY2(demo->modelFits, demo->message.c_str());
    QVERIFY(demo->message.empty());

    const auto project = Project::open(folder("first"));
    QVERIFY(project);
    QCOMPARE(project->settings().activeRun, std::string(kDemoRun));
    QVERIFY(fs::equivalent(project->datasetFolder(), demo->dataset));

    const auto run = readRun(RunPaths(project->activeRunFolder()));
    QVERIFY2(run, run ? "" : run.error().message.c_str());
    QCOMPARE(run->classes, demoClasses());
    const auto rows =
        readValidation(RunPaths(project->activeRunFolder()), int(run->classes.size()));
    QVERIFY(rows && rows->size() > 100);

    const auto dataset = scanDataset(demo->dataset);
    QVERIFY(dataset);
    QCOMPARE(dataset->classes, run->classes);
    QCOMPARE(countPictures(*dataset, Subset::Train, true), 8 * 2);
    QCOMPARE(countPictures(*dataset, Subset::Test, true), 8 * 3);
    QCOMPARE(countPictures(*dataset, Subset::Test, false), 40);
}

void TestDemoProject::modelScoresFreshParts()
{
    const fs::path run = folder("first") / "runs" / kDemoRun;
    const auto opened = Scorer::open(run, DeviceChoice::Cpu, 1);
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    Verdicts good, defective;
    const DemoPlantOptions& plant = m_shipped.data.options;
    for (const std::string& name : demoClasses()) {
        const auto defects = demoDefects(name);
        for (int i = 0; i < 3; ++i) {
            judgeFresh(**opened, plant, name, "good", kDemoTestNumbers + 500 + i, good);
            judgeFresh(**opened, plant, name, defects[std::size_t(i)], 500 + i, defective);
        }
    }
    const double balanced = (good.share() + defective.share()) / 2.0;
    QVERIFY2(balanced > 0.8, std::to_string(balanced).c_str());
}

void TestDemoProject::secondCallKeepsWhatTheUserDid()
{
    const fs::path root = drawnFolder("again"), run = root / "runs" / kDemoRun;
    QVERIFY(prepareDemoProject(root, m_small));
    auto project = Project::open(root);
    QVERIFY(project);
    ProjectSettings settings = project->settings();
    settings.name = "Mine";
    settings.activeRun = "my run";
    QVERIFY(project->save(settings));
    QVERIFY(writeFileAtomic(root / "runs" / "my run" / "config.yaml", "mine"));
    QVERIFY(writeFileAtomic(run / "thresholds.yaml", "changed"));
    const auto files = filesBelow(root);
    const fs::path picture = root / "plant/gear/train/good/000.png";
    const auto drawnAt = fs::last_write_time(picture);

    int reports = 0;
    const auto again = prepareDemoProject(root, m_small, [&](const Progress&) { ++reports; });
    QVERIFY(again);
    QCOMPARE(reports, 0);
    QVERIFY(again->modelFits);
    QCOMPARE(filesBelow(root), files);
    QVERIFY(fs::last_write_time(picture) == drawnAt);
    QCOMPARE(readFile(run / "thresholds.yaml").value(), std::string("changed"));
    project = Project::open(root);
    QVERIFY(project);
    QCOMPARE(project->settings().name, std::string("Mine"));
    QCOMPARE(project->settings().activeRun, std::string("my run"));
}

void TestDemoProject::secondStageDrawsTheRest()
{
    const fs::path root = drawnFolder("whole");
    const auto demo = prepareDemoProject(root, m_small);
    QVERIFY(demo && !demo->complete);
    std::vector<Progress> seen;
    QVERIFY(completeDemoProject(*demo, [&seen](const Progress& p) { seen.push_back(p); }));
    QCOMPARE(seen.back().done, std::int64_t(8 * (3 + 4) + 40 * 2));
    const auto dataset = scanDataset(demo->dataset);
    QVERIFY(dataset);
    QCOMPARE(countPictures(*dataset, Subset::Train, true), 8 * 3);
    QCOMPARE(countPictures(*dataset, Subset::Test, true), 8 * 4);
    QCOMPARE(countPictures(*dataset, Subset::Test, false), 40 * 2);
    const auto again = prepareDemoProject(root, m_small);
    QVERIFY(again && again->complete);
    QVERIFY(completeDemoProject(*again));
}

void TestDemoProject::interruptedFirstStageIsCompleted()
{
    const fs::path root = folder("stopped"), run = root / "runs" / kDemoRun;
    StopSource source;
    const auto stopped = prepareDemoProject(
        root, m_small, [&source](const Progress&) { source.requestStop(); }, source.token());
    QVERIFY(!stopped && stopped.error().cancelled());
    // As a crash while copying the model would leave it.
    QVERIFY(writeFileAtomic(run / "model.safetensors", "half"));
    QVERIFY(writeFileAtomic(root / "plant/gear/test/good/000.png.a1B2c3", "half a picture"));

    const auto demo = prepareDemoProject(root, m_small);
    QVERIFY2(demo, demo ? "" : demo.error().message.c_str());
    QVERIFY(readRun(RunPaths(run)));
    QCOMPARE(filesBelow(demo->dataset), filesBelow(folder("sample")));
    QCOMPARE(Project::open(root).value().settings().activeRun, std::string(kDemoRun));
}

void TestDemoProject::otherPicturesAreReported()
{
    DemoModel other = m_small;
    auto& means = other.data.pictures.means;
    std::swap(means.at("gear/train/good/000.png"), means.at("screw/train/good/000.png"));
    other.data.pictures.pixelHash = std::string(64, '0');
    const fs::path root = drawnFolder("other");
    const auto demo = prepareDemoProject(root, other);
    QVERIFY2(demo, demo ? "" : demo.error().message.c_str());
    QVERIFY(!demo->modelFits);
    QVERIFY(demo->message.find("Train a model") != std::string::npos);
    QVERIFY(Project::open(root));

    const fs::path broken = demo->dataset / "gear/train/good/000.png";
    QVERIFY(writeFileAtomic(broken, "no picture"));
    const auto damaged = prepareDemoProject(root, m_small);
    QVERIFY(damaged && !damaged->modelFits);
    QVERIFY(damaged->message.find("gear/train/good/000.png") != std::string::npos);
}

void TestDemoProject::roundingIsForgiven()
{
    const DemoFingerprint& shipped = m_shipped.data.pictures;
    DemoFingerprint rounded = shipped;
    QCOMPARE(compareFingerprints(rounded, shipped), DemoMatch::Same);
    rounded.pixelHash = std::string(64, '0');
    QCOMPARE(compareFingerprints(rounded, shipped), DemoMatch::Rounding);
    rounded.means.begin()->second[0] ^= 1; // 16 grey levels
    QCOMPARE(compareFingerprints(rounded, shipped), DemoMatch::Other);
    rounded = shipped;
    rounded.pixelHash.clear();
    rounded.means.erase(rounded.means.begin());
    QCOMPARE(compareFingerprints(rounded, shipped), DemoMatch::Other);
}

void TestDemoProject::foreignFolderIsLeftAlone()
{
    const fs::path root = folder("holiday");
    QVERIFY(writeFileAtomic(root / "beach.txt", "sand"));
    const auto demo = prepareDemoProject(root, m_small);
    QVERIFY(!demo);
    QCOMPARE(demo.error().code, ErrorCode::Unwritable);
    QVERIFY(demo.error().message.find("holiday") != std::string::npos);
    QCOMPARE(filesBelow(root), std::set<std::string>{"beach.txt"});
    QVERIFY(!prepareDemoProject(root / "beach.txt", m_small));
}

void TestDemoProject::incompleteModelFolderIsRefused()
{
    const fs::path models = folder("models");
    QVERIFY(writeFileAtomic(models / "data.yaml", demoDataToYaml(m_shipped.data)));
    const auto model = readDemoModel(models);
    QVERIFY(!model);
    QVERIFY(model.error().message.find("config.yaml") != std::string::npos);
}

void TestDemoProject::dataFileIsChecked()
{
    const std::string text = demoDataToYaml(m_shipped.data);
    const auto read = demoDataFromYaml(text, "data.yaml");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(demoDataToYaml(*read), text);
    QCOMPARE(compareFingerprints(read->pictures, m_shipped.data.pictures), DemoMatch::Same);
    for (const char* bad : {"", "version: 2", "side: 100000", ": ["}) {
        const auto refused = demoDataFromYaml(bad, "data.yaml");
        QVERIFY2(!refused, bad);
        QVERIFY(!refused.error().message.empty());
    }
}

void TestDemoProject::liveTrainingTakesTwoMinutes()
{
    const TrainConfig config = liveDemoConfig(300.0);
    QVERIFY(validateConfig(config));
    QVERIFY(config.epochs > 30 && config.epochs < 53); // 300 images/s are 53 bare epochs
    QVERIFY(liveDemoConfig(200.0).epochs < config.epochs);
    for (const double slow : {0.0, -1.0, 10.0, std::numeric_limits<double>::quiet_NaN()})
        QCOMPARE(liveDemoConfig(slow).epochs, 5);
    QCOMPARE(liveDemoConfig(1e9).epochs, 100);
    QCOMPARE(liveDemoConfig(std::numeric_limits<double>::infinity()).epochs, 100);

    const auto run = readRun(RunPaths(folder("first") / "runs" / kDemoRun));
    QVERIFY(run);
    QCOMPARE(run->config.preset, config.preset);
    QCOMPARE(run->config.width, config.width);
    QCOMPARE(run->config.latent, config.latent);
    QCOMPARE(run->config.inputSize, config.inputSize);
}

QTEST_GUILESS_MAIN(TestDemoProject)
#include "test_demo_project.moc"
