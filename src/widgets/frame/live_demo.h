// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/training_probe.h"
#include "core/session/demo_project.h"
#include "core/session/workspace.h"

#include <QObject>

namespace mixdesk {

/// Trains the demo plant in about two minutes: measures this computer's speed for two seconds,
/// then starts a run with as many epochs as fit. A child of the workspace.
class LiveDemo : public QObject
{
    Q_OBJECT

public:
    explicit LiveDemo(Workspace& workspace);
    void start();

signals:
    void failed(const mixdesk::Error& error);

private:
    void train();

    Workspace& m_workspace;
    double m_imagesPerSecond = 0.0; // written by the job, read when it has ended
    Job m_probe;
};

} // namespace mixdesk
