#include "indexer/extract_client/extractor.h"
#include "server/form_check/form_check.h"
#include "tests/sample_document/sample_document.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace vanthu;
using layout::Align;
using layout::Edge;
using layout::Side;
using tests::SampleDocument;

namespace {

struct Format {
    const char* name;
    std::string (*write)(const SampleDocument&);
};
const std::vector<Format> kFormats{{"docx", tests::toDocx}, {"pdf", tests::toPdf}};

/// The codes of the findings in a file, each once.
std::set<std::string> rulesOf(const std::string& bytes) {
    static extract::Extractor reader;
    const auto read = reader.layoutOfBytes(bytes);
    INFO(read.reason);
    REQUIRE(read.layout);
    std::set<std::string> rules;
    for (const auto& finding :
         form_check::checkForm(*read.layout, domain::DocumentTypeCatalogue(domain::initialDocumentTypes()),
                               domain::Date::fromParts(2026, 3, 2).value())) {
        rules.emplace(form_check::textOf(finding.rule).code);
        UNSCOPED_INFO(form_check::textOf(finding.rule).code << ", page " << finding.page << ": "
                                                            << finding.where << " | " << finding.expected
                                                            << " | " << finding.found);
    }
    return rules;
}

struct FileDamage {
    const char* rule;
    void (*make)(SampleDocument&);
};

void swapSides(SampleDocument& it) {
    it.at("Số:").side = Side::right;
    it.at("Bình Minh").side = Side::left;
}

const std::vector<FileDamage> kFileDamages{
    {"paper", [](SampleDocument& it) { it.page.widthMm = 215.9, it.page.heightMm = 279.4; }},
    {"top_margin", [](SampleDocument& it) { it.page.topMm = 17; }},
    {"bottom_margin", [](SampleDocument& it) { it.page.bottomMm = 15; }},
    {"left_margin", [](SampleDocument& it) { it.page.leftMm = 25; }},
    {"right_margin", [](SampleDocument& it) { it.page.rightMm = 10; }},
    {"font", [](SampleDocument& it) { it.at("1. Mục").font = "Arial"; }},
    {"page_number", [](SampleDocument& it) { it.number.reset(); }},
    {"page_number", [](SampleDocument& it) { it.number->edge = Edge::bottom; }},
    {"page_number", [](SampleDocument& it) { it.number->align = Align::right; }},
    {"page_number", [](SampleDocument& it) { it.number->sizePt = 11; }},
    {"page_number", [](SampleDocument& it) { it.numberOnFirstPage = true; }},
    {"normative", [](SampleDocument& it) { it.at("KẾ HOẠCH").text = "THÔNG TƯ"; }},
    {"nation_missing", [](SampleDocument& it) { it.drop("CỘNG HÒA"); }},
    {"nation_style", [](SampleDocument& it) { it.at("CỘNG HÒA").sizePt = 11; }},
    {"nation_style", [](SampleDocument& it) { it.at("CỘNG HÒA").bold = false; }},
    {"motto_missing", [](SampleDocument& it) { it.drop("Độc lập"); }},
    {"motto_words", [](SampleDocument& it) { it.at("Độc lập").text = "Độc lập – Tự do – Hạnh phúc"; }},
    {"motto_style", [](SampleDocument& it) { it.at("Độc lập").italic = true; }},
    {"agency_missing", [](SampleDocument& it) { it.drop("UBND TỈNH"), it.drop("SỞ NỘI VỤ"); }},
    {"agency_style", [](SampleDocument& it) { it.at("SỞ NỘI VỤ").text = "Sở Nội vụ"; }},
    {"parent_style", [](SampleDocument& it) { it.at("UBND TỈNH").sizePt = 11; }},
    {"code_missing", [](SampleDocument& it) { it.drop("Số:"); }},
    {"code_form", [](SampleDocument& it) { it.at("Số:").text = "Số: 5/KH-SNV"; }},
    {"code_style", [](SampleDocument& it) { it.at("Số:").bold = true; }},
    {"code_type", [](SampleDocument& it) { it.at("Số:").text = "Số: 05/QĐ-SNV"; }},
    {"date_missing", [](SampleDocument& it) { it.drop("Bình Minh"); }},
    {"date_form",
     [](SampleDocument& it) { it.at("Bình Minh").text = "Bình Minh, ngày 2 tháng 03 năm 2026"; }},
    {"date_style", [](SampleDocument& it) { it.at("Bình Minh").italic = false; }},
    {"type_style", [](SampleDocument& it) { it.at("KẾ HOẠCH").text = "Kế hoạch"; }},
    {"type_place", [](SampleDocument& it) { it.at("KẾ HOẠCH").align = Align::left; }},
    {"subject_missing", [](SampleDocument& it) { it.drop("Cải cách"); }},
    {"subject_style", [](SampleDocument& it) { it.at("Cải cách").bold = false; }},
    {"basis_style", [](SampleDocument& it) { it.at("Căn cứ").italic = false; }},
    {"basis_end", [](SampleDocument& it) { it.at("Căn cứ").text.back() = ','; }},
    {"body_style", [](SampleDocument& it) { it.at("Nâng cao").sizePt = 12; }},
    {"receivers_missing", [](SampleDocument& it) { it.drop("Nơi nhận"); }},
    {"receivers_style", [](SampleDocument& it) { it.at("Nơi nhận").bold = false; }},
    {"receiver_list_style", [](SampleDocument& it) { it.at("- Các phòng").sizePt = 13; }},
    {"filing_missing", [](SampleDocument& it) { it.drop("- Lưu"); }},
    {"authority_style", [](SampleDocument& it) { it.at("PHÓ GIÁM").bold = false; }},
    {"signer_missing", [](SampleDocument& it) { it.drop("Nguyễn Văn An"); }},
    {"signer_title", [](SampleDocument& it) { it.at("Nguyễn").text = "PGS.TS Nguyễn Văn An"; }},
    {"signer_style", [](SampleDocument& it) { it.at("Nguyễn Văn An").italic = true; }},
};

}  // namespace

TEST_CASE("files laid out exactly by Phụ lục I give no finding", "[form_check]") {
    const auto format = GENERATE(from_range(kFormats));
    CAPTURE(format.name);

    CHECK(rulesOf(format.write(tests::samplePlan())).empty());
    CHECK(rulesOf(format.write(tests::sampleLetter())).empty());
}

TEST_CASE("every damage of a file gives its finding, and no other", "[form_check]") {
    const auto format = GENERATE(from_range(kFormats));
    const auto damage = GENERATE(from_range(kFileDamages));
    auto document = tests::samplePlan();
    damage.make(document);
    CAPTURE(format.name, damage.rule);

    CHECK(rulesOf(format.write(document)) == std::set<std::string>{damage.rule});
}

TEST_CASE("letters of another colour are found in a DOCX, what looks black is black", "[form_check]") {
    auto document = tests::samplePlan();
    const auto found = [&](const std::string& colour) {
        document.at("Nâng cao").colour = colour;
        return rulesOf(tests::toDocx(document));
    };

    CHECK(found("FF0000") == std::set<std::string>{"text_colour"});
    CHECK(found("1f497d") == std::set<std::string>{"text_colour"});
    for (const auto* black : {"000000", "auto", "0D0D0D", "xyz"})
        CHECK(found(black).empty());
}

TEST_CASE("elements in the wrong column are found in files", "[form_check]") {
    const auto format = GENERATE(from_range(kFormats));
    CAPTURE(format.name);
    auto swapped = tests::samplePlan();
    swapSides(swapped);
    auto above = tests::samplePlan();
    auto nation = above.at("CỘNG HÒA");
    above.drop("CỘNG HÒA");
    nation.side = Side::whole;
    above.lines.insert(above.lines.begin(), nation);

    CHECK(rulesOf(format.write(swapped)) == std::set<std::string>{"code_place", "date_place"});
    CHECK(rulesOf(format.write(above)) == std::set<std::string>{"nation_place"});
}

TEST_CASE("a paragraph that is not justified is found where the file says so", "[form_check]") {
    auto document = tests::samplePlan();
    document.at("Nâng cao").align = Align::left;

    CHECK(rulesOf(tests::toDocx(document)) == std::set<std::string>{"body_align"});
    CHECK(rulesOf(tests::toPdf(document)).empty());
}
