// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/presentation.h"

#include "core/session/run_history.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_epochs.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/view/triple_view.h"

#include <QKeyEvent>
#include <algorithm>
#include <map>
#include <utility>

namespace mixdesk {

namespace {

constexpr int kStepMs = 5000;

struct Candidates
{
    int good = -1, clearest = -1, faintest = -1;
};

QVector<double> listOf(const SortedScores& scores)
{
    return {scores.values().begin(), scores.values().end()};
}

} // namespace

QVector<int> partsToPresent(const std::vector<GalleryEntry>& entries)
{
    std::map<int, Candidates> classes;
    const auto score = [&](int i) { return entries[std::size_t(i)].ownScore; };
    for (int i = 0; i < int(entries.size()); ++i) {
        const GalleryEntry& entry = entries[std::size_t(i)];
        if (!entry.scored || entry.training || !entry.labelled() || entry.trueClass < 0)
            continue;
        Candidates& c = classes[entry.trueClass];
        if (!entry.defective()) {
            if (c.good < 0 || score(i) < score(c.good))
                c.good = i;
            continue;
        }
        if (c.clearest < 0 || score(i) > score(c.clearest))
            c.clearest = i;
        if (c.faintest < 0 || score(i) < score(c.faintest))
            c.faintest = i;
    }
    QVector<int> parts;
    for (const auto& [index, c] : classes)
        for (const int part : {c.clearest, c.good, c.faintest})
            if (part >= 0 && !parts.contains(part))
                parts.append(part);
    return parts;
}

Presentation::Presentation(Workspace& workspace, Choice choose, QWidget* parent)
    : QWidget(parent, Qt::Window), m_workspace(workspace), m_choose(std::move(choose)),
      m_parts(m_choose())
{
    setWindowTitle(tr("%1 - presentation").arg(workspace.title()));
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    buildLayout();
    ScoringSession& scoring = workspace.scoring();
    connect(&scoring, &ScoringSession::opened, this,
            [this](const std::shared_ptr<const OpenedPart>& part) {
                if (part->entry == m_parts.value(m_position, -1))
                    showPart(*part);
            });
    connect(&scoring, &ScoringSession::entriesReset, this, &Presentation::forgetParts);
    connect(&scoring, &ScoringSession::stateChanged, this, &Presentation::takeParts);
    connect(&scoring.job(), &Job::finished, this, &Presentation::takeParts);
    connect(&m_timer, &QTimer::timeout, this, [this] { step(1); });
    m_timer.setInterval(kStepMs);
    // The arrow keys are for the parts, whatever was clicked.
    for (QWidget* child : findChildren<QWidget*>())
        child->setFocusPolicy(Qt::NoFocus);
    readCurve();
    step(0);
}

/// Their numbers mean nothing any more.
void Presentation::forgetParts()
{
    m_parts.clear();
    m_position = 0;
    updateFoot();
}

void Presentation::takeParts()
{
    ScoringSession& scoring = m_workspace.scoring();
    if (!m_parts.isEmpty() || !scoring.ready() || scoring.job().running() ||
        scoring.scoredCount() == 0)
        return;
    m_parts = m_choose();
    if (m_parts.isEmpty())
        return;
    m_position = std::max(0, int(m_parts.indexOf(scoring.entryOf(m_shown))));
    readCurve();
    step(0);
}

void Presentation::readCurve()
{
    m_shownClass = -1;
    const RunList& runs = m_workspace.runs();
    if (auto history = readHistory(runs.folder(runs.active()))) {
        m_curve->setClasses(history->classes);
        m_curve->setHistory(scoreEpochs(history->epochs));
    }
}

void Presentation::step(int by)
{
    if (m_parts.isEmpty()) {
        if (m_shown.isEmpty())
            m_view->setEmptyText(tr("No part is scored yet. Wait until scoring is done."));
        updateFoot();
        return;
    }
    const int count = int(m_parts.size());
    m_position = ((m_position + by) % count + count) % count;
    QVector<int> neighbours;
    for (const int next : {1, 2, -1})
        neighbours.append(m_parts[((m_position + next) % count + count) % count]);
    m_workspace.scoring().open(m_parts[m_position], neighbours);
    if (m_timer.isActive())
        m_timer.start();
    updateFoot();
}

void Presentation::setRunning(bool on)
{
    if (on)
        m_timer.start();
    else
        m_timer.stop();
    updateFoot();
}

void Presentation::showPart(const OpenedPart& part)
{
    const GalleryEntry& entry = m_workspace.scoring().entries()[std::size_t(part.entry)];
    const int c = entry.countedClass();
    const auto& model = m_workspace.runs().model();
    const ClassThreshold* row =
        c >= 0 && c < m_workspace.desk().classCount() ? &m_workspace.desk().row(c) : nullptr;
    m_view->setPart(
        PartPreparer::viewed(part, row, model ? model->config.resize : ResizeMode::Stretch));
    m_shown = entry.key();
    showVerdict(entry);
    showClass(entry.routedClass);
    m_histogram->setMarker(entry.score);
}

void Presentation::showVerdict(const GalleryEntry& entry)
{
    const Verdict verdict = m_workspace.desk().verdict(entry);
    m_shownVerdict = verdict;
    m_verdict->setText(VerdictWords::name(verdict));
    m_sentence->setText(VerdictWords::capitalised(VerdictWords::instruction(verdict)));
    const QString mistake = VerdictWords::mistake(entry, verdict);
    m_wrong = !mistake.isEmpty();
    m_labelled = entry.labelled();
    const QString truth = VerdictWords::capitalised(VerdictWords::truth(entry));
    m_truth->setText(m_wrong ? tr("%1: %2").arg(truth, mistake) : truth);
    m_figures->clear();
    if (entry.routedClass >= 0) {
        const ClassThreshold& row = m_workspace.desk().row(entry.routedClass);
        m_figures->setText(tr("%1\nscore %2, threshold %3")
                               .arg(VerdictWords::taken(entry, m_workspace.scoring().classes()),
                                    VerdictWords::number(entry.score),
                                    VerdictWords::number(row.threshold)));
    }
    restyle();
}

void Presentation::showClass(int classIndex)
{
    if (classIndex < 0 || classIndex >= m_workspace.desk().scores().classCount())
        return;
    const ThresholdDesk& desk = m_workspace.desk();
    const int revision = desk.scores().revision();
    if (classIndex != m_shownClass || revision != m_shownRevision) {
        const DeskScores::Routed& scores = desk.scores().routedTo(classIndex);
        m_histogram->setScores(listOf(scores.good), listOf(scores.defective),
                               listOf(scores.unlabelled));
        m_histogram->setAutoRange();
    }
    m_histogram->setThreshold(desk.row(classIndex).threshold);
    m_histogram->setBand(desk.row(classIndex).recheckBand);
    if (classIndex != m_shownClass) {
        const QString name = m_workspace.scoring().classes().value(classIndex);
        m_curve->setSolo({classIndex});
        m_learned->setText(tr("How %1 was learned").arg(name));
        m_scores->setText(tr("This part among all taken for %1").arg(name));
    }
    m_shownClass = classIndex;
    m_shownRevision = revision;
}

void Presentation::updateFoot()
{
    if (m_parts.isEmpty()) {
        m_foot->setText(m_shown.isEmpty()
                            ? tr("Esc: leave the presentation")
                            : tr("The parts are being scored anew; this one stays until then      "
                                 "Esc: leave the presentation"));
        return;
    }
    m_foot->setText(
        tr("%1 of %2      %3      arrow keys: next and previous part      "
           "Esc: leave the presentation")
            .arg(m_position + 1)
            .arg(m_parts.size())
            .arg(running() ? tr("steps by itself, Space stops it") : tr("Space: step by itself")));
}

void Presentation::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        return step(1);
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        return step(-1);
    case Qt::Key_Space:
        return setRunning(!running());
    case Qt::Key_Escape:
    case Qt::Key_F11:
        close();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace mixdesk
