#include "server/recognition/proposals.h"
#include "server/page_parts/parts.h"
#include "server/recognition/words.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace vanthu;
using namespace vanthu::recognition;
using layout::Layout;
using layout::Line;
using layout::Side;

namespace {

const domain::Date kToday = domain::Date::fromParts(2026, 3, 2).value();

Line line(Side side, const std::string& text, bool bold = false) {
    Line made;
    made.side = side;
    made.text = text;
    made.bold = bold;
    return made;
}

Layout letter() {
    Layout layout;
    layout.lines = {
        line(Side::left, "UBND TỈNH BÌNH MINH"),
        line(Side::right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true),
        line(Side::left, "SỞ NỘI VỤ", true),
        line(Side::right, "Độc lập - Tự do - Hạnh phúc", true),
        line(Side::left, "Số: 05/SNV-CCHC"),
        line(Side::right, "Bình Minh, ngày 05 tháng 02 năm 2026"),
        line(Side::left, "V/v báo cáo cải cách"),
        line(Side::left, "hành chính"),
        line(Side::right, "THƯỢNG KHẨN", true),
        line(Side::whole, "Kính gửi: Các phòng."),
        line(Side::whole, "Đề nghị các phòng gửi báo cáo về Sở chậm nhất ngày"),
        line(Side::whole, "15/10/2026 để tổng hợp."),
        line(Side::left, "Nơi nhận:", true),
        line(Side::right, "KT. GIÁM ĐỐC", true),
        line(Side::left, "- Như trên;"),
        line(Side::right, "PHÓ GIÁM ĐỐC", true),
        line(Side::left, "- Lưu: VT."),
        line(Side::right, "Nguyễn Văn An", true),
    };
    layout.lines[4].box = {30, 40, 70, 45};
    layout.pageCount = 3;
    return layout;
}

Reading read(const Layout& layout) {
    const domain::DocumentTypeCatalogue types(domain::initialDocumentTypes());
    return readingOf(layout, {types, kToday});
}

Proposal at(const Reading& reading, Field field) {
    const auto* found = reading.find(field);
    return found == nullptr ? Proposal{field, "(none)", Confidence::guess, 0, {}} : *found;
}

}  // namespace

TEST_CASE("the fields of a letter are proposed", "[recognition]") {
    const auto proposals = read(letter());

    CHECK(at(proposals, Field::issuer).value == "SỞ NỘI VỤ");
    CHECK(at(proposals, Field::superior).value == "UBND TỈNH BÌNH MINH");
    CHECK(at(proposals, Field::code).value == "05/SNV-CCHC");
    CHECK(at(proposals, Field::number).value == "5");
    CHECK(at(proposals, Field::notation).value == "SNV-CCHC");
    CHECK(at(proposals, Field::place).value == "Bình Minh");
    CHECK(at(proposals, Field::date).value == "2026-02-05");
    CHECK(at(proposals, Field::type).value == "CV");
    CHECK(at(proposals, Field::subject).value == "báo cáo cải cách hành chính");
    CHECK(at(proposals, Field::receivers).value == "- Như trên;\n- Lưu: VT.");
    CHECK(at(proposals, Field::signer).value == "Nguyễn Văn An");
    CHECK(at(proposals, Field::authority).value == "KT.");
    CHECK(at(proposals, Field::post).value == "PHÓ GIÁM ĐỐC");
    CHECK(at(proposals, Field::urgency).value == "very_urgent");
    CHECK(at(proposals, Field::replyBy).value == "2026-10-15");
    CHECK(at(proposals, Field::pageCount).value == "3");
}

TEST_CASE("a proposal says where it was read", "[recognition]") {
    const auto number = at(read(letter()), Field::number);

    CHECK(number.page == 1);
    CHECK(number.box.left == 30);
    CHECK(number.box.bottom == 45);
}

TEST_CASE("an issuer that its notation bears out is sure", "[recognition]") {
    auto layout = letter();
    CHECK(at(read(layout), Field::issuer).confidence == Confidence::sure);

    layout.lines[4].text = "Số: 05/ABC-CCHC";
    CHECK(at(read(layout), Field::issuer).confidence == Confidence::guess);
}

TEST_CASE("the post of a signer stands below the right that is used", "[recognition]") {
    const auto of = [](std::vector<std::string> lines) {
        auto layout = letter();
        layout.lines[13].text = lines[0];
        if (lines.size() > 1)
            layout.lines[15].text = lines[1];
        else
            layout.lines.erase(layout.lines.begin() + 15);
        const auto reading = read(layout);
        return at(reading, Field::authority).value + '|' + at(reading, Field::post).value;
    };
    CHECK(of({"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"}) == "TM.|CHỦ TỊCH");
    CHECK(of({"TUQ. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP CHẾ"}) == "TUQ.|VỤ TRƯỞNG VỤ PHÁP CHẾ");
    CHECK(of({"Q. GIÁM ĐỐC"}) == "Q.|GIÁM ĐỐC");
    CHECK(of({"BỘ TRƯỞNG"}) == "(none)|BỘ TRƯỞNG");
}

TEST_CASE("an end over the whole page is found by a title of office and a name below it", "[recognition]") {
    Layout law;
    for (const auto* text : {"QUỐC HỘI", "Luật số: 05/2020/QH14", "LUẬT", "THƯ VIỆN", "Điều 1. Phạm vi",
                             "CHỦ TỊCH QUỐC HỘI", "(Đã ký)", "Đã ký: Nguyễn Thị An", "Phụ lục", "Họ và tên"})
        law.lines.push_back(line(Side::whole, text));
    law.lines[0].side = law.lines[1].side = Side::left;
    law.lines[3].align = layout::Align::centre;

    const auto reading = read(law);

    CHECK(at(reading, Field::signer).value == "Nguyễn Thị An");
    CHECK(at(reading, Field::post).value == "CHỦ TỊCH QUỐC HỘI");
}

TEST_CASE("a name of an agency over two lines is one", "[recognition]") {
    auto layout = letter();
    layout.lines[0].text = "ỦY BAN NHÂN DÂN";
    layout.lines[2].text = "TỈNH BÌNH MINH";
    const auto proposals = read(layout);

    CHECK(at(proposals, Field::issuer).value == "ỦY BAN NHÂN DÂN TỈNH BÌNH MINH");
    CHECK(at(proposals, Field::superior).value == "(none)");
}

TEST_CASE("an abstract on a scan goes on behind a semicolon, as far as its lines are centred",
          "[recognition]") {
    Layout layout;
    const auto add = [&](const std::string& text, double top, double left, double right,
                         Side side = Side::whole) {
        auto made = line(side, text);
        made.box = {left, top, right, top + 5};
        layout.lines.push_back(made);
    };
    add("CHÍNH PHỦ", 20, 52, 78, Side::left);
    add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 20, 100, 195, Side::right);
    add("Số: 274/2025/NĐ-CP", 31, 45, 84, Side::left);
    add("NGHỊ ĐỊNH", 44, 99, 126);
    add("Quy định chi tiết một số điều của Luật Bảo hiểm xã hội về chậm đóng,", 49, 39, 186);
    add("trốn đóng bảo hiểm xã hội bắt buộc, bảo hiểm thất nghiệp;", 55, 51, 174);
    add("khiếu nại, tố cáo về bảo hiểm xã hội", 61, 75, 150);
    add("Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;", 67, 30, 132);

    CHECK(
        at(read(layout), Field::subject).value ==
        "Quy định chi tiết một số điều của Luật Bảo hiểm xã hội về chậm đóng, trốn đóng bảo hiểm xã hội bắt "
        "buộc, bảo hiểm thất nghiệp; khiếu nại, tố cáo về bảo hiểm xã hội");
}

TEST_CASE("a day to come is only a guess", "[recognition]") {
    auto layout = letter();
    layout.lines[5].text = "Bình Minh, ngày 05 tháng 02 năm 2027";
    CHECK(at(read(layout), Field::date).confidence == Confidence::guess);
    layout.lines[5].text = "Bình Minh, ngày 31 tháng 02 năm 2026";
    CHECK(at(read(layout), Field::date).value == "(none)");
}

TEST_CASE("a layout without lines has only pages", "[recognition]") {
    const auto proposals = read({});
    REQUIRE(proposals.proposals.size() == 1);
    CHECK(proposals.proposals.front().field == Field::pageCount);
}

TEST_CASE("dates are read from folded text", "[recognition]") {
    CHECK(firstDate("ngay 05 thang 9 nam 2018") == domain::Date::fromParts(2018, 9, 5));
    CHECK(firstDate("truoc ngay 15/10/2018.") == domain::Date::fromParts(2018, 10, 15));
    CHECK_FALSE(firstDate("ngay    thang 9 nam 2018"));
    CHECK_FALSE(firstDate("ngay 99999999999 thang 9 nam 2018"));
}

TEST_CASE("a part of a notation abbreviates a name", "[recognition]") {
    CHECK(abbreviates("BTC", "BỘ TÀI CHÍNH"));
    CHECK(abbreviates("UBND", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"));
    CHECK(abbreviates("QH15", "QUỐC HỘI"));
    CHECK_FALSE(abbreviates("BTP", "BỘ TÀI CHÍNH"));
    CHECK_FALSE(abbreviates("B", "BỘ TÀI CHÍNH"));
}

TEST_CASE("a name of a person is words with capitals", "[recognition]") {
    CHECK(page_parts::looksLikeName("Nguyễn Văn An"));
    CHECK_FALSE(page_parts::looksLikeName("An"));
    CHECK_FALSE(page_parts::looksLikeName("Nguyễn văn An"));
    CHECK_FALSE(page_parts::looksLikeName("Trang 2"));
    CHECK(page_parts::looksLikeName("H Lộc Niê"));
    CHECK_FALSE(page_parts::looksLikeName("PH Ó THỦ TƯỚN G"));
    CHECK_FALSE(page_parts::looksLikeName(""));
}
