// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/widget_names.h"
#include "widgets/common/empty_state.h"
#include "widgets/data/data_page.h"
#include "widgets/data/findings_model.h"
#include "widgets/data/picture_view.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestDataPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsWhatThereIs();
    void findingShowsItsPicture();
    void picturesOpenAndClose();
    void brokenPictureSaysWhy();
    void theLastPictureAskedForIsShown();
    void closingWhileAPictureIsRead();
    void untickingEverythingStopsTraining();
    void spaceTicks();
    void wrongLayoutCard();
    void missingFolderCard();
    void emptyProjectCard();
    void cancelledCheckSaysSo();
    void findingsOfTheChosenProduct();
    void findingsHaveRoomWhenTheyAppearLater();
    void whatIsLeftOutCountsForNothing();
    void findingsCanBeReadWhole();
    void goesOnToTraining();
    void everythingIsNamed();

private:
    void open(const char* name);
    void openChecked(const char* name)
    {
        open(name);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->health().has_value(), 20000);
    }
    QTableView* table(const char* name) const
    {
        for (auto* view : m_page->findChildren<QTableView*>())
            if (view->accessibleName() == QLatin1String(name))
                return view;
        return nullptr;
    }
    QAction* action(const char* text) const
    {
        for (QAction* action : m_page->pageActions())
            if (action->text() == QLatin1String(text))
                return action;
        return nullptr;
    }
    QString path(const char* relative) const
    {
        return QString::fromStdString(displayPath(m_root / relative));
    }
    /// What stands on the card that is shown instead of the dataset.
    QString cardText() const;
    QColor middleOfPicture() const
    {
        const auto* view = m_page->findChild<PictureView*>();
        return const_cast<PictureView*>(view)->grab().toImage().pixelColor(view->width() / 2,
                                                                           view->height() / 2 + 16);
    }

    QTemporaryDir m_folder, m_home;
    fs::path m_root;
    JobBoard m_jobs;
    std::unique_ptr<DatasetSession> m_session;
    std::unique_ptr<PictureLoader> m_pictures;
    std::unique_ptr<DataPage> m_page;
};

void TestDataPage::initTestCase()
{
    watchWarnings();
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    m_root = fs::u8path(m_folder.path().toStdString());
    writeClass(m_root / "set", "bolt");
    writeClass(m_root / "set", "nut");
    writeBytes(m_root / "set" / "nut" / "test" / "good" / "900.png", "no picture");
    writePicture(m_root / "set" / "bolt" / "test" / "good" / "red.png",
                 cv::Mat(2000, 2000, CV_8UC3, cv::Scalar(0, 0, 255)));
    writePicture(m_root / "set" / "bolt" / "test" / "good" / "green.png",
                 cv::Mat(64, 64, CV_8UC3, cv::Scalar(0, 255, 0)));
    writePicture(m_root / "photos" / "a.png", drawPart(1));
    writePicture(m_root / "photos" / "holiday" / "b.png", drawPart(2));
}

void TestDataPage::init()
{
    m_session = std::make_unique<DatasetSession>(m_jobs);
    m_pictures = std::make_unique<PictureLoader>();
    m_page = std::make_unique<DataPage>(*m_session, *m_pictures, nullptr);
    m_page->resize(1200, 700);
    m_page->show();
    QApplication::setActiveWindow(m_page.get());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestDataPage::cleanup()
{
    m_page.reset();
    m_pictures.reset();
    m_session.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestDataPage::open(const char* name)
{
    m_session->open(m_root / name, {});
    QTRY_VERIFY(m_session->state() != DatasetSession::State::Scanning);
}

QString TestDataPage::cardText() const
{
    QStringList texts;
    for (auto* card : m_page->findChildren<EmptyState*>())
        for (auto* label : card->findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
    return texts.join(QLatin1Char('\n'));
}

void TestDataPage::showsWhatThereIs()
{
    openChecked("set");
    QCOMPARE(cardText(), QString());
    QStringList labels;
    for (auto* label : m_page->findChildren<QLabel*>())
        if (label->isVisible())
            labels << label->text();
    QVERIFY(labels.contains(path("set")));
    const QString all = labels.join(QLatin1Char('\n'));
    QVERIFY2(all.contains(QStringLiteral("59")), qPrintable(all)); // pictures
    QVERIFY(table("Products")->isVisible());
    QCOMPARE(table("Products")->currentIndex().row(), 0);
    QVERIFY(table("Findings")->isVisible());
}

void TestDataPage::findingShowsItsPicture()
{
    openChecked("set");
    QTableView* findings = table("Findings");
    QVERIFY(!action("Show")->isEnabled()); // nothing is chosen
    const auto* model = findings->model();
    int row = -1;
    for (int i = 0; i < model->rowCount(); ++i)
        if (model->index(i, 0).data(FindingsModel::kFileRole).toString() ==
            path("set/nut/test/good/900.png"))
            row = i;
    QVERIFY(row >= 0);
    findings->setCurrentIndex(model->index(row, 0));
    QVERIFY(action("Show")->isEnabled());
    QTest::keyClick(findings, Qt::Key_E, Qt::ControlModifier);
    auto* view = m_page->findChild<PictureView*>();
    QVERIFY(view->isVisible());
    QCOMPARE(table("Products")->currentIndex().data().toString(), QStringLiteral("nut"));
    QVERIFY(view->findChild<QLabel*>()->text().contains(QStringLiteral("nut/test/good/900.png")));
}

void TestDataPage::picturesOpenAndClose()
{
    openChecked("set");
    auto* thumbnails = m_page->findChild<QListView*>();
    auto* view = m_page->findChild<PictureView*>();
    QVERIFY(thumbnails->isVisible() && !view->isVisible());
    thumbnails->setCurrentIndex(thumbnails->model()->index(1, 0));
    thumbnails->setFocus();
    QTest::keyClick(thumbnails, Qt::Key_Return);
    QVERIFY(view->isVisible() && !thumbnails->isVisible());
    QVERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(thumbnails->isVisible() && thumbnails->hasFocus());
    QCOMPARE(thumbnails->currentIndex().row(), 1);
    m_page->showFile(path("set/bolt/test/good/green.png"));
    QTRY_COMPARE(middleOfPicture(), QColor(0, 255, 0));
    QTest::mouseClick(view->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(!view->isVisible());
}

void TestDataPage::brokenPictureSaysWhy()
{
    openChecked("set");
    m_page->showFile(path("set/bolt/test/good/green.png"));
    QTRY_COMPARE(middleOfPicture(), QColor(0, 255, 0));
    m_page->showFile(path("set/nut/test/good/900.png"));
    const QImage loading = m_page->findChild<PictureView*>()->grab().toImage();
    // A sentence is painted where the picture would be; never the picture of before.
    QTRY_VERIFY(m_page->findChild<PictureView*>()->grab().toImage() != loading);
    QVERIFY(middleOfPicture() != QColor(0, 255, 0));
}

void TestDataPage::theLastPictureAskedForIsShown()
{
    openChecked("set");
    m_page->showFile(path("set/bolt/test/good/red.png")); // the larger one takes longer
    m_page->showFile(path("set/bolt/test/good/green.png"));
    QTRY_COMPARE(middleOfPicture(), QColor(0, 255, 0));
    m_page->showFile(path("set/bolt/test/good/green.png"));
    m_page->showFile(path("set/bolt/test/good/red.png"));
    QTRY_COMPARE(middleOfPicture(), QColor(255, 0, 0));
}

void TestDataPage::closingWhileAPictureIsRead()
{
    open("set");
    m_page->showFile(path("set/bolt/test/good/red.png"));
    m_page.reset(); // joins
}

void TestDataPage::untickingEverythingStopsTraining()
{
    open("set");
    QVERIFY(action("Go on to training")->isEnabled());
    m_session->setIncluded(QStringLiteral("bolt"), false);
    QVERIFY(action("Go on to training")->isEnabled());
    m_session->setIncluded(QStringLiteral("nut"), false);
    QVERIFY(!action("Go on to training")->isEnabled());
    m_session->setIncluded(QStringLiteral("nut"), true);
    QVERIFY(action("Go on to training")->isEnabled());
}

void TestDataPage::spaceTicks()
{
    open("set");
    QTableView* products = table("Products");
    products->setFocus();
    products->setCurrentIndex(products->model()->index(1, 0));
    QTest::keyClick(products, Qt::Key_Space);
    QVERIFY(!m_session->isIncluded(QStringLiteral("nut")));
    QTest::keyClick(products, Qt::Key_Space);
    QVERIFY(m_session->isIncluded(QStringLiteral("nut")));
}

void TestDataPage::wrongLayoutCard()
{
    open("photos");
    QCOMPARE(m_session->state(), DatasetSession::State::Failed);
    const QString text = cardText();
    QVERIFY2(text.contains(QStringLiteral("train/good/")), qPrintable(text)); // the layout
    QVERIFY(text.contains(QStringLiteral("holiday")));                        // what was found
    QVERIFY(text.contains(QStringLiteral("photos")));
    QVERIFY(!table("Products")->isVisible());
    QVERIFY(!action("Go on to training")->isEnabled());
    QSignalSpy other(m_page.get(), &DataPage::openFolderRequested);
    QPushButton* wayOut = nullptr;
    for (auto* button : m_page->findChildren<QPushButton*>())
        if (button->isVisible())
            wayOut = button;
    QVERIFY(wayOut);
    QTest::mouseClick(wayOut, Qt::LeftButton);
    QCOMPARE(other.count(), 1);
    // Put right, and read again.
    writeClass(m_root / "photos", "part");
    action("Read again")->trigger();
    QTRY_COMPARE(m_session->state(), DatasetSession::State::Ready);
    QCOMPARE(cardText(), QString());
    fs::remove_all(m_root / "photos" / "part");
}

void TestDataPage::missingFolderCard()
{
    open("nowhere");
    QVERIFY(cardText().contains(QStringLiteral("nowhere")));
    QVERIFY(!cardText().contains(QStringLiteral("train/good/"))); // its layout is not the matter
}

void TestDataPage::emptyProjectCard()
{
    QVERIFY(cardText().contains(QStringLiteral("No pictures yet")));
}

void TestDataPage::cancelledCheckSaysSo()
{
    QSignalSpy started(&m_session->checkJob(), &Job::started);
    m_session->open(m_root / "set", {});
    QVERIFY(started.wait());
    m_session->checkJob().cancelAndWait();
    if (m_session->health())
        QSKIP("The check was done before it could be cancelled.");
    QString all;
    for (auto* label : m_page->findChildren<QLabel*>())
        all += label->text();
    QVERIFY(all.contains(QStringLiteral("not finished")));
    QTest::keyClick(m_page.get(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->health().has_value(), 20000);
}

void TestDataPage::findingsOfTheChosenProduct()
{
    openChecked("set");
    QTableView* findings = table("Findings");
    QTableView* products = table("Products");
    const int all = findings->model()->rowCount();
    products->setCurrentIndex(products->model()->index(1, 0));
    QCOMPARE(findings->model()->rowCount(), all);
    QTest::keyClick(m_page.get(), Qt::Key_L, Qt::ControlModifier);
    for (int row = 0; row < findings->model()->rowCount(); ++row)
        QVERIFY(findings->model()
                    ->index(row, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("nut")));
    products->setCurrentIndex(products->model()->index(0, 0));
    const int ofBolt = findings->model()->rowCount();
    products->setCurrentIndex(products->model()->index(1, 0));
    QCOMPARE(findings->model()->rowCount() + ofBolt, all);
}

void TestDataPage::findingsHaveRoomWhenTheyAppearLater()
{
    openChecked("set");
    QTRY_VERIFY(table("Findings")->isVisible());
    m_session->rescan();
    QTRY_VERIFY(!table("Findings")->isVisible());
    QCoreApplication::processEvents(); // laid out without them
    QTRY_VERIFY_WITH_TIMEOUT(table("Findings")->isVisible(), 20000);
    QTRY_VERIFY(table("Findings")->height() > m_page->height() / 4);
}

void TestDataPage::whatIsLeftOutCountsForNothing()
{
    openChecked("set");
    const int all = table("Findings")->model()->rowCount();
    m_session->setIncluded(QStringLiteral("nut"), false);
    const int left = table("Findings")->model()->rowCount();
    QVERIFY(left < all && left > 0);
    for (int row = 0; row < left; ++row)
        QVERIFY(!table("Findings")
                     ->model()
                     ->index(row, 0)
                     .data()
                     .toString()
                     .startsWith(QLatin1String("nut")));
    action("All products")->setChecked(false);
    table("Products")->selectRow(1); // chosen, it says what it has
    QVERIFY(table("Findings")->model()->rowCount() > 0);
}

void TestDataPage::findingsCanBeReadWhole()
{
    openChecked("set");
    QTableView* findings = table("Findings");
    QCoreApplication::processEvents();
    for (int row = 0; row < findings->model()->rowCount(); ++row)
        for (const int column : {FindingsModel::Message, FindingsModel::Remedy}) {
            const QString text = findings->model()->index(row, column).data().toString();
            const QRect room(0, 0, findings->columnWidth(column) - 8, 1000);
            const QRect needed = findings->fontMetrics().boundingRect(room, Qt::TextWordWrap, text);
            QVERIFY2(needed.height() <= findings->rowHeight(row), qPrintable(text));
        }
}

void TestDataPage::goesOnToTraining()
{
    open("set");
    QSignalSpy page(m_page.get(), &Page::pageRequested);
    QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(page.count(), 1);
    QCOMPARE(page[0][0].toString(), QStringLiteral("train"));
}

void TestDataPage::everythingIsNamed()
{
    openChecked("set");
    QCOMPARE(withoutName(*m_page).join(QLatin1Char('\n')), QString());
    for (const QAction* action : m_page->pageActions()) {
        QVERIFY(!action->shortcut().isEmpty());
        QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
    }
}

QTEST_MAIN(TestDataPage)
#include "test_data_page.moc"
