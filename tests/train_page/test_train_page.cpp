// SPDX-License-Identifier: GPL-3.0-or-later
// The page with a real tiny training behind it.
#include "core/learn/default_preset.h"
#include "core/session/scoring_session.h"
#include "support/no_warnings.h"
#include "train_page/train_bench.h"
#include "widgets/common/theme.h"
#include "widgets/plots/line_plot.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/train/config_form.h"
#include "widgets/train/curves_view.h"
#include "widgets/train/preset_card.h"
#include "widgets/train/run_controls.h"
#include "widgets/train/run_remark.h"
#include "widgets/train/runs_model.h"
#include "widgets/train/runs_panel.h"
#include "widgets/train/settings_panel.h"
#include "widgets/train/train_page.h"
#include "widgets/train/verdict_option.h"
#include "widgets/train/where_option.h"
#include "widgets/view/preview_strip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestTrainPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        useScratchHome(m_folder);
        applyTheme(ThemeChoice::Light);
        m_root = fs::u8path(m_folder.path().toStdString());
        m_plant = m_root / "plant";
        writeTinyPlant(m_plant);
    }

    void init()
    {
        m_bench = std::make_unique<TrainBench>(m_root / ("project" + std::to_string(++m_count)));
        m_page = std::make_unique<TrainPage>(*m_bench->training, m_bench->runs, m_bench->dataset,
                                             nullptr);
        connect(m_page.get(), &Page::noticed, this,
                [this](const Notice& notice) { m_notices.append(notice); });
        m_notices.clear();
        m_page->resize(1220, 720);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
        QCOMPARE(takeWarnings(), QStringList());
    }

    void withoutDatasetItPointsToTheDataPage()
    {
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        QVERIFY(!m_page->obstacle().isEmpty());
        auto* states = m_page->findChild<QStackedWidget*>();
        QCOMPARE(states->currentIndex(), 1);
        QTest::mouseClick(states->currentWidget()->findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(requested.count(), 1);
        QCOMPARE(requested[0][0].toString(), QStringLiteral("data"));
        m_bench->open(m_plant);
        QCOMPARE(states->currentIndex(), 0);
        QVERIFY(m_page->obstacle().isEmpty());
    }

    void cardsTellTheTimeAndFollowTheSettings()
    {
        m_bench->open(m_plant);
        SettingsPanel& settings = m_page->settings();
        settings.draft().setPreset(QStringLiteral("compact"));
        const QString before = settings.card(QStringLiteral("compact"))->time();
        QVERIFY2(before.contains(QLatin1String("about")), qPrintable(before));
        const double seconds = *settings.expectedSeconds(settings.draft().config());
        settings.draft().setText(QStringLiteral("training.epochs"), QStringLiteral("2500"));
        QVERIFY(*settings.expectedSeconds(settings.draft().config()) > 50 * seconds);
        QVERIFY(settings.card(QStringLiteral("compact"))->time() != before);
        QTest::mouseClick(settings.card(QStringLiteral("table1")), Qt::LeftButton);
        QCOMPARE(settings.draft().preset(), QStringLiteral("table1"));
        QCOMPARE(settings.draft().differences(), 0);
    }

    void verdictsDecideWhatTrains()
    {
        ScoringSession scoring(m_bench->jobs, m_bench->dataset, m_bench->runs, *m_bench->database);
        m_page->useVerdicts(scoring);
        m_bench->open(m_plant);
        VerdictOption& option = m_page->verdicts();
        QVERIFY(!option.isVisible()); // nobody has judged anything
        QStringList train, test;
        for (const ImageRecord& image : m_bench->dataset.included().images)
            (image.subset == Subset::Train ? train : test)
                << QString::fromStdString(image.relative);
        EntryReview bad, good;
        bad.decision = Decision::NotOk;
        good.decision = Decision::Ok;
        scoring.setReviews({{QStringLiteral("inbox:incoming/a.png"), good}});
        QVERIFY(option.isVisible() && !option.useBox()->isVisible()); // nothing to choose yet
        QVERIFY2(option.outsideText().startsWith(QStringLiteral("1 inbox picture")),
                 qPrintable(option.outsideText()));
        EntryReview gone; // its file was replaced
        gone.replaced = true;
        scoring.setReviews({{train[4], gone}});
        QVERIFY2(option.replacedText().startsWith(QStringLiteral("1 picture")),
                 qPrintable(option.replacedText()));
        scoring.setReviews({{train[4], {}}});
        QCOMPARE(option.replacedText(), QString());
        scoring.setReviews({{train[3], bad}, {train[15], bad}, {test[0], good}});
        QVERIFY(option.isVisible());
        QVERIFY(option.useBox()->isChecked());
        QVERIFY2(option.leavesOutText().contains(QStringLiteral("Leaves out 2 training")),
                 qPrintable(option.leavesOutText()));
        QVERIFY(!option.addBox()->isChecked()); // pictures leave the test only where that is chosen
        QVERIFY(option.chosen().added.empty());
        option.addBox()->click();
        QVERIFY2(option.addsText().contains(QStringLiteral("Adds 1 test")),
                 qPrintable(option.addsText()));
        QCOMPARE(option.chosen().added.size(), std::size_t(1));
        option.useBox()->click();
        QVERIFY(option.chosen().empty());
        QVERIFY(!option.addBox()->isVisible());
        option.useBox()->click();
        option.addBox()->click();

        this->train(1);
        const auto pictures = readPictureChoice(RunPaths(m_bench->runs.folder(m_page->shownRun())));
        QVERIFY(pictures);
        std::vector<std::string> expected{train[3].toStdString(), train[15].toStdString()};
        std::sort(expected.begin(), expected.end());
        QVERIFY(pictures->leftOut == expected);
        QVERIFY(pictures->added.empty());
        QVERIFY(headingHas(QStringLiteral("2 training picture(s) left out")));
        m_page.reset(); // before the sessions that it knows
    }

    void typingIsCheckedAtOnce()
    {
        m_bench->open(m_plant);
        ConfigForm& form = m_page->settings().form();
        auto* editor =
            qobject_cast<QLineEdit*>(form.row(QStringLiteral("training.epochs"))->editor());
        QVERIFY(editor);
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("12x"));
        QVERIFY(m_page->obstacle().contains(QLatin1String("12x")));
        QVERIFY(!action("Start training")->isEnabled());
        QVERIFY(editor->property("wrong").toBool());
        QTest::keyClick(editor, Qt::Key_Backspace);
        QVERIFY(m_page->obstacle().isEmpty());
        QVERIFY(action("Start training")->isEnabled());
        QCOMPARE(m_page->settings().draft().config().epochs, 12);
        QCOMPARE(editor->text(), QStringLiteral("12"));
        auto* reset = form.row(QStringLiteral("training.epochs"))->findChild<QToolButton*>();
        QVERIFY(reset->isVisible());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(editor->text(), QString::number(presetConfig(kDefaultPreset)->epochs));
        QVERIFY(!reset->isVisible());
    }

    void numbersHaveTheDecimalSignOfTheLanguage()
    {
        const QLocale before;
        const auto back = qScopeGuard([&] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::German));
        m_bench->open(m_plant);
        ConfigForm& form = m_page->settings().form();
        form.setAdvanced(true);
        SettingRow* row = form.row(QStringLiteral("noise.amount"));
        auto* editor = qobject_cast<QLineEdit*>(row->editor());
        QVERIFY(editor && editor->text().contains(QLatin1Char(',')));
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("0,5"));
        QCOMPARE(m_page->settings().draft().config().noiseAmount, 0.5);
        form.row(QStringLiteral("training.epochs"))->editor()->setFocus();
        QCOMPARE(editor->text(), QStringLiteral("0,5"));
    }

    void advancedHasEverySetting()
    {
        m_bench->open(m_plant);
        ConfigForm& form = m_page->settings().form();
        form.setAdvanced(true);
        for (const ConfigField& field : configFields()) {
            if (field.key == "preset")
                continue;
            SettingRow* row = form.row(QString::fromStdString(field.key));
            QVERIFY2(row && row->isVisibleTo(&form), field.key.c_str());
            QVERIFY2(!row->editor()->accessibleName().isEmpty(), field.key.c_str());
            QVERIFY2(!row->editor()->toolTip().isEmpty(), field.key.c_str());
        }
        auto* loss = qobject_cast<QComboBox*>(form.row(QStringLiteral("loss.kind"))->editor());
        loss->setFocus();
        QTest::keyClick(loss, Qt::Key_Down);
        QCOMPARE(m_page->settings().draft().config().loss, LossKind::Ssim);
        form.setAdvanced(false);
        QVERIFY(form.row(QStringLiteral("loss.kind"))->isVisibleTo(&form));
        QVERIFY(!form.row(QStringLiteral("loss.dropout")));
    }

    void settingsGoToAFileAndBack()
    {
        SettingsPanel& settings = m_page->settings();
        const QString path = m_folder.filePath(QStringLiteral("settings.yaml"));
        settings.draft().setConfig(tinyConfig());
        settings.saveFile(path);
        settings.draft().setPreset(QStringLiteral("table2"));
        settings.loadFile(path);
        QCOMPARE(settings.draft().config().width, 0.125);
        QCOMPARE(m_notices.size(), 2);
        settings.loadFile(m_folder.filePath(QStringLiteral("absent.yaml")));
        QCOMPARE(m_notices.last().kind, Notice::Kind::Error);
        settings.saveFile(QStringLiteral("/dev/null/settings.yaml"));
        QCOMPARE(m_notices.last().kind, Notice::Kind::Error);
    }

    void aTrainingDrawsItsCurves()
    {
        m_bench->open(m_plant);
        train(3);
        const QString run = m_page->shownRun();
        QCOMPARE(run, m_bench->training->run());
        ScoreCurvePlot& scores = m_page->curves().scores();
        QCOMPARE(scores.classes(), m_bench->training->classes());
        QVERIFY(!scores.isEmpty());
        QCOMPARE(points(scores, 0), 3);
        QVERIFY(!m_page->curves().loss().isEmpty());
        const auto rates = m_page->curves().validation().columns();
        const auto& epochs = m_bench->training->epochs();
        QCOMPARE(rates.size(), 5);
        for (int i = 0; i < 3; ++i) {
            const EpochReport& epoch = epochs[std::size_t(i)];
            QCOMPARE(rates[0].y.value(i), epoch.validationPrecision);
            QCOMPARE(rates[1].y.value(i), epoch.validationRecall);
            QCOMPARE(rates[2].y.value(i), epoch.validationF1);
            QCOMPARE(rates[3].y.value(i), *meanAuroc(epoch));
            QCOMPARE(rates[4].y.value(i), epoch.routingAccuracy);
        }
        QCOMPARE(m_page->findChild<PreviewStrip*>()->count(), 2);
        QVERIFY(!m_notices.isEmpty());
        QVERIFY(m_notices.last().text.contains(run));
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        m_notices.last().action();
        QCOMPARE(requested[0][0].toString(), QStringLiteral("inspect"));
        // The picture of the curve is more than an empty plot's.
        const QImage drawn = scores.grab().toImage();
        scores.clear();
        QCoreApplication::processEvents();
        QVERIFY(drawn != scores.grab().toImage());
    }

    /// Whoever started it: the demo's live training and the opening notice do it from outside.
    void aTrainingStartedElsewhereIsShown()
    {
        m_bench->open(m_plant);
        train(2);
        const QString before = m_page->shownRun();
        m_page->settings().draft().setPreset(QStringLiteral("compact"));
        m_page->findChild<QTabWidget*>()->setCurrentIndex(2);
        TrainConfig config = tinyConfig();
        config.epochs = 2000;
        const QString run = m_bench->training->start(config, m_bench->dataset.included()).value();
        QVERIFY(run != before);
        QCOMPARE(m_page->shownRun(), run);
        QVERIFY(headingHas(run));
        QCOMPARE(m_page->runsPanel().selected(), run);
        QCOMPARE(m_page->settings().draft().config().epochs, 2000);
        QCOMPARE(m_page->settings().draft().config().width, config.width);
        QCOMPARE(m_page->findChild<QTabWidget*>()->currentIndex(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(points(m_page->curves().scores(), 0) >= 2, 60000);
        m_bench->training->interruptAndWait();
    }

    void pauseStopAndTheirButtons()
    {
        m_bench->open(m_plant);
        TrainConfig config = tinyConfig();
        config.epochs = 2000;
        m_page->settings().draft().setConfig(config);
        QVERIFY(!action("Stop, keep the best")->isEnabled());
        QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(m_bench->training->busy());
        QVERIFY(!action("Start training")->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->training->epochs().empty(), 60000);
        QTest::keyClick(m_page.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(m_bench->training->state(), TrainingSession::State::Paused);
        QVERIFY(action("Resume", 1));
        QTest::keyClick(m_page.get(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(m_bench->training->state(), TrainingSession::State::Running);
        QSignalSpy ended(m_bench->training.get(), &TrainingSession::ended);
        const auto* bar = m_page->findChild<RunControls*>()->findChild<QProgressBar*>();
        QVERIFY(bar->maximum() > 0);
        action("Stop, keep the best")->trigger();
        QCOMPARE(bar->maximum(), 0); // what is left is counted anew: no way back is shown
        QVERIFY(ended.wait(60000));
        QVERIFY(action("Start training")->isEnabled());
    }

    void interruptedRunsAreOfferedToResume()
    {
        m_bench->open(m_plant);
        TrainConfig config = tinyConfig();
        config.epochs = 8;
        m_page->settings().draft().setConfig(config);
        m_page->start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->training->epochs().empty(), 60000);
        QSignalSpy ended(m_bench->training.get(), &TrainingSession::ended);
        m_bench->training->pause();
        m_bench->training->interrupt();
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_notices.last().kind, Notice::Kind::Warning);
        QVERIFY(m_notices.last().action);
        m_notices.last().action();
        QVERIFY(m_bench->training->busy());
        QVERIFY(ended.wait(60000));
        QCOMPARE(m_bench->runs.rows()[0].state, RunState::Finished);
        QCOMPARE(points(m_page->curves().scores(), 0), 8);
    }

    /// Else the run would fail for a reason that is not its own.
    void nothingIsResumedWithoutItsPictures()
    {
        m_bench->open(m_plant);
        TrainConfig config = tinyConfig();
        config.epochs = 2000;
        m_page->settings().draft().setConfig(config);
        m_page->start();
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->training->epochs().empty(), 60000);
        m_bench->training->interruptAndWait();
        const QString run = m_page->shownRun();
        const int before = points(m_page->curves().scores(), 0);
        QVERIFY(before > 0);
        m_bench->dataset.open(m_root / "moved away", {});
        QTRY_COMPARE(m_bench->dataset.state(), DatasetSession::State::Failed);
        QVERIFY(!action("Resume run")->isEnabled());
        QSignalSpy requested(m_page.get(), &Page::pageRequested);
        m_page->resumeRun(run);
        QVERIFY(!m_bench->training->busy());
        QCOMPARE(m_notices.last().text, m_page->obstacle());
        QCOMPARE(m_notices.last().actionText, QStringLiteral("Go to Data"));
        m_notices.last().action();
        QCOMPARE(requested[0][0].toString(), QStringLiteral("data"));
        QCOMPARE(m_bench->runs.row(run)->state, RunState::Interrupted);
        QCOMPARE(m_bench->runs.row(run)->reason, QString());
        QCOMPARE(points(m_page->curves().scores(), 0), before);
    }

    void runsAreComparedReusedAndDeleted()
    {
        m_bench->open(m_plant);
        train(2);
        const QString first = m_page->shownRun();
        train(3);
        RunsPanel& panel = m_page->runsPanel();
        QCOMPARE(panel.table()->model()->rowCount(), 2);

        panel.select(first);
        action("Compare")->trigger();
        QVERIFY(hasColumn(m_page->curves().scores(), first));
        action("Compare")->trigger();
        QVERIFY(!hasColumn(m_page->curves().scores(), first));

        m_page->settings().draft().setPreset(QStringLiteral("compact"));
        action("Use these settings again")->trigger();
        QCOMPARE(m_page->settings().draft().config().epochs, 2);

        m_page->useRun(first);
        QCOMPARE(m_bench->runs.active(), first);
        QCOMPARE(m_page->shownRun(), first);
        QCOMPARE(points(m_page->curves().scores(), 0), 2);

        auto* tabs = m_page->findChild<QTabWidget*>();
        QVERIFY(!action("Delete")->isEnabled()); // nobody deletes what is not in view
        tabs->setCurrentIndex(2);
        QVERIFY(action("Delete")->isEnabled());
        action("Delete")->trigger();
        QCOMPARE(panel.table()->model()->rowCount(), 1);
        QVERIFY(m_bench->runs.active().isEmpty());
        QVERIFY(m_page->undoAction()->isEnabled());
        m_notices.last().action();
        QCOMPARE(panel.table()->model()->rowCount(), 2);
        QCOMPARE(m_bench->runs.active(), first);
        QVERIFY(!m_page->undoAction()->isEnabled());
    }

    /// After the active run is deleted another one is shown and offered.
    void deletingTheActiveRunOffersAnother()
    {
        m_bench->open(m_plant);
        train(2);
        const QString first = m_page->shownRun();
        train(2);
        const QString second = m_page->shownRun();
        m_page->useRun(second);
        m_page->deleteRun(second);
        QCOMPARE(m_page->shownRun(), first);
        QCOMPARE(m_page->runsPanel().selected(), first);
        QCOMPARE(points(m_page->curves().scores(), 0), 2);
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::Unused);
        QVERIFY(m_page->remark().text().contains(first));
        QVERIFY(m_page->remark().isVisible());
        action("Use")->trigger();
        QCOMPARE(m_bench->runs.active(), first);
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::None);
    }

    /// With nothing but a broken run there is its reason and a way out.
    void aDamagedRunCanBeLookedAtAndDeleted()
    {
        m_bench->open(m_plant);
        train(2);
        const QString run = m_page->shownRun();
        QVERIFY(m_bench->runs.setActive({}));
        fs::remove(RunPaths(m_bench->runs.folder(run)).weights());
        m_page->hide();
        m_page->show(); // looks again
        QCOMPARE(m_page->shownRun(), run);
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::Damaged);
        QVERIFY(m_page->remark().text().contains(QLatin1String("model.safetensors")));
        m_page->findChild<QTabWidget*>()->setCurrentIndex(0);
        QVERIFY(action("Delete")->isEnabled()); // the remark names what it is about
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "takeUrl");
        action("Show folder")->trigger();
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QVERIFY2(m_opened.toLocalFile().endsWith(run), qPrintable(m_opened.toString()));
        action("Delete")->trigger();
        QVERIFY(m_bench->runs.rows().isEmpty());
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::None);
    }

    void aFailedRunSaysWhyWhenItIsChosen()
    {
        RunRow row;
        row.name = QStringLiteral("failed");
        row.state = RunState::Failed;
        row.reason = QStringLiteral("The disk is full.");
        QVERIFY(m_bench->runs.add(row));
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::None);
        m_page->runsPanel().select(row.name);
        QCOMPARE(m_page->remark().kind(), RunRemark::Kind::Failed);
        QVERIFY(m_page->remark().text().contains(row.reason));
        QVERIFY(m_page->remark().text().contains(QLatin1String("start a new training")));
    }

    void theHeadingNamesWhatItsF1RestsOn()
    {
        m_bench->open(m_plant);
        train(2);
        const QString run = m_page->shownRun();
        QVERIFY(headingHas(QStringLiteral("F1 at the run's thresholds")));
        RunRow row = *m_bench->runs.row(run);
        row.state = RunState::Interrupted;
        QVERIFY(m_bench->runs.update(row));
        QVERIFY(headingHas(QStringLiteral("F1 of the training score")));
        QVERIFY(!headingHas(QStringLiteral("at the run's thresholds")));
    }

    /// Nothing is cut off to the side in a small window, and all of it can be scrolled to.
    void aSmallWindowCutsNothingOff()
    {
        m_bench->open(m_plant);
        m_page->findChild<QTabWidget*>()->setCurrentIndex(2);
        m_page->resize(844, 470);
        QTRY_COMPARE(m_page->width(), 844);
        auto* area = m_page->findChild<ScoreCurvePlot*>()->parentWidget();
        while (area && !qobject_cast<QScrollArea*>(area))
            area = area->parentWidget();
        auto* right = qobject_cast<QScrollArea*>(area);
        QVERIFY(right);
        QTRY_COMPARE(right->horizontalScrollBar()->maximum(), 0);
        QVERIFY(right->verticalScrollBar()->maximum() > 0);
        m_page->resize(1220, 720); // and a larger one needs no scrolling
        QTRY_COMPARE(right->verticalScrollBar()->maximum(), 0);
    }

    /// From the presets to the button that starts, in the order of the eye.
    void theTabKeyGoesFromThePresetsToTheStart()
    {
        m_bench->open(m_plant);
        m_page->settings().form().setAdvanced(true);
        m_page->activateWindow();
        QWidget* at = m_page->settings().card(QStringLiteral("compact"));
        at->setFocus();
        QPushButton* start = nullptr;
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Start training"))
                start = button;
        QVERIFY(start);
        int editors = 0;
        QSet<QWidget*> seen;
        while (at != start && !seen.contains(at)) {
            seen.insert(at);
            QTest::keyClick(at, Qt::Key_Tab);
            at = m_page->focusWidget();
            QVERIFY(at && at->isVisible());
            const bool ofSettings = m_page->settings().isAncestorOf(at);
            QVERIFY2(ofSettings || m_page->where().isAncestorOf(at) || at == start,
                     at->metaObject()->className());
            editors += ofSettings && (qobject_cast<QLineEdit*>(at) || qobject_cast<QComboBox*>(at));
        }
        QCOMPARE(at, static_cast<QWidget*>(start));
        QCOMPARE(editors, int(configFields().size()) - 1); // the presets are one of them
        m_page->settings().form().setAdvanced(false);
    }

    void aFailedTrainingSaysWhy()
    {
        m_bench->open(m_plant);
        TrainConfig config = tinyConfig();
        config.epochs = 2000;
        config.learningRate = 1.0;
        config.contraction = 1.0;
        config.schedule = Schedule::Constant;
        m_page->settings().draft().setConfig(config);
        QSignalSpy ended(m_bench->training.get(), &TrainingSession::ended);
        m_page->start();
        QVERIFY(ended.wait(60000));
        QVERIFY(m_page->remark().text().contains(QLatin1String("exploded")));
        QVERIFY(m_notices.isEmpty()); // once is enough
        m_page->hide();
        m_page->start();
        QVERIFY(ended.wait(60000));
        const Notice notice = m_notices.last();
        QCOMPARE(notice.kind, Notice::Kind::Error);
        QVERIFY(notice.text.contains(QLatin1String("exploded")));
        QVERIFY(notice.stands());
        m_page->settings().draft().setConfig(tinyConfig());
        m_page->start();
        QVERIFY(!notice.stands());
        QVERIFY(ended.wait(60000));
    }

    void everyActionHasAShortcutAndATooltip()
    {
        QSet<QKeySequence> taken;
        for (const QAction* action : m_page->pageActions()) {
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->text()));
            taken.insert(action->shortcut());
        }
    }

    void themesChangeLive()
    {
        m_bench->open(m_plant);
        m_page->settings().form().setAdvanced(true);
        const QImage light = m_page->grab().toImage();
        applyTheme(ThemeChoice::Dark);
        QCoreApplication::processEvents();
        const QImage dark = m_page->grab().toImage();
        applyTheme(ThemeChoice::Light);
        m_page->settings().form().setAdvanced(false);
        QVERIFY(qGray(dark.pixel(2, 2)) < qGray(light.pixel(2, 2)));
    }

public slots:
    void takeUrl(const QUrl& url) { m_opened = url; }

private:
    bool headingHas(const QString& part) const
    {
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            if (label->text().contains(part))
                return true;
        return false;
    }

    void train(int epochs)
    {
        TrainConfig config = tinyConfig();
        config.epochs = epochs;
        m_page->settings().draft().setConfig(config);
        QSignalSpy ended(m_bench->training.get(), &TrainingSession::ended);
        m_page->start();
        QVERIFY(ended.wait(60000));
        QVERIFY(ended[0][1].toBool());
    }

    QAction* action(const char* text, int from = 0) const
    {
        const auto actions = m_page->pageActions();
        for (int i = from; i < actions.size(); ++i)
            if (actions[i]->text() == QLatin1String(text))
                return actions[i];
        return nullptr;
    }

    static int points(const ScoreCurvePlot& plot, int column)
    {
        return int(plot.columns().value(column).x.size());
    }

    static bool hasColumn(const Plot& plot, const QString& part)
    {
        for (const PlotColumn& column : plot.columns())
            if (column.name.contains(part))
                return true;
        return false;
    }

    QTemporaryDir m_folder;
    fs::path m_root, m_plant;
    QUrl m_opened;
    int m_count = 0;
    std::unique_ptr<TrainBench> m_bench;
    std::unique_ptr<TrainPage> m_page;
    QVector<Notice> m_notices;
};

QTEST_MAIN(TestTrainPage)
#include "test_train_page.moc"
