// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/channel_strip.h"

#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/desk/beta_knob.h"
#include "widgets/desk/count_line.h"
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/number_field.h"
#include "widgets/desk/score_fader.h"
#include "widgets/plots/score_histogram.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

QLabel* softLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setProperty("soft", true);
    label->setWordWrap(true);
    return label;
}

} // namespace

ChannelStrip::ChannelStrip(ThresholdDesk& desk, int classIndex, QWidget* parent)
    : QFrame(parent), m_desk(desk), m_class(classIndex),
      m_className(QString::fromStdString(desk.className(classIndex)))
{
    setMinimumWidth(kNarrowest);
    setMaximumWidth(kWidest);
    setProperty("surface", true);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(2 * kSpace, 2 * kSpace, 2 * kSpace, 2 * kSpace);
    rows->setSpacing(kSpace);
    buildHeader(rows);
    buildAxis(rows);
    m_lower = new QWidget;
    auto* below = new QVBoxLayout(m_lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(kSpace);
    buildNumbers(below);
    buildCounts(below);
    buildBand(below);
    below->addWidget(m_extra);
    below->addWidget(m_few);
    below->addStretch();
    buildButtons(below);
    rows->addWidget(m_lower);
    restyle();
    refreshScores();
}

void ChannelStrip::buildHeader(QVBoxLayout* rows)
{
    auto* header = new QHBoxLayout;
    m_dot = new QLabel;
    m_name = new QLabel(m_className);
    m_name->setFont(textFont(1.0, QFont::DemiBold));
    m_name->setMinimumWidth(0);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_name->setToolTip(m_className);
    header->addWidget(m_dot);
    header->addWidget(m_name, 1);
    rows->addLayout(header);
    setAccessibleName(m_className);
}

void ChannelStrip::buildAxis(QVBoxLayout* rows)
{
    auto* axis = new QHBoxLayout;
    axis->setSpacing(kSpace);
    m_histogram = new ScoreHistogram;
    m_histogram->setOrientation(Qt::Vertical);
    // The fader beside it is the stop for Tab.
    m_histogram->setFocusPolicy(Qt::ClickFocus);
    m_histogram->setAccessibleName(tr("Scores of %1").arg(m_className));
    m_fader = new ScoreFader(m_histogram);
    m_fader->setAccessibleName(tr("Threshold of %1").arg(m_className));
    m_fader->setToolTip(tr("Threshold: drag, or arrow keys, Page Up and Down, Home for mu. Type a "
                           "number to set it, Enter for the other controls of this class."));
    axis->addWidget(m_histogram, 1);
    axis->addWidget(m_fader);
    rows->addLayout(axis, 1);

    bind(m_fader->gesture());
    connect(m_fader, &ScoreFader::moved, this, [this](double t) {
        m_desk.setThreshold(m_class, t);
        refreshThreshold();
    });
    connect(m_fader, &ScoreFader::sideways, this, &ChannelStrip::sideways);
    connect(m_histogram, &ScoreHistogram::thresholdDragged, this, [this](double t) {
        beginDrag();
        m_desk.setThreshold(m_class, t);
        refreshThreshold();
    });
    connect(m_histogram, &ScoreHistogram::thresholdReleased, this, &ChannelStrip::endDrag);
    connect(m_histogram, &ScoreHistogram::bandDragged, this, [this](double low, double high) {
        beginDrag();
        m_desk.setBand(m_class, std::make_pair(low, high));
    });
    connect(m_histogram, &ScoreHistogram::bandReleased, this, &ChannelStrip::endDrag);
}

void ChannelStrip::buildNumbers(QVBoxLayout* rows)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kSpace);
    grid->setVerticalSpacing(2);
    m_knob = new BetaKnob;
    m_knob->setAccessibleName(tr("Beta of %1").arg(m_className));
    m_beta = new NumberField;
    m_beta->setAccessibleName(tr("Beta of %1 as a number").arg(m_className));
    m_beta->setToolTip(toolTipWithKeys(
        tr("Beta: the threshold lies this many sigma above the mean of good parts."),
        desk::kBetaKey));
    m_threshold = new NumberField;
    m_threshold->setAccessibleName(tr("Threshold of %1 as a number").arg(m_className));
    m_threshold->setToolTip(toolTipWithKeys(
        tr("Threshold: parts with a higher score are rejected."), desk::kThresholdKey));
    grid->addWidget(m_knob, 0, 0, 2, 1);
    grid->addWidget(new QLabel(tr("beta")), 0, 1);
    grid->addWidget(m_beta, 0, 2);
    grid->addWidget(new QLabel(QStringLiteral("T")), 1, 1);
    grid->addWidget(m_threshold, 1, 2);
    grid->setColumnStretch(2, 1);
    rows->addLayout(grid);
    m_formula = softLabel(this);
    m_formula->setWordWrap(false);
    m_formula->setFont(textFont(0.92));
    m_formula->setTextInteractionFlags(Qt::TextSelectableByMouse);
    rows->addWidget(m_formula);

    bind(m_knob->gesture());
    connect(m_knob, &BetaKnob::turned, this, [this](double b) {
        m_desk.setBeta(m_class, b);
        refreshThreshold();
    });
    connect(m_beta, &NumberField::entered, this, [this](double b) {
        m_desk.setBeta(m_class, b);
        refreshThreshold();
    });
    connect(m_threshold, &NumberField::entered, this, [this](double t) {
        m_desk.setThreshold(m_class, t);
        refreshThreshold();
    });
    for (NumberField* field : {m_beta, m_threshold})
        connect(field, &NumberField::left, m_fader, [this] { m_fader->setFocus(); });
    connect(m_fader, &ScoreFader::typed, m_threshold, &NumberField::startTyping);
    connect(m_fader, &ScoreFader::entered, m_knob,
            [this] { m_knob->setFocus(Qt::TabFocusReason); });
}

void ChannelStrip::buildCounts(QVBoxLayout* rows)
{
    m_rejects = new CountLine(
        CountLine::Kind::FalseRejects,
        toolTipWithKeys(tr("Good parts above the threshold. The share may in truth be as "
                           "high as the last number (95 % sure). Click to inspect them."),
                        desk::kRejectsKey));
    m_escapes = new CountLine(
        CountLine::Kind::Escapes,
        toolTipWithKeys(tr("Defective parts below the threshold. The share may in truth "
                           "be as high as the last number (95 % sure). Click to inspect "
                           "them."),
                        desk::kEscapesKey));
    m_figures = softLabel(this);
    m_figures->setFont(textFont(0.92));
    m_figures->setToolTip(tr("Precision P: share of the rejected parts that are defective. Recall "
                             "R: share of the defective parts that are rejected. F1: their "
                             "harmonic mean. Balanced accuracy: mean of the shares of good and of "
                             "defective parts judged rightly."));
    m_extra = softLabel(this);
    m_extra->setFont(textFont(0.92));
    m_few = new QLabel;
    m_few->setWordWrap(true);
    m_few->setFont(textFont(0.92));
    m_few->setToolTip(tr("With fewer than %1 good or %2 defective labelled pictures the counts say "
                         "little: look at the upper bounds.")
                          .arg(kFewGood)
                          .arg(kFewDefective));
    rows->addWidget(m_rejects);
    rows->addWidget(m_escapes);
    rows->addWidget(m_figures);
    connect(m_rejects, &CountLine::clicked, this,
            [this] { emit entriesRequested(DeskFilter::FalseRejects); });
    connect(m_escapes, &CountLine::clicked, this,
            [this] { emit entriesRequested(DeskFilter::Misses); });
}

void ChannelStrip::buildBand(QVBoxLayout* rows)
{
    m_band = new QCheckBox(tr("Recheck band"));
    m_band->setToolTip(toolTipWithKeys(
        tr("Parts with a score between two limits around the threshold are asked for a second "
           "look instead of being judged."),
        desk::kBandKey));
    m_bandLow = new NumberField;
    m_bandLow->setAccessibleName(tr("Lower limit of the recheck band of %1").arg(m_className));
    m_bandLow->setToolTip(tr("Lower limit of the recheck band, as a score."));
    m_bandHigh = new NumberField;
    m_bandHigh->setAccessibleName(tr("Upper limit of the recheck band of %1").arg(m_className));
    m_bandHigh->setToolTip(tr("Upper limit of the recheck band, as a score."));
    m_recheckText = softLabel(this);
    m_recheckText->setFont(textFont(0.92));
    m_recheckText->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    // Always three lines: were it to grow, the axis would move under the hand.
    m_recheckText->setFixedHeight(3 * m_recheckText->fontMetrics().lineSpacing());
    auto* limits = new QHBoxLayout;
    limits->setSpacing(kSpace);
    limits->addWidget(m_bandLow, 1);
    limits->addWidget(new QLabel(QStringLiteral("–")));
    limits->addWidget(m_bandHigh, 1);
    auto* area = new QWidget;
    area->setObjectName(QStringLiteral("band"));
    auto* inside = new QVBoxLayout(area);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(2);
    inside->addLayout(limits);
    inside->addWidget(m_recheckText);
    rows->addWidget(m_band);
    rows->addWidget(area);
    connect(m_band, &QCheckBox::clicked, this, &ChannelStrip::setBand);
    connect(m_bandLow, &NumberField::entered, this, [this](double v) { setBandEdge(false, v); });
    connect(m_bandHigh, &NumberField::entered, this, [this](double v) { setBandEdge(true, v); });
    for (NumberField* field : {m_bandLow, m_bandHigh})
        connect(field, &NumberField::left, m_fader, [this] { m_fader->setFocus(); });
}

QToolButton* ChannelStrip::makeButton(const QString& icon, const QString& letter,
                                      const QString& toolTip, const QKeySequence& keys,
                                      bool checkable)
{
    auto* button = new QToolButton;
    button->setIcon(themedIcon(icon));
    button->setText(letter);
    button->setToolButtonStyle(letter.isEmpty() ? Qt::ToolButtonIconOnly
                                                : Qt::ToolButtonTextBesideIcon);
    button->setCheckable(checkable);
    button->setToolTip(toolTipWithKeys(toolTip, keys));
    button->setAccessibleName(tr("%1: %2").arg(m_className, toolTip));
    return button;
}

void ChannelStrip::buildButtons(QVBoxLayout* rows)
{
    m_solo = makeButton(QStringLiteral("solo"), QStringLiteral("S"),
                        tr("Solo: only soloed classes count in the totals"), desk::kSoloKey, true);
    m_mute = makeButton(QStringLiteral("mute"), QStringLiteral("M"),
                        tr("Mute: leave this class out of the totals"), desk::kMuteKey, true);
    m_lock = makeButton(QStringLiteral("lock"), QStringLiteral("L"),
                        tr("Lock: nothing moves this threshold, no fit and no hand"),
                        desk::kLockKey, true);
    m_reset = makeButton(QStringLiteral("reset"), {},
                         tr("Back to the active version's threshold of this class"),
                         desk::kResetKey, false);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    row->addWidget(m_solo);
    row->addWidget(m_mute);
    row->addWidget(m_lock);
    row->addStretch();
    row->addWidget(m_reset);
    rows->addLayout(row);
    connect(m_solo, &QToolButton::clicked, this, [this](bool on) { m_desk.setSolo(m_class, on); });
    connect(m_mute, &QToolButton::clicked, this, [this](bool on) { m_desk.setMuted(m_class, on); });
    connect(m_lock, &QToolButton::clicked, this,
            [this](bool on) { m_desk.setLocked(m_class, on); });
    connect(m_reset, &QToolButton::clicked, this, &ChannelStrip::reset);
}

int ChannelStrip::lowerHeight() const
{
    const QMargins around = layout()->contentsMargins();
    const int inside = width() - around.left() - around.right();
    m_lower->layout()->activate();
    return m_lower->layout()->totalHeightForWidth(inside);
}

void ChannelStrip::setLowerHeight(int height)
{
    if (m_lower->height() != height || m_lower->minimumHeight() != height)
        m_lower->setFixedHeight(height);
}

void ChannelStrip::setCurrent(bool current)
{
    if (m_current == current)
        return;
    m_current = current;
    update();
}

void ChannelStrip::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    painter.fillRect(rect(), t.raised);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
    if (m_current)
        painter.fillRect(QRect(0, 0, width() - 1, 2), t.accent);
}

void ChannelStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const int room = width() - m_dot->sizeHint().width() - 6 * kSpace;
    m_name->setText(m_name->fontMetrics().elidedText(m_className, Qt::ElideMiddle, room));
}

void ChannelStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QFrame::changeEvent(event);
}

} // namespace mixdesk
