#include "tests/bench/titles.h"

#include "tests/support/test_data.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>
#include <stdexcept>

#include <Poco/InflatingStream.h>

namespace vanthu::bench {
namespace {

constexpr const char* kTitles = "documents/titles/documents.tsv.gz";
constexpr int kNumberStep = 10'000;  ///< above the numbers of nearly all of them

/// Columns of a row: id, section, field, type, number, year, symbol, slug, day.
using Row = std::array<std::string, 9>;

Row rowOf(const std::string& line) {
    Row row;
    std::istringstream columns(line);
    for (auto& column : row)
        std::getline(columns, column, '\t');
    return row;
}

/// "10/2000/TCN", another number in each round; "" for a row without.
std::string codeOf(const Row& row, int round) {
    const std::string& number = row[4];
    const std::string& year = row[5];
    const std::string& symbol = row[6];
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{}) return {};
    std::string code = std::to_string(value + round * kNumberStep);
    for (const auto& part : {year, symbol})
        if (!part.empty()) code += "/" + part;
    return code;
}

void addRound(TextsWriter& texts, std::size_t until, int round) {
    std::ifstream file(*tests::testData(kTitles), std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::string line;
    std::getline(lines, line);  // names of the columns
    while (texts.count() < until && std::getline(lines, line)) {
        const Row row = rowOf(line);
        std::string title = row[7];
        std::replace(title.begin(), title.end(), '-', ' ');
        texts.add({row[0] + "-" + std::to_string(round), codeOf(row, round), title, ""});
    }
}

}  // namespace

bool hasTitles() {
    return tests::testData(kTitles).has_value();
}

void addTitles(TextsWriter& texts, std::size_t until) {
    for (int round = 0; texts.count() < until; ++round) {
        const auto before = texts.count();
        addRound(texts, until, round);
        if (texts.count() == before) throw std::runtime_error("the titles cannot be read");
    }
}

}  // namespace vanthu::bench
