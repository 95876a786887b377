// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/no_warnings.h"
#include "view/mask_bench.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace mixdesk;
using namespace mixdesk::support;

class TestMaskEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        watchWarnings();
        applyTheme(ThemeChoice::Light);
    }
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_bench = std::make_unique<MaskBench>(*m_scratch);
        m_bench->open();
        m_bench->editor->setDrawing(true);
        m_bench->editor->tools().setTool(MaskTool::Brush);
        m_bench->editor->tools().setDiameter(20.0);
    }
    void cleanup()
    {
        m_bench.reset();
        m_scratch.reset();
        QCOMPARE(takeWarnings(), QStringList());
    }

    void aStrokeEndsInTheDatabase()
    {
        MaskBench& b = *m_bench;
        b.stroke({50, 100}, {150, 100});
        b.masks.waitUntilStored();
        const cv::Mat stored = storedMask(*m_scratch);
        QCOMPARE(stored.size(), cv::Size(400, 400));
        QVERIFY(sameMask(stored, b.masks.canvas(kScratch)->mask()));
        QVERIFY(b.markedAt(50, 100) && b.markedAt(100, 100) && b.markedAt(150, 108));
        QVERIFY(!b.markedAt(100, 115) && !b.markedAt(200, 100));
    }

    void nothingIsDrawnWhenItIsOff()
    {
        m_bench->editor->setDrawing(false);
        m_bench->stroke({50, 100}, {150, 100});
        QCOMPARE(m_bench->marked(), 0);
        QVERIFY(m_bench->editor->isHidden());
    }

    void eraserAndRightButtonErase()
    {
        MaskBench& b = *m_bench;
        b.stroke({50, 100}, {150, 100});
        b.stroke({50, 100}, {60, 100}, Qt::RightButton);
        QVERIFY(!b.markedAt(52, 100) && b.markedAt(140, 100));
        b.editor->tools().setTool(MaskTool::Eraser);
        b.stroke({140, 100}, {150, 100});
        QVERIFY(!b.markedAt(145, 100) && b.markedAt(100, 100));
        b.masks.waitUntilStored();
        QVERIFY(sameMask(storedMask(*m_scratch), b.masks.canvas(kScratch)->mask()));
    }

    void undoAndRedoByKeys()
    {
        MaskBench& b = *m_bench;
        b.stroke({50, 100}, {150, 100});
        const qint64 first = b.marked();
        b.stroke({50, 200}, {150, 200});
        const qint64 both = b.marked();
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.marked(), first);
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.marked(), 0);
        QVERIFY(!b.editor->undoAction()->isEnabled());
        QTest::keyClick(b.view, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(b.marked(), first);
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(b.marked(), both);
        b.masks.waitUntilStored();
        QVERIFY(sameMask(storedMask(*m_scratch), b.masks.canvas(kScratch)->mask()));
    }

    void keysOfTheWindowArriveHereWhileDrawing()
    {
        MaskBench& b = *m_bench;
        QAction window(QStringLiteral("Undo"));
        window.setShortcut(QKeySequence::Undo);
        b.host.addAction(&window);
        QSignalSpy undone(&window, &QAction::triggered);
        b.stroke({50, 100}, {150, 100});
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(b.marked(), 0);
        QCOMPARE(undone.count(), 0);
        b.editor->setDrawing(false);
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undone.count(), 1);
    }

    void polygons()
    {
        MaskBench& b = *m_bench;
        b.editor->tools().setTool(MaskTool::Polygon);
        for (const QPointF& corner : {QPointF(50, 50), QPointF(150, 50), QPointF(150, 150)})
            b.click(corner);
        QCOMPARE(b.marked(), 0);
        QTest::keyClick(b.view, Qt::Key_Return);
        QVERIFY(std::abs(b.marked() - 5000) < 300);
        QVERIFY(b.markedAt(140, 60) && !b.markedAt(60, 140));

        // Ctrl+Z and Backspace take corners back, Esc all of them.
        b.click({200, 200});
        b.click({300, 200});
        QTest::keyClick(b.view, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(b.view, Qt::Key_Backspace);
        QVERIFY(!b.editor->tools().hasShape());
        b.click({200, 200});
        QTest::keyClick(b.view, Qt::Key_Escape);
        QVERIFY(!b.editor->tools().hasShape() && b.editor->drawing());

        // A click on the first corner closes.
        const qint64 before = b.marked();
        for (const QPointF& corner :
             {QPointF(200, 200), QPointF(300, 200), QPointF(300, 300), QPointF(200, 200)})
            b.click(corner);
        QVERIFY(b.marked() > before + 4500);
        b.masks.waitUntilStored();
        QVERIFY(sameMask(storedMask(*m_scratch), b.masks.canvas(kScratch)->mask()));
        QTest::keyClick(b.view, Qt::Key_Escape);
        QVERIFY(!b.editor->drawing());
    }

    void boxesAndFill()
    {
        MaskBench& b = *m_bench;
        b.editor->tools().setTool(MaskTool::Box);
        b.stroke({300, 300}, {200, 200}); // in any direction
        QVERIFY(std::abs(b.marked() - 10'000) < 500);
        b.stroke({220, 220}, {280, 280}, Qt::RightButton);
        QVERIFY(!b.markedAt(250, 250) && b.markedAt(210, 210));
        b.editor->tools().setTool(MaskTool::Fill);
        b.click({250, 250});
        QVERIFY(b.markedAt(250, 250));
        b.click({10, 10}); // nothing encloses it
        QVERIFY(!b.markedAt(10, 10));
        b.click({250, 250}, Qt::RightButton);
        QCOMPARE(b.marked(), 0);
        b.masks.waitUntilStored();
        QCOMPARE(cv::countNonZero(storedMask(*m_scratch)), 0);
    }

    void startsFromTheModelsRegion()
    {
        MaskBench& b = *m_bench;
        QTest::keyClick(b.view, Qt::Key_R);
        QTRY_VERIFY(b.marked() > 0);
        // A quarter of the picture, at its own resolution.
        QVERIFY(std::abs(b.marked() - 200 * 200) < 200 * 200 / 10);
        QVERIFY(b.markedAt(300, 100) && !b.markedAt(100, 100) && !b.markedAt(300, 300));
        b.masks.waitUntilStored();
        QVERIFY(sameMask(storedMask(*m_scratch), b.masks.canvas(kScratch)->mask()));
    }

    void aCalmPictureHasNoRegion()
    {
        MaskBench& b = *m_bench;
        ViewedPart calm = greyPart({400, 400});
        calm.maps[0].values = cv::Mat(64, 64, CV_32FC1, cv::Scalar(0.05));
        b.view->setPart(calm);
        QSignalSpy noticed(b.editor, &MaskEditor::noticed);
        QTest::keyClick(b.view, Qt::Key_R);
        QTRY_COMPARE(noticed.count(), 1);
        QCOMPARE(b.marked(), 0);
    }

    void severalTypesInOnePicture()
    {
        MaskBench& b = *m_bench;
        QCOMPARE(b.editor->type(), kScratch);
        b.stroke({50, 100}, {150, 100});
        QTest::keyClick(b.view, Qt::Key_Q);
        QCOMPARE(b.editor->type(), kDent);
        b.stroke({50, 300}, {150, 300});
        QVERIFY(b.markedAt(100, 100, kScratch) && !b.markedAt(100, 300, kScratch));
        QVERIFY(b.markedAt(100, 300, kDent) && !b.markedAt(100, 100, kDent));
        const QRgb scratch = b.painted({100, 100}), dent = b.painted({100, 300}),
                   ground = b.painted({300, 200});
        QVERIFY(scratch != dent && scratch != ground && dent != ground);
        b.masks.waitUntilStored();
        QVERIFY(cv::countNonZero(storedMask(*m_scratch, kDent)) > 0);
        QVERIFY(cv::countNonZero(storedMask(*m_scratch, kScratch)) > 0);
    }

    void aNewTypeIsNamedInPlace()
    {
        MaskBench& b = *m_bench;
        QTest::keyClick(b.view, Qt::Key_Q, Qt::ShiftModifier);
        auto* field = b.editor->findChild<QLineEdit*>();
        QVERIFY(field && field->isVisible() && field->hasFocus());
        QSignalSpy noticed(b.editor, &MaskEditor::noticed);
        QTest::keyClicks(field, QStringLiteral("good"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(noticed.count(), 1);
        field->clear();
        QTest::keyClicks(field, QStringLiteral("rust"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!field->isVisible());
        QCOMPARE(b.editor->type(), QStringLiteral("rust"));
        b.stroke({50, 100}, {150, 100});
        b.masks.waitUntilStored();
        QVERIFY(cv::countNonZero(storedMask(*m_scratch, QStringLiteral("rust"))) > 0);
        QTest::keyClick(b.view, Qt::Key_Q, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible() && b.editor->drawing());
    }

    void withoutATypeTheFirstStrokeAsksForOne()
    {
        MaskBench& b = *m_bench;
        b.editor->showPicture({QStringLiteral("new.png"), QStringLiteral("nut"), {}, {}});
        QTRY_VERIFY(b.masks.ready());
        QVERIFY(b.editor->type().isEmpty());
        b.stroke({50, 100}, {150, 100});
        auto* field = b.editor->findChild<QLineEdit*>();
        QVERIFY(field->isVisible());
        QVERIFY(!b.masks.marked());
    }

    void brushSizeByWheelAndKeys()
    {
        MaskBench& b = *m_bench;
        const double zoom = b.view->camera().zoom();
        b.turnWheel({100, 100}, 2);
        const double larger = b.editor->tools().diameter();
        QVERIFY(larger > 20.0);
        QCOMPARE(b.view->camera().zoom(), zoom);
        QTest::keyClick(b.view, Qt::Key_BracketLeft);
        QVERIFY(b.editor->tools().diameter() < larger);
        QTest::keyClick(b.view, Qt::Key_BracketRight);
        b.turnWheel({100, 100}, 2, Qt::ControlModifier);
        QVERIFY(b.view->camera().zoom() > zoom);
        QTest::keyClick(b.view, Qt::Key_F);
        QTest::keyClick(b.view, Qt::Key_Plus);
        QVERIFY(b.view->camera().zoom() > zoom);
    }

    void opacityChangesTheTint()
    {
        MaskBench& b = *m_bench;
        b.editor->tools().setTool(MaskTool::Box);
        b.stroke({100, 100}, {300, 300});
        b.move({20, 390}, Qt::NoButton);
        b.editor->setOpacity(0.2);
        const QRgb faint = b.painted({200, 200});
        b.editor->setOpacity(0.9);
        QVERIFY(b.painted({200, 200}) != faint);
    }

    void marksAreShownWithoutDrawing()
    {
        MaskBench& b = *m_bench;
        b.editor->tools().setTool(MaskTool::Box);
        const QRgb ground = b.painted({200, 200});
        b.stroke({100, 100}, {300, 300});
        b.editor->setDrawing(false);
        QVERIFY(b.painted({200, 200}) != ground);
        QTest::keyClick(b.view, Qt::Key_V);
        QCOMPARE(b.painted({200, 200}), ground);
        QTest::keyClick(b.view, Qt::Key_V);
        QVERIFY(b.painted({200, 200}) != ground);
    }

    void marksComeBackWithTheirPicture()
    {
        MaskBench& b = *m_bench;
        b.stroke({50, 100}, {150, 100});
        const cv::Mat drawn = b.masks.canvas(kScratch)->mask().clone();
        b.open(QStringLiteral("screw/test/scratch/008.png"));
        QVERIFY(!b.masks.marked());
        b.open();
        QVERIFY(sameMask(b.masks.canvas(kScratch)->mask(), drawn));
        QVERIFY(b.editor->undoAction()->isEnabled()); // for as long as the project is open
        m_bench.reset();
        m_bench = std::make_unique<MaskBench>(*m_scratch);
        m_bench->open();
        QVERIFY(sameMask(m_bench->masks.canvas(kScratch)->mask(), drawn));
    }

    void otherSizeOfTheSamePictureIsTold()
    {
        MaskBench& b = *m_bench;
        b.stroke({50, 100}, {150, 100});
        b.masks.waitUntilStored();
        QSignalSpy failed(&b.masks, &MaskSession::failed);
        b.view->setPart(greyPart({300, 200}));
        b.open();
        QTRY_VERIFY(failed.count() > 0);
        b.editor->tools().setTool(MaskTool::Box);
        b.stroke({20, 20}, {40, 40});
        QCOMPARE(b.marked(), 0);
    }

    void notOkIsOfferedNotForced()
    {
        MaskBench& b = *m_bench;
        auto* offer = b.editor->findChild<QPushButton*>();
        QSignalSpy offered(b.editor, &MaskEditor::verdictOffered);
        b.editor->setUndecided(true);
        QVERIFY(!offer->isVisible());
        b.stroke({50, 100}, {150, 100});
        QVERIFY(offer->isVisible());
        QVERIFY(offer->text().contains(kScratch));
        QCOMPARE(offered.count(), 0);
        QTest::keyClick(b.view, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(offered.count(), 1);
        QCOMPARE(offered.first().first().toString(), kScratch);
        b.editor->setUndecided(false);
        QVERIFY(!offer->isVisible());
    }

    void anotherPictureEndsTheStroke()
    {
        MaskBench& b = *m_bench;
        b.press({50, 100});
        b.move({150, 100});
        b.open(QStringLiteral("screw/test/scratch/008.png"));
        b.move({250, 100});
        b.release({250, 100});
        QVERIFY(!b.masks.marked());
        b.masks.waitUntilStored();
        QVERIFY(cv::countNonZero(storedMask(*m_scratch)) > 0);
    }

    void everyToolIsNamedAndHasAKey()
    {
        for (const QAction* action : m_bench->editor->editorActions()) {
            QVERIFY(!action->shortcut().isEmpty());
            QVERIFY2(
                action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)),
                qPrintable(action->text()));
        }
        for (QWidget* child : m_bench->editor->findChildren<QWidget*>())
            if (child->focusPolicy() & Qt::TabFocus && child->isVisible())
                QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }

private:
    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<MaskBench> m_bench;
};

QTEST_MAIN(TestMaskEditor)
#include "test_mask_editor.moc"
