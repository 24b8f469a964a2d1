#include "tests/support/vietnamese.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace vanthu::tests {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ostringstream content;
    content << std::ifstream(path).rdbuf();
    return content.str();
}

/// Code and message of every violation that the sources write down with a literal message.
std::set<std::pair<std::string, std::string>> writtenViolations() {
    // A code is one word in lower case; its message, the literal behind it, is not.
    const std::regex call(R"re("([a-z][a-z0-9_]*)",\s*(?:std::string\()?"([^"]* [^"]*|[^a-z"][^"]*)")re");
    std::set<std::pair<std::string, std::string>> found;
    for (const auto* folder :
         {"schemas/domain", "server/app", "server/http", "server/exchange", "indexer/search"})
        for (const auto& file :
             std::filesystem::directory_iterator(std::filesystem::path(VANTHU_SOURCE) / folder)) {
            // The descriptions of metrics are for machines and their keepers.
            const auto stem = file.path().stem();
            if (file.path().extension() != ".cpp" || stem == "system_state" || stem == "channel_states")
                continue;
            const auto source = contentOf(file.path());
            for (std::sregex_iterator at(source.begin(), source.end(), call), end; at != end; ++at)
                found.emplace((*at)[1], (*at)[2]);
        }
    return found;
}

TEST_CASE("every violation that the sources write down says in Vietnamese what is allowed", "[http]") {
    const auto violations = writtenViolations();
    std::set<std::string> codes;
    for (const auto& [code, message] : violations) {
        CAPTURE(code, message);
        CHECK(looksVietnamese(message));
        codes.insert(code);
    }

    // The walk must see the rules of every layer.
    for (const auto* code :
         {"required", "too_long", "in_future", "unknown_type", "digest_mismatch", "bad_login", "broken_json",
          "unknown_field", "not_connected", "not_a_key", "no_words"}) {
        CAPTURE(code);
        CHECK(codes.contains(code));
    }
}

}  // namespace
}  // namespace vanthu::tests
