// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>
#include <QVector>
#include <QWidget>

class QToolButton;

namespace mixdesk {

/// One chip per class: colour, name, S (solo) and M (mute), as on a mixing desk. While any class is
/// soloed, only soloed ones are heard.
class ClassChips : public QWidget
{
    Q_OBJECT

public:
    explicit ClassChips(QWidget* parent = nullptr);

    /// All heard again. Colours go by place, as everywhere.
    void setClasses(const QStringList& names);
    void setSolo(const QSet<int>& classes);
    void setMuted(const QSet<int>& classes);
    QSet<int> solo() const;
    QSet<int> muted() const;
    bool isHeard(int classIndex) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    void changed();

private:
    void addChip(int index, const QString& name);
    QSet<int> checked(const QVector<QToolButton*>& buttons) const;
    void check(const QVector<QToolButton*>& buttons, const QSet<int>& classes);

    QVector<QWidget*> m_chips;
    QVector<QToolButton*> m_solo, m_mute;
};

} // namespace mixdesk
