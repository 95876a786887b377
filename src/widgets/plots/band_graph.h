// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCPAxis;
class QCPGraph;

namespace mixdesk {

/// A graph whose channel fill is quick for thousands of points: past a few hundred visible ones it
/// fills the envelope of neighbouring points. Both edges of a band are such graphs, with the same
/// x values. Owned by the chart of its axes.
QCPGraph* newBandGraph(QCPAxis* x, QCPAxis* y);

} // namespace mixdesk
