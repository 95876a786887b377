// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk can do by key; buttons say the same keys in their tooltips.
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/desk_page.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/master_strip.h"
#include "widgets/desk/version_panel.h"

namespace mixdesk {

void DeskPage::addStripAction(const QString& text, const QString& toolTip, const QKeySequence& keys,
                              void (ChannelStrip::*act)())
{
    QAction* action = makeAction(text, toolTip, keys);
    connect(action, &QAction::triggered, this, [this, act] {
        if (m_current < int(m_strips.size()))
            (m_strips[std::size_t(m_current)]->*act)();
    });
    m_actions.append(action);
}

void DeskPage::buildActions()
{
    m_save = makeAction(tr("Save version"), {}, QKeySequence::Save, QStringLiteral("save"));
    connect(m_save, &QAction::triggered, m_master->versionPanel(), &VersionPanel::save);
    m_undo = makeAction(tr("Undo"), tr("Undo the last change of the thresholds"),
                        QKeySequence::Undo, QStringLiteral("undo"));
    connect(m_undo, &QAction::triggered, &m_desk, &ThresholdDesk::undo);
    m_redo = makeAction(tr("Redo"), tr("Redo what was undone"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                        QStringLiteral("redo"));
    connect(m_redo, &QAction::triggered, &m_desk, &ThresholdDesk::redo);
    m_restore = makeAction(tr("Write the active version again"),
                           tr("Replaces the file by the version that the desk read last."),
                           desk::kRestoreKey);
    connect(m_restore, &QAction::triggered, this, &DeskPage::restoreFile);
    m_actions = {m_save, m_undo, m_redo};
    buildStripActions();
    buildMasterActions();
    m_actions.append(m_restore);
}

void DeskPage::buildStripActions()
{
    addStripAction(tr("Solo"), tr("Solo the class in hand"), desk::kSoloKey,
                   &ChannelStrip::toggleSolo);
    addStripAction(tr("Mute"), tr("Mute the class in hand"), desk::kMuteKey,
                   &ChannelStrip::toggleMuted);
    addStripAction(tr("Lock"), tr("Lock the class in hand"), desk::kLockKey,
                   &ChannelStrip::toggleLocked);
    addStripAction(tr("Reset"), tr("Back to the active version for the class in hand"),
                   desk::kResetKey, &ChannelStrip::reset);
    addStripAction(tr("Type a threshold"), tr("Type the threshold of the class in hand"),
                   desk::kThresholdKey, &ChannelStrip::typeThreshold);
    addStripAction(tr("Type a beta"), tr("Type the beta of the class in hand"), desk::kBetaKey,
                   &ChannelStrip::typeBeta);
    addStripAction(tr("Recheck band"), tr("Recheck band of the class in hand: on or off"),
                   desk::kBandKey, &ChannelStrip::toggleBand);
    addStripAction(tr("Inspect its false rejects"),
                   tr("Show the false rejects of the class in hand"), desk::kRejectsKey,
                   &ChannelStrip::inspectRejects);
    addStripAction(tr("Inspect its escapes"), tr("Show the escapes of the class in hand"),
                   desk::kEscapesKey, &ChannelStrip::inspectEscapes);
}

void DeskPage::buildMasterActions()
{
    const auto add = [this](const QString& text, const QString& toolTip, const QKeySequence& keys,
                            auto* receiver, auto act) {
        QAction* action = makeAction(text, toolTip, keys);
        connect(action, &QAction::triggered, receiver, act);
        m_actions.append(action);
    };
    add(tr("Inspect all false rejects"), tr("Show the false rejects of every class"),
        desk::kAllRejectsKey, this,
        [this] { emit showEntriesRequested({}, DeskFilter::FalseRejects); });
    add(tr("Inspect all escapes"), tr("Show the escapes of every class"), desk::kAllEscapesKey,
        this, [this] { emit showEntriesRequested({}, DeskFilter::Misses); });
    add(tr("One beta for all"), tr("Type one beta for every class that is not locked"),
        desk::kBetaOfAllKey, m_master, &MasterStrip::typeBeta);
    add(tr("Fit"), tr("Fit the threshold of every class that is not locked"), desk::kFitKey,
        m_master->fitPanel(), &FitPanel::fit);
    add(tr("Choose what to fit to"), tr("Choose what the fitted thresholds should serve best"),
        desk::kFitTargetKey, m_master->fitPanel(), &FitPanel::focusTarget);
    VersionPanel* versions = m_master->versionPanel();
    add(tr("Versions"), tr("Go to the list of versions"), desk::kVersionsKey, versions,
        &VersionPanel::focusList);
    add(tr("Compare"), tr("Show the confusion matrices of the chosen version beside the desk's"),
        desk::kCompareKey, versions, &VersionPanel::compare);
    add(tr("Load"), tr("Put the chosen version on the desk, unsaved"), desk::kLoadKey, versions,
        &VersionPanel::load);
    add(tr("Roll back"), tr("Make the chosen version the active one again"), desk::kRollBackKey,
        versions, &VersionPanel::rollBack);
    add(tr("Discard"), tr("Go back to the active version; Undo brings the changes back"),
        desk::kDiscardKey, versions, &VersionPanel::discard);
}

} // namespace mixdesk
