// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/inbox_panel.h"

#include "widgets/common/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kListHeight = 92; ///< pixels: about three folders, the rest scrolls

} // namespace

InboxPanel::InboxPanel(InboxSession& inbox, QWidget* parent)
    : QWidget(parent), m_inbox(inbox), m_text(new QLabel), m_list(new QListWidget),
      m_add(new QPushButton(tr("Add folder"))), m_remove(new QPushButton(tr("Remove"))),
      m_look(new QPushButton(tr("Look again")))
{
    m_add->setToolTip(tr("Choose a folder whose pictures are scored and reviewed"));
    m_remove->setToolTip(tr("Take the selected folder off the list (Delete). Its pictures stay "
                            "where they are, and verdicts stay stored."));
    m_look->setToolTip(tr("Look for new pictures in all inbox folders now"));
    m_list->setAccessibleName(tr("Inbox folders"));
    m_list->setFixedHeight(kListHeight);
    m_list->setTabKeyNavigation(false);
    auto* title = new QLabel(tr("Inbox folders"));
    title->setFont(textFont(1.0, QFont::DemiBold));
    m_text->setProperty("soft", true);
    m_text->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * kSpace);
    head->addWidget(title);
    head->addWidget(m_text, 1);
    for (QPushButton* button : {m_look, m_remove, m_add})
        head->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kSpace);
    column->addLayout(head);
    column->addWidget(m_list);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, &InboxPanel::choose);
    connect(m_remove, &QPushButton::clicked, this, &InboxPanel::removeSelected);
    connect(m_look, &QPushButton::clicked, &inbox, &InboxSession::rescan);
    connect(&inbox, &InboxSession::changed, this, &InboxPanel::refresh);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_remove->setEnabled(row >= 0); });
    refresh();
}

void InboxPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else if (event->key() == Qt::Key_Delete && m_list->hasFocus())
        removeSelected();
    else
        QWidget::keyPressEvent(event);
}

void InboxPanel::refresh()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const InboxFolder& folder : m_inbox.folders()) {
        const QString path = QDir::toNativeSeparators(folder.path);
        m_list->addItem(folder.problem.isEmpty()
                            ? tr("%1: %2").arg(path, tr("%Ln picture(s)", nullptr, folder.pictures))
                            : folder.problem);
        auto* item = m_list->item(m_list->count() - 1);
        item->setData(Qt::UserRole, folder.path);
        item->setToolTip(folder.problem.isEmpty() ? path : folder.problem);
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    m_list->setVisible(m_list->count() > 0);
    m_remove->setEnabled(m_list->currentRow() >= 0);
    m_look->setEnabled(m_list->count() > 0);
    m_text->setText(m_list->count() > 0
                        ? tr("New pictures in them are scored and wait for a verdict in Inspect.")
                        : tr("Pictures in an inbox folder need not be sorted: they are scored and "
                             "wait for a verdict in Inspect."));
}

void InboxPanel::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose an inbox folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &InboxPanel::add);
    dialog->open();
}

void InboxPanel::add(const QString& folder)
{
    if (auto ok = m_inbox.add(folder); !ok)
        emit noticed(errorNotice(ok.error()));
}

void InboxPanel::removeSelected()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QString folder = item->data(Qt::UserRole).toString();
    if (auto ok = m_inbox.remove(folder); !ok) {
        emit noticed(errorNotice(ok.error()));
        return;
    }
    emit noticed({Notice::Kind::Result,
                  tr("%1 is no inbox any more; verdicts on its pictures stay stored.")
                      .arg(QDir::toNativeSeparators(folder)),
                  tr("Undo"), [panel = QPointer<InboxPanel>(this), folder] {
                      if (panel)
                          panel->add(folder);
                  }});
}

} // namespace mixdesk
