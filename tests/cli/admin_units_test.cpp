#include "client-cli/admin_units.h"

#include "tests/cli/terminal.h"
#include "tests/support/test_data.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using vanthu::cli::adminUnitRecords;
using vanthu::cli::isAdminUnitFolder;
using vanthu::cli::OrganisationLine;
using vanthu::tests::Terminal;
using vanthu::tests::testData;

namespace {

/// Two provinces that merge, one that stays; a commune that stays, one that is renamed, one that is split up.
std::filesystem::path smallCountry(const Terminal& terminal) {
    const auto file = terminal.file(
        "x-legacy-provinces.json",
        R"([{"code":"01","nameWithType":"Thành phố Hà Nội"},{"code":"83","nameWithType":"Tỉnh Bến Tre"},)"
        R"({"code":"86","nameWithType":"Tỉnh Vĩnh Long"}])");
    terminal.file("x-legacy-districts.json",
                  R"([{"code":"829","nameWithType":"Thành phố Bến Tre","provinceCode":"83"}])");
    terminal.file("x-legacy-wards.json",
                  R"([{"code":"00004","nameWithType":"Phường Trúc Bạch","districtCode":"829"},)"
                  R"({"code":"00007","nameWithType":"Xã Sơn Đông","districtCode":"829"},)"
                  R"({"code":"00008","nameWithType":"Xã Tách","districtCode":"829"}])");
    terminal.file("x-current-provinces.json", R"([{"code":"01","nameWithType":"Thành phố Hà Nội"},)"
                                              R"({"code":"86","nameWithType":"Tỉnh Vĩnh Long"}])");
    terminal.file("x-current-wards.json",
                  R"([{"code":"00004","nameWithType":"Phường Ba Đình","provinceCode":"86"},)"
                  R"({"code":"00007","nameWithType":"Xã Sơn Đông","provinceCode":"86"}])");
    terminal.file("x-mappings.json", R"([
        {"oldProvinceCode":"01","newProvinceCode":"01","newWardCode":"00004","oldWardCode":"00004","oldDistrictCode":"829","note":"Nhập toàn bộ"},
        {"oldProvinceCode":"86","newProvinceCode":"86","newWardCode":"00004","oldWardCode":"00008","oldDistrictCode":"829","note":"Nhập một phần"},
        {"oldProvinceCode":"83","newProvinceCode":"86","newWardCode":"00007","oldWardCode":"00007","oldDistrictCode":"829","note":"Giữ nguyên"}])");
    return std::filesystem::path(file).parent_path();
}

std::vector<std::string> told(const std::vector<OrganisationLine>& lines) {
    std::vector<std::string> texts;
    for (const auto& line : lines) {
        const auto& record = line.record;
        const bool isUnit = record["record"].text() == "unit";
        texts.push_back(isUnit ? record["code"].text() + ' ' + record["name"].text() + ' ' +
                                     record["valid_from"].text() + ".." + record["valid_to"].text()
                               : record["predecessor"].text() + '>' + record["successor"].text() + ' ' +
                                     record["kind"].text() + (record["partial"].truth() ? " partial" : ""));
    }
    return texts;
}

}  // namespace

TEST_CASE("units before and after 1 July 2025 become records with their days", "[cli]") {
    const Terminal terminal("http://127.0.0.1:1");
    std::vector<std::string> remarks;

    const auto records = told(adminUnitRecords(smallCountry(terminal), remarks));

    CHECK(records == std::vector<std::string>{
                         "gso:01 Ủy ban nhân dân thành phố Hà Nội ..",
                         "gso:83 Ủy ban nhân dân tỉnh Bến Tre ..2025-06-30",
                         "gso:86 Ủy ban nhân dân tỉnh Vĩnh Long ..2025-06-30",
                         "gso:829 Ủy ban nhân dân thành phố Bến Tre ..2025-06-30",
                         "gso:00004 Ủy ban nhân dân phường Trúc Bạch ..2025-06-30",
                         "gso:00007 Ủy ban nhân dân xã Sơn Đông ..",
                         "gso:00008 Ủy ban nhân dân xã Tách ..2025-06-30",
                         "gso:86 Ủy ban nhân dân tỉnh Vĩnh Long 2025-07-01..",
                         "gso:00004 Ủy ban nhân dân phường Ba Đình 2025-07-01..",
                         "gso:00007 Ủy ban nhân dân xã Sơn Đông 2025-07-01..",
                         "gso:83>gso:86 merge",
                         "gso:86>gso:86 merge",
                         "gso:829>gso:00004 takeover partial",
                         "gso:00004>gso:00004 merge",
                         "gso:00008>gso:00004 split partial",
                         "gso:829>gso:00007 takeover partial",
                     });
    CHECK(remarks.empty());
}

TEST_CASE("a folder without all lists is no list of administrative units", "[cli]") {
    const Terminal terminal("http://127.0.0.1:1");
    const auto folder = std::filesystem::path(terminal.file("x-mappings.json", "[]")).parent_path();

    CHECK_FALSE(isAdminUnitFolder(folder));
    CHECK_FALSE(isAdminUnitFolder(folder / "nowhere"));
    CHECK(isAdminUnitFolder(smallCountry(terminal)));
}

TEST_CASE("the published lists give 63 provinces, 34 after them, and who follows whom", "[cli]") {
    const auto folder = testData("admin_units");
    if (!folder) {
        WARN("no admin_units test data");
        return;
    }
    std::vector<std::string> remarks;
    const auto lines = adminUnitRecords(*folder, remarks);

    std::map<std::string, int> counts;
    std::map<std::string, std::set<std::string>> merged;
    for (const auto& line : lines) {
        const auto& record = line.record;
        if (record["record"].text() == "unit")
            ++counts[record["level"].text() + (record["valid_from"].text().empty() ? " before" : " after")];
        else if (record["predecessor"].text().size() == 6)
            merged[record["successor"].text()].insert(record["predecessor"].text());
    }
    CHECK(counts["tinh before"] == 63);
    CHECK(counts["huyen before"] == 696);
    CHECK(counts["xa before"] == 10'033);
    CHECK(counts["xa after"] == 3'321);
    CHECK(merged.size() == 23);  // of 34; the other 11 go on as they were
    CHECK(counts["tinh after"] == 23);
    CHECK(merged["gso:86"] == std::set<std::string>{"gso:83", "gso:84", "gso:86"});
    CHECK(remarks.size() == 3);  // two districts stand twice, a commune of Tiền Giang under Tây Ninh
}
