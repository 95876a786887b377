// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/gallery_index.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QWidget>
#include <vector>

namespace mixdesk {

/// The gallery's filters with how many pictures each would show, its order and the position in it.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    void setClasses(const QStringList& classes);
    void setCounts(const GalleryCounts& counts);
    /// Shows it, without a signal.
    void setSpec(const GalleryFilterSpec& spec);
    const GalleryFilterSpec& spec() const { return m_spec; }
    /// "312 of 1,255"; row -1: the part shown does not pass the filters.
    void setPosition(int row, int shown);

    QList<QAction*> filterActions() const { return m_actions; }

    // For tests and for naming them on the page.
    QComboBox* classBox() const { return m_class; }
    QComboBox* verdictBox() const { return m_verdict; }
    QComboBox* truthBox() const { return m_truth; }
    QComboBox* typeBox() const { return m_type; }
    QComboBox* orderBox() const { return m_order; }
    QLineEdit* search() const { return m_search; }
    QPushButton* chip(GalleryFilterSpec::Only only) const { return m_chips[std::size_t(only)]; }
    QPushButton* trainingChip() const { return m_training; }
    QString positionText() const { return m_position->text(); }

signals:
    void specChanged(const mixdesk::GalleryFilterSpec& spec); ///< by hand
    void leftSearch(); ///< Enter or Escape in the search field

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Item
    {
        QString text;
        QVariant value; ///< invalid: any
        int count = 0;
        QString icon;
        QColor colour;
    };

    QComboBox* addBox(const QString& name, const QString& toolTip);
    void addChip(GalleryFilterSpec::Only only, const QString& toolTip, const QKeySequence& keys);
    void addTrainingChip();
    void addOrder(QLayout* row);
    void alignHeights();
    void fill(QComboBox* box, const std::vector<Item>& items, const QVariant& chosen);
    void refill();
    void readBoxes();
    void showOrder();
    QString chipText(GalleryFilterSpec::Only only) const;

    GalleryFilterSpec m_spec;
    GalleryCounts m_counts;
    QStringList m_classes;
    QComboBox *m_class = nullptr, *m_verdict = nullptr, *m_truth = nullptr, *m_type = nullptr,
              *m_order = nullptr;
    std::array<QPushButton*, GalleryFilterSpec::kOnlyCount> m_chips{};
    QPushButton* m_training = nullptr;
    QLineEdit* m_search = nullptr;
    QToolButton *m_reverse = nullptr, *m_clear = nullptr;
    QLabel* m_position = nullptr;
    QTimer m_typing;
    QList<QAction*> m_actions;
};

} // namespace mixdesk
