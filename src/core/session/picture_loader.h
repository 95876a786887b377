// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/data/content_cache.h"

#include <QObject>
#include <QString>
#include <memory>
#include <opencv2/core.hpp>

namespace mixdesk {

/// Thumbnails on worker threads, one for each core, newest request first, kept in memory within a
/// budget. Lives in the GUI thread; nothing here blocks.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    /// `cache` (may be null) keeps thumbnails of large pictures between sessions.
    explicit PictureLoader(ContentCache* cache = nullptr, QObject* parent = nullptr);
    ~PictureLoader() override; ///< stops and joins

    /// Longest side of every thumbnail in pixels (2x for dense screens is the caller's choice).
    static constexpr int kThumbnailSide = 192;

    /// 8UC3 BGR, or empty while it is being made: thumbnailReady follows, also for a picture that
    /// cannot be read, whose thumbnail stays empty and failed() true.
    cv::Mat thumbnail(const QString& path);
    /// The thumbnail if it is there; asks for nothing.
    cv::Mat kept(const QString& path) const;
    bool failed(const QString& path) const;
    void forget(const QString& path); ///< its file is another now
    /// Pending requests that are no longer seen are dropped: call when a view scrolled away.
    void forgetPending();

signals:
    void thumbnailReady(const QString& path);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace mixdesk
