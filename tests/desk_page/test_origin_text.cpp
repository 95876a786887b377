// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/threshold_edit.h"
#include "support/tiny_run.h"
#include "widgets/desk/origin_text.h"

#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>

using namespace mixdesk;

namespace {

/// "[SOURCE]" of every text, so that what is not known stands out.
class Brackets : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        return qstrcmp(context, "ThresholdOrigin") == 0
                   ? QStringLiteral("[%1]").arg(QString::fromUtf8(source))
                   : QString();
    }
};

RunModel trained(const QTemporaryDir& folder)
{
    const fs::path root = folder.path().toStdString();
    TrainConfig config = support::tinyConfig();
    config.epochs = 1;
    return support::trainTiny(support::writeTinyPlant(root / "data"), root / "run", config).model;
}

} // namespace

class TestOriginText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QCoreApplication::installTranslator(&m_brackets); }
    void cleanup() { QCoreApplication::removeTranslator(&m_brackets); }

    void partsAreTranslatedToo()
    {
        QCOMPARE(desk::originText(QStringLiteral(
                     "beta fitted for at most 2 % false rejects on the run's validation images; "
                     "NOT reached within beta's range: 3 of 20 good ones are rejected.")),
                 QStringLiteral("[beta fitted for [at most 2 % false rejects] on the run's "
                                "validation images; NOT reached within beta's range: 3 of 20 good "
                                "ones are rejected.]"));
        QCOMPARE(desk::originText(QStringLiteral("Written by %1 with a pencil.")),
                 QStringLiteral("Written by %1 with a pencil."));
    }

    /// What the engine writes today is known here, word for word.
    void theEnginesSentencesAreKnown()
    {
        const QTemporaryDir folder;
        RunModel model = trained(folder);
        QVERIFY(isKnown(model));
        const auto rows =
            readValidation(RunPaths(fs::path(folder.path().toStdString()) / "run"), 2).value();
        QVERIFY(fitOnValidation(model, rows, {FitTarget::Kind::Balanced}, "balanced accuracy"));
        QVERIFY(isKnown(model));
        FitTarget impossible{FitTarget::Kind::MaxEscape};
        impossible.limit = 0.0;
        QVERIFY(fitOnValidation(model, rows, impossible, "at most 0 % escapes"));
        QVERIFY(isKnown(model));
        QVERIFY(promiseFalseRejects(model, {}, 0.01, rows));
        QVERIFY(isKnown(model));
        QVERIFY(promiseFalseRejects(model, {}, 0.4, rows));
        QVERIFY(isKnown(model));
        QVERIFY(setBeta(model, model.classes.front(), 1.0, rows));
        QVERIFY(isKnown(model));
        QVERIFY(setThreshold(model, model.classes.front(), 0.5, rows));
        QVERIFY(isKnown(model));
    }

private:
    static bool isKnown(const RunModel& model)
    {
        for (const ClassThreshold& row : model.thresholds)
            if (!desk::originText(QString::fromStdString(row.source))
                     .startsWith(QLatin1Char('['))) {
                qWarning("%s", row.source.c_str());
                return false;
            }
        return true;
    }

    Brackets m_brackets;
};

QTEST_GUILESS_MAIN(TestOriginText)
#include "test_origin_text.moc"
