// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/picture_view.h"

#include "core/imaging/picture.h"
#include "widgets/common/icons.h"
#include "widgets/common/image_bridge.h"
#include "widgets/common/page.h"
#include "widgets/common/theme.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QUrl>

namespace mixdesk {

PictureView::PictureView(QWidget* parent)
    : QWidget(parent), m_caption(new QLabel), m_back(new QToolButton), m_reveal(new QToolButton),
      m_job(tr("Opening a picture"))
{
    setFocusPolicy(Qt::StrongFocus);
    m_back->setIcon(themedIcon(QStringLiteral("previous")));
    m_back->setText(tr("All pictures"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setToolTip(
        toolTipWithKeys(tr("Back to all pictures of this product"), QKeySequence(Qt::Key_Escape)));
    m_reveal->setIcon(themedIcon(QStringLiteral("folder")));
    m_reveal->setAccessibleName(tr("Show folder"));
    setAccessibleName(tr("Picture"));
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_caption, 1);
    row->addWidget(m_reveal);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addStretch();
    connect(m_back, &QToolButton::clicked, this, &PictureView::closed);
    connect(m_reveal, &QToolButton::clicked, this, &PictureView::reveal);
    connect(&m_job, &Job::finished, this, &PictureView::loaded);
}

void PictureView::setRevealToolTip(const QString& toolTip)
{
    m_reveal->setToolTip(toolTip);
}

void PictureView::reveal()
{
    if (!m_path.isEmpty())
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void PictureView::open(const QString& path, const QString& caption)
{
    m_path = path;
    m_caption->setText(caption);
    m_picture = {};
    m_error.clear();
    if (!m_job.running())
        load();
    setFocus();
    update();
}

void PictureView::load()
{
    m_loading = m_path;
    m_job.start(
        [this, path = m_loading](const Job::Context&) -> Result<void> {
            auto picture = readPicture(fs::u8path(path.toStdString()));
            if (!picture)
                return picture.error();
            m_loaded = toImage(*picture);
            return {};
        },
        false);
}

void PictureView::loaded()
{
    QImage picture = std::exchange(m_loaded, {});
    if (m_loading != m_path) { // another was asked for meanwhile
        load();
        return;
    }
    m_picture = std::move(picture);
    m_error = m_job.result() ? QString() : QString::fromStdString(m_job.result().error().message);
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect area = rect().adjusted(0, m_back->height() + 3 * kSpace, 0, 0);
    if (!m_error.isEmpty()) {
        painter.setPen(theme().ink);
        painter.drawText(area, int(Qt::AlignCenter | Qt::TextWordWrap), m_error);
        return;
    }
    if (m_picture.isNull())
        return;
    const QSize size = m_picture.size().scaled(area.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(), size);
    target.moveCenter(area.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, size.width() < m_picture.width());
    painter.drawImage(target, m_picture);
}

void PictureView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace mixdesk
