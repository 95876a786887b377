// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/job_options.h"
#include "app/cli/train_console.h"
#include "app/cli/verb.h"
#include "core/base/yaml.h"
#include "core/learn/default_preset.h"

namespace mixdesk::cli {

namespace {

class TrainVerb : public Verb
{
public:
    bool computes() const override { return true; }
    CLI::App* declare(CLI::App& program) override
    {
        auto* app =
            program.add_subcommand("train", "Train one model for all classes of a dataset folder");
        app->add_option("DATASET", m_dataset, "Dataset folder in MVTec AD layout")->required();
        app->add_option("--run", m_run, "Folder that the run is written to")->required();
        app->add_option("--preset", m_preset, "repair (default), compact, table1 or table2");
        app->add_option("--config", m_config, "YAML file with settings, applied over the preset");
        app->add_option("--set", m_settings, "One setting as key=value; may be repeated")
            ->allow_extra_args(false);
        app->add_option("--epochs", m_epochs, "Short for --set training.epochs=N");
        app->add_option("--seed", m_seed, "Short for --set training.seed=N");
        app->add_option("--leave-out", m_leaveOut,
                        "File that lists training pictures not to use, one CLASS/train/good/FILE "
                        "on each line");
        app->add_option("--add", m_add,
                        "File that lists test pictures to train as good ones, one "
                        "CLASS/test/TYPE/FILE on each line; evaluate leaves them out then");
        m_job.declare(*app);
        app->add_flag("--resume", m_resume, "Go on with the interrupted run in --run");
        app->footer("Examples:\n"
                    "  mixdesk-cli train parts --run runs/first\n"
                    "  mixdesk-cli train parts --run runs/ssim --set loss.kind=ssim --epochs 40\n"
                    "  mixdesk-cli train parts --run runs/paper --preset table1\n"
                    "  mixdesk-cli train parts --run runs/first --resume\n"
                    "Started by torchrun, mpirun or srun, the processes of the job train one run "
                    "together; so they do on one machine with:\n"
                    "  mixdesk-cli launch -n 2 train parts --run runs/first");
        return app;
    }

    Result<int> run(Context& context) override
    {
        auto group = m_job.join(context.stop);
        if (!group)
            return group.error();
        m_group = std::move(*group);
        auto done = runShared(context);
        if (!done && m_group)
            m_group->abandon(done.error().message);
        return done;
    }

private:
    bool first() const { return !m_group || m_group->first(); }

    /// As process 0 sees it: the others may be on machines without the run folder.
    Result<bool> finishedAlready() const
    {
        std::error_code ec;
        const bool finished =
            m_resume && first() && fs::exists(RunPaths(fs::u8path(m_run)).manifest(), ec);
        if (!m_group)
            return finished;
        const auto said = m_group->fromFirst(finished ? "finished" : "");
        if (!said)
            return said.error();
        return !said->empty();
    }

    Result<int> runShared(Context& context)
    {
        auto config = m_resume && !first() ? Result<TrainConfig>(TrainConfig()) : settings();
        if (!config)
            return config.error();
        const auto finished = finishedAlready();
        if (!finished)
            return finished.error();
        if (*finished) {
            if (first())
                context.terminal.out(m_run + " is finished already: there is nothing to resume. " +
                                     nextStep());
            if (m_group)
                m_group->leave();
            return Done;
        }
        auto dataset = scanDataset(fs::u8path(m_dataset));
        if (!dataset)
            return dataset.error();
        auto pictures = choice();
        if (!pictures)
            return pictures.error();
        if (m_group && first())
            context.terminal.note(std::to_string(m_group->size()) + " processes train this run "
                                                                    "together.");
        const TrainRequest request{*config,   *dataset, fs::u8path(m_run), m_resume, {},
                                   *pictures, m_group};
        auto summary = trainOnConsole(request, context);
        if (!summary)
            return summary.error();
        if (first())
            context.terminal.out("Run written to " + m_run + ". " + nextStep());
        return Done;
    }

    std::string nextStep() const
    {
        return "Next: mixdesk-cli evaluate " + shellWord(m_run) + " " + shellWord(m_dataset) +
               " --report report";
    }

    Result<PictureChoice> choice() const
    {
        PictureChoice pictures;
        for (const auto& [file, names] :
             {std::pair(&m_leaveOut, &pictures.leftOut), std::pair(&m_add, &pictures.added)}) {
            if (file->empty())
                continue;
            auto list = readPictureList(fs::u8path(*file));
            if (!list)
                return list.error();
            *names = std::move(*list);
        }
        return pictures;
    }

    Result<TrainConfig> settings() const
    {
        if (m_resume) {
            if (!m_preset.empty() || !m_config.empty() || !m_settings.empty() || m_epochs || m_seed)
                return Error{ErrorCode::Usage,
                             "--resume goes on with the run's own settings; leave out --preset, "
                             "--config, --set, --epochs and --seed."};
            if (!m_leaveOut.empty() || !m_add.empty())
                return Error{ErrorCode::Usage,
                             "--resume goes on with the run's own pictures, listed in its folder; "
                             "do without --leave-out and --add."};
            return runConfig(fs::u8path(m_run));
        }
        std::string text;
        if (!m_config.empty()) {
            auto read = readFile(fs::u8path(m_config), 16 << 20);
            if (!read)
                return read.error();
            text = *read;
        }
        auto preset = presetName(text);
        if (!preset)
            return preset.error();
        auto config = presetConfig(*preset);
        if (!config)
            return config;
        if (auto ok = applyConfigYaml(*config, text, m_config); !ok)
            return ok.error();
        std::vector<std::string> assignments = m_settings;
        if (m_epochs)
            assignments.push_back("training.epochs=" + std::to_string(*m_epochs));
        if (m_seed)
            assignments.push_back("training.seed=" + std::to_string(*m_seed));
        for (const auto& assignment : assignments)
            if (assignment.rfind("preset=", 0) == 0)
                return Error{ErrorCode::Usage,
                             "Choose the preset with --preset, not with --set: it "
                             "stands for many settings."};
            else if (auto ok = applyConfigSetting(*config, assignment); !ok)
                return ok.error();
        return config;
    }

    /// The preset that the settings start from: --preset, else what the file names, else the
    /// default.
    Result<std::string> presetName(const std::string& yaml) const
    {
        auto scalars = flattenYaml(yaml, m_config);
        if (!scalars)
            return scalars.error();
        for (const auto& scalar : *scalars) {
            if (scalar.key != "preset")
                continue;
            if (!m_preset.empty() && m_preset != scalar.value)
                return Error{ErrorCode::Usage, m_config + ", line " + std::to_string(scalar.line) +
                                                   ": the file starts from preset '" +
                                                   scalar.value + "', but --preset says '" +
                                                   m_preset + "'. Leave one of them out."};
            return scalar.value;
        }
        return m_preset.empty() ? kDefaultPreset : m_preset;
    }

    std::string m_dataset, m_run, m_preset, m_config, m_leaveOut, m_add;
    std::vector<std::string> m_settings;
    std::optional<int> m_epochs;
    std::optional<std::int64_t> m_seed;
    bool m_resume = false;
    JobOptions m_job;
    std::shared_ptr<ProcessGroup> m_group;
};

} // namespace

std::unique_ptr<Verb> makeTrainVerb()
{
    return std::make_unique<TrainVerb>();
}

} // namespace mixdesk::cli
