#include "indexer/search/cursor.h"

#include "schemas/domain/error.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace vanthu::search {
namespace {

/// FNV-1a, 64 bits, over length-prefixed fields. It keeps honest clients from mixing up pages; it is no
/// secret.
class Hash {
  public:
    void add(std::string_view field) {
        for (const char c : std::to_string(field.size()) + ':')
            mix(c);
        for (const char c : field)
            mix(c);
    }
    void add(std::int64_t value) { add(std::to_string(value)); }
    [[nodiscard]] std::string hex() const {
        std::array<char, 16> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value_, 16).ptr;
        return {digits.data(), end};
    }

  private:
    void mix(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3u; }
    std::uint64_t value_{0xcbf29ce484222325u};
};

constexpr char kMark = 'r';

}  // namespace

std::string fingerprint(const Query& query, const domain::AccessScope& scope) {
    Hash hash;
    hash.add(query.text);
    hash.add(query.direction ? domain::code(*query.direction) : std::string_view{});
    hash.add(query.book ? query.book->value : 0);
    hash.add(query.typeCode);
    hash.add(query.issuer);
    hash.add(query.issuerExact);
    hash.add(query.unit ? query.unit->value : 0);
    hash.add(query.year.value_or(0));
    hash.add(query.issuedFrom ? query.issuedFrom->iso() : "");
    hash.add(query.issuedTo ? query.issuedTo->iso() : "");
    hash.add(query.registeredAfter.value);
    hash.add(query.among ? "among" : "all");
    if (query.among)
        for (const auto id : *query.among)
            hash.add(id.value);
    hash.add(static_cast<std::int64_t>(query.sort));
    hash.add(query.collapse ? "one" : "each");
    hash.add(scope.everything ? "all" : "some");
    hash.add(scope.account.value);
    for (const auto* units : {&scope.organisations, &scope.restricted, &scope.assigned}) {
        hash.add(static_cast<std::int64_t>(units->size()));
        for (const auto unit : *units)
            hash.add(unit.value);
    }
    return hash.hex();
}

std::string printPageCursor(std::size_t rank, const std::string& fingerprint) {
    return kMark + std::to_string(rank) + '.' + fingerprint;
}

std::size_t parsePageCursor(std::string_view cursor, const std::string& fingerprint) {
    if (cursor.empty()) return 0;
    std::size_t rank = 0;
    if (cursor.front() == kMark) {
        const char* end = cursor.data() + cursor.size();
        const auto [point, error] = std::from_chars(cursor.data() + 1, end, rank);
        const std::string_view rest(point, static_cast<std::size_t>(end - point));
        if (error == std::errc{} && rank > 0 && rank <= kDeepestRank && rest == '.' + fingerprint)
            return rank;
    }
    const std::string message = "Dấu trang không thuộc lần tìm kiếm này; hãy tìm lại từ trang đầu.";
    throw Error(ErrorCode::invalidInput, message, {{"cursor", "not_of_this_search", message}});
}

}  // namespace vanthu::search
