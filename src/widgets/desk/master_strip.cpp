// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/master_strip.h"

#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/desk/beta_knob.h"
#include "widgets/desk/count_line.h"
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/fit_panel.h"
#include "widgets/desk/number_field.h"
#include "widgets/desk/version_panel.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

namespace mixdesk {

namespace {

QFrame* separator()
{
    auto* line = new QFrame;
    line->setProperty("separator", true);
    return line;
}

QLabel* heading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setFont(textFont(1.0, QFont::DemiBold));
    return label;
}

QLabel* softLabel(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setProperty("soft", true);
    label->setFont(textFont(0.92));
    return label;
}

} // namespace

MasterStrip::MasterStrip(ThresholdDesk& desk, ScoringSession& scoring, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_scoring(scoring)
{
    setFixedWidth(kWidth);
    setAccessibleName(tr("All products"));
    auto* body = new QWidget;
    auto* rows = new QVBoxLayout(body);
    rows->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    rows->setSpacing(kSpace);
    buildTotals(rows);
    buildFigures(rows);
    rows->addWidget(separator());
    buildBeta(rows);
    rows->addWidget(separator());
    rows->addWidget(heading(tr("Fit")));
    m_fit = new FitPanel(desk);
    rows->addWidget(m_fit);
    rows->addWidget(separator());
    rows->addWidget(heading(tr("Versions")));
    m_versions = new VersionPanel(desk);
    rows->addWidget(m_versions, 1);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(body);
    // Saving is in sight however low the window is.
    QWidget* saveBar = m_versions->saveBar();
    saveBar->setContentsMargins(3 * kSpace, 0, 3 * kSpace, 2 * kSpace);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 0, 0, 0); // the line that is painted on the left
    outer->setSpacing(2 * kSpace);
    outer->addWidget(area, 1);
    outer->addWidget(separator());
    outer->addWidget(saveBar);
}

void MasterStrip::buildTotals(QVBoxLayout* rows)
{
    m_scope = heading({});
    m_progress = softLabel();
    auto* head = new QHBoxLayout;
    head->addWidget(m_scope, 1);
    head->addWidget(m_progress);
    rows->addLayout(head);
    m_rejects = new CountLine(CountLine::Kind::FalseRejects,
                              toolTipWithKeys(tr("Good parts above their threshold, over all "
                                                 "classes that count. Click to inspect them."),
                                              desk::kAllRejectsKey));
    m_escapes = new CountLine(CountLine::Kind::Escapes,
                              toolTipWithKeys(tr("Defective parts below their threshold, over all "
                                                 "classes that count. Click to inspect them."),
                                              desk::kAllEscapesKey));
    m_extra = softLabel();
    m_extra->setWordWrap(true);
    m_extra->setToolTip(desk::byPeopleHelp());
    rows->addWidget(m_rejects);
    rows->addWidget(m_escapes);
    rows->addWidget(m_extra);
    connect(m_rejects, &CountLine::clicked, this,
            [this] { emit entriesRequested(DeskFilter::FalseRejects); });
    connect(m_escapes, &CountLine::clicked, this,
            [this] { emit entriesRequested(DeskFilter::Misses); });
}

void MasterStrip::addFigure(QGridLayout* grid, const QString& name, const QString& toolTip)
{
    const int row = int(m_figures.size()) + 1;
    auto* label = new QLabel(name);
    label->setToolTip(toolTip);
    Figure figure{new QLabel, new QLabel, softLabel()};
    figure.value->setFont(textFont(1.0, QFont::DemiBold));
    grid->addWidget(label, row, 0);
    int column = 1;
    for (QLabel* value : {figure.value, figure.ifKnown, figure.trivial}) {
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setToolTip(toolTip);
        grid->addWidget(value, row, column++);
    }
    m_figures.push_back(figure);
}

void MasterStrip::buildFigures(QVBoxLayout* rows)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(3 * kSpace);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    const std::pair<QString, QString> heads[] = {
        {tr("now"), tr("At the thresholds on the desk")},
        {tr("class\nknown"), tr("If the class of every part were known: what is missing to 1 here "
                                "comes from the thresholds, the difference from routing.")},
        {tr("all\nrejected"), tr("What rejecting every part would give. Beware of an F1 that is "
                                 "hardly better.")}};
    for (int i = 0; i < 3; ++i) {
        auto* head = softLabel(heads[i].first);
        head->setToolTip(heads[i].second);
        head->setAlignment(Qt::AlignRight | Qt::AlignBottom);
        grid->addWidget(head, 0, i + 1, Qt::AlignRight | Qt::AlignBottom);
    }
    addFigure(grid, tr("Balanced accuracy"),
              tr("Mean of the shares of good and of defective parts judged rightly; mean over the "
                 "classes."));
    addFigure(grid, tr("F1, mean of classes"), tr("Mean of the classes' F1."));
    addFigure(grid, tr("F1 as in the paper"),
              tr("Harmonic mean of the classes' mean precision and mean recall."));
    rows->addLayout(grid);
}

void MasterStrip::buildBeta(QVBoxLayout* rows)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kSpace);
    m_knob = new BetaKnob;
    m_knob->setAccessibleName(tr("One beta for all classes"));
    m_beta = new NumberField;
    m_beta->setMaximumWidth(84);
    m_beta->setAccessibleName(tr("One beta for all classes, as a number"));
    m_beta->setToolTip(toolTipWithKeys(tr("Gives every class that is not locked this beta."),
                                       desk::kBetaOfAllKey));
    row->addWidget(m_knob);
    row->addWidget(heading(tr("One beta for all")), 1);
    row->addWidget(m_beta);
    rows->addLayout(row);
    m_gesture = &m_knob->gesture();
    connect(m_gesture, &HandGesture::started, this, [this] { m_desk.beginGesture(); });
    connect(m_gesture, &HandGesture::ended, this, [this] { m_desk.endGesture(); });
    connect(m_knob, &BetaKnob::turned, this, [this](double beta) { m_desk.setBetaOfAll(beta); });
    connect(m_beta, &NumberField::entered, this,
            [this](double beta) { m_desk.setBetaOfAll(beta); });
    connect(m_beta, &NumberField::left, m_knob, [this] { m_knob->setFocus(Qt::OtherFocusReason); });
}

void MasterStrip::refresh()
{
    if (m_desk.empty())
        return;
    refreshCounts();
    refreshFigures();
    refreshBeta();
    m_fit->refresh();
}

void MasterStrip::refreshCounts()
{
    const DeskCounts totals = m_desk.totals();
    int counted = 0;
    for (int c = 0; c < m_desk.classCount(); ++c)
        counted += m_desk.counted(c);
    m_scope->setText(counted == m_desk.classCount()
                         ? tr("All products")
                         : tr("%1 of %2 products").arg(counted).arg(m_desk.classCount()));
    const int scored = m_scoring.scoredCount() + m_scoring.failedCount();
    const int all = m_scoring.tally(false).listed;
    m_progress->setText(
        scored < all
            ? tr("%1 of %2 scored").arg(QLocale().toString(scored), QLocale().toString(all))
            : QString());
    m_rejects->show(totals);
    m_escapes->show(totals);
    QStringList extra;
    if (totals.misrouted > 0)
        extra.append(tr("%n part(s) taken for another class", nullptr, totals.misrouted));
    const int recheck = totals.recheckGood + totals.recheckDefective + totals.unlabelledRecheck;
    if (recheck > 0)
        extra.append(tr("%n part(s) to recheck", nullptr, recheck));
    if (totals.unlabelled > 0)
        extra.append(desk::unlabelledText(totals));
    if (totals.byPeople > 0)
        extra.append(desk::byPeopleText(totals));
    m_extra->setText(extra.join(QStringLiteral(" · ")));
    m_extra->setVisible(!extra.isEmpty());
}

void MasterStrip::refreshFigures()
{
    const DeskFigures now = m_desk.figures(), known = m_desk.figuresIfClassKnown();
    const auto show = [&](std::size_t i, std::optional<double> value, std::optional<double> ifKnown,
                          std::optional<double> trivial) {
        m_figures[i].value->setText(desk::figureText(value));
        m_figures[i].ifKnown->setText(desk::figureText(ifKnown));
        m_figures[i].trivial->setText(desk::figureText(trivial));
    };
    show(0, now.balancedAccuracy, known.balancedAccuracy,
         now.balancedAccuracy ? std::optional<double>(0.5) : std::nullopt);
    show(1, now.f1, known.f1, now.trivialF1);
    show(2, now.paperF1, known.paperF1, now.paperTrivialF1);
}

void MasterStrip::refreshBeta()
{
    double sum = 0.0;
    bool same = true;
    for (int c = 0; c < m_desk.classCount(); ++c) {
        sum += m_desk.row(c).beta;
        same = same && std::fabs(m_desk.row(c).beta - m_desk.row(0).beta) < 5e-3;
    }
    const double mean = sum / m_desk.classCount();
    m_knob->setBeta(mean);
    m_beta->showText(same ? desk::betaText(mean) : tr("several"));
}

void MasterStrip::typeBeta()
{
    m_beta->setFocus(Qt::ShortcutFocusReason);
    m_beta->selectAll();
}

void MasterStrip::focusFirst()
{
    m_rejects->setFocus(Qt::TabFocusReason);
}

void MasterStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().raised);
    painter.fillRect(QRect(0, 0, 1, height()), theme().line);
}

} // namespace mixdesk
