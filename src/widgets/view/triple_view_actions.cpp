// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/view/triple_view.h"

#include <QAction>
#include <QKeyEvent>

namespace mixdesk {

namespace {

constexpr double kOpacityStep = 0.1;
constexpr double kPanStep = 64.0; ///< logical pixels per press of an arrow key
constexpr double kDividerStep = 0.02;

QPoint arrowDirection(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

struct TripleView::Command
{
    const char* name;
    const char* icon; ///< of themedIcon(); null for none
    QString text, help;
    QList<QKeySequence> keys;
};

QAction* TripleView::addCommand(const Command& command, bool checkable)
{
    auto* action = new QAction(command.text, this);
    action->setObjectName(QStringLiteral("view.") + QLatin1String(command.name));
    action->setCheckable(checkable);
    if (command.icon)
        action->setIcon(themedIcon(QLatin1String(command.icon)));
    action->setShortcuts(command.keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTipWithKeys(command.help, command.keys.front()));
    action->setStatusTip(command.help);
    addAction(action);
    return action;
}

void TripleView::buildActions()
{
    const auto once = [this](const Command& command, auto&& run) {
        connect(addCommand(command, false), &QAction::triggered, this, run);
    };
    const auto toggle = [this](const Command& command, auto&& run) {
        QAction* action = addCommand(command, true);
        // triggered, not toggled: updateActions() sets the check marks without running anything.
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    once({"nextMap",
          "layers",
          tr("Next kind of difference"),
          tr("Shows the next difference map: SSIM, absolute, calibrated"),
          {Qt::Key_M}},
         &TripleView::nextMap);
    m_selfScaledAction =
        toggle({"selfScaled",
                nullptr,
                tr("Colours scaled to this part"),
                tr("Stretches the colours over this one picture, to see faint structure"),
                {Qt::Key_A}},
               &TripleView::setSelfScaled);
    m_overlayAction = toggle({"overlay",
                              "overlay",
                              tr("Heat on the input"),
                              tr("Shows on the input where it differs"),
                              {Qt::Key_H}},
                             &TripleView::setOverlayVisible);
    once({"lessOpacity",
          nullptr,
          tr("Fainter heat"),
          tr("Makes the heat on the input fainter"),
          {Qt::Key_Comma}},
         [this] { setOverlayOpacity(m_state.settings.opacity - kOpacityStep); });
    once({"moreOpacity",
          nullptr,
          tr("Stronger heat"),
          tr("Makes the heat on the input stronger"),
          {Qt::Key_Period}},
         [this] { setOverlayOpacity(m_state.settings.opacity + kOpacityStep); });
    m_trueMaskAction = toggle({"trueMask",
                               "outline",
                               tr("Outline of the marked defect"),
                               tr("Outlines the defect that the data set marks"),
                               {Qt::Key_T}},
                              [this](bool on) { setOutlines(on, m_state.settings.predicted); });
    m_predictedAction = toggle({"predicted",
                                nullptr,
                                tr("Outline of the predicted region"),
                                tr("Outlines where the difference reaches the threshold"),
                                {Qt::Key_P}},
                               [this](bool on) { setOutlines(m_state.settings.trueMask, on); });
    m_swipeAction = toggle({"swipe",
                            "swipe",
                            tr("Swipe between two"),
                            tr("Shows two pictures in one pane with a divider to drag"),
                            {Qt::Key_S}},
                           &TripleView::swipe);
    m_blinkAction = toggle({"blink",
                            "blink",
                            tr("Show two in turn"),
                            tr("Shows two pictures in one pane in turn"),
                            {Qt::Key_B}},
                           &TripleView::blink);
    once({"nextPair",
          "compare",
          tr("Compare another pair"),
          tr("Chooses which two pictures swiping and showing in turn compare"),
          {Qt::Key_C}},
         &TripleView::nextPair);
    once({"zoomIn",
          "zoom-in",
          tr("Zoom in"),
          tr("Enlarges all three pictures"),
          {Qt::Key_Plus, Qt::Key_Equal, QKeySequence::ZoomIn}},
         &TripleView::zoomIn);
    once({"zoomOut",
          "zoom-out",
          tr("Zoom out"),
          tr("Shrinks all three pictures"),
          {Qt::Key_Minus, QKeySequence::ZoomOut}},
         &TripleView::zoomOut);
    once({"fit", "zoom-reset", tr("Fit"), tr("Shows the whole part"), {Qt::Key_F}},
         &TripleView::fit);
    once({"actualPixels",
          nullptr,
          tr("Actual pixels"),
          tr("Shows each picture pixel as one pixel of the screen"),
          {Qt::Key_Z}},
         &TripleView::actualPixels);
}

void TripleView::updateActions()
{
    m_selfScaledAction->setChecked(m_state.settings.selfScaled);
    m_overlayAction->setChecked(m_state.settings.overlay);
    m_trueMaskAction->setChecked(m_state.settings.trueMask);
    m_predictedAction->setChecked(m_state.settings.predicted);
    m_blinkAction->setChecked(m_compare == Compare::Blink);
    m_swipeAction->setChecked(m_compare == Compare::Swipe);
}

void TripleView::nextPair()
{
    if (m_second == Layer::Reconstruction)
        setComparedLayers(Layer::Input, Layer::Difference);
    else if (m_first == Layer::Input)
        setComparedLayers(Layer::Reconstruction, Layer::Difference);
    else
        setComparedLayers(Layer::Input, Layer::Reconstruction);
}

bool TripleView::moveCursorBy(QPoint step)
{
    if (!m_state.part)
        return false;
    const QPointF centre = m_state.camera.centre();
    const QPoint from = m_state.cursor.value_or(QPoint(int(centre.x()), int(centre.y())));
    setCursorPixel(from + step);
    m_state.camera.reveal(QPointF(*m_state.cursor) + QPointF(0.5, 0.5));
    return true;
}

bool TripleView::pressArrow(QKeyEvent* event)
{
    const QPoint direction = arrowDirection(event->key());
    if (direction.isNull() || !m_state.part)
        return false;
    if (event->modifiers() & Qt::AltModifier)
        return moveCursorBy(direction * (event->modifiers() & Qt::ShiftModifier ? 10 : 1));
    if (event->modifiers() & Qt::ShiftModifier) {
        if (m_compare != Compare::Swipe || direction.y() != 0)
            return false;
        PicturePane& shown = pane(m_first);
        shown.setDivider(shown.divider() + kDividerStep * direction.x());
        return true;
    }
    // Where all is in sight arrows are left to the page, which steps through parts with them.
    if (event->modifiers() & Qt::ControlModifier || !m_state.camera.canPan())
        return false;
    m_state.camera.panBy(QPointF(-direction) * kPanStep * devicePixelRatioF());
    return true;
}

void TripleView::keyPressEvent(QKeyEvent* event)
{
    // Digits are no shortcuts of the view: a page may give them a meaning of its own, which wins.
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_0)
        fit();
    else if (plain && event->key() == Qt::Key_1)
        actualPixels();
    else if (event->key() == Qt::Key_Escape && m_compare != Compare::Off)
        setComparison(Compare::Off);
    else if (!pressArrow(event))
        QWidget::keyPressEvent(event);
}

} // namespace mixdesk
