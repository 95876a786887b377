// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/curves_view.h"

#include "widgets/common/remembered_splitter.h"
#include "widgets/common/theme.h"
#include "widgets/plots/line_plot.h"
#include "widgets/plots/score_curve_plot.h"
#include "widgets/plots/score_epochs.h"

#include <QLayout>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kHandle = 2 * kSpace + 1;
// Low enough for a page of 680 pixels; the splitters give them what there is.
constexpr int kScoresHeight = 200;
constexpr int kLowerHeight = 140;
// px of a chart beyond what a plot needs at least
constexpr int kMoreScores = 80, kMoreLower = 40;

QVector<double> lossOf(const EpochReport& epoch)
{
    return {epoch.reconstruction, epoch.classifier, epoch.contraction, epoch.validationLoss};
}

QVector<double> validationOf(const EpochReport& epoch)
{
    return {epoch.validationPrecision, epoch.validationRecall, epoch.validationF1,
            meanAuroc(epoch).value_or(std::nan("")), epoch.routingAccuracy};
}

QVector<double> rateOf(const EpochReport& epoch)
{
    return {epoch.learningRate};
}

/// values[series] beside x, as the plots want it.
QVector<QVector<double>> columnsOf(const std::vector<EpochReport>& epochs,
                                   QVector<double> (*valuesOf)(const EpochReport&))
{
    QVector<QVector<double>> columns;
    for (const EpochReport& epoch : epochs) {
        const QVector<double> values = valuesOf(epoch);
        columns.resize(values.size());
        for (int i = 0; i < values.size(); ++i)
            columns[i].append(values[i]);
    }
    return columns;
}

/// The class points of another run in the order of these classes; absent where it has none.
QVector<ScoreEpoch> aligned(const RunHistory& history, const QStringList& classes)
{
    QVector<ScoreEpoch> epochs;
    for (const EpochReport& report : history.epochs) {
        const QVector<ClassPoint> points = classPoints(report);
        ScoreEpoch epoch{report.epoch, {}};
        for (const QString& name : classes)
            epoch.classes.append(points.value(history.classes.indexOf(name)));
        epochs.append(epoch);
    }
    return epochs;
}

} // namespace

CurvesView::CurvesView(QWidget* parent)
    : QSplitter(Qt::Vertical, parent), m_scores(new ScoreCurvePlot(this)),
      m_loss(new LinePlot(tr("Loss"))),
      m_validation(new LinePlot(tr("Validation, by the training score"))),
      m_rate(new LinePlot(tr("Learning rate")))
{
    m_loss->setSeries({tr("Reconstruction"), tr("Classifier"), tr("Contraction"), tr("Held out")});
    m_loss->offerLogarithmic();
    m_loss->setLogarithmic(true); // the parts lie decades apart
    ValueFormat share;
    share.percent = true;
    m_validation->setSeries(
        {tr("Precision"), tr("Recall"), tr("F1 (training)"), tr("AUROC (training)"), tr("Routing")},
        share);
    m_rate->setSeries({tr("Learning rate")});
    m_rate->offerLogarithmic();
    m_scores->setEmptyText(tr("The anomaly score of every product draws itself here while the "
                              "network learns."));
    for (LinePlot* plot : {m_loss, m_validation, m_rate})
        plot->setEmptyText(tr("No epoch yet."));

    m_below = new QSplitter(Qt::Horizontal, this);
    QSplitter* below = m_below;
    for (LinePlot* plot : {m_loss, m_validation, m_rate})
        below->addWidget(plot);
    below->setSizes({380, 380, 240});
    m_scores->setMinimumHeight(kScoresHeight);
    below->setMinimumHeight(kLowerHeight);
    addWidget(m_scores);
    addWidget(below);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setSizes({330, 180});
    setHandleWidth(kHandle);
    rememberSplitter(*this, QStringLiteral("train/curves"));
    below->setHandleWidth(kHandle);
    rememberSplitter(*below, QStringLiteral("train/lower-curves"));
    m_below->setOrientation(Qt::Horizontal);
    linkAxes(plots());
}

QVector<Plot*> CurvesView::plots() const
{
    return {m_scores, m_loss, m_validation, m_rate};
}

void CurvesView::setNarrow(bool on)
{
    const Qt::Orientation wanted = on ? Qt::Vertical : Qt::Horizontal;
    if (m_below->orientation() == wanted)
        return;
    m_below->setOrientation(wanted);
    giveRoom();
}

void CurvesView::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    giveRoom();
}

/// Names of many classes or series take several rows, which must not cut the chart or its axis.
void CurvesView::giveRoom()
{
    const int needed = m_scores->layout()->minimumHeightForWidth(width());
    m_scores->setMinimumHeight(std::max(kScoresHeight, needed + kMoreScores));
    int all = 0, highest = 0;
    for (const LinePlot* plot : {m_loss, m_validation, m_rate}) {
        const int height = std::max(
            kLowerHeight, plot->layout()->minimumHeightForWidth(plot->width()) + kMoreLower);
        all += height;
        highest = std::max(highest, height);
    }
    m_below->setMinimumHeight(m_below->orientation() == Qt::Vertical ? all : highest);
}

void CurvesView::setRun(const QStringList& classes, const std::vector<EpochReport>& epochs)
{
    m_liveEpoch = 0;
    m_liveShown = 0;
    if (classes != m_classes) {
        m_classes = classes;
        m_scores->setClasses(classes);
        giveRoom();
    } else {
        m_scores->clear();
    }
    for (LinePlot* plot : {m_loss, m_validation, m_rate})
        plot->clear();
    append(epochs, 0);
}

void CurvesView::append(const std::vector<EpochReport>& epochs, int first)
{
    for (std::size_t i = std::size_t(first); i < epochs.size(); ++i)
        appendEpoch(epochs[i]);
}

void CurvesView::appendEpoch(const EpochReport& epoch)
{
    m_scores->appendEpoch(epoch.epoch, classPoints(epoch));
    m_loss->append(epoch.epoch, lossOf(epoch));
    m_validation->append(epoch.epoch, validationOf(epoch));
    m_rate->append(epoch.epoch, rateOf(epoch));
}

void CurvesView::showLive(const std::vector<StepReport>& live)
{
    if (live.empty() || live.front().epoch != m_liveEpoch || live.size() < m_liveShown) {
        m_liveEpoch = live.empty() ? 0 : live.front().epoch;
        m_liveShown = 0;
    }
    for (; m_liveShown < live.size(); ++m_liveShown) {
        const StepReport& step = live[m_liveShown];
        if (step.imagesTotal <= 0)
            continue;
        const double at = step.epoch - 1 + double(step.images) / double(step.imagesTotal);
        m_scores->appendLive(at, QVector<double>(step.classMeans.begin(), step.classMeans.end()));
    }
}

void CurvesView::setComparison(const QString& name, const RunHistory& history)
{
    QVector<double> x;
    for (const EpochReport& epoch : history.epochs)
        x.append(epoch.epoch);
    m_scores->setComparison(name, aligned(history, m_classes));
    m_loss->setComparison(name, x, columnsOf(history.epochs, lossOf));
    m_validation->setComparison(name, x, columnsOf(history.epochs, validationOf));
    m_rate->setComparison(name, x, columnsOf(history.epochs, rateOf));
    giveRoom();
}

void CurvesView::clearComparison()
{
    m_scores->clearComparison();
    for (LinePlot* plot : {m_loss, m_validation, m_rate})
        plot->clearComparison();
}

} // namespace mixdesk
