// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/fit_panel.h"

#include "widgets/common/page.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/desk/desk_keys.h"
#include "widgets/desk/desk_text.h"
#include "widgets/desk/number_field.h"
#include "widgets/plots/cost_curve.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

using Kind = FitTarget::Kind;

constexpr double kPer = 1000.0; ///< costs are shown for this many parts
constexpr double kHighestCost = 1e9;
constexpr int kPromise = 100; ///< beside the kinds of FitTarget

QString plainText(double value)
{
    return QLocale().toString(value, 'g', 6);
}

} // namespace

FitPanel::FitPanel(ThresholdDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_target(new QComboBox), m_source(new QComboBox),
      m_honest(new QLabel), m_promise(new QLabel), m_costNow(new QLabel), m_curve(new CostCurve),
      m_fit(new QPushButton(tr("Fit"))), m_gesture(this)
{
    const std::pair<Kind, QString> targets[] = {
        {Kind::Balanced, tr("Balanced accuracy")},
        {Kind::F1, tr("F1")},
        {Kind::MaxFalseReject, tr("Highest false-reject rate")},
        {Kind::MaxEscape, tr("Highest escape rate")},
        {Kind::Cost, tr("Least cost")},
    };
    for (const auto& [kind, words] : targets)
        m_target->addItem(words, int(kind));
    m_target->insertItem(3, tr("Promised false-reject rate"), kPromise);
    m_target->setAccessibleName(tr("What to fit to"));
    m_target->setToolTip(
        toolTipWithKeys(tr("What the fitted thresholds should serve best"), desk::kFitTargetKey));
    m_source->addItem(tr("on validation pictures"), false);
    m_source->addItem(tr("on labelled test pictures"), true);
    m_source->setAccessibleName(tr("Pictures to fit on"));
    m_source->setToolTip(tr("Validation: good pictures held out of training, and synthetic defects "
                            "drawn on them."));
    m_fit->setToolTip(
        toolTipWithKeys(tr("Fit the threshold of every class that is not locked"), desk::kFitKey));
    restore();
    layOut();
    connectInputs();
    showFields();
}

void FitPanel::layOut()
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kSpace);
    auto* first = new QHBoxLayout;
    first->setSpacing(kSpace);
    first->addWidget(m_target, 1);
    first->addWidget(m_fit);
    rows->addLayout(first);
    m_limitRow = fieldRow(tr("at most"), m_limit, tr("%"), 0.0, 100.0,
                          tr("The highest share that is allowed, in percent."));
    rows->addWidget(m_limitRow);
    layOutCosts();
    rows->addWidget(m_costRows);
    rows->addWidget(m_source);
    m_honest->setWordWrap(true);
    m_honest->setProperty("soft", true);
    m_honest->setText(tr("Figures on the same pictures are then optimistic: new parts will do a "
                         "little worse."));
    rows->addWidget(m_honest);
    m_promise->setWordWrap(true);
    m_promise->setProperty("soft", true);
    m_promise->setText(tr("By good pictures held out of training. The tooltip of each threshold "
                          "then says within which limits the rate on new parts will lie."));
    rows->addWidget(m_promise);
}

void FitPanel::layOutCosts()
{
    m_costRows = new QWidget;
    auto* costs = new QVBoxLayout(m_costRows);
    costs->setContentsMargins(0, 0, 0, 0);
    costs->setSpacing(2);
    costs->addWidget(fieldRow(tr("a false reject costs"), m_rejectCost, {}, m_costs.falseRejectCost,
                              kHighestCost,
                              tr("Cost of one good part that is rejected, in any currency.")));
    costs->addWidget(fieldRow(tr("an escape costs"), m_escapeCost, {}, m_costs.escapeCost,
                              kHighestCost,
                              tr("Cost of one defective part that passes, in the same currency.")));
    costs->addWidget(fieldRow(tr("expected defect rate"), m_rate, tr("%"),
                              100.0 * m_costs.defectRate, 100.0,
                              tr("Share of defective parts on the line, in percent.")));
    m_curve->setMinimumHeight(170);
    m_curve->setNames(tr("beta"), {tr("per 1,000 parts"), false});
    costs->addWidget(m_curve);
    m_costNow->setWordWrap(true);
    m_costNow->setProperty("soft", true);
    costs->addWidget(m_costNow);
}

void FitPanel::connectInputs()
{
    connect(m_target, &QComboBox::currentIndexChanged, this, &FitPanel::showFields);
    connect(m_source, &QComboBox::currentIndexChanged, this, &FitPanel::showFields);
    connect(m_fit, &QPushButton::clicked, this, &FitPanel::fit);
    connect(m_limit, &NumberField::entered, this, [this](double percent) {
        m_limits[target().kind == Kind::MaxEscape ? 1 : 0] = percent / 100.0;
        showFields();
    });
    const auto takeCost = [this](NumberField* field, double FitTarget::*member, double scale) {
        connect(field, &NumberField::entered, this, [this, field, member, scale](double value) {
            m_costs.*member = value * scale;
            field->showText(plainText(value));
            refresh();
        });
    };
    takeCost(m_rejectCost, &FitTarget::falseRejectCost, 1.0);
    takeCost(m_escapeCost, &FitTarget::escapeCost, 1.0);
    takeCost(m_rate, &FitTarget::defectRate, 0.01);
    connect(&m_gesture, &HandGesture::started, this, [this] { m_desk.beginGesture(); });
    connect(&m_gesture, &HandGesture::ended, this, [this] { m_desk.endGesture(); });
    connect(m_curve, &CostCurve::operatingPointDragged, this, [this](double beta) {
        m_gesture.begin();
        m_desk.setBetaOfAll(beta);
    });
    connect(m_curve, &CostCurve::operatingPointReleased, this, [this] { m_gesture.end(); });
}

QWidget* FitPanel::fieldRow(const QString& words, NumberField*& field, const QString& unit,
                            double value, double high, const QString& toolTip)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    auto* label = new QLabel(words);
    field = new NumberField;
    field->setRange(0.0, high);
    field->showText(plainText(value));
    field->setMaximumWidth(84);
    field->setToolTip(toolTip);
    field->setAccessibleName(words);
    layout->addWidget(label, 1);
    layout->addWidget(field);
    auto* unitLabel = new QLabel(unit);
    unitLabel->setMinimumWidth(14);
    layout->addWidget(unitLabel);
    return row;
}

void FitPanel::restore()
{
    const QStringList kept = settings::value(QStringLiteral("desk/fit")).split(QLatin1Char(' '));
    if (kept.size() != 6)
        return;
    double numbers[6];
    for (int i = 0; i < 6; ++i) {
        bool ok = false;
        numbers[i] = kept[i].toDouble(&ok);
        if (!ok || !(numbers[i] >= 0.0) || numbers[i] > kHighestCost)
            return;
    }
    if (numbers[1] > 1.0 || numbers[2] > 1.0 || numbers[5] > 1.0)
        return;
    m_target->setCurrentIndex(std::max(0, m_target->findData(int(numbers[0]))));
    m_limits[0] = numbers[1];
    m_limits[1] = numbers[2];
    m_costs.falseRejectCost = numbers[3];
    m_costs.escapeCost = numbers[4];
    m_costs.defectRate = numbers[5];
}

void FitPanel::remember() const
{
    QStringList kept{QString::number(m_target->currentData().toInt())};
    for (const double number : {m_limits[0], m_limits[1], m_costs.falseRejectCost,
                                m_costs.escapeCost, m_costs.defectRate})
        kept.append(QString::number(number, 'g', 17));
    settings::setValue(QStringLiteral("desk/fit"), kept.join(QLatin1Char(' ')));
}

FitTarget FitPanel::target() const
{
    FitTarget target = m_costs;
    target.kind = promises() ? Kind::MaxFalseReject : Kind(m_target->currentData().toInt());
    target.limit = m_limits[target.kind == Kind::MaxEscape ? 1 : 0];
    return target;
}

void FitPanel::setTarget(FitTarget::Kind kind)
{
    m_target->setCurrentIndex(m_target->findData(int(kind)));
}

bool FitPanel::promises() const
{
    return m_target->currentData().toInt() == kPromise;
}

void FitPanel::setPromise()
{
    m_target->setCurrentIndex(m_target->findData(kPromise));
}

bool FitPanel::onTestPictures() const
{
    return m_source->currentData().toBool();
}

void FitPanel::setOnTestPictures(bool on)
{
    m_source->setCurrentIndex(m_source->findData(on));
}

void FitPanel::showFields()
{
    const FitTarget wanted = target();
    m_limitRow->setVisible(wanted.kind == Kind::MaxFalseReject || wanted.kind == Kind::MaxEscape);
    m_limit->showText(plainText(100.0 * wanted.limit));
    m_costRows->setVisible(wanted.kind == Kind::Cost);
    m_source->setVisible(!promises());
    m_honest->setVisible(onTestPictures() && !promises());
    m_promise->setVisible(promises());
    refresh();
}

/// The curve depends on no threshold: while one is dragged it stays.
QVector<double> FitPanel::curveKey() const
{
    QVector<double> key{m_costs.falseRejectCost, m_costs.escapeCost, m_costs.defectRate,
                        double(m_desk.scores().revision())};
    for (int c = 0; c < m_desk.classCount(); ++c)
        key << double(m_desk.counted(c)) << m_desk.row(c).mu << m_desk.row(c).sigma;
    return key;
}

void FitPanel::refresh()
{
    if (m_costRows->isHidden() || m_desk.empty())
        return;
    const FitTarget costs = target();
    if (const QVector<double> key = curveKey(); key != m_curveKey) {
        m_curveKey = key;
        QVector<QPointF> points;
        for (const auto& [beta, cost] : m_desk.costCurve(costs))
            points.append({beta, kPer * cost});
        m_curve->setCurve(points);
    }
    // One point stands for the desk only while all classes share a beta.
    double common = m_desk.row(0).beta;
    for (int c = 1; c < m_desk.classCount(); ++c)
        if (std::fabs(m_desk.row(c).beta - common) > 5e-3)
            common = std::numeric_limits<double>::quiet_NaN();
    m_curve->setOperatingPoint(common);
    const auto now = expectedCost(m_desk.totals().confusion, costs);
    m_costNow->setText(
        now ? tr("Now %1 per 1,000 parts; one beta for all costs least at %2.")
                  .arg(QLocale().toString(kPer * *now, 'f', 1), desk::betaText(m_curve->cheapest()))
            : tr("Costs need labelled good and defective pictures."));
}

void FitPanel::focusTarget()
{
    m_target->setFocus(Qt::ShortcutFocusReason);
}

void FitPanel::fit()
{
    if (m_desk.empty())
        return;
    remember();
    auto outcome =
        promises() ? m_desk.promise(target().limit) : m_desk.fit(target(), onTestPictures());
    if (outcome)
        emit fitted(*outcome);
    else
        emit failed(QString::fromStdString(outcome.error().message));
}

} // namespace mixdesk
