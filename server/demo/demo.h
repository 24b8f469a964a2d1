#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace vanthu::demo {

struct DemoSettings {
    std::filesystem::path dataFolder;
    std::string database;      ///< url, as for storage::Database
    std::ostream& progress;    ///< one line a month
    std::uint64_t seed{2018};  ///< the same province for the same seed, but for passwords and ids
};

/// The file in the data folder that keeps the logins (0600).
inline constexpr const char* kAccountsFile = "demo-accounts.txt";

/// Fills an installation that was never set up with a demo province and returns the table of its logins; ""
/// when the installation is set up already, which is then left as it is. Takes about half a minute. To be
/// called before any other part of the installation is opened: it runs on a clock of its own.
[[nodiscard]] std::string fill(const DemoSettings& settings);

}  // namespace vanthu::demo
