#include "server/http/router.h"

#include <charconv>

namespace vanthu::http {
namespace {

std::string_view takeSegment(std::string_view& path) {
    const auto slash = path.find('/');
    const auto segment = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    return segment;
}

std::int64_t numberOf(std::string_view segment) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(segment.data(), segment.data() + segment.size(), number);
    const bool whole = parsed.ec == std::errc{} && parsed.ptr == segment.data() + segment.size();
    return whole && segment.front() != '-' ? number : 0;
}

constexpr std::string_view kWord = "{kind}";

bool fits(std::string_view pattern, std::string_view path, Match& found) {
    if (pattern == path) return true;
    if (pattern.find('{') == std::string_view::npos || path.ends_with('/')) return false;
    std::size_t count = 0;
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = takeSegment(pattern);
        const auto given = takeSegment(path);
        if (!wanted.starts_with('{')) {
            if (wanted != given) return false;
        } else if (wanted == kWord) {
            found.word = given;
        } else {
            found.numbers[count] = given.empty() ? 0 : numberOf(given);
            if (found.numbers[count++] == 0) return false;
        }
    }
    return pattern.empty() && path.empty();
}

}  // namespace

Match match(std::span<const Route> routes, std::string_view method, std::string_view path) {
    Match result;
    for (const Route& route : routes) {
        Match found;
        if (!fits(route.pattern, path, found)) continue;
        if (route.method == method || (method == "HEAD" && route.method == "GET")) {
            found.route = &route;
            return found;
        }
        if (!result.allowed.empty()) result.allowed += ", ";
        result.allowed += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    if (!result.allowed.empty()) result.allowed += ", OPTIONS";
    return result;
}

}  // namespace vanthu::http
