// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desk_sessions.h"
#include "support/many_scores.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/desk/beta_knob.h"
#include "widgets/desk/compare_panel.h"
#include "widgets/desk/count_line.h"
#include "widgets/desk/desk_matrix.h"
#include "widgets/desk/desk_page.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/master_strip.h"
#include "widgets/desk/number_field.h"
#include "widgets/desk/score_fader.h"
#include "widgets/desk/version_panel.h"
#include "widgets/plots/cost_curve.h"
#include "widgets/plots/score_histogram.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace mixdesk;

namespace {

/// The page on a project, as large as in a window of 1280 x 800.
class Window : public support::DeskSessions
{
public:
    explicit Window(const fs::path& folder) : support::DeskSessions(folder)
    {
        page = std::make_unique<DeskPage>(desk, scoring);
        page->resize(1220, 710);
        page->show();
        page->activateWindow();
        if (!QTest::qWaitForWindowActive(page.get()))
            throw std::runtime_error("the page did not become active");
    }

    /// The class that most good pictures are routed to: this tiny network tells little apart.
    int busiest() const
    {
        const auto good = [&](int c) { return desk.scores().routedTo(c).good.size(); };
        return good(0) >= good(1) ? 0 : 1;
    }
    ChannelStrip* strip(int c) const { return page->strips()[std::size_t(c)]; }
    QList<CountLine*> counts(int c) const { return strip(c)->findChildren<CountLine*>(); }

    std::unique_ptr<DeskPage> page;
};

} // namespace

class TestDeskPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void words();
    void numbersAsTyped();
    void showsAStripPerClass();
    void draggingTheLineChangesCounts();
    void draggingTheFaderIsOneStep();
    void theAxisStandsStillUnderTheHand();
    void keysMoveTheFader();
    void typingSetsTheThreshold();
    void tabGoesFromStripToStrip();
    void lettersSoloMuteLock();
    void knobTurns();
    void bandAppears();
    void peoplesWordCountsAndIsSaid();
    void countsLeadToInspect();
    void masterShowsTotalsAndBeta();
    void fitsAndSaysWhatCameOfIt();
    void versionsAreListedComparedAndRolledBack();
    void modelIsSound();
    void undoByKeyboardEvenWhileTyping();
    void emptyWithoutARun();
    void brokenRunOffersItsVersion();
    void brokenFileShowsABar();
    void everyControlHasNameAndToolTip();
    void everyActionHasAKeyOfItsOwn();
    void keysReachEveryAction();
    void homeIsMuAndDigitsType();
    void savingNeedsAChange();
    void screenReadersHearAndMoveScales();
    void longNamesAndNoDefects();
    void survivesThemeAndSize();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Window> m_window;
};

void TestDeskPage::initTestCase()
{
    support::watchWarnings();
    QLocale::setDefault(QLocale::c());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       support::deskProject().folder.filePath(QStringLiteral("settings")));
    applyTheme(ThemeChoice::Light);
    // The scores stay in the project, so that no test computes them again.
    Window first(support::deskProject().project());
    QTRY_VERIFY_WITH_TIMEOUT(first.scored() && !first.scoring.job().running(), 20000);
}

void TestDeskPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const fs::path folder = fs::u8path(m_folder->path().toStdString()) / "p";
    support::deskProject().copyTo(folder);
    m_window = std::make_unique<Window>(folder);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->scored(), 20000);
}

void TestDeskPage::cleanup()
{
    m_window.reset();
    QCOMPARE(support::takeWarnings(), QStringList());
}

void TestDeskPage::words()
{
    QCOMPARE(desk::falseRejectText(1, 20),
             QStringLiteral("1 of 20 good parts rejected (5.0 %, up to 21.6 %)"));
    QCOMPARE(desk::escapeText(0, 63), QStringLiteral("0 of 63 defects escaped (up to 4.6 %)"));
    QCOMPARE(desk::escapeText(0, 40), QStringLiteral("0 of 40 defects escaped (up to 7.2 %)"));
    QCOMPARE(desk::escapeText(5, 5), QStringLiteral("5 of 5 defects escaped (100.0 %)"));
    QCOMPARE(desk::falseRejectText({}), QStringLiteral("No good parts with a label yet"));
    DeskCounts rechecked; // by verdict: what the band asks to look at again is no escape
    rechecked.confusion = {30, 4, 16, 10};
    rechecked.recheckFalseRejects = 3;
    rechecked.recheckEscapes = 10;
    QVERIFY(desk::falseRejectText(rechecked).startsWith(QLatin1String("1 of 20 ")));
    QVERIFY(desk::escapeText(rechecked).startsWith(QLatin1String("0 of 40 ")));
    ClassThreshold row;
    row.mu = 0.181;
    row.sigma = 0.048;
    row.beta = 2.4;
    row.threshold = row.mu + row.beta * row.sigma;
    QCOMPARE(desk::formulaText(row), QStringLiteral("0.296 = 0.181 + 2.40 × 0.048"));
    row.beta = -0.5;
    row.threshold = row.mu + row.beta * row.sigma;
    QCOMPARE(desk::formulaText(row), QStringLiteral("0.157 = 0.181 − 0.50 × 0.048"));
    row.mu = 3.5987; // two digits each would make 27.10 of it on a calculator
    row.sigma = 1.28264;
    row.beta = 18.362;
    row.threshold = row.mu + row.beta * row.sigma;
    QCOMPARE(desk::formulaText(row), QStringLiteral("27.15 = 3.5987 + 18.3620 × 1.2826"));
    DeskCounts counts;
    counts.confusion = {3, 1, 11, 0};
    QCOMPARE(desk::fewPicturesText(counts),
             QStringLiteral("Too few labelled pictures: 12 of 20 good, 3 of 10 defective."));
    counts.confusion = {10, 1, 19, 0};
    QCOMPARE(desk::fewPicturesText(counts), QString());
}

void TestDeskPage::numbersAsTyped()
{
    QCOMPARE(desk::parseNumber(QStringLiteral(" 0.25 ")), std::optional<double>(0.25));
    QCOMPARE(desk::parseNumber(QStringLiteral("−1e-3")), std::optional<double>(-1e-3));
    QVERIFY(!desk::parseNumber(QStringLiteral("nan")));
    QVERIFY(!desk::parseNumber(QStringLiteral("abc")));
    QVERIFY(!desk::parseNumber(QString()));
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(desk::parseNumber(QStringLiteral("0,25")), std::optional<double>(0.25));
    QCOMPARE(desk::parseNumber(QStringLiteral("0.25")), std::optional<double>(0.25));
    QLocale::setDefault(QLocale::c());
}

void TestDeskPage::showsAStripPerClass()
{
    QCOMPARE(int(m_window->page->strips().size()), 2);
    for (int c = 0; c < 2; ++c) {
        const ChannelStrip* strip = m_window->strip(c);
        QTRY_COMPARE(strip->histogram()->scores().count(ScoreGroup::Good),
                     m_window->desk.scores().routedTo(c).good.size());
        QCOMPARE(strip->histogram()->threshold(), m_window->desk.row(c).threshold);
        QTRY_COMPARE(m_window->counts(c)[0]->text(),
                     desk::falseRejectText(m_window->desk.counts(c)));
        QCOMPARE(m_window->counts(c)[1]->text(), desk::escapeText(m_window->desk.counts(c)));
    }
}

void TestDeskPage::draggingTheLineChangesCounts()
{
    ThresholdDesk& desk = m_window->desk;
    const int c = m_window->busiest();
    ScoreHistogram* histogram = m_window->strip(c)->histogram();
    QTRY_VERIFY(histogram->scores().count(ScoreGroup::Good) > 0);
    const double before = desk.row(c).threshold;
    const QString text = m_window->page->master()->findChildren<CountLine*>()[0]->text();
    const int x = histogram->width() / 2;
    const int from = histogram->pixelOf(before);
    const int bottom = histogram->height() - ScoreHistogram::kAxisMargin;
    QTest::mousePress(histogram, Qt::LeftButton, {}, {x, from});
    for (int y = from; y <= bottom; y += 8)
        QTest::mouseMove(histogram, {x, y});
    QTest::mouseMove(histogram, {x, bottom});
    QVERIFY(desk.row(c).threshold < before);
    QVERIFY(!desk.canUndo()); // still in the hand
    // The lowest score of the axis rejects every good part that was routed here.
    QTRY_VERIFY(m_window->page->master()->findChildren<CountLine*>()[0]->text() != text);
    QCOMPARE(m_window->page->master()->findChildren<CountLine*>()[0]->text(),
             desk::falseRejectText(desk.totals()));
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, {x, bottom});
    QVERIFY(desk.canUndo());
    desk.undo();
    QCOMPARE(desk.row(c).threshold, before);
    QTRY_COMPARE(m_window->page->master()->findChildren<CountLine*>()[0]->text(), text);
}

void TestDeskPage::draggingTheFaderIsOneStep()
{
    ThresholdDesk& desk = m_window->desk;
    ScoreFader* fader = m_window->strip(1)->fader();
    const ScoreHistogram* axis = m_window->strip(1)->histogram();
    const double before = desk.row(1).threshold;
    const QPoint grip(fader->width() / 2, axis->pixelOf(before));
    QTest::mousePress(fader, Qt::LeftButton, {}, grip);
    for (int step = 1; step <= 6; ++step)
        QTest::mouseMove(fader, grip - QPoint(0, 3 * step));
    QTest::mouseRelease(fader, Qt::LeftButton, {}, grip - QPoint(0, 18));
    QVERIFY(std::fabs(desk.row(1).threshold - axis->valueAt(grip.y() - 18)) <
            std::fabs(axis->valueAt(0) - axis->valueAt(1)));
    desk.undo();
    QCOMPARE(desk.row(1).threshold, before);
    QVERIFY(!desk.canUndo());
}

void TestDeskPage::theAxisStandsStillUnderTheHand()
{
    ScoreHistogram* histogram = m_window->strip(0)->histogram();
    BetaKnob* knob = m_window->strip(0)->knob();
    const auto range = histogram->range();
    const int height = histogram->height();
    QTest::mousePress(knob, Qt::LeftButton, {}, knob->rect().center());
    QTest::mouseMove(knob, knob->rect().center() - QPoint(0, 400));
    QTRY_COMPARE(histogram->threshold(), m_window->desk.row(0).threshold);
    QCOMPARE(m_window->desk.row(0).beta, BetaKnob::kHighest);
    QCOMPARE(histogram->range(), range);
    QCOMPARE(histogram->height(), height);
    QTest::mouseRelease(knob, Qt::LeftButton, {}, knob->rect().center());
    QVERIFY(histogram->range().second >= m_window->desk.row(0).threshold);
}

void TestDeskPage::keysMoveTheFader()
{
    ThresholdDesk& desk = m_window->desk;
    ScoreFader* fader = m_window->strip(0)->fader();
    fader->setFocus();
    const ClassThreshold before = desk.row(0);
    QTest::keyClick(fader, Qt::Key_Up);
    QVERIFY(std::fabs(desk.row(0).beta - (before.beta + ScoreFader::kFine)) < 1e-9);
    QTest::keyClick(fader, Qt::Key_PageDown);
    QVERIFY(std::fabs(desk.row(0).beta - (before.beta + ScoreFader::kFine - ScoreFader::kCoarse)) <
            1e-9);
    QTest::keyClick(fader, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(fader, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(sameRow(desk.row(0), before));
    QTest::keyClick(fader, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(std::fabs(desk.row(0).beta - (before.beta + ScoreFader::kFine)) < 1e-9);
    QTest::keyClick(fader, Qt::Key_Right);
    QVERIFY(m_window->strip(1)->fader()->hasFocus());
    QTest::keyClick(m_window->strip(1)->fader(), Qt::Key_Left);
    QVERIFY(fader->hasFocus());
}

void TestDeskPage::typingSetsTheThreshold()
{
    ThresholdDesk& desk = m_window->desk;
    ScoreFader* fader = m_window->strip(0)->fader();
    NumberField* field = m_window->strip(0)->thresholdField();
    fader->setFocus();
    QTest::keyClick(fader, Qt::Key_1);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral(".5"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(std::fabs(desk.row(0).threshold - 1.5) < 1e-9);
    QVERIFY(fader->hasFocus());
    QVERIFY(desk.row(0).origin == ThresholdOrigin::Hand);
    // What is no number is refused and changes nothing; Escape gives it up.
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QStringLiteral("much"));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(field->hasFocus());
    QVERIFY(field->property("wrong").toBool());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->property("wrong").toBool());
    QCOMPARE(field->text(), desk::scoreText(desk.row(0).threshold, desk.row(0).sigma));
    // Passing through a field moves nothing, though it shows a rounded number.
    const ClassThreshold before = desk.row(0);
    m_window->strip(0)->betaField()->setFocus();
    fader->setFocus();
    QVERIFY(sameRow(desk.row(0), before));
}

void TestDeskPage::tabGoesFromStripToStrip()
{
    ScoreFader* first = m_window->strip(0)->fader();
    ScoreFader* second = m_window->strip(1)->fader();
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    QTest::keyClick(second, Qt::Key_Backtab);
    QVERIFY(first->hasFocus());
    QTest::keyClick(second, Qt::Key_Tab);
    QVERIFY(m_window->page->master()->isAncestorOf(QApplication::focusWidget()));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Return);
    QVERIFY(m_window->strip(0)->knob()->hasFocus());
    QTest::keyClick(m_window->strip(0)->knob(), Qt::Key_Tab);
    QVERIFY(m_window->strip(0)->betaField()->hasFocus());
    QTest::keyClick(m_window->strip(0)->betaField(), Qt::Key_Escape);
    QVERIFY(first->hasFocus());
}

void TestDeskPage::lettersSoloMuteLock()
{
    ThresholdDesk& desk = m_window->desk;
    ScoreFader* fader = m_window->strip(1)->fader();
    fader->setFocus();
    QTest::keyClick(fader, Qt::Key_S);
    QVERIFY(desk.solo(1));
    QVERIFY(!desk.counted(0));
    QTest::keyClick(fader, Qt::Key_S);
    QTest::keyClick(fader, Qt::Key_M);
    QVERIFY(!desk.solo(1));
    QVERIFY(desk.muted(1));
    QTest::keyClick(fader, Qt::Key_L);
    QVERIFY(desk.locked(1));
    QTRY_VERIFY(!m_window->strip(1)->knob()->isEnabled());
    const double before = desk.row(1).threshold;
    QTest::keyClick(fader, Qt::Key_Up);
    QCOMPARE(desk.row(1).threshold, before);
    QTest::keyClick(fader, Qt::Key_L);
    QTest::keyClick(fader, Qt::Key_Up);
    QVERIFY(desk.row(1).threshold > before);
    QTest::keyClick(fader, Qt::Key_R);
    QCOMPARE(desk.row(1).threshold, before);
}

void TestDeskPage::knobTurns()
{
    ThresholdDesk& desk = m_window->desk;
    BetaKnob* knob = m_window->strip(0)->knob();
    QVERIFY(desk.setBeta(0, 1.0));
    QTRY_COMPARE(knob->beta(), 1.0);
    knob->setFocus();
    QTest::keyClick(knob, Qt::Key_Up);
    QVERIFY(std::fabs(desk.row(0).beta - 1.05) < 1e-9);
    QTRY_VERIFY(std::fabs(knob->beta() - 1.05) < 1e-9);
    QTest::keyClick(knob, Qt::Key_End);
    QCOMPARE(desk.row(0).beta, BetaKnob::kHighest);
    QTRY_COMPARE(knob->beta(), BetaKnob::kHighest);
    QTest::keyClick(knob, Qt::Key_Home);
    QCOMPARE(desk.row(0).beta, BetaKnob::kLowest);
    QVERIFY(desk.row(0).threshold == desk.row(0).mu - desk.row(0).sigma);
}

void TestDeskPage::bandAppears()
{
    ThresholdDesk& desk = m_window->desk;
    auto* check = m_window->strip(0)->findChild<QCheckBox*>();
    QTest::mouseClick(check, Qt::LeftButton, {}, {8, check->height() / 2});
    QVERIFY(desk.row(0).recheckBand.has_value());
    QVERIFY(desk.row(0).recheckBand->first < desk.row(0).threshold);
    QTRY_VERIFY(m_window->strip(0)->histogram()->band().has_value());
    QTest::mouseClick(check, Qt::LeftButton, {}, {8, check->height() / 2});
    QVERIFY(!desk.row(0).recheckBand);
}

void TestDeskPage::peoplesWordCountsAndIsSaid()
{
    ScoringSession& scoring = m_window->scoring;
    int missed = -1;
    for (int i = 0; i < int(scoring.entries().size()) && missed < 0; ++i)
        if (scoring.entries()[std::size_t(i)].type == QLatin1String("good"))
            missed = i;
    QVERIFY(missed >= 0);
    const int good = m_window->desk.totals().good();
    EntryReview review;
    review.decision = Decision::NotOk;
    scoring.setReviews({{scoring.entries()[std::size_t(missed)].key(), review}});
    QTRY_COMPARE(m_window->desk.totals().good(), good - 1);
    const Confusion totals = m_window->desk.totals().confusion;
    const QString said = QStringLiteral("1 of %1 labels by a person")
                             .arg(totals.truePositive + totals.falseNegative + totals.trueNegative +
                                  totals.falsePositive);
    const auto isSaid = [&] {
        const auto labels = m_window->page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisibleTo(m_window->page.get()) && label->text().contains(said);
        });
    };
    QTRY_VERIFY2(isSaid(), qPrintable(said));
}

void TestDeskPage::countsLeadToInspect()
{
    QSignalSpy asked(m_window->page.get(), &DeskPage::showEntriesRequested);
    QTest::mouseClick(m_window->counts(1)[1], Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QString::fromStdString(m_window->desk.className(1)));
    QVERIFY(asked[0][1].value<DeskFilter>() == DeskFilter::Misses);
    m_window->counts(0)[0]->setFocus();
    QTest::keyClick(m_window->counts(0)[0], Qt::Key_Space);
    QVERIFY(asked.at(1)[1].value<DeskFilter>() == DeskFilter::FalseRejects);
    QTest::mouseClick(m_window->page->master()->findChildren<CountLine*>()[0], Qt::LeftButton);
    QCOMPARE(asked.at(2)[0].toString(), QString());
}

void TestDeskPage::masterShowsTotalsAndBeta()
{
    ThresholdDesk& desk = m_window->desk;
    MasterStrip* master = m_window->page->master();
    const auto counts = master->findChildren<CountLine*>();
    QTRY_COMPARE(counts[0]->text(), desk::falseRejectText(desk.totals()));
    auto* knob = master->findChild<BetaKnob*>();
    knob->setFocus();
    QTest::keyClick(knob, Qt::Key_End);
    QCOMPARE(desk.row(0).beta, BetaKnob::kHighest);
    QCOMPARE(desk.row(1).beta, BetaKnob::kHighest);
    QTRY_COMPARE(counts[1]->text(), desk::escapeText(desk.totals()));
    desk.setMuted(0, true);
    QTRY_COMPARE(counts[0]->text(), desk::falseRejectText(desk.counts(1)));
}

void TestDeskPage::fitsAndSaysWhatCameOfIt()
{
    FitPanel* fit = m_window->page->master()->fitPanel();
    QSignalSpy noticed(m_window->page.get(), &DeskPage::noticed);
    for (const auto kind :
         {FitTarget::Kind::Balanced, FitTarget::Kind::F1, FitTarget::Kind::MaxFalseReject,
          FitTarget::Kind::MaxEscape, FitTarget::Kind::Cost}) {
        fit->setTarget(kind);
        QVERIFY(fit->target().kind == kind);
        fit->fit();
    }
    fit->setPromise();
    QVERIFY(fit->promises());
    fit->fit();
    QVERIFY(m_window->desk.row(0).source.find("held-out good images") != std::string::npos);
    fit->setTarget(FitTarget::Kind::Cost);
    QVERIFY(!fit->promises());
    fit->fit();
    QCOMPARE(noticed.size(), 7);
    QVERIFY(noticed[0][0].value<Notice>().text.contains(QLatin1String("fitted")));
    const auto fittedRows = m_window->desk.rows();
    QVERIFY(m_window->desk.setBeta(0, 0.123));
    fit->fit();
    QVERIFY(sameRows(m_window->desk.rows(), fittedRows));
    noticed.last()[0].value<Notice>().action();
    QCOMPARE(m_window->desk.row(0).beta, 0.123);
    auto* curve = fit->findChild<CostCurve*>();
    QVERIFY(curve->isVisibleTo(fit));
    QVERIFY(!curve->isEmpty());
    m_window->desk.setBetaOfAll(2.0);
    QTRY_COMPARE(curve->operatingPoint(), 2.0);
    m_window->desk.setBeta(0, 3.0);
    QTRY_VERIFY(std::isnan(curve->operatingPoint())); // no one point stands for both
    fit->setOnTestPictures(true);
    QVERIFY(fit->findChildren<QLabel*>().last()->text().size() > 0);
    fit->fit();
    QVERIFY(m_window->desk.row(0).origin == ThresholdOrigin::Test);
}

void TestDeskPage::versionsAreListedComparedAndRolledBack()
{
    ThresholdDesk& desk = m_window->desk;
    VersionPanel* versions = m_window->page->master()->versionPanel();
    const auto first = desk.rows();
    QVERIFY(desk.setBeta(0, 5.5));
    versions->saveBar()->findChild<QLineEdit*>()->setText(QStringLiteral("less strict"));
    QTest::keyClick(m_window->page.get(), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(desk.versions().size(), 2);
    QCOMPARE(desk.activeVersion()->comment, QStringLiteral("less strict"));
    QVERIFY(versions->saveBar()->findChild<QLineEdit*>()->text().isEmpty());
    QCOMPARE(versions->model()->rowCount(), 2);
    QCOMPARE(versions->model()->index(0, VersionModel::Comment).data().toString(),
             QStringLiteral("less strict"));
    QVERIFY(versions->model()
                ->index(0, VersionModel::Counts)
                .data()
                .toString()
                .contains(QLatin1String("escapes")));
    const auto press = [&](const char* text) {
        for (auto* button : m_window->page->master()->findChildren<QPushButton*>())
            if (button->text() == QLatin1String(text) && button->isEnabled())
                button->click();
    };
    versions->list()->setCurrentIndex(versions->model()->index(1, 0));
    press("Compare");
    auto* compare = m_window->page->findChild<ComparePanel*>();
    QVERIFY(compare->isVisible());
    QCOMPARE(compare->findChildren<DeskMatrix*>().size(), 6);
    QTest::keyClick(compare, Qt::Key_Escape);
    QVERIFY(!compare->isVisible());
    press("Load");
    QVERIFY(sameRows(desk.rows(), first));
    QVERIFY(desk.modified());
    press("Discard");
    QVERIFY(!desk.modified());
    versions->list()->setCurrentIndex(versions->model()->index(1, 0));
    QSignalSpy told(m_window->page.get(), &Page::noticed);
    press("Roll back");
    QCOMPARE(desk.versions().size(), 3);
    QCOMPARE(told.count(), 1);
    QVERIFY(versions->list()->hasFocus() || !m_window->page->isActiveWindow());
    QVERIFY(sameRows(desk.rows(), first));
}

void TestDeskPage::modelIsSound()
{
    VersionModel model(m_window->desk);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(m_window->desk.setBeta(0, 2.0));
    QVERIFY(bool(m_window->desk.save(QStringLiteral("a"))));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0, 0).data(VersionModel::kActiveRole).toBool());
    QVERIFY(!model.index(1, 0).data(VersionModel::kActiveRole).toBool());
    QCOMPARE(model.index(1, VersionModel::Origin).data().toString(), QStringLiteral("first fit"));
    QVERIFY(bool(m_window->runs.setActive({})));
    QCOMPARE(model.rowCount(), 0);
}

void TestDeskPage::undoByKeyboardEvenWhileTyping()
{
    ThresholdDesk& desk = m_window->desk;
    const double before = desk.row(0).beta;
    QVERIFY(desk.setBeta(0, before + 1.0));
    NumberField* field = m_window->strip(0)->betaField();
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.row(0).beta, before);
    QVERIFY(!m_window->page->undoAction()->isEnabled());
    QVERIFY(m_window->page->redoAction()->isEnabled());
}

void TestDeskPage::emptyWithoutARun()
{
    QSignalSpy asked(m_window->page.get(), &Page::pageRequested);
    QVERIFY(bool(m_window->runs.setActive({})));
    QVERIFY(m_window->page->strips().empty());
    QPushButton* action = nullptr;
    for (QPushButton* button : m_window->page->findChildren<QPushButton*>())
        if (button->isVisible())
            action = button;
    QVERIFY(action);
    action->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("train"));
    QVERIFY(bool(m_window->runs.setActive(QStringLiteral("first"))));
    QCOMPARE(int(m_window->page->strips().size()), 2);
    QVERIFY(m_window->strip(0)->isVisible());
}

void TestDeskPage::brokenRunOffersItsVersion()
{
    const fs::path folder = m_window->project.folder();
    const fs::path file = RunPaths(m_window->project.runFolder("first")).thresholds();
    m_window.reset();
    QVERIFY(bool(writeFileAtomic(file, "nonsense")));
    m_window = std::make_unique<Window>(folder);
    QVERIFY(m_window->desk.empty());
    QPushButton* action = nullptr;
    for (QPushButton* button : m_window->page->findChildren<QPushButton*>())
        if (button->isVisible())
            action = button;
    QVERIFY(action);
    action->click();
    QCOMPARE(int(m_window->page->strips().size()), 2);
}

void TestDeskPage::brokenFileShowsABar()
{
    const fs::path file = RunPaths(m_window->project.runFolder("first")).thresholds();
    QVERIFY(bool(writeFileAtomic(file, "nonsense")));
    m_window->desk.checkFile();
    QPushButton* restore = nullptr;
    for (QPushButton* button : m_window->page->findChildren<QPushButton*>())
        if (button->text().startsWith(QLatin1String("Write the active")))
            restore = button;
    QVERIFY(restore && restore->isVisible());
    restore->click();
    QVERIFY(!restore->isVisible());
    QVERIFY(bool(readRun(RunPaths(m_window->project.runFolder("first")))));
}

void TestDeskPage::everyControlHasNameAndToolTip()
{
    for (QWidget* widget : m_window->page->findChildren<QWidget*>()) {
        const bool input = qobject_cast<QAbstractButton*>(widget) ||
                           qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) ||
                           qobject_cast<BetaKnob*>(widget) || qobject_cast<ScoreFader*>(widget);
        if (!input || !widget->isVisibleTo(m_window->page.get()) ||
            qobject_cast<Plot*>(widget->parentWidget()))
            continue;
        const QString who = QLatin1String(widget->metaObject()->className());
        QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(who + widget->accessibleName()));
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 qPrintable(who));
    }
    for (const QAction* action : m_window->page->pageActions()) {
        QVERIFY(!action->toolTip().isEmpty());
        QVERIFY(!action->shortcut().isEmpty());
    }
}

void TestDeskPage::everyActionHasAKeyOfItsOwn()
{
    // The window's own, beside the page's.
    QSet<QString> keys{QStringLiteral("Ctrl+1"),       QStringLiteral("Ctrl+2"),
                       QStringLiteral("Ctrl+3"),       QStringLiteral("Ctrl+4"),
                       QStringLiteral("Ctrl+N"),       QStringLiteral("Ctrl+O"),
                       QStringLiteral("Ctrl+Shift+D"), QStringLiteral("Ctrl+W"),
                       QStringLiteral("F11"),          QStringLiteral("?"),
                       QStringLiteral("Ctrl+Q"),       QStringLiteral("Alt+M")};
    for (const QAction* action : m_window->page->pageActions()) {
        const QString key = action->shortcut().toString();
        QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(action->text() + key));
        QVERIFY2(action->toolTip().contains(key), qPrintable(action->toolTip()));
        keys.insert(key);
    }
    // A button says the key that does the same.
    for (const QPushButton* button : m_window->page->master()->findChildren<QPushButton*>())
        QVERIFY2(button->toolTip().endsWith(QLatin1Char(')')), qPrintable(button->text()));
}

void TestDeskPage::keysReachEveryAction()
{
    ThresholdDesk& desk = m_window->desk;
    ChannelStrip* strip = m_window->strip(1);
    ScoreFader* fader = strip->fader();
    MasterStrip* master = m_window->page->master();
    fader->setFocus();
    QTest::keyClick(fader, Qt::Key_B);
    QVERIFY(desk.row(1).recheckBand.has_value());
    QVERIFY(!desk.row(0).recheckBand);
    QTest::keyClick(fader, Qt::Key_B);
    QVERIFY(!desk.row(1).recheckBand);
    QTest::keyClick(fader, Qt::Key_T);
    QVERIFY(strip->thresholdField()->hasFocus());
    QTest::keyClick(strip->thresholdField(), Qt::Key_Escape);
    QTest::keyClick(fader, Qt::Key_K);
    QVERIFY(strip->betaField()->hasFocus());
    QTest::keyClicks(strip->betaField(), QStringLiteral("2.5"));
    QTest::keyClick(strip->betaField(), Qt::Key_Return);
    QCOMPARE(desk.row(1).beta, 2.5);
    QSignalSpy asked(m_window->page.get(), &DeskPage::showEntriesRequested);
    QTest::keyClick(fader, Qt::Key_X);
    QTest::keyClick(fader, Qt::Key_E);
    QTest::keyClick(fader, Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(asked.size(), 3);
    QCOMPARE(asked[0][0].toString(), QString::fromStdString(desk.className(1)));
    QVERIFY(asked[0][1].value<DeskFilter>() == DeskFilter::FalseRejects);
    QVERIFY(asked[1][1].value<DeskFilter>() == DeskFilter::Misses);
    QCOMPARE(asked[2][0].toString(), QString());
    QTest::keyClick(fader, Qt::Key_A);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("3"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(desk.row(0).beta, 3.0);
    QCOMPARE(desk.row(1).beta, 3.0);
    fader->setFocus();
    QSignalSpy fitted(master->fitPanel(), &FitPanel::fitted);
    QTest::keyClick(fader, Qt::Key_F);
    QCOMPARE(fitted.size(), 1);
    QTest::keyClick(fader, Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(qobject_cast<QComboBox*>(QApplication::focusWidget()));
    fader->setFocus();
    QVERIFY(desk.setBeta(0, 5.25));
    QTest::keyClick(fader, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!desk.modified());
    QVERIFY(desk.setBeta(0, 5.25));
    QTest::keyClick(fader, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(desk.versions().size(), 2);
    QTest::keyClick(fader, Qt::Key_C);
    auto* compare = m_window->page->findChild<ComparePanel*>();
    QVERIFY(compare->isVisible());
    QTest::keyClick(compare, Qt::Key_Escape);
    QVERIFY(!compare->isVisible());
    QTest::keyClick(m_window->page.get(), Qt::Key_V);
    QListView* list = master->versionPanel()->list();
    QVERIFY(list->hasFocus());
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(list, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(desk.modified());
    QVERIFY(desk.row(0).beta != 5.25);
    QTest::keyClick(list, Qt::Key_D, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(desk.versions().size(), 3);
    QVERIFY(desk.activeVersion()->origin == ThresholdVersion::Origin::RolledBack);
}

void TestDeskPage::homeIsMuAndDigitsType()
{
    ThresholdDesk& desk = m_window->desk;
    ChannelStrip* strip = m_window->strip(0);
    ScoreFader* fader = strip->fader();
    fader->setFocus();
    QTest::keyClick(fader, Qt::Key_Home);
    QVERIFY(std::fabs(desk.row(0).threshold - desk.row(0).mu) < 1e-12);
    QTest::keyClick(fader, Qt::Key_End);
    QVERIFY(std::fabs(desk.row(0).beta - BetaKnob::kHighest) < 1e-9);
    // What was clicked last does not matter: a count line leads on as the fader does.
    m_window->counts(0)[0]->setFocus();
    QTest::keyClick(m_window->counts(0)[0], Qt::Key_2);
    QVERIFY(strip->thresholdField()->hasFocus());
    QCOMPARE(strip->thresholdField()->text(), QStringLiteral("2"));
    QTest::keyClick(strip->thresholdField(), Qt::Key_Return);
    QVERIFY(std::fabs(desk.row(0).threshold - 2.0) < 1e-9);
}

void TestDeskPage::savingNeedsAChange()
{
    ThresholdDesk& desk = m_window->desk;
    VersionPanel* versions = m_window->page->master()->versionPanel();
    QPushButton* save = nullptr;
    for (QPushButton* button : versions->saveBar()->findChildren<QPushButton*>())
        if (button->property("main").toBool())
            save = button;
    QVERIFY(save && !save->isEnabled());
    QVERIFY(save->toolTip().contains(QLatin1String("Nothing was changed since version 1")));
    QTest::keyClick(m_window->page.get(), Qt::Key_S, Qt::ControlModifier);
    auto* comment = versions->saveBar()->findChild<QLineEdit*>();
    comment->setFocus();
    QTest::keyClicks(comment, QStringLiteral("night"));
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(desk.versions().size(), 1);
    QCOMPARE(comment->text(), QStringLiteral("night"));
    QVERIFY(desk.setBeta(0, 5.0));
    QVERIFY(save->isEnabled());
    QVERIFY(save->toolTip().contains(QLatin1String("Ctrl+S")));
    save->click();
    QCOMPARE(desk.versions().size(), 2);
    QVERIFY(!save->isEnabled());
}

void TestDeskPage::screenReadersHearAndMoveScales()
{
    ThresholdDesk& desk = m_window->desk;
    ChannelStrip* strip = m_window->strip(0);
    const auto range = strip->histogram()->range();
    for (QWidget* widget :
         {static_cast<QWidget*>(strip->fader()), static_cast<QWidget*>(strip->histogram())}) {
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken && spoken->valueInterface());
        QVERIFY(spoken->role() == QAccessible::Slider);
        QVERIFY(
            spoken->text(QAccessible::Name).contains(QString::fromStdString(desk.className(0))));
        QVERIFY(!spoken->text(QAccessible::Value).isEmpty());
        QCOMPARE(spoken->valueInterface()->currentValue().toDouble(), desk.row(0).threshold);
        QCOMPARE(spoken->valueInterface()->minimumValue().toDouble(), range.first);
        QCOMPARE(spoken->valueInterface()->maximumValue().toDouble(), range.second);
        QVERIFY(spoken->valueInterface()->minimumStepSize().toDouble() > 0.0);
        const double before = desk.row(0).threshold, wanted = 0.5 * (range.first + range.second);
        spoken->valueInterface()->setCurrentValue(wanted);
        QVERIFY(std::fabs(desk.row(0).threshold - wanted) < 1e-9);
        desk.undo(); // one step, as a drag
        QCOMPARE(desk.row(0).threshold, before);
        QTRY_COMPARE(strip->histogram()->threshold(), before);
    }
    QAccessibleInterface* knob = QAccessible::queryAccessibleInterface(strip->knob());
    QVERIFY(knob && knob->valueInterface());
    QVERIFY(knob->role() == QAccessible::Dial);
    QCOMPARE(knob->valueInterface()->minimumValue().toDouble(), -1.0);
    QCOMPARE(knob->valueInterface()->maximumValue().toDouble(), 6.0);
    knob->valueInterface()->setCurrentValue(100.0); // no further than the scale
    QCOMPARE(desk.row(0).beta, 6.0);
    QTRY_COMPARE(knob->valueInterface()->currentValue().toDouble(), 6.0);
    QCOMPARE(knob->text(QAccessible::Value), desk::betaText(6.0));
    desk.setLocked(0, true);
    QTRY_VERIFY(!strip->knob()->isEnabled());
    knob->valueInterface()->setCurrentValue(0.0);
    QCOMPARE(desk.row(0).beta, 6.0);
}

void TestDeskPage::longNamesAndNoDefects()
{
    QTemporaryDir folder;
    const fs::path project = fs::u8path(folder.path().toStdString()) / "p";
    std::vector<std::string> classes;
    for (int c = 0; c < 15; ++c)
        classes.push_back("connector_housing_left_variant_" + std::to_string(c + 1));
    support::writeProjectOf(project, classes);
    Window window(project);
    support::fillScores(window.scoring, window.desk.rows(), 30000, 2);
    QTRY_VERIFY(window.counts(2)[1]->text().startsWith(QLatin1String("No defects")));
    for (const QSize size : {QSize(840, 470), QSize(1220, 710), QSize(1860, 990)}) {
        window.page->resize(size);
        QCoreApplication::processEvents();
        for (const ChannelStrip* strip : window.page->strips()) {
            QVERIFY(strip->width() >= ChannelStrip::kNarrowest);
            QVERIFY(strip->width() <= ChannelStrip::kWidest);
            for (const CountLine* line : strip->findChildren<CountLine*>())
                QVERIFY2(line->height() >= line->heightForWidth(line->width()),
                         qPrintable(line->text()));
        }
    }
    QLocale::setDefault(QLocale(QLocale::German));
    QVERIFY(desk::falseRejectText(1234, 56789).contains(QLatin1String("1.234")));
    QLocale::setDefault(QLocale::c());
}

void TestDeskPage::survivesThemeAndSize()
{
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light})
        for (const QSize size : {QSize(800, 500), QSize(1220, 710), QSize(1860, 990)}) {
            applyTheme(choice);
            m_window->page->resize(size);
            const QImage shot = m_window->page->grab().toImage();
            QCOMPARE(shot.size(), size * m_window->page->devicePixelRatioF());
            QVERIFY(m_window->page->master()->isVisible());
            QCOMPARE(m_window->page->master()->geometry().right(), size.width() - 1);
        }
}

QTEST_MAIN(TestDeskPage)
#include "test_desk_page.moc"
