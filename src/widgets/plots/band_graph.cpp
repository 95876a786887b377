// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/band_graph.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace mixdesk {

namespace {

constexpr int kFinePoints = 250; ///< each is drawn up to here
constexpr int kPieceEdges = 24;  ///< of one polygon; filling costs more than its size in vertices

class BandGraph : public QCPGraph
{
public:
    using QCPGraph::QCPGraph;

protected:
    void draw(QCPPainter* painter) override
    {
        const QCPGraph* edge = channelFillGraph();
        if (!edge || brush().style() == Qt::NoBrush)
            return; // an edge is drawn by the graph that fills to it
        const QCPRange keys = keyAxis()->range();
        const int from = int(data()->findBegin(keys.lower, true) - data()->constBegin());
        const int to = int(data()->findEnd(keys.upper, true) - data()->constBegin());
        if (to - from <= kFinePoints || edge->dataCount() != dataCount()) {
            QCPGraph::draw(painter);
            return;
        }
        applyFillAntialiasingHint(painter);
        painter->setPen(Qt::NoPen);
        painter->setBrush(brush());
        drawEnvelope(*painter, *edge, from, to);
    }

private:
    /// Groups of neighbours in one vertex each, the first and the last at their own x.
    void drawEnvelope(QCPPainter& painter, const QCPGraph& edge, int from, int to) const
    {
        const int group = (to - from + kFinePoints - 1) / kFinePoints;
        QPolygonF upper, lower;
        const auto fill = [&] {
            std::reverse(lower.begin(), lower.end());
            if (upper.size() > 1)
                painter.drawPolygon(upper + lower);
            upper.clear();
            lower.clear();
        };
        for (int first = from; first < to; first += group) {
            const int end = std::min(first + group, to);
            double high = data()->at(first)->value, low = edge.data()->at(first)->value;
            bool gap = false;
            for (int i = first; i < end; ++i) {
                const double above = data()->at(i)->value, below = edge.data()->at(i)->value;
                gap = gap || std::isnan(above) || std::isnan(below);
                high = std::max(high, above);
                low = std::min(low, below);
            }
            if (gap) {
                fill();
                continue;
            }
            const int middle = first == from ? first : end == to ? to - 1 : (first + end) / 2;
            const double key = data()->at(middle)->key;
            const QPointF top = coordsToPixels(key, high), bottom = coordsToPixels(key, low);
            upper << top;
            lower << bottom;
            if (upper.size() > kPieceEdges) {
                fill();
                upper << top;
                lower << bottom;
            }
        }
        fill();
    }
};

} // namespace

QCPGraph* newBandGraph(QCPAxis* x, QCPAxis* y)
{
    return new BandGraph(x, y);
}

} // namespace mixdesk
