#include "server/app/authorisation.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::Role;

/// Beside H99 and its department H99.1: below that one H99.1.1 with a registry here and H99.1.2 with one on
/// another installation, H99.2 with one on another installation, and H99.3, which H99.1 takes over today.
struct Oversight : World {
    const domain::Date today = domain::vietnamDate(clock.now());

    Oversight() {
        add("Chi cục Văn thư", "H99.1.1", "H99.1", true);
        add("Trung tâm Lưu trữ", "H99.1.2", "H99.1", false);
        add("Sở Tư pháp", "H99.2", "H99", false);
        add("Sở Nội chính", "H99.3", "H99", true);
        app::ReorganisationRequest request;
        request.kind = domain::SuccessionKind::takeover;
        request.effectiveFrom = today;
        request.legalBasis = "Quyết định 12/QĐ-UBND";
        request.predecessors = {std::string("H99.3")};
        request.successors = {std::string("H99.1")};
        static_cast<void>(app.reorganisation.reorganise(admin, request, std::nullopt));
    }

    void add(const std::string& name, const std::string& code, const std::string& parent,
             bool keepsRegistry) {
        app::OrganisationRequest unit;
        unit.name = name;
        unit.notation = "DV";
        unit.code = code;
        unit.parent = parent;
        unit.kind = domain::OrganisationKind::department;
        unit.keepsRegistry = keepsRegistry;
        unit.interconnected = true;
        unit.validFrom = today.plusDays(-30);
        static_cast<void>(app.organisations.create(admin, {unit}, std::nullopt));
    }
    domain::OrganisationId idOf(const std::string& code) {
        return app.directory.current()->organisation(app::organisationReference(code))->id;
    }
    /// Of all of them those that the caller may review and audit.
    std::string overseenBy(const app::Caller& caller) {
        std::string units;
        for (const auto* code : {"H99", "H99.1", "H99.1.1", "H99.1.2", "H99.2", "H99.3"})
            if (mayOversee(caller, app::Action::auditSamples, idOf(code)))
                units += (units.empty() ? "" : " ") + std::string(code);
        return units;
    }
    std::string overseenBy(Role role, const std::string& unit) {
        return overseenBy(newCaller("nguoi" + std::to_string(++people_), role, unit));
    }

  private:
    int people_{0};
};

TEST_CASE("units are judged from above, wherever their registry is, and by nobody of their own", "[app]") {
    Oversight province;
    CHECK(province.overseenBy(Role::leader, "H99") == "H99.1 H99.1.1 H99.1.2 H99.2 H99.3");
    // What is registered on another installation shows in no report of hers: she does not review it either.
    CHECK(province.overseenBy(Role::leader, "H99.1") == "H99.1.1");
    CHECK(province.overseenBy(Role::leader, "H99.1.1").empty());
    CHECK(province.overseenBy(Role::leader, "H99.2").empty());
    CHECK(province.overseenBy(province.admin) == "H99 H99.1 H99.1.1 H99.1.2 H99.2 H99.3");
    for (const auto role : {Role::clerk, Role::officer})
        for (const auto* unit : {"H99", "H99.1", "H99.2"}) {
            CAPTURE(unit);
            CHECK(province.overseenBy(role, unit).empty());
        }
}

TEST_CASE("the right to judge units is lent with others, and goes no further than the post", "[app]") {
    Oversight province;
    const auto chair = province.newCaller("chutich", Role::leader, "H99");
    const auto head = province.newCaller("giamdoc", Role::leader, "H99.1");
    const auto lend = [&](const app::Caller& lender, const std::string& login, const std::string& right) {
        const auto to = province.newCaller(login, Role::officer, "H99.2").account.id;
        static_cast<void>(province.app.posts.delegate(lender,
                                                      {.post = lender.account.posts.at(0).id,
                                                       .delegate = to,
                                                       .rights = {right},
                                                       .matters = {},
                                                       .legalBasis = "Giấy uỷ quyền 1",
                                                       .validFrom = province.today,
                                                       .validTo = province.today.plusDays(9)},
                                                      std::nullopt));
        return province.overseenBy(province.callerOf(login));
    };
    CHECK(lend(chair, "thay-chu-tich", "audit_samples") == "H99.1 H99.1.1 H99.1.2 H99.2 H99.3");
    CHECK(lend(head, "thay-giam-doc", "audit_samples") == "H99.1.1");
    CHECK(lend(chair, "xem-bao-cao", "see_reports").empty());
}

}  // namespace
}  // namespace vanthu::tests
