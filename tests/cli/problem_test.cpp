#include <catch2/catch.hpp>

#include "client-cli/problem.h"

namespace cli = vanthu::cli;

TEST_CASE("an error is one line that says what to try", "[cli]") {
    CHECK(cli::errorLine(cli::Failure("hỏng\nrồi", "thử lại")) == "vanthu: hỏng rồi — hãy thử lại");
}

TEST_CASE("violations are listed with their fields", "[cli]") {
    const auto problem =
        cli::problemOf(422, "application/problem+json",
                       R"({"title":"Dữ liệu không hợp lệ","status":422,"code":"invalid_input","violations":[
        {"field":"issued_date","code":"not_a_date","message":"viết dạng 2018-09-28"},
        {"field":"type","code":"unknown_type","message":"không có loại XX"}]})");

    CHECK(cli::errorLine(problem) ==
          "vanthu: Dữ liệu không hợp lệ — hãy sửa ngày văn bản (issued_date): viết dạng 2018-09-28; "
          "loại văn bản (type): không có loại XX");
    CHECK(problem.code() == "invalid_input");
}

TEST_CASE("what the server says is so and what to do become one line", "[cli]") {
    const auto problem =
        cli::problemOf(409, "application/problem+json",
                       R"({"title":"Trạng thái hiện tại không cho phép","status":409,"code":"conflict",
            "detail":"Sổ den đã đóng nên không cấp số nữa. Hãy chọn sổ khác."})");

    CHECK(cli::errorLine(problem) == "vanthu: Sổ den đã đóng nên không cấp số nữa — hãy chọn sổ khác");
}

TEST_CASE("a duplicate tells the option that confirms it", "[cli]") {
    const auto problem = cli::problemOf(
        409, "application/problem+json",
        R"({"title":"Văn bản đã có trong sổ","status":409,"code":"duplicate","detail":"Văn bản cùng số: 41",
            "violations":[{"field":"code","code":"duplicate","message":"Đã đăng ký (mã 41)."}]})");

    CHECK(cli::errorLine(problem).find("--confirm-duplicate") != std::string::npos);
    CHECK(cli::errorLine(problem).find("41") != std::string::npos);
}

TEST_CASE("an answer that is no problem document still gives a line", "[cli]") {
    const auto [type, body] = GENERATE(table<std::string, std::string>(
        {{"text/html", "<h1>Bad gateway</h1>"}, {"application/problem+json", "{broken"}, {"", ""}}));

    const auto problem = cli::problemOf(502, type, body);

    CHECK(std::string(problem.what()).find("502") != std::string::npos);
    CHECK_FALSE(problem.advice().empty());
    CHECK(problem.body().empty());
}
