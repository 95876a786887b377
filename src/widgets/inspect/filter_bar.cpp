// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/filter_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/flow_area.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/flow_layout.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>

namespace mixdesk {

namespace {

using Only = GalleryFilterSpec::Only;

constexpr int kTypingMs = 150;
constexpr int kSwatch = 10;
constexpr int kLeastRows = 2; ///< of filters, in a low window

template <typename T> QVariant variantOf(const std::optional<T>& value)
{
    return value ? QVariant(int(*value)) : QVariant();
}

template <typename T> std::optional<T> valueOf(const QComboBox* box)
{
    const QVariant value = box->currentData();
    if (!value.isValid())
        return {};
    return T(value.toInt());
}

} // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(2 * kSpace);
    auto* filters = new QWidget;
    auto* flow = new FlowLayout(filters, 2 * kSpace);
    flow->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new FlowArea(filters, kLeastRows), 1);

    m_class = addBox(tr("Class"), tr("Shows parts of one class only"));
    m_verdict = addBox(tr("Verdict"), tr("Shows parts with one verdict only"));
    m_truth = addBox(tr("Truth"), tr("Shows parts that were labelled so"));
    m_type = addBox(tr("Defect type"), tr("Shows one type of defect only"));
    for (QWidget* box : {m_class, m_verdict, m_truth, m_type})
        flow->addWidget(box);
    addChip(Only::Misses, tr("Shows only defective parts that pass as OK"), Qt::SHIFT | Qt::Key_M);
    addChip(Only::FalseRejects, tr("Shows only good parts that are rejected"),
            Qt::SHIFT | Qt::Key_F);
    addChip(Only::Misrouted, tr("Shows only parts that were taken for another class"),
            Qt::SHIFT | Qt::Key_R);
    addChip(Only::Outside, tr("Shows only pictures dropped from outside the dataset"),
            Qt::SHIFT | Qt::Key_O);
    addChip(Only::Inbox, tr("Shows only pictures of the project's inbox folders"),
            Qt::SHIFT | Qt::Key_I);
    addChip(Only::Unreviewed, tr("Shows only parts that no person has judged"),
            Qt::SHIFT | Qt::Key_U);
    addChip(Only::Disagreeing, tr("Shows only parts that a person judged unlike the model"),
            Qt::SHIFT | Qt::Key_D);
    addChip(Only::Disputed, tr("Shows only parts that two people judged differently"),
            Qt::SHIFT | Qt::Key_P);
    addChip(Only::Flagged, tr("Shows only parts that were flagged"), Qt::SHIFT | Qt::Key_L);
    for (QPushButton* chip : m_chips)
        if (chip)
            flow->addWidget(chip);
    addTrainingChip();
    flow->addWidget(m_training);

    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search"));
    m_search->setToolTip(toolTipWithKeys(
        tr("Shows pictures whose path, class or type has these words"), QKeySequence::Find));
    m_search->setAccessibleName(tr("Search pictures"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(150);
    m_search->installEventFilter(this);
    flow->addWidget(m_search);
    addOrder(flow);

    m_position = new QLabel;
    m_position->setProperty("soft", true);
    m_position->setAccessibleName(tr("Position in the gallery"));
    outer->addWidget(m_position, 0, Qt::AlignTop);
    alignHeights();

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &FilterBar::readBoxes);
    refill();
}

void FilterBar::setClasses(const QStringList& classes)
{
    m_classes = classes;
    refill();
}

void FilterBar::setCounts(const GalleryCounts& counts)
{
    m_counts = counts;
    refill();
}

void FilterBar::setSpec(const GalleryFilterSpec& spec)
{
    m_spec = spec;
    {
        const QSignalBlocker quiet(m_search);
        if (m_search->text() != spec.text)
            m_search->setText(spec.text);
    }
    m_typing.stop();
    refill();
}

void FilterBar::setPosition(int row, int shown)
{
    const QLocale locale;
    m_position->setText(row < 0
                            ? tr("%1 pictures").arg(locale.toString(shown))
                            : tr("%1 of %2").arg(locale.toString(row + 1), locale.toString(shown)));
}

QString FilterBar::chipText(Only only) const
{
    const QString count = QLocale().toString(m_counts.ofOnly[std::size_t(only)]);
    switch (only) {
    case Only::Misses:
        return tr("misses %1").arg(count);
    case Only::FalseRejects:
        return tr("false rejects %1").arg(count);
    case Only::Misrouted:
        return tr("wrong class %1").arg(count);
    case Only::Outside:
        return tr("from outside %1").arg(count);
    case Only::Inbox:
        return tr("inbox %1").arg(count);
    case Only::Unreviewed:
        return tr("unreviewed %1").arg(count);
    case Only::Disagreeing:
        return tr("unlike the model %1").arg(count);
    case Only::Disputed:
        return tr("two opinions %1").arg(count);
    case Only::Flagged:
        return tr("flagged %1").arg(count);
    case Only::All:
        break;
    }
    return {};
}

void FilterBar::fill(QComboBox* box, const std::vector<Item>& items, const QVariant& chosen)
{
    const QSignalBlocker quiet(box);
    bool same = box->count() == int(items.size());
    for (std::size_t i = 0; same && i < items.size(); ++i)
        same = box->itemData(int(i)) == items[i].value;
    if (!same) {
        box->clear();
        for (const Item& item : items)
            box->addItem(QString(), item.value);
    }
    const QLocale locale;
    int current = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Item& item = items[i];
        box->setItemText(int(i), tr("%1  %2").arg(item.text, locale.toString(item.count)));
        if (!item.icon.isEmpty())
            box->setItemIcon(int(i), iconPixmap(item.icon, item.colour, 16, devicePixelRatioF()));
        else if (item.colour.isValid())
            box->setItemIcon(int(i),
                             colourDot(item.colour, kSwatch, kSwatch - 2, devicePixelRatioF()));
        if (item.value == chosen)
            current = int(i);
    }
    box->setCurrentIndex(current);
    box->setMinimumWidth(std::max(box->minimumWidth(), box->sizeHint().width()));
}

void FilterBar::refill()
{
    std::vector<Item> items{{tr("All classes"), {}, m_counts.anyOf[0], {}, {}}};
    for (int c = 0; c < m_classes.size(); ++c)
        items.push_back({m_classes[c],
                         c,
                         c < int(m_counts.ofClass.size()) ? m_counts.ofClass[std::size_t(c)] : 0,
                         {},
                         classColour(c)});
    fill(m_class, items, variantOf(m_spec.countedClass));

    items = {{tr("All verdicts"), {}, m_counts.anyOf[1], {}, {}}};
    for (const Verdict verdict : {Verdict::NotOk, Verdict::Recheck, Verdict::Ok})
        items.push_back({VerdictWords::name(verdict), int(verdict),
                         m_counts.ofVerdict[std::size_t(verdict)], VerdictWords::icon(verdict),
                         VerdictWords::colour(verdict)});
    fill(m_verdict, items, variantOf(m_spec.verdict));

    items = {{tr("Any label"), {}, m_counts.anyOf[2], {}, {}}};
    for (const Truth truth : {Truth::Good, Truth::Defective, Truth::Unlabelled})
        items.push_back(
            {VerdictWords::name(truth), int(truth), m_counts.ofTruth[std::size_t(truth)], {}, {}});
    fill(m_truth, items, variantOf(m_spec.truth));

    items = {{tr("All types"), {}, m_counts.anyOf[3], {}, {}}};
    bool typeKnown = m_spec.type.isEmpty();
    for (const auto& [type, count] : m_counts.ofType) {
        typeKnown = typeKnown || type == m_spec.type;
        items.push_back({VerdictWords::type(type), type, count, {}, {}});
    }
    if (!typeKnown) // asked for from elsewhere, or gone with the dataset
        items.push_back({VerdictWords::type(m_spec.type), m_spec.type, 0, {}, {}});
    fill(m_type, items, m_spec.type.isEmpty() ? QVariant() : QVariant(m_spec.type));

    for (int i = 1; i < GalleryFilterSpec::kOnlyCount; ++i) {
        const Only only = Only(i);
        QPushButton* chip = m_chips[std::size_t(i)];
        chip->setText(chipText(only));
        chip->setMinimumWidth(std::max(chip->minimumWidth(), chip->sizeHint().width()));
        chip->setChecked(m_spec.only == only);
        // What somebody decides moves no chip away from under the mouse.
        const bool always = only == Only::Misses || only == Only::FalseRejects ||
                            only == Only::Unreviewed || only == Only::Disagreeing ||
                            only == Only::Flagged;
        chip->setVisible(always || m_spec.only == only || m_counts.ofOnly[std::size_t(only)] > 0);
    }
    m_training->setText(m_spec.training
                            ? tr("training pictures %1").arg(QLocale().toString(m_counts.all))
                            : tr("training pictures"));
    m_training->setChecked(m_spec.training);
    m_clear->setVisible(m_spec.filters());
    showOrder();
}

void FilterBar::showOrder()
{
    const QSignalBlocker quiet(m_order);
    m_order->setCurrentIndex(m_order->findData(int(m_spec.order)));
    m_reverse->setChecked(m_spec.reversed);
    m_reverse->setIcon(themedIcon(m_spec.reversed ? QStringLiteral("up") : QStringLiteral("down")));
}

void FilterBar::readBoxes()
{
    m_typing.stop();
    m_spec.countedClass = valueOf<int>(m_class);
    m_spec.verdict = valueOf<Verdict>(m_verdict);
    m_spec.truth = valueOf<Truth>(m_truth);
    m_spec.type = m_type->currentData().toString();
    m_spec.order = GalleryOrder(m_order->currentData().toInt());
    m_spec.text = m_search->text().trimmed();
    m_clear->setVisible(m_spec.filters());
    emit specChanged(m_spec);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (key == Qt::Key_Escape)
                m_search->clear();
            readBoxes();
            emit leftSearch();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_clear)
        refill();
    QWidget::changeEvent(event);
}

} // namespace mixdesk
