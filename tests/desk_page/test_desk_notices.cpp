// SPDX-License-Identifier: GPL-3.0-or-later
// How long the messages of the desk hold good.
#include "support/desk_sessions.h"
#include "support/no_warnings.h"
#include "widgets/common/theme.h"
#include "widgets/desk/desk_page.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/master_strip.h"

#include <QSignalSpy>
#include <QTest>

using namespace mixdesk;

namespace {

struct Desk : support::DeskSessions
{
    explicit Desk(const fs::path& folder) : support::DeskSessions(folder), page(desk, scoring) {}

    DeskPage page;
    QSignalSpy noticed{&page, &Page::noticed};
    Notice last() const { return noticed.last()[0].value<Notice>(); }
};

} // namespace

class TestDeskNotices : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_folder.path().toLocal8Bit());
        support::watchWarnings();
        applyTheme(ThemeChoice::Light);
    }

    void init()
    {
        const fs::path folder =
            fs::u8path(m_folder.path().toStdString()) / std::to_string(++m_count);
        support::deskProject().copyTo(folder);
        m_desk = std::make_unique<Desk>(folder);
    }

    void cleanup()
    {
        m_desk.reset();
        QCOMPARE(support::takeWarnings(), QStringList());
    }

    void anUndoOfTheFitMeansTheFit()
    {
        ThresholdDesk& desk = m_desk->desk;
        const Notice notice = fit();
        QVERIFY(notice.stands && notice.stands());
        const auto fitted = desk.rows();
        QVERIFY(desk.setBeta(0, desk.row(0).beta + 0.5));
        QVERIFY(!notice.stands());
        desk.undo();
        QVERIFY(notice.stands());
        notice.action();
        QVERIFY(!notice.stands());
        QVERIFY(!sameRows(desk.rows(), fitted));
        desk.redo();
        QVERIFY(notice.stands());
    }

    void discardAndSaveEndIt()
    {
        ThresholdDesk& desk = m_desk->desk;
        const Notice discarded = fit();
        QVERIFY(desk.discard());
        QVERIFY(!discarded.stands());
        const Notice saved = fit();
        QVERIFY(saved.stands());
        QVERIFY(desk.save({}));
        QVERIFY(!saved.stands());
        m_desk->page.master()->fitPanel()->fit(); // changes nothing any more
        QVERIFY(!m_desk->last().action);
    }

    void aDamagedFileIsToldUntilItIsRestored()
    {
        std::string whole = readFile(m_desk->file(), 1 << 20).value();
        QVERIFY(writeFileAtomic(m_desk->file(), "nonsense"));
        m_desk->desk.checkFile();
        const Notice notice = m_desk->last();
        QCOMPARE(notice.text, m_desk->desk.fileProblem());
        QVERIFY(notice.stands());
        QSignalSpy requested(&m_desk->page, &Page::pageRequested);
        notice.action();
        QCOMPARE(requested[0][0].toString(), QStringLiteral("desk"));
        QVERIFY(writeFileAtomic(m_desk->file(), whole));
        m_desk->desk.checkFile();
        QVERIFY(!notice.stands());
    }

    void whatThePageShowsTheBarDoesNot()
    {
        m_desk->page.show();
        const int before = m_desk->noticed.size();
        QVERIFY(writeFileAtomic(m_desk->file(), "nonsense"));
        m_desk->desk.checkFile();
        QVERIFY(!m_desk->desk.fileProblem().isEmpty());
        QCOMPARE(m_desk->noticed.size(), before);
    }

private:
    /// A fit that moves something, and what is said of it.
    Notice fit()
    {
        FitPanel* panel = m_desk->page.master()->fitPanel();
        panel->setTarget(FitTarget::Kind::Balanced);
        m_desk->desk.setBetaOfAll(5.5);
        panel->fit();
        return m_desk->last();
    }

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<Desk> m_desk;
};

QTEST_MAIN(TestDeskNotices)
#include "test_desk_notices.moc"
