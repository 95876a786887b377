// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/scoring_session.h"
#include "support/tiny_run.h"

#include <QString>
#include <cmath>
#include <random>

/// A desk with any number of classes and scores, without training and without pictures.
namespace mixdesk::support {

/// A project whose active run "first" has these classes, thresholds at beta 2.4, and no network.
inline void writeProjectOf(const fs::path& folder, const std::vector<std::string>& classes)
{
    ProjectSettings settings;
    settings.activeRun = "first";
    auto project = Project::create(folder, settings).value();
    const RunPaths paths(project.runFolder("first"));
    fs::create_directories(paths.root);
    RunModel model;
    model.config = tinyConfig();
    model.classes = classes;
    model.calibration.resize(classes.size());
    model.created = nowUtc();
    std::vector<ValidationRow> validation;
    for (std::size_t c = 0; c < classes.size(); ++c) {
        ClassThreshold row;
        row.mu = 0.18 + 0.01 * double(c);
        row.sigma = 0.048;
        row.beta = 2.4;
        row.threshold = row.mu + row.beta * row.sigma;
        row.pixel[mapName(row.score)] = 0.5;
        row.goodImages = 40;
        row.source = "beta fitted for balanced accuracy on the run's validation images.";
        row.reason = "Lowest scatter.";
        model.thresholds.push_back(row);
        for (int i = 0; i < 60; ++i) {
            ValidationRow image{"good.png", int(c), i < 30 ? "good" : "scratch", int(c), {}};
            image.scores.assign(allScores().size(), std::nan(""));
            image.scores[0] = row.mu + row.sigma * (i < 30 ? 0.1 * i - 1.5 : 0.2 * i - 4.0);
            validation.push_back(std::move(image));
        }
    }
    for (const auto& written : {writeFileAtomic(paths.weights(), "none"), writeRun(paths, model),
                                writeValidation(paths, validation)})
        if (!written)
            throw std::runtime_error(written.error().message);
}

/// Puts scored pictures into the session's list as if they had come from a dataset: two thirds
/// good, a quarter defective, the rest unlabelled; one in fifty is taken for the next class. The
/// class `withoutDefects` has good pictures only.
inline void fillScores(ScoringSession& scoring, const std::vector<ClassThreshold>& rows,
                       int pictures, int withoutDefects = -1)
{
    std::mt19937 random(7);
    std::normal_distribution<double> noise;
    // The session alone fills its list, from pictures on disk: too slow for a hundred thousand.
    auto& entries = const_cast<std::vector<GalleryEntry>&>(scoring.entries());
    const int classes = int(rows.size());
    entries.clear();
    for (int i = 0; i < pictures; ++i) {
        GalleryEntry entry;
        const int c = i % classes, kind = (i / classes) % 12;
        const ClassThreshold& row = rows[std::size_t(c)];
        const bool bad = kind >= 8 && kind < 11 && c != withoutDefects;
        entry.trueClass = kind == 11 ? -1 : c;
        entry.type = kind == 11 ? QString()
                     : bad      ? QStringLiteral("scratch")
                                : QStringLiteral("good");
        entry.routedClass = i % 50 == 49 ? (c + 1) % classes : c;
        entry.scored = true;
        entry.confidence = 0.99;
        entry.ownScore = row.mu + row.sigma * (bad ? 5.5 + 2.2 * noise(random) : noise(random));
        entry.score = entry.ownScore;
        entries.push_back(std::move(entry));
    }
    emit scoring.entriesReset();
}

} // namespace mixdesk::support
