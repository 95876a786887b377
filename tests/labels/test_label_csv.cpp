// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels/label_fixture.h"

#include <QTest>

using namespace mixdesk;
using namespace mixdesk::support;

class TestLabelCsv : public QObject
{
    Q_OBJECT

private slots:
    void onePictureALine();
    void cellsNeverBeginFormulas();
    void noPictures();
    void unwritablePlace();
};

namespace {

const std::string kHeader = "picture,class,decision,defect_type,masked_types,comment,flagged,"
                            "reviewer,created,score,threshold,model_sha256\r\n";

} // namespace

void TestLabelCsv::onePictureALine()
{
    LabelFixture fixture;
    PictureLabel& label = fixture.add("cap/Größe, 1.png", LabelDecision::NotOk, "dent",
                                      {{"dent", blot(1)}, {"scratch", blot(2)}});
    label.comment = "two\nlines, \"quoted\"";
    label.reviewer = "Jörg";
    label.created = "2026-11-23T12:00:00.000Z";
    label.modelHash = "abc";
    label.flagged = true;
    label.score = 0.1;
    label.threshold = -2.5;
    fixture.add("cap/2.png", LabelDecision::Unsure);
    fixture.add("cap/3.png", LabelDecision::None);
    const fs::path file = fixture.root / "labels.csv";
    const auto written = exportCsv(fixture.labels, file);
    QVERIFY(bool(written));
    QCOMPARE(written->pictures, 3);
    QCOMPARE(readFile(file).value(),
             kHeader + "\"cap/Größe, 1.png\",cap,not_ok,dent,dent; scratch,\"two\nlines, "
                       "\"\"quoted\"\"\",yes,Jörg,2026-11-23T12:00:00.000Z,0.1,-2.5,abc\r\n"
                       "cap/2.png,cap,unsure,,,,no,,,,,\r\n"
                       "cap/3.png,cap,none,,,,no,,,,,\r\n");
}

void TestLabelCsv::cellsNeverBeginFormulas()
{
    LabelFixture fixture;
    for (const char* start : {"=", "+", "-", "@", "\t", "\r", "\n"}) {
        LabelSet labels;
        PictureLabel label;
        const std::string text = std::string(start) + "cmd|' /C calc'!A0";
        label.relative = label.className = label.defectType = label.comment = text;
        label.reviewer = label.created = label.modelHash = text;
        label.maskedTypes = {text};
        labels.pictures = {label};
        const fs::path file = fixture.root / "labels.csv";
        QVERIFY(bool(exportCsv(labels, file)));
        const std::string line = readFile(file).value().substr(kHeader.size());
        std::size_t guarded = 0;
        for (std::size_t at = line.find("'" + text); at != std::string::npos;
             at = line.find("'" + text, at + 1))
            ++guarded;
        QCOMPARE(guarded, std::size_t(8));
    }
}

void TestLabelCsv::noPictures()
{
    LabelFixture fixture;
    QVERIFY(bool(exportCsv({}, fixture.root / "a/labels.csv")));
    QCOMPARE(readFile(fixture.root / "a/labels.csv").value(), kHeader);
}

void TestLabelCsv::unwritablePlace()
{
    LabelFixture fixture;
    writeBytes(fixture.root / "file", "");
    QVERIFY(exportCsv({}, fixture.root / "file/labels.csv").error().code == ErrorCode::Unwritable);
}

QTEST_APPLESS_MAIN(TestLabelCsv)
#include "test_label_csv.moc"
