// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/class_chips.h"

#include "widgets/common/theme.h"
#include "widgets/plots/flow_layout.h"
#include "widgets/plots/plot_types.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

namespace mixdesk {

namespace {

/// A disc in the class's colour, or the marker of its line.
class ClassDot : public QWidget
{
public:
    ClassDot(int index, QWidget* parent) : QWidget(parent), m_index(index) { setFixedSize(10, 10); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawMarker(painter, QRectF(rect()).center(), width(), classMarker(m_index),
                   classColour(m_index));
    }

private:
    int m_index;
};

/// A letter that fills with the accent while it is on.
class LetterButton : public QToolButton
{
public:
    LetterButton(const QString& letter, QWidget* parent) : QToolButton(parent)
    {
        setText(letter);
        setCheckable(true);
        setFixedSize(20, 20);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? t.accent : t.line, hasFocus() ? 2 : 1));
        painter.setBrush(isChecked() ? t.accent : underMouse() ? t.hover : t.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
        painter.setFont(textFont(0.8, QFont::DemiBold));
        painter.setPen(isChecked() ? t.onAccent : t.inkSoft);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

ClassChips::ClassChips(QWidget* parent) : QWidget(parent)
{
    new FlowLayout(this, 4 * kSpace);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ClassChips::setClasses(const QStringList& names)
{
    for (QWidget* chip : std::as_const(m_chips))
        delete chip;
    m_chips.clear();
    m_solo.clear();
    m_mute.clear();
    for (int i = 0; i < names.size(); ++i)
        addChip(i, names.at(i));
    updateGeometry();
    emit changed();
}

void ClassChips::addChip(int index, const QString& name)
{
    auto* chip = new QWidget(this);
    auto* row = new QHBoxLayout(chip);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    row->addWidget(new ClassDot(index, chip));
    auto* label = new QLabel(chip);
    label->setFont(textFont(0.9));
    label->setText(label->fontMetrics().elidedText(name, Qt::ElideMiddle, 160));
    label->setToolTip(name);
    label->setTextFormat(Qt::PlainText);
    row->addWidget(label);
    const auto addButton = [&](const QString& letter, const QString& words) {
        auto* button = new LetterButton(letter, chip);
        button->setToolTip(words);
        button->setAccessibleName(words);
        connect(button, &QToolButton::toggled, this, &ClassChips::changed);
        row->addWidget(button);
        return button;
    };
    m_solo << addButton(tr("S", "solo"), tr("Show only %1").arg(name));
    m_mute << addButton(tr("M", "mute"), tr("Hide %1").arg(name));
    m_chips << chip;
    layout()->addWidget(chip);
    chip->show();
}

QSet<int> ClassChips::checked(const QVector<QToolButton*>& buttons) const
{
    QSet<int> classes;
    for (int i = 0; i < buttons.size(); ++i) {
        if (buttons.at(i)->isChecked())
            classes << i;
    }
    return classes;
}

void ClassChips::check(const QVector<QToolButton*>& buttons, const QSet<int>& classes)
{
    {
        const QSignalBlocker quiet(this);
        for (int i = 0; i < buttons.size(); ++i)
            buttons.at(i)->setChecked(classes.contains(i));
    }
    emit changed();
}

void ClassChips::setSolo(const QSet<int>& classes)
{
    check(m_solo, classes);
}

void ClassChips::setMuted(const QSet<int>& classes)
{
    check(m_mute, classes);
}

QSet<int> ClassChips::solo() const
{
    return checked(m_solo);
}

QSet<int> ClassChips::muted() const
{
    return checked(m_mute);
}

bool ClassChips::isHeard(int classIndex) const
{
    const QSet<int> alone = solo();
    return alone.isEmpty() ? !muted().contains(classIndex) : alone.contains(classIndex);
}

int ClassChips::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

} // namespace mixdesk
