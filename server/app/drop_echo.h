#pragma once

#include "schemas/domain/drop.h"
#include "schemas/domain/time.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace vanthu::app {

/// What a drop was told lately, so that a device finds what it just wrote: folders that it made, names and
/// sizes. Not what lies in the intake; in memory only, and limited. Any thread may call.
class DropEcho {
  public:
    struct Told {
        bool isFolder{false};
        std::int64_t sizeBytes{0};
        domain::Timestamp at{};
    };

    void note(domain::DropId drop, const std::string& path, const Told& told);
    [[nodiscard]] std::optional<Told> find(domain::DropId drop, const std::string& path,
                                           domain::Timestamp now);

  private:
    std::mutex mutex_;
    std::map<std::pair<std::int64_t, std::string>, Told> told_;
};

}  // namespace vanthu::app
