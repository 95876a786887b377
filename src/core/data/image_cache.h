// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work_ahead.h"
#include "core/data/dataset.h"
#include "core/imaging/picture.h"

#include <mutex>
#include <unordered_map>
#include <vector>

namespace mixdesk {

/// Prepared (square 8UC3) pictures of a dataset, decoded once and kept while they fit the byte
/// budget. When it is full nothing is evicted: an epoch visits every image once, so least-recently
/// used would miss always, while keeping serves budget/size of the requests. Thread safe.
class ImageCache
{
public:
    ImageCache(const Dataset& dataset, int side, ResizeMode mode, std::size_t budgetBytes);

    /// The prepared picture, the caller's own copy: cv::Mat shares memory silently, and a picture
    /// changed in the cache would spoil every later epoch.
    Result<cv::Mat> get(int image);

    int side() const { return m_side; }
    std::size_t bytes() const;

private:
    const Dataset& m_dataset;
    int m_side;
    ResizeMode m_mode;
    std::size_t m_budget;
    mutable std::mutex m_mutex;
    std::size_t m_bytes = 0;
    std::unordered_map<int, cv::Mat> m_pictures;
};

/// Decodes ahead of its reader on a few threads and hands pictures out in the given order.
/// Holds at most `depth` pictures beyond the cache. The destructor stops and joins.
class Prefetcher
{
public:
    Prefetcher(ImageCache& cache, std::vector<int> order, int threads = 2, int depth = 64);

    /// The next picture of the order; call at most order.size() times.
    Result<cv::Mat> next();

private:
    void askFor(std::size_t waiting);

    ImageCache& m_cache;
    const std::vector<int> m_order;
    const std::size_t m_depth;
    std::size_t m_asked = 0;
    WorkAhead<Result<cv::Mat>> m_pictures;
};

} // namespace mixdesk
