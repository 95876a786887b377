// SPDX-License-Identifier: GPL-3.0-or-later
// What a person says of the parts: verdicts by key, one part or many at once, and the way on.
#include "core/session/review_session.h"
#include "widgets/common/duration_text.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/agreement_panel.h"
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/review_panel.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/view/mask_editor.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace mixdesk {

namespace {

const QString kReviewer = QStringLiteral("inspect/reviewer");
const QString kAdvance = QStringLiteral("inspect/advance");

ReviewEdit decisionEdit(Decision decision)
{
    ReviewEdit edit;
    edit.decision = decision;
    edit.typeOfFolder = decision == Decision::NotOk; // a type of before would be a guess
    return edit;
}

ReviewEdit typeEdit(const QString& type)
{
    ReviewEdit edit;
    edit.decision = Decision::NotOk;
    edit.defectType = type;
    return edit;
}

} // namespace

QWidget* InspectPage::buildReview()
{
    m_reviewPanel = new ReviewPanel;
    auto* scrolled = new QWidget;
    auto* upper = new QVBoxLayout(scrolled);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->addWidget(m_reviewPanel);
    upper->addStretch();
    m_reviewTab = new QScrollArea; // in a low window it is scrolled, never squeezed
    m_reviewTab->setWidget(scrolled);
    m_reviewTab->setWidgetResizable(true);
    m_reviewTab->setFrameShape(QFrame::NoFrame);
    m_reviewTab->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reviewTab->setFocusPolicy(Qt::NoFocus);
    m_progress = new QLabel;
    m_progress->setProperty("soft", true);
    m_progress->setWordWrap(true);
    m_progress->setAccessibleName(tr("Progress of the review"));
    m_progressBar = new QProgressBar;
    m_progressBar->setTextVisible(false);
    m_progressBar->setAccessibleName(m_progress->accessibleName());
    auto* below = new QVBoxLayout; // in sight however much is scrolled
    below->setContentsMargins(3 * kSpace, 0, 3 * kSpace, kSpace);
    below->setSpacing(kSpace);
    below->addWidget(m_progress);
    below->addWidget(m_progressBar);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    column->addWidget(m_reviewTab, 1);
    column->addLayout(below);
    return whole;
}

void InspectPage::useReview(ReviewSession& review)
{
    m_review = &review;
    m_review->setReviewer(settings::value(kReviewer, QString()));
    m_matrices->insertTab(0, buildReview(), tr("Review"));
    m_matrices->setTabToolTip(0, tr("What people say of the part"));
    m_matrices->setCurrentIndex(0);
    buildVerdictActions();
    buildReviewActions();
    connect(m_reviewPanel, &ReviewPanel::decided, this,
            [this](Decision decision) { decide(decisionEdit(decision), true); });
    connect(m_reviewPanel, &ReviewPanel::typeChosen, this,
            [this](const QString& type) { decide(typeEdit(type), true); });
    connect(m_reviewPanel, &ReviewPanel::typeNamed, this,
            [this](const QString& type) { decide(askedEntries(), typeEdit(type), true); });
    connect(m_reviewPanel, &ReviewPanel::commented, this, &InspectPage::takeComment);
    connect(m_reviewPanel, &ReviewPanel::reviewerNamed, this, &InspectPage::nameReviewer);
    connect(m_reviewPanel, &ReviewPanel::fieldLeft, m_gallery, qOverload<>(&QWidget::setFocus));
    connect(m_review, &ReviewSession::reviewed, this, [this](const QVector<int>& entries) {
        m_model->entriesReviewed(entries);
        updateReview();
    });
    connect(m_review, &ReviewSession::outdated, this, [this](int entry) {
        if (entry == m_current)
            openCurrent();
    });
    connect(m_review, &ReviewSession::undoChanged, this, &InspectPage::updateReview);
    connect(m_review, &ReviewSession::conflicted, this, [this](int, const QString& sentence) {
        emit noticed({Notice::Kind::Warning, sentence, {}, {}});
    });
    connect(m_review, &ReviewSession::failed, this, [this](const QString& sentence) {
        emit noticed({Notice::Kind::Error, sentence, {}, {}});
    });
    updateReview();
}

void InspectPage::useAgreement(AgreementStudy& study)
{
    m_agreement = new AgreementPanel(study, m_scoring, m_desk);
    m_stack->addWidget(m_agreement);
    addReviewAction(tr("Agreement study"), tr("Two inspectors judge the same pictures blind"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [this] {
                        if (m_scoring.entries().empty())
                            return;
                        m_stack->setCurrentWidget(m_agreement);
                        m_agreement->open(m_review->actor());
                    });
    connect(m_stack, &QStackedWidget::currentChanged, this, &InspectPage::restForStudy);
    connect(m_agreement, &AgreementPanel::noticed, this, &InspectPage::noticed);
    connect(m_agreement, &AgreementPanel::inspectorNamed, this, [this](const QString& name) {
        nameReviewer(name);
        m_agreement->setInspector(m_review->actor());
    });
    connect(m_agreement, &AgreementPanel::left, this, [this] {
        m_stack->setCurrentWidget(m_whole);
        m_gallery->setFocus();
        openCurrent();
    });
    connect(m_agreement, &AgreementPanel::pictureRequested, this, [this](const QString& image) {
        m_stack->setCurrentWidget(m_whole);
        m_gallery->setFocus();
        showEntry(m_scoring.entryOf(image));
    });
}

bool InspectPage::studyShown() const
{
    return m_agreement && m_stack->currentWidget() == m_agreement;
}

/// A study is blind: no key of the page reaches the part that lies below it.
void InspectPage::restForStudy()
{
    if (studyShown() != m_resting.isEmpty())
        return;
    if (!studyShown()) {
        addActions(std::exchange(m_resting, {}));
        return;
    }
    m_maskEditor->setDrawing(false);
    m_resting = actions();
    for (QAction* action : std::as_const(m_resting))
        removeAction(action);
}

void InspectPage::nameReviewer(const QString& name)
{
    settings::setValue(kReviewer, name);
    m_review->setReviewer(name);
    updateReview();
}

QAction* InspectPage::addReviewAction(const QString& text, const QString& toolTip,
                                      const QKeySequence& keys, const std::function<void()>& run)
{
    QAction* action = makeAction(text, toolTip, keys);
    connect(action, &QAction::triggered, this, run);
    m_actions << action;
    return action;
}

void InspectPage::buildVerdictActions()
{
    const auto verdict = [this](const QString& text, const QString& toolTip, Qt::Key key,
                                Decision decision) {
        return addReviewAction(text, toolTip, key,
                               [this, decision] { decide(decisionEdit(decision), true); });
    };
    QAction* ok =
        verdict(tr("Verdict: OK"), tr("You say that the part is OK"), Qt::Key_1, Decision::Ok);
    QAction* notOk = verdict(tr("Verdict: not OK"), tr("You say that the part is not OK"),
                             Qt::Key_2, Decision::NotOk);
    QAction* unsure =
        verdict(tr("Verdict: unsure"), tr("You cannot tell"), Qt::Key_3, Decision::Unsure);
    addReviewAction(tr("Take the verdict back"), tr("The part counts as not reviewed again"),
                    Qt::Key_0, [this] { decide(decisionEdit(Decision::None), false); });
    m_reviewPanel->setKeys(ok, notOk, unsure);
    for (int number = 1; number <= ReviewPanel::kKeyedTypes; ++number)
        addReviewAction(tr("Not OK, defect type %1").arg(number),
                        tr("You say that the part is not OK, with the type of this number"),
                        QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_0 + number)), [this, number] {
                            if (const QString type = m_reviewPanel->type(number); !type.isEmpty())
                                decide(typeEdit(type), true);
                        });
}

void InspectPage::buildReviewActions()
{
    QAction* flag =
        addReviewAction(tr("Flag"), tr("Marks the part to come back to, or takes the mark away"),
                        Qt::Key_G, [this] {
                            if (m_current < 0)
                                return;
                            ReviewEdit edit;
                            edit.flagged = !m_review->verdictOf(m_current).flagged;
                            decide(edit, false);
                        });
    QAction* comment = addReviewAction(tr("Comment"), tr("Writes a comment on the part"), Qt::Key_O,
                                       [this] { askInPanel(&ReviewPanel::editComment); });
    QAction* type =
        addReviewAction(tr("New defect type"), tr("Names a type that is not listed"),
                        Qt::SHIFT | Qt::Key_N, [this] { askInPanel(&ReviewPanel::editNewType); });
    QAction* reviewer =
        addReviewAction(tr("Change the reviewer"), tr("Says whose verdicts these are"),
                        Qt::SHIFT | Qt::Key_W, [this] { askInPanel(&ReviewPanel::editReviewer); });
    m_reviewPanel->bind(flag, comment, type, reviewer);
    addReviewAction(tr("Next unreviewed part"), tr("Opens the next part that nobody has judged"),
                    Qt::Key_N, [this] { goToUnreviewed(); });
    m_advance = addReviewAction(
        tr("Go on after a verdict"), tr("A verdict opens the next part; off: the part stays open"),
        Qt::SHIFT | Qt::Key_A, [this] {
            settings::setValue(kAdvance,
                               m_advance->isChecked() ? QStringLiteral("1") : QStringLiteral("0"));
        });
    m_advance->setCheckable(true);
    m_advance->setChecked(settings::value(kAdvance, QStringLiteral("1")) == QLatin1String("1"));
    addReviewAction(tr("Select all parts"),
                    tr("Selects all parts of the gallery, to judge them "
                       "together"),
                    QKeySequence::SelectAll, [this] { m_gallery->selectAll(); });
    // The window's own Undo and Redo carry the keys.
    m_undo = new QAction(tr("Undo the verdict"), this);
    m_undo->setToolTip(tr("Takes the last verdict of this window back"));
    connect(m_undo, &QAction::triggered, this, [this] { goBackTo(m_review->undo()); });
    m_redo = new QAction(tr("Give the verdict again"), this);
    m_redo->setToolTip(tr("Gives the verdict again that was taken back last"));
    connect(m_redo, &QAction::triggered, this, [this] { goBackTo(m_review->redo()); });
}

void InspectPage::askInPanel(void (ReviewPanel::*ask)())
{
    if (m_current < 0)
        return;
    m_asked.clear();
    for (const int entry : chosenEntries())
        m_asked.insert(m_scoring.entries()[std::size_t(entry)].key(),
                       m_review->verdictOf(entry).comment);
    m_matrices->setCurrentIndex(0);
    (m_reviewPanel->*ask)();
    m_reviewTab->widget()->layout()->activate(); // where the field is now
    m_reviewTab->ensureWidgetVisible(m_reviewPanel->field());
}

/// Those that the panel's field was opened for, whatever is open or selected now.
QVector<int> InspectPage::askedEntries() const
{
    QVector<int> entries;
    for (auto asked = m_asked.begin(); asked != m_asked.end(); ++asked)
        if (const int entry = m_scoring.entryOf(asked.key()); entry >= 0)
            entries.append(entry);
    std::sort(entries.begin(), entries.end());
    return entries;
}

void InspectPage::takeComment(const QString& comment)
{
    QVector<int> entries;
    for (const int entry : askedEntries()) {
        const VerdictRecord& now = m_review->verdictOf(entry);
        const QString key = m_scoring.entries()[std::size_t(entry)].key();
        if (now.comment == m_asked.value(key) || now.comment == comment)
            entries.append(entry);
        else
            emit noticed({Notice::Kind::Warning,
                          tr("%1 changed the comment on %2 while you were typing. Theirs stands; "
                             "yours was: \u201c%3\u201d.")
                              .arg(now.reviewer, key, comment),
                          {},
                          {}});
    }
    ReviewEdit edit;
    edit.comment = comment;
    decide(entries, edit, false);
}

/// The selected parts where there are several, else the one that is open.
QVector<int> InspectPage::chosenEntries() const
{
    QVector<int> entries;
    for (const QModelIndex& index : m_gallery->selectionModel()->selectedIndexes())
        entries.append(m_model->entryAt(index.row()));
    if (entries.size() > 1)
        return entries;
    return m_current >= 0 ? QVector<int>{m_current} : QVector<int>();
}

void InspectPage::decide(const ReviewEdit& edit, bool goOn)
{
    decide(chosenEntries(), edit, goOn);
}

void InspectPage::decide(const QVector<int>& entries, const ReviewEdit& edit, bool goOn)
{
    if (entries.isEmpty() || !m_review)
        return;
    // Before the verdict: a queue loses the part by it.
    const int row = m_model->rowOf(m_current);
    const int next = entries.size() == 1 && row >= 0 ? m_model->entryAt(row + 1) : -1;
    m_keepCurrent = true;
    m_review->decide(entries, edit);
    if (edit.decision)
        m_gallery->selectCurrentAlone();
    if (entries.size() > 1)
        emit noticed({Notice::Kind::Result,
                      tr("%n parts were judged together; Ctrl+Z takes it back.", nullptr,
                         int(entries.size())),
                      {},
                      {},
                      {},
                      [review = m_review, steps = m_review->steps()] {
                          return review->steps() == steps; // or Ctrl+Z takes back another
                      }});
    else if (goOn && m_advance->isChecked() && next >= 0)
        setCurrent(next, 1);
}

void InspectPage::goToUnreviewed()
{
    m_model->flush();
    const int count = m_model->rowCount();
    const int from = m_model->rowOf(m_current);
    for (int i = 1; i <= count; ++i) {
        const int entry = m_model->entryAt((from + i) % count);
        if (m_review->verdictOf(entry).decision == Decision::None) {
            m_keepCurrent = true;
            setCurrent(entry, 1);
            return;
        }
    }
    emit noticed(
        {Notice::Kind::Result, tr("Every part of this list has a person's verdict."), {}, {}});
}

void InspectPage::goBackTo(const QVector<int>& entries)
{
    m_gallery->selectCurrentAlone();
    if (!entries.isEmpty())
        showEntry(entries.front());
}

void InspectPage::updateReview()
{
    if (!m_review)
        return;
    m_undo->setEnabled(m_review->canUndo());
    m_redo->setEnabled(m_review->canRedo());
    const bool open = m_current >= 0 && m_current < int(m_scoring.entries().size());
    m_reviewPanel->setEnabled(open);
    if (open) {
        const GalleryEntry& entry = m_scoring.entries()[std::size_t(m_current)];
        const QString className = !entry.className.isEmpty()
                                      ? entry.className
                                      : m_scoring.classes().value(entry.routedClass);
        m_reviewPanel->setTypes(m_review->defectTypes(className));
        m_reviewPanel->showVerdict(m_review->verdictOf(m_current),
                                   m_review->otherOpinions(m_current), m_review->actor().user,
                                   m_review->replacedVerdict(m_current));
    }
    const ReviewProgress progress = m_review->progress();
    const QLocale locale;
    QString text = tr("%1 of %2 reviewed")
                       .arg(locale.toString(progress.decided), locale.toString(progress.all));
    if (progress.secondsLeft && progress.decided < progress.all)
        text = tr("%1, about %2 left").arg(text, durationText(*progress.secondsLeft));
    m_progress->setText(text);
    m_progressBar->setMaximum(std::max(1, progress.all));
    m_progressBar->setValue(progress.decided);
}

} // namespace mixdesk
