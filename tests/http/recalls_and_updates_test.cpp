#include "server/exchange/recalls.h"
#include "storage/recall_store.h"
#include "tests/http/received_item.h"
#include "tests/http/sending_office.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

// What the routes of recall answers and updates (docs/adr/0036) say to whatever is not as described.
namespace vanthu::tests {
namespace {

/// A body, and what is wrong with it.
struct Wrong {
    std::string body;
    int status;
    std::vector<std::string> violations;
};

std::string repeated(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i)
        result += (i == 0 ? "" : ",") + text;
    return result;
}

void isProblem(const HttpAnswer& answer, int status) {
    CHECK(answer.status == status);
    CHECK(answer.response.getContentType().starts_with("application/problem+json"));
    CHECK(answer.json()->getValue<int>("status") == status);
    CHECK_FALSE(answer.json()->getValue<std::string>("detail").empty());
}

/// A document of H99.1 that H99 and H99.2 are to get.
struct UpdatingOffice : SendingOffice {
    [[nodiscard]] static std::string path(std::int64_t id) {
        return "/api/v1/documents/" + std::to_string(id) + "/updates";
    }
    HttpAnswer update(const std::string& token, const std::string& body) const {
        return post(path(document), token, body);
    }
    std::size_t deliveries() {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::deliveriesOf(transaction, {document}).size();
        });
    }
};

/// H99.1 registered a document whose sender wants it back.
struct AskedOffice : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    domain::InboxId id{
        receiveItem(*this, app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id,
                    receivedManifest(*this))};
    std::string item{"/api/v1/exchange/inbox/" + std::to_string(id.value)};

    explicit AskedOffice(bool isAsked = true) {
        if (post(item + "/acceptance", clerk, "{}").status != 201) throw std::runtime_error("not accepted");
        if (isAsked)
            database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
                static_cast<void>(exchange::carryOutRecall(
                    transaction, storage::findInboxItem(transaction, id).value(), "Sai thẩm quyền"));
            });
    }
    HttpAnswer answer(const std::string& token, const std::string& body) const {
        return post(item + "/recall-answer", token, body);
    }
    domain::InboxRecall recall() {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::findInboxItem(transaction, id).value().recall;
        });
    }
};

}  // namespace

TEST_CASE("an update with a wrong field is refused by field, and nothing of it is stored", "[http]") {
    UpdatingOffice office;
    const auto head = office.database.head();
    const std::string tooLong(501, 'x');
    const std::vector<Wrong> cases{
        {"", 415, {}},
        {"{", 400, {"body broken_json"}},
        {R"({"reason":"Sửa")", 400, {"body broken_json"}},
        {"[]", 422, {"body not_an_object"}},
        {R"("Sửa")", 422, {"body not_an_object"}},
        {"{}", 422, {"reason required"}},
        {R"({"reason":""})", 422, {"reason required"}},
        {R"({"reason":"  "})", 422, {"reason required"}},
        {R"({"reason":null})", 422, {"reason required"}},
        {R"({"reason":5})", 422, {"reason not_a_text"}},
        {R"({"reason":["Sửa"]})", 422, {"reason not_a_text"}},
        {R"({"reason":")" + tooLong + "\"}", 422, {"reason too_long"}},
        {R"({"reason":"Sửa","extra":1})", 422, {"extra unknown_field"}},
        {R"({"reason":"Sửa","add":"H99.2"})", 422, {"add not_a_list"}},
        {R"({"reason":"Sửa","add":{}})", 422, {"add not_a_list"}},
        {R"({"reason":"Sửa","add":[true]})", 422, {"add[0] not_an_organisation"}},
        {R"({"reason":"Sửa","add":[{}]})", 422, {"add[0] not_an_organisation"}},
        {R"({"reason":"Sửa","add":[""]})", 422, {"add[0] not_an_organisation"}},
        {R"({"reason":"Sửa","add":["H12"]})", 422, {"add[0] unknown_organisation"}},
        {R"({"reason":"Sửa","add":[-1]})", 422, {"add[0] unknown_organisation"}},
        {R"({"reason":"Sửa","add":[1.5]})", 422, {"add[0] not_an_organisation"}},
        {R"({"reason":"Sửa","add":["H99.1","H99.2"]})", 422, {"add[1] sent_already"}},
        {R"({"reason":"Sửa","add":[)" + repeated("1", 1001) + "]}", 422, {"add too_many"}},
        {R"({"reason":"Sửa","remove":"H99.2"})", 422, {"remove not_a_list"}},
        {R"({"reason":"Sửa","remove":[null]})", 422, {"remove[0] not_an_organisation"}},
        {R"({"reason":"Sửa","remove":["H99","H12"]})", 422, {"remove[1] unknown_organisation"}},
        {R"({"reason":"Sửa","remove":["H99","H99.1"]})", 422, {"remove[1] not_sent"}},
        {R"({"reason":"Sửa","remove":[)" + repeated("1", 1001) + "]}", 422, {"remove too_many"}},
        {R"({"reason":")" + tooLong + R"(","add":["H12"],"remove":["H13"]})",
         422,
         {"reason too_long", "add[0] unknown_organisation", "remove[0] unknown_organisation"}},
    };
    for (const auto& wrong : cases) {
        CAPTURE(wrong.body.substr(0, 80));
        const auto answer = office.update(office.clerk, wrong.body);
        CAPTURE(answer.body);
        isProblem(answer, wrong.status);
        CHECK(answer.violations() == wrong.violations);
    }
    isProblem(office.send({"POST",
                           UpdatingOffice::path(office.document),
                           office.clerk,
                           "reason=x",
                           "application/x-www-form-urlencoded",
                           {}}),
              415);
    isProblem(office.update(office.clerk, R"({"reason":")" + std::string(2'000'000, 'x') + "\"}"), 413);
    CHECK(office.database.head() == head);
    CHECK(office.deliveries() == 2);
}

TEST_CASE("an update is sent by the clerks of the unit alone, of what is in force at somebody", "[http]") {
    UpdatingOffice office;
    const std::string body = R"({"reason":"Sửa"})";
    isProblem(office.update("", body), 401);
    isProblem(office.update(office.other, body), 404);
    isProblem(office.update(office.province, body), 403);
    isProblem(office.update(office.tokenOf("chuyenvien", domain::Role::officer, "H99.1"), body), 403);
    isProblem(office.post(UpdatingOffice::path(999'999), office.clerk, body), 404);
    isProblem(office.post("/api/v1/documents/x/updates", office.clerk, body), 404);
    // Nobody has it: an update would tell nobody anything.
    isProblem(office.post(UpdatingOffice::path(office.outgoing("unit")), office.clerk, body), 409);
    CHECK(office.deliveries() == 2);

    const auto recall = "/api/v1/documents/" + std::to_string(office.document) + "/recall";
    REQUIRE(office.post(recall, office.clerk, R"({"reason":"Sai thẩm quyền"})").status == 201);
    isProblem(office.update(office.clerk, body), 409);
    CHECK(office.deliveries() == 2);
}

TEST_CASE("an update that is asked for again under its key is sent once", "[http]") {
    UpdatingOffice office;
    const auto update = [&](const std::string& body) {
        return office.send({"POST",
                            UpdatingOffice::path(office.document),
                            office.clerk,
                            body,
                            "application/json",
                            {{"Idempotency-Key", "k1"}}});
    };
    const auto first = update(R"({"reason":"Sửa trích yếu"})");
    REQUIRE(first.status == 201);
    const auto sent = office.deliveries();
    const auto head = office.database.head();

    CHECK(update(R"({"reason":"Sửa trích yếu"})").body == first.body);
    isProblem(update(R"({"reason":"Sửa chuyện khác"})"), 409);

    CHECK(office.deliveries() == sent);
    CHECK(office.database.head() == head);
}

TEST_CASE("an answer to a recall with a wrong field is refused by field, and nothing of it is stored",
          "[http]") {
    AskedOffice office;
    const auto head = office.database.head();
    const std::string tooLong(501, 'x');
    const std::vector<Wrong> cases{
        {"", 415, {}},
        {"{", 400, {"body broken_json"}},
        {"[]", 422, {"body not_an_object"}},
        {"{}", 422, {"agree required"}},
        {R"({"reason":"Đã xong"})", 422, {"agree required"}},
        {R"({"agree":null,"reason":"Đã xong"})", 422, {"agree required"}},
        {R"({"agree":"true"})", 422, {"agree not_a_flag"}},
        {R"({"agree":1})", 422, {"agree not_a_flag"}},
        {R"({"agree":[true]})", 422, {"agree not_a_flag"}},
        {R"({"agree":false})", 422, {"reason required"}},
        {R"({"agree":false,"reason":" "})", 422, {"reason required"}},
        {R"({"agree":false,"reason":null})", 422, {"reason required"}},
        {R"({"agree":false,"reason":7})", 422, {"reason not_a_text"}},
        {R"({"agree":false,"reason":")" + tooLong + "\"}", 422, {"reason too_long"}},
        {R"({"agree":true,"reason":")" + tooLong + "\"}", 422, {"reason too_long"}},
        {R"({"agree":true,"extra":1})", 422, {"extra unknown_field"}},
    };
    for (const auto& wrong : cases) {
        CAPTURE(wrong.body.substr(0, 80));
        const auto answer = office.answer(office.clerk, wrong.body);
        CAPTURE(answer.body);
        isProblem(answer, wrong.status);
        CHECK(answer.violations() == wrong.violations);
    }
    isProblem(office.send({"POST",
                           office.item + "/recall-answer",
                           office.clerk,
                           "agree=true",
                           "application/x-www-form-urlencoded",
                           {}}),
              415);
    CHECK(office.database.head() == head);
    CHECK(office.recall() == domain::InboxRecall::asked);
}

TEST_CASE("a recall is answered by the clerks of the unit alone, once, and only where it was asked",
          "[http]") {
    AskedOffice office;
    const std::string body = R"({"agree":false,"reason":"Đã giải quyết xong"})";
    isProblem(office.answer("", body), 401);
    isProblem(office.answer(office.tokenOf("lanhdao", domain::Role::leader, "H99.1"), body), 403);
    isProblem(office.answer(office.tokenOf("vanthu.tinh", domain::Role::clerk, "H99"), body), 404);
    isProblem(office.post(office.item + "9/recall-answer", office.clerk, body), 404);
    CHECK(office.recall() == domain::InboxRecall::asked);

    const auto answer = [&](const std::string& text) {
        return office.send({"POST",
                            office.item + "/recall-answer",
                            office.clerk,
                            text,
                            "application/json",
                            {{"Idempotency-Key", "k1"}}});
    };
    const auto first = answer(body);
    REQUIRE(first.status == 201);
    CHECK(first.json()->getObject("recall")->getValue<std::string>("state") == "refused");
    const auto head = office.database.head();
    CHECK(answer(body).body == first.body);
    isProblem(answer(R"({"agree":true})"), 409);
    isProblem(office.answer(office.clerk, R"({"agree":true})"), 409);
    CHECK(office.recall() == domain::InboxRecall::refused);
    CHECK(office.database.head() == head);

    AskedOffice notAsked(false);
    isProblem(notAsked.answer(notAsked.clerk, body), 409);
    CHECK(notAsked.recall() == domain::InboxRecall::none);
}

TEST_CASE("the list of what arrived leaves out updates where it is asked to, as reports count", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto unit = world.app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id;
    auto manifest = receivedManifest(world);
    receiveItem(world, unit, manifest);
    manifest.changes = {manifest.messageId};
    manifest.reason = "Sửa trích yếu";
    manifest.kind = domain::SendingKind::update;
    manifest.messageId = std::string(32, '2');
    receiveItem(world, unit, manifest);
    const auto count = [&](const std::string& query) {
        const auto answer = world.get("/api/v1/exchange/inbox" + query, clerk);
        return answer.json()->getArray("items")->size();
    };

    CHECK(count("") == 2);
    CHECK(count("?documents=true") == 1);
    CHECK(world.get("/api/v1/exchange/inbox?documents=1", clerk).status == 422);
}

}  // namespace vanthu::tests
