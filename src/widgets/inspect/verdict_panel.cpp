// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/verdict_panel.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/score_histogram.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>
#include <limits>

namespace mixdesk {

namespace {

constexpr int kIcon = 44;
constexpr int kDot = 10;
constexpr int kSmallIcon = 16;
constexpr int kLeastHistogram = 56; ///< enough for bars; its words need a little more

QHBoxLayout* lineOf(QLabel* icon, QLabel* words)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(2 * kSpace);
    line->addWidget(icon, 0, Qt::AlignTop);
    words->setWordWrap(true);
    line->addWidget(words, 1);
    return line;
}

QVector<double> vectorOf(const std::vector<double>& values)
{
    return {values.begin(), values.end()};
}

} // namespace

/// Its colour is asked for while it is painted: a palette of its own would not outlast a change of
/// the application's style sheet.
class VerdictLabel : public QLabel
{
public:
    void setVerdict(std::optional<Verdict> verdict)
    {
        m_verdict = verdict;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(m_verdict ? VerdictWords::colour(*m_verdict) : theme().ink);
        painter.drawText(contentsRect(), int(alignment()), text());
    }

private:
    std::optional<Verdict> m_verdict;
};

VerdictPanel::VerdictPanel(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel), m_verdict(new VerdictLabel), m_instruction(new QLabel),
      m_dot(new QLabel), m_class(new QLabel), m_truthIcon(new QLabel), m_truth(new QLabel),
      m_members(new QLabel), m_file(new QLabel), m_unsaved(new QToolButton),
      m_histogram(new ScoreHistogram)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 0);
    column->setSpacing(2 * kSpace);

    auto* head = new QHBoxLayout;
    head->setSpacing(3 * kSpace);
    m_icon->setFixedSize(kIcon, kIcon);
    head->addWidget(m_icon);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    m_verdict->setFont(textFont(2.3, QFont::DemiBold));
    setAccessibleName(tr("Verdict on this part"));
    m_verdict->setAccessibleName(tr("Verdict"));
    m_instruction->setFont(textFont(1.2));
    m_instruction->setWordWrap(true);
    words->addWidget(m_verdict);
    words->addWidget(m_instruction);
    head->addLayout(words, 1);
    column->addLayout(head);

    column->addLayout(lineOf(m_dot, m_class));
    column->addLayout(lineOf(m_truthIcon, m_truth));
    m_members->setProperty("soft", true);
    m_members->setWordWrap(true);
    m_members->hide();
    column->addWidget(m_members);

    auto* figures = new QHBoxLayout;
    figures->setSpacing(2 * kSpace);
    m_score = addFigure(figures, tr("score"));
    m_threshold = addFigure(figures, tr("threshold"));
    m_margin = addFigure(figures, tr("margin"));
    m_margin.box->setToolTip(
        tr("How far the score lies above the threshold, in standard deviations (sigma) of good "
           "parts' scores. Below zero: under the threshold."));
    column->addLayout(figures);

    m_histogram->setOrientation(Qt::Horizontal);
    m_histogram->setThresholdEditable(false);
    m_histogram->setFocusPolicy(Qt::TabFocus); // its description is worth a stop
    m_histogram->setAccessibleName(tr("Scores of the class with this part marked"));
    m_histogram->setMinimumHeight(kLeastHistogram);
    m_histogram->setMaximumHeight(240);
    column->addWidget(m_histogram, 4);
    column->addStretch(1);

    m_unsaved->setText(tr("unsaved thresholds"));
    m_unsaved->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unsaved->setIcon(themedIcon(QStringLiteral("warning")));
    m_unsaved->setToolTip(tr("Verdicts here follow the thresholds on the Desk, which are not saved "
                             "yet. Click to go there."));
    m_unsaved->hide();
    connect(m_unsaved, &QToolButton::clicked, this, &VerdictPanel::deskRequested);
    column->addWidget(m_unsaved, 0, Qt::AlignLeft);

    m_file->setProperty("soft", true);
    m_file->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_file->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    column->addWidget(m_file);
    clear();
}

VerdictPanel::Figure VerdictPanel::addFigure(QLayout* row, const QString& caption)
{
    Figure figure{new QWidget, new QLabel, new QLabel(caption)};
    auto* column = new QVBoxLayout(figure.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    figure.number->setFont(textFont(1.3, QFont::Medium));
    figure.number->setAccessibleName(caption);
    figure.caption->setProperty("soft", true);
    column->addWidget(figure.number);
    column->addWidget(figure.caption);
    row->addWidget(figure.box);
    return figure;
}

void VerdictPanel::setFiguresVisible(bool visible)
{
    for (const Figure& figure : {m_score, m_threshold, m_margin})
        figure.box->setVisible(visible);
    m_histogram->setVisible(visible);
    m_dot->setVisible(visible);
    m_class->setVisible(visible);
}

void VerdictPanel::clear()
{
    m_shown.reset();
    m_broken = false;
    m_classIndex = -1;
    m_wrong = m_misrouted = false;
    m_verdict->clear();
    m_instruction->clear();
    m_truth->clear();
    m_fileText.clear();
    setFiguresVisible(false);
    m_members->hide();
    restyle();
}

void VerdictPanel::showEntry(const GalleryEntry& entry, const std::optional<Judgement>& judgement,
                             const ClassThreshold* row, const QStringList& classes)
{
    m_broken = !entry.error.isEmpty();
    m_shown = judgement ? std::optional(judgement->verdict) : std::nullopt;
    m_fileText = entry.outside ? entry.path : entry.relative;
    m_file->setToolTip(entry.path);
    const bool scored = judgement && row;
    setFiguresVisible(scored);
    if (scored) {
        m_verdict->setText(VerdictWords::name(judgement->verdict));
        m_instruction->setText(
            VerdictWords::capitalised(VerdictWords::instruction(judgement->verdict)));
        m_score.number->setText(VerdictWords::number(entry.score));
        m_threshold.number->setText(VerdictWords::number(row->threshold));
        const double margin = std::abs(judgement->margin);
        // No number of standard deviations where the deviation is zero.
        m_margin.number->setText(
            std::isfinite(judgement->margin)
                ? tr("%1%2 \u03c3")
                      .arg(judgement->margin >= 0 ? QStringLiteral("+") : QStringLiteral("\u2212"),
                           QLocale().toString(margin, 'f', margin < 0.95 ? 2 : 1))
                : QStringLiteral("\u2013"));
        m_histogram->setThreshold(row->threshold);
        m_histogram->setBand(row->recheckBand);
        m_histogram->setMarker(entry.score);
    } else {
        showUnscored(entry);
    }
    showClass(entry, classes);
    showTruth(entry, judgement);
    setAccessibleDescription(
        QStringList{m_verdict->text(), m_instruction->text(), m_class->text(), m_truth->text()}
            .join(QLatin1Char('\n')));
    restyle();
}

void VerdictPanel::showUnscored(const GalleryEntry& entry)
{
    m_verdict->setText(m_broken ? tr("Unreadable") : tr("Not scored"));
    m_instruction->setText(m_broken ? entry.error : tr("The score follows in a moment."));
}

void VerdictPanel::showClass(const GalleryEntry& entry, const QStringList& classes)
{
    m_classIndex = entry.routedClass;
    m_misrouted = entry.misrouted();
    if (entry.routedClass < 0 || entry.routedClass >= classes.size()) {
        m_class->clear();
        return;
    }
    m_class->setText(VerdictWords::taken(entry, classes));
}

void VerdictPanel::showTruth(const GalleryEntry& entry, const std::optional<Judgement>& judgement)
{
    const QString mistake =
        judgement ? VerdictWords::mistake(entry, judgement->verdict) : QString();
    m_wrong = !mistake.isEmpty();
    m_labelled = entry.labelled();
    const QString words = VerdictWords::capitalised(VerdictWords::truth(entry));
    m_truth->setText(m_wrong ? tr("%1: %2").arg(words, mistake) : words);
    m_truth->setFont(textFont(1.0, m_wrong ? QFont::DemiBold : QFont::Normal));
}

void VerdictPanel::setDisagreement(double disagreement)
{
    const double share = 50.0 * disagreement; // of the weight, in percent, on the lighter side
    m_members->setText(disagreement > 0.0
                           ? tr("Members with %1 % of the weight judge otherwise.")
                                 .arg(QLocale().toString(share, 'f', share < 1.0 ? 1 : 0))
                           : tr("All members judge alike."));
    m_members->setVisible(std::isfinite(disagreement));
}

void VerdictPanel::setScores(const std::vector<double>& good, const std::vector<double>& defective,
                             const std::vector<double>& unlabelled)
{
    m_histogram->setScores(vectorOf(good), vectorOf(defective), vectorOf(unlabelled));
}

QString VerdictPanel::verdictText() const
{
    return m_verdict->text();
}

void VerdictPanel::setUnsaved(bool unsaved)
{
    m_unsaved->setVisible(unsaved);
}

void VerdictPanel::restyle()
{
    const qreal ratio = devicePixelRatioF();
    const QString icon = m_shown    ? VerdictWords::icon(*m_shown)
                         : m_broken ? QStringLiteral("error")
                                    : QStringLiteral("ring");
    const QColor colour = m_shown ? VerdictWords::colour(*m_shown) : theme().unlabelled;
    const bool empty = m_verdict->text().isEmpty();
    m_icon->setPixmap(empty ? QPixmap() : iconPixmap(icon, colour, kIcon, ratio));
    m_verdict->setVerdict(m_shown);
    m_dot->setPixmap(m_misrouted
                         ? iconPixmap(QStringLiteral("warning"), theme().recheck, kSmallIcon, ratio)
                     : m_classIndex >= 0 ? colourDot(classColour(m_classIndex), kDot, kDot, ratio)
                                         : QPixmap());
    m_dot->setContentsMargins(3, m_misrouted ? 0 : 4, 3, 0);
    m_truthIcon->setPixmap(empty ? QPixmap()
                                 : iconPixmap(m_wrong      ? QStringLiteral("flag")
                                              : m_labelled ? QStringLiteral("tag")
                                                           : QStringLiteral("unlabelled"),
                                              m_wrong ? theme().notOk : theme().inkSoft, kSmallIcon,
                                              ratio));
    m_truthIcon->setVisible(!empty);
    elideFile();
}

void VerdictPanel::elideFile()
{
    m_file->setText(
        m_file->fontMetrics().elidedText(m_fileText, Qt::ElideMiddle, width() - 6 * kSpace));
}

void VerdictPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QFrame::changeEvent(event);
}

void VerdictPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    elideFile();
}

} // namespace mixdesk
