// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "core/store/database.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/tiny_run.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/view/triple_view.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>

using namespace mixdesk;

namespace {

constexpr int kWait = 30'000;
constexpr int kPictures = 6; ///< half of them PNG, half JPEG

/// As a camera of five megapixels sees a part: grain in every pixel.
cv::Mat photograph(int number)
{
    cv::Mat picture;
    cv::resize(support::drawPart(number, 243), picture, {2592, 1944}, 0, 0, cv::INTER_CUBIC);
    cv::Mat grain(picture.size(), CV_8UC3);
    cv::RNG(std::uint64_t(number)).fill(grain, cv::RNG::NORMAL, 6.0, 3.0);
    return picture + grain;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

QString millisecondsOf(std::vector<double> values)
{
    return QStringLiteral("median %1 ms, slowest %2 ms")
        .arg(median(values), 0, 'f', 1)
        .arg(*std::max_element(values.begin(), values.end()), 0, 'f', 1);
}

} // namespace

class TestInspectSpeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }
    void fiveMegapixels();

private:
    void forgetAll();
    double showAndPaint(const std::function<void()>& go);

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<InspectPage> m_page;
};

void TestInspectSpeed::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    support::watchWarnings();
    const fs::path root = m_folder.path().toStdString();
    const Dataset dataset = support::writeTinyPlant(root / "plant");
    ProjectSettings settings;
    settings.dataset = (root / "plant").string();
    settings.activeRun = "first";
    Project made = Project::create(root / "project", settings).value();
    support::trainTiny(dataset, made.runFolder("first"));
    fs::remove_all(root / "plant" / dataset.classes[0] / "test");
    fs::remove_all(root / "plant" / dataset.classes[1] / "test");
    for (int i = 0; i < kPictures; ++i)
        support::writePicture(root / "plant" / dataset.classes[0] / "test" / "good" /
                                  (std::to_string(i) + (i % 2 ? ".jpg" : ".png")),
                              photograph(i));
    m_workspace = Workspace::open(root / "project").value();
    m_page = std::make_unique<InspectPage>(m_workspace->scoring(), m_workspace->desk(),
                                           m_workspace->pictures(), m_workspace->dataset());
    m_page->resize(1216, 700);
    m_page->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->scoring().scoredCount(), kPictures, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    GalleryFilterSpec spec;
    spec.order = GalleryOrder::File;
    m_page->showEntries(spec);
}

/// Another look at the dataset drops all that was decoded. Returns when everything is quiet again.
void TestInspectSpeed::forgetAll()
{
    DatasetSession& dataset = m_workspace->dataset();
    QSignalSpy reset(&m_workspace->scoring(), &ScoringSession::entriesReset);
    QSignalSpy checked(&dataset, &DatasetSession::healthChanged);
    dataset.rescan();
    QTRY_COMPARE_WITH_TIMEOUT(reset.count(), 1, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!checked.isEmpty() && !dataset.checkJob().running(), kWait);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->scoring().scoredCount(), kPictures, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->scoring().job().running(), kWait);
    QCOMPARE(m_workspace->scoring().computedCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
    // The neighbours, too: they are prefetched in any case and would share the processor.
    auto* preparer = m_page->findChild<PartPreparer*>();
    const int row = m_page->gallery().rowOf(m_page->currentEntry());
    for (const int by : {1, 2, 3}) {
        const int entry = m_page->gallery().entryAt(row == 0 ? by : row - std::min(by, 2));
        QTRY_VERIFY_WITH_TIMEOUT(preparer->ready(entry), kWait);
    }
}

/// From the key to the pixels, the pictures' own painting included.
double TestInspectSpeed::showAndPaint(const std::function<void()>& go)
{
    QImage frame(m_page->size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer clock;
    clock.start();
    go();
    while (m_page->shownEntry() != m_page->currentEntry() && clock.elapsed() < kWait)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    m_page->render(&frame);
    return double(clock.nsecsElapsed()) / 1e6;
}

void TestInspectSpeed::fiveMegapixels()
{
    auto* preparer = m_page->findChild<PartPreparer*>();
    QTRY_COMPARE_WITH_TIMEOUT(m_page->shownEntry(), m_page->currentEntry(), kWait);
    std::vector<double> next, back, jump;
    for (int row = 1; row < kPictures; ++row) {
        const int entry = m_page->gallery().entryAt(row);
        QTRY_VERIFY_WITH_TIMEOUT(preparer->ready(entry), kWait); // a person looks that long
        next.push_back(showAndPaint([this] { m_page->step(1); }));
        QCOMPARE(m_page->shownEntry(), entry);
    }
    for (int row = kPictures - 2; row >= 0; --row) {
        const int entry = m_page->gallery().entryAt(row);
        QTRY_VERIFY_WITH_TIMEOUT(preparer->ready(entry), kWait);
        back.push_back(showAndPaint([this] { m_page->step(-1); }));
        QCOMPARE(m_page->shownEntry(), entry);
    }
    // Somewhere else, where nothing was made ready: decoded, scored and shown.
    for (int i = 0; i < 3; ++i) {
        forgetAll();
        const int row = m_page->gallery().rowOf(m_page->currentEntry());
        QVERIFY(row == 0 || row == kPictures - 1);
        const int target = m_page->gallery().entryAt(kPictures - 1 - row);
        QVERIFY(!m_workspace->scoring().held(target));
        jump.push_back(showAndPaint([&] { m_page->showEntry(target); }));
        QCOMPARE(m_page->shownEntry(), target);
    }
    qInfo("5 megapixels: next %s; previous %s", qPrintable(millisecondsOf(next)),
          qPrintable(millisecondsOf(back)));
    qInfo("5 megapixels, nothing made ready: %s", qPrintable(millisecondsOf(jump)));
    QVERIFY(median(next) < 100.0);
    QVERIFY(median(back) < 100.0);
}

QTEST_MAIN(TestInspectSpeed)
#include "test_inspect_speed.moc"
