// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markup.h"
#include "core/report/report_sections.h"

namespace mixdesk {

namespace {

std::string parts(int count, const std::string& kind)
{
    return std::to_string(count) + "\u00A0" + kind + (count == 1 ? " part" : " parts");
}

Confusion total(const std::vector<ReportClass>& classes)
{
    Confusion sum;
    for (const ReportClass& c : classes) {
        sum.truePositive += c.confusion.truePositive;
        sum.falsePositive += c.confusion.falsePositive;
        sum.trueNegative += c.confusion.trueNegative;
        sum.falseNegative += c.confusion.falseNegative;
    }
    return sum;
}

std::string headline(const std::string& kind, const std::string& verb, int wrong, int all,
                     const std::string& tone)
{
    if (all == 0)
        return "<p class=\"headline " + tone + "\">No " + kind + " parts were tested.</p>\n";
    return "<p class=\"headline " + tone + "\">Of " + parts(all, kind) + " <strong>" +
           std::to_string(wrong) + "</strong> would " + verb + "<span class=\"rate\">" +
           formatRate(wrong, all) + "</span></p>\n";
}

/// The class with the largest share of `wrong` among `all`; null where nothing went wrong.
template <typename Wrong, typename All>
const ReportClass* worstClass(const ReportData& data, Wrong wrong, All all)
{
    const ReportClass* worst = nullptr;
    double share = 0.0;
    for (const ReportClass& c : data.classes) {
        if (all(c) > 0 && double(wrong(c)) / all(c) > share) {
            share = double(wrong(c)) / all(c);
            worst = &c;
        }
    }
    return worst;
}

std::string worstSentences(const ReportData& data)
{
    if (data.classes.size() < 2)
        return {};
    const auto rejects = [](const ReportClass& c) { return c.confusion.falsePositive; };
    const auto good = [](const ReportClass& c) {
        return c.confusion.falsePositive + c.confusion.trueNegative;
    };
    const auto escapes = [](const ReportClass& c) { return c.confusion.falseNegative; };
    const auto defective = [](const ReportClass& c) {
        return c.confusion.falseNegative + c.confusion.truePositive;
    };
    std::string text;
    if (const ReportClass* worst = worstClass(data, escapes, defective))
        text += "The largest share of escapes is in <b>" + escapeMarkup(worst->name) + "</b> (" +
                std::to_string(escapes(*worst)) + " of " + parts(defective(*worst), "defective") +
                "). ";
    if (const ReportClass* worst = worstClass(data, rejects, good))
        text += "The largest share of false rejects is in <b>" + escapeMarkup(worst->name) +
                "</b> (" + std::to_string(rejects(*worst)) + " of " + parts(good(*worst), "good") +
                ").";
    return text.empty() ? text : "<p>" + text + "</p>\n";
}

std::string intervalText(const OverallFigure& figure)
{
    if (!figure.interval)
        return {};
    return "95\u00A0%: " + formatNumber(figure.interval->first, 3) + " to " +
           formatNumber(figure.interval->second, 3);
}

struct Explanation
{
    const char* term;
    const char* text;
};

const Explanation kReading[] = {
    {"False reject, escape",
     "A false reject is a good part that would be sorted out. An escape is a defective part "
     "that would be let through."},
    {"Score and threshold",
     "Each picture gets one number, its anomaly score. A part is rejected when the score is "
     "above its class\u2019s threshold. Lowering the threshold trades escapes for false "
     "rejects; the histograms show how much."},
    {"AUROC",
     "How well the score ranks defective above good parts, whatever the threshold: 1 is "
     "perfect, 0.5 is a coin toss. Pixel AUROC and AUPRO say the same of the marked places "
     "inside the pictures; AUPRO counts small and large defects alike (up to a false-positive "
     "rate of 0.3)."},
    {"Precision, recall, F1",
     "Precision is the share of rejected parts that were defective; recall the share of "
     "defective parts that were rejected; F1 their harmonic mean. Where most test pictures "
     "are defective, rejecting everything already gets a high F1: the trivial F1 beside it "
     "is that figure, and a model has to beat it."},
    {"Balanced accuracy",
     "The mean of the shares of good and of defective parts judged correctly. Rejecting "
     "everything gets 0.5."},
    {"Heat maps",
     "Colour marks where the picture differs from what the network expects: nothing below "
     "the class\u2019s pixel threshold, amber at it, vermilion far above. The scale is the "
     "same for all pictures of a class. The outline is the defect as marked by a person."},
    {"Intervals",
     "Every figure comes from a limited number of pictures. The 95\u00A0% intervals say how "
     "much it could differ with other pictures <em>of the same kind</em>. They do not cover "
     "what changes later: new lighting, a new camera, a new supplier, defects of a kind that "
     "was not in this test."},
    {"What was tested",
     "The share of defective pictures in a test folder is not the defect rate of a line. "
     "Shares of good and of defective parts carry over to a line as far as its parts look like "
     "those tested; precision and F1 do not."},
};

} // namespace

std::string summarySection(const ReportData& data)
{
    const Confusion sum = total(data.classes);
    const int good = sum.falsePositive + sum.trueNegative;
    const int defective = sum.truePositive + sum.falseNegative;
    std::string html = "<section id=\"summary\" class=\"summary\">\n<h2>Summary</h2>\n"
                       "<div class=\"headlines\">\n";
    html += headline("good", "be rejected", sum.falsePositive, good, "ok");
    html += headline("defective", "escape", sum.falseNegative, defective, "bad");
    html += "</div>\n" + worstSentences(data);
    html += "<p class=\"note\">\u201CUp to\u201D is the 95\u00A0% upper limit: with the parts that "
            "were tested, the true rate is very likely below it. Fewer parts give a wider "
            "margin.</p>\n<p class=\"note\">" +
            escapeMarkup(data.validationStatement) + "</p>\n</section>\n";
    return html;
}

std::string overallSection(const ReportData& data)
{
    if (data.overall.empty())
        return {};
    std::string html =
        "<section id=\"overall\">\n<h2>Overall figures</h2>\n<div class=\"tiles\">\n";
    for (const OverallFigure& figure : data.overall)
        html += "<div class=\"tile\"><div class=\"tile-name\">" + escapeMarkup(figure.name) +
                "</div><div class=\"tile-value\">" + formatNumber(figure.value, 3) +
                "</div><div class=\"tile-interval\">" + intervalText(figure) +
                "</div><div class=\"note\">" + escapeMarkup(figure.meaning) + "</div></div>\n";
    return html + "</div>\n<p class=\"note\">" + escapeMarkup(data.validationStatement) +
           "</p>\n</section>\n";
}

std::string readingSection(const ReportData& data)
{
    std::string html =
        "<section id=\"reading\">\n<h2>How to read this report, and its limits</h2>\n<dl>\n";
    for (const Explanation& e : kReading)
        html += std::string("<dt>") + e.term + "</dt><dd>" + e.text + "</dd>\n";
    html += "</dl>\n";
    if (data.images > 0)
        html += "<p class=\"note\">" + std::to_string(data.images) + " pictures evaluated in " +
                formatNumber(data.seconds, 1) + "\u00A0s.</p>\n";
    return html + "</section>\n";
}

std::string provenanceSection(const ReportData& data)
{
    std::string html = "<section id=\"provenance\">\n<h2>Provenance</h2>\n<dl class=\"facts\">\n";
    const auto fact = [&](const std::string& name, const std::string& value) {
        if (!value.empty())
            html += "<dt>" + escapeMarkup(name) + "</dt><dd><code>" + escapeMarkup(value) +
                    "</code></dd>\n";
    };
    fact("Dataset", data.datasetPath);
    fact("Dataset SHA-256", data.datasetHash);
    fact("Model SHA-256", data.modelHash);
    for (const auto& [component, version] : data.versions)
        fact(component, version);
    html += "</dl>\n";
    if (!data.configuration.empty())
        html += "<h3>Configuration</h3>\n<pre>" + escapeMarkup(data.configuration) + "</pre>\n";
    return html + "</section>\n";
}

} // namespace mixdesk
