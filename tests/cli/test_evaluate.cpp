// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/cli_program.h"

#include <set>

using namespace mixdesk::support;

namespace {

const std::vector<const char*> kFigures{"precision",
                                        "recall",
                                        "f1",
                                        "trivial_f1",
                                        "normal_accuracy",
                                        "anomaly_accuracy",
                                        "balanced_accuracy",
                                        "image_auroc",
                                        "pixel_auroc",
                                        "aupro"};

/// One row of the CSV by column name. The pictures of the plant need no quotes.
using Row = std::map<std::string, std::string>;

std::vector<Row> csvRows(const QByteArray& text)
{
    const QList<QByteArray> lines = text.trimmed().split('\n');
    const QList<QByteArray> head = lines.front().split(',');
    std::vector<Row> rows;
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const QList<QByteArray> cells = lines[i].split(',');
        Row row;
        for (qsizetype c = 0; c < head.size() && cells.size() == head.size(); ++c)
            row[head[c].toStdString()] = cells[c].toStdString();
        rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestEvaluate : public RunFixture
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        makePlantAndRun();
        const Outcome evaluated =
            call({"evaluate", m_run, m_plant, "--threads", "1", "--json", at("out/figures.json"),
                  "--csv", at("out/images.csv"), "--report", at("out/report")});
        QVERIFY2(evaluated.code == 0, evaluated.err);
        QVERIFY(!evaluated.hasEscapes());
        m_text = evaluated.out;
        m_json = parsed(contentOf(at("out/figures.json")));
        QVERIFY(m_json.is_object());
        m_rows = csvRows(contentOf(at("out/images.csv")));
    }

    void jsonHasEveryKey()
    {
        for (const char* key : {"validation", "classes", "mean", "paper_f1", "paper_trivial_f1",
                                "routing_accuracy", "images", "seconds"})
            QVERIFY2(m_json.contains(key), key);
        QCOMPARE(m_json["validation"].get<std::string>(), std::string("synthetic"));
        QCOMPARE(m_json["images"].get<int>(), 28);
        QVERIFY(m_json["seconds"].get<double>() > 0);
        QCOMPARE(m_json["classes"].size(), std::size_t(2));
        for (const char* name : {"hex_nut", "screw"}) {
            const json& row = m_json["classes"][name];
            for (const char* key : kFigures)
                QVERIFY2(row.contains(key) && row[key].is_number(), key);
            QVERIFY(row["score"].is_string() && row["threshold"].is_number());
            QCOMPARE(row["n_good"].get<int>(), 4);
            QCOMPARE(row["n_defective"].get<int>(), 10);
            QCOMPARE(row["trivial_f1"].get<double>(), 2.0 * 10 / (10 + 14));
        }
    }

    void meansAndTheirIntervals()
    {
        for (const char* key : kFigures) {
            const double sum = m_json["classes"]["hex_nut"][key].get<double>() +
                               m_json["classes"]["screw"][key].get<double>();
            QVERIFY2(std::abs(m_json["mean"][key].get<double>() - sum / 2) < 1e-12, key);
        }
        for (const char* key : {"f1", "balanced_accuracy", "image_auroc"}) {
            const json& interval = m_json["mean"]["intervals"][key];
            QCOMPARE(interval.size(), std::size_t(2));
            QVERIFY2(interval[0] <= interval[1], key);
        }
        const double p = m_json["mean"]["precision"], r = m_json["mean"]["recall"];
        QVERIFY(std::abs(m_json["paper_f1"].get<double>() - 2 * p * r / (p + r)) < 1e-12);
    }

    void csvHasOneRowPerImage()
    {
        QCOMPARE(m_rows.size(), std::size_t(28));
        std::set<std::string> paths;
        for (const Row& row : m_rows) {
            for (const char* column :
                 {"path", "true_class", "routed_class", "score", "threshold", "verdict", "truth"})
                QVERIFY2(row.count(column) && !row.at(column).empty(), column);
            paths.insert(row.at("path"));
            QVERIFY(QFile::exists(m_plant + "/" + QString::fromStdString(row.at("path"))));
            const bool above = std::stod(row.at("score")) > std::stod(row.at("threshold"));
            QCOMPARE(row.at("verdict"), std::string(above ? "defective" : "good"));
            const bool good = row.at("path").find("/test/good/") != std::string::npos;
            QCOMPARE(row.at("truth"), std::string(good ? "good" : "defective"));
        }
        QCOMPARE(paths.size(), m_rows.size());
    }

    void figuresFollowFromTheRows()
    {
        int routed = 0;
        for (const Row& row : m_rows)
            routed += row.at("true_class") == row.at("routed_class");
        QVERIFY(std::abs(m_json["routing_accuracy"].get<double>() - routed / 28.0) < 1e-12);
        for (const char* name : {"hex_nut", "screw"}) {
            int right[2] = {}, all[2] = {};
            for (const Row& row : m_rows)
                if (row.at("true_class") == name) {
                    const int defective = row.at("truth") == "defective";
                    ++all[defective];
                    right[defective] += row.at("truth") == row.at("verdict");
                }
            const json& figures = m_json["classes"][name];
            QCOMPARE(figures["normal_accuracy"].get<double>(), double(right[0]) / all[0]);
            QCOMPARE(figures["anomaly_accuracy"].get<double>(), double(right[1]) / all[1]);
            QCOMPARE(figures["recall"].get<double>(), double(right[1]) / all[1]);
            const int rejected = right[1] + all[0] - right[0];
            QCOMPARE(figures["precision"].get<double>(), double(right[1]) / rejected);
        }
    }

    void textHasThePapersTables()
    {
        for (const char* says : {"Table 3", "Table 4", "AUROC", "hex_nut", "screw", "Routing",
                                 "95 % interval", "synthetic defects"})
            QVERIFY2(m_text.contains(says), m_text);
    }

    void reportIsOneSelfContainedPage()
    {
        QCOMPARE(filesIn(at("out/report")), QStringList{"report.html"});
        const QString page = QString::fromUtf8(contentOf(at("out/report/report.html")));
        QVERIFY(page.startsWith("<!DOCTYPE html>", Qt::CaseInsensitive));
        QVERIFY(page.contains("<svg") && page.contains("data:image/"));
        QVERIFY(page.contains("Table 3") && page.contains("Table 4"));
        QVERIFY(page.contains("input_size"));
        for (const char* pattern : {"(src|href)\\s*=\\s*[\"'](?!data:|#)", "<script", "<link",
                                    "url\\(\\s*[\"']?(?!data:|#)", "@import"}) {
            const QRegularExpression outside(pattern);
            const auto match = outside.match(page);
            QVERIFY2(!match.hasMatch(), match.captured().toUtf8());
        }
    }

    void nullWhereThereAreNoMasks()
    {
        const QString plant = at("maskless");
        QVERIFY(copyFolder(m_plant, plant));
        QVERIFY(QDir(plant + "/screw/ground_truth").removeRecursively());
        QVERIFY(QDir(plant + "/hex_nut/ground_truth").removeRecursively());
        const json figures = figuresOn(plant);
        for (const char* key : {"pixel_auroc", "aupro"}) {
            QVERIFY2(figures["mean"].at(key).is_null(), key);
            QVERIFY2(figures["classes"]["screw"].at(key).is_null(), key);
        }
        QCOMPARE(figures["mean"]["image_auroc"].dump(), m_json["mean"]["image_auroc"].dump());
    }

    void nullWhereThereAreNoDefects()
    {
        const QString plant = at("flawless");
        QVERIFY(copyFolder(m_plant, plant));
        for (const QString& type : QDir(plant + "/screw/test").entryList(QDir::Dirs))
            if (type != "good" && !type.startsWith('.'))
                QVERIFY(QDir(plant + "/screw/test/" + type).removeRecursively());
        const json figures = figuresOn(plant);
        const json& screw = figures["classes"]["screw"];
        QCOMPARE(screw["n_defective"].get<int>(), 0);
        QVERIFY(screw["image_auroc"].is_null() && screw["anomaly_accuracy"].is_null());
        QVERIFY(screw["normal_accuracy"].is_number());
    }

    void brokenPictureIsInNoFigure()
    {
        const QString plant = at("broken");
        QVERIFY(copyFolder(m_plant, plant));
        QVERIFY(writeContent(plant + "/screw/test/good/001.png", "no picture"));
        const Outcome evaluated = call({"evaluate", m_run, plant, "--threads", "1", "--json",
                                        at("broken.json"), "--csv", at("broken.csv")});
        QVERIFY2(evaluated.code == 0, evaluated.err);
        QVERIFY2(evaluated.err.contains("001.png") || evaluated.out.contains("001.png"),
                 evaluated.err);
        const json figures = parsed(contentOf(at("broken.json")));
        QCOMPARE(figures["classes"]["screw"]["n_good"].get<int>(), 3);
        QVERIFY(contentOf(at("broken.csv")).contains("screw/test/good/001.png,screw,,"));
    }

    void foreignClassesAreNamed()
    {
        const QString plant = at("foreign");
        QVERIFY(copyFolder(m_plant + "/screw", plant + "/bolt"));
        const Outcome evaluated = call({"evaluate", m_run, plant, "--threads", "1"});
        QCOMPARE(evaluated.code, 1);
        QVERIFY2(evaluated.err.contains("bolt") || evaluated.err.contains("class"), evaluated.err);
    }

    void copiedRunGivesTheSameFigures()
    {
        const QString moved = copyOfRun("moved/elsewhere");
        QVERIFY(!moved.isEmpty());
        json figures = figuresOn(m_plant, moved);
        json expected = m_json;
        figures.erase("seconds");
        expected.erase("seconds");
        QCOMPARE(figures.dump(), expected.dump());
    }

    void damagedRunIsASentence_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"run.yaml", "config.yaml", "model.safetensors", "thresholds.yaml",
                                 "calibration.safetensors"})
            QTest::newRow(file) << file;
    }

    void damagedRunIsASentence()
    {
        QFETCH(QString, file);
        const QString run = copyOfRun("damaged-" + file);
        const QByteArray bytes = contentOf(run + "/" + file);
        QVERIFY(writeContent(run + "/" + file, bytes.left(bytes.size() / 3)));
        const Outcome evaluated = call({"evaluate", run, m_plant});
        QCOMPARE(evaluated.code, 1);
        QVERIFY2(evaluated.err.startsWith("mixdesk-cli: "), evaluated.err);
        QVERIFY2(evaluated.err.contains(file.toUtf8()), evaluated.err);
        QCOMPARE(evaluated.err.count('\n'), 1);
    }

    void unwritableReportFails()
    {
        QVERIFY(writeContent(at("file"), "in the way"));
        const Outcome evaluated =
            call({"evaluate", m_run, m_plant, "--threads", "1", "--json", at("file/figures.json")});
        QCOMPARE(evaluated.code, 1);
        QVERIFY2(evaluated.err.contains("Cannot"), evaluated.err);
    }

    void quietKeepsTheResult()
    {
        const Outcome evaluated = call({"evaluate", m_run, m_plant, "--threads", "1", "--quiet"});
        QCOMPARE(evaluated.code, 0);
        QCOMPARE(evaluated.err, QByteArray());
        QVERIFY(evaluated.out.contains("Table 3"));
    }

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }

    json figuresOn(const QString& plant, const QString& run = {})
    {
        const QString file = at("figures.json");
        QFile::remove(file);
        call({"evaluate", run.isEmpty() ? m_run : run, plant, "--threads", "1", "--json", file});
        return parsed(contentOf(file));
    }

    QByteArray m_text;
    json m_json;
    std::vector<Row> m_rows;
};

QTEST_GUILESS_MAIN(TestEvaluate)
#include "test_evaluate.moc"
