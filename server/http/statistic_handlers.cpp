#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"
#include "server/http/stored_file.h"

#include <limits>
#include <optional>
#include <utility>

namespace vanthu::http {
namespace {

constexpr auto kAnyId = std::numeric_limits<std::int64_t>::max();

app::PackageRequest readPackageRequest(JsonFields& fields) {
    app::PackageRequest wanted;
    wanted.organisation = fields.organisation("organisation");
    wanted.from = fields.date("from", Presence::required).value_or(domain::Date{});
    wanted.to = fields.date("to", Presence::required).value_or(domain::Date{});
    return wanted;
}

app::DutyRequest readDuty(JsonFields& fields) {
    app::DutyRequest duty;
    duty.organisation =
        fields.organisation("organisation", Presence::required).value_or(app::OrganisationReference{});
    duty.from = fields.date("from", Presence::required).value_or(domain::Date{});
    duty.to = fields.date("to");
    duty.note = fields.text("note");
    if (const auto id = fields.integer("replaces", 1, kAnyId)) duty.replaces = domain::StatisticDutyId{*id};
    return duty;
}

}  // namespace

Answer makeStatisticPackage(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readPackageRequest);
    return createdAnswer(
        request.app().statisticPackages.make(request.caller(), wanted, request.requestKey(body)));
}

Answer receiveStatisticPackage(Request& request) {
    const auto body = request.body(kJson, limits::kStatisticFileBytes);
    return createdAnswer(
        request.app().statisticPackages.receive(request.caller(), body, request.requestKey(body)));
}

Answer sendStatisticPackage(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto to = readObject(body, "body", [](JsonFields& fields) {
        return fields.organisation("to", Presence::required).value_or(app::OrganisationReference{});
    });
    return createdAnswer(request.app().statisticPackages.send(request.caller(), {request.pathNumber(0)}, to,
                                                              request.requestKey(body)));
}

Answer listStatisticPackages(Request& request) {
    const auto [before, limit] = readNewestFirst<domain::StatisticPackageId>(request.query());
    return jsonAnswer(request.app().statisticPackages.list(request.caller(), before, limit));
}

Answer listExchangedPackages(Request& request) {
    QueryReader query(request.query());
    app::PackageBoardRequest wanted;
    wanted.received = query.flag("received");
    wanted.state = query.word<domain::DeliveryState>("state");
    wanted.cursor = query.text("cursor", 512);
    wanted.limit =
        static_cast<int>(query.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    query.finish();
    return jsonAnswer(request.app().packageBoard.list(request.caller(), wanted));
}

Answer downloadStatisticPackage(Request& request) {
    auto file = request.app().statisticPackages.file(request.caller(), {request.pathNumber(0)});
    return textAnswer(std::move(file.bytes), "application/json; charset=utf-8")
        .with("Content-Disposition", attachmentNamed(file.name));
}

Answer enterStatisticDuty(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto duty = readObject(body, "body", readDuty);
    return createdAnswer(
        request.app().statisticPackages.enterDuty(request.caller(), duty, request.requestKey(body)));
}

Answer listStatisticDuties(Request& request) {
    const auto [before, limit] = readNewestFirst<domain::StatisticDutyId>(request.query());
    return jsonAnswer(request.app().statisticPackages.duties(request.caller(), before, limit));
}

}  // namespace vanthu::http
