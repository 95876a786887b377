// SPDX-License-Identifier: GPL-3.0-or-later
// Time and memory of training, scoring, evaluation and the window's gallery at 1,000, 5,000 and
// 20,000 pictures, each in a process of its own. Give it a quiet machine.
#include "core/learn/evaluation.h"
#include "core/session/workspace.h"
#include "support/many_pictures.h"
#include "support/tiny_run.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 600'000;
constexpr std::array<int, 3> kSizes = {1000, 5000, 20000};
constexpr std::array<const char*, 4> kStages = {"training", "scoring", "evaluation", "gallery"};
/// Of a picture's time at 1,000; at 20,000 it may also be less.
constexpr double kMostTime = 1.3;
/// What belongs to each picture: its name, its row of figures, and in the window the 2.2 KiB that
/// the health check holds while it runs.
constexpr double kMostKiBPerPicture = 6.0;

TrainConfig growthConfig()
{
    TrainConfig config = tinyConfig();
    config.epochs = 2;
    config.batch = config.microBatch = 32;
    config.syntheticPerImage = 1;
    config.threads = 1;  // threads that wait for each other measure the neighbours
    config.cacheMiB = 0; // every picture is decoded in each epoch, at every size
    return config;
}

/// Pictures handled, how long it took, and the highest resident memory meanwhile.
class Stage
{
public:
    Stage()
    {
        // Forgets the highest value so far.
        if (FILE* file = std::fopen("/proc/self/clear_refs", "w")) {
            std::fputs("5", file);
            std::fclose(file);
        }
        m_clock.start();
    }
    void end(std::size_t pictures) const
    {
        std::printf("%zu %.4f %.1f\n", pictures, double(m_clock.nsecsElapsed()) / 1e6,
                    memoryMiB("VmHWM:"));
    }

private:
    QElapsedTimer m_clock;
};

void scoreOneByOne(const fs::path& run, const Dataset& dataset)
{
    auto scorer = Scorer::open(run, DeviceChoice::Cpu, 1).value();
    const Stage stage;
    const auto test = dataset.select(Subset::Test);
    for (const int image : test) {
        const auto picture = readPicture(dataset.images[std::size_t(image)].path).value();
        if (!scorer->score({scorer->prepare(picture)}))
            std::abort();
    }
    stage.end(test.size());
}

void fillGallery(const fs::path& root, const Dataset& dataset)
{
    ProjectSettings settings;
    settings.dataset = dataset.root.string();
    settings.activeRun = "first";
    const auto project = Project::create(root / "project", settings).value();
    fs::create_directories(project.runsFolder());
    fs::copy(root / "run", project.runFolder("first"), fs::copy_options::recursive);
    const Stage stage;
    const auto workspace = Workspace::open(project.folder()).value();
    const auto test = dataset.select(Subset::Test).size();
    QElapsedTimer clock;
    clock.start();
    while (workspace->scoring().scoredCount() < int(test) && clock.elapsed() < kWait)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    stage.end(test);
}

int measure(const fs::path& root)
{
    const Dataset dataset = scanDataset(root / "many").value();
    {
        const Stage stage;
        trainTiny(dataset, root / "run", growthConfig());
        stage.end(dataset.select(Subset::Train).size());
    }
    scoreOneByOne(root / "run", dataset);
    {
        auto scorer = Scorer::open(root / "run", DeviceChoice::Cpu, 1).value();
        const Stage stage;
        const auto evaluation = evaluate(*scorer, dataset, {}, {}).value();
        stage.end(evaluation.images.size());
    }
    fillGallery(root, dataset);
    return 0;
}

struct Figures
{
    double pictures = 0.0, ms = 0.0, mib = 0.0;
    double msEach() const { return ms / pictures; }
};

} // namespace

class BenchGrowth : public QObject
{
    Q_OBJECT

private slots:
    void timeIsLinearAndMemoryFlat();

private:
    std::vector<Figures> figuresAt(int pictures);
};

std::vector<Figures> BenchGrowth::figuresAt(int pictures)
{
    const QTemporaryDir folder;
    const fs::path root = fs::u8path(folder.path().toStdString());
    ManyPictures plan;
    plan.trainGood = pictures * 2 / 10;
    plan.testGood = pictures * 2 / 10;
    plan.testDefective = pictures / 10;
    plan.side = 96;
    plan.masks = true;
    writeManyPictures(root / "many", plan);
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--measure"), folder.path()});
    child.waitForFinished(kWait);
    std::vector<Figures> figures;
    for (const QByteArray& line : child.readAllStandardOutput().split('\n')) {
        Figures found;
        if (std::sscanf(line.constData(), "%lf %lf %lf", &found.pictures, &found.ms, &found.mib) ==
            3)
            figures.push_back(found);
    }
    return figures;
}

void BenchGrowth::timeIsLinearAndMemoryFlat()
{
    std::vector<std::vector<Figures>> all;
    for (const int size : kSizes) {
        all.push_back(figuresAt(size));
        QCOMPARE(all.back().size(), kStages.size());
        for (std::size_t i = 0; i < kStages.size(); ++i)
            qInfo("%d pictures, %s of %.0f: %.3f ms each, %.0f MiB", size, kStages[i],
                  all.back()[i].pictures, all.back()[i].msEach(), all.back()[i].mib);
    }
    for (std::size_t i = 0; i < kStages.size(); ++i) {
        const Figures& few = all.front()[i];
        const Figures& many = all.back()[i];
        QVERIFY2(many.msEach() <= kMostTime * few.msEach(), kStages[i]);
        const double kib = (many.mib - few.mib) * 1024.0 / (kSizes.back() - kSizes.front());
        qInfo("%s: %.2f KiB more for each picture", kStages[i], kib);
        QVERIFY2(kib <= kMostKiBPerPicture, kStages[i]);
    }
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::string(argv[1]) == "--measure")
        return measure(argv[2]);
    BenchGrowth bench;
    return QTest::qExec(&bench, argc, argv);
}

#include "bench_growth.moc"
