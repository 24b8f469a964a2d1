#pragma once

#include "storage/exchange_store.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {

/// The id of a delivery of the document that its receiver refused.
inline std::int64_t refusedDelivery(HttpWorld& world, domain::DocumentId document,
                                    domain::OrganisationId recipient, const std::string& code) {
    return world.database.write({{}, world.clock.now()}, [&](storage::WriteTransaction& transaction) {
        domain::Delivery refused;
        refused.messageId = std::string(32, '7');
        refused.document = document;
        refused.recipient = recipient;
        refused.recipientCode = code;
        refused.state = domain::DeliveryState::refused;
        return storage::insertDelivery(transaction, refused).id.value;
    });
}

/// H99.1 sent one document to the province and to H99.2; nobody moves it, the exchange is not started.
struct SendingOffice : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string province{tokenOf("lanhdao.tinh", domain::Role::leader, "H99")};
    std::string root{tokenOf("quantri.2", domain::Role::administrator, "H99")};
    std::string other;
    std::int64_t document{0};

    SendingOffice() {
        app::OrganisationRequest finance;
        finance.name = "Sở Tài chính";
        finance.code = "H99.2";
        finance.parent = std::string("H99");
        finance.keepsRegistry = true;
        finance.interconnected = true;
        static_cast<void>(app.organisations.create(admin, {finance}, std::nullopt));
        other = tokenOf("vanthu.tc", domain::Role::clerk, "H99.2");
        document = outgoing("unit");
        deliver(document, R"(["H99","H99.2"])");
    }

    std::int64_t outgoing(const std::string& access) const {
        const std::string bytes = "nội dung";
        const auto json = R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","access":")" + access +
                          R"(","signer":{"name":"An"},"files":[{"part":"f","name":"a.txt","size":)" +
                          std::to_string(bytes.size()) + R"(,"sha256":")" + app::tokenHash(bytes) + "\"}]}";
        const auto body = "--b\r\nContent-Disposition: form-data; name=\"document\"\r\n\r\n" + json +
                          "\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
                          bytes + "\r\n--b--\r\n";
        const auto answer = HttpWorld::send(
            {"POST", "/api/v1/documents", clerk, body, "multipart/form-data; boundary=b", {}});
        REQUIRE(answer.status == 201);
        return answer.json()->getValue<std::int64_t>("id");
    }
    void deliver(std::int64_t id, const std::string& to) const {
        const auto path = "/api/v1/documents/" + std::to_string(id) + "/deliveries";
        REQUIRE(post(path, clerk, R"({"to":)" + to + "}").status == 201);
    }
    [[nodiscard]] Poco::JSON::Object::Ptr list(const std::string& query, const std::string& token) const {
        const auto answer = get("/api/v1/exchange/deliveries" + query, token);
        REQUIRE(answer.status == 200);
        return answer.json();
    }
    [[nodiscard]] std::size_t count(const std::string& query, const std::string& token) const {
        return list(query, token)->getArray("items")->size();
    }
    /// The newest delivery comes to that state.
    void becomes(domain::DeliveryState state, const std::string& reason) {
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            auto delivery = storage::deliveriesOf(transaction, {document}).back();
            delivery.state = state;
            delivery.reason = reason;
            storage::updateDelivery(transaction, delivery);
        });
    }
};

}  // namespace vanthu::tests
