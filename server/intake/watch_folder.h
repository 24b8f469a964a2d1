#pragma once

#include "server/app/intake_door.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace vanthu::intake {

struct WatchFolderSettings {
    std::string unit;              ///< code of the unit at whose desk the files wait
    std::filesystem::path folder;  ///< made when missing
    std::chrono::seconds stableFor{5};
    enum class Afterwards { keep, remove } afterwards{Afterwards::keep};  ///< of files that were taken in
    /// Called before each step with its name; a test ends the process there.
    std::function<void(std::string_view step)> atStep{};
};

/// Takes in what scanners and people put into a folder, one item a file:
///
///     FOLDER/x.pdf             waits until size and time stand still
///     FOLDER/.claimed/x.pdf    is ours from here on (one rename); read again after a crash or a full disk
///     FOLDER/done/x.pdf        its item is committed
///     FOLDER/quarantine/x.pdf  unfit, with x.pdf.txt beside it that says why in Vietnamese
///
/// What makes two files the same is their bytes, so a file that is read again after a crash, or put in twice,
/// is one item. Names that begin with a dot or end in .part or .tmp are being written. One thread calls.
class WatchFolder {
  public:
    WatchFolder(WatchFolderSettings settings, app::IntakeDoor& door);

    /// One look at the folder. Never throws for a file; what fails for the disk or the database stays and is
    /// tried again half a minute later.
    void step();

    [[nodiscard]] const app::ChannelState& state() const { return state_; }

  private:
    struct Seen {
        std::int64_t size{0};
        std::int64_t changedAt{0};
        domain::Timestamp since{};
        bool current{true};
    };
    using Path = std::filesystem::path;

    /// What `work` throws is told as the trouble of this round, the first of it.
    void attempt(const std::function<void()>& work);
    void look(domain::OrganisationId unit);
    void claimStable();
    [[nodiscard]] bool isStable(const std::string& name);
    /// Takes in one claimed file, or puts it aside.
    void settle(domain::OrganisationId unit, const std::string& name);
    void take(domain::OrganisationId unit, const std::string& name);
    void putAside(const std::string& name, const std::string& reason);
    void at(std::string_view step) const;
    [[nodiscard]] Path claimed() const { return settings_.folder / ".claimed"; }

    WatchFolderSettings settings_;
    app::IntakeDoor& door_;
    std::map<std::string, Seen> seen_;  ///< by name
    app::ChannelState state_;
    std::string trouble_;
    domain::Timestamp nextRoundAt_{};
};

}  // namespace vanthu::intake
