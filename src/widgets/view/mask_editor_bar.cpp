// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

#include <QActionGroup>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kSliderSteps = 100;
constexpr int kSliderWidth = 72;
constexpr int kTypeWidth = 132;
constexpr double kOpacityStep = 0.1;
constexpr int kLongestName = 80;

/// Small brushes are chosen to the pixel, large ones roughly.
double diameterAt(int step)
{
    return std::round(std::pow(MaskTools::kLargest, double(step) / kSliderSteps));
}

int stepOf(double diameter)
{
    return int(std::lround(kSliderSteps * std::log(diameter) / std::log(MaskTools::kLargest)));
}

QToolButton* buttonOf(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->text());
    return button;
}

QFrame* separator()
{
    auto* line = new QFrame;
    line->setProperty("separator", QStringLiteral("vertical"));
    return line;
}

} // namespace

QAction* MaskEditor::command(const char* icon, const QString& text, const QString& help,
                             const QList<QKeySequence>& keys)
{
    auto* action = new QAction(text, this);
    if (icon)
        action->setIcon(themedIcon(QLatin1String(icon)));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTipWithKeys(help, keys.front()));
    m_host.addAction(action);
    m_actions << action;
    m_whileDrawing << action;
    return action;
}

void MaskEditor::addTool(MaskTool tool, const char* icon, const QString& text, const QString& help,
                         Qt::Key key)
{
    QAction* action = command(icon, text, help, {key});
    action->setCheckable(true);
    action->setChecked(tool == m_tools.tool());
    action->setData(int(tool));
    m_toolGroup->addAction(action);
    connect(action, &QAction::triggered, this, [this, tool] { m_tools.setTool(tool); });
}

void MaskEditor::buildActions()
{
    m_draw = command("draw", tr("Draw defects"), tr("Marks defects on the picture, or ends it"),
                     {Qt::Key_D});
    m_draw->setCheckable(true);
    m_view->addAction(m_draw);
    connect(m_draw, &QAction::toggled, this, &MaskEditor::drawingToggled);
    m_show = command(nullptr, tr("Show marked defects"), tr("Shows or hides what is marked"),
                     {Qt::Key_V});
    m_show->setCheckable(true);
    m_show->setChecked(true);
    m_whileDrawing.clear(); // these two are there always
    connect(m_show, &QAction::toggled, this, [this] {
        if (m_pane)
            m_pane->update();
    });
    buildToolActions();
    buildSettingActions();
    buildChangeActions();
}

void MaskEditor::buildToolActions()
{
    addTool(MaskTool::Brush, "brush", tr("Brush"),
            tr("Marks with a brush; the right button erases, the wheel changes its size"),
            Qt::Key_W);
    addTool(MaskTool::Eraser, "eraser", tr("Eraser"), tr("Takes marks away with a brush"),
            Qt::Key_E);
    addTool(MaskTool::Polygon, "polygon", tr("Polygon"),
            tr("Marks a polygon: a click for each corner; Enter or a click on the first one "
               "closes it"),
            Qt::Key_L);
    addTool(MaskTool::Box, "box", tr("Box"), tr("Marks a box; with the right button erases it"),
            Qt::Key_X);
    addTool(MaskTool::Fill, "fill", tr("Fill"),
            tr("Fills what marks enclose; with the right button erases a mark"), Qt::Key_I);
    m_region = command("model-region", tr("Start from the model's region"),
                       tr("Marks where the difference reaches the threshold"), {Qt::Key_R});
    connect(m_region, &QAction::triggered, this, &MaskEditor::unite);
}

QAction* MaskEditor::once(const QString& text, const QString& help, const QList<QKeySequence>& keys,
                          const std::function<void()>& run)
{
    QAction* action = command(nullptr, text, help, keys);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MaskEditor::buildSettingActions()
{
    once(tr("Next defect type"), tr("Draws the next type of defect"), {Qt::Key_Q},
         [this] { nextType(); });
    m_newType = once(tr("New defect type to draw"), tr("Names a type of defect that is not listed"),
                     {Qt::SHIFT | Qt::Key_Q}, [this] { askForType(); });
    m_newType->setIcon(themedIcon(QStringLiteral("new")));
    once(tr("Smaller brush"), tr("Makes the brush smaller"), {Qt::Key_BracketLeft},
         [this] { m_tools.stepDiameter(-1); });
    once(tr("Larger brush"), tr("Makes the brush larger"), {Qt::Key_BracketRight},
         [this] { m_tools.stepDiameter(1); });
    once(tr("Fainter marks"), tr("Makes the marks fainter"), {Qt::ALT | Qt::Key_Comma},
         [this] { setOpacity(m_layer.opacity() - kOpacityStep); });
    once(tr("Stronger marks"), tr("Makes the marks stronger"), {Qt::ALT | Qt::Key_Period},
         [this] { setOpacity(m_layer.opacity() + kOpacityStep); });
}

void MaskEditor::buildChangeActions()
{
    m_redo = once(tr("Redo the mark"), tr("Redoes the mark that was undone"),
                  {Qt::CTRL | Qt::Key_Y}, [this] {
                      if (m_session)
                          m_session->redo();
                  });
    m_redo->setIcon(themedIcon(QStringLiteral("redo")));
    m_clear = once(tr("Clear the marks"), tr("Takes away every mark of this type"),
                   {Qt::CTRL | Qt::Key_Delete}, [this] {
                       m_tools.giveUp();
                       if (m_session)
                           m_session->change(QStringLiteral("clear"),
                                             [](MaskCanvas& canvas) { return canvas.clear(); });
                   });
    m_clear->setIcon(themedIcon(QStringLiteral("trash")));
    m_offer =
        once(tr("Not OK, as marked"), tr("Says that the part is not OK, with the marked type"),
             {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter},
             [this] { emit verdictOffered(offeredType()); });

    // The window's own Undo passes the key on; while somebody draws it arrives here before that.
    m_undo = new QAction(themedIcon(QStringLiteral("undo")), tr("Undo"), this);
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setShortcutContext(Qt::WidgetShortcut);
    m_undo->setToolTip(toolTipWithKeys(tr("Undoes the last mark"), m_undo->shortcut()));
    connect(m_undo, &QAction::triggered, this, &MaskEditor::undo);
}

void MaskEditor::buildBar()
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    for (QAction* action : m_toolGroup->actions())
        row->addWidget(buttonOf(action));
    row->addWidget(buttonOf(m_region));
    row->addWidget(separator());
    row->addWidget(buildTypes());
    row->addWidget(separator());
    m_brushSlider =
        addSlider(row, tr("Size of the brush"),
                  tr("Size of the brush in pixels of the picture (wheel, [ and ])"), m_brushText);
    m_opacitySlider =
        addSlider(row, tr("Strength of the marks"),
                  tr("Strength of the marks (Alt+comma and Alt+period)"), m_opacityText);
    row->addWidget(separator());
    for (QAction* action : {m_undo, m_redo, m_clear})
        row->addWidget(buttonOf(action));
    row->addStretch();
    m_offerButton = new QPushButton;
    m_offerButton->setIcon(themedIcon(QStringLiteral("not-ok")));
    m_offerButton->setToolTip(m_offer->toolTip());
    m_offerButton->setAccessibleName(m_offer->text());
    row->addWidget(m_offerButton);
}

QWidget* MaskEditor::buildTypes()
{
    auto* types = new QWidget;
    auto* row = new QHBoxLayout(types);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_choice = new QComboBox;
    m_choice->setFixedWidth(kTypeWidth);
    m_choice->setAccessibleName(tr("Type of defect"));
    m_choice->setToolTip(tr("Type of defect that is marked (Q chooses the next one)"));
    m_choice->setPlaceholderText(tr("Type of defect"));
    m_name = new QLineEdit;
    m_name->setFixedWidth(kTypeWidth);
    m_name->setMaxLength(kLongestName);
    m_name->setAccessibleName(tr("Name of the new type of defect"));
    m_name->setToolTip(tr("Enter takes the name, Esc leaves it"));
    m_name->setPlaceholderText(tr("Name, then Enter"));
    m_name->installEventFilter(this);
    m_name->hide();
    m_more = buttonOf(m_newType);
    row->addWidget(m_choice);
    row->addWidget(m_name);
    row->addWidget(m_more);
    return types;
}

QSlider* MaskEditor::addSlider(QBoxLayout* row, const QString& name, const QString& help,
                               QLabel*& text)
{
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, kSliderSteps);
    slider->setFixedWidth(kSliderWidth);
    slider->setAccessibleName(name);
    slider->setToolTip(help);
    text = new QLabel;
    text->setProperty("soft", true);
    text->setToolTip(help);
    row->addWidget(slider);
    row->addWidget(text);
    return slider;
}

void MaskEditor::connectBar()
{
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        chooseType(m_choice->itemData(index).toString());
        if (m_view)
            m_view->setFocus(); // for the keys
    });
    connect(m_name, &QLineEdit::returnPressed, this, &MaskEditor::takeNewType);
    connect(m_brushSlider, &QSlider::valueChanged, this,
            [this](int step) { m_tools.setDiameter(diameterAt(step)); });
    connect(m_opacitySlider, &QSlider::valueChanged, this,
            [this](int step) { setOpacity(double(step) / kSliderSteps); });
    connect(m_offerButton, &QPushButton::clicked, m_offer, &QAction::trigger);
    connect(&m_tools, &MaskTools::diameterChanged, this, &MaskEditor::updateSliders);
    connect(&m_tools, &MaskTools::shapeChanged, this, &MaskEditor::updateActions);
    connect(&m_tools, &MaskTools::toolChanged, this, [this] {
        for (QAction* action : m_toolGroup->actions())
            if (action->data().toInt() == int(m_tools.tool()))
                action->setChecked(true);
    });
    connect(&m_tools, &MaskTools::typeNeeded, this, &MaskEditor::askForType);
}

void MaskEditor::updateSliders()
{
    const QSignalBlocker quietBrush(m_brushSlider), quietOpacity(m_opacitySlider);
    const QLocale locale;
    m_brushSlider->setValue(stepOf(m_tools.diameter()));
    m_opacitySlider->setValue(int(std::lround(m_layer.opacity() * kSliderSteps)));
    const auto widest = [](QLabel* label, const QString& text) {
        label->setMinimumWidth(label->fontMetrics().horizontalAdvance(text));
    };
    widest(m_brushText, tr("%1 px").arg(locale.toString(int(MaskTools::kLargest))));
    widest(m_opacityText, tr("%1 %").arg(100));
    m_brushText->setText(tr("%1 px").arg(locale.toString(m_tools.diameter(), 'f', 0)));
    m_opacityText->setText(tr("%1 %").arg(m_opacitySlider->value()));
}

} // namespace mixdesk
