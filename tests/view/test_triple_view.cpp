// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/view/triple_view.h"

#include <QAction>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <memory>

using namespace mixdesk;

namespace {

constexpr Layer kLayers[] = {Layer::Input, Layer::Reconstruction, Layer::Difference};
const QPoint kHot(150, 50); ///< in the hot quarter of somePart(); (50, 150) is calm

ViewedPart somePart(cv::Size size = {200, 200})
{
    ViewedPart part;
    part.picture = cv::Mat(size, CV_8UC3, cv::Scalar(10, 20, 30));
    part.reconstruction = cv::Mat(32, 32, CV_8UC3, cv::Scalar(210, 220, 230));
    for (const QString& name :
         {QStringLiteral("SSIM"), QStringLiteral("absolute"), QStringLiteral("calibrated")}) {
        cv::Mat values(32, 32, CV_32FC1, cv::Scalar(0.05));
        values(cv::Rect(16, 0, 16, 16)) = 0.9F;
        part.maps.push_back({name, values, 0.2, 0.4});
    }
    return part;
}

QPoint placeOf(const PicturePane& pane, QPoint pixel)
{
    return pane.viewport().toPane(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
}

QRgb painted(PicturePane& pane, QPoint pixel)
{
    return pane.grab().toImage().pixel(placeOf(pane, pixel));
}

void wheel(PicturePane& pane, QPointF position, int notches)
{
    QWheelEvent event(position, pane.mapToGlobal(position), {}, {0, 120 * notches}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&pane, &event);
}

/// Directly: the platform's own cursor may or may not follow QTest::mouseMove().
void moveMouse(QWidget& widget, QPoint to, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, buttons,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    moveMouse(widget, to, Qt::LeftButton);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestTripleView : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void panesShowTheirLayers();
    void zoomIsLinkedAndAboutTheCursor();
    void dragPansAllPanes();
    void doubleClickFits();
    void zoomStaysForPicturesOfOneSize();
    void fitFollowsTheSize();
    void crossHairStandsInAllPanes();
    void valuesUnderTheCrossHair();
    void keysZoomAndPan();
    void arrowsWithoutUseAreLeftToThePage();
    void digitsOfThePageWin();
    void keysChooseWhatIsShown();
    void mapStaysByName();
    void selfScalingShowsItsBadge();
    void swipeShowsTwoInOnePane();
    void blinkShowsTwoInTurn();
    void everyActionHasItsShortcut();
    void emptyAndCleared();
    void themeChangeIsFollowed();

private:
    PicturePane& pane(Layer layer) { return m_view->pane(layer); }

    std::unique_ptr<QWidget> m_page;
    TripleView* m_view = nullptr;
};

void TestTripleView::initTestCase()
{
    support::watchWarnings();
    applyTheme(ThemeChoice::Light);
}

void TestTripleView::init()
{
    m_page = std::make_unique<QWidget>();
    auto* layout = new QVBoxLayout(m_page.get());
    m_view = new TripleView;
    layout->addWidget(m_view);
    m_page->resize(960, 420);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_view->setFocus();
    m_view->setPart(somePart());
}

void TestTripleView::cleanup()
{
    m_page.reset();
    QCOMPARE(support::takeWarnings(), QStringList());
}

void TestTripleView::panesShowTheirLayers()
{
    const QPoint calm(50, 150);
    const cv::Vec3b hot = heatColour(0.9, 0.2, 0.4).bgr;
    QCOMPARE(painted(pane(Layer::Input), calm), qRgb(30, 20, 10));
    QVERIFY(painted(pane(Layer::Input), kHot) != qRgb(30, 20, 10));
    QCOMPARE(painted(pane(Layer::Reconstruction), calm), qRgb(230, 220, 210));
    QCOMPARE(painted(pane(Layer::Difference), kHot), qRgb(hot[2], hot[1], hot[0]));
    QCOMPARE(painted(pane(Layer::Difference), calm),
             HeatTable::opaque(HeatScale::fixed(0.2, 0.4)).colour(double(0.05F)));
    QCOMPARE(m_view->caption(Layer::Input), QStringLiteral("Input"));
    QVERIFY(m_view->caption(Layer::Difference).startsWith(QStringLiteral("Difference: SSIM")));
}

void TestTripleView::zoomIsLinkedAndAboutTheCursor()
{
    PicturePane& difference = pane(Layer::Difference);
    const QPointF at(70, 90);
    const QPointF before = difference.viewport().toPicture(at);
    const double fitted = m_view->camera().zoom();
    wheel(difference, at, 5);
    QVERIFY(m_view->camera().zoom() > 2.0 * fitted);
    QVERIFY(QLineF(difference.viewport().toPicture(at), before).length() < 0.5);
    for (const Layer layer : kLayers) {
        QCOMPARE(pane(layer).viewport().zoom, m_view->camera().zoom());
        QVERIFY(QLineF(pane(layer).viewport().toPicture(at), before).length() < 1.0);
    }
    wheel(difference, at, -50);
    QVERIFY(m_view->camera().zoom() <= fitted);
    wheel(difference, at, 500);
    QCOMPARE(m_view->camera().zoom(), ViewCamera::kLargestZoom);
}

void TestTripleView::dragPansAllPanes()
{
    for (int i = 0; i < 8; ++i)
        m_view->zoomIn();
    const QPointF before = m_view->camera().centre();
    drag(pane(Layer::Reconstruction), {100, 100}, {60, 110});
    const QPointF moved = m_view->camera().centre() - before;
    const double zoom = m_view->camera().zoom();
    QVERIFY(QLineF(moved, QPointF(40, -10) / zoom).length() < 1e-6);
    // The picture cannot be lost.
    for (int i = 0; i < 200; ++i)
        drag(pane(Layer::Input), {10, 10}, {200, 200});
    QVERIFY(m_view->camera().centre().x() > 0 && m_view->camera().centre().y() > 0);
    QVERIFY(pane(Layer::Input).viewport().covered({200, 200}).width() > 100);
}

void TestTripleView::doubleClickFits()
{
    m_view->zoomIn();
    QVERIFY(!m_view->camera().isFitted());
    QTest::mouseDClick(&pane(Layer::Difference), Qt::LeftButton);
    QVERIFY(m_view->camera().isFitted());
}

void TestTripleView::zoomStaysForPicturesOfOneSize()
{
    m_view->zoomIn();
    const double zoom = m_view->camera().zoom();
    m_view->setPart(somePart());
    QCOMPARE(m_view->camera().zoom(), zoom);
    m_view->setPart(somePart({300, 200}));
    QVERIFY(m_view->camera().isFitted());
}

void TestTripleView::fitFollowsTheSize()
{
    const double before = m_view->camera().zoom();
    m_page->resize(1400, 700);
    QTRY_VERIFY(m_view->camera().zoom() > before * 1.3);
    const QRect covered = pane(Layer::Input).viewport().covered({200, 200});
    QVERIFY(pane(Layer::Input).rect().contains(covered));
    QCOMPARE(covered.width(), covered.height());
}

void TestTripleView::crossHairStandsInAllPanes()
{
    QImage before[3], after[3];
    for (const Layer layer : kLayers)
        before[int(layer)] = pane(layer).grab().toImage();
    m_view->setCursorPixel(QPoint(60, 120));
    for (const Layer layer : kLayers) {
        after[int(layer)] = pane(layer).grab().toImage();
        const QPoint place = placeOf(pane(layer), {60, 120});
        const auto changed = [&](QPoint at) {
            return before[int(layer)].pixel(at) != after[int(layer)].pixel(at);
        };
        for (const int far : {20, 50}) {
            QVERIFY(changed(place + QPoint(far, 0)) && changed(place - QPoint(far, 0)));
            QVERIFY(changed(place + QPoint(0, far)) && changed(place - QPoint(0, far)));
            QVERIFY(!changed(place + QPoint(far, far)));
        }
        QVERIFY(!changed(place)); // what it points at stays visible
    }
    m_view->setCursorPixel(std::nullopt);
    for (const Layer layer : kLayers)
        QCOMPARE(pane(layer).grab().toImage(), before[int(layer)]);
}

void TestTripleView::valuesUnderTheCrossHair()
{
    QSignalSpy spy(m_view, &TripleView::cursorMoved);
    PicturePane& reconstruction = pane(Layer::Reconstruction);
    moveMouse(reconstruction, placeOf(reconstruction, kHot));
    QVERIFY(!spy.isEmpty());
    QVERIFY((spy.last()[0].toPoint() - kHot).manhattanLength() <= 1);
    const auto values = spy.last()[1].value<PixelValues>();
    QVERIFY(values.hasInput && values.hasReconstruction && values.hasDifference);
    QCOMPARE(values.input, qRgb(30, 20, 10));
    QCOMPARE(values.reconstruction, qRgb(230, 220, 210));
    QCOMPARE(values.difference, double(0.9F));
    QCOMPARE(values.threshold, 0.2);
    const QString text = m_view->readOut();
    for (const char* word : {"30 20 10", "230 220 210", "0.900", "at or above", "0.200"})
        QVERIFY2(text.contains(QLatin1String(word)), qPrintable(text));
    m_view->setCursorPixel(QPoint(50, 150));
    QVERIFY(m_view->readOut().contains(QStringLiteral("0.050, below")));
    // Off the picture there is nothing to read.
    moveMouse(reconstruction, {1, 1});
    QCOMPARE(spy.last()[0].toPoint(), QPoint(-1, -1));
    QVERIFY(!m_view->cursorPixel());
    m_view->setCursorPixel(QPoint(5000, -7));
    QCOMPARE(*m_view->cursorPixel(), QPoint(199, 0));
}

void TestTripleView::keysZoomAndPan()
{
    const ViewCamera& camera = m_view->camera();
    const double fitted = camera.zoom();
    QTest::keyClick(m_view, Qt::Key_Plus);
    QVERIFY(camera.zoom() > fitted);
    QTest::keyClick(m_view, Qt::Key_Minus);
    QVERIFY(std::abs(camera.zoom() - fitted) < 1e-9);
    QTest::keyClick(m_view, Qt::Key_1);
    QCOMPARE(camera.zoom(), 1.0);
    QTest::keyClick(m_view, Qt::Key_0);
    QVERIFY(camera.isFitted());
    QTest::keyClick(m_view, Qt::Key_Z);
    QCOMPARE(camera.zoom(), 1.0);
    QTest::keyClick(m_view, Qt::Key_F);
    QVERIFY(camera.isFitted());
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(m_view, Qt::Key_Plus);
    const QPointF before = camera.centre();
    QTest::keyClick(m_view, Qt::Key_Right);
    QVERIFY(camera.centre().x() > before.x());
    QTest::keyClick(m_view, Qt::Key_Up);
    QVERIFY(camera.centre().y() < before.y());
    QTest::keyClick(m_view, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(m_view->cursorPixel());
    const QPoint pixel = *m_view->cursorPixel();
    QTest::keyClick(m_view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(*m_view->cursorPixel(), pixel + QPoint(0, 1));
}

void TestTripleView::arrowsWithoutUseAreLeftToThePage()
{
    QKeyEvent event(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view, &event);
    QVERIFY(!event.isAccepted());
    for (int i = 0; i < 10; ++i)
        m_view->zoomIn();
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view, &again);
    QVERIFY(again.isAccepted());
}

void TestTripleView::digitsOfThePageWin()
{
    QAction verdict(QStringLiteral("OK"));
    verdict.setShortcut(Qt::Key_1);
    m_page->addAction(&verdict);
    QSignalSpy spy(&verdict, &QAction::triggered);
    QTest::keyClick(m_view, Qt::Key_1);
    QCOMPARE(spy.size(), 1);
    QVERIFY(m_view->camera().isFitted());
}

void TestTripleView::keysChooseWhatIsShown()
{
    const LayerSettings& settings = m_view->settings();
    QTest::keyClick(m_view, Qt::Key_M);
    QVERIFY(m_view->caption(Layer::Difference).contains(QStringLiteral("absolute")));
    QTest::keyClick(m_view, Qt::Key_M);
    QVERIFY(m_view->caption(Layer::Difference).contains(QStringLiteral("calibrated")));
    QTest::keyClick(m_view, Qt::Key_M);
    QCOMPARE(settings.map, 0);
    QTest::keyClick(m_view, Qt::Key_H);
    QVERIFY(!settings.overlay);
    QCOMPARE(painted(pane(Layer::Input), kHot), qRgb(30, 20, 10));
    QTest::keyClick(m_view, Qt::Key_Comma);
    QVERIFY(std::abs(settings.opacity - 0.7) < 1e-9);
    QTest::keyClick(m_view, Qt::Key_T);
    QTest::keyClick(m_view, Qt::Key_P);
    QVERIFY(!settings.trueMask && settings.predicted);
    QTest::keyClick(m_view, Qt::Key_S);
    QCOMPARE(m_view->comparison(), TripleView::Compare::Swipe);
    QTest::keyClick(m_view, Qt::Key_B);
    QCOMPARE(m_view->comparison(), TripleView::Compare::Blink);
    QTest::keyClick(m_view, Qt::Key_Escape);
    QCOMPARE(m_view->comparison(), TripleView::Compare::Off);
}

void TestTripleView::mapStaysByName()
{
    m_view->setMap(QStringLiteral("absolute"));
    ViewedPart other = somePart();
    std::swap(other.maps[1], other.maps[2]);
    m_view->setPart(other);
    QCOMPARE(m_view->settings().map, 2);
    other.maps.resize(1);
    m_view->setPart(other);
    QCOMPARE(m_view->settings().map, 0);
    m_view->setPart(somePart());
    QCOMPARE(m_view->settings().map, 1);
    m_view->setMap(99);
    m_view->setMap(-1);
    QCOMPARE(m_view->settings().map, 1);
}

void TestTripleView::selfScalingShowsItsBadge()
{
    QVERIFY(!m_view->badgeShown());
    QSignalSpy spy(m_view, &TripleView::settingsChanged);
    QTest::keyClick(m_view, Qt::Key_A);
    QVERIFY(m_view->settings().selfScaled && m_view->badgeShown());
    QCOMPARE(spy.size(), 1);
    m_view->setSelfScaled(false);
    QVERIFY(!m_view->badgeShown());
    QVERIFY(!m_view->findChild<QAction*>(QStringLiteral("view.selfScaled"))->isChecked());
}

void TestTripleView::swipeShowsTwoInOnePane()
{
    m_view->setOverlayVisible(false);
    m_view->swipe(true);
    PicturePane& input = pane(Layer::Input);
    QCOMPARE(painted(input, {40, 150}), qRgb(30, 20, 10));
    QCOMPARE(painted(input, {160, 150}), qRgb(230, 220, 210));
    QVERIFY(m_view->caption(Layer::Input).contains(QLatin1Char('|')));
    const double zoom = m_view->camera().zoom();
    drag(input, {input.width() / 2, 40}, {placeOf(input, {180, 0}).x(), 40});
    QVERIFY(input.divider() > 0.6);
    QCOMPARE(painted(input, {160, 150}), qRgb(30, 20, 10));
    QCOMPARE(m_view->camera().zoom(), zoom);
    const double divider = input.divider();
    QTest::keyClick(m_view, Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(input.divider() < divider);
    m_view->setComparedLayers(Layer::Difference, Layer::Input);
    QCOMPARE(painted(input, {190, 150}), qRgb(30, 20, 10));
    QCOMPARE(painted(pane(Layer::Difference), {190, 150}), qRgb(30, 20, 10));
    m_view->swipe(false);
    QVERIFY(painted(pane(Layer::Difference), {190, 150}) != qRgb(30, 20, 10));
}

void TestTripleView::blinkShowsTwoInTurn()
{
    m_view->blink(true);
    QCOMPARE(painted(pane(Layer::Input), {50, 150}), qRgb(30, 20, 10));
    QTRY_COMPARE(painted(pane(Layer::Input), {50, 150}), qRgb(230, 220, 210));
    QVERIFY(m_view->caption(Layer::Input).startsWith(QStringLiteral("Reconstruction")));
    QTRY_COMPARE(painted(pane(Layer::Input), {50, 150}), qRgb(30, 20, 10));
    m_view->blink(false);
    QCOMPARE(m_view->caption(Layer::Input), QStringLiteral("Input"));
}

void TestTripleView::everyActionHasItsShortcut()
{
    QSet<QKeySequence> keys;
    QVERIFY(m_view->actions().size() >= 12);
    for (const QAction* action : m_view->actions()) {
        QVERIFY(!action->text().isEmpty() && !action->shortcuts().isEmpty());
        QVERIFY(action->objectName().startsWith(QStringLiteral("view.")));
        QVERIFY(action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
            keys.insert(key);
            QVERIFY2(key.toString().size() != 1 || !key.toString()[0].isDigit(),
                     "digits belong to the page");
        }
    }
    for (const Layer layer : kLayers)
        QVERIFY(!pane(layer).accessibleName().isEmpty());
}

void TestTripleView::emptyAndCleared()
{
    m_view->setCursorPixel(QPoint(3, 3));
    m_view->clear();
    QVERIFY(!m_view->cursorPixel());
    QCOMPARE(m_view->readOut(), QString());
    QCOMPARE(m_view->caption(Layer::Difference), QStringLiteral("Difference"));
    m_view->setSelfScaled(true);
    QVERIFY(!m_view->badgeShown());
    m_view->nextMap();
    m_view->swipe(true);
    wheel(pane(Layer::Input), {10, 10}, 1);
    moveMouse(pane(Layer::Input), {50, 50});
    QTest::keyClick(m_view, Qt::Key_Right, Qt::AltModifier);
    QVERIFY(!m_view->grab().isNull());
    m_view->setPart(ViewedPart());
    for (int missing = 0; missing < 3; ++missing) {
        ViewedPart part = somePart();
        if (missing == 0)
            part.picture = cv::Mat();
        if (missing == 1)
            part.reconstruction = cv::Mat();
        if (missing == 2)
            part.maps.clear();
        m_view->setPart(part);
        m_view->setCursorPixel(QPoint(1, 1));
        QVERIFY(!m_view->grab().isNull());
    }
}

void TestTripleView::themeChangeIsFollowed()
{
    const QRgb light = painted(pane(Layer::Difference), {50, 150});
    applyTheme(ThemeChoice::Dark);
    const QRgb dark = painted(pane(Layer::Difference), {50, 150});
    QVERIFY(qGray(dark) < qGray(light));
    QCOMPARE(painted(pane(Layer::Input), {50, 150}), qRgb(30, 20, 10));
    applyTheme(ThemeChoice::Light);
    QCOMPARE(painted(pane(Layer::Difference), {50, 150}), light);
}

QTEST_MAIN(TestTripleView)
#include "test_triple_view.moc"
