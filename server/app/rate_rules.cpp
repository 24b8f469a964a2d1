#include "server/app/rate_rules.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/checks.h"
#include "storage/rate_rules_store.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu::app {

using domain::JsonWriter;
using domain::RateRules;

namespace {

void writeSum(JsonWriter& json, const char* name, const domain::RateSum& sum) {
    json.key(name).beginArray();
    for (const auto counter : sum)
        json.value(domain::code(counter));
    json.endArray();
}

void write(JsonWriter& json, const RateRules& rules, const RateRules* before) {
    json.beginObject().field("id", rules.code);
    if (!rules.isBuiltIn())
        json.field("valid_from", rules.from->iso())
            .field("source", rules.source)
            .field("reason", rules.reason)
            .field("entered_by", rules.enteredBy.value)
            .field("entered_by_name", rules.enteredByName)
            .field("entered_at", domain::isoVietnam(rules.enteredAt))
            .field("change", rules.since);
    json.key("rates").beginArray();
    for (const auto& [name, rate] : rules.rates) {
        json.beginObject().field("rate", domain::code(name)).field("label", domain::label(name));
        writeSum(json, "numerator", rate.numerator);
        writeSum(json, "denominator", rate.denominator);
        json.endObject();
    }
    json.endArray().key("leading").beginArray();
    for (const auto& [report, leading] : rules.leading)
        json.beginObject()
            .field("report", domain::code(report))
            .field("rate", domain::code(leading.rate))
            .field("threshold", leading.perMille)
            .endObject();
    json.endArray().key("differences").beginArray();
    if (before != nullptr)
        for (const auto& line : domain::differences(*before, rules))
            json.value(line);
    json.endArray().endObject();
}

std::string toJson(const RateRules& rules, const RateRules& before) {
    JsonWriter json;
    write(json, rules, &before);
    return json.take();
}

/// Newest first, the built-in set last.
std::vector<RateRules> allRules(storage::ReadTransaction& transaction) {
    auto all = storage::listRateRules(transaction);
    all.push_back(domain::builtInRules());
    return all;
}

void checkFirstDay(Checks& checks, const RateRules& rules, const RateRules& newest, domain::Date today) {
    if (newest.from && *rules.from < *newest.from)
        checks.add("valid_from", "too_early",
                   "Bộ mới nhất “" + newest.code + "” có hiệu lực từ " + newest.from->vietnamese() +
                       "; bộ sau không bắt đầu trước ngày đó.");
    const bool isOver =
        std::pair{rules.from->year(), rules.from->month()} < std::pair{today.year(), today.month()};
    if (isOver && rules.reason.empty())
        checks.add("reason", "required",
                   "Ngày hiệu lực thuộc kỳ đã qua: ghi lý do vì sao phải tính lại các kỳ đó.");
}

}  // namespace

std::string RateRulesKeeping::list(const Caller& caller) {
    require(caller, Action::seeReports);
    const auto all =
        database_.read([](storage::ReadTransaction& transaction) { return allRules(transaction); });
    JsonWriter json;
    json.beginObject().key("rate_rules").beginArray();
    for (std::size_t i = 0; i < all.size(); ++i)
        write(json, all[i], i + 1 < all.size() ? &all[i + 1] : nullptr);
    json.endArray().key("counters").beginArray();
    for (const auto& word : domain::kWords<domain::RateName>) {
        json.beginObject().field("rate", word.code).field("label", word.label).key("counters").beginArray();
        for (const auto counter : domain::countersOf(word.value))
            json.beginObject()
                .field("counter", domain::code(counter))
                .field("label", domain::label(counter))
                .endObject();
        json.endArray().endObject();
    }
    return json.endArray().endObject().take();
}

Created RateRulesKeeping::add(const Caller& caller, const RateRulesRequest& request,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::manageRateRules);
    const auto now = clock_.now();
    auto rules = request.rules;
    Checks checks;
    rules.code = checks.text("id", rules.code, limits::kIndexCode, Presence::required);
    rules.source = checks.text("source", rules.source, limits::kReason, Presence::required);
    rules.reason = checks.text("reason", rules.reason, limits::kReason);
    checks.add(domain::faultsOf(rules));
    checks.finish();
    rules.enteredByName = caller.account.fullName;
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto known = allRules(transaction);
        const auto& newest = known.front();
        Checks against;
        checkFirstDay(against, rules, newest, domain::vietnamDate(now));
        if (std::ranges::count(known, rules.code, &RateRules::code) > 0)
            against.add("id", "taken", "Đã có bộ mang tên này; hãy đặt tên khác.");
        against.finish();
        return toJson(storage::insertRateRules(transaction, rules, request.after), newest);
    });
}

}  // namespace vanthu::app
