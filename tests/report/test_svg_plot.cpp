// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"
#include "core/report/svg_canvas.h"
#include "core/report/svg_plot.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

struct Parsed
{
    QString error;
    QStringList texts;
    QList<QXmlStreamAttributes> paths, circles, lines;
};

Parsed parse(const std::string& svg)
{
    Parsed parsed;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        if (reader.name() == QLatin1String("path"))
            parsed.paths << reader.attributes();
        else if (reader.name() == QLatin1String("circle"))
            parsed.circles << reader.attributes();
        else if (reader.name() == QLatin1String("line"))
            parsed.lines << reader.attributes();
        else if (reader.name() == QLatin1String("text"))
            parsed.texts << reader.readElementText();
    }
    if (reader.hasError())
        parsed.error = reader.errorString();
    return parsed;
}

PlotFrame frame()
{
    PlotFrame f;
    f.title = "A <plot> & \"more\"";
    f.xLabel = "x";
    f.yLabel = "y";
    return f;
}

std::vector<ScoredLabel> scores(std::size_t good, std::size_t defective)
{
    std::vector<ScoredLabel> items;
    for (std::size_t i = 0; i < good; ++i)
        items.push_back({1.0 + double(i) / double(good), false});
    for (std::size_t i = 0; i < defective; ++i)
        items.push_back({1.8 + double(i) / double(defective), true});
    return items;
}

} // namespace

class TestSvgPlot : public QObject
{
    Q_OBJECT

private slots:
    void escapes();
    void escapesBrokenText();
    void numbers();
    void rates();
    void ticks_data();
    void ticks();
    void ranges();
    void lineChartHoldsItsSeries();
    void lineChartBreaksAtNaN();
    void lineChartsOfLittle_data();
    void lineChartsOfLittle();
    void histogramHoldsBothKindsAndTheThreshold();
    void histogramClipsExtremes();
    void histogramsOfLittle_data();
    void histogramsOfLittle();
    void rocHoldsAreaAndOperatingPoint();
    void coloursDiffer();
};

void TestSvgPlot::escapes()
{
    QCOMPARE(escapeMarkup("a<b>&\"c'"), std::string("a&lt;b&gt;&amp;&quot;c&#39;"));
    QCOMPARE(escapeMarkup("Müller \u65E5\u672C \U0001F529"),
             std::string("Müller \u65E5\u672C \U0001F529"));
}

void TestSvgPlot::escapesBrokenText()
{
    const std::string bad = "\uFFFD";
    QCOMPARE(escapeMarkup("a\x01z"), "a" + bad + "z");
    QCOMPARE(escapeMarkup("a\xFFz"), "a" + bad + "z");
    QCOMPARE(escapeMarkup("a\xC3"), "a" + bad);                             // cut off
    QCOMPARE(escapeMarkup("\xC0\xAF"), bad + bad);                          // overlong
    QCOMPARE(escapeMarkup("\xED\xA0\x80").find('\xED'), std::string::npos); // surrogate
    QCOMPARE(escapeMarkup("\xEF\xBF\xBF").find("\xEF\xBF\xBF"), std::string::npos);
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    QVERIFY(parse("<svg>" + escapeMarkup(all) + "</svg>").error.isEmpty());
}

void TestSvgPlot::numbers()
{
    QCOMPARE(formatNumber(1.2345, 2), std::string("1.23"));
    QCOMPARE(formatNumber(-0.0001, 2), std::string("0.00"));
    QCOMPARE(formatNumber(NAN, 2), std::string("\u2013"));
    QCOMPARE(formatNumber(std::nullopt, 3), std::string("\u2013"));
    QCOMPARE(formatNumber(1e300, 0).size(), std::size_t(301));
    QCOMPARE(formatSignificant(0.0012345), std::string("0.001234"));
    QCOMPARE(formatSignificant(12.345), std::string("12.35"));
    QCOMPARE(formatSignificant(1.5e-9), std::string("1.50e-09"));
    QCOMPARE(formatSignificant(0.0), std::string("0"));
    QCOMPARE(formatPercent(0.0), std::string("0\u00A0%"));
    QCOMPARE(formatPercent(1.0), std::string("100\u00A0%"));
    QCOMPARE(formatPercent(3704.0 / 3705.0), std::string("99.97\u00A0%"));
    QCOMPARE(formatPercent(0.0001), std::string("0.01\u00A0%"));
    QCOMPARE(formatPercent(0.0256), std::string("2.6\u00A0%"));
}

void TestSvgPlot::rates()
{
    QCOMPARE(formatRate(3, 117), std::string("2.6\u00A0%, up to 6.5\u00A0%"));
    QCOMPARE(formatRate(0, 117), std::string("0\u00A0%, up to 2.5\u00A0%")); // 1 - 0.05^(1/117)
    QCOMPARE(formatRate(0, 0), std::string("none measured"));
}

void TestSvgPlot::ticks_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("unit") << 0.0 << 1.0 << QList<double>{0, 0.2, 0.4, 0.6, 0.8, 1.0};
    QTest::newRow("percent") << 0.0 << 100.0 << QList<double>{0, 20, 40, 60, 80, 100};
    QTest::newRow("odd") << 0.3 << 4.7 << QList<double>{1, 2, 3, 4};
    QTest::newRow("negative") << -1.1 << 1.1 << QList<double>{-1, -0.5, 0, 0.5, 1};
    QTest::newRow("small") << 0.0011 << 0.0019 << QList<double>{0.0012, 0.0014, 0.0016, 0.0018};
    QTest::newRow("none") << 1.0 << 1.0 << QList<double>{};
    QTest::newRow("infinite") << 0.0 << double(INFINITY) << QList<double>{};
}

void TestSvgPlot::ticks()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(QList<double>, expected);
    const std::vector<double> found = niceTicks(low, high, 5);
    QCOMPARE(qsizetype(found.size()), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QVERIFY(std::abs(found[i] - expected[qsizetype(i)]) < 1e-12 + 1e-9 * std::abs(high));
}

void TestSvgPlot::ranges()
{
    for (const auto& [low, high] :
         {std::pair(0.0, 0.0), {5.0, 5.0}, {-2.0, -2.0}, {1.0, 1.0 + 1e-15}, {1e-9, 1e-9}}) {
        const Range range = paddedRange(low, high, 0.0);
        QVERIFY(range.low < low && range.high > high);
        QVERIFY(!niceTicks(range.low, range.high).empty());
    }
    const Range none = paddedRange(HUGE_VAL, -HUGE_VAL, 0.1);
    QVERIFY(none.low < none.high);
}

void TestSvgPlot::lineChartHoldsItsSeries()
{
    LineSeries mean{"mean <score>", seriesColour(0), {{1, 2}, {2, 1}, {3, 0.5}}, {.5, .4, .3}};
    LineSeries threshold{"threshold", kNotOkColour, {{1, 3}, {2, 2}, {3, 1}}, {}, true};
    const Parsed parsed = parse(lineChart(frame(), {mean, threshold}));
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QVERIFY(parsed.texts.contains("mean <score>"));
    QVERIFY(parsed.texts.contains("threshold"));
    QVERIFY(parsed.texts.contains("A <plot> & \"more\""));
    QCOMPARE(parsed.paths.size(), 3); // band, line, line
    QVERIFY(parsed.paths[0].hasAttribute("fill-opacity"));
    QCOMPARE(parsed.paths[1].value("stroke").toString(), QString(seriesColour(0)));
    QVERIFY(!parsed.paths[1].hasAttribute("stroke-dasharray"));
    QVERIFY(parsed.paths[2].hasAttribute("stroke-dasharray"));
    QCOMPARE(parsed.paths[1].value("d").toString().count('L'), 2);
}

void TestSvgPlot::lineChartBreaksAtNaN()
{
    LineSeries line{"a", seriesColour(1), {{1, 2}, {2, 1}, {3, NAN}, {4, 1}, {5, 2}}, {}, false};
    const std::string svg = lineChart(frame(), {line});
    const Parsed parsed = parse(svg);
    QCOMPARE(parsed.paths.size(), 1);
    QCOMPARE(parsed.paths[0].value("d").toString().count('M'), 2);
    QVERIFY(svg.find("nan") == std::string::npos && svg.find("inf") == std::string::npos);
}

void TestSvgPlot::lineChartsOfLittle_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::newRow("nothing") << QList<double>{};
    QTest::newRow("one") << QList<double>{3};
    QTest::newRow("constant") << QList<double>{3, 3, 3};
    QTest::newRow("NaN only") << QList<double>{NAN, INFINITY};
    QTest::newRow("huge") << QList<double>{-1e300, 1e300};
    QTest::newRow("tiny") << QList<double>{1e-300, 2e-300};
}

void TestSvgPlot::lineChartsOfLittle()
{
    QFETCH(QList<double>, values);
    LineSeries line{"a", seriesColour(0), {}, {}, false};
    for (qsizetype i = 0; i < values.size(); ++i)
        line.points.push_back({double(i), values[i]});
    const std::string svg = lineChart(frame(), {line});
    const Parsed parsed = parse(svg);
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QVERIFY(svg.find("nan") == std::string::npos && svg.size() < 20000);
    const bool empty = values.isEmpty() || std::isnan(values[0]);
    QCOMPARE(parsed.texts.contains("no data"), empty);
    QCOMPARE(parsed.circles.size(), values.size() == 1 ? 1 : 0);
}

void TestSvgPlot::histogramHoldsBothKindsAndTheThreshold()
{
    const Parsed parsed = parse(scoreHistogram(frame(), scores(40, 10), 1.85));
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QVERIFY(parsed.texts.contains("good (n = 40)"));
    QVERIFY(parsed.texts.contains("defective (n = 10)"));
    QVERIFY(parsed.texts.contains("threshold 1.850"));
    QCOMPARE(parsed.paths.size(), 4);
    QCOMPARE(parsed.paths[0].value("fill").toString(), QString(kOkColour));
    QCOMPARE(parsed.paths[2].value("fill").toString(), QString(kNotOkColour));
}

void TestSvgPlot::histogramClipsExtremes()
{
    auto items = scores(100, 50);
    QVERIFY(!parse(scoreHistogram(frame(), items, 1.8)).texts.contains("x; last bar: and above"));
    items.push_back({1000.0, true});
    QVERIFY(parse(scoreHistogram(frame(), items, 1.8)).texts.contains("x; last bar: and above"));
}

void TestSvgPlot::histogramsOfLittle_data()
{
    QTest::addColumn<int>("good");
    QTest::addColumn<int>("defective");
    QTest::addColumn<double>("threshold");
    QTest::newRow("nothing") << 0 << 0 << 1.0;
    QTest::newRow("one good") << 1 << 0 << 1.0;
    QTest::newRow("one defective") << 0 << 1 << 5.0;
    QTest::newRow("NaN threshold") << 3 << 3 << double(NAN);
    QTest::newRow("far threshold") << 3 << 3 << -50.0;
}

void TestSvgPlot::histogramsOfLittle()
{
    QFETCH(int, good);
    QFETCH(int, defective);
    QFETCH(double, threshold);
    auto items = scores(std::size_t(good), std::size_t(defective));
    items.push_back({NAN, true});
    const std::string svg = scoreHistogram(frame(), items, threshold);
    const Parsed parsed = parse(svg);
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    QVERIFY(svg.find("nan") == std::string::npos);
    QCOMPARE(parsed.texts.contains("no scores"), good + defective == 0);
}

void TestSvgPlot::rocHoldsAreaAndOperatingPoint()
{
    const auto items = scores(20, 20);
    const Parsed parsed =
        parse(rocChart(frame(), rocCurve(items), auroc(items), RocPoint{0.1, 0.9, 1.85}));
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    const QString area = "AUROC " + QString::fromStdString(formatNumber(auroc(items), 3));
    QVERIFY(parsed.texts.contains(area));
    QCOMPARE(parsed.circles.size(), 1);
    QCOMPARE(parsed.paths.size(), 3); // area, chance, curve
    const Parsed none = parse(rocChart(frame(), {}, {}));
    QVERIFY(none.error.isEmpty());
    QVERIFY(none.texts.contains("needs good and defective images"));
}

void TestSvgPlot::coloursDiffer()
{
    QSet<QString> colours;
    for (std::size_t i = 0; i < 15; ++i)
        colours << seriesColour(i);
    QCOMPARE(colours.size(), 15);
    QCOMPARE(QString(seriesColour(15)), QString(seriesColour(0)));
}

QTEST_APPLESS_MAIN(TestSvgPlot)
#include "test_svg_plot.moc"
