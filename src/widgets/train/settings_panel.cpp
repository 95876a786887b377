// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/settings_panel.h"

#include "core/data/split.h"
#include "core/learn/default_preset.h"
#include "widgets/common/duration_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/train/config_form.h"
#include "widgets/train/field_texts.h"
#include "widgets/train/preset_card.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kMeasureAfterMs = 800;
constexpr std::uint64_t kLargestYaml = 1 << 20;
constexpr const char* kPresets[] = {"repair", "compact", "table1", "table2"};

QString descriptionOf(const QString& preset)
{
    if (preset == QLatin1String("table1"))
        return SettingsPanel::tr("The paper's convolutional autoencoder");
    if (preset == QLatin1String("table2"))
        return SettingsPanel::tr("The paper's largest; for a graphics card");
    if (preset == QLatin1String("repair"))
        return SettingsPanel::tr("The default: finds small defects");
    return SettingsPanel::tr("Quicker, for a first look: misses small defects");
}

QString sizeOf(const QString& preset)
{
    if (preset == QLatin1String("table1"))
        return SettingsPanel::tr("22.6 M parameters, 91 MB");
    if (preset == QLatin1String("table2"))
        return SettingsPanel::tr("33.8 M parameters, 135 MB");
    if (preset == QLatin1String("repair"))
        return SettingsPanel::tr("6.3 M parameters, 25 MB");
    return SettingsPanel::tr("7.7 M parameters, 31 MB");
}

} // namespace

SettingsPanel::SettingsPanel(QWidget* parent)
    : QWidget(parent), m_scroll(new QScrollArea(this)), m_fields(new QWidget),
      m_help(new QLabel(this))
{
    QWidget* heading = buildHeading(); // first: the order of the Tab key
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 2 * kSpace, 0);
    fields->setSpacing(2 * kSpace);
    fields->addWidget(buildCards());
    m_form = new ConfigForm(m_draft, m_fields);
    fields->addWidget(m_form);
    fields->addStretch(1);
    m_scroll->setWidget(m_fields);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    m_help->setWordWrap(true);
    m_help->setProperty("soft", true);
    m_help->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_help->setMinimumHeight(QFontMetrics(textFont()).lineSpacing() * 4);
    m_help->setTextFormat(Qt::PlainText);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    layout->addWidget(heading);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_help);

    m_measureSoon.setSingleShot(true);
    m_measureSoon.setInterval(kMeasureAfterMs);
    connect(&m_measureSoon, &QTimer::timeout, this, &SettingsPanel::measure);
    connect(&m_probe, &TimeProbe::changed, this, &SettingsPanel::showTimes);
    connect(m_form, &ConfigForm::focused, this, [this](const QString& key) {
        showHelp(key);
        if (SettingRow* row = m_form->row(key))
            m_scroll->ensureWidgetVisible(row, 0, 10 * kSpace);
    });
    connect(&m_draft, &ConfigDraft::changed, this, [this] {
        if (PresetCard* chosen = card(m_draft.preset()))
            chosen->setChecked(true);
        countImages();
        showTimes();
        measureSoon();
    });
    m_draft.setPreset(QString::fromLatin1(kDefaultPreset));
    showHelp({});
}

QWidget* SettingsPanel::buildHeading()
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 2 * kSpace, 0);
    row->setSpacing(kSpace);
    m_heading = new QLabel(tr("New training"), widget);
    m_heading->setFont(textFont(1.15, QFont::DemiBold));
    row->addWidget(m_heading, 1);
    const auto add = [&](const QString& icon, const QString& name, const QString& tip,
                         void (SettingsPanel::*slot)()) {
        auto* button = new QToolButton(widget);
        button->setIcon(themedIcon(icon));
        button->setToolTip(tip);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, slot);
        row->addWidget(button);
    };
    add(QStringLiteral("open"), tr("Load settings"),
        tr("Load settings from a YAML file (Ctrl+Shift+O)"), &SettingsPanel::askLoad);
    add(QStringLiteral("save"), tr("Save settings"),
        tr("Save the settings as a YAML file (Ctrl+Shift+E)"), &SettingsPanel::askSave);
    return widget;
}

QWidget* SettingsPanel::buildCards()
{
    auto* widget = new QWidget(m_fields);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    for (const char* name : kPresets) {
        const QString preset = QLatin1String(name);
        auto* card = new PresetCard(choiceText(preset), descriptionOf(preset), widget);

        connect(card, &QRadioButton::clicked, this, [this, preset] {
            if (preset != m_draft.preset())
                m_draft.setPreset(preset);
        });
        column->addWidget(card);
        m_cards.insert(preset, card);
    }
    return widget;
}

void SettingsPanel::showHelp(const QString& key)
{
    m_helpKey = key;
    if (key.isEmpty()) {
        m_help->setText(m_busy ? tr("These settings are being trained with. Others can be chosen "
                                    "when the training has ended.")
                        : !m_splitProblem.isEmpty()
                            ? m_splitProblem
                            : tr("Choose a preset and start. A setting explains itself here when "
                                 "it has the focus."));
        return;
    }
    const FieldText text = fieldText(key);
    m_help->setText(text.equation.isEmpty() ? text.help
                                            : text.help + QLatin1Char('\n') + text.equation);
}

void SettingsPanel::setDataset(const Dataset& dataset)
{
    m_dataset = dataset;
    m_countedFor.clear();
    countImages();
    showTimes();
    measureSoon();
}

/// How many pictures train and how many are held out, as the training will split them.
void SettingsPanel::countImages()
{
    const TrainConfig& config = m_draft.config();
    const std::string key = std::to_string(config.seed) + " " +
                            std::to_string(config.heldOutShare) + " " +
                            std::to_string(config.heldOutMinimum);
    if (key == m_countedFor)
        return;
    m_countedFor = key;
    m_trainingImages = m_heldOut = 0;
    m_splitProblem.clear();
    const auto split = splitTraining(
        m_dataset, {std::uint64_t(config.seed), config.heldOutShare, config.heldOutMinimum});
    if (split) {
        m_trainingImages = int(split->training.size());
        m_heldOut = int(split->heldOut.size());
    } else if (!m_dataset.classes.empty()) {
        m_splitProblem = QString::fromStdString(split.error().message);
    }
    showHelp(m_helpKey);
}

TrainConfig SettingsPanel::configOf(const QString& preset) const
{
    if (preset == m_draft.preset())
        return m_draft.config();
    auto config = presetConfig(preset.toStdString());
    return config ? *config : TrainConfig();
}

std::optional<double> SettingsPanel::expectedSeconds(const TrainConfig& config) const
{
    const auto speed = TimeProbe::imagesPerSecond(config);
    if (!speed || m_trainingImages == 0)
        return {};
    return expectedTrainingSeconds(config, *speed, m_trainingImages, m_heldOut);
}

void SettingsPanel::showTimes()
{
    for (auto it = m_cards.begin(); it != m_cards.end(); ++it) {
        const TrainConfig config = configOf(it.key());
        QString time;
        if (const auto seconds = expectedSeconds(config))
            time = tr("about %1 here").arg(durationText(*seconds));
        else if (m_probe.measuring(config))
            time = tr("measuring…");
        else if (!m_splitProblem.isEmpty())
            time = tr("time unknown");
        it.value()->setTime(time);
        it.value()->setDetail(detailOf(it.key()));
    }
}

/// The size belongs to the preset's network; a changed one may have another.
QString SettingsPanel::detailOf(const QString& preset) const
{
    if (preset != m_draft.preset() || m_draft.differences() == 0)
        return sizeOf(preset);
    return tr("%Ln settings changed", nullptr, m_draft.differences());
}

void SettingsPanel::measureSoon()
{
    if (isVisible() && !m_busy)
        m_measureSoon.start();
}

void SettingsPanel::measure()
{
    if (m_busy || m_trainingImages == 0)
        return;
    std::vector<TrainConfig> configs{m_draft.config()};
    for (const char* preset : kPresets)
        configs.push_back(configOf(QLatin1String(preset)));
    m_probe.measure(configs, int(m_dataset.classes.size()));
}

void SettingsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    measureSoon();
}

void SettingsPanel::setTraining(bool on)
{
    m_busy = on;
    m_fields->setEnabled(!on);
    m_heading->setText(on ? tr("Settings of this run") : tr("New training"));
    showHelp(m_helpKey);
    if (on) {
        m_measureSoon.stop();
        m_probe.giveUp();
    } else {
        measureSoon();
    }
    showTimes();
}

void SettingsPanel::askLoad()
{
    if (m_busy)
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Load settings"), {},
                                                      tr("Settings (*.yaml *.yml);;All files (*)"));
    if (!path.isEmpty())
        loadFile(path);
}

void SettingsPanel::askSave()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save settings"), QStringLiteral("settings.yaml"), tr("Settings (*.yaml *.yml)"));
    if (!path.isEmpty())
        saveFile(path);
}

void SettingsPanel::loadFile(const QString& path)
{
    const fs::path file = fs::u8path(path.toStdString());
    auto text = readFile(file, kLargestYaml);
    const Result<void> loaded =
        text ? m_draft.load(*text, displayPath(file)) : Result<void>(text.error());
    if (!loaded)
        emit noticed(errorNotice(loaded.error()));
    else
        emit noticed({Notice::Kind::Result, tr("Settings loaded from %1.").arg(path), {}, {}});
}

void SettingsPanel::saveFile(const QString& path)
{
    const auto written =
        writeFileAtomic(fs::u8path(path.toStdString()), configToYaml(m_draft.config()));
    if (!written)
        emit noticed(errorNotice(written.error()));
    else
        emit noticed({Notice::Kind::Result, tr("Settings saved to %1.").arg(path), {}, {}});
}

} // namespace mixdesk
