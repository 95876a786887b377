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
    void closesWhenTheListChanges();
    void withoutParts();
    void followsTheTheme();

private:
    std::unique_ptr<Presentation> open()
    {
        auto presentation = std::make_unique<Presentation>(
            *m_workspace, partsToPresent(m_workspace->scoring().entries()));
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
          QStringLiteral("Anomaly score of good parts after each epoch")})
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
    const auto* curve = presentation->findChild<ScoreCurvePlot*>();
    QVERIFY2(curve->height() >= 220, qPrintable(QString::number(curve->height())));
    for (const auto* tool : curve->findChildren<QToolButton*>())
        QVERIFY(!tool->isVisible());
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

void TestPresentation::closesWhenTheListChanges()
{
    const auto presentation = open();
    m_workspace->dataset().setIncluded(
        QString::fromStdString(m_workspace->dataset().all().classes[0]), false);
    QTRY_VERIFY(!presentation->isVisible());
    m_workspace->dataset().setIncluded(
        QString::fromStdString(m_workspace->dataset().all().classes[0]), true);
    const ScoringSession& scoring = m_workspace->scoring();
    QTRY_VERIFY_WITH_TIMEOUT(scoring.scoredCount() == int(scoring.entries().size()), kWait);
}

void TestPresentation::withoutParts()
{
    Presentation presentation(*m_workspace, {});
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
