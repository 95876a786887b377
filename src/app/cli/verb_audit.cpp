// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"
#include "core/store/audit_repository.h"
#include "core/store/database.h"
#include "core/store/project.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace mixdesk::cli {

namespace {

/// Times and names first, so that the columns line up.
std::string lineOf(const AuditEvent& event)
{
    return std::to_string(event.sequence) + "  " + event.created.toStdString() + "  " +
           event.author.toStdString() + "@" + event.station.toStdString() + "  " +
           event.kind.toStdString() + "  " + event.subject.toStdString() + "  " +
           event.details.toStdString();
}

std::string jsonOf(const AuditReport& report)
{
    nlohmann::ordered_json json = {{"sound", report.sound()},
                                   {"events", report.events},
                                   {"head", report.head.toStdString()},
                                   {"findings", nlohmann::ordered_json::array()}};
    for (const AuditFinding& finding : report.findings)
        json["findings"].push_back({{"sequence", finding.sequence},
                                    {"subject", finding.subject.toStdString()},
                                    {"sentence", finding.sentence.toStdString()}});
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

class AuditVerb : public Verb
{
public:
    CLI::App* declare(CLI::App& program) override
    {
        auto* app = program.add_subcommand("audit", "Check or list what people decided");
        app->require_subcommand(1);
        m_verify = app->add_subcommand(
            "verify", "Find what was changed, removed or moved behind the audit's back");
        m_verify->add_option("PROJECT", m_project, "Project folder")->required();
        m_verify->add_option("--expect", m_expected,
                             "A last hash noted earlier: it must still be in the audit");
        m_verify->add_option("--json", m_json, "Also write the findings as JSON to this file");
        m_verify->footer("Note the last hash elsewhere, on paper or in a mail: only --expect finds "
                         "an audit\nthat was written anew as a whole.\n"
                         "Exit code 0: sound; 1: something was found.\n"
                         "Example:\n  mixdesk-cli audit verify plant --json audit.json");
        m_list = app->add_subcommand("list", "One line for each event, oldest first");
        m_list->add_option("PROJECT", m_project, "Project folder")->required();
        m_list->add_option("--since", m_since, "Only events after this number")
            ->check(CLI::NonNegativeNumber);
        app->footer("Examples:\n  mixdesk-cli audit verify plant\n"
                    "  mixdesk-cli audit list plant --since 1200");
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
        if (!m_json.empty() && isProjectFile(project->folder(), fs::u8path(m_json)))
            return Error{ErrorCode::Usage,
                         m_json + " belongs to the project itself: write the findings to another "
                                  "place."};
        DatabaseOptions options;
        options.mayUpdate = false;
        auto database = Database::open(project->databaseAddress(), options);
        if (!database)
            return database.error();
        return m_verify->parsed() ? verify(**database, context) : list(**database, context);
    }

private:
    Result<int> verify(Database& database, Context& context) const
    {
        const bool isHash = m_expected.size() == 64 &&
                            m_expected.find_first_not_of("0123456789abcdef") == std::string::npos;
        if (!m_expected.empty() && !isHash)
            return Error{ErrorCode::Usage, "--expect wants a hash as this verb shows it: 64 digits "
                                           "from 0 to 9 and a to f."};
        auto report =
            AuditRepository(database).verify(QString::fromStdString(m_expected), context.stop);
        if (!report)
            return report.error();
        Terminal& terminal = context.terminal;
        for (const AuditFinding& finding : report->findings)
            terminal.out(terminal.coloured(finding.sentence.toStdString(), Tone::Bad));
        terminal.out(
            std::to_string(report->events) + (report->events == 1 ? " event, " : " events, ") +
            (report->sound() ? std::string("nothing was changed behind them")
                             : std::to_string(report->findings.size()) +
                                   (report->findings.size() == 1 ? " finding" : " findings")) +
            ".");
        if (!report->head.isEmpty())
            terminal.out("Last hash: " + report->head.toStdString());
        if (!m_json.empty())
            if (auto ok = writeFileAtomic(fs::u8path(m_json), jsonOf(*report)); !ok)
                return ok.error();
        return report->sound() ? Done : Failed;
    }

    Result<int> list(Database& database, Context& context) const
    {
        qint64 after = m_since;
        for (;;) {
            if (context.stop.stopRequested())
                return cancelledError();
            auto events = AuditRepository(database).since(after, 1000);
            if (!events)
                return events.error();
            for (const AuditEvent& event : *events)
                context.terminal.out(lineOf(event));
            if (events->empty())
                return Done;
            after = events->back().sequence;
        }
    }

    CLI::App *m_verify = nullptr, *m_list = nullptr;
    std::string m_project, m_expected, m_json;
    std::int64_t m_since = 0;
};

} // namespace

std::unique_ptr<Verb> makeAuditVerb()
{
    return std::make_unique<AuditVerb>();
}

} // namespace mixdesk::cli
