#include "server/app/sample_audits.h"
#include "storage/digest.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

namespace vanthu::tests {
namespace {

const std::string kYear = "?from=2026-01-01&to=2026-03-31";

/// A department with five outgoing numbers: 1, 2, 5 entered, 3 void, 4 missing. It is 2026-04-01.
struct Evidence : HttpWorld {
    std::string clerk, leader, auditor;

    Evidence() {
        clerk = tokenOf("vanthu", domain::Role::clerk, "H99.1");
        for (const std::string number : {"1", "2", "5"})
            REQUIRE(post("/api/v1/documents", clerk,
                         R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"},)"
                         R"("registry_number":")" +
                             number + "\"}")
                        .status == 201);
        const auto books = get("/api/v1/books", clerk).json()->getArray("books");
        for (unsigned i = 0; i < books->size(); ++i) {
            const auto book = books->getObject(i);
            if (book->getValue<std::string>("direction") != "outgoing") continue;
            REQUIRE(post("/api/v1/books/" + book->getValue<std::string>("id") + "/voided-numbers", clerk,
                         R"({"year":2026,"number":"3","reason":"In hỏng"})")
                        .status == 201);
        }
        clock.set(*domain::parseTimestamp("2026-04-01T08:00:00+07:00"));
        clerk = app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
        admin = callerOf("quantri");
        leader = tokenOf("giamdoc", domain::Role::leader, "H99.1");
        auditor = tokenOf("chutich", domain::Role::leader, "H99");
    }

    [[nodiscard]] HttpAnswer series(const std::string& more = "") const {
        return get("/api/v1/reports/series" + kYear + more, auditor);
    }
    [[nodiscard]] std::string seriesId() const {
        return series().json()->getArray("series")->getObject(0)->getValue<std::string>("series_id");
    }
    [[nodiscard]] HttpAnswer declare(const std::string& documents, const std::string& more = "") const {
        return post("/api/v1/declared-counts", clerk,
                    R"({"direction":"outgoing","from":"2026-01-01","to":"2026-03-31","documents":)" +
                        documents + more + "}");
    }
    /// Numerator and denominator of rate A of the department.
    [[nodiscard]] std::string rateA(const std::string& more) const {
        const auto units = get("/api/v1/reports/entry" + kYear + more, clerk).json()->getArray("units");
        const auto rate = units->getObject(0)->getObject("outgoing")->getObject("entered");
        return rate->getValue<std::string>("numerator") + "/" + rate->getValue<std::string>("denominator") +
               " " + rate->getValue<std::string>("base");
    }
    [[nodiscard]] HttpAnswer draw(const std::string& more) const {
        return post("/api/v1/sample-audits", auditor,
                    R"({"series":)" + seriesId() + R"(,"from":"2026-01-01","to":"2026-03-31",)" + more + "}");
    }
    [[nodiscard]] HttpAnswer record(const std::string& id, const std::string& results) const {
        return post("/api/v1/sample-audits/" + id + "/results", auditor, R"({"results":[)" + results + "]}");
    }
    [[nodiscard]] HttpAnswer close(const std::string& id) const {
        return post("/api/v1/sample-audits/" + id + "/closing", auditor, R"({"conclusion":"Khớp"})");
    }
};

using Strings = std::vector<std::string>;

TEST_CASE("series tell which numbers are missing and why others have no document", "[http]") {
    Evidence world;
    const auto series = world.series().json()->getArray("series")->getObject(0);
    CHECK(series->getValue<int>("lowest") == 1);
    CHECK(series->getValue<int>("highest") == 5);
    CHECK(series->getValue<int>("entered") == 3);
    CHECK(series->getValue<int>("missing") == 1);
    CHECK(series->getArray("missing_ranges")->getObject(0)->getValue<int>("first") == 4);
    CHECK(series->getArray("explained")->getObject(0)->getValue<std::string>("reason") == "In hỏng");
    const auto csv = world.series("&format=csv");
    CHECK(csv.body.find("3: hủy, In hỏng") != std::string::npos);
    CHECK(world.series("&format=pdf").body.starts_with("%PDF-"));
    CHECK(world.series("&format=xlsx").body.starts_with("PK"));
    // Before the numbers were taken there was none of them.
    CHECK(world.series("&as_of=2026-03-01").json()->getArray("series")->size() == 0);
    CHECK(world.series("&direction=incoming").json()->getArray("series")->size() == 0);
    CHECK(world.series("&direction=archived").violations() == Strings{"direction unknown_value"});
}

TEST_CASE("rates stand against the series, what was declared, or the greater of both", "[http]") {
    Evidence world;
    CHECK(world.rateA("") == "3/4 number_series");
    CHECK(world.rateA("&base=declared") == "0/0 declared");
    CHECK(world.rateA("&base=greater") == "3/4 greater");
    REQUIRE(world.declare("10").status == 201);
    CHECK(world.rateA("") == "3/4 number_series");
    CHECK(world.rateA("&base=declared") == "3/10 declared");
    CHECK(world.rateA("&base=greater") == "3/10 greater");
    // A period that is not covered has no declared base.
    CHECK(world.get("/api/v1/reports/entry?from=2026-01-01&to=2026-12-31&base=declared", world.clerk)
              .json()
              ->getObject("total")
              ->getObject("outgoing")
              ->getValue<int>("declared_by") == 0);
    REQUIRE(world.declare("2", R"(,"corrects":1,"note":"Đếm lại")").status == 201);
    CHECK(world.rateA("&base=declared") == "3/2 declared");
    CHECK(world.rateA("&base=greater") == "3/4 greater");
    CHECK(world.get("/api/v1/reports/entry" + kYear + "&base=khac", world.clerk).violations() ==
          Strings{"base unknown_value"});
}

TEST_CASE("differences on the base of declarations tell what was declared, and every denominator", "[http]") {
    Evidence world;
    const auto change = [&] { return world.series().json()->getValue<std::string>("as_of_change"); };
    const auto differences = [&](const std::string& from, const std::string& to, const std::string& more) {
        return world.get("/api/v1/reports/differences" + kYear + "&report=entry&before_change=" + from +
                             "&as_of_change=" + to + more,
                         world.auditor);
    };
    const auto empty = change();
    REQUIRE(world.declare("10").status == 201);
    const auto declared = change();
    world.clock.advance(std::chrono::hours{1});
    REQUIRE(world.declare("2", R"(,"corrects":1,"note":"Đếm lại")").status == 201);
    const auto corrected = change();

    // The series did not change, so of rates against it nothing does.
    CHECK(differences(empty, corrected, "").json()->getArray("lines")->empty());
    const auto first = differences(empty, declared, "&base=declared").json();
    CHECK(first->getValue<std::string>("base") == "declared");
    REQUIRE(first->getArray("lines")->size() == 1);
    const auto line = first->getArray("lines")->getObject(0);
    CHECK(line->getValue<std::string>("what").starts_with("Khai báo kỳ 01/01/2026–31/03/2026: 10 văn bản"));
    CHECK(line->getObject("because")->getValue<std::string>("change") == declared);
    const auto figure = line->getArray("figures")->getObject(0);
    CHECK(figure->getValue<std::string>("figure") == "declared");
    CHECK(figure->getValue<int>("by") == 10);
    const auto unit = first->getArray("units")->getObject(0)->getObject("denominator");
    CHECK_FALSE(unit->has("before"));
    CHECK(unit->getValue<int>("after") == 10);

    const auto second = differences(declared, corrected, "&base=greater").json();
    CHECK(second->getArray("lines")->getObject(0)->getValue<std::string>("what").starts_with("Khai báo lại"));
    const auto greater = second->getArray("units")->getObject(0);
    CHECK(greater->getArray("figures")->getObject(0)->getValue<int>("by") == -8);
    CHECK(greater->getObject("denominator")->getValue<int>("before") == 10);
    CHECK(greater->getObject("denominator")->getValue<int>("after") == 4);  // the series again
    CHECK(differences(declared, corrected, "&base=declared&format=csv").body.find("Số khai báo,giảm 8") !=
          std::string::npos);

    CHECK(differences(empty, corrected, "&base=khac").violations() == Strings{"base unknown_value"});
    CHECK(world
              .get("/api/v1/reports/differences" + kYear + "&report=handling&before=2026-03-01&base=declared",
                   world.auditor)
              .violations() == Strings{"base not_of_this_report"});
}

TEST_CASE("reports as of a change stay the same bytes when others declare, draw and record", "[http]") {
    Evidence world;
    REQUIRE(world.declare("10").status == 201);
    const auto change = world.series().json()->getValue<std::string>("as_of_change");
    std::map<std::string, std::string> first;
    for (const std::string report : {"entry", "series", "declared-counts"})
        for (const std::string format : {"json", "csv", "xlsx", "pdf"})
            for (const std::string base : {"", "&base=declared", "&base=greater"}) {
                if (report != "entry" && !base.empty()) continue;
                const auto path = "/api/v1/reports/" + report + kYear + base + "&as_of_change=" + change +
                                  "&format=" + format;
                first[path] = world.get(path, world.auditor).body;
            }
    world.clock.advance(std::chrono::hours{1});
    REQUIRE(world.declare("2", R"(,"corrects":1,"note":"Đếm lại")").status == 201);
    REQUIRE(world.draw(R"("size":2)").status == 201);
    REQUIRE(world
                .post("/api/v1/documents", world.clerk,
                      R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"},)"
                      R"("registry_number":"4","issued_date":"2026-03-02","number_reason":"Nhập bù"})")
                .status == 201);
    CHECK(world.series().json()->getObject("total")->getValue<int>("missing") == 0);
    for (const auto& [path, bytes] : first) {
        INFO(path);
        CHECK(world.get(path, world.auditor).body == bytes);
    }
    const auto both = world.get("/api/v1/reports/declared-counts" + kYear, world.auditor).json();
    CHECK(both->getArray("declarations")->size() == 2);
    CHECK(both->getArray("declarations")->getObject(0)->getValue<std::string>("declared_by") ==
          "Người vanthu");
}

TEST_CASE("what is wrong with a declaration is named field by field", "[http]") {
    Evidence world;
    const auto said = [&](const std::string& json) {
        return world.post("/api/v1/declared-counts", world.clerk, json).violations();
    };
    CHECK(said("{}") == Strings{"direction required", "from required", "to required", "documents required"});
    const std::string way = R"({"direction":"outgoing",)";
    CHECK(said(way + R"("from":"2026-02-01","to":"2026-01-01","documents":1})") == Strings{"to too_early"});
    CHECK(said(way + R"("from":"2025-12-01","to":"2026-01-31","documents":1})") == Strings{"to other_year"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-04-02","documents":1})") ==
          Strings{"to in_the_future"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-01-31","documents":-1})") ==
          Strings{"documents out_of_range"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-01-31","documents":1000001})") ==
          Strings{"documents out_of_range"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-01-31","documents":1,"organisation":"H00"})") ==
          Strings{"organisation unknown_organisation"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-01-31","documents":1,"corrects":1})") ==
          Strings{"note required"});
    CHECK(said(R"({"direction":"archived","from":"2026-01-01","to":"2026-01-31","documents":1})") ==
          Strings{"direction unknown_value"});
    CHECK(said(way + R"("from":"2026-01-01","to":"2026-01-31","documents":1,"organisation":"H99"})").empty());
    CHECK(world
              .post("/api/v1/declared-counts", world.clerk,
                    way + R"("from":"2026-01-01","to":"2026-01-31","documents":1,"organisation":"H99"})")
              .status == 403);
    REQUIRE(world.declare("10").status == 201);
    CHECK(world.declare("11").status == 409);
    CHECK(world.declare("11", R"(,"corrects":7,"note":"x")").status == 404);
}

TEST_CASE("a sample can be drawn again by anybody, and draws no number twice", "[http]") {
    Evidence world;
    const auto made = world.draw(R"("size":3,"seed":42,"note":"Kiểm tra quý I")");
    REQUIRE(made.status == 201);
    const auto audit = made.json();
    CHECK(audit->getValue<int>("population") == 4);  // 3 is void
    CHECK(audit->getValue<bool>("seed_given"));
    std::set<std::string> numbers;
    const auto listed = audit->getArray("numbers");
    for (unsigned i = 0; i < listed->size(); ++i)
        numbers.insert(listed->getObject(i)->getValue<std::string>("number"));
    std::map<std::string, std::string> lots;
    for (const std::string number : {"1", "2", "4", "5"})
        lots[storage::hex(storage::sha256("42:" + number))] = number;
    std::set<std::string> lowest;
    for (auto lot = lots.begin(); lowest.size() < 3; ++lot)
        lowest.insert(lot->second);
    CHECK(numbers == lowest);

    std::vector<storage::ExpectedNumber> many;
    for (int number = 1; number <= 1000; ++number)
        many.push_back({number, "", std::nullopt});
    std::map<std::int64_t, int> times;
    for (int seed = 0; seed < 300; ++seed) {
        std::set<std::int64_t> once;
        for (const auto& each : app::drawn(many, seed, 50))
            once.insert(each.number);
        CHECK(once.size() == 50);
        for (const auto number : once)
            ++times[number];
    }
    // Each is expected 15 times; none is left out, none is preferred.
    CHECK(times.size() == 1000);
    for (const auto& [number, count] : times)
        CHECK(count < 45);
}

TEST_CASE("results are of drawn numbers alone, and a closed audit stays as it is", "[http]") {
    Evidence world;
    const auto made = world.draw(R"("size":4)");
    REQUIRE(made.status == 201);
    const auto id = made.json()->getValue<std::string>("id");
    CHECK_FALSE(made.json()->getValue<bool>("seed_given"));

    CHECK(world.record(id, R"({"number":"3","result":"found"})").violations() ==
          Strings{"results[0].number not_drawn"});
    CHECK(world.record(id, R"({"number":"1","result":"not_found"})").violations() ==
          Strings{"results[0].note required"});
    CHECK(
        world.record(id, R"({"number":"1","result":"found"},{"number":"1","result":"found"})").violations() ==
        Strings{"results[1].number repeated"});
    CHECK(world.record(id, "").violations() == Strings{"results required"});
    CHECK(world.record("99", R"({"number":"1","result":"found"})").status == 404);
    REQUIRE(
        world
            .record(
                id,
                R"({"number":"1","result":"found"},{"number":"2","result":"different","note":"Sai ngày"})")
            .status == 200);
    CHECK(world.close(id).status == 409);  // two numbers have no result
    CHECK_FALSE(world.get("/api/v1/sample-audits/" + id, world.clerk).json()->has("shares"));
    REQUIRE(
        world
            .record(
                id,
                R"({"number":"4","result":"not_found","note":"Sổ giấy có"},{"number":"5","result":"found"})")
            .status == 200);
    REQUIRE(world.close(id).status == 200);

    const auto path = "/api/v1/sample-audits/" + id;
    const auto closed = world.get(path, world.clerk);
    const auto found = closed.json()->getObject("shares")->getObject("found");
    CHECK(found->getValue<int>("hits") == 2);
    // All four numbers were looked up: nothing is left to guess.
    CHECK(found->getValue<int>("lowest") == 2);
    CHECK(found->getValue<int>("highest") == 2);
    CHECK(closed.json()->getObject("shares")->getObject("in_registry")->getValue<double>("percent") == 75.0);
    const auto pdf = world.get(path + "?format=pdf", world.clerk).body;
    CHECK(pdf.starts_with("%PDF-"));
    world.clock.advance(std::chrono::hours{1});
    CHECK(world.close(id).status == 409);
    CHECK(world.record(id, R"({"number":"1","result":"found"})").status == 409);
    CHECK(world.get(path, world.clerk).body == closed.body);
    CHECK(world.get(path + "?format=pdf", world.clerk).body == pdf);
    CHECK(world.get("/api/v1/sample-audits", world.clerk).json()->getArray("audits")->size() == 1);
}

TEST_CASE("samples come in pages, newest first", "[http]") {
    Evidence world;
    for (int i = 0; i < 3; ++i)
        REQUIRE(world.draw(R"("size":1)").status == 201);
    const auto idsOf = [&](const std::string& query) {
        std::vector<int> ids;
        const auto audits =
            world.get("/api/v1/sample-audits" + query, world.clerk).json()->getArray("audits");
        for (std::size_t i = 0; i < audits->size(); ++i)
            ids.push_back(audits->getObject(static_cast<unsigned>(i))->getValue<int>("id"));
        return ids;
    };

    const auto newest = idsOf("?limit=2");

    CHECK(newest == std::vector{3, 2});
    CHECK(idsOf("?limit=2&before=" + std::to_string(newest.back())) == std::vector{1});
    CHECK(idsOf("").size() == 3);
    CHECK(world.get("/api/v1/sample-audits?limit=0", world.clerk).violations() ==
          Strings{"limit out_of_range"});
    CHECK(world.get("/api/v1/sample-audits?page=2", world.clerk).violations() ==
          Strings{"page unknown_parameter"});
}

TEST_CASE("what is wrong with a sample is named, and only who stands above the unit draws", "[http]") {
    Evidence world;
    CHECK(world.draw(R"("size":0)").violations() == Strings{"size out_of_range"});
    CHECK(world.draw(R"("size":1001)").violations() == Strings{"size out_of_range"});
    CHECK(world.draw(R"("size":5)").violations() == Strings{"size too_many"});
    CHECK(world.draw(R"("size":1,"seed":-1)").violations() == Strings{"seed out_of_range"});
    const auto drawn = [&](const std::string& series, const std::string& from, const std::string& to,
                           const std::string& token) {
        return world.post(
            "/api/v1/sample-audits", token,
            R"({"series":)" + series + R"(,"from":")" + from + R"(","to":")" + to + R"(","size":1})");
    };
    const auto series = world.seriesId();
    CHECK(drawn("999", "2026-01-01", "2026-03-31", world.auditor).violations() ==
          Strings{"series nothing_to_draw"});
    CHECK(drawn(series, "2025-01-01", "2025-03-31", world.auditor).violations() ==
          Strings{"series nothing_to_draw"});
    CHECK(drawn(series, "2026-03-31", "2026-01-01", world.auditor).violations() == Strings{"to too_early"});
    CHECK(drawn(series, "2026-05-01", "2026-06-01", world.auditor).violations() ==
          Strings{"from in_the_future"});
    CHECK(drawn(series, "2026-01-01", "2026-03-31", world.clerk).status == 403);
    CHECK(drawn(series, "2026-01-01", "2026-03-31", world.leader).status == 403);  // its own leader
    CHECK(drawn(series, "2026-01-01", "2026-03-31", world.auditor).status == 201);
    const auto results = R"({"results":[{"number":"1","result":"found"}]})";
    CHECK(world.post("/api/v1/sample-audits/1/results", world.leader, results).status == 403);
}

}  // namespace
}  // namespace vanthu::tests
