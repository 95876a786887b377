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
    void lateScoresOfAFileOfBefore();
};

/// The picture is written over while its score is under way, and opened before that comes in.
void TestBulkScoring::lateScoresOfAFileOfBefore()
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
    QVERIFY(!isOutdated(late, entry)); // nothing else is known of it

    write("what it holds now");
    QVERIFY(!isOutdated(late, entry)); // better than nothing: opening it tells
    entry.mark = markOf(entry.path);
    QVERIFY(!isOutdated(late, entry)); // nor does a mark alone say what it scores
    entry.scored = true;
    QVERIFY(isOutdated(late, entry));
    ScoreResult current;
    current.mark = entry.mark;
    QVERIFY(!isOutdated(current, entry));

    std::swap(late.mark, entry.mark); // and the other way round: the score is the newer one
    QVERIFY(!isOutdated(late, entry));
    entry.scored = false;
    entry.error = QStringLiteral("This is no picture.");
    QVERIFY(!isOutdated(late, entry));
    std::swap(late.mark, entry.mark);
    QVERIFY(isOutdated(late, entry));
}

QTEST_GUILESS_MAIN(TestBulkScoring)
#include "test_bulk_scoring.moc"
