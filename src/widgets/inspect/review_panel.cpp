// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/review_panel.h"

#include "widgets/common/icons.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/verdict_words.h"
#include "widgets/plots/flow_layout.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <utility>

namespace mixdesk {

namespace {

constexpr int kLongestText = 2000;

QString momentText(const QString& utc)
{
    const QDateTime when = QDateTime::fromString(utc, Qt::ISODateWithMs).toLocalTime();
    if (!when.isValid())
        return {};
    const QLocale locale;
    const QString time = locale.toString(when.time(), QLocale::ShortFormat);
    return when.date() == QDate::currentDate()
               ? time
               : locale.toString(when.date(), QLocale::ShortFormat) + QLatin1Char(' ') + time;
}

} // namespace

ReviewPanel::ReviewPanel(QWidget* parent)
    : QFrame(parent), m_typeRow(new QWidget), m_newType(new QPushButton(QStringLiteral("+"))),
      m_decided(new QLabel), m_others(new QLabel), m_comment(new QLabel), m_field(new QLineEdit)
{
    setAccessibleName(tr("Verdict by a person"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kSpace, 2 * kSpace, 3 * kSpace, 2 * kSpace);
    column->setSpacing(2 * kSpace);

    m_decided->setTextFormat(Qt::PlainText);
    m_decided->setWordWrap(true);
    m_decided->setAccessibleName(tr("Who decided"));
    column->addWidget(m_decided);
    for (QLabel* label : {m_others, m_comment}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->hide();
        column->addWidget(label);
    }
    m_others->setAccessibleName(tr("Other people's verdicts"));
    m_comment->setAccessibleName(tr("Comment"));
    column->addWidget(buildButtons());

    auto* flow = new FlowLayout(m_typeRow, kSpace);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(m_newType);
    m_newType->setProperty("chip", true);
    column->addWidget(m_typeRow);

    m_tools = new QWidget;
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(kSpace);
    m_flag = addTool(tools, QStringLiteral("flag"));
    m_flag->setCheckable(true);
    m_commentButton = addTool(tools, QStringLiteral("log"));
    tools->addStretch();
    m_reviewer = addTool(tools, {});
    column->addWidget(m_tools);
    m_field->setMaxLength(kLongestText);
    m_field->installEventFilter(this);
    m_field->hide();
    column->addWidget(m_field);
}

QWidget* ReviewPanel::buildButtons()
{
    auto* buttons = new QWidget;
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    int number = 1;
    for (const Decision decision : {Decision::Ok, Decision::NotOk, Decision::Unsure}) {
        auto* button = new DecisionButton(decision, QString::number(number));
        m_decisions[number - 1] = button;
        // What is shown follows the store, not the click.
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            button->setChecked(m_verdict.decision == button->decision());
            emit decided(button->decision());
        });
        row->addWidget(button);
        ++number;
    }
    return buttons;
}

QToolButton* ReviewPanel::addTool(QLayout* row, const QString& icon)
{
    auto* button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    row->addWidget(button);
    return button;
}

void ReviewPanel::setKeys(const QAction* ok, const QAction* notOk, const QAction* unsure)
{
    m_decisions[0]->setToolTip(ok->toolTip());
    m_decisions[1]->setToolTip(notOk->toolTip());
    m_decisions[2]->setToolTip(unsure->toolTip());
}

void ReviewPanel::bind(QAction* flag, QAction* comment, QAction* newType, QAction* reviewer)
{
    const std::pair<QAbstractButton*, QAction*> pairs[] = {
        {m_flag, flag}, {m_commentButton, comment}, {m_newType, newType}, {m_reviewer, reviewer}};
    for (const auto& [button, action] : pairs) {
        button->setToolTip(action->toolTip());
        button->setAccessibleName(action->text());
        connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    }
    m_flag->setText(tr("Flag"));
    m_commentButton->setText(tr("Comment"));
}

QString ReviewPanel::saidText(const VerdictRecord& verdict) const
{
    QString said = VerdictWords::name(verdict.decision);
    if (!verdict.defectType.isEmpty())
        said += QStringLiteral(" (%1)").arg(VerdictWords::type(verdict.defectType));
    const QString who = verdict.reviewer == m_reviewerName ? tr("You") : verdict.reviewer;
    return tr("%1: %2, %3").arg(who, said, momentText(verdict.created));
}

void ReviewPanel::showVerdict(const VerdictRecord& verdict, const QStringList& others,
                              const QString& reviewer, const std::optional<VerdictRecord>& replaced)
{
    m_verdict = verdict;
    m_reviewerName = reviewer;
    for (DecisionButton* button : m_decisions)
        button->setChecked(button->decision() == verdict.decision);
    const bool decided = verdict.decision != Decision::None;
    m_decided->setText(decided    ? saidText(verdict)
                       : replaced ? tr("The picture was replaced after this verdict, which no "
                                       "longer counts. %1")
                                        .arg(saidText(*replaced))
                                  : tr("No person has decided yet."));
    m_decided->setFont(textFont(1.0, decided || replaced ? QFont::DemiBold : QFont::Normal));
    m_decided->setProperty("soft", !decided && !replaced);
    m_others->setText(tr("Another opinion: %1").arg(others.join(QStringLiteral(", "))));
    m_others->setToolTip(m_others->text());
    m_others->setVisible(!others.isEmpty());
    m_comment->setToolTip(verdict.comment);
    m_comment->setVisible(!verdict.comment.isEmpty());
    m_flag->setChecked(verdict.flagged);
    setAccessibleDescription(m_decided->text());
    showTypes();
    elide();
}

void ReviewPanel::setTypes(const QStringList& types)
{
    if (types == m_types && !m_typeButtons.isEmpty())
        return;
    m_types = types;
    qDeleteAll(m_typeButtons);
    m_typeButtons.clear();
    auto* flow = m_typeRow->layout();
    flow->removeWidget(m_newType);
    for (int i = 0; i < types.size(); ++i) {
        auto* chip = new QPushButton;
        chip->setCheckable(true);
        chip->setProperty("chip", true);
        const QString name = VerdictWords::type(types[i]);
        const QKeySequence keys =
            i < kKeyedTypes ? QKeySequence(Qt::SHIFT | Qt::Key(Qt::Key_1 + i)) : QKeySequence();
        chip->setText(i < kKeyedTypes ? QStringLiteral("%1  \u21e7%2").arg(name).arg(i + 1) : name);
        chip->setToolTip(toolTipWithKeys(tr("Not OK: %1").arg(name), keys));
        chip->setAccessibleName(chip->toolTip());
        connect(chip, &QPushButton::clicked, this, [this, type = types[i]] {
            showTypes();
            emit typeChosen(type);
        });
        flow->addWidget(chip);
        m_typeButtons << chip;
    }
    flow->addWidget(m_newType);
    showTypes();
    updateGeometry();
}

void ReviewPanel::showTypes()
{
    for (int i = 0; i < m_typeButtons.size(); ++i)
        m_typeButtons[i]->setChecked(!m_verdict.defectType.isEmpty() &&
                                     m_types[i] == m_verdict.defectType);
}

void ReviewPanel::elide()
{
    const int width = this->width() - 6 * kSpace;
    m_comment->setText(m_comment->fontMetrics().elidedText(
        tr("\u201c%1\u201d").arg(m_verdict.comment.simplified()), Qt::ElideRight, width));
    const int left =
        width - m_flag->sizeHint().width() - m_commentButton->sizeHint().width() - 8 * kSpace;
    m_reviewer->setText(
        m_reviewer->fontMetrics().elidedText(m_reviewerName, Qt::ElideMiddle, std::max(left, 40)));
}

void ReviewPanel::editComment()
{
    ask(Asked::Comment, m_verdict.comment, tr("Comment; Enter keeps it, Esc leaves it"));
}

void ReviewPanel::editNewType()
{
    ask(Asked::Type, {}, tr("Name of the defect type; Enter takes it"));
}

void ReviewPanel::editReviewer()
{
    ask(Asked::Reviewer, m_reviewerName, tr("Your name; empty: the login name"));
}

void ReviewPanel::ask(Asked what, const QString& text, const QString& placeholder)
{
    m_asked = what;
    m_askedText = text;
    m_field->setText(text);
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(placeholder);
    m_field->setToolTip(placeholder);
    m_tools->hide();
    m_field->show();
    m_field->setFocus();
    m_field->selectAll();
}

void ReviewPanel::leavePart()
{
    if (m_asked == Asked::Comment)
        takeField();
    else if (m_asked == Asked::Type)
        leaveField();
}

void ReviewPanel::leaveField()
{
    if (std::exchange(m_asked, Asked::Nothing) == Asked::Nothing)
        return;
    const bool focus = m_field->hasFocus();
    m_field->hide();
    m_tools->show();
    if (focus)
        emit fieldLeft();
}

void ReviewPanel::takeField()
{
    const QString text = m_field->text().trimmed();
    const Asked asked = m_asked;
    leaveField();
    if (asked == Asked::Comment && text != m_askedText)
        emit commented(text);
    else if (asked == Asked::Type && !text.isEmpty())
        emit typeNamed(text);
    else if (asked == Asked::Reviewer)
        emit reviewerNamed(text);
}

bool ReviewPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            takeField();
            return true;
        }
        if (key == Qt::Key_Escape) {
            leaveField();
            return true;
        }
    }
    // Escape and Enter are the page's or the window's elsewhere.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape)
            event->accept();
    }
    return QFrame::eventFilter(watched, event);
}

void ReviewPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        elide();
    QFrame::changeEvent(event);
}

void ReviewPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    elide();
}

} // namespace mixdesk
