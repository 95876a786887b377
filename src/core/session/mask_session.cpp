// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"

#include "core/session/task_queue.h"
#include "core/store/database.h"

#include <QCoreApplication>
#include <algorithm>
#include <future>

namespace mixdesk {

namespace {

constexpr int kCheckMs = 900;  ///< for what others drew: seen within two seconds
constexpr int kUnknown = -1;   ///< a revision that is stored, but not read yet
constexpr int kRetryMs = 1500; ///< after a write that was refused

QString nameOfStroke(bool erase)
{
    return erase ? QStringLiteral("eraser") : QStringLiteral("brush");
}

} // namespace

/// The worker's side: one thread with its own connection, opened with the first task.
struct MaskSession::Store
{
    explicit Store(DatabaseAddress where) : address(std::move(where)) {}

    Result<Database*> open()
    {
        if (!database) {
            auto opened = Database::open(address);
            if (!opened)
                return opened.error();
            database = std::move(*opened);
        }
        return database.get();
    }
    /// Those that mark anything, and of the types `known` those that no longer do.
    Result<std::vector<StoredMask>> read(const QString& image, const QStringList& known)
    {
        auto opened = open();
        if (!opened)
            return opened.error();
        MaskRepository repository(**opened);
        auto masks = repository.all(image);
        if (!masks)
            return masks;
        for (const QString& type : known) {
            if (std::any_of(masks->begin(), masks->end(),
                            [&](const StoredMask& mask) { return mask.defectType == type; }))
                continue;
            auto blank = repository.read(image, type);
            if (!blank)
                return blank.error();
            if (*blank)
                masks->push_back(std::move(**blank));
        }
        return masks;
    }
    Result<MaskOutcome> write(StoredMask mask, const QString& what, const Actor& actor)
    {
        auto opened = open();
        if (!opened)
            return opened.error();
        MaskRepository repository(**opened);
        auto outcome = repository.store(mask, what, actor);
        if (!outcome || !outcome->conflict || mask.revision != 0)
            return outcome;
        // A mask that was cleared is none to whoever opens the picture: nobody's marks are lost.
        auto blank = repository.read(mask.image, mask.defectType);
        if (!blank || !*blank || !(*blank)->tiles.empty())
            return outcome;
        mask.revision = (*blank)->revision;
        return repository.store(mask, what, actor);
    }
    void post(TaskQueue::Urgency urgency, std::function<void()> task)
    {
        queue.post(urgency, std::move(task));
    }

    const DatabaseAddress address;
    std::unique_ptr<Database> database;
    bool checking = false;     ///< GUI thread: one look at a time
    TaskQueue queue{1, false}; // last: joins before the connection goes
};

MaskSession::MaskSession(const DatabaseAddress& database, QObject* parent)
    : QObject(parent), m_actor(localActor()), m_store(std::make_unique<Store>(database))
{
    connect(&m_check, &QTimer::timeout, this, &MaskSession::checkOthers);
    m_check.setInterval(kCheckMs);
    connect(&m_retry, &QTimer::timeout, this, &MaskSession::retry);
    m_retry.setInterval(kRetryMs);
    m_retry.setSingleShot(true);
}

MaskSession::~MaskSession()
{
    close();
    waitUntilStored();
    retry();
    waitUntilStored();
}

void MaskSession::open(const QString& image, cv::Size picture)
{
    close();
    m_image = image;
    m_size = picture;
    auto& layers = m_pictures[image];
    if (!layers)
        layers = std::make_shared<Layers>();
    for (auto& [type, layer] : *layers)
        layer.canvas.unpark();
    load();
}

void MaskSession::close()
{
    if (m_image.isEmpty())
        return;
    endStroke();
    bool keep = false;
    for (auto& [type, layer] : *m_pictures[m_image]) {
        layer.canvas.park();
        keep = keep || layer.canvas.canUndo() || layer.canvas.canRedo() || !layer.unstored.empty();
    }
    if (!keep)
        m_pictures.remove(m_image);
    m_check.stop();
    ++m_generation;
    m_image.clear();
    m_ready = false;
    emit undoChanged();
    emit closed();
}

/// Reads come after writes that wait, so that they know of them.
void MaskSession::load()
{
    m_ready = false;
    m_store->post(TaskQueue::Urgency::Soon, [this, image = m_image, known = storedTypes(),
                                             generation = m_generation] {
        auto masks = m_store->read(image, known);
        QMetaObject::invokeMethod(this, [this, masks, generation] {
            if (generation != m_generation)
                return;
            if (!masks) {
                emit failed(tr("The masks of this picture cannot be read, so none can be drawn: %1")
                                .arg(QString::fromStdString(masks.error().message)));
                return;
            }
            takeIn(*masks);
            m_ready = true;
            m_check.start();
            emit opened();
            emit undoChanged();
        });
    });
}

QStringList MaskSession::storedTypes() const
{
    QStringList names;
    if (const auto layers = m_pictures.value(m_image))
        for (const auto& [type, layer] : *layers)
            if (layer.revision != 0)
                names.append(type);
    return names;
}

/// What is stored by now; a layer with a revision of its own keeps canvas and undo.
bool MaskSession::takeIn(const std::vector<StoredMask>& masks)
{
    bool news = false;
    Layers& layers = *m_pictures[m_image];
    for (const StoredMask& mask : masks) {
        Layer& layer = layers[mask.defectType];
        if (layer.revision == mask.revision || !layer.unstored.empty())
            continue;
        putStored(layer, mask);
        news = true;
        if (!layer.foreign.empty())
            tellForeign(mask.defectType, layer.foreign);
    }
    const QStringList drawn = types();
    if (m_type.isEmpty() && !drawn.isEmpty())
        m_type = drawn.first();
    return news;
}

void MaskSession::putStored(Layer& layer, const StoredMask& mask)
{
    layer = {};
    layer.revision = mask.revision;
    const cv::Size size(mask.width, mask.height);
    if (size != m_size) {
        layer.foreign = size;
        return;
    }
    layer.canvas = MaskCanvas(size);
    for (const MaskTile& tile : mask.tiles)
        layer.canvas.unpackTile({tile.x, tile.y}, tile.bits.toStdString());
}

void MaskSession::tellForeign(const QString& type, cv::Size size)
{
    emit failed(
        tr("The mask \"%1\" of %2 was drawn on a picture of %3 x %4 pixels, but this one has "
           "%5 x %6: put that picture back to go on with the mask.")
            .arg(type, m_image)
            .arg(size.width)
            .arg(size.height)
            .arg(m_size.width)
            .arg(m_size.height));
}

QStringList MaskSession::types() const
{
    QStringList names;
    if (const auto layers = m_pictures.value(m_image))
        for (const auto& [type, layer] : *layers)
            if (canvas(type))
                names.append(type);
    return names;
}

void MaskSession::setType(const QString& type)
{
    endStroke();
    m_type = type;
    emit undoChanged();
}

MaskSession::Layer* MaskSession::find(const QString& image, const QString& type) const
{
    const auto layers = m_pictures.value(image);
    if (!layers)
        return nullptr;
    const auto found = layers->find(type);
    return found == layers->end() ? nullptr : &found->second;
}

const MaskCanvas* MaskSession::canvas(const QString& type) const
{
    const Layer* found = find(m_image, type);
    return found && !m_size.empty() && found->canvas.size() == m_size ? &found->canvas : nullptr;
}

bool MaskSession::marked() const
{
    const QStringList names = types();
    return std::any_of(names.begin(), names.end(), [this](const QString& type) {
        const MaskCanvas* one = canvas(type);
        return one && !one->blank();
    });
}

MaskSession::Layer* MaskSession::layer()
{
    if (!m_ready || m_type.isEmpty())
        return nullptr;
    Layer& found = (*m_pictures[m_image])[m_type];
    if (!found.foreign.empty())
        return nullptr;
    if (found.canvas.size() != m_size)
        found.canvas = MaskCanvas(m_size);
    return &found;
}

cv::Rect MaskSession::beginStroke(cv::Point2d at, double diameter, bool erase)
{
    endStroke();
    waitUntilStored();
    Layer* into = layer();
    if (const Layer* known = find(m_image, m_type); !into && known && !known->foreign.empty())
        tellForeign(m_type, known->foreign);
    if (!into)
        return {};
    m_stroke = nameOfStroke(erase);
    const cv::Rect area = into->canvas.beginStroke(at, diameter, erase);
    emit changed(area);
    return area;
}

cv::Rect MaskSession::extendStroke(cv::Point2d to)
{
    Layer* into = layer();
    if (!into || !into->canvas.inStroke())
        return {};
    const cv::Rect area = into->canvas.extendStroke(to);
    if (!area.empty())
        emit changed(area);
    return area;
}

void MaskSession::endStroke()
{
    const auto drawn = [this] { return find(m_image, m_type); };
    if (!drawn() || !drawn()->canvas.inStroke())
        return;
    waitUntilStored(); // a write tried again meanwhile: the next one needs its revision
    Layer* into = drawn();
    if (!into)
        return;
    into->canvas.endStroke();
    put(m_type, m_stroke);
}

cv::Rect MaskSession::change(const QString& what, const std::function<cv::Rect(MaskCanvas&)>& draw)
{
    endStroke();
    waitUntilStored();
    Layer* into = layer();
    if (!into)
        return {};
    const cv::Rect area = draw(into->canvas);
    if (area.empty())
        return area;
    put(m_type, what);
    emit changed(area);
    return area;
}

bool MaskSession::canUndo() const
{
    const MaskCanvas* one = canvas(m_type);
    return m_ready && one && one->canUndo();
}

bool MaskSession::canRedo() const
{
    const MaskCanvas* one = canvas(m_type);
    return m_ready && one && one->canRedo();
}

cv::Rect MaskSession::undo()
{
    return change(QStringLiteral("undo"), [](MaskCanvas& canvas) { return canvas.undo(); });
}

cv::Rect MaskSession::redo()
{
    return change(QStringLiteral("redo"), [](MaskCanvas& canvas) { return canvas.redo(); });
}

void MaskSession::put(const QString& type, const QString& what)
{
    Layer& from = *find(m_image, type);
    from.what = what;
    for (const cv::Point& tile : from.canvas.takeChangedTiles())
        if (std::find(from.unstored.begin(), from.unstored.end(), tile) == from.unstored.end())
            from.unstored.push_back(tile);
    emit undoChanged();
    if (!from.unstored.empty())
        send(m_image, type);
}

void MaskSession::send(const QString& image, const QString& type)
{
    Layer& from = *find(image, type);
    StoredMask mask;
    mask.image = image;
    mask.defectType = type;
    mask.width = from.canvas.size().width;
    mask.height = from.canvas.size().height;
    mask.revision = from.revision;
    for (const cv::Point& tile : from.unstored)
        mask.tiles.push_back(
            {tile.x, tile.y, QByteArray::fromStdString(from.canvas.packTile(tile))});
    ++m_pending;
    emit storedChanged();
    m_store->post(
        TaskQueue::Urgency::Now, [this, mask = std::move(mask), what = from.what, actor = m_actor] {
            auto outcome = m_store->write(mask, what, actor);
            QMetaObject::invokeMethod(this, [this, image = mask.image, type = mask.defectType,
                                             outcome] { stored(image, type, outcome); });
        });
}

void MaskSession::stored(const QString& image, const QString& type,
                         const Result<MaskOutcome>& outcome)
{
    --m_pending;
    Layer* layer = find(image, type);
    const bool failing = !outcome;
    if (failing) {
        m_retry.start();
        if (!m_failing)
            emit failed(tr("What you drew is not stored yet; it is kept and tried again: %1")
                            .arg(QString::fromStdString(outcome.error().message)));
    } else if (outcome->conflict) {
        *layer = {};
        layer->revision = kUnknown;
        emit conflicted(tr("%1 drew on this mask before your stroke arrived. Theirs is shown; draw "
                           "yours again.")
                            .arg(outcome->changedBy));
        if (image == m_image)
            load();
        else
            m_pictures.value(image)->erase(type);
    } else {
        layer->revision = outcome->revision;
        layer->unstored.clear();
    }
    m_failing = failing;
    emit storedChanged();
}

/// One write at a time: the next one needs the revision that it leaves.
void MaskSession::retry()
{
    const Layer* drawn = find(m_image, m_type);
    if (m_pending > 0 || (drawn && drawn->canvas.inStroke())) {
        m_retry.start();
        return;
    }
    for (auto picture = m_pictures.cbegin(); picture != m_pictures.cend(); ++picture)
        for (auto& [type, layer] : **picture) {
            if (layer.unstored.empty())
                continue;
            layer.canvas.unpark();
            send(picture.key(), type);
            if (picture.key() != m_image)
                layer.canvas.park();
        }
}

bool MaskSession::allStored() const
{
    if (m_pending > 0)
        return false;
    for (const auto& layers : m_pictures)
        for (const auto& [type, layer] : *layers)
            if (!layer.unstored.empty())
                return false;
    return true;
}

void MaskSession::checkOthers()
{
    if (m_store->checking || m_pending > 0)
        return;
    m_store->checking = true;
    m_store->post(TaskQueue::Urgency::Soon,
                  [this, image = m_image, known = storedTypes(), generation = m_generation] {
                      auto masks = m_store->read(image, known);
                      QMetaObject::invokeMethod(this, [this, masks, generation] {
                          m_store->checking = false;
                          const Layer* drawn = find(m_image, m_type);
                          if (!masks || generation != m_generation || !m_ready || m_pending > 0 ||
                              (drawn && drawn->canvas.inStroke()))
                              return;
                          if (takeIn(*masks))
                              emit changed(cv::Rect({0, 0}, m_size));
                      });
                  });
}

void MaskSession::waitUntilStored()
{
    if (m_pending == 0)
        return;
    std::promise<void> done;
    m_store->post(TaskQueue::Urgency::Now, [&done] { done.set_value(); });
    done.get_future().wait();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

} // namespace mixdesk
