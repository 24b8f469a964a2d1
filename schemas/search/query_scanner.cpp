#include "schemas/search/query_scanner.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr std::string_view kEnds = " \"";

/// Every kind of quotation mark as '"'.
std::string withPlainQuotes(std::string text) {
    for (const std::string_view quote : {"“", "”", "„", "«", "»", "＂"})
        for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
            text.replace(at, quote.size(), "\"");
    return text;
}

bool takeMark(std::string_view& rest, char mark) {
    if (rest.size() < 2 || rest[0] != mark || rest[1] == ' ' || rest[1] == mark) return false;
    rest.remove_prefix(1);
    return true;
}

void takeField(std::string_view& rest, QueryToken& token) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos || colon + 1 >= rest.size() || rest[colon + 1] == ' ') return;
    const std::string_view name = rest.substr(0, colon);
    if (name.find_first_of(kEnds) != std::string_view::npos) return;
    token.field = queryFieldNamed(name);
    if (token.field == nullptr) return;
    token.fieldName = name;
    rest.remove_prefix(colon + 1);
}

void takeText(std::string_view& rest, QueryToken& token) {
    token.isQuoted = rest.front() == '"';
    if (token.isQuoted) rest.remove_prefix(1);
    const std::size_t end =
        std::min(token.isQuoted ? rest.find('"') : rest.find_first_of(kEnds), rest.size());
    token.text = rest.substr(0, end);
    rest.remove_prefix(token.isQuoted ? std::min(end + 1, rest.size()) : end);
}

}  // namespace

std::vector<QueryToken> scanQuery(std::string_view text) {
    const std::string plain = withPlainQuotes(std::string(text));
    std::vector<QueryToken> tokens;
    for (std::string_view rest = plain; !rest.empty();) {
        if (rest.front() == ' ') {
            rest.remove_prefix(1);
            continue;
        }
        QueryToken token;
        token.isExcluded = takeMark(rest, '-');
        token.isExact = takeMark(rest, '=');
        takeField(rest, token);
        takeText(rest, token);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

}  // namespace vanthu::search
