// SPDX-License-Identifier: GPL-3.0-or-later
// How the presentation looks: everything grows with the height of its window.
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/frame/presentation.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/class_chips.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_histogram.h"
#include "widgets/view/triple_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace mixdesk {

namespace {

constexpr double kUsualHeight = 800.0; ///< px; the fonts below are for it
constexpr double kLeastScale = 0.7;
constexpr int kPicturesShare = 5, kChartsShare = 2; ///< of the height

/// Its lines are named in the sentence above it.
class LearnedCurve : public ScoreCurvePlot
{
protected:
    QVector<LegendEntry> screenLegend() const override { return {}; }
};

/// What a chart shows, readable from afar, above it.
QWidget* captioned(QLabel& heading, QLabel& sentence, QWidget& chart)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace / 2);
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

void Presentation::buildLayout()
{
    m_view = new TripleView;
    m_view->setFootVisible(false);
    m_foot = new QLabel;
    m_foot->setProperty("soft", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8 * kSpace, 5 * kSpace, 8 * kSpace, 3 * kSpace);
    layout->setSpacing(3 * kSpace);
    layout->addLayout(makeHead());
    layout->addWidget(m_view, kPicturesShare);
    layout->addLayout(makeCharts(), kChartsShare);
    layout->addWidget(m_foot);
    fitToHeight();
}

QLayout* Presentation::makeHead()
{
    for (QLabel** label : {&m_icon, &m_verdict, &m_sentence, &m_truthIcon, &m_truth, &m_figures})
        *label = new QLabel;
    m_figures->setProperty("soft", true);
    m_figures->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_truth->setWordWrap(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * kSpace);
    line->addWidget(m_sentence);
    line->addSpacing(4 * kSpace);
    line->addWidget(m_truthIcon);
    line->addWidget(m_truth, 1);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_verdict);
    words->addLayout(line);
    auto* head = new QHBoxLayout;
    head->setSpacing(5 * kSpace);
    head->addWidget(m_icon);
    head->addLayout(words, 1);
    head->addWidget(m_figures);
    return head;
}

QLayout* Presentation::makeCharts()
{
    m_curve = new LearnedCurve;
    m_curve->chips()->hide();
    for (auto* tool : m_curve->findChildren<QToolButton*>())
        tool->hide(); // nobody clicks here
    for (auto* title : m_curve->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly))
        title->hide(); // said larger above it
    m_histogram = new ScoreHistogram;
    m_histogram->setThresholdEditable(false);
    m_histogram->setOrientation(Qt::Horizontal);
    for (QLabel** label : {&m_learned, &m_scores})
        *label = new QLabel;
    m_learnedHow =
        new QLabel(tr("Training score of good parts after each epoch, with a band of one "
                      "sigma. Dashed: its running threshold."));
    m_scoresHow =
        new QLabel(tr("Score chosen for judging. Left: like the good ones. Right: different. "
                      "Height: number of parts. Line: threshold."));
    auto* charts = new QHBoxLayout;
    charts->setSpacing(6 * kSpace);
    charts->addWidget(captioned(*m_learned, *m_learnedHow, *m_curve), 3);
    charts->addWidget(captioned(*m_scores, *m_scoresHow, *m_histogram), 2);
    return charts;
}

void Presentation::fitToHeight()
{
    const double scale = std::max(kLeastScale, height() / kUsualHeight);
    if (scale == m_scale)
        return;
    m_scale = scale;
    m_verdict->setFont(textFont(4.0 * scale, QFont::Bold));
    m_sentence->setFont(textFont(1.8 * scale));
    m_figures->setFont(textFont(1.4 * scale));
    m_foot->setFont(textFont(scale));
    for (QLabel* heading : {m_learned, m_scores})
        heading->setFont(textFont(1.3 * scale, QFont::DemiBold));
    for (QLabel* how : {m_learnedHow, m_scoresHow})
        how->setFont(textFont(scale));
    m_view->setTextScale(1.3 * scale);
    restyle();
}

/// Colours and pictures of the verdict, after a change of it, of the theme or of the size.
void Presentation::restyle()
{
    m_truth->setFont(textFont(1.8 * m_scale, m_wrong ? QFont::DemiBold : QFont::Normal));
    if (!m_shownVerdict)
        return;
    const qreal ratio = devicePixelRatioF();
    const QColor colour = VerdictWords::colour(*m_shownVerdict);
    const QColor truth = m_wrong ? theme().notOk : theme().inkSoft;
    m_icon->setPixmap(
        iconPixmap(VerdictWords::icon(*m_shownVerdict), colour, int(80 * m_scale), ratio));
    m_truthIcon->setPixmap(iconPixmap(m_wrong      ? QStringLiteral("flag")
                                      : m_labelled ? QStringLiteral("tick")
                                                   : QStringLiteral("unlabelled"),
                                      truth, int(24 * m_scale), ratio));
    const auto tint = [this](QLabel& label, const QColor& ink) {
        QPalette inks = palette();
        inks.setColor(QPalette::WindowText, ink);
        label.setPalette(inks);
    };
    tint(*m_verdict, colour);
    tint(*m_truth, truth);
}

void Presentation::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_verdict)
        restyle();
    QWidget::changeEvent(event);
}

void Presentation::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitToHeight();
}

} // namespace mixdesk
