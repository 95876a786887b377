// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page's models over a real scan and a real health check.
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "widgets/common/theme.h"
#include "widgets/data/class_table_model.h"
#include "widgets/data/findings_model.h"
#include "widgets/data/thumbnail_model.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QPixmap>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestDataModels : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init()
    {
        m_pictures.reset();
        m_session.reset();
        m_session = std::make_unique<DatasetSession>(m_jobs);
        m_pictures = std::make_unique<PictureLoader>();
    }
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void classesAndCounts();
    void checkBoxExcludesAndIncludes();
    void classesFollowTheCheck();
    void findingsWorstFirst();
    void findingsOfOneClass();
    void findingsOfAHealthySet();
    void thumbnailsOfOneClass();
    void modelsFollowAnotherFolder();

private:
    void open(const char* name)
    {
        m_session->open(m_root / name, {});
        QTRY_COMPARE(m_session->state(), DatasetSession::State::Ready);
    }
    void openChecked(const char* name)
    {
        open(name);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->health().has_value(), 20000);
    }

    QTemporaryDir m_folder;
    fs::path m_root;
    JobBoard m_jobs;
    std::unique_ptr<DatasetSession> m_session;
    std::unique_ptr<PictureLoader> m_pictures;
};

void TestDataModels::initTestCase()
{
    watchWarnings();
    m_root = fs::u8path(m_folder.path().toStdString());
    writeClass(m_root / "set", "bolt");
    ClassPlan nut;
    nut.trainGood = 22;
    nut.testGood = 3;
    nut.defects = {{"bent", 2}, {"rust", 5}};
    writeClass(m_root / "set", "nut", nut);
    writeBytes(m_root / "set" / "nut" / "test" / "good" / "900.png", "no picture");
    writeClass(m_root / "healthy", "part");
}

void TestDataModels::classesAndCounts()
{
    ClassTableModel model(*m_session);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    openChecked("set");
    using C = ClassTableModel;
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, C::Name), QStringLiteral("bolt"));
    QCOMPARE(cell(model, 1, C::Name), QStringLiteral("nut"));
    const QStringList nut{cell(model, 1, C::TrainGood), cell(model, 1, C::TestGood),
                          cell(model, 1, C::Defective), cell(model, 1, C::Masks)};
    QCOMPARE(nut.join(QLatin1Char(' ')), QStringLiteral("22 4 7 7"));
    QCOMPARE(cell(model, 0, C::Size), QStringLiteral("64 × 64"));
    QCOMPARE(cell(model, 0, C::Findings), QStringLiteral("healthy"));
    QVERIFY(cell(model, 1, C::Findings) != QStringLiteral("healthy"));
    QCOMPARE(model.index(1, C::Defective).data(Qt::ToolTipRole).toString(),
             QStringLiteral("bent: 2\nrust: 5"));
    // The same colour as on every plot.
    QCOMPARE(model.index(1, C::Name).data(Qt::DecorationRole).value<QColor>(), classColour(1));
    for (int column = 0; column < C::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestDataModels::checkBoxExcludesAndIncludes()
{
    ClassTableModel model(*m_session);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    open("set");
    const QModelIndex bolt = model.index(0, ClassTableModel::Name);
    QVERIFY(bolt.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(!(bolt.siblingAtColumn(1).flags() & Qt::ItemIsUserCheckable));
    QCOMPARE(bolt.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(bolt, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(changed.count() >= 1);
    QCOMPARE(bolt.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(!m_session->isIncluded(QStringLiteral("bolt")));
    QCOMPARE(m_session->included().classes, std::vector<std::string>({"nut"}));
    QVERIFY(bolt.data(Qt::ForegroundRole).isValid()); // greyed, still there
    QVERIFY(model.setData(bolt, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(m_session->isIncluded(QStringLiteral("bolt")));
    QVERIFY(!model.setData(bolt, QStringLiteral("screw"), Qt::EditRole));
    QVERIFY(!model.setData(bolt.siblingAtColumn(1), Qt::Unchecked, Qt::CheckStateRole));
}

void TestDataModels::classesFollowTheCheck()
{
    ClassTableModel model(*m_session);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    QSignalSpy started(&m_session->checkJob(), &Job::started);
    m_session->open(m_root / "set", {});
    QVERIFY(started.wait());
    QCOMPARE(cell(model, 0, ClassTableModel::Size), QStringLiteral("checking"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    m_session->checkJob().cancelAndWait();
    QCOMPARE(changed.count(), 1);
    if (!m_session->health())
        QCOMPARE(cell(model, 0, ClassTableModel::Size), QStringLiteral("not checked"));
    m_session->check();
    QTRY_COMPARE(cell(model, 0, ClassTableModel::Size), QStringLiteral("64 × 64"));
}

void TestDataModels::findingsWorstFirst()
{
    FindingsModel model(*m_session);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    QCOMPARE(model.summary(), QString());
    openChecked("set");
    QVERIFY(model.rowCount() >= 1);
    const QModelIndex first = model.index(0, FindingsModel::Where);
    QCOMPARE(
        first.data(FindingsModel::kFileRole).toString(),
        QString::fromStdString(displayPath(m_root / "set" / "nut" / "test" / "good" / "900.png")));
    QCOMPARE(first.data().toString(), QStringLiteral("nut/test/good/900.png"));
    QVERIFY(!first.siblingAtColumn(FindingsModel::Message).data().toString().isEmpty());
    QVERIFY(!first.siblingAtColumn(FindingsModel::Remedy).data().toString().isEmpty());
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Problem")));
    QVERIFY(!first.data(Qt::DecorationRole).value<QPixmap>().isNull());
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QStringLiteral("900.png")));
    const auto& findings = m_session->health()->findings;
    for (std::size_t i = 1; i < findings.size(); ++i)
        QVERIFY(findings[i - 1].severity <= findings[i].severity);
    QVERIFY(model.summary().contains(QStringLiteral("61"))); // pictures
}

void TestDataModels::findingsOfOneClass()
{
    FindingsModel model(*m_session);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    openChecked("set");
    const int all = model.rowCount();
    const QString summary = model.summary();
    model.setClassName(QStringLiteral("bolt"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.summary(), summary); // of the whole dataset
    model.setClassName(QStringLiteral("nut"));
    QVERIFY(model.rowCount() >= 1);
    model.setClassName({});
    QCOMPARE(model.rowCount(), all);
}

void TestDataModels::findingsOfAHealthySet()
{
    FindingsModel model(*m_session);
    openChecked("healthy");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.summary(), QStringLiteral("Nothing is wrong with these 28 pictures."));
}

void TestDataModels::thumbnailsOfOneClass()
{
    ThumbnailModel model(*m_session, *m_pictures);
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    open("set");
    QCOMPARE(model.rowCount(), 0); // no class is chosen
    model.setClassName(QStringLiteral("nut"));
    QCOMPARE(model.rowCount(), 33);
    const QString broken =
        QString::fromStdString(displayPath(m_root / "set" / "nut" / "test" / "good" / "900.png"));
    const int brokenRow = model.rowOf(broken);
    QVERIFY(brokenRow >= 0);
    QCOMPARE(model.rowOf(QStringLiteral("/elsewhere.png")), -1);
    QCOMPARE(model.index(brokenRow).data(ThumbnailModel::kPathRole).toString(), broken);
    QCOMPARE(model.index(brokenRow).data().toString(), QStringLiteral("good"));
    QCOMPARE(model.index(brokenRow).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("nut/test/good/900.png"));
    const int wholeRow = brokenRow == 0 ? 1 : 0;
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const auto thumbnail = [&](int row) {
        const QVariant decoration = model.index(row).data(Qt::DecorationRole);
        const QPixmap pixmap = decoration.userType() == QMetaType::QIcon
                                   ? decoration.value<QIcon>().pixmap(64)
                                   : decoration.value<QPixmap>();
        return pixmap.toImage();
    };
    const auto opaque = [&](int row) {
        const QImage image = thumbnail(row);
        return image.pixelColor(image.width() / 2, image.height() / 2).alpha() > 0;
    };
    QVERIFY(!thumbnail(wholeRow).isNull() && !opaque(wholeRow)); // a blank keeps its place
    QTRY_VERIFY(opaque(wholeRow));
    QTRY_VERIFY(!thumbnail(brokenRow).isNull() && m_pictures->failed(broken)); // a sign
    QVERIFY(changed.count() >= 2);
}

void TestDataModels::modelsFollowAnotherFolder()
{
    ClassTableModel classes(*m_session);
    FindingsModel findings(*m_session);
    ThumbnailModel thumbnails(*m_session, *m_pictures);
    const QAbstractItemModelTester a(&classes, Mode::QtTest), b(&findings, Mode::QtTest),
        c(&thumbnails, Mode::QtTest);
    openChecked("set");
    thumbnails.setClassName(QStringLiteral("nut"));
    for (int row = 0; row < thumbnails.rowCount(); ++row)
        thumbnails.index(row).data(Qt::DecorationRole);
    openChecked("healthy");
    QCOMPARE(classes.rowCount(), 1);
    QCOMPARE(findings.rowCount(), 0);
    QCOMPARE(thumbnails.rowCount(), 0); // that class is gone
    m_session->open(m_root / "nowhere", {});
    QTRY_COMPARE(m_session->state(), DatasetSession::State::Failed);
    QCOMPARE(classes.rowCount(), 0);
}

QTEST_MAIN(TestDataModels)
#include "test_models.moc"
