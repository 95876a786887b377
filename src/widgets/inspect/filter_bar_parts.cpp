// SPDX-License-Identifier: GPL-3.0-or-later
// What the filter bar is made of.
#include "widgets/common/page.h"
#include "widgets/inspect/filter_bar.h"

#include <QLayout>

namespace mixdesk {

namespace {

using Only = GalleryFilterSpec::Only;

} // namespace

/// Fields and buttons have other margins in the style sheet: one line wants one height.
void FilterBar::alignHeights()
{
    QWidget* chip = m_chips[std::size_t(Only::Misses)];
    chip->ensurePolished();
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_class, m_verdict, m_truth, m_type, m_order, m_search,
                                         m_reverse, m_clear, m_position})
        one->setMinimumHeight(chip->sizeHint().height());
}

QComboBox* FilterBar::addBox(const QString& name, const QString& toolTip)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(toolTip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMaxVisibleItems(24);
    connect(box, &QComboBox::activated, this, &FilterBar::readBoxes);
    return box;
}

void FilterBar::addChip(Only only, const QString& toolTip, const QKeySequence& keys)
{
    auto* chip = new QPushButton;
    chip->setCheckable(true);
    chip->setToolTip(toolTipWithKeys(toolTip, keys));
    m_chips[std::size_t(only)] = chip;
    const auto toggle = [this, only](bool on) {
        m_spec.only = on ? only : Only::All;
        refill();
        emit specChanged(m_spec);
    };
    connect(chip, &QPushButton::clicked, this, toggle);
    auto* action = new QAction(toolTip, this);
    action->setShortcut(keys);
    action->setToolTip(chip->toolTip());
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this,
            [this, only, toggle] { toggle(m_spec.only != only); });
    m_actions << action;
}

/// Beside the other chips, not one of them: training pictures are filtered as test pictures are.
void FilterBar::addTrainingChip()
{
    const QString toolTip = tr("Shows the pictures that a model learns from instead of those that "
                               "test it. A training can leave out those marked not OK.");
    auto* action = new QAction(tr("Show training pictures"), this);
    action->setShortcut(Qt::SHIFT | Qt::Key_E);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(toolTipWithKeys(toolTip, action->shortcut()));
    m_training = new QPushButton;
    m_training->setCheckable(true);
    m_training->setToolTip(action->toolTip());
    connect(action, &QAction::triggered, m_training, &QPushButton::click);
    connect(m_training, &QPushButton::clicked, this, [this](bool on) {
        m_spec.training = on;
        refill();
        emit specChanged(m_spec);
    });
    m_actions << action;
}

void FilterBar::addOrder(QLayout* row)
{
    m_order = addBox(tr("Order"), tr("What the gallery is sorted by"));
    m_order->addItem(tr("by margin"), int(GalleryOrder::Margin));
    m_order->addItem(tr("by score"), int(GalleryOrder::Score));
    m_order->addItem(tr("by class"), int(GalleryOrder::Class));
    m_order->addItem(tr("by file"), int(GalleryOrder::File));
    auto* next = new QAction(tr("Sort by something else"), this);
    next->setShortcut(Qt::SHIFT | Qt::Key_G);
    m_order->setToolTip(toolTipWithKeys(m_order->toolTip(), next->shortcut()));
    next->setToolTip(m_order->toolTip());
    connect(next, &QAction::triggered, this, [this] {
        m_order->setCurrentIndex((m_order->currentIndex() + 1) % m_order->count());
        readBoxes();
    });
    row->addWidget(m_order);

    m_reverse = new QToolButton;
    m_reverse->setCheckable(true);
    m_reverse->setAccessibleName(tr("Reverse the order"));
    row->addWidget(m_reverse);
    auto* reverse = new QAction(tr("Reverse the order of the gallery"), this);
    reverse->setShortcut(Qt::SHIFT | Qt::Key_S);
    m_reverse->setToolTip(toolTipWithKeys(tr("Reverses the order"), reverse->shortcut()));
    reverse->setToolTip(m_reverse->toolTip());
    connect(reverse, &QAction::triggered, m_reverse, &QToolButton::click);
    connect(m_reverse, &QToolButton::clicked, this, [this](bool on) {
        m_spec.reversed = on;
        showOrder();
        emit specChanged(m_spec);
    });

    m_clear = new QToolButton;
    m_clear->setText(tr("clear filters"));
    auto* clear = new QAction(tr("Clear all filters"), this);
    clear->setShortcut(Qt::SHIFT | Qt::Key_C);
    m_clear->setToolTip(toolTipWithKeys(tr("Shows all pictures again"), clear->shortcut()));
    clear->setToolTip(m_clear->toolTip());
    row->addWidget(m_clear);
    connect(clear, &QAction::triggered, m_clear, &QToolButton::click);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setSpec(m_spec.cleared());
        emit specChanged(m_spec);
    });
    for (QAction* action : {next, reverse, clear}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_actions << action;
    }
}

} // namespace mixdesk
