// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/data_page.h"
#include "widgets/data/inbox_panel.h"
#include "widgets/data/label_panel.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

void DataPage::useLabels(LabelExchange& labels)
{
    m_labelPanel = new LabelPanel(labels);
    addDrawer(m_labelPanel);
    connect(m_labelPanel, &LabelPanel::noticed, this, &Page::noticed);
    connect(m_labelPanel, &LabelPanel::closed, this, [this] { showDrawer(nullptr); });
    QAction* out = makeAction(
        tr("Labels"), tr("Write verdicts and masks as files for other programs, or read theirs"),
        QKeySequence(Qt::CTRL | Qt::Key_S), QStringLiteral("export"));
    QAction* in =
        makeAction(tr("Import labels"), tr("Take verdicts and masks in from files of others"),
                   QKeySequence(Qt::CTRL | Qt::Key_I), QStringLiteral("open"));
    connect(out, &QAction::triggered, this, [this] {
        showDrawer(m_labelPanel);
        m_labelPanel->askForExport();
    });
    connect(in, &QAction::triggered, this, [this] {
        showDrawer(m_labelPanel);
        m_labelPanel->askForImport();
    });
    addHeaderAction(out);
    m_actions << out << in;
    m_drawerActions << out << in;
    refresh();
}

void DataPage::useInbox(InboxSession& inbox)
{
    m_inboxPanel = new InboxPanel(inbox);
    addDrawer(m_inboxPanel);
    connect(m_inboxPanel, &InboxPanel::noticed, this, &Page::noticed);
    connect(m_inboxPanel, &InboxPanel::closed, this, [this] { showDrawer(nullptr); });
    QAction* show =
        makeAction(tr("Inbox"), tr("Show the folders of pictures that nobody has sorted yet"),
                   QKeySequence(Qt::CTRL | Qt::Key_B), QStringLiteral("folder"));
    connect(show, &QAction::triggered, this, [this] {
        const bool open = m_inboxPanel->isVisible();
        showDrawer(open ? nullptr : m_inboxPanel);
        if (!open)
            m_inboxPanel->setFocus();
    });
    addHeaderAction(show);
    m_actions << show;
    m_drawerActions << show;
    refresh();
}

/// Below the header, out of sight until it is asked for.
void DataPage::addDrawer(QWidget* drawer)
{
    drawer->hide();
    m_column->insertWidget(1, drawer);
    m_drawers << drawer;
}

void DataPage::showDrawer(QWidget* drawer)
{
    for (QWidget* one : std::as_const(m_drawers))
        one->setVisible(one == drawer);
    if (!drawer)
        m_classes->setFocus();
}

void DataPage::addHeaderAction(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_headerRow->insertWidget(1, button);
}

} // namespace mixdesk
