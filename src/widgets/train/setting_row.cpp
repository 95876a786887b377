// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/setting_row.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/train/field_texts.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

namespace mixdesk {

namespace {
constexpr int kEditorWidth = 124;
}

SettingRow::SettingRow(ConfigDraft& draft, const ConfigField& field, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_key(QString::fromStdString(field.key)),
      m_label(new QLabel(this)), m_error(new QLabel(this)), m_reset(new QToolButton(this))
{
    const QStringList choices = fieldChoices(field);
    if (choices.isEmpty())
        buildNumber();
    else
        buildChoices(choices);
    m_label->setWordWrap(true);
    m_label->setMinimumWidth(1);
    m_error->setWordWrap(true);
    m_error->setMinimumWidth(1);
    m_error->hide();
    m_reset->setIcon(themedIcon(QStringLiteral("reset")));
    m_reset->setIconSize({14, 14});
    m_reset->setAutoRaise(true);
    QSizePolicy keepsPlace = m_reset->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(keepsPlace);
    connect(m_reset, &QToolButton::clicked, this, [this] { m_draft.reset(m_key); });

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kSpace);
    grid->setVerticalSpacing(kSpace / 2);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_reset, 0, 1);
    grid->addWidget(editor(), 0, 2);
    grid->addWidget(m_error, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    describe(field);
    connect(&m_draft, &ConfigDraft::changed, this, &SettingRow::showValue);
    showValue();
}

QWidget* SettingRow::editor() const
{
    return m_choices ? static_cast<QWidget*>(m_choices) : m_number;
}

void SettingRow::buildChoices(const QStringList& choices)
{
    m_choices = new QComboBox(this);
    for (const QString& choice : choices)
        m_choices->addItem(choiceText(choice), choice);
    m_choices->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choices->view()->setMinimumWidth(m_choices->view()->sizeHintForColumn(0) + 6 * kSpace);
    connect(m_choices, &QComboBox::activated, this,
            [this](int index) { m_draft.setText(m_key, m_choices->itemData(index).toString()); });
}

void SettingRow::buildNumber()
{
    m_number = new QLineEdit(this);
    connect(m_number, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_typing = true; // "0." stays "0." until the field is left
        m_draft.setText(m_key, text);
        m_typing = false;
    });
}

void SettingRow::describe(const ConfigField& field)
{
    const FieldText text = fieldText(m_key);
    const QString tip = fieldToolTip(field);
    m_label->setText(text.label);
    m_label->setBuddy(editor());
    m_label->setToolTip(tip);
    editor()->setToolTip(tip);
    editor()->setFixedWidth(kEditorWidth);
    editor()->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the form and changes nothing
    editor()->setAccessibleName(text.label);
    editor()->setAccessibleDescription(text.help);
    editor()->installEventFilter(this);
    m_reset->setAccessibleName(tr("Reset %1").arg(text.label));
}

void SettingRow::showValue()
{
    const QString text = m_draft.text(m_key);
    if (m_choices) {
        const QSignalBlocker quiet(m_choices);
        m_choices->setCurrentIndex(m_choices->findData(text));
    } else if (const QString shown = localNumber(text); !m_typing && m_number->text() != shown) {
        m_number->setText(shown);
    }
    const bool differs = m_draft.differs(m_key);
    m_reset->setVisible(differs);
    m_reset->setToolTip(
        tr("Back to the preset's value: %1").arg(localNumber(m_draft.presetText(m_key))));
    m_label->setFont(textFont(1.0, differs ? QFont::DemiBold : QFont::Normal));
    const QString error = m_draft.error(m_key);
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_wrong = !error.isEmpty();
    restyle();
}

void SettingRow::restyle()
{
    QPalette palette = m_error->palette();
    if (palette.color(QPalette::WindowText) != theme().notOk) {
        palette.setColor(QPalette::WindowText, theme().notOk);
        m_error->setPalette(palette);
    }
    if (editor()->property("wrong").toBool() == m_wrong)
        return;
    editor()->setProperty("wrong", m_wrong);
    editor()->style()->unpolish(editor());
    editor()->style()->polish(editor());
}

void SettingRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

bool SettingRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn)
        emit focused(m_key);
    if (event->type() == QEvent::Wheel && !editor()->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::FocusOut && m_number) // as it was understood
        showValue();
    return QWidget::eventFilter(watched, event);
}

} // namespace mixdesk
