// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/view/mask_editor.h"

#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/view/mask_region.h"
#include "widgets/view/triple_view.h"

#include <QActionGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

namespace mixdesk {

namespace {

const QString kOpacity = QStringLiteral("masks/opacity");
const QString kBrush = QStringLiteral("masks/brush");

QRect toPane(const QRect& devicePixels, double ratio)
{
    return QRectF(QPointF(devicePixels.topLeft()) / ratio, QSizeF(devicePixels.size()) / ratio)
        .toAlignedRect();
}

} // namespace

MaskEditor::MaskEditor(TripleView& view, QWidget& host, QWidget* parent)
    : QWidget(parent), m_view(&view), m_pane(&view.pane(Layer::Input)), m_host(host),
      m_tools(*m_pane, this), m_toolGroup(new QActionGroup(this))
{
    setAccessibleName(tr("Tools for marking defects"));
    m_layer.setOpacity(settings::value(kOpacity, QStringLiteral("0.45")).toDouble());
    m_tools.setDiameter(settings::value(kBrush, QStringLiteral("24")).toDouble());
    buildActions();
    buildBar();
    connectBar();
    hide();
    m_pane->setGuest(this);
    host.installEventFilter(this);
    updateSliders();
    updateActions();
}

QString MaskEditor::wordsOf(QString type)
{
    return type.replace(QLatin1Char('_'), QLatin1Char(' '));
}

MaskEditor::~MaskEditor()
{
    settings::setValue(kOpacity, QString::number(m_layer.opacity()));
    settings::setValue(kBrush, QString::number(m_tools.diameter()));
    if (m_pane)
        m_pane->setGuest(nullptr);
}

void MaskEditor::setSession(MaskSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_tools.setSession(session);
    m_layer.setSession(session);
    if (session) {
        connect(session, &MaskSession::opened, this, &MaskEditor::sessionOpened);
        connect(session, &MaskSession::closed, this, &MaskEditor::sessionOpened);
        connect(session, &MaskSession::changed, this, &MaskEditor::masksChanged);
        connect(session, &MaskSession::undoChanged, this, &MaskEditor::updateActions);
    }
    sessionOpened();
}

void MaskEditor::showPicture(const Subject& subject)
{
    if (!m_session || !m_view || !m_view->part())
        return;
    const QSize size = m_view->part()->size();
    const bool same =
        m_session->image() == subject.image && m_size == cv::Size(size.width(), size.height());
    const bool otherType = !same || subject.type != m_subject.type;
    m_subject = subject;
    if (!same) {
        m_tools.giveUp();
        m_size = {size.width(), size.height()};
        m_session->open(subject.image, m_size);
    }
    fillTypes();
    if (otherType && m_types.contains(subject.type))
        chooseType(subject.type);
}

void MaskEditor::closePicture()
{
    if (!m_session || m_session->image().isEmpty())
        return;
    m_tools.giveUp();
    m_session->close();
}

void MaskEditor::setUndecided(bool undecided)
{
    m_undecided = undecided;
    updateOffer();
}

/// Also when it closed: what a session shows is another picture's from now on, or nothing.
void MaskEditor::sessionOpened()
{
    m_layer.reload();
    fillTypes();
    updateActions();
    if (m_pane)
        m_pane->update();
}

void MaskEditor::masksChanged(const cv::Rect& area)
{
    if (!m_pane)
        return;
    if (const QStringList drawn = m_session->types(); // somebody else may have begun another one
        !std::all_of(drawn.begin(), drawn.end(),
                     [this](const QString& type) { return m_types.contains(type); }))
        fillTypes();
    m_layer.change(area);
    const double ratio = m_pane->devicePixelRatioF();
    m_pane->update(toPane(MaskLayer::paneArea(area, m_pane->viewport(), ratio), ratio));
    repaintLegend();
    updateOffer();
}

void MaskEditor::drawingToggled(bool on)
{
    m_tools.setActive(on);
    m_offerButton->ensurePolished();
    setMinimumHeight(m_offerButton->sizeHint().height()); // or the picture moves when it appears
    setVisible(on);
    if (!on)
        leaveNewType();
    if (m_view) {
        if (on)
            m_view->setComparison(TripleView::Compare::Off);
        m_view->setInputWide(on);
        m_view->setFocus();
    }
    updateActions();
    emit drawingChanged(on);
}

QString MaskEditor::type() const
{
    return m_session ? m_session->type() : QString();
}

void MaskEditor::chooseType(const QString& type)
{
    if (!m_session || type == m_session->type())
        return;
    m_tools.giveUp();
    m_session->setType(type);
    fillTypes();
    m_layer.setTypes(m_types); // the one that is drawn lies on top
    if (m_pane)
        m_pane->update();
}

void MaskEditor::fillTypes()
{
    QStringList types = m_subject.types;
    if (m_session) {
        for (const QString& type : m_named.value(m_subject.className) + m_session->types())
            if (!types.contains(type))
                types.append(type);
        // What was drawn last goes on with the next picture of the class.
        if (!types.contains(m_session->type()))
            m_session->setType(types.value(0));
    }
    if (types != m_types) {
        m_types = types;
        m_layer.setTypes(types);
    }
    showTypes();
    updateOffer();
}

void MaskEditor::showTypes()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const QString& type : std::as_const(m_types))
        m_choice->addItem(colourDot(m_layer.colour(type), 16, 10, devicePixelRatioF()),
                          wordsOf(type), type);
    m_choice->setCurrentIndex(int(m_types.indexOf(type())));
    m_choice->setEnabled(!m_types.isEmpty());
}

void MaskEditor::nextType()
{
    if (!m_types.isEmpty())
        chooseType(m_types[(m_types.indexOf(type()) + 1) % m_types.size()]);
}

void MaskEditor::askForType()
{
    m_name->clear();
    m_choice->hide();
    m_name->show();
    m_name->setFocus();
}

void MaskEditor::leaveNewType()
{
    if (m_name->isHidden())
        return;
    const bool focus = m_name->hasFocus();
    m_name->hide();
    m_choice->show();
    if (focus && m_view)
        m_view->setFocus();
}

void MaskEditor::takeNewType()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        leaveNewType();
        return;
    }
    if (name == QLatin1String("good") || name.startsWith(QLatin1Char('.')) ||
        name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\'))) {
        emit noticed({Notice::Kind::Warning,
                      tr("\u201c%1\u201d cannot be the name of a defect type: it names a folder of "
                         "exports, so choose another than \u201cgood\u201d, without slashes and "
                         "without a dot in front.")
                          .arg(name),
                      {},
                      {}});
        return;
    }
    leaveNewType();
    QStringList& named = m_named[m_subject.className];
    if (!m_types.contains(name))
        named.append(name);
    fillTypes();
    chooseType(name);
}

/// Marks what the model finds. Looking for it takes long on large pictures: a worker does it.
void MaskEditor::unite()
{
    const PreparedPart part = m_view ? m_view->part() : nullptr;
    const PreparedMap* map = part ? chosenMap(*part, m_view->settings()) : nullptr;
    if (!m_session || !m_session->ready() || !map)
        return;
    if (type().isEmpty()) {
        askForType();
        return;
    }
    m_tools.giveUp();
    m_region->setEnabled(false);
    m_tasks.post(TaskQueue::Urgency::Now, [this, part, map, image = m_session->image()] {
        const cv::Mat region = predictedRegion(*part, *map);
        QMetaObject::invokeMethod(this, [this, image, region] { regionFound(image, region); });
    });
}

void MaskEditor::regionFound(const QString& image, const cv::Mat& region)
{
    updateActions();
    if (!m_session || !m_session->ready() || m_session->image() != image)
        return;
    if (region.empty())
        emit noticed({Notice::Kind::Result,
                      tr("The model finds nothing above the threshold in this picture."),
                      {},
                      {}});
    else
        m_session->change(QStringLiteral("model"),
                          [&](MaskCanvas& canvas) { return canvas.unite(region); });
}

void MaskEditor::undo()
{
    if (m_tools.hasPolygon())
        m_tools.removeCorner();
    else if (m_session)
        m_session->undo();
}

void MaskEditor::setOpacity(double opacity)
{
    m_layer.setOpacity(opacity);
    updateSliders();
    if (m_pane)
        m_pane->update();
}

void MaskEditor::updateActions()
{
    const bool ready = drawing() && m_session && m_session->ready();
    for (QAction* action : std::as_const(m_whileDrawing))
        action->setEnabled(drawing());
    m_region->setEnabled(ready && m_view && m_view->part() && !m_view->part()->maps.empty());
    m_undo->setEnabled(ready && (m_session->canUndo() || m_tools.hasPolygon()));
    m_redo->setEnabled(ready && m_session->canRedo());
    const MaskCanvas* canvas = ready ? m_session->canvas(type()) : nullptr;
    m_clear->setEnabled(canvas && !canvas->blank());
    updateOffer();
}

/// The type to say: that in hand where it marks anything, else the first that does.
QString MaskEditor::offeredType() const
{
    const QStringList marked = markedTypes();
    return marked.contains(type()) ? type() : marked.value(0);
}

void MaskEditor::updateOffer()
{
    const QString offered = drawing() && m_undecided ? offeredType() : QString();
    m_offer->setEnabled(!offered.isEmpty());
    m_offerButton->setVisible(!offered.isEmpty());
    m_offerButton->setText(tr("Not OK: %1").arg(wordsOf(offered)));
}

QStringList MaskEditor::markedTypes() const
{
    QStringList marked;
    if (!m_session)
        return marked;
    for (const QString& type : m_types)
        if (const MaskCanvas* canvas = m_session->canvas(type); canvas && !canvas->blank())
            marked.append(type);
    return marked;
}

bool MaskEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_name && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        leaveNewType();
        return true;
    }
    if (watched != &m_host || !drawing())
        return QWidget::eventFilter(watched, event);
    // What is taken here is no shortcut of the window meanwhile.
    if (event->type() == QEvent::ShortcutOverride &&
        pressKey(*static_cast<QKeyEvent*>(event), false)) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress)
        return pressKey(*static_cast<QKeyEvent*>(event), true);
    if (event->type() == QEvent::KeyRelease) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && !key->isAutoRepeat())
            m_tools.setPanning(false);
    }
    return false;
}

/// True where the key means something here; `act` does it.
bool MaskEditor::pressKey(const QKeyEvent& event, bool act)
{
    const auto run = [act](auto&& work) {
        if (act)
            work();
        return true;
    };
    if (event.matches(QKeySequence::Undo))
        return run([this] { undo(); });
    const QKeyCombination keys = event.keyCombination();
    if (keys == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z) || keys == (Qt::CTRL | Qt::Key_Y))
        return run([this] { m_redo->trigger(); });
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    switch (event.key()) {
    case Qt::Key_Space:
        return run([&] { m_tools.setPanning(true); });
    case Qt::Key_Escape:
        return run([this] { m_tools.hasShape() ? m_tools.giveUp() : setDrawing(false); });
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_tools.hasPolygon() && run([this] { m_tools.closePolygon(); });
    case Qt::Key_Backspace:
        return m_tools.hasPolygon() && run([this] { m_tools.removeCorner(); });
    default:
        return false;
    }
}

} // namespace mixdesk
