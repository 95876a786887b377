// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/picture_list.h"
#include "core/learn/scorer.h"

#include <opencv2/core.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mixdesk::cli {

/// One picture's line: path, class, class confidence, score, threshold, verdict, milliseconds,
/// error.
struct ScoreLine
{
    std::string path, className, verdict, error;
    double confidence = 0.0, score = 0.0, threshold = 0.0;
    double milliseconds = 0.0; ///< reading, and its share of the time in which its batch was scored
    std::optional<double> disagreement; ///< of ensembles only

    std::string toJson() const;
    std::string toCsv(bool ofEnsemble) const;
};

/// A picture on its way to its verdict.
struct ReadPicture
{
    ListedPicture listed;
    std::string error;         ///< not empty: could not be read
    cv::Mat input;             ///< prepared for the network
    cv::Mat picture;           ///< at its own size, where a heat map is wanted
    double milliseconds = 0.0; ///< that reading took
};

/// Reads and judges the pictures of a command line, and writes their heat maps.
class PictureJudge
{
public:
    /// `maps`: folder of the heat maps; empty: none.
    PictureJudge(Scorer& scorer, const std::string& maps) : m_scorer(scorer), m_maps(maps) {}

    bool wantsMaps() const { return !m_maps.empty(); }
    /// Pictures at a time that are judged within about 250 ms, so that a stop is answered.
    std::size_t batch() const;

    /// From any thread, beside the others.
    ReadPicture read(const ListedPicture& listed) const;

    /// Where the picture's heat map goes, as pictures of one name from several folders must not
    /// overwrite each other: once for every picture, in the order of the list.
    fs::path mapPath(const fs::path& picture);

    /// One line each; `maps` are their mapPath(), or empty where no maps are wanted.
    std::vector<ScoreLine> judge(const std::vector<ReadPicture>& pictures,
                                 const std::vector<fs::path>& maps);

private:
    Result<void> readInputOf(ReadPicture& read) const;
    Result<void> readWithPicture(ReadPicture& read) const;
    Result<void> score(const std::vector<ReadPicture>& pictures,
                       const std::vector<std::size_t>& places, std::vector<ScoreLine>& lines,
                       const std::vector<fs::path>& maps);
    void tell(const ScoredPicture& scored, ScoreLine& line) const;
    Result<void> writeMap(const fs::path& path, const ReadPicture& read,
                          const ScoredPicture& scored) const;

    Scorer& m_scorer;
    const std::string m_maps;
    std::set<std::string> m_mapNames;
};

} // namespace mixdesk::cli
