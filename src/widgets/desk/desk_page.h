// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"
#include "widgets/common/page.h"
#include "widgets/desk/channel_strip.h"

#include <QSet>
#include <QTimer>
#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace mixdesk {

class ComparePanel;
class EmptyState;
class MasterStrip;

/// The mixing desk: a strip per class and the master strip. Desk and session must outlive it.
class DeskPage : public Page
{
    Q_OBJECT

public:
    DeskPage(ThresholdDesk& desk, ScoringSession& scoring, QWidget* parent = nullptr);

    QList<QAction*> pageActions() const override { return m_actions; }
    QAction* undoAction() const override { return m_undo; }
    QAction* redoAction() const override { return m_redo; }

    const std::vector<ChannelStrip*>& strips() const { return m_strips; }
    MasterStrip* master() const { return m_master; }

signals:
    /// The pictures behind a count, for the Inspect page; an empty class name: all classes.
    void showEntriesRequested(const QString& className, mixdesk::DeskFilter filter);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildDesk();
    void buildActions();
    void buildMasterActions();
    void buildStripActions();
    void connectDesk();
    void connectPanels();
    void addStripAction(const QString& text, const QString& toolTip, const QKeySequence& keys,
                        void (ChannelStrip::*act)());
    void restoreFile();
    void rebuildStrips();
    void addStrip(int c);
    void arrangeStrips();
    void queue(int c); ///< -1: all, with their scores
    void flush();
    void showState();
    void showEmpty();
    void showFileProblem();
    void refreshUndo();
    void setCurrent(int c);
    void focusStrip(int c);
    bool tabFrom(int c, bool next);
    void openCompare(const ThresholdVersion& version);
    void closeCompare();
    void say(Notice::Kind kind, const QString& sentence);
    void sayFitted(const QString& sentence);
    void sayFileNews(const QString& sentence);

    ThresholdDesk& m_desk;
    ScoringSession& m_scoring;
    QStackedWidget *m_stack, *m_left;
    EmptyState* m_empty;
    QWidget *m_deskArea, *m_problem, *m_stripRow;
    QLabel* m_problemText;
    QScrollArea* m_scroll;
    QHBoxLayout* m_stripLayout;
    ComparePanel* m_compare;
    MasterStrip* m_master = nullptr;
    std::vector<ChannelStrip*> m_strips;
    int m_current = 0;
    QList<QAction*> m_actions;
    QAction *m_save, *m_undo, *m_redo, *m_restore;
    QSet<int> m_pending;
    bool m_allPending = false;
    QTimer m_flush;
};

} // namespace mixdesk
