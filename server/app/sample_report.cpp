#include "server/app/sample_report.h"

#include "schemas/domain/json_writer.h"

#include <algorithm>
#include <string_view>

namespace vanthu::app {

using domain::SampleAudit;
using domain::SampleNumber;
using domain::SampleResult;

namespace {

SampleShare shareOf(const SampleAudit& audit, std::int64_t hits) {
    const auto size = static_cast<std::int64_t>(audit.numbers.size());
    return {hits, size, audit.population, domain::countInterval(audit.population, size, hits)};
}

std::int64_t tenths(std::int64_t part, std::int64_t whole) {
    return part * 1000 / whole;
}
/// The upper end is rounded up: an interval must not look narrower than it is.
std::int64_t tenthsUp(std::int64_t part, std::int64_t whole) {
    return (part * 1000 + whole - 1) / whole;
}

std::string percentText(std::int64_t tenthsOfPercent) {
    return std::to_string(tenthsOfPercent / 10) + "," + std::to_string(tenthsOfPercent % 10);
}

/// "57/60 = 95,0 %; khoảng tin cậy 95 %: 87,1–98,6 % (1045 đến 1183 của 1200 số)".
std::string textOf(const SampleShare& share) {
    return std::to_string(share.hits) + "/" + std::to_string(share.size) + " = " +
           percentText(tenths(share.hits, share.size)) +
           " %; khoảng tin cậy 95 %: " + percentText(tenths(share.interval.lowest, share.population)) + "–" +
           percentText(tenthsUp(share.interval.highest, share.population)) + " % (" +
           std::to_string(share.interval.lowest) + " đến " + std::to_string(share.interval.highest) +
           " của " + std::to_string(share.population) + " số)";
}

void write(domain::JsonWriter& json, std::string_view name, const SampleShare& share) {
    const auto percent = [](std::int64_t tenthsOfPercent) {
        return static_cast<double>(tenthsOfPercent) / 10.0;
    };
    json.key(name)
        .beginObject()
        .field("hits", share.hits)
        .field("size", share.size)
        .field("percent", percent(tenths(share.hits, share.size)))
        .field("lowest", share.interval.lowest)
        .field("highest", share.interval.highest)
        .field("lowest_percent", percent(tenths(share.interval.lowest, share.population)))
        .field("highest_percent", percent(tenthsUp(share.interval.highest, share.population)))
        .endObject();
}

std::string momentText(domain::Timestamp moment) {
    return domain::isoVietnam(moment).substr(11, 5) + " ngày " + domain::vietnamDate(moment).vietnamese();
}

std::string seriesText(const SampleAudit& audit) {
    return audit.bookName + ", năm " + std::to_string(audit.year) +
           (audit.key.empty() ? "" : ", " + audit.key);
}

void write(domain::JsonWriter& json, const SampleNumber& number) {
    json.beginObject().field("number", std::to_string(number.number) + number.suffix);
    if (number.document) json.field("document", number.document->value);
    if (number.result)
        json.field("result", domain::code(*number.result))
            .fieldIfAny("note", number.note)
            .field("recorded_by", number.recordedByName)
            .field("recorded_at", domain::isoVietnam(*number.recordedAt));
    json.endObject();
}

void writeNumbers(domain::JsonWriter& json, const SampleAudit& audit) {
    json.key("results").beginObject();
    for (const auto& word : domain::kWords<SampleResult>)
        json.field(word.code, countOf(audit, word.value));
    json.field("open", openNumbers(audit)).endObject();
    if (openNumbers(audit) == 0) {
        const auto shares = sharesOf(audit);
        json.key("shares").beginObject();
        write(json, "found", shares.found);
        write(json, "in_registry", shares.inRegistry);
        json.endObject();
    }
    json.key("numbers").beginArray();
    for (const auto& number : audit.numbers)
        write(json, number);
    json.endArray();
}

}  // namespace

std::int64_t countOf(const SampleAudit& audit, SampleResult result) {
    return std::ranges::count_if(audit.numbers, [&](const auto& number) { return number.result == result; });
}

std::int64_t openNumbers(const SampleAudit& audit) {
    return std::ranges::count_if(audit.numbers, [](const auto& number) { return !number.result; });
}

SampleShares sharesOf(const SampleAudit& audit) {
    const auto found = countOf(audit, SampleResult::found);
    return {shareOf(audit, found), shareOf(audit, found + countOf(audit, SampleResult::different))};
}

std::string toJson(const SampleAudit& audit, const std::string& unit) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", audit.id.value)
        .field("organisation_id", audit.organisation.value)
        .field("organisation", unit)
        .field("direction", domain::code(audit.direction))
        .field("series_id", audit.series.value)
        .field("book", audit.bookName)
        .field("year", audit.year)
        .fieldIfAny("key", audit.key)
        .field("from", audit.from.iso())
        .field("to", audit.to.iso())
        .field("as_of_change", audit.asOf)
        .field("population", audit.population)
        .field("seed", audit.seed)
        .field("seed_given", audit.seedGiven)
        .fieldIfAny("note", audit.note)
        .field("drawn_by", audit.drawnByName)
        .field("drawn_at", domain::isoVietnam(audit.drawnAt))
        .field("state", audit.closedAt ? "closed" : "open");
    if (audit.closedAt)
        json.field("conclusion", audit.conclusion)
            .field("closed_by", audit.closedByName)
            .field("closed_at", domain::isoVietnam(*audit.closedAt));
    if (!audit.numbers.empty()) writeNumbers(json, audit);
    return json.endObject().take();
}

reports::PrintedList printedList(const SampleAudit& audit, const std::string& unit, domain::Timestamp now) {
    reports::PrintedList list;
    list.title = "BIÊN BẢN KIỂM TRA MẪU SỐ VĂN BẢN";
    list.organisation = unit;
    // Of a closed one the same bytes for ever.
    list.printedAt = audit.closedAt.value_or(now);
    list.lines = {
        seriesText(audit) + "; từ ngày " + audit.from.vietnamese() + " đến ngày " + audit.to.vietnamese(),
        "Mẫu " + std::to_string(audit.numbers.size()) + " của " + std::to_string(audit.population) +
            " số; mã rút " + std::to_string(audit.seed) +
            (audit.seedGiven ? " (người kiểm tra chọn)" : " (máy chủ chọn)") + "; theo sổ tại thay đổi số " +
            std::to_string(audit.asOf),
        "Người rút mẫu: " + audit.drawnByName + ", " + momentText(audit.drawnAt)};
    list.columns = {{"STT", 7, true}, {"Số", 10, true}, {"Trong phần mềm", 17},
                    {"Kết quả", 18},  {"Ghi chú", 28},  {"Người ghi", 20}};
    int order = 0;
    for (const auto& number : audit.numbers)
        list.rows.push_back(
            {{std::to_string(++order), std::to_string(number.number) + number.suffix,
              number.document ? "văn bản mã " + std::to_string(number.document->value) : "chưa nhập",
              number.result ? std::string(domain::label(*number.result)) : "", number.note,
              number.recordedByName}});
    for (const auto& word : domain::kWords<SampleResult>)
        list.closing.push_back(std::string(word.label) + ": " + std::to_string(countOf(audit, word.value)) +
                               " số.");
    if (const auto open = openNumbers(audit); open > 0) {
        list.closing.push_back("Chưa kiểm tra: " + std::to_string(open) + " số.");
    } else {
        const auto shares = sharesOf(audit);
        list.closing.push_back("Có và đúng: " + textOf(shares.found) + ".");
        list.closing.push_back("Có trong phần mềm, đúng hay khác: " + textOf(shares.inRegistry) + ".");
    }
    list.closing.push_back("Khoảng tin cậy tính đúng theo phân phối siêu bội (rút không hoàn lại).");
    if (audit.closedAt)
        list.closing.push_back("Kết luận: " + audit.conclusion + " (" + audit.closedByName + ", " +
                               momentText(*audit.closedAt) + ").");
    list.signers = {"Người kiểm tra", "Đại diện đơn vị"};
    return list;
}

}  // namespace vanthu::app
