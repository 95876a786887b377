// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/triple_view.h"

#include "widgets/common/spoken_value.h"
#include "widgets/common/theme.h"
#include "widgets/view/fitting_button.h"
#include "widgets/view/fitting_label.h"
#include "widgets/view/heat_legend.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace mixdesk {

namespace {

constexpr int kBlinkMs = 700; ///< slow enough to be harmless to everybody
constexpr double kZoomStep = 1.25;

} // namespace

TripleView::TripleView(QWidget* parent) : QWidget(parent)
{
    speakAs(this, QAccessible::Graphic);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setAccessibleName(tr("Input, reconstruction and difference"));
    m_state.emptyText = tr("Choose a part to see it here.");
    m_blinkTimer = new QTimer(this);
    m_blinkTimer->setInterval(kBlinkMs);
    connect(m_blinkTimer, &QTimer::timeout, this, [this] {
        m_blinkSecond = !m_blinkSecond;
        updateComparison();
    });
    buildLayout();
    buildActions();
    connect(&m_state.camera, &ViewCamera::changed, this, &TripleView::afterCamera);
    applyFonts();
    afterSettings();
}

TripleView::~TripleView()
{
    // Panes read m_state, which goes before QWidget deletes its children.
    for (PicturePane* pane : m_panes)
        delete pane;
}

void TripleView::setPart(PreparedPart part)
{
    m_state.part = std::move(part);
    m_state.preview = {};
    m_state.settings.map = 0;
    if (m_state.part) {
        const auto& maps = m_state.part->maps;
        for (std::size_t i = 0; i < maps.size(); ++i)
            if (maps[i].map.name == m_mapName)
                m_state.settings.map = int(i);
        m_state.camera.setPicture(m_state.part->size());
        m_state.previewFor = m_state.part->size();
    }
    refillMapMenu();
    const auto cursor = m_state.cursor ? m_state.cursor : m_cursorBefore;
    setCursorPixel(m_state.part ? cursor : std::nullopt);
    afterSettings();
}

void TripleView::setPart(const ViewedPart& part)
{
    setPart(prepare(part));
}

void TripleView::clear()
{
    setPart(PreparedPart());
}

void TripleView::setPreview(const QImage& picture)
{
    const auto cursor = m_state.cursor ? m_state.cursor : m_cursorBefore;
    clear();
    m_cursorBefore = cursor;
    m_state.preview = picture;
    redraw();
}

void TripleView::setEmptyText(const QString& text)
{
    m_state.emptyText = text;
    updateReadOut();
    redraw();
}

void TripleView::setMap(int index)
{
    if (!m_state.part || index < 0 || index >= int(m_state.part->maps.size()))
        return;
    m_mapName = m_state.part->maps[std::size_t(index)].map.name;
    if (m_state.settings.map == index)
        return;
    m_state.settings.map = index;
    afterSettings();
}

void TripleView::setMap(const QString& name)
{
    m_mapName = name;
    if (!m_state.part)
        return;
    const auto& maps = m_state.part->maps;
    for (std::size_t i = 0; i < maps.size(); ++i)
        if (maps[i].map.name == name)
            setMap(int(i));
}

void TripleView::nextMap()
{
    if (m_state.part && !m_state.part->maps.empty())
        setMap((m_state.settings.map + 1) % int(m_state.part->maps.size()));
}

void TripleView::setOverlayVisible(bool visible)
{
    if (m_state.settings.overlay == visible)
        return;
    m_state.settings.overlay = visible;
    afterSettings();
}

void TripleView::setOverlayOpacity(double opacity)
{
    const double bounded = std::clamp(opacity, 0.0, 1.0);
    if (m_state.settings.opacity == bounded)
        return;
    m_state.settings.opacity = bounded;
    afterSettings();
}

void TripleView::setOutlines(bool trueMask, bool predicted)
{
    LayerSettings& settings = m_state.settings;
    if (settings.trueMask == trueMask && settings.predicted == predicted)
        return;
    settings.trueMask = trueMask;
    settings.predicted = predicted;
    afterSettings();
}

void TripleView::setSelfScaled(bool on)
{
    if (m_state.settings.selfScaled == on)
        return;
    m_state.settings.selfScaled = on;
    afterSettings();
}

void TripleView::setComparison(Compare compare)
{
    if (m_compare == compare)
        return;
    m_compare = compare;
    m_blinkSecond = false;
    if (compare == Compare::Blink)
        m_blinkTimer->start();
    else
        m_blinkTimer->stop();
    updateComparison();
    updateActions();
    emit settingsChanged();
}

void TripleView::setComparedLayers(Layer first, Layer second)
{
    if (first == second || (m_first == first && m_second == second))
        return;
    m_first = first;
    m_second = second;
    m_blinkSecond = false;
    updateComparison();
    emit settingsChanged();
}

void TripleView::updateComparison()
{
    for (const Layer own : {Layer::Input, Layer::Reconstruction, Layer::Difference}) {
        PicturePane& shown = pane(own);
        const bool compared = own == m_first && m_compare != Compare::Off;
        shown.setLayer(compared && m_blinkSecond ? m_second : own);
        shown.setSecondLayer(compared && m_compare == Compare::Swipe
                                 ? std::optional<Layer>(m_second)
                                 : std::nullopt);
    }
    updateCaptions();
}

void TripleView::zoomIn()
{
    m_state.camera.zoomBy(kZoomStep);
}

void TripleView::zoomOut()
{
    m_state.camera.zoomBy(1.0 / kZoomStep);
}

void TripleView::fit()
{
    m_state.camera.fit();
}

void TripleView::actualPixels()
{
    m_state.camera.zoomTo(1.0);
}

void TripleView::setCursorPixel(std::optional<QPoint> pixel)
{
    m_values = {};
    m_cursorBefore.reset();
    if (pixel && m_state.part) {
        const QSize size = m_state.part->size();
        m_state.cursor = QPoint(std::clamp(pixel->x(), 0, size.width() - 1),
                                std::clamp(pixel->y(), 0, size.height() - 1));
        m_values = valuesAt(*m_state.part, *m_state.cursor, m_state.settings.map);
    } else {
        m_state.cursor.reset();
    }
    for (PicturePane* pane : m_panes)
        pane->updateCrossHair();
    updateReadOut();
    emit cursorMoved(m_state.cursor.value_or(QPoint(-1, -1)), m_values);
}

void TripleView::setFootVisible(bool visible)
{
    m_foot->setVisible(visible);
}

void TripleView::setTextScale(double scale)
{
    m_textScale = scale;
    applyFonts();
}

void TripleView::redraw()
{
    m_state.outlines.clear();
    for (PicturePane* pane : m_panes)
        pane->redraw();
}

void TripleView::afterSettings()
{
    if (m_state.cursor && m_state.part)
        m_values = valuesAt(*m_state.part, *m_state.cursor, m_state.settings.map);
    const PreparedMap* map = m_state.part ? chosenMap(*m_state.part, m_state.settings) : nullptr;
    if (map)
        m_heatLegend->setScale(scaleOf(*map, m_state.settings), map->map.threshold);
    else
        m_heatLegend->setScale(std::nullopt);
    const LayerSettings& settings = m_state.settings;
    m_outlineLegend->setShown(settings.trueMask && m_state.part && !m_state.part->trueMask.empty(),
                              settings.predicted && map && !map->region.empty());
    redraw();
    updateCaptions();
    updateActions();
    updateReadOut();
    emit settingsChanged();
}

void TripleView::afterCamera()
{
    redraw();
    updateReadOut();
}

void TripleView::paintEvent(QPaintEvent*)
{
    if (hasFocus())
        QPainter(this).fillRect(0, 0, width(), 2, theme().accent);
}

QString TripleView::caption(Layer layer) const
{
    const QLabel* label = m_captions[std::size_t(layer)];
    return label->isHidden() ? m_mapButton->wholeText() : label->text();
}

bool TripleView::badgeShown() const
{
    return !m_badge->isHidden();
}

QString TripleView::readOut() const
{
    return m_readOut->longest();
}

} // namespace mixdesk
