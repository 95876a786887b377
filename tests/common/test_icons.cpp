// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QtTest>

using namespace mixdesk;

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    /// Chosen rows have a pale ground in this program.
    void aChosenRowShowsItsIcon()
    {
        applyTheme(ThemeChoice::Light);
        const QIcon icon = themedIcon(QStringLiteral("flag"));
        const QImage plain = icon.pixmap(32, QIcon::Normal).toImage();
        QCOMPARE(icon.pixmap(32, QIcon::Selected).toImage(), plain);
        QVERIFY(icon.pixmap(32, QIcon::Disabled).toImage() != plain);
    }
};

QTEST_MAIN(TestIcons)
#include "test_icons.moc"
