// SPDX-License-Identifier: GPL-3.0-or-later
// How long the Inspect page makes the hand wait: next, previous and jumps over pictures of five
// megapixels, and a gallery of 100,000 files. Give it a quiet machine.
#include "core/session/workspace.h"
#include "core/store/database.h"
#include "support/pictures.h"
#include "support/tiny_run.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/part_preparer.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>

using namespace mixdesk;

namespace {

constexpr int kWait = 600'000;
constexpr int kLarge = 24, kJumps = 12;
constexpr int kSmall = 100'000;
constexpr double kMostMs = 100.0;

cv::Mat photograph(int number)
{
    cv::Mat picture;
    cv::resize(support::drawPart(number, 243), picture, {2592, 1944}, 0, 0, cv::INTER_CUBIC);
    cv::Mat grain(picture.size(), CV_8UC3);
    cv::RNG(std::uint64_t(number)).fill(grain, cv::RNG::NORMAL, 6.0, 3.0);
    return picture + grain;
}

double share(std::vector<double> values, double fraction)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(fraction * double(values.size() - 1) + 0.5)];
}

void report(const char* what, const std::vector<double>& values)
{
    qInfo("%-48s p50 %6.1f ms, p95 %6.1f ms, slowest %6.1f ms (%d)", what, share(values, 0.5),
          share(values, 0.95), share(values, 1.0), int(values.size()));
}

double memoryMiB()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (file.open(QIODevice::ReadOnly))
        for (const QByteArray& line : file.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).simplified().split(' ').first().toDouble() / 1024.0;
    return 0.0;
}

double since(const QElapsedTimer& clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

class BenchInspect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fiveMegapixels();
    void hundredThousandFiles();

private:
    void open(const fs::path& root, const fs::path& plant);
    double until(const std::function<void()>& go, const std::function<bool()>& done);

    QTemporaryDir m_folder;
    fs::path m_root;
    std::string m_class;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

void BenchInspect::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    m_root = m_folder.path().toStdString();
    const Dataset dataset = support::writeTinyPlant(m_root / "plant");
    support::trainTiny(dataset, m_root / "run");
    m_class = dataset.classes[0];
    for (const std::string& name : dataset.classes)
        fs::remove_all(m_root / "plant" / name / "test");
}

void BenchInspect::open(const fs::path& root, const fs::path& plant)
{
    m_page.reset();
    m_workspace.reset();
    ProjectSettings settings;
    settings.dataset = plant.string();
    settings.activeRun = "first";
    Project made = Project::create(root, settings).value();
    fs::create_directories(made.runsFolder());
    fs::copy(m_root / "run", made.runFolder("first"), fs::copy_options::recursive);
    m_workspace = Workspace::open(root).value();
    m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                           m_workspace->pictures(), m_workspace->dataset());
    m_page->resize(1216, 700);
    m_page->show();
}

/// From the key to the pixels.
double BenchInspect::until(const std::function<void()>& go, const std::function<bool()>& done)
{
    QImage frame(m_page->size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer clock;
    clock.start();
    go();
    while (!done() && clock.elapsed() < kWait)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    m_page->render(&frame);
    return since(clock);
}

void BenchInspect::fiveMegapixels()
{
    const fs::path test = m_root / "plant" / m_class / "test";
    for (int i = 0; i < kLarge; ++i)
        support::writePicture(test / "good" / (std::to_string(i) + (i % 2 ? ".jpg" : ".png")),
                              photograph(i));
    open(m_root / "large", m_root / "plant");
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->scoring().scoredCount(), kLarge, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs().running().isEmpty(), kWait);
    GalleryFilterSpec spec;
    spec.order = GalleryOrder::File;
    m_page->showEntries(spec);
    auto* preparer = m_page->findChild<PartPreparer*>();
    GalleryModel& gallery = m_page->gallery();
    const auto whole = [this] { return m_page->shownEntry() == m_page->currentEntry(); };
    const auto anything = [this] { return m_page->seenEntry() == m_page->currentEntry(); };
    std::vector<double> steps[2];
    for (const int by : {1, -1})
        for (int row = by > 0 ? 1 : kLarge - 2; row >= 0 && row < kLarge; row += by) {
            QTRY_VERIFY_WITH_TIMEOUT(preparer->ready(gallery.entryAt(row)), kWait);
            steps[by > 0].push_back(until([&] { m_page->step(by); }, whole));
        }
    std::vector<double> first, full;
    for (int i = 0; i < kJumps; ++i) {
        // Another look at the dataset drops all that was decoded, thumbnails excepted.
        QSignalSpy reset(&m_workspace->scoring(), &ScoringSession::entriesReset);
        m_workspace->dataset().rescan();
        QTRY_COMPARE_WITH_TIMEOUT(reset.count(), 1, kWait);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->scoring().scoredCount(), kLarge, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs().running().isEmpty(), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(whole(), kWait);
        const int now = gallery.rowOf(m_page->currentEntry());
        const int target = gallery.entryAt((now + kLarge / 2 + i % 3) % kLarge);
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().held(target), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(!gallery.thumbnail(target).isNull(), kWait);
        QElapsedTimer clock;
        clock.start();
        first.push_back(until([&] { m_page->showEntry(target); }, anything));
        until([] {}, whole);
        full.push_back(since(clock));
    }
    report("next, 5 megapixels, prefetched", steps[1]);
    report("previous", steps[0]);
    report("jump, thumbnail in memory: something in sight", first);
    report("jump, thumbnail in memory: the whole part", full);
    QVERIFY(share(steps[0], 0.95) < kMostMs && share(steps[1], 0.95) < kMostMs);
    QVERIFY(share(first, 0.95) < kMostMs);
}

void BenchInspect::hundredThousandFiles()
{
    m_page.reset();
    m_workspace.reset();
    fs::remove_all(m_root / "plant" / m_class / "test");
    std::vector<std::string> encoded;
    for (int i = 0; i < 64; ++i)
        encoded.push_back(support::encode(support::drawPart(i, 32), ".png"));
    for (int i = 0; i < kSmall; ++i)
        support::writeBytes(m_root / "plant" / m_class / "test" / (i % 3 ? "good" : "scratch") /
                                (std::to_string(i) + ".png"),
                            encoded[std::size_t(i) % encoded.size()]);
    const double before = memoryMiB();
    QElapsedTimer clock;
    clock.start();
    open(m_root / "small", m_root / "plant");
    QTRY_COMPARE_WITH_TIMEOUT(m_page->gallery().index().size(), kSmall, kWait);
    qInfo("100,000 files: listed after %.0f ms; %.0f MiB before, %.0f MiB now", since(clock),
          before, memoryMiB());
    auto* view = m_page->findChild<GalleryView*>();
    std::vector<double> frames, filters, words;
    const int end = view->verticalScrollBar()->maximum();
    QImage frame(view->size(), QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < 300; ++i) {
        clock.start();
        view->verticalScrollBar()->setValue(int(qint64(end) * i / 300));
        QCoreApplication::processEvents();
        view->render(&frame);
        frames.push_back(since(clock));
    }
    for (int i = 0; i < 20; ++i) {
        GalleryFilterSpec spec;
        spec.truth = i % 2 ? Truth::Good : Truth::Defective;
        clock.start();
        m_page->gallery().setSpec(spec);
        view->render(&frame);
        filters.push_back(since(clock));
        spec.text = QString::number(i % 7);
        clock.start();
        m_page->gallery().setSpec(spec);
        view->render(&frame);
        words.push_back(since(clock));
    }
    report("a frame while scrolling and scoring", frames);
    report("a filter", filters);
    report("a word searched for", words);
    std::vector<double> gaps; // of the event loop, while pictures are scored
    QElapsedTimer whole;
    whole.start();
    while (whole.elapsed() < 10'000) {
        clock.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        gaps.push_back(since(clock));
        QThread::usleep(500);
    }
    report("a turn of the event loop while scoring", gaps);
    qInfo("%d of 100,000 scored; %.0f MiB at the end", m_workspace->scoring().scoredCount(),
          memoryMiB());
    QVERIFY(share(frames, 0.95) < 16.0 && share(filters, 0.95) < kMostMs);
    QVERIFY(share(words, 0.95) < kMostMs && share(gaps, 0.999) < 50.0);
}

QTEST_MAIN(BenchInspect)
#include "bench_inspect.moc"
