// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"
#include "core/report/published_figures.h"

#include <opencv2/imgcodecs.hpp>

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace mixdesk;

namespace {

struct Page
{
    QString error, text;
    QMap<QString, int> elements;
    QStringList sections;
    QList<QByteArray> pictures;
    QStringList references; ///< every src and href
};

Page parse(const std::string& html)
{
    Page page;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            page.text += reader.text();
        if (!reader.isStartElement())
            continue;
        ++page.elements[reader.name().toString()];
        const QXmlStreamAttributes attributes = reader.attributes();
        if (reader.name() == QLatin1String("section"))
            page.sections << attributes.value("id").toString();
        for (const char* name : {"src", "href", "xlink:href"})
            if (attributes.hasAttribute(QLatin1String(name)))
                page.references << attributes.value(QLatin1String(name)).toString();
        if (reader.name() == QLatin1String("img")) {
            const QString prefix = "data:image/jpeg;base64,";
            page.pictures << QByteArray::fromBase64(
                attributes.value("src").toString().mid(prefix.size()).toLatin1());
        }
    }
    if (reader.hasError())
        page.error = reader.errorString() + " in line " + QString::number(reader.lineNumber());
    page.text = page.text.simplified().replace(QChar(0xA0), ' ');
    return page;
}

ReportClass exampleClass(const std::string& name, int good, int rejected, int defective,
                         int escaped)
{
    ReportClass c;
    c.name = name;
    c.scoreName = "calibrated";
    c.scoreReason = "best on validation";
    c.threshold = 0.5;
    for (int i = 0; i < good; ++i)
        c.scores.push_back({i < rejected ? 0.6 : 0.3, false});
    for (int i = 0; i < defective; ++i)
        c.scores.push_back({i < escaped ? 0.4 : 0.9, true});
    for (const ScoredLabel& item : c.scores)
        c.confusion.add(item.defective, item.score > 0.5);
    c.figures.normalAccuracy = c.confusion.normalAccuracy();
    c.figures.imageAuroc = auroc(c.scores);
    c.learning = {{1, 2, 3}, {.3, .2, .1}, {.1, .05, .02}, {.5, .4, .3}};
    return c;
}

GalleryItem exampleItem(bool falseReject, int side)
{
    GalleryItem item;
    item.falseReject = falseReject;
    item.className = "bottle";
    item.routedClass = "screw";
    item.file = falseReject ? "bottle/test/good/004.png" : "bottle/test/<b>crack</b>/001.png";
    item.score = 0.41;
    item.threshold = 0.5;
    item.pixelThreshold = 1.0;
    item.heatUpper = 2.0;
    item.input = cv::Mat(side, side, CV_8UC3, cv::Scalar::all(120));
    item.reconstruction = item.input.clone();
    item.map = cv::Mat(side, side, CV_32FC1, cv::Scalar(3.0));
    if (!falseReject) {
        item.mask = cv::Mat::zeros(side, side, CV_8UC1);
        item.mask(cv::Rect(side / 4, side / 4, side / 8, side / 8)).setTo(255);
    }
    return item;
}

ReportData example()
{
    ReportData data;
    data.title = "Report <1> & co";
    data.created = "2024-01-02 03:04 UTC";
    data.datasetPath = "/data/<plant>";
    data.datasetHash = std::string(64, 'd');
    data.modelHash = std::string(64, 'e');
    data.validationStatement = "Validated on held-out & synthetic images.";
    data.images = 1255;
    data.classes = {exampleClass("bottle", 118, 4, 387, 60),
                    exampleClass("screw", 250, 18, 500, 36)};
    data.overall = {{"Mean image AUROC", "Ranking.", 0.8421, std::pair(0.811, 0.869)},
                    {"Mean AUPRO", "Regions.", std::nullopt, std::nullopt}};
    data.routing = {{"bottle", "screw"}, {{505, 0}, {3, 747}}};
    data.comparison = {{"l1", "calibrated"}, {{"bottle", {0.7, 0.9}, 1}, {"screw", {0.8, {}}, 0}}};
    data.losses = {{"training", "", {{1, .5}, {2, .3}}, {}, false}};
    data.gallery = {exampleItem(false, 64), exampleItem(true, 400)};
    data.configuration = "preset: compact\nname: \"<&>\"\n";
    data.versions = {{"Mixdesk", "0.1.0"}};
    return data;
}

int occurrences(const QString& text, const QString& part)
{
    return int(text.count(part));
}

} // namespace

class TestHtmlReport : public QObject
{
    Q_OBJECT

private slots:
    void wellFormed();
    void nothingIsLoadedFromElsewhere();
    void summaryIsInPlainWords();
    void missingFiguresAreDashes();
    void validationStatementUnderEveryTable();
    void publishedFiguresOnlyForMvtec();
    void publishedFiguresAgreeWithTheirMeans();
    void validationBesideTheScores();
    void disagreementUnderThePicture();
    void plotsPerClass();
    void galleryPicturesDecode();
    void galleryMarksHeatAndMask();
    void oddGalleryPictures();
    void emptyReport();
    void hostileText();
    void writesOneFile();
    void unwritableFolder();
};

void TestHtmlReport::wellFormed()
{
    const Page page = parse(renderHtmlReport(example()));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    const QStringList expected{"summary", "overall", "classes",  "plots",   "gallery",   "scores",
                               "routing", "paper",   "training", "reading", "provenance"};
    QCOMPARE(page.sections, expected);
    QCOMPARE(page.elements["script"], 0);
    QVERIFY(page.text.contains("Report <1> & co"));
    QVERIFY(page.text.contains("/data/<plant>"));
    QVERIFY(page.text.contains("name: \"<&>\""));
    QVERIFY(page.text.contains("0.842"));
    QVERIFY(page.text.contains("95 %: 0.811 to 0.869"));
    QVERIFY(page.text.contains(QString(64, 'd')) && page.text.contains(QString(64, 'e')));
}

void TestHtmlReport::nothingIsLoadedFromElsewhere()
{
    const std::string html = renderHtmlReport(example());
    for (const QString& reference : parse(html).references)
        QVERIFY2(reference.startsWith("data:image/"), qPrintable(reference.left(60)));
    QVERIFY(html.find("@import") == std::string::npos);
    QVERIFY(html.find("url(") == std::string::npos);
}

void TestHtmlReport::summaryIsInPlainWords()
{
    const Page page = parse(renderHtmlReport(example()));
    QVERIFY(page.text.contains("Of 368 good parts 22 would be rejected"));
    QVERIFY(page.text.contains("Of 887 defective parts 96 would escape"));
    QVERIFY(page.text.contains("6.0 %, up to"));
    QVERIFY(page.text.contains("escapes is in bottle (60 of 387 defective parts)"));
    QVERIFY(page.text.contains("false rejects is in screw (18 of 250 good parts)"));
    ReportData one = example();
    one.classes = {exampleClass("nut", 1, 1, 0, 0)};
    const Page single = parse(renderHtmlReport(one));
    QVERIFY(single.text.contains("Of 1 good part 1 would be rejected"));
    QVERIFY(single.text.contains("No defective parts were tested."));
}

void TestHtmlReport::missingFiguresAreDashes()
{
    const std::string html = renderHtmlReport(example());
    QVERIFY(!parse(html).text.contains(QRegularExpression("\\b(nan|inf)\\b")));
    QVERIFY(html.find("<td>\u2013</td>") != std::string::npos);
}

void TestHtmlReport::validationStatementUnderEveryTable()
{
    const ReportData data = example();
    const Page page = parse(renderHtmlReport(data));
    QVERIFY(page.elements["table"] >= 6);
    // Also under the summary and the overall figures.
    QCOMPARE(occurrences(page.text, QString::fromStdString(data.validationStatement)),
             page.elements["table"] + 2);
}

void TestHtmlReport::publishedFiguresOnlyForMvtec()
{
    ReportData data = example();
    QVERIFY(!parse(renderHtmlReport(data)).text.contains("Paper: "));
    data.mvtecAd = true;
    const Page page = parse(renderHtmlReport(data));
    QVERIFY(page.error.isEmpty());
    QVERIFY(page.text.contains("Paper: CO + DE + MIX, SSIM0.7260.9560.825"));
    QVERIFY(page.text.contains("0.45 / 0.93")); // bottle, Mixer L2
    QVERIFY(page.text.contains("0.88 / 0.22, mean 0.55"));
}

void TestHtmlReport::publishedFiguresAgreeWithTheirMeans()
{
    for (const PublishedTable3Row& row : publishedTable3())
        QVERIFY(std::abs(harmonicMean(row.precision, row.recall) - row.f1) < 1.5e-3);
    double good[4] = {}, defective[4] = {};
    for (const PublishedTable4Row& row : publishedTable4()) {
        const PublishedRate rates[] = {row.mixer, row.aeSsim, row.aeL2, row.gan};
        for (int i = 0; i < 4; ++i) {
            good[i] += rates[i].good / 15.0;
            defective[i] += rates[i].defective / 15.0;
        }
    }
    QCOMPARE(publishedTable4().size(), std::size_t(15));
    const double printed[4][2] = {{.48, .79}, {.77, .49}, {.82, .58}, {.88, .22}};
    for (int i = 0; i < 4; ++i) {
        QVERIFY(std::abs(good[i] - printed[i][0]) < 0.011);
        QVERIFY(std::abs(defective[i] - printed[i][1]) < 0.011);
    }
    QVERIFY(publishedTable4("screw") != nullptr && publishedTable4("magnetic_tile") == nullptr);
}

void TestHtmlReport::plotsPerClass()
{
    ReportData data = example();
    QCOMPARE(parse(renderHtmlReport(data)).elements["svg"], 2 * 3 + 1);
    data.classes[0].learning = {};
    data.losses.clear();
    QCOMPARE(parse(renderHtmlReport(data)).elements["svg"], 2 * 3 - 1);
}

void TestHtmlReport::galleryPicturesDecode()
{
    const Page page = parse(renderHtmlReport(example()));
    QCOMPARE(page.pictures.size(), 6);
    for (const QByteArray& bytes : page.pictures) {
        const std::vector<uchar> buffer(bytes.begin(), bytes.end());
        const cv::Mat picture = cv::imdecode(buffer, cv::IMREAD_COLOR);
        QCOMPARE(picture.cols, 320);
        QCOMPARE(picture.rows, 320);
    }
    QVERIFY(page.text.contains("bottle/test/<b>crack</b>/001.png"));
    QVERIFY(page.text.contains("score 0.4100, threshold 0.5000"));
    QVERIFY(page.text.contains("taken for screw"));
}

void TestHtmlReport::galleryMarksHeatAndMask()
{
    const Page page = parse(renderHtmlReport(example()));
    std::vector<cv::Mat> pictures;
    for (const QByteArray& bytes : page.pictures)
        pictures.push_back(
            cv::imdecode(std::vector<uchar>(bytes.begin(), bytes.end()), cv::IMREAD_COLOR));
    // The escape: input with outline (cyan left of the mask), plain reconstruction, hot difference.
    const cv::Vec3b outline = pictures[0].at<cv::Vec3b>(100, 79);
    QVERIFY(outline[0] > 180 && outline[2] < 90);
    const cv::Vec3b plain = pictures[1].at<cv::Vec3b>(100, 79);
    QVERIFY(std::abs(plain[0] - 120) < 4 && std::abs(plain[2] - 120) < 4);
    const cv::Vec3b hot = pictures[2].at<cv::Vec3b>(250, 250);
    QVERIFY(hot[2] > 170 && hot[0] < 60);
    // The false reject has no mask.
    const cv::Vec3b input = pictures[3].at<cv::Vec3b>(100, 79);
    QVERIFY(std::abs(input[0] - 120) < 4 && std::abs(input[2] - 120) < 4);
}

void TestHtmlReport::oddGalleryPictures()
{
    ReportData data = example();
    GalleryItem thin = exampleItem(false, 8);
    thin.input = cv::Mat(1, 5000, CV_8UC3, cv::Scalar::all(9)); // map and mask do not fit it
    thin.reconstruction = cv::Mat();
    data.gallery = {thin, GalleryItem()};
    const Page page = parse(renderHtmlReport(data));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QCOMPARE(page.pictures.size(), 2);
    QCOMPARE(occurrences(page.text, "not available"), 4);
}

void TestHtmlReport::validationBesideTheScores()
{
    ReportData data = example();
    QVERIFY(!parse(renderHtmlReport(data)).text.contains("Agreement"));
    data.comparison.rows[0].validationAuroc = {0.6, 0.957};
    data.comparison.rows[0].agreement = 0.7312;
    const Page page = parse(renderHtmlReport(data)); // screw's validation is not known
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QVERIFY(page.text.contains("Agreement: rank correlation"));
    QCOMPARE(occurrences(page.text, "0.957"), 2); // and the mean
    QCOMPARE(occurrences(page.text, "0.731"), 2);
}

void TestHtmlReport::disagreementUnderThePicture()
{
    ReportData data = example();
    const auto says = [&](const char* text) {
        return parse(renderHtmlReport(data)).text.contains(QLatin1String(text));
    };
    QVERIFY(!says("members"));
    data.gallery[0].disagreement = 0.5;
    QVERIFY(says("members with 25 % of the weight judge otherwise"));
    data.gallery[0].disagreement = 0.006;
    QVERIFY(says("members with 0.3 % of the weight"));
    data.gallery[0].disagreement = 0.0;
    QVERIFY(says("all members judge alike"));
}

void TestHtmlReport::emptyReport()
{
    const Page page = parse(renderHtmlReport(ReportData()));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QVERIFY(page.text.contains("No good parts were tested."));
    QCOMPARE(page.elements["table"], 0);
}

void TestHtmlReport::hostileText()
{
    const std::string hostile = "</td><script>alert(1)</script>\"'\x01\xFF]]>";
    ReportData data = example();
    data.title = data.validationStatement = data.configuration = hostile;
    data.datasetPath = data.created = hostile;
    data.classes[0].name = data.classes[0].scoreName = data.classes[0].scoreReason = hostile;
    data.comparison.scoreNames[0] = data.comparison.rows[0].className = hostile;
    data.routing.classNames[0] = data.gallery[0].file = data.gallery[0].routedClass = hostile;
    data.losses[0].name = data.versions[0].first = data.overall[0].name = hostile;
    const Page page = parse(renderHtmlReport(data));
    QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
    QCOMPARE(page.elements["script"], 0);
}

void TestHtmlReport::writesOneFile()
{
    const QTemporaryDir folder;
    const fs::path out = fs::path(folder.path().toStdString()) / "new" / "report";
    const Result<fs::path> written = writeHtmlReport(out, example());
    QVERIFY(bool(written));
    QCOMPARE(QString::fromStdString(written->filename().string()), QString("report.html"));
    QFile file(QString::fromStdString(written->string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().toStdString(), renderHtmlReport(example()));
    QCOMPARE(std::distance(fs::directory_iterator(out), fs::directory_iterator()), 1);
}

void TestHtmlReport::unwritableFolder()
{
    const QTemporaryDir folder;
    const fs::path blocked = fs::path(folder.path().toStdString()) / "file";
    QFile file(QString::fromStdString(blocked.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const Result<fs::path> written = writeHtmlReport(blocked, example());
    QVERIFY(!written);
    QVERIFY(!written.error().message.empty());
}

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "test_html_report.moc"
