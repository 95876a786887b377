// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_shots.h"

#include "widgets/common/theme.h"

#include <QApplication>
#include <QDir>

namespace mixdesk {

namespace {
constexpr int kLookEveryMs = 800; // long enough for a page to draw its pictures
const char* const kPages[] = {"data", "train", "inspect", "desk"};
} // namespace

PageShots::PageShots(MainWindow& window, const QString& folder) : m_window(window), m_folder(folder)
{
    m_window.resize(1280, 800);
    connect(&m_window, &MainWindow::notOpened, this, &PageShots::giveUp);
    connect(&m_timer, &QTimer::timeout, this, &PageShots::proceed);
    m_timer.start(kLookEveryMs);
}

void PageShots::giveUp(const QString& sentence)
{
    m_timer.stop();
    qCritical("%s", qPrintable(sentence));
    QTimer::singleShot(0, qApp, [] { QApplication::exit(1); });
}

bool PageShots::workDone() const
{
    Workspace* workspace = m_window.workspace();
    return workspace && workspace->jobs().running().isEmpty();
}

void PageShots::save(const QString& name)
{
    const QString file = QDir(m_folder).filePath(
        QStringLiteral("%1-%2.png")
            .arg(name, theme().dark ? QStringLiteral("dark") : QStringLiteral("light")));
    if (!m_window.grab().save(file))
        qCritical("%s could not be written.", qPrintable(file));
}

void PageShots::proceed()
{
    if (m_step == 0 && !m_window.workspace())
        return;
    if (m_step == 0 && !workDone())
        return;
    // Only now: the folder may lie in a project that had to be made in an empty one.
    if (m_step == 0 && !QDir().mkpath(m_folder)) {
        giveUp(tr("The folder %1 cannot be made. Choose another.").arg(m_folder));
        return;
    }
    const int pages = int(std::size(kPages));
    if (m_step > 0) // the page shown at the last tick has drawn itself
        save(QLatin1String(kPages[(m_step - 1) % pages]));
    if (m_step == 2 * pages) {
        m_timer.stop();
        m_window.close();
        return;
    }
    if (m_step % pages == 0)
        applyTheme(m_step == 0 ? ThemeChoice::Light : ThemeChoice::Dark);
    m_window.showPage(QLatin1String(kPages[m_step % pages]));
    ++m_step;
}

} // namespace mixdesk
