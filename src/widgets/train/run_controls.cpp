// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/run_controls.h"

#include "widgets/common/duration_text.h"
#include "widgets/common/progress_text.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kSteps = 1000;

/// A button that says and does what an action says and does.
QPushButton* buttonOf(QAction* action, bool main, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("main", main);
    const auto follow = [button, action, main] {
        button->setText(action->text());
        if (!main) // the icons' ink does not go with the accent
            button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

QVBoxLayout* columnIn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kSpace);
    return column;
}

QLabel* wrapped(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setProperty("soft", true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

RunControls::RunControls(TrainingSession& training, QAction* start, QAction* pause, QAction* stop,
                         QWidget* parent)
    : QWidget(parent), m_training(training), m_idle(buildIdle(start)),
      m_busy(buildBusy(pause, stop))
{
    auto* column = columnIn(this);
    column->addWidget(m_idle);
    column->addWidget(m_busy);
    connect(&training, &TrainingSession::stateChanged, this, &RunControls::showState);
    connect(&training.job(), &Job::progressed, this, &RunControls::showProgress);
    showState();
}

QWidget* RunControls::buildIdle(QAction* start)
{
    auto* widget = new QWidget(this);
    auto* column = columnIn(widget);
    m_obstacle = wrapped(widget);
    m_obstacle->hide();
    column->addWidget(m_obstacle);
    m_toData = new QPushButton(tr("Go to Data"), widget);
    m_toData->setToolTip(tr("Choose the folder of pictures on the Data page (Ctrl+1)"));
    m_toData->hide();
    connect(m_toData, &QPushButton::clicked, this, &RunControls::dataRequested);
    column->addWidget(m_toData);
    column->addWidget(buttonOf(start, true, widget));
    return widget;
}

QWidget* RunControls::buildBusy(QAction* pause, QAction* stop)
{
    auto* widget = new QWidget(this);
    auto* column = columnIn(widget);
    m_run = new QLabel(widget);
    m_run->setFont(textFont(1.0, QFont::DemiBold));
    m_run->setWordWrap(true);
    m_stage = wrapped(widget);
    m_bar = new QProgressBar(widget);
    m_bar->setRange(0, kSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_figures = wrapped(widget);
    for (QWidget* part : std::initializer_list<QWidget*>{m_run, m_stage, m_bar, m_figures})
        column->addWidget(part);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kSpace);
    buttons->addWidget(buttonOf(pause, false, widget));
    buttons->addWidget(buttonOf(stop, false, widget), 1);
    column->addLayout(buttons);
    return widget;
}

void RunControls::setObstacle(const QString& sentence, bool onDataPage)
{
    m_toData->setVisible(!sentence.isEmpty() && onDataPage);
    m_obstacle->setText(sentence);
    m_obstacle->setVisible(!sentence.isEmpty());
}

void RunControls::showState()
{
    m_idle->setVisible(!m_training.busy());
    m_busy->setVisible(m_training.busy());
    m_run->setText(m_training.run());
    showProgress();
}

QString RunControls::stageText() const
{
    switch (m_training.state()) {
    case TrainingSession::State::Paused:
        return tr("Paused. Memory is kept; resume goes on where it was.");
    case TrainingSession::State::Stopping:
        return tr("Stopping: finishing what is in hand.");
    default:
        break;
    }
    const auto& live = m_training.live();
    if (!live.empty()) {
        const QLocale locale;
        const StepReport& step = live.back();
        return tr("Epoch %1 of %2, picture %3 of %4")
            .arg(locale.toString(step.epoch), locale.toString(step.epochs),
                 locale.toString(qlonglong(step.images)),
                 locale.toString(qlonglong(step.imagesTotal)));
    }
    QString stage = mixdesk::stageText(m_training.job().progress());
    if (stage.isEmpty())
        return tr("Preparing");
    stage[0] = stage[0].toUpper();
    return stage;
}

QString RunControls::figuresText() const
{
    const Progress& progress = m_training.job().progress();
    QStringList parts;
    if (m_training.state() == TrainingSession::State::Running && progress.secondsLeft >= 0)
        parts.append(timeLeftText(progress.secondsLeft));
    if (progress.perSecond > 0)
        parts.append(
            tr("%1 images/s")
                .arg(QLocale().toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0)));
    return parts.join(QStringLiteral("  ·  "));
}

void RunControls::showProgress()
{
    if (!m_training.busy())
        return;
    const Progress& progress = m_training.job().progress();
    // What a stop still has to finish is counted anew: a bar that runs back would say nothing.
    const bool stopping = m_training.state() == TrainingSession::State::Stopping;
    m_bar->setRange(0, stopping ? 0 : kSteps);
    if (!stopping)
        m_bar->setValue(progress.total > 0 ? int(kSteps * progress.done / progress.total) : 0);
    m_stage->setText(stageText());
    m_figures->setText(figuresText());
    m_figures->setVisible(!m_figures->text().isEmpty());
}

QString RunControls::statusText() const
{
    return m_training.busy() ? m_stage->text() : m_obstacle->text();
}

} // namespace mixdesk
