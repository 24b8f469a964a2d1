#include "server/form_check/form_check.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::form_check;
using layout::Align;
using layout::Layout;
using layout::Line;
using layout::Margins;
using layout::Side;

namespace {

const domain::Date kToday = domain::Date::fromParts(2026, 3, 2).value();

Line line(Side side, const std::string& text, double sizePt, const std::string& look = "") {
    Line made;
    made.side = side;
    made.text = text;
    made.font = "Times New Roman";
    made.sizePt = sizePt;
    made.bold = look.find('b') != std::string::npos;
    made.italic = look.find('i') != std::string::npos;
    made.align = look.find('c') != std::string::npos ? Align::centre : Align::justified;
    return made;
}

/// A kế hoạch as Phụ lục I draws it.
Layout plan() {
    Layout layout;
    layout.pages = {{210, 297, 20, 20, 30, 15}};
    layout.pageCount = 2;
    layout.numbers = {{2, layout::Edge::top, Align::centre, 14}};
    layout.lines = {
        line(Side::left, "UBND TỈNH BÌNH MINH", 13),
        line(Side::right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
        line(Side::left, "SỞ NỘI VỤ", 13, "b"),
        line(Side::right, "Độc lập - Tự do - Hạnh phúc", 14, "b"),
        line(Side::left, "Số: 05/KH-SNV", 13),
        line(Side::right, "Bình Minh, ngày 02 tháng 3 năm 2026", 14, "i"),
        line(Side::whole, "KẾ HOẠCH", 14, "bc"),
        line(Side::whole, "Cải cách hành chính năm 2026", 14, "bc"),
        line(Side::whole, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;", 14,
             "i"),
        line(Side::whole, "Theo đề nghị của Chánh Văn phòng Sở.", 14, "i"),
        line(Side::whole, "Sở Nội vụ ban hành kế hoạch như sau.", 14),
        line(Side::whole, "1. Mục đích", 14, "b"),
        line(Side::left, "Nơi nhận:", 12, "bi"),
        line(Side::right, "KT. GIÁM ĐỐC", 14, "b"),
        line(Side::left, "- UBND tỉnh (để báo cáo);", 11),
        line(Side::right, "PHÓ GIÁM ĐỐC", 14, "b"),
        line(Side::left, "- Lưu: VT, CCHC.", 11),
        line(Side::right, "Nguyễn Văn An", 14, "b"),
    };
    return layout;
}

/// A công văn: no tên loại, "V/v" below the number.
Layout letter() {
    auto layout = plan();
    layout.lines[4].text = "Số: 12/SNV-CCHC";
    layout.lines[6] = line(Side::left, "V/v triển khai cải cách hành chính", 12);
    layout.lines[7] = line(Side::whole, "Kính gửi: Các sở, ban, ngành.", 14);
    return layout;
}

std::vector<Finding> check(const Layout& layout, const Severities& severities = {}) {
    return checkForm(layout, domain::DocumentTypeCatalogue(domain::initialDocumentTypes()), kToday,
                     severities);
}

/// "code_form code_type", each once, in order of finding.
std::string rules(const std::vector<Finding>& findings) {
    std::string text;
    for (const auto& finding : findings) {
        const std::string code{textOf(finding.rule).code};
        if (text.find(code) == std::string::npos) text += (text.empty() ? "" : " ") + code;
    }
    return text;
}

Line& at(Layout& layout, const std::string& text) {
    return *std::find_if(layout.lines.begin(), layout.lines.end(),
                         [&](const Line& candidate) { return candidate.text.starts_with(text); });
}

void drop(Layout& layout, const std::string& text) {
    std::erase_if(layout.lines, [&](const Line& candidate) { return candidate.text.starts_with(text); });
}

struct Damage {
    const char* finding;
    void (*make)(Layout&);
};

const std::vector<Damage> kDamages{
    {"paper", [](Layout& it) { it.pages[0].widthMm = 216, it.pages[0].heightMm = 279; }},
    {"top_margin", [](Layout& it) { it.pages[0].topMm = 15; }},
    {"bottom_margin", [](Layout& it) { it.pages[0].bottomMm = 30; }},
    {"left_margin", [](Layout& it) { it.pages[0].leftMm = 25; }},
    {"right_margin", [](Layout& it) { it.pages[0].rightMm = 10; }},
    {"font", [](Layout& it) { at(it, "1. Mục").font = "Arial"; }},
    {"text_colour", [](Layout& it) { at(it, "1. Mục").colour = "FF0000"; }},
    {"page_number", [](Layout& it) { it.numbers.clear(); }},
    {"page_number", [](Layout& it) { it.numbers[0].edge = layout::Edge::bottom; }},
    {"page_number", [](Layout& it) { it.numbers[0].align = Align::right; }},
    {"page_number", [](Layout& it) { it.numbers[0].sizePt = 11; }},
    {"page_number",
     [](Layout& it) {
         it.numbers.push_back({1, layout::Edge::top, Align::centre, 14});
     }},
    {"head_missing", [](Layout& it) { drop(it, "CỘNG HÒA"), drop(it, "Độc lập"), drop(it, "Số:"); }},
    {"head_missing",
     [](Layout& it) {
         for (const auto* text : {"UBND TỈNH", "SỞ NỘI VỤ", "Số:", "Bình Minh"})
             drop(it, text);
     }},
    {"nation_missing", [](Layout& it) { drop(it, "CỘNG HÒA"); }},
    {"nation_style", [](Layout& it) { at(it, "CỘNG HÒA").sizePt = 15; }},
    {"nation_style", [](Layout& it) { at(it, "CỘNG HÒA").text = "Cộng hòa xã hội chủ nghĩa Việt Nam"; }},
    {"nation_place", [](Layout& it) { at(it, "CỘNG HÒA").side = Side::whole; }},
    {"motto_missing", [](Layout& it) { drop(it, "Độc lập"); }},
    {"motto_words", [](Layout& it) { at(it, "Độc lập").text = "Độc lập – Tự do – Hạnh phúc"; }},
    {"motto_style", [](Layout& it) { at(it, "Độc lập").bold = false; }},
    {"agency_missing", [](Layout& it) { drop(it, "UBND TỈNH"), drop(it, "SỞ NỘI VỤ"); }},
    {"agency_style", [](Layout& it) { at(it, "SỞ NỘI VỤ").text = "Sở Nội vụ"; }},
    {"parent_style", [](Layout& it) { at(it, "UBND TỈNH").sizePt = 11; }},
    {"code_missing", [](Layout& it) { drop(it, "Số:"); }},
    {"code_form", [](Layout& it) { at(it, "Số:").text = "Số: 5/KH-SNV"; }},
    {"code_form", [](Layout& it) { at(it, "Số:").text = "Số: 05 / KH - SNV"; }},
    {"code_form", [](Layout& it) { at(it, "Số:").text = "Số: 05/2026/KH-SNV"; }},
    {"code_style", [](Layout& it) { at(it, "Số:").bold = true; }},
    {"code_place", [](Layout& it) { at(it, "Số:").side = Side::right; }},
    {"code_type", [](Layout& it) { at(it, "Số:").text = "Số: 05/QĐ-SNV"; }},
    {"date_missing", [](Layout& it) { drop(it, "Bình Minh"); }},
    {"date_form", [](Layout& it) { at(it, "Bình Minh").text = "Bình Minh, ngày 2 tháng 03 năm 2026"; }},
    {"date_form", [](Layout& it) { at(it, "Bình Minh").text = "Ngày 02 tháng 3 năm 2026"; }},
    {"date_style", [](Layout& it) { at(it, "Bình Minh").italic = false; }},
    {"date_place", [](Layout& it) { at(it, "Bình Minh").side = Side::left; }},
    {"type_place", [](Layout& it) { at(it, "KẾ HOẠCH").align = Align::left; }},
    {"type_style", [](Layout& it) { at(it, "KẾ HOẠCH").text = "Kế hoạch"; }},
    {"subject_missing", [](Layout& it) { drop(it, "Cải cách"); }},
    {"subject_style", [](Layout& it) { at(it, "Cải cách").bold = false; }},
    {"subject_style", [](Layout& it) { at(it, "Cải cách").text = "CẢI CÁCH HÀNH CHÍNH"; }},
    {"normative", [](Layout& it) { at(it, "KẾ HOẠCH").text = "NGHỊ ĐỊNH"; }},
    {"normative",
     [](Layout& it) {
         at(it, "KẾ HOẠCH").text = "QUYẾT ĐỊNH";
         at(it, "Số:").text = "Số: 07/2026/QĐ-UBND";
     }},
    {"basis_style", [](Layout& it) { at(it, "Căn cứ").italic = false; }},
    {"basis_end", [](Layout& it) { at(it, "Căn cứ").text.back() = '.'; }},
    {"body_align",
     [](Layout& it) {
         at(it, "Sở Nội vụ ban").align = Align::left;
         for (int i = 0; i < 8; ++i)
             at(it, "Sở Nội vụ ban").text += " Một câu nữa của đoạn.";
     }},
    {"body_style", [](Layout& it) { at(it, "Sở Nội vụ ban hành").sizePt = 12; }},
    {"receivers_missing", [](Layout& it) { drop(it, "Nơi nhận"); }},
    {"receivers_style", [](Layout& it) { at(it, "Nơi nhận").italic = false; }},
    {"receivers_place", [](Layout& it) { at(it, "Nơi nhận").side = Side::right; }},
    {"receiver_list_style", [](Layout& it) { at(it, "- UBND").sizePt = 13; }},
    {"filing_missing", [](Layout& it) { drop(it, "- Lưu"); }},
    {"authority_style", [](Layout& it) { at(it, "PHÓ GIÁM").text = "Phó Giám đốc"; }},
    {"signer_missing", [](Layout& it) { drop(it, "Nguyễn Văn An"); }},
    {"signer_title", [](Layout& it) { at(it, "Nguyễn").text = "TS. Nguyễn Văn An"; }},
    {"signer_style", [](Layout& it) { at(it, "Nguyễn Văn An").bold = false; }},
};

}  // namespace

TEST_CASE("a document laid out exactly by Phụ lục I gives no finding", "[form_check]") {
    CHECK(rules(check(plan())).empty());
    CHECK(rules(check(letter())).empty());
}

TEST_CASE("every damage gives its finding, and no other", "[form_check]") {
    for (const auto& damage : kDamages) {
        auto layout = plan();
        damage.make(layout);
        CAPTURE(damage.finding);
        CHECK(rules(check(layout)) == damage.finding);
    }
}

TEST_CASE("every rule is shown by a damage", "[form_check]") {
    std::set<std::string> shown;
    for (const auto& damage : kDamages)
        shown.insert(damage.finding);

    for (int rule = 0; rule <= static_cast<int>(Rule::filingMissing); ++rule) {
        const std::string code{textOf(static_cast<Rule>(rule)).code};
        INFO(code);
        CHECK(shown.contains(code));
    }
}

TEST_CASE("a công văn has no abbreviation of a type and its subject below the number", "[form_check]") {
    auto abbreviated = letter();
    at(abbreviated, "Số:").text = "Số: 12/TB-SNV";
    auto bold = letter();
    at(bold, "V/v").bold = true;
    auto without = letter();
    drop(without, "V/v");

    CHECK(rules(check(bold)) == "subject_style");
    CHECK(rules(check(without)) == "subject_missing");
    CHECK(rules(check(abbreviated)) == "code_type");
}

TEST_CASE("a finding says where, what is asked for and what is there", "[form_check]") {
    auto layout = plan();
    at(layout, "Số:").text = "Số: 5/KH-SNV";
    layout.pages[0].leftMm = 25.4;

    const auto findings = check(layout);

    REQUIRE(findings.size() == 2);
    CHECK(findings[0].expected == "30–35 mm");
    CHECK(findings[0].found == "25,4 mm");
    CHECK(findings[0].page == 1);
    CHECK(findings[1].where == "Số: 5/KH-SNV");
    CHECK(findings[1].expected == "Số: 05/KH-SNV");
    CHECK(findings[1].severity == Severity::error);
}

TEST_CASE("an agency sets how serious a rule is", "[form_check]") {
    auto layout = plan();
    layout.pages[0].leftMm = 25;

    CHECK(check(layout, {{Rule::leftMargin, Severity::off}}).empty());
    CHECK(check(layout, {{Rule::leftMargin, Severity::warning}}).at(0).severity == Severity::warning);
}

TEST_CASE("margins measured on a page may be wider than those that were set", "[form_check]") {
    auto layout = plan();
    layout.margins = Margins::measured;
    layout.pages[0].bottomMm = 120;
    CHECK(check(layout).empty());

    layout.pages[0].bottomMm = 12;
    CHECK(rules(check(layout)) == "bottom_margin");
}

TEST_CASE("a number and a day that are still to be filled in are in order", "[form_check]") {
    auto draft = plan();
    at(draft, "Số:").text = GENERATE("Số: /KH-SNV", "Số:.../KH-SNV", "Số: …… /KH-SNV");
    at(draft, "Bình Minh").text =
        GENERATE("Bình Minh, ngày tháng năm 2026", "Bình Minh, ngày ... tháng 3 năm 2026",
                 "Bình Minh, ngày… tháng… năm…");
    CHECK(rules(check(draft)).empty());

    at(draft, "Số:").text = "Số: /QĐ-SNV";
    CHECK(rules(check(draft)) == "code_type");
}

TEST_CASE("pages of one fault are counted in one finding", "[form_check]") {
    auto layout = plan();
    layout.margins = Margins::measured;
    layout.pages.push_back({210, 297, 20, 20, 12, 15, 2});
    layout.pages.push_back({210, 297, 20, 20, 12, 15, 3});

    const auto findings = check(layout);

    REQUIRE(findings.size() == 1);
    CHECK(findings[0].page == 2);
    CHECK(findings[0].found == "12 mm (2 trang)");
}

TEST_CASE("notes at the foot of a page are no text of the document", "[form_check]") {
    auto layout = plan();
    layout.margins = Margins::measured;
    layout.lines.insert(layout.lines.begin() + 12, line(Side::whole, "1 Xem Phụ lục kèm theo.", 10));

    CHECK(check(layout).empty());
}

TEST_CASE("what follows the end of a document is not judged as its end", "[form_check]") {
    auto layout = plan();
    layout.lines.push_back(line(Side::whole, "PHỤ LỤC", 12, "bc"));
    layout.lines.push_back(line(Side::right, "Đơn vị tính: đồng", 10, "i"));

    CHECK(check(layout).empty());
}

TEST_CASE("the name of a signer in capitals is a matter of style", "[form_check]") {
    auto layout = plan();
    at(layout, "Nguyễn").text = "NGUYỄN VĂN AN";
    // A name has no small letters left to tell it by, but it is no title of office.
    CHECK(rules(check(layout)) == "signer_style");
}

TEST_CASE("a file without a head is told so once, and nothing breaks", "[form_check]") {
    CHECK(rules(check({})) == "head_missing");
}

TEST_CASE("a head alone is told what is missing", "[form_check]") {
    auto layout = plan();
    layout.lines.resize(2);

    const auto findings = rules(check(layout));

    for (const auto* code : {"motto_missing", "code_missing", "date_missing", "subject_missing",
                             "receivers_missing", "signer_missing"})
        CHECK(findings.find(code) != std::string::npos);
}

TEST_CASE("what Phụ lục III draws otherwise is in order", "[form_check]") {
    auto introduction = plan();
    at(introduction, "KẾ HOẠCH").text = "GIẤY GIỚI THIỆU";
    at(introduction, "Số:").text = "Số: 05/GGT-SNV";
    drop(introduction, "Cải cách");
    CHECK(check(introduction).empty());

    auto minutes = plan();
    at(minutes, "KẾ HOẠCH").text = "BIÊN BẢN";
    at(minutes, "Số:").text = "Số: 05/BB-SNV";
    drop(minutes, "Bình Minh");
    CHECK(check(minutes).empty());

    auto form = plan();
    form.lines.insert(form.lines.begin(), line(Side::left, "Mẫu số 02", 14, "b"));
    CHECK(check(form).empty());
}
