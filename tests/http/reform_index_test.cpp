#include "tests/http/index_office.h"
#include "tests/http/statistic_worlds.h"

#include <catch2/catch.hpp>

#include <map>

namespace vanthu::tests {
namespace {

using Strings = std::vector<std::string>;

const std::string kSelf =
    R"({"criterion":"1.1","points":5.5,"explanation":"Ban hành ngày 20/12","documents":[1,2]})";
const std::string kReview = R"({"criterion":"1.1","points":4.25,"reason":"Ban hành chậm"})";

Poco::JSON::Object::Ptr itemOf(const Poco::JSON::Object::Ptr& sheet, const std::string& code) {
    const auto items = sheet->getArray("items");
    for (unsigned i = 0; i < items->size(); ++i)
        if (items->getObject(i)->getValue<std::string>("code") == code) return items->getObject(i);
    return {};
}

}  // namespace

TEST_CASE("a definition comes back as it was given, and takes the place of the one that it names", "[http]") {
    IndexOffice office;
    const auto id = office.defined();
    const auto shown = office.get(office.at(id), office.clerk).json();
    CHECK(shown->getValue<std::string>("state") == "open");
    std::ostringstream text;
    shown->getObject("definition")->stringify(text);
    auto again = text.str();
    CHECK(office.define(again, office.chair).status == 409);
    again.back() = ',';
    const auto second = office.defined(again + "\"replaces\":" + id + "}");
    CHECK(office.get(office.at(second), office.clerk).json()->getValue<int>("version") == 2);
    CHECK(office.get(office.at(id), office.clerk).json()->getValue<std::string>("replaced_by") == second);
    CHECK(office.define(again + "\"replaces\":" + id + "}", office.chair).status == 409);
    CHECK(office.define(again + "\"replaces\":77}", office.chair).status == 404);
    CHECK(office.score(id, kSelf).status == 409);
    CHECK(office.get("/api/v1/reform-indexes", office.clerk).json()->getArray("indexes")->size() == 2);
}

TEST_CASE("what is wrong with a definition is named, and nothing is stored", "[http]") {
    IndexOffice office;
    const auto with = [&](const std::string& from, const std::string& to) {
        auto body = office.definition();
        body.replace(body.find(from), from.size(), to);
        return office.define(body, office.chair).violations();
    };
    CHECK(office.define("{}", office.chair).violations() ==
          Strings{"code required", "year required", "name required", "maximum required"});
    CHECK(with(R"("maximum":6,"method")", R"("maximum":5,"method")") ==
          Strings{"items[0].maximum sum_differs"});
    CHECK(with(R"("maximum":10)", R"("maximum":10.001)") == Strings{"maximum too_precise"});
    CHECK(with(R"("maximum":10)", R"("maximum":"10")") == Strings{"maximum not_a_number"});
    CHECK(with(R"("maximum":10)", R"("maximum":1e300)") == Strings{"maximum out_of_range"});
    CHECK(with(R"("maximum":10)", R"("maximum":-1)") == Strings{"maximum out_of_range"});
    CHECK(with(R"("rate":"A")", R"("rate":"K")") == Strings{"items[4].rate unknown_value"});
    CHECK(with(R"("method":"self")", R"("method":"guess")") == Strings{"items[1].method unknown_value"});
    CHECK(with(R"("so_nganh")", R"("so_nganh","so_nganh","x")") ==
          Strings{"groups[1] repeated", "groups[2] unknown_value"});
    CHECK(with(R"("parent":"1")", R"("parent":"1.1")") ==
          Strings{"items[0].method required", "items[1].parent cycle", "items[1].method not_a_criterion"});
    CHECK(with(R"("highest":5)", R"("highest":1)") == Strings{"items[3].survey.highest too_low"});
    CHECK(with(R"("full":100)", R"("full":0)") == Strings{"items[4].proportional.full too_low"});
    CHECK(with(R"("proportional":{"zero":0,"full":100})", R"("steps":[])") ==
          Strings{"items[4].proportional required", "items[4].proportional.zero required",
                  "items[4].proportional.full required"});
    CHECK(with(R"("year":2026)", R"("year":2025)") == Strings{"items[4].period.from other_year"});
    CHECK(with(R"("name":"Chỉ số CCHC")", R"("name":"Chỉ số CCHC","owner":1)") ==
          Strings{"owner unknown_field"});
    CHECK(office.get("/api/v1/reform-indexes", office.clerk).json()->getArray("indexes")->size() == 0);
}

TEST_CASE("units are ranked by reviewed points, else by what they gave themselves", "[http]") {
    IndexOffice office;
    const auto id = office.defined();
    CHECK(office.ranking(id) == "Sở Nội vụ 0 1/2; Sở Tài chính 0 1/2");
    REQUIRE(office.score(id, kSelf).status == 201);
    CHECK(office.ranking(id) == "Sở Nội vụ 5.5 1/2; Sở Tài chính 0 2/2");
    REQUIRE(office.review(id, office.unit, kReview).status == 201);
    REQUIRE(office
                .review(id, office.otherUnit,
                        R"({"criterion":"1.1","points":3,"reason":"Có kế hoạch"},)"
                        R"({"criterion":"2.1","answers":40,"mean":4.12,"reason":"Phiếu quý IV"})")
                .status == 201);
    // 3 points of a mean of 4,12 between 1 and 5 are 2,34.
    CHECK(office.ranking(id) == "Sở Tài chính 5.34 1/2; Sở Nội vụ 4.25 2/2");

    const auto sheet = office.get(office.at(id, "/units/" + office.unit), office.chair).json();
    CHECK(sheet->getValue<bool>("may_review"));
    CHECK_FALSE(sheet->getValue<bool>("may_self_score"));
    const auto plan = itemOf(sheet, "1.1");
    CHECK(plan->getValue<std::string>("source") == "reviewed");
    const auto scores = plan->getArray("scores");
    REQUIRE(scores->size() == 2);
    CHECK(scores->getObject(0)->getValue<std::string>("given_by") == "Người vanthu");
    CHECK(scores->getObject(0)->getArray("documents")->getObject(1)->getValue<std::string>("subject") ==
          "Báo cáo cải cách");
    // Rate A asks for the file: none of two documents has one.
    const auto rate = itemOf(sheet, "2.2")->getObject("rate");
    CHECK(rate->getValue<int>("numerator") == 0);
    CHECK(rate->getValue<int>("denominator") == 2);
    for (const std::string path : {"/report", "/units/1"})
        CHECK(office.get(office.at(id, path + "?format=doc"), office.chair).violations() ==
              Strings{"format unknown_value"});
    for (const auto& path : {std::string("/report"), "/units/" + office.unit}) {
        CHECK(office.get(office.at(id, path + "?format=pdf"), office.chair).body.starts_with("%PDF-"));
        CHECK(office.get(office.at(id, path + "?format=xlsx"), office.chair).body.starts_with("PK"));
        CHECK(office.get(office.at(id, path + "?format=csv"), office.chair).body.find("4,25") !=
              std::string::npos);
    }
}

TEST_CASE("a score is never overwritten, and whoever is slower learns of the other", "[http]") {
    IndexOffice office;
    const auto id = office.defined();
    REQUIRE(office.score(id, kSelf).status == 201);
    const auto first =
        office.get(office.at(id, "/report"), office.chair).json()->getValue<std::string>("as_of_change");
    CHECK(office.score(id, kSelf).status == 409);
    const std::string corrected = R"({"criterion":"1.1","points":6,"explanation":"Đủ","replaces":1})";
    REQUIRE(office.score(id, corrected).status == 201);
    CHECK(office.score(id, corrected).status == 409);
    CHECK(office.ranking(id) == "Sở Nội vụ 6 1/2; Sở Tài chính 0 2/2");
    CHECK(office.ranking(id, "?as_of_change=" + first) == "Sở Nội vụ 5.5 1/2; Sở Tài chính 0 2/2");
    CHECK(office.get(office.at(id, "/report?as_of_change=1"), office.chair).violations() ==
          Strings{"as_of too_early"});
    const auto scores = itemOf(office.get(office.at(id, "/units/" + office.unit), office.clerk).json(), "1.1")
                            ->getArray("scores");
    REQUIRE(scores->size() == 2);
    CHECK_FALSE(scores->getObject(0)->getValue<bool>("in_force"));
    CHECK(scores->getObject(1)->getValue<int>("replaces") == 1);
}

TEST_CASE("what is wrong with scores is named field by field, and none of them is stored", "[http]") {
    IndexOffice office;
    const auto id = office.defined();
    const auto said = [&](const std::string& scores) { return office.score(id, scores).violations(); };
    CHECK(said("") == Strings{"scores required"});
    CHECK(said("{}") == Strings{"scores[0].criterion required", "scores[0].explanation required"});
    CHECK(said(R"({"criterion":"1.1","explanation":"x"})") == Strings{"scores[0].points required"});
    CHECK(said(R"({"criterion":"1","points":1,"explanation":"x"})") ==
          Strings{"scores[0].criterion unknown_criterion"});
    CHECK(said(R"({"criterion":"2.1","points":1,"explanation":"x"})") ==
          Strings{"scores[0].criterion not_self_scored"});
    CHECK(said(R"({"criterion":"2.2","points":1,"explanation":"x"})") ==
          Strings{"scores[0].criterion not_self_scored"});
    CHECK(said(R"({"criterion":"1.1","points":6.01,"explanation":"x"})") ==
          Strings{"scores[0].points out_of_range"});
    CHECK(said(R"({"criterion":"1.1","points":1.005,"explanation":"x"})") ==
          Strings{"scores[0].points too_precise"});
    CHECK(said(R"({"criterion":"1.1","points":1,"explanation":"x","documents":[1,1]})") ==
          Strings{"scores[0].documents[1] repeated"});
    CHECK(said(R"({"criterion":"1.1","points":1,"explanation":"x","documents":[77]})") ==
          Strings{"scores[0].documents[0] unknown_document"});
    CHECK(said(R"({"criterion":"1.1","points":1,"explanation":"x","mean":2})") ==
          Strings{"scores[0].mean unknown_field"});
    CHECK(said(kSelf + "," + kSelf) == Strings{"scores[1].criterion repeated"});
    const auto survey = [&](const std::string& how) {
        return office.review(id, office.unit, R"({"criterion":"2.1","reason":"x",)" + how + "}").violations();
    };
    CHECK(survey(R"("answers":3)") == Strings{"scores[0].mean required"});
    CHECK(survey(R"("mean":3)") == Strings{"scores[0].answers required"});
    CHECK(survey(R"("answers":3,"mean":5.01)") == Strings{"scores[0].mean out_of_range"});
    CHECK(survey(R"("answers":3,"mean":3,"points":1)") == Strings{"scores[0].points ambiguous"});
    CHECK(office.review(id, office.unit, R"({"criterion":"1.1","reason":"x","points":1,"mean":3})")
              .violations() == Strings{"scores[0].mean not_a_survey"});
    // Figures are not overruled; where there are none a review may take their place.
    const std::string rated = R"({"criterion":"2.2","points":1,"reason":"Sổ giấy"})";
    CHECK(office.review(id, office.unit, rated).status == 409);
    CHECK(office.review(id, office.otherUnit, rated).status == 201);
    CHECK(office.ranking(id) == "Sở Tài chính 1 1/2; Sở Nội vụ 0 2/2");
}

TEST_CASE("a closed index gives the same bytes for ever, and the year after tells what became of ranks",
          "[http]") {
    IndexOffice office;
    CHECK(office.close("1").status == 404);
    const auto id = office.defined();
    REQUIRE(office.score(id, kSelf).status == 201);
    REQUIRE(office.close(id).status == 200);
    CHECK(office.close(id).status == 409);
    CHECK(office.score(id, R"({"criterion":"1.1","points":1,"explanation":"x","replaces":1})").status == 409);
    std::map<std::string, std::string> first;
    for (const std::string format : {"json", "csv", "xlsx", "pdf"})
        for (const auto& path : {std::string("/report"), "/units/" + office.unit})
            first[office.at(id, path + "?format=" + format)] =
                office.get(office.at(id, path + "?format=" + format), office.chair).body;
    office.clock.advance(std::chrono::hours{2});
    // Another document changes rate A of the year, a decree the name of the unit.
    REQUIRE(office
                .post("/api/v1/documents", office.clerk,
                      R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"},)"
                      R"("registry_number":"9","issued_date":"2026-12-30","number_reason":"Nhập bù"})")
                .status == 201);
    auto body = office.definition();
    body.back() = ',';
    const auto second = office.defined(body + "\"replaces\":" + id + "}");
    for (const auto& [path, bytes] : first) {
        INFO(path);
        CHECK(office.get(path, office.chair).body == bytes);
    }
    // Scores go on to hold for criteria that are scored alike.
    CHECK(office.ranking(second) == "Sở Nội vụ 5.5 1/2; Sở Tài chính 0 2/2");
    REQUIRE(office.score(second, R"({"criterion":"1.1","points":1,"explanation":"x","replaces":1})").status ==
            201);
    CHECK(office.ranking(second) == "Sở Nội vụ 1 1/2; Sở Tài chính 0 2/2");

    const auto next = office.defined(office.definition("2027"));
    REQUIRE(
        office.review(next, office.otherUnit, R"({"criterion":"1.1","points":2,"reason":"Tốt"})").status ==
        201);
    // The newest closed version of the year before is the first one.
    CHECK(office.ranking(next) == "Sở Tài chính 2 1/2 1; Sở Nội vụ 0 2/2 -1");
    const auto early = office.close(next);
    CHECK(early.violations() == Strings{"criterion 2.2 period_not_over"});
}

TEST_CASE("who defines, scores, reviews and closes, and what others are told of it", "[http]") {
    IndexOffice office;
    CHECK(office.define(office.definition(), office.clerk).status == 403);
    CHECK(office.define(office.definition(), office.leader).status == 403);
    const auto id = office.defined();
    const auto self = "{\"scores\":[" + kSelf + "]}";
    const auto reviewed = "{\"scores\":[" + kReview + "]}";
    const auto own = office.at(id, "/units/" + office.unit);
    // Of another unit nothing is known, of the own one everything but the rank.
    CHECK(office.get(own, office.otherClerk).status == 404);
    CHECK(office.post(own + "/self-scores", office.otherClerk, self).status == 404);
    CHECK(office.post(own + "/self-scores", office.chair, self).status == 403);
    CHECK(office.post(own + "/reviews", office.leader, reviewed).status == 403);
    CHECK(office.post(own + "/reviews", office.clerk, reviewed).status == 403);
    CHECK(office.post(own + "/self-scores", office.leader, self).status == 201);
    CHECK(office.post(own + "/reviews", office.chair, reviewed).status == 201);
    CHECK(office.post(office.at(id, "/closing"), office.leader, "{}").status == 403);
    CHECK(office.get(office.at(id, "/units/1"), office.chair).status == 404);  // the province is not ranked
    const auto told = [&](const std::string& token) {
        return office.get(office.at(id, "/report"), token).json()->getArray("units");
    };
    REQUIRE(told(office.clerk)->size() == 1);
    CHECK_FALSE(told(office.clerk)->getObject(0)->has("rank"));
    CHECK_FALSE(office.get(own, office.clerk).json()->has("rank"));
    REQUIRE(office.close(id).status == 200);
    CHECK(told(office.clerk)->getObject(0)->getValue<int>("rank") == 1);
    CHECK(told(office.otherClerk)->getObject(0)->getValue<int>("rank") == 2);
    CHECK(told(office.chair)->size() == 2);
}

TEST_CASE("a lost answer may be asked for again, with the same key", "[http]") {
    IndexOffice office;
    const auto id = office.defined();
    const auto again = [&] {
        return office.send({"POST",
                            office.at(id, "/units/" + office.unit + "/self-scores"),
                            office.clerk,
                            "{\"scores\":[" + kSelf + "]}",
                            "application/json",
                            {{"Idempotency-Key", "k1"}}});
    };
    const auto first = again();
    CHECK(first.status == 201);
    CHECK(again().body == first.body);
}

TEST_CASE("criteria are fed by what units on other installations delivered; who has not is named", "[http]") {
    const Forger forger;
    Receiver province;
    province.trust(forger.key.certificate().pem());
    province.await();
    const auto defined = province.post(
        "/api/v1/reform-indexes", province.leader,
        R"({"code":"CCHC","year":2026,"name":"Chỉ số","groups":["so_nganh"],"maximum":2,"items":[)"
        R"({"code":"1","name":"Nhập văn bản đi","maximum":2,"method":"rate","rate":"A",)"
        R"("period":{"from":"2026-01-01","to":"2026-03-31"},"proportional":{"zero":0,"full":100}}]})");
    REQUIRE(defined.status == 201);
    const auto id = defined.json()->getValue<std::string>("id");
    const auto report = [&] { return province.get(IndexOffice::at(id, "/report"), province.leader).json(); };
    const auto lineOf = [&](const std::string& unit) {
        const auto units = report()->getArray("units");
        for (unsigned i = 0; i < units->size(); ++i)
            if (units->getObject(i)->getValue<std::string>("name") == unit) return units->getObject(i);
        return Poco::JSON::Object::Ptr{};
    };
    const auto source = [&](const std::string& name) {
        return lineOf("Sở Tư pháp")->getObject("sources")->getValue<int>(name);
    };

    REQUIRE(lineOf("Sở Tư pháp"));
    CHECK(lineOf("Sở Tư pháp")->getValue<double>("points") == 0);
    CHECK(source("not_delivered") == 1);
    const auto coverage = report()->getObject("coverage");
    CHECK(coverage->getValue<std::string>("text") == "2 đơn vị phải có số liệu, 0 có số liệu");
    CHECK(coverage->getArray("missing")->size() == 2);
    const auto csv = province.get(IndexOffice::at(id, "/report?format=csv"), province.leader).body;
    CHECK(contains(csv, "Sở Tư pháp (chưa gửi gói số liệu)"));
    CHECK(contains(csv, "(sổ chưa có văn bản trong kỳ)"));

    REQUIRE(province
                .take(forger.fileWith([](auto& package) {
                    auto& counts = package.figures.outgoing.counts;
                    counts[static_cast<std::size_t>(domain::Figure::withFile)] = 9;
                }))
                .status == 201);

    CHECK(lineOf("Sở Tư pháp")->getValue<double>("points") == 1.8);  // 9 of 10
    CHECK(source("delivered") == 1);
    REQUIRE(report()->getObject("coverage")->getArray("missing")->size() == 1);
    CHECK(
        report()->getObject("coverage")->getArray("missing")->getObject(0)->getValue<std::string>("reason") ==
        "nothing_registered");
    // Figures cannot be overruled, wherever they come from.
    CHECK(province
              .post(IndexOffice::at(id, "/units/" +
                                            lineOf("Sở Tư pháp")->getValue<std::string>("organisation_id") +
                                            "/reviews"),
                    province.root, R"({"scores":[{"criterion":"1","points":2,"reason":"Theo báo cáo"}]})")
              .status == 409);
    const auto ranking = report()->getArray("units");
    REQUIRE(province.post(IndexOffice::at(id, "/closing"), province.leader, "{}").status == 200);
    std::ostringstream before;
    std::ostringstream after;
    ranking->stringify(before);
    report()->getArray("units")->stringify(after);
    CHECK(after.str() == before.str());
}

TEST_CASE("a unit on another installation is reviewed from above, whatever it has delivered", "[http]") {
    Receiver province;
    province.await();
    const auto defined = province.post("/api/v1/reform-indexes", province.leader, IndexOffice::definition());
    REQUIRE(defined.status == 201);
    const auto id = defined.json()->getValue<std::string>("id");
    const auto unit = std::to_string(
        province.app.directory.current()->organisation(app::organisationReference("H99.2"))->id.value);
    const auto sheet = IndexOffice::at(id, "/units/" + unit);
    const auto review = [&](const std::string& token) {
        return province.post(sheet + "/reviews", token, "{\"scores\":[" + kReview + "]}").status;
    };
    int people = 0;
    const auto someone = [&](domain::Role role, const std::string& of) {
        return province.tokenOf("nguoi" + std::to_string(++people), role, of);
    };
    for (const auto role : {domain::Role::clerk, domain::Role::officer})
        CHECK(review(someone(role, "H99")) == 403);
    CHECK(review(someone(domain::Role::leader, "H99.1")) == 404);  // is told nothing of the unit
    CHECK(review(someone(domain::Role::leader, "H99.2")) == 403);
    CHECK(province.get(sheet, province.leader).json()->getValue<bool>("may_review"));
    CHECK(review(province.leader) == 201);
    CHECK(review(province.root) == 409);  // may, but the score of the leader is there meanwhile
}

}  // namespace vanthu::tests
