// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/train/setting_row.h"

#include <QVector>
#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace mixdesk {

/// The settings of a draft, made from configFields(): a handful at first, all of them in groups
/// once "Advanced" is open, which is remembered.
class ConfigForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConfigForm(ConfigDraft& draft, QWidget* parent = nullptr);

    bool advanced() const;
    void setAdvanced(bool on);
    QToolButton* advancedButton() const { return m_toggle; }
    /// The visible row of this key; null for an unknown key.
    SettingRow* row(const QString& key) const;

signals:
    void focused(const QString& key);

private:
    SettingRow* addRow(const ConfigField& field, QVBoxLayout* layout);
    QWidget* buildBasic();
    QWidget* buildGroups();
    void showChoice();
    void orderTabs();

    ConfigDraft& m_draft;
    QWidget *m_basic, *m_groups = nullptr;
    QVBoxLayout* m_layout;
    QToolButton* m_toggle;
    QVector<SettingRow*> m_rows;
};

} // namespace mixdesk
