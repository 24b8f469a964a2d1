#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

namespace {

using Words = std::vector<std::string>;

/// A department with its clerk and an administrator at their terminals.
struct BooksDepartment {
    Installation installation;
    Person admin{installation};
    Person clerk{installation};

    BooksDepartment() {
        setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
        addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    }
    void open(const std::string& code, const Words& more) const {
        Words words{"book",     "add",    "--unit", "H09.12", "--direction",
                    "outgoing", "--code", code,     "--name", "Sổ " + code};
        words.insert(words.end(), more.begin(), more.end());
        admin.does(words);
    }
    [[nodiscard]] Json issue(const std::string& type, const Words& more = {}) const {
        Words words{"outgoing",  "register",        "--type",   type,
                    "--subject", "Văn bản " + type, "--signer", "Nguyễn Văn A"};
        words.insert(words.end(), more.begin(), more.end());
        return clerk.ask(words);
    }
    [[nodiscard]] bool refuses(const Words& words) const { return clerk.run(words).exitCode != 0; }
};

}  // namespace

TEST_CASE("copies, boards and secrets are numbered in books of their own, by command", "[e2e]") {
    const BooksDepartment department;
    department.open("sao", {"--purpose", "copies"});
    department.open(
        "bcd", {"--purpose", "board", "--board", "Ban Chỉ đạo chuyển đổi số", "--board-notation", "BCĐ"});
    department.open("mat", {"--purpose", "secret_stubs"});
    const auto letter =
        department.clerk
            .ask({"incoming", "register", "--number", "456/KH-UBND", "--date", "28/09/2018", "--issuer",
                  "UBND tỉnh Bình Dương", "--type", "KH", "--subject", "Kế hoạch cải cách hành chính"})["id"]
            .text();

    const Json trueCopy = department.issue("SY", {"--link", "copy_of:" + letter});
    CHECK(trueCopy["code"].text() == "01/SY-SNV");
    CHECK(department.issue("TrS", {"--link", "copy_of:" + letter})["code"].text() == "02/TrS-SNV");
    CHECK(department.issue("SL", {"--link", "copy_of:" + trueCopy["id"].text()})["code"].text() ==
          "03/SL-SNV");
    CHECK(department.refuses(
        {"outgoing", "register", "--type", "SY", "--subject", "Không nguồn", "--signer", "A"}));
    CHECK(department.issue("QĐ")["code"].text() == "01/QĐ-SNV");
    CHECK(department.issue("KH", {"--book", "bcd"})["code"].text() == "01/KH-BCĐ");
    const Json shown = department.clerk.ask({"document", "show", letter});
    REQUIRE(shown["links"].items().size() == 2);
    CHECK(shown["links"].items()[0]["relation"].text() == "copied_as");

    department.clerk.does({"book", "stub", "mat", "--secrecy", "toi_mat"});
    CHECK(department.clerk.ask({"book", "stubs", "mat"})["secret_stubs"].items().size() == 1);
    CHECK(department.refuses(
        {"outgoing", "register", "--type", "QĐ", "--subject", "x", "--signer", "A", "--book", "mat"}));
    CHECK(department.admin.ask({"verify"})["clean"].truth());
}

TEST_CASE("a number is held, used, given up and written with a letter, by command", "[e2e]") {
    const BooksDepartment department;
    const auto& clerk = department.clerk;
    for (const std::string purpose : {"Quyết định đang trình ký", "Kế hoạch đang trình ký"})
        clerk.does({"number", "reserve", "di", "--for", "Phòng Tổ chức", "--until", "31/12/2199", "--purpose",
                    purpose});
    const Json third = department.issue("KH");
    CHECK(third["registry_number"].text() == "3");
    const auto year = third["year"].text();

    CHECK(department.issue("QĐ", {"--number", "1"})["code"].text() == "01/QĐ-SNV");
    clerk.does({"number", "void", "di", "2", "--year", year, "--reason", "Không ban hành"});
    CHECK(department.refuses(
        {"outgoing", "register", "--type", "KH", "--subject", "x", "--signer", "A", "--number", "2"}));
    CHECK(department.refuses(
        {"outgoing", "register", "--type", "KH", "--subject", "x", "--signer", "A", "--number", "3a"}));
    const Json lettered =
        department.issue("KH", {"--number", "3a", "--number-reason", "Bổ sung sau khi phát hành"});
    CHECK(lettered["code"].text() == "03a/KH-SNV");
    clerk.does({"document", "link", lettered["id"].text(), third["id"].text(), "--kind", "replaces"});
    clerk.does({"document", "correct", third["id"].text(), "--note", "Đã thay thế", "--reason", "Ghi thêm"});

    const Json series = clerk.ask({"number", "gaps", "di"})["series"].items()[0];
    CHECK(series["gaps"].items().empty());
    CHECK(series["reserved"].items().empty());
    CHECK(series["last_number"].integer() == 3);
    department.admin.does({"book", "close", series["book"].text()});
    department.admin.does({"book", "lock", series["book"].text()});
    CHECK(department.refuses({"document", "correct", third["id"].text(), "--note", "x", "--reason", "x"}));
    CHECK(department.admin.ask({"verify"})["clean"].truth());
}
