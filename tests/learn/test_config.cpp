// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/config.h"

#include <QtTest>

#include <set>

using namespace mixdesk;

namespace {

bool contains(const std::string& text, const std::string& part)
{
    if (text.find(part) == std::string::npos)
        qWarning("'%s' lacks '%s'", text.c_str(), part.c_str());
    return text.find(part) != std::string::npos;
}

/// Some allowed value that differs from the current one, from the field's own description.
std::string otherValue(const ConfigField& field, const TrainConfig& config)
{
    const std::string current = field.get(config);
    std::string candidate = field.allowed + ",";
    const auto to = field.allowed.find(" to ");
    if (to != std::string::npos && field.allowed.find(',') == std::string::npos) {
        const std::string low = field.allowed.substr(0, to), high = field.allowed.substr(to + 4);
        return current == low ? high : low;
    }
    for (std::size_t begin = 0; begin < candidate.size();) {
        const auto end = candidate.find(',', begin);
        const std::string word = candidate.substr(begin, end - begin);
        if (word != current)
            return word;
        begin = end + 2;
    }
    return {};
}

} // namespace

class TestConfig : public QObject
{
    Q_OBJECT

private slots:
    void keysAreUniqueAndExplained()
    {
        std::set<std::string> keys;
        for (const auto& field : configFields()) {
            QVERIFY(keys.insert(field.key).second);
            QVERIFY(!field.help.empty() && field.help.back() == '.');
            QVERIFY(!field.allowed.empty());
        }
        QVERIFY(keys.size() > 35);
    }

    /// Every field away from its default, out as YAML, and back.
    void everyFieldRoundTrips()
    {
        TrainConfig changed;
        for (const auto& field : configFields()) {
            const std::string value = otherValue(field, changed);
            QVERIFY2(field.set(changed, value), field.key.c_str());
            QCOMPARE(field.get(changed), value);
        }
        TrainConfig read;
        const auto ok = applyConfigYaml(read, configToYaml(changed), "config.yaml");
        QVERIFY2(ok, ok ? "" : ok.error().message.c_str());
        for (const auto& field : configFields())
            QCOMPARE(field.get(read), field.get(changed));
        QCOMPARE(configToYaml(read), configToYaml(changed));
        QCOMPARE(configFingerprint(read), configFingerprint(changed));
    }

    void numbersRoundTripExactly()
    {
        TrainConfig config, read;
        config.learningRate = 0.1 + 0.2;
        config.contraction = 1e-4 / 3;
        config.seed = 9007199254740991;
        QVERIFY(applyConfigYaml(read, configToYaml(config), "c"));
        QCOMPARE(read.learningRate, config.learningRate);
        QCOMPARE(read.contraction, config.contraction);
        QCOMPARE(read.seed, config.seed);
    }

    void aFieldIsWrittenOnceWithItsComment()
    {
        const std::string text = configToYaml({});
        QVERIFY(contains(text, "noise:\n"));
        QVERIFY(contains(text, "  amount: 0.3\n"));
        QVERIFY(contains(text, "[Eq. 7, v] (0 to 1)"));
        QCOMPARE(text.find("\noptimizer:"), text.rfind("\noptimizer:"));
    }

    void unknownKeysNameLineAndNearest()
    {
        TrainConfig config;
        const auto refused =
            applyConfigYaml(config, "training:\n  epochs: 3\n  epoch: 5\n", "my.yaml");
        QVERIFY(!refused);
        QVERIFY(contains(refused.error().message, "my.yaml, line 3"));
        QVERIFY(contains(refused.error().message, "'training.epoch'"));
        QVERIFY(contains(refused.error().message, "did you mean 'training.epochs'?"));
        const auto plain = applyConfigYaml(config, "epochs: 5\n", "my.yaml");
        QVERIFY(contains(plain.error().message, "did you mean 'training.epochs'?"));
        QVERIFY(!applyConfigYaml(config, "training: 5\n", "my.yaml"));
        QVERIFY(!applyConfigYaml(config, "training: [1]\n", "my.yaml"));
    }

    void badValuesNameTheAllowedRange()
    {
        const struct
        {
            const char *yaml, *allowed;
        } cases[] = {
            {"noise: {amount: 1.5}", "0 to 1"},
            {"noise: {amount: -0.1}", "0 to 1"},
            {"noise: {amount: much}", "0 to 1"},
            {"noise: {amount: nan}", "0 to 1"},
            {"noise: {amount: 0.3x}", "0 to 1"},
            {"noise: {amount: ''}", "0 to 1"},
            {"noise: {kind: Gaussian}", "none, gaussian, masking"},
            {"training: {epochs: 0}", "1 to 100000"},
            {"training: {epochs: 2.5}", "1 to 100000"},
            {"training: {epochs: 99999999999999}", "1 to 100000"},
            {"training: {micro_batch: 1}", "2 to 65536"},
            {"training: {seed: -1}", "0 to 9007199254740991"},
            {"augmentation: {flip_vertical: yes}", "true, false"},
            {"score: {kind: best}", "auto, l1, l2"},
            {"preset: table3", "compact, repair, table1, table2"},
        };
        for (const auto& c : cases) {
            TrainConfig config;
            const std::string before = configToYaml(config);
            const auto refused = applyConfigYaml(config, c.yaml, "my.yaml");
            QVERIFY2(!refused, c.yaml);
            QVERIFY(contains(refused.error().message, "my.yaml, line 1"));
            QVERIFY(contains(refused.error().message, std::string("allowed: ") + c.allowed));
            QCOMPARE(configToYaml(config), before); // the refused value changed nothing
        }
    }

    void settingsOfTheCommandLine()
    {
        TrainConfig config;
        QVERIFY(applyConfigSetting(config, "training.epochs=7"));
        QCOMPARE(config.epochs, 7);
        QVERIFY(applyConfigSetting(config, "score.kind=calibrated_ssim_top"));
        QCOMPARE(config.score, std::string("calibrated_ssim_top"));
        for (const char* bad : {"training.epochs", "training.epochs=", "training.epochs=0", "=5",
                                "training.epochs=7=8", "training.epoch=7"}) {
            const auto refused = applyConfigSetting(config, bad);
            QVERIFY2(!refused, bad);
            QCOMPARE(refused.error().code, ErrorCode::Usage);
            QVERIFY(contains(refused.error().message, "--set"));
        }
        QVERIFY(contains(applyConfigSetting(config, "training.epoch=7").error().message,
                         "did you mean 'training.epochs'?"));
        QCOMPARE(config.epochs, 7);
    }

    void rulesBetweenFields()
    {
        const auto check = [](NetworkKind kind, int side, int batch, int micro) {
            TrainConfig config;
            config.network = kind;
            config.inputSize = side;
            config.batch = batch;
            config.microBatch = micro;
            return validateConfig(config);
        };
        for (const int side : {64, 128, 256, 512, 1024}) {
            QVERIFY(check(NetworkKind::Compact, side, 32, 32));
            QVERIFY(check(NetworkKind::Table1, side, 32, 32));
        }
        for (const int side : {48, 63, 96, 100, 224})
            QVERIFY(contains(check(NetworkKind::Compact, side, 32, 32).error().message,
                             "power of two from 64"));
        for (const int side : {48, 64, 224, 1024})
            QVERIFY(check(NetworkKind::Table2, side, 32, 32));
        for (const int side : {50, 100, 225})
            QVERIFY(contains(check(NetworkKind::Table2, side, 32, 32).error().message,
                             "multiple of 16"));
        QVERIFY(check(NetworkKind::Compact, 64, 8, 8));
        QVERIFY(contains(check(NetworkKind::Compact, 64, 8, 9).error().message,
                         "training.micro_batch (9)"));
    }

    void presetsAreThePapers()
    {
        QCOMPARE(presetNames(),
                 (std::vector<std::string>{"compact", "repair", "table1", "table2"}));
        for (const std::string name : {"table1", "table2"}) {
            const TrainConfig c = presetConfig(name).value();
            QCOMPARE(c.preset, name);
            QCOMPARE(c.batch, 128);
            QCOMPARE(c.learningRate, 1e-3);
            QCOMPARE(c.adamEpsilon, 1e-6);
            QCOMPARE(c.contraction, 1e-4);
            QCOMPARE(c.classifierWeight, 3.0);
            QCOMPARE(c.dropout, 0.2);
            QCOMPARE(c.earlyStopping, 20);
            QVERIFY(c.noise == NoiseKind::Gaussian);
            QCOMPARE(c.noiseAmount, 0.3);
            QCOMPARE(c.alpha, 0.65);
            QVERIFY(c.schedule == Schedule::Plateau);
            QVERIFY(c.selection == Selection::F1);
            QVERIFY(validateConfig(c));
        }
        const TrainConfig one = presetConfig("table1").value(),
                          two = presetConfig("table2").value();
        QVERIFY(one.network == NetworkKind::Table1 && two.network == NetworkKind::Table2);
        QCOMPARE(one.inputSize, 256);
        QCOMPARE(one.latent, 128);
        QCOMPARE(two.inputSize, 224);
        QCOMPARE(one.microBatch, 32);
        QCOMPARE(two.microBatch, 2);
    }

    void compactIsTheDefault()
    {
        const TrainConfig c = presetConfig("compact").value();
        QCOMPARE(configToYaml(c), configToYaml({}));
        QCOMPARE(c.inputSize, 128);
        QCOMPARE(c.batch, 32);
        QCOMPARE(c.contraction, 0.0);
        QVERIFY(validateConfig(c));
        QVERIFY(!c.flipHorizontal && !c.flipVertical && c.crop == 0.0 && c.rotate == 0.0);
        QVERIFY(c.validation == ValidationSource::Synthetic);
    }

    void anUnknownPresetNamesTheKnown()
    {
        const auto refused = presetConfig("table9");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(contains(refused.error().message, "compact, repair, table1, table2"));
    }

    void theFingerprintCoversWhatResultsDependOn()
    {
        TrainConfig base; // the only one that every setting matters to
        base.network = NetworkKind::Repair;
        base.noise = NoiseKind::Structured;
        const std::set<std::string> free{"training.threads", "training.device", "data.cache_mib",
                                         "data.prefetch_threads"};
        for (const auto& field : configFields()) {
            TrainConfig changed = base;
            QVERIFY(field.set(changed, otherValue(field, changed)));
            QCOMPARE(configFingerprint(changed) == configFingerprint(base),
                     free.count(field.key) == 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestConfig)
#include "test_config.moc"
