// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/content_check.h"

#include "core/session/picture_content.h"

#include <algorithm>

namespace mixdesk {

namespace {

constexpr std::size_t kAtOnce = 200;

} // namespace

ContentCheck::ContentCheck(ContentCache* cache, QObject* parent) : QObject(parent), m_cache(cache)
{}

ContentCheck::~ContentCheck() = default;

void ContentCheck::look(std::vector<File> files, bool urgent)
{
    for (std::size_t from = 0; from < files.size(); from += kAtOnce) {
        const std::vector<File> some(files.begin() + std::ptrdiff_t(from),
                                     files.begin() +
                                         std::ptrdiff_t(std::min(files.size(), from + kAtOnce)));
        ++m_waiting;
        m_tasks.post(urgent ? TaskQueue::Urgency::Now : TaskQueue::Urgency::Later, [this, some] {
            QHash<QString, QString> contents;
            for (const File& file : some)
                if (const ReviewedImage now =
                        contentOf(file.key, fs::path(file.path.toStdString()), m_cache);
                    !now.hash.isEmpty())
                    contents.insert(file.key, now.hash);
            QMetaObject::invokeMethod(
                this,
                [this, contents] {
                    --m_waiting;
                    emit looked(contents);
                },
                Qt::QueuedConnection);
        });
    }
}

} // namespace mixdesk
