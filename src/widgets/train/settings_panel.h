// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/session/notice.h"
#include "widgets/train/config_draft.h"
#include "widgets/train/time_probe.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace mixdesk {

class ConfigForm;
class PresetCard;

/// What the next training will be: preset cards with their time on this machine, the settings, and
/// help for the one in focus.
class SettingsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPanel(QWidget* parent = nullptr);

    ConfigDraft& draft() { return m_draft; }
    ConfigForm& form() { return *m_form; }
    PresetCard* card(const QString& preset) const { return m_cards.value(preset); }

    /// For the expected times.
    void setDataset(const Dataset& dataset);
    /// Expected seconds of a training with these settings; empty: not known yet.
    std::optional<double> expectedSeconds(const TrainConfig& config) const;
    /// While a training runs the settings are its own and nothing is measured.
    void setTraining(bool on);

    void loadFile(const QString& path);
    void saveFile(const QString& path);

public slots:
    void askLoad();
    void askSave();

signals:
    void noticed(const mixdesk::Notice& notice);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildCards();
    QWidget* buildHeading();
    void showHelp(const QString& key);
    void showTimes();
    void countImages();
    QString detailOf(const QString& preset) const;
    void measureSoon();
    void measure();
    TrainConfig configOf(const QString& preset) const;

    ConfigDraft m_draft;
    TimeProbe m_probe;
    QTimer m_measureSoon;
    Dataset m_dataset;
    std::string m_countedFor; ///< the settings that m_training and m_heldOut were counted for
    int m_trainingImages = 0, m_heldOut = 0;
    QString m_splitProblem; ///< why these pictures cannot be trained on
    QString m_helpKey;      ///< of the setting that is explained
    bool m_busy = false;
    QHash<QString, PresetCard*> m_cards;
    QScrollArea* m_scroll;
    QWidget* m_fields;
    ConfigForm* m_form;
    QLabel *m_heading, *m_help;
};

} // namespace mixdesk
