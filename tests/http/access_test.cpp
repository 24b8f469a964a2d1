#include "schemas/domain/refusal.h"
#include "server/app/passwords.h"
#include "server/http/routes.h"
#include "storage/account_store.h"
#include "storage/case_file_store.h"
#include "storage/case_item_store.h"
#include "storage/case_plan_store.h"
#include "storage/edxml_store.h"
#include "storage/intake_store.h"
#include "storage/link_store.h"
#include "storage/number_store.h"
#include "storage/post_store.h"
#include "storage/reform_index_store.h"
#include "storage/sample_store.h"
#include "tests/http/http_world.h"
#include "tests/http/received_item.h"
#include "tests/http/sending_office.h"

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>

namespace vanthu::tests {
namespace {

using app::Action;
using domain::Role;

/// How a caller stands to the unit whose things are asked for.
enum class Relation { ownUnit, unitBelow, otherUnit, delegated, endedPost };
constexpr std::array kRelations{Relation::ownUnit, Relation::unitBelow, Relation::otherUnit,
                                Relation::delegated, Relation::endedPost};
constexpr std::array kRoles{Role::clerk, Role::leader, Role::officer, Role::administrator};

/// A caller with one post, or with one delegation beside the post of an officer elsewhere.
struct Person {
    Role role;
    Relation relation;
    std::string token;

    [[nodiscard]] bool may(Action action) const {
        if (action == Action::seeOwnSession || action == Action::changeOwnPassword) return true;
        switch (relation) {
            case Relation::endedPost:
                return false;
            case Relation::delegated:
                return app::mayDo(Role::officer, action) ||
                       (app::mayDo(role, action) && app::mayBeDelegated(action));
            default:
                return app::mayDo(role, action);
        }
    }
    /// Whether what the registry of the unit holds is known to the person at all.
    [[nodiscard]] bool knowsOf() const {
        switch (relation) {
            case Relation::ownUnit:
            case Relation::delegated:
                return true;
            case Relation::unitBelow:
                return role == Role::leader || role == Role::administrator;
            case Relation::otherUnit:
                return role == Role::administrator;
            case Relation::endedPost:
                return false;
        }
        return false;
    }
    /// Those who keep the registry of that very unit or lead it: of what is restricted only they know, and
    /// only they have a part in its plan and its case files.
    [[nodiscard]] bool keepsOrLeads() const {
        return (role == Role::clerk || role == Role::leader) &&
               (relation == Relation::ownUnit || relation == Relation::delegated);
    }
    /// An administrator sees what is registered everywhere, but opens files of the own unit only.
    [[nodiscard]] bool readsFiles() const {
        return knowsOf() && (role != Role::administrator || relation == Relation::ownUnit ||
                             relation == Relation::delegated);
    }
};

/// H99 above H99.1, whose things are asked for, and H99.2 beside it; a person of each role in each relation.
struct Province : HttpWorld {
    std::int64_t document{0};
    std::int64_t incomingDocument{0};
    std::int64_t restrictedDocument{0};
    std::int64_t book{0};
    std::int64_t caseFile{0};
    std::int64_t casePlan{0};
    std::int64_t intakeItem{0};
    std::int64_t inboxItem{0};
    std::int64_t edxml{0};
    std::int64_t delivery{0};
    std::int64_t alert{1};  ///< of the clerk's account
    std::vector<Person> people;

    Province() {
        app::OrganisationRequest other;
        other.name = "Sở Tài chính";
        other.code = "H99.2";
        other.parent = std::string("H99");
        other.keepsRegistry = true;
        other.interconnected = true;
        static_cast<void>(app.organisations.create(admin, {other}, std::nullopt));
        const auto clerk = tokenOf("vanthu", Role::clerk, "H99.1");
        const auto made = registerWithFile(clerk, R"("direction":"outgoing","signer":{"name":"An"})").json();
        incomingDocument = registerWithFile(clerk, R"("direction":"incoming","code":"1/KH-BNV",)"
                                                   R"("issuer_name":"Bộ","issued_date":"2026-02-27")")
                               .json()
                               ->getValue<std::int64_t>("id");
        restrictedDocument = registerWithFile(clerk, R"("direction":"incoming","code":"2/KH-BNV",)"
                                                     R"("issuer_name":"Bộ","issued_date":"2026-02-27",)"
                                                     R"("access":"restricted")")
                                 .json()
                                 ->getValue<std::int64_t>("id");
        document = made->getValue<std::int64_t>("id");
        book = made->getValue<std::int64_t>("book");
        keepCaseFile();
        takeIn();
        inboxItem = receiveItem(*this, unit("H99.1"), "kh.txt", "nội dung");
        holdEdxml();
        delivery = refusedDelivery(*this, {document}, unit("H99.2"), "H99.2");
        for (const auto role : kRoles)
            for (const auto relation : kRelations)
                people.push_back({role, relation, tokenFor(role, relation)});
    }

    HttpAnswer registerWithFile(const std::string& token, const std::string& fields) const {
        const std::string bytes = "nội dung";
        const auto json = "{" + fields +
                          R"(,"type":"KH","subject":"Kế hoạch","files":[{"part":"f","name":"a.txt","size":)" +
                          std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) + "\"}]}";
        const auto body = "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json +
                          "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
                          bytes + "\r\n--b--\r\n";
        return send({"POST", "/api/v1/documents", token, body, "multipart/form-data; boundary=b", {}});
    }

    domain::OrganisationId unit(const std::string& code) {
        return app.directory.current()->organisation(app::OrganisationReference{code})->id;
    }

    std::string tokenFor(Role role, Relation relation) {
        const auto today = domain::vietnamDate(clock.now());
        const auto login = std::string(domain::code(role)) + std::to_string(static_cast<int>(relation));
        const auto asked = unit("H99.1");
        domain::Post post{.role = role, .isMain = true, .validFrom = today.plusDays(-30)};
        post.organisation = relation == Relation::unitBelow   ? unit("H99")
                            : relation == Relation::otherUnit ? unit("H99.2")
                                                              : asked;
        if (relation == Relation::endedPost) post.validTo = today.plusDays(-1);
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            const auto create = [&](const std::string& name, const domain::Post& held) {
                domain::Account account{.login = name, .fullName = name, .createdAt = clock.now()};
                account.posts = {held};
                return storage::insertAccount(transaction, account, "no password");
            };
            auto account = create(login, post);
            if (relation == Relation::delegated) {
                const auto holder = account;
                account = create(login + ".duoc-giao", {.organisation = unit("H99.2"),
                                                        .role = Role::officer,
                                                        .isMain = true,
                                                        .validFrom = today});
                storage::insertDelegation(transaction, {.post = holder.posts[0].id,
                                                        .delegate = account.id,
                                                        .rights = delegableRights(),
                                                        .legalBasis = "GUQ",
                                                        .validFrom = today,
                                                        .validTo = today});
            }
            storage::insertLoginSession(
                transaction, {app::tokenHash(login), account.id, clock.now() + std::chrono::hours{1}});
        });
        return login;
    }

    /// A link of the document; a new one when the last one was withdrawn.
    std::int64_t linkInForce() {
        return database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            const auto links = storage::linksOf(transaction, {document});
            if (!links.empty()) return links[0].id.value;
            return storage::insertLink(
                       transaction,
                       {.kind = domain::LinkKind::repliesTo, .from = {document}, .to = {incomingDocument}})
                .id.value;
        });
    }

    void keepCaseFile() {
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            const auto clerk = storage::findCredentials(transaction, "vanthu")->account;
            domain::CasePlan plan;
            plan.organisation = unit("H99.1");
            plan.year = 2026;
            plan.createdBy = clerk.id;
            casePlan = storage::insertCasePlan(transaction, plan).id.value;
            domain::CaseFile file;
            file.organisation = plan.organisation;
            file.unit = plan.organisation;
            file.year = plan.year;
            file.code = {1, "TCCB"};
            file.state = domain::CaseFileState::open;
            file.title = "Hồ sơ";
            file.maker = clerk.id;
            caseFile = storage::insertCaseFile(transaction, file).id.value;
        });
    }

    void takeIn() {
        const auto blob = blobs.put("nội dung");
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            domain::IntakeItem item;
            item.unit = unit("H99.1");
            item.sourceKey = blob.digest;
            item.source = "quet.pdf";
            item.files = {{"quet.pdf", "application/pdf", blob.sizeBytes, blob.digest}};
            intakeItem = storage::insertIntakeItem(transaction, item).item.id.value;
        });
    }

    /// A message of a sender that nobody knows, which waits for a person.
    void holdEdxml() {
        const auto blob = blobs.put("<edXML/>");
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            domain::EdxmlMessage message;
            message.key = "k";
            message.digest = blob.digest;
            message.sizeBytes = blob.sizeBytes;
            message.state = domain::EdxmlState::held;
            message.heldFor = domain::EdxmlHold::senderUnknown;
            message.receivers = {{"H99.1", unit("H99.1")}};
            edxml = storage::insertEdxml(transaction, message).id.value;
        });
    }

    /// A document in the case file; put in again when the last one was taken out.
    std::int64_t documentInCaseFile() {
        return database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            if (storage::caseItemsOf(transaction, {caseFile}).empty())
                static_cast<void>(
                    storage::insertCaseItem(transaction, {.file = {caseFile}, .document = {document}}));
            return document;
        });
    }

    static std::vector<std::string> delegableRights() {
        std::vector<std::string> names;
        for (const auto& right : app::rights())
            if (app::mayBeDelegated(right.action)) names.emplace_back(right.name);
        return names;
    }

    /// The thing of unit H99.1 that the route is about; 0 when it is about none of a unit.
    [[nodiscard]] std::int64_t thingOf(std::string_view pattern) const {
        if (pattern.ends_with("/stamped-copy") || pattern.ends_with("/stamp")) return incomingDocument;
        if (pattern.starts_with("/api/v1/documents/{id}")) return document;
        if (pattern.starts_with("/api/v1/books/{id}")) return book;
        if (pattern.starts_with("/api/v1/case-files/{id}")) return caseFile;
        if (pattern.starts_with("/api/v1/case-plans/{id}")) return casePlan;
        if (pattern.starts_with("/api/v1/alerts/{id}")) return alert;
        if (pattern.starts_with("/api/v1/intake/{id}")) return intakeItem;
        if (pattern.starts_with("/api/v1/exchange/inbox/{id}")) return inboxItem;
        if (pattern.starts_with("/api/v1/exchange/edxml/{id}")) return edxml;
        if (pattern.starts_with("/api/v1/exchange/deliveries/{id}")) return delivery;
        return 0;
    }
};

/// Bodies and queries without which a route answers what is wrong with them before it looks for the thing.
std::string bodyFor(const http::Route& route) {
    static const std::map<std::string, std::string, std::less<>> kBodies{
        {"POST /api/v1/documents/{id}/deliveries", R"({"to":["H99.2"]})"},
        {"POST /api/v1/documents/{id}/handling", R"({"action":"present","leader":"ai-do"})"},
        {"POST /api/v1/documents/{id}/updates", R"({"reason":"Sửa trích yếu"})"},
        {"POST /api/v1/documents/{id}/recall", R"({"reason":"Sai thẩm quyền"})"},
        {"PATCH /api/v1/books/{id}", R"({"state":"open"})"},
        {"POST /api/v1/books/{id}/voided-numbers", R"({"year":2026,"number":"77","reason":"Bỏ trống"})"},
        {"POST /api/v1/books/{id}/reserved-numbers",
         R"({"held_for":"Phòng Tổ chức","purpose":"Đang trình ký","until":"2026-03-05"})"},
        {"POST /api/v1/books/{id}/secret-stubs", R"({"secrecy":"mat"})"},
        {"POST /api/v1/alerts/{id}/confirmation", "{}"},
        {"POST /api/v1/books/{id}/imports", R"({"year":2026,"lines":[]})"},
        {"POST /api/v1/books/{id}/imports/columns", R"({"rows":[]})"},
        {"PATCH /api/v1/documents/{id}", R"({"reason":"Gõ nhầm","note":"Đã đối chiếu"})"},
        {"POST /api/v1/documents/{id}/links", R"({"kind":"based_on","document":1})"},
        {"POST /api/v1/documents/{id}/links/{n}/withdrawal", R"({"reason":"Chọn nhầm"})"},
        {"PUT /api/v1/case-plans/{id}", R"({"lines":[{"level":"large","title":"Tổ chức","notation":"TC"}]})"},
        {"POST /api/v1/case-plans/{id}/moves", R"({"action":"submit"})"},
        {"PATCH /api/v1/case-files/{id}", R"({"description":"Tập 1"})"},
        {"POST /api/v1/case-files/{id}/moves", R"({"action":"close"})"},
        {"POST /api/v1/intake/{id}/registration", R"({"subject":"Kế hoạch"})"},
        {"POST /api/v1/intake/{id}/attachment", "{}"},
        {"POST /api/v1/exchange/inbox/{id}/acceptance", "{}"},
        {"POST /api/v1/exchange/inbox/{id}/refusal", R"({"reason":"Gửi nhầm"})"},
        {"POST /api/v1/exchange/inbox/{id}/recall-answer", R"({"agree":true})"},
        {"POST /api/v1/exchange/edxml/{id}/release", "{}"},
        {"POST /api/v1/exchange/edxml/{id}/discard", R"({"reason":"Không rõ nơi gửi"})"},
        {"POST /api/v1/intake/{id}/discard", R"({"reason":"Thư quảng cáo"})"},
        {"POST /api/v1/case-files/{id}/documents", R"({"document":1})"},
        {"POST /api/v1/case-files/{id}/documents/{n}/withdrawal", R"({"reason":"Đưa nhầm"})"},
        {"POST /api/v1/sample-audits/{id}/results", R"({"results":[{"number":"1","result":"found"}]})"},
        {"POST /api/v1/sample-audits/{id}/closing", R"({"conclusion":"Khớp"})"},
        {"POST /api/v1/reform-indexes/{id}/units/{n}/self-scores",
         R"({"scores":[{"criterion":"1","points":1,"explanation":"Có văn bản"}]})"},
        {"POST /api/v1/reform-indexes/{id}/units/{n}/reviews",
         R"({"scores":[{"criterion":"1","points":1,"reason":"Có văn bản"}]})"},
        {"POST /api/v1/reform-indexes/{id}/closing", "{}"},
    };
    const auto found = kBodies.find(std::string(route.method) + ' ' + std::string(route.pattern));
    return found == kBodies.end() ? "" : found->second;
}

std::string pathFor(const http::Route& route, std::int64_t thing, std::int64_t part) {
    std::string path(route.pattern);
    if (const auto at = path.find("{id}"); at != std::string::npos)
        path.replace(at, 4, std::to_string(thing));
    if (const auto at = path.find("{n}"); at != std::string::npos) path.replace(at, 3, std::to_string(part));
    if (const auto at = path.find("{kind}"); at != std::string::npos) path.replace(at, 6, "den");
    return path.ends_with("/readers") ? path + "?on=2026-03-02" : path;
}

constexpr std::int64_t kAbsent = 999;

bool isOfCaseFiles(Action action) {
    return action == Action::keepCaseFiles || action == Action::planCaseFiles;
}

bool opensFiles(const http::Route& route) {
    return route.action == Action::readFiles || route.pattern == "/api/v1/intake/{id}/files/{n}" ||
           route.pattern == "/api/v1/exchange/edxml/{id}/original";
}

HttpAnswer ask(Province& province, const http::Route& route, std::int64_t thing, const std::string& token) {
    auto part = std::int64_t{1};
    if (route.pattern.ends_with("/links/{n}/withdrawal")) part = province.linkInForce();
    if (route.pattern.ends_with("/documents/{n}/withdrawal")) part = province.documentInCaseFile();
    return province.send({std::string(route.method), pathFor(route, thing, part), token, bodyFor(route)});
}

std::string without(std::string text, std::int64_t id) {
    const auto word = "mã " + std::to_string(id);
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.replace(at, word.size(), "mã ?");
    return text;
}

TEST_CASE("every route asks for a token and for the right of its action, in every relation", "[http]") {
    Province province;
    for (const auto& route : http::routes()) {
        if (!route.action || route.pattern.ends_with("current")) continue;
        CAPTURE(route.method, route.pattern);
        CHECK(ask(province, route, kAbsent, "").status == 401);
        for (const auto& person : province.people) {
            CAPTURE(person.token);
            CHECK((ask(province, route, kAbsent, person.token).status == 403) != person.may(*route.action));
        }
    }
}

TEST_CASE("what may not be known of answers like what is not there, in every relation", "[http]") {
    Province province;
    for (const auto& route : http::routes()) {
        const auto thing = province.thingOf(route.pattern);
        if (!route.action || thing == 0) continue;
        for (const auto& person : province.people) {
            if (!person.may(*route.action)) continue;
            CAPTURE(route.method, route.pattern, person.token);
            const auto answer = ask(province, route, thing, person.token);
            const auto absent = ask(province, route, kAbsent, person.token);
            if (!person.knowsOf()) {
                CHECK(answer.status == 404);
                CHECK(without(answer.body, thing) == without(absent.body, kAbsent));
            } else if (opensFiles(route) && !person.readsFiles()) {
                CHECK(answer.status == 403);
            } else if (route.action == Action::recallDocuments && person.relation == Relation::unitBelow) {
                CHECK(answer.status == 403);  // a leader above reads; the agency itself decides
            } else if (isOfCaseFiles(*route.action) && !person.keepsOrLeads()) {
                CHECK(answer.status == 403);  // who only reads files takes no part in them
            } else {
                CHECK(answer.status != 404);
                CHECK(answer.status != 403);
                CHECK(absent.status == 404);
            }
        }
    }
}

TEST_CASE("a sample is known to who sees the reports of its unit, and changed from above it alone",
          "[http]") {
    Province province;
    const auto series = province.database.read([&](storage::ReadTransaction& transaction) {
        return storage::listSeries(transaction, {province.book}, std::nullopt).at(0).id;
    });
    domain::SampleAudit drawn;
    drawn.organisation = province.unit("H99.1");
    drawn.series = series;
    drawn.population = 1;
    drawn.numbers = {{.number = 1}};
    const auto audit = province.database.write({{}, province.clock.now()}, [&](auto& transaction) {
        return storage::insertSampleAudit(transaction, drawn).id.value;
    });
    for (const auto& route : http::routes()) {
        if (!route.pattern.starts_with("/api/v1/sample-audits/{id}")) continue;
        if (route.pattern.ends_with("/closing")) continue;  // has its say in evidence_test.cpp
        for (const auto& person : province.people) {
            if (!person.may(*route.action)) continue;
            CAPTURE(route.method, route.pattern, person.token);
            const auto status = ask(province, route, audit, person.token).status;
            // Whoever is of the root sees the reports of every unit.
            const bool sees = person.knowsOf() || person.relation == Relation::unitBelow;
            const bool isAbove = person.role == Role::administrator || person.relation == Relation::unitBelow;
            if (!sees)
                CHECK(status == 404);
            else if (route.action == Action::auditSamples && !isAbove)
                CHECK(status == 403);
            else
                CHECK(status == 200);
            CHECK(ask(province, route, kAbsent, person.token).status == 404);
        }
    }
}

TEST_CASE(
    "what an index says of a unit is told to who sees its reports, scored by itself, reviewed from above",
    "[http]") {
    Province province;
    domain::ReformIndex index;
    index.definition = {.code = "CCHC",
                        .year = 2026,
                        .name = "Chỉ số",
                        .groups = {domain::UnitGroup::departments, domain::UnitGroup::others},
                        .maximum = 100};
    index.definition.items = {{.code = "1", .name = "Kế hoạch", .maximum = 100}};
    index.definition.items[0].method = domain::ScoringMethod::selfScore;
    const auto id = province.database.write({{}, province.clock.now()}, [&](auto& transaction) {
        return storage::insertReformIndex(transaction, index).id.value;
    });
    const auto unit = province.unit("H99.1").value;
    for (const auto& route : http::routes()) {
        if (!route.pattern.starts_with("/api/v1/reform-indexes/{id}/units/{n}")) continue;
        for (const auto& person : province.people) {
            if (!person.may(*route.action)) continue;
            CAPTURE(route.method, route.pattern, person.token);
            const auto asked = [&](std::int64_t thing, std::int64_t part) {
                return province
                    .send({std::string(route.method), pathFor(route, thing, part), person.token,
                           bodyFor(route)})
                    .status;
            };
            const auto status = asked(id, unit);
            const bool sees = person.knowsOf() || person.relation == Relation::unitBelow;
            const bool isAbove = person.role == Role::administrator || person.relation == Relation::unitBelow;
            if (!sees)
                CHECK(status == 404);
            else if (route.action == Action::auditSamples && !isAbove)
                CHECK(status == 403);
            else if (route.action == Action::declareCounts && person.relation == Relation::unitBelow)
                CHECK(status == 403);
            else  // the first of those who may score does, the others learn of it
                CHECK((status == 200 || status == 201 || status == 409));
            CHECK(asked(kAbsent, unit) == 404);
            CHECK(asked(id, kAbsent) == 404);
        }
    }
}

TEST_CASE("a restricted document is known to its registry and its leaders alone, in every relation",
          "[http]") {
    Province province;
    for (const auto& route : http::routes()) {
        if (!route.action || !route.pattern.starts_with("/api/v1/documents/{id}")) continue;
        if (route.pattern.ends_with("/withdrawal")) continue;  // the link is of another document
        for (const auto& person : province.people) {
            if (!person.may(*route.action)) continue;
            CAPTURE(route.method, route.pattern, person.token);
            const auto answer = ask(province, route, province.restrictedDocument, person.token);
            const auto absent = ask(province, route, kAbsent, person.token);
            if (person.keepsOrLeads()) {
                CHECK(answer.status != 404);
                // Only the clerk presents; else who knows of it may do as with any other.
                CHECK((answer.status != 403 || route.pattern.ends_with("/handling")));
            } else {
                CHECK(answer.status == 404);
                CHECK(without(answer.body, province.restrictedDocument) == without(absent.body, kAbsent));
            }
        }
    }
}

}  // namespace
}  // namespace vanthu::tests
