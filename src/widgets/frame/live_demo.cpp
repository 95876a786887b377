// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/live_demo.h"

namespace mixdesk {

namespace {
constexpr double kProbeSeconds = 2.0;
}

LiveDemo::LiveDemo(Workspace& workspace)
    : QObject(&workspace), m_workspace(workspace),
      m_probe(tr("Measuring the speed of this computer"))
{
    workspace.jobs().add(&m_probe);
    connect(&m_probe, &Job::finished, this, &LiveDemo::train);
}

void LiveDemo::start()
{
    if (m_probe.running() || m_workspace.training().busy())
        return;
    const int classes = int(m_workspace.dataset().included().classes.size());
    m_probe.start([this, classes](const Job::Context& context) -> Result<void> {
        auto probe = probeTraining(liveDemoConfig(0.0), classes, kProbeSeconds, context.stop);
        if (!probe)
            return probe.error();
        m_imagesPerSecond = probe->imagesPerSecond;
        return {};
    });
}

void LiveDemo::train()
{
    if (!m_probe.result()) {
        if (!m_probe.result().error().cancelled())
            emit failed(m_probe.result().error());
        return;
    }
    auto run = m_workspace.training().start(liveDemoConfig(m_imagesPerSecond),
                                            m_workspace.dataset().included());
    if (!run)
        emit failed(run.error());
}

} // namespace mixdesk
