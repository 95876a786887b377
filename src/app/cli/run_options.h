// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/objective.h"

#include <CLI/CLI.hpp>

#include <map>
#include <string>

namespace mixdesk::cli {

/// --device and --threads, shared by the verbs that load a run.
struct RunOptions
{
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0;

    void declare(CLI::App& app)
    {
        static const std::map<std::string, DeviceChoice> names{
            {"auto", DeviceChoice::Auto}, {"cpu", DeviceChoice::Cpu}, {"cuda", DeviceChoice::Cuda}};
        app.add_option("--device", device, "auto (default), cpu or cuda")
            ->transform(CLI::CheckedTransformer(names))
            ->type_name("NAME");
        app.add_option("--threads", threads, "Threads of the numeric library; 0 takes every core")
            ->check(CLI::Range(0, 1024));
    }
};

} // namespace mixdesk::cli
