// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/filter_bar.h"
#include "widgets/inspect/gallery_model.h"
#include "widgets/inspect/gallery_view.h"
#include "widgets/inspect/inspect_page.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/inspect/review_panel.h"
#include "widgets/inspect/verdict_panel.h"
#include "widgets/view/triple_view.h"

#include <algorithm>
#include <limits>

namespace mixdesk {

void InspectPage::showEntry(int entry)
{
    if (entry < 0 || entry >= int(m_scoring.entries().size()))
        return;
    m_keepCurrent = true;
    setCurrent(entry, 1);
}

void InspectPage::step(int by)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int now = m_model->rowOf(m_current);
    const int row = now < 0 ? 0 : int(std::clamp(qint64(now) + by, qint64(0), qint64(count) - 1));
    m_keepCurrent = true;
    if (row != now)
        setCurrent(m_model->entryAt(row), by < 0 ? -1 : 1);
}

void InspectPage::setCurrent(int entry, int direction)
{
    const bool other = entry != m_current;
    const QString path = entry < 0 ? QString() : m_scoring.entries()[std::size_t(entry)].path;
    if (m_review && path != m_currentPath)
        m_reviewPanel->leavePart();
    m_current = entry;
    m_direction = direction;
    m_currentPath = path;
    if (other)
        m_part.reset();
    if (entry < 0) {
        m_late.stop();
        m_shownEntry = m_seenEntry = -1;
        m_view->clear();
        m_panel->clear();
    } else {
        openCurrent();
    }
    syncView();
    updateHistogram();
    updatePanel();
    updateReview();
    if (other)
        emit currentChanged(entry);
}

/// The gallery and the position show what is open.
void InspectPage::syncView()
{
    const int row = m_model->rowOf(m_current);
    m_filter->setPosition(row, m_model->rowCount());
    const QModelIndex index = row >= 0 && row < m_model->rowCount()
                                  ? m_model->QAbstractListModel::index(row, 0)
                                  : QModelIndex();
    if (m_gallery->currentIndex() == index)
        return;
    if (index.isValid())
        m_gallery->setCurrentIndex(index);
    else
        m_gallery->selectionModel()->clear();
}

QVector<int> InspectPage::neighbours() const
{
    const int row = m_model->rowOf(m_current);
    QVector<int> entries;
    if (row < 0)
        return entries;
    for (const int by : {1, -1, 2, 3, -2})
        if (const int entry = m_model->entryAt(row + by * m_direction); entry >= 0)
            entries.append(entry);
    return entries;
}

void InspectPage::openCurrent()
{
    if (m_current < 0 || studyShown()) // a study opens its own parts, and leaving it this one
        return;
    if (!isVisible()) {
        m_openWhenShown = true;
        return;
    }
    if (m_shownEntry != m_current)
        m_late.start();
    showPrepared();
    if (m_shownEntry != m_current)
        showPreview(m_model->keptThumbnail(m_current));
    const QVector<int> ahead = neighbours();
    m_scoring.open(m_current, ahead);
    // What the session still holds is not fetched again: only its drawing may have been dropped.
    for (const int entry : ahead)
        if (!m_preparer->ready(entry))
            if (const PartPointer part = m_scoring.held(entry))
                prepare(part, false);
}

void InspectPage::partOpened(const PartPointer& part)
{
    if (part->entry != m_current) {
        prepare(part, false);
        return;
    }
    m_part = part;
    showDisagreement();
    if (!part->error.isEmpty()) {
        m_late.stop();
        m_shownEntry = m_seenEntry = -1;
        m_view->setEmptyText(part->error);
        m_view->clear();
        return;
    }
    if (m_preparer->ready(m_current))
        showPrepared();
    else
        prepare(part, true);
    if (m_masks && m_shownEntry == m_current)
        followMasks(); // the dataset's mask is known by now
}

void InspectPage::prepare(const PartPointer& part, bool urgent)
{
    if (!part->error.isEmpty() || m_desk.empty() || m_preparer->ready(part->entry))
        return;
    const GalleryEntry& entry = m_scoring.entries()[std::size_t(part->entry)];
    const int c = entry.trueClass >= 0 ? entry.trueClass : part->result.verdict.routedClass;
    const ClassThreshold* row = c < m_desk.classCount() ? &m_desk.row(c) : nullptr;
    m_preparer->prepare(part->entry, PartPreparer::viewed(*part, row, m_scoring.resizeMode()),
                        urgent);
}

void InspectPage::showPrepared()
{
    const PreparedPart part = m_preparer->ready(m_current);
    if (!part)
        return;
    m_late.stop();
    m_shownEntry = m_seenEntry = m_current;
    if (part != m_view->part())
        m_view->setPart(part);
}

/// A small picture now is worth more than a large one later.
void InspectPage::showPreview(const QImage& picture)
{
    if (picture.isNull())
        return;
    m_late.stop();
    m_shownEntry = -1;
    m_seenEntry = m_current;
    m_view->setEmptyText(tr("Opening %1").arg(m_currentPath.section(QLatin1Char('/'), -1)));
    m_view->setPreview(picture);
}

/// The part before this one must not stay in sight under this one's verdict.
void InspectPage::tellLate()
{
    m_shownEntry = m_seenEntry = -1;
    m_view->setEmptyText(tr("Opening %1").arg(m_currentPath.section(QLatin1Char('/'), -1)));
    m_view->clear();
}

/// What was drawn of it shows what is there no more.
void InspectPage::fileReplaced(int entry)
{
    m_model->forgetThumbnail(entry);
    m_preparer->clear();
    if (entry == m_current)
        tellLate();
}

/// Where the dataset does not name the class, the score does: defect types follow from it.
void InspectPage::classKnown()
{
    updateReview();
    if (m_masks)
        followMasks();
}

void InspectPage::updatePanel()
{
    m_panel->setUnsaved(m_desk.modified());
    if (m_current < 0 || m_current >= int(m_scoring.entries().size()))
        return;
    const GalleryEntry& entry = m_scoring.entries()[std::size_t(m_current)];
    const bool judged = entry.scored && !m_desk.empty() && entry.routedClass < m_desk.classCount();
    std::optional<Judgement> judgement;
    if (judged)
        judgement = Judgement{m_desk.verdict(entry), m_desk.margin(entry)};
    m_panel->showEntry(entry, judgement, judged ? &m_desk.row(entry.routedClass) : nullptr,
                       m_scoring.classes());
    showDisagreement();
}

/// An ensemble's: known once the part is opened.
void InspectPage::showDisagreement()
{
    const bool known = m_part && m_part->entry == m_current && m_part->error.isEmpty();
    m_panel->setDisagreement(known ? m_part->result.verdict.disagreement
                                   : std::numeric_limits<double>::quiet_NaN());
}

void InspectPage::updateHistogram()
{
    if (m_current < 0 || m_current >= int(m_scoring.entries().size()) || m_desk.empty())
        return;
    const GalleryEntry& entry = m_scoring.entries()[std::size_t(m_current)];
    const int pictures = m_desk.scores().pictures();
    const auto state = std::pair(entry.routedClass, pictures);
    if (!entry.scored || entry.routedClass >= m_desk.scores().classCount() ||
        state == m_histogramState)
        return;
    m_histogramState = state;
    const DeskScores::Routed& scores = m_desk.scores().routedTo(entry.routedClass);
    m_panel->setScores(scores.good.values(), scores.defective.values(), scores.unlabelled.values());
}

void InspectPage::thresholdsChanged()
{
    m_model->thresholdsChanged();
    updatePanel();
    std::vector<std::map<std::string, double>> pixel;
    for (int c = 0; c < m_desk.classCount() && !m_desk.empty(); ++c)
        pixel.push_back(m_desk.row(c).pixel);
    if (pixel == m_pixel)
        return;
    // Outlines and heat follow the pixel thresholds: what was prepared by others is of no use.
    m_pixel = std::move(pixel);
    m_preparer->clear();
    m_repaintPart.start();
}

} // namespace mixdesk
