// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRadioButton>

namespace mixdesk {

/// A radio button drawn as a card: name, time on this machine, one line of description, size.
class PresetCard : public QRadioButton
{
    Q_OBJECT

public:
    PresetCard(const QString& name, const QString& description, QWidget* parent = nullptr);

    void setTime(const QString& time);     ///< "about 12 min here"; empty while unknown
    void setDetail(const QString& detail); ///< "7.7 M parameters, 31 MB"
    QString time() const { return m_time; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& position) const override;
    void changeEvent(QEvent* event) override;

private:
    void describe();

    QString m_description, m_time, m_detail;
};

} // namespace mixdesk
