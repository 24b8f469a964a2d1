#include "server/form_check/form_check.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::form_check;
using layout::Line;
using layout::Side;

namespace {

Line copyLineOf(Side side, const std::string& text, double sizePt, const std::string& look = "") {
    Line made;
    made.page = 2;
    made.side = side;
    made.text = text;
    made.font = "Times New Roman";
    made.sizePt = sizePt;
    made.bold = look.find('b') != std::string::npos;
    made.italic = look.find('i') != std::string::npos;
    return made;
}

/// The end of somebody's old document, and below it the block of Phụ lục III, mẫu 3.1.
layout::Layout copied(const std::string& form = "SAO Y", const std::string& abbreviation = "SY") {
    layout::Layout layout;
    layout.pages = {{210, 297, 20, 20, 30, 15}};
    layout.pageCount = 2;
    layout.numbers = {{2, layout::Edge::top, layout::Align::centre, 14}};
    layout.lines = {
        copyLineOf(Side::left, "NƠI GỬI :", 9),
        copyLineOf(Side::left, "- Như trên.", 9),
        copyLineOf(Side::right, "giám đốc", 10),
        copyLineOf(Side::right, "Trần Văn B", 10),
        copyLineOf(Side::left, "UBND TỈNH BÌNH MINH", 13),
        copyLineOf(Side::left, "SỞ NỘI VỤ", 13, "b"),
        copyLineOf(Side::right, form, 14, "b"),
        copyLineOf(Side::left, "Số: 05/" + abbreviation + "-SNV", 13),
        copyLineOf(Side::right, "Bình Minh, ngày 02 tháng 3 năm 2026", 14, "i"),
        copyLineOf(Side::left, "Nơi nhận:", 12, "bi"),
        copyLineOf(Side::right, "TL. GIÁM ĐỐC", 14, "b"),
        copyLineOf(Side::left, "- Các phòng;", 11),
        copyLineOf(Side::right, "CHÁNH VĂN PHÒNG", 14, "b"),
        copyLineOf(Side::left, "- Lưu: VT.", 11),
        copyLineOf(Side::right, "Nguyễn Văn An", 14, "b"),
    };
    return layout;
}

Line& copyLine(layout::Layout& layout, const std::string& text) {
    return *std::find_if(layout.lines.begin(), layout.lines.end(),
                         [&](const Line& candidate) { return candidate.text.starts_with(text); });
}

std::vector<std::string> copyRules(const layout::Layout& layout) {
    std::vector<std::string> codes;
    for (const auto& finding :
         checkForm(layout, domain::DocumentTypeCatalogue(domain::initialDocumentTypes()),
                   domain::Date::fromParts(2026, 3, 2).value(), {}))
        codes.emplace_back(textOf(finding.rule).code);
    return codes;
}

struct CopyDamage {
    std::string finding;
    std::function<void(layout::Layout&)> make;
};

void dropLine(layout::Layout& layout, const std::string& text) {
    std::erase_if(layout.lines, [&](const Line& candidate) { return candidate.text.starts_with(text); });
}

}  // namespace

TEST_CASE("a copy is judged by its own block, not by what it copies", "[form_check]") {
    CHECK(copyRules(copied()).empty());
    CHECK(copyRules(copied("SAO LỤC", "SL")).empty());
    CHECK(copyRules(copied("TRÍCH SAO", "TrS")).empty());
}

TEST_CASE("what is wrong with the block of a copy is found once", "[form_check]") {
    const std::vector<CopyDamage> damages{
        {"copy_style", [](auto& it) { copyLine(it, "SAO Y").bold = false; }},
        {"copy_style", [](auto& it) { copyLine(it, "SAO Y").sizePt = 16; }},
        {"agency_style", [](auto& it) { copyLine(it, "SỞ NỘI VỤ").bold = false; }},
        {"agency_missing", [](auto& it) { dropLine(it, "UBND"), dropLine(it, "SỞ NỘI VỤ"); }},
        {"code_type", [](auto& it) { copyLine(it, "Số:").text = "Số: 05/SL-SNV"; }},
        {"code_form", [](auto& it) { copyLine(it, "Số:").text = "Số: 5/SY-SNV"; }},
        {"date_missing", [](auto& it) { dropLine(it, "Bình Minh"); }},
        {"date_form",
         [](auto& it) { copyLine(it, "Bình Minh").text = "Bình Minh, ngày 2 tháng 3 năm 2026"; }},
        {"signer_missing", [](auto& it) { dropLine(it, "Nguyễn"); }},
        {"authority_style", [](auto& it) { copyLine(it, "TL.").bold = false; }},
        {"receivers_missing",
         [](auto& it) { dropLine(it, "Nơi nhận"), dropLine(it, "- Các"), dropLine(it, "- Lưu"); }},
        {"filing_missing", [](auto& it) { dropLine(it, "- Lưu"); }},
    };
    for (const auto& damage : damages) {
        INFO(damage.finding);
        auto layout = copied();
        damage.make(layout);
        CHECK(copyRules(layout) == std::vector<std::string>{damage.finding});
    }
}

TEST_CASE("the words of a copy without a number below them make none", "[form_check]") {
    auto layout = copied();
    dropLine(layout, "Số:");
    const auto found = copyRules(layout);
    CHECK(std::count(found.begin(), found.end(), "head_missing") == 1);
    CHECK(std::count(found.begin(), found.end(), "copy_style") == 0);
}
