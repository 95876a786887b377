// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/dataset_session.h"
#include "core/session/gallery_index.h"
#include "core/session/picture_loader.h"
#include "core/session/scoring_session.h"
#include "core/session/threshold_desk.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/page.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>

class QScrollArea;

namespace mixdesk {

class AgreementPanel;
class AgreementStudy;
class FilterBar;
class GalleryModel;
class GalleryView;
class MaskEditor;
class MaskSession;
class MatrixView;
class PartPreparer;
class ReviewPanel;
class ReviewSession;
struct ReviewEdit;
class TripleView;
class VerdictPanel;

/// One part laid open above a gallery of all of them. Plain digits are left to verdicts by hand.
class InspectPage : public Page
{
    Q_OBJECT

public:
    enum class Show { All, Escapes, FalseRejects, Misrouted };

    InspectPage(ScoringSession& scoring, ThresholdDesk& desk, PictureLoader& pictures,
                DatasetSession& dataset, QWidget* parent = nullptr);
    ~InspectPage() override;

    QList<QAction*> pageActions() const override { return m_actions; }
    /// Of the masks while somebody draws; null while inspectors are compared.
    QAction* undoAction() const override;
    QAction* redoAction() const override;

    /// Parts can be judged from now on. The session outlives the page.
    void useReview(ReviewSession& review);
    /// Inspectors can be compared from now on. The study outlives the page.
    void useAgreement(AgreementStudy& study);
    /// Defects can be marked from now on. Both outlive the page.
    void useMasks(MaskSession& masks, ReviewSession& review);

    /// Filters the gallery and goes to the first picture that passes.
    void showEntries(const GalleryFilterSpec& spec);
    /// The same for one class, or all where the name is empty.
    void showEntries(const QString& className, Show show);
    /// Opens a picture by its index in the session's entries.
    void showEntry(int entry);
    void step(int by); ///< in the gallery's order; stops at its ends

    int currentEntry() const { return m_current; } ///< -1: none
    /// Whose picture is in sight; follows currentEntry() as soon as it is ready. -1: none.
    int shownEntry() const { return m_shownEntry; }
    /// The same, or whose small picture stands in for it until it is ready.
    int seenEntry() const { return m_seenEntry; }
    /// Null until it has been opened.
    PartPointer currentPart() const { return m_part; }

    GalleryModel& gallery() const { return *m_model; }
    FilterBar& filterBar() const { return *m_filter; }
    MatrixView& verdictMatrix() const { return *m_verdicts; }
    MatrixView& routingMatrix() const { return *m_routing; }
    AgreementPanel* agreementPanel() const { return m_agreement; }
    VerdictPanel& verdictPanel() const { return *m_panel; }
    ReviewPanel& reviewPanel() const { return *m_reviewPanel; }
    QString progressText() const { return m_progress->text(); }
    TripleView& view() const { return *m_view; }
    MaskEditor& maskEditor() const { return *m_maskEditor; }

signals:
    void currentChanged(int entry);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    QWidget* buildLower();
    QWidget* buildStrip();
    void buildStripActions();
    QWidget* buildTools();
    void buildActions();
    void addStep(const QString& text, const QString& toolTip, const QList<QKeySequence>& keys,
                 const QString& icon, int by);
    void connectSessions();
    void chooseFiles();
    void addFiles(const QStringList& paths);

    void takeEntries();
    void takeAdded(int first);
    void updateEmptyState();
    void updateStrip();
    void updateMatrices();
    void updateVerdictMatrix();
    void updateRoutingMatrix();
    void updateRates();
    void refreshed();
    void goToFirst();
    void specChosen(const GalleryFilterSpec& spec);
    void verdictCellClicked(int row, int column);
    void routingCellClicked(int row, int column);

    void setCurrent(int entry, int direction);
    void syncView();
    bool studyShown() const; ///< two inspectors are being compared
    void restForStudy();
    void nameReviewer(const QString& name);
    void openCurrent();
    QVector<int> neighbours() const;
    void partOpened(const PartPointer& part);
    void prepare(const PartPointer& part, bool urgent);
    void showPrepared();
    void followMasks();
    void showPreview(const QImage& picture);
    void tellLate();
    void fileReplaced(int entry);
    void classKnown();
    void updatePanel();
    void showDisagreement();
    void updateHistogram();
    void thresholdsChanged();

    QWidget* buildReview();
    void buildVerdictActions();
    void buildReviewActions();
    QAction* addReviewAction(const QString& text, const QString& toolTip, const QKeySequence& keys,
                             const std::function<void()>& run);
    void askInPanel(void (ReviewPanel::*ask)());
    QVector<int> chosenEntries() const;
    void decide(const ReviewEdit& edit, bool goOn);
    void decide(const QVector<int>& entries, const ReviewEdit& edit, bool goOn);
    QVector<int> askedEntries() const;
    void takeComment(const QString& comment);
    void goToUnreviewed();
    void goBackTo(const QVector<int>& entries);
    void updateReview();

    ScoringSession& m_scoring;
    ThresholdDesk& m_desk;
    DatasetSession& m_dataset;

    GalleryModel* m_model;
    PartPreparer* m_preparer;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QString m_emptyLeadsTo;
    QSplitter* m_whole;
    TripleView* m_view;
    MaskEditor* m_maskEditor;
    MaskSession* m_masks = nullptr;
    ReviewSession* m_maskReview = nullptr; ///< whose types masks have
    VerdictPanel* m_panel;
    FilterBar* m_filter;
    QWidget* m_strip;
    QLabel* m_stripText;
    QPushButton* m_stripButton;
    QAction *m_scoreRest = nullptr, *m_removeOutside = nullptr; ///< what the button does
    GalleryView* m_gallery;
    QTabWidget* m_matrices;
    MatrixView *m_verdicts, *m_routing;
    QLabel* m_rates; ///< below the matrix of verdicts
    QVector<Verdict> m_verdictColumns;
    QVector<Truth> m_truthRows;
    QList<QAction*> m_actions;
    ReviewSession* m_review = nullptr; ///< null: nobody reviews here
    ReviewPanel* m_reviewPanel = nullptr;
    QScrollArea* m_reviewTab = nullptr; ///< around it
    QHash<QString, QString> m_asked;    ///< keys that its field speaks of, with the comments then
    AgreementPanel* m_agreement = nullptr;
    QLabel* m_progress = nullptr;
    QProgressBar* m_progressBar = nullptr;
    QAction *m_advance = nullptr, *m_undo = nullptr, *m_redo = nullptr;
    QList<QAction*> m_resting; ///< the page's actions, while a study is shown
    QStringList m_classes;     ///< that the filters speak of

    int m_current = -1;
    QString m_currentPath;      ///< to find it again in another list
    int m_direction = 1;        ///< of the last step: what is ahead is prefetched first
    bool m_keepCurrent = false; ///< the hand chose it: new scores do not change it
    bool m_takingEntries = false;
    PartPointer m_part;
    std::vector<std::map<std::string, double>> m_pixel; ///< thresholds that parts were prepared by
    std::pair<int, int> m_histogramState{-1, 0};        ///< class and number of scores shown
    QTimer m_repaintPart;                               ///< after thresholds changed
    QTimer m_late;         ///< the picture takes longer than an eye forgives
    int m_shownEntry = -1; ///< whose picture is in sight
    int m_seenEntry = -1;  ///< the same, if only a small one
    bool m_openWhenShown = false;
};

} // namespace mixdesk
