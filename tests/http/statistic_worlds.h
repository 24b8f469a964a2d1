#pragma once

#include "schemas/domain/statistic_package.h"
#include "server/evidence/signing_key.h"
#include "server/reports/rates.h"
#include "tests/http/http_world.h"
#include "tests/support/contains.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

namespace vanthu::tests {

inline const std::string kQuarter = "?from=2026-01-01&to=2026-03-31";
inline const std::string kQuarterBody = R"("from":"2026-01-01","to":"2026-03-31")";

inline std::string quotedPem(const std::string& pem) {
    std::string json = "\"";
    for (const char c : pem)
        c == '\n' ? json += "\\n" : json += c;
    return json + '"';
}

inline void addUnit(World& world, const std::string& name, const std::string& code, bool keepsRegistry,
                    const std::string& parent = "H99") {
    app::OrganisationRequest unit;
    unit.name = name;
    unit.notation = "STP";
    unit.code = code;
    unit.parent = parent;
    unit.kind = domain::OrganisationKind::department;
    unit.keepsRegistry = keepsRegistry;
    unit.interconnected = true;
    static_cast<void>(world.app.organisations.create(world.admin, {unit}, std::nullopt));
}

/// The installation of H99.2, which entered numbers 1, 2 and 4 in March. It is 2026-04-01.
struct Sender : HttpWorld {
    std::string clerk, leader;

    Sender() {
        addUnit(*this, "Sở Tư pháp", "H99.2", true);
        clerk = tokenOf("vanthu", domain::Role::clerk, "H99.2");
        for (const std::string number : {"1", "2", "4"})
            enter(number);
        clock.set(*domain::parseTimestamp("2026-04-01T08:00:00+07:00"));
        clerk = app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
        admin = callerOf("quantri");
    }
    void enter(const std::string& number) const {
        REQUIRE(post("/api/v1/documents", clerk,
                     R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"},)"
                     R"("issued_date":"2026-03-02","registry_number":")" +
                         number + "\"}")
                    .status == 201);
    }
    std::string certificate() {
        const auto token = app.sessions.logIn("quantri", kPassword, "127.0.0.1").token;
        const auto made = post("/api/v1/exchange/certificate", token, "{}");
        REQUIRE(made.status == 201);
        return made.json()->getValue<std::string>("certificate");
    }
    [[nodiscard]] HttpAnswer make(const std::string& body = "{" + kQuarterBody + "}") const {
        return post("/api/v1/statistic-packages", clerk, body);
    }
    [[nodiscard]] std::string file() const {
        const auto made = make();
        REQUIRE(made.status == 201);
        const auto file =
            get("/api/v1/statistic-packages/" + made.json()->getValue<std::string>("id") + "/file", clerk);
        REQUIRE(file.status == 200);
        CHECK(contains(file.response.get("Content-Disposition"), "attachment"));
        return file.body;
    }
};

/// The province, which knows H99.2 without its registry; its own H99.1 has one. It is 2026-04-02.
struct Receiver : HttpWorld {
    std::string leader, root;

    Receiver() {
        addUnit(*this, "Sở Tư pháp", "H99.2", false);
        leader = tokenOf("chutich", domain::Role::leader, "H99");
        clock.set(*domain::parseTimestamp("2026-04-02T08:00:00+07:00"));
        leader = app.sessions.logIn("chutich", kPassword, "127.0.0.1").token;
        root = app.sessions.logIn("quantri", kPassword, "127.0.0.1").token;
        admin = callerOf("quantri");
    }
    std::string trust(const std::string& pem, const std::string& code = "H99.2") const {
        const auto entered =
            post("/api/v1/exchange/signers", root,
                 R"({"certificate":)" + quotedPem(pem) + R"(,"organisation_codes":[")" + code + "\"]}");
        REQUIRE(entered.status == 201);
        return entered.json()->getValue<std::string>("id");
    }
    [[nodiscard]] HttpAnswer take(const std::string& file) const {
        return post("/api/v1/statistic-packages/receipt", leader, file);
    }
    void await(const std::string& more = "") const {
        REQUIRE(post("/api/v1/statistic-duties", leader,
                     R"({"organisation":"H99.2","from":"2026-01-01","note":"Cam kết 12/CK")" + more + "}")
                    .status == 201);
    }
    [[nodiscard]] HttpAnswer report(const std::string& name = "entry", const std::string& more = "") const {
        return get("/api/v1/reports/" + name + kQuarter + more, leader);
    }
    [[nodiscard]] Poco::JSON::Object::Ptr lineOf(const std::string& unit,
                                                 const std::string& more = "") const {
        const auto units = report("entry", more).json()->getArray("units");
        for (unsigned i = 0; i < units->size(); ++i)
            if (units->getObject(i)->getValue<std::string>("name") == unit) return units->getObject(i);
        return nullptr;
    }
    [[nodiscard]] std::string coverage(const std::string& more = "") const {
        return report("entry", more).json()->getObject("coverage")->getValue<std::string>("text");
    }
};

/// A key that the province trusts for H99.2, and packages as its holder could make them.
struct Forger {
    evidence::SigningKey key = evidence::SigningKey::make(
        "Sở Tư pháp", {"H99.2"}, *domain::parseTimestamp("2026-01-01T00:00:00+07:00"));
    domain::Timestamp signedAt = *domain::parseTimestamp("2026-04-01T08:00:00+07:00");

    [[nodiscard]] static domain::StatisticPackage package() {
        domain::StatisticPackage package{.ruleSet = std::string(reports::kRuleSet),
                                         .unitCode = "H99.2",
                                         .unitName = "Sở Tư pháp",
                                         .from = *domain::parseIsoDate("2026-01-01"),
                                         .to = *domain::parseIsoDate("2026-03-31"),
                                         .sequence = 1,
                                         .asOf = *domain::parseTimestamp("2026-04-01T08:00:00+07:00"),
                                         .asOfChange = 9};
        package.figures.outgoing.counts[0] = 10;
        return package;
    }
    [[nodiscard]] std::string file(const domain::StatisticPackage& package) const {
        const auto text = canonicalText(package);
        return textOf(domain::StatisticFile{text, key.sign(text, signedAt)});
    }
    [[nodiscard]] std::string fileWith(const std::function<void(domain::StatisticPackage&)>& change) const {
        auto changed = package();
        change(changed);
        return file(changed);
    }
};

}  // namespace vanthu::tests
