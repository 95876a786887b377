// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/job.h"

#include <QImage>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace mixdesk {

/// One picture of the dataset, as large as fits, read on a worker.
class PictureView : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget* parent = nullptr);

    void open(const QString& path, const QString& caption);
    void reveal(); ///< its folder in the file manager
    void setRevealToolTip(const QString& toolTip);

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void load();
    void loaded();

    QString m_path;
    QLabel* m_caption;
    QToolButton *m_back, *m_reveal;
    QImage m_picture;
    QString m_error;
    QString m_loading; // of the job
    QImage m_loaded;   // written by the job, taken when it has ended
    Job m_job;         // last, so that it has ended before what it writes goes
};

} // namespace mixdesk
