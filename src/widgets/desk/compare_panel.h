// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/threshold_desk.h"

#include <QWidget>
#include <vector>

class QButtonGroup;
class QGridLayout;
class QLabel;
class QRadioButton;

namespace mixdesk {

class DeskMatrix;

/// A version beside the desk, as confusion matrices of all products and of every class: counted
/// anew on the pictures scored now, or before and after as the version was saved.
class ComparePanel : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePanel(ThresholdDesk& desk, QWidget* parent = nullptr);

    /// An Error when its thresholds cannot be counted on these scores.
    Result<void> show(const ThresholdVersion& version);
    /// The counts anew, for a change on the desk.
    void refresh();

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Pair
    {
        QString name;
        Confusion before, after;
    };
    std::vector<Pair> presentPairs() const;
    std::vector<Pair> savedPairs() const;
    void fill(const std::vector<Pair>& pairs);
    void addPair(int row, const Pair& pair, int colourIndex);
    QWidget* pairName(const Pair& pair, int colourIndex) const;

    ThresholdDesk& m_desk;
    ThresholdVersion m_version;
    QLabel *m_title, *m_left, *m_right, *m_hint;
    QRadioButton *m_present, *m_saved;
    QWidget* m_body;
    QGridLayout* m_grid;
    struct Views
    {
        DeskMatrix *before, *after;
        QLabel* figures;
    };
    std::vector<Views> m_views;
};

} // namespace mixdesk
