// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/heat_map.h"
#include "core/report/html_page.h"
#include "core/report/markup.h"
#include "core/report/report_sections.h"
#include "core/report/svg_plot.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kPictureSide = 320;       ///< longest side of a picture in the page
const cv::Scalar kOutline(255, 229, 0); // cyan, as BGR: far from amber and vermilion

/// Small enough that three stand side by side with letters of a readable size.
PlotFrame classFrame(const std::string& title, const std::string& xLabel, const std::string& yLabel)
{
    PlotFrame frame;
    frame.title = title;
    frame.xLabel = xLabel;
    frame.yLabel = yLabel;
    frame.width = 400;
    frame.height = 290;
    return frame;
}

std::string plot(const std::string& svg)
{
    return "<figure class=\"plot\">" + svg + "</figure>\n";
}

/// Where the class's threshold lies on its ROC curve.
std::optional<RocPoint> operatingPoint(const ReportClass& c)
{
    int rejects = 0, good = 0, hits = 0, defective = 0;
    if (!c.threshold)
        return std::nullopt;
    for (const ScoredLabel& item : c.scores) {
        const bool rejected = item.score > *c.threshold;
        (item.defective ? defective : good) += 1;
        (item.defective ? hits : rejects) += rejected ? 1 : 0;
    }
    if (good == 0 || defective == 0)
        return std::nullopt;
    return RocPoint{double(rejects) / good, double(hits) / defective, *c.threshold};
}

std::string learningChart(const LearningCurve& curve)
{
    LineSeries mean{"mean of good images \u00B1 1\u03C3", seriesColour(0), {}, {}, false};
    LineSeries threshold{"threshold", kNotOkColour, {}, {}, true};
    for (std::size_t i = 0; i < curve.epoch.size(); ++i) {
        const double epoch = curve.epoch[i];
        if (i < curve.mean.size()) {
            mean.points.push_back({epoch, curve.mean[i]});
            mean.deviation.push_back(i < curve.deviation.size() ? curve.deviation[i] : 0.0);
        }
        if (i < curve.threshold.size())
            threshold.points.push_back({epoch, curve.threshold[i]});
    }
    const PlotFrame frame = classFrame("Learning curve", "epoch", "training score");
    return lineChart(frame, {mean, threshold});
}

std::string classPlots(const ReportClass& c)
{
    const std::string score =
        c.scoreName.empty() ? "" : " <small>score: " + escapeMarkup(c.scoreName) + "</small>";
    const PlotFrame histogram = classFrame("Scores", "anomaly score", "share of images (%)");
    const PlotFrame roc =
        classFrame("ROC", "share of good parts rejected", "share of defects found");
    std::string html =
        "<article class=\"class\">\n<h3>" + escapeMarkup(c.name) + score +
        "</h3>\n<div class=\"plots\">\n" + plot(scoreHistogram(histogram, c.scores, c.threshold)) +
        plot(rocChart(roc, rocCurve(c.scores), c.figures.imageAuroc, operatingPoint(c)));
    if (!c.learning.epoch.empty())
        html += plot(learningChart(c.learning));
    return html + "</div>\n</article>\n";
}

/// The longest side brought to the page's, the other to at least one pixel.
cv::Mat scaled(const cv::Mat& picture, int interpolation)
{
    const double scale = double(kPictureSide) / std::max(picture.cols, picture.rows);
    const cv::Size size(std::max(1, int(std::lround(picture.cols * scale))),
                        std::max(1, int(std::lround(picture.rows * scale))));
    cv::Mat result;
    cv::resize(picture, result, size, 0, 0, interpolation);
    return result;
}

/// Small pictures are enlarged first, so that outlines and heat are as fine as the page.
cv::Mat enlarged(const cv::Mat& picture, int interpolation)
{
    const bool small = std::max(picture.cols, picture.rows) < kPictureSide;
    return small && !picture.empty() ? scaled(picture, interpolation) : picture;
}

std::string panel(const cv::Mat& picture, const std::string& name, const std::string& file)
{
    if (picture.empty())
        return "<div class=\"panel\"><div class=\"no-picture\">not available</div><span>" + name +
               "</span></div>";
    return "<div class=\"panel\">" + pictureTag(picture, name + " of " + file) + "<span>" + name +
           "</span></div>";
}

/// "25 %", "0.4 %"
std::string shareText(double share)
{
    return formatNumber(100.0 * share, share < 0.01 ? 1 : 0) + " %";
}

std::string caption(const GalleryItem& item)
{
    std::string text = "<figcaption><b>" + escapeMarkup(item.file) + "</b>" +
                       (item.defectType.empty() ? "" : " (" + escapeMarkup(item.defectType) + ")") +
                       "<br/>score " + formatSignificant(item.score) + ", threshold " +
                       formatSignificant(item.threshold);
    if (item.disagreement)
        text += *item.disagreement > 0.0
                    ? "<br/>members with " + shareText(*item.disagreement / 2) +
                          " of the weight judge otherwise"
                    : "<br/>all members judge alike";
    if (!item.routedClass.empty() && item.routedClass != item.className)
        text += "<br/><span class=\"miss\">taken for " + escapeMarkup(item.routedClass) + "</span>";
    return text + "</figcaption>";
}

std::string galleryItem(const GalleryItem& item)
{
    const cv::Mat input = enlarged(item.input, cv::INTER_CUBIC);
    cv::Mat difference = input;
    if (!input.empty() && item.map.size() == item.input.size())
        difference = overlayHeatMap(input, enlarged(item.map, cv::INTER_LINEAR),
                                    item.pixelThreshold, item.heatUpper);
    cv::Mat outlined = input;
    if (!input.empty() && item.mask.size() == item.input.size()) {
        const cv::Mat mask = enlarged(item.mask, cv::INTER_NEAREST);
        outlined = outlineMask(input, mask, kOutline);
        difference = outlineMask(difference, mask, kOutline);
    }
    return "<figure class=\"case\">\n<div class=\"panels\">" + panel(outlined, "input", item.file) +
           panel(enlarged(item.reconstruction, cv::INTER_CUBIC), "reconstruction", item.file) +
           panel(difference, "difference", item.file) + "</div>\n" + caption(item) +
           "\n</figure>\n";
}

std::string galleryPart(const ReportData& data, bool falseRejects, const std::string& heading,
                        const std::string& lead)
{
    std::string cases;
    for (const GalleryItem& item : data.gallery)
        if (item.falseReject == falseRejects)
            cases += galleryItem(item);
    if (cases.empty())
        return {};
    return "<h3>" + heading + "</h3>\n<p class=\"note\">" + lead + "</p>\n<div class=\"cases\">\n" +
           cases + "</div>\n";
}

} // namespace

std::string classPlotsSection(const ReportData& data)
{
    std::string html;
    for (const ReportClass& c : data.classes)
        html += classPlots(c);
    if (html.empty())
        return html;
    return "<section id=\"plots\">\n<h2>Score distributions and curves</h2>\n"
           "<p class=\"note\">Green: good parts. Vermilion: defective parts. Parts right of the "
           "dashed line are rejected. The dot on the ROC curve is the threshold in use.</p>\n" +
           html + "</section>\n";
}

std::string lossSection(const ReportData& data)
{
    if (data.losses.empty())
        return {};
    std::vector<LineSeries> series = data.losses;
    for (std::size_t i = 0; i < series.size(); ++i)
        if (series[i].colour.empty())
            series[i].colour = seriesColour(i);
    PlotFrame frame;
    frame.title = "Losses";
    frame.xLabel = "epoch";
    frame.yLabel = "loss";
    frame.width = 840;
    return "<section id=\"training\">\n<h2>Training</h2>\n" + plot(lineChart(frame, series)) +
           "</section>\n";
}

std::string gallerySection(const ReportData& data)
{
    const std::string cases =
        galleryPart(data, false, "Escapes",
                    "Defective parts that would be let through, the worst first.") +
        galleryPart(data, true, "False rejects",
                    "Good parts that would be sorted out, the worst first.");
    if (cases.empty())
        return {};
    return "<section id=\"gallery\">\n<h2>Worst mistakes</h2>\n"
           "<p class=\"note\">The cyan outline is the marked defect. The difference shows in amber "
           "to vermilion what the network did not expect, from the pixel threshold on.</p>\n" +
           cases + "</section>\n";
}

} // namespace mixdesk
