// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/agreement_panel.h"

#include "widgets/common/image_bridge.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/decision_button.h"
#include "widgets/inspect/matrix_view.h"
#include "widgets/inspect/verdict_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr int kUsualSize = 50;
constexpr int kLargestSize = 1000;
constexpr int kColumnWidth = 520;
constexpr int kNameWidth = 200;

QLabel* heading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setFont(textFont(1.3, QFont::DemiBold));
    return label;
}

} // namespace

void BlindPicture::setPicture(const QImage& picture)
{
    m_picture = picture;
    m_scaled = {};
    update();
}

void BlindPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().page);
    if (m_picture.isNull())
        return;
    const qreal ratio = devicePixelRatioF();
    const QSize size = m_picture.size().scaled(this->size() * ratio, Qt::KeepAspectRatio);
    if (m_scaled.size() != size) {
        m_scaled = QPixmap::fromImage(
            m_picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(ratio);
    }
    const QSizeF shown = m_scaled.deviceIndependentSize();
    painter.drawPixmap(QPointF((width() - shown.width()) / 2.0, (height() - shown.height()) / 2.0),
                       m_scaled);
}

AgreementPanel::AgreementPanel(AgreementStudy& study, ScoringSession& scoring, ThresholdDesk& desk,
                               QWidget* parent)
    : QWidget(parent), m_study(study), m_scoring(scoring), m_desk(desk), m_steps(new QStackedWidget)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Agreement study"));
    m_steps->addWidget(buildChoose());
    m_steps->addWidget(buildJudge());
    m_steps->addWidget(buildResult());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kSpace, 5 * kSpace, 6 * kSpace, 5 * kSpace);
    column->addWidget(m_steps);
    connect(&m_scoring, &ScoringSession::opened, this, [this](const PartPointer& part) {
        if (step() == Step::Judge && isVisible() && m_at < m_current.images.size() &&
            part->entry == m_scoring.entryOf(m_current.images[m_at]))
            m_picture->setPicture(toImage(part->picture));
    });
}

QWidget* AgreementPanel::buildChoose()
{
    auto* page = new QWidget;
    auto* whole = new QHBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* inner = new QWidget;
    inner->setMaximumWidth(kColumnWidth);
    whole->addWidget(inner);
    whole->addStretch();
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3 * kSpace);
    column->addWidget(heading(tr("Do two inspectors judge alike?")));
    auto* words = new QLabel(
        tr("Both judge the same sample of pictures, each without seeing what the other or the "
           "model says. The result shows how often they agree, and where they do not. These "
           "verdicts count for the study only."));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* who = new QHBoxLayout;
    who->setSpacing(2 * kSpace);
    m_chooser = addInspector(who);
    who->addStretch();
    column->addLayout(who);
    column->addWidget(buildNew());
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Studies"));
    column->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    m_goOn = new QPushButton(tr("Judge"));
    m_goOn->setToolTip(tr("Judge the pictures of this study that you have not judged yet"));
    m_showResult = new QPushButton(tr("Result"));
    m_showResult->setToolTip(tr("Compare two inspectors of this study"));
    auto* back = new QPushButton(tr("Back to the parts"));
    back->setToolTip(toolTipWithKeys(tr("Leaves the studies"), Qt::Key_Escape));
    row->addWidget(m_goOn);
    row->addWidget(m_showResult);
    row->addStretch();
    row->addWidget(back);
    column->addLayout(row);
    connect(m_goOn, &QPushButton::clicked, this, &AgreementPanel::goOn);
    connect(m_showResult, &QPushButton::clicked, this, &AgreementPanel::showResult);
    connect(m_list, &QListWidget::itemActivated, this, &AgreementPanel::goOn);
    connect(back, &QPushButton::clicked, this, &AgreementPanel::left);
    return page;
}

/// Whose verdicts these are: the seat changes between two inspectors.
QLineEdit* AgreementPanel::addInspector(QBoxLayout* row)
{
    auto* field = new QLineEdit;
    field->setFixedWidth(kNameWidth);
    field->setAccessibleName(tr("Inspector"));
    field->setToolTip(tr("Who judges now; empty: the login name"));
    auto* label = new QLabel(field->accessibleName());
    label->setBuddy(field);
    row->addWidget(label);
    row->addWidget(field);
    connect(field, &QLineEdit::editingFinished, this, &AgreementPanel::takeInspector);
    return field;
}

QWidget* AgreementPanel::buildNew()
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * kSpace);
    m_name = new QLineEdit;
    m_name->setPlaceholderText(tr("Name of a new study"));
    m_name->setAccessibleName(m_name->placeholderText());
    m_size = new QSpinBox;
    m_size->setRange(AgreementStudy::kSmallest, kLargestSize);
    m_size->setValue(kUsualSize);
    m_size->setSuffix(tr(" pictures"));
    m_size->setAccessibleName(tr("Pictures of the sample"));
    m_size->setToolTip(tr("Taken from every product, with parts that the model accepts and parts "
                          "that it rejects"));
    m_start = new QPushButton(tr("Start"));
    m_start->setToolTip(tr("Draws the sample and begins to judge it"));
    m_start->setProperty("main", true);
    m_start->setAutoDefault(true); // Enter presses it
    row->addWidget(m_name, 1);
    row->addWidget(m_size);
    row->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, &AgreementPanel::start);
    connect(m_name, &QLineEdit::returnPressed, this, &AgreementPanel::start);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_problem->hide(); });
    return line;
}

QWidget* AgreementPanel::buildJudge()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3 * kSpace);
    m_picture = new BlindPicture;
    m_picture->setAccessibleName(tr("Picture to judge"));
    column->addWidget(m_picture, 1);
    auto* row = new QHBoxLayout;
    m_progress = new QLabel;
    row->addWidget(m_progress, 1);
    const std::pair<Decision, QString> choices[] = {{Decision::Ok, tr("The part is OK")},
                                                    {Decision::NotOk, tr("The part is not OK")},
                                                    {Decision::Unsure, tr("You cannot tell")}};
    int number = 1;
    for (const auto& [decision, tip] : choices) {
        auto* button = new DecisionButton(decision, QString::number(number));
        button->setFocusPolicy(Qt::NoFocus); // the keys are the panel's
        button->setToolTip(toolTipWithKeys(tip, Qt::Key(Qt::Key_0 + number++)));
        connect(button, &QAbstractButton::clicked, this, [this, button] {
            button->setChecked(false);
            judge(button->decision());
        });
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* hint = new QLabel(tr("Backspace: one back      Esc: go on another time"));
    hint->setProperty("soft", true);
    row->addWidget(hint);
    column->addLayout(row);
    return page;
}

void AgreementPanel::open(const Actor& inspector)
{
    setInspector(inspector);
    m_problem->hide();
    refresh();
    m_steps->setCurrentIndex(int(Step::Choose));
    m_name->setFocus();
}

void AgreementPanel::setInspector(const Actor& inspector)
{
    m_actor = inspector;
    m_chooser->setText(inspector.user);
    m_other->setText(inspector.user);
}

QLineEdit* AgreementPanel::inspectorField() const
{
    return step() == Step::Choose ? m_chooser : step() == Step::Result ? m_other : nullptr;
}

void AgreementPanel::takeInspector()
{
    const QLineEdit* field = inspectorField();
    if (field && field->text().trimmed() != m_actor.user)
        emit inspectorNamed(field->text().trimmed());
}

void AgreementPanel::refresh()
{
    auto studies = m_study.studies();
    if (!studies) {
        tell(studies.error());
        return;
    }
    m_studies = std::move(*studies);
    m_list->clear();
    for (const auto& one : m_studies) {
        const auto who = m_study.reviewers(one.name);
        m_list->addItem(tr("%1: %n pictures, judged by %2", nullptr, int(one.images.size()))
                            .arg(one.name, who && !who->isEmpty() ? who->join(QStringLiteral(", "))
                                                                  : tr("nobody yet")));
    }
    m_list->setCurrentRow(int(m_studies.size()) - 1);
    m_goOn->setEnabled(!m_studies.empty());
    m_showResult->setEnabled(!m_studies.empty());
}

const AgreementStudy::Info* AgreementPanel::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < int(m_studies.size()) ? &m_studies[std::size_t(row)] : nullptr;
}

/// Of a study that did not begin: beside its name, and gone with the next try.
void AgreementPanel::say(const Error& problem)
{
    m_problem->setText(errorNotice(problem).text);
    m_problem->show();
    QAccessibleEvent event(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool AgreementPanel::tell(const Error& error)
{
    emit noticed(errorNotice(error));
    return false;
}

void AgreementPanel::start()
{
    takeInspector();
    m_problem->hide();
    const auto& entries = m_scoring.entries();
    QStringList images;
    for (const int entry : AgreementStudy::sample(
             entries, [this](const GalleryEntry& one) { return m_desk.verdict(one); },
             m_size->value(), qHash(m_name->text().trimmed(), 0)))
        images << entries[std::size_t(entry)].key();
    if (auto begun = m_study.begin(m_name->text(), images, m_actor); !begun) {
        say(begun.error());
        return;
    }
    m_name->clear();
    refresh();
    goOn();
}

void AgreementPanel::goOn()
{
    takeInspector();
    if (step() == Step::Choose) {
        if (!chosen())
            return;
        m_current = *chosen();
    }
    auto given = m_study.verdictsOf(m_current.name, m_actor.user);
    if (!given) {
        tell(given.error());
        return;
    }
    m_given = std::move(*given);
    m_at = 0;
    while (m_at < m_current.images.size() && m_given.contains(m_current.images[m_at]))
        ++m_at;
    if (m_at == m_current.images.size())
        emit noticed({Notice::Kind::Result,
                      tr("%1 has judged every picture of this study.").arg(m_actor.user),
                      {},
                      {}});
    m_steps->setCurrentIndex(int(Step::Judge));
    setFocus();
    showPicture();
}

void AgreementPanel::showPicture()
{
    if (m_at >= m_current.images.size()) {
        showResult();
        return;
    }
    const QLocale locale;
    m_progress->setText(tr("%1 of %2, judged by %3")
                            .arg(locale.toString(m_at + 1),
                                 locale.toString(int(m_current.images.size())), m_actor.user));
    m_picture->setPicture({});
    QVector<int> ahead;
    for (int i = m_at + 1; i < std::min(m_at + 3, int(m_current.images.size())); ++i)
        if (const int entry = m_scoring.entryOf(m_current.images[i]); entry >= 0)
            ahead.append(entry);
    const int entry = m_scoring.entryOf(m_current.images[m_at]);
    if (entry >= 0)
        m_scoring.open(entry, ahead);
    else
        emit noticed({Notice::Kind::Warning,
                      tr("%1 is not in the dataset any more: put it back, or go on with Esc.")
                          .arg(m_current.images[m_at]),
                      {},
                      {}});
}

void AgreementPanel::judge(Decision decision)
{
    if (m_picture->empty()) // nobody has seen it yet
        return;
    const QString& image = m_current.images[m_at];
    if (auto ok = m_study.judge(m_current.name, image, decision, m_actor); !ok) {
        tell(ok.error());
        return;
    }
    m_given.insert(image, decision);
    ++m_at;
    showPicture();
}

/// While somebody judges, plain keys are verdicts and nothing of the page.
bool AgreementPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        if (key->key() == Qt::Key_Escape || (step() == Step::Judge && plain)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void AgreementPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        setInspector(m_actor); // a name that was not taken is dropped
        if (step() == Step::Choose)
            emit left();
        else
            open(m_actor);
        return;
    }
    if (step() == Step::Judge) {
        if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_3)
            judge(Decision(int(Decision::Ok) + event->key() - Qt::Key_1));
        else if (event->key() == Qt::Key_Backspace && m_at > 0) {
            --m_at;
            showPicture();
        }
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace mixdesk
