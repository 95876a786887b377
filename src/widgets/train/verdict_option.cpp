// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/train/verdict_option.h"

#include "widgets/common/page.h"
#include "widgets/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace mixdesk {

namespace {

QLabel* sentenceBelow(QCheckBox* box, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setProperty("soft", true);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(6 * kSpace, 0, 0, 0); // below the box's words
    label->setBuddy(box);
    return label;
}

} // namespace

VerdictOption::VerdictOption(QWidget* parent)
    : QWidget(parent), m_use(new QCheckBox(tr("Use people's verdicts"), this)),
      m_add(new QCheckBox(tr("Train with reviewed test pictures too"), this)),
      m_leavesOut(sentenceBelow(m_use, this)), m_adds(sentenceBelow(m_add, this)),
      m_outside(sentenceBelow(m_use, this)), m_replaced(sentenceBelow(m_use, this))
{
    m_use->setChecked(true);
    m_use->setToolTip(tr("Leaves out training pictures that a person marked not OK on Inspect. "
                         "The run keeps the list in left_out.txt."));
    m_add->setToolTip(tr("Test pictures that a person marked OK train as good ones, and test "
                         "nothing any more: neither here nor in an evaluation of the run. "
                         "The run keeps the list in added.txt."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_use, m_leavesOut, m_add, m_adds, m_outside, m_replaced})
        column->addWidget(part);
    connect(m_use, &QCheckBox::toggled, this, &VerdictOption::refresh);
    connect(m_add, &QCheckBox::toggled, this, &VerdictOption::refresh);
    refresh();
}

void VerdictOption::setPossible(PictureChoice possible)
{
    m_possible = std::move(possible);
    refresh();
}

void VerdictOption::setOutside(int pictures)
{
    m_outsideCount = pictures;
    refresh();
}

void VerdictOption::setReplaced(int pictures)
{
    m_replacedCount = pictures;
    refresh();
}

PictureChoice VerdictOption::chosen() const
{
    PictureChoice choice;
    if (!m_use->isChecked())
        return choice;
    choice.leftOut = m_possible.leftOut;
    if (m_add->isChecked())
        choice.added = m_possible.added;
    return choice;
}

QString VerdictOption::leavesOutText() const
{
    return m_leavesOut->text();
}

QString VerdictOption::addsText() const
{
    return m_adds->text();
}

QString VerdictOption::outsideText() const
{
    return m_outside->isHidden() ? QString() : m_outside->text();
}

QString VerdictOption::replacedText() const
{
    return m_replaced->isHidden() ? QString() : m_replaced->text();
}

void VerdictOption::refresh()
{
    const int leftOut = int(m_possible.leftOut.size()), added = int(m_possible.added.size());
    setVisible(!m_possible.empty() || m_outsideCount > 0 || m_replacedCount > 0);
    const bool use = m_use->isChecked() && !m_possible.empty();
    m_use->setVisible(!m_possible.empty());
    m_leavesOut->setVisible(!m_possible.empty());
    m_outside->setVisible(m_outsideCount > 0);
    m_outside->setText(
        tr("%Ln inbox picture(s) marked OK cannot train from here: export the labels "
           "to folders on the Data page, and open those as the dataset.",
           nullptr, m_outsideCount));
    m_replaced->setVisible(m_replacedCount > 0);
    m_replaced->setText(tr("%Ln picture(s) were replaced after their verdict, which does not "
                           "count: judge them anew on Inspect.",
                           nullptr, m_replacedCount));
    m_leavesOut->setText(
        !use          ? tr("Every picture of the training folder is used, whatever people say.")
        : leftOut > 0 ? tr("Leaves out %Ln training picture(s) marked not OK.", nullptr, leftOut)
                      : tr("No training picture is marked not OK."));
    m_add->setVisible(use && added > 0);
    m_adds->setVisible(use && added > 0);
    m_adds->setText(
        m_add->isChecked()
            ? tr("Adds %Ln test picture(s) marked OK. They no longer test this run.", nullptr,
                 added)
            : tr("%Ln test picture(s) marked OK would train, and no longer test.", nullptr, added));
}

} // namespace mixdesk
