#include "schemas/domain/limits.h"
#include "schemas/domain/statistic_package.h"
#include "storage/change_log.h"
#include "tests/http/statistic_worlds.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

std::string fractionOf(const Poco::JSON::Object::Ptr& line) {
    const auto rate = line->getObject("outgoing")->getObject("entered");
    return rate->getValue<std::string>("numerator") + "/" + rate->getValue<std::string>("denominator");
}

}  // namespace

TEST_CASE("figures of another installation stand in the report of the province", "[http]") {
    Sender sender;
    Receiver province;
    province.trust(sender.certificate());
    province.await();
    const auto before = province.report().json()->getValue<std::string>("as_of_change");
    CHECK(province.coverage() == "3 đơn vị phải có số liệu, 0 có số liệu");
    CHECK(contains(province.report("entry", "&format=csv").body, "Sở Tư pháp (chưa gửi gói số liệu)"));
    CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "0/0");
    const auto bytesBefore = province.report("entry", "&as_of_change=" + before + "&format=csv").body;

    const auto file = sender.file();
    const auto taken = province.take(file);

    REQUIRE(taken.status == 201);
    const auto digest = taken.json()->getValue<std::string>("digest");
    CHECK(province.coverage() == "3 đơn vị phải có số liệu, 1 có số liệu");
    const auto line = province.lineOf("Sở Tư pháp");
    CHECK(fractionOf(line) == "3/4");
    CHECK(line->getArray("delivered")->getObject(0)->getValue<std::string>("digest") == digest);
    // The report as of before is the same for ever.
    CHECK(province.report("entry", "&as_of_change=" + before + "&format=csv").body == bytesBefore);
    for (const auto* form : {"csv", "html"}) {
        const auto printed = province.report("entry", std::string("&format=") + form).body;
        CHECK(contains(printed, "3 đơn vị phải có số liệu, 1 có số liệu"));
        CHECK(contains(printed, digest));
        CHECK(contains(printed, "tính đến 08:00 ngày 01/04/2026"));
    }
    for (const auto* form : {"pdf", "xlsx"})
        CHECK(province.report("entry", std::string("&format=") + form).status == 200);
    for (const auto* other : {"interconnection", "handling", "timeliness"})
        CHECK(province.report(other).json()->getObject("coverage")->getValue<int>("counted") == 1);
    // What came lies as it came.
    CHECK(province
              .get("/api/v1/statistic-packages/" + taken.json()->getValue<std::string>("id") + "/file",
                   province.leader)
              .body == file);
}

TEST_CASE("the difference report tells which package made figures differ", "[http]") {
    Sender sender;
    Receiver province;
    province.trust(sender.certificate());
    const auto before = province.report().json()->getValue<std::string>("as_of_change");
    const auto taken = province.take(sender.file()).json();

    const auto difference =
        province
            .get("/api/v1/reports/differences" + kQuarter + "&report=entry&before_change=" + before,
                 province.leader)
            .json();

    const auto lines = difference->getArray("lines");
    REQUIRE(lines->size() == 1);
    CHECK(
        contains(lines->getObject(0)->getValue<std::string>("what"), taken->getValue<std::string>("digest")));
    CHECK(lines->getObject(0)->getObject("because")->getValue<std::string>("change") ==
          taken->getValue<std::string>("change"));
    const auto figures = difference->getArray("units")->getObject(0)->getArray("figures");
    CHECK(figures->getObject(0)->getValue<std::string>("figure") == "entered");
    CHECK(figures->getObject(0)->getValue<int>("by") == 3);
}

TEST_CASE("a later package takes the place of the one before, and no earlier one does", "[http]") {
    Sender sender;
    Receiver province;
    province.trust(sender.certificate());
    const auto first = sender.file();
    sender.enter("5");
    const auto second = sender.file();
    REQUIRE(province.take(first).status == 201);
    CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "3/4");
    const auto between = province.report().json()->getValue<std::string>("as_of_change");

    REQUIRE(province.take(second).status == 201);

    CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "4/5");
    CHECK(fractionOf(province.lineOf("Sở Tư pháp", "&as_of_change=" + between)) == "3/4");
    for (const auto& replayed : {first, second}) {
        const auto answer = province.take(replayed);
        CHECK(answer.status == 409);
        CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "4/5");
    }
    const auto listed = province.get("/api/v1/statistic-packages", province.leader).json();
    REQUIRE(listed->getArray("packages")->size() == 2);
    CHECK(listed->getArray("packages")->getObject(1)->getValue<std::string>("state") == "replaced");
}

TEST_CASE("a page of packages is full while older ones follow, whoever looks", "[http]") {
    const Forger forger;
    Receiver province;
    addUnit(province, "Sở Tài chính", "H99.3", false);
    const auto signer = province.trust(forger.key.certificate().pem());
    REQUIRE(province
                .send({"PATCH", "/api/v1/exchange/signers/" + signer, province.root,
                       R"({"organisation_codes":["H99.2","H99.3"]})"})
                .status == 200);
    const auto takeMonth = [&](const std::string& unit, int month) {
        const auto first = *domain::Date::fromParts(2026, static_cast<unsigned>(month), 1);
        const auto file = forger.fileWith([&](auto& package) {
            package.unitCode = unit;
            package.from = first;
            package.to = first.plusDays(27);
        });
        REQUIRE(province.take(file).status == 201);
    };
    // Newest first: 6 to 1, of which 4, 3 and 1 are those of H99.2.
    for (const auto& [unit, month] :
         {std::pair{"H99.2", 1}, {"H99.3", 1}, {"H99.2", 2}, {"H99.2", 3}, {"H99.3", 2}, {"H99.3", 3}})
        takeMonth(unit, month);
    const auto own = province.tokenOf("giamdoc", domain::Role::leader, "H99.2");
    const auto page = [&](const std::string& caller, const std::string& query) {
        const auto packages =
            province.get("/api/v1/statistic-packages?limit=2" + query, caller).json()->getArray("packages");
        std::string ids;
        for (unsigned i = 0; i < packages->size(); ++i)
            ids += packages->getObject(i)->getValue<std::string>("id") + ' ';
        return ids;
    };
    CHECK(page(own, "") == "4 3 ");
    CHECK(page(own, "&before=3") == "1 ");
    CHECK(page(province.leader, "") == "6 5 ");
    CHECK(page(province.root, "&before=5") == "4 3 ");
}

TEST_CASE("packages that leave no day of a period out are added up", "[http]") {
    const Forger forger;
    Receiver province;
    province.trust(forger.key.certificate().pem());
    const auto month = [&](const std::string& from, const std::string& to) {
        return forger.fileWith([&](auto& package) {
            package.from = *domain::parseIsoDate(from);
            package.to = *domain::parseIsoDate(to);
        });
    };
    REQUIRE(province.take(month("2026-01-01", "2026-01-31")).status == 201);
    REQUIRE(province.take(month("2026-03-01", "2026-03-31")).status == 201);
    CHECK_FALSE(province.lineOf("Sở Tư pháp"));  // February is not known

    REQUIRE(province.take(month("2026-02-01", "2026-02-28")).status == 201);

    CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "30/30");
    CHECK(province.lineOf("Sở Tư pháp")->getArray("delivered")->size() == 3);
    // One of the whole period goes before its parts.
    REQUIRE(province.take(forger.file(Forger::package())).status == 201);
    CHECK(fractionOf(province.lineOf("Sở Tư pháp")) == "10/10");
}

TEST_CASE("a package that is not believed is refused and nothing is changed", "[http]") {
    const Forger forger;
    const Forger stranger;
    Receiver province;
    const auto signer = province.trust(forger.key.certificate().pem());
    const auto head = province.database.head();
    const auto refused = [&](const std::string& file, const std::string& expected) {
        CAPTURE(expected);
        const auto answer = province.take(file);
        CHECK(answer.status == 422);
        std::string told = answer.json()->optValue<std::string>("detail", "");
        for (const auto& violation : answer.violations())
            told += ' ' + violation;
        CAPTURE(told);
        CHECK(contains(told, expected));
        CHECK(province.database.head() == head);
        CHECK(province.get("/api/v1/statistic-packages", province.leader)
                  .json()
                  ->getArray("packages")
                  ->size() == 0);
    };
    const auto good = forger.file(Forger::package());

    auto touched = good;
    touched.replace(touched.find("\\\"entered\\\":10"), 14, "\\\"entered\\\":11");
    refused(touched, "không khớp với gói số liệu");
    auto signature = good;
    const auto last = signature.size() - 3;
    signature[last] = signature[last] == '0' ? '1' : '0';
    refused(signature, "không khớp với gói số liệu");
    refused(textOf(domain::StatisticFile{canonicalText(Forger::package()), "x"}), "không khớp");
    refused(stranger.file(Forger::package()), "chưa được khai tại đây");
    refused(forger.fileWith([](auto& package) { package.unitCode = "H99.3"; }), "không được khai cho đơn vị");
    refused(forger.fileWith([](auto& package) { package.ruleSet = "vanthu-ty-le-1"; }),
            "package.rule_set unknown_value");
    refused(forger.fileWith([](auto& package) { package.to = package.from.plusDays(-1); }),
            "package.period.to too_early");
    refused(forger.fileWith([](auto& package) {
        package.to = *domain::parseIsoDate("2026-04-02");
        package.asOf = *domain::parseTimestamp("2026-04-03T08:00:00+07:00");
    }),
            "package.period.to in_the_future");
    refused(forger.fileWith([](auto& package) { package.asOf -= std::chrono::hours{24}; }),
            "package.as_of too_early");
    refused(forger.fileWith([](auto& package) { package.asOf += std::chrono::hours{240}; }),
            "package.as_of in_the_future");
    refused(forger.fileWith([](auto& package) { package.figures.outgoing.counts[1] = 11; }),
            "package.figures.outgoing.with_file above_denominator");
    refused(R"({"package":"{}","signature":"00"})", "package.format required");
    refused("[", "malformed");
    auto tomorrow = forger;
    tomorrow.signedAt += std::chrono::hours{48};
    refused(tomorrow.file(Forger::package()), "không có hiệu lực lúc ký");
    CHECK(province.take('"' + std::string(limits::kStatisticFileBytes, 'x') + '"').status == 413);

    REQUIRE(
        province.send({"PATCH", "/api/v1/exchange/signers/" + signer, province.root, R"({"revoked":true})"})
            .status == 200);
    const auto revoked = province.take(good);
    CHECK(revoked.status == 422);
    CHECK(contains(revoked.body, "đã bị thu hồi"));
}

TEST_CASE("a unit that is none, or has its registry here, delivers nothing", "[http]") {
    const Forger forger;
    Receiver province;
    const auto id = province.trust(forger.key.certificate().pem());
    REQUIRE(province
                .send({"PATCH", "/api/v1/exchange/signers/" + id, province.root,
                       R"({"organisation_codes":["H99.1","H99.9"]})"})
                .status == 200);

    const auto here = province.take(forger.fileWith([](auto& package) { package.unitCode = "H99.1"; }));
    const auto unknown = province.take(forger.fileWith([](auto& package) { package.unitCode = "H99.9"; }));

    CHECK(here.status == 422);
    CHECK(contains(here.body, "giữ sổ văn bản ngay tại đây"));
    CHECK(unknown.status == 422);
    CHECK(contains(unknown.body, "Không có cơ quan nào mang mã định danh H99.9"));
}

TEST_CASE("a package is made of a unit and period that has figures, with a key", "[http]") {
    Sender sender;
    CHECK(sender.make().status == 409);  // no key
    static_cast<void>(sender.certificate());
    const auto wrong = [&](const std::string& body) { return sender.make(body).violations(); };
    using Strings = std::vector<std::string>;
    CHECK(wrong("{}") == Strings{"from required", "to required"});
    CHECK(wrong(R"({"from":"2026-02-01","to":"2026-01-01"})") == Strings{"to too_early"});
    CHECK(wrong(R"({"from":"2026-01-01","to":"2026-04-01"})") == Strings{"to in_the_future"});
    CHECK(wrong(R"({"from":"2025-01-01","to":"2026-03-31"})") == Strings{"to too_long_a_period"});
    CHECK(wrong("{" + kQuarterBody + R"(,"organisation":"H99.9"})") ==
          Strings{"organisation unknown_organisation"});
    CHECK(wrong("{" + kQuarterBody + R"(,"more":1})") == Strings{"more unknown_field"});
    CHECK(sender.make("{" + kQuarterBody + R"(,"organisation":"H99.1"})").status == 403);
    CHECK(sender.make().json()->getValue<int>("sequence") == 1);
    CHECK(sender.make().json()->getValue<int>("sequence") == 2);
}

TEST_CASE("a request that is repeated with its key makes and takes one package", "[http]") {
    Sender sender;
    Receiver province;
    province.trust(sender.certificate());
    const auto file = sender.file();
    const auto once = [&] {
        return province.send({"POST",
                              "/api/v1/statistic-packages/receipt",
                              province.leader,
                              file,
                              "application/json",
                              {{"Idempotency-Key", "mot-lan-thoi"}}});
    };
    const auto first = once();
    const auto again = once();
    CHECK(first.status == 201);
    CHECK(again.body == first.body);
    CHECK(province.get("/api/v1/statistic-packages", province.leader).json()->getArray("packages")->size() ==
          1);
}

TEST_CASE("a duty ends by another one, and reports of before do not follow", "[http]") {
    Receiver province;
    province.await();
    const auto before = province.report().json()->getValue<std::string>("as_of_change");
    CHECK(province.coverage() == "3 đơn vị phải có số liệu, 0 có số liệu");
    const auto enter = [&](const std::string& more) {
        return province.post("/api/v1/statistic-duties", province.leader,
                             R"({"organisation":"H99.2","from":"2025-01-01")" + more + "}");
    };
    CHECK(enter("").status == 409);
    CHECK(enter(R"(,"to":"2024-12-31")").violations() == std::vector<std::string>{"to too_early"});
    CHECK(enter(R"(,"to":"2025-12-31","replaces":1)").violations() ==
          std::vector<std::string>{"note required"});
    CHECK(enter(R"(,"to":"2025-12-31","replaces":9,"note":"Nhầm")").status == 404);

    REQUIRE(enter(R"(,"to":"2025-12-31","replaces":1,"note":"Chuyển về máy chủ chung")").status == 201);

    CHECK(enter(R"(,"to":"2025-11-30","replaces":1,"note":"Lần nữa")").status == 409);
    CHECK(province.coverage() == "2 đơn vị phải có số liệu, 0 có số liệu");
    CHECK(province.coverage("&as_of_change=" + before) == "3 đơn vị phải có số liệu, 0 có số liệu");
    const auto duties = province.get("/api/v1/statistic-duties", province.leader).json()->getArray("duties");
    REQUIRE(duties->size() == 1);
    CHECK(duties->getObject(0)->getValue<std::string>("to") == "2025-12-31");
}

TEST_CASE("duties come in pages, newest first", "[http]") {
    Receiver province;
    for (const auto* year : {"2023", "2024", "2025"})
        REQUIRE(province
                    .post("/api/v1/statistic-duties", province.leader,
                          R"({"organisation":"H99.2","from":")" + std::string(year) + R"(-01-01","to":")" +
                              year + R"(-12-31"})")
                    .status == 201);
    const auto firstDays = [&](const std::string& query) {
        std::vector<std::string> days;
        const auto duties =
            province.get("/api/v1/statistic-duties" + query, province.leader).json()->getArray("duties");
        for (std::size_t i = 0; i < duties->size(); ++i)
            days.push_back(duties->getObject(static_cast<unsigned>(i))->getValue<std::string>("from"));
        return days;
    };

    CHECK(firstDays("?limit=2") == std::vector<std::string>{"2025-01-01", "2024-01-01"});
    CHECK(firstDays("?limit=2&before=2") == std::vector<std::string>{"2023-01-01"});
    CHECK(firstDays("?before=1").empty());
    CHECK(province.get("/api/v1/statistic-duties?limit=201", province.leader).violations() ==
          std::vector<std::string>{"limit out_of_range"});
}

TEST_CASE("who leads a department is told what units below it deliver, nobody beside it is", "[http]") {
    Receiver province;
    addUnit(province, "Chi cục Văn thư", "H99.1.7", false, "H99.1");
    const Forger forger{.key =
                            evidence::SigningKey::make("Chi cục Văn thư", {"H99.1.7"},
                                                       *domain::parseTimestamp("2026-01-01T00:00:00+07:00"))};
    province.trust(forger.key.certificate().pem(), "H99.1.7");
    REQUIRE(province.take(forger.fileWith([](auto& package) { package.unitCode = "H99.1.7"; })).status ==
            201);
    const auto head = province.tokenOf("giamdoc", domain::Role::leader, "H99.1");
    const auto clerk = province.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto beside = province.tokenOf("giamdoc2", domain::Role::leader, "H99.2");
    const auto issued = [&](const std::string& token) -> int {
        const auto units = province.get("/api/v1/reports/entry" + kQuarter, token).json()->getArray("units");
        for (unsigned i = 0; i < units->size(); ++i)
            if (const auto unit = units->getObject(i);
                unit->getValue<std::string>("name") == "Chi cục Văn thư")
                return unit->getObject("outgoing")->getObject("entered")->getValue<int>("numerator");
        return -1;
    };
    const auto packages = [&](const std::string& token) {
        return province.get("/api/v1/statistic-packages", token).json()->getArray("packages")->size();
    };

    CHECK(issued(province.leader) == 10);
    CHECK(issued(head) == 10);
    CHECK(issued(clerk) == -1);
    CHECK(issued(beside) == -1);
    CHECK(packages(head) == 1);
    CHECK(packages(clerk) == 0);
    CHECK(packages(beside) == 0);
    const std::string file = "/api/v1/statistic-packages/1/file";
    CHECK(province.get(file, head).status == 200);
    CHECK(province.get(file, beside).status == 404);
    // To take packages is for the province all the same.
    CHECK(province.post("/api/v1/statistic-packages/receipt", head, forger.file(Forger::package())).status ==
          403);
}

TEST_CASE("only who decides for the province takes packages", "[http]") {
    Receiver province;
    const auto leader = province.tokenOf("giamdoc", domain::Role::leader, "H99.1");
    const Forger forger;
    province.trust(forger.key.certificate().pem());

    const auto taken =
        province.post("/api/v1/statistic-packages/receipt", leader, forger.file(Forger::package()));
    const auto duty =
        province.post("/api/v1/statistic-duties", leader, R"({"organisation":"H99.2","from":"2026-01-01"})");

    CHECK(taken.status == 403);
    CHECK(duty.status == 403);
    REQUIRE(province.take(forger.file(Forger::package())).status == 201);
    // Whoever does not see reports of the unit is not told of its packages.
    CHECK(province.get("/api/v1/statistic-packages", leader).json()->getArray("packages")->size() == 0);
    CHECK(province.get("/api/v1/statistic-packages/1/file", leader).status == 404);
}

}  // namespace vanthu::tests
