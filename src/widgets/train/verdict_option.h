// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/picture_choice.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace mixdesk {

/// Whether a new training goes by people's verdicts, and what that changes. Hidden where no verdict
/// would change anything, now or after an export.
class VerdictOption : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictOption(QWidget* parent = nullptr);

    /// What the verdicts would leave out and add, were everything chosen.
    void setPossible(PictureChoice possible);
    /// Pictures marked OK that no training takes yet, because they are no part of the dataset.
    void setOutside(int pictures);
    /// Pictures whose verdict does not count, because their files were replaced after it.
    void setReplaced(int pictures);
    /// What is chosen of it.
    PictureChoice chosen() const;

    QCheckBox* useBox() const { return m_use; }
    QCheckBox* addBox() const { return m_add; }
    QString leavesOutText() const;
    QString addsText() const;
    QString outsideText() const;  ///< empty where it is not shown
    QString replacedText() const; ///< likewise

private:
    void refresh();

    PictureChoice m_possible;
    QCheckBox *m_use, *m_add;
    QLabel *m_leavesOut, *m_adds, *m_outside, *m_replaced;
    int m_outsideCount = 0, m_replacedCount = 0;
};

} // namespace mixdesk
