// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/base/sentence.h"
#include "core/data/health_rules.h"

#include <algorithm>
#include <atomic>
#include <bitset>
#include <cmath>
#include <thread>
#include <unordered_map>

namespace mixdesk::detail {

namespace {

// Calibrated on real parts: JPEG at quality 50 and halving move a thumbnail by up to 0.9 grey
// levels, while the most similar distinct parts of an aligned product lie 1.1 or more apart.
constexpr double kCopyDistance = 1.0;
constexpr double kShareOfTypicalDistance = 0.1;
constexpr int kCopyHashBits = 10;

/// May the two pictures be equal?
bool compatible(const ImageRecord& a, const ImageRecord& b)
{
    return a.classIndex == b.classIndex && a.good() == b.good() && a.subset == b.subset;
}

std::string copyMessage(const ImageRecord& copy, const ImageRecord& original)
{
    const std::string& other = original.relative;
    if (copy.classIndex != original.classIndex)
        return Sentence::tr("The file is identical to %1, in another class.").arg(other);
    if (copy.good() != original.good())
        return Sentence::tr("The file is identical to %1, with the opposite label.").arg(other);
    if (copy.subset != original.subset)
        return Sentence::tr("The file is identical to %1, in the other of train and test.")
            .arg(other);
    return Sentence::tr("The file is identical to %1.").arg(other);
}

void reportCopy(HealthContext& context, const ImageRecord& copy, const ImageRecord& original)
{
    context.findings.push_back(
        {compatible(copy, original) ? Severity::Warning : Severity::Problem, "exact-duplicate",
         context.className(copy), copy.relative, copyMessage(copy, original),
         Sentence::tr("Keep one of the two: a picture in both train and test, or under two labels, "
                      "makes every figure wrong.")});
    if (copy.good() == original.good())
        return;
    const ImageRecord& good = copy.good() ? copy : original;
    const ImageRecord& defective = copy.good() ? original : copy;
    context.findings.push_back(
        {Severity::Problem, "suspicious-good", context.className(good), good.relative,
         Sentence::tr("The good picture is identical to the defective %1.").arg(defective.relative),
         Sentence::tr("Look at the picture and move it to where it belongs.")});
}

/// Root mean square difference in grey levels, a common brightness offset removed.
double distance(const ImageFacts& a, const ImageFacts& b)
{
    std::int64_t sum = 0, squares = 0;
    for (std::size_t i = 0; i < std::size_t(kThumbnailPixels); ++i) {
        const std::int64_t difference = std::int64_t(a.thumbnail[i]) - b.thumbnail[i];
        sum += difference;
        squares += difference * difference;
    }
    const double mean = double(sum) / kThumbnailPixels;
    const double variance = double(squares) / kThumbnailPixels - mean * mean;
    return std::sqrt(std::max(variance, 0.0)) / kThumbnailScale;
}

/// Median distance of two pictures of a class, from a sample of pairs.
double typicalDistance(const std::vector<ImageFacts>& facts, const std::vector<int>& images)
{
    constexpr int kSample = 5000;
    Random random(1);
    std::vector<double> distances;
    const int last = int(images.size()) - 1;
    for (int i = 0; i < kSample; ++i) {
        const int a = random.integer(0, last);
        const int b = random.integer(0, last - 1);
        distances.push_back(distance(facts[std::size_t(images[std::size_t(a)])],
                                     facts[std::size_t(images[std::size_t(b < a ? b : b + 1)])]));
    }
    std::nth_element(distances.begin(), distances.begin() + kSample / 2, distances.end());
    return distances[kSample / 2];
}

/// For each picture the worst match among those before it: across train and test, then nearest.
class CopySearch
{
public:
    CopySearch(HealthContext& context, const std::vector<int>& images)
        : m_context(context), m_images(images),
          m_limit(std::min(kCopyDistance,
                           kShareOfTypicalDistance * typicalDistance(context.facts, images)))
    {
        for (const int image : images)
            m_outlines.push_back(facts(image).outline);
    }

    /// On all cores; whatever their number, the findings are the same.
    Result<void> run(const StopToken& stop)
    {
        std::vector<int> matches(m_images.size(), -1);
        std::atomic<std::size_t> claimed{0};
        const auto work = [&] {
            for (std::size_t i = claimed++; i < matches.size(); i = claimed++) {
                if (stop.stopRequested())
                    return;
                matches[i] = matchOf(i);
            }
        };
        std::vector<std::thread> helpers;
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i)
            helpers.emplace_back(work);
        work();
        for (std::thread& helper : helpers)
            helper.join();
        if (stop.stopRequested())
            return cancelledError();
        for (std::size_t i = 0; i < matches.size(); ++i)
            if (matches[i] >= 0)
                report(m_images[i], matches[i]);
        return {};
    }

private:
    int matchOf(std::size_t position) const
    {
        const int copy = m_images[position];
        int match = -1;
        double nearest = m_limit;
        for (std::size_t i = 0; i < position; ++i) {
            const auto bits = std::bitset<64>(m_outlines[i] ^ m_outlines[position]).count();
            if (int(bits) > kCopyHashBits)
                continue;
            const int other = m_images[i];
            if (facts(copy).contentHash == facts(other).contentHash)
                continue;
            const double apart = distance(facts(copy), facts(other));
            const bool worse = match < 0 || (across(copy, other) && !across(copy, match));
            const bool better = match >= 0 && across(copy, match) && !across(copy, other);
            if (apart < m_limit && !better && (worse || apart < nearest)) {
                match = other;
                nearest = apart;
            }
        }
        return match;
    }

    const ImageFacts& facts(int image) const { return m_context.facts[std::size_t(image)]; }
    const ImageRecord& record(int image) const
    {
        return m_context.dataset.images[std::size_t(image)];
    }
    bool across(int a, int b) const { return record(a).subset != record(b).subset; }

    static std::string nearMessage(const std::string& other, bool apart)
    {
        return apart ? Sentence::tr("The picture is almost identical to %1, in the other of train "
                                    "and test.")
                           .arg(other)
                     : Sentence::tr("The picture is almost identical to %1.").arg(other);
    }

    void report(int copy, int match)
    {
        const bool apart = across(copy, match);
        m_context.findings.push_back(
            {apart ? Severity::Warning : Severity::Note, "near-duplicate",
             m_context.className(record(copy)), record(copy).relative,
             nearMessage(record(match).relative, apart),
             Sentence::tr("If they show the same shot, keep one of them.")});
    }

    HealthContext& m_context;
    const std::vector<int>& m_images;
    double m_limit;
    std::vector<std::uint64_t> m_outlines; ///< side by side: every pair is looked at
};

std::vector<int> readableOf(const HealthContext& context, std::size_t classIndex)
{
    std::vector<int> images;
    for (std::size_t i = 0; i < context.facts.size(); ++i)
        if (context.dataset.images[i].classIndex == int(classIndex) && context.facts[i].readable())
            images.push_back(int(i));
    return images;
}

} // namespace

void checkExactDuplicates(HealthContext& context)
{
    // One representative per label and content is enough: the rest only repeats it.
    std::unordered_map<std::string, std::vector<const ImageRecord*>> seen;
    for (std::size_t i = 0; i < context.facts.size(); ++i) {
        const ImageRecord& image = context.dataset.images[i];
        if (!context.facts[i].readable())
            continue;
        auto& originals = seen[context.facts[i].contentHash];
        const auto clash =
            std::find_if(originals.begin(), originals.end(), [&](const ImageRecord* original) {
                return !compatible(image, *original);
            });
        const auto same =
            std::find_if(originals.begin(), originals.end(),
                         [&](const ImageRecord* original) { return compatible(image, *original); });
        if (!originals.empty())
            reportCopy(context, image, clash != originals.end() ? **clash : **same);
        if (same == originals.end())
            originals.push_back(&image);
    }
}

Result<void> checkNearDuplicates(HealthContext& context, const StopToken& stop)
{
    // With few pictures there is no telling how alike two parts of the class usually are.
    constexpr std::size_t kFewest = 5;
    for (std::size_t c = 0; c < context.dataset.classes.size(); ++c) {
        const std::vector<int> images = readableOf(context, c);
        if (images.size() < kFewest)
            continue;
        if (auto done = CopySearch(context, images).run(stop); !done)
            return done;
    }
    return {};
}

} // namespace mixdesk::detail
