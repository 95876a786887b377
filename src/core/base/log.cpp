// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace mixdesk {

namespace {

spdlog::logger& logger()
{
    static const auto instance = [] {
        auto made = spdlog::stderr_color_mt("mixdesk");
        made->set_pattern("%^%l%$: %v");
        return made;
    }();
    return *instance;
}

} // namespace

void logInfo(const std::string& message)
{
    logger().info("{}", message);
}

void logWarning(const std::string& message)
{
    logger().warn("{}", message);
}

void setQuiet(bool quiet)
{
    logger().set_level(quiet ? spdlog::level::warn : spdlog::level::info);
}

} // namespace mixdesk
