// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"
#include "widgets/desk/version_model.h"

#include <QKeySequence>
#include <QWidget>
#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace mixdesk {

/// Saving the desk as a version, with its comment, and the list of versions with what can be done
/// with them.
class VersionPanel : public QWidget
{
    Q_OBJECT

public:
    explicit VersionPanel(ThresholdDesk& desk, QWidget* parent = nullptr);

    void save(); ///< with the comment that stands in the field
    void discard();
    // With the chosen version; without one, the one before the active is chosen first, and only
    // compare() goes on with it at once.
    void compare();
    void load();
    void rollBack();
    void focusList();
    /// Why the desk can or cannot be saved, for button and action.
    QString saveToolTip() const;
    /// State, comment and "Save version", for a place that is always in sight: whoever shows the
    /// panel lays it out beside it.
    QWidget* saveBar() const { return m_saveBar; }
    QListView* list() const { return m_list; }
    VersionModel* model() const { return m_model; }

signals:
    void saved(int number);
    void rolledBack(int to, int number); ///< version `to` is active again, as version `number`
    void failed(const QString& sentence);
    void compareRequested(const mixdesk::ThresholdVersion& version);

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* makeButton(const QString& text, const QString& toolTip, const QKeySequence& keys);
    bool choose();
    void layOut();
    void connectInputs();
    std::optional<ThresholdVersion> selected() const;
    void refreshButtons();
    void report(const Result<void>& result);

    ThresholdDesk& m_desk;
    VersionModel* m_model;
    QWidget* m_saveBar;
    QLabel* m_unsaved;
    QLineEdit* m_comment;
    QListView* m_list;
    QPushButton *m_save, *m_discard, *m_compare, *m_load, *m_rollBack;
};

} // namespace mixdesk
