#pragma once

#include "server/app/authorisation.h"
#include "server/http/request.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vanthu::http {

using Handler = Answer (*)(Request& request);

/// One line of the routing table. A route without an action is open to everyone.
struct Route {
    std::string_view method;
    std::string_view
        pattern;  ///< "/api/v1/books/{id}/series"; a segment in braces is a number from 1, {kind} a word
    std::optional<app::Action> action;
    Handler handler;
};

struct Match {
    const Route* route{nullptr};  ///< nullptr: no such path, or not with this method
    std::array<std::int64_t, 2> numbers{};
    std::string_view word;  ///< of the path, "" when the pattern has none
    std::string allowed;    ///< methods of the path, comma separated; "" for no such path
};

/// Finds the route for a method and path. HEAD is served by GET.
[[nodiscard]] Match match(std::span<const Route> routes, std::string_view method, std::string_view path);

}  // namespace vanthu::http
