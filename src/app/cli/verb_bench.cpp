// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/base/files.h"
#include "core/learn/benchmark.h"
#include "core/learn/config.h"

namespace mixdesk::cli {

namespace {

class BenchVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand(
            "bench", "Measure how fast this computer trains and scores, beside plain LibTorch");
        app->add_option("--json", m_json, "Write all figures to this file");
        app->add_option("--preset", m_request.presets,
                        "Measure this preset; may be repeated. All of them without it")
            ->allow_extra_args(false)
            ->check(CLI::IsMember(presetNames()));
        app->add_option("--threads", m_request.threads,
                        "Threads of the numeric library; 0 takes every core")
            ->check(CLI::Range(0, 1024));
        app->add_option("--seconds", m_request.secondsPerPreset,
                        "About so long for each preset; longer measures more rounds")
            ->check(CLI::Range(1.0, 3600.0))
            ->capture_default_str();
        app->footer("Images per second, and how many times the plain path (LibTorch's own modules, "
                    "fp32), which is measured in turn with ours. Wants a quiet computer.\n"
                    "Examples:\n  mixdesk-cli bench\n"
                    "  mixdesk-cli bench --preset compact --json bench.json");
        return app;
    }

    Result<int> run(Context& context) override
    {
        if (m_request.presets.empty())
            m_request.presets = presetNames();
        auto benchmark = runBenchmark(m_request, context.progressFn(), context.stop);
        if (!benchmark)
            return benchmark.error();
        context.terminal.clearBar();
        context.terminal.out(benchmarkToText(*benchmark));
        if (!m_json.empty())
            if (auto ok = writeFileAtomic(fs::u8path(m_json), benchmarkToJson(*benchmark)); !ok)
                return ok.error();
        return Done;
    }

private:
    std::string m_json;
    BenchmarkRequest m_request;
};

} // namespace

std::unique_ptr<Verb> makeBenchVerb()
{
    return std::make_unique<BenchVerb>();
}

} // namespace mixdesk::cli
