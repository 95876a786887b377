// SPDX-License-Identifier: GPL-3.0-or-later
// Stations, each a program of its own, that score and judge the parts of one project on one
// PostgreSQL server, which is killed and started again in the middle, as one of the stations is.
// MIXDESK_STATIONS, MIXDESK_STATION_SECONDS, MIXDESK_STATION_PACE (ms between two verdicts).
#include "core/session/demo_project.h"
#include "core/store/audit_repository.h"
#include "core/store/verdict_repository.h"
#include "session/station_program.h"
#include "store/plant_roles.h"
#include "store/store_fixture.h"

#include <QDirIterator>

#include <algorithm>

using namespace mixdesk;
using namespace mixdesk::support;

namespace {

const QString kStation = QStringLiteral("--station");

int setting(const char* name, int otherwise)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : otherwise;
}

/// What a station wrote into its log.
struct StationLog
{
    QHash<QString, qint64> given;   ///< uuid: the moment
    QHash<QString, qint64> stored;  ///< uuid: the moment
    QHash<QString, qint64> latency; ///< uuid: ms
    int told = 0;                   ///< verdicts that others came before
    int scored = 0, ended = 0;      ///< pictures that its model scored; clean ends
    QStringList failed;

    /// When a verdict was stored first after that moment; 0: none was.
    qint64 firstAfter(qint64 moment) const
    {
        qint64 first = 0;
        for (const qint64 at : stored)
            if (at > moment && (first == 0 || at < first))
                first = at;
        return first;
    }

    explicit StationLog(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no log %s", qPrintable(path));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        for (const QString& line : lines) {
            const QStringList words = line.split(QLatin1Char(' '));
            if (words[0] == QLatin1String("given")) {
                given.insert(words[1], words[2].toLongLong());
            } else if (words[0] == QLatin1String("stored")) {
                latency.insert(words[1], words[2].toLongLong());
                stored.insert(words[1], words[3].toLongLong());
            } else if (words[0] == QLatin1String("told")) {
                told += words[1].toInt();
            } else if (words[0] == QLatin1String("scored")) {
                scored += words[1].toInt();
            } else if (words[0] == QLatin1String("end")) {
                ++ended;
            } else if (!line.isEmpty()) {
                failed.append(line);
            }
        }
    }
};

qint64 quantile(std::vector<qint64> values, double part)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

} // namespace

class TestStations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noVerdictIsLostOrDoubled();
    void thePasswordIsNowhere();
    void cleanupTestCase()
    {
        m_stations.clear();
        m_roles.reset();
        m_server.reset();
    }

private:
    QString logOf(int station) const
    {
        return m_dir.filePath(QStringLiteral("station%1.log").arg(station));
    }
    QString outputOf(int station) const
    {
        return m_dir.filePath(QStringLiteral("station%1.txt").arg(station));
    }
    void start(int station);
    void work(int ms);
    void loseTheServer();
    void endAll();
    void checkVerdicts();
    void checkStation(int station, const QHash<QString, VerdictRecord>& byUuid);
    void report();

    const int m_count = setting("MIXDESK_STATIONS", 4);
    const int m_seconds = setting("MIXDESK_STATION_SECONDS", 6);
    const int m_pace = setting("MIXDESK_STATION_PACE", 120);
    QTemporaryDir m_dir;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PlantRoles> m_roles;
    fs::path m_project;
    std::vector<std::unique_ptr<QProcess>> m_stations;
    std::vector<StationLog> m_logs;
    qint64 m_began = 0, m_lost = 0, m_back = 0, m_ended = 0; ///< moments
    std::vector<VerdictRecord> m_verdicts;
    int m_storedWhileAway = 0; ///< of the verdicts given while the server was away
};

void TestStations::initTestCase()
{
    m_server = std::make_unique<PostgresServer>();
    if (!m_server->problem().isEmpty())
        QSKIP(qPrintable(QStringLiteral("No PostgreSQL: ") + m_server->problem()));
    m_project = fs::path(m_dir.path().toStdString()) / "plant";
    VERIFY_OK(prepareDemoProject(m_project, shippedDemoModel().value()));
    Project project = Project::open(m_project).value();
    fs::remove(project.databaseFile());
    ProjectSettings settings = project.settings();
    m_roles = std::make_unique<PlantRoles>(*m_server);
    QCOMPARE(m_roles->setUp(), QString());
    settings.database = m_roles->address(PlantRoles::inspector()).name();
    VERIFY_OK(project.save(settings));
}

void TestStations::start(int station)
{
    auto process = std::make_unique<QProcess>();
    process->setProgram(QCoreApplication::applicationFilePath());
    process->setArguments({kStation, QString::fromStdString(m_project.string()),
                           QStringLiteral("person%1").arg(station), logOf(station),
                           QString::number(100 * station + int(m_began % 100)),
                           QString::number(m_pace)});
    process->setStandardOutputFile(outputOf(station), QIODevice::Append);
    process->setStandardErrorFile(outputOf(station), QIODevice::Append);
    process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->start();
    m_stations[std::size_t(station)] = std::move(process);
}

/// Every living station has its turn.
void TestStations::work(int ms)
{
    QTest::qWait(ms);
    for (const auto& station : m_stations)
        QVERIFY2(station->state() != QProcess::NotRunning, "a station has ended");
}

void TestStations::loseTheServer()
{
    const int away = std::clamp(m_seconds * 100, 2000, 15'000);
    m_lost = QDateTime::currentMSecsSinceEpoch();
    m_server->stop();
    work(away / 2);
    QProcess& victim = *m_stations.back();
    victim.kill();
    victim.waitForFinished();
    QTest::qWait(away / 2);
    QVERIFY(m_server->startAgain());
    m_back = QDateTime::currentMSecsSinceEpoch();
    start(m_count - 1);
}

void TestStations::endAll()
{
    for (const auto& station : m_stations)
        station->closeWriteChannel();
    for (int i = 0; i < m_count; ++i) {
        QProcess& station = *m_stations[std::size_t(i)];
        QVERIFY2(station.waitForFinished(60'000),
                 "a station does not end: it waits for the server");
        QFile output(outputOf(i));
        QVERIFY(output.open(QIODevice::ReadOnly));
        QVERIFY2(station.exitCode() == 0, output.readAll());
    }
}

void TestStations::noVerdictIsLostOrDoubled()
{
    m_stations.resize(std::size_t(m_count));
    for (int i = 0; i < m_count; ++i)
        start(i);
    for (int i = 0; i < m_count; ++i) // all are at work before the clock runs
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(logOf(i)) && !StationLog(logOf(i)).given.isEmpty(),
                                 120'000);
    m_began = QDateTime::currentMSecsSinceEpoch();
    work(m_seconds * 500);
    loseTheServer();
    if (QTest::currentTestFailed())
        return;
    const qint64 left = m_began + m_seconds * 1000 - QDateTime::currentMSecsSinceEpoch();
    work(int(std::max(left, qint64(2000))));
    for (int i = 0; i < m_count; ++i)
        QTRY_VERIFY2_WITH_TIMEOUT(StationLog(logOf(i)).firstAfter(m_back) > 0,
                                  "a station did not find the server again", 120'000);
    m_ended = QDateTime::currentMSecsSinceEpoch();
    endAll();
    if (QTest::currentTestFailed())
        return;
    for (int i = 0; i < m_count; ++i)
        m_logs.emplace_back(logOf(i));
    checkVerdicts();
    report();
}

void TestStations::checkVerdicts()
{
    auto database = Database::open(Project::open(m_project).value().databaseAddress()).value();
    m_verdicts = VerdictRepository(*database).since(0).value();
    QHash<QString, VerdictRecord> byUuid;
    QHash<QString, qint64> last; // by picture
    for (const VerdictRecord& verdict : m_verdicts) {
        QVERIFY(!verdict.uuid.isEmpty());
        QVERIFY2(!byUuid.contains(verdict.uuid), "a verdict is doubled");
        byUuid.insert(verdict.uuid, verdict);
        QCOMPARE(verdict.replaces, last.value(verdict.image)); // nobody's was overwritten unseen
        last.insert(verdict.image, verdict.id);
    }
    for (int i = 0; i < m_count && !QTest::currentTestFailed(); ++i)
        checkStation(i, byUuid);
    QVERIFY2(m_storedWhileAway > 0, "nothing of the time without a server was stored");
    const auto audit = AuditRepository(*database).verify();
    VERIFY_OK(audit);
    QVERIFY2(audit->sound(), audit->sound() ? "" : qPrintable(audit->findings[0].sentence));
    const auto waiting = journalFolder(database->address());
    QVERIFY2(!fs::exists(waiting) || fs::is_empty(waiting), "verdicts still wait");
}

/// Each verdict given is stored, or the station was told that somebody came before it.
void TestStations::checkStation(int station, const QHash<QString, VerdictRecord>& byUuid)
{
    const StationLog& log = m_logs[std::size_t(station)];
    const bool killed = station == m_count - 1;
    const QString person = QStringLiteral("person%1").arg(station);
    QVERIFY2(log.failed.isEmpty(), qPrintable(log.failed.join(QLatin1Char('\n'))));
    QCOMPARE(log.ended, 1);
    for (auto it = log.stored.begin(); it != log.stored.end(); ++it)
        QVERIFY2(byUuid.contains(it.key()), "a verdict is lost that was said to be stored");
    int mine = 0, whileAway = 0;
    for (const VerdictRecord& verdict : byUuid)
        mine += verdict.reviewer == person;
    for (auto it = log.given.begin(); it != log.given.end(); ++it)
        whileAway += *it > m_lost + 200 && *it < m_back && byUuid.contains(it.key());
    // One that is killed may have given a verdict and not have written so into its log.
    const int unlogged = mine + log.told - int(log.given.size());
    QVERIFY2(unlogged == 0 || (killed && unlogged == 1),
             qPrintable(QStringLiteral("%1: %2 given, %3 stored, %4 told of")
                            .arg(person)
                            .arg(log.given.size())
                            .arg(mine)
                            .arg(log.told)));
    m_storedWhileAway += whileAway;
}

void TestStations::report()
{
    std::vector<qint64> usual, waited, found;
    int given = 0, told = 0, scored = 0;
    for (const StationLog& log : m_logs) {
        given += int(log.given.size());
        told += log.told;
        scored += log.scored;
        const qint64 first = log.firstAfter(m_back);
        for (auto it = log.latency.begin(); it != log.latency.end(); ++it) {
            const qint64 moment = log.given.value(it.key());
            const bool away = moment + *it >= m_lost && moment <= first;
            (away ? waited : usual).push_back(*it);
        }
        found.push_back(first - m_back);
    }
    const double seconds = double(m_ended - m_began) / 1000.0;
    qInfo("%d stations, %.0f s, server away for %.1f s: %d verdicts given, %d stored (%.1f/s), %d "
          "times somebody else was first; %d pictures scored",
          m_count, seconds, double(m_back - m_lost) / 1000.0, given, int(m_verdicts.size()),
          double(m_verdicts.size()) / seconds, told, scored);
    qInfo(
        "given to stored: median %lld ms, p95 %lld ms, longest %lld ms; of those that waited for "
        "the server (%d) longest %lld ms; back at work after %lld to %lld ms",
        static_cast<long long>(quantile(usual, 0.5)), static_cast<long long>(quantile(usual, 0.95)),
        static_cast<long long>(quantile(usual, 1.0)), int(waited.size()),
        static_cast<long long>(quantile(waited, 1.0)), static_cast<long long>(quantile(found, 0.0)),
        static_cast<long long>(quantile(found, 1.0)));
}

/// In what the stations wrote, the project, what is kept of waiting verdicts, and the database.
void TestStations::thePasswordIsNowhere()
{
    const QByteArray password = PostgresServer::password();
    QProcess dump;
    dump.start(QStringLiteral("pg_dump"),
               {QStringLiteral("--no-password"), QStringLiteral("--dbname"),
                QString::fromStdString(m_roles->address(PlantRoles::owner()).name())});
    QVERIFY(dump.waitForFinished() && dump.exitCode() == 0);
    const QByteArray database = dump.readAllStandardOutput();
    QVERIFY(database.contains("COPY public.audit ") && database.contains("person0"));
    QVERIFY(!database.contains(password));
    int files = 0;
    for (const QString& folder : {m_dir.path(), m_server->dataHome()})
        for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext(); ++files) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(password), qPrintable(file.fileName()));
        }
    QVERIFY(files > m_count);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.value(1) == kStation)
        return runStation({words.value(2), words.value(3), words.value(4), words.value(5).toUInt(),
                           words.value(6).toInt()});
    TestStations tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_stations.moc"
