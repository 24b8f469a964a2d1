#include "schemas/search/query_codes.h"

#include "schemas/domain/notation.h"
#include "schemas/search/syllables.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr std::size_t kCodeWords = 9;  ///< of a circular of many ministries: 02/2017/TTLT-A-B-C-D-E-F
constexpr std::size_t kKeysMost = 64;

bool startsWithDigit(const std::string& word) {
    return word.front() >= '0' && word.front() <= '9';
}

/// The words that stand together outside of quotes, fields and marks.
std::vector<std::vector<std::string>> runsOf(const std::vector<QueryToken>& tokens) {
    std::vector<std::vector<std::string>> runs(1);
    for (const auto& token : tokens) {
        if (!token.isLoose()) {
            runs.emplace_back();
            continue;
        }
        SyllableReader reader(token.text);
        while (reader.next())
            runs.back().push_back(token.text.substr(reader.syllable().start, reader.syllable().length));
    }
    return runs;
}

}  // namespace

std::vector<std::string> codeKeysAmong(const std::vector<QueryToken>& tokens) {
    std::vector<std::string> keys;
    const auto add = [&](const std::string& text) {
        const auto code = domain::parseCode(text);
        auto key = domain::codeKey(code);
        const bool isNew = std::find(keys.begin(), keys.end(), key) == keys.end();
        if (!code.number.empty() && isNew && keys.size() < kKeysMost) keys.push_back(std::move(key));
    };
    const auto runs = runsOf(tokens);
    for (const auto& run : runs)
        for (std::size_t first = 0; first < run.size(); ++first) {
            if (!startsWithDigit(run[first])) continue;
            std::string code = run[first];
            if (runs.size() == 1 && run.size() == first + 1 && first <= 1) add(code);  // "37", "số 37"
            for (std::size_t end = first + 1; end < std::min(run.size(), first + kCodeWords); ++end) {
                code.append(1, '/').append(run[end]);
                add(code);
            }
        }
    return keys;
}

}  // namespace vanthu::search
