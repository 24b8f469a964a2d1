#include "server/app/drop_echo.h"

#include <chrono>

namespace vanthu::app {
namespace {

constexpr std::chrono::hours kEchoed{1};
constexpr std::size_t kEchoes = 2000;

}  // namespace

void DropEcho::note(domain::DropId drop, const std::string& path, const Told& told) {
    const std::lock_guard lock(mutex_);
    if (told_.size() >= kEchoes)
        std::erase_if(told_, [&](const auto& entry) { return told.at - entry.second.at >= kEchoed; });
    if (told_.size() >= kEchoes) told_.clear();
    told_.insert_or_assign({drop.value, path}, told);
}

std::optional<DropEcho::Told> DropEcho::find(domain::DropId drop, const std::string& path,
                                             domain::Timestamp now) {
    const std::lock_guard lock(mutex_);
    const auto found = told_.find({drop.value, path});
    if (found == told_.end() || now - found->second.at >= kEchoed) return std::nullopt;
    return found->second;
}

}  // namespace vanthu::app
