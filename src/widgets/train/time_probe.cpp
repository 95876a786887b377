// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/time_probe.h"

#include "core/base/hash.h"
#include "widgets/common/settings.h"

#include <QDate>
#include <QSysInfo>
#include <QThread>
#include <cmath>
#include <cstdlib>

namespace mixdesk {

namespace {

constexpr int kRuns = 3;
constexpr double kSeconds = 0.9;   ///< of one run
constexpr double kBusyShare = 0.6; ///< of the processors, that have something to do
constexpr int kFreshDays = 7;

/// What the speed depends on: machine, and the settings that change the work per picture.
QString keyOf(const TrainConfig& config)
{
    static const QSet<std::string> relevant = {
        "network.kind",    "network.input_size", "network.latent",    "network.width",
        "noise.kind",      "contraction.share",  "loss.kind",         "training.micro_batch",
        "training.device", "training.threads",   "training.precision"};
    std::string text = QSysInfo::machineHostName().toStdString() + " " +
                       std::to_string(QThread::idealThreadCount());
    for (const ConfigField& field : configFields())
        if (relevant.contains(field.key))
            text += " " + field.get(config);
    text += config.contraction > 0.0 ? " contraction" : "";
    return QStringLiteral("train/speed/") + QString::fromStdString(sha256Hex(text)).left(16);
}

/// By the processes that ran or waited in the last minute.
bool machineIsBusy()
{
    double load = 0.0;
    return getloadavg(&load, 1) == 1 && load > kBusyShare * QThread::idealThreadCount();
}

/// What a pause of other programs between the runs shows is nearest to the machine's own speed.
Result<TrainingProbe> bestOfRuns(const TimeProbe::Measure& measure, const TrainConfig& config,
                                 int classes, const StopToken& stop)
{
    std::optional<TrainingProbe> best;
    for (int run = 0; run < kRuns; ++run) {
        auto probe = measure(config, classes, kSeconds, stop);
        if (!probe)
            return probe.error();
        if (!best || probe->imagesPerSecond > best->imagesPerSecond)
            best = *probe;
        if (probe->seconds > 4 * kSeconds) // so large a network takes its time, and that is known
            break;
    }
    return *best;
}

/// Measured within a week: the machine may have changed.
bool isFresh(const TrainConfig& config)
{
    const QDate measured = QDate::fromString(
        settings::value(keyOf(config)).section(QLatin1Char(' '), 1, 1), Qt::ISODate);
    return TimeProbe::imagesPerSecond(config) && measured.isValid() &&
           std::abs(measured.daysTo(QDate::currentDate())) <= kFreshDays;
}

} // namespace

TimeProbe::TimeProbe(QObject* parent) : TimeProbe(probeTraining, machineIsBusy, parent) {}

TimeProbe::TimeProbe(Measure measure, Busy busy, QObject* parent)
    : QObject(parent), m_measure(std::move(measure)), m_busy(std::move(busy)),
      m_job(tr("Measuring the training speed"))
{
    connect(&m_job, &Job::finished, this, &TimeProbe::take);
}

TimeProbe::~TimeProbe()
{
    m_waiting.clear();
    m_job.disconnect(this);
    m_job.cancelAndWait();
}

std::optional<double> TimeProbe::imagesPerSecond(const TrainConfig& config)
{
    bool ok = false;
    const double speed =
        settings::value(keyOf(config)).section(QLatin1Char(' '), 0, 0).toDouble(&ok);
    return ok && speed > 0.0 && std::isfinite(speed) ? std::optional(speed) : std::nullopt;
}

void TimeProbe::remember(const TrainConfig& config, double imagesPerSecond, bool busy)
{
    if (imagesPerSecond > 0.0)
        settings::setValue(keyOf(config), QStringLiteral("%1 %2%3").arg(
                                              QString::number(imagesPerSecond, 'g', 6),
                                              QDate::currentDate().toString(Qt::ISODate),
                                              busy ? QStringLiteral(" busy") : QString()));
}

bool TimeProbe::measuredBusy(const TrainConfig& config)
{
    return settings::value(keyOf(config)).section(QLatin1Char(' '), 2, 2) == QLatin1String("busy");
}

bool TimeProbe::isKnown(const TrainConfig& config) const
{
    return isFresh(config) && !(measuredBusy(config) && !m_busy());
}

void TimeProbe::measure(const std::vector<TrainConfig>& configs, int classes)
{
    m_waiting.clear();
    m_classes = std::max(1, classes);
    for (const TrainConfig& config : configs)
        if (validateConfig(config) && !isKnown(config) && !m_refused.contains(keyOf(config)))
            m_waiting.push_back(config);
    if (!m_job.running())
        startNext();
    emit changed();
}

void TimeProbe::giveUp()
{
    m_waiting.clear();
    m_job.cancel();
    emit changed();
}

bool TimeProbe::measuring(const TrainConfig& config) const
{
    const QString key = keyOf(config);
    if (m_current && keyOf(*m_current) == key)
        return true;
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [&](const TrainConfig& other) { return keyOf(other) == key; });
}

void TimeProbe::startNext()
{
    m_current.reset();
    while (!m_waiting.empty() && isKnown(m_waiting.front()))
        m_waiting.pop_front();
    if (m_waiting.empty())
        return;
    m_current = m_waiting.front();
    m_waiting.pop_front();
    m_measured = std::make_shared<std::optional<TrainingProbe>>();
    m_wasBusy = m_busy();
    m_job.start([config = *m_current, classes = m_classes, measure = m_measure,
                 measured = m_measured](const Job::Context& context) -> Result<void> {
        auto probe = bestOfRuns(measure, config, classes, context.stop);
        if (!probe)
            return probe.error();
        *measured = *probe;
        return {};
    });
}

void TimeProbe::take()
{
    const Result<void>& result = m_job.result();
    if (m_current && *m_measured)
        remember(*m_current, (*m_measured)->imagesPerSecond, m_wasBusy);
    else if (m_current && !result && !result.error().cancelled())
        m_refused.insert(keyOf(*m_current));
    startNext();
    emit changed();
}

} // namespace mixdesk
