#include <catch2/catch.hpp>

#include "server/process/child_process.h"
#include "tests/e2e/installation.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <map>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::programPath;
using vanthu::tests::setUp;
namespace fs = std::filesystem;

namespace {

/// A department that takes over its registers.
struct RegisterDepartment {
    Installation installation;
    Person admin{installation};
    Person clerk{installation};

    RegisterDepartment() {
        setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
        addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    }

    [[nodiscard]] fs::path path(const std::string& name) const { return clerk.folder() / name; }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name).string();
    }
    [[nodiscard]] Json import(const std::string& file, const std::string& book, const std::string& year,
                              std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"import", "register", file,     "--book",   book,
                                       "--year", year,       "--json", "--errors", path("loi.csv").string()};
        words.insert(words.end(), more.begin(), more.end());
        const auto finished = clerk.run(words);
        INFO(finished.out << finished.err);
        REQUIRE_FALSE(finished.out.empty());
        return Json::parse(finished.out);
    }
    [[nodiscard]] Json printed(const std::string& kind, const std::string& book) const {
        return clerk.ask({"report", "register", "--kind", kind, "--from", "1/1/2019", "--to", "31/12/2019",
                          "--book", book});
    }
    [[nodiscard]] bool isClean() const {
        const bool indexed = eventually(std::chrono::minutes(5), [&] {
            const Json state = admin.ask({"system"});
            return state["index"]["available"].truth() && state["index"]["behind"].integer() == 0;
        });
        const Json verified = admin.ask({"verify"});
        UNSCOPED_INFO(verified.print());
        return indexed && verified["clean"].truth();
    }
};

std::string dayOf(int line) {
    std::array<char, 20> text{};
    // Days must not fall while numbers rise: month and day of the line's place in the year.
    const int dayOfYear = line * 336 / 2001;
    std::snprintf(text.data(), text.size(), "%02d/%02d/2019", dayOfYear % 28 + 1, dayOfYear / 28 + 1);
    return text.data();
}

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

/// The cells of one line of an incoming register, in the order of Phụ lục IV.
std::vector<std::string> arrivalLine(int number) {
    const auto text = (number < 10 ? "0" : "") + std::to_string(number);
    return {dayOf(number),
            text,
            number % 3 == 0 ? "UBND tỉnh Bình Dương" : "Bộ Nội vụ",
            text + (number % 2 == 0 ? "/KH-UBND" : "/BNV-VP"),
            "01/01/2019",
            number % 2 == 0 ? "Kế hoạch cải cách hành chính, đợt " + text
                            : "Công văn về việc \"\"số " + text + "\"\"",
            "Phòng Tổ chức",
            "",
            "",
            number % 7 == 0 ? "ghi chú; có dấu" : ""};
}

const std::vector<std::string> kArrivalHead{"Ngày đến",
                                            "Số đến",
                                            "Tác giả",
                                            "Số, ký hiệu văn bản",
                                            "Ngày tháng văn bản",
                                            "Tên loại và trích yếu nội dung văn bản",
                                            "Đơn vị hoặc người nhận",
                                            "Ngày chuyển",
                                            "Ký nhận",
                                            "Ghi chú",
                                            "Độ mật"};

std::string csvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells)
        line += (line.empty() ? "" : ";") + quoted(cell);
    return line + "\r\n";
}

std::string unquoted(std::string text) {
    for (auto at = text.find("\"\""); at != std::string::npos; at = text.find("\"\"", at + 1))
        text.erase(at, 1);
    return text;
}

std::string numbered(int lines) {
    std::string text = "\xEF\xBB\xBF" + csvLine(kArrivalHead);
    for (int i = 1; i <= lines; ++i)
        text += csvLine(arrivalLine(i));
    return text;
}

}  // namespace

TEST_CASE("a register of 2,000 lines with planted errors comes over, whole and explained", "[e2e]") {
    const RegisterDepartment department;
    constexpr int kLines = 2000;
    // Line of the file → what is wrong there.
    const std::map<int, std::string> planted{{100, "arrival_date"}, {200, "secret"},    {300, "repeat"},
                                             {400, "year"},         {500, "too early"}, {600, "number"}};
    std::string text = "\xEF\xBB\xBFUBND TỈNH BÌNH DƯƠNG\r\n" + csvLine({"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2019"}) +
                       csvLine(kArrivalHead) +
                       csvLine({"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"});
    constexpr int kAbove = 4;
    for (int i = 1; i <= kLines; ++i) {
        auto cells = arrivalLine(i);
        cells.resize(kArrivalHead.size());
        if (i == 100) cells[0] = "30/02/2019";
        if (i == 200) cells[10] = "Mật";
        if (i == 300) cells[1] = "299";
        if (i == 400) cells[0] = "05/05/2018";
        if (i == 500) cells[4] = "31/12/2019";
        if (i == 600) cells[1] = "sáu trăm";
        text += csvLine(cells);
    }
    const auto file = department.write("so-den.csv", text);

    const Json tried = department.import(file, "den", "2019", {"--dry-run"});
    CHECK(tried["imported"].integer() == kLines - 6);
    CHECK(tried["rejected"].integer() == 6);
    CHECK(department.clerk.ask({"document", "list"})["documents"].items().empty());

    const Json imported = department.import(file, "den", "2019");
    CHECK(imported["imported"].integer() == kLines - 6);
    REQUIRE(imported["errors"].items().size() == 6);
    auto expected = planted.begin();
    for (const auto& error : imported["errors"].items()) {
        CHECK(error["line"].integer() == (expected++)->first + kAbove);
        CHECK_FALSE(error["message"].text().empty());
    }
    CHECK(imported["errors"].items()[0]["column"].text() == "Ngày đến");
    CHECK(imported["errors"].items()[0]["cell"].text() == "30/02/2019");
    CHECK(vanthu::tests::contentOf(department.path("loi.csv")).find("30/02/2019") != std::string::npos);

    // The register printed again is what was imported.
    const Json printed = department.printed("den", "den");
    REQUIRE(printed["rows"].items().size() == kLines - 6);
    int number = 0;
    for (const auto& row : printed["rows"].items()) {
        do
            ++number;
        while (planted.contains(number));
        const auto cells = arrivalLine(number);
        CAPTURE(number);
        for (std::size_t i = 0; i < cells.size(); ++i)
            CHECK(row.items()[i].text() == unquoted(cells[i]));
    }
    const Json series =
        department.clerk.ask({"number", "gaps", "den", "--year", "2019"})["series"].items()[0];
    CHECK(series["last_number"].integer() == kLines);
    CHECK(series["gaps"].items().size() == 6);

    // Mended and given again: what is there is passed over, the rest comes in.
    const Json again = department.import(file, "den", "2019");
    CHECK(again["imported"].integer() == 0);
    CHECK(again["existing"].integer() == kLines - 6);
    const auto mended = department.write("so-den.csv", numbered(kLines));
    const Json completed = department.import(mended, "den", "2019");
    CHECK(completed["imported"].integer() == 6);
    CHECK(completed["rejected"].integer() == 0);
    CHECK(department.isClean());
}

TEST_CASE("a workbook with merged heads, days and files comes over", "[e2e]") {
    const RegisterDepartment department;
    const auto file = department.path("so-di.xlsx").string();
    lxw_workbook* workbook = workbook_new(file.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Sổ đi 2019");
    lxw_format* days = workbook_add_format(workbook);
    format_set_num_format(days, "dd/mm/yyyy");
    worksheet_merge_range(sheet, 0, 0, 0, 7, "SỔ ĐĂNG KÝ VĂN BẢN ĐI", nullptr);
    worksheet_merge_range(sheet, 2, 0, 2, 2, "Văn bản", nullptr);
    const std::array upper{
        "", "", "", "Người ký", "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Tệp"};
    const std::array lower{"Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu nội dung"};
    for (std::size_t i = 3; i < upper.size(); ++i)
        worksheet_merge_range(sheet, 2, static_cast<lxw_col_t>(i), 3, static_cast<lxw_col_t>(i), upper[i],
                              nullptr);
    for (std::size_t i = 0; i < lower.size(); ++i)
        worksheet_write_string(sheet, 3, static_cast<lxw_col_t>(i), lower[i], nullptr);
    for (lxw_row_t i = 1; i <= 50; ++i) {
        const auto code = (i < 10 ? "0" : "") + std::to_string(i) + "/QĐ-SNV";
        lxw_datetime day{2019, static_cast<int>(i / 5) + 1, 10, 0, 0, 0};
        worksheet_write_string(sheet, 3 + i, 0, code.c_str(), nullptr);
        worksheet_write_datetime(sheet, 3 + i, 1, &day, days);
        worksheet_write_string(sheet, 3 + i, 2, "Quyết định về việc bổ nhiệm", nullptr);
        worksheet_write_string(sheet, 3 + i, 3, "Nguyễn Văn An", nullptr);
        worksheet_write_string(sheet, 3 + i, 4, "UBND tỉnh Bình Dương; Lưu VT", nullptr);
        worksheet_write_string(sheet, 3 + i, 5, "VT", nullptr);
        worksheet_write_number(sheet, 3 + i, 6, i, nullptr);
        if (i == 7) worksheet_write_string(sheet, 3 + i, 7, "quet/qd7.txt", nullptr);
        if (i == 8) worksheet_write_string(sheet, 3 + i, 7, "../token", nullptr);
        if (i == 9) worksheet_write_string(sheet, 3 + i, 7, "lien-ket", nullptr);
    }
    workbook_close(workbook);
    fs::create_directories(department.path("ban-quet/quet"));
    std::ofstream(department.path("ban-quet/quet/qd7.txt")) << "Quyết định số 7";
    fs::create_symlink(department.path("token"), department.path("ban-quet/lien-ket"));

    const Json imported =
        department.import(file, "di", "2019", {"--files", department.path("ban-quet").string()});
    INFO(imported.print(1));
    CHECK(imported["imported"].integer() == 48);
    REQUIRE(imported["errors"].items().size() == 2);
    CHECK(imported["errors"].items()[0]["column"].text() == "Tệp");
    CHECK(imported["errors"].items()[0]["cell"].text() == "../token");

    const Json printed = department.printed("di", "di");
    REQUIRE(printed["rows"].items().size() == 48);
    const auto& row = printed["rows"].items()[6];
    CHECK(row.items()[0].text() == "07/QĐ-SNV");
    CHECK(row.items()[1].text() == "10/02/2019");
    CHECK(row.items()[2].text() == "Quyết định về việc bổ nhiệm");
    CHECK(row.items()[3].text() == "Nguyễn Văn An");
    CHECK(row.items()[4].text() == "UBND tỉnh Bình Dương; Lưu VT");
    CHECK(row.items()[5].text() == "VT");
    CHECK(row.items()[6].text() == "7");
    const Json found = department.clerk.ask({"document", "list", "--limit", "100"});
    std::string withFile;
    for (const auto& document : found["documents"].items())
        if (!document["files"].items().empty()) withFile = document["code"].text();
    CHECK(withFile == "07/QĐ-SNV");
    CHECK(department.import(file, "di", "2019", {"--files", department.path("ban-quet").string()})["existing"]
              .integer() == 48);
    CHECK(department.isClean());
}

TEST_CASE("headings of an office's own are named in a mapping file", "[e2e]") {
    const RegisterDepartment department;
    const auto file =
        department.write("so.csv", "Số;Nhận ngày;Từ đâu;Việc gì;Ghi chú\n1;5/1;Bộ Nội vụ;Về nghỉ lễ;\n");
    const auto refused =
        department.clerk.run({"import", "register", file, "--book", "den", "--year", "2019"});
    CHECK(refused.exitCode == 1);
    CHECK(refused.err.find("issuer_name") != std::string::npos);
    const auto mapping = GENERATE(
        std::string("{\"Nhận ngày\":\"arrival_date\",\"Từ đâu\":\"issuer_name\",\"Việc gì\":\"subject\"}"),
        std::string("# cột của sở\nNhận ngày\tarrival_date\r\nTừ đâu\tissuer_name\nViệc gì\tsubject\n"));
    const Json imported =
        department.import(file, "den", "2019", {"--mapping", department.write("cot.txt", mapping)});
    CHECK(imported["imported"].integer() == 1);
}

TEST_CASE("an import broken off by kill -9 of the client and of the server goes on without doubles",
          "[e2e][.slow]") {
    constexpr int kLines = 2000;
    constexpr int kYears = 5;
    RegisterDepartment department;
    // Five years in five files, so that there is something left to break off.
    const auto textOf = [](int year) {
        std::string text = numbered(kLines);
        for (auto at = text.find("/2019"); at != std::string::npos; at = text.find("/2019", at + 1))
            text.replace(at, 5, "/" + std::to_string(year));
        return text;
    };
    const auto lastNumber = [&](int year) {
        const Json series =
            department.clerk.ask({"number", "gaps", "den", "--year", std::to_string(year)})["series"];
        return series.items().empty() ? 0 : series.items()[0]["last_number"].integer();
    };
    for (int year = 2015; year < 2015 + kYears; ++year) {
        const auto name = std::to_string(year);
        const auto file = department.write(name + ".csv", textOf(year));
        const std::vector<std::string> words{"import", "register", file, "--book", "den", "--year", name};
        vanthu::process::ChildProcess client(
            {programPath("vanthu"),
             words,
             {{"VANTHU_SERVER", department.installation.url()},
              {"XDG_CONFIG_HOME", department.clerk.folder().string()},
              {"VANTHU_TOKEN_FILE", (department.clerk.folder() / "token").string()}},
             department.path("out"),
             department.path("err")});
        REQUIRE(
            eventually(std::chrono::minutes(1), [&] { return client.hasEnded() || lastNumber(year) > 0; }));
        if (year % 2 == 0) {
            client.kill();
        } else {
            department.installation.crash();
            client.kill();
            department.installation.start();
        }
        const auto before = lastNumber(year);
        const Json resumed = department.import(file, "den", name);
        CHECK(resumed["imported"].integer() + resumed["existing"].integer() == kLines);
        CHECK(resumed["existing"].integer() >= before);
        CHECK(resumed["rejected"].integer() == 0);
        CHECK(lastNumber(year) == kLines);
    }
    CHECK(department.isClean());
}
