#include "storage/rate_rules_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

#include <charconv>
#include <optional>
#include <sstream>

namespace vanthu::storage {

using domain::RateRules;

namespace {

constexpr std::string_view kSelectRules =
    "SELECT id, code, from_day, source, reason, rates, leads, entered_by, entered_by_name, entered_at, "
    "since FROM rate_rules ";

std::string sumText(const domain::RateSum& sum) {
    std::string text;
    for (const auto counter : sum)
        text += (text.empty() ? "" : "+") + std::string(domain::code(counter));
    return text;
}

std::string ratesText(const RateRules& rules) {
    std::string text;
    for (const auto& [name, rate] : rules.rates)
        text += (text.empty() ? "" : " ") + std::string(domain::code(name)) + "=" + sumText(rate.numerator) +
                "/" + sumText(rate.denominator);
    return text;
}

std::string leadingText(const RateRules& rules) {
    std::string text;
    for (const auto& [report, leading] : rules.leading)
        text += (text.empty() ? "" : " ") + std::string(domain::code(report)) + "=" +
                std::string(domain::code(leading.rate)) + ":" + std::to_string(leading.perMille);
    return text;
}

template <class E>
E wordFrom(std::string_view text) {
    const auto value = domain::parse<E>(text);
    if (!value)
        throw Error{ErrorCode::damaged, "The database holds the unknown word '" + std::string(text) +
                                            "' in a definition of rates"};
    return *value;
}

/// What stands before and behind the first `sign`.
std::pair<std::string_view, std::string_view> halves(std::string_view text, char sign) {
    const auto at = text.find(sign);
    if (at == std::string_view::npos)
        throw Error{ErrorCode::damaged, "The database holds an unreadable definition of rates"};
    return {text.substr(0, at), text.substr(at + 1)};
}

domain::RateSum sumFrom(std::string_view text) {
    domain::RateSum sum;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find('+', begin), text.size());
        sum.push_back(wordFrom<domain::RateCounter>(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return sum;
}

/// Calls `use` with what stands before and behind "=" of each word.
template <class Use>
void forEachPair(const std::string& text, Use use) {
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto [name, value] = halves(word, '=');
        use(name, value);
    }
}

RateRules rulesFrom(const Row& row) {
    RateRules rules{.id = row.id<domain::RateRulesId>(0), .code = row.text(1)};
    rules.from = row.date(2);
    rules.source = row.text(3);
    rules.reason = row.text(4);
    forEachPair(row.text(5), [&](std::string_view name, std::string_view rate) {
        const auto [numerator, denominator] = halves(rate, '/');
        rules.rates[wordFrom<domain::RateName>(name)] = {sumFrom(numerator), sumFrom(denominator)};
    });
    forEachPair(row.text(6), [&](std::string_view report, std::string_view leading) {
        const auto [rate, threshold] = halves(leading, ':');
        auto& read = rules.leading[wordFrom<domain::FigureReport>(report)];
        read.rate = wordFrom<domain::RateName>(rate);
        std::from_chars(threshold.data(), threshold.data() + threshold.size(), read.perMille);
    });
    rules.enteredBy = row.id<domain::AccountId>(7);
    rules.enteredByName = row.text(8);
    rules.enteredAt = row.moment(9);
    rules.since = row.integer(10);
    return rules;
}

}  // namespace

std::string recordOf(const RateRules& rules) {
    return JsonObject{}
        .with("id", rules.id.value)
        .with("code", rules.code)
        .with("from", rules.from->iso())
        .with("source", rules.source)
        .with("reason", rules.reason)
        .with("rates", ratesText(rules))
        .with("leading", leadingText(rules))
        .with("entered_by", rules.enteredBy.value)
        .with("entered_by_name", rules.enteredByName)
        .with("entered_at", domain::isoVietnam(rules.enteredAt))
        .text();
}

RateRules insertRateRules(WriteTransaction& transaction, RateRules rules, const std::string& after) {
    const auto before = listRateRules(transaction);
    const auto newest = before.empty() ? domain::builtInRules().code : before.front().code;
    if (newest != after) throw Refused(Refusal::rateRulesPassed, {after, newest});
    rules.enteredBy = transaction.actor().account;
    rules.enteredAt = transaction.actor().at;
    rules.id.value = firstInteger(transaction,
                                  "INSERT INTO rate_rules (code, from_day, source, reason, rates, leads, "
                                  "entered_by, entered_by_name, entered_at, since) VALUES ($1, $2, $3, $4, "
                                  "$5, $6, $7, $8, $9, 0) RETURNING id",
                                  {rules.code, *rules.from, rules.source, rules.reason, ratesText(rules),
                                   leadingText(rules), rules.enteredBy, rules.enteredByName, rules.enteredAt})
                         .value();
    rules.since = appendChange(transaction, "rate_rules", rules.id.value, "added", "", recordOf(rules));
    execute(transaction, "UPDATE rate_rules SET since = $1 WHERE id = $2", {rules.since, rules.id});
    return rules;
}

std::vector<RateRules> listRateRules(ReadTransaction& transaction) {
    static const auto kSql = std::string(kSelectRules) + "ORDER BY since DESC";
    return allRows(transaction, kSql, {}, rulesFrom);
}

RateRules rateRulesOn(ReadTransaction& transaction, domain::Date day, domain::Sequence asOf) {
    // A later one never begins before an earlier one.
    static const auto kSql =
        std::string(kSelectRules) + "WHERE from_day <= $1 AND since <= $2 ORDER BY since DESC LIMIT 1";
    return firstRow(transaction, kSql, {day, asOf}, rulesFrom).value_or(domain::builtInRules());
}

}  // namespace vanthu::storage
