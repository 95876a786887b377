// SPDX-License-Identifier: GPL-3.0-or-later
// Layer plans of the paper's Table 1 and Table 2 and of compact, against numbers computed by hand.
#include "core/nn/model.h"

#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

std::unique_ptr<Model> create(const NetworkSpec& spec, std::int64_t seed = 1)
{
    auto model = Model::create(spec, DeviceChoice::Cpu, seed);
    if (!model)
        qFatal("%s", model.error().message.c_str());
    return std::move(*model);
}

/// A convolution (either way) without bias, and the weight and bias of the norm behind it.
std::int64_t convNorm(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t normed)
{
    return in * out * kernel * kernel + 2 * normed;
}

std::int64_t biased(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t units)
{
    return in * out * kernel * kernel + units;
}

struct Row
{
    const char* output;
    std::int64_t parameters;
};

void compare(Model& model, const std::vector<Row>& expected)
{
    const auto layers = model.layers();
    QCOMPARE(layers.size(), expected.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (layers[i].output != expected[i].output ||
            layers[i].parameters != expected[i].parameters)
            qWarning("layer %zu, %s", i, layers[i].name.c_str());
        QCOMPARE(layers[i].output, std::string(expected[i].output));
        QCOMPARE(layers[i].parameters, expected[i].parameters);
        sum += layers[i].parameters;
    }
    QCOMPARE(sum, model.parameterCount());
}

cv::Mat noisePicture(int side, std::uint64_t seed)
{
    cv::Mat picture(side, side, CV_8UC3);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setNumericThreads(1); }

    void table1()
    {
        auto model = create({NetworkKind::Table1, 256, 128, 1.0, 15});
        compare(*model, {{"16x128x128", convNorm(3, 16, 4, 16)},     //       768 +   32
                         {"32x64x64", convNorm(16, 32, 4, 32)},      //     8,192 +   64
                         {"64x32x32", convNorm(32, 64, 4, 64)},      //    32,768 +  128
                         {"128x16x16", convNorm(64, 128, 4, 128)},   //   131,072 +  256
                         {"256x8x8", convNorm(128, 256, 4, 256)},    //   524,288 +  512
                         {"512x4x4", convNorm(256, 512, 4, 512)},    // 2,097,152 + 1024
                         {"1024x1x1", convNorm(512, 1024, 4, 1024)}, // 8,388,608 + 2048
                         {"128", biased(1024, 128, 1, 128)},         //   131,072 +  128
                         {"1024", convNorm(128, 1024, 1, 1024)},     //   131,072 + 2048
                         {"512x4x4", convNorm(1024, 512, 4, 512)},   // 8,388,608 + 1024
                         {"256x8x8", convNorm(512, 256, 4, 256)},    // 2,097,152 +  512
                         {"128x16x16", convNorm(256, 128, 4, 128)},
                         {"64x32x32", convNorm(128, 64, 4, 64)},
                         {"32x64x64", convNorm(64, 32, 4, 32)},
                         {"16x128x128", convNorm(32, 16, 4, 16)},
                         {"3x256x256", biased(16, 3, 4, 3)},
                         {"128", biased(128, 128, 1, 128)}, //    16,384 + 128
                         {"64", biased(128, 64, 1, 64)},    //     8,192 +  64
                         {"15", biased(64, 15, 1, 15)}});   //       960 +  15
        // Encoder 11,182,848 + 4,064 and 131,200; decoder 133,120, 11,182,848 + 2,016 and 3;
        // classifier 25,743.
        QCOMPARE(model->parameterCount(), std::int64_t(22661842));
    }

    void compact()
    {
        auto model = create({NetworkKind::Compact, 128, 128, 1.0, 4});
        compare(*model, {{"32x64x64", convNorm(3, 32, 4, 32)},     //     1,536 +   64
                         {"64x32x32", convNorm(32, 64, 4, 64)},    //    32,768 +  128
                         {"128x16x16", convNorm(64, 128, 4, 128)}, //   131,072 +  256
                         {"256x8x8", convNorm(128, 256, 4, 256)},  //   524,288 +  512
                         {"512x4x4", convNorm(256, 512, 4, 512)},  // 2,097,152 + 1024
                         {"128x1x1", biased(512, 128, 4, 128)},    // 1,048,576 +  128
                         {"512x4x4", convNorm(128, 512, 4, 512)},
                         {"256x8x8", convNorm(512, 256, 4, 256)},
                         {"128x16x16", convNorm(256, 128, 4, 128)},
                         {"64x32x32", convNorm(128, 64, 4, 64)},
                         {"32x64x64", convNorm(64, 32, 4, 32)},
                         {"3x128x128", biased(32, 3, 4, 3)},
                         {"128", biased(128, 128, 1, 128)},
                         {"64", biased(128, 64, 1, 64)},
                         {"4", biased(64, 4, 1, 4)}});
        // Twice 3,835,392 of convolutions, 1,984 each of norms, 128 + 3 of biases; classifier
        // 16,512 + 8,256 + 260.
        QCOMPARE(model->parameterCount(), std::int64_t(7699911));
    }

    /// At 1/16 of the width the shapes of 224 pixels cost little.
    void table2Shapes()
    {
        auto model = create({NetworkKind::Table2, 224, 128, 0.0625, 15});
        std::vector<std::string> outputs;
        for (const auto& layer : model->layers())
            outputs.push_back(layer.output);
        const std::vector<std::string> expected{
            "4x224x224",  "4x224x224", "4x112x112", // conv, conv, pool
            "8x112x112",  "8x112x112", "8x56x56",   //
            "16x56x56",   "16x56x56",  "16x28x28",  //
            "32x28x28",   "32x28x28",  "32x14x14",  //
            "64x14x14",   "64x14x14",               // latent: no pool
            "64x28x28",   "32x28x28",  "32x28x28",  // transposed, conv, conv
            "32x56x56",   "16x56x56",  "16x56x56",  //
            "16x112x112", "8x112x112", "8x112x112", //
            "8x224x224",  "4x224x224", "4x224x224", //
            "3x224x224",  "3x224x224",              // the last level does not grow
            "32x12x12",   "128",       "64",        "15"};
        QCOMPARE(outputs, expected);
    }

    void table2Parameters()
    {
        const std::int64_t channels[] = {3, 64, 128, 256, 512, 1024};
        std::int64_t expected = 0, classifier = 0;
        for (int i = 0; i < 5; ++i) {
            const auto in = channels[i], out = channels[i + 1];
            expected += convNorm(in, out, 3, out);
            expected += i < 4 ? convNorm(out, out, 3, out) : biased(out, out, 3, out);
        }
        for (int i = 5; i > 0; --i) {
            const auto in = channels[i], out = channels[i - 1];
            if (i > 1)
                expected += biased(in, in, 2, in);
            expected += convNorm(in, out, 3, out);
            expected += i > 1 ? convNorm(out, out, 3, out) : biased(out, out, 3, out);
        }
        // Conv 3x3 1024 to 32, then 14 - 2 = 12: 32 * 12 * 12 = 4608, 128, 64, 15.
        classifier = biased(1024, 32, 3, 32) + biased(4608, 128, 1, 128) + biased(128, 64, 1, 64) +
                     biased(64, 15, 1, 15);
        QCOMPARE(classifier, std::int64_t(294944 + 589952 + 8256 + 975)); // about 0.89 M
        auto model = create({NetworkKind::Table2, 224, 128, 1.0, 15});
        QCOMPARE(model->parameterCount(), expected + classifier);
        QCOMPARE(expected, std::int64_t(33824602)); // about 33.8 M: the encoder has 18,846,144
    }

    void otherInputSizes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("classifierInputs");
        QTest::newRow("table1 64") << int(NetworkKind::Table1) << 64 << 8;
        QTest::newRow("table1 512") << int(NetworkKind::Table1) << 512 << 8;
        QTest::newRow("compact 64") << int(NetworkKind::Compact) << 64 << 8;
        QTest::newRow("compact 256") << int(NetworkKind::Compact) << 256 << 8;
        QTest::newRow("repair 64") << int(NetworkKind::Repair) << 64 << 8;
        QTest::newRow("table2 48") << int(NetworkKind::Table2) << 48 << 32 * 1 * 1;
        QTest::newRow("table2 112") << int(NetworkKind::Table2) << 112 << 32 * 5 * 5;
    }

    void otherInputSizes()
    {
        QFETCH(int, kind);
        QFETCH(int, side);
        QFETCH(int, classifierInputs);
        auto model = create({NetworkKind(kind), side, 8, 0.0625, 3});
        const auto layers = model->layers();
        const std::string full = "3x" + std::to_string(side) + "x" + std::to_string(side);
        const auto sameSide = [&](const LayerSummary& layer) { return layer.output == full; };
        QVERIFY(std::any_of(layers.begin(), layers.end(), sameSide));
        const auto& dense = layers[layers.size() - 3];
        QCOMPARE(dense.parameters, std::int64_t(classifierInputs) * 128 + 128);
        const auto result = model->infer({noisePicture(side, 1)});
        QVERIFY(result);
        QCOMPARE((*result)[0].image.size(), cv::Size(side, side));
        QCOMPARE((*result)[0].probabilities.size(), std::size_t(3));
    }

    void outputsAreInTheirRange()
    {
        auto model = create({NetworkKind::Compact, 64, 16, 0.125, 3});
        auto weights = model->weights();
        for (auto& [name, tensor] : weights) // large weights drive tanh to its ends
            if (name.find("decoder") == 0 && name.find("running") == std::string::npos)
                for (float& value : tensor.values)
                    value *= 50.0F;
        QVERIFY(model->setWeights(weights, "test"));
        const auto results = model->infer({noisePicture(64, 1), noisePicture(64, 2)});
        QVERIFY(results);
        QCOMPARE(results->size(), std::size_t(2));
        for (const auto& result : *results) {
            double low = 0.0, high = 0.0;
            cv::minMaxLoc(result.image.reshape(1), &low, &high);
            QVERIFY(low >= -1.0 && high <= 1.0);
            QVERIFY(low < -0.5 && high > 0.5);
            QVERIFY(std::abs(result.probabilities[0] + result.probabilities[1] +
                             result.probabilities[2] - 1.0F) < 1e-5F);
        }
    }

    void initialWeightsAreThePapers()
    {
        auto model = create({NetworkKind::Compact, 64, 32, 0.5, 2});
        double sum = 0.0, squares = 0.0, normSum = 0.0, normSquares = 0.0;
        std::int64_t n = 0, norms = 0;
        for (const auto& [name, tensor] : model->weights()) {
            const bool bias = name.find("bias") != std::string::npos;
            for (const float value : tensor.values) {
                if (bias)
                    QCOMPARE(value, 0.0F);
                if (bias || name.find("running") != std::string::npos)
                    continue;
                const bool norm = name.find("norm.weight") != std::string::npos;
                const double centred = value - (norm ? 1.0 : 0.0);
                (norm ? normSum : sum) += centred;
                (norm ? normSquares : squares) += centred * centred;
                ++(norm ? norms : n);
            }
        }
        QVERIFY(n > 100000 && norms > 400);
        QVERIFY(std::abs(sum / double(n)) < 5 * 0.02 / std::sqrt(double(n)));
        QVERIFY(std::abs(std::sqrt(squares / double(n)) - 0.02) < 0.0004);
        QVERIFY(std::abs(normSum / double(norms)) < 5 * 0.02 / std::sqrt(double(norms)));
        QVERIFY(std::abs(std::sqrt(normSquares / double(norms)) - 0.02) < 0.004);
    }

    /// sqrt(2 / ((1 + slope^2) inputs of an output)), He et al. 2015.
    void normalisedLayersOfRepairStartAsWideAsTheirInputsAsk()
    {
        auto model = create({NetworkKind::Repair, 64, 32, 1.0, 2, true});
        const auto deviation = [&](const std::string& layer) {
            for (const auto& [name, tensor] : model->weights())
                if (name == layer + ".weight") {
                    double squares = 0.0;
                    for (const float value : tensor.values)
                        squares += double(value) * value;
                    return std::sqrt(squares / double(tensor.values.size()));
                }
            return 0.0;
        };
        const auto wanted = [](double inputs) { return std::sqrt(2.0 / 1.04 / inputs); };
        const auto near = [](double found, double expected) {
            return std::abs(found / expected - 1.0) < 0.05;
        };
        QVERIFY(near(deviation("encoder_conv1"), wanted(3 * 16)));
        QVERIFY(near(deviation("encoder_conv2"), wanted(32 * 16)));
        // Of a transposed convolution with stride 2 each output has a quarter of the kernel.
        QVERIFY(near(deviation("decoder_up2"), wanted(512 * 4)));
        QVERIFY(near(deviation("decoder_up5"), 0.02)); // the picture: no normalisation follows
        QVERIFY(near(deviation("classifier_dense1"), 0.02));
    }

    void seedsDecideTheWeights()
    {
        const NetworkSpec spec{NetworkKind::Compact, 64, 8, 0.125, 2};
        const auto values = [&](std::int64_t seed) {
            return create(spec, seed)->weights().at("encoder_conv1.weight").values;
        };
        QVERIFY(values(5) == values(5));
        QVERIFY(values(5) != values(6));
    }

    void aDiscardedStepLeavesNoTrace()
    {
        auto model = create({NetworkKind::Compact, 64, 8, 0.125, 2});
        const std::vector<TrainSample> samples{{noisePicture(64, 1), 0, 1, 2, 3},
                                               {noisePicture(64, 2), 1, 4, 5, 6}};
        Objective objective;
        objective.contraction = 1e-4;
        const auto step = [&](bool apply) {
            model->beginStep();
            QVERIFY(model->accumulate(samples, objective, 1.0));
            if (apply)
                model->applyStep(1e-3);
            else
                model->discardStep();
        };
        step(true);
        const TensorMap before = model->weights(), moments = model->optimizerState();
        step(false);
        const auto same = [](const TensorMap& a, const TensorMap& b) {
            return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](auto& x, auto& y) {
                return x.first == y.first && x.second.values == y.second.values;
            });
        };
        QVERIFY(same(before, model->weights()));
        QVERIFY(same(moments, model->optimizerState()));
        QCOMPARE(model->optimizerSteps(), std::int64_t(1));
        step(true);
        QVERIFY(!same(before, model->weights()));

        // The discarded step changed no later one.
        auto other = create({NetworkKind::Compact, 64, 8, 0.125, 2});
        other->beginStep();
        QVERIFY(other->accumulate(samples, objective, 1.0));
        other->applyStep(1e-3);
        other->beginStep();
        QVERIFY(other->accumulate(samples, objective, 1.0));
        other->applyStep(1e-3);
        QVERIFY(same(other->weights(), model->weights()));
    }

    void foreignWeightsAreRefused()
    {
        auto model = create({NetworkKind::Compact, 64, 8, 0.125, 2});
        const TensorMap before = model->weights();
        const auto refusal = [&](const TensorMap& tensors) {
            const auto refused = model->setWeights(tensors, "m.safetensors");
            return refused ? std::string() : refused.error().message;
        };
        TensorMap missing = before;
        missing.erase("encoder_conv2.weight");
        QVERIFY(refusal(missing).find("encoder_conv2.weight") != std::string::npos);
        TensorMap extra = before;
        extra["other"] = {{1}, {0.0F}};
        QVERIFY(!refusal(extra).empty());
        const auto narrower = create({NetworkKind::Compact, 64, 4, 0.125, 2})->weights();
        QVERIFY(refusal(narrower).find("m.safetensors") != std::string::npos);
        QVERIFY(model->weights().at("encoder_conv1.weight").values ==
                before.at("encoder_conv1.weight").values);
        QVERIFY(!model->setOptimizerState(before, 1, "m.safetensors"));
        QVERIFY(model->setOptimizerState(model->optimizerState(), 7, "m.safetensors"));
        QCOMPARE(model->optimizerSteps(), std::int64_t(7));
    }
};

QTEST_APPLESS_MAIN(TestNetwork)
#include "test_network.moc"
