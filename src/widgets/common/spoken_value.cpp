// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/spoken_value.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace mixdesk {

namespace {

constexpr char kRole[] = "mixdeskSpokenRole";
constexpr char kValue[] = "mixdeskSpokenValue";

class SpokenWidget : public QAccessibleWidget
{
public:
    SpokenWidget(QWidget* spoken, QAccessible::Role role) : QAccessibleWidget(spoken, role) {}

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? spokenValue(widget()) : QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const QVariant role = widget ? widget->property(kRole) : QVariant();
    return role.isValid() ? new SpokenWidget(widget, QAccessible::Role(role.toInt())) : nullptr;
}

} // namespace

void speakAs(QWidget* widget, QAccessible::Role role)
{
    static const bool once = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(once)
    widget->setProperty(kRole, int(role));
}

void setSpokenValue(QWidget* widget, const QString& value)
{
    if (spokenValue(widget) == value)
        return;
    widget->setProperty(kValue, value);
    QAccessibleValueChangeEvent event(widget, value);
    QAccessible::updateAccessibility(&event);
}

QString spokenValue(const QWidget* widget)
{
    return widget->property(kValue).toString();
}

} // namespace mixdesk
