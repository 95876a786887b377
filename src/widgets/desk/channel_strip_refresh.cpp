// SPDX-License-Identifier: GPL-3.0-or-later
// What a strip shows of the desk.
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/desk/beta_knob.h"
#include "widgets/desk/channel_strip.h"
#include "widgets/desk/count_line.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/number_field.h"
#include "widgets/desk/origin_text.h"
#include "widgets/desk/score_fader.h"
#include "widgets/plots/score_histogram.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace mixdesk {

namespace {

constexpr int kDotSide = 12;

QVector<double> toVector(const SortedScores& scores)
{
    return {scores.values().begin(), scores.values().end()};
}

/// Whether the text is another one.
bool setShown(QLabel* label, const QString& text)
{
    label->setVisible(!text.isEmpty());
    if (label->text() == text)
        return false;
    label->setText(text);
    return true;
}

} // namespace

void ChannelStrip::restyle()
{
    m_dot->setPixmap(colourDot(classColour(m_class), kDotSide, kDotSide - 2, devicePixelRatioF()));
    m_fader->setTint(classColour(m_class));
    QPalette warning = palette();
    warning.setColor(QPalette::WindowText, theme().recheck);
    m_few->setPalette(warning);
    update();
}

void ChannelStrip::refreshScores()
{
    const DeskScores::Routed& scores = m_desk.scores().routedTo(m_class);
    m_histogram->setScores(toVector(scores.good), toVector(scores.defective),
                           toVector(scores.unlabelled));
    refresh();
}

/// What moves with the hand, at once: the next key or mouse move goes on from there.
void ChannelStrip::refreshThreshold()
{
    const ClassThreshold& row = m_desk.row(m_class);
    m_histogram->setThreshold(row.threshold);
    m_fader->setThreshold(row.threshold, row.mu, row.sigma);
    m_knob->setBeta(row.beta);
    m_beta->showText(desk::betaText(row.beta));
    m_threshold->showText(desk::scoreText(row.threshold, row.sigma));
    m_formula->setText(desk::formulaText(row));
}

void ChannelStrip::refresh()
{
    const ClassThreshold& row = m_desk.row(m_class);
    const bool locked = m_desk.locked(m_class);
    refreshThreshold();
    m_histogram->setBand(row.recheckBand);
    if (m_hands == 0) {
        const Range range = m_histogram->commonRange();
        m_histogram->setRange(range.first, range.second);
    }
    m_fader->setAccessibleDescription(desk::formulaText(row));
    m_knob->setAccessibleDescription(desk::betaText(row.beta));
    m_formula->setToolTip(tr("T = mu + beta × sigma: mean and spread of %n held-out good part(s).",
                             nullptr, row.goodImages) +
                          QLatin1Char('\n') +
                          QStringLiteral("%1 = %2 + %3 × %4")
                              .arg(row.threshold, 0, 'g', 12)
                              .arg(row.mu, 0, 'g', 12)
                              .arg(row.beta, 0, 'g', 12)
                              .arg(row.sigma, 0, 'g', 12) +
                          QLatin1Char('\n') + desk::originText(QString::fromStdString(row.source)));
    refreshCounts();
    refreshBand();
    if (m_histogram->focusPolicy() != (locked ? Qt::NoFocus : Qt::ClickFocus)) {
        m_histogram->setThresholdEditable(!locked);
        m_histogram->setFocusPolicy(locked ? Qt::NoFocus : Qt::ClickFocus);
    }
    for (QWidget* widget : {static_cast<QWidget*>(m_knob), static_cast<QWidget*>(m_beta),
                            static_cast<QWidget*>(m_threshold), static_cast<QWidget*>(m_band),
                            static_cast<QWidget*>(m_bandLow), static_cast<QWidget*>(m_bandHigh)})
        widget->setEnabled(!locked);
    m_lock->setChecked(locked);
    m_solo->setChecked(m_desk.solo(m_class));
    m_mute->setChecked(m_desk.muted(m_class));
    m_reset->setEnabled(!locked && !sameRow(row, m_desk.savedRow(m_class)));
    QPalette names = palette();
    if (!m_desk.counted(m_class))
        names.setColor(QPalette::WindowText, theme().inkSoft);
    m_name->setPalette(names);
}

void ChannelStrip::refreshCounts()
{
    const DeskCounts counts = m_desk.counts(m_class);
    const Confusion& k = counts.confusion;
    m_rejects->show(counts);
    m_escapes->show(counts);
    m_figures->setText(tr("P %1  R %2  F1 %3\nBalanced accuracy %4")
                           .arg(desk::figureText(k.precision()), desk::figureText(k.recall()),
                                desk::figureText(k.f1()), desk::figureText(k.balancedAccuracy())));
    QStringList extra;
    if (counts.misrouted > 0)
        extra.append(tr("%n part(s) taken for another class", nullptr, counts.misrouted));
    if (counts.unlabelled > 0)
        extra.append(desk::unlabelledText(counts));
    if (counts.byPeople > 0)
        extra.append(desk::byPeopleText(counts));
    m_extra->setToolTip(counts.byPeople > 0 ? desk::byPeopleHelp() : QString());
    QString few = desk::fewPicturesText(counts);
    if (!few.isEmpty())
        few.prepend(QStringLiteral("⚠ "));
    const bool changed = setShown(m_extra, extra.join(QLatin1Char('\n')));
    m_layoutChanged = setShown(m_few, few) || changed || m_layoutChanged;
}

void ChannelStrip::refreshBand()
{
    const ClassThreshold& row = m_desk.row(m_class);
    const bool on = row.recheckBand.has_value();
    m_band->setChecked(on);
    QWidget* area = m_bandLow->parentWidget();
    if (area->isHidden() == on) {
        area->setVisible(on);
        m_layoutChanged = true;
    }
    if (!on)
        return;
    m_bandLow->showText(desk::scoreText(row.recheckBand->first, row.sigma));
    m_bandHigh->showText(desk::scoreText(row.recheckBand->second, row.sigma));
    m_recheckText->setText(desk::recheckText(m_desk.counts(m_class)));
}

} // namespace mixdesk
