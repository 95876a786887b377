// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/presentation.h"

#include "core/session/run_history.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/common/words.h"
#include "widgets/inspect/part_preparer.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/class_chips.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_epochs.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/view/triple_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <map>

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

/// What a chart shows, readable from afar, above it.
QWidget* captioned(QLabel& heading, QLabel& sentence, QWidget& chart)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace / 2);
    heading.setFont(textFont(1.3, QFont::DemiBold));
    sentence.setFont(textFont(1.1));
    sentence.setProperty("soft", true);
    for (QLabel* label : {&heading, &sentence}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(kSpace);
    column->addWidget(&chart, 1);
    return box;
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

Presentation::Presentation(Workspace& workspace, const QVector<int>& parts, QWidget* parent)
    : QWidget(parent, Qt::Window), m_workspace(workspace), m_parts(parts), m_icon(new QLabel),
      m_verdict(new QLabel), m_sentence(new QLabel), m_figures(new QLabel), m_foot(new QLabel),
      m_learned(new QLabel), m_scores(new QLabel), m_view(new TripleView),
      m_curve(new ScoreCurvePlot), m_histogram(new ScoreHistogram)
{
    setWindowTitle(tr("%1 - presentation").arg(workspace.title()));
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    buildLayout();
    connect(&workspace.scoring(), &ScoringSession::opened, this,
            [this](const std::shared_ptr<const OpenedPart>& part) {
                if (part->entry == m_parts.value(m_position, -1))
                    showPart(*part);
            });
    connect(&workspace.scoring(), &ScoringSession::entriesReset, this, &QWidget::close);
    connect(&m_timer, &QTimer::timeout, this, [this] { step(1); });
    m_timer.setInterval(kStepMs);
    // The arrow keys are for the parts, whatever was clicked.
    for (QWidget* child : findChildren<QWidget*>())
        child->setFocusPolicy(Qt::NoFocus);
    if (auto history = readHistory(workspace.runs().folder(workspace.runs().active()))) {
        m_curve->setClasses(history->classes);
        m_curve->setHistory(scoreEpochs(history->epochs));
    }
    step(0);
}

void Presentation::buildLayout()
{
    m_verdict->setFont(textFont(4.0, QFont::Bold));
    m_sentence->setFont(textFont(1.8));
    m_figures->setFont(textFont(1.4));
    m_figures->setProperty("soft", true);
    m_foot->setProperty("soft", true);
    m_view->setTextScale(1.4);
    m_view->setFootVisible(false);
    m_histogram->setThresholdEditable(false);
    m_curve->chips()->hide();
    for (auto* tool : m_curve->findChildren<QToolButton*>())
        tool->hide(); // nobody clicks here
    m_curve->setTitle({});
    m_histogram->setOrientation(Qt::Horizontal);

    auto* words = new QVBoxLayout;
    words->setSpacing(kSpace);
    words->addWidget(m_verdict);
    words->addWidget(m_sentence);
    auto* head = new QHBoxLayout;
    head->setSpacing(6 * kSpace);
    head->addWidget(m_icon);
    head->addLayout(words, 1);
    head->addWidget(m_figures, 0, Qt::AlignRight | Qt::AlignVCenter);
    auto* low = new QHBoxLayout;
    low->setSpacing(6 * kSpace);
    low->addWidget(captioned(*m_learned,
                             *new QLabel(tr("Anomaly score of good parts after each epoch of "
                                            "training. Dashed: threshold.")),
                             *m_curve),
                   3);
    low->addWidget(captioned(*m_scores,
                             *new QLabel(tr("Left: like the good ones. Right: different. Height: "
                                            "number of parts. Line: threshold.")),
                             *m_histogram),
                   2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8 * kSpace, 5 * kSpace, 8 * kSpace, 3 * kSpace);
    layout->setSpacing(4 * kSpace);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addLayout(low, 1);
    layout->addWidget(m_foot);
}

void Presentation::step(int by)
{
    if (m_parts.isEmpty()) {
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
    showVerdict(part.entry);
    showClass(entry.routedClass);
    m_histogram->setMarker(entry.score);
}

void Presentation::showVerdict(int index)
{
    const GalleryEntry& entry = m_workspace.scoring().entries()[std::size_t(index)];
    const Verdict verdict = m_workspace.desk().verdict(entry);
    const QColor colour = VerdictWords::colour(verdict);
    m_icon->setPixmap(iconPixmap(VerdictWords::icon(verdict), colour, 96, devicePixelRatioF()));
    m_verdict->setText(VerdictWords::name(verdict));
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, colour);
    m_verdict->setPalette(ink);
    m_sentence->setText(capitalised(VerdictWords::instruction(verdict)));
    if (entry.routedClass < 0)
        return;
    const ClassThreshold& row = m_workspace.desk().row(entry.routedClass);
    m_figures->setText(tr("%1 (%2 % sure)\nscore %3, threshold %4\n%5")
                           .arg(m_workspace.scoring().classes().value(entry.routedClass))
                           .arg(int(entry.confidence * 100.0))
                           .arg(VerdictWords::number(entry.score),
                                VerdictWords::number(row.threshold), VerdictWords::truth(entry)));
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
        m_foot->setText(tr("Esc: leave the presentation"));
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

void Presentation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && !m_parts.isEmpty())
        if (const auto part = m_workspace.scoring().held(m_parts[m_position]))
            showVerdict(part->entry);
    QWidget::changeEvent(event);
}

} // namespace mixdesk
