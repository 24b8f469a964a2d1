#include "schemas/domain/register_columns.h"

#include <catch2/catch.hpp>

#include <map>

using namespace vanthu::domain;

namespace {

std::map<std::size_t, RegisterField> fieldsOf(const RegisterHead& head) {
    std::map<std::size_t, RegisterField> fields;
    for (const auto& column : head.columns)
        if (column.field) fields[column.column] = *column.field;
    return fields;
}

}  // namespace

TEST_CASE("the registers of Phụ lục IV are understood without help", "[register]") {
    using enum RegisterField;
    const auto incoming =
        findRegisterHead({{"UBND TỈNH BÌNH DƯƠNG"},
                          {"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2019"},
                          {"Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
                           "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển",
                           "Ký nhận", "Ghi chú"},
                          {"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"},
                          {"05/01/2019", "1", "Bộ Nội vụ"}},
                         Direction::incoming, {});
    CHECK(incoming.firstRow == 4);
    CHECK(incoming.missing.empty());
    CHECK(fieldsOf(incoming) == std::map<std::size_t, RegisterField>{{0, arrivalDate},
                                                                     {1, registryNumber},
                                                                     {2, issuerName},
                                                                     {3, code},
                                                                     {4, issuedDate},
                                                                     {5, typeAndSubject},
                                                                     {6, toPlaces},
                                                                     {7, ignored},
                                                                     {8, ignored},
                                                                     {9, note}});
    const auto outgoing = findRegisterHead(
        {{"SỐ, KÝ HIỆU VĂN BẢN", "Ngày, tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
          "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận",
          "Ghi chú"}},
        Direction::outgoing, {});
    CHECK(outgoing.firstRow == 1);
    CHECK(outgoing.missing.empty());
    CHECK(fieldsOf(outgoing).at(0) == code);
    CHECK(fieldsOf(outgoing).at(4) == receivers);
    CHECK(fieldsOf(outgoing).at(5) == paperPlace);
}

TEST_CASE("a head of two rows with merged cells is read from both", "[register]") {
    using enum RegisterField;
    const auto head =
        findRegisterHead({{"Stt", "Ngày đến", "Số đến", "Tác giả", "Văn bản", "", "", "Ghi chú"},
                          {"", "", "", "", "Số, ký hiệu", "Ngày tháng", "Trích yếu", ""},
                          {"1", "05/01", "1", "Bộ Nội vụ", "1/QĐ-BNV", "02/01", "Về việc"}},
                         Direction::incoming, {});
    CHECK(head.firstRow == 2);
    CHECK(head.missing.empty());
    CHECK(fieldsOf(head).at(4) == code);
    CHECK(fieldsOf(head).at(5) == issuedDate);
    CHECK(fieldsOf(head).at(6) == subject);
}

TEST_CASE("a heading named by hand comes before what is known", "[register]") {
    const auto head = findRegisterHead(
        {{"Số đến", "Ngày đến", "Đơn vị soạn", "Nội dung tóm tắt"}}, Direction::incoming,
        {{"ĐƠN VỊ SOẠN", RegisterField::issuerName}, {"nội dung tóm tắt", RegisterField::subject}});
    CHECK(head.missing.empty());
    CHECK(fieldsOf(head).at(2) == RegisterField::issuerName);
}

TEST_CASE("what no line can do without is named when it is missing", "[register]") {
    const auto head = findRegisterHead({{"Số đến", "Trích yếu"}}, Direction::incoming, {});
    REQUIRE(head.found());
    CHECK(head.missing == std::vector{RegisterField::arrivalDate, RegisterField::issuerName});
    CHECK_FALSE(findRegisterHead({{"x", "y"}, {"Ghi chú"}}, Direction::incoming, {}).found());
    CHECK_FALSE(findRegisterHead({}, Direction::incoming, {}).found());
}

TEST_CASE("a field is taken from the first column that tells it", "[register]") {
    const auto head = findRegisterHead({{"Số đến", "Ngày đến", "Tác giả", "Trích yếu", "Nội dung"}},
                                       Direction::incoming, {});
    CHECK(fieldsOf(head).at(3) == RegisterField::subject);
    CHECK(fieldsOf(head).at(4) == RegisterField::ignored);
}

TEST_CASE("days are read as registers write them", "[register]") {
    const auto day = [](const char* text) {
        const auto read = parseRegisterDay(text, 2019);
        return read ? read->iso() : "";
    };
    CHECK(day("05/01/2019") == "2019-01-05");
    CHECK(day("5-1-2019") == "2019-01-05");
    CHECK(day("2019-01-05 00:00:00") == "2019-01-05");
    CHECK(day("05/01/2019 08:30") == "2019-01-05");
    CHECK(day("2019-01-05T00:00:00") == "2019-01-05");
    CHECK(day("ngày 5 tháng 1 năm 2019") == "2019-01-05");
    CHECK(day("5/1") == "2019-01-05");
    CHECK(day("05.01") == "2019-01-05");
    CHECK(day("5/1/19") == "2019-01-05");
    CHECK(day("28/12/98") == "1998-12-28");
    for (const char* bad : {"", "31/02", "32/1/19", "5", "mai", "5/1/2", "5/1/x9", "5//19"}) {
        CAPTURE(bad);
        CHECK(day(bad).empty());
    }
}
