#include "schemas/domain/limits.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <set>

namespace vanthu::tests {
namespace {

const std::string kOpen = "/api/v1/reports/open-documents";
const std::vector<std::string> kStandings{"open_in_time", "open_overdue", "open_without_deadline"};

/// A registry with two persons who work on its documents, and one of another agency.
struct BusyRegistry : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string leader{tokenOf("giamdoc", domain::Role::leader, "H99.1")};
    std::string officer{tokenOf("can.bo", domain::Role::officer, "H99.1")};
    std::string second{tokenOf("can.bo.hai", domain::Role::officer, "H99.1")};
    std::string above{tokenOf("tinh", domain::Role::leader, "H99")};
    std::string clerkAbove{tokenOf("vanthu.tinh", domain::Role::clerk, "H99")};
    std::string administrator{tokenOf("quantri2", domain::Role::administrator, "H99")};

    std::string enter(const std::string& more = "", const std::string& by = "") const {
        static int number = 0;
        const auto registered =
            post("/api/v1/documents", by.empty() ? clerk : by,
                 R"({"direction":"incoming","type":"KH","subject":"Kế hoạch","code":")" +
                     std::to_string(++number) + R"(/KH-BNV","issuer_name":"Bộ","issued_date":"2025-12-20")" +
                     more + "}");
        REQUIRE(registered.status == 201);
        return registered.json()->getValue<std::string>("id");
    }
    void direct(const std::string& document, const std::string& assignments) const {
        REQUIRE(post("/api/v1/documents/" + document + "/handling", leader,
                     R"({"action":"direct","text":"Tham mưu","assignments":[)" + assignments + "]}")
                    .status == 201);
    }
    /// Whoever is in charge reports it done, and the leader closes it.
    void finish(const std::string& document, const std::string& by) const {
        const auto move = [&](const std::string& action) {
            const auto answer = post("/api/v1/assignments/" + workOf(by, document) + "/moves", by,
                                     R"({"action":")" + action + R"(","text":"Đã báo cáo"})");
            CAPTURE(action, answer.body);
            REQUIRE(answer.status == 201);
        };
        move("start");
        move("finish");
        const auto closed = post("/api/v1/documents/" + document + "/handling", leader,
                                 R"({"action":"complete","text":"Đã báo cáo"})");
        CAPTURE(closed.body);
        REQUIRE(closed.status == 201);
    }
    std::string workOf(const std::string& token, const std::string& document) const {
        const auto items = get("/api/v1/work?kind=assignment", token).json()->getArray("items");
        for (unsigned i = 0; i < items->size(); ++i)
            if (items->getObject(i)->getValue<std::string>("document") == document)
                return items->getObject(i)->getValue<std::string>("id");
        return "0";
    }
    /// How many documents the list holds.
    int listed(const std::string& token, const std::string& query) const {
        int count = 0;
        std::string cursor;
        do {
            const auto answer = get(
                "/api/v1/documents?limit=2&" + query + (cursor.empty() ? "" : "&cursor=" + cursor), token);
            CAPTURE(query, answer.body);
            REQUIRE(answer.status == 200);
            count += static_cast<int>(answer.json()->getArray("documents")->size());
            cursor = answer.json()->optValue<std::string>("next_cursor", "");
        } while (!cursor.empty());
        return count;
    }
    /// Every number of the lines is that of the documents listed with `filter`; answers their sum.
    template <class Filter>
    int agrees(const std::string& token, const Poco::JSON::Array::Ptr& lines, const Filter& filter) const {
        int sum = 0;
        for (unsigned i = 0; i < lines->size(); ++i)
            for (const auto& standing : kStandings) {
                const auto line = lines->getObject(i);
                const auto query = "direction=incoming&handling=" + standing + filter(*line);
                CAPTURE(query);
                CHECK(line->getValue<int>(standing) == listed(token, query));
                sum += line->getValue<int>(standing);
            }
        return sum;
    }
};

std::string idOr0(const Poco::JSON::Object& line, const std::string& name) {
    return line.has(name) ? line.getValue<std::string>(name) : "0";
}

TEST_CASE("what is open is told by registry, unit and person, and every number is that of its list",
          "[http]") {
    BusyRegistry registry;
    const auto late = registry.enter(R"(,"arrival_date":"2025-12-29","due_date":"2026-02-01")");
    registry.enter(R"(,"due_date":"2026-12-31")");
    registry.enter();
    const auto distributed = registry.enter();
    const auto finished = registry.enter();
    registry.direct(late, R"({"account":"can.bo","role":"main"},{"account":"can.bo.hai","role":"support"})");
    registry.direct(distributed, R"({"unit":"H99.1","role":"main"})");
    registry.direct(finished, R"({"account":"can.bo.hai","role":"main"})");
    registry.finish(finished, registry.second);
    registry.enter("", registry.clerkAbove);

    const auto own = registry.get(kOpen, registry.leader).json();
    CHECK(own->getObject("total")->getValue<int>("open_overdue") == 1);
    CHECK(own->getObject("total")->getValue<int>("open_in_time") == 1);
    CHECK(own->getObject("total")->getValue<int>("open_without_deadline") == 2);
    REQUIRE(own->getArray("units")->size() == 1);
    const auto unit = own->getArray("units")->getObject(0)->getValue<std::string>("organisation_id");
    const auto inCharge = own->getObject("in_charge");
    CHECK(registry.agrees(registry.leader, inCharge->getArray("units"), [&](const auto& line) {
        return "&unit=" + unit + "&in_charge_unit=" + idOr0(line, "unit");
    }) == 4);
    CHECK(registry.agrees(registry.leader, inCharge->getArray("people"), [&](const auto& line) {
        return "&unit=" + unit + "&in_charge_unit=" + idOr0(line, "unit") +
               "&in_charge=" + idOr0(line, "account");
    }) == 2);
    REQUIRE(inCharge->getArray("people")->size() == 2);

    // The one it was passed on to is in charge now, and nobody again once it came back.
    const auto ofUnit = registry.workOf(registry.leader, distributed);
    REQUIRE(registry
                .post("/api/v1/assignments/" + ofUnit + "/moves", registry.leader,
                      R"({"action":"distribute","assignments":[{"account":"can.bo.hai","role":"main"}]})")
                .status == 201);
    const auto people =
        registry.get(kOpen, registry.leader).json()->getObject("in_charge")->getArray("people");
    std::set<std::string> names;
    for (unsigned i = 0; i < people->size(); ++i)
        names.insert(people->getObject(i)->optValue<std::string>("name", ""));
    CHECK(names.size() == 2);
    CHECK_FALSE(names.contains(""));

    // Whoever sees the whole province sees it registry by registry, and one registry by who is in charge.
    for (const auto& token : {registry.above, registry.administrator}) {
        const auto all = registry.get(kOpen, token).json();
        CHECK(all->getArray("units")->size() == 2);
        CHECK_FALSE(all->has("in_charge"));
        CHECK(registry.agrees(token, all->getArray("units"), [](const auto& line) {
            return "&unit=" + idOr0(line, "organisation_id");
        }) == 5);
        CHECK(registry.listed(token, "direction=incoming&units=" + unit) == 5);
        CHECK(registry.listed(token, "direction=incoming&units=1," + unit) == 6);
        CHECK(registry.get(kOpen + "?unit=H99.1", token).json()->has("in_charge"));
    }
}

TEST_CASE("what arrived last year is open until it is done, and days of arrival narrow it", "[http]") {
    BusyRegistry registry;
    registry.enter(R"(,"arrival_date":"2025-12-29","due_date":"2025-12-31")");
    registry.enter();
    const auto total = [&](const std::string& query) {
        const auto answer = registry.get(kOpen + query, registry.leader);
        CAPTURE(answer.body);
        REQUIRE(answer.status == 200);
        const auto figures = answer.json()->getObject("total");
        int sum = 0;
        for (const auto& standing : kStandings)
            sum += figures->getValue<int>(standing);
        return sum;
    };

    CHECK(total("") == 2);
    CHECK(total("?from=2026-01-01") == 1);
    CHECK(total("?to=2025-12-31") == 1);
    CHECK(total("?from=2025-12-29&to=2025-12-29") == 1);
    CHECK(total("?from=2025-12-30&to=2025-12-31") == 0);
    CHECK(registry.get(kOpen + "?from=2026-02-01&to=2026-01-01", registry.leader).violations() ==
          std::vector<std::string>{"to too_early"});
    CHECK(registry.get(kOpen + "?from=mai", registry.leader).status == 422);
    CHECK(registry.get(kOpen + "?unit=H99", registry.leader).status == 404);
    CHECK(registry.get(kOpen + "?unit=999", registry.administrator).status == 404);
    CHECK(registry.get(kOpen + "?x=1", registry.leader).status == 422);
    CHECK(registry.get("/api/v1/documents?in_charge=-1", registry.leader).status == 422);
    for (const std::string bad : {"x", "1,", ",1", "0", "1,,2", "1%202", "-1"})
        CHECK(registry.get("/api/v1/documents?units=" + bad, registry.leader).violations() ==
              std::vector<std::string>{"units not_ids"});
    std::string most = "1";
    for (std::size_t unit = 2; unit <= limits::kOrganisationsPerRequest; ++unit)
        most += "," + std::to_string(unit);
    CHECK(registry.get("/api/v1/documents?units=" + most, registry.leader).status == 200);
    CHECK(registry.get("/api/v1/documents?units=" + most + ",1", registry.leader).status == 422);
    CHECK(registry.get("/api/v1/documents?in_charge_unit=x", registry.leader).status == 422);
}

TEST_CASE("the list of documents holds what a figure counts, and what it does not", "[http]") {
    BusyRegistry registry;
    const auto finish = [&](const std::string& document) {
        registry.direct(document, R"({"account":"can.bo","role":"main"})");
        registry.finish(document, registry.officer);
    };
    finish(registry.enter(R"(,"arrival_date":"2026-01-05","due_date":"2026-02-01")"));
    finish(registry.enter(R"(,"arrival_date":"2026-01-05","due_date":"2026-02-02")"));
    finish(registry.enter(R"(,"due_date":"2026-12-31")"));
    finish(registry.enter());
    registry.enter();
    REQUIRE(registry
                .post("/api/v1/documents", registry.clerk,
                      R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"}})")
                .status == 201);

    const auto report =
        registry.get("/api/v1/reports/handling?from=2026-01-01&to=2026-12-31", registry.leader).json();
    const auto figures = report->getObject("total");
    const auto count = [&](const std::string& query) { return registry.listed(registry.leader, query); };
    CHECK(count("figure=done_in_time") == figures->getValue<int>("done_in_time"));
    CHECK(count("figure=done_late") == figures->getValue<int>("done_late"));
    CHECK(count("figure=done_late") == 2);
    CHECK(count("figure=done_in_time&lacking=true") == 2);
    CHECK(count("figure=done_free") == figures->getValue<int>("done_without_deadline"));
    CHECK(count("figure=finished") == 4);
    CHECK(count("figure=finished_by_deadline") == 3);
    CHECK(count("figure=handled") == figures->getValue<int>("total"));
    CHECK(count("figure=done_online&lacking=true") == 4);  // no files
    CHECK(count("figure=entered&direction=outgoing") == 1);
    CHECK(count("figure=entered&direction=incoming") == 5);
    CHECK(count("figure=with_file&direction=outgoing") == 0);
    CHECK(count("figure=with_file&direction=outgoing&lacking=true") == 1);
    CHECK(count("figure=documents_due") == 0);
    CHECK(count("figure=not_sent&lacking=true") == 0);
    CHECK(registry.get("/api/v1/documents?figure=x", registry.leader).status == 422);
    CHECK(registry.get("/api/v1/documents?lacking=true", registry.leader).violations() ==
          std::vector<std::string>{"figure required"});
    CHECK(registry.get("/api/v1/documents?figure=entered&lacking=2", registry.leader).status == 422);
}

}  // namespace
}  // namespace vanthu::tests
