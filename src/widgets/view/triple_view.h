// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/view/picture_pane.h"

#include <QWidget>
#include <array>

class QAction;
class QLabel;
class QMenu;
class QTimer;

namespace mixdesk {

class FittingButton;
class FittingLabel;
class HeatLegend;
class OutlineLegend;

/// Input, reconstruction and difference of a part side by side, with one zoom, position and
/// cross-hair. Everything it can do is in actions() with a shortcut, live while the view has the
/// focus; a page that wants them live everywhere on it calls page->addActions(view->actions()).
class TripleView : public QWidget
{
    Q_OBJECT

public:
    enum class Compare { Off, Blink, Swipe };

    explicit TripleView(QWidget* parent = nullptr);
    ~TripleView() override;

    /// At once. Zoom and position stay where the new picture has the old one's size; the chosen
    /// map stays where the new part has one of that name, else its first one is shown.
    void setPart(PreparedPart part);
    /// Prepares it on this thread: for small pictures.
    void setPart(const ViewedPart& part);
    void clear();
    /// Until the part is there: its picture, small and without values, in the pane of the input.
    void setPreview(const QImage& picture);
    bool showsPreview() const { return !m_state.preview.isNull(); }
    const PreparedPart& part() const { return m_state.part; }
    /// What stands in the view while it shows no part.
    void setEmptyText(const QString& text);

    const LayerSettings& settings() const { return m_state.settings; }
    void setMap(int index);
    void setMap(const QString& name); ///< also remembered for parts to come
    void nextMap();
    void setOverlayVisible(bool visible);
    void setOverlayOpacity(double opacity); ///< 0..1
    void setOutlines(bool trueMask, bool predicted);
    void setSelfScaled(bool on);

    Compare comparison() const { return m_compare; }
    /// In the pane of `first`: the two in turn, or with a divider between them.
    void setComparison(Compare compare);
    void setComparedLayers(Layer first, Layer second);
    void nextPair(); ///< of the three
    void blink(bool on) { setComparison(on ? Compare::Blink : Compare::Off); }
    void swipe(bool on) { setComparison(on ? Compare::Swipe : Compare::Off); }

    void zoomIn();
    void zoomOut();
    void fit();
    void actualPixels();
    const ViewCamera& camera() const { return m_state.camera; }

    /// The cross-hair; none removes it. A pixel outside the picture is moved to its edge.
    void setCursorPixel(std::optional<QPoint> pixel);
    std::optional<QPoint> cursorPixel() const { return m_state.cursor; }

    /// Values and legends below the panes; off for a presentation.
    void setFootVisible(bool visible);
    /// Size of captions and read-out relative to body text.
    void setTextScale(double scale);
    /// More room for the input than for the other two, to draw on it.
    void setInputWide(bool wide);

    const PicturePane& pane(Layer layer) const { return *m_panes[std::size_t(layer)]; }
    PicturePane& pane(Layer layer) { return *m_panes[std::size_t(layer)]; }
    QString readOut() const; ///< at length, whatever the width
    QString caption(Layer layer) const;
    bool badgeShown() const;

    QSize sizeHint() const override { return {1080, 460}; }

signals:
    /// (-1, -1) with empty values when the cross-hair goes.
    void cursorMoved(QPoint pixel, const mixdesk::PixelValues& values);
    /// Something of settings() or the comparison changed, by whatever hand.
    void settingsChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Command;

    void buildLayout();
    QWidget* buildCaption(Layer layer);
    QWidget* buildFoot();
    void connectPane(PicturePane* pane);
    void buildActions();
    QAction* addCommand(const Command& command, bool checkable);
    void refillMapMenu();
    void redraw();
    void afterSettings();
    void afterCamera();
    void updateCaptions();
    void updateActions();
    void updateReadOut();
    QStringList valueTexts() const;
    void updateComparison();
    void applyFonts();
    bool moveCursorBy(QPoint step);
    bool pressArrow(QKeyEvent* event);

    PaneState m_state;
    std::optional<QPoint> m_cursorBefore; ///< the preview: it comes back with the part
    QString m_mapName;
    Compare m_compare = Compare::Off;
    Layer m_first = Layer::Input, m_second = Layer::Reconstruction;
    bool m_blinkSecond = false;
    double m_textScale = 1.0;
    PixelValues m_values;

    std::array<PicturePane*, 3> m_panes{};
    std::array<QLabel*, 3> m_captions{};
    FittingButton* m_mapButton = nullptr;
    QMenu* m_mapMenu = nullptr;
    QLabel* m_badge = nullptr;
    QWidget* m_foot = nullptr;
    FittingLabel* m_readOut = nullptr;
    QLabel* m_zoomText = nullptr;
    OutlineLegend* m_outlineLegend = nullptr;
    HeatLegend* m_heatLegend = nullptr;
    QTimer* m_blinkTimer = nullptr;

    QAction* m_overlayAction = nullptr;
    QAction* m_trueMaskAction = nullptr;
    QAction* m_predictedAction = nullptr;
    QAction* m_selfScaledAction = nullptr;
    QAction* m_blinkAction = nullptr;
    QAction* m_swipeAction = nullptr;
};

} // namespace mixdesk
