// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/config_draft.h"

#include "widgets/train/field_texts.h"

namespace mixdesk {

const ConfigField* configField(const QString& key)
{
    for (const ConfigField& field : configFields())
        if (key == QLatin1String(field.key.c_str()))
            return &field;
    return nullptr;
}

ConfigDraft::ConfigDraft(QObject* parent) : QObject(parent) {}

void ConfigDraft::setPreset(const QString& name)
{
    if (auto config = presetConfig(name.toStdString()))
        setConfig(*config);
}

void ConfigDraft::setConfig(const TrainConfig& config)
{
    m_config = config;
    m_refused.clear();
    if (auto preset = presetConfig(config.preset))
        m_preset = *preset;
    emit changed();
}

QString ConfigDraft::text(const QString& key) const
{
    const auto refused = m_refused.constFind(key);
    if (refused != m_refused.constEnd())
        return *refused;
    const ConfigField* field = configField(key);
    return field ? QString::fromStdString(field->get(m_config)) : QString();
}

void ConfigDraft::setText(const QString& key, const QString& text)
{
    const ConfigField* field = configField(key);
    if (!field || text == this->text(key))
        return;
    QString plain = text.trimmed();
    if (fieldChoices(*field).isEmpty()) // a decimal comma means what it says
        plain.replace(QLatin1Char(','), QLatin1Char('.'));
    TrainConfig config = m_config;
    if (field->set(config, plain.toStdString())) {
        m_config = config;
        m_refused.remove(key);
    } else {
        m_refused.insert(key, text);
    }
    emit changed();
}

QString ConfigDraft::presetText(const QString& key) const
{
    const ConfigField* field = configField(key);
    return field ? QString::fromStdString(field->get(m_preset)) : QString();
}

bool ConfigDraft::differs(const QString& key) const
{
    return text(key) != presetText(key);
}

int ConfigDraft::differences() const
{
    int count = 0;
    for (const ConfigField& field : configFields())
        count += differs(QString::fromStdString(field.key));
    return count;
}

void ConfigDraft::reset(const QString& key)
{
    setText(key, presetText(key));
}

/// The rule between fields that is broken, at the field that has to give way.
ConfigDraft::RuleBreak ConfigDraft::ruleBreak() const
{
    const auto valid = validateConfig(m_config);
    if (valid)
        return {};
    const QString sentence = QString::fromStdString(valid.error().message);
    if (sentence.startsWith(QLatin1String("network.input_size")))
        return {QStringLiteral("network.input_size"),
                m_config.network == NetworkKind::Table2
                    ? tr("Table 2 needs an input size that is a multiple of 16, from 48.")
                    : tr("This network needs an input size that is a power of two, from 64.")};
    if (sentence.startsWith(QLatin1String("training.micro_batch")))
        return {QStringLiteral("training.micro_batch"),
                tr("The micro-batch (%1) must not be larger than the batch (%2).")
                    .arg(m_config.microBatch)
                    .arg(m_config.batch)};
    return {sentence.section(QLatin1Char(' '), 0, 0), sentence};
}

QString ConfigDraft::error(const QString& key) const
{
    const auto refused = m_refused.constFind(key);
    if (refused != m_refused.constEnd()) {
        const QString allowed = allowedText(*configField(key));
        const QString label = fieldText(key).label;
        return refused->trimmed().isEmpty()
                   ? tr("%1 needs a value: %2.").arg(label, allowed)
                   : tr("%1 cannot be “%2”: allowed is %3.").arg(label, *refused, allowed);
    }
    const RuleBreak broken = ruleBreak();
    return broken.key == key ? broken.sentence : QString();
}

QString ConfigDraft::problem() const
{
    for (const ConfigField& field : configFields()) {
        const QString key = QString::fromStdString(field.key);
        if (m_refused.contains(key))
            return error(key);
    }
    return ruleBreak().sentence;
}

Result<void> ConfigDraft::load(const std::string& yaml, const std::string& source)
{
    // The file may name its preset anywhere; what it leaves out comes from that preset.
    TrainConfig named = m_config;
    if (auto ok = applyConfigYaml(named, yaml, source); !ok)
        return ok;
    auto config = presetConfig(named.preset);
    if (!config)
        return config.error();
    if (auto ok = applyConfigYaml(*config, yaml, source); !ok)
        return ok;
    if (auto ok = validateConfig(*config); !ok)
        return Error{ok.error().code, source + ": " + ok.error().message};
    setConfig(*config);
    return {};
}

} // namespace mixdesk
