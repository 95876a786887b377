// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace mixdesk {

/// Bundles what a hand does in one go: a drag from press to release, a key held down, a spin of the
/// wheel until it rests. started() and ended() come in pairs.
class HandGesture : public QObject
{
    Q_OBJECT

public:
    explicit HandGesture(QObject* parent) : QObject(parent)
    {
        m_rest.setSingleShot(true);
        m_rest.setInterval(400);
        connect(&m_rest, &QTimer::timeout, this, &HandGesture::end);
    }

    void begin()
    {
        m_rest.stop();
        if (!m_active) {
            m_active = true;
            emit started();
        }
    }
    /// For input that has no release: ends by itself after a pause.
    void beginUntilRest()
    {
        begin();
        m_rest.start();
    }
    void end()
    {
        m_rest.stop();
        if (m_active) {
            m_active = false;
            emit ended();
        }
    }
    bool active() const { return m_active; }

signals:
    void started();
    void ended();

private:
    bool m_active = false;
    QTimer m_rest;
};

} // namespace mixdesk
