// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store_fixture.h"
#include "widgets/view/mask_editor.h"
#include "widgets/view/triple_view.h"

#include <QMouseEvent>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace mixdesk::support {

const QString kMaskImage = QStringLiteral("screw/test/scratch/007.png");
const QString kScratch = QStringLiteral("scratch"), kDent = QStringLiteral("dent");

/// A grey picture whose upper right quarter the model finds.
inline ViewedPart greyPart(cv::Size size)
{
    ViewedPart part;
    part.picture = cv::Mat(size, CV_8UC3, cv::Scalar(120, 120, 120));
    part.reconstruction = cv::Mat(64, 64, CV_8UC3, cv::Scalar(130, 130, 130));
    cv::Mat values(64, 64, CV_32FC1, cv::Scalar(0.05));
    values(cv::Rect(32, 0, 32, 32)) = 0.9F;
    part.maps.push_back({QStringLiteral("SSIM"), values, 0.2, 0.4});
    return part;
}

/// A host with a triple view and a mask editor on a database, drawing.
class MaskBench
{
public:
    explicit MaskBench(const Scratch& scratch, cv::Size size = {400, 400}) : masks(scratch.address)
    {
        auto* column = new QVBoxLayout(&host);
        view = new TripleView;
        editor = new MaskEditor(*view, host);
        column->addWidget(editor);
        column->addWidget(view, 1);
        editor->setSession(&masks);
        host.resize(1280, 640);
        host.show();
        view->setOutlines(false, false);
        view->setOverlayVisible(false);
        view->setPart(greyPart(size));
    }
    void open(const QString& image = kMaskImage, const QString& type = kScratch)
    {
        editor->showPicture({image, QStringLiteral("screw"), {kDent, kScratch}, type});
        QTRY_VERIFY(masks.ready());
    }

    PicturePane& pane() const { return view->pane(Layer::Input); }
    QPointF placeOf(QPointF onPicture) const { return pane().viewport().toPane(onPicture); }

    void send(QEvent::Type type, QPointF onPicture, Qt::MouseButton button, Qt::MouseButtons held)
    {
        const QPointF at = placeOf(onPicture);
        QMouseEvent event(type, at, pane().mapToGlobal(at), button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(&pane(), &event);
    }
    void press(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        send(QEvent::MouseButtonPress, at, button, button);
    }
    void move(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        send(QEvent::MouseMove, at, Qt::NoButton, button);
    }
    void release(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        send(QEvent::MouseButtonRelease, at, button, Qt::NoButton);
    }
    void stroke(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton)
    {
        press(from, button);
        move((from + to) / 2, button);
        move(to, button);
        release(to, button);
    }
    void click(QPointF at, Qt::MouseButton button = Qt::LeftButton)
    {
        press(at, button);
        release(at, button);
    }
    void turnWheel(QPointF onPicture, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        const QPointF at = placeOf(onPicture);
        QWheelEvent event(at, pane().mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&pane(), &event);
    }

    qint64 marked(const QString& type = kScratch) const
    {
        const MaskCanvas* canvas = masks.canvas(type);
        return canvas ? canvas->markedPixels() : 0;
    }
    bool markedAt(int x, int y, const QString& type = kScratch) const
    {
        const MaskCanvas* canvas = masks.canvas(type);
        return canvas && canvas->mask().at<std::uint8_t>(y, x) == 255;
    }
    QRgb painted(QPointF onPicture)
    {
        return pane().grab().toImage().pixel(placeOf(onPicture).toPoint());
    }

    MaskSession masks; ///< outlives the editor
    QWidget host;
    TripleView* view;
    MaskEditor* editor;
};

/// What a connection of its own finds in the database; empty: nothing.
inline cv::Mat storedMask(const Scratch& scratch, const QString& type = kScratch,
                          const QString& image = kMaskImage)
{
    auto database = scratch.open();
    const auto read = MaskRepository(*database).read(image, type);
    if (!read || !*read)
        return {};
    MaskCanvas canvas({(*read)->width, (*read)->height});
    for (const MaskTile& tile : (*read)->tiles)
        canvas.unpackTile({tile.x, tile.y}, tile.bits.toStdString());
    return canvas.mask().clone();
}

inline bool sameMask(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && (a.empty() || cv::countNonZero(a != b) == 0);
}

} // namespace mixdesk::support
