// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/base/stop_token.h"

#include <QtTest>

#include <memory>

using namespace mixdesk;

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void holdsAValue()
    {
        Result<int> result = 7;
        QVERIFY(result);
        QCOMPARE(*result, 7);
        QCOMPARE(result.value(), 7);
        *result = 8;
        QCOMPARE(std::as_const(result).value(), 8);
    }

    void holdsAnError()
    {
        const Result<int> result = Error{ErrorCode::NotFound, "There is no file x."};
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(result.error().message, std::string("There is no file x."));
        QVERIFY(!result.error().cancelled());
    }

    void movesWhatCannotBeCopied()
    {
        Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
        const std::unique_ptr<int> taken = std::move(*result);
        QCOMPARE(*taken, 3);
    }

    void voidIsSuccessUnlessAnError()
    {
        QVERIFY(Result<void>());
        const Result<void> failed = Error{ErrorCode::Unwritable, "full"};
        QVERIFY(!failed);
        QCOMPARE(failed.error().message, std::string("full"));
    }

    void cancellationIsAThirdOutcome()
    {
        const Result<void> result = cancelledError();
        QVERIFY(!result);
        QVERIFY(result.error().cancelled());
    }

    void tokensShareTheirSourcesFlag()
    {
        QVERIFY(!StopToken().stopRequested());
        StopToken kept;
        {
            StopSource source;
            kept = source.token();
            const StopToken other = kept;
            QVERIFY(!other.stopRequested());
            source.requestStop();
            QVERIFY(other.stopRequested());
        }
        QVERIFY(kept.stopRequested()); // outlives the source
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "test_result.moc"
