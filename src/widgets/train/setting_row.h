// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/train/config_draft.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace mixdesk {

/// One setting of a draft: label, editor, reset button where it differs from the preset, and the
/// reason where it is refused.
class SettingRow : public QWidget
{
    Q_OBJECT

public:
    SettingRow(ConfigDraft& draft, const ConfigField& field, QWidget* parent = nullptr);

    QString key() const { return m_key; }
    QWidget* editor() const;
    QToolButton* resetButton() const { return m_reset; }

signals:
    void focused(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildChoices(const QStringList& choices);
    void buildNumber();
    void describe(const ConfigField& field);
    void showValue();
    void restyle();

    ConfigDraft& m_draft;
    QString m_key;
    QLabel *m_label, *m_error;
    QComboBox* m_choices = nullptr;
    QLineEdit* m_number = nullptr;
    QToolButton* m_reset;
    bool m_wrong = false, m_typing = false;
};

} // namespace mixdesk
