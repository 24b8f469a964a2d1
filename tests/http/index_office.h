#pragma once

#include "tests/http/http_world.h"

#include <string>

namespace vanthu::tests {

/// Two departments of a province, H99.1 and H99.2, in January of 2027, and an index of 2026: criterion 1.1 of
/// 6 points is scored by themselves, 2.1 of 3 by a survey, 2.2 of 1 by rate A, which H99.1 alone has figures
/// for.
struct IndexOffice : HttpWorld {
    std::string clerk, otherClerk, leader, chair;
    std::string unit, otherUnit;

    IndexOffice() {
        app::OrganisationRequest other;
        other.name = "Sở Tài chính";
        other.notation = "STC";
        other.code = "H99.2";
        other.parent = std::string("H99");
        other.kind = domain::OrganisationKind::department;
        other.keepsRegistry = true;
        static_cast<void>(app.organisations.create(admin, {other}, std::nullopt));
        unit = idOf("H99.1");
        otherUnit = idOf("H99.2");
        clerk = tokenOf("vanthu", domain::Role::clerk, "H99.1");
        for (const std::string subject : {"Kế hoạch cải cách", "Báo cáo cải cách"})
            if (post("/api/v1/documents", clerk,
                     R"({"direction":"outgoing","type":"KH","signer":{"name":"An"},"subject":")" + subject +
                         "\"}")
                    .status != 201)
                throw std::runtime_error("not registered");
        clock.set(*domain::parseTimestamp("2027-01-05T08:00:00+07:00"));
        clerk = app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
        admin = callerOf("quantri");
        otherClerk = tokenOf("vanthu2", domain::Role::clerk, "H99.2");
        leader = tokenOf("giamdoc", domain::Role::leader, "H99.1");
        chair = tokenOf("chutich", domain::Role::leader, "H99");
    }

    [[nodiscard]] std::string idOf(const std::string& code) {
        return std::to_string(
            app.directory.current()->organisation(app::organisationReference(code))->id.value);
    }

    static std::string definition(const std::string& year = "2026", const std::string& more = "") {
        return R"({"code":"CCHC","year":)" + year +
               R"(,"name":"Chỉ số CCHC","groups":["so_nganh"],"maximum":10,"items":[)"
               R"({"code":"1","name":"Chỉ đạo","maximum":6},)"
               R"({"code":"1.1","parent":"1","name":"Kế hoạch","maximum":6,"method":"self"},)"
               R"({"code":"2","name":"Hiện đại hóa","maximum":4},)"
               R"({"code":"2.1","parent":"2","name":"Hài lòng","maximum":3,"method":"survey",)"
               R"("survey":{"lowest":1,"highest":5}},)"
               R"({"code":"2.2","parent":"2","name":"Nhập văn bản đi","maximum":1,"method":"rate","rate":"A",)"
               R"("period":{"from":")" +
               year + R"(-01-01","to":")" + year + R"(-12-31"},"proportional":{"zero":0,"full":100}}])" +
               more + "}";
    }
    [[nodiscard]] HttpAnswer define(const std::string& body, const std::string& token) const {
        return post("/api/v1/reform-indexes", token, body);
    }
    [[nodiscard]] std::string defined(const std::string& body = definition()) const {
        const auto made = define(body, chair);
        if (made.status != 201) throw std::runtime_error("not defined: " + made.body);
        return made.json()->getValue<std::string>("id");
    }
    [[nodiscard]] static std::string at(const std::string& ofIndex, const std::string& more = "") {
        return "/api/v1/reform-indexes/" + ofIndex + more;
    }
    [[nodiscard]] HttpAnswer score(const std::string& ofIndex, const std::string& scores) const {
        return post(at(ofIndex, "/units/" + unit + "/self-scores"), clerk, R"({"scores":[)" + scores + "]}");
    }
    [[nodiscard]] HttpAnswer review(const std::string& ofIndex, const std::string& whose,
                                    const std::string& scores) const {
        return post(at(ofIndex, "/units/" + whose + "/reviews"), chair, R"({"scores":[)" + scores + "]}");
    }
    [[nodiscard]] HttpAnswer close(const std::string& ofIndex) const {
        return post(at(ofIndex, "/closing"), chair, R"({"note":"Theo biên bản"})");
    }
    /// "Sở Nội vụ 5.5 1/2 up 1; …" as the chair is told.
    [[nodiscard]] std::string ranking(const std::string& ofIndex, const std::string& query = "") const {
        const auto units = get(at(ofIndex, "/report" + query), chair).json()->getArray("units");
        std::string told;
        for (unsigned i = 0; i < units->size(); ++i) {
            const auto line = units->getObject(i);
            told += (i == 0 ? "" : "; ") + line->getValue<std::string>("name") + " " +
                    line->getValue<std::string>("points") + " " + line->getValue<std::string>("rank") + "/" +
                    line->getValue<std::string>("rank_of");
            if (line->has("rank_change")) told += " " + line->getValue<std::string>("rank_change");
        }
        return told;
    }
};

}  // namespace vanthu::tests
