// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"
#include "support/no_warnings.h"
#include "train_page/train_bench.h"
#include "widgets/common/theme.h"
#include "widgets/train/preset_card.h"
#include "widgets/train/settings_panel.h"

#include <QLabel>
#include <QtTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestSettingsPanel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        watchWarnings();
        useScratchHome(m_folder);
        applyTheme(ThemeChoice::Light);
        m_plant = writeTinyPlant(fs::u8path(m_folder.path().toStdString()) / "plant");
    }

    void cleanup() { QCOMPARE(takeWarnings(), QStringList()); }

    void picturesThatCannotBeTrainedOnAreNamed()
    {
        SettingsPanel panel;
        panel.setDataset(m_plant);
        const PresetCard* card = panel.card(QStringLiteral("compact"));
        const QString time = card->time();
        QVERIFY(says(panel, "Choose a preset"));
        Dataset lacking = m_plant;
        lacking.classes.push_back("empty");
        panel.setDataset(lacking);
        QVERIFY(says(panel, "empty has no pictures"));
        QCOMPARE(card->time(), QStringLiteral("time unknown"));
        panel.setDataset(m_plant);
        QVERIFY(says(panel, "Choose a preset"));
        QCOMPARE(card->time(), time);
    }

    void whileATrainingRunsNothingIsToBeChosen()
    {
        SettingsPanel panel;
        panel.setDataset(m_plant);
        panel.setTraining(true);
        QVERIFY(!says(panel, "Choose a preset"));
        panel.setTraining(false);
        QVERIFY(says(panel, "Choose a preset"));
    }

private:
    static bool says(const SettingsPanel& panel, const char* words)
    {
        for (const auto* label : panel.findChildren<QLabel*>())
            if (label->text().contains(QLatin1String(words)))
                return true;
        return false;
    }

    QTemporaryDir m_folder;
    Dataset m_plant;
};

QTEST_MAIN(TestSettingsPanel)
#include "test_settings_panel.moc"
