// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include "widgets/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>
#include <cmath>

namespace mixdesk {

namespace {

QByteArray iconSource(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/mixdesk/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("icon %s is missing", qPrintable(name));
        return {};
    }
    return file.readAll().replace("currentColor", colour.name().toUtf8());
}

void drawIcon(QPainter& painter, const QString& name, const QColor& colour, const QRectF& area)
{
    QSvgRenderer renderer(iconSource(name, colour));
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, area);
    painter.setOpacity(1.0);
}

class ThemedIconEngine : public QIconEngine
{
public:
    explicit ThemedIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double side = std::min(rect.width(), rect.height());
        QRectF area(0, 0, side, side);
        area.moveCenter(QRectF(rect).center());
        drawIcon(*painter, m_name, colour(mode, state), area);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new ThemedIconEngine(m_name); }

private:
    static QColor colour(QIcon::Mode mode, QIcon::State state)
    {
        if (mode == QIcon::Disabled) {
            QColor faint = theme().inkSoft;
            faint.setAlphaF(0.5F);
            return faint;
        }
        return state == QIcon::On ? theme().accent : theme().ink;
    }

    QString m_name;
};

} // namespace

QIcon themedIcon(const QString& name)
{
    return QIcon(new ThemedIconEngine(name));
}

QPixmap colourDot(const QColor& colour, int side, int diameter, qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(side, side) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double edge = (side - diameter) / 2.0;
    painter.drawEllipse(QRectF(edge, edge, diameter, diameter));
    return pixmap;
}

QPixmap iconPixmap(const QString& name, const QColor& colour, int side, qreal devicePixelRatio)
{
    const int pixels = int(std::ceil(side * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawIcon(painter, name, colour, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

} // namespace mixdesk
