#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>

#include "schemas/domain/time.h"
#include "server/reports/pdf_document.h"
#include "tests/e2e/installation.h"
#include "tests/support/read_pdf.h"

using vanthu::cli::Json;
using namespace vanthu::tests;

namespace {

/// A department with its clerk, its director and an officer, each at a terminal.
struct CaseDepartment {
    Installation installation;
    Person admin{installation}, clerk{installation}, director{installation}, officer{installation};
    vanthu::domain::Date today{vanthu::domain::vietnamDate(
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))};

    CaseDepartment() {
        setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
        addUnit(admin, "Sở Nội vụ", "H99.1", "SNV", clerk, "vanthu");
        addPerson(director, "giamdoc", "lanh_dao", "Nguyễn Văn An");
        addPerson(officer, "can.bo", "chuyen_vien", "Trần Văn Cường");
    }
    void addPerson(const Person& person, const std::string& login, const std::string& role,
                   const std::string& name) const {
        admin.does({"user", "add", login, "--role", role, "--unit", "H99.1", "--full-name", name});
        person.login(login);
    }

    [[nodiscard]] std::string file(const std::string& name, const std::string& content) const {
        const auto path = (officer.folder() / name).string();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    [[nodiscard]] std::string incoming(const std::string& code, const std::string& day,
                                       const std::string& path) const {
        return clerk
            .ask({"incoming", "register", "--number", code, "--date", day, "--issuer", "Bộ Nội vụ", "--type",
                  "KH", "--subject", "Kế hoạch " + code, "--file", path, "--pages", "2"})["id"]
            .text();
    }
};

std::string pdfOf(const std::string& text) {
    vanthu::reports::PdfDocument pdf({text, "Bộ Nội vụ", {}});
    pdf.addPage(vanthu::reports::Paper::a4Portrait);
    pdf.text(30, 120, text, {});
    return pdf.bytes();
}

std::size_t linesOf(const Json& list) {
    return list.items().size();
}

}  // namespace

TEST_CASE("a file goes from the approved plan to the archive, its documents in two files", "[e2e]") {
    const CaseDepartment office;
    const auto year = std::to_string(office.today.year());

    // The plan: written by the clerk, sent back once, approved by the director.
    const auto lines =
        office.file("danh-muc.tsv",
                    "I\tTổ chức cán bộ\tTCCB\n1\tTuyển dụng\n\tThi tuyển công chức\t20\tcan.bo\n"
                    "II\tHành chính\tHC\n\tCông tác văn thư\tvinh_vien\tvanthu\tcả năm\n");
    const auto plan = office.clerk
                          .ask({"case", "plan", "new", "--year", year, "--lines", lines, "--numbering",
                                "per_heading"})["id"]
                          .text();
    office.clerk.does({"case", "plan", "submit", plan});
    CHECK(office.clerk.run({"case", "plan", "approve", plan}).exitCode != 0);
    office.director.does({"case", "plan", "back", plan, "--reason", "Thiếu hồ sơ"});
    office.clerk.does({"case", "plan", "revise", plan, "--lines", lines});
    office.clerk.does({"case", "plan", "submit", plan});
    office.director.does({"case", "plan", "approve", plan});
    const auto printedPlan = (office.clerk.folder() / "danh-muc.pdf").string();
    office.clerk.does({"case", "plan", "show", plan, "-o", printedPlan});
    const auto planText = readPdf(contentOf(printedPlan));
    for (const auto* part : {"DANH MỤC HỒ SƠ", "01.TCCB", "01.HC", "Trần Văn Cường", "2 hồ sơ"}) {
        INFO(part);
        CHECK(planText.find(part) != std::string::npos);
    }

    // The officer opens the planned file, and another one outside the plan.
    const Json own = office.officer.ask({"case", "list", "--own"});
    REQUIRE(linesOf(own["case_files"]) == 1);
    const auto planned = own["case_files"].items()[0]["id"].text();
    office.officer.does({"case", "open", planned, "--start", office.today.plusDays(-400).iso()});
    const auto second = office.officer.ask(
        {"case", "new", "--title", "Đề án vị trí việc làm", "--notation", "TCCB", "--retention", "3"});
    CHECK(second["code"].text() == "02.TCCB");

    // Three documents, one of them in both files.
    const auto first =
        office.incoming("1/KH-BNV", "10/01/2026", office.file("mot.pdf", pdfOf("Nội dung một")));
    const auto later =
        office.incoming("2/KH-BNV", "20/02/2026", office.file("hai.pdf", pdfOf("Nội dung hai")));
    const auto sheet = office.incoming("3/KH-BNV", "15/01/2026", office.file("ba.txt", "bảng kê"));
    office.officer.does({"case", "add", planned, later, first, sheet});
    office.officer.does({"case", "add", second["id"].text(), first});
    CHECK(linesOf(office.officer.ask({"document", "show", first})["case_files"]) == 2);

    // It does not close while a document in it is being handled.
    for (const auto& id : {later, sheet})
        office.clerk.does({"document", "finish", id, "--file", "--reason", "Lưu để biết"});
    const auto refused = office.officer.run({"case", "close", planned});
    CHECK(refused.exitCode != 0);
    CHECK(refused.err.find("văn bản mã " + first) != std::string::npos);
    office.clerk.does({"document", "finish", first, "--file", "--reason", "Lưu để biết"});
    office.officer.does({"case", "close", planned, "--end", office.today.plusDays(-340).iso()});
    CHECK(office.officer.run({"case", "add", planned, first}).exitCode != 0);

    // The mục lục, in the order in which they were put in.
    const auto contents = (office.officer.folder() / "muc-luc.pdf").string();
    office.officer.does({"case", "contents", planned, "-o", contents});
    const auto text = readPdf(contentOf(contents));
    CHECK(text.find("MỤC LỤC VĂN BẢN TRONG HỒ SƠ") != std::string::npos);
    CHECK(text.find("02/KH-BNV") < text.find("01/KH-BNV"));

    // The export: by day, PDFs in one, everything else beside.
    const auto zip = (office.officer.folder() / "ho-so.zip").string();
    const auto folder = (office.officer.folder() / "ho-so").string();
    office.officer.does({"case", "export", planned, "-o", zip});
    REQUIRE(std::system(
                ("cd " + office.officer.folder().string() + " && python3 -m zipfile -e " + zip + " " + folder)
                    .c_str()) == 0);
    CHECK(contentOf(folder + "/van-ban/0002-001.txt") == "bảng kê");
    CHECK(contentOf(folder + "/van-ban/0001-001.pdf") == pdfOf("Nội dung một"));
    const auto bound = readPdf(contentOf(folder + "/ho-so.pdf"));
    CHECK(bound.find("Nội dung một") < bound.find("Nội dung hai"));
    CHECK(bound.find("Nội dung hai") != std::string::npos);

    // Due within 30 days, handed over, and in the list of what went to the archive.
    const Json due = office.clerk.ask({"case", "due"});
    REQUIRE(linesOf(due["case_files"]) == 1);
    CHECK(due["case_files"].items()[0]["id"].text() == planned);
    office.clerk.does({"case", "hand-over", planned, "--text", "Biên bản giao nhận số 1"});
    CHECK(linesOf(office.clerk.ask({"case", "due"})["case_files"]) == 0);
    CHECK(linesOf(office.clerk.ask({"case", "hand-over-list", "--year", year})["rows"]) == 1);
    const Json counts = office.clerk.ask({"case", "statistics", "--year", year});
    CHECK(linesOf(counts["accounts"]) == 2);
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}
