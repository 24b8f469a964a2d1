#include "schemas/domain/refusal.h"
#include "storage/document_store.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

using domain::Date;
using domain::OrganisationId;
using domain::Role;

const auto kLastDay = *domain::parseIsoDate("2025-06-30");
const auto kFirstDay = *domain::parseIsoDate("2025-07-01");

/// The error of a call that must fail.
Error errorOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    FAIL("nothing was thrown");
    throw;
}

/// What came in in the last week of June.
app::DocumentRequest juneLetter(const std::string& code) {
    auto request = incoming(code);
    request.issuedDate = domain::parseIsoDate("2025-06-27");
    return request;
}

/// Three provinces of which H07, with a department and people, is to be merged into a new one.
struct Provinces : World {
    app::Caller clerk, leader;

    Provinces() {
        clock.set(*domain::parseTimestamp("2025-06-30T09:00:00+07:00"));
        for (const auto& [name, code] :
             {std::pair{"UBND tỉnh Bến Tre", "H07"}, std::pair{"UBND tỉnh Trà Vinh", "H59"},
              std::pair{"UBND tỉnh Vĩnh Long", "H61"}})
            add(name, code, "");
        add("Sở Nội vụ tỉnh Bến Tre", "H07.12", "H07");
        clerk = newCaller("thu", Role::clerk, "H07");
        leader = newCaller("truong", Role::leader, "H07");
    }

    void add(const std::string& name, const std::string& code, const std::string& parent) {
        app::OrganisationRequest request;
        request.name = name;
        request.notation = "UBND";
        request.code = code;
        if (!parent.empty()) request.parent = parent;
        request.kind = domain::OrganisationKind::committee;
        request.keepsRegistry = true;
        request.interconnected = true;
        static_cast<void>(app.organisations.create(admin, {request}, std::nullopt));
    }

    OrganisationId idOf(const std::string& code) {
        return app.directory.current()->organisation(app::OrganisationReference{code})->id;
    }

    /// The new Vĩnh Long; answers its id.
    OrganisationId merge(bool movePosts = true) {
        app::ReorganisationRequest request;
        request.kind = domain::SuccessionKind::merge;
        request.effectiveFrom = kFirstDay;
        request.legalBasis = "Nghị quyết 202/2025/QH15";
        request.predecessors = {std::string("H07"), std::string("H59"), std::string("H61")};
        request.newSuccessors = {{"Ủy ban nhân dân tỉnh Vĩnh Long", "", "", "H61"}};
        request.movePosts = movePosts;
        const auto done = parsed(app.reorganisation.reorganise(admin, request, std::nullopt).json);
        return {done->getArray("successors")->getElement<std::int64_t>(0)};
    }

    void moveTo(const std::string& moment) { clock.set(*domain::parseTimestamp(moment)); }

    domain::Document enter(const app::Caller& caller, const app::DocumentRequest& request) {
        app::NoFiles none;
        return domain::documentFromJson(
            app.registerDocument.run(caller, request, none, std::nullopt).answer.json);
    }
};

TEST_CASE("old documents keep the name of their day after a merge", "[app]") {
    Provinces world;
    const auto before = world.enter(world.clerk, outgoing());
    const auto successor = world.merge();
    world.moveTo("2025-07-01T08:00:00+07:00");

    const auto after = world.enter(world.callerOf("thu"), outgoing());

    const auto stored = world.database.read(
        [&](storage::ReadTransaction& transaction) { return storage::findDocument(transaction, before.id); });
    CHECK(domain::toJson(*stored) == domain::toJson(before));
    CHECK(before.issuerName == "UBND tỉnh Bến Tre");
    CHECK(after.issuerName == "Ủy ban nhân dân tỉnh Vĩnh Long");
    CHECK(after.organisation == successor);
}

TEST_CASE("books give numbers until the last day, the successor begins at 1", "[app]") {
    Provinces world;
    CHECK(world.enter(world.clerk, outgoing()).registryNumber->number == 1);
    const auto successor = world.merge(/*movePosts=*/false);
    CHECK(world.enter(world.clerk, outgoing()).registryNumber->number == 2);

    world.moveTo("2025-07-01T00:00:00+07:00");

    const auto error = errorOf([&] { static_cast<void>(world.enter(world.callerOf("thu"), outgoing())); });
    CHECK(error.code() == ErrorCode::conflict);
    CHECK(error.members().find("\"successors\":[{\"id\":" + std::to_string(successor.value)) !=
          std::string::npos);
    // What arrived or was issued on the last day is still entered.
    auto late = juneLetter("9/KH-BNV");
    late.arrivalDate = kLastDay;
    CHECK(world.enter(world.callerOf("thu"), late).registryNumber->number == 1);
    late.code = "10/KH-BNV";
    late.arrivalDate = kFirstDay;
    CHECK(errorOf([&] { static_cast<void>(world.enter(world.callerOf("thu"), late)); }).code() ==
          ErrorCode::conflict);
    const auto heir = world.newCaller("thu.moi", Role::clerk, "H61");
    CHECK(world.enter(heir, outgoing()).registryNumber->number == 1);
}

TEST_CASE("an address to an ended organisation is refused with an offer of its successors", "[app]") {
    Provinces world;
    world.add("Bộ Nội vụ", "G09", "");
    const auto sender = world.newCaller("gui", Role::clerk, "G09");
    const auto old = world.idOf("H07");
    auto request = outgoing();
    request.receivers = {{app::OrganisationReference{old}, ""}};
    static_cast<void>(world.enter(sender, request));
    const auto successor = world.merge();
    static_cast<void>(world.enter(world.callerOf("gui"), request));  // still its last day
    const auto directory = world.app.directory.current();
    const app::OrganisationReference code{std::string("H61")};
    CHECK(directory->organisation(code, kLastDay)->on(kLastDay).name == "UBND tỉnh Vĩnh Long");
    CHECK(directory->organisation(code, kFirstDay)->id == successor);
    world.moveTo("2025-07-01T08:00:00+07:00");
    const auto today = world.callerOf("gui");

    const auto receiver = errorOf([&] { static_cast<void>(world.enter(today, request)); });
    auto plain = outgoing();
    const auto document = world.enter(today, plain);
    const auto sending = errorOf(
        [&] { static_cast<void>(world.app.sendDocument.send(today, document.id, {old}, std::nullopt)); });
    app::PeerRequest peer;
    peer.name = "tỉnh Trà Vinh";
    peer.publicKey = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    peer.organisationCodes = {"H59"};
    const auto declaring =
        errorOf([&] { static_cast<void>(world.app.peers.create(world.admin, peer, std::nullopt)); });

    for (const auto& [error, field] :
         {std::pair{receiver, "receivers[0].organisation"}, std::pair{sending, "to[0]"},
          std::pair{declaring, "organisation_codes[0]"}}) {
        CAPTURE(field);
        REQUIRE(error.violations().size() == 1);
        CHECK(error.violations()[0].field == field);
        CHECK(error.violations()[0].code == "organisation_ended");
        CHECK(error.violations()[0].message.find("Ủy ban nhân dân tỉnh Vĩnh Long") != std::string::npos);
        CHECK(error.members().find("{\"id\":" + std::to_string(successor.value)) != std::string::npos);
    }
    // The offer can be taken.
    static_cast<void>(world.app.sendDocument.send(today, document.id, {successor}, std::nullopt));
}

TEST_CASE("units below and posts move to the one successor, and it reads what was before", "[app]") {
    Provinces world;
    const auto document = world.enter(world.clerk, juneLetter("1/KH-BNV"));
    const auto successor = world.merge();
    const auto show = [&](const std::string& login) {
        return parsed(world.app.readDocument.show(world.callerOf(login), document.id).json);
    };
    CHECK(world.callerOf("thu").account.organisation == world.clerk.account.organisation);

    world.moveTo("2025-07-01T00:00:00+07:00");

    CHECK(world.callerOf("thu").account.organisation == successor);
    CHECK(world.callerOf("truong").account.role == Role::leader);
    const auto directory = world.app.directory.current();
    const auto department = world.idOf("H07.12");
    CHECK(directory->organisation(department)->on(kLastDay).parent == world.clerk.account.organisation);
    CHECK(directory->organisation(department)->on(kFirstDay).parent == successor);
    CHECK_NOTHROW(show("thu"));
    CHECK_NOTHROW(show("truong"));
    CHECK(world.idOf("H61") == successor);
    const auto full = parsed(world.app.reorganisation.show(world.admin, successor, {}));
    CHECK(full->getArray("predecessors")->size() == 3);
    const auto list = world.app.organisations.list(world.admin, kFirstDay);
    CHECK(list.find("\"UBND tỉnh Bến Tre\"") == std::string::npos);
    CHECK(world.app.organisations.list(world.admin, kLastDay).find("\"UBND tỉnh Bến Tre\"") !=
          std::string::npos);
}

TEST_CASE("a part that leaves does not end what it leaves, nor give its documents away", "[app]") {
    Provinces world;
    const auto document = world.enter(world.clerk, juneLetter("1/KH-BNV"));
    app::ReorganisationRequest request;
    request.kind = domain::SuccessionKind::split;
    request.effectiveFrom = kFirstDay;
    request.legalBasis = "Quyết định 12/QĐ-UBND";
    request.predecessors = {std::string("H07")};
    request.newSuccessors = {{"Sở Du lịch", "", "SDL", "H07.30"}};
    request.predecessorsGoOn = true;
    static_cast<void>(world.app.reorganisation.reorganise(world.admin, request, std::nullopt));
    world.moveTo("2025-07-02T08:00:00+07:00");

    CHECK_NOTHROW(world.enter(world.callerOf("thu"), outgoing()));
    const auto other = world.newCaller("du.lich", Role::clerk, "H07.30");
    CHECK(errorOf([&] { static_cast<void>(world.app.readDocument.show(other, document.id)); }).code() ==
          ErrorCode::notFound);
}

TEST_CASE("a reorganisation that makes no sense is refused field by field", "[app]") {
    Provinces world;
    app::ReorganisationRequest good;
    good.kind = domain::SuccessionKind::merge;
    good.effectiveFrom = kFirstDay;
    good.legalBasis = "Nghị quyết";
    good.predecessors = {std::string("H07"), std::string("H59")};
    good.successors = {std::string("H61")};
    struct Case {
        std::string violation;
        std::function<void(app::ReorganisationRequest&)> spoil;
    };
    const std::vector<Case> cases{
        Case{"legal_basis required", [](auto& request) { request.legalBasis = ""; }},
        Case{"predecessors required", [](auto& request) { request.predecessors.clear(); }},
        Case{"predecessors[1] repeated", [](auto& request) { request.predecessors[1] = std::string("H07"); }},
        Case{"predecessors[0] unknown_organisation",
             [](auto& request) { request.predecessors[0] = std::string("H00"); }},
        Case{"successors required", [](auto& request) { request.successors.clear(); }},
        Case{"successors too_many",
             [](auto& request) {
                 request.newSuccessors = {{"Tỉnh mới", "", "", "H64"}};
             }},
        Case{"new_successors[0].name required",
             [](auto& request) {
                 request.successors.clear();
                 request.newSuccessors = {{"", "", "", "H64"}};
             }},
        Case{"predecessors too_many", [](auto& request) { request.kind = domain::SuccessionKind::split; }},
        Case{"predecessors_go_on not_allowed", [](auto& request) { request.predecessorsGoOn = true; }},
        Case{"move_posts not_allowed", [](auto& request) {
                 request.kind = domain::SuccessionKind::takeover;
                 request.successors.clear();
                 request.movePosts = true;
             }}};

    for (const auto& bad : cases) {
        auto request = good;
        bad.spoil(request);
        CAPTURE(bad.violation);
        const auto error = errorOf([&] {
            static_cast<void>(world.app.reorganisation.reorganise(world.admin, request, std::nullopt));
        });
        REQUIRE(!error.violations().empty());
        CHECK(error.violations()[0].field + ' ' + error.violations()[0].code == bad.violation);
    }
    CHECK(world.app.directory.current()->successions().empty());
}

TEST_CASE("a new superior may not stand below, and a change does not go back in time", "[app]") {
    Provinces world;
    const auto top = world.idOf("H07");
    app::OrganisationChange change;
    change.validFrom = kFirstDay;
    change.parent = std::string("H07.12");
    CHECK(errorOf([&] { static_cast<void>(world.app.reorganisation.change(world.admin, top, change, "")); })
              .violations()[0]
              .code == "circle");
    change.parent.reset();
    change.name = "UBND tỉnh Bến Tre mới";
    static_cast<void>(world.app.reorganisation.change(world.admin, top, change, ""));
    change.validFrom = kLastDay;
    CHECK(errorOf([&] {
              static_cast<void>(world.app.reorganisation.change(world.admin, top, change, ""));
          }).code() == ErrorCode::conflict);
    CHECK(errorOf([&] {
              static_cast<void>(world.app.reorganisation.change(world.admin, top, change, "\"old\""));
          }).code() == ErrorCode::versionChanged);
}

}  // namespace
}  // namespace vanthu::tests
