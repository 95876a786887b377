// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_page.h"

#include "core/base/hash.h"
#include "core/report/markup.h"
#include "core/report/report_sections.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mixdesk {

std::string htmlPage(const std::string& title, const std::string& body)
{
    return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
           "<meta charset=\"utf-8\"/>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
           "img-src data:; style-src &#39;unsafe-inline&#39;\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
           "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>" +
           escapeMarkup(title) + "</title>\n<style>\n" + reportStyle() +
           "</style>\n</head>\n<body>\n<main>\n" + body +
           "</main>\n<footer>Made with Mixdesk</footer>\n</body>\n</html>\n";
}

std::string pictureTag(const cv::Mat& picture, const std::string& alternative, int longest)
{
    cv::Mat shown = picture;
    if (const int side = std::max(picture.cols, picture.rows); side > longest) {
        const double scale = double(longest) / side;
        cv::resize(picture, shown,
                   {std::max(1, int(std::lround(picture.cols * scale))),
                    std::max(1, int(std::lround(picture.rows * scale)))},
                   0, 0, cv::INTER_AREA);
    }
    std::vector<uchar> jpeg;
    cv::imencode(".jpg", shown, jpeg, {cv::IMWRITE_JPEG_QUALITY, 90});
    const std::string bytes(jpeg.begin(), jpeg.end());
    return "<img alt=\"" + escapeMarkup(alternative) + "\" width=\"" + std::to_string(shown.cols) +
           "\" height=\"" + std::to_string(shown.rows) + "\" src=\"data:image/jpeg;base64," +
           base64(bytes) + "\"/>";
}

} // namespace mixdesk
