// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace mixdesk {

/// A button whose words are shortened, not cut, where there is too little room for them.
class FittingButton : public QToolButton
{
    Q_OBJECT

public:
    explicit FittingButton(QWidget* parent = nullptr);

    void setTexts(const QString& whole, const QString& brief);
    QString wholeText() const { return m_whole; }

    QSize sizeHint() const override { return sizeWith(m_whole); }
    QSize minimumSizeHint() const override { return sizeWith(m_brief); }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QSize sizeWith(const QString& words) const;
    void choose();

    QString m_whole, m_brief;
};

} // namespace mixdesk
