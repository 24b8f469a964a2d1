#pragma once

#include "server/daemon/folder_lock.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace vanthu::server {

/// The folder of one installation, held by one vanthud at a time and readable by its user only.
class DataFolder {
  public:
    /// Makes and locks it. Throws Error{conflict} when another process holds it.
    explicit DataFolder(const std::filesystem::path& path);
    ~DataFolder();
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return lock_.path(); }
    /// Writes vanthud.json, whole or not at all: from now on this server can be used.
    void announce(std::uint16_t httpPort, const std::string& exchangeEndpoint) const;

  private:
    daemon::FolderLock lock_;
};

}  // namespace vanthu::server
