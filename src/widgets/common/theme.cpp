// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "core/report/svg_plot.h"
#include "widgets/common/paper_theme.h"
#include "widgets/common/system_theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QProxyStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

Theme lightTheme()
{
    Theme t;
    t.page = QColor(0xf4, 0xf5, 0xf6);
    t.raised = QColor(0xff, 0xff, 0xff);
    t.hover = QColor(0xe6, 0xe9, 0xec);
    t.line = QColor(0xd3, 0xd8, 0xdd);
    t.inkSoft = QColor(0x5a, 0x64, 0x6e);
    t.ink = QColor(0x1b, 0x21, 0x27);
    t.accent = QColor(0x1f, 0x6f, 0xb4);
    t.onAccent = QColor(0xff, 0xff, 0xff);
    t.ok = QColor(0x00, 0x80, 0x5c);
    t.notOk = QColor(0xc2, 0x50, 0x00);
    t.recheck = QColor(0x9a, 0x6a, 0x00);
    t.unlabelled = QColor(0x7a, 0x84, 0x8e);
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.dark = true;
    t.page = QColor(0x17, 0x1a, 0x1e);
    t.raised = QColor(0x1f, 0x23, 0x28);
    t.hover = QColor(0x2b, 0x31, 0x38);
    t.line = QColor(0x38, 0x3f, 0x47);
    t.inkSoft = QColor(0xa2, 0xac, 0xb6);
    t.ink = QColor(0xea, 0xed, 0xf0);
    t.accent = QColor(0x4f, 0xa3, 0xe3);
    t.onAccent = QColor(0x0c, 0x14, 0x1b);
    t.ok = QColor(0x2c, 0xc2, 0x95);
    t.notOk = QColor(0xff, 0x86, 0x3d);
    t.recheck = QColor(0xf0, 0xb4, 0x29);
    t.unlabelled = QColor(0x8d, 0x97, 0xa1);
    return t;
}

Theme& current()
{
    static Theme instance = lightTheme();
    return instance;
}

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.page);
    p.setColor(QPalette::WindowText, t.ink);
    p.setColor(QPalette::Base, t.raised);
    p.setColor(QPalette::AlternateBase, t.page);
    p.setColor(QPalette::Text, t.ink);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.ink);
    p.setColor(QPalette::BrightText, t.notOk);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.ink);
    p.setColor(QPalette::PlaceholderText, t.inkSoft);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.hover);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = t.inkSoft;
        faint.setAlphaF(0.55F);
        p.setColor(QPalette::Disabled, role, faint);
    }
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    return p;
}

/// Fusion, but icons of chosen rows keep their colours, which mean something.
class TrueIcons : public QProxyStyle
{
public:
    TrueIcons() : QProxyStyle(QStringLiteral("Fusion")) {}
    QPixmap generatedIconPixmap(QIcon::Mode mode, const QPixmap& pixmap,
                                const QStyleOption* option) const override
    {
        return mode == QIcon::Selected ? pixmap
                                       : QProxyStyle::generatedIconPixmap(mode, pixmap, option);
    }
};

QString styleSheet(const Theme& t)
{
    QFile file(QStringLiteral(":/mixdesk/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> names[] = {
        {"@page", t.page},         {"@raised", t.raised},   {"@hover", t.hover},
        {"@line", t.line},         {"@inkSoft", t.inkSoft}, {"@ink", t.ink},
        {"@onAccent", t.onAccent}, {"@accent", t.accent},   {"@notOk", t.notOk}};
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    const QString kind = t.dark ? QStringLiteral("dark") : QStringLiteral("light");
    sheet.replace(QLatin1String("@kind"), kind);
    sheet.replace(QLatin1String("@arrowDown"), QStringLiteral("arrow-down-%1.svg").arg(kind));
    sheet.replace(QLatin1String("@arrowUp"), QStringLiteral("arrow-up-%1.svg").arg(kind));
    return sheet;
}

} // namespace

const Theme& theme()
{
    return current();
}

PaperTheme::PaperTheme() : m_screen(current())
{
    current() = lightTheme();
}

PaperTheme::~PaperTheme()
{
    current() = m_screen;
}

void applyTheme(ThemeChoice choice)
{
    const bool dark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark());
    current() = dark ? darkTheme() : lightTheme();
    QApplication::setStyle(new TrueIcons);
    QApplication::setPalette(paletteOf(theme()));
    QToolTip::setPalette(paletteOf(theme()));
    QApplication::setFont(textFont());
    qApp->setStyleSheet(styleSheet(theme()));
}

QColor classColour(int classIndex)
{
    return QColor(QLatin1String(seriesColour(std::size_t(std::max(classIndex, 0)))));
}

QFont textFont(double scale, QFont::Weight weight)
{
    QFont font;
    // Families with tabular figures first; the desktop's own font where none of them is there.
    font.setFamilies({QStringLiteral("Roboto"), QStringLiteral("Noto Sans"),
                      QStringLiteral("Open Sans"),
                      QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()});
    font.setPixelSize(std::max(9, int(std::lround(13 * scale))));
    font.setWeight(weight);
    return font;
}

} // namespace mixdesk
