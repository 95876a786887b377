// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/version_panel.h"

#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/version_delegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace mixdesk {

VersionPanel::VersionPanel(ThresholdDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_model(new VersionModel(desk, this)), m_saveBar(new QWidget),
      m_unsaved(new QLabel), m_comment(new QLineEdit), m_list(new QListView)
{
    m_save = makeButton(tr("Save version"), {}, QKeySequence::Save);
    m_save->setProperty("main", true);
    m_discard =
        makeButton(tr("Discard"), tr("Go back to the active version; Undo brings the changes back"),
                   desk::kDiscardKey);
    m_compare = makeButton(tr("Compare"),
                           tr("Show the confusion matrices of this version beside the desk's"),
                           desk::kCompareKey);
    m_load = makeButton(tr("Load"), tr("Put this version on the desk, unsaved"), desk::kLoadKey);
    m_rollBack = makeButton(tr("Roll back"), tr("Make this version the active one again"),
                            desk::kRollBackKey);
    m_comment->setPlaceholderText(tr("Comment, for example: night shift"));
    m_comment->setAccessibleName(tr("Comment of the version to save"));
    m_comment->setToolTip(tr("Says later why the thresholds were changed."));
    m_comment->setMaxLength(400);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new VersionDelegate(m_list));
    m_list->setAccessibleName(tr("Versions of the thresholds"));
    m_list->setToolTip(toolTipWithKeys(
        tr("Versions of the thresholds, newest first. Enter compares."), desk::kVersionsKey));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(92);
    layOut();
    connectInputs();
    refreshButtons();
}

void VersionPanel::connectInputs()
{
    connect(m_save, &QPushButton::clicked, this, &VersionPanel::save);
    connect(m_comment, &QLineEdit::returnPressed, this, &VersionPanel::save);
    connect(m_discard, &QPushButton::clicked, this, &VersionPanel::discard);
    connect(m_compare, &QPushButton::clicked, this, &VersionPanel::compare);
    connect(m_list, &QListView::activated, this, &VersionPanel::compare);
    connect(m_load, &QPushButton::clicked, this, &VersionPanel::load);
    connect(m_rollBack, &QPushButton::clicked, this, &VersionPanel::rollBack);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &VersionPanel::refreshButtons);
    connect(m_model, &VersionModel::modelReset, this, &VersionPanel::refreshButtons);
    connect(&m_desk, &ThresholdDesk::modifiedChanged, this, &VersionPanel::refreshButtons);
    connect(&m_desk, &ThresholdDesk::fileProblemChanged, this, &VersionPanel::refreshButtons);
}

QPushButton* VersionPanel::makeButton(const QString& text, const QString& toolTip,
                                      const QKeySequence& keys)
{
    auto* button = new QPushButton(text);
    button->setToolTip(toolTipWithKeys(toolTip, keys));
    return button;
}

void VersionPanel::layOut()
{
    auto* bar = new QVBoxLayout(m_saveBar);
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(kSpace);
    auto* state = new QHBoxLayout;
    state->addWidget(m_unsaved, 1);
    state->addWidget(m_discard);
    bar->addLayout(state);
    auto* save = new QHBoxLayout;
    save->setSpacing(kSpace);
    save->addWidget(m_comment, 1);
    save->addWidget(m_save);
    bar->addLayout(save);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kSpace);
    rows->addWidget(m_list, 1);
    auto* actions = new QHBoxLayout;
    actions->setSpacing(kSpace);
    for (QPushButton* button : {m_compare, m_load, m_rollBack})
        actions->addWidget(button);
    rows->addLayout(actions);
}

std::optional<ThresholdVersion> VersionPanel::selected() const
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return {};
    return m_model->version(index.row());
}

void VersionPanel::refreshButtons()
{
    const Theme& t = theme();
    const bool modified = m_desk.modified();
    const auto active = m_desk.activeVersion();
    const QString saved = active ? tr("Version %1 is active").arg(active->number) : QString();
    m_unsaved->setText(modified ? QStringLiteral("<span style=\"color:%1\">●</span> <b>%2</b>")
                                      .arg(t.recheck.name(), tr("unsaved"))
                                : saved);
    m_unsaved->setToolTip(modified ? tr("The desk differs from version %1. Unsaved changes are "
                                        "kept, even over a crash.")
                                         .arg(active ? active->number : 0)
                                   : saved);
    m_discard->setVisible(modified);
    m_save->setEnabled(m_desk.canSave());
    m_save->setToolTip(saveToolTip());
    const QModelIndex index = m_list->currentIndex();
    const bool chosen = index.isValid() && m_list->selectionModel()->isSelected(index);
    m_compare->setEnabled(chosen);
    m_load->setEnabled(chosen);
    m_rollBack->setEnabled(chosen && !index.data(VersionModel::kActiveRole).toBool());
}

void VersionPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        refreshButtons();
    QWidget::changeEvent(event);
}

void VersionPanel::report(const Result<void>& result)
{
    if (!result)
        emit failed(QString::fromStdString(result.error().message));
}

QString VersionPanel::saveToolTip() const
{
    if (m_desk.empty())
        return tr("There is no active run whose thresholds could be saved.");
    const auto active = m_desk.activeVersion();
    return toolTipWithKeys(
        m_desk.canSave() ? tr("Make the thresholds on the desk the run's active version")
                         : tr("Nothing was changed since version %1, so there is nothing to save.")
                               .arg(active ? active->number : 0),
        QKeySequence::Save);
}

void VersionPanel::discard()
{
    report(m_desk.discard());
}

/// True where somebody had chosen a version before.
bool VersionPanel::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (index.isValid() && m_list->selectionModel()->isSelected(index))
        return true;
    if (m_model->rowCount() == 0)
        return false;
    m_list->setCurrentIndex(m_model->index(std::min(1, m_model->rowCount() - 1), 0));
    m_list->setFocus(Qt::ShortcutFocusReason);
    return false;
}

void VersionPanel::compare()
{
    choose();
    if (const auto version = selected())
        emit compareRequested(*version);
}

void VersionPanel::load()
{
    const auto version = choose() ? selected() : std::nullopt;
    if (version)
        report(m_desk.load(version->id));
}

void VersionPanel::rollBack()
{
    const auto version = choose() && m_rollBack->isEnabled() ? selected() : std::nullopt;
    if (!version)
        return;
    const auto done = m_desk.rollBack(version->id);
    report(done);
    m_list->setFocus(Qt::OtherFocusReason); // the button is of no use now and would lose it
    if (done)
        if (const auto active = m_desk.activeVersion())
            emit rolledBack(version->number, active->number);
}

void VersionPanel::focusList()
{
    choose();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void VersionPanel::save()
{
    if (!m_desk.canSave())
        return; // Enter in the comment; the button says why
    const auto saved = m_desk.save(m_comment->text());
    report(saved);
    if (!saved)
        return;
    m_comment->clear();
    if (const auto version = m_desk.activeVersion())
        emit this->saved(version->number);
}

} // namespace mixdesk
