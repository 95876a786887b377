// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/duration_text.h"
#include "widgets/train/config_draft.h"
#include "widgets/train/field_texts.h"

#include <QSignalSpy>
#include <QtTest>

using namespace mixdesk;

class TestConfigDraft : public QObject
{
    Q_OBJECT

private slots:
    void everySettingIsExplained()
    {
        for (const ConfigField& field : configFields()) {
            if (field.key == "preset") // the cards
                continue;
            const QString key = QString::fromStdString(field.key);
            const FieldText text = fieldText(key);
            QVERIFY2(text.label != key && !text.label.isEmpty(), field.key.c_str());
            QVERIFY2(text.help.endsWith(QLatin1Char('.')), field.key.c_str());
            // What the core traces to an equation or section of the paper shows it.
            QVERIFY2(field.source.empty() || !text.equation.isEmpty(), field.key.c_str());
            const QString prefix = key.section(QLatin1Char('.'), 0, 0);
            QVERIFY2(groupText(prefix) != prefix, field.key.c_str());
            for (const QString& choice : fieldChoices(field)) {
                TrainConfig config;
                QVERIFY2(field.set(config, choice.toStdString()), field.key.c_str());
                if (field.key != "score.kind")
                    QVERIFY2(choiceText(choice) != choice, qPrintable(choice));
            }
        }
    }

    void refusedTextKeepsTheLastGoodValue()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("compact"));
        QVERIFY(draft.problem().isEmpty());
        const QString key = QStringLiteral("noise.amount");
        draft.setText(key, QStringLiteral("0.5"));
        QCOMPARE(draft.config().noiseAmount, 0.5);
        draft.setText(key, QStringLiteral("1.5"));
        QCOMPARE(draft.config().noiseAmount, 0.5);
        QCOMPARE(draft.text(key), QStringLiteral("1.5"));
        QVERIFY(draft.error(key).contains(QLatin1String("1.5")));
        QVERIFY(draft.error(key).contains(QLatin1String("0 to 1")));
        QCOMPARE(draft.problem(), draft.error(key));
        draft.setText(key, {});
        QVERIFY(!draft.error(key).isEmpty());
        draft.setText(key, QStringLiteral(" 0,25 "));
        QCOMPARE(draft.config().noiseAmount, 0.25);
        QVERIFY(draft.problem().isEmpty());
    }

    void hostileTextIsRefused()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("compact"));
        const TrainConfig before = draft.config();
        for (const QString& text :
             {QStringLiteral("nan"), QStringLiteral("1e999"), QStringLiteral("-1"),
              QStringLiteral("99999999999999999999"), QStringLiteral("12; drop"),
              QString(100000, QLatin1Char('9'))}) {
            draft.setText(QStringLiteral("training.epochs"), text);
            QVERIFY(!draft.error(QStringLiteral("training.epochs")).isEmpty());
            QCOMPARE(draft.config().epochs, before.epochs);
        }
    }

    void rulesBetweenFieldsAreToldAtTheField()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("compact"));
        draft.setText(QStringLiteral("network.input_size"), QStringLiteral("100"));
        QVERIFY(draft.error(QStringLiteral("network.input_size")).contains(QLatin1String("power")));
        QVERIFY(draft.error(QStringLiteral("training.epochs")).isEmpty());
        draft.setText(QStringLiteral("network.input_size"), QStringLiteral("256"));
        draft.setText(QStringLiteral("training.batch"), QStringLiteral("8"));
        QVERIFY(draft.error(QStringLiteral("training.micro_batch")).contains(QLatin1String("32")));
        QVERIFY(!draft.problem().isEmpty());
    }

    void differencesAreAgainstThePreset()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("table1"));
        QCOMPARE(draft.differences(), 0);
        const QString key = QStringLiteral("training.epochs");
        draft.setText(key, QStringLiteral("7"));
        QVERIFY(draft.differs(key));
        QCOMPARE(draft.differences(), 1);
        QSignalSpy changed(&draft, &ConfigDraft::changed);
        draft.reset(key);
        QCOMPARE(changed.count(), 1);
        QVERIFY(!draft.differs(key));
        QCOMPARE(draft.text(key), QStringLiteral("200"));
    }

    void yamlComesBack()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("table2"));
        draft.setText(QStringLiteral("training.epochs"), QStringLiteral("3"));
        draft.setText(QStringLiteral("loss.kind"), QStringLiteral("msssim"));
        const std::string yaml = configToYaml(draft.config());
        ConfigDraft other;
        other.setPreset(QStringLiteral("compact"));
        QVERIFY(other.load(yaml, "settings.yaml"));
        QCOMPARE(other.preset(), QStringLiteral("table2"));
        QCOMPARE(QString::fromStdString(configToYaml(other.config())),
                 QString::fromStdString(yaml));
        QCOMPARE(other.differences(), 2);
    }

    void badYamlChangesNothing()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("compact"));
        draft.setText(QStringLiteral("training.epochs"), QStringLiteral("3"));
        for (const char* yaml : {"training: {epochs: -1}", "no_such: 1", "- a", "{",
                                 "network: {input_size: 100}", "preset: unheard_of"}) {
            const auto loaded = draft.load(yaml, "file.yaml");
            QVERIFY2(!loaded, yaml);
            QVERIFY2(loaded.error().message.find("file.yaml") != std::string::npos, yaml);
            QCOMPARE(draft.config().epochs, 3);
            QCOMPARE(draft.preset(), QStringLiteral("compact"));
        }
    }

    void aPartialYamlStartsFromItsPreset()
    {
        ConfigDraft draft;
        draft.setPreset(QStringLiteral("compact"));
        draft.setText(QStringLiteral("noise.amount"), QStringLiteral("0.9"));
        QVERIFY(draft.load("preset: table1\ntraining: {epochs: 5}\n", "part.yaml"));
        QCOMPARE(draft.config().epochs, 5);
        QCOMPARE(draft.config().noiseAmount, 0.3);
        QCOMPARE(draft.differences(), 1);
    }

    void durationsAreReadable_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << "0 s";
        QTest::newRow("part of a second") << 0.3 << "1 s";
        QTest::newRow("seconds") << 59.0 << "59 s";
        QTest::newRow("minutes and seconds") << 110.0 << "1 min 50 s";
        QTest::newRow("minutes") << 720.0 << "12 min";
        QTest::newRow("hours and minutes") << 4500.0 << "1 h 15 min";
        QTest::newRow("hours") << 40.0 * 3600 << "40 h";
    }

    void durationsAreReadable()
    {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(durationText(seconds), text);
        QVERIFY(!durationText(std::nan("")).isEmpty());
        QVERIFY(!durationText(1e300).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConfigDraft)
#include "test_config_draft.moc"
