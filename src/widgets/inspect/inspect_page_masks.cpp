// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"
#include "core/session/review_session.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

namespace mixdesk {

void InspectPage::useMasks(MaskSession& masks, ReviewSession& review)
{
    m_masks = &masks;
    m_maskReview = &review;
    m_maskEditor->setSession(&masks);
    connect(m_view, &TripleView::settingsChanged, this, &InspectPage::followMasks);
    connect(&review, &ReviewSession::reviewed, this, [this](const QVector<int>& entries) {
        if (entries.contains(m_shownEntry))
            followMasks();
    });
    connect(m_maskEditor, &MaskEditor::noticed, this, &InspectPage::noticed);
    connect(m_maskEditor, &MaskEditor::verdictOffered, this, [this](const QString& type) {
        ReviewEdit edit;
        edit.decision = Decision::NotOk;
        edit.defectType = type;
        if (m_shownEntry >= 0)
            m_maskReview->decide({m_shownEntry}, edit);
    });
    followMasks();
}

QAction* InspectPage::undoAction() const
{
    if (studyShown())
        return nullptr;
    return m_maskEditor->drawing() ? m_maskEditor->undoAction() : m_undo;
}

QAction* InspectPage::redoAction() const
{
    if (studyShown())
        return nullptr;
    return m_maskEditor->drawing() ? m_maskEditor->redoAction() : m_redo;
}

/// The masks are those of the picture in sight.
void InspectPage::followMasks()
{
    if (m_shownEntry < 0 || m_shownEntry >= int(m_scoring.entries().size()) || !m_view->part()) {
        m_maskEditor->closePicture();
        return;
    }
    const GalleryEntry& entry = m_scoring.entries()[std::size_t(m_shownEntry)];
    const VerdictRecord& verdict = m_maskReview->verdictOf(m_shownEntry);
    MaskEditor::Subject subject;
    subject.image = entry.key();
    subject.className = !verdict.className.isEmpty() ? verdict.className
                        : !entry.className.isEmpty() ? entry.className
                                                     : m_scoring.classes().value(entry.routedClass);
    subject.types = m_maskReview->defectTypes(subject.className);
    subject.type = !verdict.defectType.isEmpty() ? verdict.defectType : entry.folderDefect();
    m_masks->setActor(m_maskReview->actor());
    m_maskEditor->showPicture(subject);
    if (const PartPointer part = m_scoring.held(m_shownEntry))
        m_masks->setGiven(subject.type, part->mask);
    // Marks on a part that somebody called OK would count for nothing.
    m_maskEditor->setUndecided(verdict.decision != Decision::NotOk);
}

} // namespace mixdesk
