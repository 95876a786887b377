// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_entry.h"
#include "widgets/inspect/decision_button.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVector>
#include <optional>

namespace mixdesk {

/// What a person says of the part, and the buttons to say it with. It stores nothing itself.
class ReviewPanel : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kKeyedTypes = 9;

    explicit ReviewPanel(QWidget* parent = nullptr);

    /// `verdict` as it stands; `others` as ReviewSession::otherOpinions(); `replaced` as
    /// ReviewSession::replacedVerdict().
    void showVerdict(const VerdictRecord& verdict, const QStringList& others,
                     const QString& reviewer, const std::optional<VerdictRecord>& replaced = {});
    void setTypes(const QStringList& types); ///< Shift+1 to Shift+9 name the first of them
    QString type(int number) const { return m_types.value(number - 1); } ///< 1 to 9
    void setKeys(const QAction* ok, const QAction* notOk, const QAction* unsure);
    /// The hand's action that each button stands for: its tooltip, and what a click does.
    void bind(QAction* flag, QAction* comment, QAction* newType, QAction* reviewer);

    // Fields that open in place; Enter takes, Escape leaves.
    /// Another part follows: a comment being typed is taken, a new type's name is not.
    void leavePart();
    void editComment();
    void editNewType();
    void editReviewer();

    DecisionButton* button(Decision decision) const { return m_decisions[int(decision) - 1]; }
    QString decidedText() const { return m_decided->text(); }
    QString othersText() const { return m_others->isHidden() ? QString() : m_others->text(); }
    QString commentText() const { return m_comment->isHidden() ? QString() : m_comment->toolTip(); }
    QVector<QPushButton*> typeButtons() const { return m_typeButtons; }
    QLineEdit* field() const { return m_field; }

signals:
    void decided(mixdesk::Decision decision);
    void typeChosen(const QString& type);
    void typeNamed(const QString& type);    ///< in the field
    void commented(const QString& comment); ///< another than when the field was opened
    void reviewerNamed(const QString& name);
    void fieldLeft(); ///< taken or not: the focus may go back

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Asked { Nothing, Comment, Type, Reviewer };

    QWidget* buildButtons();
    QToolButton* addTool(QLayout* row, const QString& icon);
    void ask(Asked what, const QString& text, const QString& placeholder);
    void leaveField();
    void takeField();
    void elide();
    void showTypes();
    QString saidText(const VerdictRecord& verdict) const;

    VerdictRecord m_verdict;
    QStringList m_types;
    QString m_reviewerName;
    DecisionButton* m_decisions[3];
    QWidget* m_typeRow;
    QVector<QPushButton*> m_typeButtons;
    QPushButton* m_newType;
    QToolButton *m_flag, *m_commentButton, *m_reviewer;
    QLabel *m_decided, *m_others, *m_comment;
    QWidget* m_tools;
    QLineEdit* m_field;
    Asked m_asked = Asked::Nothing;
    QString m_askedText; ///< of the field when it was opened
};

} // namespace mixdesk
