// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/mask_session.h"

#include "core/session/mask_store.h"

#include <QCoreApplication>
#include <algorithm>
#include <future>

namespace mixdesk {

namespace {

constexpr int kCheckMs = 900;  ///< for what others drew: seen within two seconds
constexpr int kUnknown = -1;   ///< a revision that is stored, but not read yet
constexpr int kRetryMs = 1500; ///< after a write that was refused

} // namespace

MaskSession::MaskSession(const DatabaseAddress& database, QObject* parent)
    : QObject(parent), m_actor(localActor()), m_store(std::make_unique<Store>(database))
{
    connect(&m_check, &QTimer::timeout, this, &MaskSession::checkOthers);
    m_check.setInterval(kCheckMs);
    connect(&m_retry, &QTimer::timeout, this, &MaskSession::retry);
    m_retry.setInterval(kRetryMs);
    m_retry.setSingleShot(true);
}

void MaskSession::setFiles(FileOfKey files, ContentCache* cache)
{
    m_files = std::move(files);
    m_store->cache = cache;
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
    m_given.release();
    m_image.clear();
    m_ready = false;
    emit undoChanged();
    emit closed();
}

/// Reads come after writes that wait, so that they know of them.
void MaskSession::load()
{
    m_ready = false;
    m_store->post(TaskQueue::Urgency::Soon, [this, image = m_image, file = fileOf(m_image),
                                             known = storedTypes(), generation = m_generation] {
        auto masks = m_store->read(image, fs::path(file.toStdString()), known);
        QMetaObject::invokeMethod(this, [this, masks, generation] {
            if (generation != m_generation)
                return;
            if (!masks) {
                emit failed(tr("The masks of this picture cannot be read, so none can be drawn: %1")
                                .arg(QString::fromStdString(masks.error().message)));
                return;
            }
            if (masks->replaced)
                dropReplaced();
            takeIn(masks->all);
            m_ready = true;
            m_check.start();
            emit opened();
            emit undoChanged();
        });
    });
}

/// The layers speak of what the file held before; what is on its way is answered as a conflict.
void MaskSession::dropReplaced()
{
    Layers& layers = *m_pictures[m_image];
    for (auto layer = layers.begin(); layer != layers.end();)
        layer = layer->second.unstored.empty() ? layers.erase(layer) : std::next(layer);
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
        const bool fits = layer.canvas.size() == m_size;
        const bool told = !layer.foreign.empty() && layer.foreign != m_size;
        if ((layer.revision == mask.revision && (fits || told)) || !layer.unstored.empty())
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
    if (found.canvas.size().empty())
        found.canvas = MaskCanvas(m_size);
    return found.canvas.size() == m_size ? &found : nullptr;
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
    m_store->post(TaskQueue::Urgency::Now, [this, mask = std::move(mask), what = from.what,
                                            actor = m_actor, file = fileOf(image)] {
        auto outcome = m_store->write(mask, what, fs::path(file.toStdString()), actor);
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
        emit conflicted(
            outcome->changedBy.isEmpty()
                ? tr("The picture %1 was replaced since it was opened, so what you drew was not "
                     "stored: look at it and draw again.")
                      .arg(image)
                : tr("%1 drew on this mask before your stroke arrived. Theirs is shown; draw "
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

int MaskSession::unstored() const
{
    int count = 0;
    for (const auto& layers : m_pictures)
        for (const auto& [type, layer] : *layers)
            count += !layer.unstored.empty();
    return count;
}

void MaskSession::checkOthers()
{
    if (m_store->checking || m_pending > 0)
        return;
    m_store->checking = true;
    m_store->post(TaskQueue::Urgency::Soon, [this, image = m_image, file = fileOf(m_image),
                                             known = storedTypes(), generation = m_generation] {
        auto masks = m_store->read(image, fs::path(file.toStdString()), known);
        QMetaObject::invokeMethod(this, [this, masks, generation] {
            m_store->checking = false;
            const Layer* drawn = find(m_image, m_type);
            if (!masks || generation != m_generation || !m_ready || m_pending > 0 ||
                (drawn && drawn->canvas.inStroke()))
                return;
            const bool dropped = masks->replaced && marked();
            if (masks->replaced)
                dropReplaced();
            if (takeIn(masks->all) || dropped)
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
