// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace mixdesk {

/// Figures printed in the paper that introduced the Mixer Autoencoder, measured on MVTec AD.

struct PublishedTable3Row
{
    const char* model;
    double precision, recall, f1;
};
const std::vector<PublishedTable3Row>& publishedTable3();

struct PublishedRate
{
    double good, defective; ///< share of correctly classified images
};

/// "0.48 / 0.79" with `slash` between the two.
std::string publishedText(const PublishedRate& rate, const char* slash);

struct PublishedTable4Row
{
    const char* className; ///< folder name in MVTec AD
    PublishedRate mixer, aeSsim, aeL2, gan;
};
const std::vector<PublishedTable4Row>& publishedTable4();

/// A column of Table 4, with the means that it prints below.
struct PublishedModel
{
    const char *id, *name;
    PublishedRate PublishedTable4Row::*rate;
    PublishedRate mean;
    double meanOfBoth;
};
const std::vector<PublishedModel>& publishedModels();

/// Whether these are MVTec AD's fifteen classes, in any order: only then do published figures
/// stand beside ours.
bool isMvtecAd(const std::vector<std::string>& classNames);

/// The row of a class, or null.
const PublishedTable4Row* publishedTable4(const std::string& className);

} // namespace mixdesk
