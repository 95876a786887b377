// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/picture_loader.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;

namespace {

using Only = GalleryFilterSpec::Only;

std::vector<GalleryEntry> makeEntries(int count)
{
    std::vector<GalleryEntry> entries;
    for (int i = 0; i < count; ++i) {
        GalleryEntry entry;
        entry.trueClass = entry.routedClass = i % 2;
        entry.className = i % 2 ? QStringLiteral("nut") : QStringLiteral("gear");
        entry.type = i % 3 ? QStringLiteral("good") : QStringLiteral("broken_tooth");
        entry.relative = QStringLiteral("%1/test/%2/%3.png")
                             .arg(entry.className, entry.type)
                             .arg(i, 6, 10, QLatin1Char('0'));
        entry.path = QStringLiteral("/plant/") + entry.relative;
        entry.scored = true;
        entry.score = double(i * 7919 % 1000) / 1000.0;
        entries.push_back(entry);
    }
    return entries;
}

Judge judgeAt(const double* threshold)
{
    return [threshold](const GalleryEntry& entry) {
        return Judgement{entry.score > *threshold ? Verdict::NotOk : Verdict::Ok,
                         (entry.score - *threshold) / 0.1};
    };
}

const QStringList kClasses{QStringLiteral("gear"), QStringLiteral("nut")};

} // namespace

class TestGalleryModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { support::watchWarnings(); }
    void cleanup() { QCOMPARE(support::takeWarnings(), QStringList()); }

    void staysAnHonestModel();
    void thresholdsThatChangeNoRowsKeepTheSelection();
    void saysWhatItShows();
    void waitsWhileNobodyLooks();
    void thumbnails();
    void viewLaysOutInRows();
    void viewIsWalkedByKeyboard();
    void hundredThousandScroll();
};

void TestGalleryModel::staysAnHonestModel()
{
    auto entries = makeEntries(60);
    entries.reserve(100);
    double threshold = 0.5;
    GalleryModel model(nullptr);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reset(&entries, kClasses);
    model.setJudge(judgeAt(&threshold));
    model.flush();
    QCOMPARE(model.rowCount(), 60);
    GalleryFilterSpec spec;
    spec.only = Only::Misses;
    model.setSpec(spec);
    int misses = 0;
    for (const GalleryEntry& entry : entries)
        misses += int(entry.defective() && entry.score <= 0.5);
    QVERIFY(misses > 0);
    QCOMPARE(model.rowCount(), misses);
    threshold = 0.2;
    model.thresholdsChanged();
    QCOMPARE(model.rowCount(), misses); // not before the event loop turns
    QSignalSpy refreshed(&model, &GalleryModel::refreshed);
    QVERIFY(refreshed.wait(1000));
    QVERIFY(model.rowCount() < misses);
    GalleryEntry dropped;
    dropped.outside = true;
    dropped.path = QStringLiteral("/home/a.png");
    entries.push_back(dropped);
    model.grow();
    model.setSpec({});
    QCOMPARE(model.rowCount(), 61);
    model.reset(&entries, kClasses);
    QCOMPARE(model.rowCount(), 61);
    const std::vector<GalleryEntry> none;
    model.reset(&none, {});
    QCOMPARE(model.rowCount(), 0);
}

void TestGalleryModel::thresholdsThatChangeNoRowsKeepTheSelection()
{
    const auto entries = makeEntries(60);
    double threshold = 0.5;
    GalleryModel model(nullptr);
    model.setJudge(judgeAt(&threshold));
    model.reset(&entries, kClasses);
    GalleryFilterSpec spec;
    spec.order = GalleryOrder::Score;
    model.setSpec(spec);
    QSignalSpy reset(&model, &GalleryModel::modelReset);
    QSignalSpy changed(&model, &GalleryModel::dataChanged);
    threshold = 0.7;
    model.thresholdsChanged();
    model.flush();
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
}

void TestGalleryModel::saysWhatItShows()
{
    auto entries = makeEntries(3);
    entries[0].score = 0.1; // broken_tooth, passed
    entries[1].routedClass = 0;
    entries[2].scored = false;
    entries[2].error = QStringLiteral("/plant/x.png is empty. Replace it.");
    double threshold = 0.5;
    GalleryModel model(nullptr);
    model.setJudge(judgeAt(&threshold));
    GalleryFilterSpec spec;
    spec.order = GalleryOrder::File;
    model.setSpec(spec);
    model.reset(&entries, kClasses);
    const auto said = [&model](int row) {
        return model.data(model.QAbstractListModel::index(row, 0), Qt::AccessibleTextRole)
            .toString();
    };
    QCOMPARE(said(0), QStringLiteral("gear/test/broken_tooth/000000.png\nOK, score 0.100\n"
                                     "labelled broken tooth: missed defect"));
    QVERIFY(said(1).contains(QStringLiteral("Taken for gear")));
    QCOMPARE(said(2), QStringLiteral("gear/test/good/000002.png\n/plant/x.png is empty. "
                                     "Replace it."));
    const QModelIndex first = model.QAbstractListModel::index(0, 0);
    QCOMPARE(model.data(first, GalleryModel::VerdictRole).toInt(), int(Verdict::Ok));
    QVERIFY(
        !model.data(model.QAbstractListModel::index(2, 0), GalleryModel::VerdictRole).isValid());
}

void TestGalleryModel::waitsWhileNobodyLooks()
{
    const auto entries = makeEntries(20);
    double threshold = 0.5;
    GalleryModel model(nullptr);
    model.setJudge(judgeAt(&threshold));
    model.reset(&entries, kClasses);
    QTest::qWait(0);
    model.setLive(false);
    QSignalSpy refreshed(&model, &GalleryModel::refreshed);
    for (int i = 0; i < 5; ++i)
        model.thresholdsChanged();
    QCoreApplication::processEvents();
    QCOMPARE(refreshed.count(), 0);
    model.setLive(true);
    QCOMPARE(refreshed.count(), 1);
}

void TestGalleryModel::thumbnails()
{
    QTemporaryDir folder;
    auto entries = makeEntries(2);
    for (GalleryEntry& entry : entries)
        entry.path = folder.filePath(entry.relative);
    support::writePicture(entries[0].path.toStdString(), support::drawPart(1, 256));
    support::writeBytes(entries[1].path.toStdString(), "none");
    PictureLoader loader;
    GalleryModel model(&loader);
    model.reset(&entries, kClasses);
    QSignalSpy changed(&model, &GalleryModel::dataChanged);
    QVERIFY(model.thumbnail(0).isNull());
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(model.thumbnail(0).size(), QSize(192, 192));
    QVERIFY(model.thumbnail(1).isNull());
    QTRY_VERIFY(model.thumbnailFailed(1));
}

void TestGalleryModel::viewLaysOutInRows()
{
    const auto entries = makeEntries(50);
    GalleryModel model(nullptr);
    model.reset(&entries, kClasses);
    GalleryView view;
    view.setGallery(&model);
    view.resize(112 * 4 + 30, view.cellSize().height() * 2);
    view.show();
    const QSize cell = view.cellSize();
    QVERIFY(cell.width() * 4 > view.viewport()->width() - 4); // they fill the line
    QCOMPARE(view.columns(), 4);
    const auto at = [&model](int row) { return model.QAbstractListModel::index(row, 0); };
    QCOMPARE(view.visualRect(at(5)).topLeft(), QPoint(cell.width(), cell.height()));
    for (const int row : {0, 3, 5, 7})
        QCOMPARE(view.indexAt(view.visualRect(at(row)).center()).row(), row);
    view.scrollTo(at(49));
    const QPoint behindLast = view.visualRect(at(49)).center() + QPoint(cell.width(), 0);
    QVERIFY(!view.indexAt(behindLast).isValid());
    QVERIFY(view.viewport()->rect().contains(view.visualRect(at(49))));
    QCOMPARE(view.indexAt(view.visualRect(at(49)).center()).row(), 49);
    QSignalSpy picked(&view, &GalleryView::picked);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(at(49)).center());
    QCOMPARE(picked.count(), 1);
    QCOMPARE(picked[0][0].toInt(), model.entryAt(49));
}

void TestGalleryModel::viewIsWalkedByKeyboard()
{
    const auto entries = makeEntries(50);
    GalleryModel model(nullptr);
    model.reset(&entries, kClasses);
    GalleryView view;
    view.setGallery(&model);
    view.resize(112 * 4 + 30, view.cellSize().height() * 2);
    view.show();
    view.setCurrentIndex(model.QAbstractListModel::index(0, 0));
    QSignalSpy picked(&view, &GalleryView::picked);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentIndex().row(), 4);
    QTest::keyClick(&view, Qt::Key_PageDown);
    QCOMPARE(view.currentIndex().row(), 12);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.currentIndex().row(), 8);
    QCOMPARE(picked.count(), 3);
    QTest::keyClick(&view, Qt::Key_7); // digits are nobody's here
    QCOMPARE(view.currentIndex().row(), 8);
}

void TestGalleryModel::hundredThousandScroll()
{
    const auto entries = makeEntries(100'000);
    double threshold = 0.5;
    GalleryModel model(nullptr);
    model.setJudge(judgeAt(&threshold));
    GalleryView view;
    view.setGallery(&model);
    view.resize(1000, 300);
    view.show();
    QElapsedTimer clock;
    clock.start();
    model.reset(&entries, kClasses);
    const double resetMs = double(clock.nsecsElapsed()) / 1e6;
    double slowest = 0.0, sum = 0.0;
    constexpr int kSteps = 200;
    const int end = view.verticalScrollBar()->maximum();
    QVERIFY(end > 1'000'000);
    QImage frame(view.size(), QImage::Format_ARGB32_Premultiplied);
    for (int i = 0; i < kSteps; ++i) {
        clock.start();
        view.verticalScrollBar()->setValue(int(qint64(end) * i / kSteps));
        view.render(&frame);
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        slowest = std::max(slowest, ms);
        sum += ms;
    }
    qInfo("100,000 pictures: opened in %.1f ms, a frame while scrolling %.2f ms (slowest %.1f ms)",
          resetMs, sum / kSteps, slowest);
    QVERIFY(sum / kSteps < 16.0);
}

QTEST_MAIN(TestGalleryModel)
#include "test_gallery_model.moc"
