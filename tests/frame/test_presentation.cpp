// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/window_bench.h"
#include "widgets/frame/presentation.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/view/triple_view.h"

#include <QSignalSpy>
#include <QToolButton>
#include <set>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

GalleryEntry entryOf(int trueClass, bool defective, double score, bool scored = true)
{
    GalleryEntry entry;
    entry.trueClass = trueClass;
    entry.type = defective ? QStringLiteral("scratch") : QStringLiteral("good");
    entry.ownScore = entry.score = score;
    entry.scored = scored;
    return entry;
}

} // namespace

class TestPresentation : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }
    void cleanupTestCase() { m_workspace.reset(); }

    void choosesPartsOfEveryClass();
    void choosesOnlyWhatIsScored();
    void showsAPart();
    void stepsByKeys();
    void keysStayAfterAClick();
    void saysWhatTheChartsAre();
    void fitsASmallScreen();
    void stepsByItself();
    void leavesByKeys();
    void staysWhenTheListChanges();
    void showsAnotherRunsScores();
    void saysWhatIsWrong();
    void isLarge();
    void withoutParts();
    void followsTheTheme();

private:
    std::unique_ptr<Presentation> open()
    {
        auto presentation = std::make_unique<Presentation>(
            *m_workspace, [this] { return partsToPresent(m_workspace->scoring().entries()); });
        presentation->resize(1280, 720);
        activate(*presentation);
        return presentation;
    }
    /// Where the keyboard is, as in life: a chart that took it would take the arrow keys too.
    static void press(Qt::Key key)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    static QString textOf(const Presentation& presentation)
    {
        QStringList texts;
        for (auto* label : presentation.findChildren<QLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('|'));
    }

    std::unique_ptr<WindowBench> m_bench;
    std::unique_ptr<Workspace> m_workspace;
};

void TestPresentation::initTestCase()
{
    watchWarnings();
    applyTheme(ThemeChoice::Light);
    m_bench = std::make_unique<WindowBench>();
    const QString project = m_bench->makeProject("project");
    m_workspace = Workspace::open(fs::u8path(project.toStdString())).value();
    const ScoringSession& scoring = m_workspace->scoring();
    QTRY_VERIFY_WITH_TIMEOUT(!scoring.entries().empty() &&
                                 scoring.scoredCount() == int(scoring.entries().size()),
                             kWait);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->jobs().running().isEmpty(), kWait);
}

void TestPresentation::choosesPartsOfEveryClass()
{
    const std::vector<GalleryEntry> entries{
        entryOf(0, false, 0.3), entryOf(0, false, 0.1), // the clearest good part
        entryOf(0, true, 0.9),                          // the clearest defect
        entryOf(0, true, 0.5),  entryOf(0, true, 0.4),  // the faintest
        entryOf(1, false, 0.2), entryOf(1, true, 0.6)};
    QCOMPARE(partsToPresent(entries), QVector<int>({2, 1, 4, 6, 5}));
}

void TestPresentation::choosesOnlyWhatIsScored()
{
    QVERIFY(partsToPresent({}).isEmpty());
    QVERIFY(partsToPresent({entryOf(0, true, 0.9, false)}).isEmpty());
    GalleryEntry outside = entryOf(-1, false, 0.5);
    outside.outside = true;
    outside.type.clear();
    QVERIFY(partsToPresent({outside}).isEmpty());
    GalleryEntry training = entryOf(0, true, 0.9);
    training.training = true;
    QVERIFY(partsToPresent({training}).isEmpty());
}

void TestPresentation::showsAPart()
{
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("OK|")), kWait);
    const QString text = textOf(*presentation);
    QVERIFY2(text.contains(QStringLiteral("OK")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("1 of ")));
    QVERIFY(text.contains(QStringLiteral("Esc")));
}

void TestPresentation::stepsByKeys()
{
    const auto presentation = open();
    const int count = int(partsToPresent(m_workspace->scoring().entries()).size());
    QVERIFY(count >= 4);
    QSignalSpy opened(&m_workspace->scoring(), &ScoringSession::opened);
    press(Qt::Key_Right);
    press(Qt::Key_PageDown);
    QCOMPARE(presentation->position(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("3 of ")), kWait);
    for (const auto code : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Left})
        press(code);
    QCOMPARE(presentation->position(), count - 1); // round the corner
    press(Qt::Key_Down);
    QCOMPARE(presentation->position(), 0);
    // Faster than pictures come: the last one asked for is shown.
    for (int i = 0; i < 40; ++i)
        press(Qt::Key_Right);
    QCOMPARE(presentation->position(), 40 % count);
    QTRY_VERIFY_WITH_TIMEOUT(opened.count() > 0, kWait);
}

void TestPresentation::keysStayAfterAClick()
{
    const auto presentation = open();
    for (auto* child : presentation->findChildren<QWidget*>())
        if (child->isVisible() && child->focusPolicy() != Qt::NoFocus)
            QFAIL(child->metaObject()->className());
    QTest::mouseClick(presentation->findChild<ScoreHistogram*>(), Qt::LeftButton);
    QTest::mouseClick(presentation->findChild<TripleView*>(), Qt::LeftButton);
    press(Qt::Key_Right);
    QCOMPARE(presentation->position(), 1);
}

void TestPresentation::saysWhatTheChartsAre()
{
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("was learned")), kWait);
    const QString text = textOf(*presentation);
    // Which class the first part is taken for is the Mixer's to say.
    const QStringList classes = m_workspace->scoring().classes();
    int routed = 0;
    while (routed < classes.size() - 1 &&
           !text.contains(QStringLiteral("How %1 was learned").arg(classes[routed])))
        ++routed;
    const QString name = classes.value(routed);
    for (const QString& part :
         {QStringLiteral("How %1 was learned").arg(name),
          QStringLiteral("This part among all taken for %1").arg(name),
          QStringLiteral("of good parts after each epoch"), QStringLiteral("chosen for judging")})
        QVERIFY2(text.contains(part), qPrintable(text));
    // All scores of the class are in the histogram, as on the desk.
    const auto& scores = m_workspace->desk().scores().routedTo(routed);
    const ScoreBins& shown = presentation->findChild<ScoreHistogram*>()->scores();
    QCOMPARE(shown.count(ScoreGroup::Good), scores.good.size());
    QCOMPARE(shown.count(ScoreGroup::Defective), scores.defective.size());
}

void TestPresentation::fitsASmallScreen()
{
    const auto presentation = open();
    presentation->resize(1280, 800);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("threshold")), kWait);
    QTRY_COMPARE(presentation->size(), QSize(1280, 800)); // nothing asks for more
    const auto* curve = presentation->findChild<ScoreCurvePlot*>();
    QVERIFY2(curve->height() >= 120, qPrintable(QString::number(curve->height())));
    for (const auto* tool : curve->findChildren<QToolButton*>())
        QVERIFY(!tool->isVisible());
    for (const auto* chart :
         {static_cast<const QWidget*>(curve),
          static_cast<const QWidget*>(presentation->findChild<ScoreHistogram*>())})
        QVERIFY(presentation->rect().contains(
            QRect(chart->mapTo(presentation.get(), QPoint()), chart->size())));
}

/// The pictures take most of it, and words grow with the screen.
void TestPresentation::isLarge()
{
    const auto presentation = open();
    presentation->resize(1280, 800);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("threshold")), kWait);
    const auto* view = presentation->findChild<TripleView*>();
    const auto side = [&] {
        const PicturePane& pane = view->pane(Layer::Input);
        return std::min(pane.width(), pane.height());
    };
    QTRY_VERIFY2(side() >= 320, qPrintable(QString::number(side())));
    int before = 0;
    for (const auto* label : presentation->findChildren<QLabel*>())
        before = std::max(before, label->fontInfo().pixelSize());
    presentation->resize(1920, 1080);
    QTRY_VERIFY2(side() >= 460, qPrintable(QString::number(side())));
    int after = 0;
    for (const auto* label : presentation->findChildren<QLabel*>())
        after = std::max(after, label->fontInfo().pixelSize());
    QVERIFY2(after >= before * 5 / 4, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
}

/// A missed defect is never shown to an audience as simply good.
void TestPresentation::saysWhatIsWrong()
{
    ThresholdDesk& desk = m_workspace->desk();
    const auto entries = m_workspace->scoring().entries();
    desk.beginGesture();
    for (int c = 0; c < desk.classCount(); ++c)
        desk.setThreshold(c, 1e6);
    desk.endGesture();
    int missed = -1;
    for (int i = 0; i < int(entries.size()) && missed < 0; ++i)
        if (entries[std::size_t(i)].defective())
            missed = i;
    {
        Presentation presentation(*m_workspace, [missed] { return QVector<int>{missed}; });
        presentation.resize(1280, 720);
        activate(presentation);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(presentation).contains(QStringLiteral("missed defect")),
                                 kWait);
        QVERIFY(textOf(presentation).contains(QStringLiteral("Labelled ")));
        for (const auto* label : presentation.findChildren<QLabel*>())
            if (label->text().contains(QStringLiteral("missed defect"))) {
                QCOMPARE(label->palette().color(QPalette::WindowText), theme().notOk);
                QVERIFY(label->fontInfo().pixelSize() > QFontInfo(textFont(1.4)).pixelSize());
            }
    }
    desk.undo();
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("Labelled ")), kWait);
}

void TestPresentation::stepsByItself()
{
    const auto presentation = open();
    QVERIFY(!presentation->running());
    press(Qt::Key_Space);
    QVERIFY(presentation->running());
    QVERIFY(textOf(*presentation).contains(QStringLiteral("Space stops it")));
    press(Qt::Key_Space);
    QVERIFY(!presentation->running());
    QCOMPARE(presentation->position(), 0);
}

void TestPresentation::leavesByKeys()
{
    for (const auto code : {Qt::Key_Escape, Qt::Key_F11}) {
        const auto presentation = open();
        press(code);
        QVERIFY(!presentation->isVisible());
    }
}

void TestPresentation::staysWhenTheListChanges()
{
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("threshold")), kWait);
    press(Qt::Key_Right);
    ScoringSession& scoring = m_workspace->scoring();
    DatasetSession& dataset = m_workspace->dataset();
    const int count = int(partsToPresent(scoring.entries()).size());
    const QString left = QString::fromStdString(dataset.all().classes[0]);
    QSignalSpy reset(&scoring, &ScoringSession::entriesReset);
    dataset.setIncluded(left, false);
    QVERIFY(reset.count() > 0 || reset.wait(kWait));
    QVERIFY(presentation->isVisible());
    QVERIFY(textOf(*presentation).contains(QStringLiteral("threshold"))); // what was shown stays
    press(Qt::Key_Right);
    const auto now = [&] { return int(partsToPresent(scoring.entries()).size()); };
    QTRY_VERIFY_WITH_TIMEOUT(
        now() > 0 && textOf(*presentation).contains(QStringLiteral("of %1 ").arg(now())), kWait);
    QVERIFY(now() < count);
    dataset.setIncluded(left, true);
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("of %1 ").arg(count)),
                             kWait);
    press(Qt::Key_Right);
    QVERIFY(presentation->isVisible());
}

/// As when a training ends while it is presented.
void TestPresentation::showsAnotherRunsScores()
{
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("threshold")), kWait);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    TrainConfig config = tinyConfig();
    config.epochs = 2;
    const auto run = m_workspace->training().start(config, m_workspace->dataset().included());
    QVERIFY(run);
    QSignalSpy ended(&m_workspace->training(), &TrainingSession::ended);
    QVERIFY(ended.wait(kWait));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->runs().active(), *run, kWait);
    QVERIFY(presentation->isVisible());
    auto* curve = presentation->findChild<ScoreCurvePlot*>();
    QTRY_COMPARE_WITH_TIMEOUT(int(curve->columns().value(0).x.size()), 2, kWait);
    QVERIFY(bool(m_workspace->runs().setActive(QStringLiteral("first"))));
    QTRY_COMPARE_WITH_TIMEOUT(int(curve->columns().value(0).x.size()), tinyConfig().epochs, kWait);
}

void TestPresentation::withoutParts()
{
    Presentation presentation(*m_workspace, [] { return QVector<int>(); });
    presentation.resize(1000, 600);
    activate(presentation);
    for (const auto code : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Space, Qt::Key_Space})
        press(code);
    QCOMPARE(presentation.position(), 0);
    QVERIFY(!textOf(presentation).contains(QStringLiteral("of 0")));
    QVERIFY(textOf(presentation).contains(QStringLiteral("Esc")));
    QVERIFY(!presentation.grab().isNull());
    press(Qt::Key_Escape);
    QVERIFY(!presentation.isVisible());
}

void TestPresentation::followsTheTheme()
{
    const auto presentation = open();
    QTRY_VERIFY_WITH_TIMEOUT(textOf(*presentation).contains(QStringLiteral("threshold")), kWait);
    const auto ground = [&] { return presentation->grab().toImage().pixelColor(2, 2).lightness(); };
    QVERIFY(ground() > 128);
    applyTheme(ThemeChoice::Dark);
    QTRY_VERIFY(ground() < 128);
    applyTheme(ThemeChoice::Light);
}

QTEST_MAIN(TestPresentation)
#include "test_presentation.moc"
