// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mixdesk {

class EmptyState;

/// In place of the pages, after a folder that is no dataset: the layout that is expected, what was
/// found, and the two ways on.
class RefusedFolder : public QWidget
{
    Q_OBJECT

public:
    explicit RefusedFolder(QWidget* parent = nullptr);
    void explain(const QString& sentence); ///< what was found
    void takeFocus();                      ///< the next folder is a key away

signals:
    void chooseRequested();
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    EmptyState* m_card;
};

} // namespace mixdesk
