// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/config.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace mixdesk {

/// Settings being edited: what is typed, what of it is refused and why, and what differs from the
/// preset. Keys are those of configFields(). Needs no window.
class ConfigDraft : public QObject
{
    Q_OBJECT

public:
    explicit ConfigDraft(QObject* parent = nullptr);

    QString preset() const { return QString::fromStdString(m_config.preset); }
    void setPreset(const QString& name);       ///< every field as in the preset
    void setConfig(const TrainConfig& config); ///< every field; measured against its own preset

    /// As typed, or as the file would spell it.
    QString text(const QString& key) const;
    void setText(const QString& key, const QString& text);
    QString presetText(const QString& key) const;
    bool differs(const QString& key) const; ///< from the preset
    int differences() const;
    void reset(const QString& key);

    /// Why this field is refused, one sentence; empty: it is not.
    QString error(const QString& key) const;
    /// The first refused field's sentence; empty: config() is what is typed.
    QString problem() const;

    /// What is typed; a refused field has its last allowed value.
    const TrainConfig& config() const { return m_config; }

    /// Takes a YAML text over the present settings' preset; an Error changes nothing.
    Result<void> load(const std::string& yaml, const std::string& source);

signals:
    void changed(); ///< any field, preset or error

private:
    struct RuleBreak
    {
        QString key, sentence;
    };
    RuleBreak ruleBreak() const;

    TrainConfig m_config, m_preset;
    QHash<QString, QString> m_refused; ///< typed texts that are not allowed
};

/// Null for an unknown key.
const ConfigField* configField(const QString& key);

} // namespace mixdesk
