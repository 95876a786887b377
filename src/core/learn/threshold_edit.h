// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/learn/evaluation.h"
#include "core/learn/finish_run.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mixdesk {

/// Place of a class in model.classes; an Error that names the nearest one.
Result<int> classIndexOf(const RunModel& model, const std::string& className);

/// Sets beta or T of one class by hand; the other follows, pixel thresholds too.
Result<void> setBeta(RunModel& model, const std::string& className, double beta,
                     const std::vector<ValidationRow>& rows);
Result<void> setThreshold(RunModel& model, const std::string& className, double threshold,
                          const std::vector<ValidationRow>& rows);

/// Sets T, and with it beta, so that of unseen good parts no more than about the share `rate` is
/// rejected: by promisedThreshold() on the class's held-out good images, of which the class needs
/// kFewestForPromise. `source` then states the interval that the share lies in with 90 %
/// confidence. Without a class name for every class; a run that tells no classes apart has one
/// threshold, so there only that is possible, on all classes' images together. Where one class
/// fails, none is changed.
Result<void> promiseFalseRejects(RunModel& model, const std::optional<std::string>& className,
                                 double rate, const std::vector<ValidationRow>& rows);

/// Sets the two limits (low, high) between which a second look is asked for; they must hold T. It
/// moves along when T moves. Empty: takes the band away.
Result<void> setRecheckBand(RunModel& model, const std::string& className,
                            std::optional<std::pair<double, double>> band);

/// What to say where a run has no validation rows, as an ensemble of several seeds.
Error noValidationError();

/// Fits every class's beta to the target on the run's own validation rows, within the run's range.
/// Returns what each fit achieves there. A class without rows stays as it is; noValidationError()
/// where there are none at all.
Result<std::vector<FittedThreshold>> fitOnValidation(RunModel& model,
                                                     const std::vector<ValidationRow>& rows,
                                                     const FitTarget& target,
                                                     const std::string& targetText);

/// The same on an evaluation's images (another dataset's test folder). Classes without good images
/// there keep their threshold.
std::vector<FittedThreshold> fitOnEvaluation(RunModel& model,
                                             const std::vector<ValidationRow>& rows,
                                             const Evaluation& evaluation, const FitTarget& target,
                                             const std::string& targetText);

} // namespace mixdesk
