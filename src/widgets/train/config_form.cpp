// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/config_form.h"

#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/train/field_texts.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr const char* kBasicKeys[] = {"training.epochs", "network.input_size", "loss.kind",
                                      "noise.amount", "contraction.weight"};

QVBoxLayout* columnIn(QWidget* widget)
{
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    return layout;
}

QString remembered()
{
    return QStringLiteral("train/advanced");
}

} // namespace

ConfigForm::ConfigForm(ConfigDraft& draft, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_basic(nullptr), m_layout(columnIn(this)), m_toggle(nullptr)
{
    m_basic = buildBasic(); // first: the order of the Tab key
    m_toggle = new QToolButton(this);
    m_toggle->setCheckable(true);
    m_toggle->setText(tr("Advanced"));
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setIconSize({14, 14});
    m_toggle->setToolTip(tr("Show every setting of the paper and the program (Ctrl+Shift+A)"));
    m_layout->addWidget(m_basic);
    m_layout->addWidget(m_toggle, 0, Qt::AlignLeft);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool on) {
        settings::setValue(remembered(), on ? QStringLiteral("open") : QStringLiteral("closed"));
        showChoice();
    });
    m_toggle->setChecked(settings::value(remembered()) == QLatin1String("open"));
    showChoice();
}

bool ConfigForm::advanced() const
{
    return m_toggle->isChecked();
}

void ConfigForm::setAdvanced(bool on)
{
    m_toggle->setChecked(on);
}

/// The groups are built when first looked at: there are forty rows in them.
void ConfigForm::showChoice()
{
    const bool all = advanced();
    if (all && !m_groups) {
        m_groups = buildGroups();
        m_layout->addWidget(m_groups);
        orderTabs();
    }
    m_toggle->setIcon(themedIcon(all ? QStringLiteral("down") : QStringLiteral("next")));
    m_basic->setVisible(!all);
    if (m_groups)
        m_groups->setVisible(all);
}

/// The groups come last into the window, but not last for the Tab key.
void ConfigForm::orderTabs()
{
    QWidget* last = m_toggle;
    for (const SettingRow* row : std::as_const(m_rows)) {
        if (row->parentWidget() != m_groups)
            continue;
        for (QWidget* part : {static_cast<QWidget*>(row->resetButton()), row->editor()}) {
            setTabOrder(last, part);
            last = part;
        }
    }
}

SettingRow* ConfigForm::addRow(const ConfigField& field, QVBoxLayout* layout)
{
    auto* row = new SettingRow(m_draft, field, layout->parentWidget());
    connect(row, &SettingRow::focused, this, &ConfigForm::focused);
    layout->addWidget(row);
    m_rows.append(row);
    return row;
}

QWidget* ConfigForm::buildBasic()
{
    auto* widget = new QWidget(this);
    auto* layout = columnIn(widget);
    for (const char* key : kBasicKeys)
        if (const ConfigField* field = configField(QLatin1String(key)))
            addRow(*field, layout);
    return widget;
}

QWidget* ConfigForm::buildGroups()
{
    auto* widget = new QWidget(this);
    auto* layout = columnIn(widget);
    QString group;
    for (const ConfigField& field : configFields()) {
        const QString prefix = QString::fromStdString(field.key).section(QLatin1Char('.'), 0, 0);
        if (prefix == QLatin1String("preset")) // the cards choose it
            continue;
        if (prefix != group) {
            group = prefix;
            auto* heading = new QLabel(groupText(prefix), widget);
            heading->setFont(textFont(1.0, QFont::DemiBold));
            heading->setContentsMargins(0, 2 * kSpace, 0, 0);
            layout->addWidget(heading);
        }
        addRow(field, layout);
    }
    return widget;
}

SettingRow* ConfigForm::row(const QString& key) const
{
    for (SettingRow* row : m_rows)
        if (row->key() == key && row->parentWidget() == (advanced() ? m_groups : m_basic))
            return row;
    return nullptr;
}

} // namespace mixdesk
