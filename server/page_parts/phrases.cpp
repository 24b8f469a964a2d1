#include "server/page_parts/phrases.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "schemas/domain/text.h"

namespace vanthu::page_parts {
namespace {

/// A name of a type before the number is no longer.
constexpr std::size_t kTypeOfCode = 24;
/// Words of titles of office; a line of capitals without any is a name.
constexpr std::array kTitleWords = {
    std::string_view{"tm."},       std::string_view{"kt."},      std::string_view{"tl."},
    std::string_view{"tuq."},      std::string_view{"q."},       std::string_view{"chu tich"},
    std::string_view{"giam doc"},  std::string_view{"chanh"},    std::string_view{"thu truong"},
    std::string_view{"bo truong"}, std::string_view{"tong "},    std::string_view{"pho "},
    std::string_view{"bi thu"},    std::string_view{"cuc "},     std::string_view{"vu truong"},
    std::string_view{"vien "},     std::string_view{"uy ban"},   std::string_view{"hoi dong"},
    std::string_view{"thu tuong"}, std::string_view{"truong p"}, std::string_view{"truong b"},
    std::string_view{"chu toa"},   std::string_view{"chi cuc"},  std::string_view{"hieu truong"}};
/// How names of agencies begin.
constexpr std::array<std::string_view, 30> kAgencyWords = {
    "bo ",        "so ",       "uy ban ",    "ubnd ",      "hoi dong ",  "hdnd ",
    "cuc ",       "chi cuc ",  "tong cuc ",  "phong ",     "ban ",       "vien ",
    "truong ",    "van phong", "trung tam ", "thanh tra ", "chinh phu ", "quoc hoi ",
    "ngan hang ", "toa an ",   "kiem toan ", "thu tuong ", "chu tich ",  "hoc vien ",
    "benh vien ", "cong ty ",  "tap doan ",  "hoi ",       "lien doan ", "dai hoc "};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool beginsWithOneOf(const std::string& words, std::span<const std::string_view> begins) {
    return std::any_of(begins.begin(), begins.end(),
                       [&](std::string_view begin) { return words.starts_with(begin); });
}

}  // namespace

bool isNation(std::string_view folded) {
    return folded == "cong hoa xa hoi chu nghia viet nam";
}

bool isMotto(std::string_view folded) {
    return has(folded, "doc lap") && has(folded, "hanh phuc") && folded.size() < kShortLine;
}

bool isCode(std::string_view folded) {
    if (has(folded, "ngay")) return false;  // that of another document
    if (folded.starts_with("so:") || folded.starts_with("so :")) return true;
    if (folded.size() >= kShortLine || !has(folded, "/")) return false;
    // "Luật số: 36/2024/QH15", "Nghị quyết số: 170/2024/QH15"
    return folded.starts_with("so ") || (has(folded.substr(0, kTypeOfCode), " so:"));
}

bool isDate(std::string_view folded) {
    if (folded.size() > kShortLine || folded.starts_with("(") || folded.starts_with("can cu")) return false;
    if (has(folded, ";")) return false;  // the mark of an electronic signature: number; day; time
    const auto day = folded.find("ngay");
    const auto month = folded.find("thang", day == std::string_view::npos ? day : day + 4);
    return month != std::string_view::npos && has(folded.substr(month), "nam");
}

bool isMarkOfSystem(std::string_view folded) {
    return folded.starts_with("epas") || folded.starts_with("e-pas");
}

bool isReceivers(std::string_view folded) {
    return folded.starts_with("noi nhan:") || (folded.starts_with("noi nhan") && folded.size() < 20);
}

bool isBasis(std::string_view folded) {
    return folded.starts_with("can cu ") || folded.starts_with("theo de nghi") ||
           folded.starts_with("xet de nghi");
}

bool isNameOfForm(std::string_view folded) {
    return folded.starts_with("mau ");
}

bool endsLikeSentence(std::string_view text) {
    return text.ends_with(';') || text.ends_with(':') || (text.ends_with('.') && !text.ends_with(".."));
}

bool hasTitleOfOffice(const layout::Line& line) {
    const auto words = ' ' + domain::folded(line.text) + ' ';
    return std::any_of(kTitleWords.begin(), kTitleWords.end(),
                       [&](std::string_view word) { return has(words, ' ' + std::string(word)); });
}

bool beginsWithTitleOfOffice(const layout::Line& line) {
    return beginsWithOneOf(domain::folded(line.text) + ' ', kTitleWords);
}

bool beginsLikeAgency(const layout::Line& line) {
    return beginsWithOneOf(domain::folded(line.text) + ' ', kAgencyWords);
}

}  // namespace vanthu::page_parts
