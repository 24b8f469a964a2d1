#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"

namespace vanthu::http {
namespace {

domain::RateSum readSum(JsonFields& fields, const std::string& name) {
    domain::RateSum sum;
    const auto words = fields.texts(name, domain::kWords<domain::RateCounter>.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        if (const auto counter = domain::parse<domain::RateCounter>(words[i]))
            sum.push_back(*counter);
        else
            fields.note(name + "[" + std::to_string(i) + "]", "unknown_value",
                        "Không có số đếm này; xem danh sách counters.");
    return sum;
}

/// What is not named stays as in the built-in set.
app::RateRulesRequest readRateRules(JsonFields& fields) {
    app::RateRulesRequest request{.rules = domain::builtInRules(), .after = {}};
    auto& rules = request.rules;
    rules.code = fields.text("id", Presence::required);
    rules.from = fields.date("valid_from", Presence::required);
    rules.source = fields.text("source", Presence::required);
    rules.reason = fields.text("reason");
    request.after = fields.text("after", Presence::required);
    for (auto& each : fields.objects("rates", domain::kWords<domain::RateName>.size())) {
        auto& rate = rules.rates[each.word("rate", domain::RateName::a, Presence::required)];
        rate.numerator = readSum(each, "numerator");
        rate.denominator = readSum(each, "denominator");
        each.done();
    }
    for (auto& each : fields.objects("leading", domain::kWords<domain::FigureReport>.size())) {
        auto& leading = rules.leading[each.word("report", domain::FigureReport::entry, Presence::required)];
        leading.rate = each.word("rate", leading.rate, Presence::required);
        leading.perMille =
            static_cast<int>(each.integer("threshold", 0, 1000, Presence::required).value_or(0));
        each.done();
    }
    return request;
}

}  // namespace

Answer listRateRules(Request& request) {
    return jsonAnswer(request.app().rateRules.list(request.caller()));
}

Answer addRateRules(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto rules = readObject(body, "body", readRateRules);
    return createdAnswer(request.app().rateRules.add(request.caller(), rules, request.requestKey(body)));
}

}  // namespace vanthu::http
