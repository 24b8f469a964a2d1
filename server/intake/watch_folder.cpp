#include "server/intake/watch_folder.h"

#include "schemas/domain/limits.h"
#include "server/app/media_type.h"
#include "server/intake/source_file.h"
#include "storage/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

namespace vanthu::intake {
namespace {

using Path = std::filesystem::path;

/// A full disk does not empty itself within a second, and every try reads the files again.
constexpr std::chrono::seconds kPauseAfterTrouble{30};

constexpr const char* kDone = "done";
constexpr const char* kQuarantine = "quarantine";

bool isBeingWritten(const std::string& name) {
    const auto endsLike = [&](std::string_view ending) { return name.ends_with(ending); };
    return name.front() == '.' || endsLike(".part") || endsLike(".tmp") || endsLike(".filepart");
}

/// Names in a folder, at most as many as one round looks at, sorted.
std::vector<std::string> namesIn(const Path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (names.size() == static_cast<std::size_t>(limits::kIntakeFolderEntries)) break;
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

/// Moves within one file system, never onto a file that is there. False when `to` exists.
bool moveTo(const Path& from, const Path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST) return false;
    throw std::filesystem::filesystem_error("cannot move", from, to,
                                            std::error_code(errno, std::generic_category()));
}

/// "x.pdf", "x (2).pdf", … : the first under which `folder` has nothing yet. Answers where the file lies.
Path moveInto(const Path& from, const Path& folder) {
    const auto name = from.filename();
    constexpr int kMost = 10'000;
    for (int copy = 1; copy < kMost; ++copy) {
        auto to = folder / name;
        if (copy > 1) {
            auto stem = name.stem().string().substr(0, limits::kFileNameBytes - 32);
            to =
                folder / (stem + " (" + std::to_string(copy) + ")" + name.extension().string().substr(0, 16));
        }
        if (moveTo(from, to)) return to;
    }
    throw std::filesystem::filesystem_error("too many files of one name", folder,
                                            std::make_error_code(std::errc::file_exists));
}

/// Beside a file, under its name with ".txt" or the next that is free: never over a file of somebody else.
void writeNote(const Path& file, const std::string& text) {
    constexpr int kMost = 1000;
    const auto stem = file.filename().string().substr(0, limits::kFileNameBytes - 10);
    for (int copy = 1; copy < kMost; ++copy) {
        const auto note =
            file.parent_path() / (stem + (copy > 1 ? "." + std::to_string(copy) : std::string{}) + ".txt");
        std::FILE* out = std::fopen(note.c_str(), "wxe");
        if (out == nullptr && errno == EEXIST) continue;
        const bool written = out != nullptr && std::fputs(text.c_str(), out) >= 0;
        if (out != nullptr && std::fclose(out) == 0 && written) return;
        throw std::filesystem::filesystem_error("cannot write", note,
                                                std::error_code(errno, std::generic_category()));
    }
}

}  // namespace

WatchFolder::WatchFolder(WatchFolderSettings settings, app::IntakeDoor& door)
    : settings_(std::move(settings)), door_(door) {
    state_.channel = domain::IntakeChannel::folder;
    state_.name = settings_.folder.string();
    state_.unit = settings_.unit;
}

void WatchFolder::step() {
    const auto now = door_.now();
    if (now < nextRoundAt_) return;
    trouble_.clear();
    attempt([&] {
        std::filesystem::create_directories(claimed());
        std::filesystem::create_directories(settings_.folder / kDone);
        std::filesystem::create_directories(settings_.folder / kQuarantine);
        storage::FileDescriptor mine(claimed(), O_RDONLY | O_DIRECTORY);
        if (!mine.tryLock()) {
            trouble_ = "Thư mục đang do một máy chủ khác nhận. Chỉ khai thư mục này ở một máy chủ.";
        } else if (const auto unit = door_.unit(settings_.unit)) {
            look(*unit);
        } else {
            trouble_ =
                "Không có đơn vị giữ sổ mang mã " + settings_.unit + ". Hãy sửa mã đơn vị của thư mục.";
        }
    });
    state_.lastRoundAt = now;
    state_.lastError = trouble_;
    if (!trouble_.empty()) {
        state_.lastErrorAt = now;
        nextRoundAt_ = now + kPauseAfterTrouble;
    }
    door_.report(state_);
}

void WatchFolder::attempt(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        if (trouble_.empty()) trouble_ = std::string("Tạm chưa nhận được, sẽ thử lại: ") + error.what();
    }
}

void WatchFolder::look(domain::OrganisationId unit) {
    claimStable();
    // One that fails never stops the rest.
    for (const auto& name : namesIn(claimed()))
        attempt([&] { settle(unit, name); });
}

void WatchFolder::claimStable() {
    for (auto& [name, seen] : seen_)
        seen.current = false;
    for (const auto& name : namesIn(settings_.folder)) {
        if (name == kDone || name == kQuarantine || isBeingWritten(name) || !isStable(name)) continue;
        attempt([&] {
            at("claim");
            // What is being settled under this name goes first; the new one waits for the next round.
            if (moveTo(settings_.folder / name, claimed() / name)) seen_.erase(name);
        });
    }
    std::erase_if(seen_, [](const auto& entry) { return !entry.second.current; });
}

bool WatchFolder::isStable(const std::string& name) {
    struct stat status {};
    if (::lstat((settings_.folder / name).c_str(), &status) != 0) return false;  // taken away meanwhile
    const std::int64_t changedAt =
        status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
    const auto now = door_.now();
    auto& seen = seen_[name];
    const bool same =
        seen.since != domain::Timestamp{} && seen.size == status.st_size && seen.changedAt == changedAt;
    if (!same) seen = {status.st_size, changedAt, now};
    seen.current = true;
    return now - seen.since >= settings_.stableFor;
}

void WatchFolder::settle(domain::OrganisationId unit, const std::string& name) {
    try {
        take(unit, name);
    } catch (const UnfitFile& unfit) {
        putAside(name, unfit.what());
    }
}

void WatchFolder::take(domain::OrganisationId unit, const std::string& name) {
    SourceFile file(claimed() / name);
    if (file.sizeBytes() == 0) throw UnfitFile("Tệp rỗng. Hãy quét hoặc chép lại.");
    if (file.sizeBytes() > limits::kIntakeFileBytes)
        throw UnfitFile("Tệp lớn hơn " + std::to_string(limits::kIntakeFileBytes >> 30) +
                        " GiB. Hãy giảm độ phân giải rồi quét lại, hoặc chia thành nhiều tệp.");
    at("read");
    auto incoming = door_.receive();
    for (auto piece = file.read(); !piece.empty(); piece = file.read())
        incoming.write(piece);
    if (!file.isUnchanged()) return;  // a writer that kept it open: read again at the next round
    at("store");
    const auto staged = incoming.stage();
    domain::IntakeItem item;
    item.unit = unit;
    item.channel = domain::IntakeChannel::folder;
    item.sourceKey = staged.blob.digest;
    const auto shown = app::intakeFileName(name, "tep");
    item.source = app::intakeText(shown);
    item.files = {{shown, app::mediaTypeOf(shown), staged.blob.sizeBytes, staged.blob.digest}};
    const auto taken = door_.take(std::move(item), {staged.durable});
    ++(taken.isNew ? state_.taken : state_.repeated);
    at("acknowledge");
    if (settings_.afterwards == WatchFolderSettings::Afterwards::remove)
        std::filesystem::remove(claimed() / name);
    else
        moveInto(claimed() / name, settings_.folder / kDone);
    at("done");
}

void WatchFolder::putAside(const std::string& name, const std::string& reason) {
    const auto lies = moveInto(claimed() / name, settings_.folder / kQuarantine);
    ++state_.refused;
    writeNote(lies, "Tệp: " + app::intakeFileName(name, "(tên không đọc được)") +
                        "\nLúc: " + domain::isoVietnam(door_.now()) + "\nLý do: " + reason + '\n');
}

void WatchFolder::at(std::string_view step) const {
    if (settings_.atStep) settings_.atStep(step);
}

}  // namespace vanthu::intake
