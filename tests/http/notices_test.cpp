#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

const std::string kNoticeApi = "/api/v1";

/// A clerk who presented one document to the leader.
struct NoticeRegistry : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string leader{tokenOf("giamdoc", domain::Role::leader, "H99.1")};
    std::string keeper{tokenOf("quantri2", domain::Role::administrator, "H99")};

    NoticeRegistry() { present("1/KH-BNV"); }

    void present(const std::string& code) const {
        const auto registered = post(kNoticeApi + "/documents", clerk,
                                     R"({"direction":"incoming","type":"KH","subject":"Kế hoạch","code":")" +
                                         code + R"(","issuer_name":"Bộ","issued_date":"2026-02-27"})");
        const auto id = std::to_string(registered.json()->getValue<std::int64_t>("id"));
        CHECK(post(kNoticeApi + "/documents/" + id + "/handling", clerk,
                   R"({"action":"present","leader":"giamdoc"})")
                  .status == 201);
    }
    HttpAnswer put(const std::string& path, const std::string& token, const std::string& body) const {
        return send({"PUT", kNoticeApi + path, token, body});
    }
    std::int64_t unread(const std::string& token) const {
        return get(kNoticeApi + "/notices/unread", token).json()->getValue<std::int64_t>("unread");
    }
};

TEST_CASE("a presented document is a notice, which is counted and read", "[http]") {
    NoticeRegistry registry;
    const auto before = registry.unread(registry.leader);
    registry.present("2/KH-BNV");
    CHECK(registry.unread(registry.leader) == before + 1);
    const auto page = registry.get(kNoticeApi + "/notices?unread=true&limit=1", registry.leader).json();
    CHECK(page->getValue<std::int64_t>("unread") == before + 1);
    const auto notice = page->getArray("items")->getObject(0);
    CHECK(notice->getValue<std::string>("kind") == "presented");
    CHECK(notice->getValue<std::string>("code") == "02/KH-BNV");
    const auto id = std::to_string(notice->getValue<std::int64_t>("id"));

    const auto read = [&](const std::string& token) {
        return registry.send({"POST", kNoticeApi + "/notices/" + id + "/read", token});
    };
    CHECK(read(registry.clerk).status == 404);
    CHECK(read(registry.leader).status == 200);
    CHECK(registry.unread(registry.leader) == before);
    CHECK(registry.post(kNoticeApi + "/notices/read", registry.leader, R"({"up_to":)" + id + "}").status ==
          200);
    CHECK(registry.unread(registry.leader) == 0);
}

TEST_CASE("what was marked read is unread again, and nothing else", "[http]") {
    NoticeRegistry registry;
    registry.present("2/KH-BNV");
    const auto before = registry.unread(registry.leader);
    const auto newest = registry.get(kNoticeApi + "/notices?limit=1", registry.leader)
                            .json()
                            ->getArray("items")
                            ->getObject(0)
                            ->getValue<std::int64_t>("id");
    const auto one = kNoticeApi + "/notices/" + std::to_string(newest) + "/read";
    const auto takeBack = [&](const std::string& path, const std::string& token) {
        return registry.send({"DELETE", path, token});
    };
    CHECK(registry.send({"POST", one, registry.leader}).status == 200);
    CHECK(takeBack(one, registry.clerk).status == 404);
    CHECK(takeBack(one, registry.leader).json()->getValue<std::int64_t>("unread") == before);
    CHECK(takeBack(one, registry.leader).json()->getValue<std::int64_t>("unread") == before);

    CHECK(registry.send({"POST", one, registry.leader}).status == 200);
    registry.clock.advance(std::chrono::seconds{1});
    const auto markAll = [&] {
        return registry
            .post(kNoticeApi + "/notices/read", registry.leader,
                  R"({"up_to":)" + std::to_string(newest) + "}")
            .json();
    };
    const auto marked = markAll();
    CHECK(marked->getValue<std::int64_t>("unread") == 0);
    CHECK_FALSE(markAll()->has("mark"));
    const auto path = kNoticeApi + "/notices/read?mark=" + marked->getValue<std::string>("mark");
    static_cast<void>(takeBack(path, registry.clerk));
    CHECK(registry.unread(registry.leader) == 0);
    CHECK(takeBack(path, registry.leader).json()->getValue<std::int64_t>("unread") == before - 1);
    CHECK(takeBack(kNoticeApi + "/notices/read", registry.leader).violations() ==
          std::vector<std::string>{"mark required"});
    CHECK(takeBack(kNoticeApi + "/notices/read?mark=x", registry.leader).violations() ==
          std::vector<std::string>{"mark bad_cursor"});
}

TEST_CASE("what is wrong with a request about notices is named field by field", "[http]") {
    NoticeRegistry registry;
    using Told = std::vector<std::string>;
    const auto read = [&](const std::string& body) {
        return registry.post(kNoticeApi + "/notices/read", registry.leader, body).violations();
    };
    CHECK(read("{}") == Told{"up_to required"});
    CHECK(read(R"({"up_to":0})") == Told{"up_to out_of_range"});
    CHECK(read(R"({"up_to":1,"more":1})") == Told{"more unknown_field"});
    CHECK(registry.get(kNoticeApi + "/notices?limit=0", registry.leader).violations() ==
          Told{"limit out_of_range"});
    CHECK(registry.get(kNoticeApi + "/notices?unread=maybe", registry.leader).violations() ==
          Told{"unread not_a_flag"});
    CHECK(registry.get(kNoticeApi + "/notices?cursor=x", registry.leader).violations() ==
          Told{"cursor bad_cursor"});
    CHECK(registry.get(kNoticeApi + "/alerts?cursor=x", registry.leader).violations() ==
          Told{"cursor bad_cursor"});
    const auto mail = [&](const std::string& body) {
        return registry.put("/me/mail", registry.leader, body).violations();
    };
    CHECK(mail(R"({"email":"nobody"})") == Told{"email bad_email"});
    CHECK(mail(R"({"email":"a@b.vn","mail_preference":"weekly"})") == Told{"mail_preference unknown_value"});
    CHECK(mail(R"({"email":"a@b.vn","more":1})") == Told{"more unknown_field"});
}

TEST_CASE("an account's address is set by its owner and by an administrator", "[http]") {
    NoticeRegistry registry;
    const auto own =
        registry.put("/me/mail", registry.leader, R"({"email":"a@b.vn","mail_preference":"daily"})");
    CHECK(own.json()->getValue<std::string>("email") == "a@b.vn");
    CHECK(own.json()->getValue<std::string>("mail_preference") == "daily");
    const auto path = kNoticeApi + "/accounts/" + std::to_string(own.json()->getValue<std::int64_t>("id"));
    const auto changed = registry.send({"PATCH", path, registry.keeper, R"({"email":"c@d.vn"})"});
    CHECK(changed.json()->getValue<std::string>("email") == "c@d.vn");
    CHECK(changed.json()->getValue<std::string>("mail_preference") == "daily");
    CHECK(registry.send({"PATCH", path, registry.keeper, R"({"email":"c"})"}).violations() ==
          std::vector<std::string>{"email bad_email"});
    CHECK(registry.get(kNoticeApi + "/me", registry.leader).json()->getValue<std::string>("email") ==
          "c@d.vn");
    CHECK_FALSE(registry.put("/me/mail", registry.leader, R"({"email":""})").json()->has("email"));
    const auto made =
        registry.post(kNoticeApi + "/accounts", registry.keeper,
                      R"({"login":"moi","full_name":"Người mới","role":"chuyen_vien","organisation":"H99.1",)"
                      R"("password":"mat-khau-rat-dai","email":"x"})");
    CHECK(made.violations() == std::vector<std::string>{"email bad_email"});
}

TEST_CASE("an alert is confirmed over HTTP and counted in the system state", "[http]") {
    NoticeRegistry registry;
    const auto open = [&] {
        return registry.get(kNoticeApi + "/system", registry.keeper)
            .json()
            ->getValue<std::int64_t>("open_alerts");
    };
    const auto before = open();
    CHECK(before == 3);
    const auto items =
        registry.get(kNoticeApi + "/alerts?open=true", registry.leader).json()->getArray("items");
    CHECK(items->size() == 2);  // of the accounts in H99.1; the administrator's is of H99
    const auto path = kNoticeApi + "/alerts/" +
                      std::to_string(items->getObject(0)->getValue<std::int64_t>("id")) + "/confirmation";
    CHECK(registry.post(path, registry.clerk, "{}").status == 403);
    CHECK(registry.post(path, registry.leader, R"({"note":"Đúng"})").status == 200);
    CHECK(registry.post(path, registry.keeper, "{}").status == 409);
    CHECK(open() == before - 1);
    CHECK(registry.post(kNoticeApi + "/alerts/999/confirmation", registry.keeper, "{}").status == 404);
}

TEST_CASE("the reports about time come in every format", "[http]") {
    NoticeRegistry registry;
    const std::string period = "?from=2026-01-01&to=2026-12-31";
    for (const std::string name : {"handling", "timeliness", "outgoing"}) {
        const auto json = registry.get(kNoticeApi + "/reports/" + name + period, registry.leader);
        CHECK(json.json()->getValue<std::string>("report") == name);
        CHECK(registry.get(kNoticeApi + "/reports/" + name + period + "&format=csv", registry.leader)
                  .body.starts_with("\xEF\xBB\xBFSTT"));
        CHECK(registry.get(kNoticeApi + "/reports/" + name + period + "&format=pdf", registry.leader)
                  .body.starts_with("%PDF"));
        CHECK(registry.get(kNoticeApi + "/reports/" + name + period + "&format=xlsx", registry.leader)
                  .body.starts_with("PK"));
        CHECK(registry.get(kNoticeApi + "/reports/" + name, registry.leader).violations() ==
              std::vector<std::string>{"from required", "to required"});
        CHECK(registry.get(kNoticeApi + "/reports/" + name + period + "&unit=H99", registry.leader).status ==
              404);
    }
    const auto total =
        registry.get(kNoticeApi + "/reports/handling" + period, registry.leader).json()->getObject("total");
    CHECK(total->getValue<int>("open_without_deadline") == 1);
    CHECK(total->getObject("in_time")->isNull("percent"));
}

}  // namespace
}  // namespace vanthu::tests
