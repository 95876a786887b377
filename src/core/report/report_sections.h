// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/html_report.h"

#include <string>

namespace mixdesk {

/// Sections of the report as markup; empty where the data has nothing for them.

std::string summarySection(const ReportData& data);
std::string overallSection(const ReportData& data);
std::string classTablesSection(const ReportData& data);
std::string paperTablesSection(const ReportData& data);
std::string scoreComparisonSection(const ReportData& data);
std::string routingSection(const ReportData& data);
std::string classPlotsSection(const ReportData& data);
std::string lossSection(const ReportData& data);
std::string gallerySection(const ReportData& data);
std::string readingSection(const ReportData& data);
std::string provenanceSection(const ReportData& data);

/// The page's style sheet.
const char* reportStyle();

} // namespace mixdesk
