// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_index.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <optional>

namespace mixdesk {

class ScoreHistogram;
class VerdictLabel;

/// What the model says of one part: the verdict in words that can be read from three metres, and
/// the numbers that it rests on.
class VerdictPanel : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictPanel(QWidget* parent = nullptr);

    /// `row` is the routed class's as it lies on the desk, null where nothing is scored.
    void showEntry(const GalleryEntry& entry, const std::optional<Judgement>& judgement,
                   const ClassThreshold* row, const QStringList& classes);
    void clear();
    /// How far an ensemble's members disagree on the part (ScoredPicture); NaN: no ensemble's.
    void setDisagreement(double disagreement);
    /// Scores of the pictures that were routed to the class of the entry shown.
    void setScores(const std::vector<double>& good, const std::vector<double>& defective,
                   const std::vector<double>& unlabelled);
    void setUnsaved(bool unsaved);

    QString verdictText() const;
    QString instructionText() const { return m_instruction->text(); }
    QString truthText() const { return m_truth->text(); }
    QString classText() const { return m_class->text(); }
    QString membersText() const { return m_members->text(); }
    bool showsMembers() const { return !m_members->isHidden(); }
    bool showsUnsaved() const { return !m_unsaved->isHidden(); }
    ScoreHistogram* histogram() const { return m_histogram; }

signals:
    void deskRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure
    {
        QWidget* box;
        QLabel *number, *caption;
    };

    Figure addFigure(QLayout* row, const QString& caption);
    void restyle();
    void elideFile();
    void showUnscored(const GalleryEntry& entry);
    void showClass(const GalleryEntry& entry, const QStringList& classes);
    void showTruth(const GalleryEntry& entry, const std::optional<Judgement>& judgement);
    void setFiguresVisible(bool visible);

    std::optional<Verdict> m_shown;
    bool m_broken = false;
    int m_classIndex = -1;
    bool m_wrong = false, m_misrouted = false, m_labelled = false;
    QString m_fileText;
    QLabel* m_icon;
    VerdictLabel* m_verdict;
    QLabel *m_instruction, *m_dot, *m_class, *m_truthIcon, *m_truth, *m_members, *m_file;
    Figure m_score, m_threshold, m_margin;
    QToolButton* m_unsaved;
    ScoreHistogram* m_histogram;
};

} // namespace mixdesk
