// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/workspace.h"
#include "core/store/mask_repository.h"
#include "core/store/verdict_repository.h"
#include "support/no_warnings.h"
#include "support/pictures.h"
#include "support/widget_names.h"
#include "widgets/data/data_page.h"
#include "widgets/data/inbox_panel.h"
#include "widgets/data/label_panel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

constexpr int kWait = 20'000;

} // namespace

/// Labels go out and come in on the Data page, and inbox folders are named there.
class TestLabelPanels : public QObject
{
    Q_OBJECT

public slots:
    void opened(const QUrl& url) { m_opened = url; }

private slots:
    void initTestCase();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    void init();
    void cleanup();

    void hiddenUntilAskedFor();
    void exports();
    void exportsAFileAndReplacesIt();
    void imports();
    void keptLabelsCanBeReplaced();
    void remarksStayInSight();
    void cancelled();
    void whatCannotBeDoneIsSaid();
    void inboxFolders();
    void everythingIsNamed();

private:
    Result<std::unique_ptr<Database>> database() const
    {
        return Database::open(m_workspace->project().databaseAddress());
    }
    void decide(const char* image, Decision decision, const char* type = "")
    {
        auto store = database().value();
        VerdictRecord record;
        record.image = QLatin1String(image);
        record.className = QStringLiteral("bolt");
        record.decision = decision;
        record.defectType = QLatin1String(type);
        QVERIFY(bool(VerdictRepository(*store).add({record}, {QStringLiteral("anna"), {}})));
    }
    Decision decisionOn(const char* image) const
    {
        auto store = database().value();
        const auto verdicts = VerdictRepository(*store).current();
        for (const VerdictRecord& one : *verdicts)
            if (one.image == QLatin1String(image))
                return one.decision;
        return Decision::None;
    }
    template <typename Widget> Widget* named(const char* name) const
    {
        for (auto* widget : m_page->findChildren<Widget*>())
            if (widget->accessibleName() == QLatin1String(name))
                return widget;
        return nullptr;
    }
    QPushButton* button(const char* text) const
    {
        for (auto* one : m_page->findChildren<QPushButton*>())
            if (one->text() == QLatin1String(text))
                return one;
        return nullptr;
    }
    QLineEdit* target() const { return named<QLineEdit>("Where the labels are written to"); }
    QLineEdit* source() const { return named<QLineEdit>("Where the labels are read from"); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) const
    {
        QTest::keyClick(m_page.get(), key, modifiers);
    }
    /// The notice that comes next.
    Notice next()
    {
        const int before = m_seen;
        [&] { QTRY_VERIFY_WITH_TIMEOUT(m_notices->count() > before, kWait); }();
        if (m_notices->count() <= before)
            return {};
        return qvariant_cast<Notice>(m_notices->at(m_seen++).at(0));
    }
    QString at(const char* name) const { return QString::fromStdString((m_root / name).string()); }

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DataPage> m_page;
    std::unique_ptr<QSignalSpy> m_notices;
    int m_seen = 0;
    QUrl m_opened;
};

void TestLabelPanels::initTestCase()
{
    watchWarnings();
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "opened");
}

void TestLabelPanels::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::canonical(fs::u8path(m_folder->path().toStdString()));
    ClassPlan plan;
    plan.trainGood = 3;
    writeClass(m_root / "plant", "bolt", plan);
    m_workspace = Workspace::create(m_root / "project", m_root / "plant").value();
    m_page = std::make_unique<DataPage>(m_workspace->dataset(), m_workspace->pictures(), nullptr);
    m_page->useLabels(m_workspace->labels());
    m_page->useInbox(m_workspace->inbox());
    m_notices = std::make_unique<QSignalSpy>(m_page.get(), &Page::noticed);
    m_seen = 0;
    m_opened.clear();
    m_page->resize(1080, 700);
    m_page->show();
    QApplication::setActiveWindow(m_page.get());
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_COMPARE(m_workspace->dataset().state(), DatasetSession::State::Ready);
    m_page->setFocus();
}

void TestLabelPanels::cleanup()
{
    m_page.reset();
    m_workspace.reset();
    QCOMPARE(takeWarnings(), QStringList());
}

void TestLabelPanels::hiddenUntilAskedFor()
{
    auto* labels = m_page->findChild<LabelPanel*>();
    auto* inbox = m_page->findChild<InboxPanel*>();
    QVERIFY(!labels->isVisible() && !inbox->isVisible());
    press(Qt::Key_S);
    QVERIFY(labels->isVisible() && target()->hasFocus());
    press(Qt::Key_I);
    QVERIFY(labels->isVisible() && source()->hasFocus());
    press(Qt::Key_B);
    QVERIFY(!labels->isVisible() && inbox->isVisible() && button("Add folder")->hasFocus());
    QTest::keyClick(button("Add folder"), Qt::Key_Escape);
    QVERIFY(!inbox->isVisible());
    press(Qt::Key_S);
    QTest::keyClick(target(), Qt::Key_Escape);
    QVERIFY(!labels->isVisible());
    QVERIFY(named<QTableView>("Products")->hasFocus());
}

void TestLabelPanels::exports()
{
    decide("bolt/test/good/000.png", Decision::Ok);
    decide("bolt/test/good/001.png", Decision::NotOk, "dent");
    decide("bolt/test/good/002.png", Decision::Unsure);
    press(Qt::Key_S);
    QVERIFY(target()->text().startsWith(at("project/exports/labels-")));
    QSignalSpy jobs(&m_workspace->jobs(), &JobBoard::changed);
    QTest::keyClick(target(), Qt::Key_Return);
    QVERIFY(!m_workspace->jobs().running().isEmpty()); // the job bar has it
    QVERIFY(!button("Export")->isEnabled());
    const Notice notice = next();
    QCOMPARE(notice.kind, Notice::Kind::Result);
    QVERIFY2(notice.text.contains(QStringLiteral("2 picture")), qPrintable(notice.text));
    QVERIFY2(notice.text.contains(QStringLiteral("1 picture(s) that are neither OK nor not OK")),
             qPrintable(notice.text));
    QVERIFY(notice.text.contains(target()->text()));
    QVERIFY(fs::exists(fs::path(target()->text().toStdString()) / "bolt/test/dent/001.png"));
    QCOMPARE(notice.actionText, QStringLiteral("Open folder"));
    notice.action();
    QCOMPARE(m_opened.toLocalFile(), target()->text());
    QVERIFY(button("Export")->isEnabled());
    // The same again: that folder holds something now.
    QTest::mouseClick(button("Export"), Qt::LeftButton);
    QCOMPARE(next().kind, Notice::Kind::Error);
}

void TestLabelPanels::exportsAFileAndReplacesIt()
{
    decide("bolt/test/good/000.png", Decision::Ok);
    auto* format = named<QComboBox>("Format of the export");
    auto* pictures = named<QComboBox>("Pictures of the export");
    press(Qt::Key_S);
    QVERIFY(pictures->isEnabled());
    format->setCurrentIndex(3);
    QVERIFY(!pictures->isEnabled());
    QVERIFY(target()->text().endsWith(QStringLiteral(".csv")));
    m_page->findChild<QCheckBox*>()->setChecked(true);
    QTest::mouseClick(button("Export"), Qt::LeftButton);
    const Notice notice = next();
    QVERIFY2(notice.text.contains(QStringLiteral("11 picture")), qPrintable(notice.text));
    notice.action();
    QCOMPARE(m_opened.toLocalFile(), at("project/exports"));
    const auto said = [&] {
        for (auto* label : m_page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QStringLiteral("will be replaced")))
                return true;
        return false;
    };
    QVERIFY(said());
    target()->setText(at("new.csv"));
    QVERIFY(!said());
    target()->clear();
    QVERIFY(!button("Export")->isEnabled());
}

void TestLabelPanels::imports()
{
    press(Qt::Key_I);
    QVERIFY(!button("Import")->isEnabled());
    source()->setText(at("plant"));
    QTest::keyClick(source(), Qt::Key_Return);
    const Notice notice = next();
    QCOMPARE(notice.kind, Notice::Kind::Result);
    QVERIFY2(notice.text.contains(QStringLiteral("11 picture")), qPrintable(notice.text));
    QVERIFY2(notice.text.contains(QStringLiteral("4 mask")), qPrintable(notice.text));
    QVERIFY(notice.actionText.isEmpty());
    QCOMPARE(decisionOn("bolt/test/scratch/000.png"), Decision::NotOk);
    // The gallery's verdicts follow by themselves.
    QTRY_VERIFY(
        m_workspace->scoring().reviews().contains(QStringLiteral("bolt/test/scratch/000.png")));
}

void TestLabelPanels::keptLabelsCanBeReplaced()
{
    decide("bolt/test/scratch/000.png", Decision::Ok);
    press(Qt::Key_I);
    source()->setText(at("plant"));
    QTest::keyClick(source(), Qt::Key_Return);
    const Notice notice = next();
    QVERIFY2(notice.text.contains(QStringLiteral("stayed as people gave them here")),
             qPrintable(notice.text));
    QCOMPARE(decisionOn("bolt/test/scratch/000.png"), Decision::Ok);
    QCOMPARE(notice.actionText, QStringLiteral("Replace them"));
    notice.action();
    QVERIFY(next().actionText.isEmpty());
    QCOMPARE(decisionOn("bolt/test/scratch/000.png"), Decision::NotOk);
}

void TestLabelPanels::remarksStayInSight()
{
    auto* remarks = named<QPlainTextEdit>("Remarks about single files");
    ClassPlan plan;
    writeClass(m_root / "other", "nut", plan);
    press(Qt::Key_I);
    QVERIFY(!remarks->isVisible());
    source()->setText(at("other"));
    QTest::keyClick(source(), Qt::Key_Return);
    QVERIFY(next().text.contains(QStringLiteral("not in this project")));
    QVERIFY(remarks->isVisible());
    QVERIFY(remarks->toPlainText().contains(
        QStringLiteral("nut/test/good/000.png is not in this project.")));
    source()->setText(at("plant"));
    QTest::keyClick(source(), Qt::Key_Return);
    next();
    QVERIFY(!remarks->isVisible());
}

void TestLabelPanels::cancelled()
{
    press(Qt::Key_I);
    source()->setText(at("plant"));
    QTest::keyClick(source(), Qt::Key_Return);
    const auto running = m_workspace->jobs().running();
    for (Job* job : running)
        if (job->title() == QLatin1String("Importing labels"))
            job->cancelAndWait();
    const Notice notice = next();
    if (!notice.text.contains(QStringLiteral("Cancelled")))
        QSKIP("The import was done before it could be cancelled.");
    QCOMPARE(notice.kind, Notice::Kind::Result);
    QCOMPARE(decisionOn("bolt/test/scratch/000.png"), Decision::None);
    QVERIFY(button("Import")->isEnabled());
}

void TestLabelPanels::whatCannotBeDoneIsSaid()
{
    press(Qt::Key_I);
    source()->setText(at("nowhere"));
    QTest::keyClick(source(), Qt::Key_Return);
    const Notice notice = next();
    QCOMPARE(notice.kind, Notice::Kind::Error);
    QVERIFY(notice.text.contains(at("nowhere")));
}

void TestLabelPanels::inboxFolders()
{
    fs::create_directories(m_root / "incoming");
    writePicture(m_root / "incoming/a.png", drawPart(1));
    fs::last_write_time(m_root / "incoming/a.png",
                        fs::file_time_type::clock::now() - std::chrono::minutes(1));
    press(Qt::Key_B);
    auto* panel = m_page->findChild<InboxPanel*>();
    auto* list = named<QListWidget>("Inbox folders");
    QVERIFY(!list->isVisible());
    panel->add(at("incoming"));
    QVERIFY(list->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().contains(QStringLiteral("1 picture")), kWait);
    QCOMPARE(m_workspace->scoring().entries().size(), std::size_t(1)); // also without a model
    panel->add(at("plant"));
    QVERIFY(next().text.contains(QStringLiteral("shares pictures with the dataset")));
    QCOMPARE(list->count(), 1);

    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!list->isVisible());
    const Notice removed = next();
    QCOMPARE(removed.actionText, QStringLiteral("Undo"));
    removed.action();
    QCOMPARE(list->count(), 1);
    // Gone with its drive: its line says so, and all else works on.
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->inbox().looking(), kWait);
    fs::rename(m_root / "incoming", m_root / "elsewhere");
    QTest::mouseClick(button("Look again"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(list->item(0)->text().contains(QStringLiteral("cannot be read now")),
                             kWait);
}

void TestLabelPanels::everythingIsNamed()
{
    for (const Qt::Key key : {Qt::Key_S, Qt::Key_B}) {
        press(key);
        QCOMPARE(withoutName(*m_page).join(QLatin1Char('\n')), QString());
    }
    QSet<QKeySequence> keys;
    for (const QAction* action : m_page->pageActions()) {
        QVERIFY(!action->shortcut().isEmpty());
        QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        QVERIFY(!keys.contains(action->shortcut()));
        keys.insert(action->shortcut());
    }
    m_workspace->dataset().open(m_root / "nowhere", {});
    QTRY_COMPARE(m_workspace->dataset().state(), DatasetSession::State::Failed);
    for (const QAction* action : m_page->pageActions())
        if (action->text().endsWith(QStringLiteral("labels")))
            QVERIFY(!action->isEnabled());
}

QTEST_MAIN(TestLabelPanels)
#include "test_label_panels.moc"
