#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace vanthu::indexer {

/// What work on the index tells about itself; any of its threads calls.
using Report =
    std::function<void(const std::string& event, const std::map<std::string, std::int64_t>& figures)>;

}  // namespace vanthu::indexer
