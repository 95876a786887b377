// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/data/health_check.h"
#include "core/learn/config.h"
#include "support/tiny_run.h"
#include "widgets/common/core_texts.h"
#include "widgets/common/expected_layout.h"

#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>

#include <algorithm>
#include <fstream>

using namespace mixdesk;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

fs::path pathOf(const QTemporaryDir& folder, const char* name)
{
    return fs::path(folder.path().toStdString()) / name;
}

/// A dataset whose first training picture is an empty file.
Dataset writeBrokenPlant(const fs::path& root)
{
    Dataset dataset = support::writeTinyPlant(root);
    const int first = dataset.select(Subset::Train).front();
    std::ofstream(dataset.images[std::size_t(first)].path, std::ios::trunc);
    return dataset;
}

QString findingAbout(const Dataset& dataset, const std::string& rule)
{
    const auto report = checkDataset(dataset);
    const auto& findings = report.value().findings;
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& f) { return f.rule == rule; });
    return found == findings.end() ? QString() : text(found->message + " " + found->remedy);
}

/// Of a training that stops once its pictures are read.
QString firstLogLine(const Dataset& dataset, const fs::path& run)
{
    support::RecordingObserver observer;
    observer.stopAtStage = "choosing thresholds";
    observer.stopAfterSteps = 1;
    (void)support::trainWith(observer, {support::tinyConfig(), dataset, run, false});
    return observer.messages.empty() ? QString() : text(observer.messages.front());
}

} // namespace

class TestCoreTexts : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        setSentenceTranslator({});
        QCoreApplication::removeTranslator(&m_german);
    }

    void placeholdersAreFilledOnce()
    {
        QCOMPARE(text(Sentence::tr("%2 of %1, %1").arg("50 %2").arg(7)),
                 QStringLiteral("7 of 50 %2, 50 %2"));
        QCOMPARE(text(Sentence::tr("100 %, %1 and %3").arg("one")),
                 QStringLiteral("100 %, one and %3"));
    }

    void withoutTranslatorTextsAreEnglish()
    {
        QCOMPARE(
            text(scanDataset("/nowhere/parts").error().message),
            QStringLiteral("There is no folder /nowhere/parts. Check the path of the dataset."));
    }

    void errorsComeInGerman()
    {
        installGerman();
        QCOMPARE(text(scanDataset("/nowhere/parts").error().message),
                 QStringLiteral("Den Ordner /nowhere/parts gibt es nicht. Bitte den Pfad des "
                                "Datensatzes prüfen."));
    }

    /// lupdate files some texts under another context: see translateCoreTexts().
    void everyContextIsAsked()
    {
        installGerman();
        const QTemporaryDir folder;
        fs::create_directories(pathOf(folder, "data/stray"));
        const QString error = text(scanDataset(pathOf(folder, "data")).error().message);
        QVERIFY2(error.contains(QStringLiteral("gefunden: die Ordner stray.")), qPrintable(error));
    }

    void findingsComeInGerman()
    {
        installGerman();
        const QTemporaryDir folder;
        QCOMPARE(findingAbout(writeBrokenPlant(pathOf(folder, "data")), "unreadable-file"),
                 QStringLiteral("Die Datei ist leer (0 Bytes). Die Datei noch einmal von ihrer "
                                "Quelle kopieren oder entfernen."));
    }

    void rangesComeInGerman()
    {
        installGerman();
        TrainConfig config;
        const auto refused = applyConfigYaml(config, "contraction:\n  weight: 7\n", "own.yaml");
        QVERIFY(!refused);
        const QString error = text(refused.error().message);
        QVERIFY2(error.contains(QStringLiteral("erlaubt: 0 bis 1.")), qPrintable(error));
    }

    /// The card below a sentence names the folders as the sentence does.
    void theLayoutComesInGerman()
    {
        installGerman();
        QVERIFY(expectedLayout().startsWith(QStringLiteral("PRODUKT/")));
        QVERIFY(expectedLayout().contains(QStringLiteral("test/FEHLER/")));
        const QTemporaryDir folder;
        fs::create_directories(pathOf(folder, "data/stray"));
        const QString error = text(scanDataset(pathOf(folder, "data")).error().message);
        QVERIFY2(error.contains(QStringLiteral("PRODUKT/test/FEHLER/")), qPrintable(error));
    }

    void logLinesComeInGerman()
    {
        installGerman();
        const QTemporaryDir folder;
        const Dataset dataset = writeBrokenPlant(pathOf(folder, "data"));
        const QString line = firstLogLine(dataset, pathOf(folder, "run"));
        QVERIFY2(line.startsWith(QStringLiteral("Ausgelassen: ")), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("ist leer (0 Bytes).")), qPrintable(line));
    }

private:
    void installGerman()
    {
        QVERIFY(m_german.load(QStringLiteral(MIXDESK_GERMAN)));
        QCoreApplication::installTranslator(&m_german);
        translateCoreTexts();
    }

    QTranslator m_german;
};

QTEST_GUILESS_MAIN(TestCoreTexts)
#include "test_core_texts.moc"
