// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/agreement_study.h"
#include "core/session/notice.h"
#include "core/session/scoring_session.h"
#include "core/session/threshold_desk.h"

#include <QComboBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QWidget>

class QBoxLayout;

namespace mixdesk {

class MatrixView;

/// One picture as large as there is room, and nothing else.
class BlindPicture : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    void setPicture(const QImage& picture); ///< null: being opened
    bool empty() const { return m_picture.isNull(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_picture;
    QPixmap m_scaled;
};

/// Two inspectors judge the same sample blind: start or go on, judge by keys, read the result.
class AgreementPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Step { Choose, Judge, Result };

    AgreementPanel(AgreementStudy& study, ScoringSession& scoring, ThresholdDesk& desk,
                   QWidget* parent = nullptr);

    /// Shows the studies that there are; `inspector` is who judges.
    void open(const Actor& inspector);
    void setInspector(const Actor& inspector); ///< judges from now on; after inspectorNamed()
    Step step() const { return Step(m_steps->currentIndex()); }
    int position() const { return m_at; } ///< in the sample, while judging
    QString progressText() const { return m_progress->text(); }
    QString resultText() const { return m_result->text(); }
    QString problemText() const { return m_problem->isHidden() ? QString() : m_problem->text(); }
    BlindPicture& picture() const { return *m_picture; }

    // For tests.
    QLineEdit* nameField() const { return m_name; }
    QLineEdit* inspectorField() const; ///< of the step; null while judging
    QSpinBox* sizeField() const { return m_size; }
    QListWidget* studyList() const { return m_list; }
    QListWidget* differenceList() const { return m_differences; }
    QPushButton* startButton() const { return m_start; }
    QPushButton* goOnButton() const { return m_goOn; }
    QPushButton* resultButton() const { return m_showResult; }
    QPushButton* judgeAlsoButton() const { return m_judgeAlso; }

signals:
    void left();
    void inspectorNamed(const QString& name); ///< somebody else judges; empty: the login name
    void pictureRequested(const QString& image);
    void noticed(const mixdesk::Notice& notice);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildChoose();
    QWidget* buildNew();
    QWidget* buildJudge();
    QWidget* buildResult();
    QLineEdit* addInspector(QBoxLayout* row);
    void takeInspector();
    void say(const Error& problem);
    void refresh();
    void start();
    void goOn();
    void showPicture();
    void judge(Decision decision);
    void showResult();
    void fillResult();
    void exportCsv();
    bool tell(const Error& error);
    const AgreementStudy::Info* chosen() const;

    AgreementStudy& m_study;
    ScoringSession& m_scoring;
    ThresholdDesk& m_desk;
    Actor m_actor;
    std::vector<AgreementStudy::Info> m_studies;
    AgreementStudy::Info m_current;
    QHash<QString, Decision> m_given;
    int m_at = 0;

    QStackedWidget* m_steps;
    QListWidget *m_list, *m_differences;
    QLineEdit *m_name, *m_chooser, *m_other; ///< a study's name; the inspector's, on two steps
    QSpinBox* m_size;
    QPushButton *m_start, *m_goOn, *m_showResult, *m_judgeAlso;
    BlindPicture* m_picture;
    QLabel *m_progress, *m_result, *m_problem;
    QComboBox *m_first, *m_second;
    MatrixView* m_table;
};

} // namespace mixdesk
