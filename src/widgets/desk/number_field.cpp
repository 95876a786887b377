// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/number_field.h"

#include "widgets/desk/desk_text.h"

#include <QKeyEvent>
#include <QLocale>
#include <QStyle>
#include <QToolTip>

namespace mixdesk {

NumberField::NumberField(QWidget* parent) : QLineEdit(parent), m_low(-1e9), m_high(1e9)
{
    setMaxLength(32);
    setAlignment(Qt::AlignRight);
}

void NumberField::setRange(double low, double high)
{
    m_low = low;
    m_high = high;
}

void NumberField::showText(const QString& text)
{
    m_shown = text;
    if (!isModified() && this->text() != text)
        setText(text);
}

void NumberField::startTyping(const QString& first)
{
    setFocus(Qt::OtherFocusReason);
    setText(first);
    setModified(true);
}

void NumberField::setWrong(bool wrong)
{
    if (property("wrong").toBool() == wrong)
        return;
    if (wrong) {
        m_toolTip = toolTip();
        setToolTip(tr("Write a number from %1 to %2.")
                       .arg(QLocale().toString(m_low, 'g', 6), QLocale().toString(m_high, 'g', 6)));
        if (isVisible()) // said at once, not to who waits over the field
            QToolTip::showText(mapToGlobal(rect().bottomLeft()), toolTip(), this);
    } else {
        setToolTip(m_toolTip);
    }
    setProperty("wrong", wrong);
    style()->unpolish(this);
    style()->polish(this);
}

bool NumberField::take()
{
    if (!isModified())
        return true;
    const auto value = desk::parseNumber(text());
    const bool good = value && *value >= m_low && *value <= m_high;
    setWrong(!good);
    if (!good)
        return false;
    setModified(false);
    emit entered(*value);
    setText(m_shown);
    return true;
}

bool NumberField::event(QEvent* event)
{
    // Undo belongs to the desk, not to what is typed here.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Z && key->modifiers().testFlag(Qt::ControlModifier))
            return false;
    }
    return QLineEdit::event(event);
}

void NumberField::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter || event->key() == Qt::Key_Escape) {
        if (!enter) {
            setModified(false);
            setWrong(false);
            setText(m_shown);
        }
        if (!enter || take())
            emit left();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void NumberField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (!take()) {
        setModified(false);
        setWrong(false);
        setText(m_shown);
    }
}

} // namespace mixdesk
