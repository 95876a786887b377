// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/session/project_labels.h"
#include "core/store/database.h"
#include "core/store/project.h"

#include <QCoreApplication>

namespace mixdesk::cli {

namespace {

constexpr std::size_t kMostNotes = 20; ///< shown; more of them say the same

const std::map<std::string, PictureTransfer> kTransfers = {
    {"copy", PictureTransfer::Copy},
    {"hardlink", PictureTransfer::HardLink},
    {"symlink", PictureTransfer::SymbolicLink}};

std::string counted(int count, const char* one, const char* many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

class LabelsVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("labels", "Take verdicts and masks out or in");
        app->require_subcommand(1);
        declareExport(*app);
        m_import = app->add_subcommand("import", "Store the labels of a folder or COCO file");
        m_import->add_option("PROJECT", m_project, "Project folder")->required();
        m_import->add_option("FROM", m_path, "Folder in MVTec AD layout, or COCO JSON file")
            ->required();
        m_import->add_flag("--replace", m_replace,
                           "Take the file's labels also where people here said or drew otherwise");
        app->footer("Examples:\n"
                    "  mixdesk-cli labels export plant --format mvtec --out labelled\n"
                    "  mixdesk-cli labels import plant annotations.json");
        return app;
    }

    Result<int> run(Context& context) override
    {
        int argc = 1;
        char name[] = "mixdesk-cli";
        char* argv[] = {name, nullptr};
        const QCoreApplication qt(argc, argv); // Qt finds its database drivers by it
        auto project = Project::open(fs::u8path(m_project));
        if (!project)
            return project.error();
        auto database = Database::open(project->databaseAddress());
        if (!database)
            return database.error();
        auto dataset = scanDataset(project->datasetFolder());
        if (!dataset)
            return dataset.error();
        const PicturePlaces places(*project, std::move(*dataset));
        auto summary = m_import->parsed() ? takeIn(**database, places, context)
                                          : takeOut(**database, places, context);
        if (!summary)
            return summary.error();
        tell(*summary, context.terminal);
        return Done;
    }

private:
    void declareExport(CLI::App& app)
    {
        m_export = app.add_subcommand("export", "Write the labels as files for other programs");
        m_export->add_option("PROJECT", m_project, "Project folder")->required();
        m_export->add_option("--format", m_format, "mvtec, coco, coco-polygons or csv")
            ->required()
            ->check(CLI::IsMember({"mvtec", "coco", "coco-polygons", "csv"}));
        m_export->add_option("--out", m_path, "Folder (mvtec) or file to write")->required();
        m_export->add_flag("--all", m_all,
                           "Also pictures that nobody decided about, as the dataset has them");
        m_export->add_flag("--force", m_force, "Replace an earlier export of this name");
        m_export->add_option("--pictures", m_transfer, "mvtec: copy, hardlink or symlink")
            ->check(CLI::IsMember({"copy", "hardlink", "symlink"}));
    }

    Result<LabelSummary> takeOut(Database& database, const PicturePlaces& places,
                                 Context& context) const
    {
        auto labels =
            projectLabels(database, places, m_all ? LabelScope::All : LabelScope::Reviewed);
        if (!labels)
            return labels.error();
        LabelExport what;
        what.format = *labelFormatByName(m_format);
        what.out = fs::u8path(m_path);
        what.mvtec.transfer = kTransfers.at(m_transfer);
        what.replace = m_force;
        return exportLabels(database, *labels, places, what, localActor(), context.progressFn(),
                            context.stop);
    }

    Result<LabelSummary> takeIn(Database& database, const PicturePlaces& places,
                                Context& context) const
    {
        auto labels = readLabels(fs::u8path(m_path), places, context.stop);
        if (!labels)
            return labels.error();
        return importLabels(database, *labels, places,
                            m_replace ? ImportRule::TakeTheirs : ImportRule::KeepOurs, localActor(),
                            context.progressFn(), context.stop);
    }

    void tell(const LabelSummary& summary, Terminal& terminal) const
    {
        for (std::size_t i = 0; i < summary.notes.size() && i < kMostNotes; ++i)
            terminal.out(summary.notes[i]);
        if (summary.notes.size() > kMostNotes)
            terminal.out("... and " + std::to_string(summary.notes.size() - kMostNotes) + " more.");
        std::string text = counted(summary.pictures, "picture", "pictures") + " and " +
                           counted(summary.masks, "mask", "masks") +
                           (m_import->parsed() ? " taken in" : " written to " + m_path);
        if (summary.skipped > 0)
            text += "; " + counted(summary.skipped, "picture", "pictures") + " left out";
        if (summary.kept > 0)
            text += "; " + counted(summary.kept, "label", "labels") +
                    " kept as given here (--replace takes the file's)";
        terminal.out(text + ".");
    }

    CLI::App *m_export = nullptr, *m_import = nullptr;
    std::string m_project, m_path, m_format, m_transfer = "copy";
    bool m_all = false, m_force = false, m_replace = false;
};

} // namespace

std::unique_ptr<Verb> makeLabelsVerb()
{
    return std::make_unique<LabelsVerb>();
}

} // namespace mixdesk::cli
