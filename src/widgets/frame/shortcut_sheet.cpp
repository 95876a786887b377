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

namespace mixdesk {

namespace {

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("  "));
}

QWidget* sectionWidget(const ShortcutSheet::Section& section)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4 * kSpace);
    grid->setVerticalSpacing(kSpace);
    auto* heading = new QLabel(section.first);
    heading->setFont(textFont(1.0, QFont::DemiBold));
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const QAction* action : section.second) {
        const QString keys = keysOf(*action);
        if (keys.isEmpty())
            continue;
        auto* key = new QLabel(keys);
        key->setFont(textFont(1.0, QFont::Medium));
        grid->addWidget(key, row, 0, Qt::AlignRight);
        grid->addWidget(new QLabel(action->text().remove(QLatin1Char('&'))), row++, 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return widget;
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
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(6 * kSpace, 5 * kSpace, 6 * kSpace, 5 * kSpace);
    grid->setHorizontalSpacing(10 * kSpace);
    grid->setVerticalSpacing(5 * kSpace);
    auto* title = new QLabel(tr("Keyboard shortcuts"));
    title->setFont(textFont(1.3, QFont::DemiBold));
    grid->addWidget(title, 0, 0, 1, 2);
    for (int i = 0; i < sections.size(); ++i)
        grid->addWidget(sectionWidget(sections[i]), 1, i);
    auto* hint = new QLabel(tr("Any key closes this sheet."));
    hint->setProperty("soft", true);
    grid->addWidget(hint, 2, 0, 1, 2);
    m_card = card;
    setGeometry(parentWidget()->rect());
    card->adjustSize();
    card->move((width() - card->width()) / 2, std::max(0, (height() - card->height()) / 2));
    card->show();
    raise();
    show();
    setFocus();
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

void ShortcutSheet::keyPressEvent(QKeyEvent*)
{
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
