// SPDX-License-Identifier: GPL-3.0-or-later
// What launchers set, and what must not be guessed at.
#include "core/nn/process_environment.h"

#include <QtTest>

#include <map>

using namespace mixdesk;

namespace {

using Variables = std::map<std::string, std::string>;

Result<ProcessEnvironment> read(const Variables& variables)
{
    return processEnvironment([&](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

void expect(const Variables& variables, int rank, int size, int localRank, int localSize,
            const std::string& address, int port)
{
    const auto job = read(variables);
    QVERIFY2(job, job ? "" : job.error().message.c_str());
    QCOMPARE(job->rank, rank);
    QCOMPARE(job->size, size);
    QCOMPARE(job->localRank, localRank);
    QCOMPARE(job->localSize, localSize);
    QCOMPARE(job->address, address);
    QCOMPARE(job->port, port);
}

void refuse(const Variables& variables, const char* word)
{
    const auto job = read(variables);
    QVERIFY(!job);
    QVERIFY(job.error().code == ErrorCode::Usage);
    QVERIFY2(job.error().message.find(word) != std::string::npos, job.error().message.c_str());
}

const Variables kTorchrun = {{"RANK", "5"},
                             {"WORLD_SIZE", "8"},
                             {"LOCAL_RANK", "1"},
                             {"LOCAL_WORLD_SIZE", "4"},
                             {"MASTER_ADDR", "10.0.0.1"},
                             {"MASTER_PORT", "29411"}};

Variables changed(Variables variables, const std::string& name, const char* value)
{
    if (value)
        variables[name] = value;
    else
        variables.erase(name);
    return variables;
}

} // namespace

class TestProcessEnvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsOneProcess()
    {
        expect({}, 0, 1, 0, 1, "127.0.0.1", 29500);
        expect({{"MASTER_ADDR", "10.0.0.1"}, {"PATH", "/bin"}}, 0, 1, 0, 1, "127.0.0.1", 29500);
        QVERIFY(read({})->alone());
    }

    void torchrun()
    {
        expect(kTorchrun, 5, 8, 1, 4, "10.0.0.1", 29411);
        QVERIFY(read(kTorchrun)->agentPrefix.empty());
        auto agent = changed(kTorchrun, "TORCHELASTIC_USE_AGENT_STORE", "True");
        agent = changed(agent, "TORCHELASTIC_RESTART_COUNT", "2");
        QCOMPARE(read(agent)->agentPrefix, std::string("/worker/attempt_2"));
        agent = changed(agent, "TORCHELASTIC_USE_AGENT_STORE", "False");
        QVERIFY(read(agent)->agentPrefix.empty());
    }

    void openMpi()
    {
        expect({{"OMPI_COMM_WORLD_RANK", "3"},
                {"OMPI_COMM_WORLD_SIZE", "4"},
                {"OMPI_COMM_WORLD_LOCAL_RANK", "1"},
                {"OMPI_COMM_WORLD_LOCAL_SIZE", "2"},
                {"MASTER_ADDR", "node7"},
                {"MASTER_PORT", "29400"}},
               3, 4, 1, 2, "node7", 29400);
    }

    void mpich()
    {
        expect({{"PMI_RANK", "1"},
                {"PMI_SIZE", "2"},
                {"MPI_LOCALRANKID", "1"},
                {"MPI_LOCALNRANKS", "2"}},
               1, 2, 1, 2, "127.0.0.1", 29500); // all on one machine: no address is needed
    }

    void slurm()
    {
        Variables step = {{"SLURM_PROCID", "6"},   {"SLURM_NTASKS", "7"},
                          {"SLURM_STEP_ID", "0"},  {"SLURM_STEP_NUM_TASKS", "7"},
                          {"SLURM_LOCALID", "0"},  {"SLURM_STEP_TASKS_PER_NODE", "2(x3),1"},
                          {"MASTER_ADDR", "node1"}};
        expect(step, 6, 7, 0, 2, "node1", 29500);
        // A batch script is not a step, though it has a number and a size.
        for (const char* name : {"SLURM_STEP_ID", "SLURM_STEP_NUM_TASKS"})
            step.erase(name);
        expect(step, 0, 1, 0, 1, "127.0.0.1", 29500);
    }

    void torchrunInsideSlurmCounts()
    {
        auto both = kTorchrun;
        both["SLURM_STEP_ID"] = "0";
        both["SLURM_STEP_NUM_TASKS"] = "2";
        both["SLURM_PROCID"] = "1";
        expect(both, 5, 8, 1, 4, "10.0.0.1", 29411);
    }

    void garbledAndMissing()
    {
        for (const char* value : {"", "two", "-1", "8", "1.5", "5 ", "99999999999999"})
            refuse(changed(kTorchrun, "RANK", value), "RANK");
        for (const char* value : {"0", "-3", "x", "70000"})
            refuse(changed(kTorchrun, "WORLD_SIZE", value), "WORLD_SIZE");
        for (const char* value : {"0", "65536", "http"})
            refuse(changed(kTorchrun, "MASTER_PORT", value), "MASTER_PORT");
        refuse(changed(kTorchrun, "LOCAL_RANK", "a"), "LOCAL_RANK");
        refuse(changed(kTorchrun, "LOCAL_WORLD_SIZE", "9"), "LOCAL_WORLD_SIZE");
        refuse(changed(kTorchrun, "WORLD_SIZE", nullptr), "WORLD_SIZE");
        refuse(changed(kTorchrun, "RANK", nullptr), "RANK");
        refuse(changed(kTorchrun, "MASTER_ADDR", nullptr), "MASTER_ADDR");
        refuse(changed(kTorchrun, "MASTER_ADDR", ""), "MASTER_ADDR");
    }
};

QTEST_APPLESS_MAIN(TestProcessEnvironment)
#include "test_process_environment.moc"
