// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frame/welcome_page.h"

#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace mixdesk {

/// A wide button with an icon, a heading and a sentence.
class WelcomePage::Choice : public QPushButton
{
public:
    Choice(const QString& icon, const QString& heading, const QString& sentence, bool main)
        : m_icon(icon), m_heading(heading), m_sentence(sentence), m_main(main)
    {
        setAccessibleName(heading);
        setAccessibleDescription(sentence);
        setToolTip(sentence);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setCursor(Qt::PointingHandCursor);
    }

    QSize sizeHint() const override { return {520, 24 * kSpace}; }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QPushButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool lit = underMouse() && isEnabled();
        const QColor ground = m_main ? t.accent : lit ? t.hover : t.raised;
        const QColor ink = m_main ? t.onAccent : t.ink;
        painter.setBrush(ground);
        painter.setPen(QPen(hasFocus() || (m_main && lit) ? (m_main ? t.ink : t.accent) : t.line,
                            hasFocus() ? 2 : 1));
        painter.setOpacity(isEnabled() ? 1.0 : 0.5);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        painter.drawPixmap(QPointF(5 * kSpace, (height() - 32) / 2.0),
                           iconPixmap(m_icon, ink, 32, devicePixelRatioF()));
        const QRect text = rect().adjusted(18 * kSpace, 4 * kSpace, -4 * kSpace, -4 * kSpace);
        painter.setPen(ink);
        painter.setFont(textFont(1.2, QFont::DemiBold));
        painter.drawText(text, int(Qt::AlignLeft | Qt::AlignTop), m_heading);
        painter.setFont(textFont());
        painter.setPen(m_main ? t.onAccent : t.inkSoft);
        painter.drawText(text.adjusted(0, 6 * kSpace, 0, 0),
                         int(Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap), m_sentence);
    }

private:
    QString m_icon, m_heading, m_sentence;
    bool m_main;
};

WelcomePage::WelcomePage(QWidget* parent) : QWidget(parent), m_recent(new QListWidget)
{
    auto* column = new QWidget;
    column->setMaximumWidth(680);
    auto* inner = new QVBoxLayout(column);
    inner->setSpacing(4 * kSpace);
    auto* title = new QLabel(QStringLiteral("Mixdesk"));
    title->setFont(textFont(2.6, QFont::Bold));
    auto* sentence = new QLabel(tr("Teach it what a good part looks like, see what is wrong with "
                                   "the others, and set the limits yourself."));
    sentence->setFont(textFont(1.15));
    sentence->setProperty("soft", true);
    sentence->setWordWrap(true);
    inner->addWidget(title);
    inner->addWidget(sentence);
    inner->addSpacing(3 * kSpace);
    inner->addWidget(makeChoices());
    m_recentBox = makeRecent();
    inner->addWidget(m_recentBox);
    auto* hint = new QLabel(tr("You can also drop a folder of pictures on this window."));
    hint->setProperty("soft", true);
    inner->addWidget(hint);

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(column, 4);
    row->addStretch(1);
    layout->addLayout(row, 0);
    layout->addStretch(3);
}

QWidget* WelcomePage::makeChoices()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kSpace);
    auto* demo =
        new Choice(QStringLiteral("plant"), tr("Open the demo plant"),
                   tr("Eight made-up products and a model that knows them, ready in seconds. "
                      "Train it live in about two minutes."),
                   true);
    auto* dataset = new Choice(QStringLiteral("folder"), tr("Open a folder of pictures"),
                               tr("Your own products: one folder per product, with good parts to "
                                  "learn from and test parts to judge."),
                               false);
    auto* project = new Choice(QStringLiteral("open"), tr("Open a project"),
                               tr("Go on where you or a colleague left off."), false);
    m_choices = {demo, dataset, project};
    for (Choice* choice : m_choices)
        layout->addWidget(choice);
    connect(demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    connect(dataset, &QPushButton::clicked, this, &WelcomePage::datasetRequested);
    connect(project, &QPushButton::clicked, this, &WelcomePage::projectRequested);
    return widget;
}

QWidget* WelcomePage::makeRecent()
{
    auto* widget = new QWidget;
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* heading = new QLabel(tr("Recent projects"));
    heading->setFont(textFont(1.0, QFont::DemiBold));
    layout->addWidget(heading);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setMaximumHeight(132);
    layout->addWidget(m_recent);
    // Where one click activates, both come: the second finds that this page has gone.
    const auto choose = [this](QListWidgetItem* item) {
        if (isVisible())
            emit recentRequested(item->data(Qt::UserRole).toString());
    };
    connect(m_recent, &QListWidget::itemActivated, this, choose);
    connect(m_recent, &QListWidget::itemClicked, this, choose);
    return widget;
}

void WelcomePage::refreshRecent()
{
    m_recent->clear();
    for (const QString& folder : settings::recentProjects()) {
        auto* item = new QListWidgetItem(
            QStringLiteral("%1    %2")
                .arg(QFileInfo(folder).fileName(), QDir::toNativeSeparators(folder)));
        item->setIcon(themedIcon(QStringLiteral("recent")));
        item->setData(Qt::UserRole, folder);
        item->setToolTip(tr("Open the project in %1").arg(QDir::toNativeSeparators(folder)));
        m_recent->addItem(item);
    }
    m_recentBox->setVisible(m_recent->count() > 0);
}

void WelcomePage::setBusy(bool busy)
{
    QWidget* focus = QApplication::focusWidget();
    if (busy && isAncestorOf(focus))
        m_focusBefore = focus; // disabling moves it to the next one, somewhere in the rail
    for (Choice* choice : m_choices)
        choice->setEnabled(!busy);
    m_recent->setEnabled(!busy);
    if (!busy && m_focusBefore && isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    if (!busy)
        m_focusBefore.clear();
}

void WelcomePage::showEvent(QShowEvent* event)
{
    refreshRecent();
    QWidget::showEvent(event);
    if (!m_choices.isEmpty() && !focusWidget())
        m_choices.first()->setFocus();
}

void WelcomePage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace mixdesk
