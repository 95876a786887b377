// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desk/compare_panel.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/desk/desk_matrix.h"
#include "widgets/desk/desk_text.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kWidestMatrix = 320;

Confusion plus(const Confusion& a, const Confusion& b)
{
    return {a.truePositive + b.truePositive, a.falsePositive + b.falsePositive,
            a.trueNegative + b.trueNegative, a.falseNegative + b.falseNegative};
}

QString figureWords(const Confusion& before, const Confusion& after)
{
    const auto line = [](const QString& name, const std::optional<double>& a,
                         const std::optional<double>& b) {
        return QStringLiteral("%1: %2 → %3").arg(name, desk::figureText(a), desk::figureText(b));
    };
    return line(ComparePanel::tr("Balanced accuracy"), before.balancedAccuracy(),
                after.balancedAccuracy()) +
           QLatin1Char('\n') + line(ComparePanel::tr("F1 of all parts"), before.f1(), after.f1());
}

} // namespace

ComparePanel::ComparePanel(ThresholdDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_title(new QLabel), m_left(new QLabel), m_right(new QLabel),
      m_hint(new QLabel), m_present(new QRadioButton(tr("On the pictures scored now"))),
      m_saved(new QRadioButton(tr("As it was saved"))), m_body(new QWidget),
      m_grid(new QGridLayout(m_body))
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(4 * kSpace, 3 * kSpace, 4 * kSpace, 3 * kSpace);
    rows->setSpacing(2 * kSpace);
    auto* head = new QHBoxLayout;
    m_title->setFont(textFont(1.2, QFont::DemiBold));
    auto* back = new QPushButton(themedIcon(QStringLiteral("previous")), tr("Back to the desk"));
    back->setToolTip(tr("Back to the strips (Esc)"));
    head->addWidget(m_title, 1);
    head->addWidget(back);
    rows->addLayout(head);
    auto* choice = new QHBoxLayout;
    m_present->setToolTip(tr("Counts both thresholds on the pictures that are scored now."));
    m_saved->setToolTip(tr("Counts before and after, as they were when the version was saved."));
    choice->addWidget(m_present);
    choice->addWidget(m_saved);
    choice->addStretch();
    rows->addLayout(choice);
    m_hint->setProperty("soft", true);
    m_hint->setWordWrap(true);
    rows->addWidget(m_hint);
    m_grid->setHorizontalSpacing(6 * kSpace);
    m_grid->setVerticalSpacing(4 * kSpace);
    m_grid->setColumnStretch(3, 1);
    for (QLabel* label : {m_left, m_right}) {
        label->setFont(textFont(1.0, QFont::DemiBold));
        m_grid->addWidget(label, 0, label == m_left ? 1 : 2);
    }
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setWidget(m_body);
    rows->addWidget(area, 1);
    connect(back, &QPushButton::clicked, this, &ComparePanel::closed);
    connect(m_present, &QRadioButton::toggled, this, &ComparePanel::refresh);
}

Result<void> ComparePanel::show(const ThresholdVersion& version)
{
    auto counts = m_desk.countsOf(version.id);
    const bool stored = parseSummary(version.summary).has_value();
    if (!counts && !stored)
        return counts.error();
    m_version = version;
    m_present->setEnabled(bool(counts));
    m_saved->setEnabled(stored);
    m_title->setText(tr("Version %1 and the desk").arg(version.number));
    (counts ? m_present : m_saved)->setChecked(true);
    refresh();
    return {};
}

std::vector<ComparePanel::Pair> ComparePanel::presentPairs() const
{
    auto counts = m_desk.countsOf(m_version.id);
    if (!counts)
        return {};
    std::vector<Pair> pairs;
    for (int c = 0; c < int(counts->size()); ++c)
        pairs.push_back({QString::fromStdString(m_desk.className(c)),
                         (*counts)[std::size_t(c)].confusion, m_desk.counts(c).confusion});
    return pairs;
}

std::vector<ComparePanel::Pair> ComparePanel::savedPairs() const
{
    std::vector<Pair> pairs;
    if (const auto summary = parseSummary(m_version.summary))
        for (const auto& row : summary->rows)
            pairs.push_back({row.className, row.before, row.after});
    return pairs;
}

void ComparePanel::refresh()
{
    if (m_version.id == 0)
        return;
    if (m_saved->isChecked()) {
        m_left->setText(tr("Before version %1").arg(m_version.number));
        m_right->setText(tr("Version %1").arg(m_version.number));
        const auto summary = parseSummary(m_version.summary);
        m_hint->setText(tr("Counted on %n picture(s) when the version was saved.", nullptr,
                           summary ? summary->pictures : 0));
        fill(savedPairs());
    } else {
        m_left->setText(tr("Version %1").arg(m_version.number));
        m_right->setText(m_desk.modified() ? tr("On the desk, unsaved") : tr("On the desk"));
        m_hint->setText(tr("Both counted on the %n picture(s) scored now.", nullptr,
                           m_desk.scores().pictures()));
        fill(presentPairs());
    }
}

void ComparePanel::fill(const std::vector<Pair>& pairs)
{
    Pair all{tr("All products"), {}, {}};
    for (const Pair& pair : pairs) {
        all.before = plus(all.before, pair.before);
        all.after = plus(all.after, pair.after);
    }
    if (m_views.size() != pairs.size() + 1) {
        while (m_grid->count() > 2) {
            QLayoutItem* item = m_grid->takeAt(2);
            delete item->widget();
            delete item;
        }
        m_views.clear();
        addPair(1, all, -1);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            addPair(int(i) + 2, pairs[i], int(i));
        m_grid->setRowStretch(int(pairs.size()) + 2, 1);
    }
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        const Pair& pair = i == 0 ? all : pairs[i - 1];
        m_views[i].before->setCounts(pair.before);
        m_views[i].after->setCounts(pair.after, pair.before);
        m_views[i].figures->setText(figureWords(pair.before, pair.after));
    }
}

QWidget* ComparePanel::pairName(const Pair& pair, int colourIndex) const
{
    auto* name = new QLabel(pair.name);
    name->setFont(textFont(1.0, QFont::DemiBold));
    name->setMinimumWidth(120);
    if (colourIndex >= 0)
        name->setText(QStringLiteral("<span style=\"color:%1\">●</span> %2")
                          .arg(classColour(colourIndex).name(), pair.name.toHtmlEscaped()));
    return name;
}

void ComparePanel::addPair(int row, const Pair& pair, int colourIndex)
{
    auto *before = new DeskMatrix, *after = new DeskMatrix;
    for (DeskMatrix* view : {before, after})
        view->setMaximumWidth(kWidestMatrix);
    m_grid->addWidget(pairName(pair, colourIndex), row, 0);
    m_grid->addWidget(before, row, 1);
    m_grid->addWidget(after, row, 2);
    auto* figures = new QLabel;
    figures->setProperty("soft", true);
    m_grid->addWidget(figures, row, 3);
    m_views.push_back({before, after, figures});
}

void ComparePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mixdesk
