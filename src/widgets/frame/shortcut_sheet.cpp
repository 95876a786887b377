// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/shortcut_sheet.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace mixdesk {

namespace {

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("  "));
}

constexpr int kRowGap = kSpace / 2;
constexpr int kFewestRows = 12;
constexpr int kHeadingRows = 2; // with the space before it
constexpr int kColumnGap = 6 * kSpace;
constexpr double kText = 0.92;

QWidget* sectionWidget(const QString& title, const QList<QAction*>& actions)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kSpace);
    grid->setVerticalSpacing(kRowGap);
    auto* heading = new QLabel(title);
    heading->setFont(textFont(1.0, QFont::DemiBold));
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : actions) {
        auto* key = new QLabel(keysOf(*action));
        key->setFont(textFont(kText, QFont::Medium));
        grid->addWidget(key, row, 0, Qt::AlignRight);
        auto* words = new QLabel(action->text().remove(QLatin1Char('&')));
        words->setFont(textFont(kText));
        grid->addWidget(words, row++, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return widget;
}

/// Actions without keys left out.
QList<ShortcutSheet::Section> withKeys(const QList<ShortcutSheet::Section>& sections)
{
    QList<ShortcutSheet::Section> kept = sections;
    for (auto& [title, actions] : kept)
        actions.erase(
            std::remove_if(actions.begin(), actions.end(),
                           [](const QAction* action) { return action->shortcuts().isEmpty(); }),
            actions.end());
    return kept;
}

/// Columns of at most so many rows, filled one after the other and about equally high; a section
/// that does not fit goes on in the next.
QWidget* makeList(const QList<ShortcutSheet::Section>& sections, int mostRows)
{
    int rows = 0;
    for (const auto& section : sections)
        rows += kHeadingRows + int(section.second.size());
    const int columns = (rows + mostRows - 1) / mostRows;
    const int height = std::min(mostRows, (rows + columns - 1) / columns + kHeadingRows);
    auto* list = new QWidget;
    auto* row = new QHBoxLayout(list);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kColumnGap);
    QVBoxLayout* column = nullptr;
    int used = 0;
    for (const auto& [title, actions] : sections) {
        for (int first = 0; first < actions.size();) {
            if (!column || used + kHeadingRows >= height) {
                column = new QVBoxLayout;
                column->setSpacing(4 * kSpace);
                row->addLayout(column);
                used = 0;
            }
            const int count = std::min(int(actions.size()) - first, height - used - 1);
            column->addWidget(
                sectionWidget(first == 0 ? title : QString(), actions.mid(first, count)));
            first += count;
            used += count + kHeadingRows;
        }
    }
    for (int i = 0; i < row->count(); ++i)
        static_cast<QVBoxLayout*>(row->itemAt(i)->layout())->addStretch(1);
    return list;
}

/// How many rows of the sheet are as high as that.
int rowsIn(int pixels)
{
    return std::max(kFewestRows, pixels / (QFontMetrics(textFont(kText)).height() + kRowGap));
}

} // namespace

ShortcutSheet::ShortcutSheet(QWidget* window) : QWidget(window)
{
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    window->installEventFilter(this);
    hide();
}

void ShortcutSheet::open(const QList<Section>& sections)
{
    delete m_card;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(5 * kSpace, 4 * kSpace, 5 * kSpace, 4 * kSpace);
    column->setSpacing(3 * kSpace);
    auto* title = new QLabel(tr("Keyboard shortcuts"));
    title->setFont(textFont(1.3, QFont::DemiBold));
    column->addWidget(title);
    m_scroll = new QScrollArea;
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    constexpr int kAround = 30 * kSpace; // of the card: margins, title and hint
    m_scroll->setWidget(makeList(withKeys(sections), rowsIn(parentWidget()->height() - kAround)));
    m_scroll->setWidgetResizable(true);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->widget()->setAutoFillBackground(false);
    column->addWidget(m_scroll);
    auto* hint = new QLabel(tr("Any key closes this sheet."));
    hint->setProperty("soft", true);
    column->addWidget(hint);
    m_card = card;
    setGeometry(parentWidget()->rect());
    fit(*card, *hint);
    card->move((width() - card->width()) / 2, std::max(0, (height() - card->height()) / 2));
    card->show();
    raise();
    show();
    setFocus();
}

/// Where the window is too small for all of it, the list scrolls.
void ShortcutSheet::fit(QFrame& card, QLabel& hint)
{
    for (QWidget* widget : card.findChildren<QWidget*>())
        widget->ensurePolished(); // or the sizes are those of another font
    const QSize whole = m_scroll->widget()->sizeHint();
    m_scroll->setFixedSize(whole);
    const QSize missing = (card.sizeHint() - size()).expandedTo({0, 0});
    m_scrolls = !missing.isNull();
    const auto policy = [](int pixels) {
        return pixels > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff;
    };
    m_scroll->setVerticalScrollBarPolicy(policy(missing.height()));
    m_scroll->setHorizontalScrollBarPolicy(policy(missing.width()));
    if (m_scrolls) {
        hint.setText(tr("The arrow keys scroll, any other key closes this sheet."));
        const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
        const QSize bars(missing.height() > 0 ? bar : 0, missing.width() > 0 ? bar : 0);
        m_scroll->setFixedSize(whole + bars - (card.sizeHint() + bars - size()).expandedTo({0, 0}));
    }
    card.adjustSize();
}

bool ShortcutSheet::scrollBy(int key)
{
    if (!m_scrolls)
        return false;
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    QScrollBar* bar = across ? m_scroll->horizontalScrollBar() : m_scroll->verticalScrollBar();
    const auto step = [bar](QAbstractSlider::SliderAction action) {
        bar->triggerAction(action);
        return true;
    };
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return step(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return step(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_PageUp:
        return step(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
        return step(QAbstractSlider::SliderPageStepAdd);
    default:
        return false;
    }
}

void ShortcutSheet::closeSheet()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus();
    else if (QWidget* next = parentWidget()->nextInFocusChain())
        next->setFocus();
}

/// Shortcuts and Tab are keys as well: they close the sheet and do nothing else.
bool ShortcutSheet::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ShortcutSheet::keyPressEvent(QKeyEvent* event)
{
    if (!scrollBy(event->key()))
        closeSheet();
}

void ShortcutSheet::mousePressEvent(QMouseEvent*)
{
    closeSheet();
}

void ShortcutSheet::paintEvent(QPaintEvent*)
{
    QColor veil = theme().page;
    veil.setAlphaF(0.75F);
    QPainter(this).fillRect(rect(), veil);
}

bool ShortcutSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        closeSheet();
    return QWidget::eventFilter(watched, event);
}

} // namespace mixdesk
