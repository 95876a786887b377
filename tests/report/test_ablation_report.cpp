// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/ablation_report.h"
#include "core/report/published_figures.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

using namespace mixdesk;

namespace {

AblationTables example(const std::vector<std::string>& classes)
{
    AblationTables tables;
    tables.classes = classes;
    tables.mvtecAd = isMvtecAd(classes);
    tables.statement = "Chosen on held-out parts & synthetic defects.";
    tables.notes = {"25 epochs, as set."};
    for (int i = 0; i < 8; ++i) {
        AblationTableRow row;
        row.id = "row" + std::to_string(i);
        row.name = "Row <" + std::to_string(i) + ">";
        row.seeds = 3;
        row.recall = Spread{0.1 * i, 0.0123, 3};
        row.epochs = Spread{25, 0, 3};
        row.classes.resize(classes.size());
        for (auto& cell : row.classes)
            cell.good = Spread{0.9, 0.05, 3};
        tables.rows.push_back(std::move(row));
    }
    return tables;
}

std::vector<std::string> mvtecClasses()
{
    std::vector<std::string> names;
    for (const auto& row : publishedTable4())
        names.emplace_back(row.className);
    std::reverse(names.begin(), names.end()); // the order of folders does not matter
    return names;
}

/// Null where the page is not well formed.
QString textOf(const std::string& html)
{
    QString text = QStringLiteral("");
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text().toString() + QLatin1Char('|');
    return reader.hasError() ? QString() : text;
}

qsizetype columnsIn(const std::string& csv, int line)
{
    return QByteArray::fromStdString(csv).split('\n').at(line).count(',') + 1;
}

} // namespace

class TestAblationReport : public QObject
{
    Q_OBJECT

private slots:
    void spreads()
    {
        QCOMPARE(spreadText(Spread{0.81249, 0.0126, 3}), std::string("0.812 ± 0.013"));
        QCOMPARE(spreadText(Spread{0.5, 0.0, 1}), std::string("0.500"));
        QCOMPARE(spreadText(Spread{25, 0.0, 3}, 0), std::string("25"));
        QCOMPARE(spreadText(std::nullopt), std::string("–"));
    }

    void publishedFiguresOnlyBesideTheFifteen()
    {
        const auto four = example({"bottle", "magnetic_tile", "screw", "solar"});
        const auto fifteen = example(mvtecClasses());
        QVERIFY(!four.mvtecAd && fifteen.mvtecAd);
        QVERIFY(ablationMarkdown(four).find("aper") == std::string::npos);
        const std::string all = ablationMarkdown(fifteen);
        QVERIFY(all.find("paper F") != std::string::npos);
        QVERIFY(all.find("| 0.726 | 0.956 | 0.825 |") != std::string::npos);
        QVERIFY(all.find("0.96 / 0.43") != std::string::npos); // pill, Mixer L2
        const QString page = textOf(renderAblationReport(fifteen, {}, {}));
        QVERIFY(page.contains("Paper: CO + DE + MIX, SSIM"));
        QVERIFY(!textOf(renderAblationReport(four, {}, {})).contains("Paper: "));
    }

    void aWholePage()
    {
        AblationFigureSet figures;
        LineSeries line{"bottle", seriesColour(0), {{1, 0.2}, {2, 0.1}}, {0.02, 0.01}, false};
        figures.curves = {{"DE & more", {line}}};
        const cv::Mat picture(64, 64, CV_8UC3, cv::Scalar(1, 2, 3));
        figures.parts = {{"bottle",
                          "bottle/test/good/<0>.png",
                          "good",
                          picture,
                          {{"Row 1", picture}, {"Row 2", picture}}}};
        const std::string html =
            renderAblationReport(example({"a", "b"}), figures, {"now", "ablate x", "", "", "", {}});
        const QString text = textOf(html);
        QVERIFY(!text.isNull());
        for (const char* says : {"Row <3>", "0.300 ± 0.012", "bottle/test/good/<0>.png",
                                 "DE & more", "25 epochs, as set.", "ablate x"})
            QVERIFY2(text.contains(QString::fromUtf8(says)), says);
        QCOMPARE(QString::fromStdString(html).count("<img "), 3);
    }

    void everyFigureIsInTheTables()
    {
        const auto tables = example({"a", "b"});
        const std::string first = ablationTable3Csv(tables), second = ablationTable4Csv(tables);
        const qsizetype columns = 3 + 2 * qsizetype(ablationColumns().size());
        for (int line = 0; line <= 8; ++line)
            QCOMPARE(columnsIn(first, line), columns);
        for (int line = 0; line <= 8 * 3; ++line)
            QCOMPARE(columnsIn(second, line), qsizetype(10));
        QVERIFY(first.find("row4,Row <4>,3") != std::string::npos);
        QVERIFY(first.find(",0.4,0.0123") != std::string::npos);
        QVERIFY((first + second).find("published") == std::string::npos);
    }

    void publishedFiguresAreInTheFilesToo()
    {
        const auto tables = example(mvtecClasses());
        const std::string first = ablationTable3Csv(tables), second = ablationTable4Csv(tables);
        for (int line = 0; line <= 8; ++line)
            QCOMPARE(columnsIn(first, line), 3 + 2 * qsizetype(ablationColumns().size()) + 3);
        QVERIFY(first.find(",0.726,0.956,0.825\n") != std::string::npos); // row 6
        const int lines = 1 + (8 + 4) * 16;
        QCOMPARE(std::count(second.begin(), second.end(), '\n'), std::ptrdiff_t(lines));
        for (int line = 0; line < lines; ++line)
            QCOMPARE(columnsIn(second, line), qsizetype(10));
        for (const char* says : {"\npill,paper_mixer_l2,Paper: Mixer L2,,0.96,,0.43,,,\n",
                                 "\nmean of classes,paper_gan,Paper: GAN,,0.88,,0.22,,0.55,\n"})
            QVERIFY2(second.find(says) != std::string::npos, says);
    }
};

QTEST_APPLESS_MAIN(TestAblationReport)
#include "test_ablation_report.moc"
