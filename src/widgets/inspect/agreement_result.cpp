// SPDX-License-Identifier: GPL-3.0-or-later
// What came out of an agreement study.
#include "core/base/files.h"
#include "core/store/qt_path.h"
#include "widgets/common/theme.h"
#include "widgets/inspect/agreement_panel.h"
#include "widgets/inspect/matrix_view.h"
#include "widgets/inspect/verdict_words.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

constexpr Decision kDecisions[] = {Decision::Ok, Decision::NotOk, Decision::Unsure};

/// Landis and Koch (1977), as inspectors' handbooks use it.
QString meaningOf(double kappa)
{
    return kappa < 0.0    ? AgreementPanel::tr("less than chance gives")
           : kappa <= 0.2 ? AgreementPanel::tr("slight")
           : kappa <= 0.4 ? AgreementPanel::tr("fair")
           : kappa <= 0.6 ? AgreementPanel::tr("moderate")
           : kappa <= 0.8 ? AgreementPanel::tr("substantial")
                          : AgreementPanel::tr("almost perfect");
}

QString resultOf(const AgreementStudy::Outcome& outcome)
{
    const Agreement& found = outcome.agreement;
    const QLocale locale;
    const auto number = [&](double value) { return locale.toString(value, 'f', 2); };
    QStringList lines;
    if (found.items == 0)
        lines << AgreementPanel::tr("No picture was judged by both yet.");
    else
        lines << AgreementPanel::tr("Alike in %1 of %2 pictures (%3 %, between %4 and %5 %)")
                     .arg(locale.toString(found.agreed), locale.toString(found.items),
                          locale.toString(100.0 * found.share(), 'f', 1),
                          locale.toString(100.0 * found.shareInterval->first, 'f', 0),
                          locale.toString(100.0 * found.shareInterval->second, 'f', 0));
    if (found.kappa && found.kappaInterval)
        lines << AgreementPanel::tr("Beyond chance (Cohen's kappa): %1, between %2 and %3: %4")
                     .arg(number(*found.kappa), number(found.kappaInterval->first),
                          number(found.kappaInterval->second), meaningOf(*found.kappa));
    else if (found.items > 0)
        lines << AgreementPanel::tr("Cohen's kappa says nothing here: both gave one and the same "
                                    "verdict throughout.");
    if (outcome.open > 0)
        lines << AgreementPanel::tr("%n pictures are not judged by both yet.", nullptr,
                                    outcome.open);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QWidget* AgreementPanel::buildResult()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3 * kSpace);
    auto* row = new QHBoxLayout;
    m_first = new QComboBox;
    m_first->setAccessibleName(tr("First inspector"));
    m_second = new QComboBox;
    m_second->setAccessibleName(tr("Second inspector"));
    auto* save = new QPushButton(tr("Save as table (CSV)"));
    save->setToolTip(tr("Writes every picture with both verdicts"));
    auto* back = new QPushButton(tr("Studies"));
    back->setToolTip(tr("Back to the list of studies (Esc)"));
    row->addWidget(m_first);
    row->addWidget(new QLabel(tr("and")));
    row->addWidget(m_second);
    row->addStretch();
    row->addWidget(save);
    row->addWidget(back);
    column->addLayout(row);
    m_result = new QLabel;
    m_result->setFont(textFont(1.2));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_result);
    auto* next = new QHBoxLayout;
    next->setSpacing(2 * kSpace);
    m_other = addInspector(next);
    m_judgeAlso = new QPushButton(tr("Judge"));
    m_judgeAlso->setToolTip(m_goOn->toolTip());
    next->addWidget(m_judgeAlso);
    next->addStretch();
    column->addLayout(next);
    connect(m_other, &QLineEdit::returnPressed, this, &AgreementPanel::goOn);
    connect(m_judgeAlso, &QPushButton::clicked, this, &AgreementPanel::goOn);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(6 * kSpace);
    m_table = new MatrixView;
    m_table->setAccessibleName(tr("Verdicts of both inspectors"));
    m_table->setFixedWidth(380);
    lower->addWidget(m_table, 0, Qt::AlignTop);
    m_differences = new QListWidget;
    m_differences->setAccessibleName(tr("Pictures judged differently"));
    m_differences->setToolTip(tr("Enter or a double click opens the picture"));
    lower->addWidget(m_differences, 1);
    column->addLayout(lower, 1);
    for (QComboBox* box : {m_first, m_second})
        connect(box, &QComboBox::activated, this, &AgreementPanel::fillResult);
    connect(save, &QPushButton::clicked, this, &AgreementPanel::exportCsv);
    connect(back, &QPushButton::clicked, this, [this] { open(m_actor); });
    connect(m_differences, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        emit pictureRequested(item->data(Qt::UserRole).toString());
    });
    return page;
}

void AgreementPanel::showResult()
{
    if (step() == Step::Choose) {
        if (!chosen())
            return;
        m_current = *chosen();
    }
    auto who = m_study.reviewers(m_current.name);
    if (!who) {
        tell(who.error());
        return;
    }
    for (QComboBox* box : {m_first, m_second}) {
        box->clear();
        box->addItems(*who);
    }
    m_second->setCurrentIndex(std::min(1, int(who->size()) - 1));
    fillResult();
    m_steps->setCurrentIndex(int(Step::Result));
    m_differences->setFocus();
}

void AgreementPanel::fillResult()
{
    m_differences->clear();
    if (m_first->currentText() == m_second->currentText()) {
        m_result->setText(tr("A second inspector has to judge the sample as well: write their "
                             "name below and choose Judge."));
        m_table->hide();
        return;
    }
    const auto outcome =
        m_study.compare(m_current, m_first->currentText(), m_second->currentText());
    if (!outcome) {
        tell(outcome.error());
        return;
    }
    m_result->setText(resultOf(*outcome));
    QVector<MatrixView::Cell> cells;
    QStringList names;
    for (std::size_t a = 0; a < std::size(kDecisions); ++a) {
        names << VerdictWords::name(kDecisions[a]);
        for (std::size_t b = 0; b < std::size(kDecisions); ++b) {
            MatrixView::Cell cell;
            cell.count = outcome->table[a][b];
            cell.meaning = a == b           ? MatrixView::Meaning::Right
                           : cell.count > 0 ? MatrixView::Meaning::Wrong
                                            : MatrixView::Meaning::Neutral;
            cell.toolTip = tr("%1: %2, %3: %4")
                               .arg(m_first->currentText(), VerdictWords::name(kDecisions[a]),
                                    m_second->currentText(), VerdictWords::name(kDecisions[b]));
            cells << cell;
        }
    }
    m_table->setMatrix(m_first->currentText(), m_second->currentText(), names, names, cells);
    m_table->show();
    for (const auto& one : outcome->differences) {
        auto* item = new QListWidgetItem(
            tr("%1: %2 or %3")
                .arg(one.image, VerdictWords::name(one.first), VerdictWords::name(one.second)),
            m_differences);
        item->setData(Qt::UserRole, one.image);
    }
}

void AgreementPanel::exportCsv()
{
    const auto text = m_study.csv(m_current, m_first->currentText(), m_second->currentText());
    if (!text) {
        tell(text.error());
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Save as table (CSV)"), {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes = *text](const QString& path) {
        if (auto ok = writeFileAtomic(fsPath(path), bytes.toStdString()); !ok)
            tell(ok.error());
        else
            emit noticed({Notice::Kind::Result, tr("Saved %1.").arg(path), {}, {}});
    });
    dialog->open();
}

} // namespace mixdesk
