// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sentence.h"
#include "core/imaging/picture.h"
#include "core/labels/label_formats.h"
#include "core/labels/mvtec_names.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mixdesk {

namespace {

using Json = nlohmann::ordered_json;

Error notWritten(const fs::path& path, const std::string& reason)
{
    return {ErrorCode::Unwritable,
            Sentence::tr("Cannot write %1: %2. Check that the folder is writable and has room.")
                .arg(displayPath(path))
                .arg(reason)};
}

/// A hidden folder beside the wanted one, which it becomes; what is left of it goes with it.
class Staging
{
public:
    explicit Staging(fs::path out) : m_out(std::move(out)) {}
    ~Staging()
    {
        std::error_code ec;
        if (!m_folder.empty())
            fs::remove_all(m_folder, ec);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;

    const fs::path& folder() const { return m_folder; }

    Result<void> open()
    {
        std::error_code ec;
        const auto status = fs::status(m_out, ec);
        if (fs::exists(status) && (!fs::is_directory(status) || !fs::is_empty(m_out, ec)))
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("%1 already holds something; choose a new or empty folder.")
                             .arg(displayPath(m_out))};
        if (auto made = makeFolder(m_out.parent_path()); !made)
            return made;
        std::string name =
            (m_out.parent_path() / ("." + m_out.filename().string() + ".XXXXXX")).string();
        if (!::mkdtemp(name.data()) || ::chmod(name.c_str(), 0755) != 0)
            return notWritten(m_out, std::strerror(errno));
        m_folder = name;
        return {};
    }

    Result<void> appear()
    {
        const int fd = ::open(m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0) {
            ::syncfs(fd);
            ::close(fd);
        }
        if (::rename(m_folder.c_str(), m_out.c_str()) != 0)
            return notWritten(m_out, std::strerror(errno));
        m_folder.clear();
        return {};
    }

private:
    fs::path m_out, m_folder;
};

class MvtecWriter
{
public:
    MvtecWriter(const LabelSet& labels, fs::path root, const MvtecOptions& options)
        : m_labels(labels), m_root(std::move(root)), m_options(options)
    {}

    Result<void> add(const PictureLabel& label)
    {
        const bool good = label.decision == LabelDecision::Ok;
        if (!good && label.decision != LabelDecision::NotOk) {
            ++m_summary.skipped;
            m_undecided.push_back(
                {{"labelled_as", label.relative}, {"verdict", verdictToJson(label)}});
            return {};
        }
        std::error_code ec;
        if (!fs::is_regular_file(label.file, ec)) {
            m_summary.notes.push_back(Sentence::tr("There is no file %1, so %2 was left out.")
                                          .arg(displayPath(label.file))
                                          .arg(label.relative));
            ++m_summary.skipped;
            return {};
        }
        const fs::path folder = folderOf(label);
        const std::string name = m_names.pictureName(folder, label.file.filename());
        if (auto placed = transfer(label.file, m_root / folder / fs::u8path(name)); !placed)
            return placed;
        if (auto masks = addMasks(label, fs::u8path(name).stem().u8string() + "_mask.png"); !masks)
            return masks;
        ++m_summary.pictures;
        m_pictures.push_back({{"file", (folder / fs::u8path(name)).generic_u8string()},
                              {"labelled_as", label.relative},
                              {"verdict", verdictToJson(label)}});
        return {};
    }

    Result<LabelSummary> finish()
    {
        Json classes = Json::array();
        for (const auto& [name, folder] : m_names.classFolders())
            classes.push_back(
                {{"folder", folder}, {"name", name}, {"types", m_names.renamedTypes(name)}});
        if (!m_undecided.empty())
            m_summary.notes.push_back(
                Sentence::tr("Pictures left out because nobody called them OK or not OK: %1. What "
                             "was said of them is kept in %2.")
                    .arg(m_undecided.size())
                    .arg(kLabelsFile));
        const Json all{{"format", kLabelsFormat},
                       {"version", kLabelsVersion},
                       {"classes", std::move(classes)},
                       {"pictures", std::move(m_pictures)},
                       {"undecided", std::move(m_undecided)}};
        const std::string text = all.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
        if (auto written = writeFileAtomic(m_root / kLabelsFile, text); !written)
            return written.error();
        return m_summary;
    }

private:
    static std::string classOf(const PictureLabel& label)
    {
        return label.className.empty() ? "pictures" : label.className;
    }

    fs::path typeFolder(const PictureLabel& label, const std::string& type)
    {
        return fs::u8path(m_names.typeFolder(classOf(label), type.empty() ? "defect" : type));
    }

    fs::path classFolder(const PictureLabel& label)
    {
        return fs::u8path(m_names.classFolder(classOf(label)));
    }

    fs::path folderOf(const PictureLabel& label)
    {
        if (label.decision == LabelDecision::Ok)
            return classFolder(label) / (m_options.goodToTrain ? "train" : "test") / "good";
        return classFolder(label) / "test" / typeFolder(label, exportedType(label));
    }

    Result<void> transfer(const fs::path& from, const fs::path& to) const
    {
        if (auto made = makeFolder(to.parent_path()); !made)
            return made;
        std::error_code ec;
        const fs::path source = fs::canonical(from, ec);
        if (!ec && m_options.transfer == PictureTransfer::HardLink)
            fs::create_hard_link(source, to, ec);
        else if (!ec && m_options.transfer == PictureTransfer::SymbolicLink)
            fs::create_symlink(source, to, ec);
        else if (!ec)
            fs::copy_file(source, to, ec);
        if (ec == std::errc::cross_device_link)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("%1 lies on another disk, where it cannot be linked to. "
                                      "Choose to copy the pictures.")
                             .arg(displayPath(from))};
        if (ec)
            return Error{ErrorCode::Unwritable,
                         Sentence::tr("Cannot copy or link %1: %2. Check that it can be read and "
                                      "that the target has room.")
                             .arg(displayPath(from))
                             .arg(ec.message())};
        return {};
    }

    Result<void> addMasks(const PictureLabel& label, const std::string& name)
    {
        const auto masks = masksOf(m_labels, label);
        if (!masks)
            return masks.error();
        if (masks->empty())
            return {};
        if (label.decision == LabelDecision::Ok) {
            m_summary.notes.push_back(
                Sentence::tr("%1 is OK, so its masks were left out.").arg(label.relative));
            return {};
        }
        const std::string type = exportedType(label);
        const fs::path folder = classFolder(label), own = typeFolder(label, type);
        const bool plain = masks->size() == 1 && masks->front().defectType == type;
        cv::Mat all;
        for (const LabelMask& mask : *masks) {
            const auto clean = cleanMask(mask, label);
            if (!clean)
                return clean.error();
            if (!all.empty() && all.size() != clean->size())
                return Error{ErrorCode::BadData,
                             Sentence::tr("The masks of %1 differ in size. Draw '%2' again.")
                                 .arg(label.relative)
                                 .arg(mask.defectType)};
            all = all.empty() ? clean->clone() : cv::Mat(all | *clean);
            ++m_summary.masks;
            if (plain)
                continue;
            const fs::path place =
                m_root / folder / kDefectMasks / own / typeFolder(label, mask.defectType);
            if (auto written = writePng(place / fs::u8path(name), *clean); !written)
                return written;
        }
        return writePng(m_root / folder / "ground_truth" / own / fs::u8path(name), all);
    }

    const LabelSet& m_labels;
    fs::path m_root;
    MvtecOptions m_options;
    MvtecNames m_names;
    LabelSummary m_summary;
    Json m_pictures = Json::array(), m_undecided = Json::array();
};

} // namespace

Result<LabelSummary> exportMvtec(const LabelSet& labels, const fs::path& out,
                                 const MvtecOptions& options, const ProgressFn& progress,
                                 const StopToken& stop)
{
    fs::path target = fs::absolute(out).lexically_normal();
    if (!target.has_filename())
        target = target.parent_path();
    Staging staging(target);
    if (auto opened = staging.open(); !opened)
        return opened.error();
    ProgressMeter meter(progress, "writing pictures and masks",
                        std::int64_t(labels.pictures.size()), "pictures");
    MvtecWriter writer(labels, staging.folder(), options);
    for (const PictureLabel& label : labels.pictures) {
        if (stop.stopRequested())
            return cancelledError();
        if (auto added = writer.add(label); !added)
            return added.error();
        meter.advance();
    }
    auto summary = writer.finish();
    if (!summary)
        return summary;
    if (stop.stopRequested())
        return cancelledError();
    if (auto there = staging.appear(); !there)
        return there.error();
    meter.finish();
    return summary;
}

} // namespace mixdesk
