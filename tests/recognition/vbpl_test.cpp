#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/recognition/proposals.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <Poco/InflatingStream.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

using namespace vanthu;
using namespace vanthu::recognition;
using layout::Layout;
using layout::Side;

namespace {

using Record = Poco::JSON::Object::Ptr;

const domain::Date kDayOfReading = domain::Date::fromParts(2026, 11, 1).value();

std::string field(const Record& record, const std::string& name) {
    if (!record->has(name) || record->isNull(name)) return "";
    return domain::normalised(record->getValue<std::string>(name));
}

/// The cells of the text of a page, without the rules drawn between them and the words "(đã ký)".
std::vector<std::string> cellsOf(const std::string& text) {
    std::vector<std::string> cells;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream columns(line);
        for (std::string cell; std::getline(columns, cell, '\t');) {
            cell = domain::normalised(cell);
            const auto words = domain::folded(cell);
            if (std::any_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
                !words.starts_with("(da ky") && !words.starts_with("( da ky"))
                cells.push_back(cell);
        }
    }
    return cells;
}

bool startsWithOne(const std::string& words, const std::vector<std::string>& starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](const auto& start) { return words.starts_with(start); });
}

/// Sets the cells as Phụ lục I does: the head in two columns down to the name of the type, then the title in
/// bold, the text, and an end in two columns.
class Setter {
  public:
    explicit Setter(const domain::DocumentTypeCatalogue& types) : types_(types) {}

    Layout set(const std::vector<std::string>& cells) {
        auto end = cells.size();
        for (std::size_t i = 0; i < end; ++i)
            if (cells[i].size() < 60 &&
                startsWithOne(domain::folded(cells[i]), {"noi nhan", "kt.", "tm.", "tl.", "tuq."}))
                end = i;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto words = domain::folded(cells[i]);
            i >= end  ? setEnd(cells[i], words)
            : inHead_ ? setHead(cells[i], words)
                      : setText(cells[i], words);
        }
        return std::move(layout_);
    }

  private:
    void add(Side side, const std::string& text, bool bold) {
        layout::Line line;
        line.side = side;
        line.text = text;
        line.bold = bold;
        line.align = bold ? layout::Align::centre : layout::Align::justified;
        layout_.lines.push_back(line);
    }
    void setHead(const std::string& text, const std::string& words) {
        inHead_ =
            types_.byName(words, kDayOfReading) == nullptr && !startsWithOne(words, {"can cu", "kinh gui"});
        if (!inHead_) return add(Side::whole, text, true);
        const bool right =
            startsWithOne(words, {"cong hoa", "doc lap"}) ||
            (words.find("ngay") != std::string::npos && words.find("thang") != std::string::npos);
        add(right ? Side::right : Side::left, text, true);
    }
    void setText(const std::string& text, const std::string& words) {
        inTitle_ = inTitle_ && !startsWithOne(words, {"can cu", "dieu 1", "chuong i", "theo"});
        add(Side::whole, text, inTitle_);
    }
    void setEnd(const std::string& text, const std::string& words) {
        inEnd_ = inEnd_ && !startsWithOne(words, {"phu luc", "mau ", "quy chuan", "quy che"});
        if (!inEnd_) return add(Side::whole, text, false);
        const bool left = startsWithOne(words, {"noi nhan", "-", "luu"});
        add(left ? Side::left : Side::right, text, !left);
    }

    const domain::DocumentTypeCatalogue& types_;
    Layout layout_;
    bool inHead_{true};
    bool inTitle_{true};
    bool inEnd_{true};
};

/// Of the words of two texts, twice what is common over all.
double tokenF1(const std::string& left, const std::string& right) {
    std::map<std::string, int> counts;
    int total = 0;
    int common = 0;
    std::istringstream expected(domain::folded(left));
    for (std::string word; expected >> word; ++total)
        ++counts[word];
    std::istringstream read(domain::folded(right));
    for (std::string word; read >> word; ++total)
        if (counts[word]-- > 0) ++common;
    return total == 0 ? 1 : 2.0 * common / total;
}

/// "Thông tư số 50/2024/TT-BTNMT Quy định …" → "Quy định …".
std::string subjectOf(const Record& record) {
    const auto title = field(record, "title");
    const auto code = field(record, "so_ky_hieu");
    const auto at = code.empty() ? std::string::npos : title.find(code);
    return at == std::string::npos ? "" : domain::normalised(title.substr(at + code.size()));
}

struct Count {
    int expected{0};
    int right{0};
    int sure{0};
    int sureRight{0};
};

std::map<Field, std::string> truthOf(const Record& record, const domain::DocumentTypeCatalogue& types) {
    const auto code = domain::parseCode(field(record, "so_ky_hieu"));
    const auto date = domain::parseAnyDate(field(record, "ngay_ban_hanh"));
    const auto* type = types.byName(field(record, "loai"), kDayOfReading);
    return {{Field::number, code.number},
            {Field::notation, code.notation},
            {Field::date, date ? date->iso() : ""},
            {Field::type, type ? type->code : ""},
            {Field::issuer, field(record, "co_quan")},
            {Field::signer, field(record, "nguoi_ky")},
            {Field::subject, subjectOf(record)}};
}

bool same(Field what, const std::string& expected, const std::string& read) {
    if (what == Field::subject) return tokenF1(expected, read) >= 0.9;
    if (what == Field::issuer || what == Field::signer)
        return domain::folded(expected) == domain::folded(read);
    return expected == read;
}

void count(Count& counts, Field what, const std::string& expected, const std::vector<Proposal>& proposals) {
    ++counts.expected;
    for (const auto& proposal : proposals) {
        if (proposal.field != what) continue;
        const bool right = same(what, expected, proposal.value);
        counts.right += right ? 1 : 0;
        if (proposal.confidence != Confidence::sure) continue;
        ++counts.sure;
        counts.sureRight += right ? 1 : 0;
    }
}

}  // namespace

TEST_CASE("fields of documents of the law are read", "[.slow][recognition]") {
    const auto path = tests::testData("documents/vbpl.jsonl.gz");
    if (!path) {
        WARN("documents/vbpl.jsonl.gz is not here");
        return;
    }
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    std::ifstream file(*path, std::ios::binary);
    Poco::InflatingInputStream lines(file, Poco::InflatingStreamBuf::STREAM_GZIP);
    std::map<Field, Count> counts;
    int documents = 0;
    int at = 0;
    for (std::string text; std::getline(lines, text);) {
        if (++at % 2 == 0) continue;  // the half to look at while the reading is changed
        const auto record = Poco::JSON::Parser().parse(text).extract<Record>();
        if (!record->has("text") || record->isNull("text")) continue;
        const auto cells = cellsOf(record->getValue<std::string>("text"));
        if (std::none_of(cells.begin(),
                         cells.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(cells.size(), 8)),
                         [](const auto& cell) {
                             return domain::folded(cell) == "cong hoa xa hoi chu nghia viet nam";
                         }))
            continue;
        ++documents;
        const auto proposals = proposalsOf(Setter(types).set(cells), {types, {}, kDayOfReading});
        for (const auto& [what, expected] : truthOf(record, types))
            if (!expected.empty()) count(counts[what], what, expected, proposals);
    }
    CHECK(documents > 100);
    for (const auto& [what, found] : counts)
        std::cout << static_cast<int>(what) << '\t' << found.expected << '\t' << found.right << '\t'
                  << found.sure << '\t' << found.sureRight << '\n';
}
