// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/bulk_scoring.h"
#include "core/session/gallery_entry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mixdesk;

class TestBulkScoring : public QObject
{
    Q_OBJECT

private slots:
    void scoresOfAnotherState();
};

/// The picture is written over while its score is under way, and opened before that comes in: as
/// it was, or as it is.
void TestBulkScoring::scoresOfAnotherState()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("part.png")));
    const auto write = [&file](const QByteArray& content) {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(content), qint64(content.size()));
        file.close();
    };
    GalleryEntry entry;
    entry.path = file.fileName();
    write("before");
    ScoreResult late;
    late.mark = markOf(entry.path);
    QVERIFY(!isOfAnotherState(late, entry)); // nothing else is known of it
    write("what it holds now");
    ScoreResult current;
    current.mark = markOf(entry.path);
    QVERIFY(late.mark != current.mark);
    entry.mark = current.mark;
    QVERIFY(!isOfAnotherState(late, entry)); // a mark alone says nothing of the picture

    entry.scored = true; // it was opened as it is now
    QVERIFY(isOfAnotherState(late, entry));
    QVERIFY(!isOfAnotherState(current, entry));
    entry.mark = late.mark; // it was opened before, and that is what is in sight
    QVERIFY(isOfAnotherState(current, entry));
    QVERIFY(!isOfAnotherState(late, entry));

    entry.scored = false; // and could not be read then
    entry.error = QStringLiteral("This is no picture.");
    QVERIFY(!isOfAnotherState(current, entry));
    entry.mark = current.mark;
    QVERIFY(isOfAnotherState(late, entry));
}

QTEST_GUILESS_MAIN(TestBulkScoring)
#include "test_bulk_scoring.moc"
