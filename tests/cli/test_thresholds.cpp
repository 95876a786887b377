// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

#include <algorithm>
#include <map>

using namespace mixdesk::support;

namespace {

/// One class of the printed list: "NAME SCORE T t = mu m + beta b * sigma s", then its counts.
struct Printed
{
    double threshold = 0, mu = 0, beta = 0, sigma = 0;
    int falseRejects = -1, good = -1, escapes = -1, defective = -1;
};

Printed printedOf(const QByteArray& text, const QString& name)
{
    const QString number = "(-?[0-9.]+(?:e[-+]?[0-9]+)?)";
    const QRegularExpression pattern(
        "^" + name + " +\\S+ +T " + number + " = mu " + number + " \\+ beta " + number +
            " \\* sigma " + number +
            "\n +false rejects (\\d+) of (\\d+).*, escapes (\\d+) of (\\d+)",
        QRegularExpression::MultilineOption);
    const auto match = pattern.match(QString::fromUtf8(text));
    if (!match.hasMatch())
        return {};
    const auto real = [&](int i) { return match.captured(i).toDouble(); };
    const auto whole = [&](int i) { return match.captured(i).toInt(); };
    return {real(1), real(2), real(3), real(4), whole(5), whole(6), whole(7), whole(8)};
}

/// The recheck line of a class; zeros where it has none.
std::pair<double, double> bandOf(const QByteArray& text, const QString& name)
{
    const QString number = "(-?[0-9.]+(?:e[-+]?[0-9]+)?)";
    const QRegularExpression pattern("^" + name + " .*\n.*\n +recheck " + number + " to " + number +
                                         ": a second look at ",
                                     QRegularExpression::MultilineOption);
    const auto match = pattern.match(QString::fromUtf8(text));
    return {match.captured(1).toDouble(), match.captured(2).toDouble()};
}

QString exact(double value)
{
    return QString::number(value, 'g', 17);
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 2e-4 * (1.0 + std::abs(b)); // what is printed is rounded
}

} // namespace

class TestThresholds : public RunFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { makePlantAndRun(); }

    void showChangesNothing()
    {
        const QByteArray before = contentOf(m_run + "/thresholds.yaml");
        const QStringList files = filesIn(m_run);
        const Outcome shown = call({"thresholds", m_run});
        QVERIFY2(shown.code == 0, shown.err);
        QVERIFY(!shown.hasEscapes() && !shown.out.contains("Written"));
        for (const char* name : {"hex_nut", "screw"}) {
            const Printed row = printedOf(shown.out, name);
            QVERIFY2(row.good == 8 && row.defective == 32, shown.out);
            QVERIFY(row.sigma > 0);
            QVERIFY(isNear(row.threshold, row.mu + row.beta * row.sigma));
        }
        QCOMPARE(contentOf(m_run + "/thresholds.yaml"), before);
        QCOMPARE(filesIn(m_run), files);
    }

    void betaSetsTheThreshold()
    {
        const QString run = copyOfRun("beta");
        const Printed other = printedOf(call({"thresholds", run}).out, "hex_nut");
        QVERIFY(other.sigma > 0);
        const Outcome set = call({"thresholds", run, "--beta", "screw=2.5"});
        QVERIFY2(set.code == 0, set.err);
        QVERIFY2(set.out.contains("Written to"), set.out);
        const Printed row = printedOf(set.out, "screw");
        QCOMPARE(row.beta, 2.5);
        QVERIFY(isNear(row.threshold, row.mu + 2.5 * row.sigma));
        QCOMPARE(printedOf(set.out, "hex_nut").threshold, other.threshold);
    }

    void picturesAreJudgedByWhatWasSet()
    {
        const QString run = copyOfRun("judged");
        const Outcome set =
            call({"thresholds", run, "--threshold", "screw=1e6", "--threshold", "hex_nut=1e6"});
        QVERIFY2(set.code == 0, set.err);
        const auto lines = parsedLines(call({"score", run, m_plant + "/screw/test"}).out);
        QCOMPARE(lines.size(), std::size_t(14));
        for (const json& line : lines) {
            QVERIFY(std::abs(line["threshold"].get<double>() - 1e6) < 1e-3);
            QCOMPARE(line["verdict"].get<std::string>(), std::string("ok"));
        }
    }

    void thresholdSetsBeta()
    {
        const QString run = copyOfRun("threshold");
        const Outcome set =
            call({"thresholds", run, "--threshold", "screw=1.25", "--beta", "hex_nut=-0.5"});
        QVERIFY2(set.code == 0, set.err);
        const Printed row = printedOf(set.out, "screw");
        QCOMPARE(row.threshold, 1.25);
        QVERIFY(std::abs(row.beta - (1.25 - row.mu) / row.sigma) < 2e-3);
        QCOMPARE(printedOf(set.out, "hex_nut").beta, -0.5);
    }

    void recheckBandGivesAThirdVerdict()
    {
        const QString run = copyOfRun("recheck"), pictures = m_plant + "/screw/test";
        std::map<std::string, std::vector<double>> scores; // of the class that judges
        for (const json& line : parsedLines(call({"score", run, pictures}).out))
            scores[line["class"]].push_back(line["score"]);
        auto& [judge, sorted] =
            *std::max_element(scores.begin(), scores.end(), [](const auto& a, const auto& b) {
                return a.second.size() < b.second.size();
            });
        const QString name = QString::fromStdString(judge);
        std::sort(sorted.begin(), sorted.end());
        const std::size_t middle = sorted.size() / 2;
        QVERIFY(middle > 2);
        // T between two of them and the limits beyond these: two pictures to look at again.
        const auto between = [&sorted = sorted](std::size_t i) {
            return 0.5 * (sorted[i - 1] + sorted[i]);
        };
        const double low = between(middle - 1), high = between(middle + 1);
        QCOMPARE(bandOf(call({"thresholds", run}).out, name), (std::pair{0.0, 0.0}));
        const Outcome set =
            call({"thresholds", run, "--threshold", name + "=" + exact(between(middle)),
                  "--recheck", name + "=" + exact(low) + ":" + exact(high)});
        QVERIFY2(set.code == 0, set.err);
        QVERIFY2(set.out.contains("Written to"), set.out);
        const auto printed = bandOf(set.out, name);
        QVERIFY2(isNear(printed.first, low) && isNear(printed.second, high), set.out);
        QCOMPARE(set.out.count("a second look at"), 1);

        std::map<std::string, int> verdicts;
        for (const json& line : parsedLines(call({"score", run, pictures}).out)) {
            if (line["class"] != judge)
                continue;
            const double score = line["score"];
            const std::string expected = score < low ? "ok" : score <= high ? "recheck" : "not_ok";
            QCOMPARE(line["verdict"].get<std::string>(), expected);
            ++verdicts[expected];
        }
        QCOMPARE(verdicts["recheck"], 2);
        QVERIFY(verdicts["ok"] > 0 && verdicts["not_ok"] > 0);
        const Outcome table = call({"score", run, pictures, "--csv", run + "/verdicts.csv"});
        QVERIFY2(table.code == 0, table.err);
        QCOMPARE(contentOf(run + "/verdicts.csv").count(",recheck,"), 2);

        const Outcome gone = call({"thresholds", run, "--no-recheck", name});
        QVERIFY2(gone.code == 0, gone.err);
        QVERIFY(!gone.out.contains("a second look at"));
        QVERIFY(!call({"score", run, pictures}).out.contains("\"recheck\""));
    }

    /// What the band holds, and what it leaves, add up to the counts by T alone.
    void recheckBandIsCounted()
    {
        const QString run = copyOfRun("band-counts");
        const Outcome all = call({"thresholds", run, "--recheck", "screw=-1e6:1e6"});
        QVERIFY2(all.code == 0, all.err);
        QVERIFY2(all.out.contains("a second look at 8 of 8 (100.0 %) good and 32 of 32 (100.0 %) "
                                  "defective; outside the band 0 false rejects and 0 escapes"),
                 all.out);
        // All above T: no escape is within, no false reject remains.
        const Printed row = printedOf(all.out, "screw");
        // The refusal names T with every digit, for a band that begins there.
        const Outcome refused = call({"thresholds", run, "--recheck", "screw=1e6:1e7"});
        const auto t = QRegularExpression("LOW <= (\\S+) <= HIGH")
                           .match(QString::fromUtf8(refused.err))
                           .captured(1);
        QVERIFY2(!t.isEmpty(), refused.err);
        const Outcome above = call({"thresholds", run, "--recheck", "screw=" + t + ":1e6"});
        QVERIFY2(above.code == 0, above.err);
        QVERIFY2(above.out.contains("outside the band 0 false rejects and " +
                                    QByteArray::number(row.escapes) + " escapes remain"),
                 above.out);
    }

    void recheckBandMovesWithTheThreshold()
    {
        const QString run = copyOfRun("band-moves");
        const Outcome set =
            call({"thresholds", run, "--threshold", "screw=2", "--recheck", "screw=1.5:3"});
        QVERIFY2(set.code == 0, set.err);
        const Outcome moved = call({"thresholds", run, "--threshold", "screw=4"});
        const auto band = bandOf(moved.out, "screw");
        QVERIFY2(isNear(band.first, 3.5) && isNear(band.second, 5.0), moved.out);
        QCOMPARE(bandOf(call({"thresholds", run}).out, "screw"), band);
    }

    void everyFitTarget_data()
    {
        QTest::addColumn<QString>("target");
        for (const char* target :
             {"balanced", "f1", "cost", "cost=1:50:0.005", "max-false-reject=0",
              "max-false-reject=0.25", "max-escape=0", "max-escape=0.25"})
            QTest::newRow(target) << target;
    }

    void everyFitTarget()
    {
        QFETCH(QString, target);
        const QString run = copyOfRun("fit-" + target);
        const Outcome fitted = call({"thresholds", run, "--fit", target});
        QVERIFY2(fitted.code == 0, fitted.err);
        QVERIFY2(fitted.out.contains(target.toUtf8()), fitted.out);
        for (const char* name : {"hex_nut", "screw"}) {
            const Printed row = printedOf(fitted.out, name);
            QVERIFY2(row.good == 8, fitted.out);
            QVERIFY(isNear(row.threshold, row.mu + row.beta * row.sigma));
            if (target.startsWith("max-false-reject"))
                QVERIFY2(row.falseRejects <= (target.endsWith("0.25") ? 2 : 0), fitted.out);
        }
    }

    /// Eight held-out images a class: 0.3 is met by an order statistic, 0.05 by the tail.
    void aFalseRejectRateIsPromised()
    {
        const QString run = copyOfRun("promise");
        const Outcome all = call(
            {"thresholds", run, "--false-reject-rate", "screw=0.05", "--false-reject-rate", "0.3"});
        QVERIFY2(all.code == 0, all.err);
        const Printed nut = printedOf(all.out, "hex_nut"), screw = printedOf(all.out, "screw");
        QVERIFY2(nut.falseRejects == 1 && screw.falseRejects == 0, all.out);
        QVERIFY2(all.out.contains("at most 30 % false rejects by the scores of 8 held-out good "
                                  "images; on unseen good parts 4.64 % to 47.1 % with 90 %"),
                 all.out);
        QVERIFY2(all.out.contains("about 5 % false rejects, beyond the scores of all 8 held-out "
                                  "good images; on unseen good parts up to 25 % with 90 %"),
                 all.out);
        QVERIFY(contentOf(run + "/thresholds.yaml").contains("about 5 % false rejects"));
    }

    void whatIsShownIsWhatWasWritten()
    {
        const QString run = copyOfRun("written");
        const Outcome fitted = call({"thresholds", run, "--fit", "f1"});
        QCOMPARE(call({"thresholds", run}).out, fitted.out.left(fitted.out.indexOf("Written")));
    }

    void stricterTargetsMoveTheThreshold()
    {
        const QString run = copyOfRun("order");
        const auto fitted = [&](const char* target) {
            return printedOf(call({"thresholds", run, "--fit", target}).out, "screw");
        };
        const Printed careful = fitted("max-false-reject=0"),
                      loose = fitted("max-false-reject=0.5");
        QVERIFY(careful.threshold > loose.threshold);
        const Printed keen = fitted("max-escape=0"), lazy = fitted("max-escape=0.5");
        QVERIFY(keen.threshold <= lazy.threshold);
        QVERIFY(keen.escapes <= lazy.escapes);
    }

    void fitOnData()
    {
        const QString run = copyOfRun("data");
        const Outcome fitted =
            call({"thresholds", run, "--fit", "balanced", "--data", m_plant, "--threads", "1"});
        QVERIFY2(fitted.code == 0, fitted.err);
        QVERIFY2(fitted.out.contains("TEST images"), fitted.out);
        const Printed row = printedOf(fitted.out, "screw");
        QCOMPARE(row.good, 4);
        QCOMPARE(row.defective, 10);
    }

    void dataAloneOnlyCounts()
    {
        const QByteArray before = contentOf(m_run + "/thresholds.yaml");
        const Outcome counted = call({"thresholds", m_run, "--data", m_plant, "--threads", "1"});
        QVERIFY2(counted.code == 0, counted.err);
        QCOMPARE(printedOf(counted.out, "screw").good, 4);
        QCOMPARE(contentOf(m_run + "/thresholds.yaml"), before);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* name, const QStringList& options, const char* says) {
            QTest::newRow(name) << options << QByteArray(says);
        };
        row("unknown class", {"--beta", "scrw=2"}, "did you mean 'screw'?");
        row("unknown class for T", {"--threshold", "hexnut=2"}, "did you mean 'hex_nut'?");
        row("no value", {"--beta", "screw"}, "CLASS=NUMBER");
        row("no number", {"--threshold", "screw=high"}, "CLASS=NUMBER");
        row("not finite", {"--threshold", "screw=nan"}, "CLASS=NUMBER");
        row("band without limits", {"--recheck", "screw=1"}, "CLASS=LOW:HIGH");
        row("band of no numbers", {"--recheck", "screw=a:b"}, "CLASS=LOW:HIGH");
        row("band with a tail", {"--recheck", "screw=1:2x"}, "CLASS=LOW:HIGH");
        row("band without class", {"--recheck", "1:2"}, "CLASS=LOW:HIGH");
        row("band not finite", {"--recheck", "screw=nan:inf"}, "between -1e9 and 1e9");
        row("band above T", {"--recheck", "screw=1e6:1e7"}, "band must hold it");
        row("band upside down", {"--recheck", "screw=1e6:-1e6"}, "band must hold it");
        row("band of no class", {"--recheck", "scrw=-1:2"}, "did you mean 'screw'?");
        row("no band of no class", {"--no-recheck", "scrw"}, "did you mean 'screw'?");
        row("one right band, one wrong", {"--no-recheck", "screw", "--recheck", "bolt=-1:2"},
            "bolt");
        row("unknown target", {"--fit", "best"}, "balanced, f1, cost");
        row("share above one", {"--fit", "max-escape=2"}, "max-escape");
        row("no rate", {"--false-reject-rate", "low"}, "P or CLASS=P");
        row("rate with a tail", {"--false-reject-rate", "screw=0.1%"}, "P or CLASS=P");
        row("rate of nothing", {"--false-reject-rate", "0"}, "between 0 and 1");
        row("rate of all", {"--false-reject-rate", "screw=1"}, "between 0 and 1");
        row("rate of no class", {"--false-reject-rate", "scrw=0.1"}, "did you mean 'screw'?");
        row("one right, one wrong", {"--beta", "screw=2", "--beta", "bolt=1"}, "bolt");
    }

    void wrongUsage()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, says);
        const QByteArray before = contentOf(m_run + "/thresholds.yaml");
        const Outcome outcome = call(QStringList{"thresholds", m_run} + options);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err);
        QCOMPARE(contentOf(m_run + "/thresholds.yaml"), before);
    }

    void quietIsQuiet()
    {
        const Outcome shown = call({"thresholds", m_run, "--quiet", "--data", m_plant});
        QCOMPARE(shown.code, 0);
        QCOMPARE(shown.err, QByteArray());
        QVERIFY(!shown.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestThresholds)
#include "test_thresholds.moc"
