// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the verdict of one picture, with the demo model, beside the time
// that loading LibTorch and its libraries takes alone. Give it a quiet machine.
#include "support/pictures.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace mixdesk::support;

namespace {

constexpr int kRounds = 15;
constexpr double kMostMs = 1000.0;

/// Milliseconds until the program has ended; negative: it failed.
double run(const QStringList& arguments)
{
    QProcess program;
    QElapsedTimer clock;
    clock.start();
    program.start(QStringLiteral(MIXDESK_CLI), arguments);
    program.waitForFinished();
    const bool ok = program.exitStatus() == QProcess::NormalExit && program.exitCode() == 0;
    return ok ? double(clock.nsecsElapsed()) / 1e6 : -1.0;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + kRounds / 2, values.end());
    return values[kRounds / 2];
}

} // namespace

class BenchScoreStart : public QObject
{
    Q_OBJECT

private slots:
    void onePicture();
};

void BenchScoreStart::onePicture()
{
    const QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("part.png"));
    writePicture(picture.toStdString(), drawPart(1, 512));
    std::vector<double> load, score;
    for (int round = 0; round < kRounds; ++round) {
        load.push_back(run({QStringLiteral("--version")}));
        score.push_back(
            run({QStringLiteral("score"), QStringLiteral(MIXDESK_MODELS "/demo"), picture}));
        QVERIFY(load.back() > 0.0 && score.back() > 0.0);
    }
    qInfo("score: %.0f ms to the verdict (fastest %.0f), of which loading the libraries takes %.0f "
          "(fastest %.0f)",
          median(score), *std::min_element(score.begin(), score.end()), median(load),
          *std::min_element(load.begin(), load.end()));
    QVERIFY(median(score) <= kMostMs);
}

QTEST_GUILESS_MAIN(BenchScoreStart)
#include "bench_score_start.moc"
