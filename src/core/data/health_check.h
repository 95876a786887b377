// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/content_cache.h"
#include "core/data/dataset.h"

#include <map>
#include <string>
#include <vector>

namespace mixdesk {

enum class Severity { Note, Warning, Problem };

/// One thing found: `file` may be empty where a whole class is meant.
struct Finding
{
    Severity severity = Severity::Note;
    std::string rule; ///< stable short name, e.g. "truncated-file"
    std::string className;
    std::string file;    ///< relative to the dataset root
    std::string message; ///< one sentence: what is wrong
    std::string remedy;  ///< one sentence: what to do
};

struct ClassHealth
{
    std::string name;
    int trainGood = 0;
    int testGood = 0;
    std::map<std::string, int> testDefective; ///< by defect type
    int masks = 0;
    int smallestWidth = 0, smallestHeight = 0, largestWidth = 0, largestHeight = 0;
    int channels = 0; ///< 1 when every picture is grey, else 3
};

struct HealthReport
{
    std::string root;
    std::vector<ClassHealth> classes;
    std::vector<Finding> findings; ///< worst first, then by file
    int images = 0;

    int count(Severity severity) const;
};

/// Opens every picture and mask once, on all cores; progress is reported from the calling thread.
/// With a cache only those that are not known to be unchanged: the report is the same.
/// Memory: about 2.5 kB per image (a 32x32 thumbnail and hashes) and one decoded picture per core.
/// Problem: training or evaluation would fail or mislead. Rules:
///   unreadable-file, truncated-file (pictures and masks), mask-size      Problem
///   exact-duplicate   Problem across train and test, classes or verdicts; else Warning
///   near-duplicate    Warning across train and test, else Note; only copies, not similar parts
///   suspicious-good   Problem when identical to a defective picture; Warning for a clear outlier
///   missing-mask      Warning where the class has other masks; else one Note for the class
///   blank-mask, orphan-mask                                              Warning
///   few-good-images   Problem for none, Warning below 20
///   class-imbalance   Warning below a tenth of the largest class, Note below a fifth
///   no-test-good, no-defects   Warning where the other exists, else Note
///   stray-file        Note: files and folders that are not read
Result<HealthReport> checkDataset(const Dataset& dataset, const ProgressFn& progress = {},
                                  const StopToken& stop = {}, ContentCache* cache = nullptr);

std::string healthToJson(const HealthReport& report);
std::string healthToText(const HealthReport& report, bool colour);

} // namespace mixdesk
