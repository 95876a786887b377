// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"
#include "widgets/common/spoken_value.h"
#include "widgets/common/theme.h"
#include "widgets/view/fitting_button.h"
#include "widgets/view/fitting_label.h"
#include "widgets/view/heat_legend.h"
#include "widgets/view/triple_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <cmath>

namespace mixdesk {

namespace {

/// One pixel between two panes.
class Separator : public QWidget
{
public:
    explicit Separator(QWidget* parent) : QWidget(parent) { setFixedWidth(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().line); }
};

/// A word in a rounded frame of the recheck colour.
class Badge : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme().recheck, 1.0));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kSpace, kSpace);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

QString rgbText(QRgb colour)
{
    return QStringLiteral("%1 %2 %3").arg(qRed(colour)).arg(qGreen(colour)).arg(qBlue(colour));
}

} // namespace

void TripleView::buildLayout()
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    for (int i = 0; i < 3; ++i) {
        const auto layer = Layer(i);
        auto* pane = new PicturePane(layer, m_state, this);
        m_panes[std::size_t(i)] = pane;
        grid->addWidget(buildCaption(layer), 0, 2 * i);
        grid->addWidget(pane, 1, 2 * i);
        grid->setColumnStretch(2 * i, 1);
        if (i > 0)
            grid->addWidget(new Separator(this), 0, 2 * i - 1, 2, 1);
        connectPane(pane);
    }
    pane(Layer::Input).setAccessibleName(tr("Input picture"));
    pane(Layer::Reconstruction).setAccessibleName(tr("Reconstruction"));
    pane(Layer::Difference).setAccessibleName(tr("Difference map"));
    grid->setRowStretch(1, 1);
    grid->addWidget(buildFoot(), 2, 0, 1, 5);
}

void TripleView::setInputWide(bool wide)
{
    static_cast<QGridLayout*>(layout())->setColumnStretch(0, wide ? 3 : 1);
}

QWidget* TripleView::buildCaption(Layer layer)
{
    auto* row = new QWidget(this);
    row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* box = new QHBoxLayout(row);
    box->setContentsMargins(2 * kSpace, kSpace, 2 * kSpace, kSpace);
    box->setSpacing(2 * kSpace);
    auto* caption = new QLabel(row);
    m_captions[std::size_t(layer)] = caption;
    box->addWidget(caption);
    if (layer == Layer::Difference) {
        // The button has 4 pixels of its own around its words.
        box->setContentsMargins(kSpace, 0, 2 * kSpace, 0);
        caption->setContentsMargins(kSpace, 0, 0, 0);
        m_mapMenu = new QMenu(this);
        m_mapButton = new FittingButton(row);
        m_mapButton->setAutoRaise(true);
        m_mapButton->setPopupMode(QToolButton::InstantPopup);
        m_mapButton->setMenu(m_mapMenu);
        m_mapButton->setToolTip(tr("Choose which difference is shown (M shows the next one)"));
        m_mapButton->setAccessibleName(tr("Kind of difference"));
        QSizePolicy room = m_mapButton->sizePolicy();
        room.setRetainSizeWhenHidden(true); // so that the panes do not jump with the first part
        m_mapButton->setSizePolicy(room);
        m_badge = new Badge(tr("self-scaled"), row);
        m_badge->setContentsMargins(kSpace, 0, kSpace, 0);
        m_badge->setToolTip(tr("Colours are stretched over this one picture and cannot be "
                               "compared with other parts (A goes back to the fixed scale)"));
        box->addWidget(m_mapButton);
        box->addWidget(m_badge, 0, Qt::AlignVCenter);
    }
    box->addStretch(1);
    return row;
}

QWidget* TripleView::buildFoot()
{
    m_foot = new QWidget(this);
    // Columns as wide as the panes, so that the scale stands below its own.
    auto* columns = new QHBoxLayout(m_foot);
    columns->setContentsMargins(2 * kSpace, 2 * kSpace, 2 * kSpace, kSpace);
    columns->setSpacing(4 * kSpace);
    auto* words = new QWidget(m_foot);
    words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    columns->addWidget(words, 2);
    auto* grid = new QGridLayout(words);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4 * kSpace);
    grid->setVerticalSpacing(kSpace);
    m_readOut = new FittingLabel(m_foot);
    m_readOut->setAccessibleName(tr("Values under the cross-hair"));
    m_outlineLegend = new OutlineLegend(m_foot);
    m_zoomText = new QLabel(m_foot);
    m_zoomText->setToolTip(tr("100 % shows each picture pixel as one pixel of the screen"));
    m_heatLegend = new HeatLegend(m_foot);
    grid->addWidget(m_readOut, 0, 0, 1, 2);
    grid->addWidget(m_outlineLegend, 1, 0);
    grid->addWidget(m_zoomText, 1, 1, Qt::AlignRight);
    grid->setColumnStretch(0, 1);
    columns->addWidget(m_heatLegend, 1, Qt::AlignTop);
    return m_foot;
}

void TripleView::connectPane(PicturePane* pane)
{
    connect(pane, &PicturePane::hovered, this, [this](QPointF onPicture) {
        const QPoint pixel(int(std::floor(onPicture.x())), int(std::floor(onPicture.y())));
        const bool inside =
            m_state.part && QRect(QPoint(0, 0), m_state.part->size()).contains(pixel);
        setCursorPixel(inside ? std::optional<QPoint>(pixel) : std::nullopt);
    });
    connect(pane, &PicturePane::left, this, [this] { setCursorPixel(std::nullopt); });
    connect(pane, &PicturePane::dragged, &m_state.camera, &ViewCamera::panBy);
    connect(pane, &PicturePane::wheeled, this, [this](double factor, QPointF position) {
        if (m_state.part)
            m_state.camera.zoomBy(factor, position);
    });
    connect(pane, &PicturePane::doubleClicked, this, &TripleView::fit);
    if (pane->layer() == Layer::Input)
        connect(pane, &PicturePane::resized, &m_state.camera, &ViewCamera::setPane);
}

void TripleView::refillMapMenu()
{
    m_mapMenu->clear();
    if (!m_state.part)
        return;
    const auto& maps = m_state.part->maps;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        QAction* action = m_mapMenu->addAction(maps[i].map.name);
        action->setCheckable(true);
        action->setObjectName(QStringLiteral("view.map%1").arg(i + 1));
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + int(i))));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setToolTip(toolTipWithKeys(
            tr("Shows the difference \u201c%1\u201d").arg(maps[i].map.name), action->shortcut()));
        addAction(action); // the menu owns it, and takes it away from here when it is cleared
        connect(action, &QAction::triggered, this, [this, i] {
            setMap(int(i));
            updateCaptions(); // a second click on the chosen one unchecks it
        });
    }
}

void TripleView::updateCaptions()
{
    const std::array<QString, 3> names = {tr("Input"), tr("Reconstruction"), tr("Difference")};
    const PreparedMap* map = m_state.part ? chosenMap(*m_state.part, m_state.settings) : nullptr;
    for (std::size_t i = 0; i < 3; ++i) {
        QString text = names[i];
        if (m_compare != Compare::Off && i == std::size_t(m_first)) {
            const QString& second = names[std::size_t(m_second)];
            text = m_compare == Compare::Swipe ? tr("%1 | %2").arg(text, second)
                   : m_blinkSecond             ? tr("%1 (in turn)").arg(second)
                                               : tr("%1 (in turn)").arg(text);
        }
        m_captions[i]->setText(text);
        m_panes[i]->setAccessibleDescription(i == std::size_t(Layer::Difference) && map
                                                 ? tr("%1: %2").arg(text, map->map.name)
                                                 : text);
    }
    const bool choice = map && (m_compare == Compare::Off || m_first != Layer::Difference);
    m_mapButton->setVisible(choice);
    m_captions[std::size_t(Layer::Difference)]->setVisible(!choice);
    if (map)
        m_mapButton->setTexts(tr("Difference: %1 \u25BE").arg(map->map.name),
                              QStringLiteral("%1 \u25BE").arg(map->map.name));
    m_badge->setVisible(map && m_state.settings.selfScaled);
    const auto entries = m_mapMenu->actions();
    for (int i = 0; i < entries.size(); ++i)
        entries[i]->setChecked(i == m_state.settings.map);
}

void TripleView::updateReadOut()
{
    m_zoomText->setText(
        m_state.part
            ? tr("Zoom %1 %").arg(QLocale().toString(m_state.camera.zoom() * 100.0, 'f', 0))
            : QString());
    if (m_state.cursor)
        m_readOut->setTexts(valueTexts());
    else if (m_state.part)
        m_readOut->setTexts({tr("Point at the part to read its values.")});
    else
        m_readOut->setTexts({});
    setSpokenValue(this, m_state.part ? readOut() : m_state.emptyText);
}

QStringList TripleView::valueTexts() const
{
    const QString place = tr("x %1, y %2").arg(m_state.cursor->x()).arg(m_state.cursor->y());
    QStringList full{place}, brief{place};
    if (m_values.hasDifference) {
        const QString name = chosenMap(*m_state.part, m_state.settings)->map.name;
        const QString value = mapValueText(m_values.difference);
        const QString threshold = mapValueText(m_values.threshold);
        const bool below = m_values.difference < m_values.threshold;
        full << (below ? tr("%1 %2, below the threshold %3")
                       : tr("%1 %2, at or above the threshold %3"))
                    .arg(name, value, threshold);
        brief << (below ? tr("%1 %2 < %3") : tr("%1 %2 ≥ %3")).arg(name, value, threshold);
    }
    if (m_values.hasInput) {
        full << tr("input RGB %1").arg(rgbText(m_values.input));
        brief << tr("in %1").arg(rgbText(m_values.input));
    }
    if (m_values.hasReconstruction) {
        full << tr("reconstruction %1").arg(rgbText(m_values.reconstruction));
        brief << tr("rebuilt %1").arg(rgbText(m_values.reconstruction));
    }
    const QString gap = QStringLiteral("   ");
    return {full.join(gap), brief.join(gap)};
}

void TripleView::applyFonts()
{
    const QFont heading = textFont(m_textScale, QFont::DemiBold), body = textFont(m_textScale);
    for (QLabel* caption : m_captions)
        caption->setFont(heading);
    m_mapButton->setFont(heading);
    m_badge->setFont(textFont(0.9 * m_textScale));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_readOut), static_cast<QWidget*>(m_zoomText),
          static_cast<QWidget*>(m_outlineLegend), static_cast<QWidget*>(m_heatLegend)}) {
        widget->setFont(body);
        widget->updateGeometry();
    }
}

} // namespace mixdesk
