// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/labels/mask_canvas.h"
#include "core/session/picture_content.h"
#include "core/store/database_address.h"
#include "core/store/mask_repository.h"

#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>

namespace mixdesk {

/// The defect masks of one picture at a time: a canvas per defect type, every stroke stored by a
/// worker with its own connection before the next one begins, undo and redo kept for as long as the
/// project is open. What cannot be stored is kept and tried again until it can. GUI thread.
class MaskSession : public QObject
{
    Q_OBJECT

public:
    explicit MaskSession(const DatabaseAddress& database, QObject* parent = nullptr);
    /// Waits until everything drawn is stored, or was refused once more.
    ~MaskSession() override;

    void setActor(const Actor& actor) { m_actor = actor; }
    /// So that the content of what is drawn on can be noted, and masks of a content that the file
    /// no longer has are left where they are: such a picture has none. `cache` may be null.
    void setFiles(FileOfKey files, ContentCache* cache);

    /// Reads the picture's masks; opened() follows. The picture before is put away.
    void open(const QString& image, cv::Size picture);
    void close();
    bool ready() const { return m_ready; } ///< opened, and nothing stands against drawing
    const QString& image() const { return m_image; }

    /// The dataset's mask of the picture that is open: the first stroke of anybody on it starts
    /// from this one, as a change of its own that can be undone.
    void setGiven(const QString& type, const cv::Mat& mask);

    QStringList types() const; ///< those with a canvas, sorted
    const QString& type() const { return m_type; }
    void setType(const QString& type); ///< that is drawn into; a canvas is made where needed
    /// Null where there is none of that type.
    const MaskCanvas* canvas(const QString& type) const;
    bool marked() const; ///< any type marks anything

    // Drawing into the canvas of type(); each returns the rectangle to repaint, empty before
    // ready(). A stroke begins only when the one before is on disk: beginStroke() waits for that.
    cv::Rect beginStroke(cv::Point2d at, double diameter, bool erase);
    cv::Rect extendStroke(cv::Point2d to);
    void endStroke();
    /// A whole change (polygon, box, fill, unite, clear), `what` as in MaskRepository::store().
    cv::Rect change(const QString& what, const std::function<cv::Rect(MaskCanvas&)>& draw);
    bool canUndo() const;
    bool canRedo() const;
    cv::Rect undo();
    cv::Rect redo();

    bool allStored() const { return m_pending == 0 && unstored() == 0; }
    int unstored() const; ///< masks with strokes that are not stored yet
    /// Until the stroke in hand to the worker is stored or refused.
    void waitUntilStored();

signals:
    void opened(); ///< also after a conflict, with what the other one drew
    void closed();
    void changed(const cv::Rect& area); ///< the picture's masks look different there
    void undoChanged();
    void storedChanged();
    /// Somebody else drew, or replaced the picture's file: what there is now is shown.
    void conflicted(const QString& sentence);
    /// Not stored (kept, tried again, said once until it works again), not readable, or a mask that
    /// does not fit the picture.
    void failed(const QString& sentence);

private:
    struct Store;
    struct Layer
    {
        MaskCanvas canvas;
        int revision = 0;                ///< as stored
        std::vector<cv::Point> unstored; ///< tiles on their way, or left behind by a failed write
        QString what;                    ///< of the newest change
        cv::Size foreign;                ///< of the picture it was drawn on, where not this one
    };
    using Layers = std::map<QString, Layer>; ///< by defect type

    Layer* find(const QString& image, const QString& type) const;
    Layer* layer();
    Layer* begin();
    void takeGiven();
    QString fileOf(const QString& image) const { return m_files ? m_files(image) : QString(); }
    void load();
    void dropReplaced();
    QStringList storedTypes() const;
    bool takeIn(const std::vector<StoredMask>& masks);
    void putStored(Layer& layer, const StoredMask& mask);
    void tellForeign(const QString& type, cv::Size size);
    void put(const QString& type, const QString& what);
    void send(const QString& image, const QString& type);
    void retry();
    void stored(const QString& image, const QString& type, const Result<MaskOutcome>& outcome);
    void checkOthers();

    Actor m_actor;
    FileOfKey m_files;
    QString m_image, m_type;
    cv::Size m_size;
    bool m_ready = false;
    QString m_givenType;
    cv::Mat m_given;                                    ///< empty: none
    QString m_stroke;                                   ///< what the stroke in hand is called
    QHash<QString, std::shared_ptr<Layers>> m_pictures; ///< by path: those put away keep their undo
    int m_pending = 0;                                  ///< writes that the worker has not answered
    quint64 m_generation = 0;                           ///< of open()
    bool m_failing = false;                             ///< the last write was refused
    QTimer m_check, m_retry;
    std::unique_ptr<Store> m_store; // last: its thread ends before anything else goes
};

} // namespace mixdesk
